"""Answers made of figures: lookups, changes, differences, sums, shares, ranks, thresholds, series."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from functools import cache
from itertools import product

from ingest.data import read_table
from ingest.model import Report
from ingest.stored import StoredFigure
from retrieval import wording
from retrieval.calculate import change_percent, mean, share_percent
from retrieval.draft import Draft, figure_text, shown_number
from retrieval.figures import REPORTED, YEARLY, Ask, Found, Ledger, Nothing, Outcome, Several, last_digit, period_fits, report_fits
from retrieval.number_text import round_half_up, with_unit
from retrieval.query import PeriodSpec, Place, Query
from retrieval.vocabulary import account_key, shown_name, subject_key

RESULTS = ("toimintakate", "vuosikate", "tilikauden tulos", "tilikauden ylijäämä", "tilikauden alijäämä", "tilikauden yli", "toiminnan ja investointien rahavirta", "nettotulos")
MAIN_ROWS = ("toimintatuotot", "toimintakulut", "toimintakate", "toimintatulot", "toimintamenot")


class Refusal(Exception):
    """The question cannot be answered from figures; `draft` says so."""

    def __init__(self, draft: Draft) -> None:
        super().__init__()
        self.draft = draft


@dataclass
class FigureAnswers:
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
        times = _times(query)
        if len(towns) > 1 and len(units) == len(towns) and all(u is not None and u.municipality for u in units):
            pairs: list[tuple[str | None, Place | None]] = [(u.municipality, u) for u in units if u is not None]
        else:
            pairs = [(t, u) for u, t in product(units, towns)]
        number_unit = "EUR" if query.wanted_unit == "EUR" else None
        return [
            Ask(subject.names, unit, (unit.municipality if unit is not None and unit.municipality else None) or town, measure, period, source, number_unit, frozenset(query.context))
            for town, unit in pairs
            for subject in subjects
            for measure, period, source in times
        ]

    def _sourced(self, query: Query) -> Query:
        """A forecast or budget "1–6/2024" is the one that the report of that time prints, when there is such a report."""
        if not set(query.measures) & YEARLY or query.sources or len(query.measures) != len(query.periods) and len(query.measures) > 1:
            return query
        sources: list[PeriodSpec | None] = []
        periods: list[PeriodSpec] = []
        measures = query.measures if len(query.measures) == len(query.periods) else query.measures * len(query.periods)
        for measure, spec in zip(measures, query.periods, strict=False):
            partial = spec.kind in ("span", "to_date") and spec.last != 12 and measure in YEARLY
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
        if isinstance(outcome, Found):
            return outcome
        raise Refusal(self.refusal(ask, outcome))

    def _settled(self, ask: Ask) -> Ask:
        """A relative time made absolute: "vuotta aiemmin" is a year before the newest actual."""
        spec = ask.period
        if spec is None or spec.kind != "prior":
            return ask
        if spec.last is not None:
            base = self.ledger.find(replace(ask, period=None, measure="actual"))
            year = base.figure.period.end.year - 1 if isinstance(base, Found) else None
            kind = "span" if spec.first == 1 or spec.first != spec.last else "month"
            return replace(ask, period=PeriodSpec(kind, year, spec.first, spec.last))  # type: ignore[arg-type]
        base = self.ledger.find(replace(ask, period=None))
        if not isinstance(base, Found):
            return ask
        start, end = base.figure.period.start, base.figure.period.end
        year = spec.year if spec.year is not None else end.year - spec.back
        return replace(ask, period=exact_period(start.replace(year=year), _shifted(end, year)))

    # ------------------------------------------------------------------------------------------- refusals

    def refusal(self, ask: Ask, outcome: Outcome) -> Draft:
        """A draft that asks which, or says what the reports hold nearest."""
        draft = Draft(self.ledger, "not_found")
        account = self.ledger.vocabulary.accounts.get(ask.subjects[0], ask.subjects[0]) if ask.subjects else ""
        if isinstance(outcome, Several):
            return self._clarify(draft, ask, outcome)
        assert isinstance(outcome, Nothing)
        unit = _unit_name(ask, self.ledger)
        name = wording.of_unit(unit, account) if unit else account
        near = outcome.near
        if outcome.stage in ("subject", "municipality"):
            draft.lines.append(wording.no_unit_account(ask.municipality or unit, account))
        elif outcome.stage == "unit":
            draft.lines.append(wording.no_unit_account(unit, account))
            draft.lines.append(wording.units_held(sorted({f.figure.unit for f in near if f.figure.unit})[:6]))
        elif outcome.stage == "measure":
            draft.lines.append(wording.no_measure(name, ask.measure or "actual"))
        else:
            draft.lines.append(wording.no_period(name, period_text(ask.period or ask.source)))
            labels = sorted({(f.figure.period.end, f.figure.period.label) for f in near})
            draft.lines.append(wording.periods_held([label for _, label in labels][-6:]))
        for stored in _one_each(near, lambda f: (f.figure.measure, f.figure.period.label))[:3]:
            if outcome.stage in ("measure", "period") and stored.figure.measure in ("actual", "closing", "amended_budget", "forecast"):
                draft.suggestions.append(self.question_of(stored))
        draft.lines = [line for line in draft.lines if line]
        return draft

    def _clarify(self, draft: Draft, ask: Ask, outcome: Several) -> Draft:
        draft.status = "clarify"
        options = sorted(outcome.options, key=lambda f: (len(f.figure.unit_path) or 9, f.figure.page, f.figure.unit))
        if outcome.by == "municipality":
            options = self._one_a_town(ask, options)
            draft.lines.append(wording.which_municipality())
        else:
            draft.lines.append(wording.which_unit())
        draft.suggestions += list(dict.fromkeys(self.question_of(f, ask) for f in options[:8]))
        draft.lines += [f"– {question}" for question in draft.suggestions]
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

    def question_of(self, stored: StoredFigure, ask: Ask | None = None) -> str:
        """A full question that leads to the figure."""
        figure = stored.figure
        town = self.ledger.report(stored).municipality
        unit = figure.unit
        several = len(self.ledger.vocabulary.municipalities) > 1
        whose = wording.genitive(unit) or unit
        if several and town and town != unit:
            whose = f"{wording.genitive(town) or town} yksikön {unit}" if wording.genitive(unit) is None else f"{(wording.genitive(town) or town).rsplit(' ', 1)[0]} {lower_first(whose)}"
        account = wording.lowered(shown_name(figure.account))
        measure = wording.MEASURES.get(figure.measure, "toteuma")
        label = figure.period.label
        return f"Mikä oli {whose} {account}, {measure} {label}?"

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
        rule = rules.get(query.operation, self.lookup)
        try:
            return rule(query)
        except Refusal as refusal:
            return refusal.draft

    def lookup(self, query: Query) -> Draft:
        """Each figure asked for, one line each; a yes/no question begins with the answer."""
        if query.yes_no is not None:
            return self.yes_no(query)
        asks = self.asks(query)
        draft = Draft(self.ledger)
        for ask in asks:
            found = self._found_or_made(ask)
            if isinstance(found, _Made):
                self._say_made(draft, found)
                continue
            self._say(draft, found, ask, query)
        return draft

    def _found_or_made(self, ask: Ask) -> "Found | _Made":
        """The figure, or what its own row makes when the report prints no such column."""
        outcome = self.ledger.find(self._settled(ask))
        if isinstance(outcome, Found):
            return outcome
        if isinstance(outcome, Nothing) and outcome.stage in ("measure", "period"):
            made = self._made(ask)
            if made is not None:
                return made
        raise Refusal(self.refusal(ask, outcome))

    def _made(self, ask: Ask) -> "_Made | None":
        """budget_change = amended − original, remaining = budget − actual, percent = actual ÷ budget, deviation is never made."""
        recipes = {"budget_change": ("amended_budget", "budget"), "remaining": ("any_budget", "actual"), "percent": ("actual", "any_budget")}
        recipe = recipes.get(ask.measure or "")
        if recipe is None:
            return None
        first, second = (self.ledger.find(self._settled(replace(ask, measure=m))) for m in recipe)
        if not isinstance(first, Found) or not isinstance(second, Found) or first.figure.number_unit != second.figure.number_unit:
            return None
        if first.figure.period.end.year != second.figure.period.end.year:
            return None
        if ask.measure == "percent":
            number = share_percent(first.figure.number, second.figure.number)
            return _Made(first.stored, second.stored, number, "%", "percent") if number is not None else None
        return _Made(first.stored, second.stored, first.figure.number - second.figure.number, first.figure.number_unit, ask.measure or "")

    def _say_made(self, draft: Draft, made: "_Made") -> None:
        first, second = made.first, made.second
        name = wording.of_unit(first.figure.unit, self._account(first))
        operands = [draft.operand(first, self.label(first)), draft.operand(second, self.label(second))]
        label = f"{name}, {wording.MEASURES[made.measure]} {first.figure.period.label}"
        text = draft.value(made.number, made.unit, label)
        draft.figures += [first.figure.figure_id]
        draft.computed("share" if made.unit == "%" else "difference", "−", operands, made.number, made.unit)
        marks = marks_of([o.citation for o in operands])
        draft.lines.append(wording.lookup(text, f"{label} ({operands[0].text}, {operands[1].text})", marks))
        self._caveats(draft, [first, second])

    def _say(self, draft: Draft, found: Found, ask: Ask, query: Query) -> None:
        stored = found.stored
        label = self.label(stored)
        if found.minus is not None:
            self._say_part(draft, found, ask)
            return
        text = draft.figure_value(stored, label)
        note = ""
        if subject_key(stored.figure) == "avustukset" and self._has_sibling(stored, "tuet ja avustukset"):
            note = f". {wording.grants_note()}"
        draft.lines.append(wording.lookup(text, f"{label}{note}", draft.cite_figure(stored)))
        self._assumptions(draft, found, ask, query)
        self._caveats(draft, [stored], found)

    def _has_sibling(self, stored: StoredFigure, key: str) -> bool:
        return any(f.figure.unit == stored.figure.unit and f.report_id == stored.report_id for f in self.ledger.of_subject(key))

    def _say_part(self, draft: Draft, found: Found, ask: Ask) -> None:
        """A part of the year: the later accumulation less the earlier one."""
        assert found.minus is not None and ask.period is not None
        whole, before = found.stored, found.minus
        operands = [draft.operand(whole, self.label(whole)), draft.operand(before, self.label(before))]
        number = whole.figure.number - before.figure.number
        spec = ask.period
        label = f"{wording.of_unit(whole.figure.unit, self._account(whole))}, toteuma {spec.first}–{spec.last}/{spec.year}"
        text = draft.value(number, whole.figure.number_unit, label)
        draft.figures += [before.figure.figure_id, whole.figure.figure_id]
        draft.computed("difference", "−", operands, number, whole.figure.number_unit)
        draft.lines.append(wording.lookup(text, f"{label}: kertymä {whole.figure.period.label} vähennettynä kertymällä {before.figure.period.label}", marks_of([o.citation for o in operands])))
        self._caveats(draft, [whole, before])

    def _assumptions(self, draft: Draft, found: Found, ask: Ask, query: Query) -> None:
        figure = found.figure
        draft.understood += [("Yksikkö", figure.unit), ("Tieto", figure.account), ("Mittari", wording.MEASURES.get(figure.measure, figure.measure)), ("Ajankohta", figure.period.label)]
        for assumed in found.assumed:
            if assumed.startswith("unit:") and ask.unit is None:
                draft.understood.append(("Oletus", wording.assumed_unit(assumed.removeprefix("unit:"))))
            if assumed == "measure" and figure.measure == "amended_budget":
                original = self.ledger.find(self._settled(replace(ask, measure="budget", source=None)))
                if isinstance(original, Found) and original.figure.number != figure.number and original.figure.period == figure.period:
                    draft.cite_figure(original.stored)
                    draft.caveat(wording.both_budgets(figure_text(original.stored)))

    def label(self, stored: StoredFigure) -> str:
        """What the figure is, in words; the municipality too where several are held."""
        town = self.ledger.report(stored).municipality if len(self.ledger.vocabulary.municipalities) > 1 else ""
        return wording.figure_name(stored.figure, town, self._account(stored))

    def _account(self, stored: StoredFigure) -> str:
        return shown_name(stored.figure.account)

    def _caveats(self, draft: Draft, figures: Sequence[StoredFigure], found: Found | None = None, compared: bool = False) -> None:
        """Footnotes that apply, doubts, failed checks, and other prints that disagree."""
        for stored in figures:
            figure = stored.figure
            earlier = (report := self.ledger.report(stored)).period is not None and figure.period.end.year < report.period.end.year
            for note in figure.footnotes:
                about_years = "vertail" in note.lower()
                if not about_years or compared or earlier:
                    draft.cite_figure(stored)
                    draft.caveat(note[:300])
            if figure.doubt:
                draft.caveat(figure.doubt)
            if figure.repair:
                draft.caveat(figure.repair)
        if found is not None:
            for other in found.conflicts[:2]:
                mark = draft.cite_figure(other)
                draft.caveat(f"Toisaalla raportissa sama luku on {figure_text(other)} (s. {other.figure.page}) {mark}")

    # ----- change

    def pair(self, query: Query) -> tuple[StoredFigure, StoredFigure]:
        """(old, new) of a change: two periods named, one and its prior, or the newest and the year before."""
        if "bare" in query.extra and len(self.previous) >= 2:
            one, other = self.previous[-2], self.previous[-1]
            if one.figure.period.end != other.figure.period.end:
                old, new = sorted((one, other), key=lambda f: f.figure.period.end)
                return old, new
            return one, other
        asks = self.asks(replace(query, measures=tuple(m for m in query.measures if m not in ("change", "change_percent"))))
        if len(asks) >= 2 and (len(query.periods) >= 2 or len(query.sources) >= 2) and not any(p.kind == "prior" for p in query.periods):
            first, second = self.found(asks[0]).stored, self.found(asks[1]).stored
            key = lambda f: (f.figure.period.end, _report_end(self.ledger.report(f)))  # noqa: E731
            if key(first) == key(second) and first.figure.measure != second.figure.measure:
                return second, first
            old, new = sorted((first, second), key=key)
            return old, new
        if len(asks) >= 2 and len(query.measures) == 2:
            return self.found(asks[1]).stored, self.found(asks[0]).stored
        ask = asks[0]
        others = [p for p in query.periods if p.kind == "prior"]
        plain = [p for p in query.periods if p.kind != "prior"]
        ask = replace(ask, period=plain[0] if plain else None)
        if plain and not others and self._is_base(plain[0], query, ask):
            later = self.found(replace(ask, period=None)).stored
            shifted = replace(ask, period=exact_period(later.figure.period.start.replace(year=plain[0].year or 0), _shifted(later.figure.period.end, plain[0].year or 0)))
            return self.found(shifted).stored, later
        new = self.found(ask).stored
        start, end = new.figure.period.start, new.figure.period.end
        year = others[0].year if others and others[0].year else end.year - 1
        old = self.ledger.same_elsewhen(new, start.replace(year=year), _shifted(end, year))
        if old is None:
            raise Refusal(self.refusal(replace(ask, period=exact_period(start.replace(year=year), _shifted(end, year))), Nothing("period", self.ledger.of_subject(subject_key(new.figure))[:1])))
        return old.stored, new

    def _is_base(self, spec: PeriodSpec, query: Query, ask: Ask) -> bool:
        """Whether the one time named is what the newest is compared with: "vrt 2024", "verrattuna tammi-maaliskuuhun 2023"."""
        if "compared_to" not in query.extra or spec.year is None:
            return False
        newest = self.ledger.find(replace(ask, period=None))
        return isinstance(newest, Found) and newest.figure.period.end.year > spec.year

    def change(self, query: Query) -> Draft:
        """How much something changed, in euros, per cent or both; a printed column of change comes before arithmetic."""
        if query.yes_no is not None:
            return self.yes_no(query)
        old, new = self.pair(query)
        draft = Draft(self.ledger)
        kinds = ["EUR", "%"] if "both" in query.extra else ["%"] if query.operation == "change_percent" else ["EUR"]
        for kind in kinds:
            self._say_change(draft, old, new, kind, query)
        self._caveats(draft, [old, new], compared=True)
        draft.figures = [old.figure.figure_id, new.figure.figure_id]
        return draft

    def _say_change(self, draft: Draft, old: StoredFigure, new: StoredFigure, kind: str, query: Query) -> None:
        unit = new.figure.number_unit
        if old.figure.number_unit != unit:
            draft.status = "not_found"
            draft.lines.append("Lukuja ei voi verrata, koska niiden yksiköt eroavat.")
            return
        name = wording.of_unit(new.figure.unit, self._account(new))
        span = f"{_time_label(old, new)} → {_time_label(new, old)}"
        printed = self._printed_change(old, new, "change" if kind == "EUR" else "change_percent")
        up = abs(new.figure.number) > abs(old.figure.number)
        kind_of = "result" if subject_key(new.figure).startswith(RESULTS) else "account"
        if kind_of == "result":
            up = new.figure.number > old.figure.number
        word = "pysyi ennallaan" if new.figure.number == old.figure.number else wording.change_words(kind_of, up)
        operands = [draft.operand(new, self.label(new)), draft.operand(old, self.label(old))]
        marks = [o.citation for o in operands]
        detail = f"{name}: {word}, {figure_text(old)} → {figure_text(new)} ({span})"
        if kind == "EUR":
            number = new.figure.number - old.figure.number
            as_points = unit == "%"
            if printed is not None:
                number = printed.figure.number
                marks.insert(0, int(draft.cite_figure(printed).strip("[]")))
            text = draft.value(number, "pp" if as_points else unit, f"{name}, muutos {span}", printed.figure.figure_id if printed else None)
            draft.computed("difference", "−", operands, new.figure.number - old.figure.number, "pp" if as_points else unit)
            draft.lines.append(wording.lookup(text, detail, marks_of(marks)))
            return
        if unit == "%":
            number = new.figure.number - old.figure.number
            text = draft.value(number, "pp", f"{name}, muutos {span}")
            draft.computed("difference", "−", operands, number, "pp")
            draft.lines.append(wording.lookup(text, detail, marks_of(marks)))
            return
        percent = printed.figure.number if printed is not None else change_percent(old.figure.number, new.figure.number)
        if printed is not None:
            marks.insert(0, int(draft.cite_figure(printed).strip("[]")))
        if percent is None:
            number = new.figure.number - old.figure.number
            text = draft.value(number, unit, f"{name}, muutos {span}")
            draft.computed("difference", "−", operands, number, unit)
            draft.lines.append(wording.lookup(text, f"{detail}. Prosenttimuutosta ei voi laskea, koska lähtöluku on nolla tai etumerkki vaihtuu", marks_of(marks)))
            return
        text = draft.value(percent, "%", f"{name}, muutos {span}", printed.figure.figure_id if printed else None)
        if printed is None:
            draft.computed("change_percent", "÷", operands, percent, "%")
        draft.lines.append(wording.lookup(text, detail, marks_of(marks)))

    def _printed_change(self, old: StoredFigure, new: StoredFigure, measure: str) -> StoredFigure | None:
        """The printed change of the same row, when the row's other columns are just these two periods."""
        if old.report_id != new.report_id or old.figure.row != new.figure.row or old.figure.table != new.figure.table:
            return None
        row = self.ledger.row(new)
        changes = [f for f in row if f.figure.measure == measure]
        actuals = {f.figure.figure_id for f in row if f.figure.measure in ("actual", "closing")}
        if len(changes) != 1 or actuals != {old.figure.figure_id, new.figure.figure_id}:
            return None
        if measure == "change_percent":
            made = change_percent(old.figure.number, new.figure.number)
            return changes[0] if made is not None and abs(abs(made) - abs(changes[0].figure.number)) <= last_digit(changes[0].figure) else None
        made = new.figure.number - old.figure.number
        return changes[0] if abs(made - changes[0].figure.number) <= last_digit(changes[0].figure) * 2 else None

    # ----- difference, sum, share, mean

    def operands_of(self, query: Query) -> list[StoredFigure]:
        """The figures that a calculation needs; those of the turns before when the question points at them."""
        if "bare" in query.extra and len(self.previous) >= 2:
            return list(self.previous[-2:])
        return [self.found(ask).stored for ask in self.asks(query)]

    def difference(self, query: Query) -> Draft:
        """The first less the second; what is left out less from the whole."""
        if query.yes_no is not None:
            return self.yes_no(query)
        figures = self.operands_of(query)
        if len(figures) < 2:
            if query.direction is not None or len(figures) == 1:
                return self.change(replace(query, operation="change"))
            raise Refusal(self._cannot("Vertailuun tarvitaan kaksi lukua."))
        first, second = figures[0], figures[1]
        if "without" in query.extra:
            first, second = sorted((first, second), key=lambda f: abs(f.figure.number), reverse=True)
        return self._subtract(first, second, query)

    def _subtract(self, first: StoredFigure, second: StoredFigure, query: Query) -> Draft:
        if first.figure.number_unit != second.figure.number_unit:
            raise Refusal(self._cannot("Lukuja ei voi verrata, koska niiden yksiköt eroavat."))
        draft = Draft(self.ledger)
        if query.wanted_unit == "%" and first.figure.number_unit != "%":
            number = change_percent(second.figure.number, first.figure.number)
            unit = "%"
        else:
            number = first.figure.number - second.figure.number
            unit = "pp" if first.figure.number_unit == "%" else first.figure.number_unit
        if number is None:
            raise Refusal(self._cannot("Prosenttieroa ei voi laskea, koska vertailuluku on nolla tai etumerkki vaihtuu."))
        operands = [draft.operand(first, self.label(first)), draft.operand(second, self.label(second))]
        text = draft.value(number, unit, f"{self.label(first)}; {self.label(second)}: erotus")
        draft.computed("change_percent" if unit == "%" else "difference", "−", operands, number, unit)
        draft.lines.append(wording.lookup(text, f"{self.label(first)} on {operands[0].text} ja {self.label(second)} on {operands[1].text}", marks_of([o.citation for o in operands])))
        draft.figures = [first.figure.figure_id, second.figure.figure_id]
        self._caveats(draft, [first, second], compared=first.figure.period != second.figure.period)
        return draft

    def _cannot(self, why: str) -> Draft:
        draft = Draft(self.ledger, "not_found")
        draft.lines.append(why)
        return draft

    def sum(self, query: Query) -> Draft:
        """All figures asked for added up."""
        figures = self.operands_of(query)
        if len(figures) < 2:
            return self.lookup(replace(query, operation="lookup"))
        units = {f.figure.number_unit for f in figures}
        if len(units) > 1 or "%" in units:
            raise Refusal(self._cannot("Lukuja ei voi laskea yhteen, koska niiden yksiköt eroavat tai ne ovat prosentteja."))
        draft = Draft(self.ledger)
        operands = [draft.operand(f, self.label(f)) for f in figures]
        total = sum((f.figure.number for f in figures), Decimal(0))
        label = "; ".join(self.label(f) for f in figures)
        text = draft.value(total, figures[0].figure.number_unit, f"Yhteensä: {label}")
        draft.computed("sum", "+", operands, total, figures[0].figure.number_unit)
        parts = "; ".join(f"{self.label(f)} {o.text}" for f, o in zip(figures, operands, strict=True))
        draft.lines.append(wording.lookup(text, f"yhteensä: {parts}", marks_of([o.citation for o in operands])))
        draft.figures = [f.figure.figure_id for f in figures]
        self._caveats(draft, figures)
        return draft

    def share(self, query: Query) -> Draft:
        """What part of the whole something is, in per cent: the whole is the larger of the two."""
        query = self._with_whole(query)
        figures = self.operands_of(query)
        if len(figures) != 2:
            raise Refusal(self._cannot("Osuuden laskemiseen tarvitaan kaksi lukua: osa ja kokonaisuus."))
        part, whole = sorted(figures, key=lambda f: abs(f.figure.number))
        percent = share_percent(part.figure.number, whole.figure.number)
        if percent is None or part.figure.number_unit != whole.figure.number_unit:
            raise Refusal(self._cannot("Osuutta ei voi laskea, koska kokonaisuus on nolla tai luvuilla on eri etumerkki."))
        draft = Draft(self.ledger)
        operands = [draft.operand(part, self.label(part)), draft.operand(whole, self.label(whole))]
        label = f"{self.label(part)}; osuus luvusta {self.label(whole)}"
        text = draft.value(percent, "%", label)
        draft.computed("share", "÷", operands, percent, "%")
        draft.lines.append(wording.lookup(text, f"{self.label(part)} on {operands[0].text}, ja kokonaisuus, {self.label(whole)}, on {operands[1].text}", marks_of([o.citation for o in operands])))
        draft.figures = [part.figure.figure_id, whole.figure.figure_id]
        self._caveats(draft, [part, whole])
        return draft

    def _with_whole(self, query: Query) -> Query:
        """One subject and one time alone: the whole is the statement's total of the same side."""
        if len(query.subjects) != 1 or len(query.units) > 1 or len(query.periods) > 1 or len(query.municipalities) > 1:
            return query
        key = query.subjects[0].names[0]
        total = "toimintakulut" if "kulut" in key or "ostot" in key or key.startswith(("aineet", "avustukset")) else "toimintatuotot"
        if total == key or total not in self.ledger.vocabulary.by_account:
            return query
        return replace(query, subjects=(*query.subjects, Place((total,), total)))

    def mean(self, query: Query) -> Draft:
        """The mean of the figures asked for."""
        figures = self.operands_of(query)
        if len(figures) < 2:
            return self.lookup(replace(query, operation="lookup"))
        draft = Draft(self.ledger)
        operands = [draft.operand(f, self.label(f)) for f in figures]
        number = mean([f.figure.number for f in figures])
        text = draft.value(number, figures[0].figure.number_unit, "Keskiarvo")
        draft.computed("mean", "+", operands, number, figures[0].figure.number_unit)
        draft.lines.append(wording.lookup(text, "keskiarvo: " + "; ".join(f"{self.label(f)} {o.text}" for f, o in zip(figures, operands, strict=True)), marks_of([o.citation for o in operands])))
        return draft

    # ----- rank, threshold

    def rank(self, query: Query) -> Draft:
        """The largest or smallest of a row's parts, units, investments, years or municipalities."""
        if query.dimension == "year" or query.dimension is None and len(query.periods) > 1 and len(query.subjects) == 1 and query.direction is None:
            return self._rank_years(query)
        if query.dimension == "municipality" or len(query.municipalities) > 1:
            return self.compare(query)
        growth = query.direction in ("up", "down") and len(query.periods) != 1 or query.direction in ("up", "down") and any(p.kind == "prior" for p in query.periods)
        pool = self.parts(query)
        if not pool:
            raise Refusal(self._cannot(wording.not_traceable()))
        if growth and query.dimension == "unit":
            return self._rank_growth(query, pool)
        size = (lambda f: f.figure.number) if query.measures[:1] == ("percent",) or pool[0].figure.number_unit == "%" else (lambda f: abs(f.figure.number))
        ordered = sorted(pool, key=size, reverse=query.order != "smallest")
        if len(ordered) > query.count and size(ordered[query.count - 1]) == size(ordered[query.count]):
            raise Refusal(self._cannot("Useampi luku on yhtä suuri, joten järjestystä ei voi sanoa."))
        chosen = ordered[: query.count]
        draft = Draft(self.ledger)
        for number, stored in enumerate(chosen, 1):
            label = self.label(stored)
            text = draft.figure_value(stored, label)
            head = f"{number}. " if len(chosen) > 1 else ""
            draft.lines.append(f"{head}{wording.lookup(text, label, draft.cite_figure(stored))}")
        self._caveats(draft, chosen)
        return draft

    def parts(self, query: Query) -> list[StoredFigure]:
        """The figures among which a rank or a threshold chooses."""
        measure = query.measures[0] if query.measures else None
        if query.wanted_unit == "%" and measure in (None, "actual"):
            measure = "percent"
        if query.dimension == "unit":
            return self._units_below(query, measure)
        if query.dimension == "investment" or "investment" in query.record_kinds:
            return self._all_of_kind(query, "investment", measure)
        side = self._side(query)
        found: list[StoredFigure] = []
        for key in side:
            ask = Ask((key,), query.units[0] if query.units else None, query.municipalities[0] if query.municipalities else None, measure, query.periods[0] if query.periods else None, query.sources[0] if query.sources else None)
            outcome = self.ledger.find(self._settled(ask))
            if isinstance(outcome, Found) and outcome.minus is None:
                found.append(outcome.stored)
            elif isinstance(outcome, Several):
                raise Refusal(self.refusal(ask, outcome))
        if found and len({(f.figure.unit, f.figure.period.label) for f in found}) > 1:
            latest = max(f.figure.period.end for f in found)
            found = [f for f in found if f.figure.period.end == latest]
        return found

    def _side(self, query: Query) -> list[str]:
        """The rows of a statement that make up its costs or its income, from the reports' own tables: those between the totals."""
        income = query.dimension == "income_account" or any("tuot" in n or "tulo" in n for p in query.subjects for n in p.names)
        costs = query.dimension == "cost_account" or any("kulu" in n or "meno" in n for p in query.subjects for n in p.names) or "spend" in query.extra
        if income == costs and not (costs or income):
            raise Refusal(self._cannot(wording.not_traceable()))
        return [k for k in self.ledger.vocabulary.by_account if (is_income(k) if income and not (costs and query.dimension == "cost_account") else is_cost(k))]

    def _units_below(self, query: Query, measure: str | None) -> list[StoredFigure]:
        """One figure for each unit of the rank asked for below the unit named (or of the municipality)."""
        if not query.subjects:
            raise Refusal(self._cannot(wording.not_traceable()))
        above = query.units[0] if query.units and not query.units[0].names[0].startswith("*") else None
        pool: dict[tuple[str, str], StoredFigure] = {}
        town = query.municipalities[0] if query.municipalities else None
        key = next((k for k in query.subjects[0].names if self.ledger.of_subject(k)), query.subjects[0].names[0])
        query = replace(query, subjects=(replace(query.subjects[0], names=(key,)), *query.subjects[1:]))
        names = {f.figure.unit for f in self.ledger.of_subject(key)}
        if above is not None:
            tops = set(above.names)
            held = {name for name in names if any(set(unit.path[:-1]) & tops for _, unit in self.ledger.vocabulary.units.get(name, ()))}
            if not held:  # a chapter "Tekninen lautakunta, vastuualueet" heads the tables of its areas
                headed = [t.lower() for t in tops]
                figures = [f.figure for key in query.subjects[0].names for f in self.ledger.of_subject(key)]
                held = {f.unit for f in figures if f.unit not in tops and any(t in title.lower() for t in headed for title in f.section)}
        else:
            held = {name for name in names if name not in self.ledger.vocabulary.municipalities}
        boards = {n for n in held if any(unit.kind in ("lautakunta", "toimielin") for _, unit in self.ledger.vocabulary.units.get(n, ()))}
        if "kind:lautakunta" in query.extra or "kind:toimielin" in query.extra:
            held = boards or held
        else:
            leaves = {n for n in held if not any(n in unit.path[:-1] for other in held - {n} for _, unit in self.ledger.vocabulary.units.get(other, ()))}
            held = leaves - boards or leaves or held
        for name in sorted(held):
            ask = Ask(query.subjects[0].names, Place((name,)), town, measure, query.periods[0] if query.periods else None, query.sources[0] if query.sources else None)
            outcome = self.ledger.find(self._settled(ask))
            if isinstance(outcome, Several) and outcome.by == "municipality":
                raise Refusal(self.refusal(ask, outcome))
            if isinstance(outcome, Found) and outcome.minus is None:
                pool[(name, "")] = outcome.stored
        return list(pool.values())

    def _all_of_kind(self, query: Query, kind: str, measure: str | None) -> list[StoredFigure]:
        found: list[StoredFigure] = []
        totals = {"investoinnit", "yhteensä", "menot", "tulot", "netto", "investointimenot", "investointitulot"}
        titles = {account_key(r.record.title) for r in self.ledger.vocabulary.records.values() if r.record.kind == kind}
        for key, subjects in self.ledger.vocabulary.by_account.items():
            if subjects[0].subject_kind != kind or key in totals or titles and key not in titles:
                continue
            ask = Ask((key,), None, query.municipalities[0] if query.municipalities else None, measure or "actual", query.periods[0] if query.periods else None)
            outcome = self.ledger.find(self._settled(ask))
            if isinstance(outcome, Found):
                found.append(outcome.stored)
        return found

    def _rank_years(self, query: Query) -> Draft:
        specs = query.periods
        base = replace(query, periods=(), measures=query.measures or ("closing",))
        if len(specs) < 2:
            raise Refusal(self._cannot("Kerro, mitä vuosia verrataan."))
        figures = []
        for spec in specs:
            figures += [self.found(ask).stored for ask in self.asks(replace(base, periods=(spec,)))]
        ordered = sorted(figures, key=lambda f: abs(f.figure.number), reverse=query.order != "smallest")
        best = ordered[0]
        draft = Draft(self.ledger)
        label = self.label(best)
        text = draft.figure_value(best, label)
        draft.lines.append(wording.lookup(text, f"{best.figure.period.end.year}: {label}", draft.cite_figure(best)))
        operands = [draft.operand(f, self.label(f)) for f in ordered]
        draft.computed("rank", ">" if query.order != "smallest" else "<", operands, best.figure.number, best.figure.number_unit)
        self._caveats(draft, figures, compared=True)
        return draft

    def _rank_growth(self, query: Query, pool: Sequence[StoredFigure]) -> Draft:
        """The unit in which something grew or fell most between two periods."""
        changes: list[tuple[Decimal, StoredFigure, StoredFigure]] = []
        for stored in pool:
            single = replace(query, units=(Place((stored.figure.unit,)),), operation="change", dimension=None, order=None)
            try:
                old, new = self.pair(single)
            except Refusal:
                continue
            changes.append((abs(new.figure.number) - abs(old.figure.number), old, new))
        if len(changes) < 2:
            raise Refusal(self._cannot(wording.not_traceable()))
        changes.sort(key=lambda c: c[0], reverse=query.direction == "up")
        size, old, new = changes[0]
        if query.direction == "up" and size <= 0 or query.direction == "down" and size >= 0:
            raise Refusal(self._cannot("Yksikään luku ei muuttunut kysyttyyn suuntaan."))
        draft = Draft(self.ledger)
        self._say_change(draft, old, new, "%" if query.wanted_unit == "%" else "EUR", query)
        self._caveats(draft, [old, new], compared=True)
        return draft

    def threshold(self, query: Query) -> Draft:
        """The parts that are over or under a limit; none of them is an answer too."""
        assert query.limit is not None
        limit = Decimal(query.limit)
        measure = query.measures[0] if query.measures else None
        by_percent = query.limit_unit == "%" or measure == "percent"
        pool = self.parts(replace(query, measures=("percent",) if by_percent else query.measures, wanted_unit=None))
        if not pool:
            raise Refusal(self._cannot(wording.not_traceable()))
        over = "under" not in query.extra and query.direction != "down"
        size = (lambda f: f.figure.number) if by_percent else (lambda f: abs(f.figure.number))
        chosen = [f for f in pool if (size(f) > limit if over else size(f) < limit)]
        draft = Draft(self.ledger)
        shown = with_unit(limit, "%" if by_percent else "EUR")
        if not chosen:
            marks = " ".join(draft.cite_figure(f) for f in pool)
            draft.lines.append(f"Ei yhtään: mikään luvuista ei ole {'yli' if over else 'alle'} {shown} {marks}.")
            return draft
        for stored in sorted(chosen, key=size, reverse=over):
            label = self.label(stored)
            text = draft.figure_value(stored, label)
            draft.lines.append(wording.lookup(text, label, draft.cite_figure(stored)))
        self._caveats(draft, chosen)
        return draft

    # ----- comparison of municipalities, series

    def compare(self, query: Query) -> Draft:
        """The same figure of several municipalities; the winner first when the question asks which."""
        if query.yes_no is not None:
            return self.yes_no(query)
        towns = query.municipalities or tuple(self.ledger.vocabulary.municipalities)
        single = replace(query, operation="lookup", municipalities=())
        figures = [self.found(ask).stored for town in towns for ask in self.asks(replace(single, municipalities=(town,), units=tuple(replace(u, municipality=None) for u in query.units)))]
        if query.direction in ("up", "down") and query.order is None and len(figures) == 2:
            return self._subtract(figures[0], figures[1], query)
        if query.order is not None:
            figures.sort(key=lambda f: abs(f.figure.number), reverse=query.order != "smallest")
        draft = Draft(self.ledger)
        for stored in figures:
            label = self.label(stored)
            town = self.ledger.report(stored).municipality
            text = draft.figure_value(stored, label)
            draft.lines.append(wording.lookup(text, label if town in label or (wording.genitive(town) or town) in label else f"{town}, {label}", draft.cite_figure(stored)))
        if query.order is not None:
            operands = [draft.operand(f, self.label(f)) for f in figures]
            draft.computed("rank", ">" if query.order != "smallest" else "<", operands, figures[0].figure.number, figures[0].figure.number_unit)
        self._caveats(draft, figures)
        return draft

    def series(self, query: Query) -> Draft:
        """One figure for each period in order: the accumulations of a year's reports, or the years."""
        if len(query.periods) > 1:
            return self.lookup(replace(query, operation="lookup", periods=tuple(sorted(query.periods, key=lambda p: (p.year or 0, p.last or 12)))))
        year = next((p.year for p in (*query.periods, *query.sources) if p.year is not None), None)
        measure = query.measures[0] if query.measures else "actual"
        first = self.asks(replace(query, periods=(), sources=(), measures=(measure,)))[0]
        base = self.found(first)
        key = subject_key(base.figure)
        pool = [f for f in self.ledger.of_subject(key) if f.figure.unit == base.figure.unit and self.ledger.report(f).municipality == self.ledger.report(base.stored).municipality]
        periods: dict[tuple[date, date], None] = {}
        for f in sorted(pool, key=lambda f: f.figure.period.end):
            report = self.ledger.report(f)
            if measure == "actual" and f.figure.measure not in ("actual", "closing", "value") or measure != "actual" and f.figure.measure != measure:
                continue
            if year is not None and f.figure.period.end.year != year:
                continue
            if year is not None and report.period is not None and report.period.end != f.figure.period.end and measure == "actual":
                continue
            periods[(f.figure.period.start, f.figure.period.end)] = None
        draft = Draft(self.ledger)
        figures = [found.stored for start, end in periods if (found := self.ledger.same_elsewhen(base.stored, start, end)) is not None]
        if len(figures) < 2:
            raise Refusal(self._cannot("Kehitystä varten tarvitaan vähintään kaksi ajankohtaa, mutta raporteissa on vain yksi."))
        for stored in figures:
            label = self.label(stored)
            text = draft.figure_value(stored, label)
            draft.lines.append(wording.lookup(text, label, draft.cite_figure(stored)))
        self._caveats(draft, figures, compared=True)
        return draft

    # ----- yes and no

    def yes_no(self, query: Query) -> Draft:
        """Kyllä or Ei, with the figures that show it."""
        claim = query.yes_no
        plain = replace(query, yes_no=None)
        if claim in ("over", "under") and query.limit is not None:
            return self._against_limit(plain, claim)
        if claim == "suffices" or claim in ("over", "under", "more", "less") and ("forecast" in query.measures):
            return self._forecast_against_budget(plain, claim)
        if claim in ("over", "under") and len(self.asks(plain)) >= 1 and (len(query.units) < 2 and len(query.municipalities) < 2):
            return self._actual_against_budget(plain, claim)
        if claim in ("more", "less", "up", "down", "over", "under"):
            return self._which_is_more(plain, claim)
        if claim in ("positive", "negative"):
            return self._sign(plain, claim)
        return self._any(plain)

    def _verdict(self, draft: Draft, yes: bool, text: str, figures: Sequence[StoredFigure]) -> Draft:
        marks = marks_of([int(draft.cite_figure(f).strip("[]")) for f in figures])
        draft.lines.append(wording.sentence(f"{'Kyllä' if yes else 'Ei'}: {text}", marks))
        draft.figures = [f.figure.figure_id for f in figures]
        draft.about += [self.label(f) for f in figures]
        return draft

    def _against_limit(self, query: Query, claim: str) -> Draft:
        limit = Decimal(query.limit or "0")
        percent = query.limit_unit == "%" or query.limit_unit is None and "percent" in query.measures
        measures = ("percent",) if percent else tuple(m for m in query.measures if m != "percent") or ("actual",)
        ask = self.asks(replace(query, measures=measures, wanted_unit=None))[0]
        found = self._found_or_made(ask)
        if isinstance(found, _Made):
            draft = Draft(self.ledger)
            yes = found.number > limit if claim == "over" else found.number < limit
            return self._verdict(draft, yes, f"{wording.of_unit(found.first.figure.unit, self._account(found.first))}, toteumaprosentti on {with_unit(found.number, '%')}", [found.first, found.second])
        number = found.figure.number if percent else abs(found.figure.number)
        yes = number > limit if claim == "over" else number < limit
        draft = Draft(self.ledger)
        return self._verdict(draft, yes, f"{self.label(found.stored)} on {figure_text(found.stored)}", [found.stored])

    def _forecast_against_budget(self, query: Query, claim: str | None) -> Draft:
        ask = self.asks(replace(query, measures=("forecast",)))[0]
        forecast, budget = self.found(ask), self.found(replace(ask, measure="any_budget"))
        over = abs(forecast.figure.number) > abs(budget.figure.number)
        yes = not over if claim in ("suffices", "under", "less") else over
        draft = Draft(self.ledger)
        return self._verdict(draft, yes, f"{self.label(forecast.stored)} on {figure_text(forecast.stored)} ja {self.label(budget.stored)} {figure_text(budget.stored)}", [forecast.stored, budget.stored])

    def _actual_against_budget(self, query: Query, claim: str) -> Draft:
        ask = self.asks(replace(query, measures=("actual",)))[0]
        actual, budget = self.found(ask), self.found(replace(ask, measure="any_budget"))
        over = abs(actual.figure.number) > abs(budget.figure.number)
        under = abs(actual.figure.number) < abs(budget.figure.number)
        draft = Draft(self.ledger)
        return self._verdict(draft, over if claim == "over" else under, f"{self.label(actual.stored)} on {figure_text(actual.stored)} ja {self.label(budget.stored)} {figure_text(budget.stored)}", [actual.stored, budget.stored])

    def _which_is_more(self, query: Query, claim: str) -> Draft:
        if len(query.municipalities) > 1:
            single = replace(query, municipalities=())
            figures = [self.found(ask).stored for town in query.municipalities for ask in self.asks(replace(single, municipalities=(town,), units=tuple(replace(u, municipality=None) for u in query.units)))]
            new, old = figures[0], figures[1]
        elif len(query.units) > 1 or len(query.subjects) > 1:
            new, old = (self.found(a).stored for a in self.asks(query)[:2])
        else:
            old, new = self.pair(query)
        grew = abs(new.figure.number) > abs(old.figure.number)
        fell = abs(new.figure.number) < abs(old.figure.number)
        result = subject_key(new.figure).startswith(RESULTS)
        if result:
            grew, fell = new.figure.number > old.figure.number, new.figure.number < old.figure.number
        yes = grew if claim in ("more", "up", "over") else fell
        draft = Draft(self.ledger)
        self._caveats(draft, [new, old], compared=old.figure.period != new.figure.period)
        draft.citations.clear()
        return self._verdict(draft, yes, f"{self.label(new)} on {figure_text(new)} ja {self.label(old)} {figure_text(old)}", [new, old])

    def _sign(self, query: Query, claim: str) -> Draft:
        found = self.found(self.asks(query)[0])
        yes = found.figure.number > 0 if claim == "positive" else found.figure.number < 0
        return self._verdict(Draft(self.ledger), yes, f"{self.label(found.stored)} on {figure_text(found.stored)}", [found.stored])

    def _any(self, query: Query) -> Draft:
        found = self.found(self.asks(query)[0])
        return self._verdict(Draft(self.ledger), found.figure.number != 0, f"{self.label(found.stored)} on {figure_text(found.stored)}", [found.stored])


@dataclass(frozen=True)
class _Made:
    first: StoredFigure
    second: StoredFigure
    number: Decimal
    unit: str
    measure: str


@cache
def _sides() -> dict[str, str]:
    return {account_key(row["row"]): row["side"] for row in read_table("statement_parts")}


def is_cost(key: str) -> bool:
    """Whether a row of a statement is one kind of operating cost, not their sum."""
    return _sides().get(key) == "cost"


def is_income(key: str) -> bool:
    """Whether a row of a statement is one kind of operating income, not their sum."""
    return _sides().get(key) == "income"


def marks_of(numbers: Sequence[int]) -> str:
    """Citation marks, each once: [1][2]."""
    return "".join(f"[{n}]" for n in dict.fromkeys(numbers))


def lower_first(text: str) -> str:
    """The first letter small."""
    return text[:1].lower() + text[1:]


def exact_period(start: date, end: date) -> PeriodSpec:
    """The time from one day to another as a spec."""
    if start == end:
        return PeriodSpec("to_date", end.year, 1, end.month, None if end.day >= 28 else end.day)
    if (start.month, start.day, end.month) == (1, 1, 12):
        return PeriodSpec("year", end.year)
    if start.month == end.month:
        return PeriodSpec("month", end.year, end.month, end.month)
    return PeriodSpec("span", end.year, start.month, end.month)


def _shifted(end: date, year: int) -> date:
    if (end.month, end.day) == (2, 29):
        return date(year, 3, 1) - date.resolution if not _leap(year) else end.replace(year=year)
    if (end.month, end.day) == (2, 28) and _leap(year):
        return date(year, 2, 29)
    return end.replace(year=year)


def _leap(year: int) -> bool:
    return year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)


def period_text(spec: PeriodSpec | None) -> str:
    """A time as the answer names it: "1–3/2025", "2024", "31.3.2025"."""
    if spec is None:
        return ""
    if spec.kind == "prior":
        return "edellisvuodelta"
    if spec.last is not None and spec.year is not None:
        if spec.kind == "month":
            return f"{spec.last}/{spec.year}"
        return f"{spec.first or 1}–{spec.last}/{spec.year}"
    if spec.last is not None:
        return f"{spec.first or spec.last}–{spec.last}" if spec.first != spec.last else f"{spec.last}. kuukausi"
    return str(spec.year or "")


def _times(query: Query) -> list[tuple[str | None, PeriodSpec | None, PeriodSpec | None]]:
    """(measure, period, source) of each figure asked for: equal numbers go in pairs, a single one goes with all."""
    measures: Sequence[str | None] = query.measures or (None,)
    periods: Sequence[PeriodSpec | None] = query.periods or (None,)
    sources: Sequence[PeriodSpec | None] = query.sources or (None,)
    most = max(len(measures), len(periods), len(sources))
    if any(p is not None and p.source is not None for p in periods) and len(measures) == len(periods):
        return [(m, p, p.source if p is not None else None) for m, p in zip(measures, periods, strict=True)]
    if all(len(x) in (1, most) for x in (measures, periods, sources)):
        pick = lambda xs, i: xs[i] if len(xs) > 1 else xs[0]  # noqa: E731
        return [(pick(measures, i), pick(periods, i), pick(sources, i)) for i in range(most)]
    return list(product(measures, periods, sources))


def _time_label(stored: StoredFigure, other: StoredFigure) -> str:
    measure = wording.MEASURES.get(stored.figure.measure, "")
    return stored.figure.period.label if stored.figure.measure == other.figure.measure or {stored.figure.measure, other.figure.measure} == {"actual", "closing"} else f"{measure} {stored.figure.period.label}"


def _report_end(report: Report) -> date:
    return report.period.end if report.period is not None else date.min


def _one_each(pool: Sequence[StoredFigure], key: Callable[[StoredFigure], tuple[str, ...]]) -> list[StoredFigure]:
    seen: dict[tuple[str, ...], StoredFigure] = {}
    for f in pool:
        seen.setdefault(key(f), f)
    return list(seen.values())


def _unit_name(ask: Ask, ledger: Ledger) -> str:
    if ask.unit is None:
        return ""
    name = ask.unit.names[0]
    if name == "*municipality":
        return ask.municipality or next(iter(ledger.vocabulary.municipalities), "")
    return ask.unit.named if name.startswith("*") else name


__all__ = ["REPORTED", "YEARLY", "FigureAnswers", "Refusal", "exact_period", "period_fits", "round_half_up", "shown_number"]
