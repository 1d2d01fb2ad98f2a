"""Numbers as Finnish text: thousands by a plain space, decimal comma, U+2212 for minus."""

from decimal import ROUND_HALF_UP, Decimal

from ingest.language.unit_words import unit_word

MINUS = "\u2212"


def digits(number: Decimal) -> str:
    """A number by Finnish rules, its decimals kept: Decimal("-4875072") → "−4 875 072", Decimal("23.18") → "23,18"."""
    whole, _, part = f"{abs(number):f}".partition(".")
    grouped = f"{int(whole):,}".replace(",", " ")
    sign = MINUS if number < 0 else ""
    return f"{sign}{grouped},{part}" if part else f"{sign}{grouped}"


def with_unit(number: Decimal, unit: str) -> str:
    """A number and its unit: (Decimal("23.18"), "%") → "23,18 %", (Decimal(9), "count") → "9 kpl"; a ratio stands bare."""
    if unit == "EUR" and number == number.to_integral_value():
        number = number.quantize(Decimal(1))  # "15 120 644,00" is said as whole euros
    return f"{digits(number)} {unit_word(number, unit)}".strip()


def round_half_up(number: Decimal, decimals: int = 2) -> Decimal:
    """Rounded half away from zero, as CONTRACT says of percentages."""
    return number.quantize(Decimal(1).scaleb(-decimals), rounding=ROUND_HALF_UP)
