"""What the columns of a table of projects hold: their money and their costs so far, which other tables tell of a year."""

import re
from collections.abc import Sequence
from dataclasses import replace

from ingest.columns import ColumnMeaning
from ingest.model import Period, Table
from ingest.record_columns import role_of

_SPENT = re.compile(r"tot|käyt")
_YEAR = re.compile(r"(?<!\d)(?:19|20)?\d\d(?!\d)")


def of_projects(table: Table, meanings: Sequence[ColumnMeaning | None], report: Period) -> tuple[ColumnMeaning | None, ...]:
    """The meanings of a table of projects: per cents spent are those of its costs, a budget without a year is all the money of a project."""
    if table.kind != "projects":
        return tuple(meanings)
    return tuple(_of_project(table, n, column.label, meaning, report) for n, (column, meaning) in enumerate(zip(table.columns, meanings, strict=True)))


def _of_project(table: Table, n: int, label: str, meaning: ColumnMeaning | None, report: Period) -> ColumnMeaning | None:
    if meaning is None:
        return None
    if _SPENT.search(label.lower()) and (meaning.measure == "percent" or (meaning.measure == "actual" and _only_per_cents(table, n))):
        return replace(meaning, measure="cost_percent")
    if meaning.measure == "budget" and not _YEAR.search(label) and role_of(label, "projects") == "total_funding":
        return replace(meaning, measure="total_funding", period=report)
    return meaning


def _only_per_cents(table: Table, n: int) -> bool:
    amounts = [cell.amount for row in table.rows if n < len(row.cells) and (cell := row.cells[n]) is not None and cell.amount is not None]
    return bool(amounts) and all(amount.nil or amount.unit == "%" for amount in amounts)
