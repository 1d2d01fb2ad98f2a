"""Who answers for a target, told in brackets behind it: "Lukuaika lisääntyy. (kirjastonjohtaja)". The words live in data/lexicon/office_words.tsv."""

import re
from functools import cache

from ingest.data import read_table

_BEHIND = re.compile(r"^(.*\S)\s*\(([^()\d]+)\)\s*\.?$", re.DOTALL)
_PARTS = re.compile(r",\s*|\s+ja\s+|\s+sekä\s+|\s*/\s*")
_WORDS = 3
"""Words that name one office, at the most."""


@cache
def _ends() -> tuple[str, ...]:
    return tuple(row["end"] for row in read_table("office_words"))


def only_office(text: str) -> bool:
    """Whether a text is nothing but offices in brackets, which belong to the target above them: "(kirjastonjohtaja)"."""
    return text.startswith("(") and office_behind(f"x {text}")[1] != ""


def names_offices(text: str) -> bool:
    """Whether a text is nothing but the names of offices: "kirjastonjohtaja"."""
    return only_office(f"({text})")


def office_behind(text: str) -> tuple[str, str]:
    """(the target, who answers for it) of a target's own text; (the text, "") where no offices stand in brackets at its end."""
    match = _BEHIND.match(text)
    if match is None:
        return text, ""
    parts = _PARTS.split(match[2].strip())
    if not all(0 < len(part.split()) <= _WORDS and part.lower().endswith(_ends()) for part in parts):
        return text, ""
    return match[1], match[2].strip()
