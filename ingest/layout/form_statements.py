"""Filled-in forms with a statement in them: boxes of a label and what it says ("Toimiala | Osaamispalvelut", "Luvut | 1 000 €") over the rows of a table
in one frame with them or under it, and boxes of text below. Each is read by itself: whose the statement is, its scale and its time, the statement, the texts.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from ingest.columns.record_columns import CARD_KINDS, is_card, role_of
from ingest.language.scales import find_unit_note
from ingest.layout.form_heads import form_words
from ingest.layout.run_in_cards import CardTable
from ingest.model import Box, Page, Word, around
from ingest.pages.grids import Grid, find_grids
from ingest.pages.lines import group_lines, make_line
from ingest.pages.panels import page_part
from ingest.pages.raw_tables import RawRow, RawTable, cell_of_lines

_SMALLER = 0.9
"""A label over its value is in print smaller than this share of it."""
_LABEL_WORDS = 3
_ROWS = 3
"""Rows of a statement under its fields, at the least."""
_BORDER = 1.0
_NAMES = ("name", "risk", "goal")
"""What a work, a risk or a target is named by, whose unit is none of a statement."""
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")

_Lines = list[list[Word]]


@dataclass(frozen=True)
class _Field:
    label: list[Word]
    said: list[Word]

    @property
    def unit(self) -> bool:
        """Whether it says whose the statement is."""
        return _text(self.label).lower() in form_words()


@dataclass(frozen=True)
class _Form:
    box: Box
    fields: list[_Field]
    statement: Box | None
    texts: list[_Lines]

    def holds(self, word: Word) -> bool:
        return self.box.holds(*word.box.middle)


def statement_pieces(page: Page, words: Sequence[Word]) -> list[Page | CardTable]:
    """What stands on a page in reading order where it holds such forms; else []."""
    forms = [form for grid in find_grids(page.rules, page.fills) if (form := _form(grid, words)) is not None]
    loose = [w for w in words if not any(form.holds(w) for form in forms)]
    if not forms or any(form.box.top < w.box.middle[1] < form.box.bottom for w in loose for form in forms):
        return []
    out: list[Page | CardTable] = []
    tops = [float("-inf"), *(form.box.top for form in forms), float("inf")]
    for n, (top, bottom) in enumerate(pairwise(tops)):
        out += _pieces(page, forms[n - 1], words) if n else []
        if part := [w for w in loose if top <= w.box.middle[1] < bottom]:
            out.append(page_part(page, part, [form.box for form in forms], None))
    return out


def _pieces(page: Page, form: _Form, words: Sequence[Word]) -> Iterator[Page | CardTable]:
    """A form's parts from the top: the table of its units, each other field as a line, the statement, the texts."""
    rows = []
    for field in (field for field in form.fields if field.unit):
        box = around([w.box for w in (*field.label, *field.said)])
        cells = [cell_of_lines([make_line(part)]) for part in (field.label, field.said)]
        rows.append(RawRow(list(cells), page.number, box.top, box.bottom))
    held = {id(w) for field in form.fields if field.unit for w in (*field.label, *field.said)}
    box, middle = form.box, form.box.middle[0]
    heads = replace(box, bottom=form.statement.top if form.statement is not None else box.bottom)
    yield CardTable(RawTable(page.number, heads, [(box.x0, middle), (middle, box.x1)], [], rows, False, held), False)
    bare = replace(page, rules=(), fills=(), panels=())
    small = min(w.size for w in words if form.holds(w))  # no headings
    for field in sorted(form.fields, key=_nearness):
        if not field.unit and field.said:
            yield replace(bare, words=tuple(replace(w, size=small, bold=False) for w in _on_a_line(field)))
    if form.statement is not None:
        yield _cut(page, form.statement, words)
    for lines in form.texts:
        label = 1 if _over(lines) else 0
        for part in (lines[:label], lines[label:]):
            if part:
                yield replace(bare, words=tuple(w for line in part for w in line))


def _nearness(field: _Field) -> int:
    """How near its statement a field is read: its time right over it, as its title, its scale over that."""
    said = _text(field.said)
    return 2 if _YEAR.search(said) else 1 if find_unit_note(said) else 0


def _on_a_line(field: _Field) -> tuple[Word, ...]:
    """The words of a field as one line, the label before what stands under it."""
    first = field.said[0]
    if not field.label or field.label[-1].box.middle[1] > first.box.top:
        return (*field.label, *field.said)
    back = first.box.x0 - field.label[-1].box.x1 - 0.3 * first.size
    boxes = [replace(w.box, x0=w.box.x0 + back, x1=w.box.x1 + back, top=first.box.top, bottom=first.box.bottom) for w in field.label]
    return (*(replace(w, box=box) for w, box in zip(field.label, boxes, strict=True)), *field.said)


def _cut(page: Page, box: Box, words: Sequence[Word]) -> Page:
    """What stands in a box of the page, its frame with it."""
    top, bottom = box.top - _BORDER, box.bottom + _BORDER
    rules = [replace(r, top=max(r.top, top), bottom=min(r.bottom, bottom)) for r in page.rules if r.bottom > top and r.top < bottom]
    rules = [r for r in rules if r.x0 > box.x0 - 2 * _BORDER and r.x1 < box.x1 + 2 * _BORDER]
    fills = tuple(f for f in page.fills if box.holds(*f.box.middle))
    return replace(page, words=tuple(w for w in words if box.holds(*w.box.middle)), rules=tuple(rules), fills=fills, panels=())


def _form(grid: Grid, words: Sequence[Word]) -> _Form | None:
    """A grid whose upper rows are fields, one of a unit among them, and the others a statement's; None for another one."""
    held = [w for w in words if grid.box.holds(*w.box.middle)]
    cells = [[group_lines([w for w in held if cell.box.holds(*w.box.middle)]) for cell in grid.cells if cell.r0 == r] for r in range(len(grid.ys) - 1)]
    fields: list[_Field] = []
    top = 0
    spans = [tuple((cell.c0, cell.c1) for cell in grid.cells if cell.r0 == r) for r in range(len(cells))]
    usual = Counter(spans).most_common(1)[0][0] if not all(_fields(row, True) for row in cells) else None
    while top < len(cells) and spans[top] != usual and (row := _fields(cells[top], bool(fields))):  # the headings of a table are cut as its rows are
        fields += row
        top += 1
    bottom = len(cells)
    while bottom > top and len(cells[bottom - 1]) == 1 and (not cells[bottom - 1][0] or _is_text(cells[bottom - 1][0])):
        bottom -= 1
    labels = [_text(field.label) for field in fields if not field.unit]
    if len(labels) == len(fields) or is_card(labels) or any(role_of(label, kind) in _NAMES for label in labels for kind in CARD_KINDS):
        return None
    box = grid.box
    if top == len(cells):  # the statement stands under it
        return _Form(box, fields, None, []) if any(map(_nearness, fields)) else None
    statement = Box(box.x0, grid.ys[top], box.x1, grid.ys[bottom])
    rows = group_lines([w for w in held if statement.holds(*w.box.middle)])
    if sum(any(w.text[-1:].isdigit() for w in row[1:]) and row[0].text[:1].isalpha() for row in rows) < _ROWS:
        return None
    return _Form(box, fields, statement, [row[0] for row in cells[bottom:] if row[0]])


def _fields(row: Sequence[_Lines], more: bool) -> list[_Field]:
    """The fields of a row of boxes; [] where a box is none. `more`: it stands under such rows, and in boxes of other widths than those of a table."""
    filled = [lines for lines in row if lines]
    inside = [field for lines in filled if (field := _inside(lines)) is not None]
    if inside and len(inside) == len(filled):
        return inside
    labels, said = row[::2], row[1::2]
    if len(row) % 2 or any(len(lines) != 1 or len(lines[0]) > _LABEL_WORDS for lines in labels):
        return []
    found = [_Field(label[0], [w for line in value for w in line]) for label, value in zip(labels, said, strict=True)]
    return found if _is_label(labels[0][0]) or (more and any(map(_nearness, found))) else []


def _inside(lines: _Lines) -> _Field | None:
    """A label in small print over its value, or before it and a colon, in one box."""
    if _over(lines):
        return _Field(lines[0], [w for line in lines[1:] for w in line])
    end = next((n for n, w in enumerate(lines[0], 1) if w.text.endswith(":")), 0)
    return _Field(lines[0][:end], [*lines[0][end:], *(w for line in lines[1:] for w in line)]) if 0 < end <= _LABEL_WORDS else None


def _over(lines: _Lines) -> bool:
    first, more = lines[0], [w for line in lines[1:] for w in line]
    return bool(more) and len(first) <= _LABEL_WORDS and max(w.size for w in first) < _SMALLER * min(w.size for w in more)


def _is_label(words: Sequence[Word]) -> bool:
    """Whether words in a box of their own are the label of a field."""
    return _text(words).lower() in form_words() or words[-1].text.endswith(":")


def _is_text(lines: _Lines) -> bool:
    """Whether a box over the whole width holds a text."""
    return _over(lines) or len(lines) > 1 or lines[-1][-1].text.endswith(".")


def _text(words: Sequence[Word]) -> str:
    return " ".join(w.text for w in words).rstrip(" :")
