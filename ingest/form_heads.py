"""Forms that say whose page it is: a small table of names and values ("Vastuualue | Varhaiskasvatus") is the heading of what follows it."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from functools import cache

from ingest.data import read_table
from ingest.model import Block
from ingest.table_parts import TableParts

_ROWS = 4
"""Rows of a form at the most."""


@cache
def _kind_of_unit() -> re.Pattern[str]:
    words = "|".join({*(row["word"] for row in read_table("unit_prefixes")), "lautakunta"})
    return re.compile(rf"(?:{words})(?:\s*:|\b)\s*(?P<name>[A-ZÅÄÖ].*)?", re.IGNORECASE)


def form_unit(whole: TableParts) -> str:
    """The unit that a form names, "" where the table is none."""
    rows = [list(row) for row in whole.first.header] + [[cell.text if cell else "" for cell in row.cells] for part in whole.parts for row in part.rows]
    if not 0 < len(rows) <= _ROWS or any(cell is not None and cell.amount is not None for part in whole.parts for row in part.rows for cell in row.cells):
        return ""
    for row in rows:
        for at, text in enumerate(row):
            match = _kind_of_unit().fullmatch(text.strip())
            name = (match["name"] or (row[at + 1] if at + 1 < len(row) else "")).strip() if match is not None else ""
            if name[:1].isupper() and not any(sign in name for sign in "€|:"):
                return name
    return ""


def with_form_heads(blocks: Sequence[Block], wholes: Sequence[TableParts]) -> list[Block]:
    """The blocks with a heading before each form; the headings that come under each form again stand below it."""
    units = {n: unit for n, block in enumerate(blocks) if block.table is not None and (unit := form_unit(wholes[block.table]))}
    if not units:
        return list(blocks)
    following = [next((b for b in blocks[n + 1 :] if b.kind == "heading"), None) for n in units]
    level = min((b.level for b in following if b is not None), default=1)
    often = Counter(b.text.lower() for b in blocks if b.kind == "heading")
    pages = {blocks[n].page for n in units} if len(units) == 1 else set()
    out = []
    for n, block in enumerate(blocks):
        if n in units:
            out += [replace(block, kind="heading", text=units[n], level=level, table=None), block]
        elif block.kind == "heading" and block.level >= level and (often[block.text.lower()] > 1 or block.page in pages):
            out.append(replace(block, level=block.level + 1))
        else:
            out.append(block)
    return out
