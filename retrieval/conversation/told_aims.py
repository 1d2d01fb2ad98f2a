"""The aim that a table prints beside the number told before: "mikä oli tavoite koko vuodelle?" after what came about of an indicator."""

from collections.abc import Sequence
from dataclasses import replace

from ingest.stores.stored import StoredFigure
from retrieval.evidence.figure_fits import BUDGETS
from retrieval.evidence.figures import Ledger
from retrieval.language.explain import Explained
from retrieval.language.names import subject_key
from retrieval.query import PeriodSpec, Place, Query


def of_told_row(query: Query, explained: Explained, told: Sequence[StoredFigure], ledger: Ledger) -> Query:
    """A question that asks only for the aim, as one for the budget of the row told, where the row prints one for the year named and the target tells none."""
    own = query.subjects or query.units or query.municipalities or query.words or query.records or query.slots or query.statuses or query.measures
    alone = query.record_kinds == ("target",) and not own and query.yes_no is None and query.order is None and not query.counted and not query.listed
    rows = [f for f in told if f.figure.table is not None and f.figure.row is not None and not f.figure.sentence and f.figure.subject_kind == "indicator"]
    if not alone or not explained.has("ask:which", "ask:amount", "ask:many") or len(rows) != 1 or len(told) != 1:
        return query
    if any(p.kind not in ("whole_year", "year") for p in query.periods):
        return query
    figure = rows[0].figure
    years = [p.year for p in query.periods if p.year is not None] or [figure.period.end.year]
    beside = ledger.store.figures_of_row(rows[0].report_id, figure.table or 0, figure.row or 0)
    aims = [f for f in beside if f.figure.measure in BUDGETS and f.figure.period.end.year == years[0]]
    if len(years) != 1 or len({(f.figure.number, f.figure.number_unit) for f in aims}) != 1:
        return query
    row, unit = Place((subject_key(figure),), figure.account), Place((figure.unit,), figure.unit)
    off = explained.has("over", "under")  # "montako prosenttiyksikköä se jää tavoitteesta?"
    asked = replace(query, subjects=(row,), units=(unit,), measures=(aims[0].figure.measure,), record_kinds=(), follow_up=True)
    return replace(asked, operation="deviation" if off else "lookup", periods=(PeriodSpec("within" if off else "year", years[0]),))
