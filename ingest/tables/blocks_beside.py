"""Ruled blocks of numbers beside a table, a little apart, whose rows are named by the labels of that table alone → one grid. Pure geometry."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from ingest.amounts import parse_amount
from ingest.model import Word
from ingest.pages.grids import Grid
from ingest.pages.lines import split_segments

_APART = 24.0
"""Points between two blocks, at the most."""
_SAME = 2.0
"""Rules nearer than this (points) stand at one height."""
_ROWS = 3
"""Rows of numbers in a block, at the least."""


def joined_blocks(grids: Sequence[Grid], words: Sequence[Word]) -> list[Grid]:
    """The grids, those that only go on with the rows of one on their left as a part of it."""
    out: list[Grid] = []
    for grid in sorted(grids, key=lambda g: (round(g.box.top), g.box.x0)):
        n = next((k for k, left in enumerate(out) if _level(left, grid) and _goes_on(left, grid, words)), None)
        if n is None:
            out.append(grid)
        else:
            out[n] = _joined(out[n], grid)
    return sorted(out, key=lambda g: (g.box.top, g.box.x0))


def _level(left: Grid, right: Grid) -> bool:
    """Whether all rows of two grids near each other stand at the same heights."""
    alike = len(left.ys) == len(right.ys) and all(abs(a - b) < _SAME for a, b in zip(left.ys, right.ys, strict=True))
    return alike and 0 < right.box.x0 - left.box.x1 <= _APART


def _goes_on(left: Grid, right: Grid, words: Sequence[Word]) -> bool:
    """Whether the right one has nothing but numbers where the left one has labels and numbers, and no word stands between the two."""
    near = [w for w in words if left.box.top < w.box.middle[1] < left.box.bottom]
    if any(left.box.x1 < w.box.middle[0] < right.box.x0 for w in near):
        return False
    rows = 0
    for top, bottom in pairwise(left.ys):
        level = [w for w in near if top < w.box.middle[1] < bottom]
        labels = [w for w in level if left.xs[0] < w.box.middle[0] < left.xs[1]]
        first = [w for w in level if right.xs[0] < w.box.middle[0] < right.xs[1]]
        others = [w for w in level if right.xs[1] < w.box.middle[0] < right.box.x1]
        if not others or not _numbers(others):
            continue  # headings, and rows that the block has no numbers in
        if not any(c.isalpha() for w in labels for c in w.text) or (first and not _numbers(first)):
            return False
        rows += 1
    return rows >= _ROWS


def _numbers(words: Sequence[Word]) -> bool:
    return all(parse_amount(s.text) is not None for s in split_segments(sorted(words, key=lambda w: w.box.x0)))


def _joined(left: Grid, right: Grid) -> Grid:
    """One grid, the space between the two shared by the columns beside it."""
    shift = len(left.xs) - 1
    middle = (left.xs[-1] + right.xs[0]) / 2
    cells = tuple(replace(cell, c0=cell.c0 + shift, c1=cell.c1 + shift) for cell in right.cells)
    return Grid((*left.xs[:-1], middle, *right.xs[1:]), left.ys, (*left.cells, *cells), left.box.union(right.box))
