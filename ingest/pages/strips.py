"""A page set in two columns → its parts in reading order, so that nothing is read across the gutter. Pure geometry."""

from collections.abc import Sequence
from itertools import pairwise
from statistics import median

from ingest.model import Word
from ingest.pages.lines import group_lines
from ingest.pages.short_columns import short_columns

STAND_IN = "▦"
"""What a row of a ruled table is among the words of a page."""
_LINES = 8
"""A gutter keeps at least this many lines apart."""
_WRAPPED = 2
"""Lines behind which the first word of the next had no room in the column, which show that its texts wrap there."""
_OVER = 9.0
"""An edge that reaches this far (points) over a gutter on either side crosses it."""

_Edge = tuple[float, float, float]


def page_strips(words: Sequence[Word], edges: Sequence[_Edge] = ()) -> list[list[Word]]:
    """The words of a page in one part, or in the parts above a two-column passage, its left and right column, and below it.

    `edges` are the horizontal ones between rows: (y, x0, x1). What they cross is a space within a table.
    """
    lines = group_lines(words)
    found = _gutter(lines, edges) or short_columns(lines)
    if found is None:
        return [list(words)]
    x, first, last = found
    above = [w for line in lines[:first] for w in line]
    inside = [w for line in lines[first : last + 1] for w in line]
    below = [w for line in lines[last + 1 :] for w in line]
    halves = [[w for w in inside if w.box.middle[0] < x], [w for w in inside if w.box.middle[0] >= x]]
    return [*(page_strips(above, edges) if above else []), *(half for half in halves if half), *(page_strips(below, edges) if below else [])]


def _gutter(lines: Sequence[Sequence[Word]], edges: Sequence[_Edge]) -> tuple[float, int, int] | None:
    """(x of the gutter, first line, last line) of the longest two-column passage, or None."""
    left = min((line[0].box.x0 for line in lines), default=0.0)
    right = max((line[-1].box.x1 for line in lines), default=0.0)
    candidates: dict[int, list[float]] = {}
    for line in lines:
        if 0.3 < (line[0].box.x0 - left) / (right - left) < 0.7:
            candidates.setdefault(-round(line[0].box.x0 / 3), []).append(line[0].box.x0)
        for a, b in pairwise(line):
            middle = (a.box.x1 + b.box.x0) / 2
            if b.box.x0 - a.box.x1 > max(0.8 * a.size, 7) and 0.3 < (middle - left) / (right - left) < 0.7:
                candidates.setdefault(round(middle / 8), []).append(b.box.x0)
                candidates.setdefault(-round(b.box.x0 / 3), []).append(b.box.x0)
    best: tuple[float, int, int] | None = None
    for starts in sorted(candidates.values(), key=len, reverse=True)[:6]:
        if len(starts) < _LINES // 2:
            continue
        x = min(starts) - 3
        for first, last in (part for run in _runs(lines, edges, x) for part in _at_headings(lines, *run, x)):
            both = _beside(lines[first : last + 1], x)
            if both >= _LINES and _reads_as_columns(lines[first : last + 1], x) and (best is None or last - first > best[2] - best[1]):
                best = (x, first, last)
    return best


def _beside(lines: Sequence[Sequence[Word]], x: float) -> int:
    """How many lines of each side stand at the height of the other side's text, whether on its baselines or between them."""
    halves = [
        [(w.box.top, w.box.bottom) for w in half] for half in ([w for line in lines for w in line if (w.box.middle[0] < x) == left] for left in (True, False))
    ]
    if not all(halves):
        return 0
    spans = [(min(top for top, _ in half), max(bottom for _, bottom in half)) for half in halves]
    counts = []
    for left, (top, bottom) in zip((True, False), reversed(spans), strict=True):
        middles = (next((w.box.middle[1] for w in line if (w.box.middle[0] < x) == left), None) for line in lines)
        counts.append(sum(y is not None and top < y < bottom for y in middles))
    return min(counts)


def _runs(lines: Sequence[Sequence[Word]], edges: Sequence[_Edge], x: float) -> list[tuple[int, int]]:
    """Spans of lines that leave the gutter free, and between which no edge crosses it."""
    runs: list[tuple[int, int]] = []
    start: int | None = None
    over = [y for y, x0, x1 in edges if x0 < x - _OVER and x1 > x + _OVER]
    for n, line in enumerate(lines):
        if start is not None and any(lines[n - 1][0].box.middle[1] < y < line[0].box.middle[1] for y in over):
            runs.append((start, n - 1))
            start = None
        crosses = any(w.box.x0 < x < w.box.x1 for w in line) or any(
            a.box.x1 <= x <= b.box.x0 and b.box.x0 - a.box.x1 < max(0.6 * a.size, 5) for a, b in pairwise(line)
        )
        if crosses and start is not None:
            runs.append((start, n - 1))
            start = None
        elif not crosses and start is None:
            start = n
    if start is not None:
        runs.append((start, len(lines) - 1))
    return runs


def _at_headings(lines: Sequence[Sequence[Word]], first: int, last: int, x: float) -> list[tuple[int, int]]:
    """A span of lines parted before headings that stand alone: larger print on one side of the gutter, and nothing beside it on the other."""
    inside = [w for line in lines[first : last + 1] for w in line]
    body = median([w.size for w in inside if w.text != STAND_IN] or [w.size for w in inside])
    parts = [first]
    for n in range(first + 1, last + 1):
        line = lines[n]
        left = line[-1].box.x1 < x
        if line[0].text == STAND_IN or line[0].size < 1.15 * body or not (left or line[0].box.x0 > x):
            continue
        top, bottom = line[0].box.top - 0.8 * line[0].size, line[0].box.bottom + 0.3 * line[0].size
        if any(top < w.box.bottom and w.box.top < bottom for other in lines[first : last + 1] for w in other if (w.box.middle[0] < x) != left):
            continue
        if not (left and _goes_on_alone(lines[first : last + 1], n - first, x)):
            parts.append(n)
    return list(zip(parts, [*(n - 1 for n in parts[1:]), last], strict=True))


def _goes_on_alone(lines: Sequence[Sequence[Word]], n: int, x: float) -> bool:
    """Whether line n heads the rest of the left column beside a right one that is shorter: texts that wrap at the column's edge, nothing right of them."""
    own = [w for line in lines for w in line if w.box.middle[0] < x]
    end = max(w.box.x1 for w in own)
    rest = lines[n:]
    near = [(a, b) for a, b in pairwise(rest) if b[0].box.top - a[0].box.bottom < 0.8 * a[0].size]
    wrapped = sum(a[-1].box.x1 + 0.2 * a[-1].size + b[0].box.width > end for a, b in near)
    return not any(w.box.middle[0] >= x for line in rest for w in line) and wrapped >= _WRAPPED


def _reads_as_columns(lines: Sequence[Sequence[Word]], x: float) -> bool:
    """Whether one side is running text: lines without inner gaps that fill their column, more words than numbers; or both sides are, beside each other."""
    halves = [[[w for w in line if (w.box.middle[0] < x) == left] for line in lines] for left in (True, False)]
    spans = [(min(line[0].box.x0 for line in half if line), max(line[-1].box.x1 for line in half if line)) for half in halves]
    if sum(all(_running(line, *span) for line, span in zip(pair, spans, strict=True)) for pair in zip(*halves, strict=True)) >= _LINES - 2:
        return True
    for side in ([[w for w in line if w.box.middle[0] < x] for line in lines], [[w for w in line if w.box.middle[0] >= x] for line in lines]):
        filled = [line for line in side if line]
        if len(filled) < _LINES:
            continue
        start, end = min(line[0].box.x0 for line in filled), max(line[-1].box.x1 for line in filled)
        whole = [line for line in filled if all(b.box.x0 - a.box.x1 < 1.2 * a.size for a, b in pairwise(line))]
        fill = median((line[-1].box.x1 - start) / (end - start) for line in filled)
        words = median(len(line) for line in filled)
        digits = sum(any(c.isdigit() for c in w.text) for line in filled for w in line) / sum(len(line) for line in filled)
        if len(whole) >= 0.85 * len(filled) and fill > 0.62 and words >= 4 and digits < 0.2:
            return True
    return False


def _running(line: Sequence[Word], start: float, end: float) -> bool:
    """Whether a line reads as running text that fills its column from `start` to `end`."""
    if len(line) < 4 or line[-1].box.x1 - start < 0.62 * (end - start):
        return False
    even = all(b.box.x0 - a.box.x1 < 1.2 * a.size for a, b in pairwise(line))
    return even and sum(any(c.isdigit() for c in w.text) for w in line) < 0.3 * len(line)
