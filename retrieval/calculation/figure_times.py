"""Numbers at several times reckoned with, where some are what came about between two accumulations: the second quarter less the first."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from ingest.stores.stored import StoredFigure
from retrieval.calculation.calculate import change_percent, mean, share_percent
from retrieval.calculation.counted_subjects import what_changes
from retrieval.calculation.figure_series import Series
from retrieval.calculation.figure_towns import held_together, of_all_towns
from retrieval.evidence.draft import Draft
from retrieval.evidence.figure_asks import Found
from retrieval.evidence.figure_fits import YEARLY
from retrieval.evidence.figure_parts import Refusal, is_result, marks_of, of_months, operand_text, size_of
from retrieval.language import wording
from retrieval.language.names import subject_key
from retrieval.model import Operation
from retrieval.query import Query
from retrieval.understanding.asked_ways import SAYS_WAY, not_so

_MOVES = frozenset({"change", "change_percent", "budget_change"})
"""Measures that tell a change themselves."""
_RECKONED = ("difference", "change", "change_percent", "sum", "share", "mean", "rank", "compare")


@dataclass(frozen=True)
class Amount:
    """A number at one of the times asked for, with the figures that give it: one, or a later accumulation and an earlier one."""

    number: Decimal
    label: str
    parts: tuple[StoredFigure, ...]

    @property
    def unit(self) -> str:
        """Its unit of measure."""
        return self.parts[0].figure.number_unit

    @property
    def size(self) -> Decimal:
        """How large it is: a result as it is, an income or cost without its sign."""
        return self.number if is_result(subject_key(self.parts[0].figure)) else abs(self.number)


class Times(Series):
    """Answers that reckon with parts of a year."""

    def over_parts(self, query: Query) -> Draft | None:
        """The answer where a calculation needs what came about in a part of the year; None for another question."""
        operation = query.operation
        claims = query.yes_no in ("more", "less", "up", "down")
        if (operation not in _RECKONED and not claims) or (query.yes_no is not None and not claims) or not query.subjects:
            return None
        if not any(p.first not in (None, 1) and p.kind in ("span", "month") for p in query.periods):
            return None
        asks = self.asks(query)
        outcomes = [self.ledger.find(self._settled(ask)) for ask in asks]
        derived = any(isinstance(o, Found) and o.minus is not None for o in outcomes) or ("parts_of_year" in query.extra and operation == "rank")
        if len(asks) < 2 or not derived:
            return None
        amounts = []
        for ask, outcome in zip(asks, outcomes, strict=True):
            if not isinstance(outcome, Found):
                raise Refusal(self.refusal(ask, outcome))
            amounts.append(self._amount(outcome, ask.period.first if ask.period else None, ask.period.last if ask.period else None))
        if len({a.unit for a in amounts}) > 1:
            raise Refusal(self._cannot(wording.units_differ()))
        if claims:
            return self._claimed(amounts, query)
        if operation in ("sum", "mean"):
            return self._together(amounts, query)
        if operation == "rank" or (operation == "compare" and query.order is not None):
            return self._greatest(amounts, query)
        return self._two(amounts, query) if len(amounts) == 2 else None

    def _amount(self, found: Found, first: int | None, last: int | None) -> Amount:
        figure = found.figure
        if found.minus is None:
            return Amount(figure.number, self.label(found.stored), (found.stored,))
        label = wording.of_time(self.whose(found.stored), "actual", of_months(first, last, figure.period.end.year))
        return Amount(figure.number - found.minus.figure.number, label, (found.stored, found.minus))

    def _said(self, draft: Draft, amounts: Sequence[Amount], operation: Operation, sign: str, result: Decimal, unit: str) -> str:
        """Notes the calculation and tells its operands, which are the accumulations that reports print."""
        figures = list({f.figure.figure_id: f for a in amounts for f in a.parts}.values())
        operands = [draft.operand(f, self.label(f)) for f in figures]
        draft.computed(operation, sign, operands, result, unit)
        draft.figures = [f.figure.figure_id for f in figures]
        self._caveats(draft, figures, compared=True)
        return wording.sentence(wording.several([operand_text(o) for o in operands]), marks_of([o.citation for o in operands]))

    def _two(self, amounts: Sequence[Amount], query: Query) -> Draft:
        """The first less the second as named; of a change the later less the earlier; of a share the smaller of the larger."""
        first, second = amounts
        changes = query.operation in ("change", "change_percent") and "than" not in query.extra
        if changes and first.parts[0].figure.period.end < second.parts[0].figure.period.end:
            first, second = second, first
        draft = Draft(self.ledger)
        if query.operation == "share":
            part, whole = sorted((first, second), key=lambda a: abs(a.number))
            percent = share_percent(part.number, whole.number)
            if percent is None:
                raise Refusal(self._cannot(wording.no_share()))
            text = draft.value(percent, "%", wording.share_of(part.label, whole.label))
            told = self._said(draft, (part, whole), "share", "÷", percent, "%")
        elif (query.operation == "change_percent" or query.wanted_unit == "%") and first.unit != "%":
            changed = change_percent(second.number, first.number)
            if changed is None:
                raise Refusal(self._cannot(wording.no_percent()))
            text = draft.value(changed, "%", wording.change_between(first.label, second.label))
            told = self._said(draft, (first, second), "change_percent", "÷", changed, "%")
        else:
            unit = "pp" if first.unit == "%" else first.unit
            text = draft.value(first.number - second.number, unit, wording.subtracted(first.label, second.label))
            told = self._said(draft, (first, second), "difference", "−", first.number - second.number, unit)
        row = first.parts[0]
        otherwise = not_so(query, subject_key(row.figure), second.number, first.number) if changes else None
        if otherwise is not None:
            up = None if first.size == second.size else first.size > second.size
            told = wording.from_parts(wording.went(what_changes(self.whose(row), row.figure), up, "amount", otherwise), told)
        draft.lines.append(wording.lookup(text, told, ""))
        return draft

    def _together(self, amounts: Sequence[Amount], query: Query) -> Draft:
        numbers = [a.number for a in amounts]
        summed = query.operation == "sum"
        number = sum(numbers, Decimal(0)) if summed else mean(numbers)
        draft = Draft(self.ledger)
        labels = [a.label for a in amounts]
        text = draft.value(number, amounts[0].unit, wording.summed(labels) if summed else wording.averaged(labels))
        told = self._said(draft, amounts, "sum" if summed else "mean", "+", number, amounts[0].unit)
        draft.lines.append(wording.lookup(text, told, ""))
        return draft

    def _greatest(self, amounts: Sequence[Amount], query: Query) -> Draft:
        ordered = sorted(amounts, key=lambda a: a.size, reverse=query.order != "smallest")
        if ordered[0].size == ordered[1].size:
            raise Refusal(self._cannot(wording.tied()))
        best = ordered[0]
        draft = Draft(self.ledger)
        text = draft.value(best.number, best.unit, best.label)
        told = self._said(draft, ordered, "rank", ">" if query.order != "smallest" else "<", best.number, best.unit)
        draft.lines.append(wording.lookup(text, wording.from_parts(best.label, told), ""))
        return draft

    def _claimed(self, amounts: Sequence[Amount], query: Query) -> Draft:
        if len(amounts) != 2:
            raise Refusal(self._cannot(wording.needs_two()))
        first, second = amounts
        if query.yes_no in ("up", "down") and first.parts[0].figure.period.end < second.parts[0].figure.period.end:
            first, second = second, first
        yes = first.size > second.size if query.yes_no in ("more", "up") else first.size < second.size
        draft = Draft(self.ledger)
        told = self._said(draft, (first, second), "difference", "−", first.number - second.number, first.unit)
        draft.lines.append(wording.verdict(yes, told, ""))
        return draft

    def compare(self, query: Query) -> Draft:
        """As of one figure of each municipality; or in which of them it grew or fell, or did so most."""
        through = (len(query.periods) > 1 and "in_pairs" not in query.extra) or any(p.kind == "prior" for p in query.periods)
        if query.direction in ("up", "down") and (through or SAYS_WAY in query.extra) and len(query.subjects) == 1:
            return self._grown_in_towns(query)
        moved = query.direction == "any" and query.order is None and bool(query.municipalities) and not set(query.measures) & _MOVES
        if moved and (set(query.measures) - {"actual", "closing"} or len(query.subjects) != 1):  # "muuttuivat talousarvioon verrattuna"
            raise Refusal(self._cannot(wording.not_traceable()))
        if moved and (through or len(query.periods) < 2):  # "paljonko verotulot muuttuivat": how much, whichever way
            return self._grown_in_towns(query)
        if query.order is not None and through:
            raise Refusal(self._cannot(wording.needs_two()))
        return super().compare(query)

    def _grown_in_towns(self, query: Query) -> Draft:
        """How a figure of each municipality changed, those that went as asked first; the one that did so most where the question asks that."""
        times = tuple(p for p in query.periods if p.kind != "prior")[-1:]
        plain = replace(query, operation="lookup", order=None, direction=None, periods=times, wanted_unit=None)
        pool, lacking = (self.of_towns(plain), []) if query.municipalities else of_all_towns(self, plain)
        return self._grown_apart(query, pool, lacking)

    def _grown_apart(self, query: Query, pool: Sequence[StoredFigure], lacking: list[str]) -> Draft:
        """How each of these figures changed, as `_grown_in_towns` tells it; `lacking`: the municipalities of which it cannot be told."""
        percent = query.wanted_unit == "%"
        way = 1 if query.direction == "up" else -1
        changes = self.changes(replace(query, wanted_unit=None), pool)
        lacking += [town for f in pool if (town := self.ledger.report(f).municipality) not in {self.ledger.report(new).municipality for _, _, new in changes}]
        if len(changes) < 2 or (lacking and query.municipalities):
            raise Refusal(self._cannot(wording.lacking(lacking) if lacking and query.municipalities else wording.needs_two()))
        held_together(self, query, [new for _, _, new in changes])
        if len({f.figure.number_unit for _, *pair in changes for f in pair}) > 1:
            raise Refusal(self._cannot(wording.units_differ()))
        if percent:
            relative = [(change_percent(abs(old.figure.number), abs(new.figure.number)), old, new) for _, old, new in changes]
            changes = [(number, old, new) for number, old, new in relative if number is not None]
            if len(changes) < len(relative):
                raise Refusal(self._cannot(wording.no_percent()))
        if query.direction != "any":
            changes.sort(key=lambda change: way * change[0], reverse=query.order != "smallest")
        if query.order is not None and len({size for size, _, _ in changes[:2]}) == 1:
            raise Refusal(self._cannot(wording.tied()))
        met = [change for change in changes if way * change[0] > 0 or query.direction == "any"]
        if not met:
            raise Refusal(self._cannot(wording.none_changed_that_way()))
        draft = Draft(self.ledger)
        for _, old, new in [*met, *(change for change in changes if change not in met)]:
            self._say_change(draft, old, new, "%" if percent else "EUR", query)
        draft.figures = [f.figure.figure_id for side in ([old for _, old, _ in changes], [new for _, _, new in changes]) for f in side]
        if lacking:
            draft.lines.append(wording.lacking(lacking))
        self._caveats(draft, [f for _, old, new in changes for f in (old, new)], compared=True)
        return draft

    def rank(self, query: Query) -> Draft:
        """As among parts or times; or the forecast that came nearest to the outcome; or the larger of the two numbers told before."""
        if "bare" in query.extra and "which2" in query.extra:
            told = list({f.figure.figure_id: f for f in self.previous}.values())[-2:]
            if SAYS_WAY in query.extra and query.direction in ("up", "down"):
                return self._grown_apart(replace(query, extra=tuple(x for x in query.extra if x not in ("bare", "changed"))), told, [])
            return self._greater(told, query)
        if len(query.sources) > 1 and len(query.subjects) == 1 and len(query.units) < 2 and query.direction is None:
            return self._greater([self.found(ask).stored for ask in self.asks(query)], query)
        return self._nearest(query) if "nearest" in query.extra and "forecast" in query.measures else super().rank(query)

    def _greater(self, told: Sequence[StoredFigure], query: Query) -> Draft:
        """The numbers of one thing, the largest (or smallest) first: those of the turns before, or of the reports named."""
        if len({f.figure.figure_id for f in told}) < 2 or len({(f.figure.number_unit, subject_key(f.figure)) for f in told}) > 1:
            raise Refusal(self._cannot(wording.needs_two()))
        ordered = sorted(told, key=size_of, reverse=query.order != "smallest")
        if size_of(ordered[0]) == size_of(ordered[1]):
            raise Refusal(self._cannot(wording.tied()))
        draft = Draft(self.ledger)
        for stored in ordered:
            label = f"{self.label(stored)} ({wording.in_report(self.ledger.report(stored))})" if stored.figure.measure in YEARLY else self.label(stored)
            draft.lines.append(wording.lookup(draft.figure_value(stored, label), label, draft.cite_figure(stored)))
        operands = [draft.operand(f, self.label(f)) for f in ordered]
        draft.computed("rank", ">" if query.order != "smallest" else "<", operands, ordered[0].figure.number, ordered[0].figure.number_unit)
        self._caveats(draft, ordered, compared=True)
        return draft

    def _nearest(self, query: Query) -> Draft:
        figures = [self.found(ask).stored for ask in self.asks(query)]
        forecasts = [f for f in figures if f.figure.measure == "forecast"]
        outcomes = [f for f in figures if f.figure.measure != "forecast"]
        if len(outcomes) != 1 or len({f.figure.figure_id for f in forecasts}) < 2 or len({f.figure.number_unit for f in figures}) > 1:
            raise Refusal(self._cannot(wording.needs_two()))
        outcome = outcomes[0]
        ordered = sorted(forecasts, key=lambda f: abs(f.figure.number - outcome.figure.number))
        if abs(ordered[0].figure.number - outcome.figure.number) == abs(ordered[1].figure.number - outcome.figure.number):
            raise Refusal(self._cannot(wording.tied()))
        draft = Draft(self.ledger)
        for stored in (ordered[0], outcome):
            label = self.label(stored)
            told = wording.of_heading(label, wording.in_report(self.ledger.report(stored))) if stored is not outcome else label
            draft.lines.append(wording.lookup(draft.figure_value(stored, label), told, draft.cite_figure(stored)))
        operands = [draft.operand(f, self.label(f)) for f in (*ordered, outcome)]
        draft.computed("rank", "<", operands, ordered[0].figure.number, ordered[0].figure.number_unit)
        others = [
            wording.cited(wording.with_number(o.text, wording.in_report(self.ledger.report(f))), f"[{o.citation}]")
            for f, o in zip(ordered[1:], operands[1:], strict=False)
        ]
        draft.lines.append(wording.others_were(others))
        self._caveats(draft, figures, compared=True)
        return draft

    def threshold(self, query: Query) -> Draft:
        """As among parts; or the first time at which one figure was over or under a limit."""
        if "first_time" not in query.extra or len(query.subjects) != 1 or query.limit is None:
            return super().threshold(query)
        limit = Decimal(query.limit)
        under = "under" in query.extra
        for stored in self._over_time(replace(query, extra=tuple(t for t in query.extra if t != "range"))):
            size = abs(stored.figure.number) if stored.figure.number_unit == "EUR" else stored.figure.number
            if size < limit if under else size > limit:
                draft = Draft(self.ledger)
                label = self.label(stored)
                draft.lines.append(wording.lookup(draft.figure_value(stored, label), label, draft.cite_figure(stored)))
                self._caveats(draft, [stored])
                return draft
        raise Refusal(self._cannot(wording.none_that_way()))
