"""Columns that are headed by one part of the year after another: each holds its own months, or what has come about by their end."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import cache
from itertools import pairwise
from statistics import median

from ingest.amounts import plain_spaces
from ingest.columns.columns import ColumnMeaning, months_period, quarter_of
from ingest.data import read_table
from ingest.language.scales import without_scale
from ingest.model import Measure, Period, Table

_YEAR = r"(?:\s?/\s?(?:\d{4}|\d\d)|\s(?:19|20)\d\d)?"
_MONTH = re.compile(r"(?:^|\s)(\d{1,2})\s?/\s?(?:\d{4}|\d\d)")
_RANGE = re.compile(rf"(?:^|.*\s)(\d{{1,2}})\s?[-–]\s?(\d{{1,2}}){_YEAR}(?:\s?kk)?")
_NAMES = tuple(row["month"] for row in read_table("months"))
_NAMED = re.compile(rf"(?:^|.*[\s.])({'|'.join(_NAMES)})(?:kuu)?{_YEAR}")
_ROMAN = re.compile(rf"(?:^|.*\s)(iv|i{{1,3}}){_YEAR}")
_NUMBER = re.compile(rf"(?:^|.*\s)(\d{{1,2}})\.?{_YEAR}")
_NUMERALS = {"i": 1, "ii": 2, "iii": 3, "iv": 4}
_FEWEST = 3
"""Months in a row that make a series."""
_DOUBLE = Decimal("1.6")
"""How many times as much the first two parts of a year are as the first alone, at the least, in most rows."""
_REALISED: frozenset[Measure] = frozenset({"actual", "value", "closing"})


@dataclass(frozen=True)
class _Part:
    """A column headed by a part of the year, from its first to its last month."""

    column: int
    first: int
    last: int


def month_by_month(table: Table, meanings: tuple[ColumnMeaning | None, ...], report: Period) -> tuple[ColumnMeaning | None, ...]:
    """The meanings of columns headed "1/2024", "2/2024", "3/2024" …, "1–3", "4–6", "7–9", "Tammi", "Helmi" …, "I", "II", "III": each its own part of the year.

    Where the figures only grow from month to month, or the second quarter's are about twice the first's, each column holds what has come about since January.
    """
    labels = [plain_spaces(without_scale(column.label)).lower() for column in table.columns]
    around = f"{table.title} {table.corner}".lower()
    out = list(meanings)
    for series in _series(labels, meanings, _month):
        if len(series) >= _FEWEST and not _grow(table, series):
            _set(out, series)
    for series in [*_series(labels, meanings, _named), *(s for s in _series(labels, meanings, _range) if len(s) >= _FEWEST or not _bare(labels, s))]:
        _set(out, series)
    quarters = _series(labels, meanings, _quarter)
    for series in quarters or _series(labels, meanings, _numeral):
        own = series if quarters else _sized(table, labels, around, series, out, report)
        _set(out, [replace(part, first=1) for part in own] if _accumulate(table, own, out) else own)
    return tuple(out)


# ------------------------------------------------------------------------------------------------ what headings tell


def _month(label: str) -> tuple[int, int] | None:
    m = _MONTH.fullmatch(label)
    return (int(m[1]), int(m[1])) if m else None


def _named(label: str) -> tuple[int, int] | None:
    m = _NAMED.fullmatch(label)
    return (_NAMES.index(m[1]) + 1, _NAMES.index(m[1]) + 1) if m and "kum" not in label else None


def _range(label: str) -> tuple[int, int] | None:
    m = _RANGE.fullmatch(label)
    return (int(m[1]), int(m[2])) if m and int(m[1]) <= int(m[2]) else None


def _quarter(label: str) -> tuple[int, int] | None:
    quarter = quarter_of(label)
    return (quarter * 3 - 2, quarter * 3) if quarter else None


def _numeral(label: str) -> tuple[int, int] | None:
    """How manieth part of the year a bare numeral tells: "I", "Toteuma 2025 II", "III/2025", under a heading that speaks of parts also "2"."""
    if m := _ROMAN.fullmatch(label):
        return (_NUMERALS[m[1]],) * 2
    m = _NUMBER.fullmatch(label) if any(word in label for word, _ in _sizes()) else None
    return (int(m[1]), int(m[1])) if m else None


@cache
def _sizes() -> tuple[tuple[str, int], ...]:
    return tuple((row["stem"], int(row["months"])) for row in read_table("year_parts"))


def _series(labels: Sequence[str], meanings: Sequence[ColumnMeaning | None], read: Callable[[str], tuple[int, int] | None]) -> list[list[_Part]]:
    """Runs of two columns or more of what has been realised whose parts of the year follow each other; from January on, unless months are named."""
    runs: list[list[_Part]] = []
    for n, (label, meaning) in enumerate(zip(labels, meanings, strict=True)):
        if meaning is None or meaning.measure not in _REALISED or (months := read(label)) is None:
            continue
        part = _Part(n, *months)
        if runs and part.first == runs[-1][-1].last + 1:
            runs[-1].append(part)
        else:
            runs.append([part])
    return [run for run in runs if len(run) > 1 and (run[0].first == 1 or read is _named) and run[-1].last <= 12]


def _bare(labels: Sequence[str], series: Sequence[_Part]) -> bool:
    """Whether the headings are nothing but numbers, which may be ages as well."""
    return not any(c.isalpha() or c == "/" for part in series for c in labels[part.column])


def _sized(table: Table, labels: Sequence[str], around: str, series: Sequence[_Part], meanings: Sequence[ColumnMeaning | None], report: Period) -> list[_Part]:
    """The parts as months: by the word for them in the headings or the title, else by how many of them the report's months make, where they add up."""
    said = " ".join([around, *(labels[part.column] for part in series)])
    size = next((months for word, months in _sizes() if word in said), 0)
    if not size:
        sizes = [s for s in (3, 4, 6) if s * len(series) == report.end.month]
        shown = all("/" in labels[part.column] for part in series)
        size = sizes[0] if len(sizes) == 1 and (shown or _add_up(table, series, meanings)) else 0
    if not size or series[-1].last * size > 12:
        return []
    return [_Part(part.column, (part.first - 1) * size + 1, part.last * size) for part in series]


# ------------------------------------------------------------------------------------------------ what figures tell


def _set(meanings: list[ColumnMeaning | None], series: Sequence[_Part]) -> None:
    for part in series:
        meaning = meanings[part.column]
        if meaning is not None:
            period = months_period(part.first, part.last, meaning.period.end.year)
            meanings[part.column] = replace(meaning, measure="actual", period=period, known=True)


def _rows(table: Table, series: Sequence[_Part]) -> list[list[Decimal]]:
    """The figures of the rows that have all of the parts."""
    out = []
    for row in table.rows:
        cells = [row.cells[part.column] for part in series]
        numbers = [c.amount.number for c in cells if c is not None and c.amount is not None]
        out += [numbers] if len(numbers) == len(series) else []
    return out


def _grow(table: Table, series: Sequence[_Part]) -> bool:
    rows = [[abs(n) for n in row] for row in _rows(table, series)]
    return bool(rows) and sum(all(a <= b for a, b in pairwise(row)) for row in rows) > 0.6 * len(rows)


def _add_up(table: Table, series: Sequence[_Part], meanings: Sequence[ColumnMeaning | None]) -> bool:
    """Whether a column beside the parts is their sum in nearly all rows."""
    own = {part.column for part in series}
    for n, meaning in enumerate(meanings):
        if meaning is not None and n not in own and meaning.measure in _REALISED:
            rows = _rows(table, [*series, _Part(n, 0, 0)])
            slack = Decimal(len(series))
            if rows and sum(abs(sum(row[:-1], Decimal(0)) - row[-1]) <= slack * _digit(row[-1]) for row in rows) >= 0.8 * len(rows):
                return True
    return False


def _digit(number: Decimal) -> Decimal:
    return Decimal(1).scaleb(int(number.as_tuple().exponent))


def _accumulate(table: Table, series: Sequence[_Part], meanings: Sequence[ColumnMeaning | None]) -> bool:
    """Whether each of the parts holds what has come about since January: no column is their sum, and the second is about twice the first."""
    if len(series) < 2 or _add_up(table, series, meanings):
        return False
    ratios = [row[1] / row[0] for row in _rows(table, series) if row[0]]
    return len(ratios) > 1 and median(ratios) >= _DOUBLE
