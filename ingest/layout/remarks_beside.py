"""A heading over a table and what is remarked at the other end of its line: "Kustannuspaikka 103 Kulttuurikeskus … EUR, 2024"."""

import re
from collections.abc import Callable, Sequence

from ingest.model import Block, Box
from ingest.pages.lines import Line, make_line
from ingest.units.units import rank_told

_APART = 3.0
"""Free space between the two, in sizes of their print, at the least."""
_OVER = 2.2
"""How far (of the font size) the line stands over the table, at the most."""
_EDGE = 12.0
"""Points from the table's edges that the line begins and ends in; what tells a scale or time may end elsewhere."""
_TIME = re.compile(r"[\d./– -]*(?<!\d)(?:19|20)\d\d")


class Remark(Line):
    """What stands at the right end of a heading's line, and is no heading itself."""


def is_beside(block: Block, before: Block) -> bool:
    """Whether a block is what is remarked beside a heading, the one before it."""
    heads = before.kind == "heading" and block.kind == "paragraph" and block.page == before.page
    return heads and block.box.x0 > before.box.x1 and before.box.top - 1 < block.box.middle[1] < before.box.bottom + 1


def names_unit(line: Line, tables: Sequence[Box]) -> bool:
    """Whether a line right over a table, at its left edge, names a unit behind a word for its kind, in whatever print."""
    over = any(_is_over(line, table) for table in tables)
    return over and len(line.segments) == 1 and bool(rank_told(line.text))


def remarks_apart(lines: Sequence[Line], stands_out: Callable[[Line], bool], is_scale: Callable[[str], bool], tables: Sequence[Box]) -> list[Line]:
    """The lines, each heading that has a remark at the right end of its line as two: the heading, and the remark."""
    return [one for line in lines for one in _parted(line, stands_out, is_scale, tables)]


def _parted(line: Line, stands_out: Callable[[Line], bool], is_scale: Callable[[str], bool], tables: Sequence[Box]) -> list[Line]:
    first, *rest = line.segments
    if not rest or rest[0].box.x0 - first.box.x1 < _APART * line.size or any(b.is_number for b in (first, *rest[:-1])):
        return [line]
    name, remark = make_line(first.words), make_line([w for s in rest for w in s.words])
    like = all(w.bold for w in remark.words) == first.bold and abs(remark.size - name.size) < 0.1
    told = is_scale(remark.text) or _TIME.fullmatch(remark.text) is not None
    over = [table for table in tables if _is_over(line, table) and (told or abs(line.box.x1 - table.x1) < _EDGE)]
    parted = over and (told or not (like or rest[-1].is_number)) and (stands_out(name) or names_unit(name, tables))
    return [name, Remark(remark.segments, remark.box)] if parted else [line]


def _is_over(line: Line, table: Box) -> bool:
    """Whether a line stands right over a table and begins at its left edge."""
    return -0.5 * line.size < table.top - line.box.bottom < _OVER * line.size and abs(line.box.x0 - table.x0) < _EDGE
