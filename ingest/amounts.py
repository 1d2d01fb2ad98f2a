"""Finnish number forms: printed text → exact Decimal, and what stands beside it."""

import re
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import cache, lru_cache

from ingest.data import read_table

MINUSES = "-\u2212\u2013\u2014\u2012\u2010\u2011\ufe63\uff0d"
_MINUS_CLASS = re.escape(MINUSES)
_SUPERSCRIPTS = "¹²³⁴⁵⁶⁷⁸⁹⁰"
_UNSEEN = {**dict.fromkeys((0xAD, 0x200B, 0xFEFF)), ord("⁽"): "(", ord("⁾"): ")"}
_REMEMBERED = 1 << 15
"""Printed texts whose reading is kept: tables print the same ones many times over."""

_NUMBER = re.compile(
    rf"(?P<open>\()?\s*(?P<sign>[+{_MINUS_CLASS}])?\s*"
    rf"(?P<body>\d{{1,3}}(?:[ ]\d{{3}})+(?:,\d+)?|\d{{1,3}}(?:\.\d{{3}})+(?:,\d+)?|\d+\.\d{{1,2}}(?!\d)|\d+(?:,\d+)?|,\d+)"
    rf"\s*(?P<trail>[{_MINUS_CLASS}])?\s*(?P<close>\))?\s*(?P<unit>[^\d\s].*)?"
)
_NIL = re.compile(rf"(?:[{_MINUS_CLASS}]{{1,3}}|\.{{1,4}}|…|[{_MINUS_CLASS}]\s*(?:€|%))")


_YEAR = re.compile(r"(?:19|20)\d\d")
_YEAR_OF = re.compile(r"(?:19|20)\d\d(?:$|\s+[^\W\d])")


@dataclass(frozen=True, slots=True)
class Amount:
    """A printed number: unscaled, sign as printed. `nil` stands for a dash or dots that say "nothing" or "not known" (number 0)."""

    number: Decimal
    decimals: int
    unit: str | None = None
    scale: Decimal = Decimal(1)
    nil: bool = False
    exact: bool = True
    """False when a word before it says that it is not: "n. 1 500"."""

    @property
    def value(self) -> Decimal:
        """The number in base units, kept to the last printed digit."""
        return self.number if self.scale == 1 else scaled(self.number, self.scale)


def scaled(number: Decimal, scale: Decimal) -> Decimal:
    """number × scale without a trailing exponent: 4.2 × 1000000 → 4200000."""
    product = number * scale
    whole = product.to_integral_value()
    return whole if product == whole else product.normalize()


def plain_spaces(text: str) -> str:
    """All the spaces that reports use turned into plain single ones; soft hyphens dropped."""
    return " ".join((text if text.isascii() else text.translate(_UNSEEN)).split())


@cache
def _units() -> dict[str, tuple[str, Decimal]]:
    return {row["printed"]: (row["unit"], Decimal(row["scale"])) for row in read_table("number_units")}


@lru_cache(_REMEMBERED)
def read_unit(text: str) -> tuple[str, Decimal] | None:
    """(unit of measure, scale) of a printed unit such as "1 000 €", or None when it is not one."""
    key = plain_spaces(text).lower().strip("()[] ").removesuffix(",").strip()
    return _units().get(key)


def read_decimal(body: str) -> Decimal:
    """A printed body without sign → Decimal: "1 234,50" → 1234.50, "1.234" → 1234, "24.5" → 24.5."""
    text = body.replace(" ", "")
    if re.fullmatch(r"\d{1,3}(?:\.\d{3})+(?:,\d+)?", text):
        text = text.replace(".", "")
    return Decimal(text.replace(",", "."))


_PARTED = re.compile(
    rf"[{_MINUS_CLASS}]?\s*\d{{1,3}}(?:\s\d{{1,3}})+(?:\s?,\s?\d+)?"
    rf"|[{_MINUS_CLASS}]?\s*\d{{1,3}}(?:(?:\.| ?\. ?)(?:\d ?){{3}})+(?:,\d+)?"
)
_LEAST_PARTED = 4
"""Digits that a number parted by a stray space has at least."""


def parted_amount(text: str) -> Amount | None:
    """The number whose digits a stray space parts: "75 20 0" → 75200; None for a number printed as it should be, and for other texts."""
    plain = plain_spaces(text)
    words = plain.split()
    if any(parse_amount(" ".join(words[:n])) and parse_amount(" ".join(words[n:])) for n in range(2, len(words) - 1)):
        return None  # two numbers in their groups of three: "300 000 3 766 000"
    if not _PARTED.fullmatch(plain) or parse_amount(plain) is not None or sum(c.isdigit() for c in plain) < _LEAST_PARTED:
        return None
    return parse_amount(re.sub(r"\s", "", plain))


@lru_cache(_REMEMBERED)
@cache
def _about() -> re.Pattern[str]:
    words = "|".join(row["pattern"] for row in read_table("prose_units") if row["match"] == "about")
    return re.compile(rf"(?:{words})\s*(?=\d)", re.IGNORECASE)


def parse_amount(text: str) -> Amount | None:
    """The one number that the whole text is, or None: "- 737 643" → −737643, "(1,5) %" → −1.5 %, "–" → nil, "12 kpl / 3" → None."""
    plain = plain_spaces(text).strip(_SUPERSCRIPTS + " *")
    if not plain:
        return None
    if _NIL.fullmatch(plain):
        return Amount(Decimal(0), 0, nil=True)
    match = _NUMBER.fullmatch(plain)
    if match is None and (about := _about().match(plain)) is not None:
        amount = parse_amount(plain[about.end() :])
        return None if amount is None else replace(amount, exact=False)
    if match is None or bool(match["open"]) != bool(match["close"]):
        return None
    if (match["sign"] or "") in MINUSES and match["sign"] and match["trail"]:
        return None
    if match["body"][0] == "0" and match["body"][1:2] in tuple(" .0123456789"):
        # the end of a number, or a code: "000 €", "04"
        return None
    unit, scale = None, Decimal(1)
    if match["unit"]:
        found = read_unit(match["unit"].strip(_SUPERSCRIPTS + " *"))
        if found is None:
            return None
        unit, scale = found
    body = match["body"]
    number = read_decimal("0" + body if body.startswith(",") else body)
    negative = bool(match["open"]) or bool(match["trail"]) or bool(match["sign"] and match["sign"] in MINUSES)
    decimals = max(0, -int(number.as_tuple().exponent))
    return Amount(-number if negative else number, decimals, unit, scale)


def year_like(segment_text: str) -> bool:
    """A plain year."""
    return bool(_YEAR.fullmatch(segment_text))


def true_amount(text: str, amount: Amount | None) -> bool:
    """A number that can be data: no dash, no year, whatever unit stands behind it ("2024 pv"), no "3 kk"."""
    return amount is not None and not amount.nil and not _YEAR_OF.match(text) and amount.unit != "kk"
