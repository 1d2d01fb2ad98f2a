"""Tables of one page before they are understood: cells by row and column, headings apart. Geometry only."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise
from statistics import median

from ingest.amounts import MINUSES, Amount, parse_amount, parted_amount, true_amount, year_like
from ingest.model import Box, Fill, Word
from ingest.pages.coded_rows import coded_heading, plain_row
from ingest.pages.grids import Grid, GridCell
from ingest.pages.group_middles import over_cells
from ingest.pages.gutters import with_corner_cut, with_gutters, with_heading_cut
from ingest.pages.lines import Line, join_lines, make_line, read_lines
from ingest.pages.names_with_places import name_and_place


@dataclass
class RawCell:
    """A cell of one page: its lines of text from the top."""

    lines: list[tuple[str, Box]]
    box: Box
    bold: bool = False
    mark: str = ""
    amount: Amount | None = None
    spanned: bool = False
    size: float = 0.0
    pages: list[int] = field(default_factory=list)
    """Further pages that a cut cell goes on to."""
    place: tuple[str, str] | None = None
    """(its name, what stands in small or plain print behind it) where it holds the two on one line."""

    @property
    def text(self) -> str:
        """The lines joined."""
        return join_lines([text for text, _ in self.lines])


@dataclass
class RawRow:
    """One row of one page; `cells[0]` is the label."""

    cells: list[RawCell | None]
    page: int
    top: float
    bottom: float
    filled: bool = False
    full_width: bool = False
    cut_pages: list[int] = field(default_factory=list)
    """Further pages that a cut row goes on to."""
    over_all: bool = False
    """Whether its one text, the name of the rows below it, stands in a cell over all columns, wherever on its width."""
    names_rows: bool = False
    """Whether its first cell, the name of the rows below it, reaches over the numbers, and a text stands behind them."""
    shift: float = 0.0
    """How much further right its column of the page begins than that of the table's first part."""

    @property
    def label(self) -> str:
        """The text of the first cell."""
        return self.cells[0].text if self.cells and self.cells[0] else ""

    @property
    def numbers(self) -> list[RawCell]:
        """Cells beside the label that hold a number (not a dash)."""
        return [c for c in self.cells[1:] if c and c.amount and not c.amount.nil]


@dataclass
class RawTable:
    """A table, or the part of one that stands on a page."""

    page: int
    box: Box
    xs: list[tuple[float, float]]
    """(x0, x1) of each column."""
    header: list[list[str]]
    """Heading rows from the top, one text a column; a spanning heading is repeated."""
    rows: list[RawRow]
    ruled: bool
    words: set[int] = field(default_factory=set)
    """id() of the words that stand in it."""
    caption: str = ""
    groups: list[tuple[int, int]] = field(default_factory=list)
    """(first, last + 1) of the columns between two upright rules, where space alone parts them."""
    owners: list[tuple[str, float]] = field(default_factory=list)
    """(heading, where it begins) of each column of labels, where the owners before the last one were made headings of groups."""

    def labels(self) -> list[str]:
        """The joined heading of each column."""
        return [join_lines(_distinct([row[c] for row in self.header])) for c in range(len(self.xs))]


def _distinct(texts: list[str]) -> list[str]:
    return [t for n, t in enumerate(texts) if t and t not in texts[:n]]


# ------------------------------------------------------------------------------------------------ ruled grids


def table_of_grid(page: int, grid: Grid, words: Sequence[Word], fills: Sequence[Fill]) -> RawTable | None:
    """The cells of a grid with the words in them; None when it holds too little to be a table."""
    inside = [w for w in words if grid.box.holds(*w.box.middle, slack=1.0)]
    by_cell: dict[int, list[Word]] = {}
    for word in inside:
        x, y = word.box.middle
        n = next((i for i, c in enumerate(grid.cells) if c.box.holds(x, y, 0.6)), None)
        if n is not None:
            by_cell.setdefault(n, []).append(word)
    if len(by_cell) < 3 or len({grid.cells[n].c0 for n in by_cell}) < 2:
        return None
    ruled = grid.xs
    grid, by_cell = with_corner_cut(*with_heading_cut(grid, by_cell))
    grid, content = with_gutters(grid, {n: read_lines(ws) for n, ws in by_cell.items()})
    columns = len(grid.xs) - 1
    rows: list[RawRow] = []
    for r in range(len(grid.ys) - 1):
        rows += _grid_row(page, grid, r, columns, content, fills)
    rows = [row for row in rows if any(row.cells)]
    xs = [(grid.xs[n], grid.xs[n + 1]) for n in range(columns)]
    groups = [(grid.xs.index(a), grid.xs.index(b)) for a, b in pairwise(ruled)]
    words_held = {id(w) for ws in by_cell.values() for w in ws}
    return RawTable(page, grid.box, xs, [], rows, True, words_held, groups=[(a, b) for a, b in groups if b - a > 1])


def _names_the_rows(name: int, here: Sequence[tuple[int, GridCell]], content: Mapping[int, list[Line]]) -> bool:
    """Whether a cell over the labels and most columns of numbers names the rows below it: nothing but a text stands beside it."""
    cell = next(c for n, c in here if n == name)
    beside = [content[n] for n, c in here if n != name and n in content]
    last = max(c.c1 for _, c in here)
    return cell.c1 - cell.c0 >= _OVER and cell.c1 >= last - 1 and not any(s.is_number for lines in beside for line in lines for s in line.segments)


def _grid_row(page: int, grid: Grid, r: int, columns: int, content: dict[int, list[Line]], fills: Sequence[Fill]) -> list[RawRow]:
    """A band between two rules: one row, or one for each line where several numbers stand over each other in a column."""
    top, bottom = grid.ys[r], grid.ys[r + 1]
    filled = any(f.box.holds((grid.xs[0] + grid.xs[-1]) / 2, (top + bottom) / 2) and f.box.width > 0.5 * grid.box.width for f in fills) or (
        sum(any(f.box.holds(*c.box.middle) for f in fills) for c in grid.cells if c.r0 == r) > columns * 0.6
    )
    here = [(n, c) for n, c in enumerate(grid.cells) if c.r0 <= r < c.r1]
    full = len({n for n, _ in here}) == 1
    name = next((n for n, c in here if n in content and c.c0 == 0 and c.c1 > 1), None)
    alone = name is not None and all(c.r1 - c.r0 > 1 and n not in content for n, c in here if n != name)  # beside a text that is read apart from the rows
    names_rows = name is not None and r > 0 and not full and _names_the_rows(name, here, content)
    alone = alone or names_rows
    single = [content[n] for n, c in here if c.r1 - c.r0 == 1 and c.c0 > 0 and n in content]
    stacks = [lines for lines in single if len(lines) > 1 and sum(all(s.is_number for s in line.segments) for line in lines) >= 0.7 * len(lines)]
    labels = [content[n] for n, c in here if c.c0 == 0 and n in content]
    if not full and ((len(stacks) > 0.5 * len(single) and not _all_wrapped(single, labels)) or _each_labelled(stacks, labels)):
        return _split_band(page, grid, here, columns, content, filled)
    row = RawRow([None] * columns, page, top, bottom, filled, full, names_rows=names_rows)
    for n, cell in here:
        lines = content.get(n)
        if not lines:
            continue
        apart = over_cells(lines[0].segments, grid.xs[cell.c0 : cell.c1 + 1]) if len(lines) == 1 and len(lines[0].segments) > 1 and cell.c0 else None
        if apart is not None:
            for (a, b), segment in zip(apart, lines[0].segments, strict=True):
                own = cell_of_lines([make_line(segment.words)])
                row.cells[cell.c0 + a] = own
                for c in range(cell.c0 + a + 1, cell.c0 + b):
                    row.cells[c] = RawCell(own.lines, own.box, own.bold, own.mark, None, True, own.size)
            continue
        raw = cell_of_lines(lines)
        row.over_all |= (full or alone) and raw.box.x0 - cell.box.x0 > _SET_IN and abs(raw.box.middle[0] - cell.box.middle[0]) < _MIDDLE
        raw.spanned = cell.r0 < r
        if cell.r1 - cell.r0 > 1 and raw.amount is not None and raw.spanned:
            continue
        row.cells[cell.c0] = raw
        for c in range(cell.c0 + 1, cell.c1 if not full and not alone else cell.c0):
            if (raw.amount is None or year_like(raw.text)) and len(here) > 1:
                row.cells[c] = RawCell(raw.lines, raw.box, raw.bold, raw.mark, None, True, raw.size)
    return [row]


_OVER = 4
"""Columns that a name over the labels and the numbers reaches over, at the least."""
_SET_IN = 30.0
_MIDDLE = 3.0
"""A text in the middle of a cell begins further in than the first of these (points), and its middle is as near to the cell's as the second."""
REST = re.compile(r"\d{3}(?:,\d+)?%?")
"""The rest of a number that a narrow column breaks between its groups."""


def _each_labelled(stacks: Sequence[list[Line]], labels: Sequence[list[Line]]) -> bool:
    """Whether numbers that stand over each other have a label of its own each: as many lines on the same heights, each begun with a capital."""
    if len(labels) != 1 or len(stacks) < 2 or not all(line.text[:1].isupper() for line in labels[0]):
        return False
    heights = [line.box.middle[1] for line in labels[0]]
    return all(
        len(lines) == len(heights) and all(abs(line.box.middle[1] - y) < 0.3 * line.size for line, y in zip(lines, heights, strict=True)) for lines in stacks
    )


def _all_wrapped(single: Sequence[list[Line]], labels: Sequence[list[Line]]) -> bool:
    """Whether a band is one row whose numbers run over a line end: each stack goes on with groups of three digits, and one cell has one line."""
    stacks = [lines for lines in single if len(lines) > 1]
    return (len(stacks) < len(single) or any(len(lines) == 1 for lines in labels)) and all(
        lines[0].segments[0].is_number and all(REST.fullmatch(line.text) for line in lines[1:]) for lines in stacks
    )


def _split_band(page: int, grid: Grid, here: list[tuple[int, GridCell]], columns: int, content: dict[int, list[Line]], filled: bool) -> list[RawRow]:
    """Rows that only their baselines part: a label line without numbers goes with the numbers nearest to it."""
    placed = [(cell, line) for n, cell in here for line in content.get(n, ())]
    baselines: list[list[tuple[GridCell, Line]]] = []
    for cell, line in sorted(placed, key=lambda p: p[1].box.middle[1]):
        if baselines and abs(baselines[-1][0][1].box.middle[1] - line.box.middle[1]) < 0.45 * line.size:
            baselines[-1].append((cell, line))
        else:
            baselines.append([(cell, line)])
    rows = []
    for group in baselines:
        row = RawRow([None] * columns, page, min(g[1].box.top for g in group), max(g[1].box.bottom for g in group), filled)
        for cell, line in group:
            row.cells[cell.c0] = cell_of_lines([line])
        rows.append(row)
    return merge_wrapped(with_lone_minuses(rows))


def with_lone_minuses(rows: list[RawRow]) -> list[RawRow]:
    """A line of nothing but minus signs belongs to the numbers on the line below it."""
    out: list[RawRow] = []
    for n, row in enumerate(rows):
        following = rows[n + 1] if n + 1 < len(rows) else None
        lone = row.cells[0] is None and all(c is None or (c.amount is not None and c.amount.nil) for c in row.cells)
        if lone and following is not None and following.top - row.top < 2.0 * (following.bottom - following.top):
            for c, cell in enumerate(row.cells):
                below = following.cells[c]
                if cell is not None and below is not None and below.amount is not None and below.amount.number > 0:
                    following.cells[c] = RawCell(
                        [*cell.lines, *below.lines], below.box, below.bold, below.mark, replace(below.amount, number=-below.amount.number), size=below.size
                    )
            continue
        out.append(row)
    return out


def cell_of_lines(lines: Sequence[Line]) -> RawCell:
    """One cell of lines that stand over each other."""
    box = lines[0].box
    for line in lines[1:]:
        box = box.union(line.box)
    texts = [(line.text, line.box) for line in lines]
    only = lines[0].segments[0] if len(lines) == 1 and len(lines[0].segments) == 1 else None
    cell = RawCell(
        texts, box, lines[0].segments[0].bold, "".join(s.mark for line in lines for s in line.segments), only.amount if only else None, size=lines[0].size
    )
    if only is None:
        cell.amount = _rejoined_amount([line.text for line in lines])
    if cell.amount is None and len(lines) == 1:
        cell.amount = parted_amount(lines[0].text)
        cell.place = name_and_place(lines[0])
    return cell


def _rejoined_amount(lines: list[str]) -> Amount | None:
    """The number of a cell that is printed over several lines ("11 635" / "000", "-" / "12 300")."""
    if len(lines) > 2 and all(REST.fullmatch(line) for line in lines[1:]):
        return parse_amount(" ".join(lines))
    if len(lines) != 2:
        return None
    first, second = lines
    if first.strip() in MINUSES or re.fullmatch(r"\d{3}(?:,\d+)?", second) or re.fullmatch(r",\d+|%|€", second):
        return parse_amount(f"{first} {second}")
    return None


# ------------------------------------------------------------------------------------------------ headings


def header_like(row: RawRow, first: bool) -> bool:
    """Whether a row at the top can be headings: words over columns, no data."""
    rest = [c for c in row.cells[1:] if c]
    if row.full_width:
        return False
    if any(true_amount(c.text, c.amount) for c in rest):
        return False
    return any(c.amount is None or not c.amount.nil for c in rest) or (first and not rest)


def take_header(table: RawTable) -> None:
    """Moves the heading rows at the top of a table from its rows to its header."""
    filled = [row for row in table.rows if any(row.cells[1:])]
    numeric = sum(any(true_amount(c.text, c.amount) for c in row.numbers) for row in filled) >= max(1, 0.3 * len(filled))
    taken = 0
    while taken < len(table.rows) and table.rows[taken].full_width and taken < 2:
        row = table.rows[taken]
        table.caption = f"{table.caption} {row.label}".strip()
        taken += 1
    head = taken
    while taken < len(table.rows) and taken - head < 6:
        row = table.rows[taken]
        if not header_like(row, taken == head) or (taken > head and ((numeric and coded_heading(row)) or plain_row(row, table.rows[head]))):
            break
        if not numeric and taken > head and not (row.filled and table.rows[head].filled) and not _all_bold(row):
            break
        if not numeric and taken == head and not (row.filled or _all_bold(row) or _short(row)):
            break
        if numeric and taken > head and table.rows[head].filled and not row.filled and len([c for c in row.cells if c]) < 2:
            break
        taken += 1
    for row in table.rows[head:taken]:
        table.header.append([c.text if c else "" for c in row.cells])
    if numeric and not any(any(h[1:]) for h in table.header):
        table.header = []
        return
    table.rows = table.rows[taken:]


def _all_bold(row: RawRow) -> bool:
    cells = [c for c in row.cells if c]
    return len(cells) > 1 and all(c.bold for c in cells)


def _short(row: RawRow) -> bool:
    cells = [c for c in row.cells if c]
    return len(cells) > 1 and all(len(c.text) <= 40 and not c.text.endswith(".") for c in cells)


# ------------------------------------------------------------------------------------------------ wrapped labels


def merge_wrapped(rows: list[RawRow]) -> list[RawRow]:
    """Lines of labels without numbers → part of the row they belong to, or rows (group headings) of their own.

    A continuation begins with a small letter or follows an open end ("…, ", "ja", a hyphen); a label whose numbers stand on
    its second line, or half way between, is joined to them; where rows are set apart, the nearer one takes the line.
    """
    if not rows:
        return rows
    tops = [r.top for r in rows if len([c for c in r.cells if c]) > 1 and r.cells[0] is not None] or [r.top for r in rows if len([c for c in r.cells if c]) > 1]
    steps = [b - a for a, b in pairwise(tops) if b - a > 1]
    pitch = median(steps) if steps else 0.0
    widest = max((r.cells[0].box.x1 for r in rows if r.cells[0]), default=0.0)
    out: list[RawRow] = []
    n = 0
    while n < len(rows):
        row = rows[n]
        label_only = row.cells[0] is not None and not any(row.cells[1:])
        previous = out[-1] if out else None
        following = rows[n + 1] if n + 1 < len(rows) else None
        if previous is not None and row.top - previous.top < 0.85 * pitch and _rest_of_numbers(previous, row):
            previous.cells = [_grown(a, b) for a, b in zip(previous.cells, row.cells, strict=True)]
            previous.bottom = row.bottom
        elif (
            previous is not None and row.cells[0] is None and any(row.cells[1:]) and not row.numbers and previous.cells[0] is not None and not _lone_values(row)
        ) or (label_only and previous is not None and previous.cells[0] is not None and _goes_on(previous, row, following, pitch)):
            _append(previous, row)
        elif (
            previous is not None
            and row.numbers
            and row.cells[0] is not None
            and previous.cells[0] is not None
            and not any(previous.cells[1:])
            and _begins(previous, row, pitch, widest)
        ):
            row.cells[0] = joined(previous.cells[0], row.cells[0])
            row.top = previous.top
            out[-1] = row
        elif label_only and following is not None and _begins(row, following, pitch, widest):
            following.cells[0] = joined(row.cells[0], following.cells[0])
            following.top = row.top
        else:
            out.append(row)
        n += 1
    return out


def _rest_of_numbers(previous: RawRow, row: RawRow) -> bool:
    """Whether a line without a label is the ends of the numbers above it: "11 635" over "000"."""
    rests = [(a, b) for a, b in zip(previous.cells[1:], row.cells[1:], strict=True) if b is not None]
    if row.cells[0] is not None or previous.cells[0] is None or not rests:
        return False
    return all(a is not None and a.amount is not None and REST.fullmatch(b.text) and parse_amount(f"{a.text} {b.text}") is not None for a, b in rests)


def _grown(upper: RawCell | None, rest: RawCell | None) -> RawCell | None:
    whole = joined(upper, rest)
    if whole is not None and upper is not None and rest is not None:
        whole.amount = parse_amount(whole.text)
    return whole


def _lone_values(row: RawRow) -> bool:
    return any(c and c.amount is not None for c in row.cells[1:])


def _goes_on(previous: RawRow, row: RawRow, following: RawRow | None, pitch: float) -> bool:
    if row.cells[0] is None or previous.cells[0] is None:
        return False
    text, before = row.cells[0].text, previous.cells[0].text
    if before.endswith((",", "-", " ja", " sekä", " tai", "/", "&")) or before.count("(") > before.count(")"):
        return True
    if not any(previous.cells[1:]):
        return text[:1].islower() and row.top - previous.bottom < 0.5 * (row.bottom - row.top)
    gap, after = row.top - previous.top, (following.top - row.top) if following else pitch
    if text[:1].islower():
        # a small letter may also begin the label of the next row when that one stands nearer
        return not (following is not None and following.cells[0] is None and after < gap)
    return bool(pitch and gap < 0.88 * pitch and after > 0.95 * pitch and following is not None)


def _begins(row: RawRow, following: RawRow, pitch: float, widest: float) -> bool:
    if not any(following.cells[1:]) or row.cells[0] is None:
        return False
    step = following.bottom - row.bottom
    if following.cells[0] is None:
        return step < 1.6 * (following.bottom - following.top)
    text, after = row.cells[0].text, following.cells[0].text
    if text.endswith((",", "-", " ja", " sekä", " tai", "/", "&")) or text.count("(") > text.count(")"):
        return True
    if text.isupper() and after.isupper() and step < 1.6 * (following.bottom - following.top):
        # capitals that fill the column go on below: the next word had no room
        word = following.cells[0].box.width * len(after.split()[0]) / len(after)
        return row.cells[0].bold == following.cells[0].bold and row.cells[0].box.x1 + word > widest
    if after[:1].islower() and not text.isupper() and row.cells[0].bold == following.cells[0].bold:
        return step < 1.6 * (following.bottom - following.top)
    return False


def joined(upper: RawCell | None, lower: RawCell | None) -> RawCell | None:
    """The cell of two lines, or that of the only one."""
    if upper is None or lower is None:
        return upper or lower
    return RawCell([*upper.lines, *lower.lines], upper.box.union(lower.box), upper.bold, upper.mark + lower.mark, None, upper.spanned, upper.size)


def _append(row: RawRow, more: RawRow) -> None:
    row.cells = [joined(a, b) for a, b in zip(row.cells, more.cells, strict=True)]
    row.bottom = max(row.bottom, more.bottom)
