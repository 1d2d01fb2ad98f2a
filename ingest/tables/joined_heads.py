"""Headings of records over several lines, set at unlike heights: "T | V | Hallintakeinot ja" over "Riski | Luokka | niiden toteutuminen" → one line."""

from collections.abc import Sequence
from itertools import pairwise

from ingest.columns.record_columns import heads_words
from ingest.model import Fill, Rule, around
from ingest.pages.lines import Line, Segment, join_lines
from ingest.tables.bar_tables import bars

_MOST = 3
"""Lines of headings, at the most."""
_NEAR = 1.2
"""How far from its headings (font sizes) the rule over or under them stands, at the most."""
_CLOSE = 0.7
"""Lines of one heading stand nearer than this (font sizes)."""


def with_heads_joined(lines: Sequence[Line], rules: Sequence[Rule], fills: Sequence[Fill]) -> tuple[list[Line], dict[int, list[Line]]]:
    """The lines from the top, such headings as one line each; and id() of each of these lines → the lines that it was."""
    edges = [(bar.y, bar.x0, bar.x1) for bar in bars(rules, fills)]
    out: list[Line] = []
    parts: dict[int, list[Line]] = {}
    n = 0
    while n < len(lines):
        head = next((head for m in range(_MOST, 1, -1) if (head := _head(lines[n : n + m], m, edges, fills)) is not None), None)
        out.append(head[0] if head is not None else lines[n])
        if head is not None:
            parts[id(head[0])] = head[1]
        n += len(head[1]) if head is not None else 1
    return out, parts


def _head(lines: Sequence[Line], count: int, edges: Sequence[tuple[float, float, float]], fills: Sequence[Fill]) -> tuple[Line, list[Line]] | None:
    """The lines as one, and they themselves, where they are the headings of records, each of fewer columns, and edges or a shade hold them together."""
    if len(lines) < count or any(s.is_number for line in lines for s in line.segments):
        return None
    near = all(b.box.top - a.box.bottom < _CLOSE * a.size and abs(a.size - b.size) < 0.1 * a.size for a, b in pairwise(lines))
    if not near or not _held(lines, edges, fills):
        return None
    columns: list[list[Segment]] = []
    for segment in sorted((s for line in lines for s in line.segments), key=lambda s: s.box.x0):
        if columns and segment.box.x0 < max(s.box.x1 for s in columns[-1]):
            columns[-1].append(segment)
        else:
            columns.append([segment])
    joined = [_joined(sorted(own, key=lambda s: s.box.top)) for own in columns]
    if len(joined) < 3 or len(joined) <= max(len(line.segments) for line in lines) or not heads_words([s.text for s in joined]):
        return None
    return Line(tuple(joined), around([line.box for line in lines])), list(lines)


def _held(lines: Sequence[Line], edges: Sequence[tuple[float, float, float]], fills: Sequence[Fill]) -> bool:
    box, size = around([line.box for line in lines]), lines[0].size
    wide = [y for y, x0, x1 in edges if x0 < box.x0 + 2 and x1 > box.x1 - 2]
    ruled = any(-2 < box.top - y < _NEAR * size for y in wide) and any(-2 < y - box.bottom < _NEAR * size for y in wide)
    return (ruled and not any(box.top + 2 < y < box.bottom - 2 for y in wide)) or any(all(f.box.holds(*line.box.middle) for line in lines) for f in fills)


def _joined(segments: Sequence[Segment]) -> Segment:
    """The lines of one heading."""
    words = tuple(word for segment in segments for word in segment.words)
    return Segment(words, join_lines([s.text for s in segments]), around([s.box for s in segments]), None)
