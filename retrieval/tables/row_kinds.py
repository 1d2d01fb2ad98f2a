"""Tables whose rows are all of one kind that a question names: parties with their votes, seats or fees, employers with their staff."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache

from ingest.data import read_table
from ingest.stores.stored import StoredFigure
from retrieval.calculation.figure_answers import FigureAnswers
from retrieval.evidence.draft import Draft
from retrieval.language.explain import Explained
from retrieval.language.lexicon import sense_words
from retrieval.language.names import name_words, says_total
from retrieval.language.reading import Token
from retrieval.query import PeriodSpec, Query
from retrieval.tables.table_cells import Cell, Grid, TableCells

_LEAST = 3
"""Rows of the kind that a table holds at least."""
_PARTIES, _EMPLOYERS = "puolue paikat äänimäärä", "työnantaja"
"""Words that tables of the kinds hold, by which they are looked for beside the question's own."""
_COUNTS = ("persons", "count")
_IDLE = (
    *("filler", "ask:", "want:", "joiner", "list", "numeral", "largest", "smallest", "trend", "in_order", "pronoun"),
    *("earn", "level", "up", "down", "more", "less", "moves", "event", "measure:actual", "measure:closing"),
)
"""Beginnings of tags that ask nothing of the rows."""


@dataclass(frozen=True)
class _Rows:
    """A table of the kind asked for, with the figures of one of its columns, one a row, largest first."""

    grid: Grid
    figures: tuple[StoredFigure, ...]
    told: frozenset[str]
    """Words of the question that the table says."""


@dataclass(frozen=True)
class RowKinds:
    """Answers from tables of parties and of employers."""

    cells: TableCells

    def answer(self, query: Query, explained: Explained, ids: Sequence[str]) -> Draft | None:
        """The largest or smallest rows, the one that grew or shrank most, or the one that is named; None where no table of the kind tells it."""
        if query.yes_no is not None or query.record_kinds or query.operation not in ("rank", "lookup", "records") or not ids:
            return None
        return self._of_parties(query, explained, ids) or self._of_employers(query, explained, ids)

    # ------------------------------------------------------------------------------------------- parties

    def _of_parties(self, query: Query, explained: Explained, ids: Sequence[str]) -> Draft | None:
        tokens = [t for i in explained.own if (t := explained.tokens[i]).kind == "word"]
        named = [(t, begins) for t in tokens if (begins := _party(t))]
        asks = [t for t in tokens if t.any_keys & sense_words("party")]
        if len(named) > 1 or not (named or (asks and query.order is not None)):
            return None
        council = [t for t in tokens if t.any_keys & (sense_words("council") | sense_words("election"))]
        known = {t.low for t in (*asks, *(t for t, _ in named))}
        rest = [t for t in _telling(explained) if t.low not in known]
        named_so = " ".join(begins[0] for _, begins in named)
        text = f"{explained.reading.text} {named_so} {_PARTIES}"
        found = [rows for grid in self.cells.grids(text, ids) for rows in self._columns(grid, query, rest, council)]
        return self._told(found, query, explained, named[0][1] if named else (), known)

    def _columns(self, grid: Grid, query: Query, rest: Sequence[Token], council: Sequence[Token]) -> Iterator[_Rows]:
        """The one column of a table of parties that the question names, by its own heading or by the table's."""
        if len({f.figure.row for f in grid.figures if _is_party(f)}) < _LEAST or not self._in_scope(grid, query):
            return
        for column in sorted({f.figure.column or 0 for f in grid.figures}):
            figures = [f for f in grid.figures if (f.figure.column or 0) == column and _is_party(f) and self.cells.in_time(f, grid, query)]
            if len(figures) < _LEAST or any(f.figure.number_unit not in (*_COUNTS, "EUR") for f in figures):
                continue
            own = self.cells.fits.keys(figures[0].figure.column_label)
            heads = own | grid.head | grid.lead_keys
            counted = [t for t in rest if _same_kind(t, own)]
            titled = [t for t in rest if self.cells.says(grid.head | own, t)]
            if not counted and not (titled and not sense_words("seat") & own and not sense_words("vote") & own):
                continue
            told = {t.low for t in (*counted, *titled)} | {t.low for t in (*rest, *council) if self.cells.says(heads, t)}
            told |= {t.low for t in council if self._is_of_council(grid)}
            if all(t.low in told for t in rest):
                yield _Rows(grid, tuple(sorted(figures, key=lambda f: -f.figure.number)), frozenset(told))

    def _in_scope(self, grid: Grid, query: Query) -> bool:
        """Whether a table is of the town named and of no other body than the question names."""
        town = self.cells.ledger.vocabulary.reports[grid.report_id].municipality
        bodies = [name for u in query.units for name in u.names if not name.startswith("*")]
        council = all(any(word in name.lower() for word in sense_words("council")) for name in bodies)
        return (not query.municipalities or town in query.municipalities) and council

    def _is_of_council(self, grid: Grid) -> bool:
        """Whether a table counts seats or votes, which only a council has."""
        labels = {key for f in grid.figures for key in self.cells.fits.keys(f.figure.column_label)}
        return not labels.isdisjoint(sense_words("seat") | sense_words("vote"))

    # ------------------------------------------------------------------------------------------- employers

    def _of_employers(self, query: Query, explained: Explained, ids: Sequence[str]) -> Draft | None:
        tokens = [t for i in explained.own if (t := explained.tokens[i]).kind == "word"]
        asks = [t for t in tokens if t.any_keys & sense_words("employer")]
        employs = [t for t in tokens if t.any_keys & sense_words("employing")]
        private = [t for t in tokens if t.any_keys & sense_words("private")]
        if query.order is None or not (asks or (employs and private)):
            return None
        known = {t.low for t in (*asks, *employs, *private)} | {t.low for t in tokens if t.any_keys & sense_words("staff_size")}
        if any(t.low not in known for t in _telling(explained)):
            return None
        grids = list(self.cells.grids(f"{explained.reading.text} {_EMPLOYERS}", ids))
        if query.direction in ("up", "down"):
            return self._grown(grids, query, bool(private or employs), known)
        found = [rows for grid in grids if (rows := self._staffs(grid, query, query.periods[:1], bool(private or employs))) is not None]
        return self._told(found, query, explained, (), known)

    def _grown(self, grids: Sequence[Grid], query: Query, private: bool, known: set[str]) -> Draft | None:
        """The employer whose staff grew or shrank most between two years."""
        years = sorted(query.periods, key=lambda spec: spec.year or 0)
        pairs = []
        for grid in grids if len(years) == 2 else ():
            old, new = (self._staffs(grid, query, (spec,), private) for spec in years)
            before = {f.figure.row: f for f in old.figures} if old is not None else {}
            pairs += [(before[f.figure.row], f) for f in new.figures if f.figure.row in before] if new is not None else []
        sign = 1 if (query.direction == "up") == (query.order == "largest") else -1
        pairs.sort(key=lambda pair: sign * (pair[0].figure.number - pair[1].figure.number))
        grew = [sign * (new.figure.number - old.figure.number) for old, new in pairs[:2]]
        if len({f.figure.table for pair in pairs for f in pair}) != 1 or len({f.report_id for pair in pairs for f in pair}) != 1 or len(set(grew)) < 2:
            return None
        if query.order == "largest" and grew[0] <= 0:
            return None
        changes = FigureAnswers(self.cells.ledger)
        draft = changes.change_between(*pairs[0], query)
        name = changes.whose(pairs[0][1])
        draft.lines = [line.replace(name, pairs[0][1].figure.row_label) for line in draft.lines]
        draft.deeds |= {"rank", "change", "company", "set"}
        draft.names = tuple(sorted(known))
        return draft

    def _staffs(self, grid: Grid, query: Query, times: tuple[PeriodSpec, ...], private: bool) -> _Rows | None:
        """The staff of the employers that a table lists; of companies alone where the question leaves the municipality out."""
        if not self._in_scope(grid, query) or not (grid.head | grid.lead_keys) & sense_words("employer"):
            return None
        rows = [f for f in grid.figures if f.figure.number_unit in _COUNTS and not _is_sum(f)]
        if private:
            rows = [f for f in rows if not (self.cells.fits.keys(f.figure.row_label) & sense_words("town"))]
        latest = max((f.figure.period.end for f in rows), default=None)
        chosen = [f for f in rows if (self.cells.in_time(f, grid, replace(query, periods=times)) if times else f.figure.period.end == latest)]
        if len({f.figure.row for f in chosen}) < _LEAST or len(chosen) != len({f.figure.row for f in chosen}):
            return None
        return _Rows(grid, tuple(sorted(chosen, key=lambda f: -f.figure.number)), frozenset())

    # ------------------------------------------------------------------------------------------- what is told

    def _told(self, found: Sequence[_Rows], query: Query, explained: Explained, begins: tuple[str, ...], known: set[str]) -> Draft | None:
        """The rows chosen from the one table found, or from the newest of one town's reports."""
        reports = self.cells.ledger.vocabulary.reports
        if not found or len({reports[rows.grid.report_id].municipality for rows in found}) > 1:
            return None
        newest = max((p.end for rows in found if (p := reports[rows.grid.report_id].period) is not None), default=None)
        found = [rows for rows in found if newest is None or ((p := reports[rows.grid.report_id].period) is not None and p.end == newest)]
        if len(found) != 1:
            return None
        rows = found[0]
        if begins:
            chosen = [f for f in rows.figures if f.figure.row_label.lower().startswith(begins)]
        else:
            ordered = rows.figures if query.order == "largest" else rows.figures[::-1]
            last = query.count
            tied = len(ordered) > last and ordered[last - 1].figure.number == ordered[last].figure.number
            chosen = [] if len(ordered) < last or tied else list(ordered[:last])
        if not chosen or (begins and len(chosen) > 1):
            return None
        draft = Draft(self.cells.ledger)
        for number, stored in enumerate(chosen, 1):
            led = bool(query.periods and rows.grid.lead and stored.figure.measure == "value")
            none: frozenset[int] = frozenset()
            self.cells.say(draft, Cell(stored, rows.grid, none, none, none, none, led), number if len(chosen) > 1 else 0)
        draft.deeds = frozenset({"rank", "list", "count", "set", "company"}) if not begins else draft.deeds
        elected = {explained.tokens[i].low for s in explained.tagged("before") for i in range(s.start, s.end)} if query.periods and rows.grid.lead else set()
        draft.names = tuple(sorted(known | rows.told | elected))
        return draft


def _telling(explained: Explained) -> list[Token]:
    """The words that a table must say: those that nothing explains, and those explained by no more than a row's name or a verb."""
    told = {i for s in explained.spans if s.period is not None or s.has("municipality") or s.has("unit") for i in range(s.start, s.end)}
    idle = {i for s in explained.spans if s.tags and all(t.startswith(_IDLE) for t in s.tags) for i in range(s.start, s.end)}
    before = {i for s in explained.tagged("before") for i in range(s.start, s.end)}
    return [t for i in explained.own if (t := explained.tokens[i]).kind == "word" and i not in told | idle | before]


def _same_kind(token: Token, column: frozenset[str]) -> bool:
    """Whether a word and a heading both mean votes, or both mean seats."""
    return any(token.any_keys & sense_words(name) and column & sense_words(name) for name in ("seat", "vote"))


def _is_sum(stored: StoredFigure) -> bool:
    return any(says_total(word, ("yhteensä", "yht")) for word in name_words(stored.figure.row_label))


@cache
def _parties() -> tuple[tuple[tuple[str, ...], frozenset[str]], ...]:
    return tuple((tuple(row["begins"].split("|")), frozenset(row["names"].split("|"))) for row in read_table("party_names"))


def _party(token: Token) -> tuple[str, ...]:
    """How the printed name of the party that a word names begins, () for another word."""
    words = {token.low.split(":")[0], *token.keys}
    return next((begins for begins, names in _parties() if words & names), ())


def _is_party(stored: StoredFigure) -> bool:
    label = f"{stored.figure.row_label.lower()} "
    return any(label.startswith(begin if len(begin) > 4 else f"{begin} ") for begins, _ in _parties() for begin in begins)
