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
    last = len(xs) - 1
    while last > 1 and last in labels:
        last -= 1
    first = 1 + max((n for n in labels if n < last), default=0)
    over = [s for s in line.segments if s.box.middle[0] > xs[first][0] and s.box.x0 > xs[first - 1][1]]
    if not below or not over or not _apart(line, over, below[0]):
        return None
    heads = [_over(xs[n], below) for n in range(first, last + 1)]
    if len(over) >= len(heads) or any(head is None for head in heads) or heads[0] is None:
        return None
    ends = [2 * heads[0].box.middle[0] - xs[first][1], *(x1 for _, x1 in xs[first : last + 1])]
    fits = [
        cuts
        for cuts in _cuts(len(heads), len(over))
        if all(abs((ends[a] + ends[b]) / 2 - s.box.middle[0]) < _OFF for (a, b), s in zip(cuts, over, strict=True))
    ]
    if len(fits) != 1:
        return None
    texts = [""] * len(xs)
    texts[0] = " ".join(s.text for s in line.segments if s not in over)
    for (a, b), segment in zip(fits[0], over, strict=True):
        texts[a + first : b + first] = [segment.text] * (b - a)
    return texts


def over_cells(segments: Sequence[Segment], xs: Sequence[float]) -> list[tuple[int, int]] | None:
    """The groups of cells, (first, last + 1), that texts side by side in one wide cell are over, each in the middle of its own.

    `xs`: the edges of the columns under the wide cell; the last ones may be of no group. None unless one way alone to part them fits.
    """
    fits = []
    for last in range(len(segments), len(xs)):
        for cuts in _cuts(last, len(segments)):
            if all(_set_over(segment, xs[a], xs[b]) for (a, b), segment in zip(cuts, segments, strict=True)):
                fits.append(cuts)
    return fits[0] if len(fits) == 1 else None


def _set_over(segment: Segment, x0: float, x1: float) -> bool:
    return x0 <= segment.box.x0 and segment.box.x1 <= x1 and abs((x0 + x1) / 2 - segment.box.middle[0]) < _OFF / 2


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
