"""Charts of lying bars, a name before each and its number behind it: the numbers are one column, wherever their bars end. Pure geometry."""

from collections.abc import Sequence

from ingest.lines import Line
from ingest.model import Fill

_NEAR = 14.0
"""Points between the end of a bar and its number."""
_SAME = 2.5
"""Edges nearer than this (points) are one."""
_BARS = 2
"""Bars of different lengths that make a chart, at the least."""


def behind_bars(rows: Sequence[Line], fills: Sequence[Fill]) -> bool:
    """Whether each row is a name, a bar that begins where the others do, and one number behind its end; a bar of nothing may be missing."""
    if any(len(row.numbers) != 1 or len(row.segments) < 2 for row in rows):
        return False
    found = []
    for row in rows:
        name, number = row.segments[-2].box, row.numbers[0].box
        if row.segments[-1] is not row.numbers[0]:
            return False
        middle = number.middle[1]
        own = [f.box for f in fills if f.box.top < middle < f.box.bottom and name.x1 - 1 < f.box.x0 and -1 < number.x0 - f.box.x1 < _NEAR]
        found.append(max(own, key=lambda box: box.x1) if own else None)
    bars = [box for box in found if box is not None]
    start = min((box.x0 for box in bars), default=0.0)
    empty = sum(box is None for box in found)
    return len(bars) >= _BARS and empty <= 1 and len({round(box.x1) for box in bars}) > 1 and all(abs(box.x0 - start) < _SAME for box in bars)
