"""Lists of contents printed in bold: headings that only say on which page a chapter begins, "3 Riskit 12"."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from ingest.model import Block

_ENTRY = re.compile(r"(\S.*?)[\s.]+(\d{1,3})")
_FEWEST = 3
"""Entries on one page that make a list of contents."""


def without_contents(blocks: Sequence[Block]) -> list[Block]:
    """The blocks; a heading that is a later heading with the number of a page behind it is none, where several on its page are such."""
    first: dict[str, int] = {}
    for block in reversed(blocks):
        if block.kind == "heading":
            first[_plain(block.text)] = max(block.page, first.get(_plain(block.text), 0))
    entries = {
        n
        for n, block in enumerate(blocks)
        if block.kind == "heading" and (match := _ENTRY.fullmatch(block.text)) is not None and first.get(_plain(match[1]), 0) > block.page
    }
    on_page = Counter(blocks[n].page for n in entries)
    return [replace(block, kind="paragraph", level=0) if n in entries and on_page[block.page] >= _FEWEST else block for n, block in enumerate(blocks)]


def _plain(text: str) -> str:
    return " ".join(text.lower().split())
