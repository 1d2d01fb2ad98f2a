"""Answers made of figures: the way of answering that each operation takes."""

from collections.abc import Callable
from dataclasses import replace

from retrieval import wording
from retrieval.draft import Draft
from retrieval.figure_filters import Filters
from retrieval.figure_parts import MAIN_ROWS, Refusal
from retrieval.figures import Found
from retrieval.query import Place, Query


class FigureAnswers(Filters):
    """Answers a query from the ledger; `previous` are the figures of the turn before, newest last."""

    # ------------------------------------------------------------------------------------------- operations

    def which_row(self, query: Query) -> Draft | None:
        """Asks which of the main rows is meant when only a unit and a measure are named; None when fewer than two rows have it."""
        draft = Draft(self.ledger, "clarify")
        for key in MAIN_ROWS:
            outcome = self.ledger.find(self._settled(self.asks(replace(query, subjects=(Place((key,), key),)))[0]))
            if isinstance(outcome, Found):
                draft.suggestions.append(self.question_of(outcome.stored))
        if len(draft.suggestions) < 2:
            return None
        draft.lines = [wording.which_row(query.units[0].names[0]), *map(wording.choice, draft.suggestions)]
        return draft

    def answer(self, query: Query) -> Draft:
        """The draft for a query about figures."""
        rules: dict[str, Callable[[Query], Draft]] = {
            "difference": self.difference,
            "compare": self.compare,
            "change": self.change,
            "change_percent": self.change,
            "sum": self.sum,
            "deviation": self.deviation,
            "share": self.share,
            "mean": self.mean,
            "rank": self.rank,
            "threshold": self.threshold,
            "filter": self.filter,
            "ratio": self.ratio,
            "series": self.series,
            "per_resident": self.lookup,
        }
        rule = (
            self.yes_no
            if query.yes_no is not None and query.operation not in ("rank", "threshold", "series", "sum", "share", "mean", "filter", "ratio")
            else rules.get(query.operation, self.lookup)
        )
        try:
            return self.over_parts(query) or rule(query)
        except Refusal as refusal:
            return refusal.draft
