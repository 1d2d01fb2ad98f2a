"""The path to a unit as a line prints it: "Sivistyspalvelut › Sivistyslautakunta" → the names from the top down."""

import re

from ingest.amounts import plain_spaces

_BETWEEN = re.compile(r"\s+[›»>/|→·•–-]+\s+")
_NAME = re.compile(r"[A-ZÅÄÖ][^\d€%:.;=]{2,59}")


def path_parts(text: str) -> tuple[str, ...]:
    """The names that a line prints with signs between them, the whole line where there is one name; () where a part is no name."""
    parts = tuple(_BETWEEN.split(plain_spaces(text).strip()))
    return parts if all(map(_NAME.fullmatch, parts)) else ()


def place_parts(text: str) -> tuple[str, ...]:
    """The names that a line at a heading prints with signs or commas between them: "Sivistyspalvelut, Sivistyslautakunta"."""
    parts = path_parts(text)
    named = tuple(parts[0].split(", ")) if len(parts) == 1 else parts
    return named if all(name[:1].isupper() for name in named) else parts
