"""The name of a table in light print on a dark band over its headings. Geometry only."""

from collections.abc import Sequence

from ingest.model import Box
from ingest.pages.lines import Line, is_light

_OVER = 1.8
"""How far (of the font size) the name stands over what it names, at the most."""
_LEFT = 12.0
"""Points that it may stand in from the table's left edge."""
_LONGEST = 80
"""Characters of such a name."""


def names_table(line: Line, tables: Sequence[Box]) -> bool:
    """Whether a line is nothing but a name in light print that stands right over a table, at its left edge."""
    if len(line.segments) > 1 or line.numbers or len(line.text) > _LONGEST or not line.text[:1].isupper():
        return False
    return is_light(line.words) and any(_right_over(line.box, table, line.size) for table in tables)


def _right_over(box: Box, table: Box, size: float) -> bool:
    return -_LEFT < box.x0 - table.x0 < _LEFT and box.x1 < table.x1 + _LEFT and -0.5 * size < table.top - box.bottom < _OVER * size
