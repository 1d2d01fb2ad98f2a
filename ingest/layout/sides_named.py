"""Names at the left edge of rows, on their side: names of groups over the rows that they stand beside. Pure geometry."""

from collections.abc import Sequence

from ingest.language.accounts import find_account
from ingest.model import SideName
from ingest.pages.lines import make_line
from ingest.pages.raw_tables import RawRow, RawTable, cell_of_lines


def name_sides(tables: Sequence[RawTable], names: Sequence[SideName]) -> None:
    """Puts a row with each name before the first of the rows beside it.

    Rows that follow and that no name stands beside are of no group, which no row can say: they are left out unless a heading or a total begins them.
    Where the names are accounts nothing is named: "Tulot", "Menot", and the margin below.
    """
    for table in tables:
        own = [name for name in names if name.cell.x1 < table.xs[-1][0] and any(_beside(name, row) for row in table.rows)]
        first = next((n for n, row in enumerate(table.rows) if any(_beside(name, row) for name in own)), None)
        if first is None:
            continue
        alone = _of_none(table, own, first)
        if alone and any(find_account(name.word.text) is not None for name in own):
            continue
        table.rows = [row for row in table.rows if not any(row is other for other in alone)]
        for name in reversed(own):
            at = next(n for n, row in enumerate(table.rows) if _beside(name, row))
            cell = cell_of_lines([make_line([name.word])])
            row = table.rows[at]
            table.rows.insert(at, RawRow([cell, *[None] * (len(table.xs) - 1)], row.page, row.top, row.top))
            table.box = table.box.union(name.word.box)


def _of_none(table: RawTable, names: Sequence[SideName], first: int) -> list[RawRow]:
    """The rows behind the first named one that no name stands beside, up to a heading or total."""
    out: list[RawRow] = []
    own = False
    for row in table.rows[first:]:
        named = any(_beside(name, row) for name in names)
        own = not named and (own or not row.numbers or "yhteensä" in row.label.lower())
        if not named and not own:
            out.append(row)
    return out


def _beside(name: SideName, row: RawRow) -> bool:
    return name.cell.top < (row.top + row.bottom) / 2 < name.cell.bottom
