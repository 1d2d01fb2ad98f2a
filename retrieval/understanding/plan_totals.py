"""Sums over the years of a plan: "paljonko uimahalliin on varattu yhteensä", "… vuosina 2025–2027" asks for the column that adds up the years."""

import re
from collections.abc import Iterable
from dataclasses import replace

from ingest.stores.stored import Subject
from retrieval.evidence.figure_fits import BUDGETS, over_years
from retrieval.evidence.figures import Ledger
from retrieval.language.explain import Explained
from retrieval.query import Operation, PeriodSpec, Query

_YEARS = re.compile(r"\b((?:19|20)\d\d)\s?[–-]\s?((?:19|20)\d\d)\b")
_PLANS = frozenset({"any_budget", "budget", "total_funding"})


def of_all_years(query: Query, explained: Explained, ledger: Ledger) -> Query:
    """The query by the sum of the years, where its one investment has such a sum and its words ask for all of them; each year, or those
    years together, where they name others."""
    plain = query.operation in ("lookup", "sum") and len(query.subjects) == 1 and set(query.measures) <= _PLANS and set(query.slots) <= {"total_funding"}
    if not plain or query.order is not None or query.limit is not None or query.yes_no is not None or len(query.units) > 1:
        return query
    rows = [s for name in query.subjects[0].names for s in ledger.vocabulary.investments.get(name, ())]
    sums = [s for s in rows if s.measure == "value" and over_years(s.period)]
    years = _years_named(query, explained)
    if years and not any((s.period.start.year, s.period.end.year) == (years[0], years[-1]) for s in sums):
        planned = [year for year in years if _is_planned(rows, year)]
        columns = all(any(_is_planned(works, year) for works in ledger.vocabulary.investments.values()) for year in years)
        apart = tuple(PeriodSpec("year", year) for year in (planned if columns and planned else years))  # a year left empty in the row adds nothing
        if not columns:
            return replace(query, periods=apart)
        operation: Operation = "sum" if len(planned) > 1 and explained.has("op:sum") else "lookup"
        return replace(query, operation=operation, measures=("any_budget",), periods=apart, slots=())  # what it costs in all is no part of a year's
    if not sums or (not years and (query.periods or not explained.has("op:sum") or query.measures == ("total_funding",))):
        return query  # what it costs in all is more than the years of the plan
    return replace(query, operation="lookup", measures=("value",), periods=(), slots=(), records=(), record_kinds=())


def _is_planned(rows: Iterable[Subject], year: int) -> bool:
    return any(s.measure in BUDGETS and s.period.end.year == year for s in rows)


def _years_named(query: Query, explained: Explained) -> list[int]:
    """The years from first to last that are said, "2026–2028", or those said one by one."""
    named = _YEARS.search(" ".join(t.text for t in explained.tokens))
    if named is not None:
        return list(range(int(named[1]), int(named[2]) + 1))
    listed = [p.year for p in query.periods if p.kind == "year" and p.year is not None]
    return listed if len(listed) == len(query.periods) > 1 else []
