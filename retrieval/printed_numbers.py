"""The first number of what a cell prints."""

import re
from decimal import Decimal

PRINTED_NUMBER = re.compile(r"-?\d+(?:[ \u00a0\u202f]\d{3}(?!\d))*(?:,\d+)?")


def number_of(printed: str) -> Decimal | None:
    """The first number of what is printed."""
    match = PRINTED_NUMBER.search(printed)
    return Decimal(re.sub(r"[\s\u00a0\u202f]", "", match[0]).replace(",", ".")) if match else None
