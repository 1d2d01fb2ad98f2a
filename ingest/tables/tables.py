"""Tables of a report: found on each page; what was put together over page ends, its rows and groups named."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from ingest.amounts import plain_spaces, true_amount, year_like
from ingest.columns.record_columns import begins_labelled
from ingest.data import read_table
from ingest.language.accounts import find_account
from ingest.model import Box, Cell, Column, Page, Row, RowKind, Table, TableKind, Word
from ingest.pages.coded_rows import code_of
from ingest.pages.grids import find_grids
from ingest.pages.lines import ITEM_SIGNS, join_lines, read_lines
from ingest.pages.raw_tables import RawCell, RawRow, RawTable, table_of_grid
from ingest.tables.aligned_tables import find_aligned
from ingest.tables.bar_charts import find_charts
from ingest.tables.bar_tables import Bar, bars, find_bar_tables, find_spaced_tables
from ingest.tables.blocks_beside import joined_blocks
from ingest.tables.card_tables import find_cards
from ingest.tables.heading_words import mend_words
from ingest.tables.heads_above import take_heads_above
from ingest.tables.number_cards import find_number_cards
from ingest.tables.owner_columns import grouped, opened
from ingest.tables.series_charts import find_keyed_charts, find_year_charts
from ingest.tables.table_parts import TableParts
from ingest.tables.tiles import find_tiles
from ingest.tables.word_tables import find_word_tables
from ingest.units.unit_rows import is_whole
from ingest.units.units import unit_kind

_FEW = 3
"""Rows that are too few to tell by them which column names them."""
_BARS = 2
"""Rules or edges of shades that draw a table of its own, at the least."""
_SHORT = 12
"""Characters of the words that may stand in the place of a number."""

_OF_A_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_DATE = re.compile(r"\d{1,2}\.\d{1,2}\.\d{4}")
_CARRIED = re.compile(r"(?:väli)?(?:siirto|siirretään|siirretty|siirtyy|summa)\.? (?:seur\w*\.?|ed\w*\.?) ?(?:sivulle|sivulta|siv\.?|s\.?)(?: \d+)?[.:]?")
_CARRIED_MOST = 40
"""Characters of such a row's name, at the most."""


def ruled_tables(page: Page, words: Sequence[Word], before: RawTable | None = None) -> list[RawTable]:
    """The tables of a page that rules part into cells, their headings still among the rows, and those whose rows only rules or shades part.

    `before` is the lowest table of the page before.
    """
    found: list[RawTable] = []
    used: set[int] = set()
    for grid in joined_blocks(find_grids(page.rules, page.fills), words):
        free = [w for w in words if id(w) not in used]
        table = table_of_grid(page.number, grid, free, page.fills)
        if table is not None:
            take_heads_above(table, free, page.fills)
            found.append(table)
            used |= table.words
    before = opened(before)
    rows_apart = _not_cut_by_shades(page, [w for w in words if id(w) not in used], before)
    used |= {n for table in rows_apart for n in table.words}
    rows_apart += find_spaced_tables(page.number, [w for w in words if id(w) not in used], page.fills, before)
    return [*found, *(grouped(table, before) for table in rows_apart)]


def _not_cut_by_shades(page: Page, words: Sequence[Word], before: RawTable | None) -> list[RawTable]:
    """The tables whose rows rules or shades part, but for those that are rows of a larger one which spaces alone part: every second row of it is shaded."""
    found = find_bar_tables(page.number, words, page.rules, page.fills, before)
    bare = [table for table in found if not any(table.box.top - 2 < rule.top < table.box.bottom + 2 for rule in page.rules)]
    whole = find_spaced_tables(page.number, words, page.fills, before) if bare else []
    cut = {id(table) for table in bare if any(table.words < other.words and len(other.rows) > len(table.rows) + 1 for other in whole)}
    return [table for table in found if id(table) not in cut and not _only_heads_again(table, before)]


def _only_heads_again(table: RawTable, before: RawTable | None) -> bool:
    """Whether what rules or shades part is nothing but headings, of the table before or of years, over rows that they do not part from the text."""
    if before is None or not before.header or table.header or len(table.rows) != 1:
        return False
    cells = [cell.text for cell in table.rows[0].cells if cell is not None]
    times = [text for text in cells[1:] if _OF_A_YEAR.search(text) and not _DATE.fullmatch(text)]
    if len(times) == len(cells) - 1 > 1 and not all(year_like(text) for text in times):
        return True  # "2024 | TA 2025 | Toteuma 1–6/2025": those of another table
    return {word for text in cells for word in text.split()} == {word for label in before.labels() for word in label.split()}


def free_tables(page: Page, words: Sequence[Word], before: RawTable | None = None) -> list[RawTable]:
    """The tables among words that no grid holds: tables of words under headings, then numbers that stand in columns; `before` as above."""
    found = find_keyed_charts(page.number, read_lines(words), page.fills)
    used = {n for table in found for n in table.words}
    found += find_year_charts(page.number, read_lines([w for w in words if id(w) not in used]), page.fills)
    used = {n for table in found for n in table.words}
    found += find_charts(page.number, read_lines([w for w in words if id(w) not in used]), page.fills)
    used = {n for table in found for n in table.words}
    found += find_number_cards(page.number, read_lines([w for w in words if id(w) not in used]))
    used = {n for table in found for n in table.words}
    found += find_tiles(page.number, read_lines([w for w in words if id(w) not in used]))
    used = {n for table in found for n in table.words}
    found += find_cards(page.number, read_lines([w for w in words if id(w) not in used]))
    used = {n for table in found for n in table.words}
    found += find_word_tables(page.number, read_lines([w for w in words if id(w) not in used]), page.rules, page.fills)
    used = {n for table in found for n in table.words}
    left = read_lines([w for w in words if id(w) not in used])
    for table in find_aligned(page.number, left, page.rules, page.fills, before if not found else None, page.printout):
        found += _side_by_side(table, [bar for bar in bars(page.rules, page.fills) if table.box.top - 14 < bar.y < table.box.bottom + 14])
    return found


def _side_by_side(table: RawTable, edges: Sequence[Bar]) -> list[RawTable]:
    """Two tables printed beside each other (assets and liabilities) parted: a second column of labels with numbers behind it.

    Both have the same headings, or the `edges` that are drawn across the table leave the space between them free.
    """
    for c in range(2, len(table.xs) - 1):
        column = [row.cells[c] for row in table.rows]
        texts = [cell for cell in column if cell is not None and cell.amount is None]
        if len(texts) < 3 or len(texts) < 0.4 * len(table.rows) or len(texts) < 0.9 * sum(cell is not None for cell in column):
            continue
        if all(cell is None or cell.amount is not None for row in table.rows for cell in row.cells[:c]):
            continue  # nothing but numbers of accounts before the names
        behind = sum(any(cell is not None and cell.amount is not None for cell in row.cells[c + 1 :]) for row in table.rows if row.cells[c])
        heads = table.labels()
        alike = heads[1:c] == heads[c + 1 : c + c] or _drawn_apart(table, c, edges)
        if behind >= 0.6 * len(texts) and (alike or _names_again(table, c)) and _capitals(texts) > 0.6:
            return [_part(table, 0, c), *_side_by_side(_part(table, c, len(table.xs)), edges)]
    return [table]


def _names_again(table: RawTable, column: int) -> bool:
    """Whether a column has the names of the first one again, row by row: blocks of one measure each stand beside each other."""
    pairs = [(row.cells[0], row.cells[column]) for row in table.rows if row.cells[0] is not None or row.cells[column] is not None]
    same = sum(a is not None and b is not None and a.text == b.text and a.amount is None and not b.spanned for a, b in pairs)
    return same > 2 and same >= 0.8 * len(pairs)


def sides_apart(table: RawTable) -> list[RawTable]:
    """A table whose first row names two sides, each with rows of its own, as two tables ("TULOT | € | MENOT | €"); so are blocks with the same names."""
    again = next((c for c in range(2, len(table.xs) - 1) if _names_again(table, c)), None)
    if again is not None:
        return [_part(table, 0, again), *sides_apart(_part(table, again, len(table.xs)))]
    head = [cell.text if cell is not None else "" for cell in table.rows[0].cells] if table.rows and table.ruled else []
    for c in range(2, len(head) - 1):
        alike = len(head) == 2 * c and head[1:c] == head[c + 1 :]
        texts = [cell for row in table.rows[1:] if (cell := row.cells[c]) is not None and cell.amount is None]
        if alike and (_first_word(head[0]), _first_word(head[c])) in _sides() and len(texts) >= 0.9 * sum(row.cells[c] is not None for row in table.rows[1:]):
            return [_part(table, 0, c), _part(table, c, 2 * c)]
    return [table]


@cache
def _sides() -> frozenset[tuple[str, str]]:
    """(first word over the left side, over the right side) of tables with two sides."""
    return frozenset((row["left"], row["right"]) for row in read_table("table_sides"))


def _first_word(text: str) -> str:
    return text.lower().split()[0].strip(",.:;()") if text.split() else ""


def _drawn_apart(table: RawTable, column: int, edges: Sequence[Bar]) -> bool:
    """Whether rules or shades are drawn on both sides of the space before a column, and none across it."""
    begins = min(cell.box.x0 for row in table.rows if (cell := row.cells[column]) is not None)
    ends = max(cell.box.x1 for row in table.rows for cell in row.cells[:column] if cell is not None)
    left, right = [e for e in edges if e.x1 < begins], [e for e in edges if e.x0 > ends]
    return min(len(left), len(right)) >= _BARS and len(left) + len(right) == len(edges)


def _capitals(cells: Sequence[RawCell]) -> float:
    return sum(cell.text[:1].isupper() for cell in cells) / len(cells)


def _part(table: RawTable, first: int, last: int) -> RawTable:
    rows = [RawRow(row.cells[first:last], row.page, row.top, row.bottom, row.filled) for row in table.rows]
    rows = [row for row in rows if any(row.cells)]
    box = Box(table.xs[first][0], table.box.top, table.xs[last - 1][1], table.box.bottom)
    return RawTable(table.page, box, table.xs[first:last], [row[first:last] for row in table.header], rows, table.ruled, table.words)


# ------------------------------------------------------------------------------------------------ the whole table


def make_table(
    index: int, whole: TableParts, title: str, section: int | None, unit_note: str, footnotes: tuple[str, ...], kind: TableKind | None = None
) -> Table:
    """A table as the rest of the program sees it."""
    first = whole.first
    raw_rows = [row for part in whole.parts for row in part.rows if not _is_carried(row)]
    used = [c for c in range(len(first.xs)) if any(row.cells[c] for row in raw_rows) or (first.header and first.labels()[c])] or [0]
    for row in raw_rows:
        row.cells = [row.cells[c] for c in used]
    labels = [mend_words(first.labels()[c]) for c in used]
    _carry_spans(raw_rows)
    numeric = [_numeric(raw_rows, c) for c in range(len(used))]
    label_column = _label_column(raw_rows, numeric, labels)
    corner = labels[label_column] or " ".join(label for n, label in enumerate(labels[:label_column]) if label and _holds_codes(raw_rows, n))
    columns = tuple(Column(labels[n], first.xs[c][0], first.xs[c][1], numeric[n]) for n, c in enumerate(used))
    rows = _rows(raw_rows, label_column)
    figures = any(numeric) and (sum(bool(r.numbers) for r in raw_rows) >= 0.4 * max(1, len(raw_rows)) or _numbers_only(raw_rows, label_column))
    pages = tuple(sorted({p for r in rows for p in r.pages} | {part.page for part in whole.parts}))
    boxes = tuple((part.page, part.box) for part in whole.parts)
    return Table(index, kind or ("figures" if figures else "words"), title, section, pages, boxes, columns, rows, corner, unit_note, footnotes)


def _is_carried(row: RawRow) -> bool:
    """Whether a row only takes the sum so far over the end of a page: "Siirto seuraavalle sivulle", "Siirto edelliseltä sivulta"."""
    first = next((cell.text for cell in row.cells if cell is not None and cell.amount is None), "")
    return len(first) < _CARRIED_MOST and _CARRIED.fullmatch(" ".join(first.lower().split())) is not None


def _carry_spans(rows: Sequence[RawRow]) -> None:
    """In tables of words, an empty first cell means that the cell above reaches down to it."""
    if any(row.numbers and row.cells[0] is not None and len(row.numbers) > 1 for row in rows):
        return
    above: RawCell | None = None
    for row in rows:
        cell = row.cells[0]
        if cell is not None:
            above = cell
        elif above is not None and sum(c is not None for c in row.cells) >= 2:
            row.cells[0] = RawCell(above.lines, above.box, above.bold, above.mark, None, True, above.size, above.pages)


def _holds_codes(rows: Sequence[RawRow], column: int) -> bool:
    """Whether a column before the names holds numbers of accounts alone, or nothing: its heading is that of the names."""
    return all(cell.text.isdigit() for row in rows if (cell := row.cells[column]) is not None)


def _numeric(rows: Sequence[RawRow], column: int) -> bool:
    cells = [row.cells[column] for row in rows]
    filled = [c for c in cells if c is not None]
    if not filled or sum(c.amount is not None for c in filled) >= 0.6 * len(filled):
        return bool(filled)
    # short words may stand for a good part of the numbers: "ei tietoa", "ks. liite"
    true = sum(true_amount(c.text, c.amount) for c in filled)
    return true > 2 and true >= 0.4 * len(filled) and all(c.amount is not None or len(c.text) <= _SHORT for c in filled)


def _numbers_only(rows: Sequence[RawRow], label_column: int) -> bool:
    """Whether what stands beside the labels is numbers and dashes, however many rows are headings of groups."""
    beside = [c for row in rows for n, c in enumerate(row.cells) if n != label_column and c is not None]
    return len(beside) > 3 and sum(c.amount is not None for c in beside) >= 0.8 * len(beside) and any(row.numbers for row in rows)


def _label_column(rows: Sequence[RawRow], numeric: Sequence[bool], labels: Sequence[str]) -> int:
    """The first column that is not numeric: account numbers may stand before the names. A column of owners with a few rows each is none."""
    first = next((c for c, n in enumerate(numeric) if not n and any(row.cells[c] for row in rows)), 0)
    last = next((c - 1 for c in range(first, len(numeric)) if numeric[c]), first)
    if last > first + 1 and _owners_before(rows, first, last):
        return last
    if first + 2 < len(numeric) and not numeric[first + 1] and any(numeric[first + 2 :]):
        data = [row for row in rows if row.numbers]
        own = [sum((cell := row.cells[c]) is not None and not cell.spanned for row in data) for c in (first, first + 1)]
        if data and own[1] >= 0.8 * len(data) and 0 < own[0] <= 0.6 * len(data) and data[0].cells[first] is not None:
            return first + 1
        names = [[cell.text if (cell := row.cells[c]) is not None else "" for row in data] for c in (first, first + 1)]
        if len(data) > _FEW and all(names[0]) and all(names[1]) and 2 * len({*names[0]}) <= len(data) and _runs(names[0]) == len({*names[0]}):
            return first + 1  # the owner stands in each of its rows
        ranked = plain_spaces(labels[first]).lower() in {row["word"] for row in read_table("part_kinds")}
        if ranked and len(data) > 1 and all(names[0]) and all(names[1]) and len({*names[0]}) < len(data) == len({*names[1]}):
            return first + 1  # "Toimiala" beside "Nimike"
    return first


def _owners_before(rows: Sequence[RawRow], first: int, last: int) -> bool:
    """Whether the columns of words before the last one name owners of a few rows each, and that one every row."""
    data = [row for row in rows if row.numbers]
    own = [sum(row.cells[c] is not None for row in data) for c in range(first, last + 1)]
    return bool(data) and own[-1] >= 0.9 * len(data) and all(0 < n <= 0.6 * len(data) for n in own[:-1])


def _runs(texts: Sequence[str]) -> int:
    """How many times a text differs from the one above it, the first one counted."""
    return sum(n == 0 or text != texts[n - 1] for n, text in enumerate(texts))


@dataclass
class _Group:
    label: str
    indent: float
    rank: int
    child: float | None = None
    code: str = ""
    summed: bool = False
    """Whether a row that sums it up has come: "Tekninen lautakunta yhteensä"."""

    @property
    def account(self) -> bool:
        """Whether it is an account's name."""
        return find_account(self.label) is not None

    def ends(self, label: str, code: str, indent: float, rank: int) -> bool:
        """Whether another heading ends the group: numbers of cost centres tell it, else how far in and how the two are printed.

        An account printed as far in as a unit, in capitals or not, heads accounts of that unit, and ends where the next unit begins.
        """
        if code and self.code:
            return len(self.code) >= len(code)
        account = find_account(label) is not None
        if abs(self.indent - indent) <= 3 and self.account != account and (account or min(self.rank, rank) > 0 or unit_kind(label) is not None):
            return self.account
        return is_whole(label) or self.indent > indent + 3 or (self.indent >= indent - 3 and self.rank <= rank)


def _rows(raw_rows: Sequence[RawRow], label_column: int) -> tuple[Row, ...]:
    lefts = [cell.box.x0 - row.shift for row in raw_rows if (cell := row.cells[label_column]) is not None and not row.over_all]
    left = min(lefts, default=0.0)
    groups: list[_Group] = []
    headed: list[_Group] = []
    out: list[Row] = []
    owners: dict[int, str] = {}
    repeated = _repeated(raw_rows, label_column)
    flat = _set_flat(raw_rows, label_column, left)
    for raw in raw_rows:
        for c, before in enumerate(raw.cells[:label_column]):
            if before is not None and not before.spanned and before.amount is None:
                owners = {n: text for n, text in owners.items() if n < c} | {c: before.text}
        cell = raw.cells[label_column] if label_column < len(raw.cells) else None
        label = cell.text if cell else ""
        indent = (cell.box.x0 - raw.shift - left) if cell and not raw.over_all else 0.0
        # The same text may be left-aligned on pages whose margins differ by a few points.
        level = round(indent / 6)
        kind, code = _row_kind(raw, label, label_column), ""
        place = cell.place if kind == "group" and cell is not None and not cell.spanned else None
        label = place[0] if place is not None else label
        if cell is not None and not cell.spanned:
            rank = 2 if label.isupper() else 1 if cell.bold else 0
            code = code_of(raw.cells, label_column, label) if find_account(label) is None else ""
            if kind == "group":
                while groups and groups[-1].ends(label, code, indent, rank):
                    groups.pop()
            elif code and any(group.code == code for group in groups):
                while groups[-1].code != code:
                    groups.pop()
            else:
                while groups and (
                    (groups[-1].indent > indent + 3 and not flat)
                    or (groups[-1].child is not None and groups[-1].child > groups[-1].indent + 3 and indent <= groups[-1].indent + 3 and label not in repeated)
                ):
                    groups.pop()
                closed = len(headed) > 1 and all(group.summed for group in headed) and label not in repeated
                while groups and groups[-1].summed and (closed or is_whole(label)):  # all the groups together, not the last one again
                    groups.pop()
                for group in groups:
                    if group.child is None:
                        group.child = indent
                    group.summed |= is_whole(label.lower().removeprefix(group.label.lower())) and label.lower().startswith(group.label.lower())
        pages = tuple(dict.fromkeys([raw.page, *raw.cut_pages]))
        above = (*(g.label for g in groups), *owners.values())
        out.append(
            Row(label, tuple(_cell(c, raw.page) for c in raw.cells), kind, pages, level, above, bool(cell and cell.bold), place[1] if place is not None else "")
        )
        if kind == "group" and cell is not None:
            groups.append(_Group(label, indent, 2 if label.isupper() else 1 if cell.bold else 0, code=code))
            headed.append(groups[-1])
    return tuple(out)


def _set_flat(rows: Sequence[RawRow], label_column: int, left: float) -> bool:
    """Whether all rows of numbers begin at the left edge, and the names over them, a cell over the numbers each, stand further in by their rank."""
    numbers = [cell.box.x0 - row.shift - left for row in rows if row.numbers and (cell := row.cells[label_column]) is not None]
    names = [cell.box.x0 - row.shift - left for row in rows if row.names_rows and (cell := row.cells[label_column]) is not None]
    return bool(numbers) and max(numbers) <= 3 and sum(indent > 3 for indent in names) > 1


def _repeated(rows: Sequence[RawRow], label_column: int) -> frozenset[str]:
    """Labels of rows with numbers that stand under several headings of groups, once under each: sums of the rows above them, set out to the left."""
    seen: dict[str, list[int]] = {}
    group = 0
    for row in rows:
        cell = row.cells[label_column] if label_column < len(row.cells) else None
        if cell is not None and _row_kind(row, cell.text, label_column) == "group":
            group += 1
        elif cell is not None and group:
            seen.setdefault(cell.text, []).append(group)
    return frozenset(label for label, under in seen.items() if len(set(under)) == len(under) > 1)


def _row_kind(raw: RawRow, label: str, label_column: int) -> RowKind:
    coded = bool(code_of(raw.cells, label_column, ""))
    others = [c for n, c in enumerate(raw.cells) if n != label_column and c is not None and (n > label_column or not coded)]
    if label and (raw.names_rows or not any(c.amount is None or not c.amount.nil for c in others)):
        return "group"
    lowered = label.lower()
    if any(word.startswith(row["stem"]) for row in read_table("row_words") for word in re.split(r"[\s,]+", lowered)):
        return "total" if lowered.split()[0].startswith(tuple(r["stem"] for r in read_table("row_words"))) else "subtotal"
    return "data"


def _cell(raw: RawCell | None, page: int) -> Cell | None:
    if raw is None:
        return None
    return Cell(raw.text, page, raw.box, _paragraphs(raw), tuple(dict.fromkeys([page, *raw.pages])), raw.spanned, raw.amount, raw.mark)


_SMALLER = 0.93
"""A line lower than this (of the one before it) is in smaller print."""


def _paragraphs(raw: RawCell) -> tuple[str, ...]:
    """Lines joined into paragraphs: a wider gap, a bullet, a label or smaller print begins a new one ("Vastuu: Rehtori")."""
    groups: list[list[str]] = []
    last: Box | None = None
    for text, box in raw.lines:
        bullet = text[:1] in ITEM_SIGNS and text[1:2] == " "
        gap = (box.top - last.bottom) if last is not None else 0.0
        if not groups or bullet or begins_labelled(text) or gap > 0.55 * box.height or (last is not None and box.height < _SMALLER * last.height):
            groups.append([text])
        else:
            groups[-1].append(text)
        last = box
    return tuple(join_lines(group) for group in groups)
