"""Columns of a page that hold ruled tables of their own beside each other: the rules of each end before the gutter, at heights of their own. Geometry,
and the headings of cards where both stand at the same heights."""

from collections.abc import Sequence
from statistics import median

from ingest.columns.record_columns import is_card_heading
from ingest.model import Word
from ingest.pages.lines import group_lines

_RULES = 5
"""Rules in each column, at the least."""
_ALIKE = 0.8
"""The share of a column's rules that are as long as most."""
_LEVEL = 0.5
"""Columns are rows of one table where more than this share of their rules stand at the same heights."""
_SAME = 1.5
_HEADINGS = 3

Edge = tuple[float, float, float]
"""A level edge: its height, and where it begins and ends."""


def grids_apart(left: Sequence[Word], right: Sequence[Word], edges: Sequence[Edge]) -> bool:
    """Whether what stands on the two sides of a gutter are ruled tables of their own, not the cells of one."""
    words = [*left, *right]
    if not left or not right:
        return False
    gutter = (max(w.box.x1 for w in left), min(w.box.x0 for w in right))
    top, bottom = min(w.box.top for w in words) - 12, max(w.box.bottom for w in words) + 12
    inside = [edge for edge in edges if top <= edge[0] <= bottom]
    own = [edge for edge in inside if edge[1] < gutter[0] and edge[2] < gutter[1]]
    others = [edge for edge in inside if edge[1] > gutter[0] and edge[2] > gutter[1]]
    if len(own) + len(others) < len(inside) or not _one_width(own) or not _one_width(others):
        return False
    level = sum(any(abs(y - other) < _SAME for other, _, _ in others) for y, _, _ in own)
    return level <= _LEVEL * len(own) or (_cards(left) and _cards(right))


def _one_width(edges: Sequence[Edge]) -> bool:
    if len(edges) < _RULES:
        return False
    start, end = median(x0 for _, x0, _ in edges), median(x1 for _, _, x1 in edges)
    return sum(abs(x0 - start) < _SAME and abs(x1 - end) < _SAME for _, x0, x1 in edges) >= _ALIKE * len(edges)


def _cards(words: Sequence[Word]) -> bool:
    """Whether the lines begin with headings that cards have down their left, most of them over and over or several of them."""
    lines = group_lines(words)
    start = min(line[0].box.x0 for line in lines)
    labels: set[str] = set()
    for line in lines:
        if line[0].box.x0 < start + 12:
            label = " ".join(w.text for n, w in enumerate(line) if not n or w.box.x0 - line[n - 1].box.x1 < w.size)
            if len(label.split()) <= _HEADINGS and is_card_heading(label):
                labels.add(label)
    return len(labels) >= _HEADINGS
