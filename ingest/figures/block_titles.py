"""Titles over blocks of rows that say what all numbers under them are: "Toteuma 1–8/2025", "Toteuma talousarviosta, %"."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from decimal import Decimal

from ingest.amounts import plain_spaces
from ingest.columns.bases import find_basis
from ingest.columns.columns import ColumnMeaning, measured
from ingest.figures.column_subjects import titled
from ingest.language.accounts import find_account
from ingest.model import Period, Row, Table
from ingest.units.units import unit_kind

_FEW = 3
"""Numbers of a column that tell how it prints them, at the least."""
_CENTS = 2
_SMALL = 1000
"""Amounts in euros are larger, most of them; per cents and thousands with decimals are not."""


def block_meanings(table: Table, meanings: Sequence[ColumnMeaning | None], period: Period) -> tuple[ColumnMeaning | None, ...]:
    """What each row holds by the heading of a group that it stands under; None where none tells it."""
    usual = next((replace(meaning, number_unit=None, scale=None) for meaning in meanings if meaning is not None), None)
    return tuple(_of_groups(row, usual, period) if usual is not None else None for row in table.rows)


def _of_groups(row: Row, usual: ColumnMeaning, period: Period) -> ColumnMeaning | None:
    names = (group for group in reversed(row.groups) if measured(group) and find_account(group) is None and unit_kind(group) is None)
    return next((told for group in names if (told := of_title(usual, (group,), period)) is not usual), None)


def untold_rows(table: Table, blocks: Sequence[ColumnMeaning | None], known: Callable[[str], bool]) -> frozenset[int]:
    """The rows under a heading that tells nothing, no unit that is `known`, where another block has the same account: whose number is meant cannot be told."""
    under: dict[str, set[tuple[str, ...]]] = {}
    for row in table.rows:
        if row.kind != "group":
            under.setdefault(row.label, set()).add(row.groups)
    return frozenset(
        n
        for n, row in enumerate(table.rows)
        if row.groups
        and blocks[n] is None
        and len(under.get(row.label, ())) > 1
        and not any(known(group) or unit_kind(group) is not None or find_account(group) is not None or find_basis(group) for group in row.groups)
    )


def of_title(meaning: ColumnMeaning, titles: Sequence[str], period: Period) -> ColumnMeaning:
    """What a column without a heading holds: what the first of the titles tells that names one measure or time."""
    return titled(meaning, titles, period, True) or meaning


def no_euros(table: Table, column: int, groups: tuple[str, ...], known: bool, scale: Decimal) -> bool:
    """Whether the numbers of a column of accounts under the headings of `groups` cannot be told to be euros: nothing says what they are, or no euros are
    printed so. One decimal is printed of thousands and per cents alone, and where all numbers are small and have decimals, none larger has cents.
    """
    block = [row.cells[column] for row in table.rows if row.groups == groups]
    amounts = [cell.amount for cell in block if cell is not None and cell.amount is not None and not cell.amount.nil]
    plain = [amount for amount in amounts if amount.unit is None]
    if not known and not plain_spaces(table.columns[column].label):
        return bool(plain)
    if scale != 1 or len(plain) < len(amounts) or len(plain) < _FEW or not any(amount.number for amount in plain):
        return False
    if all(amount.decimals == 1 for amount in plain):
        return True
    printed = [cell.amount for row in table.rows for cell in row.cells if cell is not None and cell.amount is not None]
    cents = any(amount.decimals == _CENTS and abs(amount.number) >= _SMALL for amount in printed)
    return not cents and all(amount.decimals and abs(amount.number) < _SMALL for amount in plain)
