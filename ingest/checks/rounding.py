"""How far printed figures may be apart before it is more than rounding."""

from collections import Counter
from collections.abc import Sequence
from decimal import Decimal
from functools import lru_cache

from ingest.amounts import parse_amount
from ingest.model import Figure


@lru_cache(maxsize=65536)
def _printed_decimals(text: str, number: Decimal) -> int:
    amount = parse_amount(text)
    if amount is not None:
        return amount.decimals
    exponent = number.as_tuple().exponent
    return max(0, -exponent) if isinstance(exponent, int) else 0


def half_digits(column: Sequence[Figure]) -> list[Decimal]:
    """Half a unit of each figure's last printed digit, in base units: "16,8 %" → 0.05, "1 234" in 1 000 € → 500.

    A number that leaves out its last zeros in a column that prints decimals ("1 392" among "2 849,55") is as exact as the others.
    """
    decimals = [_printed_decimals(f.text, f.number) for f in column]
    usual: dict[str, int] = {}
    for unit in {f.number_unit for f in column}:
        own = Counter(d for f, d in zip(column, decimals, strict=True) if f.number_unit == unit)
        usual[unit] = next((d for d in sorted(own, reverse=True) if sum(n for x, n in own.items() if x >= d) * 2 > own.total()), 0)
    return [f.scale * Decimal((0, (5,), -max(d, usual[f.number_unit]) - 1)) for f, d in zip(column, decimals, strict=True)]
