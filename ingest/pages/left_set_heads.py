"""Headings set at the left edge of columns whose numbers stand at the right edge: each heading stands beside its numbers, not over them. Geometry only."""

from collections.abc import Sequence

from ingest.pages.lines import Line, Segment

Span = tuple[float, float]
_SAME = 1.0
"""Lines of one heading begin nearer to each other than this, in points."""
_REACH = 3.0
"""Points that a heading may reach over what stands in its column, or over the end of the column before."""


def one_each(segments: Sequence[Segment], spans: Sequence[Span]) -> bool:
    """Whether the headings are those of the columns in turn: each stands between the ends of what the columns before and after it hold."""
    if len(segments) != len(spans):
        return False
    for n, segment in enumerate(segments):
        begins = spans[n - 1][1] - _REACH if n > 1 else spans[0][0] - _REACH  # the labels' column reaches to the numbers
        ends = spans[n + 1][0] + _REACH if n + 1 < len(spans) else float("inf")
        if not begins <= segment.box.x0 or not segment.box.x1 <= ends:
            return False
    return True


def in_turn(segments: Sequence[Segment], spans: Sequence[Span], texts: Sequence[str]) -> list[str] | None:
    """The heading of each column where `texts`, found by what stands over what, leave a column empty and the headings in turn leave none; else None."""
    if all(texts):
        return None
    if one_each(segments, spans):
        return [s.text for s in segments]
    if not texts[0] and one_each(segments, spans[1:]):  # the names of the rows have no heading
        return ["", *(s.text for s in segments)]
    return None


def hung_together(lines: Sequence[Line], rows: Sequence[list[str]]) -> list[list[str]]:
    """The headings' rows where the first line of one, which begins just over its next line, stands with that, not with the heading before it."""
    out = [list(row) for row in rows]
    for upper, line in enumerate(lines[:-1]):
        for segment in line.segments:
            below = next((s for s in lines[upper + 1].segments if abs(s.box.x0 - segment.box.x0) <= _SAME), None)
            own = next((c for c, text in enumerate(out[upper]) if text.endswith(f" {segment.text}")), None)
            due = next((c for c, text in enumerate(out[upper + 1]) if below is not None and text == below.text), None)
            if own is not None and due is not None and due == own + 1 and not out[upper][due]:
                out[upper][own] = out[upper][own].removesuffix(segment.text).rstrip()
                out[upper][due] = segment.text
    return out
