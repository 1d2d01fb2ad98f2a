"""A column of texts beside the rows of a table, each beside several rows → its texts, apart from the rows. Pure geometry.

Such a text stands in one cell that reaches over all rows of a unit, so that its lines are level with rows that they do not speak of. Either the edges
between the rows stop short of it while others run over it, or its sentences run on from the height of one row to that of another. Texts of one row each stay
in the table.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from ingest.model import Word
from ingest.pages.lines import Line, group_lines, make_line
from ingest.pages.names_over import Edge, names_over
from ingest.pages.number_columns import number_columns

_ROWS = 4
"""Rows of a label and numbers, at the least."""
_SHARE = 0.4
"""The share of the rows that has a number in a column, at the least."""
_COLUMNS = 2
"""Columns of numbers, and numbers of a row in them, at the least."""
_AWAY = 3.0
"""Points between the texts and the rows, at the least."""
_NARROWEST = 70.0
"""Points that the texts are wide, at the least."""
_TIGHT = 0.75
"""Lines of one text stand nearer than this (of the font size)."""
_JOINED = 3
"""Rows that one cell of text reaches over, at the least, where only edges tell that."""
_SAME = 2.0
"""Texts of one column begin as near to each other as this (points) on two pages."""
_OVERLAP = 0.25
"""The share of the height of a row that a text stands beside, at the least."""
_NEXT = 2.5
"""A name stands this near over the first of its rows (of the font size), from top to top."""
_HEAD = 4
"""Words of a heading, at the most."""
_LARGER = 1.2
"""A heading left of the rows in print larger than this (of that of the columns' headings) names the table that it stands beside."""
_HEADINGS = 60.0
"""Points that the headings are high, at the most."""
_BARE = 0.3
"""The share of the lines of texts that is a number alone, at the most."""
_LEVEL = 0.45
"""Lines whose middles are nearer than this (of the font size) are level."""


@dataclass(frozen=True)
class _Rows:
    """The rows of a table or several, from the top; the labels begin at `left`, the last column of numbers ends at `right`."""

    rows: list[Line]
    others: list[Line]
    left: float
    right: float


@dataclass(frozen=True)
class TextsOfRows:
    """The words of each such text, from the top; `heads`: those of the heading over texts left of the rows, which would be taken for one of their names."""

    texts: list[list[Word]]
    heads: list[Word]


@dataclass(frozen=True)
class _Column:
    """Lines of text beside rows; `across`: the heights of the edges that run over them; `sure`: whether they are surely no texts of one row each."""

    table: _Rows
    lines: list[Line]
    heads: list[Line]
    across: list[float]
    sure: bool

    @property
    def left(self) -> float:
        """Where its texts begin, or their heading where there are none."""
        return min(line.box.x0 for line in self.lines or self.heads)


def texts_of_rows(words: Sequence[Word], edges: Sequence[Edge], known: Sequence[float] = ()) -> TextsOfRows:
    """The texts of a page; `edges` are horizontal ones, `known` is where such texts begin on other pages of the report."""
    for column in _columns(words, edges):
        if column.sure or any(abs(column.left - x) < _SAME for x in known):
            heads = [w for line in column.heads if line.box.x1 < column.table.left for w in line.words]
            return TextsOfRows([[w for line in text for w in line.words] for text in _apart(column)], heads)
    return TextsOfRows([], [])


def begins_of_texts(words: Sequence[Word], edges: Sequence[Edge]) -> list[float]:
    """Where the lines of such texts begin on a page."""
    return [column.left for column in _columns(words, edges) if column.sure]


def _columns(words: Sequence[Word], edges: Sequence[Edge]) -> Iterator[_Column]:
    """The texts right of the rows of a page, and those left of them, with their headings."""
    table = _rows(words)
    if table is None:
        return
    names = names_over([*table.rows, *table.others], edges)
    if not names and not _heads_among(table):  # a text beside a table is of all of it
        return
    free = [w for line in (*table.rows, *table.others) if line.box.top not in names and not _runs_past(line, table) for w in line.words]
    for right in (True, False):
        if any(_crosses(line, table.right if right else table.left) for line in table.rows):
            continue
        beside = [make_line(line) for line in group_lines(w for w in free if (w.box.x0 > table.right + _AWAY if right else w.box.x1 < table.left - _AWAY))]
        heads = [line for line in beside if any(_is_heading(other, line, table, right) for other in table.others)]
        if not right and any(_is_larger(line, table) for line in heads):
            continue
        lines = _beside_rows([line for line in beside if line not in heads], table)
        bare = [line for line in lines if all(s.is_number for s in line.segments)]
        if any(len(line.numbers) >= _COLUMNS for line in lines) or not (lines or heads) or len(bare) > _BARE * len(lines):
            continue  # or the last column of a wider table among them
        if lines and sum(any(c.isalpha() for c in line.text) for line in lines) <= _SHARE * len(lines):  # "5 778 (3,7 %)" is a column of the table
            continue
        if not lines:
            yield _Column(table, [], heads, [], False)
            continue
        x0, x1 = min(line.box.x0 for line in lines), max(line.box.x1 for line in lines)
        heads = [line for line in heads if line.box.x0 < x1 and x0 < line.box.x1 and line.box.top < lines[0].box.top]
        over = [edge for edge in edges if min(edge[2], x1) - max(edge[1], x0) > 0.5 * (x1 - x0)]
        if x1 - x0 > _NARROWEST:
            across = [y for y, *_ in over]
            of_table = bool(heads) or any(_runs_over(edge, table) for edge in over if edge[0] < lines[0].box.bottom)
            sure = of_table and (_run_over_rows(lines, table.rows) or _reach_over_rows(lines, table.rows, edges, across))
            yield _Column(table, lines, heads, across, sure)


def _crosses(row: Line, edge: float) -> bool:
    """Whether a text of a row runs on over an edge of the rows: another table stands there, whose cells the numbers of the first one's rows would cut."""
    return any(not s.is_number and s.box.x0 < edge - _AWAY and s.box.x1 > edge + _AWAY for s in row.segments)


def _runs_past(line: Line, table: _Rows) -> bool:
    """Whether a line is one text that begins at the rows' left edge and runs on past their right one: it stands under the table, not beside it."""
    text = line.segments[0] if len(line.segments) == 1 else None
    return text is not None and abs(text.box.x0 - table.left) < _AWAY and text.box.x1 > table.right + _AWAY


def _rows(words: Sequence[Word]) -> _Rows | None:
    """The lines with a label and numbers in columns, and all other lines."""
    lines = [make_line(line) for line in group_lines(words)]
    likely = [line for line in lines if len(line.numbers) >= _COLUMNS and not all(s.is_number for s in line.segments)]
    if len(likely) < _ROWS:
        return None
    columns = [
        (x0, x1)
        for x0, x1 in number_columns(likely)
        if sum(any(x0 < s.box.x1 and s.box.x0 < x1 for s in line.numbers) for line in likely) >= max(_ROWS, _SHARE * len(likely))
    ]
    if len(columns) < _COLUMNS:
        return None
    rows, lefts = [], []
    for line in likely:
        held = [s for s in line.numbers if any(x0 < s.box.x1 and s.box.x0 < x1 for x0, x1 in columns)]
        labels = [s for s in line.segments if not s.is_number and s.box.x1 < columns[0][1]]
        if len(held) >= _COLUMNS and labels:
            rows.append(line)
            lefts.append(labels[-1].box.x0)
    if len(rows) < _ROWS:
        return None
    return _Rows(rows, [line for line in lines if not any(line is row for row in rows)], min(lefts), columns[-1][1])


def _heads_among(table: _Rows) -> bool:
    """Whether a line within the width of the rows, and no heading of their columns, stands among them or right over the first: the name of whose they are."""
    for other in table.others:
        words = [w for w in other.words if table.left - _AWAY < w.box.middle[0] < table.right + _AWAY]
        placed = table.rows[0].box.top - _NEXT * other.size < other.box.top < table.rows[-1].box.top
        if words and placed and len(make_line(words).segments) == 1 and not make_line(words).segments[0].is_number:
            return True
    return False


def _is_heading(other: Line, line: Line, table: _Rows, right: bool) -> bool:
    """Whether a line is a heading level with those of the columns, which are no row, and printed as they are."""
    words = [w for w in other.words if (w.box.x1 < table.right + _AWAY if right else w.box.x0 > table.left - _AWAY)]
    level = bool(words) and abs(other.box.middle[1] - line.box.middle[1]) < _LEVEL * line.size and len(line.words) <= _HEAD
    return level and len(make_line(words).segments) > 1 and words[-1].bold == line.words[0].bold


def _is_larger(line: Line, table: _Rows) -> bool:
    """Whether a line left of the rows is in much larger print than the headings of columns at its height."""
    level = [w for other in table.others for w in other.words if w.box.x0 > table.left - _AWAY and abs(w.box.middle[1] - line.box.middle[1]) < line.size]
    return bool(level) and line.size > _LARGER * max(w.size for w in level)


def _beside_rows(lines: Sequence[Line], table: _Rows) -> list[Line]:
    """The lines beside the rows or the name right above the first of them, and those that go on the last of them further down."""
    first, last = table.rows[0], table.rows[-1]
    top = first.box.top
    for other in table.others:
        words = [w for w in other.words if table.left - _AWAY < w.box.middle[0] < table.right + _AWAY]
        if words and 0 < first.box.top - other.box.top < _NEXT * first.size and len(make_line(words).segments) == 1:
            top = min(top, other.box.top)
    out: list[Line] = []
    for line in lines:
        if line.box.middle[1] < top - _LEVEL * line.size:
            continue
        if line.box.middle[1] > last.box.bottom and not (out and line.box.top - out[-1].box.bottom < _TIGHT * line.size):
            break
        out.append(line)
    return out


def _runs_over(edge: Edge, table: _Rows) -> bool:
    """Whether an edge at the height of the rows, or of their headings, runs over most of their width."""
    y, x0, x1 = edge
    top, bottom = table.rows[0].box.top - _HEADINGS, table.rows[-1].box.bottom + _HEADINGS
    return top < y < bottom and min(x1, table.right) - max(x0, table.left) > 0.5 * (table.right - table.left)


def _run_over_rows(lines: Sequence[Line], rows: Sequence[Line]) -> bool:
    """Whether a sentence that wraps at the edge of the column stands level with two rows or more."""
    edge = max(line.box.x1 for line in lines)
    run = [lines[0]]
    for above, line in pairwise(lines):
        near = line.box.top - above.box.bottom < _TIGHT * line.size
        full = above.box.x1 + 0.2 * line.size + line.words[0].box.width > edge - 0.5 * line.size
        goes_on = not line.text[:1].isupper() and not above.text.endswith((".", "!", "?", ":"))
        run = [*run, line] if near and full and goes_on and len(above.segments) == 1 else [line]
        top, bottom = run[0].box.top, run[-1].box.bottom
        if len(run) > 1 and sum(min(bottom, row.box.bottom) - max(top, row.box.top) > _OVERLAP * row.box.height for row in rows) > 1:
            return True
    return False


def _reach_over_rows(lines: Sequence[Line], rows: Sequence[Line], edges: Sequence[Edge], over: Sequence[float]) -> bool:
    """Whether edges between rows stop short of a text beside them, where others run over its column."""
    joined = [rows[0]]
    for above, row in pairwise(rows):
        between = [y for y, *_ in edges if above.box.middle[1] < y < row.box.middle[1]]
        joined = [*joined, row] if between and not any(abs(y - o) < 1 for y in between for o in over) else [row]
        level = [line for line in lines if joined[0].box.top - line.size < line.box.middle[1] < joined[-1].box.bottom]
        if over and len(joined) >= _JOINED and any(len(line.words) > _COLUMNS for line in level):
            return True
    return False


def _apart(column: _Column) -> list[list[Line]]:
    """The lines of each text: between two an edge runs over the column, or the name of what the next rows are stands among the rows."""
    table, lines = column.table, column.lines
    names = [line.box.middle[1] for line in table.others if not any(w is line.words[0] for own in lines for w in own.words)]
    out = [lines[:1]] if lines else []
    for above, line in pairwise(lines):
        begun = any(above.box.bottom < y < line.box.bottom for y in names)  # the name may stand level with the first line
        if begun or any(above.box.middle[1] < y < line.box.middle[1] for y in column.across):
            out.append([])
        out[-1].append(line)
    return out
