"""Texts that tell how each thing of a table stands: "• Koulun peruskorjaus: Työt ovat käynnissä.", "Koulun peruskorjaus. Työt ovat käynnissä." below it."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from ingest.amounts import plain_spaces
from ingest.model import Block, Box
from ingest.pages.lines import BULLETS

_BEHIND = r"(?::\s+(?=[^\W\d]{2})| [–-]\s+(?=[A-ZÅÄÖ][^\W\d])|\.\s+(?=[A-ZÅÄÖ][^\W\d]))"
"""What stands between a name and the sentences about it."""
_FEW = 2
"""Names of one section that are titles of records, at the least: one alone, where its table does not stand, may be a heading run into its text."""


@dataclass(frozen=True)
class ToldState:
    """What a text says of a thing by its name."""

    name: str
    text: str
    page: int
    box: Box


def told_states(blocks: Sequence[Block], names: Mapping[str, int | None]) -> list[ToldState]:
    """What is said of the `names`, in lower case with the section of each one's table: of no name that is told of twice."""
    if not names:
        return []
    anyone = "|".join(map(re.escape, sorted(names, key=len, reverse=True)))
    begins = re.compile(rf"(?:^|(?<=[.!?] ))(?:[{BULLETS}*–-]\s+)?((?i:{anyone})){_BEHIND}")
    found: dict[int | None, list[ToldState]] = {}
    for block in blocks:
        if block.kind in ("list_item", "paragraph"):
            found.setdefault(block.section, []).extend(_of_block(block, begins))
    told = [state for section, states in found.items() for state in states if len(states) >= _FEW or names[state.name.lower()] == section]
    often = [state.name.lower() for state in told]
    return [state for state in told if often.count(state.name.lower()) == 1]


def _of_block(block: Block, begins: re.Pattern[str]) -> Iterator[ToldState]:
    """What a block that begins with a name says of it, and of the others that sentences of it begin with."""
    text = plain_spaces(block.text)
    starts = list(begins.finditer(text))
    if not starts or starts[0].start():
        return
    for match, end in zip(starts, [*(m.start() for m in starts[1:]), len(text)], strict=True):
        said = text[match.end() : end].strip()
        if said.endswith((".", "!", "?")):
            yield ToldState(match[1], said, block.page, block.box)
