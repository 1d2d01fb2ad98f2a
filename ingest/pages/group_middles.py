"""Headings of groups of columns, each set over the middle of its group, where no line is drawn under them. Geometry only."""

from collections.abc import Collection, Iterator, Sequence
from itertools import combinations, pairwise

from ingest.amounts import year_like
from ingest.pages.lines import Line, Segment

Span = tuple[float, float]
_OFF = 9.0
"""A heading stands this near to the middle of its group, in points."""
_APART = 1.35
"""The headings of groups stand further above those of their columns than the lines of one heading, in font sizes."""


def shared_by_middles(line: Line, xs: Sequence[Span], below: Sequence[Line], labels: Collection[int]) -> list[str] | None:
    """The headings of a line over all columns of their groups, where one way alone to part the columns puts each in the middle of its group; else None.

    `labels`: columns of words; the last ones of them may be of no group. Numbers end at the right edges of their columns.
    """
    over = [s for s in line.segments if s.box.middle[0] > xs[1][0] and s.box.x0 > xs[0][1]]
    if not below or not over or not _apart(line, over, below[0]):
        return None
    last = len(xs) - 1
    while last > 1 and last in labels:
        last -= 1
    heads = [_over(xs[n], below) for n in range(1, last + 1)]
    if len(over) >= last or any(head is None for head in heads) or heads[0] is None:
        return None
    ends = [2 * heads[0].box.middle[0] - xs[1][1], *(x1 for _, x1 in xs[1 : last + 1])]
    fits = [cuts for cuts in _cuts(last, len(over)) if all(abs((ends[a] + ends[b]) / 2 - s.box.middle[0]) < _OFF for (a, b), s in zip(cuts, over, strict=True))]
    if len(fits) != 1:
        return None
    texts = [""] * len(xs)
    texts[0] = " ".join(s.text for s in line.segments if s not in over)
    for (a, b), segment in zip(fits[0], over, strict=True):
        texts[a + 1 : b + 1] = [segment.text] * (b - a)
    return texts


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
