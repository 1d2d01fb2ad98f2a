"""The path to a unit as a line prints it: "Sivistyspalvelut › Sivistyslautakunta" → the names from the top down."""

import re
from functools import cache

from ingest.amounts import plain_spaces
from ingest.data import read_table

_BETWEEN = re.compile(r"\s+[›»>/|→·•–-]+\s+")
_NAME = re.compile(r"[A-ZÅÄÖ][^\d€%:.;=]{2,59}")


@cache
def _ranks() -> frozenset[str]:
    return frozenset(row["word"] for row in read_table("unit_prefixes"))


def path_parts(text: str) -> tuple[str, ...]:
    """The names that a line prints with signs between them, the whole line where there is one name; () where a part is no name."""
    parts = tuple(_BETWEEN.split(plain_spaces(text).strip()))
    return parts if all(map(_NAME.fullmatch, parts)) else ()


def place_parts(text: str) -> tuple[str, ...]:
    """The names that a line at a heading prints with signs or commas between them, "Sivistyspalvelut, Sivistyslautakunta", without the rank of the unit."""
    parts = path_parts(text)
    named = tuple(parts[0].split(", ")) if len(parts) == 1 else parts
    if len(named) == 2 and named[0].lower() in _ranks() and len(parts) == 1:  # "Vastuualue, tekninen lautakunta"
        return (named[1][:1].upper() + named[1][1:],)
    return named if all(name[:1].isupper() for name in named) else parts
