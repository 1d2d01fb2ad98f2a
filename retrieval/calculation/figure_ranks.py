"""Figures side by side: the largest, those over a limit, municipalities, developments over time."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from decimal import Decimal

from ingest.stores.stored import StoredFigure
from retrieval.calculation.calculate import change_percent, share_percent
from retrieval.calculation.company_results import GAIN, LOSS
from retrieval.calculation.figure_pool import TOTALS, Pool, asks_percent, named_units
from retrieval.calculation.figure_towns import of_all_towns, units_lacking
from retrieval.evidence.draft import Draft, figure_text
from retrieval.evidence.figure_asks import Ask, Found
from retrieval.evidence.figure_fits import last_digit, whole_year
from retrieval.evidence.figure_parts import Refusal, apart, belongs, exact_period, marks_of, operand_text, size_of
from retrieval.language import question_wording, wording
from retrieval.language.names import row_side, subject_key
from retrieval.language.number_text import with_unit
from retrieval.query import PeriodSpec, Place, Query


def beyond(number: Decimal, limit: Decimal, over: bool, query: Query) -> bool:
    """Whether a number is over (or under) a limit; the limit itself will do where the question says so ("vähintään")."""
    return (number > limit if over else number < limit) or (number == limit and "inclusive" in query.extra)


def spent(stored: StoredFigure) -> Decimal:
    """How much a result costs: what is most below nought is the dearest."""
    return -stored.figure.number if row_side(subject_key(stored.figure)) == "result" else abs(stored.figure.number)


def sized(query: Query, pool: list[StoredFigure]) -> Callable[[StoredFigure], Decimal]:
    """How large the figures of a pool are to the question: "euromääräisesti suurin" of deficits only is the largest deficit."""
    deficits = "by_size" in query.extra and all(f.figure.number <= 0 for f in pool)
    return spent if "netted" in query.extra or deficits else size_of


def moneyed(pool: list[StoredFigure], spent_on: bool) -> list[StoredFigure]:
    """The rows that hold something, where some do: a dash is no smallest cost, and where nothing was `spent_on` is no place where least was."""
    held = [f for f in pool if f.figure.number or not (spent_on or not any(c.isdigit() for c in f.figure.text))]
    return held or pool


def _at_the_end(query: Query) -> Query:
    """What asks for the amounts of the later of two times, whose growth is told in per cents or not."""
    dated = sorted((p for p in query.periods if p.year is not None and p.kind != "prior"), key=lambda p: (p.year or 0, p.last or 12))
    plain = tuple(tag for tag in query.extra if tag not in ("budget_relative", "rank_share"))
    since = len(dated) == 1 and "compared_to" in query.extra and len(query.periods) == 1  # "eniten vuodesta 2021": up to the newest
    return replace(query, wanted_unit=None, periods=() if since else tuple(dated[-1:]) if len(dated) > 1 else query.periods, extra=plain)


def _by_sign(query: Query, stored: StoredFigure) -> bool:
    """Whether a row is asked to be better or worse of which less below nought is better: a margin."""
    return "better" in query.extra and row_side(subject_key(stored.figure)) == "result"


def _nth(query: Query) -> int:
    """Which one from the top is asked for: 2 for "toiseksi suurin"."""
    return next((n for n in (2, 3) if f"nth{n}" in query.extra), 1)


def say_so_far(draft: Draft, figures: Iterable[StoredFigure]) -> None:
    """The caveat that what has come about in a part of a year stands beside the budget of the whole of it."""
    so_far = next((f.figure.period for f in figures if f.figure.measure in ("actual", "percent") and not whole_year(f.figure.period)), None)
    if so_far is not None:
        draft.caveat(wording.only_so_far(so_far.label, str(so_far.end.year)))


class Ranks(Pool):
    """Answers that choose among figures or list them."""

    # ----- rank, threshold

    def rank(self, query: Query) -> Draft:
        """The largest or smallest of a row's parts, units, investments, years or municipalities."""
        if "forecast" in query.measures and set(query.measures) & {"actual", "closing"}:  # how far off the forecast is no number that is ranked
            raise Refusal(self._cannot(wording.not_traceable()))
        query = self._without_owner(query)
        named = max(len(query.units), len(query.subjects), len(query.municipalities), len(query.periods), len(query.sources))
        alone = query.follow_up and query.dimension is None and not query.record_kinds and named < 2 and "among_told" not in query.extra
        if "which2" in query.extra and alone:  # which two nobody says
            raise Refusal(self._cannot(wording.needs_two()))
        if query.wanted_unit == "EUR":  # "eniten euroja yli määrärahastaan" is no part of it
            query = replace(query, extra=tuple(tag for tag in query.extra if tag != "rank_share"))
        if "gap" in query.extra:
            return self._gap(query)
        if query.dimension == "year" or (
            query.dimension is None
            and len(query.periods) > 1
            and "in_pairs" not in query.extra
            and len(query.subjects) == 1
            and query.direction is None
            and len(query.measures) < 2
        ):
            return self._rank_years(query)
        moved = query.direction in ("up", "down") and query.dimension is None and len(query.subjects) == 1 and not query.municipalities[1:]
        rows = query.direction in ("up", "down") and query.dimension is None and len(query.subjects) > 1 and not query.municipalities[1:]
        rows = rows and bool({"which2", "versus"} & set(query.extra))  # "kumpi kasvoi enemmän, verotulot vai valtionosuudet"
        if rows or (moved and len(named_units(query)) > 1 and len(query.periods) < 2):  # "kumpi kasvoi enemmän, lukion vai perusopetuksen menot"
            plain_times = tuple(p for p in query.periods if p.kind != "prior")
            now = replace(query, direction=None, order=None, operation="lookup", periods=plain_times[-1:] if rows else query.periods)
            return self._rank_growth(query, [self.found(ask).stored for ask in self.asks(now)])
        passed = query.limit is None and bool({"over", "under"} & set(query.extra)) and len(query.subjects) == 1
        if (query.dimension == "municipality" or len(query.municipalities) > 1) and not passed:
            return self.compare(query)
        plain = query.dimension is None and len(query.subjects) == 1 and len(query.measures) < 2 and query.direction is None
        if len(named_units(query)) > 1 and plain:
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
        if not pool and asks_percent(query) and not growth:  # how much of its budget each has used, which no column prints
            return self._rank_used(query)
        if "spend" in query.extra:  # what costs most is told in euros
            pool = [f for f in pool if f.figure.number_unit in ("EUR", "%")]
        if len({f.figure.number_unit for f in pool}) > 1:
            raise Refusal(self._cannot(wording.units_differ()))
        if not pool:
            raise Refusal(self._cannot(wording.not_traceable()))
        if growth:
            return self._rank_growth(query, pool)
        if query.order == "smallest" and query.dimension in (None, "cost_account", "income_account", "account"):
            pool = moneyed(pool, "spend" in query.extra)
        pool = self._on_side(query, pool)
        size = sized(query, pool)
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
        if query.dimension == "unit" and not named_units(query)[1:] and (lacking := units_lacking(self.ledger, pool)):
            draft.caveat(wording.lacking(lacking))
        return draft

    def _gap(self, query: Query) -> Draft:
        """How far the first of an order is from the second or third, or from the last."""
        plain = query.direction is None and query.limit is None and query.dimension not in ("year", "municipality") and not {"over", "under"} & set(query.extra)
        pool = self.parts(query) if plain and len(query.periods) < 2 and query.count == 1 else []
        if len({f.figure.number_unit for f in pool}) > 1:
            raise Refusal(self._cannot(wording.units_differ()))
        size = sized(query, pool)
        ordered = sorted(pool, key=size, reverse=query.order != "smallest")
        at = _nth(query) - 1 or len(ordered) - 1
        if len(ordered) <= at or at < 1:
            raise Refusal(self._cannot(wording.not_traceable()))
        sizes = [size(f) for f in ordered]
        if sizes.count(sizes[0]) > 1 or sizes.count(sizes[at]) > 1:
            raise Refusal(self._cannot(wording.tied()))
        if "pronoun" in query.extra and ordered[0].figure.figure_id not in [f.figure.figure_id for f in self.previous[-1:]]:  # it was another that was told
            raise Refusal(self._cannot(wording.not_traceable()))
        return self._subtract(ordered[0], ordered[at], replace(query, wanted_unit=None, measures=()))

    def _without_owner(self, query: Query) -> Query:
        """The query without a unit that all others named are parts of: "lautakunnan kolmesta palvelusta (kirjasto, liikunta, nuoriso)"."""
        named = named_units(query)
        paths = {place: [unit.path for name in place.names for _, unit in self.ledger.vocabulary.units.get(name, ())] for place in named}
        owners = [p for p in named if all(any(set(p.names) & set(path) for path in paths[other]) for other in named if other is not p)]
        return replace(query, units=tuple(u for u in query.units if u not in owners)) if len(named) > 2 and len(owners) == 1 else query

    def _rank_years(self, query: Query) -> Draft:
        specs = query.periods
        base = replace(query, periods=(), measures=query.measures or ("closing",))
        if len(specs) < 2:
            raise Refusal(self._cannot(question_wording.which_years()))
        figures = []
        for spec in specs:
            figures += [self.found(ask).stored for ask in self.asks(replace(base, periods=(spec,)))]
        if len({f.figure.number_unit for f in figures}) > 1:
            raise Refusal(self._cannot(wording.units_differ()))
        ordered = self._in_order(query, figures)
        if len(ordered) > 1 and ordered[0].figure.number == ordered[1].figure.number:
            raise Refusal(self._cannot(wording.tied()))
        best = ordered[0]
        draft = Draft(self.ledger)
        label = self.label(best)
        text = draft.figure_value(best, label)
        draft.lines.append(wording.lookup(text, label, draft.cite_figure(best)))
        operands = [draft.operand(f, self.label(f)) for f in ordered]
        draft.computed("rank", ">" if query.order != "smallest" else "<", operands, best.figure.number, best.figure.number_unit)
        others = [(wording.with_number(o.text, f.figure.period.label), f"[{o.citation}]") for f, o in zip(ordered[1:], operands[1:], strict=True)]
        draft.lines.append(wording.others_were([wording.cited(told, mark) for told, mark in others]))
        self._caveats(draft, figures, compared=True)
        return draft

    def _on_side(self, query: Query, figures: list[StoredFigure]) -> list[StoredFigure]:
        """Those below nought alone, or above it, where only such are asked for."""
        if not {LOSS, GAIN} & set(query.extra):
            return figures
        held = [f for f in figures if (f.figure.number < 0 if LOSS in query.extra else f.figure.number > 0)]
        if not held:
            raise Refusal(self._cannot(wording.none_that_way()))
        return held

    def _in_order(self, query: Query, figures: list[StoredFigure]) -> list[StoredFigure]:
        """Figures of one row in the order asked: with their signs where these differ or are asked about, or a result is called better or worse."""
        held = self._on_side(query, figures)
        results = all(row_side(subject_key(f.figure)) == "result" for f in held)
        apart = min(f.figure.number for f in held) < 0 < max(f.figure.number for f in held)  # a loss is no larger result than a gain
        signed = apart or (results and bool({"judged", LOSS, GAIN} & set(query.extra)))
        size = size_of if "better" in query.extra else (lambda f: f.figure.number if signed else abs(f.figure.number))
        return sorted(held, key=size, reverse=query.order != "smallest")

    def _rank_named(self, query: Query) -> Draft:
        """Which of the rows named is largest or smallest: "kumpi oli suurempi, avustukset vai vuokrat"."""
        named = tuple(s for s in query.subjects if s.names[0] not in TOTALS) if "investment" in query.record_kinds else query.subjects
        apart = tuple(s for s in named if not any(belongs(o.names[0], s.names[0]) for o in named if o is not s))  # "kumpi vero, kiinteistövero vai …"
        named = apart if len(apart) > 1 else named
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
        sides: list[tuple[Decimal, StoredFigure, list[StoredFigure]]] = []
        measure = "forecast" if "forecast" in query.measures else "actual"
        for stored in self.parts(replace(query, measures=(measure,), wanted_unit=None)):
            planned = self.ledger.find(self.budget_beside(self._beside(stored, budget), stored))
            if isinstance(planned, Found) and planned.figure.number_unit == stored.figure.number_unit:
                budgeted, number = self.as_changed(planned, budget)
                by = stored.figure.number - number if _by_sign(query, stored) else abs(stored.figure.number) - abs(number)
                sides.append((by, stored, budgeted))
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
        self.say_lacking(draft, query, [side[1] for side in sides])
        self._caveats(draft, [side[1] for side in chosen])
        return draft

    def _say_off_budget(self, draft: Draft, actual: StoredFigure, budgeted: Sequence[StoredFigure]) -> None:
        """By how much an outcome differs from its budget and what was added to that: as printed where it is printed, else reckoned."""
        printed = self.ledger.find(self._beside(actual, "deviation"))
        number = actual.figure.number - sum(f.figure.number for f in budgeted)
        label = self.deviation_label(actual)
        operands = [draft.operand(f, self.label(f)) for f in (actual, *budgeted)]
        marks = [o.citation for o in operands]
        if isinstance(printed, Found) and abs(abs(printed.figure.number) - abs(number)) <= last_digit(actual.figure):
            text = draft.figure_value(printed.stored, label)
            marks.insert(0, int(draft.cite_figure(printed.stored).strip("[]")))
        else:
            text = draft.value(number, actual.figure.number_unit, label)
        draft.computed("difference", "−", operands, number, actual.figure.number_unit)
        draft.lines.append(wording.lookup(text, wording.with_operands(label, apart([actual, *budgeted])), marks_of(marks)))
        draft.figures += [f.figure.figure_id for f in (actual, *budgeted) if f.figure.figure_id not in draft.figures]

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
        several = len({self.ledger.report(f).municipality for f in pool}) > 1
        for stored in pool:
            key = subject_key(stored.figure)
            single = replace(query, units=(Place((stored.figure.unit,)),), subjects=(Place((key,), key),), operation="change", dimension=None, order=None)
            if several:
                single = self._of_town(single, stored)
            try:
                old, new = self.pair(single)
            except Refusal:
                continue
            if old.figure.number == 0:
                continue  # what was nothing before grew by more than can be compared
            sizes = (new.figure.number, old.figure.number) if _by_sign(query, stored) else (abs(new.figure.number), abs(old.figure.number))
            changes.append((sizes[0] - sizes[1], old, new))
        return changes

    def _of_town(self, query: Query, stored: StoredFigure) -> Query:
        """A change asked of the municipality of a figure alone, up to the figure's time where the question names none."""
        period = stored.figure.period
        times = query.periods or (exact_period(period.start, period.end),)
        return replace(query, municipalities=(self.ledger.report(stored).municipality,), periods=times)

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
        if len(named_units(query)) > 1 or len(query.subjects) > 1:  # those that were named too are shown
            others = [(o, n) for _, o, n in changes[1:]]
            told = [
                wording.cited(wording.beside_earlier(self.label(n), figure_text(n), o.figure.period.label, figure_text(o)), draft.cite_figure(n))
                for o, n in others
            ]
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
        months = [f for f in pool or [used[1] for used in self._used(query)] if f.figure.period.end.month < 12] if "phased" in query.extra else []
        if months and by_percent:  # the whole year's budget is not that of the months
            raise Refusal(self._cannot(wording.not_traceable()))
        if by_percent and "against_budget" in query.extra:  # by how much, not how many per cent of it, where no per cent is named
            if limit == 100 and query.wanted_unit != "%" and not (query.negated or query.counted) and self._prints_deviation(query):
                return self._off_budget_by(replace(query, extra=(*query.extra, "off_under" if "under" in query.extra else "off_over")), Decimal(0))
            if not pool:
                return self._over_budget(query, limit)
        if not pool:
            raise Refusal(self._cannot(wording.not_traceable()))
        over = "under" not in query.extra and query.direction != "down"
        denied = query.negated and query.yes_no is None  # "mitkä eivät ylitä määrärahaansa"
        chosen = [f for f in pool if (beyond(size_of(f), limit, over, query) or self._rounds_to(f, limit, over, query)) is not denied]
        if denied and not chosen:
            raise Refusal(self._cannot(wording.not_traceable()))
        draft = Draft(self.ledger)
        if "against_budget" in query.extra:
            say_so_far(draft, pool)
        shown = with_unit(limit, "%" if by_percent else "EUR")
        if query.counted and chosen:
            names = [wording.cited(wording.with_number(self.label(f), figure_text(f)), draft.cite_figure(f)) for f in chosen]
            draft.lines.append(wording.lookup(draft.value(Decimal(len(chosen)), "count", wording.COUNT), wording.several(names), ""))
            draft.figures += [f.figure.figure_id for f in chosen]
            self.say_lacking(draft, query, pool)
            return draft
        if not chosen:
            marks = "".join(draft.cite_figure(f) for f in pool)
            draft.lines.append(wording.none_beyond(over, shown, marks))
            self.say_lacking(draft, query, pool)
            return draft
        for stored in sorted(chosen, key=size_of, reverse=over):
            label = self.label(stored)
            text = draft.figure_value(stored, label)
            draft.lines.append(wording.lookup(text, label, draft.cite_figure(stored)))
        self.say_lacking(draft, query, pool)
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

    def _used(self, query: Query) -> list[tuple[Decimal | None, StoredFigure, list[StoredFigure]]]:
        """(per cent of the budget that has come about, the outcome, the budget and its changes) of each of the parts."""
        budget = next((m for m in query.measures if m in ("budget", "amended_budget")), "any_budget")
        plain = tuple(tag for tag in query.extra if tag not in ("budget_relative", "rank_share"))
        found = []
        for actual in self.parts(replace(query, measures=("actual",), wanted_unit=None, extra=plain)):
            planned = self.ledger.find(self._beside(actual, budget))
            if isinstance(planned, Found) and planned.figure.number_unit == actual.figure.number_unit:
                budgeted, number = self.as_changed(planned, budget)
                found.append((share_percent(actual.figure.number, number), actual, budgeted))
        return found

    def _say_used(self, draft: Draft, percent: Decimal, actual: StoredFigure, budgeted: Sequence[StoredFigure]) -> None:
        """A reckoned per cent of a budget with what it is reckoned of."""
        operands = [draft.operand(f, self.label(f)) for f in (actual, *budgeted)]
        label = wording.of_time(self.whose(actual), "percent", actual.figure.period.label)
        text = draft.value(percent, "%", label)
        draft.figures.append(actual.figure.figure_id)
        draft.computed("share", "÷", operands, percent, "%")
        draft.lines.append(wording.lookup(text, wording.with_operands(label, apart([actual, *budgeted])), marks_of([o.citation for o in operands])))

    def _rank_used(self, query: Query) -> Draft:
        """The parts of whose budget most or least has come about, where the report prints no per cent."""
        used = [(percent, actual, budgeted) for percent, actual, budgeted in self._used(query) if percent is not None]
        used.sort(key=lambda one: one[0], reverse=query.order != "smallest")
        at = _nth(query) - 1
        chosen = used[at : at + (1 if at else query.count)]
        if len(used) < 2 or not chosen:
            raise Refusal(self._cannot(wording.not_traceable()))
        percents = [one[0] for one in used]
        if (at and percents.count(percents[at]) > 1) or chosen[-1][0] in percents[at + len(chosen) :]:
            raise Refusal(self._cannot(wording.tied()))
        draft = Draft(self.ledger)
        for percent, actual, budgeted in chosen:
            self._say_used(draft, percent, actual, budgeted)
        say_so_far(draft, [actual for _, actual, _ in chosen])
        return draft

    def _over_budget(self, query: Query, limit: Decimal) -> Draft:
        """The parts whose outcome is over (or under) so many per cent of the budget, where the report prints no per cent."""
        over = "under" not in query.extra
        draft = Draft(self.ledger)
        used = self._used(query)
        seen = [actual for _, actual, _ in used]
        met: list[StoredFigure] = []
        for percent, actual, budgeted in used:
            if query.counted and percent is not None and beyond(percent, limit, over, query) is not (query.negated and query.yes_no is None):
                met.append(actual)
            if percent is None or beyond(percent, limit, over, query) is (query.negated and query.yes_no is None):
                continue
            self._say_used(draft, percent, actual, budgeted)
        if met:  # "montako lautakuntaa ylitti talousarvionsa"
            counted = Draft(self.ledger)
            names = [wording.cited(wording.with_number(self.label(f), figure_text(f)), counted.cite_figure(f)) for f in met]
            counted.lines.append(wording.lookup(counted.value(Decimal(len(met)), "count", wording.COUNT), wording.several(names), ""))
            counted.figures += [f.figure.figure_id for f in met]
            say_so_far(counted, met)
            return counted
        if not seen or (not draft.lines and query.negated):
            raise Refusal(self._cannot(wording.not_traceable()))
        if not draft.lines:
            marks = "".join(draft.cite_figure(f) for f in seen)
            draft.lines.append(wording.none_beyond(over, with_unit(limit, "%"), marks))
        say_so_far(draft, seen)
        return draft

    def _prints_deviation(self, query: Query) -> bool:
        """Whether the reports print by how much each of the parts is off its budget, though not in per cent."""
        pool = self.parts(replace(query, measures=("actual",), wanted_unit=None))
        return bool(pool) and all(isinstance(self.ledger.find(self._beside(f, "deviation")), Found) for f in pool)

    def _off_budget_by(self, query: Query, limit: Decimal) -> Draft:
        """The parts whose outcome is over (or under) the budget by more than so many euros, or how many they are."""
        budget = next((m for m in query.measures if m in ("budget", "amended_budget")), "any_budget")
        side = 1 if "off_over" in query.extra else -1
        seen: list[StoredFigure] = []
        chosen: list[tuple[Decimal, StoredFigure, list[StoredFigure]]] = []
        for actual in self.parts(replace(query, measures=("actual",), wanted_unit=None)):
            planned = self.ledger.find(self._beside(actual, budget))
            if not isinstance(planned, Found) or planned.figure.number_unit != actual.figure.number_unit:
                continue
            seen.append(actual)
            budgeted, number = self.as_changed(planned, budget)
            by = side * (abs(actual.figure.number) - abs(number))
            if by > 0 and beyond(by, limit, True, query):
                chosen.append((by, actual, budgeted))
        if not seen:
            raise Refusal(self._cannot(wording.not_traceable()))
        draft = Draft(self.ledger)
        say_so_far(draft, seen)
        if not chosen:
            marks = "".join(draft.cite_figure(f) for f in seen)
            over, whole = side > 0, with_unit(Decimal(100), "%")
            draft.lines.append(wording.none_off_budget(over, with_unit(limit, "EUR"), marks) if limit else wording.none_beyond(over, whole, marks))
            return draft
        if query.counted:
            names = [wording.cited(self.label(f), draft.cite_figure(f)) for _, f, _ in chosen]
            draft.lines.append(wording.lookup(draft.value(Decimal(len(chosen)), "count", wording.COUNT), wording.several(names), ""))
            draft.figures += [f.figure.figure_id for _, actual, budgeted in chosen for f in (actual, *budgeted)]
            return draft
        for _, actual, budgeted in sorted(chosen, key=lambda found: -found[0]):
            self._say_off_budget(draft, actual, budgeted)
        draft.figures = [f.figure.figure_id for _, f, _ in chosen]  # "paljonko se ylittyi" goes on from them
        self._caveats(draft, [f for _, f, _ in chosen])
        return draft

    # ----- comparison of municipalities, series

    def compare(self, query: Query) -> Draft:
        """The same figure of several municipalities; the winner first when the question asks which."""
        every = query.order is not None and not query.municipalities and query.dimension == "municipality"
        figures, lacking = of_all_towns(self, query) if every else (self.of_towns(query), [])
        if every and len(figures) < 2:
            raise Refusal(self._cannot(wording.needs_two()))
        if query.direction in ("up", "down") and query.order is None and len(figures) == 2:
            return self._subtract(figures[0], figures[1], query)
        if not figures:
            raise Refusal(self._cannot(wording.not_traceable()))
        if query.order is not None:
            figures = self._in_order(query, figures)
        draft = Draft(self.ledger)
        for stored in figures:
            label = self.label(stored)
            draft.lines.append(wording.lookup(draft.figure_value(stored, label), label, draft.cite_figure(stored)))
        if query.order is not None:
            operands = [draft.operand(f, self.label(f)) for f in figures]
            draft.computed("rank", ">" if query.order != "smallest" else "<", operands, figures[0].figure.number, figures[0].figure.number_unit)
        if lacking:
            draft.lines.append(wording.lacking(lacking))
        self._caveats(draft, figures)
        return draft
