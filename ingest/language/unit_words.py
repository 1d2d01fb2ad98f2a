"""How a unit of measure is written after a number."""

from decimal import Decimal
from functools import cache

from ingest.data import read_table


@cache
def _words() -> dict[str, tuple[str, str]]:
    """unit → (word after one, word after any other number), from data/lexicon/unit_words.tsv."""
    return {row["unit"]: (row["one"], row["many"]) for row in read_table("unit_words")}


def unit_word(number: Decimal, unit: str) -> str:
    """The word after a number: (1, "persons") → "henkilö", (2, "persons") and (1.0, "persons") → "henkilöä"; "" for a ratio."""
    one, many = _words().get(unit, (unit, unit))
    return one if f"{abs(number):f}" == "1" else many
