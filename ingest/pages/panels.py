"""Panels of a dashboard: boxes set side by side, a table in one and texts or charts in others → each read by itself. Geometry only."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Protocol, TypeVar

from ingest.amounts import true_amount
from ingest.model import Box, Page, Word
from ingest.pages.lines import group_lines, split_segments

_SAME = 2.0
"""Edges nearer than this (points) are one."""
_APART = 2.0
"""Points between two panels, at the least; cells of a table touch."""
_ROWS = 3
"""Rows of a label and numbers that make a panel one of a table, at the least."""
_TILE_LINES = 5
"""Lines of a tile, which shows one large number, at the most."""
_TITLE = 1
"""Lines of its own that a frame about several panels has, at the most."""


class _Boxed(Protocol):
    @property
    def box(self) -> Box: ...


Boxed = TypeVar("Boxed", bound=_Boxed)
"""What takes up a part of a page."""


@dataclass(frozen=True)
class _Panel:
    box: Box
    lines: tuple[tuple[Word, ...], ...]

    @property
    def words(self) -> tuple[Word, ...]:
        return tuple(w for line in self.lines for w in line)

    @property
    def rows(self) -> int:
        """Lines of a label and numbers behind it."""
        parts = [split_segments(line) for line in self.lines]
        return sum(not own[0].is_number and any(true_amount(s.text, s.amount) for s in own[1:]) for own in parts)

    @property
    def bare(self) -> list[float]:
        """The feet of the lines that hold nothing but numbers."""
        parts = [split_segments(line) for line in self.lines]
        return [own[0].box.bottom for own in parts if all(s.is_number for s in own)]

    @property
    def tile(self) -> bool:
        """Whether it shows one number that stands alone on its line, and few words."""
        return len(self.lines) <= _TILE_LINES and len(self.bare) == 1 and not self.rows


def panel_parts(page: Page, words: Sequence[Word]) -> list[Page]:
    """The page in parts in reading order where panels stand side by side, one of them with a table; [] where none do. Tiles in a row are one part."""
    panels = _panels(page, words)
    if not any(a.rows >= _ROWS and a is not b and len(b.lines) > 1 and _beside(a.box, b.box) for a in panels for b in panels):
        return []
    panels = [p for p in panels if len(p.lines) > 1 or not any(p is not other and _meet(p.box, other.box) for other in panels)]
    if any(a is not b and (_meet(a.box, b.box) or _rows_go_on(a, b)) for a in panels for b in panels):
        return []
    inside = {id(w) for panel in panels for w in panel.words}
    loose = [w for w in words if id(w) not in inside]
    out: list[Page] = []
    at = float("-inf")
    page_of = replace(page, panels=())
    for band in clusters(panels, lambda box: (box.top, box.bottom)):
        bottom = max(panel.box.bottom for panel in band)
        before = [w for w in loose if at <= w.box.middle[1] < bottom]
        if before:
            out.append(page_part(page_of, before, [p.box for p in panels], None))
        out += [page_part(page_of, own, [], box) for box, own in _in_order(band)]
        at = bottom
    after = [w for w in loose if w.box.middle[1] >= at]
    return [*out, page_part(page_of, after, [p.box for p in panels], None)] if after else out


def _panels(page: Page, words: Sequence[Word]) -> list[_Panel]:
    """The boxes of the page that hold words, of those within each other the outer one, but for a frame about several that has no words of its own."""
    found = [panel for box in page.panels if (panel := _panel(box, words)) is not None]
    kept: list[_Panel] = []
    for panel in sorted(found, key=lambda p: -p.box.width * p.box.height):
        if any(_within(panel.box, other.box) for other in kept):
            continue
        inner = [other for other in found if other is not panel and _within(other.box, panel.box)]
        own = {id(w) for other in inner for w in other.words}
        rest = group_lines([w for w in panel.words if id(w) not in own])
        if len(inner) > 1 and len(rest) <= _TITLE:
            continue
        kept.append(panel)
    return kept


def _panel(box: Box, words: Sequence[Word]) -> _Panel | None:
    """The box with its lines, None where it holds none or a word stands over its edge."""
    own = [w for w in words if box.x0 <= w.box.middle[0] <= box.x1 and box.top <= w.box.middle[1] <= box.bottom]
    if not own or any(w.box.x0 < box.x0 - _SAME or w.box.x1 > box.x1 + _SAME for w in own):
        return None
    return _Panel(box, tuple(tuple(line) for line in group_lines(own)))


def _in_order(panels: Sequence[_Panel]) -> list[tuple[Box, list[Word]]]:
    """(box, words) of what is read one after the other: panels above each other from the top, those beside each other from the left."""
    if len(panels) == 1:
        return [(panels[0].box, list(panels[0].words))]
    if all(panel.tile and _level(panel.box, panels[0].box) for panel in panels):
        box = panels[0].box
        for panel in panels[1:]:
            box = box.union(panel.box)
        return [(box, [w for panel in panels for w in panel.words])]
    columns = clusters(panels, lambda box: (box.x0, box.x1))
    if len(columns) > 1:
        return [part for column in columns for part in _in_order(column)]
    bands = clusters(panels, lambda box: (box.top, box.bottom))
    if len(bands) > 1:
        return [part for band in bands for part in _in_order(band)]
    return [(panel.box, list(panel.words)) for panel in sorted(panels, key=lambda p: (p.box.top, p.box.x0))]


def clusters(panels: Sequence[Boxed], span: Callable[[Box], tuple[float, float]]) -> list[list[Boxed]]:
    """Panels whose spans overlap, in the order in which these begin."""
    out: list[list[Boxed]] = []
    end = float("-inf")
    for panel in sorted(panels, key=lambda p: span(p.box)):
        first, last = span(panel.box)
        if out and first < end - _SAME:
            out[-1].append(panel)
        else:
            out.append([panel])
        end = max(end, last)
    return out


def page_part(page: Page, words: Sequence[Word], panels: Sequence[Box], box: Box | None) -> Page:
    """A part of the page with the rules and fills that lie in its box, or, where it has none, in no panel."""

    def mine(x: float, y: float) -> bool:
        if box is not None:
            return box.x0 + _SAME < x < box.x1 - _SAME and box.top + _SAME < y < box.bottom - _SAME
        return not any(p.x0 - _SAME < x < p.x1 + _SAME and p.top - _SAME < y < p.bottom + _SAME for p in panels)

    rules = tuple(r for r in page.rules if mine((r.x0 + r.x1) / 2, (r.top + r.bottom) / 2))
    fills = tuple(f for f in page.fills if mine(*f.box.middle) and not (box is not None and _within(box, f.box)))
    return replace(page, words=tuple(words), rules=rules, fills=fills)


def _within(box: Box, other: Box) -> bool:
    return box.x0 > other.x0 - _SAME and box.x1 < other.x1 + _SAME and box.top > other.top - _SAME and box.bottom < other.bottom + _SAME


def _meet(box: Box, other: Box) -> bool:
    """Whether two boxes overlap or touch."""
    return min(box.x1, other.x1) - max(box.x0, other.x0) > -_APART and min(box.bottom, other.bottom) - max(box.top, other.top) > -_APART


def _beside(box: Box, other: Box) -> bool:
    """Whether two boxes stand at one height."""
    return min(box.bottom, other.bottom) - max(box.top, other.top) > 0.5 * min(box.height, other.height)


def _level(box: Box, other: Box) -> bool:
    return abs(box.top - other.top) < _SAME and abs(box.bottom - other.bottom) < _SAME


def _rows_go_on(panel: _Panel, other: _Panel) -> bool:
    """Whether the numbers of a table go on in the box beside it: its columns alone are framed or shaded."""
    feet = [line[0].box.bottom for line in panel.lines]
    return panel.rows >= _ROWS and sum(any(abs(y - foot) < 1 for foot in feet) for y in other.bare) >= _ROWS
