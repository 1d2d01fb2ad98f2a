"""Headings → the section tree: levels by the outline of the file where the pages bear it out, by numbering, else by looks."""

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from ingest.model import Block, OutlineEntry, Section

NUMBERED = re.compile(r"(\d{1,2}(?:\.\d{1,2}){0,4})\.?\s+\S")


_LEAST_ENTRIES = 2
"""Entries of an outline that stand on their pages, for it to be believed."""


@dataclass(frozen=True)
class _Open:
    """A section that the next heading may stand under. `depth` is that of its number or outline entry; `look` the rank of its print, 1 the highest."""

    section: Section
    look: int
    depth: int | None = None
    number: tuple[int, ...] = ()
    outlined: bool = False
    """It is an entry of the outline, which only another one, or a number, ends."""
    counts: bool = False
    """Its number counts something within a section: "1. Tavoite" in chapter 2.3."""


def section_tree(blocks: Sequence[Block], outline: Sequence[OutlineEntry] = ()) -> tuple[list[Section], list[Block]]:
    """The sections, and the blocks with the section that each stands in; a paragraph that is an entry of the outline becomes a heading."""
    blocks, told = _outlined(blocks, outline)
    sections: list[Section] = []
    stack: list[_Open] = []
    out: list[Block] = []
    for n, block in enumerate(blocks):
        if block.kind != "heading":
            out.append(replace(block, section=stack[-1].section.index if stack else None))
            continue
        number = _number(block.text)
        depth = told.get(n, len(number) or None)
        counts = n not in told and bool(number) and _counts(stack, number, block.level)
        _close(stack, block.level, None if counts else depth, number if counts else ())
        parent = stack[-1].section if stack else None
        level = max(block.level, parent.level + 1) if parent else block.level
        section = Section(len(sections), block.text, level, (*(parent.path if parent else ()), block.text), block.page, parent.index if parent else None)
        sections.append(section)
        stack.append(_Open(section, block.level, None if counts else depth, number, n in told, counts))
        out.append(replace(block, section=section.index))
    return nested(sections), out


def _number(title: str) -> tuple[int, ...]:
    match = NUMBERED.match(title)
    return tuple(map(int, match[1].split("."))) if match else ()


def _follows(number: tuple[int, ...], before: tuple[int, ...]) -> bool:
    return len(number) == len(before) and number[:-1] == before[:-1] and number[-1] > before[-1]


def _counts(stack: Sequence[_Open], number: tuple[int, ...], look: int) -> bool:
    """Whether a number counts something within the section it stands in: it is smaller print than open headings with deeper numbers, or begins anew."""
    if any(o.counts and o.look <= look and _follows(number, o.number) for o in stack):
        return True
    bigger = [o for o in stack if o.depth is not None and o.look < look]
    return any((o.depth or 0) > len(number) or (len(o.number) == len(number) and not _follows(number, o.number)) for o in bigger)


def _close(stack: list[_Open], look: int, depth: int | None, count: tuple[int, ...]) -> None:
    """Takes off the stack what a heading ends: by its depth where others have one, after the one before it in a count, else by its looks."""
    if count and (before := next((n for n, o in enumerate(stack) if o.counts and len(o.number) == len(count)), None)) is not None:
        del stack[before:]
    elif count and stack and look >= stack[-1].look - 1:
        return
    elif depth is not None and any(o.depth is not None for o in stack):
        kept = [n for n, o in enumerate(stack) if o.depth is not None and o.depth < depth]
        if kept:
            del stack[kept[-1] + 1 :]
        else:
            del stack[next(n for n, o in enumerate(stack) if o.depth is not None) :]
            while stack and stack[-1].section.level >= look:
                stack.pop()
    else:
        while stack and stack[-1].section.level >= look and not stack[-1].outlined:
            stack.pop()


# ------------------------------------------------------------------------------------------------ the outline of the file


def _outlined(blocks: Sequence[Block], outline: Sequence[OutlineEntry]) -> tuple[list[Block], Mapping[int, int]]:
    """The blocks, and for those that entries of the outline name on their page, how deep these are: from 1, or as the numbers of titles have it.

    An outline of which less than half stands on its pages tells nothing.
    """
    wanted: dict[tuple[int, str], OutlineEntry] = {}
    for entry in outline:
        for key in _keys(entry.title):
            wanted.setdefault((entry.page, key), entry)
    found: dict[int, OutlineEntry] = {}
    for n, block in enumerate(blocks):
        place = next(((block.page, key) for key in _keys(block.text) if (block.page, key) in wanted), None)
        if place is not None and block.kind in ("heading", "paragraph", "list_item"):
            found[n] = wanted[place]
    if 2 * len(set(found.values())) < len(outline) or len(found) < _LEAST_ENTRIES:
        return list(blocks), {}
    shifts = Counter(entry.level - len(number) for n, entry in found.items() if (number := _number(blocks[n].text)))
    shift = shifts.most_common(1)[0][0] if shifts else 0
    looks = {entry.level: blocks[n].level for n, entry in reversed(found.items()) if blocks[n].kind == "heading"}
    deepest = max((block.level for block in blocks), default=0)
    out = list(blocks)
    for n, entry in found.items():
        if out[n].kind != "heading":
            out[n] = replace(out[n], kind="heading", level=looks.get(entry.level, deepest + entry.level))
    return out, {n: entry.level - shift for n, entry in found.items()}


def _keys(title: str) -> tuple[str, ...]:
    """What is compared of a title: its letters and digits, and those without its number."""
    match = NUMBERED.match(title)
    plain = "".join(filter(str.isalnum, title.lower()))
    return tuple(filter(None, (plain, "".join(filter(str.isalnum, title[match.end(1) :].lower())) if match else "")))


# ------------------------------------------------------------------------------------------------ headings that come again


def nested(sections: Sequence[Section]) -> list[Section]:
    """The sections, those whose title their neighbours of one rank repeat put under the neighbour before them that has a title of its own."""
    counts = Counter((s.parent, s.level, _plain(s.title)) for s in sections)
    out: list[Section] = []
    owners: dict[tuple[int | None, int], int] = {}
    for section in sections:
        rank = (section.parent, section.level)
        if counts[*rank, _plain(section.title)] == 1:
            owners[rank] = section.index
            parent = section.parent
        else:
            parent = owners.get(rank, section.parent)
        above = out[parent] if parent is not None else None
        level = max(section.level, above.level + 1) if above is not None else section.level
        out.append(replace(section, parent=parent, level=level, path=(*(above.path if above is not None else ()), section.title)))
    return out


def _plain(title: str) -> str:
    return " ".join(title.lower().split())
