"""Columns of per cents that only their cells tell from columns of amounts: "Käytetty" over "41,9 %" beside what has been used and the budget."""

from collections.abc import Sequence
from dataclasses import replace

from ingest.columns.columns import ColumnMeaning
from ingest.model import Measure, Table

_BUDGETS: frozenset[Measure] = frozenset({"budget", "amended_budget"})


def percents_by_cells(table: Table, meanings: Sequence[ColumnMeaning | None]) -> tuple[ColumnMeaning | None, ...]:
    """The meanings where a column of what came about whose every number is a per cent is that of the budget, for the amount itself stands in another."""
    shares = [_percents(table, n) for n in range(len(meanings))]
    held = {m.measure for m, share in zip(meanings, shares, strict=True) if m is not None and not share}
    if "actual" not in held or not held & _BUDGETS:
        return tuple(meanings)
    return tuple(
        replace(m, measure="percent", number_unit="%") if m is not None and share and m.measure == "actual" and m.number_unit in (None, "%") else m
        for m, share in zip(meanings, shares, strict=True)
    )


def _percents(table: Table, column: int) -> bool:
    """Whether every number of a column, several of them, is printed with a sign of per cent."""
    cells = [cell for row in table.rows if (cell := row.cells[column]) is not None and cell.amount is not None and not cell.amount.nil]
    return len(cells) > 1 and all(cell.amount is not None and cell.amount.unit == "%" for cell in cells)
