"""Tables named at their left, a name in larger print beside the headings of each → each name with the texts below it, then its table.

The rows of such a table and the lines of the texts left of it are level by chance. Pure geometry.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from statistics import median

from ingest.model import Word, around
from ingest.pages.lines import Line, group_lines, make_line
from ingest.pages.number_columns import row_like

_ROWS = 3
"""Rows of a label and numbers that each table has, at the least."""
_COLUMNS = 2
"""Numbers of a row, and headings beside a name, at the least."""
_INDENT = 30.0
"""Points that the labels of parts are set in, at the most."""
_GUTTER = 9.0
"""Points free before the labels, at the least."""
_NARROWEST = 90.0
"""Points that names and texts are wide together with the space beside them, at the least."""
_LARGER = 1.2
"""A name is larger than this (of the size of the headings beside it)."""
_LEVEL = 1.2
"""The headings stand no further above or below a name than this (of its size)."""
_NEXT = 4.0
"""The first row stands no further below a name (of its size)."""
_ACROSS = 2
"""Rules from below a name on under the labels that part rows, at the least; one may stand below the headings."""
_SAME = 2.0
"""Names begin as near to each other as this (points)."""
_RUNS_ON = 2.0
"""Texts of a name stand nearer below each other than this (of the font size)."""


@dataclass(frozen=True)
class _Table:
    """A name with its texts, and the table right of it."""

    top: float
    bottom: float
    left: list[Word]
    right: list[Word]


def names_left(words: Sequence[Word], edges: Sequence[tuple[float, float, float]] = ()) -> list[list[Word]] | None:
    """The words in parts in reading order: what stands above the first name, the names with their texts, each before its table, and what stands between.

    `edges`: (y, x0, x1) of rules and shades; where some below a name run on under the labels, it is the heading of the first column.
    """
    rows = [line for line in map(make_line, group_lines(words)) if row_like(line)]
    if len(rows) < _ROWS:
        return None
    x = _labels_begin(rows)
    if x is None or x - around([w.box for w in words]).x0 < _NARROWEST:
        return None
    names = _names(words, rows, x)
    if not names or max(n.box.x0 for n in names) - min(n.box.x0 for n in names) > _SAME or max(n.size for n in names) - min(n.size for n in names) > 0.3:
        return None
    tables = [_table(words, name, after.box.top - 1 if after else float("inf"), rows, x) for name, after in zip(names, [*names[1:], None], strict=True)]
    out: list[list[Word]] = []
    at = float("-inf")
    for name, table in zip(names, tables, strict=True):
        if table is None or sum(name.box.bottom < y < table.bottom and x0 < name.box.x1 and x1 > x for y, x0, x1 in edges) >= _ACROSS:
            return None
        out += [[w for w in words if at <= w.box.middle[1] < table.top], table.left, table.right]
        at = table.bottom
    return [part for part in (*out, [w for w in words if w.box.middle[1] >= at]) if part]


def _label(row: Line) -> Line | None:
    """The label of a row: the text before its first number."""
    first = next((n for n, s in enumerate(row.segments) if s.is_number), 0)
    return make_line(row.segments[first - 1].words) if first and sum(s.is_number for s in row.segments) >= _COLUMNS else None


def _labels_begin(rows: Sequence[Line]) -> float | None:
    """Where the labels of all rows begin, None where they do not begin at one edge."""
    lefts = [label.box.x0 for row in rows if (label := _label(row)) is not None]
    return min(lefts) if len(lefts) == len(rows) and max(lefts) - min(lefts) < _INDENT else None


def _names(words: Sequence[Word], rows: Sequence[Line], x: float) -> list[Line]:
    """The lines left of the labels in larger print, each level with headings of columns that rows stand right below."""
    out = []
    for name in (make_line(line) for line in group_lines(w for w in words if w.box.x1 < x - _GUTTER)):
        if len(name.segments) != 1 or name.segments[0].is_number:
            continue
        reach = _LEVEL * name.size
        first = next((row for row in rows if row.box.middle[1] > name.box.top), None)
        if first is None or first.box.top - name.box.bottom > _NEXT * name.size:
            continue
        over = [w for w in words if w.box.x0 > x and name.box.top - reach < w.box.middle[1] < min(name.box.bottom + reach, first.box.top)]
        level = [w for w in over if name.box.top - 1 < w.box.bottom and w.box.top < name.box.bottom + 1]
        if level and len(make_line(sorted(level, key=lambda w: w.box.x0)).segments) >= _COLUMNS and name.size > _LARGER * median(w.size for w in over):
            out.append(name)
    return out


def _table(words: Sequence[Word], name: Line, end: float, rows: Sequence[Line], x: float) -> _Table | None:
    """A name's texts and table above `end`, None where it has none or a word stands across the space between the two."""
    top = name.box.top - _LEVEL * name.size
    head = [w for w in words if w.box.x0 > x - 1 and top < w.box.middle[1] < name.box.bottom]
    top = min([name.box.top, *(w.box.top for w in head)]) - 1
    own = [row for row in rows if top < row.box.middle[1] < end]
    if len(own) < _ROWS:
        return None
    bottom = max(w.box.bottom for row in own for w in row.words if w.box.x0 > x - 1)
    left: list[Word] = []
    last = name
    for line in map(make_line, group_lines(w for w in words if w.box.x1 < x - 1 and top < w.box.middle[1] < end)):
        if line.box.top > bottom and (line.size > 1.1 * last.size or line.box.top - last.box.bottom > _RUNS_ON * line.size):
            break
        if any(s.is_number for s in line.segments[1:]):
            return None
        left += line.words
        last = line
    bottom = max(bottom, last.box.bottom)
    inside = [w for w in words if top < w.box.middle[1] <= bottom]
    right = [w for w in inside if w.box.x0 > x - 1]
    return _Table(top, bottom, [w for w in inside if w.box.x1 < x - _GUTTER], right) if len(left) + len(right) == len(inside) else None
