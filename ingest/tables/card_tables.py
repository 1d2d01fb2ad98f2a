"""Cards that no rules part: the headings of one target, risk or project down the left and what is said under each beside it, the title above them."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from ingest.columns.record_columns import KINDS, different_headings, is_card, is_card_heading, plain_heading, title_says, untitled_roles
from ingest.model import Word
from ingest.pages.lines import Line, make_line
from ingest.pages.raw_tables import RawRow, RawTable, cell_of_lines

_SAME = 3.5
"""Left edges nearer than this (points) are one column's."""
_LABEL_WORDS = 5
_BORDER = 8.0
"""How far (points) the text of a card may stand from the border that is left of it."""
_HEADINGS = 3
"""Different headings that make a column of cards, at the least."""
_NARROWEST = 120.0
"""Columns of cards are this far apart at least."""
_TITLE_LINES = 3
_SET_IN = 2.5
"""How far the headings of a card stand in from its title (in sizes of their print), at the most."""
_LARGER = 1.15
"""A heading over cards is larger than this (of their print)."""
_HALF = re.compile(r"[/–-]$|^(?:ja|sekä|tai|eli)$")
"""The last word on the line of a heading that goes on in the next: "Mittari /" over "tavoitetaso"."""
_PITCH = 0.5
"""A gap wider than this, in sizes of the letters, parts what two headings say."""


@dataclass
class _Entry:
    """A heading of a card and the lines of words beside it."""

    label: list[Word]
    said: list[list[Word]]
    colon: list[Word]
    """A colon of its own between them."""

    @property
    def name(self) -> str:
        return " ".join(word.text for word in self.label).rstrip(" :")

    @property
    def text(self) -> str:
        return " ".join(word.text for words in self.said for word in words)


def find_cards(page: int, lines: Sequence[Line]) -> list[RawTable]:
    """Every card among the lines, those beside each other column by column."""
    tables: list[RawTable] = []
    edges = _columns(lines)
    for left, right in zip(edges, [*edges[1:], float("inf")], strict=True):
        own = [[w for w in line.words if left - _BORDER <= w.box.x0 < right - _BORDER] for line in lines] if len(edges) > 1 else []
        tables += _in_column(page, [make_line(words) for words in own if words] if own else lines)
    return tables


def _columns(lines: Sequence[Line]) -> list[float]:
    """Where the columns of cards begin: the left edges under which headings of cards stand, the page's own where fewer than two such columns do."""
    headings = [s for line in lines for s in line.segments if not s.is_number and len(s.words) <= _LABEL_WORDS and is_card_heading(s.text)]
    beside = {id(s) for line in lines for s in line.segments[:-1]}
    edges: list[float] = []
    for x in sorted(s.box.x0 for s in headings):
        under = [s.text for s in headings if abs(x - s.box.x0) <= _SAME and id(s) in beside]
        # what is said of one thing after another may read as one heading again and again: "Toteutunut", "Taloudellinen riski"
        if (not edges or x - edges[-1] > _NARROWEST) and different_headings(under) >= _HEADINGS:
            edges.append(x)
    return edges if len(edges) > 1 else [0.0]


def _in_column(page: int, lines: Sequence[Line]) -> list[RawTable]:
    lines = sorted(lines, key=lambda line: line.box.top)
    tables, n = [], 0
    while n < len(lines):
        entries, after = _read(lines, n)
        names = [entry.name for entry in entries]
        if is_card(names) or untitled_roles(names, said=[entry.text for entry in entries]):
            title = [] if is_card(names) and _first_of_several(lines, after, names) else _title(lines, n)
            tables.append(_table(page, entries, title))
            n = after
        else:
            n += 1
    return tables


def _first_of_several(lines: Sequence[Line], after: int, names: Sequence[str]) -> bool:
    """Whether a card like the one before it begins on a line with no title of its own: what stands above the first is the heading of them all."""
    entries = _read(lines, after)[0] if after < len(lines) else []
    following = [entry.name for entry in entries]
    return is_card(following) and [*map(plain_heading, following)][1:] == [*map(plain_heading, names)][1:] and not _title(lines, after)


def _title(lines: Sequence[Line], n: int) -> list[Line]:
    """The bold lines right above a card's first heading, which say what it is about."""
    title: list[Line] = []
    below = lines[n]
    for line in reversed(lines[max(0, n - _TITLE_LINES) : n]):
        near = below.box.top - line.box.bottom < (1.6 if below is lines[n] else 0.6) * line.size
        if not near or not _heads_under(line, lines[n]) or (title and abs(line.box.x0 - title[0].box.x0) > _SAME):
            break
        title.insert(0, line)
        below = line
    return [] if title and _heads_all(title, lines[n]) else title


def _heads_under(line: Line, first: Line) -> bool:
    """Whether a line is bold, above the first heading of a card or a little left of it in print no larger."""
    set_in = first.box.x0 - line.box.x0
    left = abs(set_in) <= _SAME or (0 < set_in <= _SET_IN * first.size and line.size <= _LARGER * first.size)
    return left and all(segment.bold for segment in line.segments)


def _heads_all(title: Sequence[Line], first: Line) -> bool:
    """Whether a title in larger print tells what kind of cards follow: it is the heading of them all and of no card alone."""
    text = " ".join(line.text for line in title)
    return title[0].size > _LARGER * first.size and any(title_says(text, kind) for kind in KINDS)


def _parted(line: Line) -> tuple[list[Word], list[Word]] | None:
    """A line's heading and what stands beside it, parted by a colon of its own or by a gap, () for nothing; None for another line."""
    if (colon := _colon(line)) is not None:
        return list(line.words[:colon]), list(line.words[colon + 1 :])
    if line.segments[0].is_number or len(line.segments[0].words) > _LABEL_WORDS:
        return None
    return list(line.segments[0].words), [word for segment in line.segments[1:] for word in segment.words]


def _colon(line: Line) -> int | None:
    """Where a colon of its own stands between a heading and what is said under it: "MITTARI : Kyselyn tulos"; None on other lines."""
    at = next((n for n, word in enumerate(line.words[: _LABEL_WORDS + 1]) if word.text == ":"), 0)
    return at if 0 < at < len(line.words) - 1 else None


def _read(lines: Sequence[Line], n: int) -> tuple[list[_Entry], int]:
    """The headings from line n on that stand under each other with their words beside them, and the line behind them.

    A heading may stand at the middle of the words beside it: those above it, which a gap parts from what stands over them, are its own.
    """
    entries: list[_Entry] = []
    above: list[list[Word]] = []
    left = right = 0.0
    at = n
    for at in range(n, len(lines)):
        line, before = lines[at], lines[at - 1]
        gap = line.box.top - before.box.bottom
        if entries and gap > 1.6 * line.size:
            break
        colon = _colon(line) is not None
        if entries and not colon and line.box.x0 >= right - _SAME:  # the words beside a heading go on, or begin over the next one
            new = gap > _PITCH * line.size and before.box.x0 >= left - _SAME
            (above if above or new else entries[-1].said).append(list(line.words))
            continue
        parts = _parted(line)
        wrapped = parts is not None and bool(entries) and not colon and abs(parts[0][0].box.x0 - left) <= _SAME and gap <= _PITCH * line.size
        broken = wrapped and _HALF.search(entries[-1].label[-1].text) is not None
        if parts is not None and wrapped and (broken or not is_card_heading(line.segments[0].text)):  # a heading that a narrow column breaks
            entries[-1].label += parts[0]
            entries[-1].said += [parts[1]] if parts[1] else []
            continue
        if parts is None or not (parts[1] or (entries and above)):
            break
        label, said = parts
        if not entries:
            left, right = label[0].box.x0, said[0].box.x0
        elif abs(label[0].box.x0 - left) > _SAME or (said and not colon and abs(said[0].box.x0 - right) > _SAME):
            break
        entries.append(_Entry(label, [*above, *([said] if said else [])], [w for w in line.words[len(label) : len(label) + 1] if colon]))
        above = []
    else:
        at += 1
    if above and entries:
        entries[-1].said += above
    return [entry for entry in entries if entry.said], at


def _table(page: int, entries: Sequence[_Entry], title: Sequence[Line]) -> RawTable:
    rows = []
    for entry in entries:
        cells = [cell_of_lines([make_line(entry.label)]), cell_of_lines([make_line(words) for words in entry.said])]
        rows.append(RawRow([*cells], page, cells[0].box.top, max(cell.box.bottom for cell in cells)))
    boxes = [cell.box for row in rows for cell in row.cells if cell is not None]
    box = boxes[0]
    for other in boxes[1:]:
        box = box.union(other)
    middle = min(words[0].box.x0 for entry in entries for words in entry.said) - 1
    words = {id(word) for entry in entries for group in (entry.label, entry.colon, *entry.said) for word in group}
    table = RawTable(page, box, [(box.x0, middle), (middle, box.x1)], [], rows, False, words | {id(word) for line in title for word in line.words})
    table.caption = " ".join(line.text for line in title)
    return table
