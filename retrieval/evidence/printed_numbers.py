"""The first number of what a cell prints."""

import re
from decimal import Decimal

from ingest.amounts import read_decimal

PRINTED_NUMBER = re.compile(r"-?(?:\d{1,3}(?:\.\d{3})+(?![\d.])|\d+\.\d{1,2}(?![\d.])|\d+(?:[ \u00a0\u202f]\d{3}(?!\d))*)(?:,\d+)?")


def number_of(printed: str) -> Decimal | None:
    """The first number of what is printed: "24.900 €" → 24900."""
    match = PRINTED_NUMBER.search(printed)
    if match is None:
        return None
    number = read_decimal(re.sub(r"[\s\u00a0\u202f]", "", match[0].removeprefix("-")))
    return -number if match[0].startswith("-") else number
