"""A table as things with columns, and what each word of a question may be of it: a row's name, a column's, the words in a cell, or what stands above."""

from collections.abc import Container, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache, cached_property

from ingest.amounts import plain_spaces
from ingest.data import read_table
from ingest.language.accounts import find_account
from ingest.language.measure_units import is_for_each, is_unit
from ingest.language.voikko import readings
from ingest.model import Cell, Table
from ingest.stores.stored import StoredFigure
from retrieval.answers.named_cells import GRADE, Look, is_word, meets, row_name
from retrieval.evidence.draft import Draft
from retrieval.evidence.figure_fits import BUDGETS, PARTS
from retrieval.language import wording
from retrieval.language.inflection import COMPANY_FORMS, genitive
from retrieval.language.kin import pieces
from retrieval.language.lexicon import sense_words
from retrieval.language.names import name_words, says_total
from retrieval.language.near_words import groups_of
from retrieval.language.reading import word_token
from retrieval.query import PeriodSpec
from retrieval.tables.whole_rows import is_printed, is_whole_row

_PLAIN = frozenset({"actual", "closing", "value", "percent", "total_funding", "own_share", "deviation", "remaining", "change", "change_percent"})
"""Measures that need not be named: they stand under a heading of their own or are what came about."""
CHANGES = ("change", "change_percent")
_TOTALS = ("yhteensä", "yht")
_MOST_WORDS = 4
"""Words of a cell that names a kind or a state; longer ones are sentences."""


@dataclass(frozen=True)
class Spot:
    """A cell with a number, and the positions of the question's words that its column's heading meets."""

    row: int
    column: int
    stored: StoredFigure
    met: frozenset[int]
    whole: bool = False
    """Whether the heading says nothing else."""

    @property
    def rank(self) -> tuple[int, bool]:
        """What the best column has most of."""
        return len(self.met), self.whole


class Sheet:
    """One table before one question."""

    def __init__(self, look: Look, report_id: str, table: Table) -> None:
        self.look, self.report_id, self.table = look, report_id, table
        self.town = look.clause.scope.vocabulary.reports[report_id].municipality.lower()
        held = look.clause.scope.ledger.store.figures_of_table(report_id, table.index)
        self.sure = all(f.figure.doubt is None for f in held)
        self.figures = {(f.figure.row, f.figure.column): f for f in held if f.figure.doubt is None}
        self.kinds: frozenset[int] = frozenset()
        """Positions of the question's words that name what the rows of some table are."""
        self.things = [n for n, row in enumerate(table.rows) if row.kind == "data" and not self._is_whole(n) and any(c.isalpha() for c in row.label)]
        self.wholes = [n for n, row in enumerate(table.rows) if row.kind in ("total", "subtotal", "data") and self._is_whole(n) and self._is_said(n)]

    def _is_whole(self, n: int) -> bool:
        return is_whole_row(self.table.rows[n].label, self.town)

    def _is_said(self, n: int) -> bool:
        """Whether what a row of all is of is said, where its name says more than that: the taxes of "Verotulot yhteensä"."""
        words = [w for w in name_words(self.table.rows[n].label) if w not in sense_words("whole_row") and not says_total(w, _TOTALS)]
        return all(self.look.says(self.table.corner, w) or any(is_word(self.look.token(i), w) for i in self.look.at) for w in words)

    @cached_property
    def are_accounts(self) -> bool:
        """Whether rows are those of a statement, which are no things among others."""
        return any(find_account(self.table.rows[n].label) is not None for n in self.things)

    @cached_property
    def head(self) -> frozenset[str]:
        """Base forms of what stands above the rows, and of what the rows are by their corner."""
        section = self.look.section(self.report_id, self.table)[-1:]
        return self.look.clause.texts.fits.keys(" ".join([self.table.title, self.table.corner, *section]))

    @cached_property
    def _near_head(self) -> frozenset[str]:
        return groups_of(self.head)

    def is_above(self, i: int) -> bool:
        """Whether a word of the question is of what stands above the rows."""
        return self.look.is_of_all(i, self.head) or self.look.titled(i, self.table.title) or bool(self.look.near(i) & self._near_head)

    @cached_property
    def _corner(self) -> str:
        """What the rows are by their corner; "" where that names what columns of times tell: "Sairauspoissaolot, päivää"."""
        timed = all(self.tells_time(c) for c in {c for _, c in self.figures if c is not None})
        words = name_words(self.table.corner)
        return "" if timed and words and any(r.plural for r in readings(words[0]) if r.kind == "nimisana") else self.table.corner

    @cached_property
    def are_units(self) -> bool:
        """Whether all rows are units of the municipality."""
        held = self.look.clause.scope.vocabulary.units
        return bool(self.things) and all(self.table.rows[n].label in held for n in self.things)

    def is_kind(self, i: int) -> bool:
        """Whether a word names what the rows are: the corner's, or one that most of their names hold."""
        token = self.look.token(i)
        if token.kind != "word" or i in self.look.town:
            return False
        if self.is_corner(i):
            return True
        told = pieces(token)  # "hankintataulukossa"
        if told and told[-1] & sense_words("a_table") and any(self.look.says(self._corner, word) for word in told[0]):
            return True
        held = sum(any(is_word(token, word) for word in name_words(self.table.rows[n].label)) for n in self.things)
        return len(self.things) > 2 and 2 * held > len(self.things)

    def is_corner(self, i: int) -> bool:
        """Whether a word is what the table's corner calls its rows."""
        token, corner = self.look.token(i), self.look.clause.texts.fits.keys(self._corner)
        member = bool(token.keys & sense_words("member_town")) and not corner.isdisjoint(sense_words("town"))
        return member or self.look.says(self._corner, token.low) or meets(token, corner)

    def among(self, at: Iterable[int]) -> list[int]:
        """The things whose names hold those words that only some of their names do: the schools among buildings."""
        chosen = self.things
        for i in at:
            held = self.look.called(self.table, i)
            chosen = [n for n in chosen if n in held] if held and not self.look.says_kind(self.table.corner, i) else chosen
        return chosen

    def narrows(self, i: int) -> bool:
        """Whether only some of the things are called by a word."""
        return 0 < len(self.among([i])) < len(self.things)

    # ------------------------------------------------------------------------------------------- rows

    @cached_property
    def named(self) -> dict[int, frozenset[int]]:
        """Row → positions of the words that name it, whole or by its first words; rows that less is said of than of others are left out."""
        found = {n: used for n in self.things if (used := self._named_whole(n)) is not None}
        if not found:
            found = {n: used for n in self.things if (used := self._named_in_part(n)) is not None}
        return {n: used for n, used in found.items() if not any(used < other for other in found.values())}

    def _named_by_each(self, n: int) -> frozenset[int] | None:
        """Where the question names a row of so much for each of something: "sairauspäivää per henkilötyövuosi" of "Päivää henkilötyövuotta kohden"."""
        words, used = name_words(row_name(self.table.rows[n])), list[int]()
        for word in words if is_for_each(row_name(self.table.rows[n])) else ():
            each = word in sense_words("for_each")
            found = next((i for i in self.look.at if i not in used and (i in self.look.per_at if each else self._ends_as(i, word))), None)
            if found is None:
                return None
            used.append(found)
        return frozenset(used) or None

    def _ends_as(self, i: int, word: str) -> bool:
        """Whether a word is one of a row's name, alone or behind what stands above the rows."""
        token = self.look.token(i)
        parts = [p for p in token.parts if len(p) > 2]
        if not readings(token.low) and token.low.endswith(word):  # "saikkupäivää", by what it is called in the lexicon
            spans = [s for s in self.look.clause.explained.spans if s.start <= i < s.end and s.has("subject") is not None]
            return any(self.look.clause.texts.fits.keys(name) & self.head for s in spans for c in s.concepts for name in c.values)
        behind = len(parts) > 1 and is_word(word_token(parts[-1], self.look.clause.texts.analyser), word)
        return is_word(token, word) or (behind and any(key.startswith(parts[0]) for key in self.head))

    def _named_whole(self, n: int) -> frozenset[int] | None:
        name = row_name(self.table.rows[n]).lower()
        for span in self.look.clause.explained.spans:
            unit = span.has("unit")
            if unit is not None and any(name == value.lower() for value in unit.values):
                return frozenset(range(span.start, span.end))
        return self.look.row_named(self.table, n) or self._named_by_each(n)

    def _named_in_part(self, n: int) -> frozenset[int] | None:
        """Where the question says how a row's name begins, and no number or adjective of it is left unsaid: "Rantaraitti" of "Rantaraitin valaistus".

        A word for a kind of things is none of it: "päiväkodin kustannukset" are not those of "Päiväkodin pihakalusteet".
        """
        if self.look.told_elsewhere(row_name(self.table.rows[n])):
            return None
        words = [w for w in name_words(row_name(self.table.rows[n])) if not self.look.says(self.table.corner, w)]
        used: list[int] = []
        for word in words:
            found = next((i for i in self.look.at if i not in used and len(self.look.token(i).low) > 3 and is_word(self.look.token(i), word)), None)
            if found is None:
                rest = words[len(used) :]
                bare = all(r.kind == "nimisana" for w in rest for r in readings(w)[:1]) and all(w.isalpha() and readings(w) for w in rest)
                return frozenset(used) if used and bare and not set(used) <= self.look.town | self.kinds else None
            used.append(found)
        return frozenset(used) if used and not set(used) <= self.look.town | self.kinds else None

    # ------------------------------------------------------------------------------------------- columns

    def spots(
        self, n: int, used: frozenset[int], light: frozenset[int], specs: Sequence[PeriodSpec], apart: frozenset[int] = frozenset(), among: Container[int] = ()
    ) -> Iterator[Spot]:
        """The numbers of a row whose columns the words take account of that neither name the row nor are `light`.

        `apart`: words that are of something else; `among`: columns that need no name.
        """
        rest = [i for i in self.look.at if i not in used and i not in self.look.timed and i not in apart | self.look.asking]
        named = [i for i in rest if i not in light]
        for c, column in enumerate(self.table.columns):
            stored = self.figures.get((n, c))
            if stored is None or not column.label or not is_printed(stored.figure) or not self.is_asked(stored):
                continue
            if not all(self.is_of(stored, spec) for spec in specs):
                continue
            met = self.met(c, stored, rest)
            if met is None or (met and met <= self.look.shares and (n in self.wholes or not set(named) - met)):
                continue  # all is no part of itself, and "Koelan osuus" of what, nobody says
            measured = self._measured(stored) & set(rest)
            bare = met <= measured and (n in self.wholes or (not used and self.table.kind == "figures" and stored.figure.measure not in CHANGES))
            left = [i for i in named if i not in measured]
            if bare and not (self._names_title(left, stored) or self._tells_all(c, left, stored, among)):
                continue  # "toteuma yhteensä": of what, nobody says
            met |= measured
            left = [i for i in named if i not in met]
            picked = () if used or n in self.wholes else [i for i in left if self.narrows(i)]  # "missä koulussa" of buildings
            if any(not self.is_above(i) and not self.is_kind(i) and not self.tells_unit(i, stored) and i not in picked for i in left):
                continue
            alone = not left or self._names_title(left, stored) or self._tells_all(c, left, stored, among)
            if not met and not (c in among and alone) and not self._speaks_alone(c, left, stored):
                continue
            yield Spot(n, c, stored, met, self.look.says_all(column.label, met))

    def met(self, c: int, stored: StoredFigure | None, rest: Sequence[int]) -> frozenset[int] | None:
        """The positions of words that a column's heading meets; None where it has a rate or an adjective not said, or a noun only as a compound's end."""
        label = self.table.columns[c].label
        met = self.look.by_heading(label, stored, rest, self.head)
        if met and any(self.look.named_whole_beside(i, self.table, c) for i in met):
            return None
        if met is None or GRADE.fullmatch(plain_spaces(label).lower().strip()):
            return met
        near = groups_of(self.look.clause.texts.fits.keys(label))
        kin = {i for i in rest if self.look.near(i) & near}
        money = {i for s in self.look.clause.explained.tagged("money") for i in range(s.start, s.end)}
        return met | kin if met or kin - money else met  # "rahaa" alone is none of "Kustannusarvio" beside "Käytetty"

    def is_of(self, stored: StoredFigure, spec: PeriodSpec) -> bool:
        """Whether a number is of a time that is named; an earlier one is counted from the report's."""
        period = self.look.clause.scope.vocabulary.reports[self.report_id].period
        if spec.kind == "prior":
            return period is not None and stored.figure.period.end.year == (spec.year or period.end.year) - spec.back
        return spec.kind != "each" and self.look.fits_time(stored, spec)

    def is_asked(self, stored: StoredFigure) -> bool:
        """Whether a number's measure is the one asked for."""
        measures, measure = self.look.clause.query.measures, stored.figure.measure
        if not measures:
            return measure in _PLAIN or bool(self._measured(stored))
        wanted = {m for one in measures for m in (*PARTS.get(one, (one,)), *(BUDGETS if one in BUDGETS else ()))}
        off = measure == "deviation" and len(measures) > 1 and bool(BUDGETS & wanted)  # "paljonko ennuste poikkeaa talousarviosta"
        return off or measure in wanted or ("any_budget" in measures and measure == "total_funding")

    def _measured(self, stored: StoredFigure) -> frozenset[int]:
        """The positions of words that ask for a number's measure: "talousarvio", "on varattu"; of a deviation those for what deviates from what."""
        measure, found = stored.figure.measure, set[int]()
        asked = {"deviation": ("deviation", "forecast", "any_budget", "actual")}.get(measure, (measure, *(("any_budget",) if measure in BUDGETS else ())))
        for span in self.look.clause.explained.spans:
            tags = {t.removeprefix("measure:") for t in span.tags if t.startswith("measure:")}
            tags |= {"change", "change_percent"} if {"up", "down", "op:change"} & set(span.tags) else set()
            tags |= {"any_budget"} if "slot:total_funding" in span.tags and measure in BUDGETS and not self._is_of_plan(stored) else set()
            found |= set(range(span.start, span.end)) if tags & set(asked) else set()
        return frozenset(found)

    def _is_of_plan(self, stored: StoredFigure) -> bool:
        """Whether a budget is that of one year among several of its row, which is no whole cost."""
        row = (f.figure for f in self.figures.values() if f.figure.row == stored.figure.row and f.figure.measure in BUDGETS)
        return len({figure.period for figure in row}) > 1

    def _names_title(self, left: Sequence[int], stored: StoredFigure) -> bool:
        """Whether words name what the title counts, or what the numbers of all rows are said to be."""
        figure = stored.figure
        told = self.look.clause.texts.fits.keys(figure.account if figure.account != figure.row_label else "")
        return any((self.is_above(i) and not self.is_kind(i)) or meets(self.look.token(i), told) for i in left)

    def _speaks_alone(self, c: int, left: Sequence[int], stored: StoredFigure) -> bool:
        """Whether a column needs no name: it tells a time or all of what the title counts, or there is no other; the row or the title says of what."""
        if not self._names_title(left, stored):
            return self._tells_all(c, left, stored) or (is_for_each(stored.figure.row_label) and self.tells_time(c))
        label = self.table.columns[c].label.lower()
        return self.tells_time(c) or any(says_total(w, _TOTALS) for w in label.split()[:1]) or self.has_one_column

    def _tells_all(self, c: int, left: Sequence[int], stored: StoredFigure, among: Container[int] = ()) -> bool:
        """Whether the only column tells of rows of which only their kind is said: euros of all together ("hankinnat yhteensä"), or of the first ones."""
        whole = stored.figure.row in self.wholes and stored.figure.number_unit == "EUR"
        if not self.has_one_column or not left:
            return False
        if c in among and not whole:  # the largest school is none by what its building costs
            return all(map(self.is_corner, left))
        return whole and all(map(self.is_kind, left))

    @cached_property
    def has_one_column(self) -> bool:
        """Whether just one column has numbers."""
        return len({c for n, c in self.figures if n in self.things}) == 1

    def tells_time(self, c: int) -> bool:
        """Whether a heading is a time alone: "elokuu", "2024", "31.8.2025"."""
        return all(word in _time_words() or not any(ch.isalpha() for ch in word) for word in name_words(self.table.columns[c].label))

    def tells_unit(self, i: int, stored: StoredFigure) -> bool:
        """Whether a word only says in what a number is told: "henkilöä", "euroa"."""
        tags = {t for s in self.look.clause.explained.spans if s.start <= i < s.end for t in s.tags}
        unit = stored.figure.number_unit
        wants = {t.removeprefix("want:") for t in tags if t.startswith("want:")}
        if wants:
            return unit in wants or unit.partition("/")[0].replace("€", "EUR") in wants or ("persons" in wants and unit == "count")
        return bool(tags & {"spend", "money"}) and unit.startswith(("EUR", "€"))

    def grades(self) -> dict[int, int]:
        """Column → the grade whose pupils it counts."""
        found = ((c, GRADE.fullmatch(plain_spaces(column.label).lower().strip())) for c, column in enumerate(self.table.columns))
        return {c: int(match[1]) for c, match in found if match is not None}

    def single(self, spots: Sequence[Spot]) -> Spot | None:
        """The one of the best named column, of the newest time where none is named, of a plan the report's own; None for several."""
        best = max((s.rank for s in spots), default=None)
        kept = [s for s in spots if s.rank == best]
        period = self.look.clause.scope.vocabulary.reports[self.report_id].period
        if len({s.stored.figure.period for s in kept if s.stored.figure.measure in BUDGETS}) > 1:
            kept = [s for s in kept if period is not None and s.stored.figure.period.end == period.end]
        last = max((s.stored.figure.period.end for s in kept), default=None)
        kept = [s for s in kept if s.stored.figure.period.end == last]
        return kept[0] if len(kept) == 1 else None

    def heading(self, spot: Spot) -> str:
        """What a column tells, without its time: its heading, or the title where that is a time alone."""
        period = spot.stored.figure.period
        if self.tells_time(spot.column):
            return wording.plain_heading(self.table.title)
        label = self.table.columns[spot.column].label
        return label if spot.column in self.grades() else wording.plain_heading(label.replace(period.label, "").replace(str(period.end.year), ""))

    def name(self, n: int) -> str:
        """What a row is called; the row of all by what the title counts."""
        title = wording.plain_heading(self.table.title)
        return f"{title}, {self.table.rows[n].label.lower()}" if n in self.wholes and title else row_name(self.table.rows[n])

    def what(self, spot: Spot, when: str = "") -> str:
        """What a cell is, in words: its row and its column, of the row of all only the title where the column says no more."""
        heading = self.heading(spot)
        told = spot.row in self.wholes and (self.tells_time(spot.column) or heading.lower() in sense_words("whole_row"))
        return wording.table_cell(self.name(spot.row), "" if told else heading, when)

    def owned(self, spot: Spot) -> str:
        """The same with the row as whose it is: "Peuran kirjaston lainaukset"; "" where the heading is no such noun."""
        heading, owner = self.heading(spot), genitive(self.table.rows[spot.row].label)
        named = heading if "/" not in heading else self.table.title if is_for_each(self.table.title) else ""
        read = [r for w in named.split()[:1] for r in readings(w.lower())]
        noun = any(r.case == "nimento" and r.kind == "nimisana" for r in read) and not any(r.case == "osanto" for r in read)
        return f"{owner} {named[:1].lower()}{named[1:]}" if owner and noun and not self.tells_time(spot.column) else ""

    def label(self, spot: Spot) -> str:
        """The same with its time, a month by its name."""
        period = spot.stored.figure.period
        of_month = (
            self.tells_time(spot.column) and period.start != period.end and (period.start.year, period.start.month) == (period.end.year, period.end.month)
        )
        return self.what(spot, wording.month_name(period.end).lower() if of_month else period.label)

    def cite(self, draft: Draft, n: int, cell: Cell) -> str:
        """The mark of a row that is quoted for the words in one of its cells."""
        section = self.look.clause.scope.ledger.store.sections(self.report_id)[self.table.section].path if self.table.section is not None else ()
        quote = " | ".join(" ".join(c.text.split()) for c in self.table.rows[n].cells if c is not None and c.text.strip())
        title = self.look.clause.scope.vocabulary.reports[self.report_id].title
        return draft.cite(self.report_id, title, cell.page, cell.box, section, quote)

    # ------------------------------------------------------------------------------------------- words in cells

    def said_in_cells(self, at: Sequence[int]) -> dict[int, tuple[dict[int, Cell], frozenset[int]]]:
        """Column of words → the cells that hold all the words of the question that any cell of it holds, by row, and those words."""
        found = {}
        for c, column in enumerate(self.table.columns):
            cells = {n: cell for n in self.things if c and (cell := self.table.rows[n].cells[c]) is not None and (n, c) not in self.figures}
            if not column.label or len(cells) < 2 or any(len(name_words(cell.text)) > _MOST_WORDS for cell in cells.values()):
                continue
            if all(map(_is_measure, {cell.text for cell in cells.values()})):  # "lasta" says what is counted, not what the row is
                continue
            held = {n: frozenset(i for i in at if self._is_in(i, cell.text)) for n, cell in cells.items()}
            words = frozenset(i for met in held.values() for i in met)
            chosen = {n: cells[n] for n, met in held.items() if met and met == words and self._says_whole(words, cells[n].text)}
            if words and chosen:
                found[c] = (chosen, words)
        return found

    def _says_whole(self, at: Iterable[int], text: str) -> bool:
        """Whether words say all of a cell, but for a company's form: "Toteutuu osittain" is not "toteutuu"."""
        return all(word in COMPANY_FORMS or any(self._is_in(i, word) for i in at) for word in name_words(text))

    def _is_in(self, i: int, text: str) -> bool:
        keys = frozenset(key for word in name_words(text) for key in (word, *self.look.clause.texts.analyser.lemmas(word)))
        return bool(self.look.token(i).keys & keys) or bool(self.look.near(i) & groups_of(keys) - _STATES)


def _is_measure(text: str) -> bool:
    """Whether a cell only says what its row's numbers count: "kpl", "%", "oppilasta"."""
    counted = plain_spaces(text).lower().strip()
    return is_unit(counted) or (counted.isalpha() and any(r.case == "osanto" and r.kind == "nimisana" and not r.plural for r in readings(counted)))


_STATES = frozenset({"grow", "shrink", "over", "under", "better", "worse", "large", "small"})
"""Groups too wide to tell the words of cells apart: "heikko" and "huono" are two grades."""


@cache
def _time_words() -> frozenset[str]:
    return frozenset(word for row in read_table("months") for word in (f"{row['month']}kuu", row["month"]))
