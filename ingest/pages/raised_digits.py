"""Numbers of footnotes printed as small raised digits without a bracket → "1)", the form in which the rest of the reading knows them. Pure geometry."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace
from itertools import chain

from ingest.model import Box, Page, Word

_SMALLER = 0.87
"""A raised digit is of this share of the size of the word beside it, at the most."""
_WIDE = 1.2
"""The space behind the number of a note in a line that fills its column, in sizes of the print, at the most."""
_BAND = 8.0
"""Points of height that are looked through at a time."""
_POWER = ("m", "km", "cm", "dm", "mm", "ha")
"""Units whose square or cube a small digit behind them tells."""


def with_marks(page: Page) -> Page:
    """The page with "1)" in the place of each raised digit: behind a word, or before the first word of a note in small print."""
    bands: dict[int, list[Word]] = defaultdict(list)
    for word in page.words:
        bands[int(word.box.middle[1] // _BAND)].append(word)
    words = tuple(_marked(word, bands) if len(word.text) < 3 and word.text.isdecimal() else word for word in page.words)
    return replace(page, words=words) if any(a is not b for a, b in zip(words, page.words, strict=True)) else page


def _marked(digit: Word, bands: dict[int, list[Word]]) -> Word:
    at = int(digit.box.middle[1] // _BAND)
    near = [w for w in chain.from_iterable(bands.get(n, ()) for n in range(at - 1, at + 4)) if w is not digit and digit.size <= _SMALLER * w.size]
    behind = _behind(digit, near)
    if behind is not None:
        letters = behind.text.rpartition("/")[2].lower()
        return digit if letters in _POWER else replace(digit, text=f"{digit.text})")
    before = _before(digit, near)
    if before is None:
        return digit
    box = Box(digit.box.x0, before.box.top, digit.box.x1, before.box.bottom)
    return Word(f"{digit.text})", box, before.size, before.bold, before.color)


def _behind(digit: Word, words: Sequence[Word]) -> Word | None:
    """The word right behind which a digit stands raised."""
    return next((w for w in words if -0.5 < digit.box.x0 - w.box.x1 < 0.12 * w.size and _is_raised(digit, w)), None)


def _before(digit: Word, words: Sequence[Word]) -> Word | None:
    """The word right before which a digit stands raised; further before it at the beginning of a line, which may be set wide."""
    first = not any(w.box.x1 <= digit.box.x0 and w.box.top < digit.box.bottom and w.box.bottom > digit.box.top for w in words)
    reach = _WIDE if first else 0.5
    return next((w for w in words if -0.5 < w.box.x0 - digit.box.x1 < reach * w.size and w.text[:1].isupper() and _is_raised(digit, w)), None)


def _is_raised(digit: Word, word: Word) -> bool:
    return digit.box.top < word.box.top + 0.1 * word.size and word.box.top < digit.box.bottom < word.box.bottom - 0.2 * word.size
