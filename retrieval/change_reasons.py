"""Why a unit's budget is to be changed: what the row of the table of changes gives as the reason."""

from ingest.model import Cell
from ingest.stored import StoredFigure
from retrieval import wording
from retrieval.clause import Clause
from retrieval.draft import Draft
from retrieval.lexicon import sense_words
from retrieval.ways_in_words import cause


def change_reason(clause: Clause) -> Draft | None:
    """The reason beside the one change to the budget of the unit named, else one that a sentence about changing it tells; None where other is asked."""
    query = clause.query
    if query.operation != "cause" or "budget_change" not in query.measures:
        return None
    names = {n for u in query.units for n in u.names if not n.startswith("*")}
    found = {cell.text: (stored, cell) for stored in _changes(clause, names) if (cell := _reason(clause, stored)) is not None}
    if len(found) == 1 and len(query.units) == 1 and not clause.explained.open:
        stored, cell = next(iter(found.values()))
        draft = Draft(clause.scope.ledger)
        title = clause.scope.ledger.report(stored).title
        mark = draft.cite(stored.report_id, title, cell.page, cell.box, stored.figure.section, f"{stored.figure.row_label} {cell.text}")
        draft.lines.append(wording.sentence(cell.text, mark))
        draft.names = (stored.figure.unit, stored.figure.column_label)
        return draft
    told = cause(clause)
    said = {key for c in told.citations for key in clause.texts.analyser.keys(c.quote)}
    return told if told.status != "answered" or said & sense_words("changing_budget") else clause.refused()


def _changes(clause: Clause, names: set[str]) -> list[StoredFigure]:
    """The changes to the budgets of units that tables print."""
    ledger = clause.scope.ledger
    keys = [key for key, subjects in ledger.vocabulary.by_account.items() if any(s.unit in names for s in subjects)]
    ids = set(clause.texts.reports(clause.query))
    figures = [f for key in keys for f in ledger.of_subject(key)]
    return [f for f in figures if f.figure.unit in names and f.figure.measure == "budget_change" and f.figure.table is not None and f.report_id in ids]


def _reason(clause: Clause, stored: StoredFigure) -> Cell | None:
    """The cell of a figure's row under a heading for reasons."""
    table = clause.scope.ledger.store.table(stored.report_id, stored.figure.table or 0)
    if table is None or stored.figure.row is None or stored.figure.row >= len(table.rows):
        return None
    for column, cell in zip(table.columns, table.rows[stored.figure.row].cells, strict=False):
        heading = clause.texts.analyser.keys(column.label)
        if cell is not None and not column.numeric and set(heading) & sense_words("given_reason") and len(cell.text.split()) > 1:
            return cell
    return None
