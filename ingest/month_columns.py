"""Columns that are headed by one month after another: each holds its own month, or what has come about by its end."""

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from ingest.amounts import plain_spaces
from ingest.columns import ColumnMeaning, months_period
from ingest.model import Table

_MONTH = re.compile(r"(\d{1,2})\s?/\s?(?:\d{4}|\d\d)")
_RANGE = re.compile(r"(\d{1,2})\s?[-–]\s?(\d{1,2})(?:\s?/\s?(?:\d{4}|\d\d))?")
_FEWEST = 3
"""Months in a row that make a series."""


def month_by_month(table: Table, meanings: tuple[ColumnMeaning | None, ...]) -> tuple[ColumnMeaning | None, ...]:
    """The meanings of columns headed "1/2024", "2/2024", "3/2024" …: single months, unless the figures of nearly all rows only grow from month to month."""
    meanings = _parts_of_year(table, meanings)
    series = [(n, int(m[1])) for n, column in enumerate(table.columns) if (m := _MONTH.fullmatch(plain_spaces(column.label))) and meanings[n] is not None]
    if len(series) < _FEWEST or any(b != a + 1 for (_, a), (_, b) in pairwise(series)) or _accumulate(table, [n for n, _ in series]):
        return meanings
    out = list(meanings)
    for n, month in series:
        meaning = meanings[n]
        if meaning is not None and 1 <= month <= 12:
            out[n] = replace(meaning, period=months_period(month, month, meaning.period.end.year))
    return tuple(out)


def _parts_of_year(table: Table, meanings: tuple[ColumnMeaning | None, ...]) -> tuple[ColumnMeaning | None, ...]:
    """Columns headed "1–3", "4–6", "7–9" one after another: months of the year, though no year stands beside them."""
    spans = [(n, int(m[1]), int(m[2])) for n, column in enumerate(table.columns) if (m := _RANGE.fullmatch(plain_spaces(column.label)))]
    follow = all(a[2] + 1 == b[1] for a, b in pairwise(spans))
    if len(spans) < _FEWEST or not follow or spans[0][1] != 1 or spans[-1][2] > 12 or any(last < first for _, first, last in spans):
        return meanings
    out = list(meanings)
    for n, first, last in spans:
        meaning = meanings[n]
        if meaning is not None:
            out[n] = replace(meaning, measure="actual", period=months_period(first, last, meaning.period.end.year), known=True)
    return tuple(out)


def _accumulate(table: Table, columns: Sequence[int]) -> bool:
    grow = seen = 0
    for row in table.rows:
        cells = [row.cells[n] for n in columns]
        values = [abs(c.amount.number) for c in cells if c is not None and c.amount is not None]
        if len(values) == len(columns):
            seen += 1
            grow += all(a <= b for a, b in pairwise(values))
    return seen > 0 and grow > 0.6 * seen
