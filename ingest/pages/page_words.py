"""Glyphs → words. Pure geometry."""

from collections.abc import Iterable, Sequence, Set
from dataclasses import replace
from itertools import pairwise
from statistics import median

from ingest.amounts import MINUSES
from ingest.model import Box, Rule, Word
from ingest.pages.lines import SIGN_APART
from ingest.pages.pdfium import Glyph

_WORD_GAP = 0.17
"""A gap wider than this share of the font size parts two words."""
_NARROW = 2.5
"""Letters no wider than this (points) stand so near each other that two of a kind may be a double letter: "ll"."""
_FAR = 1_000_000
"""Further (points) than anything lies on a page: makes one number of a character and its whole-numbered place."""
_FEW, _SPACE, _ON_LINE = 4, 0.6, 0.42
"""Numbers with a sign that tell how a page prints signs, at the least; font sizes that a space takes at most, and between the middles of one line."""
_APART, _LETTERS, _WIDER = 0.6, 4, 1.6
"""Font sizes between the letters of a word set wide at most, letters of a line set so at the least, and how many times as wide a gap parts its words."""
_BAR_REACH = 0.25
"""A bar goes on between its lines by this share of the font size."""


def distinct_glyphs(glyphs: Iterable[Glyph]) -> list[Glyph]:
    """Glyphs without the copies that some programs print over each other for bold."""
    seen: set[int] = set()
    kept = []
    for glyph in glyphs:
        text, x0, top, x1, bottom, style = glyph
        at = (ord(text) * _FAR + round(x0)) * _FAR + round(top)
        if (x1 - x0 if style.upright else bottom - top) > _NARROW and (
            at in seen
            or at - 1 in seen
            or at + 1 in seen
            or at - _FAR in seen
            or at + _FAR in seen
            or at - _FAR - 1 in seen
            or at - _FAR + 1 in seen
            or at + _FAR - 1 in seen
            or at + _FAR + 1 in seen
        ):
            continue
        seen.add(at)
        kept.append(glyph)
    return kept


def upright_words(glyphs: Sequence[Glyph]) -> list[Word]:
    """Glyphs in stream order → words, then pieces that touch on one line joined (a kerned capital printed apart)."""
    groups: list[list[Glyph]] = []
    behind: set[int] = set()
    last: Glyph | None = None
    for glyph in glyphs:
        if glyph.text.isspace():
            last = None
            if glyph.x1 > glyph.x0:  # one without a width is a reader's guess
                behind.add(len(groups))
            continue
        if last is not None and _adjoins(last, glyph):
            groups[-1].append(glyph)
        else:
            groups.append([glyph])
        last = glyph
    words = sorted((_word(group) for group in _drawn_together(groups, behind)), key=lambda w: (w.box.top, w.box.x0))
    return _rejoined(words, glyphs)


def _drawn_together(groups: Sequence[list[Glyph]], behind: Set[int]) -> list[list[Glyph]]:
    """The groups, and those words as one each whose letters are set wide apart ("K A T S A U S"); `behind` are the groups that a space stands before."""
    out: list[list[Glyph]] = []
    first = 0
    while first < len(groups):
        end = first + 1
        while end < len(groups) and _set_wide(groups[end - 1], groups[end]):
            end += 1
        line = groups[first:end]
        gaps = [right[0].x0 - left[0].x1 for n, (left, right) in enumerate(pairwise(line), first + 1) if n not in behind]
        usual = median(gaps) if len(gaps) >= _LETTERS - 1 else _FAR
        if len({group[0].text for group in line if group[0].text.isalpha()}) < _LETTERS or usual > _APART * line[0][0].style.size:
            out += line
        else:
            out.append(list(line[0]))
            for n, (left, right) in enumerate(pairwise(line), first + 1):
                if n in behind or right[0].x0 - left[0].x1 > _WIDER * usual:
                    out.append([])
                out[-1] += right
        first = end
    return out


def _set_wide(left: Sequence[Glyph], right: Sequence[Glyph]) -> bool:
    """Whether two groups are letters of one line and style that stand by one another with a gap; a space may be in it."""
    a, b = left[0], right[0]
    if len(left) > 1 or len(right) > 1 or abs(a.top - b.top) >= 0.12 * a.style.size or abs(a.style.size - b.style.size) >= 0.15 * a.style.size:
        return False
    return bool(_WORD_GAP * a.style.size < b.x0 - a.x1 <= 2 * _APART * a.style.size)


def _adjoins(left: Glyph, right: Glyph) -> bool:
    if left.style is right.style:
        size = max(left.style.size, 1.0)
        return bool(-0.5 * size < right.x0 - left.x1 <= _WORD_GAP * size and abs(left.top - right.top) < 0.12 * size)
    size = max(left.style.size, right.style.size, 1.0)
    shift = abs((left.top + left.bottom) - (right.top + right.bottom)) / 2
    gap = right.x0 - left.x1
    return bool(shift < 0.12 * size and abs(left.style.size - right.style.size) < 0.15 * size and -0.5 * size < gap <= _WORD_GAP * size)


def _word(group: Sequence[Glyph]) -> Word:
    first = group[0]
    box = Box(min(g.x0 for g in group), min(g.top for g in group), max(g.x1 for g in group), max(g.bottom for g in group))
    size = first.style.size if group[-1].style is first.style else float(median(g.style.size for g in group))
    return Word("".join(g.text for g in group), box, size, first.style.bold, first.style.color)


def _rejoined(words: Sequence[Word], glyphs: Sequence[Glyph]) -> list[Word]:
    """Words of one line that touch although the file prints them apart become one; a printed space keeps them apart."""
    spaces: dict[int, list[tuple[float, float]]] = {}
    for glyph in glyphs:
        if glyph.text.isspace():
            spaces.setdefault(round((glyph.top + glyph.bottom) / 20), []).append((glyph.x0, (glyph.top + glyph.bottom) / 2))
    out: list[Word] = []
    for word in words:
        top, x0 = word.box.top, word.box.x0
        for n in range(len(out) - 1, max(-1, len(out) - 40), -1):
            left = out[n]
            if not -3.0 < x0 - left.box.x1 < 3.0:
                continue
            size = max(left.size, word.size)
            if abs(left.box.top - top) > 0.12 * size or abs(left.size - word.size) > 0.15 * size:
                continue
            gap = x0 - left.box.x1
            if -0.15 * size < gap <= 0.08 * size and not _space_between(left, word, spaces):
                out[n] = Word(left.text + word.text, left.box.union(word.box), left.size, left.bold, left.color)
                break
        else:
            out.append(word)
    return out


def _space_between(left: Word, right: Word, spaces: dict[int, list[tuple[float, float]]]) -> bool:
    middle = left.box.middle[1]
    key = round(middle * 2 / 20)
    near = [s for k in (key - 1, key, key + 1) for s in spaces.get(k, ())]
    return any(left.box.x1 - 1.5 <= x <= right.box.x0 + 1.5 and abs(y - middle) < 3 for x, y in near)


def drawn_rules(words: Sequence[Word]) -> tuple[list[Word], list[Rule]]:
    """Words, and the rules that fixed-pitch prints draw with characters: "------", "=====", "|"."""
    kept: list[Word] = []
    rules: list[Rule] = []
    for word in words:
        x, y = word.box.middle
        if len(word.text) > 3 and len(set(word.text)) == 1 and word.text[0] in "-=_–—─━":
            rules.append(Rule(word.box.x0, y, word.box.x1, y))
        elif set(word.text) <= set("|│┃"):
            rules.append(Rule(x, word.box.top - _BAR_REACH * word.size, x, word.box.bottom + _BAR_REACH * word.size))
        else:
            kept.append(word)
    return kept, rules


_ENDING, _LEVEL = 2, 1.0
"""Numbers that end where a dash does, at the least, and how near to it, in points."""


def lone_dashes(words: Sequence[Word]) -> tuple[Word, ...]:
    """The words of a page, a dash further from a number than a space marked as alone where minus signs stand right before their numbers ("-302", "- | 302"),
    and where it ends as numbers above or below it do.
    """
    touching = sum(word.text[:1] in MINUSES and word.text[1:2].isdigit() for word in words)
    dashes = {n: word for n, word in enumerate(words) if word.text in MINUSES}
    behind = {n: gap for n, dash in dashes.items() if (gap := _gap_behind(dash, words)) is not None}
    loose = {n for n, gap in behind.items() if gap > _SPACE}
    if touching < max(_FEW, 2 * len(loose)):
        loose = {n for n in loose if _ends_as_numbers(dashes[n], words)}
    return tuple(replace(word, alone=True) if n in loose else word for n, word in enumerate(words))


def _ends_as_numbers(dash: Word, words: Sequence[Word]) -> bool:
    """Whether a dash stands in a column of its own: numbers on other lines end where it does."""
    level = (w for w in words if abs(w.box.x1 - dash.box.x1) <= _LEVEL and abs(w.box.top - dash.box.top) > w.size)
    return sum(w.text.rstrip(")%").endswith(tuple("0123456789")) for w in level) >= _ENDING


def _gap_behind(dash: Word, words: Sequence[Word]) -> float | None:
    """How many font sizes behind a dash the number stands that it may be the sign of; None where none does."""
    _, middle = dash.box.middle
    line = (w for w in words if w is not dash and abs(w.box.middle[1] - middle) < _ON_LINE * w.size and w.box.x0 > dash.box.x0)
    following = min(line, key=lambda w: w.box.x0, default=None)
    if following is not None and following.text[:1] in MINUSES and following.text[1:2].isdigit():
        return SIGN_APART  # it has a sign of its own
    if following is None or not following.text[:1].isdigit():
        return None
    gap = (following.box.x0 - dash.box.x1) / following.size
    return gap if gap <= SIGN_APART else None
