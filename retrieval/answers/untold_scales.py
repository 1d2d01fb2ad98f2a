"""No amount of money of a report that does not say whether its figures are euros or thousands of euros: its rows are pointed at, and not told."""

from ingest.messages import SCALE_UNKNOWN
from retrieval.evidence.draft import Draft
from retrieval.evidence.figures import Ledger
from retrieval.language import wording


def without_untold_scale(draft: Draft, ledger: Ledger) -> Draft:
    """The draft, or a refusal that cites the rows, where it tells an amount of figures whose scale nothing tells; shares and directions stay."""
    if draft.status != "answered" or not any(value.unit.startswith("EUR") or value.unit.startswith("€") for value in draft.values):
        return draft
    ids = (*draft.figures, *(operand.figure_id for operand in (draft.calculation.operands if draft.calculation is not None else ())))
    told = [f for i in dict.fromkeys(filter(None, ids)) if (f := ledger.figure(i)) is not None]
    rows = [f for f in told if f.figure.doubt == SCALE_UNKNOWN]
    if not rows:
        return draft
    refusal = Draft(ledger, "not_found", final=True)
    marks = "".join(refusal.cite_figure(f) for f in rows)
    refusal.lines.append(wording.scale_untold(marks))
    return refusal
