"""Arithmetic on exact figures: pure functions of Decimals."""

from collections.abc import Sequence
from decimal import Decimal

from retrieval.language.number_text import round_half_up


def change_percent(old: Decimal, new: Decimal) -> Decimal | None:
    """(new ÷ old − 1) · 100 rounded half up to two decimals; None when old is zero or the sign turns."""
    if old == 0 or ((old < 0) != (new < 0) and new != 0):
        return None
    return round_half_up((new / old - 1) * 100)


def share_percent(part: Decimal, whole: Decimal) -> Decimal | None:
    """part ÷ whole · 100 rounded half up to two decimals; None when whole is zero or the signs differ."""
    if whole == 0 or ((part < 0) != (whole < 0) and part != 0):
        return None
    return round_half_up(part / whole * 100)


def mean(numbers: Sequence[Decimal]) -> Decimal:
    """The mean rounded half up to two decimals."""
    return round_half_up(sum(numbers, Decimal(0)) / len(numbers))
