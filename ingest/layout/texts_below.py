"""Rows of a table that say something of the row above them under one word, "Tilanne: Työ etenee", as a column of that name."""

import re
from collections import Counter
from dataclasses import replace

from ingest.data import read_table
from ingest.model import Cell, Column, Row, Table

_SAID = re.compile(r"([A-ZÅÄÖ][a-zåäö]{3,}(?: [a-zåäö]+)?): (\S.*)", re.DOTALL)
_FEWEST = 2
"""Rows that say so under one word, at the least."""


def with_texts_below(table: Table) -> Table:
    """The table with such rows as cells of the rows above them, in a column behind the others; a word heads one column of each table."""
    said = {n: match for n, row in enumerate(table.rows) if row.kind == "group" and (match := _SAID.fullmatch(row.label)) is not None}
    ranks = {row["word"] for row in read_table("unit_prefixes")}  # "Vastuualue: Laituripalvelut" heads the rows below it
    said = {n: match for n, match in said.items() if n and table.rows[n - 1].kind == "data" and match[1].lower() not in ranks}
    word, times = next(iter(Counter(match[1] for match in said.values()).most_common(1)), ("", 0))
    if times < _FEWEST or any(column.label == word for column in table.columns):
        return table
    below = {n: match for n, match in said.items() if match[1] == word}
    texts = {table.rows[n].label for n in below}
    rows: list[Row] = []
    for n, row in enumerate(table.rows):
        if n in below:
            rows[-1] = replace(rows[-1], cells=(*rows[-1].cells[:-1], _cell(row, below[n][2])))
        else:
            rows.append(replace(row, cells=(*row.cells, None), groups=tuple(group for group in row.groups if group not in texts)))
    edge = max(column.x1 for column in table.columns)
    return replace(table, columns=(*table.columns, Column(word, edge, edge)), rows=tuple(rows))


def _cell(row: Row, text: str) -> Cell | None:
    held = next((cell for cell in row.cells if cell is not None), None)
    return replace(held, text=text, paragraphs=(text,), spanned=False) if held is not None else None
