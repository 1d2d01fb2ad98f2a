"""Mistyped words as the known ones that they are nearest to."""

import re
from collections.abc import Iterable
from typing import Any

_ENDINGS = re.compile(r"^[a-zäö:]{0,8}$")
_PLAIN = str.maketrans("äöå", "aoa")
_DOTTED = str.maketrans("ao", "äö")
_LEAST, _ENDS = 5, 3
"""Letters of a word's beginning at the least, and those of its end that it leaves out."""
_LONGER, _SHORTER = 3, 6
"""Letters that a known word may be longer or shorter than one of its forms."""
_MENDED = 20_000
"""How many mended words are kept for a vocabulary."""


class Beginnings:
    """What inflected forms of a word begin with → the word, and what words have been mended to.

    A beginning leaves the last letters out, since consonant gradation changes them: "lautakunta" → "lautaku". Those of `common`, which many may
    share, count where this one has none of its own.
    """

    def __init__(self, common: "Beginnings | None" = None) -> None:
        self.mended: dict[tuple[str, bool], str | None] = {}
        self.tokens: dict[tuple[str, bool, bool], tuple[Any, Any, Any]] = {}
        """What `reading` has made of words: by the word, whether it is quoted and whether typed without dots; with what it was made by."""
        self._common = common
        self._words: dict[str, str] = {}
        self._by_letter: dict[str, list[tuple[str, str]]] | None = None
        self._near: dict[tuple[str, bool], dict[str, tuple[str, float]]] = {}

    def words(self) -> frozenset[str]:
        """The words."""
        return frozenset(self._all().values())

    def _all(self) -> dict[str, str]:
        return self._words if self._common is None else self._common._all() | self._words

    def _word(self, beginning: str) -> str | None:
        return self._words.get(beginning) or (self._common._word(beginning) if self._common is not None else None)

    def holds(self, word: str) -> bool:
        """Whether it is one of the words as it stands."""
        return self._word(word[: max(_LEAST, len(word) - _ENDS)]) == word

    def near(self, word: str, plain: bool = False) -> dict[str, tuple[str, float]]:
        """Beginnings that a word as written is near to: the known word, and how far the word is from one of its forms.

        `plain`: the word was typed without ä and ö, and the known ones are read so too.
        """
        near = self._near.get((word, plain))
        if near is None:
            near = dict(self._common.near(word, plain)) if self._common is not None else {}
            letters = dict.fromkeys(word[:2] + word[:2].translate(_DOTTED) if plain else word[:2])
            size = len(word)
            for letter in letters:
                for beginning, known in self._lettered().get(letter, ()):
                    if near:
                        near.pop(beginning, None)
                    if not len(known) - _LONGER <= size <= len(known) + _SHORTER or not _parted_alike(word, known):
                        continue
                    cost = _cost(word, beginning.translate(_PLAIN), known.translate(_PLAIN)) if plain else _cost(word, beginning, known)
                    if cost is not None:
                        near[beginning] = known, cost
            if len(self._near) >= _MENDED:
                self._near.clear()
            self._near[word, plain] = near
        return near

    def _lettered(self) -> dict[str, list[tuple[str, str]]]:
        """(beginning, word) by first letter."""
        by_letter = self._by_letter
        if by_letter is None:
            by_letter = {}
            for beginning, word in self._words.items():
                by_letter.setdefault(beginning[0], []).append((beginning, word))
            self._by_letter = by_letter
        return by_letter

    def learn(self, words: Iterable[str]) -> None:
        """Adds words of six letters or more, also with a hyphen inside; of words that begin alike the first in the alphabet stays."""
        self._by_letter = None
        for word in words:
            if len(word) >= 6 and all(part.isalpha() for part in word.split("-")):
                beginning = word[: max(min(len(word), word.rfind("-") + 6), len(word) - 3)]
                held = self._word(beginning)
                if held is None or word < held:
                    self._words[beginning] = word


def beginnings(words: Iterable[str]) -> Beginnings:
    """The beginnings of some words."""
    found = Beginnings()
    found.learn(words)
    return found


def mend(word: str, known: Beginnings, plain: bool = False) -> str | None:
    """The base form of the one known word that a mistyped, inflected word begins with, at most one slip (two in words of 13 letters or more).

    "lauatkunnan" → "lautakunta" when that is known; None when no word or two different ones fit. `plain`: it was typed without ä and ö.
    """
    if len(word) < 6:
        return None
    held = known.mended.get((word, plain), "")
    if held != "":
        return held
    if len(known.mended) >= _MENDED:
        known.mended.clear()
    mended = known.mended[word, plain] = word if known.holds(word) else _mended(word, known, plain)
    return mended


def _mended(word: str, known: Beginnings, plain: bool) -> str | None:
    costs: dict[str, float] = {}
    for base, cost in known.near(word, plain).values():
        costs[base] = min(cost, costs.get(base, 9.0))
    if not costs:
        return None
    least = min(costs.values())
    fitting = [base for base, cost in costs.items() if cost < least + 0.2]
    longest = min(fitting, key=lambda base: (-len(base), base))
    return longest if least <= _allowed(word) + 0.75 and all(other == longest or longest.startswith(other[:-2]) for other in fitting) else None


def _parted_alike(word: str, known: str) -> bool:
    """Whether a word may be a known one that has a hyphen: the same letters stand before it, "lukoi-opetus" of "lukio-opetus", not "koulu-opetus"."""
    front, hyphen, _ = known.rpartition("-")
    return not hyphen or sorted(word.rpartition("-")[0]) == sorted(front)


def _allowed(word: str) -> int:
    return 2 if len(word) >= 13 else 1


def _cost(word: str, beginning: str, base: str) -> float | None:
    """How far a word as written is from an inflected form of a known one, None where it is none of those."""
    allowed = _allowed(word)
    if len(beginning) < 5 or not len(base) - _LONGER <= len(word) <= len(base) + _SHORTER:
        return None
    if word[0] != beginning[0] and not (len(beginning) >= 8 and sorted(word[:2]) == sorted(beginning[:2])):
        return None
    found = _slips(beginning, word, allowed) if _may_begin(word, beginning, allowed) else None
    if found is None:
        return None
    slips, end = found
    tail = base[len(beginning) :]
    if (slips and len(beginning) < 6 and len(base) < 8) or len(word) - end > len(tail) + 5:
        return None
    rest = word[end : end + len(tail) + 1]
    cost = slips + 0.5 * min(distance(tail, rest[:size]) for size in range(min(len(rest), max(0, len(tail) - 1)), len(rest) + 1))
    cost += 0.1 * abs(len(word) - len(base))
    whole = _slips(base, word, allowed) if abs(len(word) - len(base)) <= 1 else None
    if whole is not None and abs(whole[1] - len(word)) <= 1:
        cost = min(cost, whole[0] + 0.1 * (len(word) - whole[1]))
    return cost


def _may_begin(word: str, beginning: str, allowed: int) -> bool:
    """Whether a word may begin as another with so many slips at most: one of them is where the two first part, which tells most words apart at once."""
    if word.startswith(beginning):
        return True
    if not allowed or not word:
        return len(beginning) <= allowed
    at = 0
    for one, other in zip(word, beginning, strict=False):
        if one != other:
            break
        at += 1
    rest, told, left = word[at:], beginning[at:], allowed - 1
    if not left:
        swapped = len(told) > 1 and rest[:2] == told[1::-1] and rest[2:].startswith(told[2:])
        return swapped or rest[1:].startswith((told[1:], told)) or rest.startswith(told[1:])
    if _may_begin(rest[1:], told[1:], left) or _may_begin(rest[1:], told, left) or _may_begin(rest, told[1:], left):
        return True
    return len(told) > 1 and rest[:2] == told[1::-1] and _may_begin(rest[2:], told[2:], left)


def distance(one: str, other: str) -> int:
    """Edit distance."""
    previous = list(range(len(other) + 1))
    for i, a in enumerate(one, 1):
        current = [i]
        for j, b in enumerate(other, 1):
            current.append(min(previous[j] + 1, current[-1] + 1, previous[j - 1] + (a != b)))
        previous = current
    return previous[-1]


def _slips(beginning: str, word: str, allowed: int) -> tuple[int, int] | None:
    """(edits, a swap of neighbours being one, where the match ends) of a known beginning in a word whose rest may be a case ending."""
    size = len(beginning)
    previous2: list[int] = []
    previous = list(range(len(word) + 1))
    for i in range(1, size + 1):
        current = [i] + [99] * len(word)
        low, high = max(1, i - allowed - 1), min(len(word), i + allowed + 1)
        for j in range(low, high + 1):
            cost = 0 if beginning[i - 1] == word[j - 1] else 1
            current[j] = min(previous[j] + 1, current[j - 1] + 1, previous[j - 1] + cost)
            if i > 1 and j > 1 and beginning[i - 1] == word[j - 2] and beginning[i - 2] == word[j - 1]:
                current[j] = min(current[j], previous2[j - 2] + 1)
        if min(current) > allowed:
            return None
        previous2, previous = previous, current
    ends = [(previous[j], j) for j in range(max(0, size - allowed), min(len(word), size + allowed) + 1)]
    fitting = [(slips, j) for slips, j in ends if slips <= allowed and _ENDINGS.match(word[j:])]
    return min(fitting, key=lambda hit: (hit[0], abs(hit[1] - size))) if fitting else None
