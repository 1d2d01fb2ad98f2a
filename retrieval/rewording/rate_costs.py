"""What something has cost for each of a kind: "mitä yksi hoitopaikka maksoi lasta kohden" of a row in €/lapsi that is named by what it is of."""

from dataclasses import replace

from ingest.language.voikko import readings
from retrieval.language.explain import Explained, Span
from retrieval.language.lexicon import sense_list, sense_words
from retrieval.language.mending import distance
from retrieval.language.phrases import Concept
from retrieval.language.reading import Token
from retrieval.language.retagging import Spans, bases_of, names_any
from retrieval.language.rules import given

_RATE = "rate:€/"
_LONG = 9
"""Letters of a word in which a typing slip still leaves no doubt."""


@given("rate:")
def rate_costs(spans: Spans, explained: Explained) -> Spans:
    """ "Mitä yksi varhaiskasvatuspaikka maksoi lasta kohden": the row in that unit whose name tells what it is of, where one alone does."""
    units = {tag.removeprefix("rate:") for s in spans for tag in s.tags if tag.startswith(_RATE)}
    if len(units) != 1:
        return spans
    costs = any(explained.tokens[i].keys & sense_words("costing") for i in explained.own) or not any(
        t.startswith("ask:") for t in explained.tags
    )  # "Talvihoito €/km"
    if not costs or names_any(spans, "subject", "record", "account_word") or explained.has("why", "than", "op:sum"):
        return spans
    held = {
        key: explained.vocabulary.base_forms((explained.vocabulary.accounts.get(key, key),))
        for key, subjects in explained.vocabulary.by_account.items()
        if any(s.number_unit in units and s.subject_kind != "prose" for s in subjects)
    }
    found = {i: {key for key, bases in held.items() if _told_by(explained.tokens[i], bases)} for i in explained.own}
    named = [i for i, rows in found.items() if rows]
    if len(named) != 1 or len(found[named[0]]) != 1:
        return spans
    at, first = named[0], named[0]
    if at - 1 in explained.own and explained.tokens[at - 1].any_keys & sense_words("one"):
        first -= 1
    kept = [s for s in spans if s.end <= first or s.start > at]
    kept = [replace(s, concepts=(Concept("tag", ("trend",)),)) if "spend" in s.tags and bases_of(s, explained) & sense_words("costing") else s for s in kept]
    return tuple(sorted((*kept, Span(first, at + 1, (Concept("subject", tuple(found[at])),), 2.0)), key=lambda s: s.start))


def _told_by(token: Token, bases: frozenset[str]) -> bool:
    """Whether a noun in the nominative is one of the words of a row's name, or a place in it: "hoitopaikka" of "Hoidon kustannus"."""
    word = token.low
    if token.kind != "word" or len(word) < _LONG:
        return False
    tail = next((t for t in sense_list("place_in") if word.endswith(t) and len(word) > len(t) + _LONG - 1), None)
    if tail is None or word in bases:  # "esiopetuspaikka" of "Esiopetuspaikan nettokustannus"
        return bool(token.keys & bases) and any(r.case == "nimento" for r in readings(token.corrected or word))
    return any(_alike(word.removesuffix(tail), base) for base in bases)


def _alike(word: str, base: str) -> bool:
    """Whether two words are the same but for one slip of typing: a letter too many, too few or wrong, or two that have changed places."""
    edits = distance(word, base)
    return edits == 0 or (len(base) >= _LONG and (edits == 1 or (edits == 2 and sorted(word) == sorted(base))))


RULES = (rate_costs,)
"""In order: each takes the spans and the question as it was explained, and gives the spans back."""
