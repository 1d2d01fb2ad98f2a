"""Boxes to tick beside words ("☒ toteutunut ☐ osittain ☐ ei toteutunut"), printed or drawn → the words that the one tick chooses.

Ticks in the columns of a table, which stand beside no words of their own, stay, and so do lists in which more than one thing is ticked.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import groupby, pairwise

from ingest.language.statuses import is_mark
from ingest.model import Box, Word
from ingest.pages.lines import group_lines
from ingest.pages.pdfium import Stroke

_TICKED = frozenset({"☒", "☑", "✓", "✔", "✗", "✘", "\uf0fe", "\uf0fd", "\uf078", "\uf0fc", "[x]", "[X]", "(x)", "(X)", "[×]"})
_EMPTY = frozenset({"☐", "□", "❏", "❑", "\uf0a8", "\uf06f", "\uf071", "[]", "()"})
_INSIDE = frozenset({"x", "X", "×", "✓", "✔", "✗", "✘", "✕", "•", "●", "■"})
_SIZES = (4.0, 14.0)
"""Points that the side of a drawn box takes, at the least and the most."""
_SQUARE = 1.5
"""Points by which its sides may differ."""
_DARK = 0.5
"""How light a box that is filled to tick it is, at the most: 1 is white."""
_OPTION_WORDS = 4
_APART = 2.5
"""A gap wider than this (font sizes) ends the words of a box."""
_SAME = 2.0
"""Left edges nearer than this (points) are one column's."""
_NEAR = 1.6
"""Lines of boxes under each other are nearer than this (font sizes)."""


@dataclass(frozen=True)
class _Option:
    """A box, whether it is ticked, and the words beside it."""

    sign: Word
    ticked: bool
    words: tuple[Word, ...]

    @property
    def text(self) -> str:
        return " ".join(word.text for word in self.words)


def chosen(words: Sequence[Word], strokes: Sequence[Stroke]) -> list[Word]:
    """The words without boxes to tick and the words beside those that are not ticked, where one of several is."""
    signs, inside = _drawn(words, strokes)
    own = [word for word in (*_joined(words), *signs) if id(word) not in inside]
    if sum(_is_sign(word) for word in own) < 2:
        return list(words)
    gone: set[int] = set()
    begins: dict[int, float] = {}  # where the first box of its line stands, by the first word of the ticked one
    for group in _groups(group_lines(own)):
        if len(group) > 1 and sum(option.ticked for option in group) == 1:
            gone |= {id(option.sign) for option in group} | {id(w) for option in group if not option.ticked for w in option.words}
            begins |= {id(option.words[0]): min(w.box.x0 for o in group for w in (o.sign, *o.words)) for option in group if option.ticked}
    if not gone:
        return list(words)
    kept = [word for word in own if id(word) not in gone and not any(word is sign for sign in signs)]
    return [replace(w, box=Box(begins[id(w)], w.box.top, w.box.x1, w.box.bottom)) if id(w) in begins else w for w in kept]


def _is_sign(word: Word) -> bool:
    return word.text in _TICKED or word.text in _EMPTY


def _joined(words: Sequence[Word]) -> list[Word]:
    """The words with the two brackets of an empty box as one."""
    out: list[Word] = []
    for word in words:
        last = out[-1] if out else None
        if last is not None and (last.text, word.text) in (("[", "]"), ("(", ")")) and abs(last.box.top - word.box.top) < 1:
            out[-1] = replace(last, text=last.text + word.text, box=last.box.union(word.box))
        else:
            out.append(word)
    return out


def _drawn(words: Sequence[Word], strokes: Sequence[Stroke]) -> tuple[list[Word], set[int]]:
    """A sign for each box that is drawn, and id() of the words that tick them."""
    boxes: list[tuple[Box, Stroke]] = []
    for stroke in sorted(strokes, key=lambda s: s.x0 - s.x1):
        box = Box(stroke.x0, stroke.top, stroke.x1, stroke.bottom)
        square = _SIZES[0] <= box.width <= _SIZES[1] and abs(box.width - box.height) <= _SQUARE
        if not stroke.line and stroke.stroked and square and not any(other.holds(*box.middle) for other, _ in boxes):
            boxes.append((box, stroke))
    signs, inside = [], set()
    for box, stroke in boxes:
        own = [w for w in words if w.text in _INSIDE and box.holds(*w.box.middle)]
        within = [s for s in strokes if s is not stroke and box.holds((s.x0 + s.x1) / 2, (s.top + s.bottom) / 2) and s.x1 - s.x0 <= box.width]
        crossed = any(s.line and min(s.x1 - s.x0, s.bottom - s.top) > 0.4 * box.width for s in within)
        filled = any(not s.line and _is_dark(s) and s.x1 - s.x0 > 0.3 * box.width for s in (stroke, *within))
        inside |= {id(w) for w in own}
        signs.append(Word("☒" if own or crossed or filled else "☐", box, box.height))
    return signs, inside


def _is_dark(stroke: Stroke) -> bool:
    return stroke.fill is not None and sum(stroke.fill) <= _DARK * len(stroke.fill)


def _groups(lines: Sequence[Sequence[Word]]) -> list[list[_Option]]:
    """The boxes that are chosen among: those on one line with words between them, and those of states that stand under each other."""
    out = [options for line in lines if len(options := _on_line(line)) > 1]
    alone = [options[0] if len(options := _on_line(line)) == 1 and is_mark(options[0].text) else None for line in lines]
    runs = [[option for option in run if option is not None] for told, run in groupby(alone, key=lambda option: option is not None) if told]
    for run in runs:
        group = [run[0]]
        for above, option in pairwise(run):
            near = option.sign.box.top - above.sign.box.bottom < _NEAR * above.words[0].size
            if abs(option.sign.box.x0 - above.sign.box.x0) > _SAME or not near:
                out.append(group)
                group = []
            group.append(option)
        out.append(group)
    return out


def _on_line(line: Sequence[Word]) -> list[_Option]:
    """The boxes on a line with the words behind each, or before each where none are behind the last; [] where one has no words of its own."""
    at = [n for n, word in enumerate(line) if _is_sign(word)]
    if not at:
        return []
    before = at[-1] == len(line) - 1 or line[at[-1] + 1].box.x0 - line[at[-1]].box.x1 > _APART * line[at[-1] + 1].size
    options = []
    for start, end in pairwise([-1, *at] if before else [*at, len(line)]):
        own = line[start + 1 : end]
        label = next((n for n in range(len(own), 0, -1) if own[n - 1].text.endswith(":")), 0) if before else 0
        words = _together(own[label:], from_right=before)
        if not 0 < len(words) <= _OPTION_WORDS:
            return []
        sign = line[end] if before else line[start]
        options.append(_Option(sign, sign.text in _TICKED, tuple(words)))
    return options


def _together(words: Sequence[Word], from_right: bool) -> list[Word]:
    """The words that stand together at the left, or at the right, end."""
    cut = [n for n, (a, b) in enumerate(pairwise(words), 1) if b.box.x0 - a.box.x1 > _APART * b.size]
    return list((words[cut[-1] :] if from_right else words[: cut[0]]) if cut else words)
