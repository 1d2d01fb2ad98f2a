"""Columns of projects that hold what was spent before the report's year: "Käytetty ennen vuotta 2025", "Aiempien vuosien käyttö"."""

import re
from dataclasses import replace
from datetime import date
from functools import cache

from ingest.amounts import plain_spaces
from ingest.columns import ColumnMeaning
from ingest.data import read_table
from ingest.model import Period

_LONG_AGO = 10
"""Years before the report's from which its projects are counted; when each began is not told."""


@cache
def _headings() -> tuple[tuple[re.Pattern[str], bool], ...]:
    return tuple((re.compile(row["pattern"]), row["whole"] == "last") for row in read_table("earlier_years"))


def before_the_year(label: str, meaning: ColumnMeaning | None, report: Period) -> ColumnMeaning | None:
    """The meaning of a project's column with the years before the report's for its time, where the heading says so; else the meaning as it is."""
    if meaning is None or meaning.measure not in ("actual", "closing", "value") or meaning.number_unit == "%":
        return meaning
    lowered = plain_spaces(label).lower()
    for pattern, counted_in in _headings():
        found = pattern.search(lowered)
        if found is None:
            continue
        first = int(found[1]) + counted_in if found.groups() and found[1] else report.end.year
        if first <= report.end.year:
            period = Period(date(first - _LONG_AGO, 1, 1), date(first - 1, 12, 31), f"ennen vuotta {first}")
            return replace(meaning, measure="actual", period=period, known=True)
    return meaning
