"""What the columns of a table of projects or works hold: their money and their costs so far, which other tables tell of a year."""

import re
from collections.abc import Sequence
from dataclasses import replace

from ingest.columns.columns import ColumnMeaning, read_column, year_period
from ingest.columns.earlier_years import from_the_start
from ingest.columns.record_columns import role_of
from ingest.language.statement_words import says_total
from ingest.model import Period, Table

_SPENT = re.compile(r"tot|käyt")
_BUDGET = re.compile(r"budj")
_YEAR = re.compile(r"(?<!\d)(?:19|20)?\d\d(?!\d)")


def of_projects(table: Table, meanings: Sequence[ColumnMeaning | None], report: Period) -> tuple[ColumnMeaning | None, ...]:
    """The meanings of a table of projects: per cents spent are those of its costs, a budget without a year is all the money of a project.

    Of works, the only budget is what their costs are held against, whether it is called one of all years or not.
    """
    if table.kind == "investments":
        return _of_works(table, meanings, report)
    if table.kind != "projects":
        return tuple(meanings)
    labels = [column.label for column in table.columns]
    return _one_total(labels, [_of_project(table, n, label, meaning, report) for n, (label, meaning) in enumerate(zip(labels, meanings, strict=True))])


def _one_total(labels: Sequence[str], meanings: Sequence[ColumnMeaning | None]) -> tuple[ColumnMeaning | None, ...]:
    """The meanings where only the column that says so is all the money of a project: "Rahoitus: Valtionavustus | Oma osuus | Yhteensä"."""
    funding = [n for n, m in enumerate(meanings) if m is not None and m.measure == "total_funding"]
    whole = [n for n in funding if says_total(labels[n])]
    parts = frozenset(funding) - frozenset(whole) if len(whole) == 1 else frozenset()
    return tuple(replace(m, measure="value") if m is not None and n in parts else m for n, m in enumerate(meanings))


def _of_works(table: Table, meanings: Sequence[ColumnMeaning | None], report: Period) -> tuple[ColumnMeaning | None, ...]:
    labels = [column.label.lower() for column in table.columns]
    out = list(meanings)
    whole = [n for n, m in enumerate(out) if m is not None and m.measure == "total_funding" and _BUDGET.search(labels[n])]
    if len(whole) == 1 and (meaning := out[whole[0]]) is not None and not any(m is not None and m.measure in ("budget", "amended_budget") for m in out):
        out[whole[0]] = replace(meaning, measure="budget", period=year_period(report.end.year))
    rates = [m is not None and m.measure == "actual" and _only_per_cents(table, n) for n, m in enumerate(out)]  # "Käytetty budjetista | 61 %"
    out = [replace(m, measure="percent", number_unit="%") if m is not None and rates[n] else m for n, m in enumerate(out)]
    return from_the_start(labels, out, report)


def cards_of_works(tables: Sequence[Table]) -> dict[int, str]:
    """The works of the tables that are cards of works which a table of theirs tells of: rows headed by measures, "Budjetti | 420 t€", under a work's name.

    They print its numbers again, and none is the municipality's.
    """
    names = [row.label for table in tables if table.kind in ("projects", "investments") for row in table.rows if row.kind == "data" and row.label]
    found = {table.index: _card_name(table, names) for table in tables if table.kind == "figures" and names}
    return {index: name for index, name in found.items() if name}


def _card_name(table: Table, names: Sequence[str]) -> str:
    """The longest of the names that the heading of a card holds; "" of another table."""
    heading = " ".join([table.title, *(column.label for column in table.columns if column.label)]).lower()
    told = [read_column(row.label, year_period(2000)) for row in table.rows]
    measures = len(told) > 1 and all(m.known and m.measure != "value" for m in told)
    is_card = measures and sum(column.numeric for column in table.columns) == 1
    return max((name for name in names if name.lower() in heading), key=len, default="") if is_card else ""


def _of_project(table: Table, n: int, label: str, meaning: ColumnMeaning | None, report: Period) -> ColumnMeaning | None:
    if meaning is None:
        return None
    if _SPENT.search(label.lower()) and (meaning.measure == "percent" or (meaning.measure == "actual" and _only_per_cents(table, n))):
        return replace(meaning, measure="cost_percent")
    if meaning.measure == "value" and not meaning.known and role_of(label, "projects") == "total_funding":  # "Myönnetty avustus, t€"
        return replace(meaning, measure="total_funding", period=report)
    if meaning.measure == "budget" and not _YEAR.search(label) and role_of(label, "projects") == "total_funding":
        return replace(meaning, measure="total_funding", period=report)
    return meaning


def _only_per_cents(table: Table, n: int) -> bool:
    amounts = [cell.amount for row in table.rows if n < len(row.cells) and (cell := row.cells[n]) is not None and cell.amount is not None]
    return bool(amounts) and all(amount.nil or amount.unit == "%" for amount in amounts)
