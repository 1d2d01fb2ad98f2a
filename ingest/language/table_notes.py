"""Notes under tables: what they say of the unit and scale, and what of them goes along with a number. Words: unit_note_words.tsv, note_words.tsv."""

import re

from ingest.data import read_table
from ingest.language.scales import find_unit_note, without_scale

_MARKED = re.compile(r"(?:\*+|[¹²³⁴⁵]|\d{1,2}\)|[a-d]\))\s*\S")
_MOST_STOPS = 2
"""Full stops inside a note that only a word of it tells to be one."""


def only_note(text: str) -> bool:
    """Whether a line says nothing but the unit and scale: "1 000 €", "Luvut tuhansina euroina"."""
    words = set(re.findall(r"[a-zåäö]{2,}", without_scale(text).lower()))
    return bool(find_unit_note(text)) and not words - {row["word"] for row in read_table("unit_note_words")}


def leading_scale(text: str) -> str:
    """The unit and scale that a note begins with: "1 000 euroa. Toteuma on ajalta 1.1.–30.6.2025."; "" where it begins with something else.

    What follows a comma may say how the figures are to be read: "1 000 €, sisäiset erät mukana"; not what became of the money: "1 000 €, joka …".
    """
    first = _parts(text)[0].strip(" .")
    if only_note(first):
        return find_unit_note(first)
    head, comma, rest = first.partition(", ")
    return find_unit_note(head) if comma and only_note(head) and not re.match(r"jo\w|mikä|mitä|ja |sekä ", rest.lower()) and not find_unit_note(rest) else ""


def is_note(text: str) -> bool:
    """Whether a paragraph under a table is a note to it."""
    return _MARKED.match(text) is not None or bool(leading_scale(text)) or (_warns(text) and text.count(". ") <= _MOST_STOPS)


def without_reading(note: str) -> str:
    """A note without what it says of how the columns are to be read, where it begins with the unit: "Euroa. Menot ovat miinusmerkkisiä." → ""."""
    if not leading_scale(note):
        return note
    return " ".join(part for part in _parts(note) if _warns(part) and not only_note(part.strip(" .")))


def _warns(text: str) -> bool:
    lowered = text.lower()
    return any(entry["stem"] in lowered for entry in read_table("note_words"))


def _parts(text: str) -> list[str]:
    return re.split(r"(?<=[.!?])\s+(?=[A-ZÅÄÖ])", text)
