"""Numbers and sums as Finnish text for the findings of checks."""

from collections.abc import Sequence
from decimal import Decimal

_SIGNS = {"EUR": "€", "pp": "%-yks.", "count": "kpl", "persons": "henkilöä", "hours": "h", "days": "pv", "years": "v", "ratio": ""}


def number_words(number: Decimal, unit: str = "") -> str:
    """A number as Finnish text: (−4875072, "EUR") → "−4 875 072 €"."""
    whole, _, rest = f"{abs(number):f}".partition(".")
    body = f"{int(whole):,}".replace(",", "\u00a0") + (f",{rest}" if rest else "")
    sign = _SIGNS.get(unit, unit)
    return ("−" if number < 0 else "") + body + (f"\u00a0{sign}" if sign else "")


def sum_words(parts: Sequence[tuple[Decimal, bool]]) -> str:
    """A sum as Finnish text; the bool says that the part is taken off: "790 340 − 8 569 157"."""
    out = ""
    for number, minus in parts:
        down = (number < 0) != minus
        out += (" − " if down else " + ") if out else ("−" if down else "")
        out += number_words(abs(number))
    return out
