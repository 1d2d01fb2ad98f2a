"""Boxes to tick: "☐ 1 ☒ 2 ☐ 3", "[ ] Toteutunut [x] Ei toteutunut" → what was chosen."""

import re

_BOX = re.compile(r"\[\s?(?P<in>[xX×✓✔✕✗])?\s?\]|(?P<ticked>[☑☒■⬛◼⦿◉●\uf0fe\uf0fd\uf078\uf052\uf054])|(?P<empty>[☐□⬜◻○◯\uf0a8\uf06f\uf0a3])")
"""Signs of boxes, those of symbol fonts without a name too."""
_FEWEST = 2
"""Boxes that make a choice, at the least."""


def chosen(text: str) -> str | None:
    """What the one ticked box stands before or, where all do, behind; "" where none or several are ticked or it is not certain; None for other texts."""
    boxes = list(_BOX.finditer(text))
    if len(boxes) < _FEWEST or all(box["ticked"] for box in boxes):
        return None
    ticks = [bool(box["in"] or box["ticked"]) for box in boxes]
    edges = [0, *(edge for box in boxes for edge in box.span()), len(text)]
    texts = [text[a:b].strip(" \n,;/|") for a, b in zip(edges[::2], edges[1::2], strict=True)]
    before, behind = texts[:-1], texts[1:]
    if sum(ticks) != 1 or bool(before[0]) == bool(behind[-1]):
        return ""
    options = behind if behind[-1] else before
    return options[ticks.index(True)] if all(options) else ""
