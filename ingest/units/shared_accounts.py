"""Tables that share one account out among units: "Toimintakate, 1 000 €" over the names of services, and their sum at the end."""

from collections.abc import Callable, Sequence
from decimal import Decimal

from ingest.language.accounts import find_account
from ingest.language.scales import without_scale
from ingest.model import Row, Table
from ingest.units.unit_rows import is_whole

_HELD = 0.4
"""The share of its rows that are known to be units in a table whose rows add up to its sum."""
_ROUNDED = Decimal("0.5")
"""Of the last digit, by how much each row may be rounded."""


def shares_out(table: Table, is_unit: Callable[[str], bool]) -> bool:
    """Whether the corner of a table is the name of an account, and its rows are parts that make up the whole, some of them units for sure."""
    return find_account(without_scale(table.corner).strip(" ,:*")) is not None and makes_up_whole(table, is_unit, _HELD)


def makes_up_whole(table: Table, is_unit: Callable[[str], bool], held: float) -> bool:
    """Whether the rows of a table are parts that make up its one sum, which is its last row, a share of them (`held`) and two at least units for sure."""
    rows = [row for row in table.rows if row.kind != "group" and row.label]
    parts = [row for row in rows if not sums(row)]
    if len(parts) < 2 or len(rows) != len(parts) + 1 or not sums(rows[-1]) or any(find_account(row.label) for row in parts):
        return False
    named = [row for row in parts if is_unit(row.label)]
    return len(named) >= max(2, held * len(parts)) and adds_up(table, parts, rows[-1])


def sums(row: Row) -> bool:
    """Whether a row sums up others, by its kind or its name."""
    return row.kind == "total" or is_whole(row.label)


def adds_up(table: Table, parts: Sequence[Row], whole: Row) -> bool:
    """Whether the rows add up to the last one in one of the columns."""
    for n in range(len(table.columns)):
        last = whole.cells[n]
        own = [cell.amount.number for row in parts if (cell := row.cells[n]) is not None and cell.amount is not None]
        if last is not None and last.amount is not None and len(own) == len(parts) and abs(sum(own) - last.amount.number) <= _ROUNDED * len(parts):
            return True
    return False
