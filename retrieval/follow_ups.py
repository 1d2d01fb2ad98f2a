"""What a follow-up asks of the figures that were just given: their sum, what part of the budget was used, how the budget was changed."""

from collections.abc import Sequence
from dataclasses import replace

from ingest.stored import StoredFigure
from retrieval.explain import Explained
from retrieval.figure_fits import BUDGETS
from retrieval.names import subject_key
from retrieval.query import Place, Query


def resumed(query: Query, explained: Explained, previous: Sequence[StoredFigure], before: Query) -> Query:
    """The query of a follow-up that names nothing of its own, with what its few words do to the figures given before."""
    chosen = before.operation == "rank" and before.count == 1 and bool(previous) and not any(s.has("subject") or s.has("unit") for s in explained.spans)
    if chosen and "pronoun" in query.extra and query.operation == "lookup":  # "mikä sen budjetti on?" of the largest
        figure = previous[-1].figure
        key = subject_key(figure)
        return replace(query, subjects=(Place((key,), key),), units=(Place((figure.unit,), figure.unit),), dimension=None, order=None)
    if "bare" not in query.extra and not (query.subjects and not any(s.has("subject") for s in explained.spans)):
        return query
    budgets = bool(query.measures) and set(query.measures) <= BUDGETS
    if query.operation == "lookup" and explained.has("op:sum") and not explained.has("measure:any_budget") and len(summed(previous)) > 1:
        return replace(query, operation="sum", extra=(*query.extra, "bare"))
    used = explained.has("spend", "earn", "measure:actual")
    if query.operation == "lookup" and query.wanted_unit == "%" and used and set(query.measures) <= {*BUDGETS, "actual"}:
        return replace(query, measures=("percent",))
    if query.operation in ("change", "lookup") and budgets and explained.has("op:change"):
        return replace(query, operation="lookup", measures=("budget_change",), direction=None)
    if query.operation == "change" and budgets and explained.has("more", "less", "over", "under"):
        return replace(query, operation="deviation", direction=None)
    return query


def summed(previous: Sequence[StoredFigure]) -> list[StoredFigure]:
    """The last figures given that make a sum together: one row, measure and time of different units, or different rows of one unit."""
    if not previous:
        return []
    last = previous[-1].figure
    alike: list[StoredFigure] = []
    for stored in reversed(previous):
        figure = stored.figure
        same = (figure.measure, figure.period, figure.number_unit) == (last.measure, last.period, last.number_unit)
        one = subject_key(figure) == subject_key(last) or figure.unit == last.unit
        if not same or not one:
            break
        if figure.figure_id not in {f.figure.figure_id for f in alike}:
            alike.append(stored)
    return list(reversed(alike))
