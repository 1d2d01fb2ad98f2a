"""What stands right of a table whose rows have rules, beyond the ends of all of them, and is level with rows by chance: a chart, a note. Pure geometry."""

from collections.abc import Iterable, Sequence
from itertools import pairwise

from ingest.model import Word
from ingest.pages.lines import Line, group_lines, make_line
from ingest.pages.names_over import Edge

_RULES = 5
"""Rules of a table, at the least."""
_SAME = 2.0
"""Ends of rules nearer than this (points) are one."""
_APART = 60.0
"""Points between two rules of a table, at the most."""
_AWAY = 6.0
"""Points from the ends of the rules to what stands beyond them, at the least."""
_HEADS = 45.0
"""Points that the headings over the first rule are high, at the most."""
_LEVEL = 1.5
"""Lines whose middles are nearer than this (points) are of one row."""
_OF_ROWS = 0.6
"""The share of what stands beyond the rules that is of the rows, where it is a column of theirs."""
_SHORT = 5
"""Words on a line of a chart, at the most."""
_ROWS = 3
"""Lines of two numbers or more that make a table, at the least."""
_WORDS = 3
"""Words that stand beyond the rules, at the least."""


def beyond_rules(words: Sequence[Word], edges: Sequence[Edge], columns: bool = False) -> list[list[Word]]:
    """The words of each such text, from the top; `edges` are horizontal ones: y, x0, x1. On a page that is set in `columns` only charts: no sentences."""
    found = [beyond for stack in _stacks(edges) if (beyond := _beyond(words, stack, edges))]
    return [text for text in found if not columns or all(len(line.words) <= _SHORT for line in _lines(text))]


def _stacks(edges: Sequence[Edge]) -> list[list[Edge]]:
    """Rules with the same ends, one under another."""
    out: list[list[Edge]] = []
    for edge in sorted(edges):
        stack = next((s for s in out if all(abs(a - b) < _SAME for a, b in zip(s[-1][1:], edge[1:], strict=True)) and edge[0] - s[-1][0] < _APART), None)
        if stack is not None:
            stack.append(edge)
        else:
            out.append([edge])
    return [stack for stack in out if len(stack) >= _RULES]


def _beyond(words: Sequence[Word], stack: Sequence[Edge], edges: Sequence[Edge]) -> list[Word]:
    top, bottom, end = stack[0][0] - _HEADS, stack[-1][0] + _LEVEL, max(edge[2] for edge in stack)
    others = [edge for edge in edges if edge[1] > end and stack[0][0] - _HEADS <= edge[0] <= bottom]
    if len(others) > 1:  # another table, or more columns of this one
        return []
    near = [w for w in words if top <= w.box.middle[1] <= bottom]
    over = [w for w in near if w.box.x0 < end + _AWAY and w.box.x1 > end + _SAME]
    top = max((w.box.bottom for w in over if w.box.middle[1] < stack[0][0]), default=top)  # a title or text over both
    if any(w.box.middle[1] > stack[0][0] for w in over):
        return []
    beside = [w for w in near if w.box.x0 >= end + _AWAY and w.box.middle[1] > top]
    own = _lines(w for w in near if w.box.x1 <= end + _SAME and w.box.middle[1] > stack[0][0])
    lines = _lines(w for w in beside if w.box.middle[1] > stack[0][0])
    if len(beside) < _WORDS or not lines or len(own) < _RULES - 1:
        return []
    if sum(len(line.numbers) > 1 for line in lines) >= _ROWS:
        return []
    level = sum(any(abs(line.box.middle[1] - row.box.middle[1]) < _LEVEL for row in own) for line in lines)
    if level > _OF_ROWS * len(lines):
        return []
    return [w for w in beside if w.box.middle[1] > _begin(lines, beside, stack[0][0])]


def _begin(lines: Sequence[Line], beside: Sequence[Word], first: float) -> float:
    """Where what stands beyond the rules begins: over the first rule goes on what stands near above it."""
    above = sorted((line.box for line in _lines(w for w in beside if w.box.middle[1] <= first)), key=lambda box: -box.top)
    begin = lines[0].box.top
    for upper, lower in pairwise([lines[0].box, *above]):
        if upper.top - lower.bottom > 2 * lower.height:
            break
        begin = lower.top
    return begin


def _lines(words: Iterable[Word]) -> list[Line]:
    return [make_line(line) for line in group_lines(words)]
