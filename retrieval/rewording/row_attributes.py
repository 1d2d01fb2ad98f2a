"""Adjectives that belong to the row named right behind them and are no row themselves: "lyhytaikaista lainaa" is no short-term capital."""

from itertools import pairwise

from ingest.language.voikko import readings
from retrieval.language.explain import Explained, Span
from retrieval.language.retagging import Spans, retagged


def attributes(spans: Spans, explained: Explained) -> Spans:
    """Words that must stand in the name of what is answered: adjectives in the case of the row that follows at once, and halves of words cut short."""
    own: set[Span] = {s for s in spans if s.tags == ("filler",) and explained.tokens[s.end - 1].text.endswith("-")}  # "pitkä- ja lyhytaikaista lainaa"
    for one, other in pairwise(spans):
        alone = one.end - one.start == 1 and one.end == other.start and one.has("subject") and other.has("subject") and not one.has("unit")
        if not alone:
            continue
        said = readings(explained.tokens[one.start].low)
        if not said or not all(r.kind == "laatusana" for r in said):
            continue
        cases = {r.case for r in readings(explained.tokens[other.start].low) if r.kind == "nimisana"}
        if cases & {r.case for r in said}:
            own.add(one)
    return tuple(retagged(s, "attribute") if s in own else s for s in spans) if own else spans
