"""Whether more was earned than spent, as it is spoken: "tuottaako jätehuolto enemmän kuin kuluttaa" holds income against costs."""

from dataclasses import replace

from retrieval.language.explain import Explained, Span
from retrieval.language.lexicon import sense_list
from retrieval.language.names import account_key, row_side
from retrieval.language.phrases import Concept
from retrieval.language.retagging import Spans, names_any, retagged
from retrieval.language.rules import given

_MORE, _LESS = {"more", "over"}, {"less", "under"}


@given("earn", words=("kuin",))
def _earns_more_than_it_spends(spans: Spans, explained: Explained) -> Spans:
    """The two verbs about "enemmän kuin" as the rows of all income and all costs, where a unit is named and no row."""
    than = next((i for i in explained.own if explained.tokens[i].low == "kuin"), None)
    if than is None:
        return spans
    verbs = [s for s in spans if {"earn", "spend"} & set(s.tags) and s.end - s.start == 1]
    held = [s for s in spans if (_MORE | _LESS) & set(s.tags)]
    if len(verbs) != 2 or len(held) != 1 or held[0].end != than or not verbs[0].start < held[0].start < than < verbs[1].start:
        return spans
    if {"earn" in s.tags for s in verbs} != {True, False} or not names_any(spans, "unit") or names_any(spans, "subject", "record"):
        return spans
    rows = {side: Concept("subject", (key,)) for key in map(account_key, sense_list("all_of_a_side")) if (side := row_side(key)) is not None}
    sides = {s: rows.get("income" if "earn" in s.tags else "cost") for s in verbs}
    more = "more" if _MORE & set(held[0].tags) else "less"

    def told(span: Span) -> Span:
        row = sides.get(span)
        return replace(span, concepts=(row,)) if row is not None else retagged(span, more) if span is held[0] else span

    kept = [told(s) for s in spans if not s.start <= than < s.end]
    return tuple(sorted((*kept, Span(than, than + 1, (Concept("tag", ("than",)),), 1.0)), key=lambda s: s.start))


RULES = (_earns_more_than_it_spends,)
"""In order: each takes the spans and the question as it was explained, and gives the spans back."""
