"""Answers made of figures: the way of answering that each operation takes."""

from collections.abc import Callable

from retrieval.draft import Draft
from retrieval.figure_claims import Claims
from retrieval.figure_parts import Refusal
from retrieval.query import Query


class FigureAnswers(Claims):
    """Answers a query from the ledger; `previous` are the figures of the turn before, newest last."""

    # ------------------------------------------------------------------------------------------- operations

    def answer(self, query: Query) -> Draft:
        """The draft for a query about figures."""
        rules: dict[str, Callable[[Query], Draft]] = {
            "difference": self.difference,
            "compare": self.compare,
            "change": self.change,
            "change_percent": self.change,
            "sum": self.sum,
            "share": self.share,
            "mean": self.mean,
            "rank": self.rank,
            "threshold": self.threshold,
            "series": self.series,
            "per_resident": self.lookup,
        }
        rule = (
            self.yes_no
            if query.yes_no is not None and query.operation not in ("rank", "threshold", "series", "sum", "share", "mean")
            else rules.get(query.operation, self.lookup)
        )
        try:
            return rule(query)
        except Refusal as refusal:
            return refusal.draft
