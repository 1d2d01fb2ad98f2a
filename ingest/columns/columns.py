"""Column headings → measure, period, unit and scale. Headings' words live in data/lexicon/column_measures.tsv."""

import re
from calendar import monthrange
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from functools import cache, lru_cache

from ingest.amounts import plain_spaces, read_unit
from ingest.data import read_table
from ingest.language.measure_units import own_unit, per_unit, without_each
from ingest.language.scales import find_scale, without_scale
from ingest.model import Measure, Period

_DASH = r"\s*[-–—−]\s*"
_DAYS = re.compile(rf"(\d{{1,2}})\.\s?(\d{{1,2}})\.?(?:\s?(\d{{4}}))?{_DASH}(\d{{1,2}})\.\s?(\d{{1,2}})\.\s?(\d{{4}}|\d{{2}}(?!\d))?")
_DAY = re.compile(r"(?<![\d.])(\d{1,2})\.(\d{1,2})\.(\d{4}|\d{2}(?!\d))?")
_MONTHS = re.compile(rf"(?<![\d.])(\d{{1,2}}){_DASH}(\d{{1,2}})(?:\s*/\s*|\s+)(\d{{4}}|\d{{2}}(?!\d))")
_MONTHS_ALONE = re.compile(rf"(?<![\d.,])(1){_DASH}(\d{{1,2}})(?![\d.,/])")
_MONTH = re.compile(r"(?<![\d.])(\d{1,2})\s*/\s*(\d{4}|\d{2}(?!\d))")
_KK = re.compile(r"(?<!\d)(\d{1,2})\s*kk\b")
_QUARTER_WORD = r"(?:(?:vuosi)?nelj\w*\.?|kvart\w*\.?|kv\b)"
_QUARTER = re.compile(
    rf"\bq\s?([1-4])\b|\b([1-4])\s?q\b|(?<![\d.,])([1-4])\.?\s*{_QUARTER_WORD}|\b(iii|ii|iv|i)\.?\s*{_QUARTER_WORD}|{_QUARTER_WORD}\s*(?:([1-4])(?![\d.,])|(iii|ii|iv|i)\b)"
)
_QUARTER_YEAR = re.compile(rf"(?:q[1-4]|[1-4]q|{_QUARTER_WORD})\s?[-–/'\s]\s?(\d\d)(?![\d.,])")
_HALF = re.compile(r"\bh([12])\b|(?<![\d.,])([12])\.?\s*(?:vuosi)?puolisko\w*|\b(ii|i)\.?\s*(?:vuosi)?puolisko\w*")
"""A half of a year: "H1/2024", "2. vuosipuolisko"."""
_HALF_YEAR = re.compile(r"\bh[12]\s?[-–/'\s]\s?(\d\d)(?![\d.,])")
_SUMMED = re.compile(r"\bkum\b|\bkum\.|kumul|alusta")
_QUARTERS = re.compile(rf"\bq?1{_DASH}q?([1-4])\b(?<=q[1-4])|\bq1{_DASH}([1-4])\b|\b(?:1\.?|i){_DASH}(?:([2-4])\.?|(iii|ii|iv))\s*{_QUARTER_WORD}")
"""Quarters from the first on: "Q1–Q3", "I–III nelj."."""
_YEAR = re.compile(r"(?<!\d)((?:19|20)\d\d)(?!\d)")
_SHORT_YEAR = re.compile(r"\b(?:ta|tp|tot|tae|ts|enn|tpe|budj|ks)\.?[-–'\s]?(\d\d)(?!\d|\s*kk|[.,]\d)")
_MONTH_NAMES = tuple(row["month"] for row in read_table("months"))
_NAMED = rf"({'|'.join(_MONTH_NAMES)})"
_NAMED_MONTHS = re.compile(rf"\b{_NAMED}(?:kuu\w*)?{_DASH}{_NAMED}(?:kuu\w*)?\b")
_NAMED_MONTH = re.compile(rf"\b{_NAMED}kuu\w*|\b{_NAMED}\.?\s?(?:/\s?)?(?:19|20)\d\d$|^{_NAMED}$")
_CUMULATIVE = re.compile(r"\bkum\b|\bkum\.|kumul|alusta|kertymä")
_YEAR_BEFORE = re.compile(r"\bed(?:ell?)?\.? ?(?:vuo|v\.)|\bedellinen vuosi|\bedellisvuo|\bviime vuo|\bvert(?:ailu|\.) ?(?:kau[sd]|vuo|v\.)")
_ROMAN = {"i": 1, "ii": 2, "iii": 3, "iv": 4}


@dataclass(frozen=True, slots=True)
class ColumnMeaning:
    """How a column of figures was understood; `number_unit` is None when the heading does not say it."""

    measure: Measure
    period: Period
    number_unit: str | None
    scale: Decimal | None
    known: bool
    """Whether any word of the heading was understood."""


def months_label(start: date, end: date) -> str:
    """The label of a period: "1–3/2025", "2024", "31.12.2024"."""
    if start == end:
        return f"{end.day}.{end.month}.{end.year}"
    if (start.month, start.day, end.month, end.day) == (1, 1, 12, 31):
        return str(end.year) if start.year == end.year else f"{start.year}–{end.year}"
    if start.month == end.month and start.year == end.year:
        return f"{start.month}/{start.year}"
    if start.year == end.year:
        return f"{start.month}–{end.month}/{end.year}"
    return f"{start.month}/{start.year}–{end.month}/{end.year}"


def make_period(start: date, end: date) -> Period:
    """A period with its label."""
    return Period(start, end, months_label(start, end))


def year_period(year: int) -> Period:
    """A calendar year."""
    return make_period(date(year, 1, 1), date(year, 12, 31))


def months_period(first: int, last: int, year: int) -> Period:
    """Months first … last of a year."""
    return make_period(date(year, first, 1), date(year, last, monthrange(year, last)[1]))


def names_days(text: str) -> bool:
    """Whether a text names the first and the last day of a time: "1.1.–30.6.2025"."""
    return _DAYS.search(plain_spaces(text)) is not None


def _full_year(text: str | None, default: int) -> int:
    if not text:
        return default
    return int(text) if len(text) == 4 else 2000 + int(text)


def _safe_date(year: int, month: int, day: int) -> date | None:
    if not 1 <= month <= 12 or not 1 <= day <= monthrange(year, month)[1]:
        return None
    return date(year, month, day)


def find_period(text: str, report: Period) -> tuple[Period | None, bool]:
    """(period that a heading names, whether it names one day) — None when it names none; a missing year is the report's."""
    lowered = plain_spaces(text).lower()
    year = report.end.year
    years = [int(y) for y in _YEAR.findall(lowered)]
    if m := _DAYS.search(lowered):
        last = _full_year(m[6], years[-1] if years else year)
        start, end = _safe_date(_full_year(m[3], last), int(m[2]), int(m[1])), _safe_date(last, int(m[5]), int(m[4]))
        if start and end and start <= end:
            return make_period(start, end), False
    if (m := _MONTHS.search(lowered)) and 1 <= int(m[1]) <= int(m[2]) <= 12:
        return months_period(int(m[1]), int(m[2]), _full_year(m[3], year)), False
    if (m := _NAMED_MONTHS.search(lowered)) and _MONTH_NAMES.index(m[1]) < _MONTH_NAMES.index(m[2]):
        return months_period(_MONTH_NAMES.index(m[1]) + 1, _MONTH_NAMES.index(m[2]) + 1, years[-1] if years else year), False
    if m := _DAY.search(lowered):
        day = _safe_date(_full_year(m[3], years[-1] if years else year), int(m[2]), int(m[1]))
        if day:
            return Period(day, day, months_label(day, day)), True
    if (m := _KK.search(lowered)) and 1 <= int(m[1]) <= 12:
        return months_period(1, int(m[1]), years[-1] if years else _short_year(lowered) or year), False
    if m := _QUARTERS.search(lowered):
        return months_period(1, 3 * int(m[1] or m[2] or m[3] or _ROMAN[m[4]]), years[-1] if years else year), False
    if quarter := quarter_of(lowered):
        first = 1 if _SUMMED.search(lowered) else 3 * quarter - 2
        return months_period(first, 3 * quarter, years[-1] if years else _quarter_year(lowered) or year), False
    short = _HALF_YEAR.search(lowered)
    if (m := _HALF.search(lowered)) and (years or short or not m[1]):
        last = 6 * int(m[1] or m[2] or _ROMAN[m[3]])
        return months_period(last - 5, last, years[-1] if years else 2000 + int(short[1]) if short else year), False
    if (m := _MONTHS_ALONE.search(lowered)) and 1 < int(m[2]) <= 12:
        return months_period(int(m[1]), int(m[2]), years[-1] if years else year), False
    if (m := _MONTH.search(lowered)) and 1 <= int(m[1]) <= 12:
        return months_period(1, int(m[1]), _full_year(m[2], year)), False
    if years:
        return year_period(years[-1] if len(set(years)) == 1 else years[0]), False
    named = _short_year(lowered)
    return (year_period(named), False) if named else (None, False)


def quarter_of(text: str) -> int | None:
    """The quarter that a heading names: "II nelj.", "Q2/2025", "2. kvartaali", "Neljännes 2"; None when it names none, or several."""
    lowered = plain_spaces(text).lower()
    m = None if _QUARTERS.search(lowered) else _QUARTER.search(lowered)
    return int(m[1] or m[2] or m[3] or m[5] or _ROMAN[m[4] or m[6]]) if m else None


def _quarter_year(lowered: str) -> int | None:
    """The year right behind a quarter: "Q3/24", "II kv 24"."""
    m = _QUARTER_YEAR.search(lowered)
    return 2000 + int(m[1]) if m else None


def _short_year(lowered: str) -> int | None:
    m = _SHORT_YEAR.search(lowered)
    return 2000 + int(m[1]) if m and abs(2000 + int(m[1]) - 2025) < 40 else None


_TAX = re.compile(r"\(?(?:sis(?:\.|ältää)? ?)?alv\.?:? ?\d+(?:,\d+)? ?%\)?")
"""How much value added tax an amount holds, which makes no column one of per cents: "Arvo (alv 0 %), €"."""


@cache
def _measures() -> tuple[tuple[re.Pattern[str], Measure, str], ...]:
    return tuple((re.compile(row["pattern"]), row["measure"], row.get("unit", "")) for row in read_table("column_measures"))  # type: ignore[misc]


def _bare(text: str) -> str:
    """A heading without its years, dates and scale, lower case, with one sign for less."""
    lowered = _TAX.sub(" ", without_scale(text).lower().replace("\u2212", "-"))
    for pattern in (_DAYS, _MONTHS, _DAY, _KK, _MONTH):
        lowered = pattern.sub(" ", lowered)
    lowered = _YEAR.sub(" ", lowered)
    lowered = re.sub(r"\b(ta|tp|tot|tae|ts|enn|tpe|budj|ks)\.?[-–']?\s?\d\d(?!\d)", r"\1", lowered)
    return " ".join(lowered.split()).strip(" :/")


def read_column(label: str, report: Period, plan: bool = False) -> ColumnMeaning:
    """What a column of figures holds, by its heading and the report's period; in a `plan` (talousarvio) a year alone is what is planned.

    "TOT 2025 3 kk" → actual 1–3/2025; "TA+muutos 2025" → amended_budget 2025; "Muutos %" → change_percent of the report's period.
    """
    bare = _bare(label)
    period, moment = _column_period(label, report)
    measure: Measure | None = None
    unit: str | None = None
    for pattern, name, said in _measures():
        if pattern.search(bare):
            measure, unit = name, said or None
            break
    known = measure is not None or period is not None
    if unit is None and "%" in bare and measure in (None, "actual", "own_share", "percent", "change", "deviation"):
        unit = "%"
    if measure is None:
        measure = "percent" if unit == "%" else "value" if period is None else "budget" if _planned(period, report, plan) else "actual"
    scale = find_scale(label)
    if unit is None and (scale is not None or "€" in label or re.search(r"\beur(?:oa)?\b", label.lower())):
        each = row_unit(label) if scale is None else None
        unit = each[0] if each is not None and each[0].startswith("€/") else "EUR"  # "€/oppilas" beside counts of pupils
    if (
        unit is None
        and (counted := tail_unit(label) or _last_unit(label) or _first_rate(label) or _before_time(bare)) is not None
        and counted[0] not in ("EUR", "kk")
    ):
        unit = counted[0]
    return ColumnMeaning(measure, _settle(measure, period, moment, label, report), unit, scale, known)


def measured(label: str) -> bool:
    """Whether a heading says a measure by a word of its own: "Toteuma 2024", "Ennuste"; not "Kävijät 2024"."""
    return any(pattern.search(_bare(label)) for pattern, _, _ in _measures())


def phased(labels: Sequence[str], meanings: Sequence[ColumnMeaning | None], report: Period) -> tuple[ColumnMeaning | None, ...]:
    """The meanings where "TA 1–9/2022" beside "TA 2022" is the months' own part of the budget; alone it is the budget that the report of those months has."""
    out = list(meanings)
    whole = {m.period for label, m in zip(labels, meanings, strict=True) if m is not None and m.measure == "budget" and not _MONTHS.search(plain_spaces(label))}
    for n, (label, meaning) in enumerate(zip(labels, meanings, strict=True)):
        part = _MONTHS.search(plain_spaces(label)) is not None and meaning is not None and meaning.period in whole
        if meaning is not None and ((meaning.measure == "budget" and part) or (meaning.measure in ("budget", "amended_budget") and quarter_of(label))):
            period, _ = find_period(label, report)
            out[n] = replace(meaning, period=period) if period is not None else meaning
    return tuple(out)


def _planned(period: Period, report: Period, plan: bool) -> bool:
    """Whether a year without a word for its measure lies ahead: nothing can have come about in it."""
    return period == year_period(period.end.year) and (period.start > report.end or (plan and period.end.year >= report.end.year))


def _column_period(label: str, report: Period) -> tuple[Period | None, bool]:
    """As `find_period`, and what only headings say: one month by its name, the year before, what has come about since January."""
    lowered = plain_spaces(label).lower()
    period, moment = find_period(label, report)
    year = period.end.year if period else report.end.year
    if (m := _NAMED_MONTH.search(lowered.strip(" .:"))) and not _NAMED_MONTHS.search(lowered):
        month = _MONTH_NAMES.index(m[1] or m[2] or m[3]) + 1
        return months_period(1 if _CUMULATIVE.search(lowered) else month, month, year), False
    if (m := _MONTH.search(lowered)) and "kuukausi" in lowered and 1 <= int(m[1]) <= 12:
        return months_period(int(m[1]), int(m[1]), _full_year(m[2], year)), False
    if _YEAR_BEFORE.search(lowered) and (period is None or (not moment and period.end.year == report.end.year and not re.search(r"\d{4}", lowered))):
        return _year_before(period or report), False
    return period, moment


def _year_before(period: Period) -> Period:
    """The same months a year before."""
    last = monthrange(period.end.year - 1, period.end.month)[1]
    return make_period(period.start.replace(year=period.start.year - 1), date(period.end.year - 1, period.end.month, min(period.end.day, last)))


def _settle(measure: Measure, period: Period | None, moment: bool, label: str, report: Period) -> Period:
    """The period of a column, from what its heading names and what the measure implies."""
    if measure in ("budget", "amended_budget", "budget_change", "forecast"):
        if period is not None and "jaksot" in label.lower():
            return period
        if measure == "forecast" and period is not None and moment and (period.end.month, period.end.day) != (12, 31):
            return period
        return year_period((period or report).end.year)
    if measure in ("remaining", "percent", "deviation"):
        return _settle_derived(measure, period, moment, label, report)
    if measure in ("change", "change_percent"):
        return period if period is not None and not moment and period.end.year == report.end.year and period.end > report.end else report
    if measure in ("total_funding", "own_share", "cost_percent"):
        return report
    if period is None:
        return report
    if measure == "closing":
        return period if moment else year_period(period.end.year)
    if measure == "actual" and moment and _accumulates(label):
        # "Tot. 30.9.2024" is what has come about from the year's beginning to that day.
        return make_period(date(period.end.year, 1, 1), period.end)
    if measure == "actual" and period == year_period(period.end.year) and period.end.year == report.end.year and report.end < period.end:
        return make_period(report.start, report.end)
    return period


def _settle_derived(measure: Measure, period: Period | None, moment: bool, label: str, report: Period) -> Period:
    """What is computed of a budget and what came about has the report's period; of another year, the same months of that one."""
    if period is None:
        return report
    if measure != "percent" and not moment and period.end.year == report.end.year and period.end > report.end:
        return period
    if quarter_of(label):
        return period
    if period.end.year < report.end.year and len(set(_YEAR.findall(label)) or {0}) == 1:
        whole = period == year_period(period.end.year) or moment
        return months_period(report.start.month, report.end.month, period.end.year) if whole else period
    return report


_SCALED = re.compile(r"(?:^|[\s(,])(1[ .]?000[ .]?000|1[ .]?000|tuhat|tuhatta|tuh\.|milj\.|miljoonaa?)\s+([^\s(),]+)\)?$")


def _accumulates(label: str) -> bool:
    return bool(re.search(r"tot|toteu|kertym|käyt", label.lower()))


@cache
def _row_units() -> tuple[tuple[re.Pattern[str], str, Decimal], ...]:
    return tuple((re.compile(row["pattern"]), row["unit"], Decimal(row["scale"])) for row in read_table("row_units"))


def _last_unit(label: str) -> tuple[str, Decimal] | None:
    """(unit, scale) that the last word of a heading is, unless it is one letter that may mean anything: "2024 pv/htv"."""
    if (scaled := _thousands(plain_spaces(label))) is not None:
        return scaled
    last = _closed(label).rsplit(" ", 1)[-1].strip("()")
    each = per_unit(last)
    if each is not None:
        return read_unit(each) or (each, Decimal(1))
    return read_unit(last) if len(last.rstrip(".")) > 1 else None


def _closed(label: str) -> str:
    """A label without spaces beside strokes: "Pv / htv 2025" → "Pv/htv 2025"."""
    return re.sub(r"\s*/\s*", "/", plain_spaces(label))


def _first_rate(label: str) -> tuple[str, Decimal] | None:
    """(unit, scale) that the first word of a heading is, when it is so much for each of something: "Pv/htv 1–8/2025", "Pv / htv 2025"."""
    each = per_unit(_closed(label).split(" ", 1)[0]) if label else None
    return (read_unit(each) or (each, Decimal(1))) if each is not None else None


def _before_time(bare: str) -> tuple[str, Decimal] | None:
    """(unit, scale) behind a comma where a time or a change follows, which `bare` does not hold: "Sairauspoissaolot, pv/hlö 1–9/2023"."""
    name = bare.removesuffix(" muutos")
    return tail_unit(name) or _last_unit(name) if ", " in name else None


def tail_unit(label: str) -> tuple[str, Decimal] | None:
    """(unit, scale) that stands behind a comma at the end of a label: "Asukasluku, hlö" → persons."""
    _, comma, tail = plain_spaces(label).rpartition(", ")
    if not comma:
        return None
    return read_unit(tail) or _thousands(tail) or ((own, Decimal(1)) if (own := own_unit(tail)) is not None else None)


def _thousands(text: str) -> tuple[str, Decimal] | None:
    """(unit, scale) of a unit of measure that a text counts in thousands or millions: "Ateriat (1 000 kpl)" → count, 1000."""
    match = _SCALED.search(text.lower())
    known = read_unit(match[2]) if match is not None else None
    if match is None or known is None:
        return None
    return known[0], Decimal(1000000 if match[1].startswith("mil") or len(re.sub(r"\D", "", match[1])) > 4 else 1000)


_IN_BRACKETS = re.compile(r"[(\[]([^()\[\]]+)[)\]]$")
"""What stands in brackets at the end of a label."""
_LETTERS = frozenset("tvl")
"""Letters in brackets that may number or sort a row as well as be its unit."""


def unit_in_brackets(label: str) -> tuple[str, Decimal] | None:
    """(unit, scale) that the brackets at the end of a label hold and nothing else: "Jätteet (kg kuukaudessa)"."""
    inner = _IN_BRACKETS.search(plain_spaces(label))
    return bare_unit(inner[1]) if inner is not None and inner[1] not in _LETTERS else None


def bare_unit(text: str) -> tuple[str, Decimal] | None:
    """(unit, scale) of a text that is nothing but a unit of measure: "kpl", "kg/kk", "kg kuukaudessa"."""
    own = own_unit(text) or per_unit(text)
    return read_unit(text) or ((own, Decimal(1)) if own is not None else None)


@lru_cache(8192)
def row_unit(label: str) -> tuple[str, Decimal] | None:
    """(unit, scale) that a row label tells: "Lainakanta, €/asukas" → €/asukas, "Poissaolot, päivää henkilöä kohti" → days; None when it tells none."""
    counted = row_unit(bare_label) if (bare_label := without_each(label)) != plain_spaces(label) else None
    if counted is not None and not (counted[0] == "EUR" and "asuka" in label.lower()):
        return counted
    lowered = plain_spaces(label).lower()
    if (said := unit_in_brackets(label)) is not None:
        return ("€/asukas", said[1]) if said[0] == "EUR" and re.search(r"asukasta koh(?:den|ti)", lowered) else said
    if (own := own_unit(" ".join(plain_spaces(label).split(" ")[-2:]))) is not None:  # "Jätettä kg kuukaudessa"
        return own, Decimal(1)
    bare = re.sub(r"\s*\([^()]*\)$", "", lowered)
    if bare != lowered and ", " in bare and (each := per_unit(bare.rpartition(", ")[2])) is not None:
        return read_unit(each) or (each, Decimal(1))
    _, comma, tail = lowered.rpartition(", ")
    if (said := tail_unit(label)) is not None:
        return ("€/asukas", said[1]) if said[0] == "EUR" and re.search(r"asukasta koh(?:den|ti)", lowered) else said
    if (each := per_unit(tail if comma else lowered.rsplit(" ", 1)[-1].strip("()"))) is not None:
        return read_unit(each) or (each, Decimal(1))
    middle = [bare_unit(part) for part in plain_spaces(label).split(", ")[1:-1] if part not in _LETTERS]  # "Perusmaksu, €/vuosi, omakotitalo"
    if (said := next((unit for unit in middle if unit is not None), None)) is not None:
        return said
    for pattern, unit, scale in _row_units():
        if pattern.search(lowered):
            return _thousands(lowered) or (unit, scale)
    return None
