"""Tables of a report: what stands on each page put together over page ends, rows and groups named."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from ingest.aligned_tables import find_aligned
from ingest.bar_tables import find_bar_tables, find_spaced_tables
from ingest.card_tables import find_cards
from ingest.data import read_table
from ingest.grids import find_grids
from ingest.heading_words import mend_words
from ingest.lines import join_lines, read_lines
from ingest.model import Box, Cell, Column, Page, Row, RowKind, Table, TableKind, Word
from ingest.raw_tables import RawCell, RawRow, RawTable, table_of_grid, take_header, true_amount
from ingest.record_columns import is_card
from ingest.tiles import find_tiles
from ingest.word_tables import find_word_tables

_SAME = 6.0
"""Column edges nearer than this (points) are the same column on two pages."""


_FEW = 3
"""Rows that are too few to tell by them which column names them."""
_SHORT = 12
"""Characters of the words that may stand in the place of a number."""


@dataclass
class TableParts:
    """The parts of one table on successive pages, first page first."""

    parts: list[RawTable]

    @property
    def first(self) -> RawTable:
        """The part with the headings."""
        return self.parts[0]


@dataclass(frozen=True)
class Placed:
    """The tables of a page or of a column of it, from the top; `left` is where its text begins, and `column` tells whether it is a column."""

    tables: list[RawTable]
    left: float
    column: bool
    first: set[int]
    """id() of those that nothing precedes in it."""
    last: set[int]
    """id() of those that nothing follows in it."""


def moved(table: RawTable, by: float) -> RawTable:
    """The table as it would stand `by` points further right; its rows stay."""
    return replace(table, xs=[(x0 + by, x1 + by) for x0, x1 in table.xs])


def ruled_tables(page: Page, words: Sequence[Word], before: RawTable | None = None) -> list[RawTable]:
    """The tables of a page that rules part into cells, their headings still among the rows, and those whose rows only rules or shades part.

    `before` is the lowest table of the page before.
    """
    found: list[RawTable] = []
    used: set[int] = set()
    for grid in find_grids(page.rules, page.fills):
        table = table_of_grid(page.number, grid, [w for w in words if id(w) not in used], page.fills)
        if table is not None:
            found.append(table)
            used |= table.words
    found += find_bar_tables(page.number, [w for w in words if id(w) not in used], page.rules, page.fills, before)
    used = {n for table in found for n in table.words}
    return found + find_spaced_tables(page.number, [w for w in words if id(w) not in used], page.fills, before)


def free_tables(page: Page, words: Sequence[Word]) -> list[RawTable]:
    """The tables among words that no grid holds: tables of words under headings, then numbers that stand in columns."""
    found = find_tiles(page.number, read_lines(words))
    used = {n for table in found for n in table.words}
    found += find_cards(page.number, read_lines([w for w in words if id(w) not in used]))
    used = {n for table in found for n in table.words}
    found += find_word_tables(page.number, read_lines([w for w in words if id(w) not in used]), page.rules, page.fills)
    used = {n for table in found for n in table.words}
    for table in find_aligned(page.number, read_lines([w for w in words if id(w) not in used]), page.rules, page.fills):
        found += _side_by_side(table)
    return found


def _side_by_side(table: RawTable) -> list[RawTable]:
    """Two tables printed beside each other (assets and liabilities) parted: a second column of labels with numbers behind it."""
    for c in range(2, len(table.xs) - 1):
        column = [row.cells[c] for row in table.rows]
        texts = [cell for cell in column if cell is not None and cell.amount is None]
        if len(texts) < 3 or len(texts) < 0.4 * len(table.rows) or len(texts) < 0.9 * sum(cell is not None for cell in column):
            continue
        behind = sum(any(cell is not None and cell.amount is not None for cell in row.cells[c + 1 :]) for row in table.rows if row.cells[c])
        heads = table.labels()
        if behind >= 0.6 * len(texts) and heads[1:c] == heads[c + 1 : c + c] and _capitals(texts) > 0.6:
            return [_part(table, 0, c), *_side_by_side(_part(table, c, len(table.xs)))]
    return [table]


def _capitals(cells: Sequence[RawCell]) -> float:
    return sum(cell.text[:1].isupper() for cell in cells) / len(cells)


def _part(table: RawTable, first: int, last: int) -> RawTable:
    rows = [RawRow(row.cells[first:last], row.page, row.top, row.bottom, row.filled) for row in table.rows]
    rows = [row for row in rows if any(row.cells)]
    box = Box(table.xs[first][0], table.box.top, table.xs[last - 1][1], table.box.bottom)
    return RawTable(table.page, box, table.xs[first:last], [row[first:last] for row in table.header], rows, table.ruled, table.words)


# ------------------------------------------------------------------------------------------------ over page ends


def continues(before: RawTable, table: RawTable) -> bool:
    """Whether a table at the top of a page goes on the one at the foot of the page before, by columns and headings."""
    if not _same_columns(before, table):
        return False
    head = before.labels()
    own = table.labels() if table.header else None
    if own is None:
        return True
    return _plain(own) == _plain(head)


def _same_columns(before: RawTable, table: RawTable) -> bool:
    if len(before.xs) != len(table.xs):
        return False
    right = [abs(a[1] - b[1]) <= _SAME for a, b in zip(before.xs[1:], table.xs[1:], strict=True)]
    left = [abs(a[0] - b[0]) <= _SAME for a, b in zip(before.xs, table.xs, strict=True)]
    return sum(right) >= 0.7 * len(right) or sum(left) >= 0.8 * len(left)


def _plain(texts: Sequence[str]) -> list[str]:
    return [re.sub(r"\W+", "", t).lower() for t in texts]


def join_parts(places: Sequence[Placed]) -> list[TableParts]:
    """Tables in reading order → whole tables: what goes on at the top of the next page or column belongs to what ended the one before."""
    out: list[TableParts] = []
    begun: Placed | None = None
    for n, place in enumerate(places):
        for table in place.tables:
            follows = n > 0 and id(table) in place.first and bool(out) and id(out[-1].parts[-1]) in places[n - 1].last
            by = place.left - begun.left if follows and begun is not None and (begun.column or place.column) else 0.0
            if not (follows and _goes_on(out[-1], table, by)):
                if not follows:
                    _head(table)
                out.append(TableParts([table]))
                begun = place
    return out


def _head(table: RawTable) -> None:
    if table.ruled and not (len(table.xs) == 2 and is_card([row.label for row in table.rows])):
        take_header(table)


def _goes_on(whole: TableParts, table: RawTable, by: float) -> bool:
    """Adds a part to the table that ended before it where it goes on that; its column of the page begins `by` points further right."""
    if by:
        table.xs = moved(table, -by).xs
        for row in table.rows:
            row.shift = by
    first = whole.first
    if table.ruled and _same_columns(whole.parts[-1], table):
        rows = len(first.header)
        joined = (
            [join_lines([c.text for c in (row.cells[n] for row in table.rows[:rows]) if c]) for n in range(len(table.xs))] if len(table.rows) >= rows else []
        )
        if rows and _plain(joined) == _plain(first.labels()):
            table.rows = table.rows[rows:]
            _extend(whole, table)
            return True
        if not _own_heading(table, first):
            _extend(whole, table)
            return True
    _head(table)
    if continues(first, table) or (not table.ruled and not table.header and _fits_columns(first, table)):
        if len(first.xs) != len(table.xs):
            _spread(first, table)
        _extend(whole, table)
        return True
    if by:
        table.xs = moved(table, by).xs
        for row in table.rows:
            row.shift = 0.0
    return False


def _fits_columns(first: RawTable, table: RawTable) -> bool:
    """A part without headings whose columns are some of the table's: columns that are empty on its page do not show."""
    return len(table.xs) < len(first.xs) and all(any(abs(x1 - b) <= _SAME for _, b in first.xs) for _, x1 in table.xs[1:])


def _spread(first: RawTable, table: RawTable) -> None:
    places = [0, *[min(range(1, len(first.xs)), key=lambda n: abs(first.xs[n][1] - x1)) for _, x1 in table.xs[1:]]]
    for row in table.rows:
        cells: list[RawCell | None] = [None] * len(first.xs)
        for c, cell in zip(places, row.cells, strict=True):
            cells[c] = cell
        row.cells = cells
    table.xs = first.xs


def _own_heading(table: RawTable, first: RawTable) -> bool:
    """Whether a ruled part begins with headings of its own: shaded or bold ones where the first part's are, or words over numbers."""
    row = table.rows[0]
    cells = [c for c in row.cells if c]
    numeric = sum(bool(r.numbers) for r in table.rows) >= 0.3 * len(table.rows)
    if numeric:
        texts = [c for c in row.cells[1:] if c and (c.amount is None or not c.amount.nil)]
        return bool(texts) and not any(true_amount(c.text, c.amount) for c in texts) and len(texts) >= 0.5 * (len(row.cells) - 1)
    return len(cells) > 1 and (row.filled or all(c.bold for c in cells)) and not row.full_width


def _extend(whole: TableParts, part: RawTable) -> None:
    last = whole.parts[-1]
    if part.rows and last.rows and _cut_row(whole, part.rows[0], last.rows[-1]):
        row = part.rows.pop(0)
        target = last.rows[-1]
        for c, cell in enumerate(row.cells):
            if cell is None or cell.spanned:
                continue
            own = target.cells[c]
            target.cells[c] = cell if own is None else _merged(own, cell, row.page)
        target.cut_pages = [*target.cut_pages, row.page]
    whole.parts.append(part)


def _merged(upper: RawCell, lower: RawCell, page: int) -> RawCell:
    return RawCell(
        [*upper.lines, *lower.lines],
        upper.box,
        upper.bold,
        upper.mark + lower.mark,
        upper.amount if lower.amount is None else None,
        upper.spanned,
        upper.size,
        [*upper.pages, page],
    )


def _cut_row(whole: TableParts, row: RawRow, before: RawRow) -> bool:
    """Whether the first row of a page is the rest of the last row of the page before: cells that a row always fills are empty in it."""
    rows = [r for part in whole.parts for r in part.rows[: -1 if part is whole.parts[-1] else None]]
    filled = [c for c in range(len(row.cells)) if row.cells[c] and not row.cells[c].spanned]  # type: ignore[union-attr]
    if row.numbers or not filled:
        return False
    if before.numbers or any(r.numbers for r in rows):
        first = row.cells[0]
        return filled == [0] and first is not None and first.text[:1].islower()
    always = [c for c in range(1, len(row.cells)) if sum(r.cells[c] is not None for r in rows) >= 0.75 * len(rows)] if rows else list(range(1, len(row.cells)))
    missing = [c for c in always if row.cells[c] is None]
    if always and len(missing) >= max(1, 0.5 * len(always)):
        return True
    low = sum(bool(cell) and cell.text[:1].islower() for cell in row.cells if cell)
    return low >= max(1, 0.6 * len(filled))


# ------------------------------------------------------------------------------------------------ the whole table


def make_table(
    index: int, whole: TableParts, title: str, section: int | None, unit_note: str, footnotes: tuple[str, ...], kind: TableKind | None = None
) -> Table:
    """A table as the rest of the program sees it."""
    first = whole.first
    raw_rows = [row for part in whole.parts for row in part.rows]
    used = [c for c in range(len(first.xs)) if any(row.cells[c] for row in raw_rows) or (first.header and first.labels()[c])] or [0]
    for row in raw_rows:
        row.cells = [row.cells[c] for c in used]
    labels = [mend_words(first.labels()[c]) for c in used]
    _carry_spans(raw_rows)
    numeric = [_numeric(raw_rows, c) for c in range(len(used))]
    label_column = _label_column(raw_rows, numeric)
    columns = tuple(Column(labels[n], first.xs[c][0], first.xs[c][1], numeric[n]) for n, c in enumerate(used))
    rows = _rows(raw_rows, label_column)
    figures = any(numeric) and (sum(bool(r.numbers) for r in raw_rows) >= 0.4 * max(1, len(raw_rows)) or _numbers_only(raw_rows, label_column))
    pages = tuple(sorted({p for r in rows for p in r.pages} | {part.page for part in whole.parts}))
    boxes = tuple((part.page, part.box) for part in whole.parts)
    return Table(index, kind or ("figures" if figures else "words"), title, section, pages, boxes, columns, rows, labels[label_column], unit_note, footnotes)


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


def _label_column(rows: Sequence[RawRow], numeric: Sequence[bool]) -> int:
    """The first column that is not numeric: account numbers may stand before the names. A column of owners with a few rows each is none."""
    first = next((c for c, n in enumerate(numeric) if not n and any(row.cells[c] for row in rows)), 0)
    if first + 2 < len(numeric) and not numeric[first + 1] and any(numeric[first + 2 :]):
        data = [row for row in rows if row.numbers]
        own = [sum((cell := row.cells[c]) is not None and not cell.spanned for row in data) for c in (first, first + 1)]
        if data and own[1] >= 0.8 * len(data) and 0 < own[0] <= 0.6 * len(data) and data[0].cells[first] is not None:
            return first + 1
        names = [[cell.text if (cell := row.cells[c]) is not None else "" for row in data] for c in (first, first + 1)]
        if len(data) > _FEW and all(names[0]) and all(names[1]) and 2 * len({*names[0]}) <= len(data) and _runs(names[0]) == len({*names[0]}):
            return first + 1  # the owner stands in each of its rows
    return first


def _runs(texts: Sequence[str]) -> int:
    """How many times a text differs from the one above it, the first one counted."""
    return sum(n == 0 or text != texts[n - 1] for n, text in enumerate(texts))


@dataclass
class _Group:
    label: str
    indent: float
    rank: int
    child: float | None = None


def _rows(raw_rows: Sequence[RawRow], label_column: int) -> tuple[Row, ...]:
    lefts = [cell.box.x0 - row.shift for row in raw_rows if (cell := row.cells[label_column]) is not None]
    left = min(lefts, default=0.0)
    groups: list[_Group] = []
    out: list[Row] = []
    owner: tuple[str, ...] = ()
    repeated = _repeated(raw_rows, label_column)
    for raw in raw_rows:
        before = next((c for c in raw.cells[:label_column] if c is not None and not c.spanned and c.amount is None), None)
        owner = (before.text,) if before is not None else owner
        cell = raw.cells[label_column] if label_column < len(raw.cells) else None
        label = cell.text if cell else ""
        indent = (cell.box.x0 - raw.shift - left) if cell else 0.0
        # The same text may be left-aligned on pages whose margins differ by a few points.
        level = round(indent / 6)
        kind = _row_kind(raw, label, label_column)
        if cell is not None and not cell.spanned:
            rank = 2 if label.isupper() else 1 if cell.bold else 0
            if kind == "group":
                while groups and (groups[-1].indent > indent + 3 or (groups[-1].indent >= indent - 3 and groups[-1].rank <= rank)):
                    groups.pop()
            else:
                while groups and (
                    groups[-1].indent > indent + 3
                    or (groups[-1].child is not None and groups[-1].child > groups[-1].indent + 3 and indent <= groups[-1].indent + 3 and label not in repeated)
                ):
                    groups.pop()
                for group in groups:
                    if group.child is None:
                        group.child = indent
        pages = tuple(dict.fromkeys([raw.page, *raw.cut_pages]))
        out.append(Row(label, tuple(_cell(c, raw.page) for c in raw.cells), kind, pages, level, (*(g.label for g in groups), *owner), bool(cell and cell.bold)))
        if kind == "group" and cell is not None:
            groups.append(_Group(label, indent, 2 if label.isupper() else 1 if cell.bold else 0))
    return tuple(out)


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
    others = [c for n, c in enumerate(raw.cells) if n != label_column and c is not None]
    if label and not any(c.amount is None or not c.amount.nil for c in others):
        return "group"
    lowered = label.lower()
    if any(word.startswith(row["stem"]) for row in read_table("row_words") for word in re.split(r"[\s,]+", lowered)):
        return "total" if lowered.split()[0].startswith(tuple(r["stem"] for r in read_table("row_words"))) else "subtotal"
    return "data"


def _cell(raw: RawCell | None, page: int) -> Cell | None:
    if raw is None:
        return None
    return Cell(raw.text, page, raw.box, _paragraphs(raw), tuple(dict.fromkeys([page, *raw.pages])), raw.spanned, raw.amount, raw.mark)


def _paragraphs(raw: RawCell) -> tuple[str, ...]:
    """Lines joined into paragraphs: a wider gap or a bullet begins a new one."""
    groups: list[list[str]] = []
    last: Box | None = None
    for text, box in raw.lines:
        bullet = text[:1] in "•-–▪*" and text[1:2] == " "
        gap = (box.top - last.bottom) if last is not None else 0.0
        if not groups or bullet or gap > 0.55 * box.height:
            groups.append([text])
        else:
            groups[-1].append(text)
        last = box
    return tuple(join_lines(group) for group in groups)
