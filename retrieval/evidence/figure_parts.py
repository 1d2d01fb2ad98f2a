"""Small parts that the answers made of figures share: sides of rows, times, marks."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from functools import cache
from itertools import groupby, product
from typing import TypeVar

from ingest.data import read_table
from ingest.language.accounts import find_account
from ingest.model import Figure, Report
from ingest.stores.stored import StoredFigure
from retrieval.evidence.draft import Draft, figure_text
from retrieval.evidence.figure_asks import Ask
from retrieval.evidence.figure_fits import BUDGETS, last_digit
from retrieval.evidence.figures import Ledger
from retrieval.language import wording
from retrieval.language.inflection import lowered
from retrieval.language.lexicon import sense_list, total_side
from retrieval.language.names import account_key, is_own_result, row_side, shown_name, subject_key
from retrieval.model import Operand
from retrieval.query import PeriodSpec, Query

T = TypeVar("T")
_TOWN = 5
"""Letters of a town's name that stay as it is inflected."""

RESULTS = (
    "toimintakate",
    "vuosikate",
    "tilikauden tulos",
    "tilikauden ylijäämä",
    "tilikauden alijäämä",
    "tilikauden yli",
    "toiminnan ja investointien rahavirta",
    "nettotulos",
)
"""How the names of results begin; the first is the margin of costs, which is mostly below nought."""
MAIN_ROWS = ("toimintatuotot", "toimintakulut", "toimintakate", "toimintatulot", "toimintamenot")


def is_result(key: str) -> bool:
    """Whether a row is what is left of income, whatever its report calls it."""
    return key.startswith(RESULTS) or is_own_result(key)


def is_margin(key: str) -> bool:
    """Whether a result is a margin of costs, which is mostly below nought: "toimintakate", "hoitokate", not "vuosikate"."""
    return key.startswith(RESULTS[0]) or (is_own_result(key) and key.endswith(sense_list("margin_end")) and not key.startswith(RESULTS))


class Refusal(Exception):
    """The question cannot be answered from figures; `draft` says so."""

    def __init__(self, draft: Draft) -> None:
        super().__init__()
        self.draft = draft


@dataclass(frozen=True)
class Made:
    """A number that the report prints nowhere, from two figures of it."""

    first: StoredFigure
    second: StoredFigure
    number: Decimal
    unit: str
    measure: str


@cache
def _sides() -> dict[str, str]:
    return {account_key(row["row"]): row["side"] for row in read_table("statement_parts")}


@cache
def residents_rows() -> tuple[str, ...]:
    """Keys of the rows that print how many residents there are, the likeliest first."""
    return tuple(account_key(row["row"]) for row in read_table("residents_rows"))


_LIVE = re.compile(r"\basu(?:u|i|vat|ivat|via)\b", re.IGNORECASE)
"""That people live somewhere."""


def residents_told(ledger: Ledger, amount: StoredFigure, earliest: int) -> StoredFigure | None:
    """How many residents the municipality has by a sentence of the amount's own report: "Kaislassa oli vuoden lopussa 7 617 asukasta".

    Of the amount's year, or of one since the `earliest`; None where sentences tell two numbers, or of a part of the municipality.
    """
    town, last = ledger.report(amount).municipality.lower(), amount.figure.period.end.year
    told: dict[Decimal, StoredFigure] = {}
    for stored in ledger.prose():
        figure = stored.figure
        place, _, counted = figure.account.lower().rpartition(", ")
        if stored.report_id != amount.report_id or figure.number_unit != "persons" or figure.number <= 0 or not figure.exact:
            continue
        if counted != "asukas" and not (counted == "ihminen" and _LIVE.search(figure.sentence)):  # "alueella asuu 80 000 ihmistä"
            continue
        named = place[:_TOWN] == town[:_TOWN] or place in ("kunta", "kaupunki") or (place == "alue" and town.endswith("alue"))
        if named and earliest <= figure.period.end.year <= last:
            told.setdefault(figure.number, stored)
    return next(iter(told.values())) if len(told) == 1 else None


@cache
def _made_of() -> dict[str, frozenset[str]]:
    return {account_key(row["total"]): frozenset(map(account_key, row["terms"].split("|"))) for row in read_table("statement_sums")}


def terms_of(key: str) -> frozenset[str]:
    """Keys of the rows that a statement's total is made of; none for a row that is no total."""
    return _made_of().get(key, frozenset())


@cache
def operating_rows() -> frozenset[str]:
    """Keys of operating income and costs and of the rows that they are made of: the rows that internal items change."""
    totals = frozenset(account_key(total) for total in ("Toimintatuotot", "Toimintakulut"))
    return totals.union(*map(terms_of, totals))


def belongs(part: str, whole: str) -> bool:
    """Whether a statement's row goes into another one, at any depth."""
    terms = terms_of(whole)
    return part in terms or any(belongs(part, term) for term in terms if term != whole)


def is_cost(key: str) -> bool:
    """Whether a row of a statement is one kind of operating cost, not their sum."""
    return _sides().get(key) == "cost"


def cost_kinds() -> frozenset[str]:
    """Keys of the kinds of operating costs."""
    return frozenset(key for key, side in _sides().items() if side == "cost")


def is_income(key: str) -> bool:
    """Whether a row of a statement is one kind of operating income, not their sum."""
    return _sides().get(key) == "income"


def marks_of(numbers: Sequence[int]) -> str:
    """Citation marks, each once: [1][2]."""
    return "".join(f"[{n}]" for n in dict.fromkeys(numbers))


def apart(figures: Sequence[StoredFigure]) -> list[tuple[str, str]]:
    """(what sets it apart, number) of figures that are alike but for the measure or the row."""
    measures = [wording.measure_name(f.figure) for f in figures]
    rows = [lowered(shown_name(f.figure.account)) for f in figures]
    return list(zip(measures if len({*measures}) == len(measures) else rows, map(figure_text, figures), strict=True))


def operand_text(operand: Operand) -> str:
    """An operand in words: what it is and its number."""
    return wording.with_number(operand.label, operand.text)


def exact_period(start: date, end: date) -> PeriodSpec:
    """The time from one day to another as a spec."""
    if start == end:
        return PeriodSpec("to_date", end.year, 1, end.month, None if end.day >= 28 else end.day)
    if (start.month, start.day, end.month) == (1, 1, 12):
        return PeriodSpec("year", end.year)
    if start.month == end.month:
        return PeriodSpec("month", end.year, end.month, end.month)
    return PeriodSpec("span", end.year, start.month, end.month)


def shifted(end: date, year: int) -> date:
    """The same last day in another year; the end of February follows the leap year."""
    if (end.month, end.day) == (2, 29):
        return date(year, 3, 1) - date.resolution if not _leap(year) else end.replace(year=year)
    if (end.month, end.day) == (2, 28) and _leap(year):
        return date(year, 2, 29)
    return end.replace(year=year)


def _leap(year: int) -> bool:
    return year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)


def period_text(spec: PeriodSpec | None) -> str:
    """A time as the answer names it: "1–3/2025", "2024", "31.3.2025"."""
    if spec is None:
        return ""
    if spec.kind == "prior":
        return wording.LAST_YEAR if spec.back == 1 else ""
    if spec.last is not None and spec.year is not None:
        if spec.kind == "month":
            return f"{spec.last}/{spec.year}"
        return f"{spec.first or 1}–{spec.last}/{spec.year}"
    if spec.last is not None:
        return f"{spec.first or spec.last}–{spec.last}" if spec.first != spec.last else wording.month_of(spec.last)
    return str(spec.year or "")


def of_months(first: int | None, last: int | None, year: int) -> str:
    """A part of a year as a label names it: "7–9/2025", and one month "6/2025"."""
    return f"{last}/{year}" if first == last else f"{first}–{last}/{year}"


def to_the_end(query: Query) -> Query:
    """The query with a month alone meant as up to its end: what is held against a year's budget is the accumulation."""
    return replace(query, periods=tuple(replace(p, kind="to_date", first=1) if p.kind == "month" else p for p in query.periods))


def times(query: Query) -> list[tuple[str | None, PeriodSpec | None, PeriodSpec | None]]:
    """(measure, period, source) of each figure asked for: equal numbers go in pairs, a single one goes with all."""
    measures: Sequence[str | None] = query.measures or (None,)
    periods: Sequence[PeriodSpec | None] = query.periods or (None,)
    sources: Sequence[PeriodSpec | None] = query.sources or (None,)
    most = max(len(measures), len(periods), len(sources))
    if any(p is not None and p.source is not None for p in periods) and len(measures) == len(periods):
        return [(m, p, p.source if p is not None else None) for m, p in zip(measures, periods, strict=True)]
    if all(len(x) in (1, most) for x in (measures, periods, sources)):
        return [(_at(measures, i), _at(periods, i), _at(sources, i)) for i in range(most)]
    return list(product(measures, periods, sources))


def _at(items: Sequence[T], i: int) -> T:
    """The item at a place; one alone goes with every place."""
    return items[i] if len(items) > 1 else items[0]


def size_of(stored: StoredFigure) -> Decimal:
    """How large a figure is: a per cent or a result as it is, an amount without its sign."""
    figure = stored.figure
    if figure.measure in ("budget_change", "change", "deviation"):
        return abs(figure.number)
    return figure.number if figure.number_unit == "%" or row_side(subject_key(figure)) == "result" else abs(figure.number)


def time_label(stored: StoredFigure, other: StoredFigure) -> str:
    """How a change names one of its times; the measure too where the two differ, or where both are planned."""
    measures = {stored.figure.measure, other.figure.measure}
    alike = measures == {"actual", "closing"} or (len(measures) == 1 and not measures & BUDGETS)
    label = stored.figure.period.label
    return label if alike else f"{wording.measure_name(stored.figure)} {label}"


def report_end(report: Report) -> date:
    """The last day of a report's period, the earliest date for none."""
    return report.period.end if report.period is not None else date.min


def one_each(pool: Sequence[StoredFigure], key: Callable[[StoredFigure], tuple[str, ...]]) -> list[StoredFigure]:
    """The first figure of each kind."""
    seen: dict[tuple[str, ...], StoredFigure] = {}
    for f in pool:
        seen.setdefault(key(f), f)
    return list(seen.values())


def unit_name(ask: Ask, ledger: Ledger) -> str:
    """A unit as a refusal names it."""
    if ask.unit is None:
        return ""
    name = ask.unit.names[0]
    if name == "*municipality":
        return ask.municipality or next(iter(ledger.vocabulary.municipalities), "")
    return ask.unit.named if name.startswith("*") else name


def piles_up(figure: Figure, row: Sequence[Figure]) -> bool:
    """Whether a count grows from month to month: the same months of a year whose whole number its row prints too were about their part of it.

    348 200 loans in a year and 229 115 in eight months of it pile up; 3 561 pupils in a year and 3 559 in eight months do not.
    """
    first, last = figure.period.start, figure.period.end
    part = Decimal(last.month - first.month + 1) / 12
    if figure.number_unit not in ("count", "persons") or first.month != 1 or part > Decimal("0.75"):
        return False
    alike = [f for f in row if f.measure in ("actual", "closing") and f.number_unit == figure.number_unit]
    told = [f for f in alike if (f.period.start.month, f.period.start.day) == (1, 1)]
    for whole in told:
        year = whole.period.start.year
        if (whole.period.end.year, whole.period.end.month) == (year, 12) and whole.number > 0:
            same = [f.number for f in told if f.period.start.year == year and f.period.end.month == last.month]
            return len(same) == 1 and abs(same[0] / whole.number - part) < Decimal("0.15")
    return False


def run_making_total(ledger: Ledger, found: Sequence[StoredFigure], whole: bool = False) -> list[StoredFigure]:
    """The rows of the one statement that hold the kinds of costs (or income) found and make their printed total; [] where no total is made.

    A report may name its kinds freely: "Kuljetukset" between "Henkilöstökulut" and "Kulut yhteensä". `whole`: what was found is the total itself.
    """
    lines = _lines_about(ledger, found[0]) if found else []
    inside = {_line(f) for f in found}
    if not inside <= {_line(f) for f in lines}:
        return []
    lines = _without_parts(lines, inside)
    found_runs = list[list[StoredFigure]]()
    for at, total in enumerate(lines):
        above, below = lines[:at], lines[at + 1 :]
        tables = [run for run in _whole_tables(lines) if len(run) > 1 and total not in run and run not in (above[-len(run) :], below[: len(run)])]
        ends = [*((above[n:], above[n]) for n in range(len(above) - 1)), *((below[: n + 2], below[n + 1]) for n in range(len(below) - 1))]
        for run, far in (*ends, *((run, run[-1]) for run in tables)):
            numbers = [f.figure.number for f in run]
            if not far.figure.number and _line(far) not in inside:  # a row of nought behind the kinds of costs is none of them
                continue
            if any(subject_key(f.figure) in MAIN_ROWS for f in run):  # income of nought adds nothing to costs
                continue
            made = abs(sum(numbers, Decimal(0)) - total.figure.number) <= last_digit(found[0].figure) * len(run)
            held = inside == {_line(total)} if whole else inside <= {_line(f) for f in run}
            if made and held and (min(numbers) >= 0 or max(numbers) <= 0):
                found_runs.append(run)
    return found_runs[0] if len(found_runs) == 1 else []


def _whole_tables(lines: list[StoredFigure]) -> list[list[StoredFigure]]:
    """The lines by tables: what costs are made of may stand below the table of what the income is made of."""
    return [list(run) for _, run in groupby(lines, lambda f: f.figure.table)]


def _without_parts(lines: list[StoredFigure], inside: set[tuple[int, int]]) -> list[StoredFigure]:
    """Lines without those that make the one right above them: "Palkat ja palkkiot" and "Henkilösivukulut" below "Henkilöstökulut"."""
    left, at = list[StoredFigure](), 0
    while at < len(lines):
        line = lines[at]
        left.append(line)
        at += 1
        below = [lines[at : at + n] for n in range(2, 5)] if subject_key(line.figure) not in MAIN_ROWS and line.figure.number else []
        parts = next((run for run in below if sum(f.figure.number for f in run) == line.figure.number and not inside & {_line(f) for f in run}), [])
        at += len(parts)
    return left


def printed_side(ledger: Ledger, stored: StoredFigure) -> str | None:
    """ "cost" or "income" by the total that a row goes into in its table or is itself, whatever their names are; None where the table does not tell it."""
    own = total_side(subject_key(stored.figure))
    if own is not None:
        return own
    lines, sides = _lines_about(ledger, stored), set[str]()
    for line in lines:
        side = total_side(subject_key(line.figure))
        if side is None:
            continue
        alone = lines[:2] == [stored, line] and line.figure.number == stored.figure.number
        if alone or stored in run_making_total(ledger, [line], True):
            sides.add(side)
    return next(iter(sides)) if len(sides) == 1 else None


def unknown_beside(ledger: Ledger, found: Sequence[StoredFigure]) -> bool:
    """Whether rows with names of the report's own stand among the kinds of costs (or income) found: which is largest cannot be told without."""
    held = sorted(_line(f) for f in found)
    if not found or any(f.figure.row is None or f.report_id != found[0].report_id for f in found):
        return False
    (table, low), (last, high) = held[0], held[-1]
    if table != last and not set(held) <= {_line(f) for f in _lines_about(ledger, found[0])}:
        return False
    low, high = (low, high) if len(held) > 1 else (low - 1, high + 1)
    places = [(t, r) for t in range(table, last + 1) for r in _rows_of(ledger, found[0], t) if (table, low) <= (t, r) <= (last, high)]
    lines = (_of_line(ledger, found[0], t, r) for t, r in places if (t, r) not in held)
    own = (line.figure for line in lines if line is not None and row_side(subject_key(line.figure)) is None and find_account(line.figure.account) is None)
    return any((f.number < 0) == (found[0].figure.number < 0) and f.groups == found[0].figure.groups for f in own)


def _line(stored: StoredFigure) -> tuple[int, int]:
    """The line of its report that a figure stands on."""
    return stored.figure.table or 0, stored.figure.row or 0


def _lines_about(ledger: Ledger, first: StoredFigure) -> list[StoredFigure]:
    """The figures of the lines above and below one that are alike but for their subjects, in reading order, and itself.

    Notes stand between the lines of some statements, in rows without figures or between parts that are tables of their own.
    """
    if first.figure.table is None or first.figure.row is None:
        return []
    lines, keys = [first], {subject_key(first.figure)}
    for step in (-1, 1):
        table, on = first.figure.table, True
        while on and (rows := _rows_of(ledger, first, table)):
            for row in rows[::step]:
                if table == first.figure.table and (row - first.figure.row) * step <= 0:
                    continue
                line = _of_line(ledger, first, table, row)
                if line is None and _is_of_others(ledger, first, table, row):
                    continue
                if line is None or subject_key(line.figure) in keys:
                    on = False
                    break
                keys.add(subject_key(line.figure))
                lines.insert(0 if step < 0 else len(lines), line)
            table += step
    return lines


def _is_of_others(ledger: Ledger, first: StoredFigure, table: int, row: int) -> bool:
    """Whether a line holds figures of other units alone: in a table with columns for several, or in one of many that are each about an account.

    Where a unit has nothing, a dash is printed in its column, or its row is left out.
    """
    held = ledger.store.figures_of_table(first.report_id, table)
    if len({subject_key(f.figure) for f in held}) == 1 and len({f.figure.unit for f in held}) > 1:
        return all(f.figure.unit != first.figure.unit for f in held if f.figure.row == row)
    beside = {f.figure.unit for f in held if f.figure.row == first.figure.row} if table == first.figure.table else set()
    units = {f.figure.unit for f in held if f.figure.row == row}
    return bool(units) and first.figure.unit not in units and units < beside


def _rows_of(ledger: Ledger, first: StoredFigure, table: int) -> list[int]:
    return sorted({f.figure.row for f in ledger.store.figures_of_table(first.report_id, table) if f.figure.row is not None}) if table >= 0 else []


def _of_line(ledger: Ledger, first: StoredFigure, table: int, row: int) -> StoredFigure | None:
    """The figure of another line of a statement that is alike but for its subject."""
    one = first.figure
    line = ledger.row(replace(first, figure=replace(one, table=table, row=row)))
    alike = [f for f in line if (f.figure.unit, f.figure.measure, f.figure.period, f.figure.basis) == (one.unit, one.measure, one.period, one.basis)]
    alike = [f for f in alike if f.figure.number_unit == one.number_unit and f.figure.subject_kind == "account"]
    return alike[0] if len(alike) == 1 else None


def beside_their_heading(figures: list[StoredFigure]) -> list[StoredFigure]:
    """Without the row whose name heads the column of all the others: "oppilaita Rannan ja Harjun koulussa" asks of two rows under "Oppilaita"."""
    for heading in figures:
        others = [f for f in figures if f is not heading]
        key = subject_key(heading.figure)
        if others and all(account_key(f.figure.column_label) == key != subject_key(f.figure) for f in others):
            return others
    return figures
