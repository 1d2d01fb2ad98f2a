"""Dots that lead from a label to what is said of it ("Rahoittaja ........ YM") taken away; those of a list of contents stay."""

import re
from collections.abc import Container, Sequence
from dataclasses import replace
from itertools import groupby, pairwise

from ingest.amounts import parse_amount
from ingest.model import Box, Word
from ingest.pages.lines import group_lines

_TIGHT = re.compile(r"\.{4,}$|…{2,}$")
"""Dots right behind a label."""
_DOTS = 4
"""Dots with spaces between them that lead from a label, at the least."""
_DOT = 0.26
"""How wide a dot is (of the font size)."""
_ENTRIES = 3
"""Entries of a list of contents, at the least."""
_PAGES = 1000
"""No list of contents leads to a page of this number."""


def without_leaders(words: Sequence[Word], kept: Container[int] = ()) -> list[Word]:
    """The words of a page without leading dots, unless most of these lead to numbers of pages; those whose id() is in `kept` stay."""
    if not any(word.text.endswith(("..", "…")) or word.text == "." for word in words):
        return list(words)
    lines = [line for line in group_lines(words) if _dots(line)]
    pages = [page for line in lines if (page := _page(line)) is not None]
    if len(pages) >= _ENTRIES and 2 * len(pages) > len(lines) and all(a <= b for a, b in pairwise(pages)):
        return list(words)
    gone = {id(word) for line in lines for word in _dots(line) if id(word) not in kept}
    return [cut for word in words for cut in ([_cut(word)] if id(word) in gone else [word]) if cut is not None]


def _dots(line: Sequence[Word]) -> list[Word]:
    """The words of a line that are leading dots, or end in them, with something behind them."""
    spaced = [own for bare, run in groupby(line, key=lambda w: not w.text.strip(".…")) if bare for own in [list(run)]]
    found = [w for own in spaced if len(own) >= _DOTS or any(_TIGHT.search(w.text) for w in own) for w in own]
    found += [w for w in line if w.text.strip(".…") and _TIGHT.search(w.text)]
    return [w for w in found if w is not line[-1]]


def _page(line: Sequence[Word]) -> int | None:
    """The number of the page that a line leads to, where nothing else stands behind its dots."""
    last = max(line.index(word) for word in _dots(line))
    behind = line[last + 1 :]
    amount = parse_amount(behind[0].text) if len(behind) == 1 else None
    small = amount is not None and amount.unit is None and not amount.decimals and 0 < amount.number < _PAGES
    return int(amount.number) if small and amount is not None else None


def _cut(word: Word) -> Word | None:
    """A word without the dots behind it; None where it is nothing else."""
    text = _TIGHT.sub("", word.text) if word.text.strip(".…") else ""
    if not text:
        return None
    dots = len(word.text) - len(text)
    return replace(word, text=text, box=Box(word.box.x0, word.box.top, max(word.box.x0 + 1, word.box.x1 - _DOT * dots * word.size), word.box.bottom))
