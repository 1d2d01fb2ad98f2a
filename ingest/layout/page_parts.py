"""What stands on a page, or in each of the columns it is set in: tables, and the lines around them in strips in reading order."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise

from ingest import messages
from ingest.layout.bands import band_halves, blocks_beside
from ingest.layout.boxed_cards import boxed_pieces
from ingest.layout.form_cards import form_pieces
from ingest.layout.form_statements import statement_pieces
from ingest.layout.groups_left import take_groups_above, take_groups_left
from ingest.layout.page_columns import page_columns
from ingest.layout.paired_cards import paired_pieces
from ingest.layout.rows_left import has_rows_left
from ingest.layout.run_in_cards import CardTable, card_pieces
from ingest.layout.sides_named import name_sides
from ingest.layout.text_boxes import text_box_parts
from ingest.left_out import LeftOut
from ingest.model import Box, Page, Word
from ingest.pages.beyond_rules import beyond_rules
from ingest.pages.foot_notes import foot_notes
from ingest.pages.lines import Line, raised_marks, read_lines
from ingest.pages.printer_pages import printed_heads
from ingest.pages.raw_tables import RawTable
from ingest.pages.strips import STAND_IN, page_strips
from ingest.pages.texts_of_rows import begins_of_texts, texts_of_rows
from ingest.tables.bar_tables import bars
from ingest.tables.leader_tables import find_leaders
from ingest.tables.table_parts import Placed, moved
from ingest.tables.tables import free_tables, ruled_tables, sides_apart


@dataclass
class Strip:
    """A part of a page that is read from top to bottom: the whole page, or a column of it."""

    lines: list[Line]
    tables: list[RawTable]


@dataclass
class Part:
    """A page, or one of the columns it is set in: tables may go on from one part to the next. `left` is where its text begins."""

    page: int
    left: float
    column: bool
    strips: list[Strip]
    lost: bool = False
    """Whether it could not be read: its lines are there for the headings among them, and nothing else of it is kept."""
    cut: list[tuple[int, Box]] = field(default_factory=list)
    """(page, box) of its tables of words that rows of were left over."""
    card: bool = False
    """Whether it is a card of a target, risk or project, which goes on nothing and which nothing goes on."""
    aside: bool = False
    """Whether it is a text set beside what is read before it."""
    placed: Placed = field(init=False)
    """Its tables, and which of them nothing precedes and which nothing follows in it."""

    def __post_init__(self) -> None:
        self.placed = _placed(self)

    @property
    def tables(self) -> list[RawTable]:
        """Its tables from the top."""
        return sorted((t for strip in self.strips for t in strip.tables), key=lambda t: (t.box.top, t.box.x0))

    def drop(self, tables: Sequence[RawTable]) -> None:
        """Takes tables out of it."""
        gone = {id(table) for table in tables}
        for strip in self.strips:
            strip.tables = [table for table in strip.tables if id(table) not in gone]
        self.placed = _placed(self)


def read_parts(pages: Sequence[Page], bodies: Sequence[Sequence[Word]], left_out: LeftOut) -> list[Part]:
    """The parts of all pages in reading order. What fails in one part leaves that part out, and the tables that may go on over it.

    Raises the error where nothing is left.
    """
    parts: list[Part] = []
    boxed = [left_out.tried(messages.page_left_out(page.number), _boxed, page, words) for page, words in zip(pages, bodies, strict=True)]
    others = [() if pieces else words for pieces, words in zip(boxed, bodies, strict=True)]
    known = [x for page, words in zip(pages, bodies, strict=True) for x in left_out.tried(messages.page_left_out(page.number), _begins, page, words) or ()]
    for page, words, own, pieces in zip(pages, bodies, boxed, card_pieces(pages, others, left_out), strict=True):
        if pieces is None or own is None:
            parts.append(_lost(page, words, False))
        for piece in own or pieces or () if own is not None else ():
            if isinstance(piece, CardTable):
                parts.append(_of_card(piece))
            else:
                _add_parts(parts, piece, known, left_out)
    headed: RawTable | None = None
    for n, follows in pairwise([n for n, part in enumerate(parts) if part.tables or not part.aside]):
        last = parts[n].tables[-1:]
        headed = next((table for table in last if table.header), headed if len(parts[n].tables) == 1 and _opening(parts[n]) else None)
        if left_out.tried(messages.page_left_out(parts[n].page), _take_groups_left, parts[n], parts[follows], headed) is None:
            parts[n] = _given_up(parts[n])
    for n, part in enumerate(parts):
        cut = left_out.tried(messages.page_left_out(part.page), _cut_tables, part, parts[n + 1] if n + 1 < len(parts) else None)
        if cut is None:
            parts[n] = _given_up(part)
        else:
            part.cut += cut
    if not any(strip.lines or strip.tables for part in parts if not part.lost for strip in part.strips):
        left_out.fail()
    _drop_cut(parts, left_out)
    return parts


def _boxed(page: Page, words: Sequence[Word]) -> Sequence[Page | CardTable]:
    """A page's pieces in reading order where it holds ruled forms or cards in boxes; empty where it holds neither."""
    found = form_pieces(page, words) or statement_pieces(page, words) or boxed_pieces(page, words)
    edges = _edges(page) if not found else []
    return found or ([] if band_halves(words, edges) or blocks_beside(words, edges) else paired_pieces(page, words))


def _begins(page: Page, words: Sequence[Word]) -> list[float]:
    """Where the texts begin that stand beside several rows of a table each."""
    return begins_of_texts(words, _edges(page))


def _edges(page: Page) -> list[tuple[float, float, float]]:
    return [(bar.y, bar.x0, bar.x1) for bar in bars(page.rules, page.fills)]


def _add_parts(parts: list[Part], page: Page, known: Sequence[float], left_out: LeftOut) -> None:
    """Adds the parts of what stands on a page beside its cards; `known`: where texts beside several rows of a table begin on the pages."""
    warning = messages.page_left_out(page.number)
    framed = left_out.tried(warning, text_box_parts, page, page.words)
    found = left_out.tried(warning, texts_of_rows, page.words, _edges(page), known) if not framed else None
    texts = found.texts if found is not None else []
    beside = {id(w) for text in (*texts, found.heads if found is not None else []) for w in text}
    page = _without(page, beside)
    columns = left_out.tried(warning, page_columns, page, page.words)
    if columns is not None and not texts and (texts := left_out.tried(warning, beyond_rules, page.words, _edges(page), len(columns) > 1) or []):
        page = _without(page, {id(w) for text in texts for w in text})
        columns = left_out.tried(warning, page_columns, page, page.words)
    if columns is None:
        parts.append(_lost(page, page.words, False))
        return
    for column in columns:
        before = next((part for part in reversed(parts) if not part.aside), None)
        before = before if before is not None and not before.card else None
        part = left_out.tried(warning, _part, column, before, len(columns) > 1)
        parts.append(part or _lost(column, column.words, len(columns) > 1))
    if texts:
        left = min(w.box.x0 for text in texts for w in text)
        parts.append(Part(page.number, left, False, [Strip(read_lines(text), []) for text in texts], aside=True))


def _without(page: Page, words: Collection[int]) -> Page:
    return replace(page, words=tuple(w for w in page.words if id(w) not in words)) if words else page


def _of_card(card: CardTable) -> Part:
    """A card by itself."""
    table = card.table
    return Part(table.page, table.box.x0, True, [Strip([], [table])], card=True, cut=[(table.page, table.box)] if card.cut else [])


def _lost(page: Page, words: Sequence[Word], column: bool) -> Part:
    """A part that could not be read, with its lines for the headings among them."""
    return Part(page.number, min((w.box.x0 for w in words), default=0.0), column, [Strip(read_lines(words), [])], True)


def _given_up(part: Part) -> Part:
    """A part that was read and then could not be gone on with: its lines alone."""
    words = [word for strip in part.strips for line in strip.lines for word in line.words]
    return Part(part.page, part.left, part.column, [Strip(read_lines(words), [])], True)


def _drop_cut(parts: Sequence[Part], left_out: LeftOut) -> None:
    """Takes out the tables at the end of what stands before a part that is lost, and at the beginning of what stands behind it."""
    for n, part in enumerate(parts):
        before = parts[n - 1] if n > 0 else None
        after = parts[n + 1] if n + 1 < len(parts) else None
        ends = [t for t in before.tables if id(t) in before.placed.last] if part.lost and before is not None else []
        begins = [t for t in after.tables if id(t) in after.placed.first] if part.lost and after is not None else []
        for own, tables in ((before, ends), (after, begins)):
            if own is not None and tables:
                own.drop(tables)
                left_out.tell(messages.table_cut([own.page], part.page))


def _part(page: Page, before: Part | None, column: bool) -> Part:
    """What stands on a page or in a column of it; `before` is what is read before it."""
    left = min((w.box.x0 for w in page.words), default=0.0)
    lowest = max(before.tables, key=lambda t: t.box.bottom, default=None) if before is not None else None
    if before is not None and lowest is not None and (column or before.column):
        lowest = moved(lowest, left - before.left)
    if page.printout and printed_heads(read_lines(page.words), page.rules):  # they say what their columns are
        lowest = None
    return Part(page.number, left, column, _strips(page, page.words, lowest), aside=page.aside)


def _take_groups_left(upper: Part, lower: Part, headed: RawTable | None) -> bool:
    """Names of groups under the last table of a part, or over the first of the next part, become rows where that goes on it: whether they may.

    `headed`: the last table or, where it has no headings and goes on one from page to page, that one.
    """
    last = max(upper.tables, key=lambda t: t.box.bottom, default=None)
    strip = next((s for s in upper.strips if any(t is last for t in s.tables)), None)
    first = lower.tables[0] if lower.tables else None
    if last is None or strip is None or first is None or upper.column or lower.column:
        return False
    if id(last) in upper.placed.last and len(lower.strips) == 1 and take_groups_above(last, first, lower.strips[0].lines, headed):
        lower.placed = _placed(lower)
        return True
    if first is not next(iter(_opening(lower)), None):
        return False
    if all(line.box.top < last.box.bottom for other in upper.strips if other is not strip for line in other.lines):
        take_groups_left(last, first, strip.lines, headed)
        upper.placed = _placed(upper)
        return True
    return False


def _opening(part: Part) -> list[RawTable]:
    """The table that a part begins with, if it begins with one."""
    tops = [line.box.top for strip in part.strips for line in strip.lines]
    return [table for table in part.tables[:1] if all(top > table.box.top for top in tops)]


def _cut_tables(part: Part, after: Part | None) -> list[tuple[int, Box]]:
    """(page, box) of each table of words of a part that rows of were left over, below it or at the top of the part behind it."""
    out = []
    for strip in part.strips:
        for table in strip.tables:
            last = table.box.bottom >= max(t.box.bottom for t in part.tables)
            on = after is not None and last and not after.tables and has_rows_left(table, [line for own in after.strips for line in own.lines], below=False)
            if on or has_rows_left(table, [line for line in strip.lines if not any(_between(other, table, line) for other in part.tables)]):
                out.append((part.page, table.box))
    return out


def _between(other: RawTable, table: RawTable, line: Line) -> bool:
    """Whether another table stands between a table and a line below it."""
    return other is not table and table.box.bottom - 2 < other.box.top < line.box.top


def _placed(part: Part) -> Placed:
    """The tables of a part, and which of them nothing precedes and which nothing follows in it."""
    tables = part.tables
    lines = [line for strip in part.strips for line in strip.lines]
    notes = foot_notes(lines, [cell.size for table in tables for row in table.rows for cell in row.cells if cell and cell.size])
    above = [line for line in lines if line not in notes]
    last, first = set(), set()
    for table in () if part.card else tables:
        others = [t for t in tables if t is not table]
        if not any(line.box.top > table.box.bottom - 2 for line in above) and not any(t.box.top > table.box.bottom - 2 for t in others):
            last.add(id(table))
        if not any(line.box.bottom < table.box.top + 2 for line in lines) and not any(t.box.bottom < table.box.top + 2 for t in others):
            first.add(id(table))
    return Placed(tables, part.left, part.column, first, last)


def _strips(page: Page, words: Sequence[Word], before: RawTable | None) -> list[Strip]:
    """The strips of a page or column in reading order; ruled tables take part in finding them as the rows that they are. `before`: the table read before."""
    led = find_leaders(page.number, words)
    used = {n for table in led for n in table.words}
    ruled = [*led, *ruled_tables(page, [w for w in words if id(w) not in used], None if led else before)]
    used = {n for table in ruled for n in table.words}
    marks = raised_marks(words)
    used |= {mark for mark, word in marks.items() if id(word) in used}
    rows = [(Word(STAND_IN, Box(table.box.x0, row.top, table.box.x1, row.bottom), row.bottom - row.top), table) for table in ruled for row in table.rows]
    stand_ins = {id(word): table for word, table in rows}
    kept = [*(w for w in words if id(w) not in used), *(word for word, _ in rows)]
    out: list[Strip] = []
    for strip in page_strips(kept, _edges(page)):
        own = [w for w in strip if id(w) not in stand_ins]
        tables = list({id(table): table for w in strip if (table := stand_ins.get(id(w))) is not None}.values())
        free = free_tables(page, own, before if not ruled and not out else None)
        taken = {n for table in free for n in table.words}
        taken |= {mark for mark, word in marks.items() if id(word) in taken}
        out.append(Strip(read_lines([w for w in own if id(w) not in taken]), [*(side for table in tables for side in sides_apart(table)), *free]))
    name_sides([table for strip in out for table in strip.tables], page.side_names)
    return out
