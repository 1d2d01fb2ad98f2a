"""A company called by the one word of its name that is its own: "entä Yritystilat?" of "Koelan Yritystilat Oy"."""

from collections.abc import Iterable

from ingest.language.voikko import readings
from retrieval.language.explain import Explained, Span
from retrieval.language.inflection import COMPANY_FORMS
from retrieval.language.lexicon import sense_words
from retrieval.language.names import name_words
from retrieval.language.phrases import Concept, word_keys
from retrieval.language.reading import Token
from retrieval.language.retagging import Spans, retagged
from retrieval.language.rules import given

_CHOOSING = {"largest", "smallest", "over", "under", "at_least", "at_most", "top"}
"""Tags of words that choose among several."""
_GENERAL = COMPANY_FORMS | {"kiinteistö", "asunto", "osakeyhtiö"}


def _own_word(words: list[str], towns: Iterable[str]) -> str | None:
    """The word of a company's name that is left without its town and its form; None where none or several are."""
    if not COMPANY_FORMS & set(words):
        return None
    left = [w for w in words if w not in _GENERAL and w not in towns]
    return left[0] if len(left) == 1 and len(left[0]) > 3 else None


def called_by_word(spans: Spans, explained: Explained) -> Spans:
    """ "Entä Yritystilat?", "yritystilojen tulos": the one company of that name.

    It is written with a capital inside the question, since such words mean other things too, or says whose a row is that the company has.
    """
    held = explained.vocabulary
    if not explained.open or held.analyser is None or any(s.has("unit") is not None for s in spans):
        return spans
    towns = {key for name in held.municipalities for key in word_keys(held.analyser, name.split()[0].lower())} | {
        name.split()[0].lower() for name in held.municipalities
    }
    found = list(spans)
    for at in explained.open:
        token = explained.tokens[at]
        rows = [key for s in spans if s.start == at + 1 and (row := s.has("subject")) is not None for key in row.values]
        whose = token.kind == "word" and not token.quoted and bool(rows) and any(r.case == "omanto" for r in readings(token.low))
        if not whose and not _is_name(token, at, explained):
            continue
        companies = [name for name in held.units if (own := _own_word(name_words(name), towns)) and word_keys(held.analyser, own) & token.keys]
        has_row = any(s.unit == name for name in companies for key in rows for s in held.by_account.get(key, ()))
        if len(companies) == 1 and (has_row or _is_name(token, at, explained)):
            found.append(Span(at, at + 1, (Concept("unit", (companies[0],)),), 1.0))
    return tuple(sorted(found, key=lambda s: s.start))


def _is_name(token: Token, at: int, explained: Explained) -> bool:
    return token.kind == "word" and token.text[:1].isupper() and at > explained.first and not token.quoted


@given(*_CHOOSING, senses=("company_told",))
def asked_for(spans: Spans, explained: Explained) -> Spans:
    """ "Minkä yhtiön liikevaihto on suurin?": a company behind a word that asks which is one of several, not the one told before."""
    if not any(set(s.tags) & _CHOOSING for s in spans):
        return spans
    asking = {s.end for s in spans if "ask:which" in s.tags}
    said = sense_words("company_told")
    return tuple(retagged(s, "dim:company") if "pronoun" in s.tags and s.start in asking and explained.tokens[s.start].keys & said else s for s in spans)


@given("group")
def of_one_group(spans: Spans, explained: Explained) -> Spans:
    """ "Takaukset samaan konserniin kuuluvien yhteisöjen puolesta": which companies, neither the whole group nor a share of something."""
    groups = [s for s in spans if "group" in s.tags and explained.tokens[s.end - 1].low.endswith("konserniin")]
    belongs = [s for s in spans if any(s.start == g.end for g in groups) and any(r.participle for r in readings(explained.tokens[s.start].low))]
    if not belongs:
        return spans
    said = {*groups, *belongs, *(s for s in spans if "pronoun" in s.tags and any(s.end == g.start for g in groups))}
    return tuple(retagged(s, "filler") if s in said else s for s in spans)


RULES = (called_by_word, asked_for, of_one_group)
"""In order: each takes the spans and the question as it was explained, and gives the spans back."""
