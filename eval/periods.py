"""The periods that a label or sentence names, for telling whether a number was given for the one that is due."""

import re
from calendar import monthrange
from collections.abc import Iterator
from datetime import date

from eval.gold import GoldPeriod

_DAY = re.compile(r"(?<!\d)(\d{1,2})\.(\d{1,2})\.(\d{4})(?!\d)")
_MONTHS = re.compile(r"(?<![\d./])(\d{1,2})(?:\s?[-–]\s?(\d{1,2}))?/(\d{4})(?!\d)")
_YEAR = re.compile(r"(?<![\d./,–−-])((?:19|20)\d\d)(?![\d/,])")


def periods_in(text: str) -> Iterator[GoldPeriod]:
    """The days, spans of months and whole years that are written out in numbers: "toteuma 1–3/2025" → 1 January to 31 March 2025."""
    for found in _DAY.finditer(text):
        day, month, year = (int(part) for part in found.groups())
        if 1 <= month <= 12 and 1 <= day <= monthrange(year, month)[1]:
            yield GoldPeriod(start=date(year, month, day), end=date(year, month, day))
    text = _DAY.sub(" ", text)
    for found in _MONTHS.finditer(text):
        first, last, year = int(found[1]), int(found[2] or found[1]), int(found[3])
        if 1 <= first <= last <= 12:
            yield GoldPeriod(start=date(year, first, 1), end=date(year, last, monthrange(year, last)[1]))
    for found in _YEAR.finditer(_MONTHS.sub(" ", text)):
        yield GoldPeriod(start=date(int(found[1]), 1, 1), end=date(int(found[1]), 12, 31))


def same_period(one: GoldPeriod, other: GoldPeriod) -> bool:
    """Whether both end on the same day and begin on the same: a moment stands for whatever ends then."""
    return one.end == other.end and (one.start == other.start or one.start == one.end or other.start == other.end)
