"""How figures are chosen in SQL: what they must be, and a page of them at a time."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, Connection, Numeric, Row, Select, and_, bindparam, cast, or_, select
from sqlalchemy import Table as SqlTable

from ingest.stores import figure_schema as schema
from ingest.stores.figure_rows import period_key, text_key
from ingest.stores.stored import FigureOrder, FigureQuery

MOST = 500
"""Rows that one page of a list holds at most."""
_F = schema.figures.c
WHOLE_FIGURE = tuple(column for column in _F if not column.name.endswith("_key"))
"""What a figure is made of; its keys are to search by."""
OF_ROW = select(*WHOLE_FIGURE).where(_F.version == bindparam("version"), _F.table_index == bindparam("table"), _F.row_index == bindparam("row"))
"""The figures of a table's row, in no order: to have these few in order SQLite would go through all figures of the report."""
_NAMED = select(*WHOLE_FIGURE).where(_F.account_key.in_(bindparam("accounts", expanding=True))).order_by(_F.version, _F.position)
_IN_UNITS = _F.unit_key.in_(bindparam("units", expanding=True))
_IN_REPORTS = _F.version.in_(bindparam("versions", expanding=True))
OF_SUBJECT = {
    (False, False): _NAMED,
    (True, False): _NAMED.where(_IN_UNITS),
    (False, True): _NAMED.where(_IN_REPORTS),
    (True, True): _NAMED.where(_IN_UNITS, _IN_REPORTS),
}
"""(whether of some units, whether of some reports) → the figures of some accounts: what every exact lookup reads, put together once."""

SUBJECTS_OF = (
    select(_F.unit, _F.unit_path, _F.account, _F.subject_kind, _F.measure, _F.period_start, _F.period_end, _F.period_label, _F.basis, _F.number_unit)
    .where(_F.version == bindparam("version"))
    .order_by(_F.position)
)
"""What a report has figures of."""


def _all_of(table: SqlTable) -> Select[Any]:
    return select(table.c.version, table.c.body).where(table.c.version.in_(bindparam("versions", expanding=True))).order_by(table.c.version, table.c.position)


SECTIONS_OF = select(schema.sections.c.body).where(schema.sections.c.version == bindparam("version")).order_by(schema.sections.c.position)
"""The sections of a report in reading order."""
UNITS_OF, RECORDS_OF = _all_of(schema.units), _all_of(schema.records)
"""All units and all records of some reports."""


def equal(column: ColumnElement[Any], value: object) -> list[ColumnElement[bool]]:
    """Equal to a value; no condition for None."""
    return [] if value is None else [column == value]


def among(column: ColumnElement[Any], values: Sequence[object]) -> list[ColumnElement[bool]]:
    """One of the values; no condition when there are none."""
    return [] if not values else [column == values[0]] if len(values) == 1 else [column.in_(values)]


def contains(column: ColumnElement[Any], words: str | None) -> list[ColumnElement[bool]]:
    """Holds all of some words, whatever their case; no condition without words."""
    return [column.contains(word, autoescape=True) for word in text_key(words or "").split()]


def figure_terms(query: FigureQuery) -> list[ColumnElement[bool]]:
    """What a figure's row must be to fit; raises ValueError for a period that cannot be read."""
    f = schema.figures.c
    return [
        *among(f.account_key, [text_key(name) for name in query.accounts]),
        *among(f.unit_key, [text_key(name) for name in query.units]),
        *among(f.measure, query.measures),
        *among(f.subject_kind, query.subject_kinds),
        *among(f.basis, query.bases),
        *among(f.figure_id, query.figure_ids),
        *equal(f.page, query.page),
        *equal(f.table_index, query.table),
        *equal(f.row_index, query.row),
        *equal(f.period_start, query.start),
        *equal(f.period_end, query.end),
        *_period_terms(query.period),
        *contains(f.search_key, query.q),
    ]


def _period_terms(period: str | None) -> list[ColumnElement[bool]]:
    f = schema.figures.c
    if not period:
        return []
    first, slash, last = period.strip().partition("/")
    if slash and len(first) == len(last) == len("2025-01-01") and first[4] == "-":
        return [f.period_start == date.fromisoformat(first), f.period_end == date.fromisoformat(last)]
    return [f.period_key == period_key(period)]


def page(c: Connection, table: SqlTable, chosen: Select[Any], limit: int | None, cursor: str | None) -> tuple[Sequence[Row[Any]], str | None]:
    """(rows, cursor of the next page)."""
    if cursor:
        version, _, position = cursor.partition(".")
        chosen = chosen.where(or_(table.c.version > int(version), and_(table.c.version == int(version), table.c.position > int(position))))
    if limit is None:
        return c.execute(chosen).all(), None
    size = max(1, min(limit, MOST))
    rows = c.execute(chosen.limit(size + 1)).all()
    if len(rows) <= size:
        return rows, None
    return rows[:size], f"{rows[size - 1].version}.{rows[size - 1].position}"


def sorted_page(c: Connection, chosen: Select[Any], order: FigureOrder, limit: int | None, cursor: str | None) -> tuple[Sequence[Row[Any]], str | None]:
    """The same for figures in an order of their own, where the cursor is the number of rows before the page."""
    f = schema.figures.c
    keys: dict[str, list[ColumnElement[Any]]] = {
        "unit": [f.unit_key],
        "account": [f.account_key],
        "measure": [f.measure],
        "period": [f.period_end, f.period_start],
        "number": [cast(f.number, Numeric)],
        "page": [f.page, f.top],
    }
    by = keys[order.removeprefix("-")]
    first = int(cursor) if cursor else 0
    ordered = chosen.order_by(None).order_by(*([key.desc() for key in by] if order.startswith("-") else by), f.version, f.position)
    if limit is None:
        return c.execute(ordered.offset(first)).all(), None
    size = max(1, min(limit, MOST))
    rows = c.execute(ordered.offset(first).limit(size + 1)).all()
    return (rows, None) if len(rows) <= size else (rows[:size], str(first + size))
