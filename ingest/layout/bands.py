"""Records in bands over the page, each a name at the left and what is said of it under labels at the right → the halves of each band in reading order.

"**Konerikko katkaisee liikenteen.** Toiminnallinen riski" beside "Hallinta: … Toteutuminen: …", whatever parts the bands: rules, or nothing but space.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from ingest.columns.record_columns import RATINGS, SUBJECTS, is_card_heading, role_of
from ingest.model import Word
from ingest.pages.lines import group_lines

_GUTTER = 9.0
"""Points free before the right halves, at the least."""
_SAME = 3.0
"""Edges nearer than this (points) are one."""
_LABEL_WORDS = 3
_INNER = 2.0
"""A space wider than this (of the font size) within a half is one between columns of a table."""
_APART = 0.6
"""Bands that no rule parts are further apart than this (of the font size)."""
_FAR = 3.0
"""What stands further below (of the font size) is of no band."""
_LARGER = 1.1
"""Print of a heading is larger than this (of the text's)."""

_Line = list[Word]
_Edge = tuple[float, float, float]


@dataclass(frozen=True)
class _Halves:
    """The lines of a band on either side of the gutter, and what stands between it and the next one."""

    left: list[_Line]
    right: list[_Line]
    after: list[_Line]


def band_halves(words: Sequence[Word], edges: Sequence[_Edge]) -> tuple[list[Word], list[list[Word]], list[Word]] | None:
    """The words above the bands, of the left and the right half of each, and those below; None where there are no bands. `edges` part rows: (y, x0, x1)."""
    lines = group_lines(words)
    for x in _label_columns(lines):
        bands = _bands(lines, edges, x)
        if bands is not None:
            above, halves, below = bands
            parts = [_words(part) for band in halves for part in (band.left, band.right, band.after) if part]
            return _words(above), parts, _words(below)
    return None


def blocks_beside(words: Sequence[Word], edges: Sequence[_Edge]) -> tuple[list[Word], list[list[Word]], list[Word]] | None:
    """The words above rows of two blocks, of each block, and those below; None where there are none. A block has a bold name, and labels that both have."""
    lines = group_lines(words)
    for x in dict.fromkeys(line[n].box.x0 for line in lines for n in _starts(line) if n and line[n].bold and line[0].bold):
        begins = [n for n in range(len(lines)) if _two_names(lines, n, x)]
        bands = _between(lines, begins, x, edges) if begins else None
        if bands is not None and all(_both_labelled(band) for band in bands[1]):
            above, halves, below = bands
            return _words(above), [_words(part) for band in halves for part in (band.left, band.right, band.after) if part], _words(below)
    return None


def _two_names(lines: Sequence[_Line], n: int, x: float) -> bool:
    """Whether bold names begin on line n on either side of the gutter."""
    left, right = _parted(lines[n], x) or ([], [])
    before = (_parted(lines[n - 1], x) or ([], [])) if n else ([], [])
    wraps = any(half and half[0].bold and lines[n][0].box.top - half[0].box.bottom < _APART * half[0].size for half in before)
    return not wraps and all(half and half[0].bold and half[0].text[:1].isupper() for half in (left, right)) and abs(right[0].box.x0 - x) <= _SAME


def _both_labelled(band: _Halves) -> bool:
    own = [[label for line in half if (label := _label(line))] for half in (band.left, band.right)]
    return all(len(labels) > 1 for labels in own) and bool(set(own[0]) & set(own[1]))


def _words(lines: Sequence[_Line]) -> list[Word]:
    return [word for line in lines for word in line]


def _starts(line: _Line) -> Iterator[int]:
    """Where texts begin on a line."""
    return (n for n, word in enumerate(line) if n == 0 or word.box.x0 - line[n - 1].box.x1 >= _GUTTER)


def _label(words: Sequence[Word]) -> str:
    """The label of a record that words begin with, "Hallinta:" or "Todennäköisyys 3"; "" where it is none."""
    if len(words) > 1 and words[1].text[:1].isdigit() and role_of(words[0].text, "risks") in RATINGS:
        return words[0].text
    end = next((n for n, word in enumerate(words[:_LABEL_WORDS], 1) if word.text.endswith(":")), 0)
    text = " ".join(word.text for word in words[:end])
    return text if text[:1].isupper() and is_card_heading(text.rstrip(":")) else ""


def _names(label: str) -> bool:
    """Whether a label stands before a name: "Riski:"."""
    return any(role_of(label, kind) in subjects for kind, subjects in SUBJECTS.items())


def _label_columns(lines: Sequence[_Line]) -> list[float]:
    """Where labels begin under each other with something left of them, most labels first."""
    found = [line[n].box.x0 for line in lines for n in _starts(line) if _label(line[n:])]
    left = min((line[0].box.x0 for line in lines), default=0.0)
    near = {round(x): [other for other in found if abs(other - x) <= _SAME] for x in found if x > left + _GUTTER}
    return list(dict.fromkeys(min(own) for own in sorted(near.values(), key=len, reverse=True) if len(own) > 1))


def _parted(line: _Line, x: float) -> tuple[_Line, _Line] | None:
    """What of a line stands left and right of where right halves begin; None where it runs over the gutter, or either is in columns again."""
    left, right = [w for w in line if w.box.x0 < x - _SAME], [w for w in line if w.box.x0 >= x - _SAME]
    if left and left[-1].box.x1 > x - _GUTTER:
        return None
    inner = any(b.box.x0 - a.box.x1 > _INNER * a.size for half in (left, right) for a, b in pairwise(half))
    return None if inner else (left, right)


def _bands(lines: Sequence[_Line], edges: Sequence[_Edge], x: float) -> tuple[list[_Line], list[_Halves], list[_Line]] | None:
    """The lines above the bands, the bands whose right halves begin at x, each with the same label, and the lines below."""
    labels = [(n, label) for n, line in enumerate(lines) for s in _starts(line) if abs(line[s].box.x0 - x) <= _SAME and (label := _label(line[s:]))]
    begins = [n for n, label in labels if label == labels[0][1]]
    alone = len(begins) < 2 and not (lines[begins[0]][0].bold and len({label for _, label in labels}) > 1)
    return None if alone else _between(lines, begins, x, edges)


def _between(lines: Sequence[_Line], begins: Sequence[int], x: float, edges: Sequence[_Edge]) -> tuple[list[_Line], list[_Halves], list[_Line]] | None:
    """The lines above the bands that begin on some lines, the bands, and the lines below; None where they are no bands."""
    end = next((n for n in range(begins[0], len(lines)) if _parted(lines[n], x) is None or (n > begins[-1] and _far(lines[n - 1], lines[n]))), len(lines))
    if end <= begins[-1] or not all(_begins_band(lines, n, x, edges) for n in begins):
        return None
    bands = [_band(lines[first:last], x) for first, last in pairwise([*begins, end])]
    whole = [band for band in bands if band is not None]
    return (list(lines[: begins[0]]), whole, list(lines[end:])) if len(whole) == len(bands) else None


def _far(upper: _Line, lower: _Line) -> bool:
    return min(w.box.top for w in lower) - max(w.box.bottom for w in upper) > _FAR * lower[0].size


def _begins_band(lines: Sequence[_Line], n: int, x: float, edges: Sequence[_Edge]) -> bool:
    """Whether a name begins on the line of a label, under a rule or a space: the first line of the left half, and no heading of columns over both."""
    left, _ = _parted(lines[n], x) or ([], [])
    if not left or ((label := _label(left)) and not _names(label)):
        return False
    above = next((line for line in reversed(lines[:n]) if line[0].box.x0 < x - _SAME), None)
    if above is None:
        return True
    top, bottom = max(w.box.bottom for w in above), left[0].box.top
    ruled = any(top - _SAME < y < bottom + _SAME and x0 < left[-1].box.x1 and x1 > x for y, x0, x1 in edges)
    heads = any(abs(above[s].box.x0 - x) <= _SAME and not _label(above[s:]) for s in _starts(above) if s) and above[0].bold and not _far(above, lines[n])
    return (ruled or bottom - top > _APART * left[0].size) and not heads


def _band(lines: Sequence[_Line], x: float) -> _Halves | None:
    """The halves of a band; a heading in the left one behind plain text, below the right one, is of what follows."""
    parted = [_parted(line, x) or ([], []) for line in lines]
    left, right = [own for own, _ in parted if own], [own for _, own in parted if own]
    size = max(w.size for w in left[-1 if len(left) == 1 else 0])
    plain = next((n for n, line in enumerate(left) if not line[0].bold), len(left))
    cut = next((n for n, line in enumerate(left) if n > plain and (line[0].bold or line[0].size > _LARGER * size)), len(left))
    if cut < len(left) and any(w.box.bottom > left[cut][0].box.top for line in right for w in line):
        return None
    return _Halves(left[:cut], right, left[cut:])
