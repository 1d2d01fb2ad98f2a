"""The figures among which a rank, a threshold or a condition chooses: the parts of a row, the units below a board, the investments of a year."""

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from ingest.model import OrganisationUnit, SubjectKind
from ingest.stores.stored import StoredFigure
from retrieval.calculation.figure_sums import Sums
from retrieval.calculation.figure_towns import at_one_time, held_together, of_all_towns
from retrieval.evidence.draft import Draft
from retrieval.evidence.figure_asks import Ask, Found, Several
from retrieval.evidence.figure_fits import BUDGETS, last_digit, measure_fits, period_fits
from retrieval.evidence.figure_parts import Refusal, belongs, cost_kinds, is_cost, is_income, run_making_total, terms_of, to_the_end, unknown_beside
from retrieval.language import wording
from retrieval.language.lexicon import sense_list
from retrieval.language.names import name_words, row_side, subject_key, title_key
from retrieval.query import Place, Query

TOTALS = frozenset({"investoinnit", "yhteensä", "menot", "tulot", "netto", "investointimenot", "investointitulot", "hankkeet"})
"""Rows that sum up investments."""
_SIDES = frozenset({"toimintakulut", "toimintatuotot"})
"""What words for costs and income mean; of investments they are a column, not a row."""
_PROVING = ("toimintakulut", "toimintakate", "toimintatuotot", "henkilöstökulut", "palvelujen ostot")
"""Rows that most units have, by which units are known to be the parts of another."""
_RESULTS = ("vuosikate", "tilikauden tulos")
"""Rows to which the statement of a whole goes on."""
TOP_KINDS = frozenset({"kind:palvelualue", "kind:toimiala", "kind:hallintokunta", "kind:sektori"})
"""Ranks of units right below the municipality."""


_TOTAL_OF = {"cost_account": "all_costs_row", "income_account": "all_income"}
"""What is looked for → the lexicon's names of the row that its kinds make."""


def spot(stored: StoredFigure) -> tuple[int, int, int]:
    """Where in its report a figure stands, in reading order."""
    figure = stored.figure
    return figure.page, figure.table or 0, figure.row or 0


def making(whole: StoredFigure, alike: Sequence[StoredFigure]) -> list[StoredFigure]:
    """The figures that follow the whole in reading order and together make its number; [] where they do not."""
    total, chosen = Decimal(0), list[StoredFigure]()
    for stored in sorted((f for f in alike if spot(f) > spot(whole)), key=spot):
        total += stored.figure.number
        chosen.append(stored)
        if len(chosen) > 1 and abs(total - whole.figure.number) <= last_digit(whole.figure) * len(chosen):
            return chosen
    return []


def _runs_making(whole: StoredFigure, alike: Sequence[StoredFigure]) -> list[list[StoredFigure]]:
    """The runs of figures behind the whole in reading order that make its number."""
    behind = sorted((f for f in alike if spot(f) > spot(whole)), key=spot)
    found = []
    for start in range(len(behind)):
        total = Decimal(0)
        for end in range(start, len(behind)):
            total += behind[end].figure.number
            if end > start and abs(total - whole.figure.number) <= last_digit(whole.figure) * (end + 1 - start):
                found.append(behind[start : end + 1])
    return found


def named_units(query: Query) -> tuple[Place, ...]:
    """The units that a question names one by one."""
    return tuple(u for u in query.units if not u.names[0].startswith("*"))


def asks_percent(query: Query) -> bool:
    """Whether the parts are told by how much of its budget each has come to."""
    plain = set(query.measures) <= {"actual", *BUDGETS}
    return query.measures == ("percent",) or (plain and (query.wanted_unit == "%" or bool({"budget_relative", "rank_share"} & set(query.extra))))


class Pool(Sums):
    """Gathers the figures to choose among."""

    def parts(self, query: Query) -> list[StoredFigure]:
        """The figures among which a rank or a threshold chooses."""
        measure = query.measures[0] if query.measures else None
        if asks_percent(query):
            measure = "percent"
        if query.dimension == "municipality" or (len(query.municipalities) > 1 and query.dimension is None):
            asked = replace(query, measures=(measure,) if measure else ())
            return of_all_towns(self, asked)[0] if not query.municipalities else self.of_towns(asked)
        if len(named_units(query)) > 1 and len(query.subjects) == 1:
            single = replace(query, measures=(measure,) if measure else (), periods=query.periods[-1:], sources=query.sources[:1], units=named_units(query))
            return [self.found(ask).stored for ask in self.asks(single)]
        if query.dimension == "company":
            return self._companies(query, measure)
        if query.dimension == "unit":
            return self._units_below(query, measure)
        if query.dimension == "investment" or "investment" in query.record_kinds:
            ended = to_the_end(query)
            pool = self._of_heading(ended, self._all_of_kind(ended, "investment", measure))
            within = replace(ended, periods=tuple(replace(p, kind="within") if p.kind == "year" else p for p in ended.periods))
            spent = "spend" in query.extra and bool(self._all_of_kind(within, "investment", "actual"))  # "maksoi" asks for no budget of a year under way
            if not pool and not spent and measure is None and query.operation in ("rank", "threshold"):  # a year that lies ahead has its budget only
                pool = self._of_heading(ended, self._all_of_kind(ended, "investment", "budget"))
            return self._of_company(query, pool)
        if len(query.subjects) == 1 and (sides := [side for side, totals in _TOTAL_OF.items() if sense_list(totals)[0] == query.subjects[0].names[0]]):
            query = replace(query, subjects=(), dimension=sides[0])  # "toimintakulujen erä" is "kuluerä"
        side = self._side(query)
        found = self._rows(side, query, measure)
        kinds = not query.subjects or (len(query.subjects) == 1 and query.subjects[0].names[0] in _SIDES)
        if kinds and (run := self._kinds_named_freely(query, measure, found)):
            return run
        printed = {subject_key(f.figure) for f in found}
        if found and any(map(is_cost, side)):  # a ledger prints the wages and what goes with them, not the staff costs that they make
            inside = {term for key in cost_kinds() - printed for term in terms_of(key) - printed}
            inside = {key for key in inside if key in self.ledger.vocabulary.by_account}
            found += self._rows([key for key in sorted(inside) if not any(belongs(key, other) for other in inside)], query, measure)
        if kinds and unknown_beside(self.ledger, found):
            raise Refusal(self._cannot(wording.not_traceable()))
        if found and len({(f.figure.unit, f.figure.period.label) for f in found}) > 1:
            latest = max(f.figure.period.end for f in found)
            found = [f for f in found if f.figure.period.end == latest]
        return found

    def of_towns(self, query: Query) -> list[StoredFigure]:
        """The same figure of each municipality, or of the unit that is named for each: "Kaislajoen sivistyspalvelujen vai Heinolan hyvinvointipalvelujen"."""
        if len(query.units) > 1 and len({u.municipality for u in query.units} - {None}) == len(query.units):
            figures = [self.found(ask).stored for ask in self.asks(replace(query, operation="lookup"))]
        else:
            towns = query.municipalities or tuple(self.ledger.vocabulary.municipalities)
            units = tuple(replace(u, municipality=None) for u in query.units)
            alone = [replace(query, operation="lookup", municipalities=(town,), units=units) for town in towns]
            asks = self.asks(replace(query, units=units)) if "in_pairs" in query.extra else [ask for one in alone for ask in self.asks(one)]
            figures = at_one_time(self, query, [self.found(ask).stored for ask in asks])
        if query.order is not None or query.direction is not None or query.yes_no is not None:
            if len(query.municipalities) > 1 and len(figures) > len(query.municipalities):  # of more than one time or row each
                raise Refusal(self._cannot(wording.needs_two()))
            held_together(self, query, figures)
        return figures

    def say_lacking(self, draft: Draft, query: Query, pool: Sequence[StoredFigure]) -> None:
        """Says of which municipalities the reports do not tell what the others are looked through for."""
        if query.dimension == "municipality" and not query.municipalities:
            told = {self.ledger.report(f).municipality for f in pool}
            lacking = [town for town in self.ledger.vocabulary.municipalities if town not in told]
            draft.lines += [wording.lacking(lacking)] if lacking else []

    def _rows(self, keys: Sequence[str], query: Query, measure: str | None) -> list[StoredFigure]:
        """The figures of those of some rows that are printed of the unit and time asked about."""
        found: list[StoredFigure] = []
        for key in keys:
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
        return found

    def _companies(self, query: Query, measure: str | None) -> list[StoredFigure]:
        """The row asked for of each company that a table prints it of; raises Refusal where fewer than two have it."""
        if len(query.subjects) != 1:
            raise Refusal(self._cannot(wording.not_traceable()))
        period, source = (query.periods[0] if query.periods else None), (query.sources[0] if query.sources else None)
        town = query.municipalities[0] if query.municipalities else None
        printed = [f for key in query.subjects[0].names for f in self.ledger.of_subject(key) if f.figure.table is not None]
        names = sorted({f.figure.unit for f in printed})
        if measure == "percent" and {f.figure.number_unit for f in printed} <= {"%", "pp"}:  # the row is a rate itself
            measure = None
        found = []
        for name in filter(self.is_company, names):
            outcome = self.ledger.find(self._settled(Ask(query.subjects[0].names, Place((name,)), town, measure, period, source)))
            if isinstance(outcome, Found) and outcome.minus is None and outcome.figure.unit != outcome.stored.figure.unit_path[0]:
                found.append(outcome.stored)
        found = [f for f in found if not self.ledger.is_of_group(f)]
        if len(found) < 2:
            raise Refusal(self._cannot(wording.not_traceable()))
        return found

    def _of_company(self, query: Query, pool: list[StoredFigure]) -> list[StoredFigure]:
        """Those of the company named alone: the town's investments are none of it."""
        named = {n for u in query.units for n in u.names if self.is_company(n)}
        return [f for f in pool if f.figure.unit in named] if named else pool

    def _of_heading(self, query: Query, pool: list[StoredFigure]) -> list[StoredFigure]:
        """Those of the investments that stand under the heading named, whose own row is their sum: "talonrakennuskohteista"."""
        named = [s for s in query.subjects if s.names[0] not in TOTALS | _SIDES]
        if not named:
            return pool
        planned = set(query.measures) <= {*BUDGETS, "budget_change"} and bool(query.measures)  # what they sum up to may be told of some months of the year
        times = tuple(replace(p, kind="within") if planned and p.kind == "year" else p for p in query.periods)
        period, source = (times[0] if times else None), (query.sources[0] if query.sources else None)
        town = query.municipalities[0] if query.municipalities else None
        whole = self.ledger.find(self._settled(Ask(named[0].names, None, town, "actual", period, source, number_unit="EUR", kind="investment")))
        if not isinstance(whole, Found):
            return []
        table = (whole.stored.report_id, whole.figure.table)
        amounts = self._all_of_kind(replace(query, wanted_unit=None, subjects=(), periods=times), "investment", "actual")
        inside = making(whole.stored, [f for f in amounts if (f.report_id, f.figure.table) == table])
        keys = {subject_key(f.figure) for f in inside}
        return [f for f in pool if subject_key(f.figure) in keys]

    def _side(self, query: Query) -> list[str]:
        """The rows of a statement that make up its costs or its income, from the reports' own tables: those between the totals."""
        if (terms := self._terms(query)) is not None:
            return terms
        if len(query.subjects) == 1 and query.operation == "rank" and any(is_cost(n) or is_income(n) for n in query.subjects[0].names):
            raise Refusal(self._cannot(wording.not_traceable()))  # what is in one kind of cost is no kind of cost
        income = query.dimension == "income_account" or any("tuot" in n or "tulo" in n for p in query.subjects for n in p.names)
        costs = query.dimension == "cost_account" or any("kulu" in n or "meno" in n for p in query.subjects for n in p.names) or "spend" in query.extra
        if income == costs and not (costs or income):
            raise Refusal(self._cannot(wording.not_traceable()))
        return [k for k in self.ledger.vocabulary.by_account if (is_income(k) if income and not (costs and query.dimension == "cost_account") else is_cost(k))]

    def _kinds_named_freely(self, query: Query, measure: str | None, found: list[StoredFigure]) -> list[StoredFigure]:
        """The rows that make up the costs or the income of the unit asked about, whatever the report calls them: by the total that their amounts make.

        What each has used of its budget stands in the same rows.
        """
        shares = measure == "percent"
        amounts = self._rows(self._side(query), query, "actual") if shares else found
        run = run_making_total(self.ledger, amounts)
        side = query.dimension or ("cost_account" if "spend" in query.extra else "")
        for total in sense_list(_TOTAL_OF[side]) if side in _TOTAL_OF and not amounts else ():
            if not run and total in self.ledger.vocabulary.by_account:
                run = run_making_total(self.ledger, self._rows([total], query, "actual" if shares else measure), True)
        if not shares:
            return run
        printed = [[f for f in self.ledger.row(one) if f.figure.measure == "percent" and f.figure.unit == one.figure.unit] for one in run]
        return [own[0] for own in printed if len(own) == 1] if all(len(own) < 2 for own in printed) else []

    def _terms(self, query: Query) -> list[str] | None:
        """The rows that make up the one total named ("verotuloista"), or the taxes, or the several rows named themselves.

        None for operating costs and income, whose kinds reports name freely.
        """
        if len(query.subjects) > 1 and query.operation == "threshold":
            return [name for place in query.subjects for name in place.names if name in self.ledger.vocabulary.by_account]
        total = "verotulot" if query.dimension == "tax" else query.subjects[0].names[0] if len(query.subjects) == 1 else ""
        if total in _SIDES or total == "toimintakate":
            return None
        return [key for key in sorted(terms_of(total)) if key in self.ledger.vocabulary.by_account] or None

    def _units_below(self, query: Query, measure: str | None) -> list[StoredFigure]:
        """One figure for each unit of the rank asked for below the unit named (or of the municipality)."""
        if not query.subjects and measure == "percent" and len(rows := self._told_of_units(measure)) == 1:
            query = replace(query, subjects=(Place((rows[0],), rows[0]),))  # "minkä palvelujen toteumaprosentti": that of the one row told by units
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
            held = {name for name in names if any(set(unit.path[:-1]) & tops for unit in self._units_called(name))}
            if not held:  # a chapter "Tekninen lautakunta, vastuualueet" heads the tables of its areas
                headed = [t.lower() for t in tops]
                figures = [f.figure for key in query.subjects[0].names for f in self.ledger.of_subject(key)]
                held = {f.unit for f in figures if f.unit not in tops and any(t in title.lower() for t in headed for title in f.section)}
            if not held:
                held = self._summing(key, tops, query, measure)
            if not held:  # a board stands beside the areas of its service area: "Tekninen lautakunta" under Elinympäristöpalvelut
                held = self._beside_board(tops, names)
        else:
            held = {name for name in names if name not in self.ledger.vocabulary.municipalities and not self.is_company(name)}
            held -= self._summed_up(key, held)
        among, apart = held, set[str]()
        bodies = ("lautakunta",) if above is None and "kind:lautakunta" in query.extra else ("lautakunta", "toimielin")
        boards = {n for n in held if any(unit.kind in bodies for unit in self._units_called(n))}
        if "kind:lautakunta" in query.extra or "kind:toimielin" in query.extra:
            held = boards if above is None else boards or held  # no other unit is a board
        elif ranked := self._of_rank(held, query):
            held = ranked - self._sums_of_others(key, ranked, query, measure) or ranked  # a service is no larger than the services that make it
        elif query.order == "largest" and query.limit is None and set(query.extra) & TOP_KINDS:
            held -= boards  # a service area is larger than any of its parts
            parts = {n for n in held if any(set(unit.path[:-1]) & held for unit in self._units_called(n))}
            held = held - parts if above is None and query.count > 1 else held
        elif set(query.extra) & TOP_KINDS:
            top = {n for n in held - boards if any(len(unit.path) == 2 for unit in self._units_called(n))}
            deeper = {n for n in held if any(len(unit.path) > 2 for unit in self._units_called(n))}
            held = top - deeper if deeper else held - boards
        else:
            leaves = {n for n in held if not any(n in unit.path[:-1] for other in held - {n} for unit in self._units_called(other))}
            apart = leaves & boards if leaves - boards and above is None and not self._ranks(query) - {"yksikkö"} else apart  # boards without printed parts
            held = self._below_top(leaves - boards, held) or leaves or held
            held = held - self._sums_of_others(key, held, query, measure) or held
            apart -= self._sums_of_others(key, among, query, measure) if apart else set()  # whose parts stand beside them in one table
            held = among if above is None and self._side_by_side(key, among) else held
        told = self._told_level(key, held, query) if not self._of_rank(held, query) else held
        if not told or ("kind:yksikkö" in query.extra and not any(n.lower().endswith("yksikkö") for n in held)):  # any unit may be called so
            self._check_rank(among, query)
        held = told or held
        topmost = not told and query.order == "largest" and query.limit is None and bool(set(query.extra) & TOP_KINDS)
        largest = query.order == "largest" and query.limit is None and not told
        for name in sorted(held | boards if topmost else held | apart if largest else held):
            period, source = (query.periods[0] if query.periods else None), (query.sources[0] if query.sources else None)
            rate = query.wanted_unit if "/" in (query.wanted_unit or "") else None
            ask = Ask(query.subjects[0].names, Place((name,)), town, measure, period, source, number_unit=rate)
            outcome = self.ledger.find(self._settled(ask))
            if isinstance(outcome, Several) and outcome.by == "municipality":
                raise Refusal(self.refusal(ask, outcome))
            if isinstance(outcome, Found) and outcome.minus is None:
                pool[(name, "")] = outcome.stored
        found = [f for (name, _), f in pool.items() if name in held]
        beside = [f for (name, _), f in pool.items() if name not in held]  # a service area is larger than any board, or it is none
        if found and beside and max(abs(f.figure.number) for f in beside) > max(abs(f.figure.number) for f in found):
            raise Refusal(self._cannot(wording.rank_unclear(" / ".join(sorted(self._ranks(query))), []) if self._ranks(query) else wording.mixed_levels()))
        if above is None and not told and not set(query.extra) & TOP_KINDS and self._holds_a_whole(found):
            raise Refusal(self._cannot(wording.mixed_levels()))
        if above is None and not told and not (query.order == "largest" and set(query.extra) & TOP_KINDS):
            self._check_one_level(found)
        return found

    def _below_top(self, single: set[str], among: set[str]) -> set[str]:
        """The units without parts that are none of the top ones, where others of those are printed with parts: an area is not compared with parts of areas."""
        depth = {n: min((len(unit.path) for unit in self._units_called(n)), default=2) for n in among}
        above = {n for name in single for unit in self._units_called(name) for n in unit.path[1:-1]}
        below = {n for n in single if depth[n] > 2}
        return below if len(below) > 1 and any(depth.get(n) == 2 for n in above) else single

    def _check_rank(self, among: set[str], query: Query) -> None:
        """Raises Refusal where units of some rank are asked for that none is called, and they stand on several levels that cannot be told apart."""
        asked = self._ranks(query)
        if not asked or asked & {"lautakunta", "toimielin"}:
            return
        paths = {n: unit.path for n in among for unit in self._units_called(n) if unit.kind not in ("lautakunta", "toimielin")}
        above = {n for path in paths.values() for n in path[:-1]}
        wholes, single = ([path for n, path in paths.items() if (n in above) is whole] for whole in (True, False))
        uneven = any(len(whole) == len(one) > 2 for whole in wholes for one in single) and not set(query.extra) & TOP_KINDS
        boards = [unit for n in among - set(paths) for unit in self._units_called(n)]
        below = bool(paths) and bool(boards) and all(any(board.name in path[:-1] for board in boards) for path in paths.values())
        if uneven or (below and set(query.extra) & TOP_KINDS):
            deepest = max(sorted(paths.values()), key=len)
            raise Refusal(self._cannot(wording.rank_unclear(" / ".join(sorted(asked)), list(deepest[1:]))))

    @staticmethod
    def _ranks(query: Query) -> set[str]:
        """What the units asked for are called: "vastuualue"."""
        return {tag.removeprefix("kind:") for tag in query.extra if tag.startswith("kind:")}

    def _units_called(self, name: str) -> list[OrganisationUnit]:
        """The units of a name in the reports that are asked: those of another municipality may stand elsewhere in its tree, and be of another rank."""
        ids = set(self.ledger.ids)
        return [unit for report_id, unit in self.ledger.vocabulary.units.get(name, ()) if report_id in ids]

    def _told_of_units(self, measure: str) -> list[str]:
        """The rows of which the reports print a measure for several units below the municipality."""
        vocabulary = self.ledger.vocabulary
        units = {key: {s.unit for s in held if s.measure == measure and s.subject_kind == "account"} for key, held in vocabulary.by_account.items()}
        return [key for key, names in units.items() if len(names - set(vocabulary.municipalities)) > 1]

    def _summing(self, key: str, tops: set[str], query: Query, measure: str | None) -> set[str]:
        """The units that follow the one named in its report and together make its number: its parts, where no tree of units is printed."""
        town = query.municipalities[0] if query.municipalities else None
        period, source = (query.periods[0] if query.periods else None), (query.sources[0] if query.sources else None)
        money = measure if measure not in ("percent", "deviation") else "actual"
        whole = self.ledger.find(self._settled(Ask((key,), Place(tuple(sorted(tops))), town, money, period, source, number_unit="EUR")))
        if not isinstance(whole, Found) or whole.minus is not None or whole.figure.table is None:
            return set()
        kept: list[list[str]] = []
        for row in dict.fromkeys((*_PROVING, key)):
            total = self._printed_alike(whole.stored, row, whole.figure.unit)
            runs = _runs_making(total[0], self._printed_alike(whole.stored, row)) if len(total) == 1 else []
            proved = [units for run in runs if self._proved(whole.stored, units := [f.figure.unit for f in run], row)]
            if len(proved) == 1:
                kept = proved
                break
        if not kept and not any(self._printed_alike(whole.stored, row, whole.figure.unit) for row in _PROVING if row != key):  # only this row is printed
            kept = [[f.figure.unit for f in making(whole.stored, self._printed_alike(whole.stored, key))]]
        return {unit for unit in kept[0] if self._printed_alike(whole.stored, key, unit)} if kept else set()

    def _holds(self, whole: StoredFigure, part: StoredFigure) -> bool:
        """As of the tree of units, and where none is printed: the part and units of the same report make the whole, in another row as well."""
        if super()._holds(whole, part):
            return True
        key, flat = subject_key(whole.figure), len(part.figure.unit_path) <= len(whole.figure.unit_path)
        alike = self._printed_alike(whole, key) if flat and key == subject_key(part.figure) and whole.figure.unit != part.figure.unit else []
        if part.figure.figure_id not in {f.figure.figure_id for f in alike} or abs(part.figure.number) >= abs(whole.figure.number):
            return False
        rest = whole.figure.number - part.figure.number
        pairs = [[part, f] for f in alike if f.figure.unit not in (whole.figure.unit, part.figure.unit) and f.figure.number == rest]
        runs = [*pairs, *(run for run in _runs_making(whole, alike) if part in run)]
        return any(self._proved(whole, [f.figure.unit for f in run], key) for run in runs)

    def _proved(self, whole: StoredFigure, units: Sequence[str], row: str) -> bool:
        """Whether units that make the whole's number in one row make it in another one too, and in none do not."""
        made = [self._makes(whole, units, other) for other in _PROVING if other != row]
        return True in made and False not in made

    def _printed_alike(self, whole: StoredFigure, key: str, unit: str = "") -> list[StoredFigure]:
        """The figures of a row in the same report, of the same measure and period; `unit`: those of one unit."""
        first = whole.figure
        return [
            f
            for f in self.ledger.of_subject(key)
            if f.report_id == whole.report_id
            and f.figure.table is not None
            and (not unit or f.figure.unit == unit)
            and (f.figure.measure, f.figure.period, f.figure.number_unit) == (first.measure, first.period, first.number_unit)
        ]

    def _makes(self, whole: StoredFigure, units: Sequence[str], key: str) -> bool | None:
        """Whether some units make the whole's number in another row too; None where it is not printed of all of them."""
        total = self._printed_alike(whole, key, whole.figure.unit)
        parts = [f for f in self._printed_alike(whole, key) if f.figure.unit in units]
        if len(total) != 1 or len(parts) != len(units):
            return None
        return abs(sum((f.figure.number for f in parts), Decimal(0)) - total[0].figure.number) <= last_digit(total[0].figure) * len(parts)

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
            made = making(whole, alike) if whole.figure.number else []
            beside = [f for f in made if len(f.figure.unit_path) > 2 and f.figure.unit_path[:-1] == whole.figure.unit_path[:-1]]
            if made and len(beside) < len(made):  # what stands beside it in the tree is no part of it
                found.add(whole.figure.unit)
        return found

    def _summed_up(self, key: str, held: set[str]) -> set[str]:
        """The unit whose number is the sum at the end of the table that the others stand in: "Yhteensä" in the report of one service area."""
        figures = [f for f in self.ledger.of_subject(key) if f.figure.table is not None and f.figure.unit in held]
        sums = [f for f in figures if name_words(f.figure.row_label)[:1] == ["yhteensä"]]
        others = {(f.report_id, f.figure.table) for f in figures if f not in sums}
        return {f.figure.unit for f in sums if (f.report_id, f.figure.table) in others}

    def _side_by_side(self, key: str, held: set[str]) -> bool:
        """Whether people are counted of all units in one table alone, where they make up its sum: a board is none that holds the others."""
        figures = [f for f in self.ledger.of_subject(key) if f.figure.table is not None and f.figure.subject_kind == "personnel"]
        towns = set(self.ledger.vocabulary.municipalities)
        one = len({(f.report_id, f.figure.table) for f in figures}) == 1 and {f.figure.unit for f in figures} - towns == held
        first = next((f for f in figures if f.figure.unit in towns), None)
        if not one or first is None:
            return False
        parts = [f for f in figures if f.figure.unit in held and (f.figure.measure, f.figure.period) == (first.figure.measure, first.figure.period)]
        made = sum((f.figure.number for f in parts), Decimal(0))
        return len(parts) == len(held) and abs(made - first.figure.number) <= last_digit(first.figure) * len(parts)

    def _of_rank(self, held: set[str], query: Query) -> set[str]:
        """The units that the reports' own tables call by the rank asked for."""
        asked = self._ranks(query)
        named = {n for n in held if any(unit.kind in asked for unit in self._units_called(n))}
        called = {n for n in held if n.lower().endswith(tuple(asked))} if asked else set[str]()
        if asked == {"yksikkö"} or (asked == {"palvelu"} and self._among_others(named, held)):  # any unit may be called so: its kind tells no rank
            named = called
        called = {n for n in called if not any(set(unit.path[:-1]) & called for unit in self._units_called(n))}
        nested = any(set(unit.path[:-1]) & named for n in named for unit in self._units_called(n))
        if len(named) < 2 or (nested and len(called) > 1):  # "Sivistysosasto", "Tekninen osasto"; a "vastuualue" under a "tulosalue"
            named = called
        return named if len(named) > 1 else set()

    def _among_others(self, named: set[str], held: set[str]) -> bool:
        """Whether some units are parts of others of them, or stand in the tree beside units without parts that are none of them."""
        paths = {n: unit.path for n in held for unit in self._units_called(n)}
        above = {n for path in paths.values() for n in path[:-1]}
        places = {paths[n][:-1] for n in named if n in paths}
        return bool(above & named) or any(path[:-1] in places for n, path in paths.items() if n not in named | above)

    def _told_level(self, key: str, held: set[str], query: Query) -> set[str]:
        """The units whose figures stand under a heading that names the rank asked for: "Vastuualueiden talous"."""
        kinds = [k.removeprefix("kind:")[:-1] for k in query.extra if k.startswith("kind:") and len(k) > 9 and k not in ("kind:lautakunta", "kind:palvelu")]
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

    def _holds_a_whole(self, found: Sequence[StoredFigure]) -> bool:
        """Whether one of the units may be the whole of the others: its statement alone goes on to the result, and its number is no less than their sum."""
        units = {f.figure.unit for f in found}
        results = {s.unit for row in _RESULTS for s in self.ledger.vocabulary.by_account.get(row, ())} & units
        whole = [f for f in found if f.figure.unit in results]
        others = sum((abs(f.figure.number) for f in found if f.figure.unit not in results), Decimal(0))
        money = all(f.figure.number_unit == "EUR" for f in found)
        return len(whole) == 1 and len(found) > 2 and money and abs(whole[0].figure.number) >= others

    def is_company(self, name: str) -> bool:
        """Whether a unit is a company or another body of the group."""
        return any(unit.kind in ("yhteisö", "konserni") for unit in self._units_called(name))

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
            if all(s.subject_kind != kind for s in subjects) or (key not in titles if titles else key in TOTALS):
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
