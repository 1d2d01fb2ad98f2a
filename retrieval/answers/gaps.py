"""How far two numbers of an order are from each other: the first from the second or the last one, and the one just told from another that is named."""

from collections.abc import Sequence
from dataclasses import replace

from ingest.stores.stored import StoredFigure
from retrieval.answers.clause import Clause
from retrieval.evidence.draft import Draft
from retrieval.evidence.figure_parts import exact_period, marks_of, operand_text
from retrieval.language import wording
from retrieval.language.explain import Explained
from retrieval.language.names import is_groups_own, name_words, subject_key
from retrieval.query import Place, Query
from retrieval.tables.whole_rows import is_whole_row

GAP = "gap"
"""Mark of a rank that asks how far the first is from another one."""
_THAN_TOLD = "than_told"
"""Mark of a difference from the one number that was told before."""


def of_gap(query: Query, explained: Explained) -> Query:
    """The query of a rank marked where it asks for a difference: "paljonko enemmän kuin toiseksi eniten käyttänyt", "suurimman ja pienimmän ero"."""
    compares = explained.has("than") and explained.has("more", "less") and explained.has("ask:amount", "ask:many")
    apart = compares or explained.has("op:difference")
    places = {"nth2", "nth3"} & set(query.extra) or (explained.has("largest") and explained.has("smallest"))
    return replace(query, extra=(*query.extra, GAP)) if query.operation == "rank" and apart and places else query


def than_told(query: Query, explained: Explained, told: Sequence[StoredFigure]) -> Query:
    """The query of how much the one number told is more or less than that of another unit or row: "paljonko se on enemmän kuin teknisen lautakunnan?"."""
    compares = query.operation == "change" and "than" in query.extra and query.direction in ("up", "down") and explained.has("ask:amount", "ask:many")
    dated = any(s.period is not None or any(t.startswith("measure:") for t in s.tags) for s in explained.spans)
    if not compares or dated or len(told) != 1 or told[0].figure.table is None:
        return query
    figure = told[0].figure
    named = [s for s in explained.spans if s.has("unit") or {"group", "unit_kind:kunta"} & set(s.tags)]
    if len(named) == 1 and len(query.units) == 1 and not any(s.has("subject") for s in explained.spans if s is not named[0]):
        key = subject_key(figure)
        whole = "*group" if is_groups_own(figure.unit, figure.account) else "*municipality" if figure.unit_path == (figure.unit,) else ""
        own = Place((whole or figure.unit,), figure.unit, query.units[0].municipality)
        period = exact_period(figure.period.start, figure.period.end)
        of_two = (own, query.units[0]) if own.names != query.units[0].names else query.units
        return replace(query, operation="difference", units=of_two, subjects=(Place((key,), key),), periods=(period,), measures=(figure.measure,))
    return replace(query, extra=(*query.extra, _THAN_TOLD))


def than_row_told(clause: Clause) -> Draft | None:
    """How much the number told is more or less than that of another row of its column, which the question names."""
    if _THAN_TOLD not in clause.query.extra or not clause.previous:
        return None
    told, ledger = clause.previous[-1], clause.scope.ledger
    figures = [f for f in ledger.store.figures_of_table(told.report_id, told.figure.table or 0) if f.figure.doubt is None]
    lines = [[f for f in figures if f.figure.column == told.figure.column], [f for f in figures if f.figure.row == told.figure.row]]
    town = ledger.vocabulary.reports[told.report_id].municipality.lower()
    named = [(f, label) for turned, line in enumerate(lines) for f in line for label in (f.figure.column_label if turned else f.figure.row_label,)]
    named = [(f, label) for f, label in named if not is_whole_row(label, town) and _names(clause, label)]
    named = [(f, label) for f, label in named if f.figure.figure_id != told.figure.figure_id]
    if len(named) != 1 or named[0][0].figure.number_unit != told.figure.number_unit:
        return None
    other, _ = named[0]
    draft = Draft(ledger)
    turned = other.figure.row == told.figure.row
    names = [(f.figure.column_label if turned else f.figure.row_label, f.figure.row_label if turned else f.figure.column_label) for f in (told, other)]
    labels = [wording.table_cell(thing, wording.plain_heading(heading), told.figure.period.label) for thing, heading in names]
    operands = [draft.operand(f, name) for f, name in zip((told, other), labels, strict=True)]
    number = told.figure.number - other.figure.number
    unit = "pp" if told.figure.number_unit == "%" else told.figure.number_unit
    text = draft.value(number, unit, wording.subtracted(*labels))
    draft.computed("difference", "−", operands, number, unit)
    draft.lines.append(wording.lookup(text, wording.subtracted(*map(operand_text, operands)), marks_of([o.citation for o in operands])))
    draft.figures = [told.figure.figure_id, other.figure.figure_id]
    return draft


def _names(clause: Clause, label: str) -> bool:
    """Whether the question says every word of a label."""
    analyser = clause.texts.analyser
    said = [{t.low, *t.any_keys} for t in clause.explained.tokens]
    return all(any({word, *analyser.lemmas(word)} & keys for keys in said) for word in name_words(label))
