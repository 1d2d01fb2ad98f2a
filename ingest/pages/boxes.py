"""Boxes that stand side by side, each with a name and lines of labels and values in it: what a box holds is read by itself. Geometry and colons only."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from ingest.model import Box, Page, Rule, Word
from ingest.pages.lines import group_lines

_SAME = 1.5
"""Edges nearer than this (points) are one."""
_NARROWEST = 80.0
_LOWEST = 24.0
_APART = (3.0, 90.0)
"""Points between boxes side by side, from … to."""
_LABELLED = re.compile(r"[A-ZÅÄÖ][^:]{1,40}:(?:\s|$)")
_LABELS = 2
"""Lines that begin with a label in each box, at the least."""


@dataclass(frozen=True)
class _Card:
    box: Box
    words: tuple[Word, ...]


def box_parts(page: Page, words: Sequence[Word]) -> list[Page]:
    """The page in parts in reading order where boxes stand side by side, the boxes without their frames; [] where none do."""
    rows = _rows(page, words)
    if not rows:
        return []
    inside = {id(w) for row in rows for card in row for w in card.words}
    left = [w for w in words if id(w) not in inside]
    boxes = [card.box for row in rows for card in row]
    out: list[Page] = []

    def between(top: float, bottom: float) -> None:
        own = [w for w in left if top <= w.box.middle[1] < bottom]
        if own:
            rules = [r for r in page.rules if top <= (r.top + r.bottom) / 2 < bottom and not any(_touches(r, box) for box in boxes)]
            fills = [f for f in page.fills if top <= f.box.middle[1] < bottom and f.box not in boxes]
            out.append(replace(page, words=tuple(own), rules=tuple(rules), fills=tuple(fills)))

    at = float("-inf")
    for row in rows:
        top = min(card.box.top for card in row)
        between(at, top)
        out += [replace(page, words=card.words, rules=(), fills=()) for card in row]
        at = top
    between(at, float("inf"))
    return out


def _touches(rule: Rule, box: Box) -> bool:
    return rule.x0 > box.x0 - _SAME and rule.x1 < box.x1 + _SAME and rule.top > box.top - _SAME and rule.bottom < box.bottom + _SAME


def _rows(page: Page, words: Sequence[Word]) -> list[list[_Card]]:
    """Boxes that stand beside each other, from the top, each row from the left; a last one alone is a row where others are as wide."""
    cards = [card for box in frames(page) if (card := _card(box, words)) is not None]
    cards = [card for card in cards if not any(other is not card and _holds(card.box, other.box) for other in cards)]
    rows: list[list[_Card]] = []
    for card in sorted(cards, key=lambda c: (c.box.top, c.box.x0)):
        row = next((row for row in rows if any(_beside(card.box, other.box) for other in row)), None)
        if row is None:
            rows.append([card])
        else:
            row.append(card)
    wide = {round(card.box.width) + d for row in rows if len(row) > 1 for card in row for d in (-1, 0, 1)}
    kept = [sorted(row, key=lambda c: (c.box.x0, c.box.top)) for row in rows if len(row) > 1 or round(row[0].box.width) in wide]
    if not wide or any(max(c.box.bottom for c in above) > min(c.box.top for c in below) + _SAME for above, below in pairwise(kept)):
        return []
    taken = {id(w) for row in kept for card in row for w in card.words}
    spans = [(min(c.box.top for c in row), max(c.box.bottom for c in row)) for row in kept]
    loose = any(top < w.box.middle[1] < bottom for w in words if id(w) not in taken for top, bottom in spans)
    return [] if loose else kept


def frames(page: Page) -> Iterator[Box]:
    """Frames of four rules, and shaded rectangles."""
    level: dict[tuple[int, int], list[Rule]] = {}
    for rule in page.rules:
        if rule.horizontal and rule.x1 - rule.x0 >= _NARROWEST:
            level.setdefault((round(rule.x0), round(rule.x1)), []).append(rule)
    upright = [rule for rule in page.rules if not rule.horizontal]
    for rules in level.values():
        frame: Box | None = None
        for above, below in pairwise(sorted(rules, key=lambda r: r.top)):
            ends = [any(abs(r.x0 - x) < _SAME and r.top < above.top + 2 and r.bottom > below.top - 2 for r in upright) for x in (above.x0, above.x1)]
            if not all(ends):
                continue
            part = Box(above.x0, above.top, above.x1, below.top)
            if frame is not None and abs(frame.bottom - part.top) < _SAME:  # the name in a band of its own
                part = frame.union(part)
            elif frame is not None:
                yield frame
            frame = part
        if frame is not None:
            yield frame
    for fill in page.fills:
        if fill.box.width >= _NARROWEST:
            yield fill.box


def _card(box: Box, words: Sequence[Word]) -> _Card | None:
    """The box with its words, None where it does not hold lines that begin with labels, or a word stands over its edge."""
    if box.height < _LOWEST:
        return None
    own = tuple(w for w in words if box.x0 <= w.box.middle[0] <= box.x1 and box.top <= w.box.middle[1] <= box.bottom)
    if not own or any(w.box.x0 < box.x0 - _SAME or w.box.x1 > box.x1 + _SAME for w in own):
        return None
    lines = [" ".join(w.text for w in line) for line in group_lines(own)]
    return _Card(box, own) if sum(_LABELLED.match(line) is not None for line in lines) >= _LABELS else None


def _holds(box: Box, other: Box) -> bool:
    """Whether a box holds another one, or is the same."""
    inside = other.x0 > box.x0 - _SAME and other.x1 < box.x1 + _SAME and other.top > box.top - _SAME and other.bottom < box.bottom + _SAME
    return inside and (other.width < box.width - _SAME or other.height < box.height - _SAME)


def _beside(box: Box, other: Box) -> bool:
    """Whether two boxes stand at one height with some space between them."""
    gap = max(box.x0 - other.x1, other.x0 - box.x1)
    shared = min(box.bottom, other.bottom) - max(box.top, other.top)
    return _APART[0] <= gap <= _APART[1] and shared > 0.5 * min(box.height, other.height)
