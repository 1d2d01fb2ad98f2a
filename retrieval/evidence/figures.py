"""Exact lookup: from what is asked to the one figure that says it, or why there is none."""

import re
from collections import OrderedDict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from decimal import Decimal
from functools import lru_cache
from itertools import pairwise
from typing import Literal

from ingest.checks.twin_tables import is_twin
from ingest.data import read_table
from ingest.model import Report, SubjectKind
from ingest.stores.figure_store import FigureStore
from ingest.stores.stored import FigureQuery, StoredFigure
from retrieval.evidence.elsewhere import of_country
from retrieval.evidence.figure_asks import Ask, Found, Nothing, Outcome, Several
from retrieval.evidence.figure_bases import of_basis, part_told
from retrieval.evidence.figure_fits import (
    REPORTED,
    RESIDENT,
    YEARLY,
    agree,
    budgeted_with_internal,
    column_side,
    last_digit,
    measure_fits,
    one_closing,
    one_measure,
    over_years,
    period_fits,
    report_fits,
    right_column,
    since_the_start,
)
from retrieval.evidence.rest_of_year import longer_and_rest
from retrieval.language.lexicon import sense_words
from retrieval.language.names import account_key, is_groups_own, is_of_forecast, names_group, subject_key
from retrieval.language.vocabulary import Vocabulary
from retrieval.query import PeriodSpec, Place

_OF_MONTH = re.compile(r"(?<![\d–-])\d{1,2}/(?:20)?\d\d(?!\d)")
"""A heading of one month."""
_NARROWED = 256
"""How many municipalities' figures are kept ready."""
_HELD = 50_000
"""How many figures are at hand by their id."""
_KEPT = 1000
"""How many subjects, rows and units' subjects are kept ready in all."""


_SEVERAL = re.compile(r"\w, \w.* ja \w|\w (?:ja|sekä) \w")
"""A heading that names several things."""


@dataclass
class Ledger:
    """The figures of some reports, read from the store a subject at a time and kept while the store's revision stays."""

    store: FigureStore
    vocabulary: Vocabulary
    report_ids: tuple[str, ...] | None = None
    """The reports whose figures are read; None for all of the vocabulary's."""
    basis: str = ""
    """Which part of figures that are printed in parts is meant: external, internal, external_and_internal; "" for their total."""
    _by_id: dict[str, StoredFigure] = field(default_factory=dict)
    _kept: dict[str, tuple[StoredFigure, ...]] = field(default_factory=dict)
    _abroad: dict[str, frozenset[str]] = field(default_factory=dict)
    _narrowed: OrderedDict[tuple[str, ...], "Ledger"] = field(default_factory=OrderedDict)
    _parts: dict[str, "Ledger"] = field(default_factory=dict)
    _common: dict[str, str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        if self.report_ids is None and not self.basis:
            self.vocabulary.heading_words = self.heading_words

    def for_towns(self, towns: Sequence[str]) -> "Ledger":
        """The figures of some municipalities' reports only; kept for the next question about them."""
        key = tuple(sorted(set(towns)))
        towns_held = self.vocabulary.municipalities
        if not key or (len(key) >= len(towns_held) and set(key) >= set(towns_held)):
            return self
        held = self._narrowed.get(key)
        if held is None:
            ids = tuple(i for town in key for i in self.vocabulary.municipalities.get(town, ()))
            held = self._narrowed[key] = Ledger(self.store, self.vocabulary, ids, _by_id=self._by_id)
            while len(self._narrowed) > _NARROWED:
                self._narrowed.popitem(last=False)
        return held

    def headings(self, report_id: str, section: tuple[str, ...]) -> tuple[str, ...]:
        """The headings that something stands under, without that of the whole report where it names several things: "Koulut, päiväkodit ja kirjastot"."""
        if report_id not in self._common:
            paths = [s.path for s in self.store.sections(report_id)]
            first = {path[0] for path in paths}
            several = len(first) == 1 and len(paths) > 1 and _SEVERAL.search(next(iter(first))) is not None
            self._common[report_id] = next(iter(first)) if several else ""
        return section[1:] if section and section[0] == self._common[report_id] else section

    def of_basis(self, basis: str) -> "Ledger":
        """The figures where a question asks for one part of those that are printed in parts; the ledger itself where it asks for none."""
        if basis == self.basis:
            return self
        if basis not in self._parts:
            self._parts[basis] = Ledger(self.store, self.vocabulary, self.report_ids, basis, self._by_id)
        return self._parts[basis]

    @property
    def ids(self) -> tuple[str, ...]:
        """The reports whose figures are read."""
        return tuple(self.vocabulary.reports) if self.report_ids is None else self.report_ids

    def of_subject(self, key: str, units: tuple[str, ...] = ()) -> tuple[StoredFigure, ...]:
        """All figures of a subject, or those of some units; prose left out."""
        if units and key not in self._kept:
            return self._of_units(key, units)
        if key not in self._kept:
            names = self.vocabulary.prints.get(key, ())
            found = self.store.figures_of_subject(names, self.ids) if names else ()
            rows = (f for f in found if subject_key(f.figure) == key and not is_twin(f.figure))
            self._kept[key] = of_basis(self._held((*rows, *self._under_title(key))), self.basis)
        return self._kept[key]

    def _held(self, found: Iterable[StoredFigure]) -> tuple[StoredFigure, ...]:
        if len(self._by_id) > _HELD:
            self._by_id.clear()
        held = tuple(found)
        self._by_id |= {stored.figure.figure_id: stored for stored in held}
        return held

    def figure(self, figure_id: str) -> StoredFigure | None:
        """One figure, None when there is none; those that subjects have been read with are at hand."""
        at_hand = self._by_id.get(figure_id)
        if at_hand is not None:
            return at_hand
        return next(iter(self._held(filter(None, [self.store.figure(figure_id)]))), None)

    def _of_units(self, key: str, units: tuple[str, ...]) -> tuple[StoredFigure, ...]:
        """Read without the other units', which may be many times as many."""
        held = "\n".join((key, *units))
        names = self.vocabulary.prints.get(key, ())
        if held not in self._kept:
            if len(self._kept) > _KEPT:
                self._kept.clear()
            found = self.store.figures_of_subject(names, self.ids, units) if names else ()
            rows = (f for f in found if subject_key(f.figure) == key and f.figure.unit in units and not is_twin(f.figure))
            self._kept[held] = of_basis(self._held((*rows, *(f for f in self._under_title(key) if f.figure.unit in units))), self.basis)
        return self._kept[held]

    def _under_title(self, key: str) -> tuple[StoredFigure, ...]:
        """The costs of an investment whose title heads a table of its own; other rows keep their name behind the title."""
        if key not in self.vocabulary.titled:
            return ()
        title = self.vocabulary.accounts[key]
        found = self.store.figures(FigureQuery(figure_ids=self.vocabulary.titled[key]), limit=None)
        return tuple(replace(f, figure=replace(f.figure, account=title)) for f in found if f.report_id in self.ids and column_side(f.figure.account) == "cost")

    def is_of_country(self, stored: StoredFigure) -> bool:
        """Whether a number of a sentence is of the whole country, by what its paragraph speaks of."""
        figure, report = stored.figure, self.report(stored)
        if not figure.sentence or figure.table is not None or figure.unit != report.municipality:
            return False
        if stored.report_id not in self._abroad:
            self._abroad[stored.report_id] = of_country(self.store.all_passages(stored.report_id), report.municipality)
        return figure.sentence.strip() in self._abroad[stored.report_id]

    def prose(self) -> tuple[StoredFigure, ...]:
        """All numbers that stand in sentences."""
        if "*prose" not in self._kept:
            found = self.store.figures(FigureQuery(report_ids=self.ids, subject_kinds=("prose", "target", "risk")), limit=None)
            self._kept["*prose"] = tuple(f for f in found if f.figure.sentence)
        return self._kept["*prose"]

    def totals(self, kind: SubjectKind, measure: str) -> tuple[StoredFigure, ...]:
        """The totals that tables of projects or investments print."""
        key = f"*totals:{kind}:{measure}"
        if key not in self._kept:
            found = self.store.figures(FigureQuery(report_ids=self.ids, subject_kinds=(kind,), measures=(measure,)), limit=None)
            self._kept[key] = tuple(f for f in found if account_key(f.figure.account) in ("yhteensä", "kaikki yhteensä", "hankkeet", "hankkeet yhteensä"))
        return self._kept[key]

    def row(self, stored: StoredFigure) -> tuple[StoredFigure, ...]:
        """The figures of the same printed row."""
        figure = stored.figure
        if figure.table is None or figure.row is None:
            return (stored,)
        key = f"*row:{stored.report_id}:{figure.table}:{figure.row}"
        if key not in self._kept:
            self._kept[key] = self.store.figures_of_row(stored.report_id, figure.table, figure.row)
        return self._kept[key]

    def part(self, stored: StoredFigure) -> str:
        """Which part a figure is where its row prints external and internal items apart; "" where it does not."""
        return part_told(stored, self.row(stored)) if stored.figure.basis is not None else ""

    def report(self, stored: StoredFigure) -> Report:
        """The report that prints the figure."""
        return self.vocabulary.reports[stored.report_id]

    def find(self, ask: Ask) -> Outcome:
        """The figure asked for."""
        if ask.unit is not None and ask.kind is None and not ask.unit.names[0].startswith("*"):
            outcome = self._find(ask, [f for key in ask.subjects for f in self.of_subject(key, ask.unit.names)])
            if not isinstance(outcome, Nothing):
                return outcome
        return self._find(ask, [f for key in ask.subjects for f in self.of_subject(key)])

    def _find(self, ask: Ask, pool: Sequence[StoredFigure]) -> Outcome:
        pool = [f for f in pool if not self._is_total_of_another(f, ask.context)]
        if not pool:
            return Nothing("subject")
        printed = [f for f in pool if f.figure.table is not None or f.figure.subject_kind == "personnel"]
        outcome = self._found_in(ask, printed) if printed else Nothing("subject")
        if isinstance(outcome, Nothing) and len(printed) < len(pool):
            if not ask.context & sense_words("whole_country"):
                pool = [f for f in pool if not self.is_of_country(f)]
            told = self._found_in(ask, pool) if pool else Nothing("subject")
            return told if not isinstance(told, Nothing) or not printed else outcome
        return outcome

    def _is_total_of_another(self, stored: StoredFigure, context: frozenset[str]) -> bool:
        """Whether an indicator is the total of a heading inside its table that the question does not name: "Lapsia yhteensä" under "Lastenhoidon tuki"."""
        figure = stored.figure
        if not context or figure.subject_kind != "indicator" or not figure.groups or "yhteensä" not in figure.row_label.lower():
            return False
        return not context & (self.vocabulary.base_forms(figure.groups[-1:]) - self.vocabulary.base_forms((figure.account,)))

    def _found_in(self, ask: Ask, pool: Sequence[StoredFigure]) -> Outcome:
        if ask.kind is not None and any(f.figure.subject_kind == ask.kind for f in pool):
            pool = [f for f in pool if f.figure.subject_kind == ask.kind]
        if ask.municipality is not None:
            kept = [f for f in pool if self.report(f).municipality == ask.municipality]
            if not kept:
                return Nothing("municipality", tuple(pool[:40]))
            pool = kept
        kept = self.in_unit(pool, ask.unit) if ask.unit is not None else self._own(pool)
        if not kept:
            return Nothing("unit", tuple(pool[:200]))
        rates = any(f.figure.number_unit == "%" for f in kept)
        kept = [f for f in kept if not (rates and f.figure.table is None and f.figure.number_unit == "pp")]  # by how much a rate was raised is no rate
        aims = bool(ask.context & sense_words("aim_said"))
        meant = [f for f in kept if (f.figure.subject_kind == "target") is aims]
        if 0 < len(meant) < len(kept) and isinstance(told := self._found_in(ask, meant), Found):  # what is aimed at, beside a row that tells its number itself
            return told
        before = pool = kept
        pool = [f for f in pool if measure_fits(ask.measure, f.figure)]
        if ask.measure == "deviation" and ask.period is not None and ask.period.kind in ("to_date", "span", "month"):
            pool = [f for f in pool if not is_of_forecast(f.figure)]  # "poikkesi kesäkuun loppuun mennessä" is no forecast's
        if ask.number_unit == RESIDENT:
            pool = [f for f in pool if f.figure.number_unit == RESIDENT]
        elif ask.number_unit == "persons":
            pool = [f for f in pool if f.figure.number_unit in ("persons", "count")]
        elif ask.number_unit is not None and any(f.figure.number_unit == ask.number_unit for f in pool):
            pool = [f for f in pool if f.figure.number_unit == ask.number_unit]
        alike = [f for f in before if ask.number_unit != RESIDENT or f.figure.number_unit == RESIDENT]
        if not pool:  # a row of a budget alone: the works of the years to come
            ahead = self._ahead(ask, alike, before)
            return ahead if ahead is not None else Nothing("measure", tuple(before[:60]))
        if ask.source is not None:
            kept = [f for f in pool if report_fits(ask.source, self.report(f))]
            if not kept:
                return Nothing("source", tuple(pool[:60]))
            pool = kept
        dated = [f for f in pool if period_fits(ask.period, f.figure, ask.measure)]
        if not dated and ask.period is not None and ask.period.kind == "month":  # a rate under "1–9/2025" is that of September
            whole = replace(ask.period, kind="to_date", first=1)
            held = {f.figure.figure_id for f in pool if ask.loose or self._is_level(f, pool)}
            dated = [f for f in pool if f.figure.figure_id in held and period_fits(whole, f.figure, ask.measure)]
        dated = self._at_the_end(ask, dated, pool)
        if not dated and (ahead := self._ahead(ask, alike, before)) is not None:
            return ahead
        if not dated:
            part = self._part_of_year(ask, pool)
            return part if part is not None else Nothing("period", tuple(pool[:200]))
        return self._choose(ask, dated, before)

    def _ahead(self, ask: Ask, pool: Sequence[StoredFigure], before: Sequence[StoredFigure]) -> Outcome | None:
        """The budget of a year that lies ahead, else what is foreseen of it where things are counted: "0–6-vuotiaat" of 2030; None where neither is told."""
        spec = _whole_year(ask.period)
        planned = self._only_planned(ask, pool)
        if planned:
            return self._choose(replace(ask, measure="any_budget", period=spec), planned, before)
        if ask.measure is not None or spec is None or spec.kind != "year" or spec.year is None:
            return None
        own = [f for f in pool if f.figure.subject_kind in ("indicator", "personnel") and f.figure.number_unit in ("persons", "count")]
        told = any(measure_fits(None, f.figure) and f.figure.period.end.year >= spec.year for f in pool)
        foreseen = [f for f in own if f.figure.measure == "forecast" and period_fits(spec, f.figure, "forecast")]
        return self._choose(replace(ask, measure="forecast", period=spec), foreseen, before) if foreseen and not told else None

    def _only_planned(self, ask: Ask, pool: Sequence[StoredFigure]) -> list[StoredFigure]:
        """The budget of a year that lies ahead of all that has come about, for a question that does not say whether it asks of the budget."""
        spec = _whole_year(ask.period)
        if ask.measure not in (None, "forecast") or spec is None or spec.kind != "year" or spec.year is None:
            return []
        if ask.measure == "forecast":  # what is counted or measured is planned as it is foreseen: "väestöennuste 2028"; money is not
            foreseen = [f for f in pool if f.figure.subject_kind in ("indicator", "personnel") and f.figure.number_unit != "EUR"]
            pool = [f for f in pool if f in foreseen or self.report(f).type == "talousarvio"]  # what a budget estimates is the budget
        if any(measure_fits(None, f.figure) and f.figure.period.end.year >= spec.year and not over_years(f.figure.period) for f in pool):
            return []
        units = ("persons", "count") if ask.number_unit == "persons" else (ask.number_unit,)
        pool = [f for f in pool if ask.number_unit in (None, RESIDENT) or f.figure.number_unit in units]
        return [f for f in pool if measure_fits("any_budget", f.figure) and period_fits(spec, f.figure, "any_budget")]

    def _at_the_end(self, ask: Ask, dated: list[StoredFigure], pool: Sequence[StoredFigure]) -> list[StoredFigure]:
        """Rates told of the last month or day alone, which "joulukuun lopussa" means rather than the mean of the year; else what there was."""
        if ask.period is None or ask.period.kind != "to_date":
            return dated
        last = replace(ask.period, kind="month", first=ask.period.last)
        rates = [f for f in pool if f.figure.subject_kind != "account" and f.figure.number_unit == "%" and f.figure.measure not in YEARLY | REPORTED]
        return [f for f in rates if period_fits(last, f.figure, ask.measure)] or dated

    def _is_level(self, stored: StoredFigure, pool: Sequence[StoredFigure]) -> bool:
        """Whether a figure tells how things are when its period ends: a rate, what stands under "8/2025", or people who have not only grown in number."""
        figure = stored.figure
        if figure.subject_kind == "account":
            return False
        if _OF_MONTH.search(figure.column_label):
            return True
        if figure.number_unit not in ("%", "persons"):
            return False
        year = [f.figure for f in pool if f.figure.period.end.year == figure.period.end.year and f.figure.unit == figure.unit]
        told = [f.number for f in sorted(year, key=lambda f: f.period.end) if f.number_unit == figure.number_unit and f.measure == figure.measure]
        return figure.number_unit == "%" or any(later < before for before, later in pairwise(told))

    def in_unit(self, pool: Sequence[StoredFigure], place: Place) -> list[StoredFigure]:
        """The figures of a unit; "*municipality", "*group" and "*lautakunta" stand for whatever the report has of that kind."""
        name = place.names[0]
        if name == "*municipality":
            kept = [f for f in pool if self._kind(f) == "kunta" and not self.is_of_group(f)]
            return kept or [f for f in self._own(pool) if f.figure.subject_kind != "account"]
        if name == "*group":
            return [f for f in pool if self.is_of_group(f)]
        if name.startswith("*"):
            return [f for f in pool if self._kind(f) == name[1:] or name[1:] in f.figure.unit.lower()]
        kept = [f for f in pool if f.figure.unit in place.names]
        if place.municipality is not None:
            kept = [f for f in kept if self.report(f).municipality == place.municipality]
        return kept

    def _own(self, pool: Sequence[StoredFigure]) -> list[StoredFigure]:
        """The figures of the municipality and its parts; the group and a company must be named, the group by a row's own name too: "konsernivelka"."""
        return [
            f
            for f in pool
            if (not self.is_of_group(f) and self._kind(f) not in ("yhteisö", "konserni")) or (self.is_of_group(f) and names_group(subject_key(f.figure)))
        ]

    def is_of_group(self, stored: StoredFigure) -> bool:
        """Whether a figure is the group's, by its row or its column."""
        headed = stored.figure.column_label.lower().startswith("konserni ") or stored.figure.column_label.lower() == "konserni"
        return headed or is_groups_own(stored.figure.unit, stored.figure.account)

    def owner(self, stored: StoredFigure) -> str:
        """Whose a figure is, in words: the group where its column says so in a table of both."""
        figure = stored.figure
        return f"{self.report(stored).municipality}konserni" if self.is_of_group(stored) and not is_groups_own(figure.unit, figure.account) else figure.unit

    def is_of_whole(self, stored: StoredFigure) -> bool:
        """Whether a figure is the municipality's or the group's, whichever chapter heads its table."""
        return self.is_of_group(stored) or self._kind(stored) == "kunta"

    def _kind(self, stored: StoredFigure) -> str:
        return self.vocabulary.kind_of(stored.figure.unit, stored.report_id)

    def _choose(self, ask: Ask, pool: Sequence[StoredFigure], held: Sequence[StoredFigure]) -> Outcome:
        """One figure out of those that fit: one municipality, one unit, one period, one print; `held` are all of the row, of whatever measure and period."""
        assumed: list[str] = []
        if len(ask.subjects) > 1 and ask.unit is None and (rows := self._of_units_only(ask, pool)):
            return Several("unit", rows)
        pool, several = self._one_owner(ask, pool, assumed)
        if several is not None:
            return several
        keys = {subject_key(f.figure) for f in pool}
        if len(keys) > 1:
            plain = {subject_key(f.figure) for f in pool if ask.number_unit == RESIDENT or f.figure.number_unit != RESIDENT}
            first = next((k for k in ask.subjects if k in (plain or keys)), None)
            pool = [f for f in pool if subject_key(f.figure) == first]
        pool = self._one_period(ask, pool, assumed)
        if len({f.figure.subject_kind for f in pool}) > 1 and any(f.figure.subject_kind == "account" for f in pool):
            pool = [f for f in pool if f.figure.subject_kind == "account"]
        if len({f.figure.number_unit for f in pool}) > 1:
            units = [f.figure.number_unit for f in pool]
            usual = "EUR" if "EUR" in units else units[0]
            pool = [f for f in pool if f.figure.number_unit == usual]
        pool = one_measure(ask, pool, assumed)
        if (ask.source is None and ask.measure in YEARLY | REPORTED) or ask.measure == "any_budget":
            latest = max(_end(self.report(f)) for f in pool)
            newest = [f for f in pool if _end(self.report(f)) == latest]
            finer = [f for f in pool if f not in newest and any(agree(f.figure, n.figure) and last_digit(f.figure) < last_digit(n.figure) for n in newest)]
            pool = [*newest, *finer]
        bases = {f.figure.basis for f in pool}
        if len(bases) > 1 and "external" in bases and budgeted_with_internal(ask, pool, held):
            pool = [f for f in pool if f.figure.basis != "external"]
        elif len(bases) > 1 and "external" in bases:
            external = [f for f in pool if f.figure.basis == "external"]
            pool = [*external, *(f for f in pool if f.figure.basis is None and any(agree(f.figure, e.figure) for e in external))]
            assumed.append("basis:external")
        return self._one_print(ask, pool, assumed)

    def _one_print(self, ask: Ask, pool: Sequence[StoredFigure], assumed: Sequence[str]) -> Outcome:
        """The finest print of the number that most tables print; rows of one name in one table are told apart by the headings above them."""
        pool = right_column(_without_other_columns(ask, self._told_apart(pool, ask.context)), ask.context)
        agreeing: list[list[StoredFigure]] = []
        for stored in sorted(pool, key=self._rank):
            held = next((group for group in agreeing if agree(group[0].figure, stored.figure)), None)
            if held is None:
                agreeing.append([stored])
            else:
                held.append(stored)
        tables = [len({(f.report_id, f.figure.table) for f in group if f.figure.doubt is None}) for group in agreeing]
        most = max(range(len(agreeing)), key=lambda i: (tables[i], -i))
        rows = [g for g in agreeing if any(_same_table(f, other) for f in g for other in agreeing[most] if f is not other and g is not agreeing[most])]
        if rows and tables[most] < 2:
            return Several("row", (agreeing[most][0], *(g[0] for g in rows)))
        best = agreeing[most][0]
        others = tuple(g[0] for i, g in enumerate(agreeing) if i != most and g[0].figure.exact)
        return Found(best, tuple(agreeing[most][1:]), others, tuple(assumed))

    def _told_apart(self, pool: Sequence[StoredFigure], context: frozenset[str]) -> Sequence[StoredFigure]:
        """The rows that the headings above them fit the question best, where rows of one table share a name."""
        if not context or len({(f.figure.table, f.figure.row) for f in pool}) < 2:
            return pool
        fitting = [len(context & self.vocabulary.base_forms(f.figure.groups)) for f in pool]
        best = max(fitting)
        return [f for f, fits in zip(pool, fitting, strict=True) if fits == best] if best else pool

    def heading_words(self, key: str) -> frozenset[str]:
        """Base forms of the headings that stand above the rows of a subject inside its tables."""
        return self.vocabulary.base_forms(tuple(sorted(self.store.headings(self.vocabulary.prints.get(key, ()), self.ids))))

    def _rank(self, stored: StoredFigure) -> tuple[int, Decimal, int, str, int]:
        """Certain before doubtful, finest print first, the report of the same period first, then the newest."""
        figure, report = stored.figure, self.report(stored)
        own = 0 if report.period is not None and report.period.end == figure.period.end else 1
        return (0 if figure.doubt is None else 1, last_digit(figure), own, _newest_first(_end(report)), figure.page)

    def _of_units_only(self, ask: Ask, pool: Sequence[StoredFigure]) -> tuple[StoredFigure, ...]:
        """The rows of the very name asked for, one of each unit, where units alone have them and the whole has another row that the name may mean too."""
        own = [f for f in pool if subject_key(f.figure) == ask.subjects[0]]
        whole = [f for f in pool if f not in own and (self.is_of_whole(f) or f.figure.unit == self.report(f).about)]
        units = {f.figure.unit for f in own if not self.is_of_whole(f) and f.figure.unit != self.report(f).about}
        alone = whole and len(units) > 1 and len({self.report(f).municipality for f in pool}) == 1 and units == {f.figure.unit for f in own}
        return tuple(self._firsts(own, lambda f: f.figure.unit)) if alone else ()

    def _firsts(self, pool: Sequence[StoredFigure], key: Callable[[StoredFigure], str]) -> list[StoredFigure]:
        """One figure of each: of the newest time that is no plan behind a budget's own year, of the longest that ends then, so that a quarter's own share
        does not stand for the accumulation.
        """
        seen: dict[str, tuple[tuple[bool, date, int], StoredFigure]] = {}
        for f in pool:
            report, time = self.report(f), f.figure.period
            planned = report.type == "talousarvio" and time.end > _end(report)
            rank = (not planned, time.end, -time.start.toordinal())
            if key(f) not in seen or rank > seen[key(f)][0]:
                seen[key(f)] = (rank, f)
        return [f for _, f in seen.values()]

    def _one_owner(self, ask: Ask, pool: Sequence[StoredFigure], assumed: list[str]) -> tuple[Sequence[StoredFigure], Several | None]:
        towns = {self.report(f).municipality for f in pool}
        if len(towns) > 1:
            return pool, Several("municipality", tuple(self._firsts(pool, lambda f: self.report(f).municipality)))
        units = {f.figure.unit for f in pool}
        if len(units) == 1 or (ask.unit is not None and ask.unit.names[0] in ("*group", "*municipality") and all(self.is_of_whole(f) for f in pool)):
            return pool, None
        if ask.unit is not None and len(ask.unit.names) > 1:
            return pool, Several("unit", tuple(self._firsts(pool, lambda f: f.figure.unit)))
        town = next(iter(towns))
        about = {self.report(f).about for f in pool}
        for own in (town, *sorted(about)):
            kept = [f for f in pool if f.figure.unit == own]
            if own != town and len(units) > 2 and ask.municipality is None and not ask.context & _ALL:
                break  # "mikä oli hoitokate" of a part of the municipality whose units have one each
            if kept and ask.unit is None:
                assumed.append(f"unit:{own}")
                return kept, None
        return pool, Several("unit", tuple(self._firsts(pool, lambda f: f.figure.unit)))

    def _one_period(self, ask: Ask, pool: Sequence[StoredFigure], assumed: list[str]) -> Sequence[StoredFigure]:
        periods = {(f.figure.period.start, f.figure.period.end) for f in pool}
        if len(periods) <= 1:
            if ask.period is None or ask.period.year is None:
                assumed.append("period")
            return pool
        begun = [f for f in pool if since_the_start(f.figure)]
        if begun and ask.period is None:  # a work's costs are all of them where no year of theirs is named
            assumed.append("period")
            return begun
        if one_closing(periods):
            return pool
        budgeted = [f for f in pool if f.figure.measure in YEARLY and (own := self.report(f)).type == "talousarvio" and own.period is not None]
        coming = {(f.figure.period.start, f.figure.period.end) for f in budgeted if f.figure.period == self.report(f).period}
        latest = max(coming or periods, key=lambda p: (p[1], -p[0].toordinal()))  # a budget's own year, not the plan of the years after it
        assumed.append("period")
        of_end = {period for period in periods if period[1] == latest[1]}
        meant = of_end if one_closing(of_end) else {latest}
        return [f for f in pool if (f.figure.period.start, f.figure.period.end) in meant]

    def _part_of_year(self, ask: Ask, pool: Sequence[StoredFigure]) -> Found | None:
        """A part of the year that no report prints, from two accumulations: July to September is 1–9 less 1–6; or from one and what came about after it."""
        spec = ask.period
        if pairs := longer_and_rest(ask, pool):
            chosen = self._choose(ask, [whole for whole, _ in pairs], pool)
            rest = next((rest for whole, rest in pairs if isinstance(chosen, Found) and whole is chosen.stored), None)
            return replace(chosen, minus=rest) if isinstance(chosen, Found) and rest is not None else None
        if spec is not None and spec.year is None and spec.kind in ("span", "month") and (spec.first or 1) > 1:  # the newest year that tells it
            years = sorted({f.figure.period.end.year for f in pool if f.figure.measure in ("actual", "closing")}, reverse=True)
            found = (self._part_of_year(replace(ask, period=replace(spec, year=year)), pool) for year in years)
            return next(filter(None, found), None)
        if (
            spec is None
            or spec.kind not in ("span", "month")
            or spec.year is None
            or not spec.first
            or not spec.last
            or spec.first == 1
            or (ask.measure or "actual") != "actual"
        ):
            return None
        flows = bool(_events() & ask.context) and not any(f.figure.number_unit in ("%", "pp", "ratio", "persons") for f in pool)
        kind: Literal["span", "to_date"] = "to_date" if flows and all(f.figure.number_unit != "EUR" for f in pool) else "span"
        whole = self.find(replace(ask, period=PeriodSpec("year", spec.year) if spec.last == 12 else PeriodSpec(kind, spec.year, 1, spec.last)))
        before = self.find(replace(ask, period=PeriodSpec(kind, spec.year, 1, spec.first - 1)))
        if (
            isinstance(whole, Found)
            and isinstance(before, Found)
            and whole.minus is None
            and before.minus is None
            and whole.figure.number_unit == before.figure.number_unit
            and (whole.figure.number_unit == "EUR" or (kind == "to_date" and before.figure.number <= whole.figure.number))
        ):
            return replace(whole, minus=before.stored, assumed=(*whole.assumed,))
        return None

    def prints(self, stored: StoredFigure) -> list[StoredFigure]:
        """Every print of a figure's number, its own first, the finest before the others."""
        figure = stored.figure
        family = next((group for group in (("actual", "closing", "value"),) if figure.measure in group), (figure.measure,))
        same = [
            f
            for f in self.of_subject(subject_key(figure), (figure.unit,))
            if f.figure.figure_id != figure.figure_id
            and (f.figure.period.start, f.figure.period.end) == (figure.period.start, figure.period.end)
            and f.figure.measure in family
            and f.figure.number_unit == figure.number_unit
            and f.figure.unit == figure.unit
            and f.figure.table is not None
            and self.report(f).municipality == self.report(stored).municipality
            and agree(figure, f.figure)
        ]
        return [stored, *sorted(same, key=self._rank)]

    def side_by_side(self, figures: Sequence[StoredFigure]) -> list[StoredFigure]:
        """The figures as one table prints them together, where that is no coarser than the coarsest of them: their signs and rounding agree there."""
        if len(figures) < 2 or any(f.figure.table is None for f in figures):
            return list(figures)
        coarsest = max(last_digit(f.figure) for f in figures)
        held = [{(f.report_id, f.figure.table): f for f in reversed(self.prints(stored)) if last_digit(f.figure) <= coarsest} for stored in figures]
        common = set(held[0]).intersection(*held[1:])
        if not common:
            return list(figures)
        best = min(common, key=lambda table: (max(last_digit(h[table].figure) for h in held), self._rank(held[0][table]), table))
        return [h[best] for h in held]

    def same_elsewhen(self, stored: StoredFigure, start: date, end: date) -> Found | None:
        """The same thing in another period: what came about, or of a budget that of the other year."""
        figure = stored.figure
        planned = [f for f in self.row(stored) if f.figure.measure == figure.measure and (f.figure.period.start, f.figure.period.end) == (start, end)]
        if figure.measure == "budget" and len(planned) == 1 and planned[0].figure.number_unit == figure.number_unit:
            return Found(planned[0])
        ask = Ask((subject_key(figure),), Place((figure.unit,)), self.report(stored).municipality, "actual", None, number_unit=figure.number_unit)
        pool = [
            f
            for f in self.of_subject(ask.subjects[0], (figure.unit,))
            if f.figure.unit == figure.unit and self.report(f).municipality == ask.municipality and measure_fits("actual", f.figure)
        ]
        dated = [f for f in pool if (f.figure.period.start, f.figure.period.end) == (start, end) and f.figure.number_unit == figure.number_unit]
        if not dated:
            return None
        found = self._choose(ask, dated, pool)
        return found if isinstance(found, Found) else None


_ALL = sense_words("whole_row") | sense_words("in_all")
"""Words that ask for all units together."""


@lru_cache(maxsize=1)
def _events() -> frozenset[str]:
    """Verbs of what comes about through a year, by which a count is known to grow: "kertyä", "lainata", "tehdä"."""
    return frozenset(row["phrase"] for row in read_table("question_words") if row["tag"] in ("event", "does", "earn", "spend"))


def _whole_year(spec: PeriodSpec | None) -> PeriodSpec | None:
    """The year itself for its end, whose numbers a plan has under the year: "vuoden 2028 lopussa"."""
    ends = spec is not None and spec.kind == "to_date" and spec.last == 12 and spec.first in (None, 1) and spec.day in (None, 31)
    return replace(spec, kind="year", first=None, last=None, day=None) if spec is not None and ends else spec


def _newest_first(end: date) -> str:
    return f"{99999999 - end.toordinal():08d}"


def _end(report: Report) -> date:
    return report.period.end if report.period is not None else date.min


def _without_other_columns(ask: Ask, pool: Sequence[StoredFigure]) -> list[StoredFigure]:
    """The figures without those of no measure in rows that print the measure asked: what an investment brought in beside what came about of it."""
    measures = {ask.measure} - {"value"} if ask.measure is not None else {"actual", "closing"}
    own = {(f.report_id, f.figure.table, f.figure.row) for f in pool if f.figure.measure in measures and f.figure.table is not None}
    return [f for f in pool if f.figure.measure != "value" or (f.report_id, f.figure.table, f.figure.row) not in own]


def _same_table(one: StoredFigure, other: StoredFigure) -> bool:
    return one.report_id == other.report_id and one.figure.table is not None and one.figure.table == other.figure.table
