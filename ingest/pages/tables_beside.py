"""Two tables set beside each other, each with rules or shades of its own → where they part. Pure geometry.

Their rows need not stand at one height: a label that wraps in the left one moves only its own rows. What stands over each (a caption), and the small print
under it, are of that table alone.
"""

from collections.abc import Sequence
from statistics import median

from ingest.amounts import true_amount
from ingest.model import Word, around
from ingest.pages.lines import group_lines, split_segments
from ingest.pages.texts_beside import Beside

_NARROWEST = 120.0
"""Points that a table beside another is wide, at the least."""
_EDGES = 2
"""Edges of one width that show how wide a table is, at the least."""
_ROWS = 3
"""Rows of a label and numbers that each of the two has, at the least."""
_SAME = 3.0
"""Edges nearer than this (points) are one."""
_FROM_EDGE = 40.0
"""Points that the labels of a table may stand in from its left edge."""
_OUT = 6.0
"""Points that the caption of the right table may stand out from its left edge."""
_OVER = 2.5
"""A caption stands no further over its table (of the font size)."""
_AWAY = 3.0
"""What is further below (of the font size) is of neither table."""
_SMALL = 0.97
"""Print of this share of the rows' is small."""
_LARGER = 1.15
"""Print larger than this (of the rows') heads what comes below the tables."""
_SPACE = 1.5
"""So does bold print this far (of the font size) below them."""

_Edge = tuple[float, float, float]
_Span = tuple[float, float]


def tables_beside(words: Sequence[Word], edges: Sequence[_Edge]) -> Beside | None:
    """The first place from the top where two tables stand beside each other; `edges` are horizontal ones: (y, x0, x1)."""
    if not words:
        return None
    height = around([w.box for w in words])
    near = [edge for edge in edges if height.top - _OVER * words[0].size < edge[0] < height.bottom]
    spans = _spans(near)
    found = [_first(words, near, left, right) for left in spans for right in spans if left[1] < right[0]]
    return min((place for place in found if place is not None), key=lambda place: place.top, default=None)


def _first(words: Sequence[Word], edges: Sequence[_Edge], left: _Span, right: _Span) -> Beside | None:
    """The highest place where tables of these widths stand beside each other."""
    places = (_place(words, edges, left, right, y) for y in _levels(edges, left, right))
    return next((place for place in places if place is not None), None)


def _spans(edges: Sequence[_Edge]) -> list[_Span]:
    """From where to where several edges reach."""
    alike: list[list[_Span]] = []
    for _, x0, x1 in edges:
        own = next((spans for spans in alike if _is_at((x0, x1), spans[0])), None)
        if own is None:
            alike.append([(x0, x1)])
        else:
            own.append((x0, x1))
    return [spans[0] for spans in alike if len(spans) >= _EDGES and spans[0][1] - spans[0][0] >= _NARROWEST]


def _is_at(span: _Span, other: _Span) -> bool:
    return abs(span[0] - other[0]) < _SAME and abs(span[1] - other[1]) < _SAME


def _levels(edges: Sequence[_Edge], left: _Span, right: _Span) -> list[float]:
    """Heights at which an edge of the left table has one of the right table beside it."""
    own = [[y for y, *span in edges if _is_at((span[0], span[1]), at)] for at in (left, right)]
    return [y for y in sorted(own[0]) if any(abs(y - other) < _SAME for other in own[1])]


def _place(words: Sequence[Word], edges: Sequence[_Edge], left: _Span, right: _Span, level: float) -> Beside | None:
    """The part of the page about an edge that both tables have at one `level`, where nothing crosses the space between them."""
    low, high = left[1], right[0]
    x = (low + high) / 2
    out = max(2.0, min(_OUT, (high - low) / 3))
    crossing = [(w.box.top, w.box.bottom) for w in words if w.box.x0 < high - out and w.box.x1 > low + 2]
    crossing += [(y, y) for y, x0, x1 in edges if x0 < high - 2 and x1 > low + 2]
    ceiling = max((bottom for _, bottom in crossing if bottom < level + 1), default=float("-inf"))
    floor = min((top for top, _ in crossing if top > level - 1), default=float("inf"))
    if floor < level + 1:
        return None
    inside = [w for w in words if ceiling < w.box.middle[1] < floor and min(left[0], right[0]) - _SAME < w.box.middle[0] < max(left[1], right[1]) + _SAME]
    lines = group_lines(inside)
    bottom = _bottom(lines, (left, right), level)
    if bottom is None:
        return None
    return Beside(x, _top(lines, (left, right), level, x), bottom)


def _bottom(lines: Sequence[Sequence[Word]], spans: tuple[_Span, _Span], level: float) -> float | None:
    """Where the lower of the two tables ends, its small print read too; None unless both are tables."""
    counts, sizes = [0, 0], []
    end: float | None = None
    body = 0.0
    for line in lines:
        if line[0].box.middle[1] < level - 1:
            continue
        if end is not None and line[0].box.top > end + _AWAY * line[0].size:
            break
        sides = [[w for w in line if spans[n][0] - _SAME < w.box.middle[0] < spans[n][1] + _SAME] for n in (0, 1)]
        rows = [bool(side) and _is_row(side, span) for side, span in zip(sides, spans, strict=True)]
        small = bool(body) and all(w.size < _SMALL * body for w in line)
        if body and not any(rows) and not small and (_heads_more(line, body, end or 0.0) or not _within_rows(line, spans)):
            break
        for n in (0, 1):
            counts[n] += rows[n]
        if any(rows):
            sizes += [w.size for w in line]
            body = median(sizes)
        end = max(end or 0.0, *(w.box.bottom for w in line))
    return end + 1 if end is not None and min(counts) >= _ROWS else None


def _is_row(side: Sequence[Word], span: _Span) -> bool:
    """Whether words at one height of a table are a label at its left edge and numbers."""
    segments = split_segments(side)
    return (
        not segments[0].is_number
        and segments[0].box.x0 < span[0] + _FROM_EDGE
        and any(true_amount(s.text, s.amount) or (s.amount is not None and s.amount.nil) for s in segments[1:])
    )


def _heads_more(line: Sequence[Word], body: float, end: float) -> bool:
    """Whether a line is the heading of what stands below the tables: larger than their rows, or bold and set apart from them."""
    apart = line[0].box.top - end > _SPACE * line[0].size
    return line[0].size > _LARGER * body or (apart and all(w.bold for w in line))


def _within_rows(line: Sequence[Word], spans: tuple[_Span, _Span]) -> bool:
    """Whether a line between rows may be the rest of a label, the heading of a group, or numbers alone: it leaves most of its table's width free."""
    for x0, x1 in spans:
        segments = split_segments([w for w in line if x0 - _SAME < w.box.middle[0] < x1 + _SAME])
        if any(not s.is_number and s.box.width > 0.6 * (x1 - x0) for s in segments):
            return False
    return True


def _top(lines: Sequence[Sequence[Word]], spans: tuple[_Span, _Span], level: float, x: float) -> float:
    """Where the two tables begin: with the highest line right over them that has words over both."""
    top = level - 1
    reach = level
    for line in reversed([line for line in lines if line[0].box.middle[1] < level - 1]):
        if line[0].box.bottom < reach - _OVER * line[0].size:
            break
        reach = line[0].box.top
        sides = [any(w.box.middle[0] < x for w in line), any(w.box.middle[0] > x for w in line)]
        if all(sides):
            top = reach - 1
    return top
