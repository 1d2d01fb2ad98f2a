"""What a text says of the scale of figures: "1 000 €", "luvut miljoonina euroina". The words live in data/lexicon/scales.tsv."""

import re
from decimal import Decimal
from functools import cache, lru_cache

from ingest.amounts import plain_spaces
from ingest.data import read_table

_ALONE = r"(?<![\d.,])(?<!(?<!\d\d\d)(?<!\b1[–-])(?<!\b1[–-]1)\d )"
"""No digits before it but those of a year or of its first months: "21 000 €" is an amount, "TP 2024 1 000 €" and "Tot. 1–9 1 000 €" say the scale."""


@cache
def _patterns() -> tuple[tuple[re.Pattern[str], Decimal], ...]:
    return tuple((re.compile(rf"{_ALONE}(?:{row['pattern']})"), Decimal(row["scale"])) for row in read_table("scales"))


@lru_cache(8192)
def _match(text: str) -> tuple[re.Match[str], Decimal] | None:
    lowered = plain_spaces(text).lower()
    found = ((pattern.search(lowered), scale) for pattern, scale in _patterns())
    return next(((match, scale) for match, scale in found if match), None)


def find_scale(text: str) -> Decimal | None:
    """1000 or 1000000 when a text says that figures are in thousands or millions of euros; 1 for plain euros; None when it says nothing."""
    found = _match(text)
    return found[1] if found else None


def find_unit_note(text: str) -> str:
    """The words that say the unit and scale of a table ("1 000 €"), or ""."""
    found = _match(text)
    return plain_spaces(text)[found[0].start() : found[0].end()].strip("(), ") if found else ""


def without_scale(text: str) -> str:
    """A text without the words of its scale: "Selite (1 000 €)" → "Selite"."""
    plain = plain_spaces(text)
    while (found := _match(plain)) is not None:
        before, after = plain[: found[0].start()], plain[found[0].end() :]
        if before.endswith("(") and after.startswith(")"):
            before, after = before[:-1], after[1:]
        plain = " ".join(f"{before} {after}".split()).strip(" ,/-–")
    return plain
