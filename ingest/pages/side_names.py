"""Names that stand on their side at the left edge of rows with numbers: a unit's name beside its statement of accounts."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from ingest.amounts import true_amount
from ingest.columns.bases import find_basis
from ingest.columns.columns import read_column, year_period
from ingest.language.accounts import find_account, without_total
from ingest.model import Box, Fill, Page, Rule, SideName, Word
from ingest.pages.lines import Segment, group_lines, split_segments

_SAME = 2.0
"""Edges nearer than this (points) are one."""
_TALL = 1.8
"""A name is at least this many times as high as its print is large."""
_WIDEST = 5.0
"""The cell of a name is at most this many times as wide as its print is large."""
_ROWS = 2
"""Rows of a label and numbers beside a name, at the least."""
_AGAIN = 2
"""Accounts that stand beside another name too, at the least."""
_MARGIN = "Toimintakate"
_FOOT, _HEAD_LINES = 0.08, 3
"""The share of a page's height that its head and foot take, and lines of a table's headings, at the most."""
_HEAD = 45.0
"""Points above its rows that the headings of a table begin, at the most."""


def with_side_names(page: Page, standing: Sequence[Word]) -> Page:
    """The page with the names among its standing words taken from its words, and the rules and fills of their cells from its rules and fills.

    A name stands between two edges that cross its column; beside it are rows of a label and numbers without headings, and nothing left of it. Where one
    of them is a measure, a time or a side of accounts, or stands beside rows that are no statement, all stay words.
    """
    tall = [w for w in standing if w.box.height >= _TALL * w.size and any(c.isalpha() for c in w.text) and any(w is other for other in page.words)]
    words = [w for w in page.words if not any(w is other for other in tall)]
    found = [(word, cell) for word in tall if (cell := _cell(page, word, words)) is not None]
    more = [word for word in tall if not any(word is other for other, _ in found) and any(c.x0 < word.box.middle[0] < c.x1 for _, c in found)]
    if not found or more or not _are_units(found, words):
        return page
    rules, fills = list(page.rules), list(page.fills)
    for _, cell in found:
        rules = [part for rule in rules if (part := _outside(rule, cell, words)) is not None]
        fills = [fill for fill in fills if not _within(fill, cell)]
    taken = [word for word, _ in found]
    kept = tuple(w for w in page.words if not any(w is other for other in taken))
    names = tuple(SideName(word, cell) for word, cell in sorted(found, key=lambda f: (f[1].top, f[1].x0)))
    return replace(page, words=kept, rules=tuple(rules), fills=tuple(fills), side_names=names)


def with_names_of_next(pages: Sequence[Page]) -> list[Page]:
    """The pages, each whose last rows stand beside an empty cell with the name that the cell goes on to at the top of the next page."""
    out = list(pages)
    for n, (page, after) in enumerate(pairwise(pages)):
        if not page.side_names or not after.side_names:
            continue
        last, first = page.side_names[-1].cell, after.side_names[0]
        x = (last.x0 + last.x1) / 2
        ends = [y for r in page.rules if r.horizontal and r.x0 < x < r.x1 and (y := (r.top + r.bottom) / 2) > last.bottom + _SAME]
        ends += [f.box.bottom for f in page.fills if f.box.x0 < x < f.box.x1 and f.box.bottom > last.bottom + _SAME]
        if not ends or abs(first.cell.x0 - last.x0) > _SAME or abs(first.cell.x1 - last.x1) > _SAME:
            continue
        cell = Box(last.x0, last.bottom, last.x1, min(ends))
        beside = [w for w in page.words if cell.top < w.box.middle[1] < cell.bottom]
        below = [w for w in page.words if w.box.middle[1] > cell.bottom and w.box.top < (1 - _FOOT) * page.height]
        above = [w for w in after.words if _FOOT * after.height < w.box.bottom and w.box.middle[1] < first.cell.top]
        if beside and not below and len(group_lines(above)) <= _HEAD_LINES and all(w.box.x0 > cell.x1 - _SAME for w in beside):
            rules = tuple(part for rule in page.rules if (part := _outside(rule, cell, page.words)) is not None)
            name = SideName(replace(first.word, box=cell), cell)
            out[n] = replace(page, rules=rules, fills=tuple(f for f in page.fills if not _within(f, cell)), side_names=(*page.side_names, name))
    return out


def _are_units(names: Sequence[tuple[Word, Box]], words: Sequence[Word]) -> bool:
    """Whether each name may be a unit's, and beside it is a whole statement of accounts, or one whose accounts stand beside another name too."""
    beside = [{a for row in _rows(cell.top, cell.bottom, words) if (a := find_account(row[0].text)) is not None} for _, cell in names]
    for n, (word, _) in enumerate(names):
        if _tells_rows(without_total(word.text)):
            return False
        again = any(len(beside[n] & other) >= _AGAIN for m, other in enumerate(beside) if m != n)
        whole = {"income", "cost"} <= {a.side for a in beside[n]} and any(a.name == _MARGIN for a in beside[n])
        if not again and not whole:
            return False
    return True


def _tells_rows(text: str) -> bool:
    """Whether a text says what rows are of without whose they are: an account, a measure, a time, a basis."""
    return find_account(text) is not None or find_basis(text) is not None or (text.lower() != "yhteensä" and read_column(text, year_period(2000)).known)


def _rows(top: float, bottom: float, words: Sequence[Word]) -> list[list[Segment]]:
    return [split_segments(line) for line in group_lines([w for w in words if top < w.box.middle[1] < bottom])]


def _cell(page: Page, word: Word, words: Sequence[Word]) -> Box | None:
    """The cell that a standing word names rows from, or None."""
    x, _ = word.box.middle
    edges = [y for r in page.rules if r.horizontal and r.x0 - _SAME < x < r.x1 + _SAME for y in [(r.top + r.bottom) / 2]]
    edges += [y for f in page.fills if f.box.x0 < x < f.box.x1 for y in (f.box.top, f.box.bottom)]
    top = max((y for y in edges if y < word.box.top + _SAME), default=None)
    bottom = min((y for y in edges if y > word.box.bottom - _SAME), default=None)
    if top is None or bottom is None:
        return None
    level = [w for w in words if top < w.box.middle[1] < bottom]
    beside = [w for w in level if w.box.x0 > word.box.x1 - _SAME]
    if not beside or len(beside) < len(level):
        return None
    rows = _rows(top, bottom, words)
    told = [row for row in rows if not row[0].is_number and any(true_amount(s.text, s.amount) for s in row[1:])]
    headed = len(rows[0]) > 1 and rows[0] not in told  # the headings of a table of its own
    if len(told) < _ROWS or 2 * len(told) <= len(rows) or headed:
        return None
    first = min(w.box.x0 for w in beside)
    sides = [(r.x0 + r.x1) / 2 for r in page.rules if not r.horizontal and r.top < word.box.middle[1] < r.bottom]
    sides += [f.box.x1 for f in page.fills if _holds(f.box, word) and f.box.width < _WIDEST * word.size]
    right = min((at for at in sides if word.box.x1 - _SAME < at < first), default=first - _SAME)
    left = max((at for at in (*sides, *(f.box.x0 for f in page.fills if _holds(f.box, word))) if at < word.box.x0 + _SAME), default=word.box.x0 - _SAME)
    return Box(left, top, right, bottom) if right - left < _WIDEST * word.size else None


def _holds(box: Box, word: Word) -> bool:
    return box.holds(*word.box.middle)


def _outside(rule: Rule, cell: Box, words: Sequence[Word]) -> Rule | None:
    """What of a rule is not about the cell."""
    if rule.horizontal:
        if not cell.top - _SAME < (rule.top + rule.bottom) / 2 < cell.bottom + _SAME or rule.x0 > cell.x1 - _SAME:
            return rule
        return Rule(cell.x1, rule.top, rule.x1, rule.bottom) if rule.x1 > cell.x1 + _SAME else None
    at, middle = (rule.x0 + rule.x1) / 2, (rule.top + rule.bottom) / 2
    head = [w for w in words if cell.top - _HEAD < w.box.middle[1] < cell.top and cell.x0 < w.box.middle[0] < cell.x1]
    highest = cell.top - (_HEAD if not head and abs(at - cell.x1) < _SAME else 0)
    return None if cell.x0 - _SAME < at < cell.x1 + _SAME and highest - _SAME < middle < cell.bottom + _SAME else rule


def _within(fill: Fill, cell: Box) -> bool:
    box = fill.box
    return box.x0 > cell.x0 - _SAME and box.x1 < cell.x1 + _SAME and box.top > cell.top - _SAME and box.bottom < cell.bottom + _SAME
