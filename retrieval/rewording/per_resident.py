"""Words for so much for each resident, where a report has a row of the same word: "verotuloja asukasta kohti" names no row "Asukkaita"."""

from ingest.language.voikko import readings
from retrieval.evidence.figure_parts import residents_rows
from retrieval.language.explain import Explained, Span
from retrieval.language.phrases import Concept
from retrieval.language.retagging import Spans, retagged
from retrieval.language.rules import given


@given("per")
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


@given("each")
def _each_of_them(spans: Spans, explained: Explained) -> Spans:
    """ "Jokaista koelalaista kohden": every resident, not each of some rows."""
    starts = {s.start for s in spans if "ratio:resident" in s.tags}
    return tuple(retagged(s, "filler") if "each" in s.tags and s.end in starts else s for s in spans)


@given("ratio:resident")
def _divided_by(spans: Spans, explained: Explained) -> Spans:
    """ "Asukasta kohti, jos menot lasketaan väkiluvulla": what the amount is divided by is no other row that is asked for."""
    rows, named = set(residents_rows()), [s for s in spans if s.has("subject") is not None]
    if len(named) < 2 or not any("ratio:resident" in s.tags for s in spans):
        return spans
    by = [s for s in named if "population" in s.tags and (row := s.has("subject")) is not None and set(row.values) & rows and _is_by(explained, s)]
    return tuple(retagged(s, "filler") if s in by and len(by) < len(named) else s for s in spans)


def _is_by(explained: Explained, span: Span) -> bool:
    """Whether a row's name stands in the adessive, as what is divided by: "väkiluvulla"."""
    return any(r.case == "ulkoolento" for r in readings(explained.tokens[span.end - 1].low))


RULES = (_for_each, _each_of_them, _divided_by)
"""Each takes the spans and the question as it was explained, and gives the spans back."""
