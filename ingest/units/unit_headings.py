"""Headings that say whose a section is by a genitive: "Sivistyspalvelujen tavoitteet", "Teknisen lautakunnan riskit (T = todennäköisyys)"."""

import re
from collections.abc import Mapping, Sequence
from functools import cache

from ingest.data import read_table
from ingest.language.voikko import look_up, readings
from ingest.model import OrganisationUnit

_AFTER = re.compile(
    r"\s*(?:\([^()]*\)|[,–-]? ?(?:(?:1\.)?1\.? ?[–-] ?\d{1,2}\.\d{1,2}\.)?(?:\d{1,2} ?[–-] ?\d{1,2}/)?(?:(?:vuode(?:lle|ksi)|vuonna|v\.) )?(?:19|20)\d\d)\s*$"
)
"""What may stand behind such a heading: a legend in brackets, a time."""


@cache
def _told() -> re.Pattern[str]:
    """What a heading tells of a unit, behind its name."""
    about = "|".join(sorted((row["word"] for row in read_table("title_subjects")), key=len, reverse=True))
    return re.compile(rf"(\S.*?) (?:{about})(?:(?:,| ja| sekä) (?:{about}))*", re.IGNORECASE)


def unit_in_genitive(title: str, units: Mapping[str, OrganisationUnit]) -> OrganisationUnit | None:
    """The one unit whose genitive a heading begins with and of which it tells something; None for other headings.

    The heading is plain and so are the names of the `units`: lower case, without numbers and codes.
    """
    told = told_of(title)
    if told is None:
        return None
    words = told[0].split()
    fitting = {unit.name: unit for name, unit in units.items() if is_genitive_of(words, name.split())}
    return next(iter(fitting.values())) if len(fitting) == 1 else None


def told_of(title: str) -> tuple[str, str] | None:
    """(the words before, what is told) of a heading that tells something of a unit, without a legend or time behind it; None for other headings."""
    text = title
    while (behind := _AFTER.search(text)) is not None:
        text = text[: behind.start()]
    match = _told().fullmatch(text)
    return (match[1], text[match.end(1) :].strip()) if match is not None else None


def is_genitive_of(words: Sequence[str], name: Sequence[str]) -> bool:
    """Whether words in lower case are a name in the genitive: "teknisten palvelujen" of "tekniset palvelut"."""
    *first, last = words
    return any(r.case == "omanto" for r in readings(last)) and _same(name, first, _lemmas(last))


def _lemmas(word: str) -> frozenset[str]:
    form = look_up(word)
    return frozenset(form.lemmas) if form is not None else frozenset()


def _same(name: Sequence[str], first: Sequence[str], lemmas: frozenset[str]) -> bool:
    """Whether a name in words is that of a genitive: the last word alike, those before it alike or adjectives in the genitive too."""
    if len(name) != len(first) + 1 or not lemmas & _lemmas(name[-1]):
        return False
    return all(own == word or (_lemmas(own) & _lemmas(word) and own != word and word.endswith("n")) for own, word in zip(name[:-1], first, strict=True))
