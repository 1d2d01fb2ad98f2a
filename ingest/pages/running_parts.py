"""A running head in small print beside the title of each page: "Varhaiskasvatus … Kuukausiraportti | Vuosi: 2024". Pure geometry."""

import re
from collections.abc import Sequence
from itertools import pairwise

from ingest.model import Word
from ingest.pages.lines import Line

_APART = 3.0
"""A space wider than this (of the larger print) parts a title and the head beside it."""
_SMALLER = 0.8
"""The head is printed smaller than this (of the title's size)."""


def parts_in_smaller_print(line: Line) -> list[list[Word]]:
    """The parts of a line, far from the rest of it, that are printed smaller than its largest."""
    parts: list[list[Word]] = [[line.words[0]]]
    for left, right in pairwise(line.words):
        if right.box.x0 - left.box.x1 > _APART * max(left.size, right.size):
            parts.append([])
        parts[-1].append(right)
    return [part for part in parts if all(w.size < _SMALLER * line.size for w in part)]


def running_part(part: Sequence[Word]) -> str:
    """What tells such a part from others: its words, whatever numbers they hold, and its place."""
    text = re.sub(r"[0-9]+", "#", " ".join(w.text for w in part).lower())
    return f"{text}@{round(part[0].box.top / 8)}:{round(part[-1].box.x1 / 8)}"
