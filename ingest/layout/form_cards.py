"""Targets, risks and projects on ruled forms: boxes with a label in small print over its value, labels and values side by side in turn, or "Vaikutus: 3"."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from ingest.columns.record_columns import is_card, is_card_heading, tells_alone
from ingest.layout.boxed_cards import Piece, record_table, said_of
from ingest.layout.run_in_cards import CardTable
from ingest.model import Page, Word, around
from ingest.pages.grids import Grid, GridCell, find_grids
from ingest.pages.lines import group_lines, make_line
from ingest.pages.panels import page_part
from ingest.pages.raw_tables import RawCell, RawRow, RawTable, cell_of_lines

_SMALLER = 0.9
"""A label over its value is in print smaller than this share of it."""
_LABEL_WORDS = 5
_GAP = 1.5
"""A space wider than this (font sizes) parts a label from what is told behind it."""


@dataclass(frozen=True)
class _Entry:
    """A label and the lines of what stands under it or beside it."""

    label: list[Word]
    said: list[list[Word]]
    inside: bool = False
    """Whether both stand in one box."""


def form_pieces(page: Page, words: Sequence[Word]) -> list[Page | CardTable]:
    """What stands on a page in reading order where it holds such forms over its whole width: they, and what is above, between and below them; else []."""
    tables = []
    for grid in find_grids(page.rules, page.fills):
        table = _table(page, grid, words)
        tables += [table] if table is not None else _named(page, grid, words)
    if not tables:
        return []
    held = {n for table in tables for n in table.words}
    loose = [w for w in words if id(w) not in held]
    if any(table.box.top < w.box.middle[1] < table.box.bottom for w in loose for table in tables):
        return []
    out: list[Page | CardTable] = []
    tops = [float("-inf"), *(table.box.top for table in tables), float("inf")]
    for n, (top, bottom) in enumerate(pairwise(tops)):
        out += [CardTable(tables[n - 1], False)] if n else []
        if part := [w for w in loose if top <= w.box.middle[1] < bottom]:
            out.append(page_part(page, part, [table.box for table in tables], None))
    return out


def _table(page: Page, grid: Grid, words: Sequence[Word]) -> RawTable | None:
    """A form as a table of labels and what they say; None for a table of another kind."""
    held = [w for w in words if grid.box.holds(*w.box.middle)]
    rows = [[(cell, group_lines([w for w in held if cell.box.holds(*w.box.middle)])) for cell in grid.cells if cell.r0 == r] for r in range(len(grid.ys) - 1)]
    read = [_entries(row) for row in rows]
    over = rows[0][0][1] if len(rows[0]) == 1 and not read[0] else []
    title = _text(over[0]) if len(over) == 1 and _end(over[0]) == len(over[0]) else ""
    found = [entry for row in read for entry in row or ()]
    told = all(row is not None for row in read[1 if title else 0 :])
    if (
        not told
        or not is_card([_text(entry.label) for entry in found])
        or not any(entry.inside or (row and len(row) > 1) for row in read for entry in row or ())
    ):
        return None
    out = []
    for entry in found:
        cells: list[RawCell | None] = [cell_of_lines([make_line(entry.label)]), cell_of_lines([make_line(line) for line in entry.said]) if entry.said else None]
        box = around([w.box for line in (entry.label, *entry.said) for w in line])
        out.append(RawRow(cells, page.number, box.top, box.bottom))
    box, middle = grid.box, grid.box.middle[0]
    table = RawTable(page.number, box, [(box.x0, middle), (middle, box.x1)], [], out, False, {id(w) for w in held})
    table.caption = title
    return table


def _named(page: Page, grid: Grid, words: Sequence[Word]) -> list[RawTable]:
    """The forms of a grid that stand under a name each, where every box says what it is before a colon; [] for a table of another kind."""
    forms: list[list[tuple[GridCell, list[list[Word]]]]] = []
    for r in range(len(grid.ys) - 1):
        cells = [(cell, group_lines([w for w in words if cell.box.holds(*w.box.middle)])) for cell in grid.cells if cell.r0 == r]
        row = [(cell, lines) for cell, lines in cells if lines]
        if row and not said_of(row[0][1])[0] and (not forms or all(w.bold for line in row[0][1] for w in line)):
            forms.append([])
        if row and forms:
            forms[-1] += row
    tables = [_named_form(page, form) for form in forms]
    found = [table for table in tables if table is not None]
    return found if len(found) == len(tables) else []


def _named_form(page: Page, form: Sequence[tuple[GridCell, list[list[Word]]]]) -> RawTable | None:
    """A form as a table of labels and what they say; None where its first box is no name, or another says neither what it is nor a state or class."""
    (_, name), *boxes = form
    pieces: list[Piece] = []
    texts = []
    for _, lines in boxes:
        told, said = said_of(lines)
        pieces += told
        texts += [said] if said else []
    if tells_alone(_text([w for line in name for w in line])) or any(not tells_alone(_text([w for line in text for w in line])) for text in texts):
        return None
    held = {id(w) for _, lines in form for line in lines for w in line}
    return record_table(page.number, around([cell.box for cell, _ in form]), name, pieces, texts, held)


def _entries(row: Sequence[tuple[GridCell, list[list[Word]]]]) -> list[_Entry] | None:
    """The labels of a row of boxes with what they say; None where a box is neither."""
    out: list[_Entry] = []
    at = 0
    while at < len(row):
        lines = row[at][1]
        at += 1
        if not lines:
            continue
        inside = _inside(lines)
        if inside is not None:
            out.append(inside)
        elif at < len(row) and _heads(words := [w for line in lines for w in line]):
            out.append(_Entry(words, row[at][1]))
            at += 1
        else:
            return None
    return out


def _inside(lines: Sequence[list[Word]]) -> _Entry | None:
    """A label in small print over its value, or before it on its line, in one box."""
    first = lines[0]
    if len(lines) > 1 and _heads(first) and max(w.size for w in first) < _SMALLER * min(w.size for line in lines[1:] for w in line):
        return _Entry(list(first), list(lines[1:]), True)
    end = _end(first)
    if end < len(first) and _heads(first[:end]):
        return _Entry(list(first[:end]), [list(first[end:]), *lines[1:]], True)
    return None


def _end(line: Sequence[Word]) -> int:
    """How many words stand before a wide space, or all."""
    return next((n for n, (a, b) in enumerate(pairwise(line), 1) if b.box.x0 - a.box.x1 > _GAP * a.size), len(line))


def _heads(words: Sequence[Word]) -> bool:
    """Whether words are a label that cards have, and nothing else."""
    return len(words) <= _LABEL_WORDS and ":" not in _text(words) and is_card_heading(_text(words))


def _text(words: Sequence[Word]) -> str:
    return " ".join(w.text for w in words).rstrip(" :")
