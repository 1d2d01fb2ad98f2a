"""A number of another year that stands in brackets behind one of the year told: "14,8 päivää työntekijää kohden (vuonna 2023 16,3 päivää)"."""

import re

from ingest.stores.stored import StoredFigure
from retrieval.language.number_place import parted_at

_YEAR = re.compile(r"(?<![\d.])(?:19|20)\d\d(?!\d)")


def _parts(stored: StoredFigure) -> tuple[str, str] | None:
    """(what stands before the brackets around a number, what stands in them before it); None for a number outside brackets."""
    before, found, _ = parted_at(stored.figure.sentence, stored.figure.text)
    outside, bracket, inside = before.rpartition("(")
    return (outside, inside) if found and bracket and ")" not in inside else None


def year_beside(stored: StoredFigure) -> int | None:
    """The year that the brackets around a number name before it; None where they name none."""
    parts = _parts(stored)
    years = _YEAR.findall(parts[1]) if parts is not None else []
    return int(years[-1]) if years else None


def words_before(stored: StoredFigure) -> list[str]:
    """The two words that the brackets around a number of another year follow, in lower case."""
    parts = _parts(stored)
    return parts[0].lower().split()[-2:] if parts is not None and year_beside(stored) is not None else []
