"""Columns of two years headed alike ("2023 Tot." and "2022 Tot."): both hold as many months where a third one is the change between them, or where the
title names the months of both ("1.1.–31.3.2023, vertailukausi 1.1.–31.3.2022").
"""

import re
from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from ingest.columns.columns import ColumnMeaning, find_period, months_period, year_period
from ingest.columns.dated_columns import undated
from ingest.columns.ratio_columns import FEWEST, MOST
from ingest.model import Period, Row, Table

_PARTS = re.compile(r"[,;()]| ja ", re.IGNORECASE)


def of_like_times(table: Table, meanings: Sequence[ColumnMeaning | None], report: Period) -> tuple[ColumnMeaning | None, ...]:
    """The meanings where the outcome of an earlier year is that of the report's months of it: the title names them, or a third column is the change."""
    out = list(meanings)
    months = report.start.month, report.end.month
    named = [find_period(part, report)[0] for part in _PARTS.split(table.title)] if re.search(r"\d", table.title) else []
    if report == year_period(report.end.year):
        return tuple(out)
    for n, old in enumerate(meanings):
        if old is None or old.measure != "actual" or old.period.end >= report.start or old.period != year_period(old.period.end.year):
            continue
        for k, new in enumerate(meanings):
            alike = new is not None and new.measure == "actual" and new.period == report and undated(table.columns[k].label) == undated(table.columns[n].label)
            then = months_period(*months, old.period.end.year)
            if alike and ((then in named and report in named) or any(_changes(table, c, k, n) for c in range(len(meanings)) if c not in (k, n))):
                out[n] = replace(old, period=then)
    return tuple(out)


def _changes(table: Table, change: int, new: int, old: int) -> bool:
    """Whether a column is the change from one of two others to the other in most rows."""
    told = [numbers for row in table.rows if (numbers := _numbers(row, change, new, old)) is not None]
    held = sum(abs(abs(by) - abs(abs(to) - abs(since))) <= 2 * last for by, to, since, last in told)
    return len(told) >= FEWEST and held >= MOST * len(told)


def _numbers(row: Row, change: int, new: int, old: int) -> tuple[Decimal, Decimal, Decimal, Decimal] | None:
    """The three numbers of a row, and one in the last digit of the change; None where one is missing or nothing changed."""
    amounts = [cell.amount if (cell := row.cells[n]) is not None else None for n in (change, new, old)]
    if any(amount is None for amount in amounts):
        return None
    by, to, since = (amount for amount in amounts if amount is not None)
    return (by.number, to.number, since.number, Decimal(1).scaleb(-by.decimals)) if by.number else None
