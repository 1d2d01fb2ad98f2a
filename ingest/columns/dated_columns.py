"""Columns that tell the same of several times: "Riskiluku 2024" and "Riskiluku 2025". The last one tells how things stand."""

import re
from collections.abc import Collection, Mapping, Sequence

_DAY = re.compile(r"(?<!\d)(\d{1,2})\.(\d{1,2})\.(?:(\d{4}))?")
_YEAR = re.compile(r"(?<!\d)20\d\d(?!\d)")


def last_of_each(roles: Mapping[int, str], labels: Sequence[str], among: Collection[str]) -> dict[int, str]:
    """Column → role, of columns whose headings differ in nothing but their time and have a role `among` these only the last in time."""
    out = dict(roles)
    for role in dict.fromkeys(held for held in roles.values() if held in among):
        own = [n for n, held in roles.items() if held == role and n < len(labels)]
        times = {n: _time(labels[n]) for n in own}
        alike = len({undated(labels[n]) for n in own}) == 1
        if len(own) > 1 and alike and all(times.values()) and len(set(times.values())) == len(own):
            last = max(own, key=lambda n: times[n])
            out = {n: held for n, held in out.items() if held != role or n == last}
    return out


def of_year(roles: Mapping[int, str], labels: Sequence[str], role: str, year: int) -> dict[int, str]:
    """Column → role, of columns of one `role` headed by different years only that of the report's `year`: "Tavoitetaso 2026" beside 2028."""
    own = {n: _time(labels[n])[:1] for n, held in roles.items() if held == role and n < len(labels)}
    kept = [n for n, named in own.items() if named == (year,)]
    if len(own) < 2 or len(kept) != 1 or len(set(own.values())) < len(own) or () in own.values():
        return dict(roles)
    return {n: held for n, held in roles.items() if held != role or n in kept}


def undated(label: str) -> str:
    """A heading without what tells its time: "Toteuma 1–8/2023" → "toteuma"."""
    return re.sub(r"[\d.\s–/-]+", "", label).lower()


def _time(label: str) -> tuple[int, int, int] | tuple[()]:
    """(year, month, day) that a heading names, 0 for what it does not; () where it names no time."""
    day, year = _DAY.search(label), _YEAR.search(label)
    if day is None and year is None:
        return ()
    return int(year[0]) if year else 0, int(day[2]) if day else 0, int(day[1]) if day else 0
