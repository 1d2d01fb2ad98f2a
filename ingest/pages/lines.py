"""Words → lines → segments: what stands on one baseline, and what stands together on it. Pure geometry."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from ingest.amounts import MINUSES, Amount, parse_amount, read_unit
from ingest.model import Box, Word, around

_DIGITS = re.compile(r"\d+(?:[.,]\d+)*%?")
_GROUP = re.compile(r"\d{3}(?:[.,]\d+)?[%€]?")
_MARK = re.compile(r"(?:\d{1,2}\)|\*{1,3}|[a-d]\))")
SIGN_APART = 2.2
"""Font sizes between a minus sign at the left of a column and its number, at most."""
_MANY = 6
"""Words of a line that is set to fill its width, at the least."""
BULLETS = "•▪‣◦●○■□▲▼△▽►▶▸➢➔→›✓✔·⁃∙\uf0b7\uf0a7o"
"""Marks of a list's items; an o stands for a circle, and the last but it are those of symbol fonts."""
ITEM_SIGNS = f"{BULLETS}–-*"
"""Signs that stand before the items of a list; a dash and an asterisk may too."""
_SMALLER = 0.82
"""Print of this share of the size before it, or less, is that of a raised mark."""
_RAISED = 0.87
"""So is that of a mark with a bracket, of this share or less, that stands raised."""


@dataclass(frozen=True)
class Segment:
    """Words of one line that belong together; `mark` is a footnote mark that stood behind them."""

    words: tuple[Word, ...]
    text: str
    box: Box
    amount: Amount | None
    mark: str = ""

    @property
    def size(self) -> float:
        """Font size in points."""
        return self.words[0].size

    @property
    def bold(self) -> bool:
        """Whether its first word is bold."""
        return self.words[0].bold

    @property
    def is_number(self) -> bool:
        """A printed number, or a dash in the place of one."""
        return self.amount is not None


@dataclass(frozen=True)
class Line:
    """What stands on one baseline, from left to right."""

    segments: tuple[Segment, ...]
    box: Box

    @property
    def text(self) -> str:
        """The segments joined with single spaces."""
        return " ".join(s.text for s in self.segments)

    @property
    def size(self) -> float:
        """The largest font size on the line."""
        return max(s.size for s in self.segments)

    @property
    def words(self) -> tuple[Word, ...]:
        """All words."""
        return tuple(w for s in self.segments for w in s.words)

    @property
    def numbers(self) -> tuple[Segment, ...]:
        """The segments that are numbers."""
        return tuple(s for s in self.segments if s.is_number)


def group_lines(words: Iterable[Word]) -> list[list[Word]]:
    """Words whose middles lie at one height, each line from left to right, lines from the top."""
    lines: list[_Gathered] = []
    words = list(words)
    raised = raised_marks(words)
    for middle, _, _, word in sorted((w.box.middle[1], w.box.x0, n, w) for n, w in enumerate(words) if id(w) not in raised):
        size = word.size
        for line in reversed(lines[-4:]):
            if middle - line.middles[-1] >= 0.42 * size:
                continue  # below the lowest of the line's words, so below their median
            if abs(middle - line.height(size)) < 0.42 * min(size, line.largest):
                line.add(word, middle)
                break
        else:
            lines.append(_Gathered(word, middle))
    for mark in words if raised else ():
        if id(mark) in raised:
            next(line for line in lines if any(word is raised[id(mark)] for word in line.words)).words.append(mark)
    return [sorted(line.words, key=_left) for line in lines]


def raised_marks(words: Sequence[Word]) -> dict[int, Word]:
    """id() of each footnote mark that stands raised right behind a word, in smaller print, and that word: "tuotot" and "2)"."""
    marks = [word for word in words if _MARK.fullmatch(word.text)]
    found: dict[int, Word] = {}
    for mark in marks:
        for word in words:
            box = word.box
            touches = -0.5 < mark.box.x0 - box.x1 < 0.12 * word.size and mark.size <= _RAISED * word.size
            if touches and mark.box.top < box.top + 0.1 * word.size and box.top < mark.box.bottom < box.bottom - 0.1 * word.size and word not in marks:
                found[id(mark)] = word
                break
    return found


_LIGHT = 0.85
"""How light (0 is black, 1 is white) print on a dark band is, at the least."""


class _Gathered:
    """A line as its words are found; `middles` are their heights, which only grow."""

    __slots__ = ("largest", "middles", "smallest", "words")

    def __init__(self, word: Word, middle: float) -> None:
        self.words, self.middles = [word], [middle]
        self.smallest = self.largest = word.size

    def add(self, word: Word, middle: float) -> None:
        self.words.append(word)
        self.middles.append(middle)
        self.smallest, self.largest = min(self.smallest, word.size), max(self.largest, word.size)

    def height(self, size: float) -> float:
        """The median height of the words that are no smaller print than three quarters of `size`, or of all where none is."""
        middles = self.middles
        if self.smallest < 0.75 * size:
            middles = [middle for word, middle in zip(self.words, middles, strict=True) if word.size >= 0.75 * size] or middles
        half = len(middles) // 2
        return middles[half] if len(middles) % 2 else (middles[half - 1] + middles[half]) / 2


def _left(word: Word) -> float:
    return word.box.x0


def digit_width(words: Sequence[Word]) -> float:
    """The typical width of a digit among the words, in points; 0.5 of the font size where none is."""
    widths = [w.box.width / len(w.text) for w in words if w.text.isdigit()]
    return median(widths) if widths else 0.5 * (words[0].size if words else 10.0)


def join_words(words: Sequence[Word]) -> str:
    """Words of one line with single spaces, thin and no-break spaces made plain."""
    text = words[0].text if len(words) == 1 else " ".join([w.text for w in words])
    return " ".join(text.replace("\u00ad", "").split())


def make_segment(words: Sequence[Word]) -> Segment:
    """One segment of words that stand together, its footnote mark taken off when a number stands before it."""
    kept, mark = _without_marks(words), ""
    while len(kept) > 1 and _is_mark(kept[-1], kept[:-1]):
        mark = kept.pop().text.strip(") ") + mark
    text = join_words(kept)
    box = around([word.box for word in kept])
    amount = None if read_unit(text) else parse_amount(text)
    return Segment(tuple(kept), text, box, amount, mark)


def _without_marks(words: Sequence[Word]) -> list[Word]:
    """The words without raised marks of footnotes between them; the last one, a number's or not, is told by the segment."""
    kept = [words[0]]
    for word in words[1:]:
        last = kept[-1]
        raised = word.size <= _RAISED * last.size and word.box.bottom < last.box.bottom - 0.2 * last.size and word.box.x0 - last.box.x1 < 0.12 * last.size
        if word is words[-1] or not (raised and _MARK.fullmatch(word.text)):
            kept.append(word)
    return kept


def _is_mark(word: Word, before: Sequence[Word]) -> bool:
    """A small raised number or sign, or "1)" or asterisks, behind a number or a word."""
    size = max(w.size for w in before)
    small = word.size <= (_RAISED if _MARK.fullmatch(word.text) else _SMALLER) * size
    if small and len(word.text) <= 3 and word.box.bottom < before[-1].box.bottom - 0.1 * size:
        return True
    return bool(_MARK.fullmatch(word.text)) and parse_amount(join_words(before)) is not None


def split_segments(words: Sequence[Word], separators: Sequence[float] = ()) -> list[Segment]:
    """The words of one line parted where a gap is wide, or where a vertical rule (x of `separators`) stands."""
    if not words:
        return []
    groups: list[list[Word]] = [[words[0]]]
    even = _evenly_set(words)
    for left, right in pairwise(words):
        if even:
            groups[-1].append(right)
        elif any(left.box.middle[0] < x < right.box.middle[0] and x < right.box.x0 + 2 and x > left.box.x1 - 2 for x in separators) or _apart(left, right):
            groups.append([right])
        else:
            groups[-1].append(right)
    segments: list[Segment] = []
    for group in groups:
        segments += _part_numbers(group)
    return segments


def _evenly_set(words: Sequence[Word]) -> bool:
    """Whether a line is running text set to fill its width: many words, most of them no numbers, with the same space between all.

    Words that all begin with a capital are headings of columns: "Tammikuu", "Helmikuu".
    """
    letters = [w for w in words if w.text[:1].isalpha()]
    if len(words) < _MANY or len(letters) < 0.6 * len(words) or all(w.text[:1].isupper() for w in letters):
        return False
    gaps = [right.box.x0 - left.box.x1 for left, right in pairwise(words)]
    reads = any(w.text.endswith((".", ",", ";")) for w in words[:-1]) or sum(len(w.text) for w in letters) >= 7 * len(letters)
    return reads and min(gaps) > 0 and max(gaps) <= 1.25 * min(gaps) and max(gaps) < 2 * words[0].size


def _apart(left: Word, right: Word) -> bool:
    gap = right.box.x0 - left.box.x1
    size = max(left.size, right.size)
    if left.alone:
        return True
    if left.text in MINUSES and right.text[:1].isdigit():
        return gap > SIGN_APART * size
    if _GROUP.fullmatch(right.text) and left.text[-1:].isdigit():
        return gap > max(1.3 * digit_width((left, right)), 0.45 * size)
    return gap > max(0.75 * size, 5.0)


def _part_numbers(group: list[Word]) -> list[Segment]:
    """A run of words that is several numbers one space apart ("12 345 24,6 -3") → its numbers; other runs stay whole."""
    whole = make_segment(group)
    if whole.is_number or len(group) == 1 or not all(_numeric_word(w) for w in group):
        return [whole]
    parts: list[list[Word]] = []
    for word in group:
        grows = (
            bool(parts)
            and _GROUP.fullmatch(word.text) is not None
            and "," not in join_words(parts[-1])
            and parse_amount(join_words([*parts[-1], word])) is not None
        )
        sign = bool(parts) and parts[-1][-1].text in MINUSES
        if grows or sign or (bool(parts) and word.text in "%€"):
            parts[-1].append(word)
        else:
            parts.append([word])
    segments = [make_segment(part) for part in parts]
    return segments if all(s.is_number for s in segments) else [whole]


def _numeric_word(word: Word) -> bool:
    return bool(re.fullmatch(rf"[{re.escape(MINUSES)}+(]?\d[\d.,]*[)%]?|[{re.escape(MINUSES)}%€]", word.text))


def is_light(words: Sequence[Word]) -> bool:
    """Whether words are printed in a light colour, as on a dark band."""
    return all(w.color is not None and min(w.color) >= _LIGHT and len(w.color) in (1, 3) for w in words)


def make_line(words: Sequence[Word], separators: Sequence[float] = ()) -> Line:
    """A line of the words, which stand on one baseline."""
    segments = split_segments(words, separators)
    return Line(tuple(segments), around([segment.box for segment in segments]))


def read_lines(words: Iterable[Word], separators: Sequence[float] = ()) -> list[Line]:
    """All lines of the words, from the top."""
    return [make_line(group, separators) for group in group_lines(words)]


def join_lines(lines: Sequence[str]) -> str:
    """Wrapped lines → one text: a word broken by a hyphen is rejoined, a compound's own hyphen is kept.

    "toiminta-", "ympäristö" → "toimintaympäristö"; "vapaa-", "aika" → "vapaa-aika" (spelling wants it between two like vowels);
    "opetus-", "ja koulutus" → "opetus- ja koulutus"; "VALO-", "luokka" → "VALO-luokka".
    """
    text = ""
    for line in lines:
        if not line:
            continue
        if text.endswith(("-", "\u2010")) and len(text) > 1 and text[-2].isalpha():
            first = line.split()[0].strip(",.;:").lower()
            if first in ("ja", "tai", "sekä", "eli", "että", "och"):
                text += " " + line
            elif line[:1].islower() and text[-2].islower() and not (line[0] == text[-2] and line[0] in "aeiouyäö"):
                text = text[:-1] + line
            else:
                text += line
        elif text.endswith("–") and len(text) > 1 and text[-2].isdigit() and line[:1].isdigit():
            text += line
        else:
            text = f"{text} {line}" if text else line
    return text
