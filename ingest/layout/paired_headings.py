"""Headings that name a unit and what it is a part of: "Perusopetus – Koululautakunta", "Koululautakunta: Perusopetus" → the unit, and its place."""

import re
from collections.abc import Sequence
from dataclasses import replace

from ingest.columns.record_columns import KINDS, title_says
from ingest.model import Block
from ingest.tables.placed_groups import over_others, pair_of
from ingest.units.units import names_nothing, names_parts, plain_title, unit_kind

_NUMBER = re.compile(r"(?:\d{1,2}(?:\.\d{1,2})*\.?\s+)?")
_LEAST = 3
"""Such headings in a report, at the least."""


def with_pairs_apart(blocks: Sequence[Block]) -> list[Block]:
    """The blocks, such headings with the unit's name alone, each with a place behind it.

    Names printed from the top down with a sign between them ("Koululautakunta / Perusopetus") stay: they are paths.
    """
    pairs = {n: pair for n, block in enumerate(blocks) if block.kind == "heading" and (pair := _units(block.text)) is not None and _over_table(blocks, n)}
    over = over_others([*pairs.values()])
    names = {plain_title(pair[1 - over]) for pair in pairs.values()} if over is not None else set()
    if over is None or len(names) < _LEAST or 2 * sum(unit_kind(name) is not None for name in names) < len(names):
        return list(blocks)
    out: list[Block] = []
    for n, block in enumerate(blocks):
        pair = pairs.get(n)
        if pair is None or (over == 0 and f"{pair[0]}:" not in block.text and f"{pair[0]}," not in block.text):
            out.append(block)
            continue
        number = _NUMBER.match(block.text)
        out.append(replace(block, text=f"{number[0] if number is not None else ''}{pair[1 - over]}"))
        out.append(replace(block, kind="place", level=0, text=pair[over]))
    return out


def _units(heading: str) -> tuple[str, str] | None:
    """The two units that a heading names."""
    pair = pair_of(_NUMBER.sub("", heading, count=1)) if not heading.endswith(")") else None  # a board in brackets may be the unit's own
    return pair if pair is not None and not any(names_nothing(n) or names_parts(n) or any(title_says(n, kind) for kind in KINDS) for n in pair) else None


def _over_table(blocks: Sequence[Block], n: int) -> bool:
    """Whether a table stands under heading n, before the next one."""
    below = next((block for block in blocks[n + 1 :] if block.kind in ("heading", "table")), None)
    return below is not None and below.kind == "table"
