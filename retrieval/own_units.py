"""Measures that the words of a question name though what they ask for is printed without one."""

from collections.abc import Sequence
from dataclasses import replace

from retrieval.explain import Explained
from retrieval.query import Query
from retrieval.vocabulary import Vocabulary


def in_own_unit(query: Query, explained: Explained, held: Vocabulary) -> Query:
    """A question for per cents about a row that is printed in per cents asks for the row itself: "vuotovesi-% TA 2026" of the row "Vuotovesi, %"."""
    if "percent" not in query.measures or query.wanted_unit != "%" or "measure:percent" in explained.tags or query.operation != "lookup":
        return query
    found = [s for place in query.subjects for name in place.names for s in held.by_account.get(name, ())]
    if not found or any(s.number_unit != "%" or s.measure == "percent" for s in found):
        return query
    said = [s.period.measure for s in explained.spans if s.period is not None and s.period.measure is not None]
    kept = tuple(m for m in (*query.measures, *said[:1]) if m != "percent")
    return replace(query, measures=tuple(dict.fromkeys(kept)))


def told_in_plan(query: Query, explained: Explained, reports: Sequence[str], held: Vocabulary) -> Query:
    """The query without the measure of a budget where only budgets are asked, whose sentences tell what is planned: "talousarvion mukaan"."""
    dated = any(s.period is not None and s.period.measure for s in explained.spans)
    named = dated or any(t in ("measure:any_budget", "measure:budget") for t in explained.tags)
    plans = named and bool(reports) and all(held.reports[r].type == "talousarvio" for r in reports)
    return replace(query, measures=()) if plans and query.measures and set(query.measures) <= {"any_budget", "budget"} else query
