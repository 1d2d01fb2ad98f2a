"""A row as a part of the total that its own column prints: "montako prosenttia oppilaista on Keskustan koulussa"."""

from collections.abc import Iterator

from ingest.stores.stored import StoredFigure
from retrieval.answers.clause import Clause
from retrieval.calculation.calculate import share_percent
from retrieval.evidence.draft import Draft
from retrieval.evidence.figure_parts import marks_of, operand_text
from retrieval.language import wording
from retrieval.language.lexicon import filler_words, sense_words
from retrieval.language.names import name_words
from retrieval.language.reading import Token
from retrieval.tables.whole_rows import can_be_added, is_whole_row

_LIGHT = frozenset({"filler", "ask:which", "ask:many", "ask:amount", "op:share", "want:%", "pronoun", "joiner", "spend"})
_MEASURES = frozenset({"actual", "closing", "value"})


def share_of_row(clause: Clause) -> Draft | None:
    """The part in per cent of the total printed in its column; None where not just one row and one total are meant."""
    query, explained = clause.query, clause.explained
    asks = explained.has("op:share", "want:%") and query.operation in ("share", "lookup") and query.yes_no is None
    if not asks or query.order is not None or query.limit is not None or set(query.measures) - {"actual", "closing"} or query.periods[1:]:
        return None
    light = {i for s in explained.spans if s.tags and {c.kind for c in s.concepts} == {"tag"} and set(s.tags) <= _LIGHT for i in range(s.start, s.end)}
    named = {i for s in explained.spans if s.period is not None or s.has("municipality") for i in range(s.start, s.end)}
    said = [t for i, t in enumerate(explained.tokens) if i in explained.own and i not in light | named and t.low not in filler_words()]
    pairs = {(p.figure.figure_id, w.figure.figure_id): (p, w) for p, w in (_told(clause, said) if explained.has("pronoun") else _named(clause, said))}
    if len(pairs) != 1:
        return None
    part, whole = next(iter(pairs.values()))
    percent = share_percent(part.figure.number, whole.figure.number)
    if percent is None or abs(part.figure.number) > abs(whole.figure.number):
        return None
    draft = Draft(clause.scope.ledger)
    operands = [
        draft.operand(f, wording.table_cell(f.figure.row_label, wording.plain_heading(f.figure.column_label), f.figure.period.label)) for f in (part, whole)
    ]
    told = wording.share_of(*map(operand_text, operands))
    draft.lines.append(wording.lookup(draft.value(percent, "%", operands[0].label), told, marks_of([o.citation for o in operands])))
    draft.computed("share", "÷", operands, percent, "%")
    draft.figures = [part.figure.figure_id, whole.figure.figure_id]
    draft.names = tuple(t.text for t in said)
    return draft


def _told(clause: Clause, said: list[Token]) -> Iterator[tuple[StoredFigure, StoredFigure]]:
    """The number told last with the total of its column, where the question's other words are of that column or of the kind of its rows."""
    told = clause.previous[-1] if clause.previous else None
    if told is None or told.figure.table is None or told.figure.row is None:
        return
    figures = clause.scope.ledger.store.figures_of_table(told.report_id, told.figure.table)
    if all(_is_of_column(clause, t, told, figures) for t in said):
        yield from ((told, whole) for whole in _wholes(clause, told, figures))


def _named(clause: Clause, said: list[Token]) -> Iterator[tuple[StoredFigure, StoredFigure]]:
    """The number of the row that the question names in the column that its other words name, with the total of the column."""
    cells, town = clause.scope.cells, clause.query.municipalities
    reports = clause.scope.vocabulary.reports
    for grid in cells.grids(clause.explained.reading.text, clause.texts.reports(clause.query)):
        if town and reports[grid.report_id].municipality not in town:
            continue
        for stored in grid.figures:
            words = [{w, *clause.texts.analyser.lemmas(w)} for w in name_words(stored.figure.row_label)]
            label = [t for t in said if any(t.any_keys & keys or t.low in keys for keys in words)]
            rest = [t for t in said if t not in label]
            whole = bool(words) and all(any(keys & {t.low, *t.any_keys} for t in label) for keys in words)
            headed = bool(rest) and any(_heads(clause, t, stored) for t in rest) and all(_is_of_column(clause, t, stored, grid.figures) for t in rest)
            if whole and headed and cells.in_time(stored, grid, clause.query):
                yield from ((stored, total) for total in _wholes(clause, stored, grid.figures))


def _label(stored: StoredFigure) -> str:
    figure = stored.figure
    return wording.table_cell(figure.row_label, wording.plain_heading(figure.column_label), figure.period.label)


def _wholes(clause: Clause, part: StoredFigure, figures: tuple[StoredFigure, ...]) -> list[StoredFigure]:
    """The totals of a number's column; none where it cannot be added up or is one itself."""
    town = clause.scope.vocabulary.reports[part.report_id].municipality.lower()
    fits = part.figure.measure in _MEASURES and can_be_added(part.figure) and not is_whole_row(part.figure.row_label, town)
    column = [f for f in figures if f.figure.column == part.figure.column and f.figure.doubt is None and f.figure.number_unit == part.figure.number_unit]
    wholes = [f for f in column if is_whole_row(f.figure.row_label, town)] if fits else []
    return wholes if len(wholes) == 1 and len(column) > 2 and _is_their_sum(wholes[0], column) else []


def _is_their_sum(whole: StoredFigure, column: list[StoredFigure]) -> bool:
    """Whether a total is what the rows of its column make, so that it is no mean."""
    total = sum(f.figure.number for f in column if f is not whole)
    return abs(total - whole.figure.number) <= whole.figure.scale * len(column)


def _heads(clause: Clause, token: Token, stored: StoredFigure) -> bool:
    return clause.scope.cells.says(clause.texts.fits.keys(stored.figure.column_label), token)


def _is_of_column(clause: Clause, token: Token, stored: StoredFigure, figures: tuple[StoredFigure, ...]) -> bool:
    """Whether a word names a number's column, costs in a column of costs, the kind of its rows, or all of them."""
    if _heads(clause, token, stored) or token.any_keys & (sense_words("whole_row") | {stored.figure.number_unit}):
        return True
    money = sense_words("cost_noun")
    if token.any_keys & money and stored.figure.number_unit == "EUR":
        return any(set(clause.texts.analyser.lemmas(w)) & money for w in name_words(stored.figure.column_label))
    labels = [name_words(f.figure.row_label)[-1:] for f in figures if f.figure.column == stored.figure.column]
    return sum(any(k in clause.texts.analyser.lemmas(w) for w in words for k in token.any_keys) for words in labels) > 1
