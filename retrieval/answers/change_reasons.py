"""Reasons that a table gives beside its rows: why a unit's budget is to be changed, and why its costs differ from what was planned."""

from ingest.model import Cell, Row, Table
from ingest.stores.stored import StoredFigure
from retrieval.answers.clause import Clause
from retrieval.answers.ways_in_words import cause
from retrieval.evidence.draft import Draft
from retrieval.language import wording
from retrieval.language.lexicon import sense_words
from retrieval.language.names import account_key
from retrieval.language.near_words import make_words

_NEUTRAL = frozenset({"why", "ask:which", "filler", "op:difference", "measure:deviation", "straight", "measure:any_budget", "measure:budget"})
"""What else a question may say of a deviation whose reason it asks: neither which way it went nor any other thing that it compares with."""
_BUDGETS = frozenset({"any_budget", "budget", "amended_budget"})
_OUTCOMES = frozenset({"actual", "closing", "forecast"})


def change_reason(clause: Clause) -> Draft | None:
    """The reason beside the one change to the budget of the unit named, else one that a sentence about it tells; None where something else is asked."""
    query = clause.query
    if query.operation != "cause":
        return None
    if "budget_change" not in query.measures:
        return _reason_of_deviation(clause) or _reason_of_way(clause)
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
        met = all(names & (texts | {account_key(stored.figure.unit)}) for names in named) and texts <= set().union(*named)
        if cell is not None and met and _is_as_asked(clause, stored):
            found[cell.text] = (stored, cell)
    return _draft(clause, *next(iter(found.values()))) if len(found) == 1 else None


def _reason_of_way(clause: Clause) -> Draft | None:
    """The reason beside the outcome or the deviation of what is named, where the outcome differs from the budget the way that is asked: "miksi … ylittyvät".

    What has come about in a part of a year is over where its share of the budget is larger than that of the months in the year.
    """
    query, explained = clause.query, clause.explained
    over, under = explained.has("over", "plan_over"), explained.has("under", "plan_under")
    spans = [s for s in explained.spans if not s.has("municipality")]
    named = [{account_key(name) for c in (s.has("unit"), s.has("subject")) if c is not None for name in c.values} for s in spans]
    named = [names for names in named if names]
    plain = not explained.open and not query.words and not query.follow_up and not query.negated and set(query.measures) <= _BUDGETS
    if over == under or not plain or not 0 < len(named) < 3:
        return None
    ledger, ids = clause.scope.ledger, set(clause.texts.reports(query))
    found = {}
    own = [f for key in set().union(*named) for f in ledger.of_subject(key) if f.report_id in ids and _is_timely(clause, f)]
    for stored in (f for f in own if f.figure.measure in _OUTCOMES and _way(clause, f) == (1 if over else -1)):
        figure = stored.figure
        label = {account_key(name) for name in (figure.row_label, figure.account)}
        if not all(names & {*label, account_key(figure.unit)} for names in named) or not any(names & label for names in named):
            continue
        beside = [f for f in own if f.figure.measure == "deviation" and (f.figure.unit, f.figure.account) == (figure.unit, figure.account)]
        for one in (stored, *(f for f in beside if f.report_id == stored.report_id)):
            cell = _reason(clause, one, sense_words("reason_column") | sense_words("told_column"))
            if cell is not None and not _says_other_way(clause, cell.text, over):
                found[cell.text] = (one, cell)
    return _draft(clause, *next(iter(found.values()))) if len(found) == 1 else None


def _says_other_way(clause: Clause, text: str, over: bool) -> bool:
    """Whether a reason tells of less where more was asked of, or the other way round, and of nothing that went the way asked."""
    told = make_words(text, clause.texts.analyser).groups
    more, less = told & {"grow", "over"}, told & {"shrink", "under"}
    return bool(less and not more) if over else bool(more and not less)


def _way(clause: Clause, stored: StoredFigure) -> int:
    """1 where an outcome is over the budget of its row, of which a part of a year takes its share; −1 under, 0 where neither is told or they are even."""
    figure = stored.figure
    row = [f.figure for f in clause.scope.ledger.row(stored) if f.figure.period.end.year == figure.period.end.year]
    budget = next((abs(f.number) for measure in ("amended_budget", "budget") for f in row if f.measure == measure), None)
    forecast = next((abs(f.number) for f in row if f.measure == "forecast"), None)
    if not budget:
        return 0
    months = figure.period.end.month if figure.measure == "actual" and forecast is None else 12
    outcome = abs(figure.number) if forecast is None else forecast
    due = budget * months / 12
    return (outcome > due) - (outcome < due)


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
    timely = _is_timely(clause, stored)
    if not timely or "straight" in clause.query.extra:
        return timely and even
    compared = [t for s in clause.explained.tagged("measure:deviation", "measure:any_budget") for t in clause.explained.tokens[s.start : s.end]]
    of_budget = [bool(t.keys & sense_words("budget_named")) for t in compared if t.low.endswith(("sta", "stä"))]
    return not of_budget or (all(of_budget) and not even)


def _is_timely(clause: Clause, stored: StoredFigure) -> bool:
    """Whether a figure is of the time asked about."""
    end = stored.figure.period.end
    return all(
        (spec.year, end.month) == (end.year, end.month) if spec.kind == "year" else (spec.year or end.year, spec.last) == (end.year, end.month)
        for spec in clause.query.periods
    )


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
        if cell is not None and not column.numeric and heads.intersection(heading) and len(cell.text.split()) > 1 and cell.text != stored.figure.row_label:
            return cell
    return None


def _row(clause: Clause, stored: StoredFigure) -> tuple[Table | None, Row | None]:
    """The table and the row that print a figure."""
    table = clause.scope.ledger.store.table(stored.report_id, stored.figure.table) if stored.figure.table is not None else None
    at = stored.figure.row
    return table, table.rows[at] if table is not None and at is not None and at < len(table.rows) else None
