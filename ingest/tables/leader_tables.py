"""Lists whose dots lead from a name to one number ("Maksutuotot ........ 38 874"): each block of them a table, the line over it its heading. Geometry only."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from ingest.amounts import parse_amount
from ingest.columns.columns import read_column, year_period
from ingest.model import Box, Word, around
from ingest.pages.lines import group_lines, make_line
from ingest.pages.raw_tables import RawCell, RawRow, RawTable, cell_of_lines
from ingest.units.units import unit_kind

_LEADER = re.compile(r"(?P<name>.*?)[.…·]{4,}(?P<number>[^.…·]*)|(?P<named>.*?)…{2,}(?P<numbered>[^.…]*)")
_DOTS = re.compile(r"[.…·]+")
_FEWEST = 2
"""Rows of a block, at the least."""
_EDGE = 3.0
"""Numbers of one block end nearer to each other than this (points)."""
_APART = 2.4
"""Rows of one block stand no further apart than this (font sizes), from foot to foot."""
_OVER = 2.6
"""The heading of a block stands no further above its first row than this (font sizes)."""
_WRAPPED = 1.4
"""The lines of a name that runs over two stand no further apart than this (font sizes)."""
_SPACE = 1.2
"""A space wider than this (font sizes) ends a name or a number."""
_ANY_TIME = year_period(2000)
"""A report's time where only the measure of a heading is asked for."""
_HIGHEST_PAGE = 2000
"""No page has a higher number."""


@dataclass(frozen=True)
class _Entry:
    """One name with its number; `words` are those as they stand on the page."""

    name: list[Word]
    number: list[Word]
    words: list[Word]

    @property
    def box(self) -> Box:
        """Around all of it."""
        return around([w.box for w in (*self.name, *self.number)])


def find_leaders(page: int, words: Sequence[Word]) -> list[RawTable]:
    """The tables that blocks of such rows are, from the top; a list of contents is none."""
    if not any(_LEADER.fullmatch(word.text) or _DOTS.fullmatch(word.text) for word in words):
        return []
    lines = group_lines(words)
    parts: dict[int, list[Word]] = {}
    joined = [_dots_joined(line, parts) for line in lines]
    entries = [entry for line in joined for entry in _entries(line)]
    facts = [line[0].box for line in joined if any(_LEADER.fullmatch(word.text) for word in line[:-1]) and not _entries(line)]
    entries = [replace(entry, words=[own for word in entry.words for own in parts.get(id(word), [word])]) for entry in entries]
    used = {id(word) for entry in entries for word in entry.words}
    others = [one for line in lines if (rest := [w for w in line if id(w) not in used]) for one in _apart(rest)]
    found = _blocks(entries, others)
    blocks = [block for block in found if len(block) >= _FEWEST and not _contents(block)]
    blocks = [block for block in blocks if not _goes_on(block, [*facts, *(entry.box for other in found if other is not block for entry in other)])]
    return [_table(page, block, others) for block in blocks]


def _goes_on(block: Sequence[_Entry], others: Sequence[Box]) -> bool:
    """Whether dots lead to words, or to numbers that end elsewhere, right above or below a block, from names at its edge: facts of one thing, no table."""
    first, last, size = block[0].box, block[-1].box, block[0].name[0].size
    near = [box.bottom for box in others if abs(box.x0 - first.x0) <= _EDGE]
    return any(0 < first.bottom - bottom < _APART * size or 0 < bottom - last.bottom < _APART * size for bottom in near)


def _dots_joined(line: Sequence[Word], parts: dict[int, list[Word]]) -> list[Word]:
    """A line with one word for dots that spaces part (". . . ."); `parts` takes the words that it is made of by its id()."""
    out: list[Word] = []
    for run in _runs_of_dots(line):
        if len(run) > 1:
            out.append(replace(run[0], text="".join(w.text for w in run), box=around([w.box for w in run])))
            parts[id(out[-1])] = run
        else:
            out += run
    return out


def _runs_of_dots(line: Sequence[Word]) -> list[list[Word]]:
    runs: list[list[Word]] = []
    for word in line:
        if runs and _DOTS.fullmatch(word.text) and _DOTS.fullmatch(runs[-1][-1].text) and word.box.x0 - runs[-1][-1].box.x1 < _SPACE * word.size:
            runs[-1].append(word)
        else:
            runs.append([word])
    return runs


def _entries(line: Sequence[Word]) -> list[_Entry]:
    """The names of a line that dots lead from to one number each; of several numbers in a row they are none."""
    out: list[_Entry] = []
    begin = 0
    for n, word in enumerate(line):
        led = _LEADER.fullmatch(word.text)
        if led is None:
            continue
        before, behind = led["name"] or led["named"] or "", led["number"] or led["numbered"] or ""
        name = [*_last_run(line[begin:n]), *([replace(word, text=before)] if before else [])]
        first = [replace(word, text=behind)] if behind else []
        near = _run_on(first, line[n + 1 :])
        number = next((near[:k] for k in range(len(near), 0, -1) if parse_amount(_text(near[:k])) is not None), [])
        end = n + 1 + len(number) - len(first[: len(number)])
        if name and number and any(c.isalpha() for w in name for c in w.text):
            held = {id(w) for w in (*name, *number)}
            out.append(_Entry(name, number, [w for w in line[begin:end] if id(w) in held or w is word]))
        begin = end
    numbers = [line[at + 1 :] for entry in out if (at := next(k for k, w in enumerate(line) if w is entry.words[-1])) + 1 < len(line)]
    return [] if any(parse_amount(rest[0].text) is not None for rest in numbers) else out


def _run_on(first: list[Word], words: Sequence[Word]) -> list[Word]:
    """The words behind dots up to a wide space."""
    out = list(first)
    for word in words:
        if out and word.box.x0 - out[-1].box.x1 >= _SPACE * word.size:
            break
        out.append(word)
    return out


def _text(words: Sequence[Word]) -> str:
    return " ".join(word.text for word in words)


def _last_run(words: Sequence[Word]) -> list[Word]:
    """The words at the end that no wide space parts."""
    first = next((n for n in range(len(words) - 1, 0, -1) if words[n].box.x0 - words[n - 1].box.x1 > _SPACE * words[n].size), 0)
    return list(words[first:])


def _apart(words: Sequence[Word]) -> list[list[Word]]:
    """The words of a line in runs that wide spaces part."""
    runs: list[list[Word]] = []
    for word in words:
        if runs and word.box.x0 - runs[-1][-1].box.x1 <= _SPACE * word.size:
            runs[-1].append(word)
        else:
            runs.append([word])
    return runs


def _blocks(entries: Sequence[_Entry], others: Sequence[list[Word]]) -> list[list[_Entry]]:
    """The rows whose numbers end at one edge and which nothing but the beginning of a name stands between."""
    blocks: list[list[_Entry]] = []
    for entry in sorted(entries, key=lambda e: (e.box.top, e.box.x0)):
        size = entry.name[0].size
        for block in blocks:
            above = block[-1].box
            step = entry.box.bottom - above.bottom
            near = step <= (_APART + _WRAPPED) * size and abs(entry.box.x1 - above.x1) <= _EDGE
            between = [run for run in others if near and _stands(run, above.bottom, entry.box)]
            if near and (between or step <= _APART * size) and all(_begins(run, entry) for run in between):
                if between:
                    entry = _Entry([*(w for run in between for w in run), *entry.name], entry.number, [*(w for run in between for w in run), *entry.words])
                block.append(entry)
                break
        else:
            blocks.append([entry])
    return blocks


def _stands(run: Sequence[Word], top: float, box: Box) -> bool:
    """Whether words stand over a row, below a height."""
    own = around([w.box for w in run])
    return top - 1 < own.middle[1] < box.top and own.x0 < box.x1 and own.x1 > box.x0 - 2


def _begins(run: Sequence[Word], entry: _Entry) -> bool:
    """Whether a line over a row is the beginning of its name: the same print, right over it."""
    first, own = run[0], entry.name[0]
    alike = (first.bold, first.color) == (own.bold, own.color) and abs(first.size - own.size) < 0.1
    return alike and entry.box.top - first.box.top <= _WRAPPED * own.size and own.text[:1].islower() and abs(first.box.x0 - own.box.x0) < 2 * own.size


def _contents(block: Sequence[_Entry]) -> bool:
    """Whether the numbers are those of pages: whole, and none less than the one above."""
    amounts = [parse_amount(_text(entry.number)) for entry in block]
    numbers = [a.number for a in amounts if a is not None]
    plain = all(a is not None and not a.nil and a.decimals == 0 and a.unit is None and 0 < a.number <= _HIGHEST_PAGE for a in amounts)
    return plain and all(a <= b for a, b in pairwise(numbers))


def _table(page: int, block: Sequence[_Entry], others: Sequence[list[Word]]) -> RawTable:
    """A block as a table; a line right over it that says what its numbers are is the heading of their column, whose they are that of its names."""
    rows = []
    for entry in block:
        cells: list[RawCell | None] = [cell_of_lines([make_line(list(part))]) for part in (entry.name, entry.number)]
        rows.append(RawRow(cells, page, entry.box.top, entry.box.bottom))
    box = around([entry.box for entry in block])
    size = block[0].name[0].size
    over = [run for run in others if box.top - run[0].box.top <= _OVER * size and _stands(run, box.top - _OVER * size, box)]
    head = max(over, key=lambda run: run[0].box.top, default=[])
    told = _text(head)
    unit = unit_kind(told) is not None
    beside = any(run is not head and abs(run[0].box.middle[1] - head[0].box.middle[1]) < 0.3 * head[0].size for run in others if head)
    if not (read_column(told, _ANY_TIME).known and not unit) and not (unit and beside):  # a name that stands alone heads what is below it
        head, told = [], ""
    edge = max(entry.name[-1].box.x1 for entry in block)
    number = min(entry.number[0].box.x0 for entry in block)
    xs = [(box.x0, min(edge, number)), (number, box.x1)]
    header = [[told, ""] if unit else ["", told]] if head else []
    words = {id(w) for entry in block for w in entry.words} | {id(w) for w in head}
    return RawTable(page, around([box, *(w.box for w in head)]), xs, header, rows, False, words)
