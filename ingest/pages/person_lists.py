"""Lists of persons, one on a line: the members of a board under its heading, and of two boards side by side."""

import re
from collections.abc import Sequence
from functools import cache

from ingest.data import read_table
from ingest.model import Word
from ingest.pages.lines import Line, join_words, split_segments

_NAME = r"[A-ZÅÄÖ][a-zåäöé]+(?:-[A-ZÅÄÖ][a-zåäöé]+)*"
_PERSON = re.compile(rf"{_NAME}(?: {_NAME}){{1,3}}(?: [A-ZÅÄÖ]\.)?(?:,| \d| \(|$)")
"""A surname and first names, and what is said of the person behind a comma, a date or a bracket: "Koe Anna-Liisa, pj"."""
_COMPANY = re.compile(r"\b(?:Oyj?|Ab|Ky|Ry|Kommanditiyhtiö)\b")
_MOST = 90
"""Characters of a line that holds one person."""


@cache
def _chair_words() -> frozenset[str]:
    """Words for who leads a board: "pj"."""
    return frozenset(word for row in read_table("near_words") if row["group"] == "chair" for word in row["words"].split())


def is_person(text: str) -> bool:
    """Whether a text is one person's name, with what little is said of the person."""
    return len(text) <= _MOST and _PERSON.match(text) is not None and _COMPANY.search(text) is None


def names_person(line: Line) -> bool:
    """Whether a part of a line that stands by itself names a person: "Puheenjohtaja   Koe Anna   keskusta"."""
    return len(line.segments) <= 3 and any(is_person(segment.text) for segment in line.segments)


def has_label(line: Line) -> bool:
    """Whether a line that names a person begins with what the person is: "Jäsenet   Koe Anna"."""
    return not is_person(line.segments[0].text) and names_person(line)


def boards(lines: Sequence[Sequence[Word]]) -> bool:
    """Whether the lines are headings in bold, each with its persons below, of whom one leads the board."""
    texts = [(join_words(line), line[0].bold) for line in lines if line]
    told = [text for text, bold in texts if not bold]
    headed = bool(texts) and texts[0][1] and not any(is_person(text) for text, bold in texts if bold and "," in text)
    whole = all(len(split_segments(line)) == 1 for line in lines if line)
    leads = any(word.strip(".,").lower() in _chair_words() for text in told for word in text.split())
    return headed and whole and len(told) >= 2 and leads and all(map(is_person, told))
