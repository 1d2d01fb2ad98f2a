"""Columns of a ruled grid that only free space parts, where rules part groups of columns alone: "Tuotot" over "TA, TOT, TOT-%". Geometry only."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from ingest.amounts import true_amount
from ingest.model import Box, Word
from ingest.pages.grids import Grid, GridCell
from ingest.pages.lines import Line, Segment, group_lines, read_lines

_ROWS = 3
"""Rows that show the same numbers side by side in one cell, at the least."""
_SHARE = 0.6
"""The share of the cells with numbers in a column that do."""
_FEWEST = 2
"""Numbers that show a row below the headings, at the least."""
_COLUMNS = 3
"""Columns of a table whose heading is cut as they are, at the least."""
_FREE = 0.4
"""Free space between two columns, as a share of the font size."""

Content = dict[int, list[Line]]
"""Lines of each cell, by the cell's number in its grid."""


@dataclass(frozen=True)
class _Split:
    """Where a column is cut; `xs` from the left."""

    xs: tuple[float, ...]
    words: bool = False
    """Whether texts are parted."""
    label: bool = False
    """Whether the first part holds labels."""

    def place(self, segment: Segment) -> int | None:
        """The part that a segment stands in, None where it reaches over a cut."""
        found = {sum(x > cut for cut in self.xs) for x in (segment.box.x0 + 0.5, segment.box.x1 - 0.5)}
        return found.pop() if len(found) == 1 else None

    def parts(self, line: Line) -> bool:
        """Whether every segment of a line has a place, each its own, and there are several or a lone one that is a number, a label or one of two texts."""
        places = [self.place(segment) for segment in line.segments]
        lone = self.words or line.segments[0].is_number or (self.label and places[0] == 0)
        return None not in places and len(set(places)) == len(places) and (len(places) > 1 or lone)


def with_gutters(grid: Grid, content: Content) -> tuple[Grid, Content]:
    """The grid with each column cut where its rows show several numbers side by side; the same grid where none do."""
    splits = {c: split for c in range(len(grid.xs) - 1) if (split := _split(grid, content, c)) is not None}
    if not splits:
        return grid, content
    grid, content = _heads_apart(grid, content, splits)
    begins, xs = [0], [grid.xs[0]]
    for c in range(len(grid.xs) - 1):
        xs += [*(splits[c].xs if c in splits else ()), grid.xs[c + 1]]
        begins.append(len(xs) - 1)
    cells: list[GridCell] = []
    lines: Content = {}
    for n, cell in enumerate(grid.cells):
        own = content.get(n, [])
        split = splits.get(cell.c0) if cell.c1 - cell.c0 == 1 else None
        first, last = begins[cell.c0], begins[cell.c1]
        if split is None or not own or not all(split.parts(line) for line in own):
            if own:
                lines[len(cells)] = own
            cells.append(GridCell(cell.r0, cell.r1, first, last, cell.box))
            continue
        for part in range(last - first):
            held = [_only(line, segments) for line in own if (segments := [s for s in line.segments if split.place(s) == part])]
            if held:
                lines[len(cells)] = held
            box = Box(xs[first + part], cell.box.top, xs[first + part + 1], cell.box.bottom)
            cells.append(GridCell(cell.r0, cell.r1, first + part, first + part + 1, box))
    return replace(grid, xs=tuple(xs), cells=tuple(cells)), lines


def with_heading_cut(grid: Grid, words: dict[int, list[Word]]) -> tuple[Grid, dict[int, list[Word]]]:
    """The grid with its first row cut as the rows below it are, where that row has no upright rules and its words stand over their columns."""
    columns = len(grid.xs) - 1
    at = next((n for n, cell in enumerate(grid.cells) if cell.r0 == 0 and cell.c1 - cell.c0 == columns), None)
    if at is None or columns < _COLUMNS or at not in words or not _stands_over(grid, words[at]):
        return grid, words
    whole, cells = grid.cells[at], [cell for n, cell in enumerate(grid.cells) if n != at]
    held = {n - (n > at): own for n, own in words.items() if n != at}
    for c in range(columns):
        own = [w for w in words[at] if grid.xs[c] <= w.box.middle[0] < grid.xs[c + 1]]
        if own:
            held[len(cells)] = own
        cells.append(replace(whole, c0=c, c1=c + 1, box=Box(grid.xs[c], whole.box.top, grid.xs[c + 1], whole.box.bottom)))
    return replace(grid, cells=tuple(cells)), held


def with_corner_cut(grid: Grid, words: dict[int, list[Word]]) -> tuple[Grid, dict[int, list[Word]]]:
    """The grid with the cell of its upper left corner cut where no rule parts the headings from the name of the first row of numbers below them."""
    at = next((n for n, cell in enumerate(grid.cells) if cell.r0 == 0 and cell.c0 == 0 and cell.r1 > 1 and cell.c1 < len(grid.xs) - 1), None)
    if at is None or at not in words:
        return grid, words
    whole = grid.cells[at]
    last = whole.r1 - 1
    beside = {n: read_lines(words[n]) for n, cell in enumerate(grid.cells) if n != at and n in words and cell.c0 > 0}
    rows = [(cell.r0, cell.r1, all(s.is_number for line in beside[n] for s in line.segments)) for n, cell in enumerate(grid.cells) if n in beside]
    numbers = [bare for r0, r1, bare in rows if (r0, r1) == (last, last + 1)]
    edge = grid.ys[last]
    below = [w for w in words[at] if w.box.middle[1] > edge]
    headed = not all(bare for r0, _, bare in rows if r0 < last) and any(r0 < last for r0, _, _ in rows)
    if len(numbers) < _FEWEST or not all(numbers) or not headed or not below or any(w.box.top < edge < w.box.bottom for w in words[at]):
        return grid, words
    cells = list(grid.cells)
    cells[at] = replace(whole, r1=last, box=replace(whole.box, bottom=edge))
    held = {**words, at: [w for w in words[at] if w not in below], len(cells): below}
    cells.append(replace(whole, r0=last, box=replace(whole.box, top=edge)))
    return replace(grid, cells=tuple(cells)), {n: own for n, own in held.items() if own}


def _stands_over(grid: Grid, words: Sequence[Word]) -> bool:
    """Whether words stand over most columns, none of them over an edge between two, and apart where an edge is between them."""
    inner = grid.xs[1:-1]
    if any(w.box.x0 + 0.5 < x < w.box.x1 - 0.5 for w in words for x in inner):
        return False
    for line in group_lines(words):
        for left, right in pairwise(line):
            between = any(left.box.x1 - 0.5 <= x <= right.box.x0 + 0.5 for x in inner)
            if between and right.box.x0 - left.box.x1 < _FREE * left.size:
                return False
    filled = {sum(w.box.middle[0] > x for x in inner) for w in words}
    return len(filled) >= max(2, _SHARE * (len(grid.xs) - 1))


def _only(line: Line, segments: Sequence[Segment]) -> Line:
    box = segments[0].box
    for segment in segments[1:]:
        box = box.union(segment.box)
    return replace(line, segments=tuple(segments), box=box)


def _split(grid: Grid, content: Mapping[int, list[Line]], column: int) -> _Split | None:
    """Where the numbers in the cells of a column stand apart in all of them."""
    cells = [content[n] for n, cell in enumerate(grid.cells) if (cell.c0, cell.c1) == (column, column + 1) and n in content]
    lines = [line for cell in cells for line in cell if any(true_amount(s.text, s.amount) for s in line.segments)]
    first = not any(cell.c0 < column and cell.r1 - cell.r0 == 1 for n, cell in enumerate(grid.cells) if n in content)
    kinds = Counter(tuple(s.is_number for s in line.segments) for line in lines if _is_row(line, first))
    if not kinds:
        return _split_words(cells)
    kind, count = kinds.most_common(1)[0]
    if count < _ROWS or count < _SHARE * len(lines):
        return None
    rows = [line for line in lines if tuple(s.is_number for s in line.segments) == kind]
    heads = [line for cell in cells for line in cell if line not in rows and len(line.segments) == len(kind)]
    cuts = []
    for left, right in pairwise(range(len(kind))):
        ends, starts = max(row.segments[left].box.x1 for row in rows), min(row.segments[right].box.x0 for row in rows)
        if starts - ends < _FREE * rows[0].size:
            return None
        head_ends = max([ends, *(line.segments[left].box.x1 for line in heads)])
        head_starts = min([starts, *(line.segments[right].box.x0 for line in heads)])
        cuts.append((head_ends + head_starts) / 2 if head_ends < head_starts else (ends + starts) / 2)
    split = _Split(tuple(cuts), label=not kind[0])
    return split if all(split.parts(line) for line in lines) else None


def _split_words(cells: Sequence[list[Line]]) -> _Split | None:
    """Where two texts, or a text and a number, stand apart on lines of every cell of a column, its heading too, with nothing between them on any line."""
    if len(cells) <= _ROWS:
        return None
    pairs = [(line.segments[0], line.segments[1]) for cell in cells for line in cell if len(line.segments) == 2]
    if not pairs or not all(any(len(line.segments) == 2 for line in cell) for cell in cells):
        return None
    ends, starts = max(left.box.x1 for left, _ in pairs), min(right.box.x0 for _, right in pairs)
    if starts - ends < pairs[0][0].size or max(right.box.x0 for _, right in pairs) - starts > pairs[0][0].size:
        return None
    split = _Split(((ends + starts) / 2,), True)
    return split if all(split.place(segment) is not None for cell in cells for line in cell for segment in line.segments) else None


def _is_row(line: Line, first: bool) -> bool:
    """Whether a line shows several numbers; a label may stand before them in the first column, and in the first that has a cell for each row."""
    numbers = line.segments[1:] if first and not line.segments[0].is_number else line.segments
    return len(line.segments) > 1 and bool(numbers) and all(s.is_number for s in numbers)


def _heads_apart(grid: Grid, content: Content, splits: Mapping[int, _Split]) -> tuple[Grid, Content]:
    """The grid with a row cut where a heading over several columns stands on the headings of each of them in one cell."""
    for n, cell in enumerate(grid.cells):
        own = content.get(n, [])
        split = splits.get(cell.c0) if cell.c1 - cell.c0 == 1 and cell.r1 - cell.r0 == 1 else None
        if split is None or len(own) < 2 or own[0].segments[0].is_number:
            continue
        at = next((i for i, line in enumerate(own) if len(line.segments) > 1 and split.parts(line)), 0)
        if at and all(split.parts(line) for line in own[at:]):
            return _heads_apart(*_cut_row(grid, content, cell.r0, (own[at - 1].box.bottom + own[at].box.top) / 2), splits)
    return grid, content


def _cut_row(grid: Grid, content: Content, row: int, y: float) -> tuple[Grid, Content]:
    """The grid with a row cut at a height: cells of that row alone are cut where they have lines on both sides."""
    cells: list[GridCell] = []
    lines: Content = {}

    def add(cell: GridCell, held: list[Line]) -> None:
        if held:
            lines[len(cells)] = held
        cells.append(cell)

    for n, cell in enumerate(grid.cells):
        own = content.get(n, [])
        r0, r1 = cell.r0 + (cell.r0 > row), cell.r1 + (cell.r1 > row)
        above, below = [line for line in own if line.box.middle[1] < y], [line for line in own if line.box.middle[1] >= y]
        if (cell.r0, cell.r1) == (row, row + 1) and above and below:
            add(replace(cell, r0=row, r1=row + 1, box=Box(cell.box.x0, cell.box.top, cell.box.x1, y)), above)
            add(replace(cell, r0=row + 1, r1=row + 2, box=Box(cell.box.x0, y, cell.box.x1, cell.box.bottom)), below)
        else:
            add(replace(cell, r0=r0, r1=r1), own)
    return replace(grid, ys=(*grid.ys[: row + 1], y, *grid.ys[row + 1 :]), cells=tuple(cells)), lines
