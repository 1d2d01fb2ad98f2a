"""Numbers in sentences → figures: of paragraphs, and of the cells of tables of words."""

import hashlib
import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from itertools import accumulate, pairwise

from ingest import messages
from ingest.amounts import plain_spaces, read_decimal
from ingest.columns.columns import find_period, read_column, row_unit, year_period
from ingest.columns.record_columns import KINDS, RATINGS, RecordTable, card_roles, card_title, heading_labels, is_heading_row, is_untitled, table_roles
from ingest.columns.times import Time, find_times, period_of
from ingest.figures.done_within import done_within
from ingest.figures.naming import comparison, is_aim, is_comparison, name_of
from ingest.figures.nouns import is_money, unit_of_name, unit_of_noun
from ingest.figures.phrases import Counted, clause_cuts, counted_noun, has_verb, is_condition, of_them, people_before, plural_before
from ingest.figures.told_investments import in_told_table
from ingest.figures.told_projects import money_measure
from ingest.figures.told_staff import NAME, ToldStaff, told_staff
from ingest.language.numerals import Numeral, find_numerals, has_number, is_difference
from ingest.language.scales import find_scale
from ingest.language.sentence_tokens import tokens
from ingest.language.sentences import runs_on, sentences
from ingest.language.voikko import learn, readings
from ingest.left_out import LeftOut
from ingest.model import Block, Box, Cell, Document, Figure, Measure, OrganisationUnit, Page, Period, Report, Row, SubjectKind, Table, Word, around
from ingest.pages.pdf import printed_box
from ingest.records.bracketed_targets import LEVELS, BracketedTarget, bracketed_target
from ingest.records.labelled_levels import labelled_levels
from ingest.records.ratings import read_ratings
from ingest.records.told_records import role_said, told_records
from ingest.units.texts_of_tables import texts_of_tables
from ingest.units.units import UnitRegistry, company_told, section_unit

_SILENT = {
    "theme",
    "responsible",
    "status",
    "duration",
    "class",
    "schedule",
    "unit",
    "name",
    "funder",
    "own_share",
    "spending",
    "total_funding",
    "part",
}
"""Columns whose cells name things; their digits count nothing that the table does not say elsewhere."""
_MOST_COUNTED = 3
"""Words that name what is counted where a text says nothing else, at most."""
_BOUND = re.compile(r"(?:enintään|vähintään|korkeintaan|yli|alle|noin|n\.|max\.?|min\.?|[<>≤≥])\s*", re.IGNORECASE)
"""What stands before a level that is aimed at."""
_AIMS = {"goal", "action", "indicator", "target_level", "economic_goal"}
_LEVELS = ("closing", "actual", "forecast", "budget")
"""What a column of a year may hold of a target."""
_LONGEST_NAME = 120
_LONGEST_ITEM = 9
"""Words of an item of a list that says what it tells only together with what stands over it, the mark of the item and the number among them."""
_AT_THAT_TIME = re.compile(r"\b(?:tuolloin|silloin)\b", re.IGNORECASE)
"""What points back to the time that the sentence before tells."""
_SLACK = 0.8
"""Points by which the middle of a word may lie outside the box of its text."""

_OF_YEAR = re.compile(r"\s*\((?:vuonna\s+|v\.\s*)?(?:19|20)\d\d\s*:?\s+")
"""What stands between a number and the same one of another year: "41,6 GWh (2023: 40,2 GWh)"."""


_NAMED = re.compile(r"[•●▪·*–-]?\s*([A-ZÅÄÖ][^.:–]{2,60}?)(?:[.:]| [–-]) (?=[A-ZÅÄÖ])")
"""A name that begins a text and is no sentence: "Varhaiskasvatus. Henkilöstökulut …"."""


@dataclass(frozen=True)
class _Source:
    """A text with numbers, the words it is printed with, and what its figures have in common."""

    text: str
    sentences: tuple[str, ...]
    words: tuple[tuple[int, Word], ...]
    """(page, word) in reading order."""
    page: int
    box: Box
    section: int | None
    kind: SubjectKind = "prose"
    measure: Measure = "value"
    table: int | None = None
    row: int | None = None
    column: int | None = None
    row_label: str = ""
    column_label: str = ""
    unit: OrganisationUnit | None = None
    target: str = ""
    """The target that the text tells of, where it is a record of its own."""
    lead: str = ""
    """What stands over the list that a short item is of, before a colon: "Jäsenkuntien maksuosuudet vuonna 2024 ovat:"."""


def prose_figures(document: Document, report: Report, units: UnitRegistry, left_out: LeftOut | None = None) -> list[Figure]:
    """The numbers of paragraphs and of cells of words, in reading order; none that is a whole cell of a table of figures.

    A paragraph or a table that fails goes to `left_out`.
    """
    if report.period is None:
        return []
    reader = _Reader(document, report, report.period, units, left_out or LeftOut())
    out: list[Figure] = []
    seen: set[str] = set()
    for figure in reader.figures():
        if figure.figure_id not in seen:
            seen.add(figure.figure_id)
            out.append(figure)
    return out


class _Reader:
    """Reads one document; holds what every figure of it needs."""

    def __init__(self, document: Document, report: Report, period: Period, units: UnitRegistry, left_out: LeftOut) -> None:
        self.document, self.report, self.period, self.units, self.left_out = document, report, period, units, left_out
        self.pages = {page.number: page for page in document.pages}
        told = told_records(document, lambda text: units.find(text) is not None)
        self.targets = {place: one.title for one in told if one.kind == "targets" for place in one.places}
        self.said_of = {one.title: one.cells for one in told if one.in_sentences}
        self.whose = {id(document.blocks[n]): unit for n, unit in texts_of_tables(document, units).items()}

    def figures(self) -> Iterator[Figure]:
        """All figures, paragraphs first."""
        paragraphs = list(self._paragraphs())
        learn((t.word for source in paragraphs if _has_figures(source) for sentence in source.sentences for t in tokens(sentence) if t.is_word), first=True)
        for source in paragraphs:
            yield from self.left_out.tried(messages.numbers_left_out(source.page), lambda source: list(self._read(source)), source) or ()
        for table in self.document.tables:
            yield from self.left_out.tried_table(table, lambda table: list(self._table(table)), table) or ()

    # -------------------------------------------------------------------------------------------- where texts stand

    def _paragraphs(self) -> Iterator[_Source]:
        """Paragraphs, list items and notes; one that the end of a page or column cuts in two is one text."""
        open_end: _Source | None = None
        lead = ""
        for block in self.document.blocks:
            if block.kind in ("place", "table"):
                continue
            if block.kind != "list_item":
                lead = plain_spaces(block.text) if block.kind == "paragraph" and block.text.rstrip().endswith(":") and len(block.text) <= _LONGEST_NAME else ""
            if block.kind == "heading":
                if open_end is not None:
                    yield open_end
                open_end = None
                continue
            if in_told_table(block, self.document.tables):
                continue
            source = self._of_block(block)
            if lead and block.kind == "list_item" and len(source.text.split()) <= _LONGEST_ITEM:
                source = replace(source, lead=lead)
            if open_end is not None and block.further_on(open_end.page, open_end.box) and runs_on(open_end.text, block.text):
                text = f"{open_end.text} {source.text}"
                yield replace(open_end, text=text, sentences=tuple(sentences(text)), words=open_end.words + source.words)
                open_end = None
                continue
            if open_end is not None:
                yield open_end
            open_end = source
        if open_end is not None:
            yield open_end

    def _of_block(self, block: Block) -> _Source:
        text = plain_spaces(block.text)
        words = _words_in(self.pages[block.page], block.box) if has_number(text) else ()
        named = _NAMED.match(text)
        whose = (self.units.find(named[1]) if named is not None else None) or self.whose.get(id(block))
        target = self.targets.get((block.page, block.box), "")
        return _Source(text, tuple(sentences(text)), words, block.page, block.box, block.section, unit=whose, target=target)

    def _of_cell(self, table: Table, n: int, c: int, row: Row, cell: Cell, unit: OrganisationUnit | None = None, **common: object) -> _Source:
        """What a cell tells, of the `unit` that its row names, else of the one that the table's title does."""
        paragraphs = [plain_spaces(p) for p in cell.paragraphs] or [plain_spaces(cell.text)]
        found = tuple(s for p in paragraphs for s in sentences(p))
        text = " ".join(found)
        words = _words_in(self.pages[cell.page], cell.box)
        for page in [p for p in cell.pages if p != cell.page]:
            part = next((box for number, box in table.boxes if number == page), None)
            if part is not None:
                column = table.columns[c]
                words += _words_in(self.pages[page], Box(column.x0 - 2, part.top, column.x1 + 2, part.bottom))
        label = table.columns[c].label if c < len(table.columns) else ""
        owner = unit or (self.units.find(table.title) if table.title else None)
        return _Source(text, found, words, cell.page, cell.box, table.section, table=table.index, row=n, column=c, column_label=label, unit=owner, **common)  # type: ignore[arg-type]

    # -------------------------------------------------------------------------------------------- tables

    def _table(self, table: Table) -> Iterator[Figure]:
        if table.kind in KINDS:
            yield from self._record_table(table, table.kind)
            return
        subject = next((c for c, column in enumerate(table.columns) if not column.numeric), 0)
        for n, row in enumerate(table.rows):
            only = row.cells[subject] if subject < len(row.cells) and sum(cell is not None for cell in row.cells) == 1 else None
            if only is not None and table.kind == "figures" and only.text.endswith(".") and _is_text(only.text):  # "Selite: …" below the rows
                whose = next((unit for group in reversed(row.groups) if (unit := self.units.find(group)) is not None), None)
                yield from self._read(self._of_cell(table, n, subject, row, only, whose))
                continue
            for c, cell in enumerate(row.cells):
                if cell is None or cell.spanned or cell.amount is not None or c == subject or not _is_text(cell.text):
                    continue
                label = row.cells[subject].text if subject < len(row.cells) and row.cells[subject] else row.label  # type: ignore[union-attr]
                yield from self._read(self._of_cell(table, n, c, row, cell, self.units.find(label) if label else None, row_label=label))

    def _record_table(self, table: Table, kind: RecordTable) -> Iterator[Figure]:
        card = card_roles(table, kind)
        if card is not None:
            yield from self._card(table, kind, card)
            return
        labels = list(heading_labels(table))
        roles = table_roles(table, kind)
        subject_kind: SubjectKind = "risk" if kind == "risks" else "target" if kind in ("targets", "plan") else "prose"
        heads = {n for n, row in enumerate(table.rows) if is_heading_row([cell.text if cell else "" for cell in row.cells], kind)}
        top, title, indicator, whose = roles, "", "", None
        for n, row in enumerate(table.rows):
            if n in heads:
                labels = [cell.text if cell else "" for cell in row.cells]
                roles = table_roles(table, kind, labels)
                continue
            own = _row_title(row, roles, kind)
            if own:
                title, indicator = own, _role_text(row, roles, "indicator")
                whose = self.units.find(named) if (named := _role_text(row, roles, "unit")) else None
            for c, cell in enumerate(row.cells):
                role = roles.get(c)
                if cell is None or cell.spanned or role in _SILENT or (role is None and not _is_text(cell.text) and not self._of_year(table, c, kind)):
                    continue
                if kind == "risks" and role in RATINGS:
                    yield from self._ratings(table, n, c, row, cell, str(role), labels[c] if c < len(labels) else "", title)
                    continue
                if cell.amount is not None:
                    if kind in ("targets", "plan") and not cell.amount.nil:
                        yield self._whole_cell(table, n, c, row, cell, role or "", indicator or title, title, whose)
                    continue
                measure: Measure = "budget" if role in _AIMS and kind in ("targets", "plan") else "value"
                source = self._of_cell(table, n, c, row, cell, kind=subject_kind, measure=measure, row_label=title, unit=whose)
                level = self._bounded(source, indicator) if role == "target_level" and indicator else None
                yield from (level,) if level is not None else self._read(source)
            if n - 1 in heads:
                roles = top

    def _card(self, table: Table, kind: RecordTable, roles: dict[int, str]) -> Iterator[Figure]:
        """A card with its headings down the left: what stands beside each."""
        subject_kind: SubjectKind = "risk" if kind == "risks" else "target" if kind in ("targets", "plan") else "prose"
        title = indicator = ""
        untitled = is_untitled(roles, kind)
        for n, row in enumerate(table.rows):
            cell, role = row.cells[1], roles.get(n)
            if untitled and card_title(table, n) != title:
                title, indicator = card_title(table, n), ""
            amount = cell.amount if cell is not None and kind == "projects" and not table.columns[1].numeric else None
            if cell is not None and amount is not None and (money := money_measure(role, amount.unit)) is not None:
                source = self._of_cell(table, n, 1, row, cell, kind="project", measure=money, row_label=title)
                numeral = Numeral(0, len(source.text), len(source.text), amount.number, amount.unit, amount.scale)
                figure = self._figure(source, source.text, 0, numeral, _short(title), str(amount.unit), self.period)
                yield replace(figure, column_label=row.label, sentence="")
                continue
            if cell is None or role in _SILENT or (kind == "risks" and role in RATINGS):
                continue
            title = plain_spaces(cell.text) if role in ("goal", "action", "risk") else title
            indicator = plain_spaces(cell.text) if role == "indicator" else indicator
            if subject_kind == "target" and role is not None and title and cell.amount is not None and not cell.amount.nil:
                yield self._whole_cell(table, n, 1, row, cell, role, indicator or title, title, label=row.label)
                continue
            measure: Measure = "budget" if role in _AIMS and kind in ("targets", "plan") else "value"
            yield from self._read(self._of_cell(table, n, 1, row, cell, kind=subject_kind, measure=measure, row_label=title))

    def _ratings(self, table: Table, n: int, c: int, row: Row, cell: Cell, role: str, heading: str, title: str) -> Iterator[Figure]:
        """The probability, impact and score of a risk."""
        source = self._of_cell(table, n, c, row, cell, kind="risk", row_label=title)
        for rating in read_ratings(source.text, role, heading):
            end = rating.start + len(rating.printed)
            numeral = Numeral(rating.start, end, end, read_decimal(rating.printed))
            name = {"probability": "todennäköisyys", "impact": "vaikutus", "score": "riskiluku"}[rating.role]
            yield self._figure(source, source.text, 0, numeral, f"{_short(title)}, {name}", "ratio", self.period)

    def _whole_cell(
        self, table: Table, n: int, c: int, row: Row, cell: Cell, role: str, name: str, title: str, whose: OrganisationUnit | None = None, label: str = ""
    ) -> Figure:
        """A cell of a table or card of targets that is a number: the level aimed at, or what came about; `label` is a card's heading beside it."""
        assert cell.amount is not None
        meaning = read_column(label or table.columns[c].label, self.period, self.report.type == "talousarvio")
        measure: Measure = "budget" if role in _AIMS else meaning.measure if meaning.measure != "percent" else "actual"
        period = year_period((meaning.period if label else self._aimed_for(table.columns[c].label)).end.year) if measure == "budget" else meaning.period
        said = row_unit(name)
        unit, scale = cell.amount.unit or meaning.number_unit or (said[0] if said else None), cell.amount.scale
        if unit in (None, "EUR") and cell.amount.unit is None and (told := meaning.scale or find_scale(table.title) or find_scale(table.corner)) is not None:
            unit, scale = "EUR", told  # "Säästötavoitteet, 1 000 €" over "Tavoite 2025"
        unit = unit or ("ratio" if cell.amount.decimals else "count")
        source = self._of_cell(table, n, c, row, cell, kind="target", measure=measure, row_label=title, unit=whose)
        numeral = Numeral(0, len(source.text), len(source.text), cell.amount.number, unit, scale)
        return self._figure(source, source.text, 0, numeral, _short(name), unit, period)

    def _of_year(self, table: Table, c: int, kind: RecordTable) -> bool:
        """Whether a column holds the levels of targets in a year, or money of a plan: "TP 2024" beside "Tavoite 2025", "Vaikutus 2026, €"."""
        label = table.columns[c].label
        dated = table.columns[c].numeric and find_period(label, self.period)[0] is not None
        meaning = read_column(label, self.period)
        return dated and meaning.measure in _LEVELS and (kind == "targets" or (kind == "plan" and meaning.number_unit == "EUR"))

    def _bounded(self, source: _Source, indicator: str) -> Figure | None:
        """The level aimed at where its cell is one number behind a word that bounds it, in the unit that its indicator tells: "enintään 88" of "€/MWh"."""
        numerals, said = find_numerals(source.text), row_unit(indicator)
        if len(numerals) != 1 or numerals[0].unit is not None or said is None or not _BOUND.fullmatch(source.text[: numerals[0].start]):
            return None
        if source.text[numerals[0].stop :].strip(" ."):
            return None
        period = year_period(self._aimed_for(source.column_label).end.year)
        return self._figure(source, source.text, 0, replace(numerals[0], scale=said[1]), _short(indicator), said[0], period)

    def _aimed_for(self, heading: str) -> Period:
        """The time that a level is aimed at for: "Tavoitetaso 2028"; else the report's."""
        return find_period(heading, self.period)[0] or self.period

    # -------------------------------------------------------------------------------------------- sentences

    def _read(self, source: _Source) -> Iterator[Figure]:
        if not _has_figures(source):
            return
        if source.target and (target := bracketed_target(source.text)) is not None:
            yield from self._levels(source, target)
            return
        at = 0
        company: OrganisationUnit | None = None
        over = {t.period for t in find_times(source.lead, self.period)} if source.lead else set()
        listed = over.pop() if len(over) == 1 else None  # the time that stands over the list
        then: Period | None = None  # the time that the sentence before tells of
        for sentence in source.sentences:
            if source.target and (role := role_said(sentence, "targets") or self._fact_of(source.target, sentence)) is not None:
                source = replace(source, kind="target", row_label=source.target, measure="budget" if role in _AIMS else "value")
            at = max(source.text.find(sentence, at), 0)
            company = company_told(sentence, company, self.units)
            staff = told_staff(sentence, self.units)
            if staff:
                yield from self._staff(source, sentence, at, staff, then)
                then = staff[0].period or then
                at += len(sentence)
                continue
            if source.target and (levels := labelled_levels(sentence, self.period)):
                name = _short(source.target.rstrip(" ."))
                for level in levels:
                    own = replace(source, kind="target", measure=level.measure, row_label=source.target)
                    yield self._figure(own, sentence, at, level.numeral, name, level.unit or level.numeral.unit or "count", level.period)
                at += len(sentence)
                continue
            yield from self._sentence(source if company is None or source.unit is not None else replace(source, unit=company), sentence, at, then, listed)
            at += len(sentence)
            told = find_times(sentence, self.period)
            then = told[0].period if len({t.period for t in told}) == 1 else then if not told and _AT_THAT_TIME.search(sentence) else None

    def _fact_of(self, target: str, sentence: str) -> str | None:
        """What a whole sentence tells of a target that sentences alone tell of: how it is measured, or how it came out."""
        return next((role for role, said in self.said_of.get(target, {}).items() if role in ("indicator", "outcome") and sentence in said), None)

    def _levels(self, source: _Source, target: BracketedTarget) -> Iterator[Figure]:
        """What a target told in one item aims at, and what came about or was, where the fact is one number."""
        indicator = next((fact.text for fact in target.facts if fact.role == "indicator"), "")
        for fact in target.facts:
            numerals = find_numerals(fact.text) if fact.role in LEVELS else []
            if len(numerals) != 1 or numerals[0].start > 0 or (fact.role == "baseline" and fact.year is None):
                continue
            at, (numeral,) = source.text.find(fact.text, source.text.find(target.name) + len(target.name)), numerals
            counted = counted_noun(fact.text, numeral, [0])
            said = row_unit(f"{fact.text[numeral.stop :].strip()}") or row_unit(indicator)
            unit = numeral.unit or (unit_of_noun(counted.lemma) if counted is not None else None) or (said[0] if said else "")
            measure: Measure = "budget" if fact.role == "target_level" else "actual"
            period = year_period(fact.year or self.period.end.year) if measure == "budget" or fact.year else self.period
            own = replace(source, kind="target", measure=measure, row_label=target.name)
            yield self._figure(own, fact.text, at, numeral, _short(target.name), unit or ("ratio" if numeral.value % 1 else "count"), period)

    def _staff(self, source: _Source, sentence: str, at: int, staff: Sequence[ToldStaff], then: Period | None) -> Iterator[Figure]:
        """The people that a sentence counts; `then` is the time that the sentence before tells of."""
        for told in staff:
            own = replace(source, kind="personnel", measure="actual", unit=told.unit or source.unit)
            numeral = Numeral(told.start, told.end, told.end, told.number)
            yield self._figure(own, sentence, at, numeral, NAME, "persons", told.period or then or self.period)

    def _sentence(self, source: _Source, sentence: str, at: int, then: Period | None, listed: Period | None = None) -> Iterator[Figure]:
        numerals = find_numerals(sentence)
        if not numerals or _is_row_of_numbers(sentence, numerals):
            return
        cuts = clause_cuts(sentence)
        times = find_times(sentence, self.period)
        spots = [(t.start, t.end) for t in times]
        earlier: list[tuple[int, int]] = []
        told, carried, last_unit, previous = "", "", "", None
        out_of: Counted | None = None  # what a part is counted of: "kymmenestä tavoitteesta neljä on toteutunut"
        for n, numeral in enumerate(numerals):
            following = numerals[n + 1] if n + 1 < len(numerals) else None
            numeral = done_within(sentence, _with_shared_unit(sentence, numeral, following), cuts)
            scored = unit_of_name(sentence[: numeral.start].rstrip()) if numeral.unit is None else None
            counted = counted_noun(sentence, numeral, cuts) if numeral.unit is None and scored is None else None
            plural = plural_before(sentence, numeral, cuts) or people_before(sentence, numeral, cuts)
            if counted is None and out_of is not None and numeral.unit is None and numeral.word == "base":
                counted = Counted(out_of.lemma, out_of.lemma, numeral.stop)
            unit = scored or _unit(sentence, numeral, counted, plural, cuts)
            if is_difference(sentence, numeral):
                unit = last_unit or (unit_of_noun(plural) or "count" if plural else None)
            if numeral.unit is None and counted is None and unit is not None and of_them(sentence, numeral, cuts):
                unit = last_unit or (unit_of_noun(plural) if plural else None) or unit
            last = earlier[-1][1] if earlier else None
            aside = (
                unit is None
                or _is_aside(sentence, numeral, previous, last, times)
                or is_condition(sentence, numeral, cuts)
                or _is_starting_point(sentence, numeral, following)
            )
            name = None
            if unit is not None:
                same = previous is not None and numeral.start < previous.stop  # the other end of a range
                same |= bool(told) and previous is not None and _OF_YEAR.fullmatch(sentence[previous.stop : numeral.start]) is not None
                same |= bool(told) and is_difference(sentence, numeral)
                name = None if same else name_of(sentence, numeral, cuts, spots, earlier, counted, carried)
                if name is None and not carried:
                    name = name_of(sentence, numeral, [0], spots, earlier, counted, "")
            earlier.append((numeral.start, max(numeral.stop, counted.stop if counted else 0)))
            previous = numeral
            out_of = counted if counted is not None and numeral.word == "case" and sentence[numeral.start : numeral.end].endswith(("sta", "stä")) else out_of
            if aside or unit is None:
                continue
            told = name.text if name is not None else told or source.row_label or _short(sentence)
            carried = name.core if name is not None else carried
            if unit in ("ratio", "count") and counted is None:
                unit = unit_of_name(told) or unit
            compared = comparison(sentence, earlier[-1][1])
            aim = is_aim(sentence, numeral)
            compared = "" if told.lower().endswith(compared.lower()) else compared
            label = ", ".join(x for x in (told, compared, "tavoite" if aim and "tavoite" not in told.lower() else "") if x)
            measure: Measure = "budget" if aim else source.measure
            period = period_of(sentence, numeral.start, numeral.stop, times, cuts)
            if period is None and then is not None and not times and _AT_THAT_TIME.search(sentence):
                period = then
            if period is None and not times:
                period = listed
            if period is None:
                period = year_period(self._aimed_for(source.column_label).end.year) if measure == "budget" else self.period
            last_unit = unit if unit in ("persons", "count", "hours") else ""
            yield self._figure(replace(source, measure=measure), sentence, at, numeral, _short(label), unit, period)

    def _figure(self, source: _Source, sentence: str, at: int, numeral: Numeral, name: str, unit: str, period: Period) -> Figure:
        page_number, box = _locate(source, at + numeral.start, at + numeral.end)
        page = self.pages[page_number]
        box = printed_box(page, box)
        owner = source.unit or section_unit(source.section, self.document, self.units)
        if source.unit is None and owner.kind == "konserni":
            owner = self.units.told_of_whole(sentence) or owner
        section = self.document.sections[source.section].path if source.section is not None else ()
        printed = sentence[numeral.start : numeral.stop].strip()
        place = ",".join(f"{v:.0f}" for v in box.as_list())
        key = f"{self.report.report_id}|{page_number}|{place}|{printed}|{numeral.value}"
        return Figure(
            "f-" + hashlib.sha1(key.encode()).hexdigest()[:16], owner.name, owner.path, name, source.kind, source.measure, period,
            numeral.value, unit, printed, numeral.scale, page_number, box, section, None, page.label, source.table, source.row, source.column,
            source.row_label, source.column_label, (source.lead,) if source.lead else (), sentence=sentence, exact=numeral.exact,
        )  # fmt: skip


def _row_title(row: Row, roles: dict[int, str], kind: RecordTable) -> str:
    wanted = {"risks": ("risk",), "projects": ("name",), "investments": ("name",)}.get(kind, ("goal", "action"))
    return next((text for role in wanted if (text := _role_text(row, roles, role))), row.label if kind == "investments" else "")


def _role_text(row: Row, roles: dict[int, str], role: str) -> str:
    for c, cell in enumerate(row.cells):
        if cell is not None and roles.get(c) == role:
            return plain_spaces(cell.paragraphs[0] if cell.paragraphs else cell.text)
    return ""


def _is_text(text: str) -> bool:
    """Whether a cell tells something in words, rather than names or counts."""
    return sum(len(word) > 1 and word[0].isalpha() for word in text.split()) >= 5


def _short(text: str) -> str:
    """A name of at most some 120 characters, cut between words."""
    if len(text) <= _LONGEST_NAME:
        return text
    return text[:_LONGEST_NAME].rsplit(" ", 1)[0].rstrip(" ,;–-") + " …"


def _is_row_of_numbers(sentence: str, numerals: Sequence[Numeral]) -> bool:
    """Whether a line is rather a row of a table that was not found: more numbers than words, or numbers side by side."""
    words = sum(t.is_word for t in tokens(sentence))
    side_by_side = sum(not sentence[a.end : b.start].strip(" %€") for a, b in pairwise(numerals))
    return side_by_side >= 1 or (len(numerals) >= 3 and words < 1.2 * len(numerals)) or words == 0


def _with_shared_unit(sentence: str, numeral: Numeral, following: Numeral | None) -> Numeral:
    """A number that shares the unit of the next one: "2 ja 3 prosentin välillä"."""
    if numeral.unit is not None or following is None or following.unit is None or sentence[numeral.end : following.start].strip() not in ("ja", "tai", "sekä"):
        return numeral
    return replace(numeral, unit=following.unit, scale=following.scale)


def _is_aside(sentence: str, numeral: Numeral, previous: Numeral | None, last: int | None, times: Sequence[Time]) -> bool:
    """A bare number in brackets behind one of the same kind, "26,4 M€ (25,7 M€)": of another time, which the text does not say."""
    opened = sentence.rfind("(", 0, numeral.start)
    closed = sentence.find(")", numeral.end)
    if previous is None or last is None or opened < 0 or closed < 0 or sentence[opened + 1 : numeral.start].strip(" +-–−"):
        return False
    if numeral.unit is None and re.match(r"\(\s*[+−–-]", sentence[opened:]) and not sentence[numeral.stop : closed].strip():
        return True
    between = sentence[last:opened].strip()
    if between and not is_comparison(between):
        return False
    if numeral.unit != previous.unit and not (numeral.unit is None or previous.unit is None):
        return False
    return not sentence[numeral.stop : closed].strip() and not any(opened < t.start < closed and t.period is not None for t in times)


def _is_starting_point(sentence: str, numeral: Numeral, following: Numeral | None) -> bool:
    """Whether a number is what something changed from: "54,4 prosentista 58,2 prosenttiin"."""
    printed = sentence[numeral.start : numeral.stop].lower()
    return (
        following is not None
        and printed.endswith(("sta", "stä"))
        and not sentence[numeral.stop : following.start].strip()
        and sentence[following.start : following.stop].lower().endswith(("iin", "oon", "een", "aan"))
    )


def _unit(sentence: str, numeral: Numeral, counted: Counted | None, plural: str | None, cuts: list[int]) -> str | None:
    """The unit of measure of a number, or None when it is not sure to count anything."""
    verb = has_verb(sentence, numeral, cuts)
    if numeral.unit is not None:
        thousand = numeral.unit == "EUR" and numeral.value in (Decimal(1000), Decimal(1000000)) and re.match(r"1[ .]", sentence[numeral.start :])
        return None if thousand and not verb else numeral.unit
    if counted is not None:
        return None if numeral.scale != 1 and is_money(counted.lemma) else unit_of_noun(counted.lemma) or "count"
    if numeral.scale != 1:
        return None
    if numeral.word == "base" and plural is not None and verb and not sentence[numeral.stop :].strip()[:1].isalnum():
        return unit_of_noun(plural) or "count"
    if numeral.word in ("base", "partitive", "genitive", "one_genitive"):
        return None
    if of_them(sentence, numeral, cuts):
        return "count"
    if plural is not None and (verb or not numeral.exact or _only_counts(sentence, numeral)):
        return unit_of_noun(plural) or "count"
    before = sentence[: numeral.start].rstrip()
    if numeral.word == "one" and not before.endswith(("vähintään", "enintään", "vain")) and not verb:
        return None
    rest = sentence[numeral.stop :].strip(" .)")
    alone = before.endswith(":") and (not rest or rest[0].isupper())
    if verb or alone or re.search(r"\bka$", before):
        return "ratio" if int(numeral.number.as_tuple().exponent) < 0 else "count"
    return None


def _only_counts(sentence: str, numeral: Numeral) -> bool:
    """Whether a text is nothing but what is counted and its number: "Ensisijaisia hakijoita 126"."""
    before = sentence[: numeral.start].split()
    named = all(any(r.case == "osanto" and r.plural for r in readings(word.lower())) for word in before)
    return 0 < len(before) <= _MOST_COUNTED and named and not sentence[numeral.stop :].strip(" .")


def _has_figures(source: _Source) -> bool:
    """Whether a text has numbers and is no line of a table of contents."""
    return has_number(source.text) and not re.search(r"\.{4,}|(?:\. ){4,}", source.text)


def _words_in(page: Page, box: Box) -> tuple[tuple[int, Word], ...]:
    inside = [w for w in page.words if w.box.bottom >= box.top - _SLACK and w.box.top <= box.bottom + _SLACK and box.holds(*w.box.middle, _SLACK)]
    return tuple((page.number, w) for w in _reading_order(inside))


def _reading_order(words: Iterable[Word]) -> list[Word]:
    lines: list[list[Word]] = []
    for word in sorted(words, key=lambda w: (w.box.middle[1], w.box.x0)):
        if lines and abs(lines[-1][0].box.middle[1] - word.box.middle[1]) < 0.5 * min(word.size, lines[-1][0].size):
            lines[-1].append(word)
        else:
            lines.append([word])
    return [w for line in lines for w in sorted(line, key=lambda w: w.box.x0)]


def _locate(source: _Source, start: int, end: int) -> tuple[int, Box]:
    """(page, box) of the characters [start, end) of a source's text among its printed words; the whole text's box when they are not found.

    Both are compared without spaces, since words that line ends cut are put together in the text.
    """
    bare = ["".join(word.text.split()).replace("\u00ad", "") for _, word in source.words]
    ends = list(accumulate(map(len, bare)))
    printed = "".join(bare)
    needle = "".join(source.text[start:end].split())
    tail = "".join(source.text[end : end + 12].split())
    near = len("".join(source.text[:start].split()))
    best = -1
    for extra in (tail[:5], tail[:1], ""):
        hits = [
            m.start()
            for m in re.finditer(re.escape(needle + extra), printed)
            if m.start() in (0, *ends) or not (printed[m.start() - 1].isdigit() and needle[0].isdigit())
        ]
        if hits:
            best = min(hits, key=lambda h: abs(h - near))
            break
    if best < 0:
        return source.page, source.box
    used = source.words[bisect_right(ends, best) : bisect_right(ends, best + len(needle) - 1) + 1]
    page = used[0][0]
    line = [w for p, w in used if p == page and abs(w.box.middle[1] - used[0][1].box.middle[1]) < used[0][1].size]
    return page, around([word.box for word in line])
