"""Charts of bars, each with a name and its number: lying ones with the number behind the end, standing ones with it on top. Pure geometry."""

from collections.abc import Sequence
from dataclasses import dataclass

from ingest.amounts import true_amount, year_like
from ingest.model import Box, Fill, around
from ingest.pages.lines import Line, Segment, make_line
from ingest.pages.raw_tables import RawCell, RawRow, RawTable, cell_of_lines

NEAR = 14.0
"""Points between the end of a bar and its number, or between its foot and what is right under it."""
NAME = 26.0
"""Points between a bar and the name beside it, or between its foot and the last line of the name under it."""
SAME = 2.5
"""Edges nearer than this (points) are one."""
_OFF = 6.0
"""A number is no further (points) off the middle of its bar."""
_BARS = 2
"""Bars of different lengths that make a chart, at the least."""


@dataclass(frozen=True)
class _Bar:
    """A bar's name, from the top, and its number."""

    box: Box
    name: tuple[Segment, ...]
    number: Segment


def find_charts(page: int, lines: Sequence[Line], fills: Sequence[Fill]) -> list[RawTable]:
    """Every chart of one series of bars as a table of names and numbers; those of one thing over times are left to the tables that print it."""
    segments = [s for line in lines for s in line.segments]
    out: list[RawTable] = []
    used: set[int] = set()
    for standing in (False, True):
        for boxes in _rows_of([f.box for f in fills], standing):
            bars = [_standing(box, segments) if standing else _lying(box, segments) for box in boxes]
            whole = [bar for bar in bars if bar is not None]
            table = _table(page, whole, standing) if len(whole) == len(boxes) else None
            if table is not None and not table.words & used:
                out.append(table)
                used |= table.words
    return out


def _rows_of(boxes: Sequence[Box], standing: bool) -> list[list[Box]]:
    """Fills that stand on one line or begin at one edge, as thick as each other, of different lengths."""
    groups: list[list[Box]] = []
    for box in boxes:
        at, thick = (box.bottom, box.width) if standing else (box.x0, box.height)
        own = next((g for g in groups if all(abs(a - b) < SAME for a, b in ((_edge(g[0], standing), at), (_thick(g[0], standing), thick)))), None)
        if own is None:
            groups.append([box])
        else:
            own.append(box)
    return [g for g in groups if len(g) >= _BARS and len({round(b.height if standing else b.width) for b in g}) > 1]


def _edge(box: Box, standing: bool) -> float:
    return box.bottom if standing else box.x0


def _thick(box: Box, standing: bool) -> float:
    return box.width if standing else box.height


def _lying(box: Box, segments: Sequence[Segment]) -> _Bar | None:
    level = [s for s in segments if box.top - 3 < s.box.middle[1] < box.bottom + 3]
    numbers = [s for s in level if true_amount(s.text, s.amount) and -1 < s.box.x0 - box.x1 < NEAR]
    name = [s for s in level if not s.is_number and s.box.x1 < box.x0 + 1 and s.box.x1 > box.x0 - NAME]
    return _Bar(box, tuple(sorted(name, key=lambda s: s.box.top)), numbers[0]) if len(numbers) == 1 and name else None


def _standing(box: Box, segments: Sequence[Segment]) -> _Bar | None:
    middle = box.middle[0]
    over = [s for s in segments if abs(s.box.middle[0] - middle) < _OFF]
    numbers = [s for s in over if true_amount(s.text, s.amount) and -2 < box.top - s.box.bottom < NEAR]
    name = [s for s in over if not s.is_number and s.box.top - box.bottom > -2 and s.box.bottom - box.bottom < NAME]
    return _Bar(box, tuple(sorted(name, key=lambda s: s.box.top)), numbers[0]) if len(numbers) == 1 and name else None


def number_cell(number: Segment) -> RawCell:
    """A cell that holds the number of a bar."""
    cell = cell_of_lines([make_line(number.words)])
    cell.amount = number.amount
    return cell


def _table(page: int, bars: Sequence[_Bar], standing: bool) -> RawTable | None:
    names = [" ".join(s.text for s in bar.name) for bar in bars]
    if len({*names}) < len(names) or all(year_like(name) for name in names) or len({id(bar.number) for bar in bars}) < len(bars):
        return None
    rows = []
    for bar in sorted(bars, key=lambda bar: bar.box.x0 if standing else bar.box.top):
        cells = [cell_of_lines([make_line(s.words) for s in bar.name]), number_cell(bar.number)]
        rows.append(RawRow([*cells], page, bar.box.top, bar.box.bottom))
    boxes = [s.box for bar in bars for s in (*bar.name, bar.number)]
    box = around([*boxes, *(bar.box for bar in bars)])
    left = max(s.box.x1 for bar in bars for s in bar.name)
    return RawTable(page, box, [(box.x0, left), (left, box.x1)], [], rows, False, {id(w) for bar in bars for s in (*bar.name, bar.number) for w in s.words})
