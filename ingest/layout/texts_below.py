"""Rows of a table that say something of the row above them, "Tilanne: Työ etenee" or a sentence alone, as a column."""

import re
from collections import Counter
from collections.abc import Mapping
from dataclasses import replace

from ingest.data import read_table
from ingest.model import Cell, Column, Row, Table

_SAID = re.compile(r"([A-ZÅÄÖ][a-zåäö]{3,}(?: [a-zåäö]+)?): (\S.*)", re.DOTALL)
_FEWEST = 2
"""Rows that say so under one word, at the least."""


_SENTENCE = re.compile(r"[A-ZÅÄÖ][^.]*\s\S.*\.", re.DOTALL)
_SENTENCES = 3
"""Rows that are sentences under the row that they tell of, at the least."""
_SHARE = 0.5
"""The share of the rows without numbers that they are, at the least."""
_HEADING = "Selite"
"""What such a column is called."""


def with_texts_below(table: Table) -> Table:
    """The table with such rows as cells of the rows above them, in a column behind the others; a word heads one column of each table."""
    return _with_sentences(_under_one_word(table))


def _with_sentences(table: Table) -> Table:
    """The table with the sentences under its rows as a column of explanations, where it has none yet."""
    groups = [n for n, row in enumerate(table.rows) if row.kind == "group"]
    told = {n: table.rows[n].label for n in groups if n and table.rows[n - 1].kind in ("data", "subtotal") and _SENTENCE.fullmatch(table.rows[n].label)}
    if len(told) < _SENTENCES or len(told) < _SHARE * len(groups) or any(not column.numeric for column in table.columns[1:]):
        return table
    return _as_column(table, told, _HEADING)


def _under_one_word(table: Table) -> Table:
    said = {n: match for n, row in enumerate(table.rows) if row.kind == "group" and (match := _SAID.fullmatch(row.label)) is not None}
    ranks = {row["word"] for row in read_table("unit_prefixes")}  # "Vastuualue: Laituripalvelut" heads the rows below it
    said = {n: match for n, match in said.items() if n and table.rows[n - 1].kind == "data" and match[1].lower() not in ranks}
    word, times = next(iter(Counter(match[1] for match in said.values()).most_common(1)), ("", 0))
    if times < _FEWEST or any(column.label == word for column in table.columns):
        return table
    return _as_column(table, {n: match[2] for n, match in said.items() if match[1] == word}, word)


def _as_column(table: Table, below: Mapping[int, str], heading: str) -> Table:
    """The table with texts of rows as cells of the rows above them."""
    texts = {table.rows[n].label for n in below}
    rows: list[Row] = []
    for n, row in enumerate(table.rows):
        if n in below:
            rows[-1] = replace(rows[-1], cells=(*rows[-1].cells[:-1], _cell(row, below[n])))
        else:
            rows.append(replace(row, cells=(*row.cells, None), groups=tuple(group for group in row.groups if group not in texts)))
    edge = max(column.x1 for column in table.columns)
    return replace(table, columns=(*table.columns, Column(heading, edge, edge)), rows=tuple(rows))


def _cell(row: Row, text: str) -> Cell | None:
    held = next((cell for cell in row.cells if cell is not None), None)
    return replace(held, text=text, paragraphs=(text,), spanned=False) if held is not None else None
