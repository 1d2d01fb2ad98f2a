"""Changes between two times, in the figure's unit or per cent."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

from ingest.stores.stored import StoredFigure
from retrieval.calculation.calculate import change_percent
from retrieval.calculation.counted_subjects import subject_of, what_changes
from retrieval.calculation.figure_lookup import Lookups
from retrieval.evidence.draft import Draft, figure_text
from retrieval.evidence.figure_asks import Ask, Found, Nothing
from retrieval.evidence.figure_fits import BUDGETS, REPORTED, YEARLY, agree, last_digit, whole_year
from retrieval.evidence.figure_parts import Refusal, exact_period, marks_of, report_end, shifted, time_label
from retrieval.language import wording
from retrieval.language.names import row_side, subject_key
from retrieval.query import PeriodSpec, Query
from retrieval.understanding.asked_ways import SAYS_WAY, not_so
from retrieval.understanding.own_year import OWN_YEAR


class Changes(Lookups):
    """Answers how much something changed."""

    # ----- change

    def pair(self, query: Query) -> tuple[StoredFigure, StoredFigure]:
        """(old, new) of a change, from one table where one prints both."""
        old, new = self.ledger.side_by_side(self._pair(query))
        if (unlike := self._of_unlike_times(old, new)) is not None:
            raise Refusal(unlike)
        return old, new

    def _of_unlike_times(self, old: StoredFigure, new: StoredFigure) -> Draft | None:
        """Why two amounts that pile up through a year are not held against each other: some months of one year against more of another."""
        periods = [f.figure.period for f in (old, new)]
        months = [(p.start.month + 12 * (p.start.year - p.end.year), p.end.month) for p in periods]
        apart = periods[0].end.year != periods[1].end.year and not any(f.figure.measure in YEARLY for f in (old, new))
        flows = all(f.figure.number_unit == "EUR" and row_side(subject_key(f.figure)) in ("income", "cost", "result") for f in (old, new))
        if not (apart and flows) or months[0] == months[1] or any(p.start == p.end for p in periods):
            return None
        return self._cannot(wording.no_match("length", [self.label(f) for f in (old, new)]))

    def _pair(self, query: Query) -> tuple[StoredFigure, StoredFigure]:
        """(old, new) of a change: two periods named, one and its prior, or the newest and the year before."""
        told = self.previous[-2:]
        planned = {f.figure.measure in YEARLY for f in told}
        grows = SAYS_WAY in query.extra and len(planned) == 2  # what was planned and what came of it are no growth
        if len(told) == 2 and not grows and ("bare" in query.extra or ("changed" in query.extra and self._is_one_row(*told))):
            one, other = told
            if (one.figure.unit != other.figure.unit) is (subject_key(one.figure) == subject_key(other.figure)):
                raise Refusal(self._cannot(wording.needs_two()))  # one unit's number is no change of another's, nor one row's
            if one.figure.period.end != other.figure.period.end:
                old, new = sorted((one, other), key=lambda f: f.figure.period.end)
                return old, new
            return one, other
        asks = self.asks(replace(query, measures=tuple(m for m in query.measures if m not in ("change", "change_percent"))))
        if len(asks) >= 2 and (len(query.periods) >= 2 or len(query.sources) >= 2) and not any(p.kind == "prior" for p in query.periods):
            first, second = self.found(asks[0]).stored, self.found(asks[1]).stored
            if self._time_of(first) == self._time_of(second) and first.figure.measure != second.figure.measure:
                return second, first
            return (first, second) if self._time_of(first) <= self._time_of(second) else (second, first)
        if len(asks) >= 2 and len(query.measures) == 2:
            return self.found(asks[1]).stored, self.found(asks[0]).stored
        ask = asks[0] if asks else self.first_ask(query)
        others = [p for p in query.periods if p.kind == "prior"]
        plain = [p for p in query.periods if p.kind != "prior"]
        months = [replace(p, kind="to_date" if p.first == 1 else "span", year=None) for p in others if p.first and p.last]  # "edellisvuodesta kesäkuun lopussa"
        ask = replace(ask, period=next(iter([*plain, *months]), None))
        if plain and not others and (since := self._since(plain[0], query, ask)) is not None:
            return since
        if plain and not others and (beside := self._beside_told(plain[0], query, ask)) is not None:
            return beside
        if plain and not others and self._is_base(plain[0], query, ask):
            later = self.found(replace(ask, period=None)).stored
            earlier = replace(
                ask, period=exact_period(later.figure.period.start.replace(year=plain[0].year or 0), shifted(later.figure.period.end, plain[0].year or 0))
            )
            if OWN_YEAR in query.extra and not isinstance(self.ledger.find(self._settled(earlier)), Found):
                earlier = replace(earlier, measure=None)  # from what came about to what is planned
            return self.found(earlier).stored, later
        if (
            plain
            and not others
            and "compared_to" in query.extra
            and not {"than", "up_to"} & set(query.extra)
            and plain[0].kind == "year"
            and plain[0].year is not None
        ):
            raise Refusal(self._cannot(wording.no_later(plain[0].year)))
        if not query.periods and (proposed := self._in_budget(ask)) is not None:
            return proposed
        new = self._at_end(ask) or self.found(ask).stored
        start, end = new.figure.period.start, new.figure.period.end
        if start == end and plain and not others and plain[0].kind in ("span", "to_date") and plain[0].first == 1 and plain[0].last != 12:
            opening = self.ledger.same_elsewhen(new, date(end.year - 1, 12, 31), date(end.year - 1, 12, 31))  # a loan grew from the year's beginning
            if opening is not None:
                return opening.stored, new
        year = end.year - 1 if not others else others[0].year or end.year - max(others[0].back, 1)
        before = self.ledger.same_elsewhen(new, start.replace(year=year), shifted(end, year))
        if before is None:
            raise Refusal(
                self.refusal(
                    replace(ask, period=exact_period(start.replace(year=year), shifted(end, year))),
                    Nothing("period", self.ledger.of_subject(subject_key(new.figure))[:1]),
                )
            )
        return before.stored, new

    def _in_budget(self, ask: Ask) -> tuple[StoredFigure, StoredFigure] | None:
        """(the budget before, the budget) of the year that a report plans, where neither a time nor a measure is named: "paljonko menot kasvavat"."""
        newest = self.ledger.find(ask) if ask.measure is None else None
        report = self.ledger.report(newest.stored) if isinstance(newest, Found) else None
        if report is None or report.type != "talousarvio" or report.period is None:
            return None
        own = self.ledger.find(replace(ask, measure="any_budget", period=PeriodSpec("year", report.period.end.year)))
        if not isinstance(own, Found) or self.ledger.report(own.stored) is not report:
            return None
        start, end = own.figure.period.start, own.figure.period.end
        before = self.ledger.same_elsewhen(own.stored, start.replace(year=end.year - 1), shifted(end, end.year - 1))
        return (before.stored, own.stored) if before is not None and before.figure.measure in BUDGETS else None

    def _at_end(self, ask: Ask) -> StoredFigure | None:
        """What there was on the last day of the months that a change is asked over, where the row prints days only: "pieneni tammi–kesäkuussa"."""
        spec = ask.period
        if spec is None or spec.kind != "span" or spec.first != 1 or spec.last is None or isinstance(self.ledger.find(self._settled(ask)), Found):
            return None
        last = self.ledger.find(self._settled(replace(ask, period=replace(spec, kind="to_date"))))
        return last.stored if isinstance(last, Found) and last.figure.period.start == last.figure.period.end else None

    def _cannot(self, why: str) -> Draft:
        draft = Draft(self.ledger, "not_found")
        draft.lines.append(why)
        return draft

    def _is_one_row(self, one: StoredFigure, other: StoredFigure) -> bool:
        """Whether two figures are of one row of one unit at two times: by one measure, or a closed year and the budget of another."""
        measures = {one.figure.measure, other.figure.measure}
        alike = subject_key(one.figure) == subject_key(other.figure) and one.figure.unit == other.figure.unit
        alike = alike and (len(measures) == 1 or (measures <= BUDGETS | {"closing"} and whole_year(one.figure.period) and whole_year(other.figure.period)))
        return alike and self.ledger.report(one).municipality == self.ledger.report(other).municipality and one.figure.period.end != other.figure.period.end

    def _time_of(self, stored: StoredFigure) -> tuple[date, date]:
        return stored.figure.period.end, report_end(self.ledger.report(stored))

    def _since(self, spec: PeriodSpec, query: Query, ask: Ask) -> tuple[StoredFigure, StoredFigure] | None:
        """(old, new) when the one time named is a month that the change is counted from: "laski tammikuusta"."""
        if "compared_to" not in query.extra or spec.kind not in ("month", "to_date") or spec.end is None:
            return None
        told = next((f for f in reversed(self.previous) if subject_key(f.figure) in ask.subjects and f.figure.period.end > spec.end), None)
        newest = self.ledger.find(replace(ask, period=None))
        later = told if told is not None else newest.stored if isinstance(newest, Found) else None
        if later is None or later.figure.period.end.year != spec.year or later.figure.period.end <= spec.end:
            return None
        return self.found(ask).stored, later

    def _beside_told(self, spec: PeriodSpec, query: Query, ask: Ask) -> tuple[StoredFigure, StoredFigure] | None:
        """(old, new) when the figure told just before is held against another year, alone or beside the newest: "paljonko se on enemmän kuin vuonna 2025?"."""
        alike = [f for f in self.previous[-2:] if subject_key(f.figure) in ask.subjects and f.figure.unit == self.previous[-1].figure.unit]
        told = max(alike, key=lambda f: f.figure.period.end) if alike and query.follow_up and "compared_to" in query.extra else None
        if told is None or spec.kind != "year" or spec.year in (None, told.figure.period.end.year):
            return None
        whole = whole_year(told.figure.period) and told.figure.measure not in REPORTED
        if not whole or (ask.unit is not None and ask.unit.names[0] not in ("*municipality", told.figure.unit)):
            return None
        dated = [f for f in self.ledger.row(told) if whole_year(f.figure.period) and f.figure.period.end.year == spec.year]
        beside = [
            f for f in dated if f.figure.measure not in REPORTED and f.figure.number_unit == told.figure.number_unit and f.figure.unit == told.figure.unit
        ]
        alike = [f for f in beside if f.figure.measure == told.figure.measure] or beside
        if len(alike) != 1:
            return None
        old, new = sorted((alike[0], told), key=lambda f: f.figure.period.end)
        return old, new

    def _is_base(self, spec: PeriodSpec, query: Query, ask: Ask) -> bool:
        """Whether the one time named is what the newest is compared with: "vrt 2024", "verrattuna tammi-maaliskuuhun 2023"."""
        if "compared_to" not in query.extra or spec.year is None:
            return False
        newest = self.ledger.find(replace(ask, period=None))
        return isinstance(newest, Found) and newest.figure.period.end.year > spec.year

    def change(self, query: Query) -> Draft:
        """How much something changed, in euros, per cent or both; a printed column of change comes before arithmetic."""
        old, new = self.pair(query)
        if old.figure.figure_id == new.figure.figure_id:
            raise Refusal(self._cannot(wording.same_twice()))
        if query.operation == "change_percent" and "both" not in query.extra:
            old, new = self._beside_its_change(old, new)
        return self.change_between(old, new, query)

    def _beside_its_change(self, old: StoredFigure, new: StoredFigure) -> tuple[StoredFigure, StoredFigure]:
        """The two as the row prints them that prints their change too, where there is one."""
        if self._printed_change(old, new, "change_percent") is not None:
            return old, new
        for stored in self.ledger.prints(new)[1:]:
            before = (f for f in self.ledger.row(stored) if f.figure.period == old.figure.period and agree(f.figure, old.figure))
            base = next((f for f in before if f.figure.measure in ("actual", "closing")), None)
            if base is not None and self._printed_change(base, stored, "change_percent") is not None:
                return base, stored
        return old, new

    def change_between(self, old: StoredFigure, new: StoredFigure, query: Query, name: str = "") -> Draft:
        """How much changed from one figure to another; `name`: what they are of, where their row does not say it whole."""
        if (unlike := self._of_unlike_times(old, new)) is not None:
            return unlike
        if (old.figure.measure == "budget_change") != (new.figure.measure == "budget_change"):  # a change is no later budget
            raise Refusal(self._cannot(wording.needs_two()))
        draft = Draft(self.ledger)
        kinds = ["EUR", "%"] if "both" in query.extra else ["%"] if query.operation == "change_percent" else ["EUR"]
        for kind in kinds:
            self._say_change(draft, old, new, kind, query, name)
        self._caveats(draft, [old, new], compared=True)
        draft.figures = [old.figure.figure_id, new.figure.figure_id]
        return draft

    def _told_times(self, old: StoredFigure, new: StoredFigure) -> tuple[str, str]:
        """How a change names its two times: the report of each where both figures are of the same time."""
        times = time_label(old, new), time_label(new, old)
        if len({*times}) > 1:
            return times
        told = [wording.in_report(self.ledger.report(f)) for f in (old, new)]
        planned = wording.measure_name(new.figure) if new.figure.measure in YEARLY else ""
        first, last = (wording.of_measure(planned, when) for when in told)
        return first, last

    def _say_change(self, draft: Draft, old: StoredFigure, new: StoredFigure, kind: str, query: Query, told: str = "") -> None:
        unit = new.figure.number_unit
        if old.figure.number_unit != unit:
            draft.status = "not_found"
            draft.lines.append(wording.units_differ())
            return
        name = told or self.whose(new)
        times = self._told_times(old, new)
        span = wording.change_of(name, *times)
        printed = self._printed_change(old, new, "change" if kind == "EUR" else "change_percent")
        up = abs(new.figure.number) > abs(old.figure.number)
        subject = subject_of(new.figure)
        if subject == "result":
            up = new.figure.number > old.figure.number
        operands = [draft.operand(new, self.label(new)), draft.operand(old, self.label(old))]
        marks = [o.citation for o in operands]
        then, now = (wording.with_number(figure_text(f), when) for f, when in zip((old, new), times, strict=True))
        otherwise = not_so(query, subject_key(new.figure), old.figure.number, new.figure.number)
        what = told or what_changes(name, new.figure)
        detail = wording.changed(what, None if new.figure.number == old.figure.number else up, subject, then, now, otherwise)

        def say(text: str, note: str = "") -> None:
            told = detail if otherwise is None else wording.after_all(detail, wording.MEASURES["change"], text, "").rstrip(".")
            told = wording.noted(told, note) if note else told
            draft.lines.append(wording.lookup(text, told, marks_of(marks)) if otherwise is None else wording.sentence(told, marks_of(marks)))

        if kind == "EUR":
            number = new.figure.number - old.figure.number
            as_points = unit == "%"
            if printed is not None:
                number = printed.figure.number
                marks.insert(0, int(draft.cite_figure(printed).strip("[]")))
            text = draft.value(number, "pp" if as_points else unit, span, printed.figure.figure_id if printed else None)
            draft.computed("difference", "−", operands, new.figure.number - old.figure.number, "pp" if as_points else unit)
            say(text)
            return
        if unit == "%":
            number = new.figure.number - old.figure.number
            text = draft.value(number, "pp", span)
            draft.computed("difference", "−", operands, number, "pp")
            say(text)
            return
        percent = printed.figure.number if printed is not None else change_percent(old.figure.number, new.figure.number)
        self._warn_of_other_changes(draft, old, new, percent)
        if printed is not None:
            marks.insert(0, int(draft.cite_figure(printed).strip("[]")))
        if percent is None:
            number = new.figure.number - old.figure.number
            text = draft.value(number, unit, span)
            draft.computed("difference", "−", operands, number, unit)
            say(text, wording.no_percent_change())
            return
        text = draft.value(percent, "%", span, printed.figure.figure_id if printed else None)
        if printed is None:
            draft.computed("change_percent", "÷", operands, percent, "%")
        say(text)

    def _warn_of_other_changes(self, draft: Draft, old: StoredFigure, new: StoredFigure, percent: Decimal | None) -> None:
        """Says where the report prints another change for the same row and times."""
        if percent is None or old.figure.period.end.year != new.figure.period.end.year - 1:
            return
        same_row = [f for f in self.ledger.of_subject(subject_key(new.figure)) if f.figure.unit == new.figure.unit and f.figure.measure == "change_percent"]
        for other in same_row:
            beside = [f.figure for f in self.ledger.row(other) if f.figure.measure in ("actual", "closing")]
            both = {new.figure.period.end, old.figure.period.end} <= {f.period.end for f in beside}
            if both and abs(other.figure.number - percent) > last_digit(other.figure) + Decimal("0.05"):
                draft.caveat(wording.change_printed_otherwise(figure_text(other), other.figure.page, draft.cite_figure(other)))

    def _printed_change(self, old: StoredFigure, new: StoredFigure, measure: str) -> StoredFigure | None:
        """The printed change of the same row, when the row's other columns are just these two periods, or the change is of the later one's time."""
        if old.report_id != new.report_id or old.figure.row != new.figure.row or old.figure.table != new.figure.table:
            return None
        row = self.ledger.row(new)
        changes = [f for f in row if f.figure.measure == measure and _makes(f, old, new)]
        actuals = {f.figure.figure_id for f in row if f.figure.measure in ("actual", "closing")}
        changes = [f for f in changes if f.figure.period == new.figure.period] or changes
        if len(changes) != 1:
            return None
        alone = sum(f.figure.measure == measure for f in row) == 1
        theirs = alone and (actuals == {old.figure.figure_id, new.figure.figure_id} or _is_of_budgets(changes[0], old, new))
        return changes[0] if theirs or changes[0].figure.period == new.figure.period else None


def _makes(change: StoredFigure, old: StoredFigure, new: StoredFigure) -> bool:
    """Whether a printed change, in per cent or the figures' unit, is what the two make."""
    if change.figure.measure == "change_percent":
        made = change_percent(old.figure.number, new.figure.number)
        return made is not None and abs(abs(made) - abs(change.figure.number)) <= last_digit(change.figure) + _unsure(old, new)
    unsure = max(last_digit(f.figure) for f in (change, old, new))  # three roundings by half of the last digit make no two of them
    return abs(new.figure.number - old.figure.number - change.figure.number) <= unsure


def _is_of_budgets(change: StoredFigure, old: StoredFigure, new: StoredFigure) -> bool:
    """Whether a change is that of a budget from the one of the year before, in a row that has other years of a plan too."""
    years = [f.figure.period.end.year for f in (old, new, change)]
    return {old.figure.measure, new.figure.measure} <= BUDGETS and years == [years[1] - 1, years[1], years[1]]


def _unsure(old: StoredFigure, new: StoredFigure) -> Decimal:
    """How far the per cent reckoned from two printed numbers may be off, each of which may be off by half a unit of its last digit."""
    before, after = abs(old.figure.number), abs(new.figure.number)
    return 50 * (last_digit(new.figure) / before + after * last_digit(old.figure) / before**2) if before else Decimal(0)
