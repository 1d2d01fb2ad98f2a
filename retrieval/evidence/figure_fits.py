"""Whether a figure or a report is of the measure, period and print that are asked for."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal
from functools import lru_cache

from ingest.columns.earlier_years import BEFORE_THE_YEAR, SINCE_ITS_START
from ingest.data import read_table
from ingest.model import Figure, Period, Report
from ingest.stores.stored import StoredFigure
from retrieval.evidence.figure_asks import Ask
from retrieval.language.lexicon import sense_words
from retrieval.language.names import row_side, subject_key
from retrieval.query import PeriodSpec, month_end

BUDGETS = frozenset({"budget", "amended_budget", "any_budget"})
"""Measures of a budget, whichever it is."""
YEARLY = BUDGETS | {"budget_change", "forecast"}
"""Measures whose period is the whole year."""
REPORTED = frozenset({"remaining", "percent", "deviation", "change", "change_percent", "total_funding", "own_share", "cost_percent"})
"""Measures whose period is the report's."""
_DECIMALS = re.compile(r"\d,(\d+)")
RESIDENT = "€/asukas"
"""The unit of what is told for each resident."""
PARTS = {"any_budget": ("amended_budget", "budget"), "actual": ("actual", "closing", "value"), "closing": ("closing", "actual", "value")}


def agree(one: Figure, other: Figure) -> bool:
    """Whether two prints say the same, each rounded to its own last digit; costs may be printed with a minus in one and without in the other."""
    slack = (last_digit(one) + last_digit(other)) / 2
    if one.number_unit == "EUR" and row_side(subject_key(one)) != "result":
        return abs(abs(one.number) - abs(other.number)) <= slack
    return abs(one.number - other.number) <= slack


@lru_cache(maxsize=4096)
def column_side(label: str) -> str | None:
    """Whether a heading of a column speaks of costs or income: "Toteuma inv.menot" → cost, "Tarkistettu tuloarvio" → income."""
    return next((row["side"] for row in read_table("column_sides") if row["stem"] in label.lower()), None)


def last_digit(figure: Figure) -> Decimal:
    """What one unit of the last printed digit stands for: 1000 for "4 875" in thousands, as for "−2,797" in millions, 0.01 for "23,18"."""
    if figure.scale > 1:
        decimals = _DECIMALS.search(figure.text)
        return figure.scale.scaleb(-len(decimals[1]) if decimals else 0)
    exponent = figure.number.as_tuple().exponent
    return Decimal(1).scaleb(exponent if isinstance(exponent, int) and exponent < 0 else 0)


def measure_fits(measure: str | None, figure: Figure) -> bool:
    """Whether a figure has the measure; None is an actual of any kind, or whatever a project or an investment says of money."""
    if measure is None:
        return figure.measure in (*PARTS["actual"], "total_funding")
    if measure == "closing":
        return figure.measure == "closing" or (figure.measure in ("actual", "value") and whole_year(figure.period))
    return figure.measure in PARTS.get(measure, (measure,))


def whole_year(period: Period) -> bool:
    """Whether a period is a calendar year, or its last day."""
    return (period.start.month, period.start.day, period.end.month, period.end.day) in (
        (1, 1, 12, 31),
        (12, 31, 12, 31),
    ) and period.start.year == period.end.year


def one_closing(periods: Iterable[tuple[date, date]]) -> bool:
    """Whether periods mean one closing: a balance is printed both under the year and under its last day."""
    held = list(periods)
    return len({end for _, end in held}) == 1 and all(start == end or (start.month, start.day) == (1, 1) for start, end in held)


def over_years(period: Period) -> bool:
    """Whether a period is more than one calendar year."""
    return period.start.year < period.end.year and (period.start.month, period.start.day, period.end.month, period.end.day) == (1, 1, 12, 31)


def since_the_start(figure: Figure) -> bool:
    """Whether a figure is all that a work has cost since it began."""
    return figure.subject_kind == "investment" and figure.measure == "actual" and figure.period.label.startswith(SINCE_ITS_START)


def report_fits(spec: PeriodSpec, report: Report) -> bool:
    """Whether a report is the one of the time named."""
    period = report.period
    if spec.kind == "nth_report" or (spec.kind == "prior" and spec.of_report) or period is None or (spec.year is not None and period.end.year != spec.year):
        return False
    if spec.kind == "year":
        return whole_year(period) or report.type == "tilinpäätös"
    if spec.last is not None:
        return period.end.month == spec.last and not (spec.last == 12 and report.type != "tilinpäätös")
    return True


def is_of_day(spec: PeriodSpec, figure: Figure) -> bool:
    """Whether a figure's own name says the day asked for, without the year that its column tells: "Oppilaita 20.9., lkm"."""
    return spec.day is not None and spec.last is not None and f"{spec.day}.{spec.last}." in figure.account.replace(",", " ").split()


def period_fits(spec: PeriodSpec | None, figure: Figure, measure: str | None) -> bool:
    """Whether a figure's period is the one asked for."""
    if spec is None or spec.kind in ("latest", "each"):
        return True
    if spec.kind in ("previous_report", "nth_report", "recent"):  # one that was not found among the reports
        return False
    period = figure.period
    if is_of_day(spec, figure):
        spec = replace(spec, kind="year" if whole_year(period) else "within", first=None, last=None, day=None)
    if figure.measure in YEARLY and period.start != period.end:  # a part of the year would be that of a report, which there is not
        if not whole_year(period) and spec.last is not None:  # the months' own part of the budget
            return spec.first in (None, 1) and (period.end.year, period.end.month) == (spec.year, spec.last)
        whole = spec.last is None or (spec.last == 12 and spec.kind != "month")
        return whole and whole_year(period) and (spec.year is None or period.end.year == spec.year)
    if since_the_start(figure) or (spec.kind == "within" and period.label.startswith(BEFORE_THE_YEAR)):  # of no one year
        return False
    if spec.kind == "within":
        return period.end.year == spec.year
    if spec.kind == "year" and figure.number_unit == "%" and figure.sentence and over_years(period):  # "vuosina 2014–2022 veroprosentti oli 21,75"
        return period.start.year <= (spec.year or 0) <= period.end.year
    if spec.kind == "year":
        if figure.measure in REPORTED:
            return period.end.year == spec.year
        return period.end.year == spec.year and whole_year(period)
    if spec.kind == "whole_year":
        return whole_year(period)
    if spec.year is not None and period.end.year != spec.year:
        return False
    if spec.kind == "early":
        return period.start.month == 1 and period.start.day == 1 and not whole_year(period)
    if spec.last is None:
        return True
    end = month_end(period.end.year, spec.last) if spec.day is None else date(period.end.year, spec.last, spec.day)
    if period.end != end:
        return False
    if figure.measure in REPORTED:
        return True
    if spec.kind == "month":
        return period.start.month == spec.last or period.start == period.end
    if spec.kind == "to_date":
        return (period.start.month, period.start.day) == (1, 1) or period.start == period.end
    if period.start == period.end and re.search(rf"\b{spec.first or 1}\s?[–-]\s?{spec.last}\W*$", figure.row_label):  # "Kävijät 1–6" under "30.6.2025"
        return True
    return period.start.month == (spec.first or 1) and period.start.day == 1


def is_headed_by_year(figure: Figure) -> bool:
    """Whether a number stands under a heading that says its year alone: "Pv / htv 2025" in a report of eight months."""
    return re.search(rf"(?<![\d./–-]){figure.period.end.year}(?![\d/])", figure.column_label) is not None


def right_column(pool: Sequence[StoredFigure], context: frozenset[str]) -> Sequence[StoredFigure]:
    """Where one row prints costs and income side by side, the column that the question names, else the costs."""
    if len({(f.report_id, f.figure.table, f.figure.row) for f in pool}) == 1 and len(pool) > 1:
        whole = [f for f in pool if f.figure.scale > 1 and "," not in f.figure.text]
        if whole and len(whole) < len(pool):  # shares beside thousands of euros under no heading: "33 595 | 43,6"
            pool = whole
    sides = [column_side(f.figure.column_label) for f in pool]
    if len(set(sides)) < 2 or not {"cost", "income"} <= set(sides):
        return pool
    wanted = "income" if any(column_side(word) == "income" for word in context) else "cost"
    return [f for f, side in zip(pool, sides, strict=True) if side == wanted]


def budgeted_with_internal(ask: Ask, pool: Sequence[StoredFigure], held: Sequence[StoredFigure]) -> bool:
    """Whether a row's statement counts internal items in: only its figures with them are budgeted, among all that the reports hold of it.

    The external part of it, which a table tells beside the whole, must then be asked for.
    """
    if ask.context & sense_words("external"):
        return False
    reports = {f.report_id for f in pool}
    return {f.figure.basis for f in held if f.report_id in reports and f.figure.measure in BUDGETS} == {"external_and_internal"}


def one_measure(ask: Ask, pool: Sequence[StoredFigure], assumed: list[str]) -> Sequence[StoredFigure]:
    """The figures of the measure asked for that stands first among what fits it: the amended budget before the original."""
    measures = {f.figure.measure for f in pool}
    if len(measures) <= 1:
        return pool
    wanted = PARTS.get(ask.measure or "actual", (ask.measure or "actual",))
    for measure in wanted:
        kept = [f for f in pool if f.figure.measure == measure]
        if kept:
            if ask.measure == "any_budget":
                assumed.append("measure")
            return pool if ask.measure in ("actual", "closing", None) and all(f.figure.measure in wanted for f in pool) else kept
    return pool
