"""Texts that begin with bold words on the line that goes on in plain ones: a name and what is said of it, or a label and its value."""

from collections.abc import Sequence
from itertools import takewhile

from ingest.model import Word
from ingest.pages.lines import ITEM_SIGNS, Line, join_lines

_CLOSE = 0.62
"""Lines further apart than this (of the font size) are not of one text."""


def bold_lead(lines: Sequence[Line]) -> str:
    """The bold words that the lines begin with, as far as they go; the mark of a list's item is left out."""
    out: list[str] = []
    for n, line in enumerate(lines):
        words = _without_mark(line.words) if n == 0 else list(line.words)
        bold = list(takewhile(lambda word: word.bold, words))
        out.append(" ".join(word.text for word in bold))
        if len(bold) < len(words):
            break
    return join_lines([text for text in out if text]) if any(out) else ""


def turns_plain(line: Line) -> bool:
    """Whether a line begins in bold words and ends in plain ones, so that it is no heading."""
    words = _without_mark(line.words)
    plain = [word for word in words if not word.bold and any(c.isalpha() for c in word.text)]
    return bool(words) and words[0].bold and bool(plain) and not words[-1].bold


def goes_on(lines: Sequence[Line], line: Line, gap: float) -> bool:
    """Whether a line ends the bold name that the lines before it begin, or says what the label at their end asks for."""
    last, words = lines[-1].words, line.words
    if gap > _CLOSE * line.size or abs(last[-1].size - words[0].size) > 0.5:
        return False
    if not words[0].bold:  # "Toteuma: Toteutui osittain:" over what is said of it
        return last[-1].bold and last[-1].text.endswith(":") and any(word.text.endswith(":") for word in last[:-1])
    if line.text[:1].islower() and last[-1].bold and not last[-1].text.endswith((".", ":", "!", "?")):  # a name, or a bold value behind its label
        return True
    labelled = any(word.text.endswith(":") for other in lines for word in other.words[:-1])
    return last[-1].text.endswith(":") and (turns_plain(line) or (labelled and line.text.endswith(".") and all(word.bold for word in words[:-1])))


def _without_mark(words: Sequence[Word]) -> list[Word]:
    return list(words[1:] if len(words) > 1 and words[0].text in ITEM_SIGNS else words)
