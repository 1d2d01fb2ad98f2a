"""Columns that hold two things and say so in their heading, "Riski ja luokka" under each other, "Hanke (rahoittaja)" in brackets → a column for each."""

import re
from collections.abc import Sequence
from dataclasses import replace

from ingest.columns.record_columns import KINDS, begins_labelled, role_of
from ingest.model import Cell, Column, Row, Table

_JOINED = re.compile(r"(\w[\w -]*?)(?: ja | sekä |, | ?/ ?)(\w[\w -]*)")
_BRACKETS = re.compile(r"(\w[^()]*?) ?\(([^()\d%€]+)\)")
_SENTENCES = re.compile(r"([^.!?]+[.!?])\s+([A-ZÅÄÖ][^.!?]*[.!?]?)")
_SHARE = 0.6
"""The share of a column's cells that hold two paragraphs, at the least."""


def with_columns_apart(table: Table) -> Table:
    """The table with such columns parted, the first paragraph of a cell in the first of the two."""
    for n in reversed(range(len(table.columns))):
        parts = _parts(table, n)
        if parts is not None:
            table = _parted(table, n, *parts)
    return table


def _parts(table: Table, n: int) -> tuple[str, str] | None:
    label = table.columns[n].label.strip()
    match = _JOINED.fullmatch(label) or _BRACKETS.fullmatch(label)
    if match is None or table.columns[n].numeric:
        return None
    roles = [(role_of(match[1], kind), role_of(match[2], kind)) for kind in KINDS]
    cells = [cell for row in table.rows if row.kind != "group" and (cell := row.cells[n]) is not None]
    two = [cell for cell in cells if len(_paragraphs(cell, match[2])) > 1 and not any(map(begins_labelled, _paragraphs(cell, match[2])))]
    known = any(one is not None and other is not None and one != other for one, other in roles)
    return (match[1], match[2]) if known and cells and len(two) >= _SHARE * len(cells) else None


def _paragraphs(cell: Cell, second: str) -> tuple[str, ...]:
    """The paragraphs of a cell, one of two sentences parted between them; the label of what stands second is not said again."""
    own = cell.paragraphs
    if (match := _BRACKETS.fullmatch(cell.text)) is not None or (len(own) == 1 and (match := _SENTENCES.fullmatch(own[0])) is not None):
        own = match[1], match[2]
    label = second.split()[-1].lower()
    return (*own[:1], *(text.partition(":")[2].strip() if text.lower().startswith(f"{label}:") else text for text in own[1:]))


def _parted(table: Table, n: int, first: str, second: str) -> Table:
    column = table.columns[n]
    columns = (*table.columns[:n], replace(column, label=first), Column(second[:1].upper() + second[1:], column.x1, column.x1), *table.columns[n + 1 :])
    return replace(table, columns=columns, rows=tuple(_row(row, n, second) for row in table.rows))


def _row(row: Row, n: int, second: str) -> Row:
    cell = row.cells[n]
    texts = _paragraphs(cell, second) if cell is not None else ()
    if cell is None or len(texts) < 2:
        return replace(row, cells=(*row.cells[: n + 1], None, *row.cells[n + 1 :]))
    upper, lower = _of(cell, texts[:1]), _of(cell, texts[1:])
    return replace(row, cells=(*row.cells[:n], upper, lower, *row.cells[n + 1 :]), label=upper.text if row.label == cell.text else row.label)


def _of(cell: Cell, paragraphs: Sequence[str]) -> Cell:
    return replace(cell, text=" ".join(paragraphs), paragraphs=tuple(paragraphs))
