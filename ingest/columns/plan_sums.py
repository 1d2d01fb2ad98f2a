"""Columns of sums over the years of a plan: "Yhteensä" behind "TA 2025", "TS 2026" and "TS 2027" is of all those years, and nothing has come about in it.

A heading may name the years itself: "Yhteensä 2026–2028", "2026–2028 yht.".
"""

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from ingest.columns.columns import ColumnMeaning, make_period
from ingest.model import Table

_SUM = re.compile(r"\b(?:yhteensä|yht|summa)\b", re.IGNORECASE)
_TIME = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)|\d/\d")
_YEARS = re.compile(r"(?<!\d)((?:19|20)\d\d) ?[–-] ?((?:19|20)\d\d)(?!\d)")
_BARE = re.compile(r"(?:19|20)\d\d")
"""A year alone: the first one of a plan may be the year that is under way."""
_SHARE = 0.8
"""The share of the rows that add up, at the least."""


def over_the_years(table: Table, meanings: Sequence[ColumnMeaning | None]) -> tuple[ColumnMeaning | None, ...]:
    """The meanings where a column that says only "Yhteensä", or the years too, adds up the budgets of several years before it."""
    out = list(meanings)
    for n, (column, meaning) in enumerate(zip(table.columns, meanings, strict=True)):
        if meaning is None or meaning.number_unit == "%" or not _SUM.search(column.label):
            continue
        named = _YEARS.search(column.label)
        if named is not None and int(named[1]) < int(named[2]) and any(m is not None and m.measure == "budget" for m in meanings):
            out[n] = replace(meaning, measure="value", period=make_period(date(int(named[1]), 1, 1), date(int(named[2]), 12, 31)))
        if _TIME.search(column.label):
            continue
        before = [(k, m) for k, m in enumerate(meanings[:n]) if m is not None and table.columns[k].numeric]
        years = [(k, m) for k, m in before if m.measure == "budget" or _BARE.fullmatch(table.columns[k].label.strip())]
        if len({m.period for _, m in years}) < 2 or len({m.period for _, m in years}) < len(years) or not _adds_up(table, [k for k, _ in years], n):
            continue
        period = make_period(min(m.period.start for _, m in years), max(m.period.end for _, m in years))
        out[n] = replace(meaning, measure="value", period=period)
        if any(m.measure == "budget" for _, m in years):
            for k, m in years:
                out[k] = replace(m, measure="budget")  # the year that is under way is planned too
    return tuple(out)


def _adds_up(table: Table, parts: Sequence[int], total: int) -> bool:
    held = []
    for row in table.rows:
        amounts = [cell.amount if (cell := row.cells[n]) is not None else None for n in (*parts, total)]
        if amounts[-1] is not None and not amounts[-1].nil and sum(a is not None for a in amounts) > 2:
            numbers = [a.number if a is not None and not a.nil else 0 for a in amounts]
            held.append(sum(numbers[:-1]) == numbers[-1])
    return len(held) > 1 and sum(held) >= _SHARE * len(held)
