"""Columns headed by signs alone, "+/-" or "+/- %": the numbers prove whether they are a change from the year before or a deviation from the budget."""

import re
from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from ingest.columns.columns import ColumnMeaning
from ingest.columns.ratio_columns import FEWEST, MOST, changed_shares
from ingest.language.scales import find_unit_note
from ingest.model import Measure, Table

_SIGNS = re.compile(r"(?:\+ ?/ ?[-–\u2212]|±),? ?\(?([^()]*)\)?")
_BUDGETS: frozenset[Measure] = frozenset({"budget", "amended_budget"})
_LATER: frozenset[Measure] = frozenset({"actual", "closing", "forecast"})


def plus_minus_columns(table: Table, meanings: Sequence[ColumnMeaning | None]) -> tuple[ColumnMeaning | None, ...]:
    """The meanings with what such columns are proven to hold; one of per cents that nothing proves holds nothing that is known."""
    out = list(meanings)
    for n, (column, meaning) in enumerate(zip(table.columns, meanings, strict=True)):
        signs = _SIGNS.fullmatch(column.label.strip())
        if meaning is None or not column.numeric or signs is None or signs[1] not in ("", "%", find_unit_note(signs[1])):
            continue
        percent = signs[1] == "%"
        found = _proven(table, n, meanings, percent)
        if found is not None:
            kind, later = found
            out[n] = replace(meaning, measure=kind, period=later.period, known=True)
        elif percent:
            out[n] = None
    return tuple(out)


def _proven(table: Table, n: int, meanings: Sequence[ColumnMeaning | None], percent: bool) -> tuple[Measure, ColumnMeaning] | None:
    """(measure, the later of the two columns that are set beside each other) where the numbers prove one reading only."""
    held = [(k, m) for k, m in enumerate(meanings) if m is not None and k != n and m.measure in _BUDGETS | _LATER and m.number_unit != "%"]
    found: dict[Measure, ColumnMeaning] = {}
    for k, later in held:
        for other, earlier in held:
            if later.measure not in _LATER or k == other:
                continue
            if earlier.measure in _BUDGETS and earlier.period.end.year == later.period.end.year:
                kind: Measure = "deviation"
            elif earlier.measure in _LATER and earlier.period.end < later.period.end:
                kind = "change_percent" if percent else "change"
            else:
                continue
            share = changed_shares(table, n, k, other)[0] if percent else _differences(table, n, k, other)
            if share >= MOST:
                found.setdefault(kind, later)
    return next(iter(found.items())) if len(found) == 1 else None


def _differences(table: Table, n: int, new: int, old: int) -> Decimal:
    """Of the rows with all three numbers, the share where one is the difference of the others; 0 where they are too few."""
    seen = right = 0
    for row in table.rows:
        found = [cell.amount for c in (n, new, old) if (cell := row.cells[c]) is not None and cell.amount is not None and not cell.amount.nil]
        if len(found) < 3:
            continue
        told, later, earlier = found
        slack = sum((Decimal("0.51").scaleb(-amount.decimals) for amount in found), Decimal(0))
        seen += 1
        right += abs(later.number - earlier.number - told.number) <= slack
    return Decimal(right) / seen if seen >= FEWEST else Decimal(0)
