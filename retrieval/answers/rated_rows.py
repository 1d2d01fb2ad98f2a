"""Rows of a kind in the order of so much for each of something, as a column prints it or as two columns make it: schools by euros for each pupil."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from functools import cached_property

from ingest.language.measure_units import is_for_each
from ingest.language.voikko import readings
from ingest.stores.stored import StoredFigure
from retrieval.answers.clause import Clause
from retrieval.calculation.figure_ranks import beyond
from retrieval.evidence.draft import Draft, figure_text
from retrieval.evidence.figure_parts import marks_of, operand_text
from retrieval.language import wording
from retrieval.language.lexicon import sense_words
from retrieval.language.names import name_words
from retrieval.language.near_words import groups_of, near_words
from retrieval.language.number_text import round_half_up, with_unit
from retrieval.language.reading import Token
from retrieval.query import Query
from retrieval.tables.rate_asked import RateAsked, rate_asked
from retrieval.tables.table_cells import Grid, TableCells
from retrieval.tables.whole_rows import can_be_added, is_printed, is_whole_row, sums_of_others
from retrieval.understanding.understand import without_tail

_MEASURES = frozenset({"actual", "closing", "value", "percent"})
_COUNTS = frozenset({"count", "persons", "htv"})
_SHOWN = {"EUR": "€", "count": "kpl", "persons": "hlö"}
"""How a unit of measure stands before a stroke."""
_DEEDS = frozenset({"rank", "list", "limit", "count", "nth", "unit:per", "unit:EUR", "percent", "one"})


@dataclass(frozen=True)
class Column:
    """What one heading tells of things: `told` is of each thing its number; rows and columns may be the other way round."""

    grid: Grid
    heading: str
    told: dict[str, StoredFigure]
    said: frozenset[str] = frozenset()
    """Base forms of the label of the one thing that the question names."""

    @cached_property
    def unit(self) -> str:
        """The unit of measure of all of it, "" where they differ."""
        units = {f.figure.number_unit for f in self.told.values()}
        return units.pop() if len(units) == 1 else ""

    @property
    def adds_up(self) -> bool:
        """Whether its numbers can be added up."""
        return bool(self.unit) and all(can_be_added(f.figure) for f in self.told.values()) and not is_for_each(self.heading)


@dataclass(frozen=True)
class Rated:
    """A thing with its rate: printed in one figure, or made of an amount and of what it is divided by."""

    thing: str
    number: Decimal
    unit: str
    figures: tuple[StoredFigure, ...]


@dataclass(frozen=True)
class Rates:
    """Rates of things, from one table; `lacking` are the things of which the table does not tell it."""

    column: Column
    rated: tuple[Rated, ...]
    lacking: tuple[str, ...]
    sure: bool
    """Whether none of the things may be a sum of others."""


def rated_rows(clause: Clause) -> Draft | None:
    """The rows that a question picks by so much for each of something; None where it asks for none, or where not just one table tells it."""
    asked = rate_asked(clause.query, without_tail(clause.explained), clause.texts.analyser)
    return _told(clause, asked) if asked is not None and asked.each and asked.picks else None


def other_rows(clause: Clause) -> Draft | None:
    """The rows that a question picks by a column whose heading it names, or the rate of the one thing that it names; None where there are none."""
    asked = rate_asked(clause.query, without_tail(clause.explained), clause.texts.analyser)
    return _told(clause, asked) if asked is not None and bool(asked.each) is not asked.picks else None


def _told(clause: Clause, asked: RateAsked) -> Draft | None:
    finder = _Finder(clause.scope.cells, asked, clause.query)
    grids = finder.grids(clause)
    for alike in (False, True):
        columns = [c for grid in grids for c in finder.columns(grid, alike)]
        found = finder.printed(columns) or (finder.reckoned(columns) if asked.each else None)
        if columns:
            break
    if found is None:
        return None
    draft = _Teller(clause, asked).tell(found)
    draft.names = asked.named
    draft.deeds = _DEEDS
    return draft


class _Finder:
    """Finds the one column, or the two, that tell what is asked."""

    def __init__(self, cells: TableCells, asked: RateAsked, query: Query) -> None:
        self.cells, self.asked, self.query = cells, asked, query
        self._keys = cells.fits.keys

    def grids(self, clause: Clause) -> list[Grid]:
        """The tables whose rows or columns are things of the kind, of the municipality named."""
        asked, towns = self.asked, clause.query.municipalities
        text = " ".join([clause.explained.reading.text, *asked.named])
        held = self.cells.ledger.vocabulary.reports
        return [g for g in self.cells.grids(text, clause.texts.reports(clause.query)) if not towns or held[g.report_id].municipality in towns]

    def columns(self, grid: Grid, alike: bool) -> list[Column]:
        """What each heading tells of the things of the kind, or of one `alike`, in the newest time or that asked for."""
        figures = [f for f in grid.figures if f.figure.measure in _MEASURES and is_printed(f.figure) and self.cells.in_time(f, grid, self.query)]
        columns: list[Column] = []
        for turned, things in self._things(grid, figures, alike):
            told: dict[str, dict[str, list[StoredFigure]]] = defaultdict(lambda: defaultdict(list))
            for stored in figures:
                if (thing := _thing(stored, turned)) in things:
                    told[_heading(stored, turned)][thing].append(stored)
            whole = {h: {t: fs[0] for t, fs in by.items() if len(fs) == 1} for h, by in told.items() if all(len(fs) == 1 for fs in by.values())}
            columns += [Column(grid, heading, by) for heading, by in whole.items() if by]
        return self._newest(columns)

    def _newest(self, columns: list[Column]) -> list[Column]:
        """The columns of the newest time, and those that say none, where the question names no time."""
        if self.asked.kind is None:  # the words that name a thing do not tell what is measured
            columns = [replace(c, said=frozenset(k for label in c.told for k in self._keys(label))) for c in columns]
        if self.query.periods or not columns:
            return columns
        newest = max(f.figure.period.end for c in columns for f in c.told.values())
        return [c for c in columns if any(f.figure.period.end == newest or _in_same_year(f, newest) for f in c.told.values())]

    def _things(self, grid: Grid, figures: Sequence[StoredFigure], alike: bool) -> list[tuple[bool, list[str]]]:
        """(whether they stand in the headings of columns, labels) of the things of the kind asked for, wholes left out; [] where there are none."""
        town = self.cells.ledger.vocabulary.reports[grid.report_id].municipality.lower()
        labels = {turned: dict.fromkeys(_thing(f, turned) for f in figures) for turned in (False, True)}
        ways = [(turned, [label for label in found if not is_whole_row(label, town)]) for turned, found in labels.items()]
        if self.asked.kind is None:
            named = [(turned, [label for label in found if self._is_named(label)]) for turned, found in ways]
            return [(turned, found) for turned, found in named if len(found) == 1]
        keys = {k for k in self.asked.kind.any_keys if len(k) > 2}
        groups = groups_of(keys) if alike else frozenset()  # "rakennus" of a "Kiinteistö"
        rows = ways[:1]
        corner = frozenset(self.cells.fits.analyser.keys(grid.table.corner))
        if self.asked.kind.any_keys & (sense_words("any_row") | corner) or groups & groups_of(corner):
            return rows
        ending = [(turned, kept) for turned, found in ways if len(kept := [label for label in found if self._ends_as(label, keys)]) > 1]
        near = {word for word, told in near_words().items() if told & groups} if groups else set[str]()
        if ending or not self._is_headed(grid, keys | near):
            return ending if len(ending) == 1 else []
        return ways[1:] if _rows_measure(figures) else rows

    def _ends_as(self, label: str, keys: set[str]) -> bool:
        """Whether the last word of a label is the kind asked for, or a compound that ends in it, in the singular: "Niemen koulu", "Kirjastoauto" is none."""
        words = [w for w in name_words(label) if w.isalpha()]
        found = [r for w in words for r in readings(w) if not r.plural and r.case == "nimento"]
        tails = tuple(k for k in keys if len(k) > 3)
        return any(r.lemma in keys or (bool(tails) and r.lemma.endswith(tails)) for r in found)

    def _is_named(self, label: str) -> bool:
        """Whether the question says every word of a label: "Niemen koulu"."""
        words = [{w, *self.cells.fits.analyser.lemmas(w)} for w in name_words(label)]
        return bool(words) and all(any(said & {t.low, *t.any_keys} for t in self.asked.of) for said in words)

    def _is_headed(self, grid: Grid, keys: set[str]) -> bool:
        """Whether a table is headed by the kind of its rows: "Kirjastojen lainaus", "Kustannukset kouluittain"."""
        for word in name_words(grid.table.title):
            tails = tuple(k for k in keys if len(k) > 3)
            nouns = [r.lemma for r in readings(word) if r.plural and r.case in ("nimento", "omanto")]
            if any(n in keys or (bool(tails) and n.endswith(tails)) for n in nouns):
                return True
            if word.endswith(("ittain", "ittäin")) and any(word.startswith(k[:-1]) for k in keys if len(k) > 3):
                return True
        return False

    # ------------------------------------------------------------------------------------------- what is measured

    def printed(self, columns: Sequence[Column]) -> Rates | None:
        """The one column of the rate asked for."""
        rate = bool(self.asked.each)
        level = self.asked.picks and self.query.limit_unit in (None, "%")  # "minkä päiväkodin täyttöaste on korkein"
        found = [(self._measured(c, rate), c) for c in columns if (self._is_rate(c) if rate else c.adds_up or (level and c.unit == "%"))]
        column = self._best([(n, c) for n, c in found if n])
        if column is None:
            return None
        rated = tuple(Rated(t, f.figure.number, f.figure.number_unit, (f,)) for t, f in column.told.items())
        return self._rates(column, rated, columns)

    def reckoned(self, columns: Sequence[Column]) -> Rates | None:
        """The amounts of one column divided by the numbers of another one beside it."""
        if any(self._is_rate(c) and self._measured(c, rate=True) for c in columns):
            return None
        found: list[tuple[int, Column]] = []
        pairs: dict[int, Column] = {}
        for amount in columns:
            counts = [c for c in columns if c.grid is amount.grid and c is not amount and self._counts(c)]
            measured = self._measured(amount, rate=False) if amount.adds_up and not self._counts(amount) else 0
            if measured and len(counts) == 1:
                found.append((measured, amount))
                pairs[id(amount)] = counts[0]
        column = self._best(found)
        if column is None:
            return None
        by, rated = pairs[id(column)], list[Rated]()
        for thing, paid in column.told.items():
            count = by.told.get(thing)
            if count is None or count.figure.number <= 0 or not _at_once(paid, count):
                continue
            each = min(self.asked.each, key=lambda word: (len(word), word)) if by.unit in _COUNTS else by.unit
            each = self._each_name(by.heading) or each
            unit = f"{_SHOWN.get(column.unit, column.unit)}/{each}"
            rated.append(Rated(thing, abs(paid.figure.number) / count.figure.number, unit, (paid, count)))
        return self._rates(column, tuple(rated), columns) if rated else None

    def _each_name(self, heading: str) -> str:
        """The base form of what a heading counts: "Lainoja" → "laina"."""
        return next((r.lemma for w in name_words(heading) for r in readings(w) if r.lemma in self.asked.each), "")

    def _rates(self, column: Column, rated: tuple[Rated, ...], columns: Sequence[Column]) -> Rates:
        things = list(dict.fromkeys(t for c in columns if c.grid is column.grid for t in c.told))
        wholes, sure = sums_of_others(things, [{t: f.figure.number for t, f in c.told.items()} for c in columns if c.grid is column.grid and c.adds_up])
        kept = tuple(r for r in rated if r.thing not in wholes)
        told = {r.thing for r in kept}
        return Rates(column, kept, tuple(t for t in things if t not in told and t not in wholes), sure)

    def _best(self, found: Sequence[tuple[int, Column]]) -> Column | None:
        """The one column that the question's words fit best."""
        most = max((n for n, _ in found), default=0)
        best = [c for n, c in found if n == most]
        return best[0] if len(best) == 1 else None

    def _is_rate(self, column: Column) -> bool:
        each = column.unit.rpartition("/")[2] if "/" in column.unit else ""
        if each:
            cut = len(each) > 2 and not self.cells.fits.analyser.known(each) and any(k.startswith(each) for k in self.asked.each)  # "€/opp"
            return cut or bool({each, *self.cells.fits.analyser.lemmas(each)} & self.asked.each)
        said = column.heading if any(map(str.isalpha, _bare(column.heading))) else column.grid.table.title  # years under a title that tells it
        return is_for_each(said) and bool(set(self.cells.fits.analyser.keys(said)) & self.asked.each)

    def _counts(self, column: Column) -> bool:
        """Whether a column is of what is divided by: "Oppilaita", "Pinta-ala m²"."""
        if column.unit in self.asked.each:
            return True
        words = [w for w in name_words(column.heading) if w.isalpha()]
        return column.unit in _COUNTS and len(words) == 1 and bool({r.lemma for r in readings(words[0])} & self.asked.each)

    def _measured(self, column: Column, rate: bool) -> int:
        """How well a column's heading is what is asked to be measured: 0 where it is something else, more where its own words say it."""
        if self.asked.money != (column.unit == "EUR" or column.unit.startswith("€/")):
            return 0
        words = [w for w in name_words(_bare(column.heading)) if not self._says_each(w)]
        if self.asked.money and not words:
            words = [w for w in name_words(column.grid.table.title) if self._tells_money(w)]
        of = tuple(t for t in self.asked.of if not t.any_keys & column.said)
        if self.asked.money:
            costs = all(self._is_cost(w) for w in words if not self._is_asked(w)) and (bool(words) or rate)
            beside = all(self._meets(t, self._keys(column.heading) | column.grid.head) for t in of)
            return (2 if of and all(self._meets(t, self._keys(column.heading)) for t in of) else 1) if costs and beside else 0
        if not of:
            return 0
        if all(self._meets(t, self._keys(column.heading)) for t in of):
            return 3
        amount = column.unit.partition("/")[0]
        others = {f.figure.column_label for f in column.grid.figures if f.figure.number_unit.lower() == amount.lower() and "/" not in f.figure.number_unit}
        if rate and len(others) == 1 and all(self._meets(t, self._keys(next(iter(others)))) for t in of):
            return 2
        return 0

    def _says_each(self, word: str) -> bool:
        return word in sense_words("for_each") or word == "per" or bool({r.lemma for r in readings(word)} & self.asked.each)

    def _is_asked(self, word: str) -> bool:
        keys = {word, *(r.lemma for r in readings(word))}
        return any(keys & t.any_keys for t in self.asked.of)

    def _is_cost(self, word: str) -> bool:
        """Whether a word of a heading says no more than that it is of costs: "kustannukset", "nettomenot"."""
        parts = self.cells.fits.analyser.parts(word)
        lemmas = {r.lemma for r in readings(word)}
        if lemmas & sense_words("cost_noun"):
            return True
        heads = set(parts[:-1]) - self.asked.each
        return len(parts) > 1 and parts[-1] in sense_words("cost_noun") and heads <= sense_words("cost_start")

    def _tells_money(self, word: str) -> bool:
        tails = {*self.cells.fits.analyser.parts(word)[-1:], *(r.lemma for r in readings(word))}
        return bool(tails & (sense_words("cost_noun") | sense_words("income_side")))

    def _meets(self, token: Token, keys: frozenset[str]) -> bool:
        if self.cells.says(keys, token):
            return True
        return len(token.parts) > 1 and token.parts[-1] in sense_words("using_up") and all(p in keys for p in token.parts[:-1])


class _Teller:
    """Puts the rows picked in words."""

    def __init__(self, clause: Clause, asked: RateAsked) -> None:
        self.clause, self.asked = clause, asked

    def tell(self, found: Rates) -> Draft:
        """The draft: in order, over a limit, or refused where they cannot be compared."""
        query, ledger = self.clause.query, self.clause.scope.ledger
        if not self.asked.picks and len(found.rated) == 1:
            draft = Draft(ledger)
            self._say(draft, found, found.rated[0], 0)
            return draft
        if not found.sure:
            return Draft(ledger, "not_found", [wording.mixed_levels()], final=True)
        if len(found.rated) < 2 or len({r.unit for r in found.rated}) != 1:
            return Draft(ledger, "not_found", [wording.units_differ() if len(found.rated) > 1 else wording.not_traceable()], final=True)
        draft = Draft(ledger)
        if query.limit is not None:
            self._over(draft, found)
        else:
            ordered = sorted(found.rated, key=lambda r: r.number, reverse=query.order != "smallest")
            if "gap" in query.extra:
                return self._apart(found, ordered)
            picked = self._first(ordered)
            if not picked:
                return Draft(ledger, "not_found", [wording.tied()], final=True)
            for place, rated in enumerate(picked, 1):
                self._say(draft, found, rated, place if len(picked) > 1 and not self.asked.both else 0)
        if found.lacking:
            draft.caveat(wording.lacking(list(found.lacking)))
        return draft

    def _apart(self, found: Rates, ordered: list[Rated]) -> Draft:
        """How far the first is from the second or third, or from the last; only printed rates have a difference that can be traced."""
        nth = next((n for n in (2, 3) if f"nth{n}" in self.clause.query.extra), len(ordered))
        numbers = [r.number for r in ordered]
        draft = Draft(self.clause.scope.ledger)
        if len(ordered) < nth or numbers.count(numbers[0]) > 1 or numbers.count(numbers[nth - 1]) > 1 or len(ordered[0].figures) > 1:
            return Draft(self.clause.scope.ledger, "not_found", [wording.not_traceable()], final=True)
        pair = (ordered[0], ordered[nth - 1])
        operands = [draft.operand(r.figures[0], self._label(found, r)) for r in pair]
        number = pair[0].number - pair[1].number
        text = draft.value(number, pair[0].unit, wording.subtracted(*(o.label for o in operands)))
        draft.computed("difference", "−", operands, number, pair[0].unit)
        draft.lines.append(wording.lookup(text, wording.subtracted(*map(operand_text, operands)), marks_of([o.citation for o in operands])))
        draft.figures = [r.figures[0].figure.figure_id for r in pair]
        return draft

    def _first(self, ordered: list[Rated]) -> list[Rated]:
        """Those that the question picks; [] where the order does not tell which they are."""
        query = self.clause.query
        if query.order is None:
            return ordered
        nth = next((n for n in (2, 3) if f"nth{n}" in query.extra), 0)
        if self.asked.both:
            ends = [*ordered[:2], *ordered[-2:]]
            return [] if nth or query.count > 1 or len({r.number for r in ends}) < min(len(ordered), 4) else [ordered[0], ordered[-1]]
        last = nth or (1 if self.asked.one else query.count)
        numbers = [r.number for r in ordered]
        if len(numbers) < (nth or 1) or (len(numbers) > last and numbers[last - 1] == numbers[last]) or (nth and numbers[nth - 2] == numbers[nth - 1]):
            return []
        return ordered[nth - 1 : nth] if nth else ordered[:last]

    def _over(self, draft: Draft, found: Rates) -> None:
        query = self.clause.query
        over, limit = "under" not in query.extra, Decimal(query.limit or 0)
        chosen = sorted((r for r in found.rated if beyond(r.number, limit, over, query)), key=lambda r: r.number, reverse=over)
        if not chosen:
            marks = "".join(draft.cite_figure(f) for r in found.rated for f in r.figures)
            draft.lines.append(wording.none_beyond(over, with_unit(limit, found.rated[0].unit), marks))
            return
        if query.counted:
            told = [wording.with_number(r.thing, self._number(r)) for r in chosen]
            names = [wording.cited(text, draft.cite_figure(r.figures[0])) for text, r in zip(told, chosen, strict=True)]
            draft.figures += [f.figure.figure_id for r in chosen for f in r.figures]
            draft.lines.append(wording.lookup(draft.value(Decimal(len(chosen)), "count", wording.COUNT), wording.several(names), ""))
            return
        for rated in chosen:
            self._say(draft, found, rated, 0)

    @staticmethod
    def _number(rated: Rated) -> str:
        return figure_text(rated.figures[0]) if len(rated.figures) == 1 else with_unit(round_half_up(rated.number), rated.unit)

    @staticmethod
    def _label(found: Rates, rated: Rated) -> str:
        heading = _bare(found.column.heading) if len(rated.figures) == 1 else ""
        title = wording.plain_heading(found.column.grid.table.title)
        return wording.table_cell(rated.thing, heading or title, rated.figures[0].figure.period.label)

    def _say(self, draft: Draft, found: Rates, rated: Rated, place: int) -> None:
        """A line for a thing: its printed rate, or what it was reckoned from."""
        first, label = rated.figures[0], self._label(found, rated)
        if len(rated.figures) == 1:
            line = wording.lookup(draft.figure_value(first, label), label, draft.cite_figure(first))
        else:
            operands = [draft.operand(f, wording.table_cell(rated.thing, _bare(_own_heading(f, rated.thing)), f.figure.period.label)) for f in rated.figures]
            number = round_half_up(rated.number)
            text = draft.value(number, rated.unit, label)
            draft.computed("ratio", "÷", operands, number, rated.unit)
            draft.figures += [f.figure.figure_id for f in rated.figures]
            line = wording.lookup(text, wording.divided(*map(operand_text, operands)), marks_of([o.citation for o in operands]))
        draft.lines.append(wording.placed(place, line) if place else line)


# ----------------------------------------------------------------------------------------------- headings and labels


def _in_same_year(stored: StoredFigure, end: date) -> bool:
    """Whether a number is of one day of the year that ends then: pupils in September."""
    period = stored.figure.period
    return period.start == period.end and period.end.year == end.year


def _at_once(paid: StoredFigure, count: StoredFigure) -> bool:
    """Whether an amount and what it is divided by are of the same time, the latter of a day in it at least."""
    time, when = paid.figure.period, count.figure.period
    return time == when or (when.start == when.end and time.start <= when.end <= time.end)


def _rows_measure(figures: Sequence[StoredFigure]) -> bool:
    """Whether each row of a table is told in a unit of its own, so that things stand in the headings of its columns."""
    units: dict[int | None, set[str]] = defaultdict(set)
    for f in figures:
        units[f.figure.row].add(f.figure.number_unit)
    return all(len(told) == 1 for told in units.values()) and len({unit for told in units.values() for unit in told}) > 1


def _thing(stored: StoredFigure, turned: bool) -> str:
    return stored.figure.column_label if turned else stored.figure.row_label


def _heading(stored: StoredFigure, turned: bool) -> str:
    return stored.figure.row_label if turned else stored.figure.column_label


def _own_heading(stored: StoredFigure, thing: str) -> str:
    return stored.figure.row_label if stored.figure.column_label == thing else stored.figure.column_label


def _bare(heading: str) -> str:
    """A heading without its unit of measure and its time: "Kustannukset, €/lapsi 2024" → "Kustannukset"."""
    words = [w for w in heading.split() if "€" not in w and "/" not in w and not any(c.isdigit() for c in w)]
    return wording.plain_heading(" ".join(words)).strip(" ,;()")
