"""Reasons that a table gives beside its rows: why a unit's budget is to be changed, and why its costs differ from what was planned."""

from ingest.model import Cell, Row, Table
from ingest.stores.stored import StoredFigure
from retrieval.answers.clause import Clause
from retrieval.answers.ways_in_words import cause
from retrieval.evidence.draft import Draft
from retrieval.language import wording
from retrieval.language.lexicon import sense_words
from retrieval.language.names import account_key

_NEUTRAL = frozenset({"why", "ask:which", "filler", "op:difference", "measure:deviation", "straight", "measure:any_budget", "measure:budget"})
"""What else a question may say of a deviation whose reason it asks: neither which way it went nor any other thing that it compares with."""


def change_reason(clause: Clause) -> Draft | None:
    """The reason beside the one change to the budget of the unit named, else one that a sentence about it tells; None where something else is asked."""
    query = clause.query
    if query.operation != "cause":
        return None
    if "budget_change" not in query.measures:
        return _reason_of_deviation(clause)
    names = {n for u in query.units for n in u.names if not n.startswith("*")}
    found = {cell.text: (stored, cell) for stored in _changes(clause, names) if (cell := _reason(clause, stored, sense_words("given_reason"))) is not None}
    if len(found) == 1 and len(query.units) == 1 and not clause.explained.open:
        return _draft(clause, *next(iter(found.values())))
    told = cause(clause)
    said = {key for c in told.citations for key in clause.texts.analyser.keys(c.quote)}
    return told if told.status != "answered" or said & sense_words("changing_budget") else clause.refused()


def _draft(clause: Clause, stored: StoredFigure, cell: Cell) -> Draft:
    draft = Draft(clause.scope.ledger)
    title = clause.scope.ledger.report(stored).title
    mark = draft.cite(stored.report_id, title, cell.page, cell.box, stored.figure.section, f"{stored.figure.row_label} {cell.text}")
    draft.lines.append(wording.sentence(cell.text, mark))
    draft.names = (stored.figure.unit, stored.figure.column_label)
    return draft


def _reason_of_deviation(clause: Clause) -> Draft | None:
    """The reason beside the one deviation that a row prints of the unit or the account named; None where the question says which way it went.

    Which way a sign points differs from table to table: "miksi kulut ylittyivät" is asked of sentences.
    """
    query, explained = clause.query, clause.explained
    spans = [s for s in explained.spans if not s.has("municipality")]
    named = [{account_key(name) for c in (s.has("unit"), s.has("subject")) if c is not None for name in c.values} for s in spans]
    neutral = all(names or s.period or set(s.tags) <= _NEUTRAL for names, s in zip(named, spans, strict=True))
    named = [names for names in named if names]
    asked = neutral and explained.has("measure:deviation", "op:difference") and not explained.open and not query.words and not query.follow_up
    if not asked or not 0 < len(named) < 3:
        return None
    ledger, ids = clause.scope.ledger, set(clause.texts.reports(query))
    figures = [f for key in set().union(*named) for f in ledger.of_subject(key) if f.figure.measure == "deviation" and f.report_id in ids]
    found = {}
    for stored in figures:
        cell, texts = _reason(clause, stored, sense_words("reason_column")), _names(clause, stored)
        if cell is not None and len(texts) == len(named) and all(names & texts for names in named) and _is_as_asked(clause, stored):
            found[cell.text] = (stored, cell)
    return _draft(clause, *next(iter(found.values()))) if len(found) == 1 else None


def _names(clause: Clause, stored: StoredFigure) -> set[str]:
    """What the columns of words of a figure's row name, the reason left out: a unit, or a unit and an account."""
    table, row = _row(clause, stored)
    reason = _reason(clause, stored, sense_words("reason_column"))
    cells = zip(table.columns, row.cells, strict=False) if table is not None and row is not None else ()
    return {account_key(cell.text) for column, cell in cells if cell is not None and cell is not reason and not column.numeric}


def _is_as_asked(clause: Clause, stored: StoredFigure) -> bool:
    """Whether a deviation is of the time asked about, and from what the question compares with: from even spending only where its section says so."""
    table, _ = _row(clause, stored)
    said = " ".join(one.text for stretch in clause.texts.stretches(stored.report_id, stored.figure.section) for one in stretch.said)
    even = "tasai" in f"{said} {table.title if table is not None else ''} {stored.figure.column_label}".lower()
    end = stored.figure.period.end
    timely = all(
        (spec.year, end.month) == (end.year, end.month) if spec.kind == "year" else (spec.year or end.year, spec.last) == (end.year, end.month)
        for spec in clause.query.periods
    )
    if not timely or "straight" in clause.query.extra:
        return timely and even
    compared = [t for s in clause.explained.tagged("measure:deviation", "measure:any_budget") for t in clause.explained.tokens[s.start : s.end]]
    of_budget = [bool(t.keys & sense_words("budget_named")) for t in compared if t.low.endswith(("sta", "stä"))]
    return not of_budget or (all(of_budget) and not even)


def _changes(clause: Clause, names: set[str]) -> list[StoredFigure]:
    """The changes to the budgets of units that tables print."""
    ledger = clause.scope.ledger
    keys = [key for key, subjects in ledger.vocabulary.by_account.items() if any(s.unit in names for s in subjects)]
    ids = set(clause.texts.reports(clause.query))
    figures = [f for key in keys for f in ledger.of_subject(key)]
    return [f for f in figures if f.figure.unit in names and f.figure.measure == "budget_change" and f.figure.table is not None and f.report_id in ids]


def _reason(clause: Clause, stored: StoredFigure, heads: frozenset[str]) -> Cell | None:
    """The cell of a figure's row under a heading that holds one of the words for reasons."""
    table, row = _row(clause, stored)
    for column, cell in zip(table.columns, row.cells, strict=False) if table is not None and row is not None else ():
        heading = clause.texts.analyser.keys(column.label)
        if cell is not None and not column.numeric and heads.intersection(heading) and len(cell.text.split()) > 1:
            return cell
    return None


def _row(clause: Clause, stored: StoredFigure) -> tuple[Table | None, Row | None]:
    """The table and the row that print a figure."""
    table = clause.scope.ledger.store.table(stored.report_id, stored.figure.table) if stored.figure.table is not None else None
    at = stored.figure.row
    return table, table.rows[at] if table is not None and at is not None and at < len(table.rows) else None
