"""Tables whose rows are the months of a year and whose columns tell what they are about: "Kuukausi | Verotulot 2024 | Verotulot 2025 | Palkat 2025"."""

import re
from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal
from itertools import pairwise

from ingest.amounts import plain_spaces
from ingest.columns.columns import ColumnMeaning, months_period, read_column
from ingest.data import read_table
from ingest.figures.column_units import without_measure
from ingest.language.scales import without_scale
from ingest.language.title_accounts import account_in
from ingest.model import Measure, Period, Row, Table

_NAMES = tuple(row["month"] for row in read_table("months"))
_MONTH = re.compile(rf"({'|'.join(_NAMES)})(?:kuu)?(?:\s((?:19|20)\d\d))?")
_SINCE = re.compile(r"\bkum\b|kumul|vuoden alusta")
_FEWEST = 3
"""Months in a row that make such a table."""
_MUCH = Decimal("0.6")
"""How many times the first month's number the last one's is, for each month, where they gather since January."""
_REALISED: frozenset[Measure] = frozenset({"actual", "value"})


def month_rows(table: Table, period: Period) -> tuple[ColumnMeaning, ...] | None:
    """What the rows hold: each its own month or what has come about by its end, a sum of them all of them; None for other tables."""
    months = [row_month(row.label) for row in table.rows]
    found = [month for month in months if month is not None]
    others = sum(month is None and row.kind == "data" for month, row in zip(months, table.rows, strict=True))
    if len(found) < _FEWEST or others > 1 or not any(month_subjects(table, (), period)):
        return None
    gathers = _gathers(table, [row for row, month in zip(table.rows, months, strict=True) if month is not None], found)
    spans = [(1 if gathers else month or found[0], month or found[-1]) for month in months]
    return tuple(ColumnMeaning("actual", months_period(first, last, period.end.year), None, None, True) for first, last in spans)


def row_month(label: str) -> int | None:
    """The month that a row is headed by and by nothing else: 2 of "Helmikuu", "Helmi", "Helmikuu 2025"."""
    m = _MONTH.fullmatch(plain_spaces(label).strip(" .:").lower())
    return _NAMES.index(m[1]) + 1 if m else None


def _gathers(table: Table, rows: Sequence[Row], months: Sequence[int]) -> bool:
    """Whether each row holds what has come about since January: the title says so, or numbers only grow, the last to many times the first."""
    if _SINCE.search(f"{table.title} {table.corner}".lower()):
        return True
    if months[0] != 1:
        return False
    columns = [[abs(cell.amount.number) for row in rows if (cell := row.cells[n]) is not None and cell.amount is not None] for n in range(len(table.columns))]
    filled = [column for column in columns if len(column) == len(rows)]
    grown = sum(column[-1] >= _MUCH * len(rows) * column[0] > 0 and all(a <= b for a, b in pairwise(column)) for column in filled)
    return bool(filled) and grown > 0.6 * len(filled)


def month_subjects(table: Table, section: Sequence[str], period: Period) -> tuple[str | None, ...]:
    """What each column is about: what its heading names, else what the one before it does, else the account that the title names."""
    own = next((named[1] for named in map(account_in, (table.title, *reversed(section))) if named), None)
    out: list[str | None] = []
    for column in table.columns:
        name = without_measure(without_scale(column.label)).strip(" ,:*")
        if column.numeric and any(map(str.isalpha, name)) and not read_column(name, period).known:
            own = name
        out.append(own if column.numeric else None)
    return tuple(out)


def of_month(row: ColumnMeaning, label: str, heading: str, period: Period) -> ColumnMeaning:
    """A cell: the row says the months, its label or else the heading the year; the heading may say that it is a budget or a change, and in what unit."""
    column = read_column(heading, period)
    told = _MONTH.fullmatch(plain_spaces(label).strip(" .:").lower())
    year = int(told[2]) if told and told[2] else column.period.end.year
    measure = row.measure if column.measure in _REALISED or not column.known else column.measure
    when = months_period(row.period.start.month, row.period.end.month, year)
    return replace(row, measure=measure, period=when, number_unit=column.number_unit, scale=column.scale)
