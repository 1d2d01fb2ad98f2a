"""Pages that say in a field of a form whose they are, the word for its rank over or beside the name: "Yksikkö | Tukipalvelut"."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from ingest.amounts import plain_spaces
from ingest.data import read_table
from ingest.model import Block

_BELOW = 2.5
"""How far (of its own height) under the word the name stands, at the most."""
_IN = 24.0
"""Points that the name stands in from the word, at the most."""
_LONGEST = 60
"""Characters of a name."""
_PAGES = 2
"""Pages that say so, at the least."""


def with_field_heads(blocks: Sequence[Block]) -> list[Block]:
    """The blocks, such names with their words as headings over the others of their pages: "Yksikkö: Tukipalvelut"."""
    words = {row["word"] for row in read_table("unit_prefixes")}
    named = {id(word): name for word, name in pairwise(blocks) if plain_spaces(word.text).strip(" :").lower() in words and _is_field(word, name)}
    pages = {name.page for name in named.values()}
    if len(pages) < _PAGES or len(pages) < len(named):
        return list(blocks)
    told = {id(name): f"{word.text.strip(' :')}: {name.text}" for word, name in pairwise(blocks) if named.get(id(word)) is name}
    level = min((block.level for block in blocks if block.kind == "heading" and block.page in pages), default=1)
    out = []
    for block in blocks:
        if id(block) in told:
            out.append(replace(block, kind="heading", level=level, text=told[id(block)]))
        elif id(block) not in named:
            out.append(replace(block, level=block.level + 1) if block.kind == "heading" and block.page in pages else block)
    return out


def _is_field(word: Block, name: Block) -> bool:
    """Whether a short line is the name in the field that a word over it tells of."""
    if (word.kind, name.kind) != ("paragraph", "paragraph") or word.page != name.page or len(name.text) > _LONGEST:
        return False
    below = 0 <= name.box.top - word.box.bottom < _BELOW * word.box.height and abs(name.box.x0 - word.box.x0) < _IN
    return below and name.text[:1].isupper() and not any(c.isdigit() for c in name.text) and not name.text.endswith(".")
