"""Numbers that the headings of a table name together: the cell where a row and a column that the question names meet, and rows ranked by a column."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal

from ingest.columns.counted_headings import counted_unit
from ingest.data import read_table
from ingest.language.sentences import sentences
from ingest.language.voikko import readings
from ingest.model import Place, Table
from ingest.stores.stored import StoredFigure
from retrieval.evidence.draft import Draft, figure_text
from retrieval.evidence.figure_fits import period_fits, whole_year
from retrieval.evidence.figures import Ledger
from retrieval.evidence.text_search import TextSearch
from retrieval.language import wording
from retrieval.language.explain import Explained
from retrieval.language.inflection import COMPANY_FORMS
from retrieval.language.kin import is_doer
from retrieval.language.lexicon import counting_words, sense_list, sense_words
from retrieval.language.names import ITS_DIVISOR, account_key, name_words, row_side, says_total, shown_name, subject_key
from retrieval.language.reading import Token, word_token
from retrieval.query import PeriodSpec, Query
from retrieval.rewording.contexts import number_nouns
from retrieval.sentences.deeds_said import NO
from retrieval.sentences.number_fit import NumberFit
from retrieval.tables.counted_cells import counts_asked, staff_stems
from retrieval.tables.whole_rows import can_be_added, is_printed, is_whole_row, sums_of_others
from retrieval.understanding.statement_rows import is_of_unsaid_note

_HITS = 12
"""Passages whose tables are looked at for one question."""
_FAR, _MORE = 30, 3
"""Passages among which tables are looked for behind those, and how many: running text of a body hides the table that counts its meetings."""
_BESIDE = (-2, -1, 1, 2, 3)
"""Passages beside a table's own, by their distance, that may hold the paragraph above it."""
_SLACK = 3
"""Points by which a paragraph may reach into a table's box."""
_MEASURES = frozenset({"actual", "closing", "value", "percent", "total_funding", "own_share"})
_ASKED = frozenset({"actual", "closing", "percent", "forecast"})
_OPERATIONS = frozenset({"lookup", "rank", "threshold", "share", "sum", "record_field"})
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_PART_OF = re.compile(r"[-–•\s]*(?:josta|joista|siitä|niistä)\s", re.IGNORECASE)
"""How a row begins that tells a part of the row above it."""
_COUNTS = ("count", "persons")
_PART = "osuus"
_TOTALS = ("yhteensä", "summa", "kaikki", "yht")
_TIMES = ("year", "month", "quarter")


@dataclass(frozen=True)
class Asked:
    """Something that the question names: its words as they stand, and other names of it, each met by all of its words."""

    tokens: tuple[Token, ...]
    others: tuple[tuple[str, ...], ...] = ()
    result: bool = False
    """Whether it is a result: a column of gains and losses says it too."""
    whose: bool = False
    """Whether it is a unit."""


def _is_within(one: Asked, other: Asked) -> bool:
    """Whether the words of one name are some of another's."""
    return len(one.tokens) < len(other.tokens) and all(any(a.any_keys & b.any_keys for b in other.tokens) for a in one.tokens)


@dataclass(frozen=True)
class Grid:
    """A table with the base forms of what stands above it; `lead` is the sentence that introduces it and where it is printed."""

    report_id: str
    table: Table
    section: tuple[str, ...]
    head: frozenset[str]
    figures: tuple[StoredFigure, ...]
    near: frozenset[str] = frozenset()
    """The same without the headings where the corner names what the rows are."""
    lead: str = ""
    lead_keys: frozenset[str] = frozenset()
    lead_place: Place | None = None


@dataclass(frozen=True)
class Cell:
    """A figure with how the question's names are met: by its row's label, by its column's, by what stands above."""

    stored: StoredFigure
    grid: Grid
    by_row: frozenset[int]
    by_column: frozenset[int]
    by_group: frozenset[int]
    by_head: frozenset[int]
    led: bool = False
    """Whether the sentence above the table tells what nothing else of it does."""

    @property
    def met(self) -> frozenset[int]:
        """Numbers of the names that are met."""
        return self.by_row | self.by_column | self.by_group | self.by_head


@dataclass
class TableCells:
    """Answers from the tables of the reports in scope."""

    ledger: Ledger
    fits: NumberFit
    search: TextSearch | None = None
    _grids: dict[tuple[str, int], Grid] = field(default_factory=dict)

    def answer(self, query: Query, explained: Explained, ids: Sequence[str], whether: bool = False) -> Draft | None:
        """The draft for the one cell, or the rows chosen by the one column, that the question's names point at; None where they point at none or several.

        `whether`: it is asked whether a result is a gain or a loss, so that a cell of either sign answers.
        """
        if (set(query.measures) - _ASKED and not _asks_left(query)) or query.records or query.sources or len(query.periods) > 1:
            return None
        if "gap" in query.extra or any(s.quote is not None for s in explained.spans) or query.operation not in _OPERATIONS:
            return None
        asked = self._asked(query, explained)
        signed = explained.has("positive") - explained.has("negative") or _sign_named(query)
        of_one = bool(query.units) and query.dimension is None and query.order is None and query.limit is None  # "paljonko yhtiö teki tappiota"
        choosing = query.order is not None or (bool(signed) and not of_one) or query.limit is not None
        grown = query.order is not None and query.direction in ("up", "down")  # what grew most is no largest one
        works = choosing and query.record_kinds == ("investment",)  # rows of what was paid and got for all of them are none of them
        if query.dimension in ("investment", "cost_account", "income_account", "account") or grown or works:
            return None
        if not asked or (query.yes_no is not None and not (choosing and signed and query.dimension == "company")):
            return None
        named = [word for one in asked for word in (*(t.low for t in one.tokens), *(w for other in one.others[:2] for w in other))]
        named += [*sense_words("company")] if query.dimension == "company" else []
        text = " ".join(named if query.dimension == "company" else [explained.reading.text, *named])
        cells = [c for grid in self.grids(text, ids) for c in self._cells(grid, asked, query, explained) if len(c.met) == len(asked)]
        if not choosing and signed and not whether:
            cells = [c for c in cells if c.stored.figure.number * signed > 0]
        asks = query.yes_no is not None or explained.has("ask:which", "list", "ask:many")
        if query.operation == "share" or query.wanted_unit == "%":  # the whole is no part of itself
            cells = [c for c in cells if not (c.stored.figure.number_unit == "%" and c.stored.figure.number == 100)]
        if query.operation == "share" and not choosing and len(query.subjects) == 1 and not query.units:  # "osuus kuntayhtymästä" of "Kaupungin omistusosuus"
            owned = [c for c in cells if c.stored.figure.number_unit == "%" and "osuu" in c.stored.figure.column_label.lower()]
            cells = [c for c in owned if explained.has("group") or "konserni" not in self.fits.keys(c.stored.figure.column_label)] or cells
        if explained.has("ask:who") and not choosing:  # no number is somebody
            return None
        if choosing:
            draft = self._chosen(cells, asked, query, signed, [explained.tokens[i] for i in explained.own]) if asks else None
        else:
            draft = self._one(cells, asked, not query.measures and not query.statuses, explained.has("op:sum", "all"))
        if draft is not None and query.counted and self._is_of_part(draft, query):
            return None
        if draft is not None:
            draft.names = tuple(t.text for one in asked for t in one.tokens)
            if (other := _than_group(explained)) > 0:
                draft.names += (explained.tokens[other].text,)
                draft.deeds |= {"apart"}
            if any(_came_together(one) for one in asked):
                draft.names += tuple(explained.tokens[i].text for s in explained.tagged("ratio") for i in range(s.start, s.end))
            draft.deeds |= {"sign"} if signed else set()
        return draft

    def pair(self, query: Query, explained: Explained, ids: Sequence[str]) -> tuple[StoredFigure, StoredFigure] | None:
        """(old, new) of a row that the question names at two times; None where it names none, or does not ask how it changed."""
        if query.operation not in ("change", "change_percent", "difference") or len(query.periods) != 2 or not (query.units or query.subjects) or query.records:
            return None
        once = replace(query, operation="lookup", wanted_unit=None, counted=False, measures=(), direction=None)
        year = next((spec.year for spec in query.periods if spec.year is not None), None)
        base = next((spec for spec in query.periods if spec.year is not None), PeriodSpec("year"))
        kind = base.kind if base.day is not None or base.kind == "to_date" else "year"  # "31.8.2025 … vuotta aiemmin"
        dated = [replace(base, kind=kind, year=year - spec.back) if spec.kind == "prior" and year is not None else spec for spec in query.periods]
        times = sorted(dated, key=lambda spec: (spec.year or 0, spec.last or 12))
        told = [self.answer(replace(once, periods=(spec,)), explained, ids) for spec in times]
        figures = [self.ledger.figure(draft.figures[0]) for draft in told if draft is not None and len(draft.figures) == 1]
        if len(figures) != 2 or figures[0] is None or figures[1] is None or figures[0].figure.row_label != figures[1].figure.row_label:
            return None
        return figures[0], figures[1]

    def _is_of_part(self, draft: Draft, query: Query) -> bool:
        """Whether a number counts things of a unit that is not named, by the name of a row that the whole town has: the library's "Lainat" are no debts."""
        named = {n for u in query.units for n in u.names}
        rows = [s for place in query.subjects for name in place.names for s in self.ledger.vocabulary.by_account.get(name, ())]
        rows = [s for s in rows if s.subject_kind not in ("investment", "project")]
        for stored in filter(None, map(self.ledger.figure, draft.figures)):
            whole = self.ledger.report(stored).municipality
            if stored.figure.unit not in (*named, whole) and any(s.unit == whole and s.report_id == stored.report_id for s in rows):
                return True
        return False

    # ------------------------------------------------------------------------------------------- what is asked

    def _asked(self, query: Query, explained: Explained) -> list[Asked]:
        """What the question names and the turn before it left: rows, units, and words that nothing explains."""
        prints = self.ledger.vocabulary.accounts
        found = [
            Asked(
                self._tokens(place.named),
                tuple(tuple(name_words(prints.get(key, key))) for key in place.names),
                "result" in query.extra or all(row_side(key) == "result" for key in place.names),
            )
            for place in query.subjects
        ]
        for place in query.units:
            if place.names[0] == "*group":
                found.append(Asked(self._tokens("konserni")))
            elif not place.names[0].startswith("*"):
                names = [tuple(name_words(name)) for name in place.names]
                found.append(Asked(self._tokens(place.named), (*filter(None, map(self._shortly, place.names)), *names), whose=True))
        if query.dimension == "company":
            found.append(Asked(self._tokens("tytäryhtiö")))
        if not query.subjects and explained.has("positive", "negative"):
            found.append(Asked(self._tokens("tulos"), (), True))
        facts = [s for s in explained.spans if any(t.startswith(("slot:", "kind:")) for t in s.tags) and not (s.has("subject") or s.has("unit"))]
        found += [Asked(explained.tokens[s.start : s.end]) for s in facts]  # "kunnan osuus" of what is no project
        other = _than_group(explained)  # "muiden kuin konserniyhteisöjen": of the others
        return [*found, *(self._word(explained.tokens[other - 2].text if other and word == explained.tokens[other].text else word) for word in query.words)]

    def _shortly(self, name: str) -> tuple[str, ...]:
        """A body of the town as its own tables call it: "Hallituksen kokoukset" of the kaupunginhallitus; () for another name."""
        parts = self.fits.analyser.parts(name.lower())
        towns = sense_words("town")
        return tuple(parts[1:]) if len(parts) == 2 and towns.intersection({parts[0], *self.fits.analyser.lemmas(parts[0])}) else ()

    def _word(self, word: str) -> Asked:
        """A word that nothing explains, with what a table may say in its place: "kokouksia" of a board that came together."""
        asked = Asked(self._tokens(word))
        if _came_together(asked):
            return replace(asked, others=(("kokous",),))
        if any(t.any_keys & sense_words("dealing_with") for t in asked.tokens):  # "montako pykälää lautakunta käsitteli" of "Pykäliä"
            return replace(asked, others=(("pykälä",), ("käsittelemä", "asia")))
        if any(t.low in sense_words("on_behalf") for t in asked.tokens):  # "yhtiön puolesta annettu takaus"
            return replace(asked, others=(("takaus",), ("vastuusitoumus",)))
        if any(t.any_keys & sense_words("falling_due") for t in asked.tokens):  # "erääntyy" of "Seuraavalla tilikaudella maksettavat"
            return replace(asked, others=(("maksettava",),))
        if any(t.any_keys & sense_words("group_member") for t in asked.tokens):  # "konserniyhteisöjen puolesta" of "samaan konserniin kuuluvien"
            return replace(asked, others=(("konserni",), ("konserniyhteisö",)))
        learners = sense_list("learner")  # "opiskelijaa" of "Oppilaita"
        return replace(asked, others=tuple((name,) for name in learners)) if any(t.any_keys.intersection(learners) for t in asked.tokens) else asked

    def _tokens(self, text: str) -> tuple[Token, ...]:
        return tuple(word_token(word, self.fits.analyser) for word in name_words(text))

    def _meets(self, asked: Asked, keys: frozenset[str]) -> bool:
        words = [t for t in asked.tokens if len(t.low) > 2 and not t.low.startswith("oy")]
        if all(bool(keys & (t.keys | t.roots)) if asked.whose else self.says(keys, t) for t in words):  # a unit's name is no sum of its parts
            return True
        lemmas = self.fits.analyser.lemmas
        return any(all({word, *lemmas(word)} & keys for word in other if len(word) > 2) for other in asked.others)

    def _ends_as(self, asked: Asked, label: str) -> bool:
        """Whether a word of a row's label ends with the one noun that is asked for, whatever stands before it: "yläkoulu" of schools."""
        if len(asked.tokens) != 1:
            return False
        kinds = tuple(key for key in asked.tokens[0].keys if len(key) > 3 and self.fits.analyser.known(key))
        return bool(kinds) and any(lemma.endswith(kinds) for word in name_words(label) for lemma in self.fits.analyser.lemmas(word))

    def _is_named(self, asked: Asked, label: str) -> bool:
        """Whether a row's label holds a word that the question says whole: "investoinnit" is only a part of "käyttöomaisuusinvestoinnit"."""
        analyser = self.fits.analyser
        own = [{t.low, *t.keys, *t.roots} for t in asked.tokens] + [{w, *analyser.lemmas(w)} for other in asked.others for w in other]
        for word in name_words(label):
            parts = analyser.parts(word)
            base = {word, *analyser.lemmas(word), *(parts if parts and parts[-1] in counting_words() else ())}
            if any(base & said for said in own):
                return True
        return False

    def says(self, keys: frozenset[str], token: Token) -> bool:
        """Whether base forms hold a word of the question, or the parts that it is made of."""
        if keys & (token.keys if is_doer(token) else token.keys | token.roots):  # an "opettaja" is no "opetusryhmä"
            return True
        parts = [p for p in token.parts if len(p) > 2]
        if len(parts) > 1 and (all(p in keys for p in parts) or (parts[-1] in counting_words() and all(p in keys for p in parts[:-1]))):
            return True
        return bool(token.keys & sense_words("company") and keys & sense_words("company"))

    # ------------------------------------------------------------------------------------------- tables

    def grids(self, text: str, ids: Sequence[str]) -> Iterator[Grid]:
        """The tables that a search for the text finds."""
        seen: set[tuple[str, int]] = set()
        if self.search is None or not ids:
            return
        hits = self.search.search(text, ids, _FAR)
        for hit in (*hits[:_HITS], *[hit for hit in hits[_HITS:] if hit.passage.table is not None][:_MORE]):
            at = (hit.report_id, hit.passage.table) if hit.passage.table is not None else None
            if at is None:
                continue
            if at not in seen:
                seen.add((hit.report_id, hit.passage.table or 0))
                grid = self._grid(hit.report_id, hit.passage.table or 0, hit.passage.passage_id, hit.passage.section)
                if grid is not None:
                    yield grid

    def _grid(self, report_id: str, index: int, passage_id: str, section: tuple[str, ...]) -> Grid | None:
        held = self._grids.get((report_id, index))
        if held is not None:
            return held
        table = self.ledger.store.table(report_id, index)
        if table is None or table.kind != "figures":
            return None
        figures = tuple(f for f in self.ledger.store.figures_of_table(report_id, index) if f.figure.row is not None and f.figure.doubt is None)
        every = set[str].intersection(*(set(f.figure.groups) for f in figures)) if figures else set[str]()  # a heading over some rows says nothing of the rest
        words, above = " ".join([table.title, table.corner, table.unit_note, *sorted(every)]), self.ledger.headings(report_id, section)[-2:]
        head = self.fits.keys(" ".join([words, *above]))
        near = self.fits.keys(" ".join([words, *(() if table.corner else above)]))
        lead, place = self._lead(table, passage_id, section)
        grid = Grid(report_id, table, section, head, figures, near, lead, self.fits.keys(lead), place)
        if len(self._grids) > 500:
            self._grids.clear()
        self._grids[(report_id, index)] = grid
        return grid

    def _lead(self, table: Table, passage_id: str, section: tuple[str, ...]) -> tuple[str, Place | None]:
        """The last sentences of the paragraph right above a table, but for what they deny of it ("X ei sisälly taulukkoon"), and where it is printed."""
        base, _, number = passage_id.rpartition(":")
        beside = self.ledger.store.passages_of([f"{base}:{int(number) + step:04d}" for step in _BESIDE])
        page, box = table.boxes[0] if table.boxes else (0, None)
        best: tuple[str, Place | None] = ("", None)
        for found in beside.values():
            if found.passage.kind != "text" or found.passage.section != section or box is None:
                continue
            for line, place in zip(found.passage.text.split("\n"), found.passage.places, strict=False):
                above = place.page == page and place.box.bottom <= box.top + _SLACK
                if above and (best[1] is None or place.box.bottom > best[1].box.bottom):
                    best = line, place
        return " ".join(s for s in sentences(best[0])[-2:] if not NO & self.fits.keys(s)), best[1]

    def _cells(self, grid: Grid, asked: Sequence[Asked], query: Query, explained: Explained) -> Iterator[Cell]:
        town = self.ledger.vocabulary.reports[grid.report_id].municipality
        if query.municipalities and town not in query.municipalities:
            return
        about = tuple(name_words(self.ledger.vocabulary.reports[grid.report_id].about))  # every table of its report is of it
        by_title = frozenset(n for n, one in enumerate(asked) if self._meets(one, grid.head) or (one.whose and about in one.others))
        whole = all(self._is_of_all(f) for f in grid.figures)  # no unit's own: the sentence above may tell whose it is
        told = (n for n, one in enumerate(asked) if not _does(one) and (not one.others or (one.whose and whole)))
        by_head = by_title | frozenset(n for n in told if self._meets(asked[n], grid.head | grid.lead_keys))
        units = self._units(query, explained)
        dated = [f for f in grid.figures if self.in_time(f, grid, query)]
        latest = {own: max((f.figure.period.end for f in dated if _says_when(f) == own), default=None) for own in (True, False)}
        rated = query.wanted_unit in ("%", "pp") or "percent" in query.measures or explained.has("want:%", "want:pp", "op:share", "measure:percent")
        amounts = {f.figure.row for f in grid.figures if f.figure.number_unit != "%"}
        parts = query.operation == "share" and max(len(query.subjects), len(query.units)) > 1
        unheaded = Counter(f.figure.row for f in grid.figures if not f.figure.column_label.strip())
        named_group = explained.has("group") or any(u.names[0] == "*group" for u in query.units)
        of_group = named_group or _than_group(explained) > 0
        for stored in dated:
            figure = stored.figure
            headed = figure.column_label.lower().startswith("konserni")
            if unheaded[figure.row] > 1 and not figure.column_label.strip():  # nothing tells which of the row's numbers it is
                continue
            if self.ledger.is_of_group(stored) and not (named_group if headed else of_group):  # the group's loans are not the town's
                continue
            if figure.measure == "percent" and figure.row in amounts and not rated:  # how much of a budget has come in is no amount
                continue
            if parts and figure.measure == "percent" and "osuu" not in figure.column_label.lower():  # nor what part one row is of another
                continue
            if "/" in figure.number_unit and not explained.has("per", "ratio:resident", f"rate:{figure.number_unit}"):
                continue
            if is_of_unsaid_note(figure.account, explained, self.fits.analyser):
                continue
            if figure.number_unit == "EUR" and _counts_staff(figure.column_label):  # people beside amounts in euros
                continue
            expected = figure.measure == "forecast" and figure.period.start == figure.period.end and bool(query.periods)  # of one day: "20.9.2026 (arvio)"
            expected |= figure.measure == "forecast" and "forecast" in query.measures and query.dimension == "company"  # "mitkä yhtiöt ennustavat tappiota"
            left = figure.measure == "remaining" or bool(sense_words("still_left") & set(name_words(figure.row_label)))
            fits = left if _asks_left(query) else figure.measure in _MEASURES or expected
            if not fits or ("forecast" in query.measures and not expected):
                continue
            if (units and figure.number_unit not in units) or (not query.periods and figure.period.end != latest[_says_when(stored)]):
                continue
            row = self.fits.keys(figure.row_label)
            column, groups = self.fits.keys(_heading(stored, grid)), self.fits.keys(" ".join([*figure.groups, _whole_above(stored, grid)]))
            choosing = query.order is not None
            by_row = frozenset(
                n
                for n, one in enumerate(asked)
                if (self._meets(one, row) and self._is_named(one, figure.row_label)) or (choosing and self._ends_as(one, figure.row_label))
            )
            by_row -= {n for n in by_row if any(_is_within(asked[n], asked[m]) for m in by_row)}  # "tuotoista" beside "muista tuotoista" is another row
            by_column = frozenset(n for n, one in enumerate(asked) if self._meets(one, column) or (one.result and _is_result(column)))
            by_column -= {n for n in by_column if self._named_whole_beside(asked[n], grid.table, figure.column_label)}
            by_group = frozenset(n for n, one in enumerate(asked) if self._meets(one, groups))
            above = by_title if figure.subject_kind == "account" else by_head  # whose account it is, no sentence tells: it speaks of others beside
            if not counts_asked(explained, stored, row | column | groups | grid.head | grid.lead_keys):
                continue
            led = bool(above - by_title - by_row - by_column - by_group) or bool(query.periods and self._led_year(stored, grid))
            yield Cell(stored, grid, by_row, by_column, by_group, above, led)

    def _named_whole_beside(self, asked: Asked, table: Table, label: str) -> bool:
        """Whether a heading has a noun only as the end of a compound and another one has it whole: "Uusintatarkastuksia" beside "Tarkastuksia"."""
        if len(asked.tokens) != 1 or asked.tokens[0].parts:
            return False
        keys, lemmas = asked.tokens[0].keys, self.fits.analyser.lemmas

        def whole(heading: str) -> bool:
            return any(keys & {word, *lemmas(word)} for word in name_words(heading))  # no "Oppilasta/ryhmä"

        ends = any(keys & set(self.fits.analyser.parts(word)[-1:]) for word in name_words(label))
        return ends and not whole(label) and any(whole(ITS_DIVISOR.sub("", one.label)) for one in table.columns)

    def _is_of_all(self, stored: StoredFigure) -> bool:
        """Whether a figure is the whole town's, or stands under its government: "Kaupungin hallinto"."""
        unit, report = stored.figure.unit, self.ledger.report(stored)
        return unit in (report.municipality, report.about) or not sense_words("town").isdisjoint(self.fits.analyser.lemmas(name_words(unit)[0]))

    def in_time(self, stored: StoredFigure, grid: Grid, query: Query) -> bool:
        """Whether a figure is of the time named, or its table is introduced as of that year."""
        told = self._led_year(stored, grid)
        now = self.ledger.report(stored).period
        if any(spec.kind == "prior" and spec.back < 0 for spec in query.periods) and (now is None or stored.figure.period.end.year <= now.end.year):
            return False  # what is yet to come
        late = now is not None and stored.figure.period.end.year >= now.end.year
        if late and any(
            spec.kind == "prior" and (spec.year is None or (spec.last and spec.year == stored.figure.period.end.year)) and spec.back for spec in query.periods
        ):
            return False  # the year before the report's is asked for
        money = stored.figure.subject_kind == "account" and stored.figure.number_unit == "EUR"
        if money and now is not None and not whole_year(now) and whole_year(stored.figure.period) and any(spec.kind == "prior" for spec in query.periods):
            return False  # a whole year is no "vuotta aiemmin" of some months
        return all(told == str(spec.year) if told else period_fits(spec, stored.figure, "actual") for spec in query.periods)

    @staticmethod
    def _led_year(stored: StoredFigure, grid: Grid) -> str:
        """The one year of which the sentence above a table speaks, where its columns name no time: "kesäkuussa 2021 toimitetuissa vaaleissa"."""
        years = set(_YEAR.findall(grid.lead))
        return next(iter(years)) if stored.figure.measure == "value" and len(years) == 1 else ""

    def _units(self, query: Query, explained: Explained) -> tuple[str, ...]:
        """The units of measure that an answer may have; () for any."""
        if query.wanted_unit in ("%", "pp"):
            return ("%", "pp")
        if query.wanted_unit == "EUR" or (query.order is not None and "spend" in query.extra):  # what costs most is told in euros
            return ("EUR",)
        if query.order is not None and any(explained.tokens[i].any_keys & sense_words("priced") for i in explained.own):  # fewest loans are not the cheapest
            return ("EUR",)
        if query.counted or query.wanted_unit == "persons":
            return _COUNTS
        if explained.has("spend", "money") and explained.has("ask:amount"):
            return ("EUR",)
        keys = [key for i in explained.open for key in explained.tokens[i].keys]
        told = next((units for tail, units in number_nouns().items() if units and any(key.endswith(tail) for key in keys)), "")  # "hankintahinta"
        return tuple(told.split("|")) if told else ()

    # ------------------------------------------------------------------------------------------- answers

    def _one(self, cells: Sequence[Cell], asked: Sequence[Asked], plain: bool = True, in_all: bool = False) -> Draft | None:
        """The cell whose row is named by what nothing else of the table says, and whose column no other one of its row fits as well.

        `plain`: nothing is asked of how it came about ("miten määräaika toteutuu"), so that a heading that is the word asked for is meant by it;
        `in_all`: all of the rows are asked for.
        """
        cells = [c for c in cells if not self._is_of_the_rest(c, asked)]
        named = [c for c in cells if (c.by_row - c.by_head and self._says_half(c, asked)) or self._is_whole(c, asked)]
        if not named:  # "pitkäaikaisista veloista erääntyy …": the table's own total, where all the names stand above it
            named = [c for c in cells if c.by_row and c.by_row <= c.by_head and len(c.by_column) == len(asked) and _is_total(c.stored)]
        if not named:  # "Jäljellä oleva pääoma" under a heading that says for whom the guarantees are
            under = [c for c in cells if len(c.by_group | c.by_row) == len(asked) and not c.stored.figure.column_label.lower().startswith("konserni")]
            named = [c for c in under if sense_words("still_left") & set(name_words(c.stored.figure.row_label))]
        if not named:  # "Siitä seuraavalla tilikaudella maksettavat" of the row above
            named = [c for c in cells if c.by_row and c.by_group - c.by_row and _PART_OF.match(c.stored.figure.row_label)]
        if not named:  # "montako vakinaista": the total of the column named
            named = [c for c in cells if c.by_column and not self._units_named(asked) and all(w in _TOTALS for w in name_words(c.stored.figure.row_label))]
        if not named:
            return None
        most = max((len(c.by_group), len(c.by_row)) for c in named)
        named = [c for c in named if (len(c.by_group), len(c.by_row)) == most]
        money = [c for c in named if c.stored.figure.number_unit == "EUR"]
        named = money if money and len(money) < len(named) and not any(c.by_column for c in named) else named  # euros beside their shares
        best = max(len(c.by_column) for c in named)
        named = [c for c in named if len(c.by_column) == best]
        wholly = [c for c in named if self._heads_alone(c, asked)]
        named = wholly if plain and best and len({c.stored.figure.column for c in wholly}) == 1 else named  # "Määräaika" beside "Toteutunut määräajassa"
        figures = {(c.stored.figure.number, c.stored.figure.number_unit) for c in named}
        rows = {(c.grid.report_id, c.grid.table.index, c.stored.figure.row) for c in named}
        if len(figures) != 1 or (len(rows) > 1 and len({c.stored.figure.row_label for c in named}) > 1) or self._is_of_more(named[0], asked, in_all):
            return None
        draft = Draft(self.ledger)
        self.say(draft, named[0])
        return draft

    def _is_of_more(self, cell: Cell, asked: Sequence[Asked], in_all: bool) -> bool:
        """Whether the total of a table is of more rows than are asked for: of all buildings, not of the schools among them, or of one ("päiväkodissa")."""
        if not _is_total(cell.stored):
            return False
        labels = {f.figure.row_label for f in cell.grid.figures if not _is_total(f)}
        told = [sum(self._ends_as(one, label) for label in labels) for one in asked]
        told += [sum(t.parts[0] in self.fits.keys(label) for label in labels) for one in asked for t in one.tokens if len(t.parts) > 1]  # "koulurakennus"
        corner = {key for word in name_words(cell.grid.table.corner) for key in self.fits.analyser.lemmas(word)}
        kinds = [r for one in asked for t in one.tokens for r in readings(t.low) if r.lemma in corner and r.kind == "nimisana"]
        return any(0 < n < len(labels) for n in told) or (bool(kinds) and not in_all and not any(r.plural for r in kinds))

    @staticmethod
    def _is_of_the_rest(cell: Cell, asked: Sequence[Asked]) -> bool:
        """Whether a row is what its fellows leave, which the question does not ask for: "Muut henkilösivukulut" are not all of them."""
        rest = sense_words("the_rest")
        first = name_words(cell.stored.figure.row_label)[:1]
        return bool(first) and first[0] in rest and not any(t.low in rest for one in asked for t in one.tokens)

    @staticmethod
    def _units_named(asked: Sequence[Asked]) -> bool:
        return any(one.whose for one in asked)

    def _is_whole(self, cell: Cell, asked: Sequence[Asked]) -> bool:
        """Whether a row's label is the whole of one name as the question says it, but for the word for a total."""
        words = [w for w in name_words(cell.stored.figure.row_label) if w not in _TOTALS]
        named = [[t for t in asked[n].tokens if len(t.low) > 1] for n in cell.by_row]
        return any(len(words) == len(ts) and all({w, *self.fits.analyser.lemmas(w)} & t.keys for w, t in zip(words, ts, strict=True)) for ts in named)

    def _heads_alone(self, cell: Cell, asked: Sequence[Asked]) -> bool:
        """Whether the heading of a cell's column is nothing but a word that the question names it by."""
        words = [w for w in name_words(cell.stored.figure.column_label) if not w[0].isdigit()]
        said = [t for n in cell.by_column for t in asked[n].tokens]
        held = {words[0], *self.fits.analyser.lemmas(words[0])} if len(words) == 1 else set[str]()
        return any(held & t.keys or (t.parts[1:2] and t.parts[-1] in counting_words() and t.parts[0] in held) for t in said)  # "oppilasmäärältään"

    def _says_half(self, cell: Cell, asked: Sequence[Asked]) -> bool:
        """Whether the question says half of the words of a row's label at least."""
        words = [w for w in name_words(cell.stored.figure.row_label) if len(w) > 2 and w not in counting_words()]
        said = [t for n in cell.by_row for t in asked[n].tokens]
        other = {w for n in cell.by_row for name in asked[n].others for w in name}
        told = [w for w in words if any(self.fits.covers(self.fits.keys(w), t) or t.low.startswith(w[:-1]) for t in said) or other & self.fits.keys(w)]
        return 2 * len(told) >= len(words)

    def _chosen(self, cells: Sequence[Cell], asked: Sequence[Asked], query: Query, signed: int, tokens: Sequence[Token]) -> Draft | None:
        """The rows that are largest or smallest in the one column named, over or under a limit, or of the sign asked for."""
        columns: dict[tuple[str, int, int | None], list[Cell]] = defaultdict(list)
        if query.order is not None:
            cells = [c for c in cells if c.by_row or c.by_column or c.by_group or self._says_kind(c.grid, asked)]
        kinds = _kinds(cells)
        reached: dict[tuple[str, int], set[str]] = defaultdict(set)
        for c in cells:
            if c.by_row and not _is_total(c.stored):
                reached[c.grid.report_id, c.grid.table.index].add(c.stored.figure.row_label)
            if not all(n in c.by_row | c.by_column | c.by_group or self._is_near(asked[n], c.grid) for n in c.by_head):
                continue  # the rows of a table in a report on schools are no schools by that
            if c.by_row == kinds[_at(c)] and not _is_total(c.stored) and _is_of_kind(c.stored, query):
                columns[(c.grid.report_id, c.grid.table.index, c.stored.figure.column)].append(c)
        pools = [pool for pool in columns.values() if len(pool) > 1 and (query.dimension in _TIMES or not _is_one_at_times(pool))]
        several = [k for k, pool in columns.items() if len(pool) > 1 or not pool[0].stored.figure.sentence]  # a number told in one cell's words is no column
        lone = {(c.grid.report_id, c.grid.table.index): len({k for k in several if k[:2] == (c.grid.report_id, c.grid.table.index)}) for c in cells}
        tables = [labels for labels in reached.values() if len(labels) > 1]
        said = [pool for pool in pools if pool[0].by_column or lone[(pool[0].grid.report_id, pool[0].grid.table.index)] == 1]
        if not said or (not any(pool[0].by_column for pool in said) and len(tables) > 1):  # "mikä koulu on kallein": by its building, or in all
            return None
        if len(said) < len(pools) and not said[0][0].by_column and any(t.any_keys & sense_words("priced") for t in tokens):
            return None  # "mikä koulu on halvin": several tables tell what schools cost
        pools = said
        most = max(len(pool[0].by_column) for pool in pools)
        pools = [pool for pool in pools if len(pool[0].by_column) == most]
        wholly = [pool for pool in pools if self._heads_alone(pool[0], asked)]
        pools = wholly if most and len(wholly) == 1 else pools  # "Oppilaat" beside "Tehostetun tuen oppilaat"
        if len(pools) > 1:  # "kaupungin omistusosuus" beside the group's
            whose = sense_words("town")
            pools = [pool for pool in pools if whose & self.fits.keys(pool[0].stored.figure.column_label)]
        if len(pools) != 1:
            return None
        under = max(len(c.by_group) for c in pools[0])
        pool = [c for c in pools[0] if len(c.by_group) == under]  # "tytäryhtiöistä": those under that heading
        if query.order is not None or query.limit is not None:
            pool = self._single(pool)
            if len(pool) < 2 or self._leaves_out(pool, asked):
                return None
        if query.limit is not None and query.limit_unit is not None:  # "yli 50 prosenttia": a number of people is not so many per cent
            pool = [c for c in pool if c.stored.figure.number_unit == query.limit_unit]
            pool = [c for c in pool if c.stored.figure.measure == "percent"] if query.measures == ("percent",) else pool
            if len(pool) < 2:
                return None
        if signed:
            chosen = [c for c in pool if (c.stored.figure.number > 0 if signed > 0 else c.stored.figure.number < 0)]
            ordered = sorted(chosen, key=lambda c: -abs(c.stored.figure.number))
            if query.order is not None:
                ordered = self._first(ordered if query.order == "largest" else ordered[::-1], query)
        elif query.limit is not None:
            over, limit = "under" not in query.extra, Decimal(query.limit)
            ordered = [c for c in pool if (c.stored.figure.number > limit if over else c.stored.figure.number < limit)]
        else:
            ordered = self._first(sorted(pool, key=lambda c: c.stored.figure.number, reverse=query.order == "largest"), query)
        if query.yes_no is not None:
            return self._any(ordered, pool)
        of_statement = any(row_side(subject_key(c.stored.figure)) in ("income", "cost") for c in ordered)
        if not ordered or (query.order is not None and (of_statement or _is_statement(ordered[0].grid.table))):
            return None  # "mikä koulu on suurin": a row of a statement is none, and others stand among its rows
        draft = Draft(self.ledger)
        if query.counted and query.order is None:
            names = [wording.cited(self._label(c), draft.cite_figure(c.stored)) for c in ordered]
            draft.figures = [c.stored.figure.figure_id for c in ordered]
            draft.lines.append(wording.lookup(draft.value(Decimal(len(ordered)), "count", wording.COUNT), wording.several(names), ""))
        else:
            for number, c in enumerate(ordered, 1):
                self.say(draft, c, number if len(ordered) > 1 and query.order is not None else 0)
        draft.deeds = frozenset({"rank", "list", "sign", "limit", "company", "count", "set"})
        return draft

    def _says_kind(self, grid: Grid, asked: Sequence[Asked]) -> bool:
        """Whether a table's own title, heading or corner says of what its rows are: a chapter on schools holds a table of what was bought too."""
        own = self.fits.keys(" ".join([grid.table.title, grid.table.corner, *grid.section[-1:]]))
        return all(one.whose or self._meets(one, own | grid.lead_keys) for one in asked)

    def _leaves_out(self, pool: Sequence[Cell], asked: Sequence[Asked]) -> bool:
        """Whether the table has more of the things asked for than are chosen among: "Viitasen yhtenäiskoulu" is a school too."""
        told = {c.stored.figure.row_label for c in pool}
        named = {n for c in pool for n in c.by_row}
        others = [f.figure.row_label for f in pool[0].grid.figures if f.figure.row_label not in told and not _is_total(f)]
        return any(self._ends_as(asked[n], label) for n in named for label in others)

    def _is_near(self, asked: Asked, grid: Grid) -> bool:
        """Whether what stands above a table says a name, beside the headings over one whose corner names what its rows are."""
        about = tuple(name_words(self.ledger.vocabulary.reports[grid.report_id].about))
        return self._meets(asked, grid.near | grid.lead_keys) or (asked.whose and about in asked.others)

    def _single(self, pool: list[Cell]) -> list[Cell]:
        """The cells of a column without those of totals and of rows that are sums of others; [] where that is not sure."""
        grid = pool[0].grid
        town = self.ledger.vocabulary.reports[grid.report_id].municipality.lower()
        pool = [c for c in pool if is_printed(c.stored.figure) and not is_whole_row(c.stored.figure.row_label, town)]
        if len({c.stored.figure.number_unit for c in pool}) != 1:  # rows of areas beside rows of kilowatt-hours
            return []
        rows = {c.stored.figure.row: c.stored.figure.row_label for c in pool}
        columns: dict[int | None, dict[str, Decimal]] = defaultdict(dict)
        for figure in (f.figure for f in grid.figures if f.figure.row in rows and can_be_added(f.figure)):
            columns[figure.column][figure.row_label] = figure.number
        wholes, sure = sums_of_others(list(rows.values()), list(columns.values()))
        return [c for c in pool if c.stored.figure.row_label not in wholes] if sure else []

    def _any(self, chosen: Sequence[Cell], pool: Sequence[Cell]) -> Draft:
        """Whether some row is such, with those that are, or with all where none is."""
        draft = Draft(self.ledger)
        told = []
        for cell in chosen or pool:
            label = self._label(cell)
            text = draft.figure_value(cell.stored, label) if chosen else figure_text(cell.stored)
            told.append(wording.cited(wording.with_number(label, text), draft.cite_figure(cell.stored)))
        draft.lines.append(wording.sentence(wording.granted(bool(chosen), wording.several(told)), ""))
        draft.deeds = frozenset({"rank", "list", "sign", "claim", "company", "set"})
        return draft

    def _first(self, ordered: list[Cell], query: Query) -> list[Cell]:
        """The first ones of an order, [] where it does not tell which they are."""
        nth = next((n for n in (2, 3) if f"nth{n}" in query.extra), 0)
        last = nth or query.count
        numbers = [c.stored.figure.number for c in ordered]
        if len(numbers) < last or (len(numbers) > last and numbers[last - 1] == numbers[last]) or (nth and numbers[nth - 2] == numbers[nth - 1]):
            return []
        return ordered[nth - 1 : nth] if nth else ordered[:last]

    def say(self, draft: Draft, cell: Cell, number: int = 0) -> None:
        """Adds a line for a cell, with its place in an order."""
        label, grid = self._label(cell), cell.grid
        finer = self._finer(cell)
        if finer is not None:  # "973" in thousands, which a sentence about the company tells to the cent
            sign = -1 if cell.stored.figure.number < 0 else 1
            text = draft.value(sign * abs(finer.figure.number), finer.figure.number_unit, label, finer.figure.figure_id)
            draft.figures.append(cell.stored.figure.figure_id)
            marks = draft.cite_figure(finer) + draft.cite_figure(cell.stored)
        else:
            text, marks = draft.figure_value(cell.stored, label), draft.cite_figure(cell.stored)
        if cell.led and grid.lead_place is not None:
            marks += draft.cite(grid.report_id, self.ledger.report(cell.stored).title, grid.lead_place.page, grid.lead_place.box, grid.section, grid.lead)
        line = wording.lookup(text, label, marks)
        draft.lines.append(wording.placed(number, line) if number else line)

    def of_figure(self, stored: StoredFigure) -> Draft | None:
        """The draft that tells one printed cell; None where it stands in no table."""
        table = self.ledger.store.table(stored.report_id, stored.figure.table) if stored.figure.table is not None else None
        if table is None:
            return None
        none, draft = frozenset[int](), Draft(self.ledger)
        self.say(draft, Cell(stored, Grid(stored.report_id, table, (), frozenset(), ()), none, none, frozenset({0}), none))
        return draft

    def _finer(self, cell: Cell) -> StoredFigure | None:
        """The one result of a company that sentences give more exactly than a table in thousands of euros."""
        figure = cell.stored.figure
        if figure.scale == 1 or not _is_result(self.fits.keys(figure.column_label)):
            return None
        told = [
            f
            for f in self.ledger.prose()
            if f.figure.unit.lower() == figure.row_label.lower()
            and f.figure.number_unit == "EUR"
            and f.figure.period.end.year == figure.period.end.year
            and 2 * abs(abs(f.figure.number) - abs(figure.number)) <= figure.scale
            and f.figure.scale < figure.scale
        ]
        return told[0] if len({abs(f.figure.number) for f in told}) == 1 else None

    def _row_of(self, stored: StoredFigure) -> str:
        """A row in words: one of a statement without its code, and with the unit whose it is."""
        figure = stored.figure
        if figure.subject_kind != "account" or not figure.row_label.endswith(figure.account):
            return figure.row_label or figure.account
        return (
            figure.account if self.ledger.is_of_whole(stored) else wording.of_unit(self.ledger.owner(stored), shown_name(figure.account, subject_key(figure)))
        )

    def _label(self, cell: Cell) -> str:
        """What a cell is, in words: its row, its column, its time."""
        figure = cell.stored.figure
        dated = figure.period.label in figure.column_label
        heading = "" if dated and counted_unit(figure.column_label) is None else wording.plain_heading(figure.column_label.replace(figure.period.label, ""))
        if any(c.isdigit() for c in heading):  # "TOT-25 %": the year is told beside it
            heading = wording.MEASURES[figure.measure] or heading
        when = self._led_year(cell.stored, cell.grid) if cell.led else ""
        whose = wording.plain_heading(figure.column_label.replace(figure.period.label, "")) if dated else ""
        if {lemma for word in name_words(whose) for lemma in self.fits.analyser.lemmas(word)} & (sense_words("town") | {"konserni"}):
            heading = whose  # "Konserni 2024" beside "Kunta 2024"
        whole = _whole_above(cell.stored, cell.grid) or next(iter(figure.groups[-1:] if cell.by_group else ()), "")
        row = self._row_of(cell.stored)
        row = wording.part_row(whole, row) if whole and ": " not in row else row
        return wording.table_cell(row, heading or wording.plain_heading(cell.grid.table.title), when or figure.period.label)


def _heading(stored: StoredFigure, grid: Grid) -> str:
    """The heading of a figure's column; a per cent under none is the part of the column beside it: "40,8 %" behind the votes under "Äänimäärä"."""
    figure, columns = stored.figure, grid.table.columns
    if figure.column_label or figure.number_unit != "%" or not figure.column or figure.column > len(columns):
        return figure.column_label
    return f"{columns[figure.column - 1].label} {_PART}"


def _than_group(explained: Explained) -> int:
    """Where a question leaves out those who belong to the group: "muiden kuin konserniyhteisöjen"; 0 where it does not."""
    tokens = explained.tokens
    spots = (i for i in range(2, len(tokens)) if tokens[i - 1].low == "kuin" and tokens[i].any_keys & sense_words("group_member"))
    return next((i for i in spots if "muu" in tokens[i - 2].keys), 0)


def _asks_left(query: Query) -> bool:
    """Whether what is left of something is asked that no row of a budget is: "takausten jäljellä oleva pääoma"."""
    return query.measures == ("remaining",) and bool(query.words)


def _does(asked: Asked) -> bool:
    """Whether what is asked is that somebody did something, which the text above a table tells of others than its rows: "kuoli"."""
    return any(r.finite for t in asked.tokens for r in readings(t.low)[:1])


def _came_together(asked: Asked) -> bool:
    return any(t.any_keys & sense_words("coming_together") for t in asked.tokens)


def _sign_named(query: Query) -> int:
    """1 or −1 where a row is named by what is a gain or a loss: "suurin tappio"."""
    words = [word for place in query.subjects for word in place.named.lower().split()]
    signs = {row["sign"] for row in read_table("result_words") for word in words if word.startswith(row["stem"])}
    return 1 if signs == {"+"} else -1 if signs == {"-"} else 0


def _is_of_kind(stored: StoredFigure, query: Query) -> bool:
    """Whether a row may be one of those asked for: a board, or a unit that is no company and no account of a unit's statement."""
    label = stored.figure.row_label.lower()
    if "kind:lautakunta" in query.extra:
        return "lautakun" in label
    if query.dimension == "unit" and stored.figure.subject_kind == "account" and account_key(label) == account_key(stored.figure.account):
        return False
    return query.dimension != "unit" or label.split()[-1:] == [] or label.split()[-1] not in COMPANY_FORMS


def _counts_staff(label: str) -> bool:
    """Whether a heading of a column names people who work, not what they cost: "Henkilöstö", not "Henkilöstökulut, €"."""
    words = [w.strip("().,") for w in label.lower().split()]
    return "€" not in label and any(w.startswith(staff_stems()) for w in words) and not any(end in w for w in words for end in ("kulu", "meno", "kustann"))


def _at(cell: Cell) -> tuple[str, int, int | None]:
    return cell.grid.report_id, cell.grid.table.index, cell.stored.figure.column


def _kinds(cells: Sequence[Cell]) -> dict[tuple[str, int, int | None], frozenset[int]]:
    """Column → the names that most of its rows' labels hold, which tell the kind of its rows and no single one: the "päiväkoti" of a list of them."""
    columns: dict[tuple[str, int, int | None], list[Cell]] = defaultdict(list)
    for c in cells:
        if not _is_total(c.stored):
            columns[_at(c)].append(c)
    found: dict[tuple[str, int, int | None], frozenset[int]] = defaultdict(frozenset)
    for at, column in columns.items():
        rows = sum(f.figure.column == at[2] and not _is_total(f) for f in column[0].grid.figures)
        held = {n: sum(n in c.by_row for c in column) for n in column[0].met}
        found[at] = frozenset(n for n, times in held.items() if times > 2 or 3 * times >= 2 * rows > 2)
    return found


def _whole_above(stored: StoredFigure, grid: Grid) -> str:
    """The row that a row tells a part of by its first word: "Vuokravastuut yhteensä" over "Siitä seuraavalla tilikaudella maksettavat"; "" for others."""
    rows, at = grid.table.rows, stored.figure.row
    if at is None or at >= len(rows) or not _PART_OF.match(stored.figure.row_label):
        return ""
    return next((row.label for row in reversed(rows[:at]) if not _PART_OF.match(row.label)), "")


def _says_when(stored: StoredFigure) -> bool:
    """Whether the heading of a figure's column says a time; the others are of the report's own."""
    return any(c.isdigit() for c in stored.figure.column_label)


def _is_statement(table: Table) -> bool:
    """Whether rows of income or costs stand in a table."""
    return any(row_side(account_key(row.label)) in ("income", "cost") for row in table.rows)


def _is_total(stored: StoredFigure) -> bool:
    words = stored.figure.row_label.split()
    return not words or any(says_total(word, _TOTALS) for word in words)


def _is_one_at_times(pool: Sequence[Cell]) -> bool:
    """Whether rows are one account of one unit, printed for several times or as budget and actual: "TA 2024", "Toteuma 1–6/2024"."""
    figures = [c.stored.figure for c in pool]
    return len({(f.unit, f.account) for f in figures}) == 1 and len({(f.measure, f.period) for f in figures}) == len(figures)


def _is_result(keys: frozenset[str]) -> bool:
    """Whether the words of a heading name results: "tilikauden voitosta / tappiosta", "Tulos"."""
    signs = {row["sign"] for row in read_table("result_words") for word in keys if word.startswith(row["stem"])}
    return {"+", "-"} <= signs or "tulos" in keys
