"""Headings that stand above a ruled grid, shaded or bold, with no rules of their own around them. Pure geometry."""

from collections.abc import Sequence
from itertools import pairwise

from ingest.amounts import true_amount
from ingest.columns.record_columns import heads_words
from ingest.model import Fill, Word, around
from ingest.pages.lines import Line, make_line, read_lines
from ingest.pages.raw_tables import RawCell, RawRow, RawTable
from ingest.tables.bar_tables import Bar, head_above, heading_row

_TOUCHES = 4.0
"""Points between the edges of a band and of the grid that it stands on."""
_TALLEST = 130.0
"""Points: a taller band is no row of headings."""
_NEAR = 1.8
"""The lowest headings stand no further above a grid than this (font sizes)."""
_LONGEST = 60
"""Characters of a heading."""


def take_heads_above(table: RawTable, words: Sequence[Word], fills: Sequence[Fill]) -> None:
    """Puts the headings right above a grid that begins with data among its rows, in place; above words only those of records."""
    first = table.rows[0] if table.rows else None
    if first is None or len(table.xs) < 3:
        return
    numbers = any(c is not None and true_amount(c.text, c.amount) for c in first.cells[1:])
    left, right = table.xs[0][0], table.xs[-1][1]
    above = [w for w in words if left - 2 <= w.box.middle[0] <= right + 2 and id(w) not in table.words]
    edges = _between_heads(table, above)
    lines = _in_band(table, above, fills, edges) or [make_line(line.words, edges) for line in head_above(Bar(table.box.top, left, right), above, fills)]
    heads = [heading_row(line, [(x, x) for x in edges], len(table.xs)) for line in lines]
    for begin, end in _blocks(heads[-1] if heads else [], table):
        _spread(heads, lines, table, begin, end)
    for n in range(len(heads) - 2, -1, -1):  # what stands over the labels alone, half way between two lines
        if heads[n][0] and not any(heads[n][1:]) and not heads[n + 1][0]:
            heads[n + 1][0] = heads[n][0]
            del heads[n], lines[n]
    if sum(any(row[c] for row in heads) for c in range(1, len(table.xs))) < 0.6 * (len(table.xs) - 1):
        return
    if not numbers and not heads_words([" ".join(filter(None, texts)) for texts in zip(*heads, strict=True)]):  # nor a table of targets, plans or risks
        return
    rows = []
    for line, texts in zip(lines, heads, strict=True):
        size, bold = line.size, line.segments[0].bold
        cells = [RawCell([(text, line.box)], line.box, bold, size=size) if text else None for text in texts]
        filled = any(f.box.holds(*line.box.middle) for f in fills)
        rows.append(RawRow(cells, table.page, line.box.top, line.box.bottom, filled))
    table.rows = [*rows, *table.rows]
    table.box = around([table.box, *(line.box for line in lines)])
    table.words |= {id(w) for line in lines for w in line.words}


def _between_heads(table: RawTable, words: Sequence[Word]) -> list[float]:
    """The edge behind each column but the last; one that a heading reaches over is moved to where headings are parted, between the numbers of both columns."""
    near = sorted((w for w in words if -1 <= table.box.top - w.box.bottom < _NEAR * w.size), key=lambda w: w.box.x0)
    edges = []
    for c, (_, edge) in enumerate(table.xs[:-1]):
        cut = any(w.box.x0 < edge - 0.5 and w.box.x1 > edge + 0.5 for w in near)
        ends = max((cell.box.x1 for row in table.rows if (cell := row.cells[c]) is not None), default=edge) if cut else edge
        starts = min((cell.box.x0 for row in table.rows if (cell := row.cells[c + 1]) is not None), default=edge) if cut else edge
        gaps = [
            (right.box.x0 - left.box.x1, (max(left.box.x1, ends) + min(right.box.x0, starts)) / 2)
            for left, right in pairwise(near)
            if max(left.box.x1, ends) < min(right.box.x0, starts)
        ]
        edges.append(max(gaps)[1] if cut and gaps else edge)
    return edges


def _in_band(table: RawTable, words: Sequence[Word], fills: Sequence[Fill], edges: Sequence[float]) -> list[Line]:
    """The lines in the shaded band that stands on a grid, wherever in it they stand; none where it holds data."""
    left, right = table.xs[0][0], table.xs[-1][1]
    for box in (f.box for f in fills):
        if abs(box.bottom - table.box.top) < _TOUCHES and abs(box.x0 - left) < _TOUCHES and abs(box.x1 - right) < _TOUCHES and box.height < _TALLEST:
            lines = read_lines([w for w in words if box.holds(*w.box.middle)], edges)
            if not any(true_amount(s.text, s.amount) or len(s.text) > _LONGEST for line in lines for s in line.segments):
                return lines
    return []


def _blocks(texts: Sequence[str], table: RawTable) -> list[tuple[int, int]]:
    """(first, last + 1) of columns that the lowest headings, said again and again, or upright rules set together: "TA, TOT, %, TA, TOT, %"."""
    count = len(texts) - 1
    for size in range(2, count // 2 + 1):
        if count % size == 0 and all(texts[1 : size + 1]) and all(texts[1 + n] == texts[1 + n % size] for n in range(count)):
            return [(n, n + size) for n in range(1, count, size)]
    return [(max(first, 1), last) for first, last in table.groups]


def _spread(heads: Sequence[list[str]], lines: Sequence[Line], table: RawTable, first: int, last: int) -> None:
    """Puts what stands alone over the columns between two upright rules, above the headings of each of them, over all of them."""
    left, right = table.xs[first][0], table.xs[last - 1][1]
    over = [[s for s in line.segments if left <= s.box.middle[0] <= right] for line in lines]
    if any(len(segments) > 1 for segments in over):
        for texts, segments in zip(heads, over, strict=True):
            close = all(b.box.x0 - a.box.x1 < 0.75 * a.size for a, b in pairwise(segments))
            if segments and close and segments is not over[-1]:  # a heading over all of them
                texts[first:last] = [" ".join(s.text for s in segments)] * (last - first)
