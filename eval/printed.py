"""Whether a number is printed on a page, in the ways that a Finnish report may print it."""

import re
from decimal import Decimal
from functools import cache

_SCALES = (1, 1000, 1_000_000)
_SPACES = re.compile(r"[\s\u00a0\u202f\u2009]+")


@cache
def printed_forms(number: Decimal) -> frozenset[str]:
    """The size of a number in whole, in thousands and in millions, with none to two decimals: 1282595 → "1 282 595", "1.282.595", "1282595", "1 282 595,00"."""
    forms = set()
    for scale in _SCALES:
        scaled = abs(number) / scale
        for decimals in (0, 1, 2, 3):
            if scaled == round(scaled, decimals):
                plain = f"{scaled:,.{decimals}f}"
                forms |= {plain.replace(",", group).replace(".", ";").replace(";", ",") if group != "." else _dotted(plain) for group in (" ", "", ".")}
    return frozenset(forms)


def _dotted(plain: str) -> str:
    """ "1,282.50" → "1.282,50"."""
    return plain.replace(".", ";").replace(",", ".").replace(";", ",")


def stands_in(number: Decimal, text: str) -> bool:
    """Whether the size of a number is printed in a text; a longer number that holds its digits is not it."""
    flat = _SPACES.sub(" ", text)
    return any(re.search(rf"(?<![\d,]){re.escape(form)}(?![\d]|,\d)", flat) for form in printed_forms(number))
