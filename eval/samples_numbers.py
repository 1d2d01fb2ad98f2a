"""Numbers as Finnish reports print them, and the marks by which a source text says which of its digits are quantities."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

from eval.samples_blocks import Mention

NBSP = "\u00a0"


@dataclass(frozen=True)
class NumberStyle:
    """How a report prints numbers: minus sign, what stands after it, decimals of a percentage."""

    minus: str = "-"
    minus_gap: str = ""
    percent_decimals: int = 1


def rounded(value: Decimal, decimals: int = 0) -> Decimal:
    """Half away from zero to `decimals` digits: −0,5 → −1."""
    return value.quantize(Decimal(1).scaleb(-decimals), ROUND_HALF_UP)


def printed(value: Decimal, style: NumberStyle, decimals: int = 0) -> str:
    """-1234567 → "−1 234 567", 12.5 → "12,5"; thousands are kept together by U+00A0."""
    fixed = rounded(value, decimals)
    digits = f"{abs(fixed):,.{decimals}f}".replace(",", NBSP).replace(".", ",")
    return (style.minus + style.minus_gap if fixed < 0 else "") + digits


MARK = re.compile(r"\{(?:(?P<number>-?\d+(?:\.\d+)?) (?P<unit>[^|}=]+)|=(?P<key>[^|}]+))(?:\|(?P<words>[^}]*))?\}")
"""`{656 persons}`, `{3 count|kolme}` and `{=EUR actual perusopetus kulut}`, the last looked up."""

Lookup = Callable[[str], tuple[Decimal, str, str]]
"""What stands after "=" → (value in base units, unit, printed words)."""


def no_lookup(key: str) -> tuple[Decimal, str, str]:
    """For texts without looked up numbers."""
    raise ValueError(f"nothing to look {key!r} up in")


def read_marks(source: str, style: NumberStyle, lookup: Lookup = no_lookup) -> tuple[str, tuple[Mention, ...]]:
    """The text as it is printed and the quantities in it; raises ValueError at a brace that is no mark."""
    mentions: list[Mention] = []

    def put(match: re.Match[str]) -> str:
        if match["key"]:
            number, unit, words = lookup(match["key"].strip())
        else:
            number, unit = Decimal(match["number"]), match["unit"].strip()
            words = printed(number, style, max(0, -int(number.as_tuple().exponent)))
        words = match["words"] if match["words"] is not None else words
        mentions.append(Mention(number, unit, words))
        return words

    text = MARK.sub(put, source)
    if "{" in text or "}" in text:
        raise ValueError(f"a mark that cannot be read in {source!r}")
    return text, tuple(mentions)
