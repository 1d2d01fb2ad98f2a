"""Headings set at the left edge of columns whose numbers stand at the right edge: each heading stands beside its numbers, not over them. Geometry only."""

from collections.abc import Sequence
from itertools import pairwise

from ingest.model import Word
from ingest.pages.lines import Line, Segment, make_segment

Span = tuple[float, float]
_SAME = 1.0
"""Lines of one heading begin nearer to each other than this, in points."""
_REACH = 3.0
"""Points that a heading may reach over what stands in its column, or over the end of the column before."""

_LABELS = 12.0
"""A heading that begins this near to the labels' left edge, in points, is theirs."""
PITCH = 1.35
"""The lines of one heading follow each other nearer than this, in font sizes."""


def one_each(segments: Sequence[Segment], spans: Sequence[Span], start: float | None = None) -> bool:
    """Whether the headings are those of the columns in turn: each stands between the ends of what the columns before and after it hold.

    `start`: where what the labels' column holds ends, which is not among the `spans`; else it is the first of them.
    """
    if len(segments) != len(spans):
        return False
    for n, segment in enumerate(segments):
        begins = (spans[n - 1][1] if n > (start is None) else spans[0][0] if start is None else start) - _REACH  # the labels' column reaches to the numbers
        ends = spans[n + 1][0] + _REACH if n + 1 < len(spans) else float("inf")
        if not begins <= segment.box.x0 or not segment.box.x1 <= ends:
            return False
    return True


def in_turn(segments: Sequence[Segment], spans: Sequence[Span], texts: Sequence[str]) -> list[str] | None:
    """The heading of each column where `texts`, found by what stands over what, leave a column empty and the headings in turn leave none; else None."""
    if all(texts):
        return None
    over_names = segments[0].box.x0 <= spans[0][1] + _LABELS or segments[0].box.x1 <= spans[min(1, len(spans) - 1)][0] - 1  # or set to their right
    if one_each(segments, spans) and over_names:
        return [s.text for s in segments]
    unnamed = not texts[0] or segments[0].box.x0 > spans[0][1] + _LABELS
    if unnamed and one_each(segments, spans[1:], spans[0][1]):  # the names of the rows have no heading
        return ["", *(s.text for s in segments)]
    return None


def zones_begun(segments: Sequence[Segment], spans: Sequence[Span]) -> bool:
    """Whether several words apart stand each in the zone of a column of its own: behind the end of the column before, before its own end.

    `spans`: of the labels, then of each column.
    """
    zones = [(before[1], own[1]) for before, own in pairwise(spans)]
    own = [n for s in segments for n, (begins, ends) in enumerate(zones) if begins - _REACH <= s.box.x0 and s.box.x1 <= ends + _REACH]
    return len(segments) > 1 and len(own) == len(segments) == len(set(own))


def goes_on_below(above: Line, line: Line) -> bool:
    """Whether a line goes on one of the headings right above it: it begins where that one does."""
    near = line.box.top - above.box.top <= PITCH * above.size
    return near and any(abs(line.segments[0].box.x0 - s.box.x0) <= _SAME for s in above.segments)


def stacked(header: Sequence[Line], spans: Sequence[Span]) -> list[list[str]] | None:
    """One text a column and line where the lines of each heading begin over each other at the left edge of its column; None for headings set otherwise.

    The columns of the rows' names and codes may have none. One line has a heading of each other column, those above it stand no further apart than the
    lines of one text.
    """
    edges: list[float] = []
    for x in sorted(s.box.x0 for line in header for s in line.segments if s.box.x0 > spans[0][0] + _LABELS):
        if not edges or x - edges[-1] > _SAME:
            edges.append(x)
    first = len(spans) - len(edges)
    named = first != 2 or spans[0][1] - spans[0][0] > _SAME  # else the first column of numbers has a heading too: "Vuosi"
    if len(edges) < 2 or first < 1 or not named or spans[first - 1][1] > edges[0] + _REACH:
        return None
    zones = pairwise([(spans[0][0], spans[0][0] + _LABELS), *spans[first:]])
    if any(not before[1] - _REACH <= x < own[1] for (before, own), x in zip(zones, edges, strict=True)):
        return None
    out = [_in_stacks(line, edges, first) for line in header]
    whole = next((n for n, texts in enumerate(out) if all(texts[first:])), len(out) - 1)
    near = all(below.box.top - above.box.top <= PITCH * above.size for above, below in pairwise(header[: whole + 1]))
    return out if near else None


def _in_stacks(line: Line, edges: Sequence[float], first: int) -> list[str]:
    """The texts of a line by the edges of the columns from the `first` on that they begin at; those that begin at none go on what stands before them."""
    runs: list[list[Word]] = [[] for _ in range(len(edges) + first)]
    at = 0
    for word in line.words:
        at = next((n for n, x in enumerate(edges, first) if abs(word.box.x0 - x) <= _SAME), at)
        runs[at].append(word)
    marks = {id(s.words[-1]): f" {s.mark})" for s in line.segments if s.mark.isdigit()}
    return [make_segment(run).text + marks.get(id(run[-1]), "") if run else "" for run in runs]


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
