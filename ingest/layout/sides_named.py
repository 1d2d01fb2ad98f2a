"""Names at the left edge of rows, on their side: names of groups over the rows that they stand beside. Pure geometry."""

from collections.abc import Sequence

from ingest.model import SideName
from ingest.pages.lines import make_line
from ingest.pages.raw_tables import RawRow, RawTable, cell_of_lines


def name_sides(tables: Sequence[RawTable], names: Sequence[SideName]) -> None:
    """Puts a row with each name before the first of the rows beside it.

    Not where rows follow that no name stands beside: they are of no group, and a row cannot say so.
    """
    for table in tables:
        own = [name for name in names if name.cell.x1 < table.xs[-1][0] and any(_beside(name, row) for row in table.rows)]
        first = next((n for n, row in enumerate(table.rows) if any(_beside(name, row) for name in own)), None)
        if first is None or any(not any(_beside(name, row) for name in own) for row in table.rows[first:]):
            continue
        for name in reversed(own):
            at = next(n for n, row in enumerate(table.rows) if _beside(name, row))
            cell = cell_of_lines([make_line([name.word])])
            row = table.rows[at]
            table.rows.insert(at, RawRow([cell, *[None] * (len(table.xs) - 1)], row.page, row.top, row.top))
            table.box = table.box.union(name.word.box)


def _beside(name: SideName, row: RawRow) -> bool:
    return name.cell.top < (row.top + row.bottom) / 2 < name.cell.bottom
