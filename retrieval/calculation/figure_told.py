"""Answers made of the numbers that the turns before gave: which of them is the largest, and by how much two of them differ."""

from collections.abc import Callable
from decimal import Decimal

from ingest.stores.stored import StoredFigure
from retrieval.calculation.figure_filters import Filters
from retrieval.calculation.figure_ranks import sized, spent
from retrieval.conversation.follow_ups import summed
from retrieval.evidence.draft import Draft
from retrieval.evidence.figure_parts import Refusal, operand_text
from retrieval.language import wording
from retrieval.language.names import row_side, subject_key
from retrieval.query import Query

OUTCOMES = ("actual", "closing")


class Told(Filters):
    """Answers about several numbers told before."""

    def rank(self, query: Query) -> Draft:
        """As among parts; or the largest or smallest of the numbers told before."""
        told = summed(self.previous) if "among_told" in query.extra else []
        told = told[-2:] if "which2" in query.extra else told
        rows = {(f.figure.unit, subject_key(f.figure)) for f in told}  # one row of two reports is ranked with its reports
        if "among_told" in query.extra and len(rows) < 2 and "which2" not in query.extra:
            raise Refusal(self._cannot(wording.needs_two()))
        return self._among(told, query) if 1 < len(rows) == len(told) else super().rank(query)

    def parts(self, query: Query) -> list[StoredFigure]:
        """As in the reports; or the outcomes told before, to be held against their budgets."""
        if "among_told" not in query.extra or query.operation != "filter":
            return super().parts(query)
        told = summed(self.previous)
        told = told[-2:] if "which2" in query.extra else told
        return [f for f in told if f.figure.measure in OUTCOMES]

    def _among(self, told: list[StoredFigure], query: Query) -> Draft:
        """The largest (or smallest) of numbers told before, with the others; the second of them where that is asked."""
        if query.count > 1 and len(told) < query.count:
            raise Refusal(self._cannot(wording.needs_two()))
        told = told[-query.count :] if query.count > 1 else told
        if len({row_side(subject_key(f.figure)) == "result" for f in told}) > 1:
            raise Refusal(self._cannot(wording.units_differ()))
        size: Callable[[StoredFigure], Decimal] = spent if "spend" in query.extra else sized(query, told)
        ordered = sorted(told, key=size, reverse=query.order != "smallest")
        nth = next((n for n in (2, 3) if f"nth{n}" in query.extra), 1)
        if nth > len(ordered) or [size(f) for f in ordered].count(size(ordered[nth - 1])) > 1:
            raise Refusal(self._cannot(wording.tied()))
        best = ordered[nth - 1]
        others = [f for f in ordered if f is not best]
        draft = Draft(self.ledger)
        label = self.label(best)
        text = draft.value(best.figure.number, best.figure.number_unit, label, best.figure.figure_id)
        operands = [draft.operand(f, self.label(f)) for f in (best, *others)]
        draft.computed("rank", ">" if query.order != "smallest" else "<", operands, best.figure.number, best.figure.number_unit)
        draft.lines.append(wording.lookup(text, label, f"[{operands[0].citation}]"))
        draft.lines.append(wording.others_were([wording.cited(operand_text(o), f"[{o.citation}]") for o in operands[1:]]))
        draft.figures = [f.figure.figure_id for f in (*others, best)]  # the last is the one that "sen" means next
        self._caveats(draft, told)
        return draft
