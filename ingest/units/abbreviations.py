"""Which unit an abbreviation before a text stands for: "VIRE: …" → Virikkeellinen elämä."""

import re

from ingest.model import OrganisationUnit
from ingest.units.units import UnitRegistry

_PREFIX = re.compile(r"([A-ZÅÄÖ]{3,8}):\s")
_SMALL_WORDS = {"ja", "sekä", "eli", "tai"}
_PIECE = 2
"""A piece of an abbreviation has at least this many letters of its word, the last piece one."""


def unit_of_prefix(text: str, units: UnitRegistry) -> OrganisationUnit | None:
    """The one unit of the report whose name the abbreviation before a colon is made of, or None when none or several fit."""
    match = _PREFIX.match(text)
    if match is None:
        return None
    fitting = [unit for unit in dict.fromkeys(units.units.values()) if match[1] in unit.abbreviations or _made_of(match[1].lower(), unit.name)]
    return fitting[0] if len(fitting) == 1 else None


def unit_of_short_form(text: str, units: UnitRegistry) -> OrganisationUnit | None:
    """The one unit that the report itself calls by the short form that a text is: "KAPU"."""
    fitting = [unit for unit in dict.fromkeys(units.units.values()) if text in unit.abbreviations]
    return fitting[0] if len(fitting) == 1 else None


def _made_of(letters: str, name: str) -> bool:
    """Whether the letters are the beginnings of the name's first words in order: "hyty" of "Hyvinvoinnin ja työllisyyden edistäminen"."""
    words = [word for word in re.findall(r"[a-zåäö]+", name.lower()) if word not in _SMALL_WORDS]

    def fits(rest: str, at: int) -> bool:
        if not rest:
            return at >= 2
        if at >= len(words):
            return False
        most = next((n for n, (a, b) in enumerate(zip(rest, words[at], strict=False)) if a != b), min(len(rest), len(words[at])))
        return any(fits(rest[n:], at + 1) for n in range(1, most + 1) if n >= _PIECE or n == len(rest))

    return fits(letters, 0)
