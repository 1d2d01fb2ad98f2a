"""Headings of groups of columns, each set over the middle of its group, where no line is drawn under them. Geometry only."""

import re
from collections.abc import Collection, Iterator, Sequence
from itertools import combinations, pairwise
from statistics import median

from ingest.amounts import year_like
from ingest.pages.lines import Line, Segment

Span = tuple[float, float]
_YEARS = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_NAMES = 12.0
"""A heading that begins this near to the left edge of the names, in points, is theirs."""
_PAD, _WIDEST_PAD = 4.0, 14.0
"""Points from the numbers of a column to its right edge, where the headings do not show it, and at the most."""
_SET = 1.5
"""A heading that ends this near to where the numbers do, in points, is set as they are."""
_OFF = 8.0
"""A heading stands this near to the middle of its group, in points."""
_APART = 1.35
"""The headings of groups stand further above those of their columns than the lines of one heading, in font sizes."""


def shared_by_middles(line: Line, xs: Sequence[Span], below: Sequence[Line], labels: Collection[int], held: Sequence[Span] = ()) -> list[str] | None:
    """The headings of a line over all columns of their groups, where one way alone to part the columns puts each in the middle of its group; else None.

    `labels`: columns of words; the last ones of them may be of no group. Numbers end at the right edges of their columns; the first may begin as far left
    as what the names hold ends (`held`: how far what stands in each column reaches).
    """
    last = len(xs) - 1
    while last > 1 and last in labels:
        last -= 1
    first = 1 + max((n for n in labels if n < last), default=0)
    names = xs[first - 1][1] if first > 1 else xs[0][0] + _NAMES  # a first column of names reaches to the numbers, whatever stands in it
    over = [s for s in line.segments if s.box.x0 > names]
    if not below or not over or not _apart(line, over, below[0]):
        return None
    heads = _one_each(below, names, last - first + 1) or [head for n in range(first, last + 1) if (head := _over(xs[n], below)) is not None]
    if len(over) >= len(heads) or len(heads) <= last - first:
        return None
    ends = _edges(heads, [x1 for _, x1 in xs[first : last + 1]])
    starts = [(end, end) for end in ends]
    if held:
        starts[0] = (min(ends[0], held[first - 1][1] + _PAD), max(ends[0], heads[0].box.x0 - _PAD))
    fits = _fitting(starts, ends, over)
    if not fits:  # headings at the left edges of their cells, however near to them the numbers before end
        fits = _fitting([(x0, max(x1, head.box.x0 - _PAD)) for (x0, x1), head in zip(starts, heads, strict=False)], ends, over)
    if len(fits) != 1:
        return None
    texts = [""] * len(xs)
    texts[0] = " ".join(s.text for s in line.segments if s not in over)
    for (a, b), segment in zip(fits[0], over, strict=True):
        while b > a and _of_other_years(segment, heads[a], heads[b - 1]):
            a, b = a + 1, b - 1  # about the same middle
        texts[a + first : b + first] = [segment.text] * (b - a)
    return texts


def _fitting(starts: Sequence[Span], ends: Sequence[float], over: Sequence[Segment]) -> list[list[tuple[int, int]]]:
    """The ways to part the columns that put each heading in the middle of its group."""
    cuts = _cuts(len(ends) - 1, len(over))
    return [cut for cut in cuts if all(_near(starts[a], ends[b], s) for (a, b), s in zip(cut, over, strict=True))]


def _edges(heads: Sequence[Segment], ends: Sequence[float]) -> list[float]:
    """The edges of columns by their headings and where their numbers end, a little left of the right edge."""
    if sum(abs(head.box.x1 - end) < _SET for head, end in zip(heads, ends, strict=True)) > 0.5 * len(heads):
        return [heads[0].box.x0 - _PAD, *(end + _PAD for end in ends)]
    middles = [head.box.middle[0] for head in heads]
    pads = [middle - (a + b) / 2 for middle, (a, b) in zip(middles[1:], pairwise(ends), strict=True)]  # of headings in the middle
    left_pads = [(head.box.x0 - end) / 2 for head, end in zip(heads[1:], ends, strict=False)]  # of headings at the left edge
    if max(left_pads) - min(left_pads) < min(_SET, max(pads) - min(pads)):
        return [heads[0].box.x0 - left_pads[0], *(end + left_pads[0] for end in ends)]
    pad = median(pads) if 0 <= median(pads) <= _WIDEST_PAD else _PAD
    return [2 * middles[0] - ends[0] - pad, *(end + pad for end in ends)]


def _one_each(lines: Sequence[Line], labels: float, columns: int) -> list[Segment]:
    """The headings of the columns where a line has one for each; [] where none does."""
    own = ([s for s in line.segments if s.box.x0 > labels] for line in lines)
    return next((heads for heads in own if len(heads) == columns), [])


def _near(starts: Span, x1: float, segment: Segment) -> bool:
    """Whether a heading is in the middle of what begins somewhere in a span and ends at x1."""
    return (starts[0] + x1) / 2 - _OFF < segment.box.middle[0] < (starts[1] + x1) / 2 + _OFF


def over_cells(segments: Sequence[Segment], xs: Sequence[float]) -> list[tuple[int, int]] | None:
    """The groups of cells, (first, last + 1), that texts side by side in one wide cell are over, each in the middle of its own.

    `xs`: the edges of the columns under the wide cell; the last ones may be of no group. None unless one way alone to part them fits.
    """
    ways = [cuts for last in range(len(segments), len(xs)) for cuts in _cuts(last, len(segments))]
    fits = [cuts for cuts in ways if all(_set_over(segment, xs[a], xs[b]) for (a, b), segment in zip(cuts, segments, strict=True))]
    return fits[0] if len(fits) == 1 else None


def _set_over(segment: Segment, x0: float, x1: float) -> bool:
    return x0 <= segment.box.x0 and segment.box.x1 <= x1 and abs((x0 + x1) / 2 - segment.box.middle[0]) < _OFF / 2


def _of_other_years(over: Segment, *heads: Segment) -> bool:
    """Whether a column has a year of its own that its group's heading has not: "TP 2024" is not under "Talousarvio 2025"."""
    years = set(_YEARS.findall(over.text))
    return bool(years) and any(own and not own & years for own in (set(_YEARS.findall(head.text)) for head in heads))


def _cuts(columns: int, groups: int) -> Iterator[list[tuple[int, int]]]:
    """The ways to part columns into groups that stand beside each other."""
    for inner in combinations(range(1, columns), groups - 1):
        yield list(pairwise((0, *inner, columns)))


def _apart(line: Line, over: Sequence[Segment], below: Line) -> bool:
    """Whether headings stand apart from the line below them, or are bare years."""
    return below.box.top - line.box.top > _APART * line.size or all(year_like(s.text) for s in over)


def _over(span: Span, lines: Sequence[Line]) -> Segment | None:
    """The heading of one column."""
    return next((s for line in lines for s in line.segments if min(s.box.x1, span[1]) - max(s.box.x0, span[0]) > 0), None)
