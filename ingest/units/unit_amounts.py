"""The amounts of units in the rows that most units have, and whether some make those of another."""

from collections import defaultdict
from collections.abc import Sequence
from decimal import Decimal

from ingest.language.accounts import find_account
from ingest.model import Figure

_ROWS = frozenset({"toimintakulut", "toimintatuotot", "henkilöstökulut", "palvelujen ostot", "muut toimintakulut"})
"""Rows that most units have."""
_SEVERAL = 3
"""Units that have a row of the report's own, at the least."""
_MEASURES = frozenset({"actual", "closing", "budget", "amended_budget"})
_LARGE = 100_000
"""How many units of its last digit an amount is that parts may miss by more than their own rounding, at the least."""

Amounts = dict[tuple[object, ...], Figure]
"""By row, measure, time and basis."""


def row_of(account: str) -> str:
    """The name in lower case of the row that an account is, whatever the report calls it."""
    known = find_account(account)
    return (known.name if known is not None else account).lower()


def compared_rows(figures: Sequence[Figure]) -> frozenset[str]:
    """The rows by which units are compared: those that most reports have, else the report's own that several of its units have, all on one side of zero."""
    units: dict[str, set[str]] = defaultdict(set)
    sides: dict[str, set[bool]] = defaultdict(set)
    for f in figures:
        if _is_amount(f):
            row = row_of(f.account)
            units[row].add(f.unit)
            sides[row] |= {f.number < 0} if f.number else set()
    return _ROWS if len(_ROWS & units.keys()) > 1 else frozenset(row for row, own in units.items() if len(own) >= _SEVERAL and len(sides[row]) < 2)


def _is_amount(f: Figure) -> bool:
    return f.table is not None and f.number_unit == "EUR" and f.measure in _MEASURES


def amounts_by_unit(figures: Sequence[Figure]) -> dict[str, Amounts]:
    """The amounts of each unit by row, measure and time."""
    out: dict[str, Amounts] = defaultdict(dict)
    rows = compared_rows(figures)
    for f in figures:
        if _is_amount(f) and (row := row_of(f.account)) in rows:
            key = (row, f.measure, f.period, f.basis)
            if key not in out[f.unit] or f.scale < out[f.unit][key].scale:  # a tile tells the same in millions
                out[f.unit][key] = f
    return out


def fit(parts: Sequence[Amounts], whole: Amounts, exact: bool = False) -> bool:
    """Whether the parts make no more than the whole in any row, or `exact`ly it in all of them, and there are rows to see it by."""
    seen = 0
    for key, total in whole.items():
        held = [part[key] for part in parts if key in part]
        if not held:
            continue
        last = total.scale * (Decimal("0.01") if "," in total.text else 1)
        slack = last * (len(held) + 1) / (1 if abs(total.number) >= _LARGE * last else 2)  # large amounts are sums of rounded ones themselves
        over = sum((abs(f.number) for f in held), Decimal(0)) - abs(total.number)
        if over > slack or (exact and over < -slack):
            return False
        seen += 1
    return seen > 1
