"""The letters of columns and the numbers of rows that a spreadsheet prints around its cells."""

from collections.abc import Sequence
from itertools import pairwise
from string import ascii_uppercase

from ingest.model import Word

_FEWEST = 3
"""Columns with letters, and rows with numbers, at the least."""
_LEVEL = 0.42
"""Font sizes between the middles of the words of one line at most."""
_BAND = 2.0
"""Font sizes by which the middles of the rows' numbers may differ."""


def without_sheet_headings(words: Sequence[Word]) -> list[Word]:
    """The words of a page without "A", "B", "C" … over the columns and "34", "35" … at the left of the rows; all where a page does not have both."""
    letters = _letters(words)
    numbers = _numbers(words, words[letters[0]]) if letters else []
    left_out = {*letters, *numbers} if numbers else set()
    return [word for n, word in enumerate(words) if n not in left_out]


def _letters(words: Sequence[Word]) -> list[int]:
    """Positions of the letters in a row of their own that nothing else stands in, from the first on."""
    single = [n for n, word in enumerate(words) if len(word.text) == 1 and word.text in ascii_uppercase]
    for first in (n for n in single if words[n].text == "A"):
        middle = words[first].box.middle[1]
        line = [n for n, word in enumerate(words) if abs(word.box.middle[1] - middle) < _LEVEL * word.size]
        line.sort(key=lambda n: words[n].box.x0)
        if len(line) >= _FEWEST and "".join(words[n].text for n in line) == ascii_uppercase[: len(line)]:
            return line
    return []


def _numbers(words: Sequence[Word], corner: Word) -> list[int]:
    """Positions of the rows' numbers: below the letters, first in their lines, under one another and one more each; [] for other numbers."""
    below = [n for n, word in enumerate(words) if word.text.isdigit() and word.box.top > corner.box.top and word.box.x1 < corner.box.x0]
    below = [n for n in below if not any(w.box.x0 < words[n].box.x0 and abs(w.box.middle[1] - words[n].box.middle[1]) < _LEVEL * w.size for w in words)]
    below.sort(key=lambda n: words[n].box.top)
    if len(below) < _FEWEST or any(int(words[b].text) != int(words[a].text) + 1 for a, b in pairwise(below)):
        return []
    middles = [words[n].box.middle[0] for n in below]
    return below if max(middles) - min(middles) <= _BAND * corner.size else []
