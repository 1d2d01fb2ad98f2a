"""Signs of a list's items that are drawn as small discs, as browsers print them → words. Pure geometry."""

from collections.abc import Iterable, Sequence

from ingest.model import Box, Word
from ingest.pages.pdfium import Stroke

_SMALL = 0.5
"""Of the size of the text beside it, a disc is no larger."""
_BESIDE = (0.2, 2.2)
"""Its distance from the text (font sizes), from … to."""


def drawn_bullets(words: Sequence[Word], dots: Iterable[Stroke]) -> list[Word]:
    """The words, and a bullet for each disc in the print of the words that begin right of it, with none left of it."""
    out = list(words)
    for dot in dots:
        middle = (dot.top + dot.bottom) / 2
        level = [word for word in words if word.box.top < middle < word.box.bottom]
        right = min((word for word in level if word.box.x0 > dot.x1), key=lambda word: word.box.x0, default=None)
        if right is None or right.color != dot.fill or dot.x1 - dot.x0 > _SMALL * right.size:
            continue
        left = max((word.box.x1 for word in level if word.box.x0 < dot.x0), default=float("-inf"))
        if _BESIDE[0] * right.size <= right.box.x0 - dot.x1 <= _BESIDE[1] * right.size < dot.x0 - left:
            out.append(Word("•", Box(dot.x0, right.box.top, dot.x1, right.box.bottom), right.size, False, right.color))
    return out
