"""Words for so much for each resident, where a report has a row of the same word: "verotuloja asukasta kohti" names no row "Asukkaita"."""

from retrieval.explain import Explained, Span
from retrieval.figure_parts import residents_rows
from retrieval.phrases import Concept
from retrieval.retagging import Spans


def _for_each(spans: Spans, explained: Explained) -> Spans:
    """ "Asukasta kohti", "per asukas": the two words together, not the row of residents beside "kohti"."""
    found = list(spans)
    rows = set(residents_rows())
    for span in spans:
        row = span.has("subject")
        if row is None or "population" not in span.tags or not set(row.values) <= rows or span not in found:
            continue
        beside = [s for s in found if "per" in s.tags and (s.start == span.end or s.end == span.start)]
        if beside:
            start, end = min(span.start, beside[0].start), max(span.end, beside[0].end)
            found = [s for s in found if s not in (span, beside[0])]
            found.append(Span(start, end, (Concept("tag", ("ratio:resident",)),), 3.0))
    return tuple(sorted(found, key=lambda s: s.start))


RULES = (_for_each,)
"""Each takes the spans and the question as it was explained, and gives the spans back."""
