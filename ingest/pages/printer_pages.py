"""Pages of a line printer, all of one pitch: the head of a page, and headings of columns said once between rules that run over the page. Geometry only."""

import re
from collections.abc import Sequence
from itertools import pairwise
from statistics import median

from ingest.amounts import year_like
from ingest.model import Page, Rule, Word, around
from ingest.pages.lines import Line

_WORDS = 20
"""Words of a page whose pitch can be told, at the least."""
_EVEN = 0.05
"""How far the width of a word may be from what its characters make at the pitch of the page, in font sizes."""
_LONG = 0.5
"""The share of the text's width that a rule over the page runs over, at the least."""
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
    """The rules over the page, from the top."""
    width = around([w.box for w in words]).width
    return sorted((r for r in rules if r.horizontal and r.x1 - r.x0 > _LONG * width), key=lambda r: r.top)


def head_bottom(page: Page) -> float:
    """Where the head of a printer's page ends, above its first rule; 0 where the page has none."""
    if not fixed_pitch(page.words):
        return 0.0
    top = next((r.top for r in _long_rules(page.words, page.rules)), page.height)
    above = {round(w.box.bottom) for w in page.words if w.box.bottom < top}
    return top if above and len(above) <= _HEAD_LINES and top < _TOP * page.height else 0.0


def printed_heads(lines: Sequence[Line], rules: Sequence[Rule]) -> list[list[Line]]:
    """The lines of headings between two rules over the page, for each place on it that has some, from the top."""
    words = [w for line in lines for w in line.words]
    if not fixed_pitch(words):
        return []
    out = []
    long = _long_rules(words, rules)
    for upper, lower in pairwise(long):
        between = [line for line in lines if upper.top < line.box.middle[1] < lower.top]
        headed = max((len(line.segments) for line in between), default=0) > _COLUMNS and not any(_is_row(line) for line in between)
        if len(between) <= _HEAD_LINES and headed and _follows(lines, lower, between):
            out.append(between)
    return out


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
