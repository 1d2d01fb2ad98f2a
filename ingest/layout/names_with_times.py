"""A column of names and of how long each lasts, "Hanke ja kesto | Isät mukaan 2022–2024", as two columns."""

import re
from dataclasses import replace

from ingest.columns.record_columns import role_of
from ingest.model import Cell, Column, Table

_BOTH = re.compile(r"(\S.*?)\s*(?:,| ja| sekä|/| –| \()\s*(\S.*?)\)?")
_TIME = r"(?:\d{1,2}\.)?(?:\d{1,2}[./])?(?:19|20)\d\d"
_TIMED = re.compile(rf"(\S.*?)[\s,(]+({_TIME}(?:\s*[–-]\s*(?:{_TIME})?)?)\)?", re.DOTALL)
_MOST = 0.6
"""The share of the names that a time stands behind, at the least."""


def with_times_apart(table: Table) -> Table:
    """The table with the times in a column of their own behind the names; itself where no heading says both or few cells hold both."""
    at, match = next(((n, found) for n, c in enumerate(table.columns) if (found := _BOTH.fullmatch(c.label)) is not None and _says_both(found)), (-1, None))
    if match is None:
        return table
    named = [row for row in table.rows if row.cells[at] is not None and row.kind == "data"]
    timed = {id(row): found for row in named if (found := _TIMED.fullmatch(row.cells[at].text)) is not None}  # type: ignore[union-attr]
    if not timed or len(timed) < _MOST * len(named):
        return table
    rows = []
    for row in table.rows:
        held, found = row.cells[at], timed.get(id(row))
        name, time = (_said(held, found[1]), _said(held, found[2])) if held is not None and found is not None else (held, None)
        label = name.text if name is not None and held is not None and row.label == held.text else row.label
        rows.append(replace(row, label=label, cells=(*row.cells[:at], name, time, *row.cells[at + 1 :])))
    column = table.columns[at]
    both = (replace(column, label=match[1]), Column(match[2].capitalize(), column.x0, column.x1))
    return replace(table, columns=(*table.columns[:at], *both, *table.columns[at + 1 :]), rows=tuple(rows))


def _says_both(heading: re.Match[str]) -> bool:
    return role_of(heading[1], "projects") == "name" and role_of(heading[2], "projects") == "duration"


def _said(cell: Cell, text: str) -> Cell:
    return replace(cell, text=text, paragraphs=(text,))
