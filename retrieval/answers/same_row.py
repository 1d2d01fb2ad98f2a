"""A bare time, or the group, after a cell of a table: the number of its own row in that column, whatever other rows of the table are called alike."""

import re

from ingest.stores.stored import StoredFigure
from retrieval.answers.clause import Clause
from retrieval.evidence.draft import Draft
from retrieval.evidence.figure_fits import period_fits
from retrieval.language import wording
from retrieval.language.names import account_key

_TIME = re.compile(r"[\d.,/–-]+")
"""What a heading says of a time: "2024", "31.12.2024", "1–6/2024"."""
_GROUP = "konserni"
_BARE = frozenset({"entä", "filler", "joiner", "pronoun"})


def in_row_told(draft: Draft, clause: Clause, told: tuple[StoredFigure, ...]) -> Draft:
    """The draft, or the cell of the row that was `told` where a follow-up names but a column and another row of that table answers; a refusal where none is."""
    group = clause.explained.tagged("group")
    named = [*group, *(s for s in clause.explained.spans if s.period is not None)]
    bare = not clause.explained.open and all(s in named or (s.tags and set(s.tags) <= _BARE) for s in clause.explained.spans)
    figures = [f for i in draft.figures if (f := draft.ledger.figure(i)) is not None]
    if draft.status != "answered" or not named or not bare or len(told) != 1 or len(figures) != 1:
        return draft
    before, now = told[0], figures[0]
    one_table = before.figure.table is not None and before.table_id == now.table_id
    if not one_table or before.figure.row is None or before.figure.row == now.figure.row:
        return draft
    if any(account_key(now.figure.row_label) in place.names for place in clause.query.subjects):  # "entä kesäkuussa?" names a row
        return draft
    row = clause.scope.ledger.store.figures_of_row(before.report_id, before.figure.table or 0, before.figure.row)
    alike = [f for f in row if f.figure.doubt is None and (_heading(f).startswith(_GROUP) if group else _heading(f) == _heading(before))]
    fitting = [f for f in alike if all(period_fits(spec, f.figure, before.figure.measure) for spec in clause.query.periods)]
    found = clause.scope.cells.of_figure(fitting[0]) if len(fitting) == 1 else None
    return found if found is not None else Draft(draft.ledger, "not_found", [wording.not_traceable()])


def _heading(stored: StoredFigure) -> str:
    """The heading of a figure's column without its time."""
    return " ".join(_TIME.sub(" ", stored.figure.column_label).lower().split())
