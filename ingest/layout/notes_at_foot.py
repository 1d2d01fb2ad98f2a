"""Notes at the foot of a page → right behind the table on it that has their numbers: "4) Kulut alittuvat, koska …" of its row "Henkilöstökulut 4)"."""

import re
from collections.abc import Sequence
from dataclasses import replace

from ingest.model import Block
from ingest.tables.table_parts import TableParts

_NUMBERED = re.compile(r"(\d{1,2})\)\s*\S")
"""How a note begins that has a number."""


def with_notes_at_tables(blocks: Sequence[Block], wholes: Sequence[TableParts]) -> list[Block]:
    """The blocks, each numbered note at the foot of a page behind the one table there that has its number, and of that table's section."""
    moved: dict[int, list[int]] = {}
    for page in {block.page for block in blocks}:
        own = [n for n, block in enumerate(blocks) if block.page == page]
        foot = next((k for k in range(len(own), 0, -1) if number_of(blocks[own[k - 1]]) is None), 0)
        tables = {n: numbers_in(wholes[table], page) for n in own[:foot] if (table := blocks[n].table) is not None}
        for n in own[foot:]:
            having = [at for at, numbers in tables.items() if number_of(blocks[n]) in numbers]
            if len(having) == 1:
                moved.setdefault(having[0], []).append(n)
    gone = {n for notes in moved.values() for n in notes}
    out: list[Block] = []
    for n, block in enumerate(blocks):
        out += [block] if n not in gone else []
        out += [replace(blocks[note], section=block.section) for note in moved.get(n, ())]
    return out


def number_of(block: Block) -> str | None:
    """The number that a note begins with; None for another block."""
    match = _NUMBERED.match(block.text) if block.kind in ("paragraph", "list_item", "footnote") else None
    return match[1] if match is not None else None


def numbers_in(whole: TableParts, page: int) -> set[str]:
    """The numbers of notes that stand at the texts and numbers of a table's rows on a page."""
    return {c.mark.rstrip(")") for part in whole.parts if part.page == page for row in part.rows for c in row.cells if c is not None and c.mark}
