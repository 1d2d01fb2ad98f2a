"""A few lines of text set in two columns of one width, too few for `ingest.pages.strips` to know by their number → where they are. Pure geometry.

What tells them from a table of two columns of words: the columns share the width of the text, each holds whole sentences, and their paragraphs
begin at other heights than those beside them, or each column is one paragraph and no headings stand over the two.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from ingest.model import Word
from ingest.pages.lines import BULLETS, ITEM_SIGNS, Segment, split_segments

_GUTTER = (6.0, 48.0)
"""Points between the two columns, from … to."""
_EDGE = 2.0
"""Lines of one column begin nearer than this (points) to each other."""
_AWAY = 1.5
"""What is further below (of the font size) is no more of the columns."""
_FULL = 0.6
"""The share of its column's width that the longest line of a text that wraps fills, at the least."""
_DIGITS = 0.35
"""The share of the words with digits, at the most."""
_WORDS = 3
_LINES = 3
"""Lines of the two columns together, at the least."""


@dataclass(frozen=True)
class _Part:
    """The words of one line on one side of the gutter."""

    words: tuple[Word, ...]

    @property
    def text(self) -> str:
        """Its words, a space between."""
        return " ".join(w.text for w in self.words)

    @property
    def top(self) -> float:
        """Where it begins, in points from the top."""
        return min(w.box.top for w in self.words)

    @property
    def bottom(self) -> float:
        """Where it ends, in points from the top."""
        return max(w.box.bottom for w in self.words)


def short_columns(lines: Sequence[Sequence[Word]]) -> tuple[float, int, int] | None:
    """(x of the gutter, first line, last line) of the first text of two columns from the top, or None."""
    left = min((line[0].box.x0 for line in lines), default=0.0)
    right = max((line[-1].box.x1 for line in lines), default=0.0)
    n = 0
    while n < len(lines):
        x, first = _second(lines[n], left, right), n
        if x is None and n + 1 < len(lines):
            x, first = _beside_heading(lines[n], lines[n + 1], left, right), n + 1
        if x is None:
            n += 1
            continue
        last = _last(lines, first, left, x, right)
        headed = first == n > 0 and any(abs(s.box.x0 - x) < _EDGE for s in split_segments(lines[n - 1]))
        if not headed and _is_text(*_sides(lines[n : last + 1], x), left, x, right):
            return x - 3, n, last
        n = last + 1 if first == n else first
    return None


def _second(line: Sequence[Word], left: float, right: float) -> float | None:
    """Where the second column begins in a line that may be the first of both; None for other lines."""
    segments = split_segments(line)
    half = (left + right) / 2
    at = next((n for n, s in enumerate(segments) if n and 0 <= s.box.x0 - half <= _GUTTER[1] / 2), None)
    if at is None:
        return None
    x = segments[at].box.x0
    edge = left + right - x
    first, second = segments[:at], segments[at:]
    if first[0].is_number or second[0].is_number or first[0].bold or not (_whole(first, edge) and _whole(second, right)):
        return None
    begins = abs(first[0].box.x0 - left) < _EDGE or first[0].text[:1] in BULLETS
    return x if begins and x - first[-1].box.x1 >= _GUTTER[0] and first[-1].box.x1 <= edge + _EDGE else None


def _whole(segments: Sequence[Segment], edge: float) -> bool:
    """Whether what stands on a line of a column is one text: no wide gaps, or all as wide where the line is set to reach the column's right edge."""
    if len(segments) < 2:
        return True
    words = [w for s in segments for w in s.words]
    gaps = [b.box.x0 - a.box.x1 for a, b in pairwise(words)]
    return abs(words[-1].box.x1 - edge) < _EDGE and max(gaps) <= 1.25 * min(gaps)


def _last(lines: Sequence[Sequence[Word]], first: int, left: float, x: float, right: float) -> int:
    """The last line of the columns that begin with line `first`."""
    size, bottom = lines[first][0].size, max(w.box.bottom for w in lines[first])
    for n in range(first + 1, len(lines)):
        line = lines[n]
        parts = [[s for s in split_segments(line) if (s.box.x0 > x - _EDGE) == side] for side in (False, True)]
        if (
            line[0].box.top - bottom > _AWAY * size
            or abs(line[0].size - size) > 0.1 * size
            or all(w.bold for w in line)
            or not (_whole(parts[0], left + right - x) and _whole(parts[1], right))
            or any(s.box.x1 > x - _GUTTER[0] for s in parts[0])
            or any(abs(own[0].box.x0 - at) > _EDGE and own[0].is_number for own, at in zip(parts, (left, x), strict=True) if own)
        ):
            return n - 1
        bottom = max(bottom, *(w.box.bottom for w in line))
    return len(lines) - 1


def _beside_heading(line: Sequence[Word], below: Sequence[Word], left: float, right: float) -> float | None:
    """Where the second column begins beside a heading that the first one begins with: the text of the second is printed as what stands below."""
    segments = split_segments(line)
    if len(segments) < 2:
        return None
    head, text, size, x = segments[0], segments[1:], below[0].size, segments[1].box.x0
    words = [w for s in text for w in s.words]
    plain = all(abs(w.size - size) < 0.1 * size and not w.bold for w in words) and _whole(text, right)
    stands_out = all(w.bold or w.size > 1.15 * size for w in head.words) and not any(c.isdigit() for c in head.text)
    near = abs(head.box.x0 - left) < _EDGE and 0 <= x - (left + right) / 2 <= _GUTTER[1] / 2 and below[0].box.top - line[0].box.bottom <= _AWAY * size
    return x if plain and stands_out and near and head.box.x1 <= x - _GUTTER[0] else None


def _sides(lines: Sequence[Sequence[Word]], x: float) -> tuple[list[_Part], list[_Part]]:
    halves = [[tuple(w for w in line if (w.box.x0 > x - _EDGE) == side) for line in lines] for side in (False, True)]
    left, right = ([_Part(words) for words in half if words] for half in halves)
    return left, right


def _is_text(left: Sequence[_Part], right: Sequence[_Part], start: float, x: float, end: float) -> bool:
    """Whether the two sides are columns of sentences."""
    whole = len(left) > 1 and len(right) <= 2 * len(left) and _ends(left[-1]) and _begins(right[0])  # no paragraph is cut
    if len(left) + len(right) < _LINES or not (whole or len(left) >= len(right) - 1):
        return False
    words = [w for part in (*left, *right) for w in part.words]
    if sum(any(c.isdigit() for c in w.text) for w in words) > _DIGITS * len(words) or not _begins(left[0]):
        return False
    for side, begin, limit in ((left, start, x), (right, x, end)):
        full = max(part.words[-1].box.x1 for part in side) - begin
        if (full < _FULL * (limit - begin) and not all(map(_ends, side))) or max(len(part.words) for part in side) < _WORDS:
            return False
    first = right[0].words[0].box
    no_room = left[-1].words[-1].box.x1 + 0.2 * first.height + first.width > x - _GUTTER[0]  # "…, sillä" and "Opetushallitus myönsi …"
    goes_on = not _begins(right[0]) or right[0].text[:1].isdigit() or no_room
    if not _ends(right[-1]) or not (_ends(left[-1]) or goes_on):
        return False
    lead = min((b.top - a.bottom for side in (left, right) for a, b in pairwise(side)), default=0.0)
    begun = [_paragraphs(side, lead) for side in (left, right)]
    alike = [any(abs(y - other) < 0.3 * left[0].words[0].size for other in begun[1]) for y in begun[0]]
    return len(begun[0]) != len(begun[1]) or not all(alike) or len(alike) == 1


def _begins(part: _Part) -> bool:
    """Whether a line begins a sentence or an item."""
    sign = part.text[:1]
    return sign.isupper() or sign.isdigit() or (sign in ITEM_SIGNS and (not sign.isalpha() or part.words[0].text == sign))  # "o" is one, "olivat" is none


def _ends(part: _Part) -> bool:
    """Whether a line ends a sentence, a mark of a footnote behind it or none."""
    return part.text.rstrip("0123456789¹²³⁴⁵)*").endswith((".", "!", "?", ":"))


def _paragraphs(side: Sequence[_Part], lead: float) -> list[float]:
    """The heights at which a paragraph begins: what follows the end of a sentence with a capital after a space wider than the `lead` between lines."""
    return [side[0].top, *(b.top for a, b in pairwise(side) if _ends(a) and _begins(b) and b.top - a.bottom > lead + 0.2 * b.words[0].size)]
