"""Changes that a sentence tells itself, of what no table prints at two times: "Henkilöstökulut kasvoivat 16 %", "joka on 1,7 prosenttia vähemmän"."""

from dataclasses import dataclass, replace
from typing import Literal

from retrieval.evidence.draft import Draft
from retrieval.language import wording
from retrieval.language.explain import Explained
from retrieval.query import Query
from retrieval.sentences.text_answers import TextAnswers

_OTHER: dict[str, Literal["up", "down"]] = {"up": "down", "down": "up"}


@dataclass
class ToldChanges:
    """Answers by how much something grew or shrank, and whether it did, from the sentences that say so."""

    texts: TextAnswers

    def how_much(self, query: Query, explained: Explained) -> Draft | None:
        """The change of a company's or a part's row that a sentence tells; None for another question or where none tells it."""
        if query.operation not in ("change", "change_percent") or query.yes_no is not None or query.direction not in ("up", "down") or query.sources:
            return None
        draft = self.texts.number(query, explained, named=True)
        return draft if draft is not None and draft.status == "answered" else None

    def whether(self, query: Query, explained: Explained) -> Draft | None:
        """Yes where a sentence tells such a change, no where one tells the opposite; None where none does or both do."""
        way = query.yes_no
        if way not in ("up", "down") or query.limit is not None or query.order is not None or explained.has("than", "over", "under", "measure:any_budget"):
            return None
        told = {side: self._told(query, explained, side) for side in (way, _OTHER[way])}
        if (told[way] is None) == (told[_OTHER[way]] is None):
            return None
        draft = told[way] or told[_OTHER[way]]
        if draft is None or len(draft.values) != 1 or (not query.periods and self._is_past(draft)):
            return None
        draft.lines = [wording.granted(told[way] is not None, line) for line in draft.lines]
        draft.values = []
        return draft

    def _is_past(self, draft: Draft) -> bool:
        """Whether a change is told of a time before the one that its report is of: "vuonna 2023 kaikkien kuntien veroprosenttia leikattiin"."""
        ledger = self.texts.ledger
        told = [f for i in draft.figures if (f := ledger.figure(i)) is not None]
        starts = [(f.figure.period.end, period.start) for f in told if (period := ledger.report(f).period) is not None]
        return any(end < start for end, start in starts)

    def _told(self, query: Query, explained: Explained, side: str) -> Draft | None:
        draft = self.texts.number(replace(query, yes_no=None, operation="change", direction=side), explained, named=True)
        return draft if draft is not None and draft.status == "answered" else None
