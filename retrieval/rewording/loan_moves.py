"""Loans that are taken or paid back where the verb stands apart from the loan: "paljonko pitkäaikaista lainaa kunnan on tarkoitus nostaa"."""

from ingest.language.voikko import readings
from retrieval.language.explain import Explained, Span
from retrieval.language.lexicon import sense_list, sense_words
from retrieval.language.names import account_key
from retrieval.language.phrases import Concept
from retrieval.language.reading import Token
from retrieval.language.retagging import Spans, bases_of, retagged
from retrieval.language.rules import given


def _moves(back: bool) -> tuple[tuple[frozenset[str], tuple[str, ...]], ...]:
    """Verbs and the rows of the cash flow statement, or of a plan of it, that print how much; `back` where it is said that something comes back."""
    repaying = sense_words("repaying_loan") | (sense_words("paying_back") if back else frozenset())
    return ((sense_words("taking_loan"), sense_list("loan_taken")), (repaying, sense_list("loan_repaid")))


@given(words=("laina",))
def loan_moves(spans: Spans, explained: Explained) -> Spans:
    """The row of new loans, or of those paid back, for the loans of which such a verb is said."""
    tokens = explained.tokens
    loans = [i for i in explained.own if "laina" in tokens[i].keys and any(r.case == "osanto" for r in readings(tokens[i].low))]
    if len(loans) != 1 or not explained.has("ask:amount", "ask:many", "list") or explained.has("ratio:resident", "why"):
        return spans
    back = [i for i in explained.own if tokens[i].low == "takaisin"]
    moves = _moves(bool(back))
    if all(any(tokens[i].any_keys & verbs and _is_verb(tokens[i]) for i in explained.own) for verbs, _ in moves):
        return spans  # "paljonko lainaa lyhennettiin ja paljonko sitä otettiin": each verb has its own row
    for verbs, rows in moves:
        said = [i for i in explained.own if tokens[i].any_keys & verbs and _is_verb(tokens[i])]
        held = tuple(key for key in map(account_key, rows) if key in explained.vocabulary.by_account)
        by_statute = account_key(rows[0]) in held and not back  # whose verb beside the loan the words for accounts know
        apart = [i for i in said if abs(i - loans[0]) > 1 or not by_statute]
        if len(said) == 1 and not held and tokens[said[0]].any_keys & sense_words("drawing_loan"):
            return tuple(s for s in spans if not (s.start == said[0] and "moves" in s.tags))  # what a sentence must say, and no rise of what is owed
        if len(said) != 1 or not apart or not held:
            continue
        first = loans[0]
        while first - 1 in explained.own and tokens[first - 1].any_keys & sense_words("long_loan"):
            first -= 1
        kept = [s for s in spans if s.end <= first or s.start > loans[0]]
        kept = [retagged(s, "trend") if s.start <= apart[0] < s.end and bases_of(s, explained) & verbs else s for s in kept]
        kept += [Span(i, i + 1, (Concept("tag", ("trend",)),), 1.0) for i in (apart[0], *back) if i in explained.open]
        return tuple(sorted((*kept, Span(first, loans[0] + 1, (Concept("subject", held),), 2.0)), key=lambda s: s.start))
    return spans


def _is_verb(token: Token) -> bool:
    """Whether a word is a verb's form, or one as it is spoken: "on nostanut", "on nostanu"."""
    found = readings(token.corrected or token.low)
    return not found or any(r.kind == "teonsana" or r.participle for r in found)


@given(words=("laina",))
def loan_moves_by_noun(spans: Spans, explained: Explained) -> Spans:
    """ "Lainojen vähennys 2024 (pitkäaikaiset)": the row of the cash flow statement that is called so, not how the stock of loans changed."""
    tokens, own = explained.tokens, explained.own
    pairs = [i for i in own if i + 1 in own and "laina" in tokens[i].keys and any(r.case == "omanto" and r.plural for r in readings(tokens[i].low))]
    if len(pairs) != 1 or explained.has("ratio:resident", "why") or any(tokens[i].any_keys & sense_words("short_loan") for i in own):
        return spans
    at = pairs[0]
    for nouns, (_, rows) in zip((sense_words("loan_taken_noun"), sense_words("loan_repaid_noun")), _moves(back=False), strict=True):
        held = tuple(key for key in map(account_key, rows) if key in explained.vocabulary.by_account)
        if tokens[at + 1].low not in nouns or not held:
            continue
        long = {i for i in own if tokens[i].any_keys & sense_words("long_loan") and i not in (at, at + 1)}
        kept = [retagged(s, "trend") if set(range(s.start, s.end)) <= long else s for s in spans if s.end <= at or s.start > at + 1]
        kept += [Span(i, i + 1, (Concept("tag", ("trend",)),), 1.0) for i in long if i in explained.open]
        return tuple(sorted((*kept, Span(at, at + 2, (Concept("subject", held),), 2.0)), key=lambda s: s.start))
    return spans


@given(words=("laina", "velka"))
def _interest_on_loans(spans: Spans, explained: Explained) -> Spans:
    """ "Paljonko lainoista maksetaan korkoa": the interest alone, not the loans too."""
    rows = [s for s in spans if s.has("subject") is not None]
    on = [s for s in rows if s.end - s.start == 1 and _is_of_loans(explained.tokens[s.start])]
    interest = [s for s in rows if any("korko" in {*t.keys, *t.parts} for t in explained.tokens[s.start : s.end])]
    return tuple(retagged(s, "filler") if s is on[0] else s for s in spans) if len(on) == 1 and interest and len(rows) == 2 else spans


def _is_of_loans(token: Token) -> bool:
    return bool({"laina", "velka"} & token.keys) and any(r.case == "sisaeronto" for r in readings(token.low))


RULES = (loan_moves, loan_moves_by_noun, _interest_on_loans)
"""In order: each takes the spans and the question as it was explained, and gives the spans back."""
