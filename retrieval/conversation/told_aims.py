"""The aim that a table prints beside the number told before: "mikä oli tavoite koko vuodelle?" after what came about of an indicator."""

from collections.abc import Sequence
from dataclasses import replace

from ingest.language.voikko import readings
from ingest.stores.stored import StoredFigure
from retrieval.evidence.figure_fits import BUDGETS
from retrieval.evidence.figures import Ledger
from retrieval.language.explain import Explained
from retrieval.language.names import subject_key
from retrieval.query import PeriodSpec, Place, Query

TOLD_AIM = "told_aim"
"""Mark of a query whether the aim of the row told came about."""


def of_told_row(query: Query, explained: Explained, told: Sequence[StoredFigure], ledger: Ledger) -> Query:
    """A question that asks only for the aim, as one for the budget of the row told, where the row prints one for the year named and the target tells none."""
    own = query.subjects or query.units or query.municipalities or query.words or query.records or query.slots or query.statuses or query.measures
    if _whether_reached(query, explained):
        return _of_its_own(query, told, ledger)
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


def _of_its_own(query: Query, told: Sequence[StoredFigure], ledger: Ledger) -> Query:
    """The query about the one target that the number told belongs to, or about that number's row; about nothing where none or several were told."""
    if len(told) != 1:
        return replace(query, follow_up=True, extra=(*query.extra, "pronoun"))
    row = told[0].figure
    held = ledger.vocabulary.records.values()
    own = tuple(r.record.record_id for r in held if r.record.kind in ("target", "plan") and row.figure_id in r.record.figure_ids)
    if len(own) == 1:
        return replace(query, records=own, operation="lookup", follow_up=True)
    subject, unit = Place((subject_key(row),), row.account), Place((row.unit,), row.unit)
    return replace(query, subjects=(subject,), units=(unit,), follow_up=True, extra=(*query.extra, TOLD_AIM))


def _whether_reached(query: Query, explained: Explained) -> bool:
    """Whether it is asked if the one target came about, and not which: "saavutettiinko tavoite?"."""
    own = query.subjects or query.units or query.municipalities or query.words or query.records or query.measures or query.periods
    asks = query.record_kinds == ("target",) and query.yes_no is not None and bool(query.statuses) and not own and not explained.open
    one = [t for i in explained.own if "tavoite" in (t := explained.tokens[i]).keys]
    return asks and bool(one) and not any(r.plural for t in one for r in readings(t.low))
