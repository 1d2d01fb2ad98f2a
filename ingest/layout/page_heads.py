"""Names of units at the head of each unit's pages, in smaller print than the headings under them: "Perusopetus" over "Talouden toteutuminen"."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from ingest.model import Block, Page
from ingest.pages.lines import Line
from ingest.pages.running_parts import parts_in_smaller_print
from ingest.units.units import is_generic, names_nothing, unit_kind

_OFTEN = 2
"""Units whose pages begin so, at the least."""


def _is_part(name: str) -> bool:
    return not is_generic(name) and unit_kind(name) not in (None, "kunta", "konserni", "yhteisö")


def with_page_heads(blocks: Sequence[Block]) -> list[Block]:
    """The blocks, such names above the headings of their pages."""
    starts = {n for n, block in enumerate(blocks) if n == 0 or blocks[n - 1].page != block.page}
    found = {
        n: blocks[n + 1]
        for n, (block, below) in enumerate(pairwise(blocks))
        if n in starts and block.kind == below.kind == "heading" and block.page == below.page and block.level > below.level and is_generic(below.text)
    }
    below = Counter(block.text.lower() for block in found.values())
    looks = {blocks[n].level for n in found if _is_part(blocks[n].text) and below[found[n].text.lower()] >= _OFTEN}
    heads = {n for n, block in found.items() if blocks[n].level in looks and not names_nothing(blocks[n].text) and below[block.text.lower()] >= _OFTEN}
    if len({blocks[n].text.lower() for n in heads}) < _OFTEN:
        return list(blocks)
    level = min(found[n].level for n in heads)
    pages = {blocks[n].page for n in heads}
    often = Counter(block.text.lower() for block in blocks if block.kind == "heading")
    out = []
    headed = False
    for n, block in enumerate(blocks):
        if n in heads:
            headed = True
            out.append(replace(block, level=level))
        elif block.kind == "heading" and headed and block.level >= level and (block.page in pages or often[block.text.lower()] > 1):
            out.append(replace(block, level=block.level + 1))
        else:
            headed = headed and (block.kind != "heading" or block.level > level)
            out.append(block)
    return out


def first_of_parts(edges: Sequence[tuple[Page, Sequence[Line]]]) -> set[int]:
    """id() of the lines at the top of pages that are the first to name the unit of the pages that they begin, which the next pages print again.

    Where the pages print the name once more below, it is a running head.
    """
    places: dict[tuple[int, float], dict[str, list[tuple[Page, Line]]]] = {}
    for page, lines in edges:
        for line in lines:
            small = {id(word) for part in parts_in_smaller_print(line) for word in part}
            name = " ".join(word.text for word in line.words if id(word) not in small)
            if line.box.bottom < 0.5 * page.height:
                places.setdefault((round(line.box.top / 8), round(line.size * 2)), {}).setdefault(name, []).append((page, line))
    out: set[int] = set()
    for names in places.values():
        if sum(map(_is_part, names)) < _OFTEN:
            continue
        for name, found in names.items():
            pages = [page.number for page, _ in found]
            together = len(pages) > 1 and pages == list(range(pages[0], pages[0] + len(pages)))
            if together and not names_nothing(name) and all(" ".join(w.text for w in page.words).count(name) == 1 for page, _ in found):
                out.add(id(found[0][1]))
    return out
