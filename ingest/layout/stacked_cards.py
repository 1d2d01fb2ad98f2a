"""Small tables under each other that say the same of one thing after another → one table with a row for each.

"Sivistyspalvelut" over "Yhteensä 30.6.2025 | 145", "Vakinaiset | 109"; then "Tekniset palvelut" over the same two: what stands down the left of each
are the headings of columns.
"""

from collections.abc import Sequence
from dataclasses import replace

from ingest.amounts import plain_spaces
from ingest.columns.columns import read_column, year_period
from ingest.figures.staff_columns import staff_part
from ingest.language.accounts import without_total
from ingest.model import Block, Cell, Column, Row, Section, Table
from ingest.units.unit_rows import is_whole

_ANY_TIME = year_period(2000)
"""A report's time where only the measure of a label is asked for."""
_CARDS = 2
"""Tables that say the same, at the least."""
_LABELS = 2
"""Headings down the left of each, at the least."""


def joined_cards(tables: Sequence[Table], blocks: Sequence[Block], sections: Sequence[Section]) -> tuple[list[Table], list[Block]]:
    """The tables with each run of such cards as one, and the blocks with their places among the tables as they are now."""
    out: list[Table] = []
    now: dict[int, int | None] = {}
    n = 0
    while n < len(tables):
        run = _run(tables, n)
        now[n] = len(out)
        if len(run) >= _CARDS:
            out.append(replace(_joined(run, sections), index=len(out)))
            now.update(dict.fromkeys(range(n + 1, n + len(run))))
        else:
            run = [tables[n]]
            out.append(replace(tables[n], index=len(out)))
        n += len(run)
    kept = [block for block in blocks if block.table is None or now[block.table] is not None]
    return out, [block if block.table is None else replace(block, table=now[block.table]) for block in kept]


def _run(tables: Sequence[Table], first: int) -> list[Table]:
    labels = _labels(tables[first])
    if labels is None:
        return []
    run: list[Table] = []
    for table in tables[first:]:
        if _labels(table) != labels or table.section != tables[first].section or _name(table) in [_name(t) for t in run]:
            break
        run.append(table)
    return run


def _labels(table: Table) -> tuple[str, ...] | None:
    """The headings down the left of a card; None for another table."""
    if table.kind != "figures" or len(table.columns) != 2 or table.columns[1].label or not table.rows or table.rows[0].kind != "group":
        return None
    rows = table.rows[1:]
    labels = tuple(plain_spaces(row.label) for row in rows)
    filled = all(row.cells[1] is not None and row.cells[1].amount is not None for row in rows)
    heads = all(staff_part(label) or read_column(label, _ANY_TIME).known for label in labels)
    return labels if len(labels) >= _LABELS and len({*labels}) == len(labels) and filled and heads else None


def _name(table: Table) -> str:
    return plain_spaces(table.rows[0].label)


def _joined(cards: Sequence[Table], sections: Sequence[Section]) -> Table:
    first = cards[0]
    labels = _labels(first) or ()
    columns = (replace(first.columns[0], label="", numeric=False), *(Column(label, first.columns[1].x0, first.columns[1].x1, True) for label in labels))
    title = sections[first.section].title if first.section is not None else first.title
    rows = tuple(_row(card) for card in cards)
    pages = tuple(sorted({page for card in cards for page in card.pages}))
    boxes = tuple(box for card in cards for box in card.boxes)
    notes = tuple(dict.fromkeys(note for card in cards for note in card.footnotes))
    return replace(first, title=title, pages=pages, boxes=boxes, columns=columns, rows=rows, corner="", footnotes=notes)


def _row(card: Table) -> Row:
    name = _name(card)
    cells: list[Cell | None] = [card.rows[0].cells[0], *(row.cells[1] for row in card.rows[1:])]
    total = is_whole(name) or without_total(name) != name
    return Row(name, tuple(cells), "total" if total else "data", tuple(dict.fromkeys(page for row in card.rows for page in row.pages)))
