"""Things counted in columns for how many were planned and how many done: "montako suunnitelluista tarkastuksista on tekemättä"."""

from collections.abc import Sequence
from dataclasses import dataclass

from ingest.stores.stored import StoredFigure
from retrieval.answers.clause import Clause
from retrieval.evidence.draft import Draft, figure_text
from retrieval.evidence.figure_fits import BUDGETS, period_fits
from retrieval.evidence.figure_parts import marks_of
from retrieval.language import wording
from retrieval.language.lexicon import sense_words
from retrieval.language.names import name_words
from retrieval.sentences.deeds_said import undone_verbs

_LIGHT = frozenset({"filler", "ask:many", "ask:amount", "planned", "pronoun", "does", "all", "op:sum"})
_COUNTED = ("count", "persons", "hours", "days")
_DONE = frozenset({"actual", "closing", "value"})


@dataclass(frozen=True)
class _Row:
    """A row's two numbers."""

    planned: StoredFigure
    done: StoredFigure


def planned_and_done(clause: Clause) -> Draft | None:
    """How many of what one row counts were planned, done or are left, or whether all were done; None where no one row has columns for both."""
    query, explained = clause.query, clause.explained
    tokens = [explained.tokens[i] for i in explained.own]
    undone = [t for t in tokens if undone_verbs(t.low) & sense_words("carried_out")]
    planned = explained.has("planned")
    done = [t for t in tokens if t.any_keys & sense_words("carried_out") and t not in undone]
    counts = explained.has("ask:many", "ask:amount") and query.yes_no is None
    if not (undone or planned or done) or not (counts or (query.yes_no == "any" and planned and done)) or explained.has("not", "why", "op:share", "want:%"):
        return None
    rows = _rows(clause)
    if len(rows) != 1 or not _accounts(clause, rows[0]):
        return None
    row = rows[0]
    draft = Draft(clause.scope.ledger)
    if query.yes_no is not None:
        draft.yes = row.done.figure.number >= row.planned.figure.number
        told = [(_label(one), figure_text(one)) for one in (row.planned, row.done)]
        mark = draft.cite_figure(row.done)
        draft.lines.append(wording.verdict(draft.yes, wording.several([wording.with_number(*one) for one in told]), mark))
        draft.figures = [row.planned.figure.figure_id, row.done.figure.figure_id]
        return draft
    if undone:
        return _left(draft, row)
    one = row.planned if planned else row.done
    draft.lines.append(wording.lookup(draft.figure_value(one, _label(one)), _label(one), draft.cite_figure(one)))
    return draft


def _left(draft: Draft, row: _Row) -> Draft:
    """How many of those planned are still to be done."""
    number, unit = row.planned.figure.number - row.done.figure.number, row.done.figure.number_unit
    operands = [draft.operand(one, _label(one)) for one in (row.planned, row.done)]
    label = wording.left_undone(row.done.figure.row_label, row.done.figure.period.label)
    draft.figures = [row.planned.figure.figure_id, row.done.figure.figure_id]
    text = draft.value(number, unit, label)
    draft.computed("difference", "−", operands, number, unit)
    draft.lines.append(wording.lookup(text, wording.with_operands(label, [(o.label, o.text) for o in operands]), marks_of([o.citation for o in operands])))
    return draft


def _rows(clause: Clause) -> list[_Row]:
    """The rows of the one name asked of, or the row told before, that have one number for what was planned and one for what was done."""
    query, ledger = clause.query, clause.scope.ledger
    reports = set(clause.texts.reports(query))
    named = [f for place in query.subjects for name in place.names for f in ledger.of_subject(name)] if len(query.subjects) == 1 else []
    before = [f for f in clause.previous[-1:] if "pronoun" in query.extra or query.follow_up] if not named else []
    found: dict[tuple[str, int | None, int | None], _Row] = {}
    for stored in (*named, *before):
        figure = stored.figure
        at = stored.report_id, figure.table, figure.row
        if at in found or figure.table is None or stored.report_id not in reports or figure.subject_kind == "account":
            continue
        row = [f for f in ledger.row(stored) if f.figure.number_unit in _COUNTED and f.figure.doubt is None]
        planned = [f for f in row if f.figure.measure in BUDGETS and _says(clause, f, sense_words("planned_head"))]
        done = [f for f in row if f.figure.measure in _DONE and _says(clause, f, sense_words("carried_out"))]
        if len(planned) == len(done) == 1 and planned[0].figure.number_unit == done[0].figure.number_unit:
            found[at] = _Row(planned[0], done[0])
    ends = [row.done.figure.period.end for row in found.values()]
    return [row for row in found.values() if query.periods or row.done.figure.period.end == max(ends)]


def _says(clause: Clause, stored: StoredFigure, sense: frozenset[str]) -> bool:
    lemmas = clause.texts.analyser.lemmas
    return any({word, *lemmas(word)} & sense for word in name_words(stored.figure.column_label))


def _accounts(clause: Clause, row: _Row) -> bool:
    """Whether the question's words are the row's, the thing that the headings count, a time that fits, or words for planning and doing."""
    query, explained, keys = clause.query, clause.explained, clause.texts.fits.keys
    figure = row.done.figure
    table = clause.scope.ledger.store.table(row.done.report_id, figure.table) if figure.table is not None else None
    above = [table.title, table.corner] if table is not None else []
    heads = keys(" ".join([row.planned.figure.column_label, figure.column_label, *above, *figure.section[-1:]]))
    if not all(explained.tokens[i].keys & heads or explained.tokens[i].any_keys & sense_words("carried_out") for i in explained.open):
        return False
    named = {name for place in query.subjects for name in place.names}
    for span in explained.spans:
        subject = span.has("subject")
        plain = span.period is not None or span.has("municipality") is not None or bool(set(span.tags) & _LIGHT)
        if not plain and not (subject is not None and named.intersection(subject.values)) and not _does(clause, range(span.start, span.end)):
            return False
    told = row.planned if explained.has("planned") and query.yes_no is None and not any(undone_verbs(t.low) for t in explained.tokens) else row.done
    measure = "budget" if told is row.planned else "actual"
    return all(spec.kind == "whole_year" or period_fits(spec, told.figure, measure) for spec in query.periods)


def _does(clause: Clause, places: Sequence[int]) -> bool:
    tokens = [clause.explained.tokens[i] for i in places]
    return all(t.any_keys & sense_words("carried_out") or undone_verbs(t.low) & sense_words("carried_out") for t in tokens)


def _label(stored: StoredFigure) -> str:
    figure = stored.figure
    heading = wording.plain_heading(figure.column_label.replace(figure.period.label, ""))
    return wording.table_cell(figure.row_label, heading, figure.period.label if not any(c.isdigit() for c in heading) else "")
