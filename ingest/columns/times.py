"""Which period the words of a sentence give to a number: "tammikuussa 76,5 %", "vuoden 2023 lopussa", "30.3.2025"."""

import re
from calendar import monthrange
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache

from ingest.columns.columns import find_period, make_period, months_period, year_period
from ingest.data import read_table
from ingest.model import Period

_MONTHS = ("tammi", "helmi", "maalis", "huhti", "touko", "kesä", "heinä", "elo", "syys", "loka", "marras", "joulu")
_QUARTERS = {"ensimmäis": 1, "toise": 2, "kolman": 3, "neljän": 4}
_DAYS = re.compile(r"\d{1,2}\.\s?(?:\d{1,2}\.)?(?:\d{4})?\s*[-–—]\s*\d{1,2}\.\s?\d{1,2}\.(?:\s?(?:19|20)\d\d)?")
_DAY = re.compile(r"(?<![\d.,])\d{1,2}\.\d{1,2}\.(?:\s?(?:19|20)\d\d(?!\d))?")


@dataclass(frozen=True, slots=True)
class Time:
    """A time named in a text, and where it stands."""

    start: int
    end: int
    period: Period | None
    """None for words of time that name no period of the number."""


@cache
def _patterns() -> tuple[tuple[str, re.Pattern[str]], ...]:
    return tuple((row["kind"], re.compile(row["pattern"])) for row in read_table("time_words"))


def find_times(text: str, report: Period) -> list[Time]:
    """Every time that a text names, in order; what a thing is compared with, and beginnings, name no period."""
    lowered = text.lower()
    found: list[Time] = []
    for time in _all_times(lowered, report):
        if any(time.start < other.end and other.start < time.end for other in found):
            continue
        found.append(Time(time.start, time.end, None) if _skipped(lowered, time) else time)
    found.sort(key=lambda t: t.start)
    return [_counted_back(time, found[:n], lowered, report) for n, time in enumerate(found)]


def _counted_back(time: Time, earlier: Sequence[Time], lowered: str, report: Period) -> Time:
    """A time said by the one before it, where that lies outside the report's own: "oli syyskuun 2025 lopussa 11,8, kun se vuotta aiemmin oli 10,9"."""
    named = next((t.period for t in reversed(earlier) if t.period is not None), None)
    back = next(pattern for kind, pattern in _patterns() if kind == "year_before")
    if time.period is None or named is None or back.fullmatch(lowered, time.start, time.end) is None:
        return time
    outside = named.end > report.end or named.start < report.start
    return Time(time.start, time.end, _a_year_before(named)) if outside else time


def _skipped(lowered: str, time: Time) -> bool:
    for kind, pattern in _patterns():
        if (kind == "skip" and pattern.match(lowered, time.end)) or (kind == "before" and pattern.search(lowered[: time.start])):
            return True
    return False


def _all_times(lowered: str, report: Period) -> Iterator[Time]:
    for pattern in (_DAYS, _DAY):
        for match in pattern.finditer(lowered):
            period, _ = find_period(match[0], report)
            if period is not None:
                yield Time(match.start(), match.end(), period)
    for kind, pattern in _patterns():
        if kind in ("skip", "before"):
            continue
        for match in pattern.finditer(lowered):
            yield Time(match.start(), match.end(), _read(kind, match, report))


def _read(kind: str, match: re.Match[str], report: Period) -> Period | None:
    year = report.end.year
    if kind == "month":
        first, last = _MONTHS.index(match[1]) + 1, _MONTHS.index(match[2] or match[1]) + 1
        if match[3]:
            year = int(match[3])
        elif date(year, last, 1) > report.end:
            # a later month without its year is ahead or a year ago: the sentence does not say which
            return None
        return months_period(first, last, year) if first <= last else None
    if kind == "year":
        return year_period(int(match[1])) if int(match[1]) != year or report.end == date(year, 12, 31) else None
    if kind == "season":
        return year_period(int(match[1]))
    if kind == "years":
        first, last = int(match[1]), int(match[2])
        return make_period(date(first, 1, 1), date(last, 12, 31)) if first <= last else None
    if kind == "aside":
        return None
    if kind == "year_now" and (report.end.month, report.end.day) != (12, 31):
        return None
    if kind == "year_end":
        day = date(int(match[1]), 12, 31)
        return make_period(day, day)
    if kind == "last_year":
        return year_period(year - 1)
    if kind == "this_year":
        return report
    if kind == "year_before":
        return _a_year_before(report)
    if kind == "quarter":
        n = _QUARTERS[match[1]]
        return None if date(year, 3 * n - 2, 1) > report.end else months_period(3 * n - 2, 3 * n, year)
    return make_period(report.end, report.end)


def period_of(text: str, start: int, end: int, times: list[Time], cuts: list[int]) -> Period | None:
    """The period of the number at [start, end) of a text.

    It is the time right behind it, else the nearest before it in its clause, else the nearest behind it there, else the nearest before it.
    `cuts` are where clauses part. A time in brackets is only of the numbers in the same brackets.
    """
    own = _brackets(text, start)
    times = [t for t in times if t.period is not None and _brackets(text, t.start) in (own, None)]
    right_behind = next((t for t in times if t.start >= end and not text[end : t.start].strip()), None)
    if right_behind is not None:
        return right_behind.period
    left = max((c for c in cuts if c <= start), default=0)
    right = min((c for c in cuts if c >= end), default=len(text))
    before = [t for t in times if left < t.end <= start]
    behind = [t for t in times if end <= t.start and t.end <= right and not re.search(r"[,\d]", text[end : t.start])]
    earlier = [t for t in times if t.end <= start]
    if before:
        return before[-1].period
    if behind:
        return behind[0].period
    return earlier[-1].period if earlier else None


def _a_year_before(period: Period) -> Period:
    start, end = period.start, period.end
    last = monthrange(end.year - 1, end.month)[1] if end.day == monthrange(end.year, end.month)[1] else end.day
    return make_period(start.replace(year=start.year - 1), end.replace(year=end.year - 1, day=min(last, 31)))


def _brackets(text: str, at: int) -> int | None:
    """Where the brackets open that a position stands in, or None."""
    opened = text.rfind("(", 0, at)
    return opened if opened >= 0 and ")" not in text[opened:at] else None
