"""Single figures: what a query asks for, the figure that says it, and why there is none."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from itertools import product

from ingest.messages import untold_scale
from ingest.model import Figure
from ingest.stores.stored import StoredFigure
from retrieval.calculation.calculate import share_percent
from retrieval.evidence.draft import Draft, figure_text
from retrieval.evidence.figure_asks import Ask, Found, Nothing, Outcome, Several
from retrieval.evidence.figure_fits import BUDGETS, RESIDENT, YEARLY, agree, report_fits
from retrieval.evidence.figure_parts import (
    Made,
    Refusal,
    apart,
    beside_their_heading,
    exact_period,
    marks_of,
    of_months,
    one_each,
    operating_rows,
    period_text,
    report_end,
    residents_rows,
    residents_told,
    shifted,
    times,
    unit_name,
)
from retrieval.evidence.figures import Ledger
from retrieval.language import question_wording, wording
from retrieval.language.inflection import COMPANY_FORMS, lowered
from retrieval.language.lexicon import sense_words
from retrieval.language.names import account_key, row_side, shown_name, subject_key
from retrieval.language.number_text import round_half_up
from retrieval.language.phrases import with_other_names
from retrieval.model import Operation
from retrieval.query import PeriodSpec, Place, Query

_OF_BUDGET = frozenset({"deviation", "remaining", "percent", "forecast", "budget_change"})
"""Measures that tell how a budget was kept."""
_AMOUNT = re.compile(r"\d\s?(?:tuhat|tuhan|milj|t€|m€|€|euro|%|prosent)", re.IGNORECASE)


@dataclass
class Lookups:
    """Answers a query from the ledger; `previous` are the figures of the turn before, newest last."""

    ledger: Ledger
    previous: tuple[StoredFigure, ...] = ()

    # ------------------------------------------------------------------------------------------- asks

    def asks(self, query: Query) -> list[Ask]:
        """Every figure that the query names, in its order."""
        query = self._sourced(query)
        units: Sequence[Place | None] = query.units or (None,)
        subjects: Sequence[Place] = query.subjects
        towns: Sequence[str | None] = query.municipalities or (None,)
        moments = times(query)
        if len(towns) > 1 and len(units) == len(towns) and all(u is not None and u.municipality for u in units):
            pairs: list[tuple[str | None, Place | None]] = [(u.municipality, u) for u in units if u is not None]
        else:
            if len(towns) > 1:  # "Haapakosken ja Nevasalmen liikuntapalvelut": the unit of each
                units = [replace(u, municipality=None) if u is not None else None for u in units]
            pairs = [(t, u) for u, t in product(units, towns)]
        own = "in_pairs" in query.extra and len(moments) == len(towns)  # each town has its own time
        wanted = query.wanted_unit or ""
        asked = RESIDENT if "resident" in query.extra else wanted if wanted in ("EUR", "persons") or "/" in wanted else None
        return [
            Ask(
                # "Lainat, €/asukas" may be printed beside "Lainakanta, 1 000 €"
                with_other_names(subject.names) if asked == RESIDENT else subject.names,
                unit,
                (unit.municipality if unit is not None and unit.municipality else None) or town,
                measure,
                period,
                source,
                None if asked == RESIDENT and any("asukasta koh" in name for name in subject.names) else asked,
                "investment" if "investment" in query.record_kinds or "invest" in query.extra or self._asks_work(query, subject) else None,
                "range" in query.extra,
                frozenset(query.context),
            )
            for town, unit in pairs
            for subject in subjects
            for measure, period, source in (moments[towns.index(town) : towns.index(town) + 1] if own and town in towns else moments)
        ]

    def _asks_work(self, query: Query, subject: Place) -> bool:
        """Whether the money of an investment is asked for, not what else bears its name: pupils of the school, the worth of machines in the balance sheet."""
        money = bool({"spend", "over", "under"} & {*query.extra}) or query.wanted_unit == "EUR" or bool({*query.measures} & (BUDGETS | _OF_BUDGET))
        if not money or sense_words("balance_sheet") & {*query.context} or any(row_side(name) in ("income", "cost", "result") for name in subject.names):
            return False
        held = self.ledger.vocabulary.by_account
        return any(s.subject_kind == "investment" for name in subject.names for s in held.get(name, ()))

    def first_ask(self, query: Query) -> Ask:
        """The first figure that the query names; a Refusal where it names no row."""
        asks = self.asks(query)
        if not asks:
            draft = Draft(self.ledger, "not_found")
            draft.lines.append(wording.not_traceable())
            raise Refusal(draft)
        return asks[0]

    def _sourced(self, query: Query) -> Query:
        """A forecast or budget "1–6/2024" is the one that the report of that time prints, when there is such a report."""
        one = len(query.periods) == 1 and len(query.measures) > 1 and set(query.measures) <= YEARLY  # all of the one report
        if len(query.periods) == 1 and len(query.measures) == 2 and not one and set(query.measures) & {"actual"}:  # "toteuma ja talousarvio 1–8/2025"
            query = replace(query, periods=query.periods * 2)
        unlike = len(query.measures) != len(query.periods) and len(query.measures) > 1 and not one
        if not set(query.measures) & YEARLY or query.sources or "phased" in query.extra or unlike:
            return query
        sources: list[PeriodSpec | None] = []
        periods: list[PeriodSpec] = []
        measures = query.measures if one or len(query.measures) == len(query.periods) else query.measures * len(query.periods)
        for measure, spec in zip(measures, query.periods, strict=False):
            partial = spec.kind in ("span", "to_date", "month") and spec.last != 12 and measure in YEARLY
            if partial and any(report_fits(spec, r) for r in self.ledger.vocabulary.reports.values()):
                sources.append(replace(spec, of_report=True))
                periods.append(PeriodSpec("year", spec.year))
            else:
                sources.append(None)
                periods.append(spec)
        if not any(sources):
            return query
        if all(sources):
            return replace(query, sources=tuple(s for s in sources if s is not None), periods=tuple(periods), measures=tuple(measures))
        return replace(query, periods=tuple(replace(p, source=s) for p, s in zip(periods, sources, strict=True)), measures=tuple(measures))

    def found(self, ask: Ask) -> Found:
        """The figure, or a Refusal that asks back or says what there is."""
        outcome = self.ledger.find(self._settled(ask))
        if isinstance(outcome, Found) and outcome.minus is None:
            return outcome
        if isinstance(outcome, Found):  # what came about between two accumulations is no figure of its own
            outcome = Nothing("period", (outcome.stored, *((outcome.minus,) if outcome.minus is not None else ())))
        raise Refusal(self.refusal(ask, outcome))

    def outcome_of(self, query: Query) -> Outcome:
        """What the ledger has of the first figure that the query names."""
        return self.ledger.find(self._settled(self.first_ask(query)))

    def _settled(self, ask: Ask) -> Ask:
        """A relative time made absolute: "vuotta aiemmin" is a year before the newest actual."""
        spec = ask.period
        if spec is None or spec.kind != "prior":
            return ask
        if spec.last is not None:
            base = self.ledger.find(replace(ask, period=None, measure="actual"))
            year = spec.year or (base.figure.period.end.year - 1 if isinstance(base, Found) else None)
            if spec.year is not None and isinstance(base, Found) and spec.year >= base.figure.period.end.year:
                raise Refusal(self.refusal(ask, Nothing("period", (base.stored,))))  # "vuotta aiemmin tammi-kesäkuussa 2025" of a report of that year
            kind = "span" if spec.first == 1 or spec.first != spec.last else "month"
            return replace(ask, period=PeriodSpec(kind, year, spec.first, spec.last))  # type: ignore[arg-type]
        base = self.ledger.find(replace(ask, period=None, measure="actual" if ask.measure == "closing" else ask.measure))
        if not isinstance(base, Found):
            return ask
        if ask.measure == "closing":
            return replace(ask, period=PeriodSpec("year", base.figure.period.end.year - spec.back))
        start, end = base.figure.period.start, base.figure.period.end
        year = spec.year if spec.year is not None else end.year - spec.back
        return replace(ask, period=exact_period(start.replace(year=year), shifted(end, year)))

    # ------------------------------------------------------------------------------------------- refusals

    def settled(self, ask: Ask) -> Ask:
        """The ask with what it leaves out as a lookup takes it."""
        return self._settled(ask)

    def refusal(self, ask: Ask, outcome: Outcome) -> Draft:
        """A draft that asks which, or says what the reports hold nearest."""
        draft = Draft(self.ledger, "not_found")
        account = self.ledger.vocabulary.accounts.get(ask.subjects[0], ask.subjects[0]) if ask.subjects else ""
        if isinstance(outcome, Several):
            return self._clarify(draft, ask, outcome)
        assert isinstance(outcome, Nothing)
        unit = unit_name(ask, self.ledger)
        name = wording.of_unit(unit, account) if unit else lowered(account)
        near = outcome.near
        if outcome.stage in ("subject", "municipality"):
            draft.lines.append(wording.no_unit_account(ask.municipality or unit, account))
        elif outcome.stage == "unit":
            draft.lines.append(wording.no_unit_account(unit, account))
            draft.lines.append(wording.units_held(sorted({f.figure.unit for f in near if f.figure.unit})[:6]))
        elif outcome.stage == "measure":
            draft.lines.append(wording.no_measure(name, ask.measure or "actual"))
        elif outcome.stage == "source":
            part = wording.measured(name, ask.measure) if ask.measure not in (None, "actual", "closing") else name
            draft.lines.append(wording.no_report(part, period_text(ask.source)))
            told = {(p.end, p.label) for f in near if (p := self.ledger.report(f).period) is not None}
            draft.lines.append(wording.reports_held([label for _, label in sorted(told)]))
        else:
            part = wording.measured(name, ask.measure) if ask.measure not in (None, "actual", "closing") else name
            draft.lines.append(wording.no_period(part, period_text(ask.period or ask.source)))
            labels = sorted({(f.figure.period.end, f.figure.period.label) for f in near})
            draft.lines.append(wording.periods_held([label for _, label in labels]))
        for stored in one_each(near, lambda f: (f.figure.measure, f.figure.period.label))[:3]:
            if outcome.stage in ("measure", "period") and stored.figure.measure in ("actual", "closing", "amended_budget", "forecast"):
                draft.suggestions.append(self.question_of(stored))
        draft.lines = [line for line in draft.lines if line]
        return draft

    def _clarify(self, draft: Draft, ask: Ask, outcome: Several) -> Draft:
        draft.status = "clarify"
        options = sorted(outcome.options, key=lambda f: (len(f.figure.unit_path) or 9, f.figure.page, f.figure.unit))
        if outcome.by == "municipality":
            options = self._one_a_town(ask, options)
            draft.lines.append(question_wording.which_municipality())
        elif outcome.by == "row":
            draft.lines.append(question_wording.rows_alike())
            if len({f.figure.groups[-1:] for f in options}) == len(options) and all(f.figure.groups for f in options):
                draft.suggestions = [self.question_of(f, ask, f.figure.groups[-1]) for f in options[:8]]
                draft.lines += [question_wording.choice(question) for question in draft.suggestions]
            if len(draft.suggestions) < 2:
                draft.status, draft.lines, draft.final = "not_found", [wording.rows_not_told_apart()], True  # no cell of one of them answers
            return draft
        else:
            draft.lines.append(question_wording.which_unit())
        draft.suggestions += list(dict.fromkeys(self.question_of(f, ask) for f in options[:8]))
        draft.lines += [question_wording.choice(question) for question in draft.suggestions]
        return draft

    def _one_a_town(self, ask: Ask, options: Sequence[StoredFigure]) -> list[StoredFigure]:
        picked: list[StoredFigure] = []
        for town in dict.fromkeys(self.ledger.report(f).municipality for f in options):
            outcome = self.ledger.find(self._settled(replace(ask, municipality=town)))
            if isinstance(outcome, Found):
                picked.append(outcome.stored)
            elif isinstance(outcome, Several):
                picked += [f for f in outcome.options if self.ledger.report(f).municipality == town][:2]
        return picked

    def question_of(self, stored: StoredFigure, ask: Ask | None = None, heading: str = "") -> str:
        """A full question that leads to the figure."""
        figure = stored.figure
        town = self.ledger.report(stored).municipality
        whose = question_wording.whose(figure.unit, town if len(self.ledger.vocabulary.municipalities) > 1 else "")
        account = shown_name(figure.account)
        return question_wording.question(whose, figure, wording.of_heading(account, heading) if heading else account, question_wording.time_of(figure))

    def lookup(self, query: Query) -> Draft:
        """Each figure asked for, one line each; a yes/no question begins with the answer."""
        asks = self.asks(query)
        draft = Draft(self.ledger)
        given: dict[str, Ask] = {}
        answers = [self._found_or_made(ask, "carried_source" in query.extra) for ask in asks]
        whole = [found.stored for found in answers if isinstance(found, Found)]
        told = beside_their_heading(whole) if len(whole) > 2 else whole
        for ask, found in zip(asks, answers, strict=True):
            if isinstance(found, Found) and found.stored not in told:
                continue
            if isinstance(found, Made):
                self._say_made(draft, found)
                continue
            earlier = given.setdefault(found.figure.figure_id, ask) if found.minus is None else ask
            if earlier is not ask:
                if _same_time(earlier, ask):
                    continue
                refused = Draft(self.ledger, "not_found")
                refused.lines.append(wording.same_twice())  # one number for two times answers neither
                raise Refusal(refused)
            self._say(draft, found, ask, query)
        return draft

    def _found_or_made(self, ask: Ask, carried: bool = False) -> Found | Made:
        """The figure, or what its own row makes when the report prints no such column; `carried`: the report is that of the turn before."""
        outcome = self.ledger.find(self._settled(ask))
        if carried and ask.measure == "budget" and isinstance(outcome, Nothing) and outcome.stage == "source":  # the original budget stays the same
            outcome = self.ledger.find(self._settled(replace(ask, source=None)))
        if isinstance(outcome, Found):
            return outcome
        if isinstance(outcome, Nothing) and outcome.stage in ("measure", "source", "period"):
            made = self._for_each_resident(ask) if ask.number_unit == RESIDENT else self._made(ask)
            if made is not None:
                return made
        raise Refusal(self.refusal(ask, outcome))

    def _made(self, ask: Ask) -> Made | None:
        """budget_change = amended − original, remaining = budget − actual, percent = actual ÷ budget, deviation is never made."""
        recipes = {"budget_change": ("amended_budget", "budget"), "remaining": ("any_budget", "actual"), "percent": ("actual", "any_budget")}
        recipe = recipes.get(ask.measure or "")
        if recipe is None:
            return None
        year = ask.period.year if ask.period is not None else None
        whole = PeriodSpec("within", year) if year is not None and ask.measure != "budget_change" else ask.period
        first, second = (self.ledger.find(self._settled(replace(ask, measure=m, period=whole if m in YEARLY else ask.period))) for m in recipe)
        if ask.measure in ("percent", "remaining") and isinstance(first, Found) and isinstance(second, Found):
            actual = (first if ask.measure == "percent" else second).stored
            planned = self.ledger.find(self._settled(self.budget_beside(replace(ask, measure="any_budget"), actual)))
            first, second = (first, planned) if ask.measure == "percent" else (planned, second)
        if ask.measure == "budget_change" and ask.source is not None and isinstance(second, Nothing):  # the original stays what an earlier report prints
            second = self.ledger.find(self._settled(replace(ask, measure="budget", source=None)))
        if not isinstance(first, Found) or not isinstance(second, Found) or first.figure.number_unit != second.figure.number_unit:
            return None
        if first.figure.period.end.year != second.figure.period.end.year:
            return None
        if ask.measure in ("percent", "remaining") and self.change_beside(first if ask.measure == "remaining" else second) is not None:
            return None
        if ask.measure == "percent":
            number = share_percent(first.figure.number, second.figure.number)
            return Made(first.stored, second.stored, number, "%", "percent") if number is not None else None
        return Made(first.stored, second.stored, first.figure.number - second.figure.number, first.figure.number_unit, ask.measure or "")

    def change_beside(self, planned: Found) -> StoredFigure | None:
        """How the original budget of a row was changed where it prints that, but not what it came to: what is left is left of another amount."""
        if planned.figure.measure != "budget":
            return None
        return next((f for f in self.ledger.row(planned.stored) if f.figure.measure == "budget_change" and f.figure.number), None)

    def as_changed(self, planned: Found, budget: str) -> tuple[list[StoredFigure], Decimal]:
        """The figures that make up a budget and what they come to: the original one and its change, unless the original is asked for itself."""
        changed = self.change_beside(planned) if budget != "budget" else None
        figures = [planned.stored] if changed is None else [planned.stored, changed]
        return figures, sum((f.figure.number for f in figures), Decimal(0))

    def budget_beside(self, ask: Ask, actual: StoredFigure) -> Ask:
        """What asks for the budget of the outcome's year: as the outcome's own report has it, where it prints one."""
        period = self.ledger.report(actual).period
        if "jaksottaa" in ask.context:  # "jaksotetusta talousarviosta": the same months' part of it
            return replace(ask, period=exact_period(actual.figure.period.start, actual.figure.period.end), source=None)
        asked = replace(ask, period=PeriodSpec("year", actual.figure.period.end.year))
        if ask.source is not None or period is None:
            return asked
        own = replace(asked, source=replace(exact_period(period.start, period.end), of_report=True))
        return own if isinstance(self.ledger.find(self._settled(own)), Found) else asked

    def _for_each_resident(self, ask: Ask) -> Made | None:
        """The amount divided by the residents at the end of the same year, where the report prints no such row."""
        amount = self.ledger.find(self._settled(replace(ask, number_unit="EUR")))
        if not isinstance(amount, Found) or amount.minus is not None or amount.figure.number_unit != "EUR":
            return None
        year = amount.figure.period.end.year
        town = self.ledger.report(amount.stored).municipality
        planned = amount.figure.measure in (*BUDGETS, "forecast")  # "TA 2026" by the residents that are reckoned with for 2026
        for key, measure in product(residents_rows(), ("any_budget", "forecast", "actual") if planned else ("actual",)):
            people = self.ledger.find(Ask((key,), None, town, measure, PeriodSpec("year" if planned else "within", year), number_unit="persons"))
            if isinstance(people, Found) and people.figure.number_unit in ("persons", "count") and people.figure.number > 0:
                return Made(amount.stored, people.stored, round_half_up(_size(amount.figure) / people.figure.number), RESIDENT, "resident")
        told = residents_told(self.ledger, amount.stored, year - planned)
        return None if told is None else Made(amount.stored, told, round_half_up(_size(amount.figure) / told.figure.number), RESIDENT, "resident")

    def _say_made(self, draft: Draft, made: Made) -> None:
        first, second = made.first, made.second
        operands = [draft.operand(first, self.label(first)), draft.operand(second, self.label(second))]
        label = wording.of_time(self.whose(first), made.measure, first.figure.period.label)
        text = draft.value(made.number, made.unit, label)
        spent = [second.figure.figure_id] if made.measure == "remaining" else []  # why it is left is why less was spent
        draft.figures += [*spent, first.figure.figure_id]
        operation: Operation = "ratio" if made.unit == RESIDENT else "share" if made.unit == "%" else "difference"
        draft.computed(operation, "÷" if operation == "ratio" else "−", operands, made.number, made.unit)
        marks = marks_of([o.citation for o in operands])
        sides = apart([first, second])
        if second.figure.subject_kind == "prose":
            sides[1] = (wording.RESIDENTS, sides[1][1])
        draft.lines.append(wording.lookup(text, wording.with_operands(label, sides), marks))
        self._caveats(draft, [first, second])

    def _say(self, draft: Draft, found: Found, ask: Ask, query: Query) -> None:
        stored = found.stored
        label = self.label(stored)
        if found.minus is not None:
            self._say_part(draft, found, ask)
            return
        if ask.source is not None and (len(query.sources) > 1 or len(query.periods) > 1):
            label = wording.of_heading(label, wording.in_report(self.ledger.report(stored)))
        text = draft.figure_value(stored, label)
        told = label
        if subject_key(stored.figure) == "avustukset" and self._has_sibling(stored, "tuet ja avustukset"):
            told = wording.noted(told, wording.grants_note())
        if ask.source is None and self._told_otherwise(stored):
            told = wording.noted(told, wording.as_reported(self.ledger.report(stored)))
        draft.lines.append(wording.lookup(text, told, draft.cite_figure(stored)))
        self._assumptions(draft, found, ask, query)
        self._caveats(draft, [stored], found)

    def _told_otherwise(self, stored: StoredFigure) -> bool:
        """Whether another report prints another number for the same budget or forecast."""
        figure = stored.figure
        if figure.measure not in YEARLY:
            return False
        return any(
            f.report_id != stored.report_id
            and (f.figure.unit, f.figure.measure, f.figure.period, f.figure.number_unit) == (figure.unit, figure.measure, figure.period, figure.number_unit)
            and not agree(f.figure, figure)
            and report_end(self.ledger.report(f)) < report_end(self.ledger.report(stored))
            and self.ledger.report(f).municipality == self.ledger.report(stored).municipality
            for f in self.ledger.of_subject(subject_key(figure), (figure.unit,))
        )

    def _has_sibling(self, stored: StoredFigure, key: str) -> bool:
        return any(f.report_id == stored.report_id for f in self.ledger.of_subject(key, (stored.figure.unit,)) if f.figure.unit == stored.figure.unit)

    def _say_part(self, draft: Draft, found: Found, ask: Ask) -> None:
        """A part of the year: the later accumulation less the earlier one."""
        assert found.minus is not None and ask.period is not None
        whole, before = found.stored, found.minus
        operands = [draft.operand(whole, self.label(whole)), draft.operand(before, self.label(before))]
        number = whole.figure.number - before.figure.number
        spec = ask.period
        label = wording.of_time(self.whose(whole), "actual", of_months(spec.first, spec.last, spec.year or whole.figure.period.end.year))
        text = draft.value(number, whole.figure.number_unit, label)
        draft.figures += [before.figure.figure_id, whole.figure.figure_id]
        draft.computed("difference", "−", operands, number, whole.figure.number_unit)
        told = wording.part_of_year(label, whole.figure.period.label, before.figure.period.label)
        draft.lines.append(wording.lookup(text, told, marks_of([o.citation for o in operands])))
        self._caveats(draft, [whole, before])

    def _assumptions(self, draft: Draft, found: Found, ask: Ask, query: Query) -> None:
        figure = found.figure
        draft.understood += [
            (wording.UNIT, figure.unit),
            (wording.SUBJECT, figure.account),
            (wording.MEASURE, wording.measure_name(figure) or figure.measure),
            (wording.TIME, figure.period.label),
        ]
        for assumed in found.assumed:
            if assumed.startswith("unit:") and ask.unit is None:
                draft.understood.append((wording.ASSUMED, wording.assumed_unit(assumed.removeprefix("unit:"))))
            if assumed == "measure" and figure.measure == "amended_budget":
                original = self.ledger.find(self._settled(replace(ask, measure="budget", source=None)))
                if isinstance(original, Found) and original.figure.number != figure.number and original.figure.period == figure.period:
                    draft.cite_figure(original.stored)
                    draft.caveat(wording.both_budgets(figure_text(original.stored)))

    def label(self, stored: StoredFigure) -> str:
        """What the figure is, in words; the municipality too where several are held."""
        if (row := _named_by_row(stored)) is not None:
            return wording.of_time(row, "actual", stored.figure.period.label)
        if stored.figure.sentence and stored.figure.table is None and stored.figure.account and self.ledger.is_of_whole(stored):
            return wording.said_number(stored.figure.account, stored.figure.period.label)
        home = self.ledger.report(stored).municipality
        town = home if len(self.ledger.vocabulary.municipalities) > 1 else ""
        account, basis, part = self._account(stored), stored.figure.basis, self.ledger.part(stored)
        if not part and basis in wording.BASES and subject_key(stored.figure) in operating_rows():
            account = wording.with_basis(account, basis)
        owner = self.ledger.owner(stored)
        figure = stored.figure if stored.figure.unit == owner else replace(stored.figure, unit=owner)
        return wording.of_part(wording.figure_name(figure, town, account, home), part)

    def whose(self, stored: StoredFigure) -> str:
        """What the figure is of, in words: the row of its unit; the municipality too where several are held."""
        if stored.figure.sentence:  # a sentence says itself whose its number is
            return self._account(stored)
        if (row := _named_by_row(stored)) is not None:
            return row
        home = self.ledger.report(stored).municipality
        town = home if len(self.ledger.vocabulary.municipalities) > 1 else ""
        return wording.of_unit(self.ledger.owner(stored), self._account(stored), town, wording.is_titled(stored.figure), home)

    def _account(self, stored: StoredFigure) -> str:
        return shown_name(stored.figure.account, subject_key(stored.figure))

    def _caveats(self, draft: Draft, figures: Sequence[StoredFigure], found: Found | None = None, compared: bool = False) -> None:
        """Footnotes that apply, doubts, failed checks, other prints that disagree, and different times of several municipalities."""
        times: dict[str, set[tuple[date, date]]] = {}
        for stored in figures:
            times.setdefault(self.ledger.report(stored).municipality, set()).add((stored.figure.period.start, stored.figure.period.end))
        if len(set(map(frozenset, times.values()))) > 1:
            dated = sorted((f.figure.period for f in figures), key=lambda period: (period.end, period.start))
            draft.caveat(wording.of_other_times(list(dict.fromkeys(period.label for period in dated))))
        for stored in figures:
            figure = stored.figure
            earlier = (report := self.ledger.report(stored)).period is not None and figure.period.end.year < report.period.end.year
            for note in figure.footnotes:
                about_years = "vertail" in note.lower()
                if not about_years or compared or earlier:
                    amount = _AMOUNT.search(note) is not None
                    mark = draft.cite_figure(stored, note if amount else "")  # a number of a note is shown where it stands
                    draft.caveat(wording.cited(note[:300], mark) if amount else note[:300])
            if self.ledger.part(stored) == "external_and_internal":
                draft.caveat(wording.with_internal(self.label(stored) if len({*map(self.ledger.part, figures)}) > 1 else ""))
            if figure.number == 0 and not any(c.isdigit() for c in figure.text):
                draft.caveat(wording.dash_printed(self.label(stored)))
            if figure.doubt:
                draft.cite_figure(stored)
                taken = figure.doubt == untold_scale(figure.scale)
                draft.caveat(figure.doubt if taken else wording.in_doubt(self.label(stored), figure.page))
            if figure.repair:
                draft.cite_figure(stored)
                draft.caveat(wording.repaired(self.label(stored), figure.page))
        if found is not None:
            apart = [other for other in found.conflicts if not _same_row(other, found.stored)]  # the next column of its row is of another time
            near = [other for other in apart if abs(abs(other.figure.number) - abs(found.figure.number)) <= abs(found.figure.number) / 5]
            for other in near[:2]:  # a number of quite another size is of something else
                mark = draft.cite_figure(other)
                draft.caveat(wording.printed_elsewhere(figure_text(other), other.figure.page, mark))


def _same_row(one: StoredFigure, other: StoredFigure) -> bool:
    return one.figure.table is not None and (one.report_id, one.figure.table, one.figure.row) == (other.report_id, other.figure.table, other.figure.row)


def _same_time(one: Ask, other: Ask) -> bool:
    """Whether two asks for one figure name the same time, or one names no more than its year: "TP 2024 … 31.12.2024", "uusin ennuste vuodelle 2025"."""
    ends = [(spec.year, spec.last or 12) if spec is not None and spec.kind not in ("latest", "within") else None for spec in (one.period, other.period)]
    if one.source == other.source and (ends[0] == ends[1] or None in ends):
        return True
    return any(ask.source is None and (ask.period is None or ask.period.kind in ("year", "latest", "within")) for ask in (one, other))


def _named_by_row(stored: StoredFigure) -> str | None:
    """What a figure is of where its row names only whose it is: the company itself, the whole group by the heading of its table."""
    figure = stored.figure
    heading = wording.plain_heading(figure.section[-1]) if figure.section else ""
    if figure.measure not in ("actual", "closing") or not figure.account:
        return None
    if subject_key(figure) == account_key("Konserni"):
        return heading or None
    return figure.account if figure.account.lower().split()[-1] in COMPANY_FORMS else None


def _size(figure: Figure) -> Decimal:
    """An amount without the sign that a cost may be printed with; a loss stays one."""
    return figure.number if row_side(subject_key(figure)) == "result" else abs(figure.number)
