"""Headings of records that nearly touch, so that two read as one: "Tilanne nyt Arvio" over texts that begin in two columns → "Tilanne nyt", "Arvio"."""

from collections.abc import Sequence

from ingest.columns.record_columns import heads_words
from ingest.pages.lines import Line, Segment, make_segment

_COLUMNS = 3
"""Headings that stand apart, at the least."""
_LINES = 14
"""Lines below the headings that are looked at."""
_ROWS = 3
"""Of them, how many begin a text under the second heading, at the least."""
_LEFT = 2.0
"""A text begins under a heading when their left edges are within this (points)."""


def with_heads_apart(line: Line, below: Sequence[Line]) -> Line:
    """The line with such headings parted, where it is one of headings of records then; else as it is."""
    if len(line.segments) < _COLUMNS:  # running text
        return line
    segments = [part for segment in line.segments for part in _parted(segment, below[:_LINES])]
    if len(segments) == len(line.segments) or not heads_words([s.text for s in segments]):
        return line
    return Line(tuple(segments), line.box)


def _parted(segment: Segment, below: Sequence[Line]) -> list[Segment]:
    words = list(segment.words)
    if segment.is_number or len(words) < 2:
        return [segment]
    at = [n for n in range(1, len(words)) if _begins(words[n].box.x0, below)]
    return [make_segment(words[a:b]) for a, b in zip([0, *at], [*at, len(words)], strict=True)]


def _begins(x: float, below: Sequence[Line]) -> bool:
    """Whether a column begins at x: texts of the rows do behind another, and no text runs over it."""
    begun = sum(any(abs(s.box.x0 - x) <= _LEFT for s in line.segments[1:]) for line in below)
    crossed = sum(any(s.box.x0 < x - _LEFT and s.box.x1 > x + _LEFT for s in line.segments) for line in below)
    return begun >= _ROWS and crossed == 0
