"""Minus signs that a spreadsheet's accounting format sets at the left edge of a cell whose number ends at its right edge: "-      1 344"."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from statistics import median

from ingest.amounts import MINUSES
from ingest.model import Word
from ingest.pages.lines import group_lines

_FEWEST = 3
"""Signs in one place of as many lines that tell of a column by themselves, at the least."""
_LEVEL = 1.2
"""How near (points) signs begin, and numbers end, that stand under one another."""
_HELD = 0.8
"""Of the named lines between them that print a number there, the share whose number ends as the signed ones do, at the least."""
_APART, _FURTHEST = 0.6, 14.0
"""Font sizes between two words of one number at most, and between a sign and its number."""
_NEAR = 20.0
"""Font sizes above or below the signs within which lines without one tell of the same column."""


@dataclass(frozen=True)
class _Column:
    """Dashes that begin in one place: each with the first word of the number behind it, and how far behind the cell before it they begin."""

    signed: dict[int, int]
    behind: float | None
    """Points between a dash and what stands before it in its line; None where a name stands there."""
    told: bool
    """Whether the numbers of the lines without a dash, in the same place, end where the others do."""


def signs_joined(words: Sequence[Word]) -> list[Word]:
    """The words of a page with such signs before their numbers; a dash for nought, which ends where numbers do, stays as it is.

    A sign belongs to the number behind it where the numbers of the lines without one, in the same place, end there too: else it may stand in a cell of
    its own, and the number in the next. Where that tells it of one column, dashes as far behind the cell before them are signs in the other columns.
    """
    dashes = sorted((n for n, word in enumerate(words) if word.text and word.text in MINUSES), key=lambda n: words[n].box.x0)
    if len(dashes) < _FEWEST:
        return list(words)
    lines = _lines(words)
    columns: list[_Column] = []
    while dashes:
        group = [n for n in dashes if words[n].box.x0 - words[dashes[0]].box.x0 <= _LEVEL]
        dashes = dashes[len(group) :]
        if (column := _column(group, words, lines)) is not None:
            columns.append(column)
    behind = [column.behind for column in columns if column.told and column.behind is not None]
    joined: dict[int, int] = {}
    for column in columns:
        if column.told or (column.behind is not None and any(abs(column.behind - other) <= _LEVEL for other in behind)):
            joined |= column.signed
    signed = {number: dash for dash, number in joined.items()}
    return [_with_sign(word, words[signed[n]]) if n in signed else word for n, word in enumerate(words) if n not in joined]


def _column(group: Sequence[int], words: Sequence[Word], lines: Sequence[Sequence[int]]) -> _Column | None:
    """Dashes that begin in one place with their numbers; None where they are no signs, or may stand right before their numbers."""
    place, tops = min(words[n].box.x0 for n in group), [words[n].box.top for n in group]
    signed, ends, unsigned, before = dict[int, int](), list[float](), list[tuple[float, float, list[float]]](), list[float]()
    columns: list[float] = []
    for line in lines:
        own = [n for n in line if n in group]
        number = _number_behind(words[own[0]].box.x1 if own else place, line, words)
        if number is None:
            continue
        if own:
            signed[own[0]] = number[0]
            ends.append(number[1])
            columns += _ends(line, words)
            before += [own_gap] if (own_gap := _gap_before(own[0], line, words)) is not None else []
        elif words[line[0]].text[:1].isalpha():
            unsigned.append((words[line[0]].box.top, number[1], _ends(line, words)))
    if not signed or max(ends) - min(ends) > _LEVEL or any(words[at].box.x0 - words[n].box.x1 <= _APART * words[n].size for n, at in signed.items()):
        return None
    far = _NEAR * words[group[0]].size
    if any(min(tops) - far < words[line[0]].box.top < max(tops) + far and _signed_before(ends[0], line, words) for line in lines):
        return None  # signs stand right before their numbers
    between = [abs(end - ends[0]) <= _LEVEL for top, end, _ in unsigned if min(tops) < top < max(tops)]
    if sum(between) < _HELD * len(between):
        return None
    alike = [
        abs(end - ends[0]) <= _LEVEL and sum(any(abs(x - c) <= _LEVEL for c in columns) for x in own) >= _HELD * len(own)
        for top, end, own in unsigned
        if min(tops) - far < top < max(tops) + far
    ]
    told = len(signed) >= _FEWEST and any(alike)
    return _Column(signed, median(before) if 2 * len(before) > len(signed) else None, told)


def _ends(line: Sequence[int], words: Sequence[Word]) -> list[float]:
    """Where the numbers of a line end."""
    return [words[n].box.x1 for n, after in zip(line, [*line[1:], None], strict=True) if words[n].text[-1:].isdigit() and not _goes_on(n, after, words)]


def _signed_before(end: float, line: Sequence[int], words: Sequence[Word]) -> bool:
    """Whether a number that ends there has its sign right before it."""
    last = next((at for at, n in enumerate(line) if words[n].text[-1:].isdigit() and abs(words[n].box.x1 - end) <= _LEVEL), -1)
    while last > 0 and _goes_on(line[last - 1], line[last], words) and words[line[last]].text[:1].isdigit():
        last -= 1
    return last >= 0 and words[line[last]].text[:1] in MINUSES and words[line[last]].text[1:2].isdigit()


def _goes_on(n: int, after: int | None, words: Sequence[Word]) -> bool:
    return after is not None and words[after].box.x0 - words[n].box.x1 <= _APART * words[n].size


def _gap_before(dash: int, line: Sequence[int], words: Sequence[Word]) -> float | None:
    """Points between a dash and the number, or dash, before it in its line; None where another word is there."""
    at = line.index(dash)
    left = words[line[at - 1]] if at else None
    return words[dash].box.x0 - left.box.x1 if left is not None and (left.text[-1:].isdigit() or left.text in MINUSES) else None


def _number_behind(x: float, line: Sequence[int], words: Sequence[Word]) -> tuple[int, float] | None:
    """(first word, where it ends) of the number that is the next thing in a line behind a place; None where something else is, or nothing so near."""
    behind = [n for n in line if words[n].box.x1 > x]
    before = [n for n in line if words[n].box.x1 <= x and words[n].text not in MINUSES]
    if behind and before and words[behind[0]].box.x0 - words[before[-1]].box.x1 <= _APART * words[behind[0]].size:  # a number in running text
        return None
    if not behind or not words[behind[0]].text[:1].isdigit() or words[behind[0]].box.x0 - x > _FURTHEST * words[behind[0]].size:
        return None
    last = behind[0]
    for n in behind[1:]:
        if words[n].box.x0 - words[last].box.x1 > _APART * words[n].size:
            break
        last = n
    return behind[0], words[last].box.x1


def _lines(words: Sequence[Word]) -> list[list[int]]:
    """Positions of the words of each line, from the left."""
    places = {id(word): n for n, word in enumerate(words)}
    return [[places[id(word)] for word in line] for line in group_lines(words)]


def _with_sign(word: Word, sign: Word) -> Word:
    """A number's first word with its sign right before it."""
    return replace(word, text=sign.text + word.text, box=replace(word.box, x0=word.box.x0 - (sign.box.x1 - sign.box.x0)))
