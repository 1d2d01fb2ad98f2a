"""What is asked of any table of things: a cell, the first of a column or of a row, what changed, sums, parts, and the things that some words are said of.

Every word of the question must be of a row, of a column, of what stands above, of the words in a cell, a time, or what is to be reckoned.
"""

import re
from collections.abc import Callable, Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from functools import cached_property, partial

from ingest.language.measure_units import is_unit
from ingest.language.voikko import Reading, readings
from ingest.stores.stored import StoredFigure
from retrieval.answers.clause import Clause
from retrieval.answers.named_cells import Look, is_said, is_word, row_name
from retrieval.answers.sheets import CHANGES, Sheet, Spot
from retrieval.calculation.calculate import share_percent
from retrieval.calculation.figure_answers import FigureAnswers
from retrieval.evidence.draft import Draft, joined
from retrieval.evidence.figure_parts import marks_of, operand_text
from retrieval.language import question_wording, wording
from retrieval.language.explain import Explained
from retrieval.language.lexicon import sense_list, sense_words
from retrieval.language.names import name_words
from retrieval.language.near_words import groups_of
from retrieval.language.periods import of_grades
from retrieval.language.reading import word_token
from retrieval.rewording.contexts import asks_money_spent
from retrieval.tables.whole_rows import can_be_added, sums_of_others
from retrieval.understanding.understand import is_yes_no, without_tail

_CHOOSING = ("largest", "smallest", "trend", "by_size", "pronoun", "dim:month", "dim:year", "dim:unit", "dim:municipality")
_ADDING = ("op:sum", "compute", "numeral")
_MOVING = ("up", "down", "op:change", "op:difference", "moves", "more", "less", "than", "minus", "versus", "measure:change", "measure:change_percent", "want:%")
_APART = ("op:change", "op:difference", "up", "down", "more", "less", "than", "measure:change", "measure:change_percent", "versus")
_SHARING = ("op:share", "want:%")
_LIGHT = ("joiner", "earn", "list", "measure:actual", "measure:closing", "report_word", "unit_kind:kunta")
_REFUSED = ("why", "not", "op:mean", "over", "under", "positive", "negative", "only", "op:without")
"""What none of this tells, unless it is a word of a row or a column."""
_TOLD_AS_RECORDS = ("targets", "plan", "risks")
"""Tables whose states and persons are told as those of records."""
_SUPERLATIVES = ("immat", "immät", "impien")
"""Ends of words of a title that says that its table tells of a part only."""
OF_SHEET = "of_sheet"
"""Mark of a query that was answered here: what is asked after it with another name in its place is put here too."""
_ASKED_BACK = 8
"""Rows that are asked back at most."""


def of_sheet(clause: Clause) -> Draft | None:
    """The draft; None where no table tells it, or several tell it otherwise."""
    query = clause.query
    own = [clause.explained.tokens[i] for i in clause.explained.own]
    goes_on = query.follow_up and (clause.previous or clause.records)
    if query.yes_no is not None or query.sources or query.negated or goes_on or not own or is_yes_no(own[:1]):
        return None
    how = any(t.low in sense_words("how_it_goes") for t in own[:1]) and not clause.explained.has("ask:amount", "ask:many")
    if clause.scope.cells.search is None or how or query.operation in ("cause", "definition"):
        return None
    return _Question(replace(clause, explained=without_tail(clause.explained))).answer()


@dataclass(frozen=True)
class _Told:
    """A draft, how well the question names what it tells, and what it says, for comparison."""

    rank: tuple[int, ...]
    said: object
    draft: Callable[[], Draft]


class _Question:
    """One question put to the tables that a search finds for it."""

    def __init__(self, clause: Clause) -> None:
        self.clause, self.query, self.explained = clause, clause.query, clause.explained
        measures = () if set(clause.query.measures) <= set(CHANGES) else clause.query.measures  # a change is reckoned from what came about
        self.look = Look(replace(clause, query=replace(clause.query, periods=(), measures=measures)), False)
        self.light = frozenset(self.look.light | self._at(*_LIGHT))
        self.specs = clause.query.periods

    def _at(self, *tags: str) -> frozenset[int]:
        return frozenset(i for s in self.explained.tagged(*tags) for i in range(s.start, s.end))

    @cached_property
    def sheets(self) -> list[Sheet]:
        """The tables, those that can be trusted whole."""
        query = replace(self.query, periods=()) if self._grades_asked else self.query
        sheets = [Sheet(self.look, report_id, table) for report_id, table in self.look.tables(self.clause.texts.reports(query))]
        kinds = frozenset(i for i in self.look.at if any(sheet.is_kind(i) for sheet in sheets))
        for sheet in sheets:
            sheet.kinds = kinds
        return sheets

    def answer(self) -> Draft | None:
        """The draft of the first way that tells just one thing."""
        explained = self.explained
        if self.query.order is not None and not self._is_titled_order():
            ways: Sequence[Callable[[Sheet], Iterable[_Told]]] = (self._first_row, self._first_column)
        elif self.query.direction is not None or self._minus_at or any("compute" not in s.tags for s in explained.tagged(*_APART)):
            ways = (self._two_rows, self._moved, self._raised, self._changed)
        else:
            ways = (self._by_words, self._by_age, self._free, self._shared, self._added, self._two_rows, self._all_added, self._year, self._cell)
        for way in ways:
            found = [told for sheet in self.sheets for told in way(sheet)]
            best = max((told.rank for told in found), default=None)
            kept = [told for told in found if told.rank == best]
            if len({told.said for told in kept}) == 1:
                draft = kept[0].draft()
                if asks_money_spent(explained) and any(value.unit == "%" for value in draft.values):
                    return None
                draft.names = tuple(explained.tokens[i].text for i in explained.own)
                return draft
            if kept:
                return None
        return self._asked_back()

    def _is_titled_order(self) -> bool:
        """Whether "suurimmista hankinnoista" are all those of a table of the largest ones, of which none is chosen."""
        order = frozenset(i for i in self._at("largest", "smallest") if all(r.plural for r in readings(self.look.token(i).low)))
        return not self.explained.has("ask:which", "ask:who", "list") and any(order and all(sheet.is_above(i) for i in order) for sheet in self.sheets)

    # ------------------------------------------------------------------------------------------- cells

    def _rows(self, sheet: Sheet) -> dict[int, frozenset[int]]:
        """The rows named; the row of all where the question asks for all of them, or names their kind in the plural."""
        if sheet.named:
            return sheet.named
        asks = (self._asks_all(sheet) or self._is_of_town(sheet)) and self._of_all(sheet)
        return dict.fromkeys(sheet.wholes, self._whole_at) if len(sheet.wholes) == 1 and asks else {}

    def _of_all(self, sheet: Sheet) -> bool:
        """Whether the question names no part of the rows: the schools among buildings."""
        picked = [w for w in name_words(sheet.table.title) if w.endswith(_SUPERLATIVES)]  # all of "Suurimmat hankinnat" is not all that was bought
        said = all(any(is_word(self.look.token(i), w) for i in self.look.at) for w in picked)
        return said and len(sheet.among(i for i in self.look.at if i not in self.light)) == len(sheet.things)

    def _is_of_town(self, sheet: Sheet) -> bool:
        """Whether rows are units of the municipality, which is asked about where no unit is named."""
        named = (
            any(not u.names[0].startswith("*municipality") for u in self.query.units)
            or any(sheet.is_kind(i) for i in self.look.at)
            or self.explained.has("dim:unit")
        )
        return not named and sheet.are_units

    @cached_property
    def _whole_at(self) -> frozenset[int]:
        return frozenset(i for i in self.look.at if self.look.token(i).low in sense_words("whole_row") or self.look.token(i).keys & sense_words("whole_row"))

    def _asks_all(self, sheet: Sheet) -> bool:
        return bool(self._whole_at) or any(self._is_plural(i) and sheet.is_kind(i) for i in self.look.at)

    def _is_plural(self, i: int) -> bool:
        found = self._nouns(i)
        return bool(found) and all(r.plural for r in found)

    def _nouns(self, i: int) -> list[Reading]:
        return [r for r in readings(self.look.token(i).low) if r.kind == "nimisana"]

    def _is_picked(self, i: int) -> bool:
        """Whether a word is what one of is asked for: "mikä päiväkoti"."""
        return i - 1 in self._at("ask:which", "ask:who")

    def _spots(
        self, sheet: Sheet, n: int, used: frozenset[int], light: frozenset[int], apart: frozenset[int] = frozenset(), among: Container[int] = ()
    ) -> list[Spot]:
        """The numbers of a row that the question names, of the times named."""
        if self._refused - used or not sheet.sure:
            return []
        return list(sheet.spots(n, used, light, () if among and self._grades_asked else self.specs, apart, among))

    @cached_property
    def _free_at(self) -> frozenset[int]:
        return frozenset(i for i in self.look.at if "vacant" in groups_of(self.look.token(i).keys))

    @cached_property
    def _refused(self) -> frozenset[int]:
        undone = (i for i in self.look.at if any(r.case == "vajanto" for r in readings(self.look.token(i).low)[:1]))  # "kilpailuttamatta"
        return (self._at(*_REFUSED) | frozenset(undone)) - self._minus_at - self._free_at

    @cached_property
    def _minus_at(self) -> frozenset[int]:
        """Where one time is taken from another: "elokuu miinus tammikuu"."""
        between = range(min((s.start for s in self.explained.spans if s.period is not None), default=0), len(self.explained.tokens))
        return self._at("minus") | frozenset(i for i in between if self.look.token(i).low in sense_words("taken_from"))

    def _cell(self, sheet: Sheet) -> Iterator[_Told]:
        """The one cell named."""
        rows = self._rows(sheet)
        for n, used in rows.items() if len(rows) == 1 else ():
            spot = sheet.single(self._spots(sheet, n, used, self.light))
            if spot is not None and self._is_of_kind(spot.stored):
                yield self._of_cell(sheet, spot, (len(used), *spot.rank))

    def _is_of_kind(self, stored: StoredFigure) -> bool:
        """Whether a number is what the question word asks for."""
        if self.explained.has("ask:who", "ask:when"):
            return False
        many = self.explained.has("ask:many") and not self.explained.has("want:EUR", "want:%")
        return not (many and stored.figure.number_unit in ("EUR", "%"))

    def _of_cell(self, sheet: Sheet, spot: Spot, rank: tuple[int, ...]) -> _Told:
        return _Told(rank, (spot.stored.figure.number, spot.stored.figure.number_unit), partial(self._draft, [(sheet, spot)]))

    # ------------------------------------------------------------------------------------------- the first in an order

    def _first_row(self, sheet: Sheet) -> Iterator[_Told]:
        """The things that are first in the column named."""
        light = self.light | self._at(*_CHOOSING)
        if (
            sheet.named
            or sheet.are_accounts
            or not (self.explained.has("ask:which", "ask:who", "list", "dim:municipality") or self._is_picked_bare(sheet))
            or self.query.dimension in ("month", "year")
            or not self._names_kind(sheet)
        ):
            return
        money = self._at("spend")  # "kuka maksoi suurimman osuuden"
        found: dict[int, list[Spot]] = {}
        among = {c for _, c in sheet.figures if c is not None} if sheet.has_one_column else set[int]()
        for n in sheet.among(i for i in self.look.at if i not in light | money):
            for spot in self._spots(sheet, n, frozenset(), light | money, among=among):
                if not money or spot.stored.figure.number_unit == "EUR":
                    found.setdefault(spot.column, []).append(spot)
        moved = self.query.direction in ("up", "down")  # what rose most is no largest one
        found = {c: spots for c, spots in found.items() if moved is (spots[0].stored.figure.measure in CHANGES)}
        in_percent = any(spots[0].stored.figure.measure == "change_percent" for spots in found.values())
        if moved and (self.query.direction == "down" or (in_percent and self.query.wanted_unit != "%")):
            return  # the largest rise in per cent is none in euros
        column = sheet.single([spots[0] for spots in found.values()])
        pool = self._apart(sheet, found[column.column]) if column is not None and (column.met or sheet.has_one_column) else []
        chosen = self._chosen(pool)
        if chosen:
            rank = (0, *column.rank) if column is not None else ()
            yield _Told(rank, tuple((s.stored.figure.row_label, s.stored.figure.number) for s in chosen), partial(self._draft, [(sheet, s) for s in chosen]))

    def _is_picked_bare(self, sheet: Sheet) -> bool:
        """Whether one of a kind is asked for without a verb and without a word that asks: "suurin hankinta", "kallein ylläpito, rakennus"."""
        words = [self.look.token(i).low for i in self.look.at]
        asks = any(t.startswith("ask:") for t in self.explained.tags) or any(r.finite for w in words for r in readings(w)[:1])
        kinds = (self.look.token(i).low for i in self.look.at if sheet.is_kind(i))
        return not asks and any(r.case == "nimento" and not r.plural for w in kinds for r in readings(w)[:1])

    def _names_kind(self, sheet: Sheet) -> bool:
        """Whether the question says that the rows of a table are what it chooses among."""
        said = any(sheet.is_kind(i) or sheet.narrows(i) for i in self.look.at if i not in self.light) or (
            sheet.are_units and self.explained.has("dim:unit", "ask:who")
        )
        return bool(sheet.things) and said

    def _apart(self, sheet: Sheet, pool: list[Spot]) -> list[Spot]:
        """A column without rows that are sums of others; [] where that is not sure, or where its numbers are of several units or of both signs."""
        labels = [s.stored.figure.row_label for s in pool]
        if len({s.stored.figure.number_unit for s in pool}) != 1 or any(s.stored.figure.number < 0 for s in pool) or len(set(labels)) < len(labels):
            return []
        columns = [dict(zip(labels, (s.stored.figure.number for s in pool), strict=True))] if all(can_be_added(s.stored.figure) for s in pool) else []
        others = [
            {sheet.table.rows[n].label: f.figure.number for n in sheet.things if (f := sheet.figures.get((n, c))) is not None and can_be_added(f.figure)}
            for c in range(len(sheet.table.columns))
        ]
        sums, sure = sums_of_others(labels, [*columns, *(o for o in others if columns and o and o != columns[0])])
        return [s for s in pool if s.stored.figure.row_label not in sums] if sure else []

    def _chosen(self, pool: Sequence[Spot]) -> list[Spot]:
        """The first ones; [] where the order does not tell which they are."""
        nth = next((n for n in (2, 3) if f"nth{n}" in self.query.extra), 0)
        last = nth or self.query.count
        ordered = sorted(pool, key=lambda s: s.stored.figure.number, reverse=self.query.order == "largest")
        numbers = [s.stored.figure.number for s in ordered]
        tied = len(numbers) > last and numbers[last - 1] == numbers[last]
        if len(numbers) < 2 or len(numbers) < last or tied or (nth and numbers[nth - 2] == numbers[nth - 1]):
            return []
        return ordered[nth - 1 : nth] if nth else ordered[:last]

    def _first_column(self, sheet: Sheet) -> Iterator[_Told]:
        """The month, year or grade in which the one row named is first."""
        grades = sheet.grades()
        rows = self._rows(sheet) or {n: frozenset[int]() for n in sheet.wholes if len(sheet.wholes) == 1 and self._of_all(sheet)}
        of_grades = self._grade_words if grades else frozenset()
        if not (of_grades or self.query.dimension in ("month", "year")) or not self.explained.has("ask:which", "ask:when", "dim:month", "dim:year"):
            return
        light = self.light | self._at(*_CHOOSING) | of_grades
        for n, used in rows.items() if len(rows) == 1 else ():
            spots = [s for s in self._spots(sheet, n, used, light, among=grades) if (s.column in grades if of_grades else self._is_of_time(sheet, s))]
            alike = {(s.stored.figure.number_unit, s.stored.figure.measure) for s in spots}
            chosen = self._chosen(spots) if len(alike) == 1 else []
            if chosen:
                said = tuple((s.stored.figure.column_label, s.stored.figure.number) for s in chosen)
                yield _Told((len(used),), said, partial(self._draft, [(sheet, s) for s in chosen]))

    def _is_of_time(self, sheet: Sheet, spot: Spot) -> bool:
        """Whether a column is of one of the times that are chosen among."""
        start, end = spot.stored.figure.period.start, spot.stored.figure.period.end
        month = (start.year, start.month) == (end.year, end.month)
        return sheet.tells_time(spot.column) and (month if self.query.dimension == "month" else (start.month, end.month) in ((1, 12), (12, 12)))

    @cached_property
    def _grade_words(self) -> frozenset[int]:
        return frozenset(i for i in self.look.at if self.look.token(i).keys & sense_words("school_grade"))

    def _year(self, sheet: Sheet) -> Iterator[_Told]:
        """The one year of a plan that has money for the work named: "minä vuonna kenttä on tarkoitus tehdä"."""
        rows = self._rows(sheet)
        if sheet.table.kind not in ("investments", "projects") or not self.explained.has("ask:when", "dim:year") or len(rows) != 1 or self.specs:
            return
        n, used = next(iter(rows.items()))
        planned = {i for i in self.look.at if {self.look.token(i).low, *self.look.token(i).keys} & (sense_words("ought") | sense_words("work_deeds"))}
        asked = self._at("ask:when", "dim:year", "does", "event")
        if any(i not in used | planned | asked | self.light for i in self.look.at) or self._refused or not planned:
            return
        cells = [Spot(n, c, f, frozenset()) for (row, c), f in sheet.figures.items() if row == n and c is not None and f.figure.number]
        ends = [s.stored.figure.period for s in cells]
        years = [s for s in cells if (s.stored.figure.period.start.year, s.stored.figure.period.end.year) == (s.stored.figure.period.end.year,) * 2]
        if len(years) == 1 and all(p.start.year <= years[0].stored.figure.period.end.year <= p.end.year for p in ends):
            yield self._of_cell(sheet, years[0], (len(used),))

    # ------------------------------------------------------------------------------------------- reckoned

    def _moved(self, sheet: Sheet) -> Iterator[_Told]:
        """How much the number of one row and column went from one time to another."""
        rows, light = self._rows(sheet), self.light | self._at(*_MOVING, "event") | self._minus_at
        for n, used in rows.items() if len(rows) == 1 and sheet.sure else ():
            if self._refused - used - self._at("not"):
                continue
            spots = [s for s in sheet.spots(n, used, light, ()) if s.stored.figure.measure != "change_percent"]
            best = max((s.rank[0] for s in spots), default=0)
            pair = self._two_times(sheet, [s for s in spots if s.rank[0] == best])
            if pair is not None:
                old, new = pair
                yield _Told((len(used), *new.rank), (old.stored.figure.number, new.stored.figure.number), partial(self._of_change, sheet, old, new))

    def _raised(self, sheet: Sheet) -> Iterator[_Told]:
        """How much one row is more in a column for what is after a change than in that for what was before it: fees."""
        starts = {c: name_words(column.label)[:1] for c, column in enumerate(sheet.table.columns)}
        sides = (sense_words("column_before"), sense_words("column_after"))
        old, new = ([c for c, word in starts.items() if set(word) & side] for side in sides)
        rows, light = self._rows(sheet), self.light | self._at(*_MOVING, "event")
        percent = self.query.wanted_unit == "%" or self.query.operation == "change_percent"
        for n, used in rows.items() if len(old) == len(new) == len(rows) == 1 else ():
            spots = {s.column: s for s in self._spots(sheet, n, used, light, among=(*old, *new))}
            printed = [s for s in spots.values() if s.stored.figure.measure == "change_percent"]
            if percent and len(printed) == 1:
                yield self._of_cell(sheet, printed[0], (len(used),))
            elif not percent and old[0] in spots and new[0] in spots:
                both = [(sheet, spots[new[0]]), (sheet, spots[old[0]])]
                numbers = tuple(s.stored.figure.number for _, s in both)
                way = {"up": numbers[0] > numbers[1], "down": numbers[0] < numbers[1]}.get(self.query.direction or "", True)
                if way and len({s.stored.figure.number_unit for _, s in both}) == 1:
                    yield _Told((len(used),), numbers, partial(self._reckoned, "difference", both))

    def _changed(self, sheet: Sheet) -> Iterator[_Told]:
        """The things of a kind whose number rose, or fell, from one time to another: "mitkä maksut nousevat vuonna 2026"."""
        asks = self.query.direction in ("up", "down") and self.explained.has("ask:which", "list") and not self._refused
        if not asks or sheet.named or sheet.are_accounts or not sheet.sure or not any(sheet.is_corner(i) or self._is_title(sheet, i) for i in self.look.at):
            return
        light = self.light | self._at(*_MOVING, "event", "ask:amount") | self.look.timed | self.look.asking
        if any(not (i in light or sheet.is_above(i) or sheet.is_kind(i)) for i in self.look.at):
            return
        pairs = []
        for n in sheet.things:
            spots = [Spot(n, c, f, frozenset()) for (row, c), f in sheet.figures.items() if row == n and c is not None and f.figure.measure not in CHANGES]
            alike = [[s for s in spots if sheet.heading(s) == heading] for heading in dict.fromkeys(map(sheet.heading, spots))]
            told = [pair for one in alike if (pair := self._two_times(sheet, one)) is not None]
            pair = told[0] if len(told) == 1 else None
            if pair is None or min(s.stored.figure.number for s in pair) < 0:
                return
            pairs.append(pair)
        up = self.query.direction == "up"
        moved = [(old, new) for old, new in pairs if new.stored.figure.number != old.stored.figure.number]
        moved = [(old, new) for old, new in moved if (new.stored.figure.number > old.stored.figure.number) is up]
        if len(pairs) > 2 and moved:
            said = tuple((new.stored.figure.row_label, new.stored.figure.number) for _, new in moved)
            yield _Told((0,), said, partial(self._of_changes, sheet, moved))

    def _is_title(self, sheet: Sheet, i: int) -> bool:
        """Whether a word is what the title of a table calls its rows, in the plural: "avustus" under "Avustukset yhdistyksille"."""
        heads = (
            r.lemma.lower() for word in name_words(sheet.table.title) for r in readings(word)[:1] if r.plural and r.case == "nimento" and r.kind == "nimisana"
        )
        return not self.look.token(i).keys.isdisjoint(heads)

    def _of_changes(self, sheet: Sheet, moved: Sequence[tuple[Spot, Spot]]) -> Draft:
        draft = joined([self._of_change(sheet, old, new) for old, new in moved])
        draft.deeds |= {"list", "set", "change", *([] if len(moved) > 1 else ["one"])}
        return draft

    def _two_times(self, sheet: Sheet, spots: Sequence[Spot]) -> tuple[Spot, Spot] | None:
        """(old, new) of one column's numbers at the two times asked for; None where there are not just two."""
        if len({(s.stored.figure.number_unit, "" if sheet.tells_time(s.column) else s.stored.figure.measure, sheet.heading(s)) for s in spots}) != 1:
            return None  # "2025" and "2026" of a budget alike
        dated = sorted(spots, key=_end)
        if len({_end(s) for s in dated}) != len(dated) or len(dated) < 2:
            return None
        specs = [s for s in self.specs if s.kind not in ("prior", "latest")]
        if len(specs) == 2:
            chosen = [[s for s in dated if sheet.is_of(s.stored, spec)] for spec in specs]
            both = (chosen[0][0], chosen[1][0]) if all(len(one) == 1 for one in chosen) and chosen[0] != chosen[1] else None
            if both is None or not self._minus_at:
                return both if both is None or _end(both[0]) < _end(both[1]) else (both[1], both[0])
            return both[1], both[0]  # what is taken from what stands behind it
        if len(specs) > 1 or any(s.year is None or (s.last is not None and not any(sheet.is_of(d.stored, s) for d in dated)) for s in specs):
            return None
        now = [s for s in dated if not specs or _end(s).year == specs[0].year]
        if specs and _is_base(self.explained):
            return (now[0], dated[-1]) if len(now) == 1 and now[0] is not dated[-1] else None
        before = [s for s in dated if now and _end(s).year == _end(now[-1]).year - 1]
        return (before[0], now[-1]) if len(before) == 1 else None

    def _of_change(self, sheet: Sheet, old: Spot, new: Spot) -> Draft:
        if self._minus_at:
            return self._reckoned("difference", [(sheet, new), (sheet, old)])
        percent = self.query.wanted_unit == "%" or self.query.operation == "change_percent" or self.explained.has("measure:change_percent")
        query = replace(self.query, operation="change_percent" if percent else "change")
        name = sheet.what(new) if sheet.tells_time(new.column) or new.row in sheet.wholes else ""
        return FigureAnswers(self.clause.scope.ledger).change_between(old.stored, new.stored, query, sheet.owned(new) or name)

    def _two_rows(self, sheet: Sheet) -> Iterator[_Told]:
        """By how much the first of two rows named is more than the second in one column, or both together."""
        adds = self.explained.has("op:sum") and self.query.direction is None
        if len(sheet.named) != 2 or not (adds or self.explained.has("op:difference", "more", "less", "versus", "than")) or self.query.wanted_unit == "%":
            return
        (a, used), (b, others) = sheet.named.items()
        if not (used - others and others - used):
            return
        first, second = (a, b) if min(used - others) < min(others - used) else (b, a)
        light = self.light | self._at(*_MOVING, *_ADDING)
        sides = [[s for s in self._spots(sheet, n, used | others, light) if self._is_of_price(s.stored)] for n in (first, second)]
        ends = [sheet.single([s for s in side if any(s.column == o.column for o in other)]) for side, other in (sides, sides[::-1])]
        pair = [s for s in ends if s is not None]
        if len(pair) != 2 or pair[0].column != pair[1].column or pair[0].stored.figure.number_unit != pair[1].stored.figure.number_unit:
            return
        if adds and not all(can_be_added(s.stored.figure) for s in pair):
            return
        numbers = tuple(s.stored.figure.number for s in pair)
        told = partial(self._reckoned, "sum" if adds else "difference", [(sheet, s) for s in pair])
        yield _Told((len(used | others), *pair[0].rank), (adds, *numbers), told)

    def _is_of_price(self, stored: StoredFigure) -> bool:
        """Whether a number is money where it is asked which is dearer."""
        priced = any(self.look.token(i).any_keys & sense_words("priced") for i in self.look.at)
        return not priced or stored.figure.number_unit.startswith(("EUR", "€/"))

    def _all_added(self, sheet: Sheet) -> Iterator[_Told]:
        """A column of all things together, where no row tells that."""
        asks = self.explained.has(*_ADDING) and any(sheet.is_kind(i) and self._is_plural(i) for i in self.look.at)
        light = self.light | self._at(*_ADDING) | self._whole_at
        things = sheet.among(i for i in self.look.at if i not in light)
        if not asks or sheet.named or sheet.are_accounts or len(things) < 2 or (sheet.wholes and len(things) == len(sheet.things)):
            return
        spots = [s for s in (sheet.single([s for s in self._spots(sheet, n, frozenset(), light) if s.met]) for n in things) if s is not None]
        alike = {(s.column, s.stored.figure.number_unit) for s in spots}
        if len(spots) == len(things) and len(alike) == 1 and all(can_be_added(s.stored.figure) for s in spots) and self._apart(sheet, spots) == spots:
            yield _Told(spots[0].rank, sum(s.stored.figure.number for s in spots), partial(self._reckoned, "sum", [(sheet, s) for s in spots]))

    def _added(self, sheet: Sheet) -> Iterator[_Told]:
        """Several grades of one school together: "luokat 7–9 yhteensä"."""
        grades, rows = sheet.grades(), self._rows(sheet)
        rows = rows or (dict.fromkeys(sheet.wholes, frozenset[int]()) if len(sheet.wholes) == 1 and self._of_all(sheet) else {})
        wanted = self._grades_asked
        if not wanted or not set(wanted) <= set(grades.values()) or len(rows) != 1:
            return
        n, used = next(iter(rows.items()))
        light = self.light | self._at(*_ADDING) | self._grade_words | self._grade_ranges
        spots = [s for s in self._spots(sheet, n, used, light, among=grades) if grades.get(s.column) in wanted]
        if len(spots) == len(wanted) and all(can_be_added(s.stored.figure) for s in spots):
            said = sum(s.stored.figure.number for s in spots)
            yield _Told((len(used),), said, partial(self._reckoned, "sum", [(sheet, s) for s in spots]))

    @cached_property
    def _grades_asked(self) -> tuple[int, ...]:
        """The grades that the question names together: "luokat 7–9"; () for none or one."""
        if len(self._grade_ranges) != 1 or not self._grade_words:
            return ()
        first, last = (int(n) for n in re.findall(r"\d+", self.look.token(min(self._grade_ranges)).low)[:2])
        return tuple(range(first, last + 1))

    @cached_property
    def _grade_ranges(self) -> frozenset[int]:
        """The places of ranges of grades: "7–9"."""
        return frozenset(i for i in self.explained.own if self.explained.tokens[i].kind == "span" and of_grades(self.explained.tokens, i))

    def _shared(self, sheet: Sheet) -> Iterator[_Told]:
        """What part of one column, named in the elative, another one is: "osuus oppilaista saa tukea"."""
        rows = self._rows(sheet) or {n: frozenset[int]() for n in sheet.wholes if len(sheet.wholes) == 1 and self._of_all(sheet)}
        of = frozenset(i for i in self.look.at if i not in self.light and any(r.case == "sisaeronto" for r in self._nouns(i)[:1]))
        if not self.explained.has(*_SHARING) or not of or len(rows) != 1:
            return
        n, used = next(iter(rows.items()))
        light, above = self.light | self._at(*_SHARING), frozenset(i for i in self.look.at if sheet.is_kind(i))
        whole = sheet.single(self._spots(sheet, n, used, light | above, frozenset(self.look.at) - of - used)) if of - used else None
        part = sheet.single([s for s in self._spots(sheet, n, used | (of - used), light) if s.met]) if whole is not None else None
        if part is None or whole is None or part.column == whole.column or part.stored.figure.number_unit == "%":
            return
        percent = share_percent(part.stored.figure.number, whole.stored.figure.number)
        units = {part.stored.figure.number_unit, whole.stored.figure.number_unit}
        alike = (len(units) == 1 or units <= {"count", "persons"}) and all(can_be_added(s.stored.figure) for s in (part, whole))
        if percent is not None and alike and 0 <= part.stored.figure.number <= whole.stored.figure.number:
            yield _Told((len(used), *part.rank), percent, partial(self._of_share, sheet, part, whole, percent))

    def _of_share(self, sheet: Sheet, part: Spot, whole: Spot, percent: Decimal) -> Draft:
        draft = Draft(self.clause.scope.ledger)
        operands = [draft.operand(s.stored, sheet.label(s)) for s in (part, whole)]
        text = draft.value(percent, "%", operands[0].label)
        draft.lines.append(wording.lookup(text, wording.share_of(*map(operand_text, operands)), marks_of([o.citation for o in operands])))
        draft.computed("share", "÷", operands, percent, "%")
        draft.figures = [part.stored.figure.figure_id, whole.stored.figure.figure_id]
        return draft

    def _free(self, sheet: Sheet) -> Iterator[_Told]:
        """How many places nobody has: those that there are less those who have one."""
        free, rows = self._free_at, self._rows(sheet)
        for n, used in rows.items() if free and len(rows) == 1 else ():
            places = sheet.single([s for s in self._spots(sheet, n, used, self.light | free) if s.met and s.stored.figure.number_unit == "count"])
            heads = {c: self.clause.texts.fits.keys(column.label) for c, column in enumerate(sheet.table.columns)}
            held = [Spot(n, c, f, frozenset()) for c, keys in heads.items() if keys & sense_words("placed") and (f := sheet.figures.get((n, c))) is not None]
            taken = [s for s in held if s.stored.figure.number_unit in ("persons", "count")]
            if places is None or len(taken) != 1 or places.column == taken[0].column:
                continue
            number = places.stored.figure.number - taken[0].stored.figure.number
            both = [(sheet, places), (sheet, taken[0])]
            if number >= 0:
                yield _Told((len(used),), number, partial(self._reckoned, "difference", both))

    def _reckoned(self, operation: str, told: Sequence[tuple[Sheet, Spot]]) -> Draft:
        """Numbers added up, or the second taken from the first."""
        draft = Draft(self.clause.scope.ledger)
        operands = [draft.operand(s.stored, sheet.label(s)) for sheet, s in told]
        unit, numbers = told[0][1].stored.figure.number_unit, [s.stored.figure.number for _, s in told]
        adds = operation == "sum"
        number = sum(numbers, Decimal(0)) if adds else numbers[0] - numbers[1]
        texts = [operand_text(o) for o in operands]
        text = draft.value(number, unit, wording.summed([o.label for o in operands]) if adds else wording.subtracted(operands[0].label, operands[1].label))
        draft.computed("sum" if adds else "difference", "+" if adds else "−", operands, number, unit)
        name = wording.summed(texts) if adds else wording.subtracted(texts[0], texts[1])
        draft.lines.append(wording.lookup(text, name, marks_of([o.citation for o in operands])))
        draft.figures = [s.stored.figure.figure_id for _, s in told]
        return draft

    # ------------------------------------------------------------------------------------------- words in cells

    def _by_words(self, sheet: Sheet) -> Iterator[_Told]:
        """The things of which a column says the words asked for, or how many they are."""
        counts = self.explained.has("ask:many")
        if (
            sheet.named
            or not (counts or self.explained.has("ask:which", "ask:who", "list"))
            or self._whole_at
            or self._refused
            or sheet.table.kind in _TOLD_AS_RECORDS
        ):
            return
        content = [i for i in self.look.at if i not in self.look.timed and i not in self.look.town]
        for c, (chosen, words) in sheet.said_in_cells([i for i in content if i not in self.look.asking]).items():
            if all(cell is None or is_unit(cell.text) for row in sheet.table.rows for cell in row.cells[c : c + 1]):  # "€/asukas" tells of no residents
                continue
            head = sheet.met(c, None, content) or frozenset()
            deemed = self._deemed if all(any(r.case == "tulento" for r in readings(self.look.token(i).low)) for i in words) else frozenset[int]()
            rest = [i for i in content if i not in words and i not in head and i not in self.light | deemed]
            kinds = [i for i in content if i not in words and (sheet.is_kind(i) or sheet.narrows(i))]
            if not kinds or any(not sheet.is_above(i) and i not in kinds for i in rest):
                continue
            among = sheet.among(i for i in content if i not in words and i not in head and i not in self.light)
            chosen = {n: cell for n, cell in chosen.items() if n in among}
            if not chosen:
                continue
            rank = (len(words), len(head))
            yield _Told(rank, tuple(sorted(sheet.table.rows[n].label for n in chosen)), partial(self._of_words, sheet, c, chosen, counts))

    def _by_age(self, sheet: Sheet) -> Iterator[_Told]:
        """The thing that was built first or last, by the years that a column tells: "vanhin rakennus", "uusin koulu"."""
        content = [i for i in self.look.at if i not in self.light and i not in self.look.asking]
        aged = {i: sense for i in self.look.at for sense in ("oldest", "newest") if self.look.token(i).low.startswith(sense_list(sense))}
        kinds = [i for i in content if i not in aged and (sheet.is_kind(i) or sheet.narrows(i))]
        dated = any(spec.kind != "latest" for spec in self.specs)  # "uusin" alone is no time
        if len(aged) != 1 or sheet.named or not kinds or dated or self._refused or any(i not in aged and i not in kinds for i in content):
            return
        built = word_token(sense_list("built")[0], self.clause.texts.analyser)
        things = sheet.among(kinds)
        for c, column in enumerate(sheet.table.columns):
            cells = {n: cell for n in things if (cell := sheet.table.rows[n].cells[c]) is not None and re.fullmatch(r"(?:1[5-9]|20)\d\d", cell.text.strip())}
            if len(cells) < 2 or len(cells) < len(things) or not is_said(built, column.label.lower()):
                continue
            first = sorted(cells, key=lambda n: int(cells[n].text), reverse="newest" in aged.values())
            if cells[first[0]].text.strip() != cells[first[1]].text.strip():
                yield _Told((len(kinds),), sheet.table.rows[first[0]].label, partial(self._of_first, sheet, c, {first[0]: cells[first[0]]}))

    @cached_property
    def _deemed(self) -> frozenset[int]:
        """Where something is said to be found such: "kunto on arvioitu heikoksi"."""
        return frozenset(i for i in self.look.at if self.look.token(i).low in sense_words("deemed"))

    def _of_first(self, sheet: Sheet, c: int, chosen: Mapping[int, object]) -> Draft:
        draft = self._of_words(sheet, c, chosen, counts=False)
        draft.deeds |= {"rank"}
        return draft

    def _of_words(self, sheet: Sheet, c: int, chosen: Mapping[int, object], counts: bool) -> Draft:
        draft = Draft(self.clause.scope.ledger)
        heading, told = sheet.table.columns[c].label, []
        for n in chosen:
            cell = sheet.table.rows[n].cells[c]
            assert cell is not None
            said = f"{wording.plain_heading(heading)}: {' '.join(cell.text.split())}"
            told.append(wording.cited(f"{row_name(sheet.table.rows[n])} ({said})", sheet.cite(draft, n, cell)))
        if counts:
            draft.lines.append(wording.lookup(draft.value(Decimal(len(chosen)), "count", wording.COUNT), wording.several(told), ""))
        else:
            draft.lines.append(wording.sentence(wording.several(told), ""))
        rows = {n: self.clause.scope.ledger.store.figures_of_row(sheet.report_id, sheet.table.index, n) for n in chosen}
        draft.figures = [f.figure.figure_id for n in rows for f in rows[n][:1]] if len(rows) == 1 else []  # "milloin se valmistui?"
        draft.deeds = frozenset({"list", "count", "set"})
        return draft

    # ------------------------------------------------------------------------------------------- answers

    def _draft(self, told: Sequence[tuple[Sheet, Spot]]) -> Draft:
        draft = Draft(self.clause.scope.ledger)
        for number, (sheet, spot) in enumerate(told, 1):
            label = sheet.label(spot)
            line = wording.lookup(draft.figure_value(spot.stored, label), label, draft.cite_figure(spot.stored))
            draft.lines.append(wording.placed(number, line) if len(told) > 1 else line)
        draft.deeds = frozenset({"rank", "list", "sum", "one", "set"})
        return draft

    def _asked_back(self) -> Draft | None:
        """Asks which row is meant where the question names a column and only the kind of the rows."""
        found = []
        light = self.light | (self._at(*_MOVING) if self.query.operation == "difference" else frozenset())
        for sheet in self.sheets if self.query.operation in ("lookup", "difference") else ():
            kind = [i for i in self.look.at if sheet.is_kind(i) and not self._is_plural(i) and not self._is_picked(i)]
            spots = {n: sheet.single([s for s in self._spots(sheet, n, frozenset(), light) if s.met]) for n in sheet.things}
            if kind and not sheet.named and len(spots) > 1 and all(s is not None and self._is_of_kind(s.stored) for s in spots.values()):
                found.append((max(len(s.met) for s in spots.values() if s is not None), sheet))
        best = max((score for score, _ in found), default=0)
        kept = [sheet for score, sheet in found if score == best]
        if len(kept) != 1 or len(kept[0].things) > _ASKED_BACK:
            return None
        draft = Draft(self.clause.scope.ledger, "clarify")
        draft.suggestions = [question_wording.taken_as(self.explained.reading.text, [row_name(kept[0].table.rows[n])]) for n in kept[0].things]
        draft.lines = [question_wording.which_account(), *map(question_wording.choice, draft.suggestions)]
        return draft


def _end(spot: Spot) -> date:
    return spot.stored.figure.period.end


def _is_base(explained: Explained) -> bool:
    """Whether the one time named is that from which the change is counted: "vuodesta 2023", "kuin vuonna 2023"."""
    for span in explained.spans:
        if span.period is not None:
            since = any(r.case == "sisaeronto" for t in explained.tokens[span.start : span.end] for r in readings(t.low))
            return since or any("than" in s.tags and s.end <= span.start for s in explained.spans)
    return False
