"""Columns of per cents that set one column beside another: "TA/TP %", "Tot/Tot %", a bare "%" behind the two, "Ero-%". Their numbers tell whether it is a
change."""

import re
from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from ingest.columns.columns import ColumnMeaning, read_column
from ingest.model import Measure, Period, Table

_RATIO = re.compile(r"(?i)([a-zåäö]{2,})\.? ?(?:\d\d(?:\d\d)?)? ?/ ?([a-zåäö]{2,})\.? ?(?:\d\d(?:\d\d)?)?(?: ?[-–,]? ?%| ?\(%\))")
"""A heading of two measures: "TA/TP %", "TOT 2025 / TOT 2024, %"."""
_BARE = re.compile(r"\(?%\)?")
_BUDGETS: frozenset[Measure] = frozenset({"budget", "amended_budget"})
_DONE: frozenset[Measure] = frozenset({"actual", "closing"})
FEWEST = 3
"""Rows that prove what a column holds, at the least."""
MOST = Decimal("0.8")
_HALF = Decimal("0.5")


def ratio_columns(table: Table, meanings: Sequence[ColumnMeaning | None], report: Period) -> tuple[ColumnMeaning | None, ...]:
    """The meanings with the columns that are the change from one column to another, of the later one's time, as the numbers of the rows prove."""
    return tuple(_change(table, n, meanings, report) or meaning for n, meaning in enumerate(meanings))


def _change(table: Table, n: int, meanings: Sequence[ColumnMeaning | None], report: Period) -> ColumnMeaning | None:
    """What a column of per cents holds where it is the change between the two that its heading names, or that stand before it; else None."""
    meaning, label = meanings[n], table.columns[n].label.strip()
    if meaning is None or meaning.measure not in ("percent", "deviation") or meaning.number_unit not in (None, "%"):
        return None
    away = meaning.measure == "deviation"
    if away and meaning.number_unit is None:
        return None
    named = None if away else _RATIO.fullmatch(label)
    if named is None and not away and not _BARE.fullmatch(label):
        return None
    amounts = [k for k, m in enumerate(meanings) if m is not None and k != n and m.measure in _BUDGETS | _DONE and m.number_unit != "%"]
    if away:
        done = [k for k in amounts if _is_done(meanings[k])]
        pairs = [(k, other) for k in done for other in done if k != other]
    elif named is not None:
        later, earlier = (read_column(word, report).measure for word in named.groups())
        pairs = [(k, other) for k in amounts for other in amounts if k != other and _is(meanings[k], later) and _is(meanings[other], earlier)]
    else:
        before = [k for k in amounts if k < n]
        pairs = [(before[-1], before[-2])] if len(before) > 1 else []
    for k, other in pairs:
        new, old = meanings[k], meanings[other]
        if new is None or old is None or (new.measure in _DONE and old.measure in _BUDGETS) or new.period.end < old.period.end:
            continue
        if away and new.period.end.year == old.period.end.year:
            continue
        changed, shared = changed_shares(table, n, k, other)
        if changed >= MOST and shared <= _HALF:
            return replace(meaning, measure="change_percent", period=new.period, number_unit="%")
    return None


def _is_done(meaning: ColumnMeaning | None) -> bool:
    return meaning is not None and meaning.measure in _DONE


def _is(meaning: ColumnMeaning | None, measure: Measure) -> bool:
    return meaning is not None and (meaning.measure == measure or {meaning.measure, measure} <= _BUDGETS)


def changed_shares(table: Table, n: int, new: int, old: int) -> tuple[Decimal, Decimal]:
    """Of the rows with all three numbers, the shares where the column is the change in per cent, and where it is the one as per cents of the other."""
    seen = changed = shared = 0
    for row in table.rows:
        cells = [row.cells[c] for c in (n, new, old)]
        found = [cell.amount for cell in cells if cell is not None and cell.amount is not None and not cell.amount.nil]
        if len(found) != len(cells) or not found[2].number:
            continue
        told, later, earlier = found
        part = later.number / earlier.number * 100
        rounding = Decimal("0.5") * (100 + abs(part)) / abs(earlier.number) * Decimal(1).scaleb(-max(later.decimals, earlier.decimals))
        slack = Decimal("0.51").scaleb(-told.decimals) + rounding
        seen += 1
        changed += abs(told.number - (part - 100)) <= slack
        shared += abs(told.number - part) <= slack
    return (Decimal(changed) / seen, Decimal(shared) / seen) if seen >= FEWEST else (Decimal(0), Decimal(0))
