"""Risks that a matrix places by their signs: "R1, R2" in the cell over 3 and beside 2 → how likely they are and what they would do. Geometry only."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from ingest.columns.record_columns import role_of
from ingest.model import Box, Page, Word, around
from ingest.pages.lines import group_lines, split_segments

_SIGN = re.compile(r"[A-ZÅÄÖ]{1,2}\d{1,2}")
"""What a risk is called in a matrix."""
_STEP = re.compile(r"\d")
_STEPS = 3
"""Steps of a scale, at the least."""
_EVEN = 0.2
"""How far the spaces between two steps may be from the others', as a share."""
_SURE = 12.0
"""Points by which a title is nearer to its own scale than to the other, at the least."""
_AXES = ("probability", "impact")


@dataclass(frozen=True)
class Placed:
    """Where a matrix places a risk, as printed on its scales."""

    probability: str
    impact: str
    page: int
    box: Box


@dataclass(frozen=True)
class _Scale:
    """Numbers from 1 on at even steps, along a line or down a column."""

    words: tuple[Word, ...]
    across: bool

    @property
    def box(self) -> Box:
        return around([w.box for w in self.words])

    @property
    def places(self) -> list[float]:
        return [w.box.middle[0 if self.across else 1] for w in self.words]

    @property
    def step(self) -> float:
        return abs(self.places[1] - self.places[0])

    def at(self, box: Box) -> str:
        """The step that a box lies at, "" where it lies at none."""
        middle = box.middle[0 if self.across else 1]
        nearest = min(self.words, key=lambda w: abs(w.box.middle[0 if self.across else 1] - middle))
        return nearest.text if abs(nearest.box.middle[0 if self.across else 1] - middle) < 0.5 * self.step else ""


def risk_matrix(page: Page) -> dict[str, Placed]:
    """Sign → place of each risk in the matrix of a page; {} where the page has none that can be read whole."""
    signs = [w for w in page.words if _SIGN.fullmatch(w.text.strip(",;."))]
    if not signs:
        return {}
    for across in _scales(page.words, True):
        for down in _scales(page.words, False):
            if not (down.box.x1 < across.box.x0 or down.box.x0 > across.box.x1) or down.box.top < across.box.middle[1] < down.box.bottom:
                continue
            axes = _axes(page.words, across, down)
            inside = [w for w in signs if across.at(w.box) and down.at(w.box)]
            names = [w.text.strip(",;.") for w in inside]
            if axes is None or not inside or len(set(names)) < len(names):
                continue
            return {
                name: Placed(**{axes[0]: across.at(w.box), axes[1]: down.at(w.box)}, page=page.number, box=w.box) for name, w in zip(names, inside, strict=True)
            }
    return {}


def _scales(words: Sequence[Word], across: bool) -> list[_Scale]:
    """The scales along lines, or down the page."""
    steps = [w for w in words if _STEP.fullmatch(w.text)]
    out = []
    for first in steps:
        level = [w for w in steps if abs(w.box.middle[1 if across else 0] - first.box.middle[1 if across else 0]) < 0.3 * first.size]
        level.sort(key=lambda w: w.box.middle[0 if across else 1])
        texts = [w.text for w in level]
        rising = [str(n) for n in range(1, len(texts) + 1)]
        if level[0] is not first or len(level) < _STEPS or texts not in (rising, rising[::-1]):
            continue
        gaps = [b.box.middle[0 if across else 1] - a.box.middle[0 if across else 1] for a, b in pairwise(level)]
        if min(gaps) > 1.2 * first.size and max(gaps) - min(gaps) <= _EVEN * max(gaps):
            out.append(_Scale(tuple(level), across))
    return out


def _axes(words: Sequence[Word], across: _Scale, down: _Scale) -> tuple[str, str] | None:
    """What the two scales tell, by the titles nearest to them: (that along the line, that down the page)."""
    near: dict[str, list[Box]] = {axis: [] for axis in _AXES}
    for line in group_lines(words):
        for segment in split_segments(line):
            role = role_of(segment.text.strip(" →↑:"), "risks") if len(segment.words) <= _STEPS else None
            if role in near:
                near[role].append(segment.box)
    if not all(near.values()):
        return None
    likely, heavy = (min(boxes, key=lambda b: min(_away(b, across.box), _away(b, down.box))) for boxes in near.values())
    straight = _away(likely, across.box) + _away(heavy, down.box)
    crossed = _away(heavy, across.box) + _away(likely, down.box)
    if abs(straight - crossed) < _SURE:
        return None
    return ("probability", "impact") if straight < crossed else ("impact", "probability")


def _away(box: Box, other: Box) -> float:
    """Points between two boxes."""
    return max(other.x0 - box.x1, box.x0 - other.x1, 0.0) + max(other.top - box.bottom, box.top - other.bottom, 0.0)
