"""The words, numbers and signs of a sentence, and which of its words are verbs."""

import re
from dataclasses import dataclass
from functools import cache

from ingest.language.voikko import readings

_TOKEN = re.compile(r"\d(?:[\d.,:–-]*\d)?|[^\W\d_]+(?:[-:.’'][^\W\d_]+)*(?:-(?=\s))?\.?|[%€/()\[\]\"”,;:–—-]")
NOMINAL = ("nimisana", "laatusana", "nimisana_laatusana", "asemosana", "lukusana", "etunimi", "sukunimi", "paikannimi", "nimi", "lyhenne")


@dataclass(frozen=True, slots=True)
class Token:
    """A word, number or sign of a sentence and where it stands."""

    text: str
    start: int
    end: int

    @property
    def word(self) -> str:
        """The form in lower case without a stop at its end, except in abbreviations."""
        lowered = self.text.lower()
        return lowered[:-1] if lowered.endswith(".") and len(lowered) > 4 else lowered

    @property
    def is_word(self) -> bool:
        """Letters, not digits or a sign."""
        return self.text[0].isalpha()


@cache
def tokens(sentence: str) -> tuple[Token, ...]:
    """The words, numbers and signs of a sentence."""
    return tuple(Token(m[0], m.start(), m.end()) for m in _TOKEN.finditer(sentence))


def is_finite(word: str) -> bool:
    """Whether a form is a finite verb and cannot be a noun: "oli", "nousi", but not "kertaa"."""
    found = readings(word)
    return any(r.finite for r in found) and not any(r.kind in NOMINAL and not r.finite and not r.possessive for r in found)
