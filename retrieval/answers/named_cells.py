"""The cell where a row of things and a column meet that a question names in people's words: "mihin mennessä", "montako ekaluokkalaista"."""

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from ingest.amounts import plain_spaces
from ingest.columns.columns import row_unit
from ingest.data import read_table
from ingest.language.accounts import find_account
from ingest.language.numerals import unit_of_word
from ingest.language.voikko import readings
from ingest.model import Cell, Row, Table
from ingest.stores.stored import StoredFigure
from retrieval.answers.clause import Clause
from retrieval.evidence.draft import QUOTE_MOST, Draft
from retrieval.evidence.figure_fits import BUDGETS, period_fits
from retrieval.language import wording
from retrieval.language.kin import pieces
from retrieval.language.lexicon import counting_words, sense_list, sense_words
from retrieval.language.names import ITS_DIVISOR, account_key, name_words, says_total, subject_key
from retrieval.language.near_words import groups_of, is_case_of
from retrieval.language.reading import Token, word_token
from retrieval.query import PeriodSpec
from retrieval.rewording.contexts import asks_money_spent
from retrieval.understanding.understand import is_yes_no

_HITS = 12
"""Passages whose tables are looked at for one question."""
_LIGHT = frozenset(
    {
        "filler",
        "ask:who",
        "ask:which",
        "ask:amount",
        "ask:many",
        "ask:when",
        "op:mean",
        "entä",
        "pronoun",
        "dim:year",
        "does",
        "event",
        "latest",
        "trend",
        "during",
        "slot:responsible",
    }
)
"""What a word may be that no table need say."""
_DEEDS = frozenset({"does", "event"})
"""Tags of verbs, which forms of nouns may have too: "lainaa"."""
_ASKING = ("ask:which", "ask:who", "ask:many", "ask:amount", "joiner", "list", "dim:month", "dim:year")
"""Tags of words that no row, column or cell says."""
_PER = frozenset({"per", "ratio:resident"})
_IN_ALL = ("yhteensä", "yht", "kaikkiaan")
_TOTALS = ("yhteensä", "yht", "kaikki", "koko", "summa")
_CHANGES = ("change", "change_percent")
_MOVED = frozenset({"op:change", "op:difference", "op:compare", "up", "down", "more", "less", "measure:change", "measure:change_percent"})
"""Tags of words that ask for a change."""
OTHER_MEASURES = BUDGETS | {"forecast", "percent"}
"""Measures of an account that a question names where it asks for them."""
GRADE = re.compile(r"(\d{1,2})\.?\s?-?(?:lk|luokka|luokat|vsl|vuosiluokka)\.?")
"""A column for the pupils of one grade."""
_GRADES = ("luokka", "lk", "luokkalainen", "vuosiluokka")
_DATED = re.compile(r"(?:1[5-9]|20)\d\d|\d{1,2}\.\d{1,2}\.")
_DATE = re.compile(r"(?:\d{1,2}\.){0,2}(?:1[5-9]|20)\d\d")
_CODE = re.compile(r"[a-zåäö]{1,3}-?\d{1,3}")
"""What numbers a row: "R3"."""


@dataclass(frozen=True)
class Met:
    """A cell with how well the question names its column: words met by the heading, and whether the heading says nothing else."""

    report_id: str
    table: Table
    row: int
    column: int
    score: int
    whole: bool
    figure: StoredFigure | None
    alike: bool = False
    """Whether it is a rate of what was told: euros for each of something, after euros."""

    @property
    def rank(self) -> tuple[int, bool, bool]:
        """What the best cell has most of."""
        return self.score, self.whole, self.alike

    @property
    def cell(self) -> Cell | None:
        """The printed cell."""
        return self.table.rows[self.row].cells[self.column]

    @property
    def said(self) -> str:
        """What the cell says, for comparison."""
        figure = self.figure.figure if self.figure is not None else None
        return f"{figure.number} {figure.number_unit}" if figure is not None else " ".join(self.cell.text.split()) if self.cell is not None else ""


def named_cell(clause: Clause, things: bool = False) -> Draft | None:
    """The one cell whose row the question names whole and whose column by all its other words; None where there is none or several.

    `things`: only rows that are no accounts of a statement, units or records, whose numbers other ways tell.
    """
    query, explained = clause.query, clause.explained
    ids = clause.texts.reports(query)
    own = [explained.tokens[i] for i in explained.own]
    if (
        query.yes_no is not None
        or query.order is not None
        or not own
        or is_yes_no(own[:1])
        or clause.scope.cells.search is None
        or not ids
        or not set(query.measures) <= {"percent", "actual"}
    ):
        return None
    look = Look(clause, things)
    if things and not (query.words or look.told is not None or any(find_account(name) is None for place in query.subjects for name in place.names)):
        return None
    named = {name for place in query.subjects for name in place.names} if things else set()
    cells = [c for c in look.cells(ids) if not _is_account(c, named)]  # an account by whatever name is told by its measures and times
    if asks_money_spent(explained):
        cells = [c for c in cells if c.figure is None or c.figure.figure.number_unit != "%"]
    best = max((c.rank for c in cells), default=None)
    cells = [c for c in cells if c.rank == best]
    if not query.periods:
        dated = [c.figure.figure.period.end for c in cells if c.figure is not None]
        cells = [c for c in cells if c.figure is None or c.figure.figure.period.end == max(dated)]
    if len({c.said for c in cells}) != 1 or len({(c.report_id, row_name(c.table.rows[c.row])) for c in cells}) != 1:
        return None
    return _drafted(cells[0], clause)


def _is_account(cell: Met, named: Collection[str]) -> bool:
    """Whether a cell is of an account that is named, or its budget, forecast or per cent used, which no cell alone is asked for."""
    figure = cell.figure.figure if cell.figure is not None else None
    return figure is not None and figure.subject_kind == "account" and (subject_key(figure) in named or figure.measure in OTHER_MEASURES)


class Look:
    """One question's look through the tables."""

    def __init__(self, clause: Clause, things: bool, light: frozenset[str] = frozenset()) -> None:
        """`light`: tags of other words that no table need say, where something is reckoned of several cells."""
        self.clause, self.things, self.reckoned = clause, things, bool(light)
        may = _LIGHT | light
        explained = clause.explained
        self.at = [i for i in explained.own if explained.tokens[i].kind in ("word", "number")]
        self.timed = {i for s in explained.spans if s.period is not None for i in range(s.start, s.end)}
        said = [s for s in explained.spans if s.has("municipality") is not None or (s.tags and set(s.tags) & may and s.has("subject") is None)]
        self.light = {i for s in said for i in range(s.start, s.end) if not (set(s.tags) & _DEEDS and _is_noun(self.token(i)))}
        self.town = {i for s in said if s.has("municipality") is not None for i in range(s.start, s.end)}
        self.asking = frozenset(i for s in explained.tagged(*_ASKING) for i in range(s.start, s.end))
        self.shares = {i for s in explained.tagged("op:share") for i in range(s.start, s.end)}
        self.per = explained.has(*_PER) or any(t.startswith("rate:") for t in explained.tags)
        self.per_at = {i for s in explained.spans if set(s.tags) & _PER or any(t.startswith("rate:") for t in s.tags) for i in range(s.start, s.end)}
        self.told = (
            next((f for f in reversed(clause.previous) if f.figure.table is not None and not f.figure.sentence), None) if clause.query.follow_up else None
        )
        self.text = "".join(explained.reading.text.lower().split())

    def token(self, i: int) -> Token:
        """The token at a position."""
        return self.clause.explained.tokens[i]

    def tables(self, ids: Sequence[str]) -> list[tuple[str, Table]]:
        """The tables that a search for the question finds, and those of what it names and was told before."""
        scope, seen = self.clause.scope, set[tuple[str, int]]()
        text = self.clause.explained.reading.text
        if self.told is not None:
            text = f"{text} {self.told.figure.row_label} {self.told.figure.column_label}"
        search = scope.cells.search
        assert search is not None
        at = [(hit.report_id, hit.passage.table) for hit in search.search(text, ids, _HITS)]
        names = [name for place in self.clause.query.subjects for name in place.names]
        held = [*scope.ledger.store.figures_of_subject(names, ids)] if names else []
        at += [(f.report_id, f.figure.table) for f in (*held, *([self.told] if self.told is not None else []))]
        at += [(r.report_id, r.record.table) for i in (*self.clause.query.records, *self.clause.records) if (r := scope.vocabulary.records.get(i)) is not None]
        tables: list[tuple[str, Table]] = []
        for report_id, index in at:
            table = scope.ledger.store.table(report_id, index) if index is not None and (report_id, index) not in seen else None
            if table is not None and (not self.things or table.kind in ("figures", "words")):
                seen.add((report_id, table.index))
                tables.append((report_id, table))
        return tables

    def cells(self, ids: Sequence[str]) -> Iterator[Met]:
        """Every cell whose row and column the question names."""
        tables = self.tables(ids)
        rows = [(report_id, table, n, used) for report_id, table in tables for n in range(len(table.rows)) if (used := self.row_named(table, n)) is not None]
        for report_id, table in tables:
            yield from self.in_card(report_id, table)
        most = max((len(used) for *_, used in rows), default=0)
        for report_id, table, n, used in rows:
            if len(used) == most:
                yield from self.in_row(report_id, table, n, used)
        if not rows and self.told is None:
            rows = [(report_id, table, n, used) for report_id, table in tables for n, used in self.totals(table)]
            for report_id, table, n, used in rows:
                yield from self.in_row(report_id, table, n, used)
        told = self._row_told() if not rows else None
        told = None if told is not None and self.told_elsewhere(told[1]) else told
        for report_id, table in tables if told is not None else []:
            for n, row in enumerate(table.rows):
                if (report_id, row_name(row)) == told:
                    yield from self.in_row(report_id, table, n, frozenset())

    def _row_told(self) -> tuple[str, str] | None:
        """The report and the label of the row that the turn before told of."""
        if self.told is not None:
            return self.told.report_id, self.told.figure.row_label
        scope, records = self.clause.scope, self.clause.records if self.clause.query.follow_up else ()
        held = scope.vocabulary.records.get(records[0]) if len(records) == 1 else None
        table = scope.ledger.store.table(held.report_id, held.record.table) if held is not None and held.record.table is not None else None
        if held is None or table is None or held.record.row is None:
            return None
        return held.report_id, row_name(table.rows[held.record.row])

    # ------------------------------------------------------------------------------------------- rows

    def row_named(self, table: Table, n: int) -> frozenset[int] | None:
        """The positions of the words that name a row whole, or a row of sums by what is summed up; None where they do not."""
        row, label = table.rows[n], row_name(table.rows[n])
        words = name_words(label.partition("(")[0])
        words = [word for word in words if not _DATE.fullmatch(word)] or words  # the day of a deed need not be named
        if not words or row.kind == "group" or self.told_elsewhere(label):
            return None
        coded = [i for i in self.at if label != row.label and self.token(i).low == row.label.lower()]
        if coded:
            return frozenset(coded)
        if all(says_total(word, _TOTALS) or self.says(table.corner, word) for word in words) and any(says_total(word, _TOTALS) for word in words):
            return self._summed(table)
        used: set[int] = set()
        for word in words:
            found = next((i for i in self.at if i not in used and is_word(self.token(i), word)), None)
            if found is not None:
                used.add(found)
            elif not self.says(table.corner, word) or len(words) < 2:
                return None
        return (
            frozenset(used) if any(i not in self.town and len(self.token(i).low) > 3 and not self.says(table.corner, self.token(i).low) for i in used) else None
        )

    def told_elsewhere(self, label: str) -> bool:
        """Whether a row is one of a statement, or a unit where only things are looked for."""
        return find_account(label) is not None or (self.things and any(label.lower() == name.lower() for name in self.clause.scope.vocabulary.units))

    def says(self, heading: str, word: str) -> bool:
        """Whether a heading is a word's kind: "Päiväkoti" over "Päiväkoti Käpytikka"."""
        lemmas = self.clause.texts.analyser.lemmas
        return bool(heading) and set(lemmas(word)) & {key for w in name_words(heading) for key in lemmas(w)} != set()

    def says_kind(self, corner: str, i: int) -> bool:
        """Whether a word, or a compound by how it begins, says what the rows are: "kouluateriat" of schools."""
        return any(self.says(corner, word) for word in (self.token(i).low, *self.token(i).parts[:1]))

    def called(self, table: Table, i: int) -> list[int]:
        """The rows whose names hold a word, or a compound that ends with it; those of its first part for a compound: "koulurakennus" of schools.

        So do those of a compound that begins with it and means nearly the same: a "koulukeskus" is a school.
        """
        token, known = self.token(i), self.clause.texts.analyser.known
        kinds = tuple(key for key in (*token.keys, *token.parts[:1]) if len(key) > 3 and known(key))
        groups = groups_of(kinds)

        def is_kind(word: str) -> bool:
            near = word.startswith(kinds) and bool(groups & groups_of(self.clause.texts.analyser.lemmas(word)))
            return near or word.endswith(kinds)

        rows = ((n, name_words(row.label)) for n, row in enumerate(table.rows) if row.kind == "data")
        return [n for n, words in rows if any(is_word(token, word) or (kinds and is_kind(word)) for word in words)]

    def is_of_part(self, table: Table) -> bool:
        """Whether the question names a part of the rows by their kind: the schools among buildings, of which the row of all does not tell."""
        things = [n for n, row in enumerate(table.rows) if row.kind == "data" and not any(says_total(w, _TOTALS) for w in row.label.split()[:1])]
        others = (i for i in self.at if i not in self.light and not self.says_kind(table.corner, i) and not self._is_whole(i))
        return any(0 < len(set(things).intersection(self.called(table, i))) < len(things) for i in others)

    def _is_whole(self, i: int) -> bool:
        """Whether a word says that all is meant: "yhteensä", "kaikissa"."""
        return any(says_total(word, _TOTALS) for word in (self.token(i).low, *self.token(i).keys))

    def _summed(self, table: Table) -> frozenset[int] | None:
        """Where the question says that all rows of a table are meant: "kaikki kirjastot yhteensä"."""
        whole = [i for i in self.at if self._is_whole(i)]
        heading = self.clause.texts.fits.keys(table.corner)
        kinds = [i for i in self.at if self.token(i).any_keys & heading]
        return frozenset([*whole, *kinds]) if whole and kinds and not self.is_of_part(table) else None

    def totals(self, table: Table) -> Iterator[tuple[int, frozenset[int]]]:
        """(row of sums, where the question says "yhteensä") where it names no row: "5. luokan oppilaat yhteensä"."""
        whole = frozenset(i for i in self.at if self.token(i).low in _IN_ALL)
        whole = frozenset() if whole and self.is_of_part(table) else whole
        for n, row in enumerate(table.rows):
            words = name_words(row_name(row))
            if whole and words and row.kind != "group" and all(says_total(word, _TOTALS) or self.says(table.corner, word) for word in words):
                yield n, whole

    # ------------------------------------------------------------------------------------------- columns

    def in_row(self, report_id: str, table: Table, n: int, used: frozenset[int]) -> Iterator[Met]:
        """The cells of a row whose columns all other words of the question name."""
        store, row = self.clause.scope.ledger.store, table.rows[n]
        figures = {f.figure.column: f for f in store.figures_of_row(report_id, table.index, n) if f.figure.doubt is None}
        rest = [i for i in self.at if i not in used and i not in self.timed]
        named = [i for i in rest if i not in self.light]
        above = self.clause.texts.fits.keys(" ".join([table.title, table.corner, *self.section(report_id, table)[-1:]]))
        again = self.told is not None and not named and bool(used) and self.clause.query.operation == "lookup"
        rates = [f.figure.number_unit.partition("/")[2] for f in figures.values() if "/" in f.figure.number_unit]
        bases = frozenset(word for base in rates for word in self._forms(base))
        for c, column in enumerate(table.columns):
            cell = row.cells[c] if c < len(row.cells) else None
            if cell is None or not cell.text.strip(" –-") or cell.text in (row.label, row_name(row)) or not column.label:
                continue
            figure = figures.get(c)
            if figure is not None and find_account(figure.figure.account) is not None:  # a unit's row of a statement
                continue
            if figure is not None and figure.figure.measure in _CHANGES and not self.clause.explained.has(*_MOVED):  # by how much
                continue
            if self.told is not None and not used and figure is not None and figure.figure.unit != self.told.figure.unit:
                continue
            if not self._is_of_kind(cell, figure) or not self._in_time(report_id, figure):
                continue
            if again:
                if self.told is not None and column.label == self.told.figure.column_label:
                    yield Met(report_id, table, n, c, 1, True, figure)
                continue
            met = self.by_heading(column.label, figure, rest, above) if any(ch.isalpha() for ch in column.label) else None  # a year alone says nothing of what
            if met and any(self.named_whole_beside(i, table, c) for i in met):
                continue
            if met and figure is not None and figure.figure.number_unit == "EUR":
                met |= {i for s in self.clause.explained.tagged("want:EUR") for i in range(s.start, s.end)}
                met |= {i for i in rest if "raha" in self.token(i).keys}
                met |= {i for i in rest if is_said(self.token(i), "kustannukset")}  # "paljonko opetus maksoi" of "Opetus, €"
            if met is not None and not met and figure is not None and any(says_total(w, _TOTALS) for w in column.label.split()[:1]):
                met = frozenset(i for i in rest if self.is_of_all(i, above))  # "kustannukset" of "Yhteensä, €" under "Koulujen kustannukset"
            if met and figure is not None and "/" not in figure.figure.number_unit and self.clause.explained.has("op:mean"):
                continue  # what something is on average is told for each
            context = above | self._heads(self._paid_for(table, c)) if figure is not None and figure.figure.number_unit.startswith("€/") else above
            if not met or any(i not in met and not self.is_of_all(i, context) and not self.titled(i, table.title) for i in named):
                continue
            if met <= self.shares and used and not set(named) - met:  # "Koelan osuus": of what, nobody says
                continue
            if self.told is not None and not used and figure is not None and self.told.figure.figure_id == figure.figure.figure_id:
                continue
            if any(i not in met and self.token(i).any_keys & bases for i in named):  # "montako oppilasta on ryhmässä" asks for the rate beside
                continue
            yield Met(report_id, table, n, c, len(met), self.says_all(column.label, met), figure, self._is_alike(figure))

    def named_whole_beside(self, i: int, table: Table, column: int) -> bool:
        """Whether a heading has a word only as the end of a compound and another one has it whole: "Uusintatarkastuksia" beside "Tarkastuksia"."""
        keys, lemmas = self.token(i).keys, self.clause.texts.analyser.lemmas
        own = any(keys & {word, *lemmas(word)} for word in name_words(table.columns[column].label))
        whole = [any(keys & {word, *lemmas(word)} for word in name_words(ITS_DIVISOR.sub("", one.label))) for one in table.columns]
        return any(whole) and not own and keys.isdisjoint(self.token(i).parts) and bool(keys & self._heads(table.columns[column].label))

    def in_card(self, report_id: str, table: Table) -> Iterator[Met]:
        """What stands beside the heading that a question names in a card whose title it names: "Vastuuhenkilö | Koe Anna" under "VESIHUOLTO"."""
        if len(table.columns) != 2 or any(column.label for column in table.columns):
            return
        title = table.title or " ".join(self.section(report_id, table)[-1:])
        above = self.clause.texts.fits.keys(title)
        named = [i for i in self.at if i not in self.light and i not in self.timed]
        words = [w for w in name_words(title) if len(w) > 2]
        carried = self.clause.query.follow_up and any(name.lower() == title.lower() for place in self.clause.query.units for name in place.names)
        whole = carried or (bool(words) and all(any(is_word(self.token(i), w) or w.rstrip("-") in self.token(i).parts for i in self.at) for w in words))
        for n, row in enumerate(table.rows):
            cell = row.cells[1] if len(row.cells) == 2 else None
            met = self.by_heading(row.label, None, self.at) if cell is not None and whole and self._is_of_kind(cell, None) else None
            if met and all(i in met or meets(self.token(i), above) or self.token(i).low in [*words, "ja"] for i in named):
                yield Met(report_id, table, n, 1, len(met), True, None)

    @staticmethod
    def _paid_for(table: Table, column: int) -> str:
        """The heading of the amounts that a rate beside them is reckoned from: "Ylläpito, €" before "€/m²"."""
        before = [one.label for one in table.columns[:column] if one.numeric and (row_unit(one.label) or ("",))[0] == "EUR"]
        return before[-1] if before and table.columns[column - 1].label == before[-1] else ""

    def titled(self, i: int, title: str) -> bool:
        """Whether the title says in other words that what a word asks for is counted: "työskenteli" of "Palvelussuhteessa olevat"."""
        told = {self.token(i).low, *self.token(i).any_keys}
        return any(told & asked and "€" not in pattern.pattern and pattern.search(title.lower()) for asked, pattern in _column_words())

    def is_of_all(self, i: int, above: frozenset[str]) -> bool:
        """Whether a word says what the title says, whole or in all: "kokonaiskustannukset" under "Koulujen kustannukset"."""
        token, starts = self.token(i), sense_list("in_all_start")
        return meets(token, above) or any(key.removeprefix(start) in above for key in token.keys for start in starts if key.startswith(start))

    def _is_alike(self, figure: StoredFigure | None) -> bool:
        money = self.told is not None and self.told.figure.number_unit == "EUR"
        return money and figure is not None and figure.figure.number_unit.startswith("€/")

    def section(self, report_id: str, table: Table) -> tuple[str, ...]:
        """The headings that a table stands under."""
        ledger = self.clause.scope.ledger
        return ledger.headings(report_id, ledger.store.sections(report_id)[table.section].path) if table.section is not None else ()

    def _is_of_kind(self, cell: Cell, figure: StoredFigure | None) -> bool:
        """Whether a cell is what the question word asks for: a number, somebody, a time; no number is a reason."""
        explained = self.clause.explained
        if figure is not None and (explained.has("why") or (explained.has("measure:percent") and figure.figure.number_unit != "%")):
            return False
        if self.reckoned:
            return figure is not None
        if explained.has("ask:amount", "ask:many"):
            return figure is not None and not (explained.has("ask:many") and figure.figure.number_unit == "EUR" and not explained.has("want:EUR"))
        if explained.has("ask:who", "slot:responsible"):
            return figure is None and not any(c.isdigit() for c in cell.text)
        by_then = any(self.token(i).low in sense_words("by_then") for i in self.at)
        return figure is None and _DATED.search(cell.text) is not None if explained.has("ask:when", "dim:year") or by_then else True

    def _in_time(self, report_id: str, figure: StoredFigure | None) -> bool:
        query = self.clause.query
        report = self.clause.scope.vocabulary.reports[report_id].period
        if figure is None:
            return all(spec.year is None or (report is not None and report.end.year == spec.year) for spec in query.periods)
        return all(self.fits_time(figure, spec) for spec in query.periods)

    def fits_time(self, figure: StoredFigure, spec: PeriodSpec) -> bool:
        """Whether a number is of a time that is named."""
        return period_fits(self._dated(spec), figure.figure, "actual") or self._stood_then(spec, figure) or self._titled_then(spec, figure)

    @staticmethod
    def _stood_then(spec: PeriodSpec, figure: StoredFigure) -> bool:
        """Whether people are counted at the end of the month that is named: "huhtikuun lopussa" of a column for April."""
        end = figure.figure.period.end
        then = spec.end == end or (spec.year is None and spec.day is None and spec.last == end.month)
        return spec.kind == "to_date" and figure.figure.number_unit == "persons" and then

    def _titled_then(self, spec: PeriodSpec, figure: StoredFigure) -> bool:
        """Whether a column without a time stands under a title that says the day that is named: "Oppilasmäärät 20.9.2023"."""
        if spec.end is None or figure.figure.table is None or any(c.isdigit() for c in GRADE.sub("", plain_spaces(figure.figure.column_label).lower())):
            return False
        table = self.clause.scope.ledger.store.table(figure.report_id, figure.figure.table)
        day = f"{spec.end.day}.{spec.end.month}.{spec.end.year}"
        return spec.day is not None and table is not None and day in [word.strip("(),") for word in plain_spaces(table.title).split()]

    def _dated(self, spec: PeriodSpec) -> PeriodSpec:
        """A time with the year that what was told gives it: "vuotta aiemmin"."""
        if spec.kind == "prior" and self.told is not None:
            return PeriodSpec("within", (spec.year or self.told.figure.period.end.year) - spec.back)
        return spec

    def by_heading(self, label: str, figure: StoredFigure | None, rest: Sequence[int], above: frozenset[str] = frozenset()) -> frozenset[int] | None:
        """The positions of words that a column's heading or unit meets; None where it holds a rate that is not asked for, or has a word that must be said.

        `above`: base forms of what stands over the rows, which a compound may name first: "kouluateriat" of "Ateriat, €" under "Koulujen kustannukset".
        """
        unit = figure.figure.number_unit if figure is not None else ""
        heading = plain_spaces(label).lower()
        grade = GRADE.fullmatch(heading.strip())
        if grade is not None:
            return self._of_grade(int(grade[1]), rest)
        met: set[int] = set()
        if "/" in unit:
            base = self._rate_said(unit, rest)
            if base is None:
                return None
            met |= base
        keys = self._heads(label)
        if self.clause.explained.has("ask:who"):  # "kuka hoitaa" of "Hoitaja"
            keys |= {root for word in name_words(label) for root in self.clause.texts.analyser.roots(word)}
        for i in rest:
            token = self.token(i)
            if meets(token, keys) or is_said(token, f"{heading} {unit.replace('EUR', '€')}") or _is_in_unit(token, unit) or _meets_in_two(token, keys, above):
                met.add(i)
            elif (
                len(token.parts) > 1
                and keys.issuperset(p for p in token.parts[:-1] if not token.parts[-1].startswith(p))
                and is_said(word_token(token.parts[-1], self.clause.texts.analyser), unit.replace("EUR", "arvo"))
            ):
                met.add(i)  # "ylläpitokustannus" of "Ylläpito, €"
        if any(self.token(i).any_keys & sense_words("filled") for i in met):
            met |= {i for i in rest if self.token(i).any_keys & sense_words("filled_place")}  # "paikat täynnä" of "Täyttöaste"
        said = {key for i in met for key in (self.token(i).low, *self.token(i).any_keys, *self.token(i).parts)}
        lemmas = self.clause.texts.analyser.lemmas
        words = name_words(label)
        for word in words if len(words) > 1 else ():  # "Vapaita paikkoja": free ones only
            kinds = readings(word)[:1]
            told = bool({word, *lemmas(word)} & said) or any(is_said(self.token(i), word) for i in met)
            if kinds and kinds[0].kind == "laatusana" and not told:
                return None
        return frozenset(met)

    def _heads(self, label: str) -> frozenset[str]:
        """Base forms of a heading's words, and the nouns that they are at heart: "Opetusryhmiä" are groups, "Oppilasmäärä" counts pupils."""
        analyser, found = self.clause.texts.analyser, set[str]()
        for word in name_words(label):
            parts = analyser.parts(word)
            found |= {word, *analyser.lemmas(word)} | ({parts[0] if parts[-1] in counting_words() else parts[-1]} if parts else set())
        return frozenset(found)

    def _of_grade(self, grade: int, rest: Sequence[int]) -> frozenset[int]:
        """The positions of words that name one grade: "2. luokalla", "ekaluokkalaista", "kolmannella" after another grade."""
        told = self.told is not None and GRADE.fullmatch(plain_spaces(self.told.figure.column_label).lower().strip()) is not None
        classes = [i for i in rest if self.token(i).low in _GRADES or self.token(i).keys & set(_GRADES)]
        for i in rest:
            low = self.token(i).low
            if any(low.startswith(start) and self._ends_as_pupil(low) for start in _ordinals(grade)):
                return frozenset({i})
            if (low == str(grade) or self.token(i).keys & set(_ordinals(grade))) and (classes or told):
                return frozenset({i, *classes})
            if re.fullmatch(rf"{grade}\.?-?luok(?:ka|a)l\w*", low):
                return frozenset({i})
        return frozenset()

    @staticmethod
    def _ends_as_pupil(low: str) -> bool:
        return re.search(r"luok(?:ka|a|ilta|illa|ista|issa|ka\w*)", low) is not None

    def _rate_said(self, unit: str, rest: Sequence[int]) -> frozenset[int] | None:
        """The positions of words that ask for a rate: "neliötä kohden" of €/m²; None where none does."""
        over, _, base = unit.partition("/")
        written = "".join(unit.lower().split())
        if written in self.text:
            said = frozenset(i for i in rest if {self.token(i).low, *self.token(i).keys} & {w for part in (over, base) for w in self._forms(part)})
            return said | {i for i in rest if i in self.per_at}
        compound = [i for i in rest if self.token(i).low.partition("kohtai")[1] and self._is_base(self.token(i).low.partition("kohtai")[0], base)]
        if compound:
            return frozenset(compound)
        named = [i for i in rest if self.token(i).any_keys & self._forms(base) or _is_unit(self.token(i), base)]
        if self.per and named:
            return frozenset([*named, *(i for i in rest if i in self.per_at)])
        if not sense_words("placed").isdisjoint(self.clause.texts.analyser.lemmas(over.lower())) and (sized := self._sized(rest, base)):
            return sized
        costs = sense_words("costing") | sense_words("priced") | sense_words("price")
        costs_at = {i for i in rest if self.token(i).any_keys & costs or self.token(i).parts[-1:] == ("kustannus",)}
        paid = over == "€" and bool(costs_at)  # "mitä yksi lainaus maksoi", "yhden lainauksen hinta"
        euros = {i for s in self.clause.explained.tagged("want:EUR") for i in range(s.start, s.end)}
        one = [i for i in rest if "yksi" in self.token(i).keys]
        cases = {"nimento", "ulkoeronto", *(("omanto",) if one and any(self.token(i).any_keys & sense_words("price") for i in costs_at) else ())}
        each = [i for i in named if any(r.case in cases and not r.plural for r in readings(self.token(i).low))]
        from_each = [i for i in named if any(r.case == "ulkoeronto" and not r.plural for r in readings(self.token(i).low))]
        told = (paid and each) or (over == "€" and euros & set(rest) and from_each)  # "montako euroa se on neliömetriltä"
        return frozenset([*each, *one, *costs_at, *(euros & set(rest))]) if told else None

    def _sized(self, rest: Sequence[int], base: str) -> frozenset[int]:
        """The positions of words that ask how large that is of which people are counted: "kuinka suuria ryhmät ovat", "ryhmäkoko" of "Oppilasta/ryhmä"."""
        forms = self._forms(base)
        named = {i for i in rest if self.token(i).any_keys & forms or any(p & forms for p in pieces(self.token(i)))}
        size = {i for i in rest if {*self.token(i).keys, *self.token(i).parts[-1:]} & sense_words("how_large")}
        return frozenset(named | size) if named and size else frozenset()

    def _is_base(self, start: str, base: str) -> bool:
        return bool(start) and bool({start, *self.clause.texts.analyser.lemmas(start)} & self._forms(base))

    def near(self, i: int) -> frozenset[str]:
        """The groups of near words of a word, or of what it counts: "henkilöstömäärä" of people."""
        token = self.token(i)
        counted = token.parts[:-1] if token.parts and token.parts[-1] in counting_words() else ()
        return groups_of((*token.keys, *counted))

    def _forms(self, base: str) -> frozenset[str]:
        """Words for what a rate is told of."""
        base = base.lower()
        return frozenset({base, *self.clause.texts.analyser.lemmas(base), *(sense_words("square_metre") if base == "m²" else ())})

    def says_all(self, label: str, met: frozenset[int]) -> bool:
        """Whether a heading says nothing but the words at some positions."""
        said = {key for i in met for key in (self.token(i).low, *self.token(i).any_keys, *self.token(i).parts)}
        lemmas = self.clause.texts.analyser.lemmas
        words = [w for w in name_words(label) if not w[0].isdigit() and len(w) > 2]
        return bool(words) and all({w, *lemmas(w)} & said for w in words)


def _said_name(title: str) -> str:
    """A title as it is said: without capitals all through."""
    return title.capitalize() if title.isupper() else title


def row_name(row: Row) -> str:
    """What a row is called: what stands beside the number of one that is numbered ("R3")."""
    if not _CODE.fullmatch(row.label.lower()):
        return row.label
    texts = (cell.text for cell in row.cells if cell is not None and cell.text != row.label and any(c.isalpha() for c in cell.text))
    return " ".join(next(texts, row.label).split())


def _is_noun(token: Token) -> bool:
    return any(r.kind == "nimisana" for r in readings(token.low))


def is_word(token: Token, word: str) -> bool:
    """Whether a token is a form of a word of a label, known to the dictionary or not."""
    return token.low == word or bool({r.lemma for r in readings(word)} & token.keys) or word in token.keys or is_case_of(word, token.low)


def _meets_in_two(token: Token, keys: frozenset[str], above: frozenset[str]) -> bool:
    """Whether a compound ends in a heading's word and begins with what stands above it."""
    told = pieces(token)
    return bool(told) and bool(told[-1] & keys) and all(piece & above for piece in told[:-1])


def _is_unit(token: Token, unit: str) -> bool:
    """Whether a word is what a unit of measure is short for: "henkilöä" of "hlö"."""
    known = unit_of_word(unit.lower())
    return known is not None and any(unit_of_word(key) == known for key in (token.low, *token.keys))


def _is_in_unit(token: Token, unit: str) -> bool:
    """Whether a word says a unit of measure, or that of which so much is told for each of something."""
    return bool(unit) and (unit_of_word(token.low) == unit or ("/" in unit and _is_unit(token, unit.partition("/")[0])))


def is_said(token: Token, heading: str) -> bool:
    """Whether a word asks for what a heading and its unit tell in other words."""
    told = {token.low, *token.any_keys}
    return any(told & asked and pattern.search(heading) for asked, pattern in _column_words())


def meets(token: Token, keys: frozenset[str]) -> bool:
    """Whether base forms hold a word of the question, or the parts that it is made of but for one that only says that something is counted."""
    if keys & token.any_keys:
        return True
    parts = [p for p in token.parts if len(p) > 2]
    return len(parts) > 1 and all(p in keys or (p == parts[-1] and p in counting_words()) for p in parts)


@cache
def _column_words() -> tuple[tuple[frozenset[str], re.Pattern[str]], ...]:
    return tuple((frozenset(row["asked"].split()), re.compile(row["heading"])) for row in read_table("column_words"))


@cache
def _ordinals(number: int) -> tuple[str, ...]:
    """Words for a grade's number: eka, ensimmäinen."""
    return tuple(row["word"] for row in read_table("ordinals") if row["number"] == str(number))


def _drafted(met: Met, clause: Clause) -> Draft:
    ledger = clause.scope.ledger
    draft = Draft(ledger)
    row, heading = met.table.rows[met.row], met.table.columns[met.column].label
    card = not heading  # whose heading is the row's label
    cell = met.cell
    assert cell is not None
    rate = met.figure is not None and "".join(heading.lower().split()).startswith(met.figure.figure.number_unit.lower())
    title = "" if any(c.isalpha() for c in row.label) and account_key(row.label) not in _TOTALS else wording.plain_heading(met.table.title)
    name = f"{title}, {row.label.lower()}" if title else row_name(row)
    report = ledger.vocabulary.reports[met.report_id]
    held = ledger.vocabulary.records.items() if met.table.kind not in ("figures", "words") else ()
    draft.records = [i for i, r in held if (r.report_id, r.record.table, r.record.row) == (met.report_id, met.table.index, met.row)]
    if met.figure is not None:
        figure = met.figure.figure
        grade = GRADE.fullmatch(plain_spaces(heading).lower().strip()) is not None
        said = heading if grade else wording.plain_heading((met.table.title if rate else heading).replace(figure.period.label, ""))  # "€/m²" is the unit too
        label = wording.table_cell(name, said, figure.period.label)
        quote = " | ".join([row.label, *(f"{c.figure.column_label} {c.figure.text}" for c in ledger.row(met.figure))]) if grade else ""
        draft.lines.append(wording.lookup(draft.figure_value(met.figure, label), label, draft.cite_figure(met.figure, quote[:QUOTE_MOST])))
    else:
        label = wording.table_cell(_said_name(met.table.title), row.label, "") if card else wording.table_cell(name, wording.plain_heading(heading), "")
        section = ledger.store.sections(met.report_id)[met.table.section].path if met.table.section is not None else ()
        quote = " | ".join(" ".join(c.text.split()) for c in row.cells if c is not None and c.text.strip())[:QUOTE_MOST]
        mark = draft.cite(met.report_id, report.title, cell.page, cell.box, section, quote)
        draft.lines.append(wording.lookup(" ".join(cell.text.split()), label, mark))
        draft.about += [] if card else [label]
        kept = [f.figure.figure_id for f in ledger.store.figures_of_row(met.report_id, met.table.index, met.row)]
        draft.figures = [] if set(kept) & {f.figure.figure_id for f in clause.previous} else kept[:1]
    return draft
