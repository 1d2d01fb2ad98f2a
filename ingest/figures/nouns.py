"""The unit of measure that a counted noun or a named score implies: "huoltaja" → persons, "keskiarvo" → ratio."""

import re
from functools import cache

from ingest.columns.columns import row_unit
from ingest.data import read_table

_PERCENT = re.compile(
    r"(?:\w*prosen(?:tti|tin|ttia|tiksi|tit)|\w{4,}aste)(?:\s+(?:oli|on|ollut|nyt|tuli|tuolloin|silloin|määrättiin|päätettiin|vahvistettiin|noin)){0,2}$",
    re.IGNORECASE,
)
"""Rates whose name is a per cent, printed without its sign: "tuloveroprosentti oli 9,10"."""


@cache
def is_money(lemma: str) -> bool:
    """Whether millions of it are euros, though no unit is printed: "miljoonaa lainaa"."""
    return any(lemma.endswith(row["pattern"]) for row in read_table("prose_units") if row["match"] == "money")


@cache
def is_people(lemma: str) -> bool:
    """Whether it names people together, so that a number of it is one of persons: "henkilöstö"."""
    return any(lemma == row["pattern"] for row in read_table("prose_units") if row["match"] == "people")


@cache
def _lemmas() -> dict[str, str]:
    return {row["pattern"]: row["unit"] for row in read_table("prose_units") if row["match"] in ("lemma", "people")}


@cache
def _suffixes() -> tuple[tuple[re.Pattern[str], str], ...]:
    return tuple((re.compile(rf"{row['pattern']}$"), row["unit"]) for row in read_table("prose_units") if row["match"] == "suffix")


@cache
def _scores() -> re.Pattern[str]:
    words = "|".join(row["pattern"] for row in read_table("prose_units") if row["match"] == "score")
    return re.compile(rf"(?:^|[\s(])\w*(?:{words})(?:\s+(?:oli|on|ollut|nousi|laski|nyt|vain|noin|yli|alle|vähintään|enintään|=|:)){{0,3}}$", re.IGNORECASE)


def unit_of_noun(lemma: str) -> str | None:
    """persons, hours, … for a noun that implies its unit; None for what is merely counted: "rakennus"."""
    if lemma in _lemmas():
        return _lemmas()[lemma]
    return next((unit for pattern, unit in _suffixes() if pattern.search(lemma)), None)


def unit_of_name(before: str) -> str | None:
    """The unit of a number without one, by the name before it: "kyselyn yleisarvosana oli" → ratio, "Henkilöstömäärä oli" → persons."""
    if _PERCENT.search(before):
        return "%"
    if _scores().search(before):
        return "ratio"
    words = re.split(r"[,;:]\s", before)[-1].split()
    while words and words[-1].lower() in ("oli", "on", "olivat", "ovat", "nyt", "noin", "yhteensä", "yli", "alle"):
        words.pop()
    if not words or not re.search(r"määrä|luku$|väkiluku", words[-1].lower()):
        return None
    said = row_unit(" ".join(words[-3:]))
    return said[0] if said else None
