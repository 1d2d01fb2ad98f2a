"""How far printed figures may be apart before it is more than rounding."""

from collections.abc import Iterable
from decimal import Decimal
from functools import lru_cache

from ingest.amounts import parse_amount
from ingest.model import Figure


@lru_cache(maxsize=65536)
def _decimals(text: str) -> int | None:
    amount = parse_amount(text)
    return None if amount is None else amount.decimals


def half_digit(figure: Figure) -> Decimal:
    """Half a unit of the figure's last printed digit, in base units: "16,8 %" → 0.05, "1 234" in 1 000 € → 500; 0 for what is no plain number."""
    decimals = _decimals(figure.text)
    if decimals is None:
        exponent = figure.number.as_tuple().exponent
        decimals = -exponent if isinstance(exponent, int) and exponent < 0 else 0
        return Decimal((0, (5,), -decimals - 1))
    return figure.scale * Decimal((0, (5,), -decimals - 1))


def slack(figures: Iterable[Figure]) -> Decimal:
    """The sum of the half digits of all figures of an identity."""
    return sum((half_digit(f) for f in figures), Decimal(0))
