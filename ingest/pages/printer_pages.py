"""Pages of a program's printout: the head of a page, and headings of columns said once between rules that run over the page. Geometry only.

A line printer's are all of one pitch; in other print the head and the headings stand on several pages at one place.
"""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise
from statistics import median

from ingest.amounts import year_like
from ingest.model import Page, Rule, Word, around
from ingest.pages.lines import Line, read_lines

_WORDS = 20
"""Words of a page whose pitch can be told, at the least."""
_EVEN = 0.05
"""How far the width of a word may be from what its characters make at the pitch of the page, in font sizes."""
_LONG = 0.5
"""The share of the text's width that a rule over the page runs over, at the least."""
_MOST = 0.5
"""The share of a printout's pages that have its head, at the least."""
_TOUCH = 1.0
"""Rules of one line end and begin as near to each other as this, in points."""
_TOP = 0.2
"""The head of a page stands in this share of its height."""
_HEAD_LINES = 4
"""Lines of the head of a page, or of the headings of columns, at the most."""
_COLUMNS = 2
"""Headings of columns, at the least."""
_STARRED = re.compile(r"\*{1,4} ?[^\W\d_]{2}")


def fixed_pitch(words: Sequence[Word]) -> bool:
    """Whether all characters of a page are as wide as each other."""
    widths = [(w.box.width / w.size, len(w.text)) for w in words if w.size]
    if len(widths) < _WORDS:
        return False
    pitch = median(width / characters for width, characters in widths)
    return all(abs(width - pitch * characters) < _EVEN for width, characters in widths)


def _long_rules(words: Sequence[Word], rules: Sequence[Rule]) -> list[Rule]:
    """The rules over the page, from the top; edges of cells side by side are one rule."""
    if not words:
        return []
    width = around([w.box for w in words]).width
    out: list[Rule] = []
    for rule in sorted((r for r in rules if r.horizontal), key=lambda r: (round(r.top), r.x0)):
        last = out[-1] if out else None
        if last is not None and abs(last.top - rule.top) < _TOUCH and -_TOUCH < rule.x0 - last.x1 < _TOUCH:
            out[-1] = replace(last, x1=rule.x1)
        else:
            out.append(rule)
    return [r for r in out if r.x1 - r.x0 > _LONG * width]


def as_printouts(pages: Sequence[Page]) -> list[Page]:
    """The pages with those of printouts marked."""
    heads = [_head(page) for page in pages]
    often = Counter(filter(None, heads))
    least = max(2, _MOST * len(pages))  # tables that begin some pages alike make no printout
    return [replace(page, printout=fixed_pitch(page.words) or often[head] >= least) for page, head in zip(pages, heads, strict=True)]


def _head(page: Page) -> tuple[str, ...]:
    """The lines over the second rule of a page whose headings of columns stand between its first two, each with its place; () for other pages."""
    long = [r for r in _long_rules(page.words, page.rules) if r.top < _TOP * page.height][:2]
    lines = read_lines([w for w in page.words if long and w.box.middle[1] < long[-1].top])
    between = [line for line in lines if long and line.box.middle[1] > long[0].top]
    if len(long) < 2 or len(between) in (0, len(lines)) or not _are_headings(between):
        return ()
    return tuple(re.sub(r"[0-9]+", "#", f"{line.text}@{round(line.box.x0 / 8)}:{round(line.box.top / 8)}") for line in lines)


def head_bottom(page: Page) -> float:
    """Where the head of a printout's page ends, above its first rule; 0 where the page has none."""
    if not page.printout:
        return 0.0
    top = next((r.top for r in _long_rules(page.words, page.rules)), page.height)
    above = {round(w.box.bottom) for w in page.words if w.box.bottom < top}
    return top if above and len(above) <= _HEAD_LINES and top < _TOP * page.height else 0.0


def printed_heads(lines: Sequence[Line], rules: Sequence[Rule]) -> list[list[Line]]:
    """The lines of headings between two rules over a printout's page, for each place on it that has some, from the top."""
    words = [w for line in lines for w in line.words]
    out = []
    long = _long_rules(words, rules)
    for upper, lower in pairwise(long):
        between = [line for line in lines if upper.top < line.box.middle[1] < lower.top]
        if _are_headings(between) and _follows(lines, lower, between):
            out.append(between)
    return out


def _are_headings(lines: Sequence[Line]) -> bool:
    """Whether lines between two rules may be headings of columns."""
    headed = max((len(line.segments) for line in lines), default=0) > _COLUMNS and not any(_is_row(line) for line in lines)
    return len(lines) <= _HEAD_LINES and headed


def _is_row(line: Line) -> bool:
    """Whether a line is a row of a table: a name before amounts that are no years."""
    amounts = [s for s in line.numbers if not year_like(s.text)]
    return not line.segments[0].is_number and len(amounts) > _COLUMNS


def _follows(lines: Sequence[Line], rule: Rule, heads: Sequence[Line]) -> bool:
    """Whether the first numbers below a rule end where its headings do."""
    ends = {round(s.box.x1) for line in heads for s in line.segments[1:]}
    rows = [line for line in lines if line.box.top > rule.top and len(line.numbers) >= _COLUMNS]
    return bool(rows) and sum(any(abs(s.box.x1 - x) < 2 * s.size for x in ends) for s in rows[0].numbers) >= _COLUMNS


def has_stars(name: str) -> bool:
    """Whether a name in capitals has stars for its rank: "** SIVISTYSPALVELUT"."""
    return _STARRED.match(name) is not None and name.isupper()


def is_starred(line: Line) -> bool:
    """Whether a line is nothing but a name with stars."""
    return not line.numbers and len(line.segments) == 1 and has_stars(line.text)
