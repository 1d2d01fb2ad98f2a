"""Identities inside a row: what is left of the budget, its share used, the budget with its changes."""

from collections import defaultdict
from collections.abc import Sequence
from decimal import ROUND_HALF_UP, Decimal

from ingest.model import Figure, Measure
from ingest.rounding import half_digit, slack
from ingest.trial import Trial

_MONEY_FIRST: tuple[Measure, ...] = ("amended_budget", "budget")


def row_findings(figures: Sequence[Figure]) -> list[Trial]:
    """The identities of every row of one table."""
    rows: dict[int, list[Figure]] = defaultdict(list)
    for figure in figures:
        if figure.row is not None:
            rows[figure.row].append(figure)
    return [trial for row in rows.values() for trial in _row(row)]


def _row(row: Sequence[Figure]) -> list[Trial]:
    def only(measure: Measure) -> Figure | None:
        found = [f for f in row if f.measure == measure]
        return found[0] if len(found) == 1 else None

    actuals = sorted((f for f in row if f.measure == "actual"), key=lambda f: f.period.end)
    actual = actuals[-1] if actuals and (len(actuals) == 1 or actuals[-2].period.end < actuals[-1].period.end) else None
    budget = next((f for f in map(only, _MONEY_FIRST) if f is not None), None)
    out = []
    remaining, percent, amended, original, change = only("remaining"), only("percent"), only("amended_budget"), only("budget"), only("budget_change")
    if remaining and budget and actual and remaining.number_unit == budget.number_unit == actual.number_unit:
        out.append(Trial("Jäljellä = talousarvio − toteuma", remaining, (budget, actual), budget.number - actual.number, slack((remaining, budget, actual))))
    if amended and original and change:
        out.append(Trial("Muutettu talousarvio = talousarvio + muutokset", amended, (original, change), original.number + change.number, slack((amended, original, change))))
    if percent and budget and actual and budget.number_unit == actual.number_unit and abs(budget.number) > half_digit(budget):
        share = actual.number / budget.number * 100
        step = 2 * half_digit(percent)
        computed = (share / step).quantize(Decimal(1), ROUND_HALF_UP) * step
        tolerance = half_digit(percent) + (abs(share) * half_digit(budget) + 100 * half_digit(actual)) / (abs(budget.number) - half_digit(budget))
        out.append(Trial("Toteuma-% = toteuma / talousarvio · 100", percent, (actual, budget), computed, tolerance))
    return out
