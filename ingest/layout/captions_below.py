"""Captions under their tables ("Taulukko 2. Konsernipalvelut, 1 000 €.") → headings of them, in a report whose tables have their names there."""

import re
from collections.abc import Sequence
from dataclasses import replace

from ingest.model import Block
from ingest.tables.table_parts import TableParts
from ingest.units.units import is_generic

_CAPTION = re.compile(r"(?i:taulukko|taul\.)\s+\d{1,3}(?:\.\d{1,2})*[.:]?\s+(?=[A-ZÅÄÖ\d])")
"""How the numbered name of a table begins: "Taulukko 2. "."""
_LONGEST = 120
"""Characters of a caption."""
_LEAST = 2
"""Captions that show where a report has them."""
_NEAR = 2.0
"""A caption stands no further under its table (of the font size)."""


def with_captions_above(blocks: Sequence[Block], wholes: Sequence[TableParts]) -> list[Block]:
    """The blocks, each caption a heading before the table that it stands under; all as they are where any table may be named otherwise.

    A table right under a heading that may name a unit has its name there, and keeps it.
    """
    captions = [n for n, block in enumerate(blocks) if _is_caption(block)]
    if len(captions) < _LEAST or not all(_stands_under(blocks, n, wholes) for n in captions):
        return list(blocks)
    tables = [n for n, block in enumerate(blocks) if block.kind == "table"]
    before = dict(zip(tables, [0, *tables], strict=False))
    if not all(n + 1 in captions or any(_is_heading(block) for block in blocks[before[n] : n]) for n in tables):
        return list(blocks)
    level = max(block.level for block in blocks) + 1
    out: list[Block] = []
    for n, block in enumerate(blocks):
        if n in captions and not (n > 1 and _is_heading(blocks[n - 2]) and not is_generic(blocks[n - 2].text)):
            out.insert(-1, replace(block, kind="heading", level=level, text=block.text.removesuffix(".")))
        else:
            out.append(block)
    return out


def _is_caption(block: Block) -> bool:
    return block.kind in ("paragraph", "heading") and len(block.text) <= _LONGEST and _CAPTION.match(block.text) is not None


def _is_heading(block: Block) -> bool:
    return block.kind == "heading" and not _is_caption(block)


def _stands_under(blocks: Sequence[Block], n: int, wholes: Sequence[TableParts]) -> bool:
    """Whether the caption at `n` stands right under a table, nearer to it than to another below."""
    table = blocks[n - 1].table if n > 0 else None
    if table is None:
        return False
    last, caption = wholes[table].parts[-1], blocks[n]
    gap = caption.box.top - last.box.bottom
    if caption.page != last.page or not -0.5 * caption.size <= gap <= _NEAR * caption.size:
        return False
    below = blocks[n + 1] if n + 1 < len(blocks) and blocks[n + 1].kind == "table" else None
    return below is None or below.page != caption.page or below.box.top - caption.box.bottom > gap
