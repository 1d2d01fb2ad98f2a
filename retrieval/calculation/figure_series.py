"""Developments: one figure of the same kind for each period in order."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal

from ingest.stores.stored import StoredFigure
from retrieval.calculation.calculate import share_percent
from retrieval.calculation.figure_ranks import Ranks, beyond
from retrieval.evidence.draft import Draft
from retrieval.evidence.figure_fits import measure_fits
from retrieval.evidence.figure_parts import Refusal, size_of
from retrieval.language import wording
from retrieval.language.names import subject_key
from retrieval.language.number_text import with_unit
from retrieval.query import PeriodSpec, Place, Query, month_end


class Series(Ranks):
    """Answers that tell how something has gone on over time."""

    def series(self, query: Query) -> Draft:
        """One figure for each period in order: the times named, the reports of a year, or the years and the newest accumulation."""
        if len(query.periods) > 1 and "range" not in query.extra:
            ordered = tuple(sorted(query.periods, key=lambda p: (p.year or 0, p.last or 12)))
            return self.lookup(replace(query, operation="lookup", periods=ordered))
        months = query.dimension == "month"
        figures = self._month_by_month(query) if months else self._over_time(query)
        if "in_report" in query.extra and not (figures := [f for f in figures if f.figure.number]):  # "missä raportissa talousarviota korotettiin"
            raise Refusal(self._cannot(wording.none_changed_that_way()))
        measure = self._measure_of(query)
        draft = Draft(self.ledger)
        draft.deeds |= {"month"} if months else set()
        for stored in figures:
            label = self.label(stored) if measure == "actual" else wording.of_heading(self.label(stored), wording.in_report(self.ledger.report(stored)))
            draft.lines.append(wording.lookup(draft.figure_value(stored, label), label, draft.cite_figure(stored)))
        self._caveats(draft, figures, compared=True)
        return draft

    def _measure_of(self, query: Query) -> str:
        measure = query.measures[0] if query.measures else "actual"
        return "actual" if measure == "closing" else measure

    def _over_time(self, query: Query) -> list[StoredFigure]:
        """The figures of a development in order; a Refusal when there are not two."""
        measure = self._measure_of(query)
        base = self.found(self.first_ask(replace(query, periods=(), sources=(), measures=(measure,))))
        alike = [f for f in self.ledger.of_subject(subject_key(base.figure)) if self._alike(base.stored, f) and measure_fits(measure, f.figure)]
        figures = self._realised(base.stored, alike, query) if measure == "actual" else self._by_report(alike, query)
        if len(figures) < 2:
            raise Refusal(self._cannot(wording.one_time_only()))
        return figures

    def rank(self, query: Query) -> Draft:
        """As among parts; or the time at which one figure was largest or smallest: "minä vuonna", "missä kuussa", "missä raportissa"."""
        months = query.dimension == "month"
        other = len(query.periods) > 1 or len(query.subjects) != 1 or query.direction is not None
        if months and other:
            raise Refusal(self._cannot(wording.not_traceable()))
        if other or not (months or "when" in query.extra):
            return super().rank(query)
        figures = self._month_by_month(query) if months else self._over_time(query)
        if "years" in query.extra and len({f.figure.period.end.year for f in figures}) < 2:  # the months of one year are no years
            raise Refusal(self._cannot(wording.one_time_only()))
        ordered = sorted(figures, key=size_of, reverse=query.order != "smallest")
        if size_of(ordered[0]) == size_of(ordered[1]):
            raise Refusal(self._cannot(wording.tied()))
        best = ordered[0]
        draft = Draft(self.ledger)
        label = self.label(best)
        line = wording.lookup(draft.figure_value(best, label), label, draft.cite_figure(best))
        draft.deeds |= {"month"} if months else set()
        draft.lines.append(wording.at_time(wording.month_name(best.figure.period.end), line) if months else line)
        operands = [draft.operand(f, self.label(f)) for f in ordered]
        draft.computed("rank", ">" if query.order != "smallest" else "<", operands, best.figure.number, best.figure.number_unit)
        draft.lines.append(
            wording.others_were(
                [wording.cited(wording.with_number(o.text, f.figure.period.label), f"[{o.citation}]") for f, o in zip(ordered[1:], operands[1:], strict=True)]
            )
        )
        self._caveats(draft, figures, compared=True)
        return draft

    def threshold(self, query: Query) -> Draft:
        """As among parts; or the years in which one figure was over or under a limit: "minä vuosina tulos oli yli …"."""
        if query.dimension != "year":
            return super().threshold(query)
        assert query.limit is not None
        told = [self.found(ask).stored for ask in self.asks(query)] if len(query.periods) > 1 else self._over_time(query)
        years = [f for f in told if _whole(f)]
        units = {f.figure.number_unit for f in years}
        if len(years) < 2 or query.counted or query.negated or "against_budget" in query.extra or units != {query.limit_unit}:
            raise Refusal(self._cannot(wording.not_traceable()))
        limit, over = Decimal(query.limit), "under" not in query.extra
        draft = Draft(self.ledger)
        chosen = [f for f in years if beyond(size_of(f), limit, over, query)]
        if not chosen:
            draft.lines.append(wording.none_beyond(over, with_unit(limit, query.limit_unit or "EUR"), "".join(draft.cite_figure(f) for f in years)))
        for stored in chosen:
            label = self.label(stored)
            draft.lines.append(wording.lookup(draft.figure_value(stored, label), label, draft.cite_figure(stored)))
        self._caveats(draft, years, compared=True)
        return draft

    def _month_by_month(self, query: Query) -> list[StoredFigure]:
        """The figures of single months of the year asked for, else of the newest one that has them; a Refusal when there are not two."""
        base = self.found(self.first_ask(replace(query, periods=(), sources=(), measures=("actual",))))
        alike = [f for f in self.ledger.of_subject(subject_key(base.figure)) if self._alike(base.stored, f) and measure_fits("actual", f.figure)]
        first, last = _bounds(query)
        spans = {(f.figure.period.start, f.figure.period.end) for f in alike if _one_month(f) and _within(f.figure.period.end, first, last)}
        year = max((end.year for _, end in spans), default=0)
        told = [self._told(base.stored, alike, start, end) for start, end in sorted(spans) if end.year == year]
        figures = [f for f in told if f is not None]
        if len(figures) < max(2, len(told)):
            raise Refusal(self._cannot(wording.one_time_only()))
        return figures

    def mean(self, query: Query) -> Draft:
        """As of the figures named; or of what each report of a year gives, unless they are accumulations."""
        if "over_reports" not in query.extra:
            return super().mean(query)
        figures = self._over_time(query)
        if figures[0].figure.number_unit == "EUR":
            raise Refusal(self._cannot(wording.no_mean()))
        return self.mean_of(figures)

    def share(self, query: Query) -> Draft:
        """As of two figures; or the outcome as a part of the year's budget."""
        if "of_budget" not in query.extra:
            return super().share(query)
        budget = next(m for m in query.measures if m != "actual")
        ask = self.first_ask(replace(query, measures=("actual",)))
        actual = self.found(ask).stored
        planned = self.found(self.budget_beside(replace(ask, unit=Place((actual.figure.unit,)), measure=budget), actual)).stored
        first, second = self.ledger.side_by_side([actual, planned])
        percent = share_percent(first.figure.number, second.figure.number)
        if percent is None or first.figure.number_unit != second.figure.number_unit:
            raise Refusal(self._cannot(wording.no_share()))
        return self.in_percent(first, second, percent, "share", wording.share_of)

    def _alike(self, base: StoredFigure, other: StoredFigure) -> bool:
        """Whether two figures tell of the same unit of the same municipality in the same unit of measure."""
        one, two = base.figure, other.figure
        same = one.unit == two.unit or one.subject_kind == two.subject_kind == "investment"
        towns = self.ledger.report(base).municipality == self.ledger.report(other).municipality
        return same and towns and one.number_unit == two.number_unit and two.table is not None

    def _realised(self, base: StoredFigure, alike: Sequence[StoredFigure], query: Query) -> list[StoredFigure]:
        """The figure of each period within the times asked for: reports' own accumulations and whole years; never a quarter's own share among them."""
        first, last = _bounds(query)
        inside = [f for f in alike if _within(f.figure.period.end, first, last)]
        kept = [f for f in inside if _whole(f) or (self._own_period(f) and (_moment(f) or _from_january(f)))]
        ends = sorted({f.figure.period.end for f in kept})
        if base.figure.number_unit == "EUR" and len({end.year for end in ends}) > 1:  # an accumulation does not go on from another year's
            years = [end for end in ends if (end.month, end.day) == (12, 31)]
            if len(years) > 1 or "range" in query.extra:
                kept = [f for f in kept if f.figure.period.end in years or ("range" in query.extra and f.figure.period.end == ends[-1])]
            else:
                kept = [f for f in kept if f.figure.period.end.year == ends[-1].year]
        if len({f.figure.period.end for f in kept}) < 2:
            kept = self._other_times(base, inside)
        chosen: dict[date, StoredFigure] = {}
        for start, end in sorted({(f.figure.period.start, f.figure.period.end) for f in kept}, key=lambda p: (p[1], p[0])):
            found = self._told(base, alike, start, end)
            if found is not None:
                chosen.setdefault(end, found)
        return list(chosen.values())

    def _own_period(self, stored: StoredFigure) -> bool:
        """Whether a figure is of the time of the report that prints it, not a comparison with an earlier one."""
        period = self.ledger.report(stored).period
        return period is not None and period.end == stored.figure.period.end

    def _other_times(self, base: StoredFigure, inside: Sequence[StoredFigure]) -> list[StoredFigure]:
        """Where one report alone tells: the months one by one, or the same part of other years."""
        months = [f for f in inside if not _moment(f) and f.figure.period.start.month == f.figure.period.end.month]
        if len({f.figure.period.end for f in months}) > 1:
            return months
        period = base.figure.period
        same = (period.start.month, period.start.day, period.end.month)
        spans = [(f, f.figure.period) for f in inside]
        return [f for f, p in spans if (p.start.month, p.start.day, p.end.month) == same or (_moment(f) and period.start == period.end)]

    def _told(self, base: StoredFigure, alike: Sequence[StoredFigure], start: date, end: date) -> StoredFigure | None:
        found = self.ledger.same_elsewhen(base, start, end)
        if found is not None:
            return found.stored
        same = [f for f in alike if (f.figure.period.start, f.figure.period.end) == (start, end)]
        return same[0] if len({f.figure.number for f in same}) == 1 else None

    def _by_report(self, alike: Sequence[StoredFigure], query: Query) -> list[StoredFigure]:
        """The budget or forecast that each report gives for the one year asked for, in the order of the reports."""
        first, last = _bounds(query)
        years = {f.figure.period.end.year for f in alike}
        year = last.year if last is not None else max(years, default=0)
        chosen: dict[date, StoredFigure] = {}
        for f in sorted(alike, key=lambda f: f.figure.page):
            period = self.ledger.report(f).period
            if period is not None and f.figure.period.end.year == period.end.year == year and _within(period.end, first, last):
                chosen.setdefault(period.end, f)
        return [chosen[end] for end in sorted(chosen)]


def _within(day: date, first: date | None, last: date | None) -> bool:
    return (first is None or day >= first) and (last is None or day <= last)


def _moment(stored: StoredFigure) -> bool:
    return stored.figure.period.start == stored.figure.period.end


def _one_month(stored: StoredFigure) -> bool:
    period = stored.figure.period
    return period.start.day == 1 and period.end == month_end(period.start.year, period.start.month)


def _from_january(stored: StoredFigure) -> bool:
    start = stored.figure.period.start
    return (start.month, start.day) == (1, 1)


def _whole(stored: StoredFigure) -> bool:
    end = stored.figure.period.end
    return (end.month, end.day) == (12, 31) and (_moment(stored) or _from_january(stored))


def _bounds(query: Query) -> tuple[date | None, date | None]:
    """First and last day of the times that the question names: a year, or from one to another."""
    specs = [p for p in (*query.periods, *query.sources) if p.year is not None]
    if not specs:
        return None, None
    ends = [_end(p) for p in specs]
    if "range" in query.extra and len(specs) > 1:
        return min(ends), max(ends)
    years = [p.year for p in specs if p.year is not None]
    return date(min(years), 1, 1), date(max(years), 12, 31)


def _end(spec: PeriodSpec) -> date:
    return spec.end or month_end(spec.year or 1, 12)
