"""Tables that say nothing of their scale of money that other tables tell of too, all in one scale: taken to have it, and in doubt.

Deviations and their reasons, below the statements of the same units in thousands of euros.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from decimal import Decimal

from ingest import messages
from ingest.amounts import scaled
from ingest.model import Figure, Table
from ingest.units.stated_units import MARGIN

_SAME = Decimal("0.5")
"""The share of a table's figures that are of what the other tables tell of, at the least."""
_TOLD = 3
"""Tables that tell one scale, at the least, for it to be that of another unit's statement too."""
_MANY, _LARGE = 60, 100_000
"""Figures of a report that says nothing of its scale, all smaller than this: the sums of a municipality or its branches in euros are larger."""
_WORKS = 5_000
"""Works cost more euros than this."""
_EUROS = 6
"""Digits of a number that is surely printed in euros."""


def scaled_alike(figures: Sequence[Figure], tables: Sequence[Table], scales: Mapping[int, Decimal | None]) -> list[Figure]:
    """The figures, those of money in tables whose scale is None multiplied by the one that the tables say which tell of the same.

    Where no table of a statement says its scale and all their numbers are too small for euros, they are in doubt.
    """
    money = [f for f in figures if f.number_unit == "EUR" and f.table is not None and f.table in scales]
    told = [f for f in money if scales[f.table or 0] is not None]
    untold_money = [f for f in money if scales[f.table or 0] is None]
    stated = any(f.account == MARGIN for f in told)
    if not stated and len(untold_money) >= _MANY and all(abs(f.number) < _LARGE and f.scale == 1 for f in untold_money):
        held = set(map(id, untold_money))
        return [replace(f, doubt=f.doubt or messages.SCALE_UNKNOWN) if id(f) in held else f for f in figures]
    scale = next((f.scale for f in told), Decimal(1))
    if scale == 1 or len({f.scale for f in told}) > 1:
        return list(figures)
    names = {(f.unit, f.account) for f in told}
    accounts = {f.account for f in told} if len({f.table for f in told}) >= _TOLD else set()
    statements = {f.table for f in money if f.account == MARGIN}
    large = {f.table for f in money if f.scale != 1 or len(str(abs(int(f.number)))) >= _EUROS}
    untold: dict[int, list[bool]] = {}
    for figure in money:
        if figure.table is not None and scales[figure.table] is None and figure.table not in large:
            untold.setdefault(figure.table, []).append((figure.unit, figure.account) in names or (figure.table in statements and figure.account in accounts))
    alike = {n for n, held in untold.items() if sum(held) >= _SAME * len(held) or (accounts and _costs_too_little(n, tables[n], money))}
    out = []
    for figure in figures:
        if figure.table in alike and _is_bare(figure, tables):
            doubt = figure.doubt or messages.untold_scale(scale)
            figure = replace(figure, number=scaled(figure.number, scale), scale=scale, doubt=doubt)
        out.append(figure)
    return out


def _costs_too_little(index: int, table: Table, money: Sequence[Figure]) -> bool:
    """Whether most numbers of a table of investments are too small for what works cost in euros."""
    own = [abs(f.number) for f in money if f.table == index and f.number]
    return table.kind == "investments" and bool(own) and sum(number < _WORKS for number in own) >= _SAME * len(own)


def _is_bare(figure: Figure, tables: Sequence[Table]) -> bool:
    """Whether a figure is of money of which its cell does not say the unit."""
    table = tables[figure.table] if figure.table is not None else None
    cell = table.rows[figure.row].cells[figure.column] if table is not None and figure.row is not None and figure.column is not None else None
    return figure.number_unit == "EUR" and figure.scale == 1 and cell is not None and cell.amount is not None and cell.amount.unit is None
