"""Headings that stand again over what goes on on the next page or slide: "Tavoitteet (jatkoa)", "Riskit, jatkuu"."""

import re
from collections.abc import Sequence

from ingest.model import Block

_ON = re.compile(r"\s*[,–-]?\s*\(?\s*(?:jatkoa?|jatkuu|jatk\.)\s*\)?$", re.IGNORECASE)


def without_headings_again(blocks: Sequence[Block]) -> list[Block]:
    """The blocks without headings that only say that what the last heading of their level began goes on."""
    out: list[Block] = []
    begun: dict[int, str] = {}
    for block in blocks:
        if block.kind == "heading":
            name = _ON.sub("", block.text)
            if name != block.text and begun.get(block.level) == _plain(name):
                continue
            begun = {level: text for level, text in begun.items() if level < block.level}
            begun[block.level] = _plain(block.text)
        out.append(block)
    return out


def _plain(text: str) -> str:
    return " ".join(text.lower().split())
