"""Rows that nothing but a little more blank parts, where no edge is drawn below the headings. Pure geometry."""

from collections.abc import Sequence
from itertools import pairwise

from ingest.model import Word
from ingest.pages.lines import group_lines, make_line

_NEAR = 3.0
"""The next row stands no further below (of the font size)."""
_WIDER = 0.12
"""The blank between rows is wider than that between the lines of one by this much (of the font size), at the least."""


def parted_rows(lines: Sequence[list[Word]], gaps: Sequence[tuple[float, float]]) -> list[list[list[Word]]]:
    """The lines of each row: all of them one row, or several when after each wider blank texts begin in most of the columns.

    `gaps` part the columns. What begins in one column alone after a wider blank is a paragraph of its cell. Where texts begin in every column on every
    line, each is a row.
    """
    if all(_begins_all(line, gaps) for line in lines):
        return [[line] for line in lines]
    if len(lines) < 3:
        return [list(lines)]
    blanks = [min(w.box.top for w in b) - max(w.box.bottom for w in a) for a, b in pairwise(lines)]
    least = min(blanks) + _WIDER * lines[0][0].size
    rows: list[list[list[Word]]] = [[lines[0]]]
    for blank, line in zip(blanks, lines[1:], strict=True):
        if blank > least and _begins(line, gaps):
            rows.append([line])
        else:
            rows[-1].append(line)
    return rows


def go_on(words: Sequence[Word], bottom: float, gaps: Sequence[tuple[float, float]]) -> bool:
    """Whether right below a row, nothing drawn between the two, the next one stands: texts in most of the same columns."""
    below = group_lines([w for w in words if w.box.top > bottom - 1])
    return bool(below) and min(w.box.top for w in below[0]) - bottom < _NEAR * below[0][0].size and _begins(below[0], gaps)


def _begins_all(line: Sequence[Word], gaps: Sequence[tuple[float, float]]) -> bool:
    """Whether a text that is not the rest of one above stands in every column of a line."""
    columns: dict[int, Word] = {}
    for word in line:
        columns.setdefault(sum(word.box.middle[0] > (a + b) / 2 for a, b in gaps), word)
    return len(columns) == len(gaps) + 1 and not any(word.text[:1].islower() for word in columns.values())


def _begins(line: Sequence[Word], gaps: Sequence[tuple[float, float]]) -> bool:
    """Whether texts of most columns stand on a line, none of them the rest of one above."""
    columns = {sum(w.box.middle[0] > (a + b) / 2 for a, b in gaps) for w in line}
    return 2 * len(columns) > len(gaps) + 1 and not any(s.text[:1].islower() for s in make_line(line).segments[:1])
