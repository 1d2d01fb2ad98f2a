"""Sentences that tell the scale of tables to come: "Taulukoiden luvut ovat tuhansina euroina", "Käyttötalous on euroina ja investoinnit tuhansina euroina"."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from ingest.amounts import plain_spaces
from ingest.data import read_table
from ingest.language.scales import find_scale, find_unit_note, without_scale
from ingest.language.table_notes import only_note

_LONGEST = 160
"""Characters of a sentence that tells the scale of tables."""
_BETWEEN = re.compile(r",? (?:ja|sekä|mutta|kun taas) |[;,] ")
_BARE = re.compile(r"\beuro(?:ja|a)$")
"""A clause that leaves out its verb: "ja investoinnit euroja"."""
_BEGINS = 5
"""Letters by which a word of a title is that of a sentence, however the two are inflected: "investoinnit", "Investointien toteutuminen"."""


@dataclass(frozen=True)
class GeneralNote:
    """Where a sentence that tells a scale stands among the blocks, in which section, and what it says: (what it is told of, the scale) for each clause.

    What tells one scale of all tables has one clause.
    """

    position: int
    section: int | None
    clauses: tuple[tuple[str, str], ...]

    def of(self, titles: Sequence[str]) -> str:
        """The scale of a table under these titles: by the clause that names it, else by the only one that speaks of tables in general; "" where none does."""
        if len(self.clauses) == 1:
            return self.clauses[0][1]
        begins = _begins(titles)
        named = [note for about, note in self.clauses if any(word[:_BEGINS] in begins for word in _names(about))]
        rest = named or [note for about, note in self.clauses if _is_general(about)]
        return rest[0] if len(set(rest)) == 1 else ""


def general_note(position: int, section: int | None, text: str, titles: Sequence[str] = ()) -> GeneralNote | None:
    """What a sentence under these titles says of the scale of tables; None where it says nothing of it, or tells amounts."""
    if len(text) >= _LONGEST or not find_unit_note(text) or re.search(r"\d", without_scale(text)):
        return None
    if not _is_general(text) and not only_note(text) and not _is_of_titles(text, titles):
        return None
    clauses = tuple((clause, note) for clause in _BETWEEN.split(text.strip(" .")) if (note := find_unit_note(clause) or _bare(clause)))
    if len({find_scale(note) for _, note in clauses}) > 1:
        return GeneralNote(position, section, clauses)
    return GeneralNote(position, section, ((text, find_unit_note(text)),))


def _is_of_titles(text: str, titles: Sequence[str]) -> bool:
    """Whether a sentence says nothing but the scale of what the titles above it name: "Investoinnit ovat euroja." under "Investoinnit"."""
    begins = _begins(titles)
    named = {word for word in _words(without_scale(text.strip(" .")).lower()) if word[:_BEGINS] in begins}
    return bool(named) and only_note(" ".join(word for word in plain_spaces(text).strip(" .").split() if word.lower() not in named))


def _begins(titles: Sequence[str]) -> set[str]:
    return {word[:_BEGINS] for title in titles for word in _words(title.lower()) if len(word) >= _BEGINS}


def _words(text: str) -> list[str]:
    return re.findall(r"[a-zåäö]+", text)


def _bare(clause: str) -> str:
    return "euroja" if _BARE.search(clause.lower()) else ""


def _subjects() -> tuple[str, ...]:
    return tuple(row["word"] for row in read_table("unit_note_subjects"))


def _is_general(text: str) -> bool:
    return any(word.startswith(_subjects()) for word in _words(text.lower()))


def _names(clause: str) -> list[str]:
    """The words of a clause that may name a kind of table."""
    return [word for word in _words(without_scale(clause).lower()) if len(word) >= _BEGINS and not word.startswith(_subjects())]
