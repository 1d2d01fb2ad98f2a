"""Coloured bars at the left edge of a page that name what stands beside them, a table each → the name, then what it names. Geometry only."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from ingest.amounts import true_amount
from ingest.columns.record_columns import tells_alone
from ingest.model import Box, Page, Word
from ingest.pages.lines import group_lines, split_segments
from ingest.pages.panels import page_part

_SAME = 2.0
"""Edges nearer than this (points) are one."""
_WIDEST = 0.35
"""The share of the page's width that a bar takes, at the most."""
_LINES = 5
"""Lines that a bar says, at the most."""
_ROWS = 3
"""Rows of a label and numbers beside a bar, at the least."""
_SPARE = 2.0
"""A bar is at least this many times as high as what it says."""


def side_bar_parts(page: Page, words: Sequence[Word]) -> list[Page]:
    """The page in parts in reading order: the name in each bar, what stands beside it, what else the bar says; [] where it has no bars."""
    bars = sorted((f.box for f in page.fills if _names(page, f.box, words)), key=lambda box: box.top)
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
        own = [w for w in words if bar.holds(*w.box.middle)]
        largest = max((w.size, w.bold) for w in own)
        name, more = ([w for w in own if ((w.size, w.bold) == largest) == named] for named in (True, False))
        parts = ((bar, name), (box, [w for w in words if box.holds(*w.box.middle)]), (bar, more))
        out += [page_part(plain, held, [], part) for part, held in parts if held]
        at = bar.bottom
    below = [w for w in words if w.box.middle[1] >= at]
    return [*out, page_part(plain, below, [*bars, *beside], None)] if below else out


def _names(page: Page, bar: Box, words: Sequence[Word]) -> bool:
    """Whether a shaded box is a bar: narrow, with a name and much free space in it, nothing left of it, a table of its own right of it and no rule into it."""
    level = [w for w in words if bar.top <= w.box.middle[1] <= bar.bottom]
    own = [w for w in level if bar.holds(*w.box.middle)]
    beside = group_lines([w for w in level if w.box.x0 > bar.x1])
    if not own or bar.width > _WIDEST * page.width or len(own) + sum(map(len, beside)) < len(level) or any(w.box.x1 > bar.x1 + _SAME for w in own):
        return False
    lines = group_lines(own)
    said = lines[-1][0].box.bottom - lines[0][0].box.top
    if len(lines) > _LINES or bar.height < _SPARE * said or any(c.isdigit() for w in own for c in w.text):
        return False
    if any(r.horizontal and r.x0 < bar.x1 - _SAME < r.x1 and bar.top - _SAME < r.top < bar.bottom + _SAME for r in page.rules):
        return False
    if tells_alone(" ".join(w.text for w in own)):
        return bool(beside)
    rows = [split_segments(line) for line in beside]
    return sum(not row[0].is_number and any(true_amount(s.text, s.amount) for s in row[1:]) for row in rows) >= _ROWS
