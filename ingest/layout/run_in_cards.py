"""Cards of targets, risks and projects whose labels stand before or over what they say, in print of their own: "**Mittari** Aukiolotunnit viikossa".

They stand in columns, framed, tinted or bare; each is read by itself, its name and its state ("Toteutunut" on a coloured label) from the lines above
its first label. A card that a page end cuts goes on at the top of its column on the next page.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import chain, pairwise

from ingest import messages
from ingest.columns.record_columns import different_headings, is_card, is_card_heading, is_state_heading, tells_alone, untitled_roles
from ingest.language.statuses import is_mark, leading_status
from ingest.left_out import LeftOut
from ingest.model import Box, Page, Word, around
from ingest.pages.boxes import frames
from ingest.pages.grids import Grid, find_grids
from ingest.pages.lines import group_lines, make_line
from ingest.pages.panels import clusters, page_part
from ingest.pages.raw_tables import RawCell, RawRow, RawTable, cell_of_lines

_SAME = 3.5
"""Left edges nearer than this (points) are one column's."""
_BORDER = 8.0
"""How far (points) the words of a card may stand left of its labels."""
_APART = 8.0
"""Points between the words of two cards beside each other, at the least."""
_NARROWEST = 100.0
"""Columns of cards are this far apart at least."""
_LABEL_WORDS = 5
_HEADINGS = 3
"""Different labels that make a column of cards, at the least."""
_FEW = 2
"""Labels in a frame that make it a card, or a part of one, where others stand at the same edge."""
_NEAR = 0.75
"""Lines of one text or of one name stand nearer than this (font sizes)."""
_NEXT = 1.3
"""The parts of one card stand nearer than this (font sizes)."""
_GAP = 1.5
"""A gap wider than this (font sizes) parts the name of a card from a label beside it, and a card without a frame from what is right of it."""
_PAGE = re.compile(r"[1-9]\d{0,2}")
_ENTRIES = 5
"""Entries of a list of contents, at the least."""
_INDENT = 24.0
"""How far (points) in from its labels what they say may begin."""

_Style = tuple[bool, tuple[float, ...], float]


@dataclass(frozen=True)
class CardTable:
    """A card as a table of two columns; `cut`: others like it beside it could not be read."""

    table: RawTable
    cut: bool


@dataclass(frozen=True)
class _Label:
    """A label that begins a text, and the words behind it on the line."""

    words: tuple[Word, ...]
    said: tuple[Word, ...]
    more: tuple["_Label", ...] = ()
    """The labels in the same print behind what it says, on the same line: "**Kesto** 2025–2026 **Rahoittaja** OKM"."""

    @property
    def text(self) -> str:
        return " ".join(word.text for word in self.words).rstrip(" :")

    @property
    def x(self) -> float:
        return self.words[0].box.x0


@dataclass(frozen=True)
class _Column:
    """Where labels of cards begin, and the print that they are set in."""

    x: float
    style: _Style


@dataclass
class _Entry:
    """A label and the lines it says; `more` are those on the next page."""

    label: _Label
    page: int
    said: list[list[Word]]
    more: list[list[Word]] = field(default_factory=list)

    @property
    def text(self) -> str:
        return " ".join(word.text for line in (*self.said, *self.more) for word in line)


@dataclass
class _Card:
    """The lines over the first label of a card, and its labels with what they say."""

    column: _Column
    page: int
    head: list[list[Word]]
    entries: list[_Entry] = field(default_factory=list)
    frame: Box | None = None
    taken: bool = False
    """Whether it is the rest of a card of the page before."""
    rests: list["_Card"] = field(default_factory=list)
    """What the next page holds of it."""

    @property
    def words(self) -> list[Word]:
        """Its words on its first page."""
        own = [entry for entry in self.entries if entry.page == self.page]
        return [word for line in (*self.head, *(line for e in own for line in (e.label.words, *e.said))) for word in line]

    @property
    def box(self) -> Box:
        """Its frame, or what its words take up."""
        own = around([word.box for word in self.words])
        return own if self.frame is None else own.union(self.frame)

    @property
    def names(self) -> list[str]:
        """Its labels."""
        return [entry.label.text for entry in self.entries]

    @property
    def in_columns(self) -> bool:
        """Whether what its labels say stands in a column beside them, each in a row of a table."""
        beside = [(entry.label.words[-1].box.x1, entry.label.said[0].box.x0) for entry in self.entries if entry.label.said]
        starts, ends = [x for _, x in beside], [x for x, _ in beside]
        return len(beside) > 1 and max(starts) - min(starts) <= _SAME < max(ends) - min(ends)

    @property
    def whole(self) -> bool:
        """Whether it tells of one thing by its name."""
        if self.in_columns:
            return False
        told = [entry for entry in self.entries if entry.text]
        names = [entry.label.text for entry in told]
        untitled = untitled_roles(names, said=[entry.text for entry in told]) is not None
        return is_card(names) or (untitled and bool(_name_and_marks(self.head)[0]))


def card_pieces(pages: Sequence[Page], bodies: Sequence[Sequence[Word]], left_out: LeftOut) -> list[list[Page | CardTable] | None]:
    """What stands on each page in reading order: its cards, and the parts of the page above, between and below them. None for a page that fails."""
    found: list[list[_Card] | None] = []
    columns: Sequence[_Column] = ()
    for page, words in zip(pages, bodies, strict=True):
        labels = list(_labels(words))
        columns = _columns(labels, columns)
        if not columns:  # labels behind one another
            labels = list(_labels(words, joined=True))
            columns = _columns(labels, ())
        found.append(left_out.tried(messages.page_left_out(page.number), _cards, page, words, labels, columns) if columns else [])
    for n, (upper, lower) in enumerate(pairwise(found)):
        if upper and lower is not None:
            _join(upper, lower)
            lower += _rests(pages[n + 1].number, bodies[n + 1], upper, lower)
    for card in [card for cards in found for card in cards or ()]:
        if not card.taken and not card.whole:
            for rest in card.rests:
                rest.taken = False
    left = [card for cards in found for card in cards or () if not card.taken and not card.whole]
    return [
        None if cards is None else left_out.tried(messages.page_left_out(page.number), _in_order, page, words, cards, left)
        for page, words, cards in zip(pages, bodies, found, strict=True)
    ]


# ------------------------------------------------------------------------------------------------ labels and the columns they stand in


def _style(word: Word) -> _Style:
    return word.bold, tuple(round(part, 1) for part in word.color or (0.0,)), round(2 * word.size) / 2


def _labels(words: Sequence[Word], joined: bool = False) -> Iterator[_Label]:
    """Every text of the page that begins with one of the headings of cards in print of its own, or is nothing else; those of a list of contents are none.

    `joined`: a line is one text, however far its words stand apart.
    """
    lines = group_lines(words)
    listed = _contents(lines)
    for line in (line for n, line in enumerate(lines) if n not in listed):
        begins = [n for n, word in enumerate(line) if n == 0 or (not joined and word.box.x0 - line[n - 1].box.x1 >= _APART)]
        for first, last in pairwise([*begins, len(line)]):
            label = _label(line[first:last])
            if label is not None and is_card_heading(label.text):
                yield label


def _contents(lines: Sequence[Sequence[Word]]) -> set[int]:
    """Which lines are of lists of contents: under each other, each with the number of its page far behind its name, at one edge and never falling."""
    out: set[int] = set()
    run: list[int] = []
    for n, line in enumerate(lines):
        last = lines[run[-1]][-1] if run else None
        entry = len(line) > 1 and _PAGE.fullmatch(line[-1].text) is not None and (_far(line[-2], line[-1]) or not line[-2].text.strip(".…"))
        if last is None or not entry or abs(line[-1].box.x1 - last.box.x1) > _SAME or int(line[-1].text) < int(last.text):
            run = []
        run += [n] if entry else []
        if len(run) >= _ENTRIES and lines[run[0]][-1].text != line[-1].text:
            out |= set(run)
    return out


def _far(left: Word, right: Word) -> bool:
    return right.box.x0 - left.box.x1 > 2 * _GAP * right.size


def _label(words: Sequence[Word]) -> _Label | None:
    """The first words of a line that are in one print, and those behind them; None where they are too many for a label."""
    style = _style(words[0])
    end = next((n for n, word in enumerate(words) if _style(word) != style), len(words))
    if end == len(words) and any(word.text.endswith(":") for word in words[:-1]):
        return None  # "Todennäköisyys: 3" in one print
    if end > _LABEL_WORDS:
        return None
    again = [n for n in range(end + 1, len(words)) if _style(words[n]) == style != _style(words[n - 1])]
    more = [(n, other) for n in again if (other := _label(words[n:])) is not None and other.said and is_card_heading(other.text)]
    if not more:
        return _Label(tuple(words[:end]), tuple(words[end:]))
    begins, label = more[0]
    return _Label(tuple(words[:end]), tuple(words[end:begins]), (replace(label, more=()), *label.more))


def _columns(labels: Sequence[_Label], before: Sequence[_Column]) -> list[_Column]:
    """Where three different labels in one print stand under each other, or some of a card that the page `before` begins."""
    out: list[_Column] = []
    for label in sorted(labels, key=lambda label: label.x):
        column = _Column(label.x, _style(label.words[0]))
        if any(_at(other, label) for other in out):
            continue
        under = [one.text for other in labels if _at(column, other) for one in (other, *other.more)]
        known = any(_at(other, label) for other in before)
        if different_headings(under) >= _HEADINGS or known:
            out.append(column)
    return [column for n, column in enumerate(out) if not any(_SAME < column.x - other.x < _NARROWEST for other in out[:n])]


def _at(column: _Column, label: _Label) -> bool:
    return abs(label.x - column.x) <= _SAME and _style(label.words[0]) == column.style


# ------------------------------------------------------------------------------------------------ cards of one page


def _cards(page: Page, words: Sequence[Word], labels: Sequence[_Label], columns: Sequence[_Column]) -> list[_Card]:
    """The cards of a page, framed ones and those that nothing but space parts; labels in cells of a table of their own are none of a card's."""
    grids = [grid for grid in find_grids(page.rules, page.fills) if len(grid.xs) > 2]
    cells = [cell.box for grid in grids for cell in grid.cells]
    known = [label for label in labels if any(_at(column, label) for column in columns)]
    repeated = {name for name, count in Counter(label.text for label in known).items() if count > 1}
    out: list[_Card] = []
    used: set[int] = set()
    own_columns = [frame for frame in frames(page) if any(_is_column(frame, grid) for grid in grids)]
    boxes = sorted((box for box in (*page.panels, *frames(page), *_under_bands(page), *cells) if box not in own_columns), key=lambda b: b.width * b.height)
    for box, few in [*((box, _FEW) for box in boxes), *((box, 1) for box in boxes if box not in cells)]:
        inside = [label for label in known if box.holds(*label.words[0].box.middle) and id(label.words[0]) not in used]
        column = next((column for column in columns if inside and _at(column, inside[0])), None)
        if column is None or len(inside) < few or not all(_at(column, label) for label in inside):
            continue
        own = [w for w in words if box.holds(*w.box.middle) and id(w) not in used]
        cards = _read(page.number, group_lines(own), column, repeated, box)
        out += cards
        used |= {id(w) for card in cards for w in card.words}
    in_table = {id(w) for w in words for grid in grids if id(w) not in used and grid.box.holds(*w.box.middle)}
    free = [w for w in words if id(w) not in used | in_table]
    bare = [column for column in columns if any(_at(column, label) and id(label.words[0]) not in used | in_table for label in known)]
    if bare and (len(columns) > 1 or not any(label.words[-1].text.endswith(":") for label in known)):
        out += _bare_cards(page.number, free, bare, repeated)
    return out


def _under_bands(page: Page) -> Iterator[Box]:
    """Frames of rules down both sides and below, whose upper edge is a shaded band: the first card under what several are grouped by."""
    for band in (fill.box for fill in page.fills):
        sides = [[r for r in page.rules if not r.horizontal and _near(r.x0, x) and _near(r.top, band.bottom)] for x in (band.x0, band.x1)]
        level = [r for r in page.rules if r.horizontal and _near(r.x0, band.x0) and _near(r.x1, band.x1)]
        if any(_near(r.top, band.bottom) for r in level):
            continue
        feet = [r.top for r in level if r.top > band.bottom and all(any(_near(r.top, side.bottom) for side in own) for own in sides)]
        if feet:
            yield Box(band.x0, band.bottom, band.x1, min(feet))


def _near(one: float, other: float) -> bool:
    return abs(one - other) <= _SAME


def _is_column(frame: Box, grid: Grid) -> bool:
    """Whether a frame is a column of a table's cells under its heading."""
    held = [cell for cell in grid.cells if frame.holds(*cell.box.middle)]
    return len(held) > 1 and len({(cell.c0, cell.c1) for cell in held}) == 1 and len(held) < len(grid.cells) and frame.width < grid.box.width - _SAME


def _bare_cards(page: int, words: Sequence[Word], columns: Sequence[_Column], repeated: set[str]) -> list[_Card]:
    """The cards that have no frame, column by column; a line that runs over a column's edge ends those above it."""
    edges = [column.x for column in columns]
    across = [line for line in group_lines(words) if any(_crosses(line, x) for x in edges)]
    gone = {id(w) for line in across for w in line}
    out: list[_Card] = []
    for column, end in zip(columns, [*edges[1:], float("inf")], strict=True):
        inside = group_lines([w for w in words if column.x - _BORDER <= w.box.x0 < end - _BORDER and id(w) not in gone])
        lines = [_together(line) for line in inside]
        tops = [line[0].box.top for line in across]
        run: list[list[Word]] = []
        for line in lines:
            if run and any(run[-1][0].box.top < top <= line[0].box.top for top in tops):
                out += _read(page, run, column, repeated, None)
                run = []
            run.append(line)
        out += _read(page, run, column, repeated, None)
    return out


def _together(line: list[Word]) -> list[Word]:
    """The words of a line up to a wide gap, behind which something else stands."""
    end = next((n for n, (a, b) in enumerate(pairwise(line), 1) if b.box.x0 - a.box.x1 > _GAP * a.size), len(line))
    return line[:end]


def _crosses(line: Sequence[Word], x: float) -> bool:
    """Whether a text of a line runs over the left edge of a column."""
    over = any(word.box.x0 < x - 1 and word.box.x1 > x for word in line)
    return over or any(a.box.x0 < x - 1 <= b.box.x0 and b.box.x0 - a.box.x1 < max(0.6 * a.size, 5) for a, b in pairwise(line))


def _read(page: int, lines: Sequence[list[Word]], column: _Column, repeated: set[str], frame: Box | None) -> list[_Card]:
    """The cards among lines that stand under each other."""
    cards: list[_Card] = []
    head: list[list[Word]] = []
    for n, line in enumerate(lines):
        after = lines[n + 1] if n + 1 < len(lines) else None
        label = _label_at(line, after, column, repeated)
        last = cards[-1] if cards else None
        if label is not None:
            if last is None or head or label.text in last.names or (frame is None and _gap(lines[n - 1], line) > _NEXT):
                last = _Card(column, page, head if frame is not None else _head_of(head, line), frame=frame)
                cards.append(last)
            last.entries += [_Entry(one, page, [list(one.said)] if one.said else []) for one in (label, *label.more)]
            head = []
        elif last is not None and not head and _says_on(last.entries[-1], lines[n - 1], line, column, frame is not None):
            last.entries[-1].said.append(line)
        else:
            head.append(line)
    if frame is not None and cards and head:
        marked = all(tells_alone(_text(line)) for line in head)
        (cards[-1].head if marked else cards[-1].entries[-1].said).extend(head)
    return cards


def _label_at(line: Sequence[Word], after: Sequence[Word] | None, column: _Column, repeated: set[str]) -> _Label | None:
    """The label that a line begins with, in the print of the column's labels; a name in the same print stands over a label, and says nothing itself."""
    label = _label(line)
    if label is None or not _at(column, label):
        return None
    if label.said or label.text in repeated:
        return label
    below = after is not None and _style(after[0]) != column.style
    return label if below else None


def _says_on(entry: _Entry, before: Sequence[Word], line: Sequence[Word], column: _Column, framed: bool) -> bool:
    """Whether a line goes on what a label says."""
    if line[0].box.x0 < column.x - _SAME or _style(line[0]) == column.style:
        return False
    under = line[0].box.x0 - column.x < _INDENT or any(abs(line[0].box.x0 - own[0].box.x0) <= _SAME for own in entry.said)
    if not framed and not under:
        return False
    if not entry.said:
        return framed or _gap(before, line) <= _NEXT
    alike = _style(line[0]) in {_style(word) for own in entry.said for word in own}
    return alike and (framed or _gap(before, line) <= _NEAR)


def _gap(above: Sequence[Word], below: Sequence[Word]) -> float:
    """The space between two lines in font sizes of the lower one."""
    return (min(w.box.top for w in below) - max(w.box.bottom for w in above)) / below[0].size


def _head_of(lines: Sequence[list[Word]], first: Sequence[Word]) -> list[list[Word]]:
    """The lines right above the first label of a card without a frame: its name, and a mark of its state over or under that."""
    out: list[list[Word]] = []
    below = first
    for line in reversed(lines):
        named = bool(out) and any(_style(line[0]) == _style(own[0]) for own in out)
        near = _gap(line, below) <= (_NEAR if named else _NEXT)
        begun = any(not tells_alone(_text(own)) for own in out)
        if not near or (begun and not named and not tells_alone(_text(line))):
            break
        out.insert(0, line)
        below = line
    return out


# ------------------------------------------------------------------------------------------------ over page ends, and as tables


def _join(upper: Sequence[_Card], lower: Sequence[_Card]) -> None:
    """Gives the lowest card of each column the rest of it that stands without a name at the top of the column on the next page."""
    for card in lower:
        same = [other for other in lower if abs(other.column.x - card.column.x) <= _SAME]
        above = max((c for c in upper if c.entries and abs(c.column.x - card.column.x) <= _SAME), key=lambda c: c.box.bottom, default=None)
        on = above is not None and card.box.top == min(c.box.top for c in same) and not set(above.names) & set(card.names)
        if not on or above is None or any(c.box.top > above.box.bottom for c in upper):
            continue
        lines = card.head
        if lines and not _is_said(above, lines[0]):
            continue
        above.entries[-1].more += lines
        above.entries += card.entries
        card.taken = True
        above.rests.append(card)


def _is_said(card: _Card, line: Sequence[Word]) -> bool:
    """Whether a line is set as what the labels of a card say."""
    return _style(line[0]) in {_style(word) for entry in card.entries for own in entry.said for word in own} - {card.column.style}


def _rests(page: int, words: Sequence[Word], upper: Sequence[_Card], lower: Sequence[_Card]) -> list[_Card]:
    """The ends of texts, without a label, that stand at the top of a page where the lowest card of a column breaks off; given to that one."""
    out: list[_Card] = []
    lowest = [card for card in upper if not any(c.box.top > card.box.bottom for c in upper)]
    for card in (card for card in lowest if card.entries):  # not the end of a text of the page before
        last = card.entries[-1]
        if last.more or last.page != card.page or last.text.endswith((".", "!", "?")):
            continue
        end = min((other.column.x - _BORDER for other in upper if other.column.x > card.column.x + _SAME), default=float("inf"))
        inside = [w for w in words if card.column.x - _SAME <= w.box.x0 < end and id(w) not in _held(lower)]
        lines = [_together(line) for line in group_lines(inside)]
        rest = lines[: next((n for n, line in enumerate(lines) if not _is_said(card, line) or (n and _gap(lines[n - 1], line) > _NEAR)), len(lines))]
        top = min((w.box.top for w in words), default=0.0)
        if rest and (not last.said or rest[0][0].text[:1].islower()) and rest[0][0].box.top < top + rest[0][0].size:
            last.more += rest
            card.rests.append(_Card(card.column, page, rest, taken=True))
            out.append(card.rests[-1])
    return out


def _held(cards: Sequence[_Card]) -> set[int]:
    return {id(word) for card in cards for word in card.words}


def _text(words: Sequence[Word]) -> str:
    return " ".join(word.text for word in words)


def _name_and_marks(head: Sequence[list[Word]]) -> tuple[list[list[Word]], list[list[Word]]]:
    """The lines of a card's name, the largest print over its labels, and what tells its state or class by itself."""
    parts: list[list[Word]] = []
    for line in head:
        parts.append([line[0]])
        for left, right in pairwise(line):
            if _style(left) != _style(right) or right.box.x0 - left.box.x1 > _GAP * left.size:
                parts.append([])
            parts[-1].append(right)
    alone = [part for part in parts if part[0].text[:1].isupper() and tells_alone(_text(part))]
    print_of = {id(part): (part[0].size, part[0].bold) for part in parts}
    largest = max(print_of.values(), default=None)
    named = [part for part in parts if print_of[id(part)] == largest]
    if all(part in alone for part in named) and len(alone) < len(parts):  # the state is set larger than the name
        largest = max(print_of[id(part)] for part in parts if part not in alone)
        named = [part for part in parts if print_of[id(part)] == largest]
    marked = [part for part in named if leading_status(_text(part))]  # a state in the print of the name
    named = [part for part in named if part not in marked]
    return named, [part for part in alone if part not in named]


def _table(card: _Card) -> RawTable:
    """A card as a table of labels and what they say; a mark stands in a row without a label."""
    name, marks = _name_and_marks(card.head)
    rows = [_unlabelled(card.page, [mark]) for mark in marks]
    known = {id(word) for part in (*name, *marks) for word in part}
    told = [line for line in card.head if not any(id(word) in known for word in line)]
    rows += [_unlabelled(card.page, told)] if told else []
    for entry in chain.from_iterable(map(_behind_state, card.entries)):
        if not entry.text:
            continue
        label = cell_of_lines([make_line(entry.label.words)]) if entry.label.words else None
        said = _cell(entry)
        box = said.box if label is None else label.box
        rows.append(RawRow([label, said], entry.page, box.top, max(box.bottom, said.box.bottom), cut_pages=list(said.pages)))
    box = card.box
    middle = min((entry.said[0][0].box.x0 for entry in card.entries if entry.said), default=box.x0) - 1
    middle = max(middle, box.x0 + 1)
    table = RawTable(card.page, box, [(box.x0, middle), (middle, box.x1)], [], rows, False, {id(w) for w in card.words})
    table.caption = " ".join(make_line(line).text for line in name)
    return table


def _unlabelled(page: int, lines: Sequence[list[Word]]) -> RawRow:
    said = cell_of_lines([make_line(line) for line in lines])
    return RawRow([None, said], page, said.box.top, said.box.bottom)


def _behind_state(entry: _Entry) -> list[_Entry]:
    """The label with a state on its line, and the lines under it as what nothing labels: "Tilanne: Toteutunut" over "Tilat otettiin käyttöön."."""
    state, *lines = entry.said or [[]]
    if not lines or not is_state_heading(entry.label.text) or not is_mark(_text(state)) or lines[0][0].box.x0 - entry.label.x > _SAME:
        return [entry]
    return [replace(entry, said=[state], more=[]), _Entry(_Label((), ()), entry.page, lines, entry.more)]


def _cell(entry: _Entry) -> RawCell:
    """What a label says, on two pages where a page end cuts it."""
    said = cell_of_lines([make_line(line) for line in entry.said or entry.more])
    if entry.said and entry.more:
        rest = cell_of_lines([make_line(line) for line in entry.more])
        said = replace(said, lines=[*said.lines, *rest.lines], amount=None, pages=[entry.page + 1])
    return said


def _in_order(page: Page, words: Sequence[Word], cards: Sequence[_Card], left: Sequence[_Card]) -> list[Page | CardTable]:
    """The cards of a page, those beside each other from the left, and what stands above, between and below them; `left` are those that are not whole."""
    own = [card for card in cards if not card.taken and card.whole]
    if not own and not any(card.taken for card in cards):
        return [replace(page, words=tuple(words))]
    boxes = [card.box for card in cards]
    held = {id(w) for card in cards if card.taken or card in own for w in card.words}
    loose = [w for w in words if id(w) not in held]
    out: list[Page | CardTable] = []

    def rest(part: Sequence[Word]) -> None:
        if part:
            out.append(page_part(page, part, boxes, None))

    at = float("-inf")
    for band in clusters(own, lambda box: (box.top, box.bottom)):
        top, bottom = min(card.box.top for card in band), max(card.box.bottom for card in band)
        rest([w for w in loose if at <= w.box.middle[1] < top])
        inside = [w for w in loose if top <= w.box.middle[1] < bottom]
        columns = clusters(band, lambda box: (box.x0, box.x1))
        begins = [float("-inf"), *(min(card.box.x0 for card in column) - _BORDER for column in columns[1:]), float("inf")]
        for column, (x0, x1) in zip(columns, pairwise(begins), strict=True):
            y = top
            for card in sorted(column, key=lambda c: c.box.top):
                rest([w for w in inside if x0 <= w.box.x0 < x1 and y <= w.box.middle[1] < card.box.top])
                out.append(CardTable(_table(card), any(len(set(other.names) & set(card.names)) >= _FEW for other in left)))
                y = card.box.top
            rest([w for w in inside if x0 <= w.box.x0 < x1 and w.box.middle[1] >= y])
        at = bottom
    rest([w for w in loose if w.box.middle[1] >= at])
    return out
