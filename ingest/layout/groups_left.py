"""Names of groups at the foot of a page, or at the top of the next, where the table goes on with their rows. Pure geometry."""

from collections.abc import Sequence
from itertools import pairwise
from statistics import median

from ingest.model import Box
from ingest.pages.lines import Line
from ingest.pages.raw_tables import RawRow, RawTable, cell_of_lines
from ingest.tables.table_parts import continues, fits_columns

_MOST = 2
"""Names at the foot of a page, one within the other, at the most."""
_SAME = 2.0
"""Names that begin nearer than this (points) to a group's of the table, in print as large, begin alike."""
_PITCH = 1.5
"""A name stands this much of the rows' usual pitch below the row above it, at the most."""


def take_groups_left(table: RawTable, after: RawTable, lines: list[Line], headed: RawTable | None = None) -> None:
    """Moves the lines under the last table of a page that name groups as its own groups are named to its rows, where `after`, the next page's, goes on it.

    What stands so under a table that ends is a heading of something else. `headed`: the table whose headings hold, where this one goes on it.
    """
    below = sorted((line for line in lines if line.box.top > table.box.bottom - 2), key=lambda line: line.box.top)
    tops = [row.top for row in table.rows[-1:]] + [line.box.top for line in below]
    if table.ruled or not 0 < len(below) <= _MOST or not _goes_on(headed or table, after) or not _are_names(table, below, tops):
        return
    table.rows += _rows(table, below, lines)


def take_groups_above(table: RawTable, after: RawTable, lines: list[Line], headed: RawTable | None = None) -> bool:
    """Moves the lines above the first table of a page to its rows, where it goes on `table`, without headings, and they name groups as that one's are named.

    Whether they do.
    """
    above = sorted((line for line in lines if line.box.top < after.box.top), key=lambda line: line.box.top)
    tops = [line.box.top for line in above] + [row.top for row in after.rows[:1]]
    if table.ruled or after.header or not 0 < len(above) <= _MOST or not _goes_on(headed or table, after) or not _are_names(table, above, tops):
        return False
    after.rows = [*_rows(after, above, lines), *after.rows]
    return True


def _rows(table: RawTable, names: Sequence[Line], lines: list[Line]) -> list[RawRow]:
    """The names as rows of a table, taken from the lines."""
    for line in names:
        table.box = table.box.union(line.box)
        table.words |= {id(word) for word in line.words}
        lines.remove(line)
    count = len(table.xs) - 1
    over = any(row.over_all for row in table.rows)
    return [RawRow([cell_of_lines([line]), *[None] * count], table.page, line.box.top, line.box.bottom, over_all=over) for line in names]


def _goes_on(table: RawTable, after: RawTable) -> bool:
    """Whether rows with numbers under the same headings, or under none, come first in the other table."""
    on = continues(table, after) or (not after.header and fits_columns(table, after))  # a column of texts that is empty on its page
    return bool(table.header and after.rows and after.rows[0].numbers) and not after.ruled and on


def _alike(line: Box, name: Box) -> bool:
    """Whether two names begin at one place, or stand about one middle."""
    return abs(line.x0 - name.x0) <= _SAME or abs(line.middle[0] - name.middle[0]) <= _SAME


def _are_names(table: RawTable, lines: Sequence[Line], tops: Sequence[float]) -> bool:
    """Whether each line is set as the name of a group of the table is; they and the row next to them, whose `tops` are given, stand a row's pitch apart."""
    names = [row.cells[0] for row in table.rows if row.cells[0] is not None and not any(row.cells[1:])]
    steps = [b.top - a.top for a, b in pairwise(table.rows)]
    if not names or not steps:
        return False
    near = all(b - a <= _PITCH * median(steps) for a, b in pairwise(tops))
    return near and all(
        len(line.segments) == 1
        and not line.numbers
        and any(_alike(line.box, name.box) and abs(line.size - name.size) < 0.5 and line.segments[0].bold == name.bold for name in names)
        for line in lines
    )
