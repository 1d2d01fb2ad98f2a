"""Cards that only space parts, each in columns: a name over what labels say ("Mittari: …", "Vastuu: …"), its state and what came of it beside them.

Geometry, print and colons only. Each card is read column by column; a small line over its name ("Vakaa talous") is kept as a text of it.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from ingest.amounts import true_amount
from ingest.columns.record_columns import is_card_heading, tells_alone
from ingest.layout.boxed_cards import Piece, record_table, said_of
from ingest.layout.run_in_cards import CardTable
from ingest.model import Box, Page, Word, around
from ingest.pages.lines import group_lines, split_segments
from ingest.pages.panels import page_part
from ingest.pages.raw_tables import RawTable

_SAME = 2.0
"""Edges nearer than this (points) are one."""
_LABELS = 4
"""Labels before a colon on a page with cards, at the least."""
_LABEL_WORDS = 4
_CARDS = 2
"""Cards like each other, at the least."""
_LARGER = 1.1
"""A name that is not bold is larger than this (of the print of the labels)."""
_GAP = 1.5
"""A space wider than this (font sizes) parts what stands beside each other."""
_WRAPS = 0.75
"""Lines of one name stand nearer than this (font sizes)."""
_APART = 1.3
"""How much higher the space between cards is than any within them."""
_NEAR = 0.8
"""Lines of the first and last card stand nearer than this (of the space between cards)."""
_ROW = 2
"""Numbers on a line that make it a row of a table."""

_Part = tuple[Word, ...]


@dataclass(frozen=True)
class _Card:
    """A name and all that stands from the space above it to the space below it."""

    name: tuple[_Part, ...]
    words: tuple[Word, ...]


def paired_pieces(page: Page, words: Sequence[Word]) -> list[Page | CardTable]:
    """What stands on a page in reading order where it holds such cards: they, and what is above, between and below them; else []."""
    if sum(w.text.endswith(":") for w in words) < _LABELS:
        return []
    parts = [part for line in group_lines(words) for part in _parts(line)]
    labels = [part for part in parts if _is_label(part)]
    if len(labels) < _LABELS:
        return []
    cards = max((_read(page.number, names, words) for names in _names(parts, labels)), key=len, default=[])
    if not cards:
        return []
    held = {n for card in cards for n in card.table.words}
    loose = [w for w in words if id(w) not in held]
    boxes = [card.table.box for card in cards]
    out: list[Page | CardTable] = []
    tops = [float("-inf"), *(box.top for box in boxes), float("inf")]
    for n, (top, bottom) in enumerate(pairwise(tops)):
        out += [cards[n - 1]] if n else []
        if own := [w for w in loose if top <= w.box.middle[1] < bottom]:
            out.append(page_part(page, own, boxes, None))
    return out


def _parts(line: Sequence[Word]) -> list[_Part]:
    """The words of a line parted where the space between them is wide."""
    cuts = [n for n, (a, b) in enumerate(pairwise(line), 1) if b.box.x0 - a.box.x1 > _GAP * a.size]
    return [tuple(line[a:b]) for a, b in pairwise([0, *cuts, len(line)])]


def _is_label(part: Sequence[Word]) -> bool:
    """Whether a text begins with one of the labels of cards: "Vastuu: rehtori"."""
    end = next((n for n, word in enumerate(part[:_LABEL_WORDS], 1) if word.text.endswith(":")), 0)
    return 0 < end < len(part) and is_card_heading(_text(part[:end]).rstrip(":"))


def _names(parts: Sequence[_Part], labels: Sequence[_Part]) -> list[list[tuple[_Part, ...]]]:
    """The names in one print that begin under each other, bold or larger than the labels, each with its lines."""
    size = median(part[0].size for part in labels)
    alike: dict[tuple[object, ...], list[_Part]] = {}
    for part in parts:
        marked = all(word.bold for word in part) or part[0].size > _LARGER * size
        if marked and part not in labels and part[0].text[:1].isalnum() and not tells_alone(_text(part)):
            alike.setdefault((round(part[0].box.x0 / _SAME), part[0].bold, round(part[0].size, 1), part[0].color), []).append(part)
    out = []
    for group in alike.values():
        names: list[tuple[_Part, ...]] = []
        for part in group:
            if names and part[0].box.top - names[-1][-1][0].box.bottom < _WRAPS * part[0].size:
                names[-1] = (*names[-1], part)
            else:
                names.append((part,))
        if len(names) >= _CARDS:
            out.append(names)
    return out


def _read(page: int, names: Sequence[tuple[_Part, ...]], words: Sequence[Word]) -> list[CardTable]:
    """The cards under such names; [] where they are not all alike."""
    cards = _cards(names, words)
    columns = _columns(cards)
    tables = [(card, _table(page, card, columns)) for card in cards] if columns else []
    found = [table for _, table in tables if table is not None]
    cut = any(table is None and any(map(_is_label, _lines(card.words))) for card, table in tables)
    return [CardTable(table, cut) for table in found] if len(found) >= _CARDS else []


def _cards(names: Sequence[tuple[_Part, ...]], words: Sequence[Word]) -> list[_Card]:
    """The names with what stands about each, parted by the highest space between two of them; [] where spaces within them are as high."""
    spans = [around([w.box for part in name for w in part]) for name in names]
    cuts = []
    for upper, lower in pairwise(spans):
        between = _spaces([w.box for w in words if upper.top < w.box.middle[1] < lower.bottom])
        cuts.append(max(between, key=lambda s: s[1] - s[0], default=(0.0, 0.0)))
    least = min(b - a for a, b in cuts)
    out = []
    for n, (name, span) in enumerate(zip(names, spans, strict=True)):
        top, bottom = cuts[n - 1][1] if n else float("-inf"), cuts[n][0] if n < len(cuts) else float("inf")
        size = name[0][0].size
        reach = [w for w in words if top - 1 < w.box.middle[1] < bottom + 1 and w.size <= size + 0.1]
        box = _grown(span, [w.box for w in reach], _NEAR * least)
        limits = [w.box for w in words if w.size > size + 0.1]  # what is in larger print is of no card
        box = Box(box.x0, max([box.top, *(b.bottom for b in limits if b.bottom <= span.top + 1)]), box.x1, box.bottom)
        box = Box(box.x0, box.top, box.x1, min([box.bottom, *(b.top for b in limits if b.top >= span.bottom - 1)]))
        own = tuple(w for w in reach if box.top - 1 < w.box.middle[1] < box.bottom + 1)
        out.append(_Card(name, own))
    within = max((b - a for card in out for a, b in _spaces([w.box for w in card.words])), default=0.0)
    return out if least > _APART * within else []


def _spaces(boxes: Sequence[Box]) -> list[tuple[float, float]]:
    """(top, bottom) of the heights between boxes that none of them reaches."""
    out = []
    end = None
    for box in sorted(boxes, key=lambda b: b.top):
        if end is not None and box.top > end:
            out.append((end, box.top))
        end = box.bottom if end is None else max(end, box.bottom)
    return out


def _grown(span: Box, boxes: Sequence[Box], space: float) -> Box:
    """A height grown over the boxes that stand nearer than a space above and below it."""
    top, bottom = span.top, span.bottom
    for box in sorted((b for b in boxes if b.top < span.top), key=lambda b: -b.bottom):
        top = min(top, box.top) if top - box.bottom < space else top
    for box in sorted((b for b in boxes if b.bottom > span.bottom), key=lambda b: b.top):
        bottom = max(bottom, box.bottom) if box.top - bottom < space else bottom
    return Box(span.x0, top, span.x1, bottom)


def _lines(words: Sequence[Word]) -> list[_Part]:
    return [part for line in group_lines(words) for part in _parts(line)]


def _told(card: _Card) -> list[Word]:
    """The words of a card besides its name and what stands over that."""
    named = {id(w) for part in card.name for w in part}
    over = {id(w) for part in _over(card) for w in part}
    return [w for w in card.words if id(w) not in named and id(w) not in over]


def _over(card: _Card) -> list[_Part]:
    """What stands right over the name of a card, at its edge, and tells no state."""
    first = card.name[0][0]
    above = [w for w in card.words if w.box.middle[1] < first.box.top]
    return [part for part in _lines(above) if abs(part[0].box.x0 - first.box.x0) < _SAME and not tells_alone(_text(part)) and not _is_label(part)]


def _columns(cards: Sequence[_Card]) -> list[tuple[float, float]]:
    """(x0, x1) of the columns that cards are set in, [] where they are in one that their names stand in too."""
    out: list[tuple[float, float]] = []
    for x0, x1 in sorted((part[0].box.x0, part[-1].box.x1) for card in cards for part in _lines(_told(card))):
        if out and x0 < out[-1][1] + _SAME:
            out[-1] = (out[-1][0], max(out[-1][1], x1))
        else:
            out.append((x0, x1))
    beside = bool(out) and all(part[-1].box.x1 < out[0][0] for card in cards for part in card.name)
    return out if len(out) > 1 or beside else []


def _table(page: int, card: _Card, columns: Sequence[tuple[float, float]]) -> RawTable | None:
    """A card as a table of labels and what they say; None where it tells of no one thing, or holds rows of numbers."""
    rest = _told(card)
    if any(sum(true_amount(s.text, s.amount) for s in split_segments(line)) >= _ROW for line in group_lines(rest)):
        return None
    pieces: list[Piece] = []
    texts = [[[*part]] for part in _over(card)]
    for x0, x1 in columns:
        told, said = said_of(group_lines([w for w in rest if x0 - 1 < w.box.middle[0] < x1 + 1]))
        pieces += told
        alone = [line for line in said if tells_alone(_text(line))]
        texts += [[line] for line in alone]
        texts += [left] if (left := [line for line in said if line not in alone]) else []
    return record_table(page, around([w.box for w in card.words]), [[*part] for part in card.name], pieces, texts, {id(w) for w in card.words})


def _text(words: Sequence[Word]) -> str:
    return " ".join(word.text for word in words)
