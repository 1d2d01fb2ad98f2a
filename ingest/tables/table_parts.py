"""Parts of tables that stand on successive pages, or in successive columns of a page, put together."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from ingest import messages
from ingest.amounts import true_amount
from ingest.columns.record_columns import is_card, is_card_heading, untitled_roles
from ingest.language.scales import find_scale, without_scale
from ingest.left_out import LeftOut
from ingest.pages.lines import join_lines
from ingest.pages.raw_tables import RawCell, RawRow, RawTable, take_header

_SAME = 6.0
"""Column edges nearer than this (points) are the same column on two pages."""


@dataclass
class TableParts:
    """The parts of one table on successive pages, first page first."""

    parts: list[RawTable]
    lost: bool = False
    """Whether something in it could not be read."""

    @property
    def pages(self) -> tuple[int, ...]:
        """The pages of its parts."""
        return tuple(part.page for part in self.parts)

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


def continues(before: RawTable, table: RawTable) -> bool:
    """Whether a table at the top of a page goes on the one at the foot of the page before, by columns and headings."""
    if not _same_columns(before, table):
        return False
    head = before.labels()
    own = table.labels() if table.header else None
    if own is None or _plain(own) == _plain(head):
        return True
    scales = {scale for text in (" ".join(own), " ".join(head)) if (scale := find_scale(text)) is not None}
    return len(scales) == 1 and _plain([*map(without_scale, own)]) == _plain([*map(without_scale, head)])  # the first page alone says it


def _same_columns(before: RawTable, table: RawTable) -> bool:
    if len(before.xs) != len(table.xs):
        return False
    right = [abs(a[1] - b[1]) <= _SAME for a, b in zip(before.xs[1:], table.xs[1:], strict=True)]
    left = [abs(a[0] - b[0]) <= _SAME for a, b in zip(before.xs, table.xs, strict=True)]
    return sum(right) >= 0.7 * len(right) or sum(left) >= 0.8 * len(left)


def _plain(texts: Sequence[str]) -> list[str]:
    return [re.sub(r"\W+", "", t).lower() for t in texts]


def join_parts(places: Sequence[Placed], left_out: LeftOut) -> list[TableParts]:
    """Tables in reading order → whole tables: what goes on at the top of the next page or column belongs to what ended the one before.

    Where that cannot be told, both are lost, and what may go on them too.
    """
    out: list[TableParts] = []
    begun: Placed | None = None
    for n, place in enumerate(places):
        for table in place.tables:
            follows = n > 0 and id(table) in place.first and bool(out) and id(out[-1].parts[-1]) in places[n - 1].last
            by = place.left - begun.left if follows and begun is not None and (begun.column or place.column) else 0.0
            goes_on: bool | None = False
            if follows and not out[-1].lost:
                goes_on = left_out.tried(messages.table_left_out((out[-1].parts[0].page, table.page), ""), _goes_on, out[-1], table, by)
            if (follows and out[-1].lost) or goes_on is None:
                out[-1].parts = [part for part in out[-1].parts if part is not table] + [table]
                out[-1].lost = True
            elif not goes_on:
                lost = not follows and left_out.tried(messages.table_left_out((table.page,), ""), _head, table) is None
                out.append(TableParts([table], lost))
                begun = place
    return out


def _head(table: RawTable) -> RawTable:
    """The table with its headings taken from its rows."""
    if table.ruled and not _is_card(table):
        take_header(table)
    return table


def _is_card(table: RawTable) -> bool:
    """Whether the rows of a table of two columns are the facts of a target, risk or project, its name among them or above them."""
    if len(table.xs) != 2:
        return False
    rows = [row for row in table.rows if all(cell is not None and not cell.spanned for cell in row.cells)]
    lefts, said = [row.label for row in rows], [cell.text for row in rows if (cell := row.cells[1]) is not None]
    begun = len(lefts) > 1 and (len(rows) < len(table.rows) or bool(table.caption)) and all(map(is_card_heading, lefts))  # the rest stands on the next page
    return is_card([row.label for row in table.rows]) or untitled_roles(lefts, said=said) is not None or begun


def _goes_on(whole: TableParts, table: RawTable, by: float) -> bool:
    """Adds a part to the table that ended before it where it goes on that; its column of the page begins `by` points further right."""
    first = whole.first
    if table.caption and first.caption and table.caption != first.caption:  # the next card, which has a title of its own
        return False
    titled = bool(table.rows) and table.rows[0].full_width and table.ruled
    if titled and (_is_card(table) or (first.caption and not first.header and table.rows[0].label != first.caption)):  # its name stands over its rows
        return False
    if titled and _is_next(first, table):
        _head(table)
        return False
    if by and _alike(whole.parts[-1], table):  # as wide, however far its column's text stands in
        by = table.xs[0][0] - whole.parts[-1].xs[0][0]
    if by:
        table.xs = moved(table, -by).xs
        for row in table.rows:
            row.shift = by
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
    if not table.header and len(table.rows) > 1 and _plain([c.text if c else "" for c in table.rows[0].cells]) == _plain(first.labels()):
        table.rows = table.rows[1:]  # its headings, over so few rows that they were taken for one
    if continues(first, table) or (not table.ruled and not table.header and fits_columns(first, table)):
        if len(first.xs) != len(table.xs):
            _spread(first, table)
        _extend(whole, table)
        return True
    if by:
        table.xs = moved(table, by).xs
        for row in table.rows:
            row.shift = 0.0
    return False


def _is_next(first: RawTable, table: RawTable) -> bool:
    """Whether a part begins with a title other than the table's, all headings under it again: the table of another unit."""
    titles = [*_plain([first.caption, table.rows[0].label])]
    if not all(titles) or titles[0].startswith(titles[1]) or titles[1].startswith(titles[0]) or len(table.xs) != len(first.xs):
        return False
    rows = table.rows[1 : 1 + len(first.header)]
    heads = [join_lines(list(dict.fromkeys(c.text for c in (row.cells[n] for row in rows) if c))) for n in range(len(table.xs))]
    return bool(rows) and _plain(heads) == _plain(first.labels())


def _alike(before: RawTable, table: RawTable) -> bool:
    """Whether two ruled tables have columns of the same widths."""
    if not (before.ruled and table.ruled) or len(before.xs) != len(table.xs):
        return False
    return all(abs((a[1] - a[0]) - (b[1] - b[0])) < 1 for a, b in zip(before.xs, table.xs, strict=True))


def fits_columns(first: RawTable, table: RawTable) -> bool:
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
    if not table.rows:
        return False
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
