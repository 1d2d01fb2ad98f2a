"""A text set beside a table → where the two part. Pure geometry.

Columns that run down a page are parted by `ingest.layout.page_columns`; here a few lines are enough, since something printed says where the table ends: its
rules and shades stop short of the text, or each of the two has a heading of its own on one line.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from ingest.amounts import true_amount
from ingest.model import Box, Word, around
from ingest.pages.lines import group_lines, split_segments

_NARROWEST = 90.0
"""Points that a text or table beside another is wide, at the least."""
_ROWS = 3
"""Rows of a label and numbers that a table has, at the least."""
_BARS = 3
"""Edges of one width that show how wide a table is, at the least."""
_FEWEST = 2
"""So many will do where bold headings stand on the first of them."""
_HEADS = 3
_SAME = 3.0
"""Edges nearer than this (points) are one."""
_LEVEL = 1.0
"""Lines whose feet are nearer than this (points) stand on one baseline."""
_HIGH = 40.0
"""Points between two rules of a table at the most, however low its rows are."""
_OVER = 0.8
"""The foot of a caption stands no further over its table (of the font size)."""
_BLANK = 1.2
"""A space higher than this (of the font size) in a row is blank."""
_WORD = 0.5
"""Words nearer than this (of the font size) to each other are of one text."""
_AWAY = 2.5
"""Text further below (of the font size) is no more of what stands beside the table."""
_LARGER = 1.1
"""A heading is larger than this (of the font size of the text)."""
_SPACE = 0.5
"""A heading stands this far (of its font size) below what comes before it, at the least."""

_Edge = tuple[float, float, float]


@dataclass(frozen=True)
class Beside:
    """The part of a page's height, from `top` to `bottom`, in which what stands left of `x` and right of it are read one after the other."""

    x: float
    top: float
    bottom: float


def text_beside_table(words: Sequence[Word], edges: Sequence[_Edge]) -> Beside | None:
    """The first place from the top where a text stands beside a table; `edges` are horizontal ones: (y, x0, x1)."""
    if not words:
        return None
    found = [*_beyond_bars(words, edges), *_beyond_heads(words, edges), *_under_headings(words)]
    places = [place for x, top, least in found if (place := _place(words, edges, x, top, least)) is not None]
    return min(places, key=lambda p: p.top, default=None)


# ------------------------------------------------------------------------------------------------ what says where the table ends


def _beyond_bars(words: Sequence[Word], edges: Sequence[_Edge]) -> list[tuple[float, float, float]]:
    """(x of a gutter, top, bottom) of tables whose rules and shades end beside a text."""
    alike: list[list[_Edge]] = []
    for edge in sorted(edges):
        own = next((g for g in alike if abs(g[0][1] - edge[1]) < _SAME and abs(g[0][2] - edge[2]) < _SAME), None)
        if own is None:
            alike.append([edge])
        else:
            own.append(edge)
    out = []
    for group in (part for edges_of_one in alike for part in _tables(edges_of_one, words)):
        top, bottom, x0, x1 = group[0][0], group[-1][0], group[0][1], group[0][2]
        over = _caption_top(words, top, x0, x1)
        if len(group) < _BARS and not (len(group) == _FEWEST and over < top - 1):
            continue
        top = over
        level = [w.box for w in words if top - 1 < w.box.middle[1] < bottom + 1]
        right = [box.x0 for box in level if box.x0 > x1 - 1]
        right += [edge[1] for edge in edges if right and x1 + _SAME < edge[1] < min(right) and top - 1 < edge[0] < bottom + 1]  # a frame about the text
        left = [box.x1 for box in level if box.x1 < x0 + 1]
        if right:
            out.append((min(right), top - 1, bottom + 1))
        if left:
            out.append((x0, top - 1, bottom + 1))
    return out


def _beyond_heads(words: Sequence[Word], edges: Sequence[_Edge]) -> list[tuple[float, float, float]]:
    """(x of a gutter, top, bottom) of tables under bold headings on the one rule that they have, which ends before a text beside them."""
    out = []
    for y, x0, x1 in _whole_edges(edges):
        top, over = y, _standing_on(words, y, x0, x1)
        if len(split_segments(sorted(over, key=lambda w: w.box.x0))) < _FEWEST:
            continue
        while over:
            top = min(w.box.top for w in over)
            over = _standing_on(words, top, x0, x1)
        right = [w.box.x0 for w in words if w.box.x0 > x1 - 1 and top - 1 < w.box.middle[1] < y + _HIGH]
        if not right:
            continue
        bottom, rows = y, 0
        for line in group_lines([w for w in words if w.box.top > y - 1 and x0 - _SAME < w.box.x0 and w.box.x1 < x1 + _SAME]):
            segments = split_segments(line)
            if line[0].box.top - bottom > _BLANK * line[0].size or segments[0].is_number or not any(true_amount(s.text, s.amount) for s in segments):
                break
            bottom, rows = max(w.box.bottom for w in line), rows + 1
        if rows >= _ROWS:
            out.append((min(right), top - 1, bottom + 1))
    return out


def _whole_edges(edges: Sequence[_Edge]) -> list[_Edge]:
    """The edges, those that go on each other at one height as one."""
    out: list[_Edge] = []
    for y, x0, x1 in sorted((round(y), x0, x1) for y, x0, x1 in edges):
        if out and out[-1][0] == y and x0 - out[-1][2] < _SAME:
            out[-1] = (y, out[-1][1], max(x1, out[-1][2]))
        else:
            out.append((y, x0, x1))
    return out


def _caption_top(words: Sequence[Word], top: float, x0: float, x1: float) -> float:
    """Where a table begins whose first edge is at `top`: with the bold caption or headings that stand on it, or there."""
    over = _standing_on(words, top, x0, x1)
    segments = split_segments(sorted(over, key=lambda w: w.box.x0))
    caption = len(segments) == 1 and abs(over[0].box.bottom - over[-1].box.bottom) < _LEVEL
    if not (caption or len(segments) >= _HEADS) or abs(segments[0].box.x0 - x0) > 2 * _SAME:
        return top
    while over:  # headings of several lines
        top = min(w.box.top for w in over)
        over = _standing_on(words, top, x0, x1) if not caption else []
    return top


def _standing_on(words: Sequence[Word], y: float, x0: float, x1: float) -> list[Word]:
    """The words right above a height, [] where one is neither bold nor set as the headings of columns, or none is over the table."""
    over = [w for w in words if y - _OVER * w.size < w.box.bottom < y + 1 and x0 - _SAME < w.box.x0 and w.box.x1 < x1 + _SAME]
    return over if all(w.bold for w in over) or _end_as_numbers(over, words, y, x0, x1) else []


def _end_as_numbers(over: Sequence[Word], words: Sequence[Word], y: float, x0: float, x1: float) -> bool:
    """Whether words above a height, but the first, end where the numbers below them do: headings in plain print."""
    below = [w for w in words if y < w.box.middle[1] and x0 < w.box.middle[0] < x1 + _SAME and w.text[-1:].isdigit()]
    first = [w.box.x1 for line in group_lines(below)[:_ROWS] for w in line]
    heads = [s for s in split_segments(sorted(over, key=lambda w: w.box.x0)) if s.box.x0 > x0 + _SAME]
    return len(heads) >= _HEADS and all(any(abs(s.box.x1 - x) < _SAME for x in first) for s in heads)


def _tables(edges: Sequence[_Edge], words: Sequence[Word]) -> list[list[_Edge]]:
    """Edges of one width parted where a space much higher than the rows lies between two: there another table begins. High headings are no space."""
    steps = [b[0] - a[0] for a, b in pairwise(edges)]
    out = [[edges[0]]]
    for step, before, edge in zip(steps, edges, edges[1:], strict=False):
        if step > max(_HIGH, 2.2 * median(steps)) and not _filled(words, before, edge):
            out.append([])
        out[-1].append(edge)
    return out


def _filled(words: Sequence[Word], upper: _Edge, lower: _Edge) -> bool:
    """Whether lines of text stand from one edge of a table to the next without a blank between them."""
    inside = [w for w in words if upper[0] - 1 < w.box.middle[1] < lower[0] + 1 and upper[1] < w.box.middle[0] < upper[2]]
    lines = sorted((w.box.top, w.box.bottom) for w in inside)
    end = upper[0]
    for top, bottom in lines:
        if top - end > _BLANK * inside[0].size:
            return False
        end = max(end, bottom)
    return bool(inside) and lower[0] - end < _BLANK * inside[0].size


def _under_headings(words: Sequence[Word]) -> list[tuple[float, float, float]]:
    """(x of a gutter, top, bottom) below two headings that stand on one line."""
    lines = group_lines(words)
    out = []
    for n, line in enumerate(lines[:-1]):
        segments = split_segments(line)
        if len(segments) != 2 or any(s.is_number or not s.text[:1].isupper() for s in segments):
            continue
        one = {(w.bold, w.size, w.color) for w in line}
        below = lines[n + 1][0]
        if len(one) == 1 and ((line[0].bold and not below.bold) or line[0].size > 1.1 * below.size):
            out.append((segments[1].box.x0, line[0].box.top - 1, line[0].box.bottom + 1))
    return out


# ------------------------------------------------------------------------------------------------ the two sides


def _place(words: Sequence[Word], edges: Sequence[_Edge], x: float, top: float, least: float) -> Beside | None:
    page = around([w.box for w in words])
    if not page.x0 + _NARROWEST < x < page.x1 - _NARROWEST:
        return None
    crossing = [w.box for w in words if w.box.x0 < x - 2 and w.box.x1 > x - 1] + [Box(x0, y, x1, y) for y, x0, x1 in edges if x0 < x - 9 and x1 > x + 9]
    crossing += [b.box for line in group_lines(words) for a, b in pairwise(line) if a.box.x0 < x - 2 <= b.box.x0 and b.box.x0 - a.box.x1 < _WORD * b.size]
    bottom = min((box.top for box in crossing if box.bottom > top), default=max(page.bottom + 1, least))
    if bottom < least - 1:
        return None
    bottom = _end(words, x, top, bottom, least)
    inside = [w for w in words if top <= w.box.middle[1] <= bottom]
    left, right = [w for w in inside if w.box.middle[0] < x], [w for w in inside if w.box.middle[0] >= x]
    if not (_apart(left, right) or _apart(right, left)):
        return None
    return Beside(x, top, bottom)


def _end(words: Sequence[Word], x: float, top: float, bottom: float, least: float) -> float:
    """Where both sides have come to an end: a wide space below them or a heading of what follows, and the table's last edge behind."""
    end = least
    lines = group_lines(w for w in words if top <= w.box.middle[1] <= bottom)
    for n, line in enumerate(lines):
        if line[0].box.top > end + _AWAY * line[0].size or (line[0].box.top > least and _begins_section(lines, n, x)):
            break
        end = max(end, *(w.box.bottom for w in line))
    return min(bottom, end + 1)


def _begins_section(lines: Sequence[Sequence[Word]], n: int, x: float) -> bool:
    """Whether a line is a heading in larger or bolder print below a space, and nothing stands near its height on the other side of x."""
    line = lines[n]
    left = line[-1].box.x1 < x
    own, others = ([w for other in lines for w in other if (w.box.middle[0] < x) == side and w not in line] for side in (left, not left))
    if not (left or line[0].box.x0 > x) or len(split_segments(line)) > 1 or not any(c.isalpha() for w in line for c in w.text) or not own:
        return False
    size, top, bottom = line[0].size, line[0].box.top, line[0].box.bottom
    above = max((w.box.bottom for w in own if w.box.bottom < top + 1), default=None)
    near = any(top - _SPACE * size < w.box.bottom and w.box.top < bottom + 1 for w in others)
    marked = size > _LARGER * median(w.size for w in own) or (all(w.bold for w in line) and sum(w.bold for w in own) < 0.5 * len(own))
    return marked and above is not None and top - above > _SPACE * size and not near


def _apart(table: Sequence[Word], text: Sequence[Word]) -> bool:
    """Whether one side is a table, and the other a text that does not explain its rows one by one."""
    if not table or not text or min(around([w.box for w in side]).width for side in (table, text)) < _NARROWEST:
        return False
    start = min(w.box.x0 for w in table)
    rows = []
    for line in group_lines(table):
        segments = split_segments(line)
        numbers = [s for s in segments if true_amount(s.text, s.amount)]
        if numbers and not segments[0].is_number and segments[0].box.x0 < start + 40:
            rows.append(line)
    lines = group_lines(text)
    if len(rows) < _ROWS or any(_tabular(line) for line in lines):
        return False
    if sum(any(c.isalpha() for c in w.text) for w in text) < max(3, 0.6 * len(text)):
        return False
    feet = [row[0].box.bottom for row in rows]
    level = sum(any(abs(line[0].box.bottom - y) < _LEVEL for y in feet) for line in lines)
    return level <= 0.6 * len(lines)


def _tabular(line: Sequence[Word]) -> bool:
    """Whether a line is a row of a table, or a number alone."""
    segments = split_segments(line)
    return any(true_amount(s.text, s.amount) for s in segments)
