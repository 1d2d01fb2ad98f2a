"""Lists that tell how each thing of a table stands: "• Koulun peruskorjaus: Työt ovat käynnissä." under the table of investments."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from ingest.amounts import plain_spaces
from ingest.model import Block, Box
from ingest.pages.lines import BULLETS

_SAYS = re.compile(rf"(?:[{BULLETS}*–-]\s+)?([^:.!?]{{4,90}}?)(?::\s+(?=[^\W\d]{{2}})| [–-]\s+(?=[A-ZÅÄÖ][^\W\d]))(.*[.!?])$", re.DOTALL)
"""A name, and a sentence about it."""
_FEW = 2
"""Names of one section that are titles of records, at the least: one alone may be a heading run into its text."""


@dataclass(frozen=True)
class ToldState:
    """What a text says of a thing by its name."""

    name: str
    text: str
    page: int
    box: Box


def told_states(blocks: Sequence[Block], names: frozenset[str]) -> list[ToldState]:
    """What is said of the `names`, in lower case, one block for each: of no name that two blocks tell of."""
    found: dict[int | None, list[ToldState]] = {}
    for block in blocks:
        match = _SAYS.match(plain_spaces(block.text)) if block.kind in ("list_item", "paragraph") else None
        if match is not None and match[1].strip().lower() in names:
            found.setdefault(block.section, []).append(ToldState(match[1].strip(), match[2], block.page, block.box))
    told = [state for states in found.values() if len(states) >= _FEW for state in states]
    often = [state.name.lower() for state in told]
    return [state for state in told if often.count(state.name.lower()) == 1]
