"""Columns of projects of more than the report's year: "Käytetty ennen vuotta 2025", "Aiempien vuosien käyttö", "Käytetty yht."."""

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from functools import cache

from ingest.amounts import plain_spaces
from ingest.columns.columns import ColumnMeaning
from ingest.data import read_table
from ingest.model import Period

_SPENT = re.compile(r"käyt|kustann(?!usarv)|toteu|\btot\b|menot?\b|kulut")
BEFORE_THE_YEAR, SINCE_ITS_START = "ennen vuotta", "hankkeen alusta"
"""How the labels of such times begin."""
_LONG_AGO = 10
"""Years before the report's from which its projects are counted; when each began is not told."""


@cache
def _headings() -> tuple[tuple[re.Pattern[str], bool], ...]:
    return tuple((re.compile(row["pattern"]), row["whole"] == "last") for row in read_table("earlier_years"))


_FROM_START = re.compile(r"\b(?:alusta|alkaen|kaikkiaan|kumul\w*\.?|yht\.?|yhteensä)$")


def from_the_start(labels: Sequence[str], meanings: Sequence[ColumnMeaning | None], report: Period) -> tuple[ColumnMeaning | None, ...]:
    """The meanings of a table of works where one column holds what is spent since each began, beside what is spent this year: "Käytetty yht."."""
    spent = [n for n, m in enumerate(meanings) if m is not None and m.number_unit != "%" and _SPENT.search(labels[n]) and m.measure in ("actual", "value")]
    since = [n for n in spent if _FROM_START.search(labels[n])]
    out = list(meanings)
    if len(since) == 1 and len(spent) > 1 and (meaning := out[since[0]]) is not None:
        started = date(report.end.year - _LONG_AGO, 1, 1)
        day = report.end
        out[since[0]] = replace(meaning, measure="actual", period=Period(started, day, f"{SINCE_ITS_START} {day.day}.{day.month}.{day.year} asti"), known=True)
    return tuple(out)


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
            period = Period(date(first - _LONG_AGO, 1, 1), date(first - 1, 12, 31), f"{BEFORE_THE_YEAR} {first}")
            return replace(meaning, measure="actual", period=period, known=True)
    return meaning
