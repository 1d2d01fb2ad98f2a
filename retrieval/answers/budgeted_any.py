"""Whether any money was set aside for something: "onko kalustoon budjetoitu rahaa vuodelle 2025"."""

from dataclasses import replace

from retrieval.answers.clause import Clause
from retrieval.evidence.draft import Draft
from retrieval.evidence.figure_fits import BUDGETS
from retrieval.language import wording

_PLANNED = BUDGETS | {"any_budget"}
_OTHERS = ("over", "under", "more", "less", "than", "up", "down", "spend", "op:share", "per", "ratio:resident")
"""Tags of what is asked of a budget otherwise."""


def budgeted_any(clause: Clause) -> Draft | None:
    """Kyllä or Ei by the one budget of the row named; None where something else is asked."""
    query, explained = clause.query, clause.explained
    asks = query.yes_no == "any" and len(query.subjects) == 1 and bool(query.measures) and set(query.measures) <= _PLANNED and explained.has("money")
    plain = not (query.words or query.negated or query.limit or query.order or query.statuses or query.direction or query.periods[1:])
    if not (asks and plain) or query.operation not in ("lookup", "record_field", "records") or explained.has(*_OTHERS):
        return None
    told = clause.figures.answer(replace(query, operation="lookup", yes_no=None, record_kinds=(), records=()))
    if told.status != "answered" or len(told.values) != 1 or told.values[0].unit != "EUR":
        return None
    told.lines[0] = wording.granted(bool(told.values[0].number), told.lines[0])
    told.deeds |= {"claim"}
    return told
