"""Text that stands on its side on an upright page: the headings of narrow columns. Pure geometry."""

from collections.abc import Sequence
from dataclasses import replace

from ingest.model import Box, Rule, Word, around
from ingest.pages.lines import join_lines
from ingest.pages.pdfium import Glyph

_APART = 1.5
"""Pieces of one line stand no further apart than this share of the font size."""
_SPACE = 0.2
"""Words of one line stand further apart than this share of the font size, where no space is printed."""
_LEADING = 0.5
"""Lines of one text stand no further apart than this share of the font size."""
_TALL = 1.3
"""A word taller than this share of the font size can be the heading of a column."""
_LEVEL = 0.6
"""Headings begin, end or have their middle at one height when these differ by no more than this share of the font size."""


def standing_words(glyphs: Sequence[Glyph], rules: Sequence[Rule], turned: bool = False) -> list[Word]:
    """Glyphs that stand on their side, in stream order → one word for each text of them.

    Texts that stand beside each other are headings: they are laid on the line on which they stand, so that they are read as headings written
    upright are. On a page that was turned they are its head and foot, and stay line by line.
    """
    lines = _lines(glyphs)
    if turned:
        return [word for line in lines if (word := _word(line)).text]
    texts: list[list[list[Glyph]]] = []
    for line in lines:
        if texts and _goes_on(texts[-1][-1], line, rules):
            texts[-1].append(line)
        else:
            texts.append([line])
    return _laid([word for text in texts if (word := _joined([_word(line) for line in text])).text], rules)


def _lines(glyphs: Sequence[Glyph]) -> list[list[Glyph]]:
    lines: list[list[Glyph]] = []
    space = False
    for glyph in glyphs:
        if glyph.text.isspace():  # where PDFium says that one is left out, it lies beside the line
            space = True
            continue
        size = glyph.style.size
        before = lines[-1][-1] if lines else None
        same = before is not None and abs(before.x0 - glyph.x0) < 0.3 * size and before.style.up * glyph.style.up > 0
        gap = min(abs(before.top - glyph.bottom), abs(before.bottom - glyph.top)) if before is not None else 0.0
        onward = before is not None and (before.top - glyph.top) * glyph.style.up > 0
        if before is not None and same and (gap < 0.6 * size or (onward and gap < _APART * size)):
            apart = before.top - glyph.bottom if glyph.style.up > 0 else glyph.top - before.bottom
            lines[-1] += [before._replace(text=" "), glyph] if space or gap >= 0.6 * size or apart > _SPACE * size else [glyph]
        else:
            lines.append([glyph])
        space = False
    return lines


def _goes_on(above: Sequence[Glyph], line: Sequence[Glyph], rules: Sequence[Rule]) -> bool:
    """Whether a line is the next one of a text: right beside the one above it, beginning or ending where it does, no rule between them."""
    first, second = _word(above), _word(line)
    size = line[0].style.size
    if len(above) < 2 or len(line) < 2 or abs(first.size - second.size) > 0.1 * size or above[0].style.up * line[0].style.up <= 0:
        return False
    left, right = (first.box, second.box) if line[0].style.up > 0 else (second.box, first.box)
    overlap = min(left.bottom, right.bottom) - max(left.top, right.top)
    return (
        -0.5 * size < right.x0 - left.x1 < _LEADING * size
        and overlap > 0.5 * min(left.height, right.height)
        and not any(not r.horizontal and left.middle[0] < r.x0 < right.middle[0] and r.top < left.middle[1] < r.bottom for r in rules)
    )


def _word(line: Sequence[Glyph]) -> Word:
    first = line[0].style
    box = around([Box(g.x0, g.top, g.x1, g.bottom) for g in line])
    return Word("".join(g.text for g in line).strip(), box, first.size, first.bold, first.color)


def _joined(lines: Sequence[Word]) -> Word:
    return replace(lines[0], text=join_lines([line.text for line in lines]), box=around([line.box for line in lines]))


def _laid(words: Sequence[Word], rules: Sequence[Rule]) -> list[Word]:
    """The words, those that stand in a row beside each other as if written upright at its foot."""
    rows: list[list[Word]] = []
    for word in words:
        if word.box.height <= _TALL * word.size:
            continue
        near = [row for row in rows if any(_beside(word, other) for other in row)]
        rows = [row for row in rows if row not in near]
        rows.append([word, *(other for row in near for other in row)])
    out = {id(word): word for word in words}
    for row in rows:
        if len(row) > 1:
            foot = max(word.box.bottom for word in row)
            for word in row:
                box = word.box
                parted = any(r.horizontal and box.bottom < r.top < foot and r.x0 < box.middle[0] < r.x1 for r in rules)
                bottom = box.bottom if parted else foot
                out[id(word)] = replace(word, box=Box(box.x0, bottom - word.size, box.x1, bottom))
    return list(out.values())


def _beside(word: Word, other: Word) -> bool:
    a, b = word.box, other.box
    size = max(word.size, other.size)
    level = min(abs(a.top - b.top), abs(a.bottom - b.bottom), abs(a.middle[1] - b.middle[1])) < _LEVEL * size
    return level and min(a.bottom, b.bottom) > max(a.top, b.top) and (a.x1 < b.x0 or b.x1 < a.x0)
