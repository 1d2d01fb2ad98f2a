"""Headings set at the left edge of columns whose numbers stand at the right edge: each heading stands beside its numbers, not over them. Geometry only."""

from collections.abc import Sequence

from ingest.lines import Segment

Span = tuple[float, float]
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
