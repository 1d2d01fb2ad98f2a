"""Lines in smaller print at a heading: what its unit is a part of ("Sivistyspalvelut › Sivistyslautakunta" under or beside "Perusopetus"), or whose it is."""

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from ingest.columns.record_columns import KINDS, title_says
from ingest.model import Block
from ingest.pages.lines import Line
from ingest.units.unit_paths import path_parts, place_parts
from ingest.units.units import is_generic, names_nothing, names_parts, plain_title, surely_unit, unit_kind

_NEAR = 1.2
"""How far from the heading (its own heights) the line stands."""
_CODE = re.compile(r"(\d{1,5})\s")
"""The code of a unit before its name: "32 Uimahalli"."""
_SMALLER = 0.9
"""Share of the heading's size that the line's print has at the most."""


def places_apart(lines: Sequence[Line]) -> list[Line]:
    """The lines, a heading and the path in smaller print at the other end of it as two: "Perusopetus", "Sivistyspalvelut › Sivistyslautakunta"."""
    return [one for line in lines for one in ([Line((s,), s.box) for s in line.segments] if _heads_place(line) else [line])]


def _heads_place(line: Line) -> bool:
    if len(line.segments) != 2:
        return False
    name, path = line.segments
    smaller = path.size <= _SMALLER * name.size and path.box.x0 - name.box.x1 > name.size
    return smaller and name.bold and not name.is_number and bool(path_parts(path.text))


def with_places(blocks: Sequence[Block]) -> list[Block]:
    """The blocks, such lines told as what they are, each right behind its heading: places, or headings below one that names no unit."""
    largest: dict[str, float] = {}
    codes = {plain_title(block.text): match[1] for block in blocks if block.kind == "heading" and (match := _CODE.match(block.text)) is not None}
    deepest = max((block.level for block in blocks), default=0)
    for block in blocks:
        if block.kind == "heading":
            largest[plain_title(block.text)] = max(largest.get(plain_title(block.text), 0.0), block.size)
    again = _again(blocks)
    heads = {b.level for a, b in pairwise(blocks) if b.kind == "heading" and not (a.kind == "heading" and a.page == b.page)}  # chapters begin so
    over = {id(a) for a, b in pairwise(blocks) if _is_over(a, b, largest)}
    over = over if len(over) > 1 else set()
    out: list[Block] = []
    for block in blocks:
        before = out[-1] if out else None
        if before is not None and _is_place(block, before, largest, again, codes) and (block.level not in heads or len(place_parts(block.text)) > 1):
            out.append(replace(block, kind="place", level=0))
        elif before is not None and (
            id(before) in over or (_is_place(before, block, largest, again, codes) and (len(place_parts(before.text)) > 1 or plain_title(before.text) in again))
        ):  # "Palvelut › Lautakunta" over the heading
            out[-1:] = [block, replace(before, kind="place", level=0)]
        elif before is not None and block.kind == "paragraph" and _is_owner(block, before, largest):
            out.append(replace(block, kind="heading", level=deepest + 1))
        else:
            out.append(block)
    return out


def _again(blocks: Sequence[Block]) -> frozenset[str]:
    """The lines of plain text at headings that name units, where one and the same stands at several: "Sivistyspalvelut" under "Lukio" and "Perusopetus"."""
    found: dict[str, set[str]] = {}
    for one, other in pairwise(blocks):
        for heading, line in ((one, other), (other, one)):
            parts = _parts(line, heading, {}) if line.kind == "paragraph" else ()
            if parts and all(map(surely_unit, parts)) and _names_unit(heading.text):
                found.setdefault(plain_title(line.text), set()).add(plain_title(heading.text))
    return frozenset(found) if any(len(headings) > 1 for headings in found.values()) else frozenset()


def _is_place(line: Block, heading: Block, largest: dict[str, float], again: frozenset[str], codes: dict[str, str]) -> bool:
    """Whether a line at a heading says what the unit that it names is a part of; `largest`, `codes`: the largest print and the code of headings by plain name.

    One name alone does where it is the heading of another part in print as large: "Sivistyspalvelut" under "Sivistyslautakunta", beside "32 Uimahalli" where
    it is "3 Sivistyspalvelut", or stands at headings again and again.
    """
    parts = _parts(line, heading, largest)
    if len(parts) != 1:
        return bool(parts) and _names_unit(heading.text)
    name = plain_title(parts[0])
    if line.kind == "paragraph" and plain_title(line.text) in again:
        return _names_unit(heading.text) and name != plain_title(heading.text)
    own, above = codes.get(plain_title(heading.text), ""), codes.get(name, "")
    below = bool(above) and own.startswith(above) and own != above
    return (below or unit_kind(heading.text) not in (None, "kunta")) and name != plain_title(heading.text) and largest.get(name, 0.0) >= heading.size


def _is_over(line: Block, heading: Block, largest: dict[str, float]) -> bool:
    """Whether a line right over a heading tells the board or the area that its unit is a part of: "Palvelut › Lautakunta", or one name alone."""
    parts = _parts(line, heading, largest)
    alone = len(parts) == 1 and line.kind == "paragraph" and line.box.bottom <= heading.box.top and unit_kind(parts[0]) not in (None, "kunta")
    return alone and unit_kind(heading.text) not in ("kunta", "lautakunta") and _names_unit(heading.text) and plain_title(parts[0]) != plain_title(heading.text)


def _is_owner(line: Block, heading: Block, largest: dict[str, float]) -> bool:
    """Whether a line under a heading that names no unit says whose it is: "Sivistyspalvelut" under "Tavoitteiden toteutuminen"."""
    parts = _parts(line, heading, largest)
    return bool(parts) and not _names_unit(heading.text) and (len(parts) > 1 or plain_title(parts[0]) in largest)


def _parts(line: Block, heading: Block, largest: dict[str, float]) -> tuple[str, ...]:
    """The units that a line in smaller print right at a heading names, from the top down; () where it isn't such a line."""
    if heading.kind != "heading" or line.kind not in ("heading", "paragraph") or line.page != heading.page or not 0 < line.size <= _SMALLER * heading.size:
        return ()
    apart = max(line.box.top, heading.box.top) - min(line.box.bottom, heading.box.bottom)
    parts = place_parts(line.text)
    if not parts or apart > _NEAR * heading.size or is_generic(parts[-1]):
        return ()
    return parts if all(unit_kind(part) is not None or plain_title(part) in largest for part in parts) else ()


def _names_unit(title: str) -> bool:
    return not names_nothing(title) and not names_parts(title) and not any(title_says(title, kind) for kind in KINDS)
