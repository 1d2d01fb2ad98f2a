"""Names of groups at the foot of a page whose rows stand on the next page, where the table goes on. Pure geometry."""

from collections.abc import Sequence
from itertools import pairwise
from statistics import median

from ingest.lines import Line
from ingest.raw_tables import RawRow, RawTable, cell_of_lines
from ingest.table_parts import continues

_MOST = 2
"""Names at the foot of a page, one within the other, at the most."""
_SAME = 2.0
"""Names that begin nearer than this (points) to a group's of the table, in print as large, begin alike."""
_PITCH = 1.5
"""A name stands this much of the rows' usual pitch below the row above it, at the most."""


def take_groups_left(table: RawTable, after: RawTable, lines: list[Line]) -> None:
    """Moves the lines under the last table of a page that name groups as its own groups are named to its rows, where `after`, the first of the next, goes on.

    What stands so under a table that ends is a heading of something else.
    """
    below = sorted((line for line in lines if line.box.top > table.box.bottom - 2), key=lambda line: line.box.top)
    if table.ruled or not 0 < len(below) <= _MOST or not _goes_on(table, after) or not _are_names(table, below):
        return
    for line in below:
        table.rows.append(RawRow([cell_of_lines([line]), *[None] * (len(table.xs) - 1)], table.page, line.box.top, line.box.bottom))
        table.box = table.box.union(line.box)
        table.words |= {id(word) for word in line.words}
        lines.remove(line)


def _goes_on(table: RawTable, after: RawTable) -> bool:
    """Whether rows with numbers under the same headings, or under none, come first in the other table."""
    return bool(table.header and after.rows and after.rows[0].numbers) and not after.ruled and continues(table, after)


def _are_names(table: RawTable, below: Sequence[Line]) -> bool:
    """Whether each line is set as the name of a group of the table is, a row's pitch below what stands above it."""
    names = [row.cells[0] for row in table.rows if row.cells[0] is not None and not any(row.cells[1:])]
    tops = [row.top for row in table.rows]
    steps = [b - a for a, b in pairwise(tops)]
    if not names or not steps:
        return False
    places = [(a, b.box.top) for a, b in zip([tops[-1], *[line.box.top for line in below]], below, strict=False)]
    near = all(b - a <= _PITCH * median(steps) for a, b in places)
    return near and all(
        len(line.segments) == 1
        and not line.numbers
        and any(abs(line.box.x0 - name.box.x0) <= _SAME and abs(line.size - name.size) < 0.5 and line.segments[0].bold == name.bold for name in names)
        for line in below
    )
