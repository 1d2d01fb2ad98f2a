"""Coloured bars at the left edge of a page that name what stands beside them, a table each → the name, then what it names. Geometry only."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from ingest.amounts import true_amount
from ingest.columns.record_columns import tells_alone
from ingest.model import Box, Fill, Page, Word
from ingest.pages.lines import group_lines, split_segments
from ingest.pages.panels import page_part

_SAME = 2.0
"""Edges nearer than this (points) are one."""
_LEAST = (12.0, 30.0)
"""Width and height (points) of a bar, at the least."""
_WIDEST = 0.35
"""The share of the page's width that a bar takes, at the most."""
_LINES = 5
"""Lines that a bar says, at the most."""
_NAME_LINES = 3
"""Lines of a name, at the most; more are a list."""
_ROWS = 3
"""Rows of a label and numbers beside a bar, at the least."""
_SPARE = 2.0
"""A bar is at least this many times as high as what it says."""


def side_bar_parts(page: Page, words: Sequence[Word]) -> list[Page]:
    """The page in parts in reading order: the name in each bar, what stands beside it, what else the bar says; [] where it has no bars."""
    shades = (f for f in page.fills if f.box.width >= _LEAST[0] and f.box.height >= _LEAST[1] and f.box.width <= _WIDEST * page.width)
    large = (f.box for f in shades if not any(_goes_on(f, other) for other in page.fills))
    shaped = [box for box in large if _is_bar(page, box, words)]
    proven = [box for box in shaped if _tells(box, words)]
    drawn = {round(box.top): box for box in shaped if any(_alike(box, other) for other in proven)}  # one may be drawn over itself
    bars = sorted(drawn.values(), key=lambda box: box.top)
    touching = any(lower.top - upper.bottom < _SAME for upper, lower in pairwise(bars))  # as cells of a table do
    if not bars or touching:
        return []
    out: list[Page] = []
    plain = replace(page, panels=())
    beside = [Box(bar.x1, bar.top, page.width, bar.bottom) for bar in bars]
    at = float("-inf")
    for bar, box in zip(bars, beside, strict=True):
        above = [w for w in words if at <= w.box.middle[1] < bar.top]
        out += [page_part(plain, above, [*bars, *beside], None)] if above else []
        name, more = _named(bar, words)
        parts = ((bar, name), (box, [w for w in words if box.holds(*w.box.middle)]), (bar, more))
        out += [page_part(plain, held, [], part) for part, held in parts if held]
        at = bar.bottom
    below = [w for w in words if w.box.middle[1] >= at]
    return [*out, page_part(plain, below, [*bars, *beside], None)] if below else out


def _goes_on(fill: Fill, other: Fill) -> bool:
    """Whether a shade goes on in another one right of it, as high and of its colour: the headings of a table, a cell each."""
    level = abs(fill.box.top - other.box.top) < _SAME and abs(fill.box.bottom - other.box.bottom) < _SAME
    return level and fill.color == other.color and abs(other.box.x0 - fill.box.x1) < _SAME


def _named(bar: Box, words: Sequence[Word]) -> tuple[list[Word], list[Word]]:
    """The words of the name in a bar, its largest print, and the others in it."""
    own = [w for w in words if bar.holds(*w.box.middle)]
    largest = max(((w.size, w.bold) for w in own), default=None)
    return [w for w in own if (w.size, w.bold) == largest], [w for w in own if (w.size, w.bold) != largest]


def _is_bar(page: Page, bar: Box, words: Sequence[Word]) -> bool:
    """Whether a narrow shaded box has the look of a bar: a name and much free space in it, nothing left of it, something right of it, no rule into it."""
    level = [w for w in words if bar.top <= w.box.middle[1] <= bar.bottom]
    name, more = _named(bar, level)
    beside = [w for w in level if w.box.x0 > bar.x1]
    if not name or not beside or len(name) + len(more) + len(beside) < len(level):
        return False
    own = [*name, *more]
    lines = group_lines(own)
    said = sum(max(w.box.bottom for w in line) - min(w.box.top for w in line) for line in lines)
    if len(group_lines(name)) > _NAME_LINES or len(lines) > _LINES or bar.height < _SPARE * said or any(c.isdigit() for w in own for c in w.text):
        return False
    inside = all(w.box.x0 > bar.x0 - _SAME and w.box.x1 < bar.x1 + _SAME for w in own)
    return inside and not any(r.horizontal and r.x0 < bar.x1 - _SAME < r.x1 and bar.top - _SAME < r.top < bar.bottom + _SAME for r in page.rules)


def _tells(bar: Box, words: Sequence[Word]) -> bool:
    """Whether a bar tells the state of what stands beside it, or has a table of its own there."""
    if tells_alone(" ".join(w.text for w in words if bar.holds(*w.box.middle))):
        return True
    rows = [split_segments(line) for line in group_lines([w for w in words if w.box.x0 > bar.x1 and bar.top <= w.box.middle[1] <= bar.bottom])]
    return sum(not row[0].is_number and any(true_amount(s.text, s.amount) for s in row[1:]) for row in rows) >= _ROWS


def _alike(bar: Box, other: Box) -> bool:
    """Whether two boxes stand under each other, equally wide."""
    return abs(bar.x0 - other.x0) < _SAME and abs(bar.x1 - other.x1) < _SAME
