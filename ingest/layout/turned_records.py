"""Tables of records that stand on their side: the names of the projects along the top, what is told of each down the left. Turned upright."""

import re
from collections.abc import Sequence

from ingest.amounts import parse_amount
from ingest.columns.record_columns import RecordTable, role_of
from ingest.model import Box
from ingest.pages.lines import join_lines
from ingest.pages.raw_tables import RawCell, RawRow, RawTable
from ingest.tables.table_parts import TableParts

_NAMES: dict[RecordTable, tuple[str, ...]] = {"projects": ("name",), "targets": ("goal",), "risks": ("risk",), "plan": ("action", "goal")}
_NUMBERED = re.compile(r"(?:[A-ZÅÄÖ]{1,2} ?)?\d{1,2}[.:)]? [A-ZÅÄÖ]")
"""A name with the number that records are counted by: "R2 Tietomurto"."""
_HEADS: dict[RecordTable, str] = {"projects": "Hanke", "targets": "Tavoite", "risks": "Riski", "plan": "Toimenpide"}
"""What stands over the names where the table has nothing in its corner."""
_FACTS = 3
"""Rows that tell something of each record, at the least."""
_SHARE = 0.7
"""The share of the rows that do."""


def turn_upright(whole: TableParts) -> None:
    """Gives the table a row for each record, in place, where its top row names them."""
    first = whole.first
    if len(whole.parts) > 1 or not first.header or len(first.xs) < 3:
        return
    names, *taken = _labelled(first.header)
    below = [*(_row_of(first, texts) for texts in taken), *first.rows]  # what was taken for headings too
    if not any(texts[0] for texts in first.header):  # names of several lines
        names, below = first.labels(), [*first.rows]
    lefts = [row.label for row in below]
    kind = _on_side(names, lefts)
    if kind is None:
        return
    width = (first.box.x1 - first.box.x0) / (len(lefts) + 1)
    rows = []
    for c in range(1, len(names)):
        name = RawCell([(names[c], _head_box(first, c))], _head_box(first, c), True)
        rows.append(RawRow([name, *(row.cells[c] for row in below)], first.page, first.box.top, first.box.bottom))
    first.xs = [(first.box.x0 + n * width, first.box.x0 + (n + 1) * width) for n in range(len(lefts) + 1)]
    first.header, first.rows = [[names[0] or _HEADS[kind], *lefts]], rows


def _labelled(header: Sequence[Sequence[str]]) -> list[list[str]]:
    """The rows of a header, lines without a label with the row that they go on; those over the first label are of its row."""
    out: list[list[str]] = []
    begun = False
    for texts in header:
        if out and not (texts[0] and begun):
            out[-1] = [join_lines([upper, lower]) for upper, lower in zip(out[-1], texts, strict=True)]
        else:
            out.append([*texts])
        begun = begun or bool(texts[0])
    return out


def _head_box(table: RawTable, column: int) -> Box:
    x0, x1 = table.xs[column]
    return Box(x0, table.box.top, x1, max(table.rows[0].top if table.rows else table.box.bottom, table.box.top + 1))


def _row_of(table: RawTable, texts: Sequence[str]) -> RawRow:
    cells = [RawCell([(text, _head_box(table, c))], _head_box(table, c), amount=parse_amount(text)) if text else None for c, text in enumerate(texts)]
    return RawRow([*cells], table.page, table.box.top, table.box.bottom)


def _on_side(heads: Sequence[str], lefts: Sequence[str]) -> RecordTable | None:
    """The kind of records that the top row names and the labels tell of."""
    corner, *names = heads
    if len(lefts) < _FACTS or not all(lefts) or not all(names) or len(set(names)) < len(names):
        return None
    for kind, subjects in _NAMES.items():
        roles = [role for left in lefts if (role := role_of(left, kind)) is not None and role not in subjects]
        told = len(set(roles)) >= _FACTS and len(roles) >= _SHARE * len(lefts)
        headed = role_of(corner, kind) in subjects and not any(role_of(name, kind) for name in names)
        if told and (headed or (not corner and all(_NUMBERED.match(name) for name in names))):
            return kind
    return None
