"""Cards in boxes whose lines tell a name, one large number or what labels before a colon say → tables. Geometry and print only.

"Palvelujen ostot" over "−675 084 €" and "Talousarvio −1 111 000 € · 60,8 %" is a row of a table; a name in bold over "Mittari: aukiolotunnit" and
"Vastuu: rehtori" is a card of a target, its state in a band over the column of cards that it stands in.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal
from itertools import pairwise
from statistics import median

from ingest.amounts import parse_amount, true_amount
from ingest.columns.record_columns import RATINGS, is_card_heading, role_of, tells_alone, untitled_roles
from ingest.layout.run_in_cards import CardTable
from ingest.model import Box, Page, Word, around
from ingest.pages.lines import BULLETS, group_lines, make_line, split_segments
from ingest.pages.panels import clusters, page_part
from ingest.pages.raw_tables import RawCell, RawRow, RawTable, cell_of_lines

_SAME = 2.0
"""Edges nearer than this (points) are one."""
_LARGER = 1.2
"""How many times larger than the rest of its card the number is that a card is about."""
_CARDS = 2
"""Cards with a number that make a table, at the least."""
_LABEL_WORDS = 5
_PROVED = 0.6
"""The share of the per cents that must be those of a card's number in the amount before them, for that to be what has come about."""
_CLOSE = Decimal("0.06")
"""How far a printed per cent may be from the one reckoned."""
_OUTCOME = "Toteuma"
"""The heading of the numbers that the per cents beside them prove to be what has come about."""
_SHARE = "%"
_UNDER = 3.0
"""How far under a rating its label stands (of the font size), at the most."""
_CENTRED = 6.0
"""How far (points) the middles of the two may be from each other."""
_NUMBER = re.compile(r"[−–-]?\d")
_PARTING = frozenset(BULLETS) | {"|", "–", "/"}
"""What stands between the parts of a line."""


@dataclass(frozen=True)
class Piece:
    """A part of a line: the words of a label, none for a per cent, and those behind it, a number or a text."""

    head: tuple[Word, ...]
    words: tuple[Word, ...]
    number: bool

    @property
    def label(self) -> str:
        """The label as it heads a column."""
        return _text(self.head).rstrip(" :") if self.head else _SHARE

    @property
    def key(self) -> str:
        """The label by which cards are the same."""
        return self.label.lower()


@dataclass
class _Card:
    """A box with the words in it."""

    box: Box
    words: list[Word]
    tinted: bool
    name: list[list[Word]] = field(default_factory=list)
    main: list[Word] = field(default_factory=list)
    main_label: str = ""
    pieces: list[Piece] = field(default_factory=list)
    said: list[list[Word]] = field(default_factory=list)
    """Lines of text that no label tells of."""

    @property
    def keys(self) -> list[str]:
        """The labels of its parts in order."""
        return [piece.key for piece in self.pieces]


def boxed_pieces(page: Page, words: Sequence[Word]) -> list[Page | CardTable]:
    """The tables and cards in boxes on a page and what stands around them, in reading order; [] where there are none."""
    boxes = _boxes(page, words)
    tables = _tables(page.number, _numbers(boxes), words)
    rows = {n for table in tables for n in table.table.words}
    cards = [*tables, *_records(page, [card for card in boxes if id(card.words[0]) not in rows], words)]
    if not cards:
        return []
    held = {n for card in cards for n in card.table.words}
    loose = [w for w in words if id(w) not in held]
    own = [card.table.box for card in cards]
    bare = replace(page, panels=tuple(box for box in page.panels if not any(_within(box, other) for other in own)))
    out: list[Page | CardTable] = []
    placed_cards = [_Placed(card.table.box, card) for card in cards]
    if in_columns := _columns(placed_cards, loose):
        return [page_part(bare, piece, own, None) if isinstance(piece, list) else piece for piece in in_columns]
    at = float("-inf")
    for band in clusters(placed_cards, lambda box: (box.top, box.bottom)):
        top = min(placed.box.top for placed in band)
        before = [w for w in loose if at <= w.box.middle[1] < top]
        out += [page_part(bare, before, own, None)] if before else []
        columns = clusters(band, lambda box: (box.x0, box.x1))
        out += [placed.card for column in columns for placed in sorted(column, key=lambda p: p.box.top)]
        at = top
    after = [w for w in loose if w.box.middle[1] >= at]
    return [*out, page_part(bare, after, own, None)] if after else out


@dataclass(frozen=True)
class _Placed:
    box: Box
    card: CardTable


def _columns(cards: Sequence[_Placed], loose: Sequence[Word]) -> list[list[Word] | CardTable]:
    """Cards and the words around them column by column, what stands above and below these first and last; [] where the cards stand in rows.

    Columns are told by words of one that stand beside a card of another, a heading over its own cards, and by nothing that runs over their gutters.
    """
    columns = clusters(cards, lambda box: (box.x0, box.x1))
    spans = [(min(card.box.x0 for card in column), max(card.box.x1 for card in column)) for column in columns]
    gutters = [(a[1] + b[0]) / 2 for a, b in pairwise(spans)]
    top, bottom = min(card.box.top for card in cards), max(card.box.bottom for card in cards)
    inside = [w for w in loose if top < w.box.middle[1] < bottom]
    texts = [segment for line in group_lines(inside) for segment in split_segments(line)]
    if any(text.box.x0 < x < text.box.x1 for text in texts for x in gutters):
        return []
    edges = list(pairwise([float("-inf"), *gutters, float("inf")]))
    held = [[w for w in inside if x0 < w.box.middle[0] < x1] for x0, x1 in edges]
    others = [[card for column in columns if column is not own for card in column] for own in columns]
    if not any(
        card.box.top < w.box.top and w.box.bottom < card.box.bottom for words, beside in zip(held, others, strict=True) for w in words for card in beside
    ):
        return []
    out: list[list[Word] | CardTable] = [[w for w in loose if w.box.middle[1] <= top]]
    for column, words in zip(columns, held, strict=True):
        at = top
        for card in sorted(column, key=lambda c: c.box.top):
            out += [[w for w in words if at <= w.box.middle[1] < card.box.top], card.card]
            at = card.box.top
        out.append([w for w in words if w.box.middle[1] >= at])
    out.append([w for w in loose if w.box.middle[1] >= bottom])
    return [piece for piece in out if piece]


def _boxes(page: Page, words: Sequence[Word]) -> list[_Card]:
    """The boxes that hold words and no other box that does, from the top and from the left; a word over an edge makes it none."""
    tints = [fill.box for fill in (*page.fills, *page.tints)]
    found: list[_Card] = []
    for box in sorted(page.panels, key=lambda b: -b.width * b.height):
        own = [w for w in words if box.holds(*w.box.middle)]
        if own and not any(w.box.x0 < box.x0 - _SAME or w.box.x1 > box.x1 + _SAME for w in own) and not any(_within(box, card.box) for card in found):
            found.append(_Card(box, own, any(_alike(box, tint) for tint in tints)))
    return sorted(found, key=lambda card: (round(card.box.top), card.box.x0))


# ------------------------------------------------------------------------------------------------ cards of one number


def _numbers(boxes: Sequence[_Card]) -> list[_Card]:
    """The cards that show one number each; of those beside each other all do, or none is taken."""
    out: list[_Card] = []
    for band in clusters(boxes, lambda box: (box.top, box.bottom)):
        shown = [card for card in band if _large(card) is not None]
        read = [card for card in shown if _read_number(card)]
        out += read if len(read) == len(shown) else []
    return out


def _large(card: _Card) -> int | None:
    """Which line of a card begins with the one large number that it shows; None where none does."""
    lines = group_lines(card.words)
    largest = max(w.size for w in card.words)
    at = next((n for n, line in enumerate(lines) if line[0].size >= 0.9 * largest), 0)
    others = [w.size for n, line in enumerate(lines) if n != at for w in line]
    main = [w for w in lines[at] if w.size >= 0.9 * largest]
    alone = lines[at][: len(main)] == main and not any(w.text[:1].isdigit() for w in lines[at][len(main) :])
    return at if others and largest >= _LARGER * median(others) and alone and _is_amount(main) else None


def _read_number(card: _Card) -> bool:
    """Reads a card that shows one large number, its name and amounts that it is held against: whether it is one."""
    lines = group_lines(card.words)
    at = _large(card)
    if at is None:
        return False
    main = [w for w in lines[at] if w.size >= 0.9 * lines[at][0].size]
    beside = lines[at][len(main) :]
    name, rest = (lines[:at], lines[at + 1 :]) if at else _name_below(lines[1:])
    pieces, said = _parted(rest)
    if not name or not any(piece.number for piece in pieces):
        return False
    card.name, card.main, card.main_label, card.pieces, card.said = name, main, " ".join(w.text for w in beside), pieces, said
    return len({*card.keys}) == len(pieces)


def _name_below(lines: Sequence[list[Word]]) -> tuple[list[list[Word]], list[list[Word]]]:
    """The lines of a name under the number, in one print, and what stands below them."""
    end = next((n for n, line in enumerate(lines) if any(piece.number for piece in _pieces(line)) or (n and _print(line) != _print(lines[0]))), len(lines))
    return list(lines[:end]), list(lines[end:])


def _tables(page: int, cards: Sequence[_Card], words: Sequence[Word]) -> list[CardTable]:
    """The cards in tables: those under each other with the same labels and no other text between them are rows of one."""
    inside = {id(w) for card in cards for w in card.words}
    loose = [w for w in words if id(w) not in inside]
    runs: list[list[_Card]] = []
    for card in (card for band in clusters(cards, lambda box: (box.top, box.bottom)) for card in sorted(band, key=lambda c: c.box.x0)):
        last = runs[-1] if runs else []
        parted = bool(last) and any(last[-1].box.bottom <= w.box.middle[1] < card.box.top for w in loose)
        alike = bool(last) and 2 * len({*_keys(last)} & {*card.keys}) >= len(card.keys)
        if last and not parted and alike:
            last.append(card)
        else:
            runs.append([card])
    several = {key for run in runs if len(run) >= _CARDS for key in _keys(run)}
    return [CardTable(_table(page, run), False) for run in runs if len(run) >= _CARDS or several.issuperset(_keys(run))]


def _keys(cards: Sequence[_Card]) -> list[str]:
    return list(dict.fromkeys(key for card in cards for key in card.keys))


def _table(page: int, cards: Sequence[_Card]) -> RawTable:
    keys, told = _keys(cards), any(card.said for card in cards)
    main = next((card.main_label for card in cards if card.main_label), _OUTCOME if _proved(cards) else "")
    heads = [next(piece.label for card in cards for piece in card.pieces if piece.key == key) for key in keys]
    rows = []
    for card in cards:
        by_key = {piece.key: _cell(piece) for piece in card.pieces}
        cells: list[RawCell | None] = [_text_cell(card.name), _cell(Piece((), tuple(card.main), True)), *map(by_key.get, keys)]
        cells += [_text_cell(card.said) if card.said else None] if told else []
        for cell in cells:
            if cell is not None:
                cell.bold = card.tinted
        rows.append(RawRow(cells, page, card.box.top, card.box.bottom, card.tinted, shift=card.name[0][0].box.x0 - cards[0].name[0][0].box.x0))
    header = ["", main, *heads, *([""] if told else [])]
    box = around([card.box for card in cards])
    step = box.width / len(header)
    xs = [(box.x0 + n * step, box.x0 + (n + 1) * step) for n in range(len(header))]
    return RawTable(page, box, xs, [header], rows, False, {id(w) for card in cards for w in card.words})


def _proved(cards: Sequence[_Card]) -> bool:
    """Whether the per cents behind amounts are the parts that the large numbers are of those."""
    told = [(card.main, before, piece) for card in cards for before, piece in pairwise(card.pieces) if piece.key == _SHARE and before.number]
    held = 0
    for main, before, piece in told:
        number, whole, percent = (parse_amount(_text(words)) for words in (main, before.words, piece.words))
        if number is not None and whole is not None and percent is not None and whole.number:
            held += abs(number.number / whole.number * 100 - percent.number) <= _CLOSE + Decimal(1).scaleb(-percent.decimals)
    return bool(told) and held >= _PROVED * len(told)


# ------------------------------------------------------------------------------------------------ cards of one target, risk or project


def _records(page: Page, boxes: Sequence[_Card], words: Sequence[Word]) -> list[CardTable]:
    """The cards among the boxes that tell of one thing each by its name, with what labels in plain print say of it."""
    bands = _bands(page, words)
    found = []
    for card in (card for card in boxes if not any(_alike(card.box, band.box) for band in bands)):
        over = [band for band in bands if _under(card.box, band.box)]
        table = _record(page.number, card, max(over, key=lambda b: b.box.top).words if over else [])
        if table is not None:
            found.append(table)
    read = {n for table in found for n in table.words}
    cut = any(_is_like(box, found) and any(id(w) not in read and box.holds(*w.box.middle) for w in words) for box in page.panels)
    return [CardTable(table, cut) for table in found]


def _bands(page: Page, words: Sequence[Word]) -> list[_Card]:
    """The shaded or framed boxes that hold nothing but the state or class of the cards under them."""
    out: list[_Card] = []
    for box in (*page.panels, *(fill.box for fill in (*page.fills, *page.tints))):
        own = [w for w in words if box.holds(*w.box.middle)]
        if own and not any(_alike(box, band.box) for band in out) and len(group_lines(own)) == 1 and tells_alone(_text(own)):
            out.append(_Card(box, own, True))
    return out


def _under(box: Box, band: Box) -> bool:
    """Whether a box stands under a band that is as wide."""
    return band.top < box.top and abs(band.x0 - box.x0) <= _SAME and abs(band.x1 - box.x1) <= _SAME


def _is_like(box: Box, tables: Sequence[RawTable]) -> bool:
    """Whether a box is as wide as a card and stands in one row or column with it."""
    beside = [t for t in tables if abs(t.box.top - box.top) <= _SAME or abs(t.box.x0 - box.x0) <= _SAME]
    return any(abs(t.box.width - box.width) <= _SAME and not _within(box, t.box) for t in beside)


def _record(page: int, card: _Card, mark: Sequence[Word]) -> RawTable | None:
    """A card as a table of labels and what they say; `mark` is what the band over it says of its state."""
    ratings = _ratings(card.words)
    rated = {id(w) for piece in ratings for w in (*piece.head, *piece.words)}
    lines = group_lines([w for w in card.words if id(w) not in rated])
    end = next((n for n, line in enumerate(lines) if not line[0].bold), 0)
    names, marks, heads = _named(lines[:end])
    told, said = said_of(lines[end:])
    alone = [[*mark], *marks, *(line for line in said if tells_alone(_text(line)))]
    texts = [[own] for own in alone if own]
    texts += [rest] if (rest := [line for line in said if line not in alone]) else []
    return record_table(page, card.box, names, [*ratings, *heads, *told], texts, {id(w) for w in (*card.words, *mark)}) if end else None


def record_table(
    page: int, box: Box, names: Sequence[list[Word]], pieces: Sequence[Piece], texts: Sequence[Sequence[list[Word]]], words: set[int]
) -> RawTable | None:
    """A card as a table of labels and what they say, then the texts without a label, under its name; None where that tells of no one thing."""
    lefts = [*(piece.label for piece in pieces), *[""] * len(texts)]
    rights = [*(_text(piece.words) for piece in pieces), *(" ".join(map(_text, text)) for text in texts)]
    if not all(piece.head for piece in pieces) or untitled_roles(lefts, said=rights) is None:
        return None
    cells: list[tuple[RawCell | None, RawCell]] = [(_text_cell([piece.head]), _cell(piece)) for piece in pieces]
    cells += [(None, _text_cell(text)) for text in texts]
    rows = [RawRow([left, right], page, right.box.top, right.box.bottom) for left, right in cells]
    middle = box.middle[0]
    table = RawTable(page, box, [(box.x0, middle), (middle, box.x1)], [], rows, False, words)
    table.caption = " ".join(map(_text, names))
    return table


def _named(lines: Sequence[list[Word]]) -> tuple[list[list[Word]], list[list[Word]], list[Piece]]:
    """The lines of a card's name, what tells its state or class above or behind it, and a rating there: "2 Strateginen riski   Riskiluku 15"."""
    parts = [_mark_apart(line) for line in lines]
    names, marks, rated = [name for name, _ in parts if name], [own for _, own in parts if own], []
    labelled = any(word.text.endswith(":") for line in lines for word in line)  # then the print does not tell the name from what stands below it
    for line in lines[:-1] if not labelled else ():
        gap = next((n for n, (a, b) in enumerate(pairwise(line), 1) if b.box.x0 - a.box.x1 > b.size and b.text[:1].isalpha()), len(line))
        front, behind = line[:gap], _piece(line[gap:]) if gap < len(line) else None
        kind = front[1:] if len(front) > 1 and front[0].text.rstrip(".").isdigit() else front
        rates = behind is not None and behind.number and role_of(behind.label, "risks") in RATINGS
        if tells_alone(_text(kind)) and (rates or gap == len(line)) and line in names:
            names.remove(line)
            marks.append(kind)
            rated += [behind] if behind is not None else []
    return names, marks, rated


def _mark_apart(line: Sequence[Word]) -> tuple[list[Word], list[Word]]:
    """A line of a name without what tells the state of the card behind a wide gap, and that."""
    at = next((n for n, (a, b) in enumerate(pairwise(line), 1) if b.box.x0 - a.box.x1 > b.size and tells_alone(_text(line[n:]))), len(line))
    return [*line[:at]], [*line[at:]]


def _ratings(words: Sequence[Word]) -> list[Piece]:
    """The numbers of a card that stand alone, each right over the label of a risk's rating."""
    out = []
    for number in words:
        under = [w for w in words if 0 < w.box.top - number.box.top < _UNDER * number.size and abs(w.box.middle[0] - number.box.middle[0]) <= _CENTRED]
        under = [w for w in under if w.box.top - min(u.box.top for u in under) <= _SAME]  # a longer text may stand further below
        if number.text.isdigit() and len(number.text) <= 2 and len(under) == 1 and role_of(under[0].text, "risks") in RATINGS:
            out.append(Piece((under[0],), (number,), True))
    return out


# ------------------------------------------------------------------------------------------------ lines and their parts


def _parted(lines: Sequence[list[Word]], whole: bool = False) -> tuple[list[Piece], list[list[Word]]]:
    """What labels say on the lines of a card, on further lines too, and the lines that no label tells of; `whole`: sentences below a label's are its too."""
    pieces: list[Piece] = []
    said: list[list[Word]] = []
    for n, line in enumerate(lines):
        found = _pieces(line)
        goes_on = n > 0 and bool(pieces) and not pieces[-1].number and lines[n - 1][-1] is pieces[-1].words[-1]
        if found:
            pieces += found
        elif (
            goes_on
            and (whole or line[0].text[:1].islower() or not pieces[-1].words[-1].text.endswith((".", "!", "?")))
            and _print(line) == _print(pieces[-1].words)
        ):
            pieces[-1] = replace(pieces[-1], words=(*pieces[-1].words, *line))
        else:
            said.append(line)
    return pieces, said


def said_of(lines: Sequence[list[Word]]) -> tuple[list[Piece], list[list[Word]]]:
    """What labels say on the lines of a card, and the lines that no label tells of; a text under "Tila: Viivästynyt" is none of the state."""
    at = next((n for n, (line, below) in enumerate(pairwise(lines), 1) if _states(line) and below[0].text[:1].isupper()), None)
    if at is not None:
        (told, said), (more, rest) = said_of(lines[:at]), said_of(lines[at:])
        return [*told, *more], [*said, *rest]
    told, said = _parted(lines)
    if any(tells_alone(_text(piece.words)) for piece in told):  # "Arvio: Toteutunut"; then "Työ jatkuu." is the end of what is said
        told, said = _parted(lines, True)
    return told, said


def _states(line: Sequence[Word]) -> bool:
    """Whether a line is the label of a state and nothing but that."""
    piece = _piece(line)
    return piece is not None and role_of(piece.label, "targets") == "status" and tells_alone(_text(piece.words))


def _pieces(line: Sequence[Word]) -> list[Piece]:
    """The parts of a line, each a label with what it says, or a per cent behind an amount; [] where one is neither. A text behind a label is one part."""
    whole = _piece(line)
    labels = sum(word.text.endswith(":") for word in line)
    if whole is not None and labels == 1 and not whole.number and whole.head[-1].text.endswith(":") and is_card_heading(whole.label):
        return [whole]
    parts: list[list[Word]] = [[]]
    for word in line:
        if word.text in _PARTING or (parts[-1] and parts[-1][-1].text.endswith(("€", "%")) and _NUMBER.match(word.text)):
            parts.append([] if word.text in _PARTING else [word])
        elif word.text.endswith(",") and any(c.isdigit() or c == "€" for c in word.text) and parts[-1]:
            parts[-1].append(replace(word, text=word.text.rstrip(",")))
            parts.append([])
        else:
            parts[-1].append(word)
    found = [_piece(part) for part in parts if part]
    pieces = [piece for piece in found if piece is not None]
    return pieces if pieces and len(pieces) == len(found) and pieces[0].head else []


def _piece(words: Sequence[Word]) -> Piece | None:
    at = next((n for n, word in enumerate(words[:_LABEL_WORDS]) if word.text.endswith(":")), None)
    if at is not None and at + 1 < len(words):
        return Piece(tuple(words[: at + 1]), tuple(words[at + 1 :]), _is_amount(words[at + 1 :]))
    for n in range(min(len(words) - 1, _LABEL_WORDS) + 1):
        if _is_amount(words[n:]) and (n or words[-1].text.endswith("%")):
            return Piece(tuple(words[:n]), tuple(words[n:]), True) if not n or any(c.isalpha() for c in words[0].text) else None
    return None


def _is_amount(words: Sequence[Word]) -> bool:
    text = _text(words)
    amount = parse_amount(text)
    return amount is not None and true_amount(text, amount)


def _text(words: Sequence[Word]) -> str:
    return " ".join(word.text for word in words)


def _print(words: Sequence[Word]) -> tuple[float, bool]:
    return round(2 * words[0].size) / 2, words[0].bold


def _text_cell(lines: Sequence[Sequence[Word]]) -> RawCell:
    cell = cell_of_lines([make_line(line) for line in lines])
    cell.amount = None
    return cell


def _cell(piece: Piece) -> RawCell:
    """What a part of a line says, in several lines where it takes them."""
    cell = _text_cell(group_lines(piece.words))
    cell.amount = parse_amount(_text(piece.words)) if piece.number else None
    return cell


def _within(box: Box, other: Box) -> bool:
    return box.x0 > other.x0 - _SAME and box.x1 < other.x1 + _SAME and box.top > other.top - _SAME and box.bottom < other.bottom + _SAME


def _alike(box: Box, other: Box) -> bool:
    return _within(box, other) and _within(other, box)
