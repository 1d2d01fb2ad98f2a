"""Names of rows that run over all columns of a table, in a cell that edges draw: where on its width such a name stands tells nothing. Pure geometry."""

from collections.abc import Sequence
from statistics import median

from ingest.pages.lines import Line
from ingest.pages.number_columns import row_like

Edge = tuple[float, float, float]
"""A horizontal edge: y, x0, x1."""
_WIDE = 0.8
"""Edges above and below such a name are this share of the rows' width, at the least."""
_SLACK = 2.0
"""Points that a name may reach beyond the edges."""
_HIGH = 3.5
"""The edges stand no further apart than this (of the font size)."""
_LONG = 80
"""Characters of a name, at the most."""
_ROWS = 3
"""Rows of the tables on a page, at the least."""


def names_over(lines: Sequence[Line], edges: Sequence[Edge]) -> frozenset[float]:
    """The tops of the lines that are one text alone between two edges over the width of the rows, which stand in columns of numbers."""
    rows = [line for line in lines if row_like(line) and not line.segments[0].is_number]
    if len(rows) < _ROWS or not edges:
        return frozenset()
    left, right = median(row.box.x0 for row in rows), median(row.box.x1 for row in rows)
    wide = [edge for edge in edges if min(edge[2], right) - max(edge[1], left) > _WIDE * (right - left)]
    return frozenset(line.box.top for line in lines if _is_name(line) and _is_alone(line, lines, wide))


def _is_name(line: Line) -> bool:
    return len(line.segments) == 1 and not line.numbers and len(line.text) < _LONG and not line.text.endswith((".", ",", ":")) and not line.text[:1].islower()


def _is_alone(line: Line, lines: Sequence[Line], edges: Sequence[Edge]) -> bool:
    """Whether edges run over and under a line close by, and nothing else stands between them."""
    middle = line.box.middle[1]
    own = [y for y, x0, x1 in edges if x0 < line.box.x0 + _SLACK and line.box.x1 < x1 + _SLACK]
    above, below = max((y for y in own if y < middle), default=None), min((y for y in own if y > middle), default=None)
    if above is None or below is None or below - above > _HIGH * line.size:
        return False
    return not any(above < other.box.middle[1] < below for other in lines if other is not line)
