"""A table's figures as rows and columns that can be added up."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from functools import cache
from statistics import median_low

from ingest.checks.rounding import half_digits
from ingest.data import read_table
from ingest.model import Figure, Measure, Period, Row, Table

SHARES: frozenset[Measure] = frozenset({"percent", "change_percent", "cost_percent", "own_share"})


@cache
def _additive() -> frozenset[str]:
    return frozenset(row["unit"] for row in read_table("additive_units"))


@dataclass(frozen=True)
class Line:
    """One row with figures: `at` is its index in the table, `cells` its figures by column of the grid."""

    at: int
    row: Row
    label: str
    cells: dict[int, Figure]


@dataclass(frozen=True)
class Stripe:
    """One column of the grid: what all (or most) of its figures are."""

    at: int
    label: str
    measure: Measure
    period: Period
    number_unit: str
    odd: bool = False
    """Whether it has no heading and prints other decimals than the rest of its table: it may be anything."""

    @property
    def additive(self) -> bool:
        """Whether its figures can be added up: euros, persons, hours, but no shares and nothing per inhabitant."""
        return self.number_unit in _additive() and self.measure not in SHARES and not self.odd


@dataclass(frozen=True)
class Grid:
    """The figures of one table; the columns of items and of sums of the same year are one stripe."""

    table: Table
    lines: tuple[Line, ...]
    stripes: tuple[Stripe, ...]
    halves: dict[str, Decimal] = field(default_factory=dict)
    """Half a last digit by figure id."""

    def half(self, figures: Iterable[Figure]) -> Decimal:
        """The sum of the half digits of figures of the grid."""
        return sum((self.halves[f.figure_id] for f in figures), Decimal(0))


def make_grids(figures: Sequence[Figure], tables: Sequence[Table]) -> list[Grid]:
    """The grids of all tables that hold figures, in the tables' order; "n. 1 500" is no number to reckon with."""
    own: dict[int, list[Figure]] = defaultdict(list)
    for figure in figures:
        if figure.exact and figure.table is not None and figure.row is not None and figure.column is not None:
            own[figure.table].append(figure)
    by_index = {table.index: table for table in tables}
    return [_grid(by_index[index], found) for index, found in sorted(own.items()) if index in by_index]


def _grid(table: Table, figures: list[Figure]) -> Grid:
    columns: dict[int, list[Figure]] = defaultdict(list)
    for figure in figures:
        columns[figure.column or 0].append(figure)
    place = _merged(columns)
    rows: dict[int, dict[int, Figure]] = defaultdict(dict)
    for figure in figures:
        rows[figure.row or 0].setdefault(place[figure.column or 0], figure)
    halves = {f.figure_id: half for found in columns.values() for f, half in zip(found, half_digits(found), strict=True)}
    usual = median_low(halves[f.figure_id] / f.scale for f in figures)
    stripes = []
    for column in sorted(set(place.values())):
        first = _most_common(columns[column])
        odd = not first.column_label and halves[first.figure_id] / first.scale != usual
        stripes.append(Stripe(column, first.column_label, first.measure, first.period, first.number_unit, odd))
    lines = tuple(Line(at, table.rows[at], _label(table.rows[at], cells), cells) for at, cells in sorted(rows.items()) if at < len(table.rows))
    return Grid(table, lines, tuple(stripes), halves)


def _label(row: Row, cells: dict[int, Figure]) -> str:
    """The row's name; "" for one without any, though its figures go by the name of its group."""
    name = next(iter(cells.values())).row_label
    return "" if not row.label and row.groups and name == row.groups[-1] else name or row.label


def _most_common(figures: Sequence[Figure]) -> Figure:
    counts: dict[tuple[str, str, str], int] = defaultdict(int)
    for f in figures:
        counts[(f.measure, f.period.label, f.number_unit)] += 1
    best = max(counts, key=lambda k: counts[k])
    return next(f for f in figures if (f.measure, f.period.label, f.number_unit) == best)


def _merged(columns: dict[int, list[Figure]]) -> dict[int, int]:
    """Column → the column that stands for it: neighbours of the same meaning that never fill the same row are one."""
    place: dict[int, int] = {}
    before: int | None = None
    rows_before: set[int | None] = set()
    for column in sorted(columns):
        rows = {f.row for f in columns[column]}
        if before is not None and _meaning(columns[column]) == _meaning(columns[before]) and not rows & rows_before:
            place[column] = before
            rows_before |= rows
            continue
        place[column] = column
        before, rows_before = column, rows
    return place


def _meaning(figures: Sequence[Figure]) -> tuple[str, Period, str, str]:
    first = _most_common(figures)
    return first.measure, first.period, first.number_unit, first.column_label
