"""Two tables beside each other with the same rows, no rule or shade between them → where they part. Pure geometry, and the names of the rows."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from ingest.model import Word
from ingest.pages.lines import Segment, group_lines, split_segments
from ingest.pages.texts_beside import Beside

_ROWS = 3
"""Names that stand in both, at the least."""
_FULL = 2
"""Of them those with numbers behind both, at the least."""
_APART = 120.0
"""Points from the names of one table to those of the other, at the least."""
_LEVEL = 60.0
"""Points that a row of one may stand lower than the same row of the other."""
_SET_IN = 20.0
"""Points that names are set in, at the most."""
_GUTTER = 0.8
"""The space between the tables, in font sizes, at the least."""
_STEP = 2.5
"""Lines further from the rest than this, in font sizes, are of neither table."""
_CODES = 45.0
"""Points from a code to the name behind it, at the most."""


@dataclass(frozen=True)
class _Row:
    """The name of a row, its code before it, the line that it stands on, and whether two numbers or more stand behind it."""

    name: Segment
    code: Segment | None
    line: int
    numbered: bool

    @property
    def x0(self) -> float:
        return (self.code or self.name).box.x0


def like_tables_beside(words: Sequence[Word]) -> Beside | None:
    """The first place from the top where rows of two tables bear the same names, each with numbers behind it."""
    lines = [split_segments(line) for line in group_lines(words)]
    rows = [row for n, line in enumerate(lines) for row in _rows(line, n)]
    pairs = [(a, b) for a in rows for b in rows if _alike(a, b)]
    for left, first in pairs:
        if any(a.name is first.name or b.name is left.name for a, b in pairs):  # three of them
            continue
        near = [(a, b) for a, b in pairs if abs(b.name.box.x0 - first.name.box.x0) <= _SET_IN and abs(b.name.box.top - first.name.box.top) < _LEVEL * _ROWS]
        full = {a.name.text.lower() for a, b in near if a.numbered and b.numbered}
        if len(full) >= _FULL and len({a.name.text.lower() for a, _ in near}) >= _ROWS and (place := _place(lines, near)) is not None:
            return place
    return None


def _rows(line: Sequence[Segment], n: int) -> list[_Row]:
    """The names on a line, where two numbers follow each other: those of a name, or of the other table where a row of one holds nothing."""
    out = []
    for k, segment in enumerate(line):
        letters = sum(c.isalpha() for c in segment.text) > 3 and segment.amount is None
        numbered = [s.is_number for s in line[k + 1 : k + 3]] == [True, True]
        if letters and (numbered or any(a.is_number and b.is_number for a, b in pairwise(line))):
            before = line[k - 1] if k else None
            coded = before is not None and before.text.isdigit() and segment.box.x0 - before.box.x1 < _CODES
            out.append(_Row(segment, before if coded else None, n, numbered))
    return out


def _alike(left: _Row, right: _Row) -> bool:
    a, b = left.name, right.name
    return a.text.lower() == b.text.lower() and b.box.x0 - a.box.x0 > _APART and abs(a.box.top - b.box.top) < _LEVEL


def _place(lines: Sequence[Sequence[Segment]], pairs: Sequence[tuple[_Row, _Row]]) -> Beside | None:
    """The part of the page about rows of the two tables, where nothing crosses the space between them."""
    coded = all(a.code is not None and b.code is not None and a.code.text == b.code.text for a, b in pairs)
    right = min((b.x0 if coded else b.name.box.x0) for _, b in pairs)
    own = [row.line for pair in pairs for row in pair]
    inside = range(min(own), max(own) + 1)
    ends = [s.box.x1 for n in inside for s in lines[n] if s.box.x0 < right - 1]
    size = median(lines[n][0].size for n in inside)
    left = max(ends)
    if right - left < _GUTTER * size:
        return None
    x = right - 0.5 * _GUTTER * size  # a last column that holds nothing has a heading in the space
    first = last = inside[0]
    n = inside[0]
    while n > 0 and _near(lines[n - 1], lines[n]) and not _crosses(lines[n - 1], x) and _heads(lines[n - 1], pairs[0][0], x):
        n -= 1
        first = n if _both(lines[n], x) or first == n + 1 else first
    last = inside[-1]
    while last + 1 < len(lines) and _near(lines[last], lines[last + 1]) and not _crosses(lines[last + 1], x) and _is_row(lines[last + 1]):
        last += 1
    return Beside(x, min(s.box.top for s in lines[first]) - 1, max(s.box.bottom for s in lines[last]) + 1)


def _near(upper: Sequence[Segment], lower: Sequence[Segment]) -> bool:
    return lower[0].box.top - upper[0].box.bottom < _STEP * lower[0].size


def _crosses(line: Sequence[Segment], x: float) -> bool:
    return any(s.box.x0 < x < s.box.x1 for s in line)


def _both(line: Sequence[Segment], x: float) -> bool:
    return any(s.box.x0 > x for s in line) and any(s.box.x1 < x for s in line)


def _heads(line: Sequence[Segment], row: _Row, x: float) -> bool:
    """Whether a line over the tables may be headings of theirs: of both, several, or one clear of where a text about both would run."""
    return _both(line, x) or len(line) > 1 or line[0].box.x0 > row.x0 + _SET_IN or line[0].box.x1 < row.name.box.x1 + _SET_IN


def _is_row(line: Sequence[Segment]) -> bool:
    return any(s.is_number for s in line[1:])
