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
_FEW_WORDS = 3
"""Words of a sentence that ends in a number are more."""
_SPACE = 0.5
"""The space between what stands beside two text boxes, at the least (of the font size)."""
_BAND = 36.0
"""Points that a band with a title is high, at the most."""
_BLANK = 1.0
"""A space higher than this (of the font size) ends what stands beside the last one."""
_STACKED = 14.0
"""Points between two text boxes that stand beside one table, at the most."""
_LARGER = 1.1
"""The name of the next table is in print larger than this (of that of the rows)."""


def text_box_parts(page: Page, words: Sequence[Word]) -> list[Page]:
    """The page in parts in reading order where text boxes stand beside tables: what stands beside each of them first; [] where none do."""
    boxes = _text_boxes(page, words)
    if not boxes:
        return []
    inside = {id(w): box for box in boxes for w in words if box.holds(*w.box.middle)}
    rest = [w for w in words if id(w) not in inside]
    stacks = _stacks(boxes, rest)
    cuts = _cuts(rest, [around(stack) for stack in stacks])
    if cuts is None:
        return []
    out: list[Page] = []
    for top, bottom in zip([float("-inf"), *cuts], [*cuts, float("inf")], strict=True):
        own = tuple(w for w in rest if top <= w.box.middle[1] < bottom)
        rules = tuple(r for r in page.rules if top <= (r.top + r.bottom) / 2 < bottom and not any(b.holds(r.x0, r.top, _EDGE) for b in boxes))
        fills = tuple(f for f in page.fills if top <= f.box.middle[1] < bottom and not any(b.holds(*f.box.middle) for b in boxes))
        if own:
            out.append(replace(page, words=own, rules=rules, fills=fills, panels=()))
        for box in (box for stack in stacks if top <= stack[0].top < bottom for box in stack):
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
    found = [box for box in found if not any(other is not box and _meet(box, other) and not _is_around(other, box, words) for other in panels)]
    free = sorted((box for box in found if _holds_text(box, words) and not _heads_rows(box, words) and _stands_free(box, page, words)), key=lambda b: b.top)
    out = [box for box in free if _beside_table(box, words)]
    for box in free:  # the last ones beside a table may reach below it
        if box not in out and any(_under(box, other) for other in out) and _has_one_side(box, words):
            out.append(box)
    return sorted(out, key=lambda b: b.top)


def _stacks(boxes: Sequence[Box], words: Sequence[Word]) -> list[list[Box]]:
    """The text boxes, those that stand under each other beside one table together."""
    out: list[list[Box]] = []
    for box in boxes:
        if out and _under(box, out[-1][-1]) and not _begins_table(out[-1][0].top, box.bottom, words):
            out[-1].append(box)
        else:
            out.append([box])
    return out


def _under(box: Box, upper: Box) -> bool:
    """Whether a box stands right under another one, as wide as that."""
    return abs(box.x0 - upper.x0) < _EDGE and abs(box.x1 - upper.x1) < _EDGE and -_EDGE < box.top - upper.bottom < _STACKED


def _begins_table(top: float, bottom: float, words: Sequence[Word]) -> bool:
    """Whether another table begins between two heights, below rows of one: a name in larger print, or headings of columns."""
    size = 0.0
    for line in group_lines(w for w in words if top <= w.box.middle[1] <= bottom):
        segments = split_segments(line)
        if any(true_amount(s.text, s.amount) for s in segments):
            size = size or line[0].size
        elif size and (line[0].size > _LARGER * size or sum(not s.is_number for s in segments) > 1):
            return True
    return False


def _holds_text(box: Box, words: Sequence[Word]) -> bool:
    """Whether a frame holds running text and no rows of a table, and no word stands over its edge."""
    own = [w for w in words if box.holds(*w.box.middle)]
    if any(w.box.x0 < box.x0 - _EDGE or w.box.x1 > box.x1 + _EDGE for w in own):
        return False
    lines = [split_segments(line) for line in group_lines(own)]
    if any(len(parts) > 1 and any(true_amount(s.text, s.amount) for s in parts[1:]) for parts in lines):
        return False
    counted = len(own) > _FEW_WORDS and own[-1].text.endswith(".") and own[-1].text[:-1].isdigit()  # "Leirejä on pidetty 17."
    if not counted and not any(w.text.endswith((".", "!", "?")) and w.text[:1].isalpha() for w in own):  # a name on a band is no text
        return False
    return len(own) > 1 and sum(any(c.isalpha() for c in w.text) for w in own) >= _LETTERS * len(own)


def _heads_rows(box: Box, words: Sequence[Word]) -> bool:
    """Whether a row of a label and numbers stands right below a shade, no wider than it: it holds the headings of their table ("TA + muut.", "Enn.")."""
    below = group_lines(w for w in words if w.box.top > box.bottom - _EDGE and box.x0 - _EDGE < w.box.middle[0] < box.x1 + _EDGE)
    parts = split_segments(below[0]) if below else []
    near = bool(parts) and parts[0].box.top - box.bottom < _BLANK * parts[0].size
    return near and not parts[0].is_number and any(true_amount(s.text, s.amount) for s in parts[1:])


def _stands_free(box: Box, page: Page, words: Sequence[Word]) -> bool:
    """Whether no rule or shade but its own touches a frame: cells of a table stand side by side."""
    others = [f.box for f in page.fills] + [Box(r.x0, r.top, r.x1, r.bottom) for r in page.rules]
    return not any(_meet(box, other) and not _within(other, box) and not _is_around(other, box, words) for other in others)


def _is_around(other: Box, box: Box, words: Sequence[Word]) -> bool:
    """Whether a shade or frame is that of a text box and of the table beside it: a band over both, or a panel that holds both."""
    return _is_band_over(other, box) or (_within(box, other) and other.width - box.width > _NARROWEST and _rows_within(other, box, words) >= _ROWS)


def _rows_within(other: Box, box: Box, words: Sequence[Word]) -> int:
    """How many rows of a label and numbers a panel holds beside a text box in it."""
    return _rows([w for w in words if other.holds(*w.box.middle) and (w.box.x1 < box.x0 - _FREE or w.box.x0 > box.x1 + _FREE)])


def _rows(words: Sequence[Word]) -> int:
    """How many lines are a label and numbers behind it."""
    lines = [split_segments(line) for line in group_lines(words)]
    return sum(not parts[0].is_number and any(true_amount(s.text, s.amount) for s in parts[1:]) for parts in lines)


def _is_band_over(band: Box, box: Box) -> bool:
    """Whether a band with a title runs over a frame and, on either side of it, far over what stands beside it."""
    over = min(box.x0 - band.x0, band.x1 - box.x1) > -_EDGE and band.width - box.width > _NARROWEST
    return over and band.height < _BAND and abs(box.top - band.bottom) < _EDGE


def _beside_table(box: Box, words: Sequence[Word]) -> bool:
    """Whether a frame stands beside a table or a chart that begins at its height, clear of all its words; nothing stands on its other side."""
    level = _level(box, words)
    if not level or not _has_one_side(box, words):
        return False
    left = level[0].box.x1 < box.x0
    below = [w for w in words if box.top <= w.box.middle[1] <= box.top + _REACH and (w.box.x1 < box.x0 if left else w.box.x0 > box.x1)]
    lines = [split_segments(line) for line in group_lines(below)]
    scale = sum(len(parts) == 1 and parts[0].is_number for parts in lines)  # the numbers up the side of a chart
    return scale >= _ROWS or _rows(below) >= _ROWS


def _level(box: Box, words: Sequence[Word]) -> list[Word]:
    """The words that stand at the height of a frame, outside it."""
    return [w for w in words if box.top <= w.box.middle[1] <= box.bottom and not box.holds(*w.box.middle)]


def _has_one_side(box: Box, words: Sequence[Word]) -> bool:
    """Whether what stands at the height of a frame is all on one side of it, clear of it."""
    level = _level(box, words)
    return all(w.box.x1 < box.x0 - _FREE for w in level) or all(w.box.x0 > box.x1 + _FREE for w in level)


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
