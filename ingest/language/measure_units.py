"""Units of measure as reports print them beside numbers and labels: known ones, and one for each of something ("pv/htv")."""

import re
from functools import cache

from ingest.amounts import plain_spaces, read_unit
from ingest.data import read_table

_PER = re.compile(r"([^\W\d_][^\W_]*[²³]?\.?|€|%)\s?/\s?([^\W\d_]+[²³23]?)(\s?/\s?(?:kk|v|vuosi|vrk|pv|vko|h|t))?\.?")


def per_unit(text: str) -> str | None:
    """ "pv / hlö" → "pv/hlö": so much of a known unit for each of something, "€/mwh" → "€/MWh", "€/m²/kk"; None for other texts."""
    match = _PER.fullmatch(plain_spaces(text).lower())
    if match is None or not (read_unit(match[1]) or match[1] in _counted()):
        return None
    amount, each = (known[0] if (known := read_unit(part)) is not None and known[0].lower() == part else part for part in (match[1], match[2]))  # "kWh", "MWh"
    return f"{amount}/{each}{plain_spaces(match[3] or '').replace(' ', '')}"


_EACH = re.compile(r"(?<=[^\W_]|[€%²³.])\s+(?:(?:yhtä\s+)?[^\W\d_]+[aä]\s+koh(?:den|ti)|per\s+[^\W\d_]+\.?)(?=\W*$)", re.IGNORECASE)
"""What each of which something is counted: "päivää henkilöä kohti"."""


def without_each(text: str) -> str:
    """A unit of measure, or a name that ends in one, without what it is counted for each of: "päivää henkilöä kohti" → "päivää"."""
    return _EACH.sub("", plain_spaces(text))


_FOR_EACH = re.compile(r"\bkoh(?:den|ti)\b|\bper\b|€\s?/|\bkeskim|keskiarvo", re.IGNORECASE)
"""How a name says that its numbers are so much for each, or a mean."""


def is_for_each(name: str) -> bool:
    """Whether a name says that its numbers cannot be added up: "Kustannus oppilasta kohden, €", "Ryhmäkoko keskimäärin"."""
    return _FOR_EACH.search(name) is not None


def _counted() -> frozenset[str]:
    return frozenset(row["word"] for row in read_table("counted_units"))


_OVER_TIME = re.compile(r"(.+?) (?:tunnissa|päivässä|vuorokaudessa|viikossa|kuukaudessa|vuodessa|lukukaudessa|lukuvuodessa)", re.IGNORECASE)
"""So much in a stretch of time: "kg kuukaudessa"."""


@cache
def _own_words() -> re.Pattern[str]:
    return re.compile("|".join(row["pattern"] for row in read_table("own_units")), re.IGNORECASE)


def own_unit(text: str) -> str | None:
    """A unit of measure that only the report's own words tell, as they are printed: "kg kuukaudessa", "riskiluku"; None for other texts."""
    plain = plain_spaces(text).strip("()[] ")
    over = _OVER_TIME.fullmatch(plain)
    counts = over is not None and (read_unit(over[1]) is not None or per_unit(over[1]) is not None or over[1].lower() in _counted())
    return plain if counts or _own_words().fullmatch(plain) else None


def is_unit(text: str) -> bool:
    """Whether a text is nothing but a unit of measure."""
    counted = without_each(text)
    if own_unit(text) is not None:
        return True
    return read_unit(counted) is not None or per_unit(text) is not None or (counted != plain_spaces(text) and counted.lower() in _counted())
