"""Headings that stand above a ruled grid, shaded or bold, with no rules of their own around them. Pure geometry."""

from collections.abc import Sequence

from ingest.bar_tables import Bar, head_above, heading_row
from ingest.lines import make_line
from ingest.model import Fill, Word, around
from ingest.raw_tables import RawCell, RawRow, RawTable, true_amount


def take_heads_above(table: RawTable, words: Sequence[Word], fills: Sequence[Fill]) -> None:
    """Puts the headings right above a grid that begins with data among its rows, in place."""
    first = table.rows[0] if table.rows else None
    if first is None or len(table.xs) < 3 or not any(c is not None and true_amount(c.text, c.amount) for c in first.cells[1:]):
        return
    left, right = table.xs[0][0], table.xs[-1][1]
    above = [w for w in words if left - 2 <= w.box.middle[0] <= right + 2 and id(w) not in table.words]
    edges = [x1 for _, x1 in table.xs[:-1]]
    lines = [make_line(line.words, edges) for line in head_above(Bar(table.box.top, left, right), above, fills)]
    heads = [heading_row(line, [(x, x) for x in edges], len(table.xs)) for line in lines]
    if sum(any(row[c] for row in heads) for c in range(1, len(table.xs))) < 0.6 * (len(table.xs) - 1):
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
