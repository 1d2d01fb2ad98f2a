"""Sums over the years of a plan: "paljonko uimahalliin on varattu yhteensä", "… vuosina 2025–2027" asks for the column that adds up the years."""

import re
from dataclasses import replace

from retrieval.explain import Explained
from retrieval.figure_fits import over_years
from retrieval.figures import Ledger
from retrieval.query import PeriodSpec, Query

_YEARS = re.compile(r"\b((?:19|20)\d\d)\s?[–-]\s?((?:19|20)\d\d)\b")
_PLANS = frozenset({"any_budget", "budget", "total_funding"})


def of_all_years(query: Query, explained: Explained, ledger: Ledger) -> Query:
    """The query by the sum of the years, where its one investment has such a sum and its words ask for all of them; each year where they name others."""
    plain = query.operation in ("lookup", "sum") and len(query.subjects) == 1 and set(query.measures) <= _PLANS and set(query.slots) <= {"total_funding"}
    if not plain or query.order is not None or query.limit is not None or query.yes_no is not None or len(query.units) > 1:
        return query
    held = ledger.vocabulary.investments
    sums = [s for name in query.subjects[0].names for s in held.get(name, ()) if s.measure == "value" and over_years(s.period)]
    if not sums:
        return query
    named = _YEARS.search(" ".join(t.text for t in explained.tokens))
    if named is not None:
        first, last = int(named[1]), int(named[2])
        if not any((s.period.start.year, s.period.end.year) == (first, last) for s in sums):
            apart = tuple(PeriodSpec("year", year) for year in range(first, last + 1))
            return replace(query, operation="lookup", measures=("any_budget",) * (not query.measures) or query.measures, periods=apart)
    elif query.periods or not explained.has("op:sum"):
        return query
    return replace(query, operation="lookup", measures=("value",), periods=(), slots=(), records=(), record_kinds=())
