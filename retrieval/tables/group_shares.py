"""What part of all people a group is, where a table counts the groups and all of them: women of the staff, of a board's members."""

from collections.abc import Iterator, Sequence
from decimal import Decimal

from ingest.language.finnish import Analyser
from ingest.language.tokens import words as words_of
from ingest.language.voikko import readings
from ingest.stores.stored import StoredFigure
from retrieval.calculation.calculate import share_percent
from retrieval.evidence.draft import Draft, figure_text
from retrieval.evidence.figure_fits import period_fits
from retrieval.evidence.figure_parts import marks_of
from retrieval.evidence.figures import Ledger
from retrieval.language import wording
from retrieval.language.explain import Explained
from retrieval.language.lexicon import sense_words
from retrieval.language.reading import Token
from retrieval.query import Query

_IDLE = ("filler", "op:share", "ask:", "want:", "measure:actual", "measure:closing", "unit_kind:kunta")
_COUNTS = frozenset({"persons", "count"})
_OUTCOMES = frozenset({"actual", "closing", "value"})
_ALL = ("yhteensä", "kaikki", "yht.", "yht", "jäseniä", "jäsenet", "jäsenmäärä", "henkilöstö", "henkilöstömäärä", "lukumäärä", "määrä")
"""Headings of a column or row that counts all."""


class GroupShares:
    """Shares of the groups that a table counts."""

    def __init__(self, ledger: Ledger, analyser: Analyser) -> None:
        self.ledger = ledger
        self.analyser = analyser

    def answer(self, query: Query, explained: Explained, previous: Sequence[StoredFigure] = ()) -> Draft | None:
        """A group in per cent of all, where its row or column and that of all of them are printed and the groups make all; else None.

        Where the question does not say of whom, they are those that `previous` told the number of, or a board's members.
        """
        asks = query.operation in ("share", "lookup") and (query.operation == "share" or explained.has("op:share", "want:%"))
        chosen = query.order is not None or query.limit is not None or query.yes_no is not None
        if not asks or chosen or query.sources or query.periods[1:] or set(query.extra) - {"indicator", "what", "fragment"}:
            return None
        words = _named(explained)
        group = [t for t in words if _names_group(t)]
        if len(group) != 1:
            return None
        others = [t for t in words if t is not group[0]]
        found = {(part.figure.figure_id, whole.figure.figure_id): (part, whole) for part, whole in self._pairs(query, group[0], others)}
        if not others:
            found = {ids: pair for ids, pair in found.items() if _was_told(pair[1], previous) or self._of_members(pair[1])}
        latest = max((part.figure.period.end for part, _ in found.values()), default=None)
        pairs = [pair for pair in found.values() if pair[0].figure.period.end == latest]
        if len({(part.figure.number, whole.figure.number) for part, whole in pairs}) != 1:
            return None
        return self._told(*pairs[0], words)

    def _told(self, part: StoredFigure, whole: StoredFigure, words: Sequence[Token]) -> Draft | None:
        percent = share_percent(part.figure.number, whole.figure.number)
        if percent is None:
            return None
        draft = Draft(self.ledger)
        operands = [draft.operand(f, self._label(f)) for f in (part, whole)]
        text = draft.value(percent, "%", wording.share_of(operands[0].label, operands[1].label))
        draft.computed("share", "÷", operands, percent, "%")
        said = [wording.with_number(o.label, figure_text(f)) for o, f in zip(operands, (part, whole), strict=True)]
        draft.lines.append(wording.lookup(text, wording.share_of(*said), marks_of([o.citation for o in operands])))
        draft.figures = [part.figure.figure_id, whole.figure.figure_id]
        draft.names = tuple(t.text for t in words)
        draft.deeds |= {"share", "percent", "number"}
        return draft

    def _pairs(self, query: Query, group: Token, others: Sequence[Token]) -> Iterator[tuple[StoredFigure, StoredFigure]]:
        """(the group, all) of the tables that fit."""
        for table in self._tables(query, group, others):
            figures = [f for f in table if f.figure.number_unit in _COUNTS and f.figure.measure in _OUTCOMES and f.figure.row is not None]
            figures = [f for f in figures if all(period_fits(spec, f.figure, f.figure.measure) for spec in query.periods)]
            if not self._speaks(figures, others):
                continue
            for part in figures:
                by_column = self._is(part.figure.column_label, group)
                if by_column == self._is(part.figure.row_label, group):
                    continue
                line = [f for f in figures if (f.figure.row == part.figure.row if by_column else f.figure.column == part.figure.column)]
                whole = self._whole(part, line, by_column)
                if whole is not None and self._is_of_those(part, by_column, query, others):
                    yield part, whole

    def _tables(self, query: Query, group: Token, others: Sequence[Token]) -> Iterator[list[StoredFigure]]:
        """The tables that count the group in a row or column, by the names of their rows: the group's, or those of whom it is a part."""
        units = {n.lower() for u in query.units for n in u.names}
        found: dict[tuple[str, int], None] = {}
        for key, subjects in self.ledger.vocabulary.by_account.items():
            forms = self.ledger.vocabulary.base_forms((key,))
            named = key in units or any(t.any_keys & forms or (_of_council(t) and forms & sense_words("council")) for t in (group, *others))
            if not named or not any(s.number_unit in _COUNTS for s in subjects):
                continue
            for f in self.ledger.of_subject(key):
                if f.figure.table is not None and (not query.municipalities or self.ledger.report(f).municipality in query.municipalities):
                    found[(f.report_id, f.figure.table)] = None
        for report_id, index in found:
            yield list(self.ledger.store.figures_of_table(report_id, index))

    def _is(self, label: str, group: Token) -> bool:
        """Whether a heading is the group's and says no other: "Naisia", "Määräaikaiset 2024", not "Perhepäivähoitajat (määräaikaiset)"."""
        found = [w for w in words_of(label) if w[0].isalpha()]
        return len(found) == 1 and bool(group.any_keys & {found[0].lower(), *self.analyser.lemmas(found[0])})

    def _whole(self, part: StoredFigure, line: Sequence[StoredFigure], by_column: bool) -> StoredFigure | None:
        """The number of all beside a group's, which the groups make together."""
        line = [f for f in line if f.figure.period.end == part.figure.period.end]  # "Määräaikaiset" beside "Yhteensä 31.8."
        named = [f for f in line if self._counts_all(f.figure.column_label if by_column else f.figure.row_label)]
        if len(named) != 1 or named[0] is part:
            return None
        parts = sum((f.figure.number for f in line if f is not named[0]), Decimal(0))
        return named[0] if parts == named[0].figure.number >= part.figure.number else None

    @staticmethod
    def _counts_all(label: str) -> bool:
        found = [w.lower() for w in label.split() if w[0].isalpha()]
        return bool(found) and all(w.rstrip(",:") in _ALL for w in found)

    def _speaks(self, figures: Sequence[StoredFigure], others: Sequence[Token]) -> bool:
        """Whether a table counts those that the question says the group is part of: what stands above it or in its rows says every word."""
        if not figures:
            return False
        first = figures[0].figure
        table = self.ledger.store.table(figures[0].report_id, first.table or 0)
        above = " ".join([table.title if table is not None else "", table.corner if table is not None else "", *first.section[-2:]])
        labels = " ".join({f.figure.row_label for f in figures} | {f.figure.column_label for f in figures} | {f.figure.unit for f in figures})
        keys = {k for w in words_of(f"{above} {labels}") for k in (w.lower(), *self.analyser.keys(w))}
        staff = bool(keys & sense_words("staff")) or any(f.figure.subject_kind == "personnel" for f in figures)
        council = bool(keys & sense_words("council"))
        said = [t for t in others if not (staff and _names_staff(t)) and not (council and _of_council(t))]
        return all(t.any_keys & keys or any(p in keys for p in t.parts[-1:]) for t in said)

    def _is_of_those(self, part: StoredFigure, by_column: bool, query: Query, others: Sequence[Token]) -> bool:
        """Whether the row of a group's column is that of the unit or board named, or that of all where none is; a group's own row is of the whole town."""
        figure, town = part.figure, self.ledger.report(part).municipality
        units = {n for u in query.units for n in u.names if not n.startswith("*")}
        if units:
            return figure.unit in units or (by_column and figure.row_label in units)
        if not by_column:
            return figure.unit == town
        row = [w for w in words_of(figure.row_label) if w[0].isalpha()]
        held = {k for w in row for k in self.analyser.keys(w)}
        named = [t for t in others if t.any_keys & held or (_of_council(t) and held & sense_words("council"))]
        return bool(named) or self._counts_all(figure.row_label) or not row

    def _of_members(self, whole: StoredFigure) -> bool:
        """Whether all that are counted are members of a board."""
        return any(sense_words("member") & set(self.analyser.lemmas(w)) for w in words_of(whole.figure.column_label))

    def _label(self, stored: StoredFigure) -> str:
        """What is counted, in words: the row and the column, of the row of all the table's title."""
        figure = stored.figure
        heading = "" if figure.period.label in figure.column_label else wording.plain_heading(figure.column_label)
        table = self.ledger.store.table(stored.report_id, figure.table or 0)
        row = wording.plain_heading(table.title) if table is not None and self._counts_all(figure.row_label) else figure.row_label
        return wording.table_cell(row or figure.account, heading, figure.period.label)


def _was_told(whole: StoredFigure, previous: Sequence[StoredFigure]) -> bool:
    """Whether the number of all is that of the turn before: "montako prosenttia heistä on naisia"."""
    told = previous[-1].figure if previous else None
    return told is not None and (told.unit, told.number, told.period.end) == (whole.figure.unit, whole.figure.number, whole.figure.period.end)


def _names_group(token: Token) -> bool:
    """Whether a word names a group of people: in the partitive or genitive, "naisia", "määräaikaisten"; not of whom ("henkilöstöstä")."""
    return any(r.case in ("osanto", "omanto", "nimento") for r in readings(token.low)) and not _names_staff(token) and not _is_whole(token)


def _is_whole(token: Token) -> bool:
    return token.low.endswith(("sta", "stä", "ssa", "ssä")) or bool(token.keys & sense_words("member"))


def _names_staff(token: Token) -> bool:
    return bool(token.any_keys & (sense_words("staff") | sense_words("staff_member")))


def _of_council(token: Token) -> bool:
    return bool(token.any_keys & (sense_words("council_member") | sense_words("council")))


def _named(explained: Explained) -> list[Token]:
    """The words of a question that say what is asked about, but for units."""
    found = [explained.tokens[i] for i in explained.open]
    for span in explained.spans:
        idle = bool(span.tags) and all(tag.startswith(_IDLE) for tag in span.tags)
        if span.period is not None or span.has("municipality") or span.has("unit") or (idle and not span.has("subject")):
            continue
        found += [t for t in explained.tokens[span.start : span.end] if t.kind == "word"]
    return found
