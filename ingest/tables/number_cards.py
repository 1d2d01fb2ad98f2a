"""Cards of one thing each: its name, a line of headings, their numbers right below, and what is said of it ("Tilanne: …") → rows of a table. Geometry only."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import groupby, pairwise

from ingest.model import Box, around
from ingest.pages.lines import Line, Segment, join_lines, make_line
from ingest.pages.raw_tables import RawCell, RawRow, RawTable, cell_of_lines

_HEADINGS = 3
"""Headings of a card, at the least."""
_ALONE = 4
"""Headings of a card that stands alone on a page, at the least."""
_NEAR = 1.6
"""Lines of a card are nearer to each other than this (of the font size)."""
_SAID = re.compile(r"([A-ZÅÄÖ][a-zåäö]+(?: [a-zåäö]+)?): (?=\S)")


@dataclass
class _Card:
    """A card whose name is line `first`; `last` is the line behind it."""

    first: int
    last: int
    name: Line
    headings: tuple[Segment, ...]
    numbers: tuple[Segment, ...]
    said: list[Line] = field(default_factory=list)

    @property
    def labels(self) -> tuple[str, ...]:
        """The headings."""
        return tuple(s.text for s in self.headings)


def find_number_cards(page: int, lines: Sequence[Line]) -> list[RawTable]:
    """The cards of the page with one and the same headings, as a table; headings that stand between them are those of groups."""
    lines = sorted(lines, key=lambda line: line.box.top)
    cards = [card for n in range(len(lines)) if (card := _card(lines, n)) is not None]
    tables = []
    for labels, same in groupby(cards, key=lambda card: card.labels):
        own = list(same)
        if len(own) > 1 or len(labels) >= _ALONE:
            tables.append(_table(page, own, lines))
    return tables


def _card(lines: Sequence[Line], n: int) -> _Card | None:
    """The card whose headings are line n."""
    if not 0 < n < len(lines) - 1:
        return None
    name, heads, numbers = lines[n - 1], lines[n].segments, lines[n + 1].segments
    if len(heads) < _HEADINGS or len(heads) != len(numbers) or any(s.is_number for s in heads) or not all(s.is_number for s in numbers):
        return None
    over = all(abs(h.box.middle[0] - s.box.middle[0]) < max(h.box.width, s.box.width) / 2 for h, s in zip(heads, numbers, strict=True))
    if not over or not _is_name(name) or not _near(name, lines[n]) or not _near(lines[n], lines[n + 1]):
        return None
    card = _Card(n - 1, n + 2, name, heads, numbers)
    while card.last < len(lines) and _near(lines[card.last - 1], lines[card.last]):
        line = lines[card.last]
        if not (_SAID.match(line.text) or (card.said and line.box.x0 - card.said[0].box.x0 < 3 and not _is_name(line))) or len(line.segments) > 1:
            break
        card.said.append(line)
        card.last += 1
    return card


def _is_name(line: Line) -> bool:
    return len(line.segments) == 1 and not line.segments[0].is_number and all(w.bold for w in line.words) and line.text[:1].isupper()


def _near(upper: Line, lower: Line) -> bool:
    return -0.5 * upper.size < lower.box.top - upper.box.bottom < _NEAR * max(upper.size, lower.size)


def _table(page: int, cards: Sequence[_Card], lines: Sequence[Line]) -> RawTable:
    """The cards as rows, with a column for what is said of each; a name that stands alone between two, or over the first as it does, is a group's."""
    said = next((match[1] for card in cards for line in card.said[:1] if (match := _SAID.match(line.text)) is not None), "")
    between = {card.first: lines[before.last : card.first] for before, card in pairwise(cards)}
    heads = {first: rest[0] for first, rest in between.items() if len(rest) == 1 and _is_name(rest[0])}
    above = lines[cards[0].first - 1] if cards[0].first else None
    if above is not None and _is_name(above) and any(abs(above.size - line.size) < 0.2 for line in heads.values()):
        heads[cards[0].first] = above
    rows: list[RawRow] = []
    used = [line for card in cards for line in lines[card.first : card.last]]
    for card in cards:
        head = heads.get(card.first)
        width = len(card.headings) + 1 + bool(said)
        if head is not None:
            used.append(head)
            rows.append(RawRow([cell_of_lines([head]), *[None] * (width - 1)], page, head.box.top, head.box.bottom, full_width=True))
        cells: list[RawCell | None] = [cell_of_lines([card.name])]
        for segment in card.numbers:
            cell = cell_of_lines([make_line(segment.words)])
            cell.amount, cell.mark = segment.amount, segment.mark
            cells.append(cell)
        if said:
            cells.append(_told(card))
        rows.append(RawRow(cells, page, card.name.box.top, lines[card.last - 1].box.bottom))
    box = around([line.box for line in used])
    edges = [(min(c.headings[k].box.x0 for c in cards), max(c.headings[k].box.x1 for c in cards)) for k in range(len(cards[0].headings))]
    xs = [(box.x0, edges[0][0] - 1), *edges, *([(edges[-1][1] + 1, max(box.x1, edges[-1][1] + 2))] if said else [])]
    header = [["", *cards[0].labels, *([said] if said else [])]]
    return RawTable(page, box, xs, header, rows, False, {id(w) for line in used for w in line.words})


def _told(card: _Card) -> RawCell | None:
    if not card.said:
        return None
    text = join_lines([line.text for line in card.said])
    match = _SAID.match(text)
    box: Box = around([line.box for line in card.said])
    return RawCell([(text[match.end() :] if match is not None else text, box)], box, size=card.said[0].size)
