"""Figures side by side: the largest, those over a limit, municipalities, developments over time."""

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from ingest.model import SubjectKind
from ingest.stored import StoredFigure
from retrieval import question_wording, wording
from retrieval.calculate import change_percent, share_percent
from retrieval.draft import Draft, figure_text
from retrieval.figure_asks import Ask, Found, Several
from retrieval.figure_fits import BUDGETS, last_digit, measure_fits, period_fits
from retrieval.figure_parts import Refusal, apart, belongs, is_cost, is_income, marks_of, operand_text, size_of, terms_of, to_the_end
from retrieval.figure_sums import Sums
from retrieval.names import row_side, subject_key, title_key
from retrieval.number_text import with_unit
from retrieval.query import PeriodSpec, Place, Query

_TOTALS = frozenset({"investoinnit", "yhteensä", "menot", "tulot", "netto", "investointimenot", "investointitulot", "hankkeet"})

_SIDES = frozenset({"toimintakulut", "toimintatuotot"})
"""What words for costs and income mean; of investments they are a column, not a row."""
_TOP_KINDS = frozenset({"kind:palvelualue", "kind:toimiala", "kind:hallintokunta", "kind:sektori"})


def _spot(stored: StoredFigure) -> tuple[int, int, int]:
    """Where in its report a figure stands, in reading order."""
    figure = stored.figure
    return figure.page, figure.table or 0, figure.row or 0


def making(whole: StoredFigure, alike: Sequence[StoredFigure]) -> list[StoredFigure]:
    """The figures that follow the whole in reading order and together make its number; [] where they do not."""
    total, chosen = Decimal(0), list[StoredFigure]()
    for stored in sorted((f for f in alike if _spot(f) > _spot(whole)), key=_spot):
        total += stored.figure.number
        chosen.append(stored)
        if len(chosen) > 1 and abs(total - whole.figure.number) <= last_digit(whole.figure) * len(chosen):
            return chosen
    return []


def beyond(number: Decimal, limit: Decimal, over: bool, query: Query) -> bool:
    """Whether a number is over (or under) a limit; the limit itself will do where the question says so ("vähintään")."""
    return (number > limit if over else number < limit) or (number == limit and "inclusive" in query.extra)


def _spent(stored: StoredFigure) -> Decimal:
    """How much a result costs: what is most below nought is the dearest."""
    return -stored.figure.number if row_side(subject_key(stored.figure)) == "result" else abs(stored.figure.number)


def _named_units(query: Query) -> tuple[Place, ...]:
    """The units that a question names one by one."""
    return tuple(u for u in query.units if not u.names[0].startswith("*"))


def _at_the_end(query: Query) -> Query:
    """What asks for the amounts of the later of two times, whose growth is told in per cents or not."""
    dated = sorted((p for p in query.periods if p.year is not None and p.kind != "prior"), key=lambda p: (p.year or 0, p.last or 12))
    plain = tuple(tag for tag in query.extra if tag not in ("budget_relative", "rank_share"))
    since = len(dated) == 1 and "compared_to" in query.extra and len(query.periods) == 1  # "eniten vuodesta 2021": up to the newest
    return replace(query, wanted_unit=None, periods=() if since else tuple(dated[-1:]) if len(dated) > 1 else query.periods, extra=plain)


def _nth(query: Query) -> int:
    """Which one from the top is asked for: 2 for "toiseksi suurin"."""
    return next((n for n in (2, 3) if f"nth{n}" in query.extra), 1)


class Ranks(Sums):
    """Answers that choose among figures or list them."""

    # ----- rank, threshold

    def rank(self, query: Query) -> Draft:
        """The largest or smallest of a row's parts, units, investments, years or municipalities."""
        if query.dimension == "year" or (
            query.dimension is None and len(query.periods) > 1 and len(query.subjects) == 1 and query.direction is None and len(query.measures) < 2
        ):
            return self._rank_years(query)
        moved = query.direction in ("up", "down") and query.dimension is None and len(query.subjects) == 1 and not query.municipalities[1:]
        if moved and len(_named_units(query)) > 1 and len(query.periods) < 2:  # "kumpi kasvoi enemmän, lukion vai perusopetuksen menot"
            now = replace(query, direction=None, order=None, operation="lookup")
            return self._rank_growth(query, [self.found(ask).stored for ask in self.asks(now)])
        if query.dimension == "municipality" or len(query.municipalities) > 1:
            return self.compare(query)
        plain = query.dimension is None and len(query.subjects) == 1 and len(query.measures) < 2 and query.direction is None
        if len(_named_units(query)) > 1 and plain:
            return self.compare(query)  # "kumpi käytti enemmän, tekninen lautakunta vai elämänlaatulautakunta"
        if len(query.subjects) > 1 and {"which2", "versus"} & set(query.extra) and query.dimension in (None, "investment") and query.direction is None:
            return self._rank_named(query)
        measured = set(query.measures) <= {"any_budget", "amended_budget", "budget", "actual", "deviation", "forecast", "percent"}
        against = query.limit is None and bool({"over", "under"} & set(query.extra)) and measured
        if against and query.wanted_unit != "%" and "budget_relative" not in query.extra:
            return self._rank_against_budget(query)
        if against and "over" not in query.extra and query.order == "largest":  # "jäi suhteellisesti eniten": the smallest part of the budget
            query = replace(query, order="smallest")
        growth = query.direction in ("up", "down") and (
            len(query.periods) != 1 or "compared_to" in query.extra or any(p.kind == "prior" for p in query.periods)
        )
        pool = self.parts(_at_the_end(query) if growth else query)
        if not pool and query.measures == ("remaining",):  # what is left of a budget that no column prints
            return self._rank_against_budget(replace(query, measures=("actual",), extra=(*query.extra, "under")))
        if "spend" in query.extra:  # what costs most is told in euros
            pool = [f for f in pool if f.figure.number_unit in ("EUR", "%")]
        if len({f.figure.number_unit for f in pool}) > 1:
            raise Refusal(self._cannot(wording.units_differ()))
        if not pool:
            raise Refusal(self._cannot(wording.not_traceable()))
        if growth:
            return self._rank_growth(query, pool)
        size = _spent if "netted" in query.extra else size_of
        ordered = sorted(pool, key=size, reverse=query.order != "smallest")
        if len(ordered) > query.count and size(ordered[query.count - 1]) == size(ordered[query.count]):
            raise Refusal(self._cannot(wording.tied()))
        nth = _nth(query)
        chosen = ordered[: query.count]
        if nth > 1:  # "toiseksi suurin"
            sizes = [size(f) for f in ordered]
            if len(ordered) < nth or sizes.count(sizes[nth - 1]) > 1:
                raise Refusal(self._cannot(wording.tied()))
            chosen = ordered[nth - 1 : nth]
        draft = Draft(self.ledger)
        for number, stored in enumerate(chosen, 1):
            label = self.label(stored)
            text = draft.figure_value(stored, label)
            line = wording.lookup(text, label, draft.cite_figure(stored))
            draft.lines.append(wording.placed(number, line) if len(chosen) > 1 else line)
        self._caveats(draft, chosen)
        return draft

    def parts(self, query: Query) -> list[StoredFigure]:
        """The figures among which a rank or a threshold chooses."""
        measure = query.measures[0] if query.measures else None
        if (query.wanted_unit == "%" or {"budget_relative", "rank_share"} & set(query.extra)) and set(query.measures) <= {"actual", *BUDGETS}:
            measure = "percent"
        if len(_named_units(query)) > 1 and len(query.subjects) == 1:
            single = replace(query, measures=(measure,) if measure else (), periods=query.periods[-1:], sources=query.sources[:1], units=_named_units(query))
            return [self.found(ask).stored for ask in self.asks(single)]
        if query.dimension == "company":
            raise Refusal(self._cannot(wording.not_traceable()))
        if query.dimension == "unit":
            return self._units_below(query, measure)
        if query.dimension == "investment" or "investment" in query.record_kinds:
            ended = to_the_end(query)
            pool = self._of_heading(ended, self._all_of_kind(ended, "investment", measure))
            if not pool and measure is None and query.operation == "rank":  # a year that lies ahead has its budget only
                pool = self._of_heading(ended, self._all_of_kind(ended, "investment", "budget"))
            return pool
        side = self._side(query)
        found: list[StoredFigure] = []
        for key in side:
            ask = Ask(
                (key,),
                query.units[0] if query.units else None,
                query.municipalities[0] if query.municipalities else None,
                measure,
                query.periods[0] if query.periods else None,
                query.sources[0] if query.sources else None,
            )
            outcome = self.ledger.find(self._settled(ask))
            if isinstance(outcome, Found) and outcome.minus is None:
                found.append(outcome.stored)
            elif isinstance(outcome, Several):
                raise Refusal(self.refusal(ask, outcome))
        if found and len({(f.figure.unit, f.figure.period.label) for f in found}) > 1:
            latest = max(f.figure.period.end for f in found)
            found = [f for f in found if f.figure.period.end == latest]
        return found

    def _of_heading(self, query: Query, pool: list[StoredFigure]) -> list[StoredFigure]:
        """Those of the investments that stand under the heading named, whose own row is their sum: "talonrakennuskohteista"."""
        named = [s for s in query.subjects if s.names[0] not in _TOTALS | _SIDES]
        if not named:
            return pool
        period, source = (query.periods[0] if query.periods else None), (query.sources[0] if query.sources else None)
        town = query.municipalities[0] if query.municipalities else None
        whole = self.ledger.find(self._settled(Ask(named[0].names, None, town, "actual", period, source, number_unit="EUR", kind="investment")))
        if not isinstance(whole, Found):
            return []
        table = (whole.stored.report_id, whole.figure.table)
        amounts = self._all_of_kind(replace(query, wanted_unit=None, subjects=()), "investment", "actual")
        inside = making(whole.stored, [f for f in amounts if (f.report_id, f.figure.table) == table])
        keys = {subject_key(f.figure) for f in inside}
        return [f for f in pool if subject_key(f.figure) in keys]

    def _side(self, query: Query) -> list[str]:
        """The rows of a statement that make up its costs or its income, from the reports' own tables: those between the totals."""
        if (terms := self._terms(query)) is not None:
            return terms
        income = query.dimension == "income_account" or any("tuot" in n or "tulo" in n for p in query.subjects for n in p.names)
        costs = query.dimension == "cost_account" or any("kulu" in n or "meno" in n for p in query.subjects for n in p.names) or "spend" in query.extra
        if income == costs and not (costs or income):
            raise Refusal(self._cannot(wording.not_traceable()))
        return [k for k in self.ledger.vocabulary.by_account if (is_income(k) if income and not (costs and query.dimension == "cost_account") else is_cost(k))]

    def _terms(self, query: Query) -> list[str] | None:
        """The rows that make up the one total named ("verotuloista"), or the taxes; None for operating costs and income, whose kinds reports name freely."""
        total = "verotulot" if query.dimension == "tax" else query.subjects[0].names[0] if len(query.subjects) == 1 else ""
        if total in ("toimintakulut", "toimintatuotot", "toimintakate"):
            return None
        return [key for key in sorted(terms_of(total)) if key in self.ledger.vocabulary.by_account] or None

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
            if not held:
                held = self._summing(key, tops, query, measure)
            if not held:  # a board stands beside the areas of its service area: "Tekninen lautakunta" under Elinympäristöpalvelut
                held = self._beside_board(tops, names)
        else:
            held = {name for name in names if name not in self.ledger.vocabulary.municipalities and not self._is_company(name)}
        bodies = ("lautakunta",) if above is None and "kind:lautakunta" in query.extra else ("lautakunta", "toimielin")
        boards = {n for n in held if any(unit.kind in bodies for _, unit in self.ledger.vocabulary.units.get(n, ()))}
        if "kind:lautakunta" in query.extra or "kind:toimielin" in query.extra:
            held = boards if above is None else boards or held  # no other unit is a board
        elif ranked := self._of_rank(held, query):
            held = ranked
        elif query.order == "largest" and query.limit is None and set(query.extra) & _TOP_KINDS:
            held -= boards  # a service area is larger than any of its parts
            parts = {n for n in held if any(set(unit.path[:-1]) & held for _, unit in self.ledger.vocabulary.units.get(n, ()))}
            held = held - parts if above is None and query.count > 1 else held
        elif set(query.extra) & _TOP_KINDS:
            top = {n for n in held - boards if any(len(unit.path) == 2 for _, unit in self.ledger.vocabulary.units.get(n, ()))}
            deeper = {n for n in held if any(len(unit.path) > 2 for _, unit in self.ledger.vocabulary.units.get(n, ()))}
            held = top - deeper if deeper else held - boards
        else:
            leaves = {n for n in held if not any(n in unit.path[:-1] for other in held - {n} for _, unit in self.ledger.vocabulary.units.get(other, ()))}
            held = leaves - boards or leaves or held
            held = held - self._sums_of_others(key, held, query, measure) or held
        told = self._told_level(key, held, query) if not self._of_rank(held, query) else held
        held = told or held
        for name in sorted(held):
            period, source = (query.periods[0] if query.periods else None), (query.sources[0] if query.sources else None)
            rate = query.wanted_unit if "/" in (query.wanted_unit or "") else None
            ask = Ask(query.subjects[0].names, Place((name,)), town, measure, period, source, number_unit=rate)
            outcome = self.ledger.find(self._settled(ask))
            if isinstance(outcome, Several) and outcome.by == "municipality":
                raise Refusal(self.refusal(ask, outcome))
            if isinstance(outcome, Found) and outcome.minus is None:
                pool[(name, "")] = outcome.stored
        found = list(pool.values())
        if above is None and not told and not (query.order == "largest" and set(query.extra) & _TOP_KINDS):
            self._check_one_level(found)
        return found

    def _summing(self, key: str, tops: set[str], query: Query, measure: str | None) -> set[str]:
        """The units that follow the one named in its report and together make its number: its parts, where no tree of units is printed."""
        town = query.municipalities[0] if query.municipalities else None
        period, source = (query.periods[0] if query.periods else None), (query.sources[0] if query.sources else None)
        money = measure if measure not in ("percent", "deviation") else "actual"
        whole = self.ledger.find(self._settled(Ask((key,), Place(tuple(sorted(tops))), town, money, period, source, number_unit="EUR")))
        if not isinstance(whole, Found) or whole.minus is not None or whole.figure.table is None:
            return set()
        first = whole.figure
        alike = [
            f
            for f in self.ledger.of_subject(key)
            if f.report_id == whole.stored.report_id
            and f.figure.table is not None
            and (f.figure.measure, f.figure.period, f.figure.number_unit) == (first.measure, first.period, first.number_unit)
        ]
        return {f.figure.unit for f in making(whole.stored, alike)}

    def _sums_of_others(self, key: str, held: set[str], query: Query, measure: str | None) -> set[str]:
        """Those of the units whose number is made by the units that follow them in a report that prints no tree."""
        if measure in ("percent", "deviation"):
            return set()
        spec = query.periods[0] if query.periods else None
        figures = [f for f in self.ledger.of_subject(key) if f.figure.unit in held and f.figure.table is not None and f.figure.number_unit == "EUR"]
        figures = [f for f in figures if measure_fits(measure, f.figure) and period_fits(spec, f.figure, measure)]
        found: set[str] = set()
        for whole in figures:
            one = (whole.report_id, whole.figure.measure, whole.figure.period)
            alike = [f for f in figures if (f.report_id, f.figure.measure, f.figure.period) == one]
            if whole.figure.number and making(whole, alike):
                found.add(whole.figure.unit)
        return found

    def _of_rank(self, held: set[str], query: Query) -> set[str]:
        """The units that the reports' own tables call by the rank asked for."""
        asked = {tag.removeprefix("kind:") for tag in query.extra if tag.startswith("kind:")}
        named = {n for n in held if any(unit.kind in asked for _, unit in self.ledger.vocabulary.units.get(n, ()))}
        return named if len(named) > 1 else set()

    def _told_level(self, key: str, held: set[str], query: Query) -> set[str]:
        """The units whose figures stand under a heading that names the rank asked for: "Vastuualueiden talous"."""
        kinds = [k.removeprefix("kind:")[:-1] for k in query.extra if k.startswith("kind:") and len(k) > 9 and k != "kind:lautakunta"]
        figures = [f.figure for f in self.ledger.of_subject(key) if f.figure.unit in held and f.figure.table is not None]
        named = {f.unit for f in figures if any(kind in title.lower() for kind in kinds for title in (*f.section[-2:], *f.groups))}
        return named if len(named) > 1 else set()

    def _check_one_level(self, found: Sequence[StoredFigure]) -> None:
        """Raises Refusal when the units make more than the whole municipality: some of them are parts of others."""
        amounts = [f for f in found if f.figure.number_unit == "EUR"]
        if len(amounts) < 3:
            return
        first = amounts[0]
        town = self.ledger.report(first).municipality
        whole = [
            abs(f.figure.number)
            for f in self.ledger.of_subject(subject_key(first.figure))
            if f.figure.unit == town and f.figure.measure == first.figure.measure and f.figure.period == first.figure.period
        ]
        total = sum((abs(f.figure.number) for f in amounts), Decimal(0))
        if whole and row_side(subject_key(first.figure)) == "cost" and total > max(whole) * Decimal("1.3"):
            raise Refusal(self._cannot(wording.mixed_levels()))

    def _is_company(self, name: str) -> bool:
        return any(unit.kind in ("yhteisö", "konserni") for _, unit in self.ledger.vocabulary.units.get(name, ()))

    def _beside_board(self, tops: set[str], names: set[str]) -> set[str]:
        """The areas that share their service area with the one board named."""
        found: set[str] = set()
        for top in tops:
            for report_id, board in self.ledger.vocabulary.units.get(top, ()):
                above = board.path[:-1]
                beside = {
                    n
                    for n in names - {top}
                    for r, unit in self.ledger.vocabulary.units.get(n, ())
                    if r == report_id and unit.path[:-1] == above and len(above) > 1
                }
                boards = [
                    n
                    for n, held in self.ledger.vocabulary.units.items()
                    for r, unit in held
                    if r == report_id and unit.path[:-1] == above and unit.kind == "lautakunta"
                ]
                if board.kind == "lautakunta" and len(boards) == 1:
                    found |= beside
        return found

    def _all_of_kind(self, query: Query, kind: SubjectKind, measure: str | None) -> list[StoredFigure]:
        """One figure for each project or investment of each unit; totals are left out."""
        titles = {title_key(r.record.title) for r in self.ledger.vocabulary.records.values() if r.record.kind == kind}
        town = query.municipalities[0] if query.municipalities else None
        found: list[StoredFigure] = []
        for key, subjects in self.ledger.vocabulary.by_account.items():
            if subjects[0].subject_kind != kind or (key not in titles if titles else key in _TOTALS):
                continue
            for unit in dict.fromkeys(s.unit for s in subjects if s.subject_kind == kind):
                period, source = (query.periods[0] if query.periods else None), (query.sources[0] if query.sources else None)
                ask = Ask((key,), Place((unit,)), town, measure or "actual", period, source, kind=kind, context=frozenset(query.context))
                outcome = self.ledger.find(self._settled(ask))
                if isinstance(outcome, Several) and outcome.by == "municipality":
                    raise Refusal(self.refusal(ask, outcome))
                if isinstance(outcome, Found):
                    found.append(outcome.stored)
        return found

    def _rank_years(self, query: Query) -> Draft:
        specs = query.periods
        base = replace(query, periods=(), measures=query.measures or ("closing",))
        if len(specs) < 2:
            raise Refusal(self._cannot(question_wording.which_years()))
        figures = []
        for spec in specs:
            figures += [self.found(ask).stored for ask in self.asks(replace(base, periods=(spec,)))]
        ordered = sorted(figures, key=lambda f: abs(f.figure.number), reverse=query.order != "smallest")
        best = ordered[0]
        draft = Draft(self.ledger)
        label = self.label(best)
        text = draft.figure_value(best, label)
        draft.lines.append(wording.lookup(text, label, draft.cite_figure(best)))
        operands = [draft.operand(f, self.label(f)) for f in ordered]
        draft.computed("rank", ">" if query.order != "smallest" else "<", operands, best.figure.number, best.figure.number_unit)
        self._caveats(draft, figures, compared=True)
        return draft

    def _rank_named(self, query: Query) -> Draft:
        """Which of the rows named is largest or smallest: "kumpi oli suurempi, avustukset vai vuokrat"."""
        named = tuple(s for s in query.subjects if s.names[0] not in _TOTALS) if "investment" in query.record_kinds else query.subjects
        named = tuple(s for s in named if not any(belongs(o.names[0], s.names[0]) for o in named if o is not s))  # "kumpi vero, kiinteistövero vai …"
        figures = [self.found(ask).stored for ask in self.asks(replace(query, subjects=named, order=None))]
        if len({f.figure.figure_id for f in figures}) < 2 or len({f.figure.number_unit for f in figures}) > 1:
            raise Refusal(self._cannot(wording.units_differ()))
        ordered = sorted(figures, key=size_of, reverse=query.order != "smallest")
        if size_of(ordered[0]) == size_of(ordered[1]):
            raise Refusal(self._cannot(wording.tied()))
        draft = Draft(self.ledger)
        label = self.label(ordered[0])
        text = draft.figure_value(ordered[0], label)
        operands = [draft.operand(f, self.label(f)) for f in ordered]
        draft.computed("rank", ">" if query.order != "smallest" else "<", operands, ordered[0].figure.number, ordered[0].figure.number_unit)
        draft.lines.append(wording.lookup(text, label, f"[{operands[0].citation}]"))
        draft.lines.append(wording.others_were([wording.cited(operand_text(o), f"[{o.citation}]") for o in operands[1:]]))
        self._caveats(draft, figures)
        return draft

    def _rank_against_budget(self, query: Query) -> Draft:
        """The units or rows that went over (or stayed under) their budget most, in euros."""
        budget = next((m for m in query.measures if m in ("budget", "amended_budget")), "any_budget")
        sides: list[tuple[Decimal, StoredFigure, StoredFigure]] = []
        measure = "forecast" if "forecast" in query.measures else "actual"
        for stored in self.parts(replace(query, measures=(measure,), wanted_unit=None)):
            planned = self.ledger.find(self._beside(stored, budget))
            if isinstance(planned, Found) and planned.figure.number_unit == stored.figure.number_unit:
                sides.append((abs(stored.figure.number) - abs(planned.figure.number), stored, planned.stored))
        under = "over" not in query.extra
        sides.sort(key=lambda side: side[0], reverse=not under)
        count = 2 if "which2" in query.extra and len(sides) == 2 else query.count  # a comparison of two tells both
        at = _nth(query) - 1
        if at and at < len(sides) and [side[0] for side in sides].count(sides[at][0]) > 1:
            raise Refusal(self._cannot(wording.tied()))
        chosen = [side for side in sides[at : at + count] if (side[0] < 0 if under else side[0] > 0)]
        if len(sides) < 2 or not chosen:
            raise Refusal(self._cannot(wording.none_that_way() if len(sides) > 1 else wording.not_traceable()))
        draft = Draft(self.ledger)
        for _, actual, budgeted in chosen:
            self._say_off_budget(draft, actual, budgeted)
        self._caveats(draft, [side[1] for side in chosen])
        return draft

    def _say_off_budget(self, draft: Draft, actual: StoredFigure, budgeted: StoredFigure) -> None:
        """By how much an outcome differs from its budget: as printed where it is printed, else reckoned."""
        printed = self.ledger.find(self._beside(actual, "deviation"))
        number = actual.figure.number - budgeted.figure.number
        label = self.deviation_label(actual)
        operands = [draft.operand(actual, self.label(actual)), draft.operand(budgeted, self.label(budgeted))]
        marks = [o.citation for o in operands]
        if isinstance(printed, Found) and abs(abs(printed.figure.number) - abs(number)) <= 1:
            text = draft.figure_value(printed.stored, label)
            marks.insert(0, int(draft.cite_figure(printed.stored).strip("[]")))
        else:
            text = draft.value(number, actual.figure.number_unit, label)
        draft.computed("difference", "−", operands, number, actual.figure.number_unit)
        draft.lines.append(wording.lookup(text, wording.with_operands(label, apart([actual, budgeted])), marks_of(marks)))
        draft.figures += [f.figure.figure_id for f in (actual, budgeted) if f.figure.figure_id not in draft.figures]

    def _beside(self, stored: StoredFigure, measure: str) -> Ask:
        """The same row and year by another measure."""
        figure = stored.figure
        year = PeriodSpec("within", figure.period.end.year)
        return Ask((subject_key(figure),), Place((figure.unit,)), self.ledger.report(stored).municipality, measure, year, number_unit=figure.number_unit)

    def deviation_label(self, stored: StoredFigure) -> str:
        """What a deviation from the budget is called."""
        return wording.of_time(self.whose(stored), "deviation", stored.figure.period.label)

    def changes(self, query: Query, pool: Sequence[StoredFigure]) -> list[tuple[Decimal, StoredFigure, StoredFigure]]:
        """(by how much it grew, old, new) of those that are printed at both times."""
        changes: list[tuple[Decimal, StoredFigure, StoredFigure]] = []
        for stored in pool:
            key = subject_key(stored.figure)
            single = replace(query, units=(Place((stored.figure.unit,)),), subjects=(Place((key,), key),), operation="change", dimension=None, order=None)
            try:
                old, new = self.pair(single)
            except Refusal:
                continue
            if old.figure.number == 0:
                continue  # what was nothing before grew by more than can be compared
            signed = "better" in query.extra and row_side(key) == "result"  # a margin that is less negative is better
            sizes = (new.figure.number, old.figure.number) if signed else (abs(new.figure.number), abs(old.figure.number))
            changes.append((sizes[0] - sizes[1], old, new))
        return changes

    def _rank_growth(self, query: Query, pool: Sequence[StoredFigure]) -> Draft:
        """The unit in which something grew or fell most between two periods."""
        changes = self.changes(query, pool)
        if len(changes) < 2:
            raise Refusal(self._cannot(wording.not_traceable()))
        if query.wanted_unit == "%":
            relative = [(change_percent(abs(old.figure.number), abs(new.figure.number)), old, new) for _, old, new in changes]
            changes = [(percent, old, new) for percent, old, new in relative if percent is not None]
        if query.order == "smallest":  # "kasvoi vähiten": of those that grew
            changes = [c for c in changes if (c[0] > 0) == (query.direction == "up") and c[0]]
            if not changes:
                raise Refusal(self._cannot(wording.none_changed_that_way()))
        changes.sort(key=lambda c: c[0], reverse=(query.direction == "up") == (query.order != "smallest"))
        at = _nth(query) - 1
        if len(changes) <= at or [size for size, _, _ in changes].count(changes[at][0]) > 1:
            raise Refusal(self._cannot(wording.tied()))
        size, old, new = changes[at]
        if (query.direction == "up" and size <= 0) or (query.direction == "down" and size >= 0):
            raise Refusal(self._cannot(wording.none_changed_that_way()))
        draft = Draft(self.ledger)
        count = query.count if at == 0 else 1
        moved = [c for c in changes[at : at + count] if (c[0] > 0) == (size > 0) and c[0]]
        if len(moved) < count or changes[at + count - 1][0] in [c[0] for c in changes[at + count :]]:
            raise Refusal(self._cannot(wording.tied() if len(moved) == count else wording.none_changed_that_way()))
        shown = [figure for _, old, new in moved for figure in (old, new)]
        for _, old, new in moved:
            self._say_change(draft, old, new, "%" if query.wanted_unit == "%" else "EUR", query)
        self._caveats(draft, shown, compared=True)
        draft.figures = [f.figure.figure_id for f in shown]
        if len(_named_units(query)) > 1:  # those that were named too are shown
            others = [(o, n) for _, o, n in changes[1:]]
            told = [f"{self.label(n)} {figure_text(n)}, {o.figure.period.label} {figure_text(o)} {draft.cite_figure(n)}" for o, n in others]
            draft.lines += [wording.others_were(told)] if told else []
            draft.figures += [n.figure.figure_id for _, n in others]
        return draft

    def threshold(self, query: Query) -> Draft:
        """The parts that are over or under a limit; none of them is an answer too."""
        assert query.limit is not None
        limit = Decimal(query.limit)
        if "off_budget" in query.extra:
            return self._off_budget_by(query, limit)
        measure = query.measures[0] if query.measures else None
        by_percent = query.limit_unit == "%" or measure == "percent"
        pool = self.parts(replace(query, measures=("percent",) if by_percent else query.measures, wanted_unit=None))
        if by_percent and "against_budget" in query.extra and not pool:
            return self._over_budget(query, limit)
        if not pool:
            raise Refusal(self._cannot(wording.not_traceable()))
        over = "under" not in query.extra and query.direction != "down"
        denied = query.negated and query.yes_no is None  # "mitkä eivät ylitä määrärahaansa"
        chosen = [f for f in pool if (beyond(size_of(f), limit, over, query) or self._rounds_to(f, limit, over, query)) is not denied]
        if denied and not chosen:
            raise Refusal(self._cannot(wording.not_traceable()))
        draft = Draft(self.ledger)
        shown = with_unit(limit, "%" if by_percent else "EUR")
        if query.counted and chosen:
            names = [wording.cited(wording.with_number(self.label(f), figure_text(f)), draft.cite_figure(f)) for f in chosen]
            draft.lines.append(wording.lookup(draft.value(Decimal(len(chosen)), "count", wording.COUNT), wording.several(names), ""))
            draft.figures += [f.figure.figure_id for f in chosen]
            return draft
        if not chosen:
            marks = " ".join(draft.cite_figure(f) for f in pool)
            draft.lines.append(wording.none_beyond(over, shown, marks))
            return draft
        for stored in sorted(chosen, key=size_of, reverse=over):
            label = self.label(stored)
            text = draft.figure_value(stored, label)
            draft.lines.append(wording.lookup(text, label, draft.cite_figure(stored)))
        self._caveats(draft, chosen)
        return draft

    def _rounds_to(self, percent: StoredFigure, limit: Decimal, over: bool, query: Query) -> bool:
        """Whether a budget was passed by so little that its per cent is printed as the limit itself: the amounts beside it tell."""
        if "against_budget" not in query.extra or limit != 100 or size_of(percent) != limit:
            return False
        row = self.ledger.row(percent)
        told = [f.figure for f in row if f.figure.measure in ("actual", "closing") and f.figure.period == percent.figure.period]
        actual = abs(told[0].number) if told else None
        budget = next((abs(f.figure.number) for m in ("amended_budget", "budget") for f in row if f.figure.measure == m), None)
        return actual is not None and budget is not None and (actual > budget if over else actual < budget)

    def _over_budget(self, query: Query, limit: Decimal) -> Draft:
        """The parts whose outcome is over (or under) so many per cent of the budget, where the report prints no per cent."""
        budget = next((m for m in query.measures if m in ("budget", "amended_budget")), "any_budget")
        over = "under" not in query.extra
        draft = Draft(self.ledger)
        seen: list[StoredFigure] = []
        met: list[StoredFigure] = []
        for actual in self.parts(replace(query, measures=("actual",), wanted_unit=None)):
            planned = self.ledger.find(self._beside(actual, budget))
            if not isinstance(planned, Found) or planned.figure.number_unit != actual.figure.number_unit:
                continue
            percent = share_percent(abs(actual.figure.number), abs(planned.figure.number))
            seen.append(actual)
            if query.counted and percent is not None and beyond(percent, limit, over, query) is not (query.negated and query.yes_no is None):
                met.append(actual)
            if percent is None or beyond(percent, limit, over, query) is (query.negated and query.yes_no is None):
                continue
            operands = [draft.operand(actual, self.label(actual)), draft.operand(planned.stored, self.label(planned.stored))]
            label = wording.of_time(self.whose(actual), "percent", actual.figure.period.label)
            text = draft.value(percent, "%", label)
            draft.figures.append(actual.figure.figure_id)
            draft.computed("share", "÷", operands, percent, "%")
            draft.lines.append(wording.lookup(text, wording.with_operands(label, apart([actual, planned.stored])), marks_of([o.citation for o in operands])))
        if met:  # "montako lautakuntaa ylitti talousarvionsa"
            counted = Draft(self.ledger)
            names = [wording.cited(wording.with_number(self.label(f), figure_text(f)), counted.cite_figure(f)) for f in met]
            counted.lines.append(wording.lookup(counted.value(Decimal(len(met)), "count", wording.COUNT), wording.several(names), ""))
            counted.figures += [f.figure.figure_id for f in met]
            return counted
        if not seen or (not draft.lines and query.negated):
            raise Refusal(self._cannot(wording.not_traceable()))
        if not draft.lines:
            marks = " ".join(draft.cite_figure(f) for f in seen)
            draft.lines.append(wording.none_beyond(over, with_unit(limit, "%"), marks))
        return draft

    def _off_budget_by(self, query: Query, limit: Decimal) -> Draft:
        """The parts whose outcome is over (or under) the budget by more than so many euros, or how many they are."""
        budget = next((m for m in query.measures if m in ("budget", "amended_budget")), "any_budget")
        side = 1 if "off_over" in query.extra else -1
        seen: list[StoredFigure] = []
        chosen: list[tuple[Decimal, StoredFigure, StoredFigure]] = []
        for actual in self.parts(replace(query, measures=("actual",), wanted_unit=None)):
            planned = self.ledger.find(self._beside(actual, budget))
            if not isinstance(planned, Found) or planned.figure.number_unit != actual.figure.number_unit:
                continue
            seen.append(actual)
            by = side * (abs(actual.figure.number) - abs(planned.figure.number))
            if by > 0 and beyond(by, limit, True, query):
                chosen.append((by, actual, planned.stored))
        if not seen:
            raise Refusal(self._cannot(wording.not_traceable()))
        draft = Draft(self.ledger)
        if not chosen:
            draft.lines.append(wording.none_off_budget(side > 0, with_unit(limit, "EUR"), " ".join(draft.cite_figure(f) for f in seen)))
            return draft
        if query.counted:
            names = [wording.cited(self.label(f), draft.cite_figure(f)) for _, f, _ in chosen]
            draft.lines.append(wording.lookup(draft.value(Decimal(len(chosen)), "count", wording.COUNT), wording.several(names), ""))
            draft.figures += [f.figure.figure_id for _, actual, budgeted in chosen for f in (actual, budgeted)]
            return draft
        for _, actual, budgeted in sorted(chosen, key=lambda found: -found[0]):
            self._say_off_budget(draft, actual, budgeted)
        draft.figures += [f.figure.figure_id for _, f, _ in chosen]
        self._caveats(draft, [f for _, f, _ in chosen])
        return draft

    # ----- comparison of municipalities, series

    def of_towns(self, query: Query) -> list[StoredFigure]:
        """The same figure of each municipality, or of the unit that is named for each: "Kaislajoen sivistyspalvelujen vai Heinolan hyvinvointipalvelujen"."""
        if len(query.units) > 1 and len({u.municipality for u in query.units} - {None}) == len(query.units):
            return [self.found(ask).stored for ask in self.asks(replace(query, operation="lookup"))]
        towns = query.municipalities or tuple(self.ledger.vocabulary.municipalities)
        units = tuple(replace(u, municipality=None) for u in query.units)
        asks = [ask for town in towns for ask in self.asks(replace(query, operation="lookup", municipalities=(town,), units=units))]
        return [self.found(ask).stored for ask in asks]

    def compare(self, query: Query) -> Draft:
        """The same figure of several municipalities; the winner first when the question asks which."""
        figures = self.of_towns(query)
        if query.direction in ("up", "down") and query.order is None and len(figures) == 2:
            return self._subtract(figures[0], figures[1], query)
        if not figures:
            raise Refusal(self._cannot(wording.not_traceable()))
        if query.order is not None:
            figures.sort(key=lambda f: abs(f.figure.number), reverse=query.order != "smallest")
        draft = Draft(self.ledger)
        for stored in figures:
            label = self.label(stored)
            draft.lines.append(wording.lookup(draft.figure_value(stored, label), label, draft.cite_figure(stored)))
        if query.order is not None:
            operands = [draft.operand(f, self.label(f)) for f in figures]
            draft.computed("rank", ">" if query.order != "smallest" else "<", operands, figures[0].figure.number, figures[0].figure.number_unit)
        self._caveats(draft, figures)
        return draft
