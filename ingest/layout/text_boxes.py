"""Frames that hold a text beside a table → each read by itself, right behind the table that it stands beside. Geometry only."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise
from statistics import median

from ingest.amounts import true_amount
from ingest.model import Box, Page, Word, around
from ingest.pages.lines import group_lines, split_segments

_NARROWEST = 90.0
"""Points that a text box is wide, at the least."""
_WIDEST = 0.65
"""The share of the page's text that it takes up from side to side, at the most."""
_EDGE = 2.0
"""Edges nearer than this (points) are one."""
_FREE = 4.0
"""Points between it and what stands beside it, at the least."""
_REACH = 150.0
"""How far below the top of a text box (points) the first rows of the table beside it are looked for."""
_ROWS = 3
"""Rows of a label and numbers that make a table, at the least."""
_LETTERS = 0.6
"""The share of its words that hold letters, at the least."""
_SPACE = 0.5
"""The space between what stands beside two text boxes, at the least (of the font size)."""
_BAND = 36.0
"""Points that a band with a title is high, at the most."""
_BLANK = 1.0
"""A space higher than this (of the font size) ends what stands beside the last one."""


def text_box_parts(page: Page, words: Sequence[Word]) -> list[Page]:
    """The page in parts in reading order where text boxes stand beside tables: what stands beside each of them first; [] where none do."""
    boxes = _text_boxes(page, words)
    if not boxes:
        return []
    inside = {id(w): box for box in boxes for w in words if box.holds(*w.box.middle)}
    rest = [w for w in words if id(w) not in inside]
    cuts = _cuts(rest, boxes)
    if cuts is None:
        return []
    out: list[Page] = []
    for top, bottom in zip([float("-inf"), *cuts], [*cuts, float("inf")], strict=True):
        own = tuple(w for w in rest if top <= w.box.middle[1] < bottom)
        rules = tuple(r for r in page.rules if top <= (r.top + r.bottom) / 2 < bottom and not any(b.holds(r.x0, r.top, _EDGE) for b in boxes))
        fills = tuple(f for f in page.fills if top <= f.box.middle[1] < bottom and not any(b.holds(*f.box.middle) for b in boxes))
        if own:
            out.append(replace(page, words=own, rules=rules, fills=fills, panels=()))
        for box in boxes:
            if top <= box.top < bottom:
                held = tuple(w for w in words if inside.get(id(w)) is box)
                out.append(replace(page, words=held, rules=(), fills=(), panels=(), aside=True))
    return out


def _text_boxes(page: Page, words: Sequence[Word]) -> list[Box]:
    """The frames of texts that stand beside tables, from the top."""
    if not page.panels or not words:
        return []
    width = around([w.box for w in words]).width
    panels: list[Box] = []
    for box in page.panels:  # a shade and the frame drawn about it are one
        if not any(_within(box, other) and _within(other, box) for other in panels):
            panels.append(box)
    found = [box for box in panels if _NARROWEST <= box.width <= _WIDEST * width]
    found = [box for box in found if not any(other is not box and _meet(box, other) and not _is_band_over(other, box) for other in panels)]
    found = [box for box in found if _holds_text(box, words) and not _heads_rows(box, words)]
    return sorted((box for box in found if _stands_free(box, page) and _beside_table(box, words)), key=lambda b: b.top)


def _holds_text(box: Box, words: Sequence[Word]) -> bool:
    """Whether a frame holds running text and no rows of a table, and no word stands over its edge."""
    own = [w for w in words if box.holds(*w.box.middle)]
    if any(w.box.x0 < box.x0 - _EDGE or w.box.x1 > box.x1 + _EDGE for w in own):
        return False
    lines = [split_segments(line) for line in group_lines(own)]
    if any(len(parts) > 1 and any(true_amount(s.text, s.amount) for s in parts[1:]) for parts in lines):
        return False
    if not any(w.text.endswith((".", "!", "?")) and w.text[:1].isalpha() for w in own):  # a name on a band is no text
        return False
    return len(own) > 1 and sum(any(c.isalpha() for c in w.text) for w in own) >= _LETTERS * len(own)


def _heads_rows(box: Box, words: Sequence[Word]) -> bool:
    """Whether a row of a label and numbers stands right below a shade, no wider than it: it holds the headings of their table ("TA + muut.", "Enn.")."""
    below = group_lines(w for w in words if w.box.top > box.bottom - _EDGE and box.x0 - _EDGE < w.box.middle[0] < box.x1 + _EDGE)
    parts = split_segments(below[0]) if below else []
    near = bool(parts) and parts[0].box.top - box.bottom < _BLANK * parts[0].size
    return near and not parts[0].is_number and any(true_amount(s.text, s.amount) for s in parts[1:])


def _stands_free(box: Box, page: Page) -> bool:
    """Whether no rule or shade but its own touches a frame: cells of a table stand side by side."""
    others = [f.box for f in page.fills] + [Box(r.x0, r.top, r.x1, r.bottom) for r in page.rules]
    return not any(_meet(box, other) and not _within(other, box) and not _is_band_over(other, box) for other in others)


def _is_band_over(band: Box, box: Box) -> bool:
    """Whether a band with a title runs over a frame and, on either side of it, far over what stands beside it."""
    over = min(box.x0 - band.x0, band.x1 - box.x1) > -_EDGE and band.width - box.width > _NARROWEST
    return over and band.height < _BAND and abs(box.top - band.bottom) < _EDGE


def _beside_table(box: Box, words: Sequence[Word]) -> bool:
    """Whether a frame stands beside a table or a chart that begins at its height, clear of all its words; nothing stands on its other side."""
    level = [w for w in words if box.top <= w.box.middle[1] <= box.bottom and not box.holds(*w.box.middle)]
    left = [w for w in level if w.box.x1 < box.x0 - _FREE]
    right = [w for w in level if w.box.x0 > box.x1 + _FREE]
    if not level or len(left) + len(right) < len(level) or (left and right):
        return False
    below = [w for w in words if box.top <= w.box.middle[1] <= box.top + _REACH and (w.box.x1 < box.x0 if left else w.box.x0 > box.x1)]
    rows = [split_segments(line) for line in group_lines(below)]
    scale = sum(len(parts) == 1 and parts[0].is_number for parts in rows)  # the numbers up the side of a chart
    return scale >= _ROWS or sum(not parts[0].is_number and any(true_amount(s.text, s.amount) for s in parts[1:]) for parts in rows) >= _ROWS


def _cuts(words: Sequence[Word], boxes: Sequence[Box]) -> list[float] | None:
    """Heights between what stands beside one text box and beside the next, and below the last of them; None where no space parts two of them."""
    lines = [around([w.box for w in line]) for line in group_lines(words)]
    spaces = [(b.top - a.bottom, (a.bottom + b.top) / 2) for a, b in pairwise(lines)]
    size = median(w.size for w in words)
    cuts = []
    for upper, lower in pairwise(boxes):
        if lower.top - upper.top < _EDGE:
            continue
        between = [space for space in spaces if upper.top < space[1] < lower.top + size]
        widest = max(between, default=(0.0, 0.0))
        if widest[0] < _SPACE * size:
            return None
        cuts.append(widest[1])
    usual = median(space for space, _ in spaces) if spaces else 0.0
    below = (y for space, y in spaces if y > boxes[-1].bottom and space > max(_BLANK * size, 1.5 * usual))
    return [*cuts, *([y] if (y := next(below, None)) is not None else [])]


def _within(box: Box, other: Box) -> bool:
    return box.x0 > other.x0 - _EDGE and box.x1 < other.x1 + _EDGE and box.top > other.top - _EDGE and box.bottom < other.bottom + _EDGE


def _meet(box: Box, other: Box) -> bool:
    """Whether two boxes overlap or touch."""
    return min(box.x1, other.x1) - max(box.x0, other.x0) > -_EDGE and min(box.bottom, other.bottom) - max(box.top, other.top) > -_EDGE
