"""Lists whose items each tell a name and its numbers of several years → tables of figures like any other.

"• Lainakanta, €/asukas: 4 210 (vuonna 2020), 4 055 (vuonna 2021)"; "Kävijät: 2020: 310 hlöä; 2021: 325 hlöä".
"""

import re
from collections.abc import Sequence

from ingest.amounts import parse_amount, plain_spaces
from ingest.columns.columns import read_column, year_period
from ingest.model import Block, Cell, Column, Row, Section, Table

_NUMBER = r"[−–+-]?\s?\d{1,3}(?:[ .]\d{3})*(?:,\d+)?|\d+(?:,\d+)?"
_TIME = r"[^():;,]*(?:19|20)\d\d"
_SPLIT = re.compile(r"(?<=\)) (?=[A-ZÅÄÖ])")
_ITEM = re.compile(r"(?:[•●▪‣*o–-] )?([A-ZÅÄÖ][^:;.]{2,100}): (.+?)[.;,]?")
_BEHIND = re.compile(rf"((?:{_NUMBER})(?: ?[^\d\s();,][^\d();,]*?)?) ?\((?:vuonna |vuosi |v\. ?)?({_TIME})\)")
"""A number before its time: "4 210 €/asukas (vuonna 2020)"."""
_BEFORE = re.compile(rf"(?:vuonna |vuosi |v\. ?)?({_TIME}): ((?:{_NUMBER})(?: ?[^\d\s();,][^\d();,]*?)?)")
"""A number behind its time: "2020: 4 210 €/asukas"."""
_PARTS = re.compile(r"[;,] ")
_LEAST = 2
"""Times of an item and items of a list, at the least."""


def years_told(blocks: Sequence[Block], sections: Sequence[Section], tables: Sequence[Table]) -> list[Table]:
    """A table for every section with such a list."""
    lists: dict[int | None, list[tuple[Block, str, dict[str, str]]]] = {}
    for block in blocks:
        if block.kind in ("paragraph", "list_item"):
            items = [_item(text) for text in _SPLIT.split(plain_spaces(block.text))]
            told = [item for item in items if item is not None]
            if len(told) == len(items):
                lists.setdefault(block.section, []).extend((block, *item) for item in told)
    found = [items for items in lists.values() if len({name.lower() for _, name, _ in items}) == len(items) >= _LEAST]
    return [_table(len(tables) + n, items, sections) for n, items in enumerate(found)]


def _item(text: str) -> tuple[str, dict[str, str]] | None:
    """The name and its numbers by their times; None for another text."""
    match = _ITEM.fullmatch(text.strip())
    if match is None:
        return None
    parts = _PARTS.split(match[2])
    behind, before = [_BEHIND.fullmatch(part) for part in parts], [_BEFORE.fullmatch(part) for part in parts]
    pairs = [(m[2], m[1]) for m in behind if m] or [(m[1], m[2]) for m in before if m]
    numbers = {time.strip(): number.strip() for time, number in pairs}
    known = all(read_column(time, year_period(2000)).known and parse_amount(number) is not None for time, number in numbers.items())
    return (match[1].strip(), numbers) if len(numbers) == len(parts) >= _LEAST and known else None


def _table(index: int, items: Sequence[tuple[Block, str, dict[str, str]]], sections: Sequence[Section]) -> Table:
    times = sorted({time for _, _, numbers in items for time in numbers})
    columns = (Column("", 0.0, 0.0), *(Column(time, 0.0, 0.0, True) for time in times))
    rows = tuple(
        Row(name, (_cell(name, block), *(_cell(numbers[t], block) if t in numbers else None for t in times)), "data", (block.page,))
        for block, name, numbers in items
    )
    section = items[0][0].section
    title = sections[section].title if section is not None else ""
    pages = tuple(sorted({block.page for block, _, _ in items}))
    boxes = tuple(dict.fromkeys((block.page, block.box) for block, _, _ in items))
    return Table(index, "figures", title, section, pages, boxes, columns, rows, told=True)


def _cell(text: str, block: Block) -> Cell:
    return Cell(text, block.page, block.box, (text,), (block.page,), amount=parse_amount(text))
