"""Numbers and sums as Finnish text for the findings of checks."""

import re
from collections.abc import Sequence
from decimal import Decimal

from ingest.language.unit_words import unit_word

_MINUS = re.compile(r"^[-–](?=\s*[\d,])")


def number_words(number: Decimal, unit: str = "") -> str:
    """A number as Finnish text: (−4875072, "EUR") → "−4 875 072 €"."""
    whole, _, rest = f"{abs(number):f}".partition(".")
    body = f"{int(whole):,}".replace(",", "\u00a0") + (f",{rest}" if rest else "")
    sign = unit_word(number, unit)
    return ("−" if number < 0 else "") + body + (f"\u00a0{sign}" if sign else "")


def difference_words(number: Decimal, unit: str) -> str:
    """A difference as Finnish text, that of two per cents in percentage points: (−18.5, "%") → "−18,5 prosenttiyksikköä"."""
    return number_words(number, "pp" if unit == "%" else unit)


def printed_words(text: str) -> str:
    """A printed number with a proper minus: "-832 760" → "−832 760"."""
    return _MINUS.sub("−", text)


def sum_words(parts: Sequence[tuple[Decimal, bool]]) -> str:
    """A sum as Finnish text; the bool says that the part is taken off: "790 340 − 8 569 157"."""
    out = ""
    for number, minus in parts:
        down = (number < 0) != minus
        out += (" − " if down else " + ") if out else ("−" if down else "")
        out += number_words(abs(number))
    return out
