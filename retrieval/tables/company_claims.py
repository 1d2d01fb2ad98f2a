"""Whether a company made a gain or a loss, where only a table of the group's companies prints its result."""

from collections.abc import Sequence
from dataclasses import replace

from retrieval.evidence.draft import Draft
from retrieval.language import wording
from retrieval.language.explain import Explained
from retrieval.query import Query
from retrieval.tables.table_cells import TableCells


def whether_by_cell(query: Query, explained: Explained, cells: TableCells, ids: Sequence[str]) -> Draft | None:
    """Whether the one company named made a gain or a loss, by the cell that gives its result; None where none does."""
    if query.yes_no not in ("positive", "negative") or len(query.units) != 1 or query.measures or query.dimension is not None:
        return None
    told = cells.answer(replace(query, yes_no=None), explained, ids, whether=True)
    stored = cells.ledger.figure(told.figures[0]) if told is not None and len(told.figures) == 1 and len(told.values) == 1 else None
    if told is None or stored is None or stored.figure.number_unit != "EUR" or not stored.figure.number:
        return None
    gain = stored.figure.number > 0
    draft = Draft(cells.ledger)
    said = wording.with_number(wording.company_result(stored.figure.row_label, gain, stored.figure.period.label), told.values[0].text)
    draft.value(told.values[0].number, "EUR", told.values[0].label, told.values[0].figure_id)
    draft.lines.append(wording.sentence(wording.granted(gain is (query.yes_no == "positive"), said), draft.cite_figure(stored)))
    draft.figures = [stored.figure.figure_id]
    draft.deeds |= {"claim", "sign"}
    return draft
