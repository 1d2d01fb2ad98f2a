"""Names of rows that run over all columns of a table, in a cell that edges draw: where on its width such a name stands tells nothing. Pure geometry."""

from collections.abc import Sequence
from statistics import median

from ingest.pages.lines import Line
from ingest.pages.number_columns import row_like

Edge = tuple[float, float, float]
"""A horizontal edge: y, x0, x1."""
_WIDE = 0.8
"""Edges above and below such a name are this share of the rows' width, at the least."""
_INDENT = 30.0
"""Points that the names of parts are set in, at the most."""
_LARGER = 1.25
"""Print larger than this (of the rows')."""
_PADDING = 12.0
_MIDDLE = 4.0
"""Points from the beginning of its edges to a name's, or from their middle to its own, at the most."""
_SLACK = 2.0
"""Points that a name may reach beyond the edges."""
_HIGH = 3.5
"""The edges stand no further apart than this (of the font size)."""
_LONG = 80
"""Characters of a name, at the most."""
_ROWS = 3
"""Rows of the tables on a page, at the least."""


def names_over(lines: Sequence[Line], edges: Sequence[Edge]) -> frozenset[float]:
    """The tops of the lines that are one text alone between two edges over the width of the rows, which stand in columns of numbers.

    Names that begin where the labels do, in print about as large, are none of them: they are read as labels are.
    """
    rows = [line for line in lines if row_like(line) and not line.segments[0].is_number]
    if len(rows) < _ROWS or not edges:
        return frozenset()
    left, right = median(row.box.x0 for row in rows), median(row.box.x1 for row in rows)
    wide = [edge for edge in edges if min(edge[2], right) - max(edge[1], left) > _WIDE * (right - left)]
    size = median(row.size for row in rows)
    names = [line for line in lines if _is_name(line) and (line.size > _LARGER * size or not left - _SLACK < line.box.x0 < left + _INDENT)]
    return frozenset(line.box.top for line in names if _is_alone(line, lines, wide))


def _is_name(line: Line) -> bool:
    return len(line.segments) == 1 and not line.numbers and len(line.text) < _LONG and not line.text.endswith((".", ",", ":")) and not line.text[:1].islower()


def _is_alone(line: Line, lines: Sequence[Line], edges: Sequence[Edge]) -> bool:
    """Whether edges run over and under a line close by, it begins where they do or stands in their middle, and nothing else stands between them."""
    middle = line.box.middle[1]
    own = [edge for edge in edges if edge[1] < line.box.x0 + _SLACK and line.box.x1 < edge[2] + _SLACK]
    above, below = max((e for e in own if e[0] < middle), default=None), min((e for e in own if e[0] > middle), default=None)
    if above is None or below is None or below[0] - above[0] > _HIGH * line.size:
        return False
    placed = any(line.box.x0 - x0 < _PADDING or abs(line.box.middle[0] - (x0 + x1) / 2) < _MIDDLE for _, x0, x1 in (above, below))
    return placed and not any(above[0] < other.box.middle[1] < below[0] for other in lines if other is not line)
