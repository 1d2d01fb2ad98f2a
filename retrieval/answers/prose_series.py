"""Numbers that sentences of reports one after another give: each in order, the largest, the first beyond a limit, the change between two."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from retrieval.calculation.figure_answers import FigureAnswers
from retrieval.evidence.draft import Draft, joined
from retrieval.evidence.figure_parts import period_text
from retrieval.language import wording
from retrieval.language.explain import Explained
from retrieval.language.names import account_key
from retrieval.query import PeriodSpec, Query
from retrieval.records.record_answers import RecordAnswers
from retrieval.sentences.text_answers import TextAnswers
from retrieval.understanding.moments import Course, course, goes_on

_TOLD_ALONE = ("lookup", "series")
_CHANGES = ("change", "change_percent", "difference")


@dataclass
class ProseSeries:
    """Answers what sentences tell at several times."""

    texts: TextAnswers
    records: RecordAnswers

    def answer(self, query: Query, explained: Explained) -> Draft | None:
        """The draft; None for another question and where a due time has no number of its own."""
        extreme = query.operation == "rank" and "when" in query.extra
        first = query.operation == "threshold" and "first_time" in query.extra
        changes = query.operation in _CHANGES and bool(query.words)
        together = query.operation in ("mean", "sum") and bool(query.words)
        told = extreme or first or changes or together or query.operation in ("lookup", "series", "record_field", "records")
        rows = bool(query.subjects) and not query.words
        if query.yes_no is not None or not told or (rows and (query.operation not in _TOLD_ALONE or self._in_tables(query))):
            return None
        if query.operation in ("records", "record_field") and not explained.has("ask:amount", "ask:many"):
            return None
        listed = query.operation == "lookup" and len(query.periods) > 1
        asked = listed or query.operation == "series" or goes_on(query, explained) or explained.has("ask:amount", "ask:many")
        if not (extreme or first or changes or together or asked):
            return None
        through = course(replace(query, extra=(*query.extra, "when")) if first else query, explained, self.texts.ledger.vocabulary.reports.values())
        if query.operation == "records" and query.counted and through.named and not query.words:
            return self._counted(query, explained, through.times)
        if changes and not through.times and len(query.periods) == 2 and all(p.kind == "year" and p.year is not None for p in query.periods):
            through = Course(tuple(sorted(query.periods, key=lambda p: p.year or 0)), True)  # one report may tell of both years
        if len(through.times) < 2:
            return None
        times = (through.times[0], through.times[-1]) if changes else through.times
        drafts = self._told(query, explained, times, through.named or extreme or first or changes or together)
        if drafts is None or not self._alike(drafts, through.named):
            return None
        if changes:
            return self._changed(query, drafts)
        if first:
            return self._first(query, drafts)
        if together:
            return self._together(query, drafts)
        return self._largest(query, drafts) if extreme else joined(drafts)

    def _in_tables(self, query: Query) -> bool:
        """Whether a table of the municipality's reports has a row that the question names."""
        held = self.texts.ledger.vocabulary
        own = {r.report_id for r in held.reports_of(query.municipalities)}
        return any(not own.isdisjoint(held.printed_in.get(name, ())) for place in query.subjects for name in place.names)

    def _told(self, query: Query, explained: Explained, times: Sequence[PeriodSpec], all_due: bool) -> list[Draft] | None:
        """What is told at each time; None when one that is due is not told."""
        drafts: list[Draft] = []
        for moment in times:
            unit = None if query.operation in _CHANGES else query.wanted_unit  # the per cent is that of the change
            draft = self.texts.number(replace(query, periods=(moment,), sources=(), operation="lookup", limit=None, wanted_unit=unit), explained)
            if draft is not None and draft.status == "answered" and len(draft.values) == 1:
                draft.lines = [wording.at_time(period_text(moment), line) for line in draft.lines]
                drafts.append(draft)
            elif all_due:
                return None
        return drafts

    def _alike(self, drafts: Sequence[Draft], named: bool) -> bool:
        """Whether the numbers are of one thing at several times."""
        told = [draft.values[0] for draft in drafts]
        if len(told) < 2 or len({v.unit for v in told}) > 1 or len({v.figure_id for v in told}) < len(told):
            return False
        names = {account_key(f.figure.account) for d in drafts for f in filter(None, map(self.texts.ledger.store.figure, d.figures))}
        return named or len(names) == 1  # sentences of one report after another that tell of different things

    def _largest(self, query: Query, drafts: list[Draft]) -> Draft | None:
        drafts.sort(key=lambda d: abs(d.values[0].number), reverse=query.order != "smallest")
        if abs(drafts[0].values[0].number) == abs(drafts[1].values[0].number):
            return None
        best = joined(drafts)
        best.values = best.values[:1]
        return best

    def _first(self, query: Query, drafts: Sequence[Draft]) -> Draft | None:
        limit, under = Decimal(query.limit or "0"), "under" in query.extra
        return next((d for d in drafts if (d.values[0].number < limit if under else d.values[0].number > limit)), None)

    def _changed(self, query: Query, drafts: Sequence[Draft]) -> Draft | None:
        figures = [self.texts.ledger.store.figure(d.figures[0]) for d in drafts]
        old, new = figures[0], figures[-1]
        return FigureAnswers(self.texts.ledger).change_between(old, new, query) if old is not None and new is not None else None

    def _together(self, query: Query, drafts: Sequence[Draft]) -> Draft | None:
        figures = [f for d in drafts if (f := self.texts.ledger.store.figure(d.figures[0])) is not None]
        answers = FigureAnswers(self.texts.ledger)
        return answers.mean_of(figures) if query.operation == "mean" else answers.sum_of(figures)

    def _counted(self, query: Query, explained: Explained, times: Sequence[PeriodSpec]) -> Draft | None:
        """How many records there were at each of the times; None unless each has an answer."""
        drafts: list[Draft] = []
        for moment in times:
            draft = self.records.answer(replace(query, periods=(moment,), sources=()), explained)
            if draft is None or draft.status != "answered" or len(draft.values) != 1:
                return None
            draft.lines = [wording.at_time(period_text(moment), line) for line in draft.lines]
            drafts.append(draft)
        return joined(drafts) if drafts else None
