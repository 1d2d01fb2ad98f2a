"""Tables of words whose columns no rules part: a row of headings, and texts that begin under them. Geometry only."""

from collections.abc import Mapping, Sequence
from itertools import pairwise

from ingest.amounts import read_unit, year_like
from ingest.columns.record_columns import heads_pair, heads_words
from ingest.model import Fill, Rule, Word
from ingest.pages.lines import Line, make_line
from ingest.pages.raw_tables import RawCell, RawRow, RawTable, cell_of_lines
from ingest.tables.heads_apart import with_heads_apart
from ingest.tables.joined_heads import with_heads_joined

_SHORT = 70
"""Characters of the heading of a group of rows, at the most."""
_ON_LINE, _LONG = 45, 90
"""Characters of a heading on one line, and of one over several, at the most."""
_NAME_WORDS = 6
"""Words of the name of a group of rows, at the most."""
_NEAR = 160
"""Points below the headings within which what stands in the columns begins."""
_COUNTED = 0.55
"""Share of numbers among the texts of targets, at the most: with more of them it is a table of numbers."""
_APART = 0.9
"""A heading stands further below the last row of a table than this (of the font size)."""
_LEFT = 3.5
"""A text begins under a heading when their left edges are within this (points)."""


def find_word_tables(page: int, lines: Sequence[Line], rules: Sequence[Rule], fills: Sequence[Fill]) -> list[RawTable]:
    """Every table of words among the lines, from the top."""
    lines, joined = with_heads_joined(sorted(lines, key=lambda line: line.box.top), rules, fills)
    lines = [with_heads_apart(line, lines[n + 1 :]) if id(line) not in joined else line for n, line in enumerate(lines)]
    tables = []
    n = 0
    while n < len(lines):
        starts = _heading_starts(lines, n, rules, fills)
        if starts is None:
            n += 1
            continue
        table, after = _read(page, lines, n, starts, rules, fills, joined)
        if table is None:
            n += 1
        else:
            tables.append(table)
            n = after
    return tables


def _heading_starts(lines: Sequence[Line], n: int, rules: Sequence[Rule], fills: Sequence[Fill]) -> list[float] | None:
    """Left edges of the columns, when line n can be their headings; two of them stand over or between rules, with rows as `_pair_bottom` tells."""
    line = lines[n]
    if len(line.segments) == 2:
        if _pair_bottom(lines, n, rules) is None or not all(s.bold for s in line.segments) or not heads_pair([s.text for s in line.segments]):
            return None
    elif len(line.segments) < 3:
        return None
    if any(len(s.text) > (_LONG if s.box.height > 1.5 * s.size else _ON_LINE) or s.is_number for s in line.segments):
        return None
    if all(read_unit(s.text) is not None for s in line.segments):  # a line of "€" stands over numbers
        return None
    marked = all(s.bold for s in line.segments) or any(f.box.holds(*line.box.middle) for f in fills) or _set_off(line, lines[n + 1 : n + 12])
    if not marked and not _names_records(line):
        return None
    below = lines[n + 1 : n + 14]
    starts = _begins(line, below) if _names_records(line) else [s.box.x0 for s in line.segments]
    near = [other for other in below if other.box.top - line.box.bottom < _NEAR]
    hits = {k for k, x in enumerate(starts) for other in near for w in other.words if abs(w.box.x0 - x) <= _LEFT}
    if _names_records(line):
        numbers = [s.box for other in near for s in other.segments if s.is_number]
        hits |= {k for k, head in enumerate(line.segments) if any(head.box.x0 - _LEFT < box.x0 and box.x1 < head.box.x1 + _LEFT for box in numbers)}
    return starts if len(hits) >= max(2, len(starts) - 1) else None


def _pair_bottom(lines: Sequence[Line], n: int, rules: Sequence[Rule]) -> float | None:
    """Where a table of two columns ends: at the third rule where its headings stand between two as wide, else with the last of the rows under one rule.

    None where line n are no such headings.
    """
    head = lines[n]
    wide = sorted((r for r in rules if r.horizontal and r.x0 < head.box.x0 + _LEFT and r.x1 > head.box.x1), key=lambda r: r.top)
    above = next((r for r in reversed(wide) if r.top < head.box.top and head.box.top - r.top < head.size), None)
    alike = [r for r in wide if above is not None and abs(r.x0 - above.x0) < 2 and abs(r.x1 - above.x1) < 2 and r.top > head.box.bottom - 2]
    if len(alike) > 1 and alike[0].top - head.box.bottom < head.size:
        return alike[1].top
    under = next((r for r in wide if -2 < r.top - head.box.bottom < head.size), None)
    return _last_row(lines, n) if under is not None and above is None else None


def _last_row(lines: Sequence[Line], n: int) -> float | None:
    """The bottom of the last of two rows at least under line n that begin under both its segments; a line of the second column alone goes on in it."""
    starts = [s.box.x0 for s in lines[n].segments]
    rows, bottom = 0, lines[n].box.bottom
    for line in lines[n + 1 :]:
        at = [s.box.x0 for s in line.segments]
        if line.box.top - bottom > 2 * line.size or all(w.bold for w in line.words) or not 0 < len(at) < 3:
            break
        if any(abs(x - y) > _LEFT for x, y in zip(at, starts[-len(at) :], strict=True)):
            break
        rows += len(at) == 2
        bottom = line.box.bottom
    return bottom if rows > 1 else None


def _names_records(line: Line) -> bool:
    """Whether the texts of a line are headings of targets, plans or risks, in whatever print, over however few rows."""
    return heads_words([s.text for s in line.segments])


def _begins(head: Line, below: Sequence[Line]) -> list[float]:
    """Where the columns under headings begin: at the heading, or at the longest number that ends where the heading does."""
    near = [s for other in below if other.box.top - head.box.bottom < _NEAR for s in other.segments]
    out = []
    for heading in head.segments:
        ends = [s for s in near if s.is_number and abs(s.box.x1 - heading.box.x1) <= _LEFT]
        left = any(abs(s.box.x0 - heading.box.x0) <= _LEFT and s not in ends for s in near)
        out.append(min([heading.box.x0, *(s.box.x0 for s in ends if not left)]))
    return out


def _set_off(line: Line, below: Sequence[Line]) -> bool:
    colors = {w.color for w in line.words}
    return bool(below) and len(colors) == 1 and all(w.color not in colors for other in below[2:6] for w in other.words[:1])


def _read(
    page: int, lines: Sequence[Line], n: int, starts: list[float], rules: Sequence[Rule], fills: Sequence[Fill], joined: Mapping[int, list[Line]]
) -> tuple[RawTable | None, int]:
    head, records = lines[n], _names_records(lines[n])
    left, right = starts[0] - 4, max(line.box.x1 for line in lines[n : n + 20])
    bars = sorted(r.top for r in rules if r.horizontal and r.x1 - r.x0 > 0.55 * (right - left) and r.x0 < left + 40)
    edges = [x - _LEFT for x in starts[1:]]
    body: list[Line] = []
    header = [*joined.get(id(head), [head])]
    groups = set[int]()
    under_head = next((y for y in bars if y > head.box.bottom - 2), None)
    shades = [f for f in fills if f.box.holds(*head.box.middle)]
    bottom = _pair_bottom(lines, n, rules) if len(starts) == 2 else None
    after = n + 1
    for k in range(n + 1, len(lines)):
        line, before = lines[k], lines[k - 1]
        if bottom is not None and line.box.middle[1] > bottom:
            break
        gap = line.box.top - before.box.bottom
        ruled = any(before.box.bottom - 3 <= y <= line.box.top + 3 for y in bars)
        group = _is_group(lines, k, starts, body) or _names_rows(lines, k, starts)
        if gap > (3.2 if ruled else 2.0) * line.size or line.size > 1.25 * head.size or (_crosses(line, edges) and not group):
            break
        in_head = not body and (
            (under_head is not None and line.box.bottom <= under_head + 2 and under_head - head.box.bottom < 40 and (not shades or _shaded(line, fills)))
            or any(f.box.holds(*line.box.middle) for f in shades)
            or (all(s.bold for s in head.segments) and all(s.bold for s in line.segments) and gap < 0.6 * line.size and not _counts(line))
            or (records and gap < 0.6 * line.size and 2 * len(line.segments) < len(starts) and all(s.text[:1].islower() for s in line.segments))
        )
        if records and body and gap > _APART * line.size and _heads_other(lines, k, starts):
            break
        (header if in_head else body).append(line)
        if group and not in_head:
            groups.add(id(line))
        after = k + 1
    segments = [s for line in body for s in line.segments]
    if not body or (len(body) < 2 and not records) or sum(s.is_number for s in segments) > (_COUNTED if records else 0.35) * len(segments):
        return None, n
    xs = list(zip([starts[0] - 2, *[e + _LEFT - 1 for e in edges]], [*[e + _LEFT - 2 for e in edges], right], strict=True))
    alone = [line for line in body if id(line) in groups]
    rows = [_row(page, group, edges, alone) for group in _row_groups(body, bars, fills, edges, alone)]
    if sum(sum(c is not None for c in row.cells) >= 2 for row in rows) < max(1, 0.4 * len(rows)):
        return None, n
    box = head.box
    for line in (*header, *body):
        box = box.union(line.box)
    table = RawTable(
        page,
        box,
        xs,
        [[c.text if c else "" for c in _row(page, [line], edges).cells] for line in header],
        rows,
        False,
        {id(w) for line in (*header, *body) for w in line.words},
    )
    return table, after


def _counts(line: Line) -> bool:
    """Whether a line is a row of numbers behind a name, in bold as headings may be: "Toimintatuotot 10 115 40 400"."""
    numbers = [s for s in line.segments[1:] if s.is_number and not year_like(s.text)]
    return len(numbers) > 1 and not line.segments[0].is_number and len(numbers) == len(line.segments) - 1


def _shaded(line: Line, fills: Sequence[Fill]) -> bool:
    return any(f.box.holds(*line.box.middle) for f in fills)


def _crosses(line: Line, edges: list[float]) -> bool:
    """Whether a word runs over the left edge of a column: a heading or a paragraph over the whole width."""
    return any(w.box.x0 < e - 2 and w.box.x1 > e + 6 for e in edges for w in line.words) or (
        len(line.segments) == 1
        and len(line.words) > 3
        and sum(line.box.x0 < e < line.box.x1 for e in edges) >= 2
        and len(edges) >= 2
        and not _starts_at_edges(line, edges)
    )


def _is_group(lines: Sequence[Line], k: int, starts: list[float], body: Sequence[Line]) -> bool:
    """Whether line k is a short bold text at the left of the table, over rows that are not bold as those before it: the heading of a group of rows."""
    line, after = lines[k], lines[k + 1] if k + 1 < len(lines) else None
    if len(line.segments) > 1 or abs(line.box.x0 - starts[0]) > _LEFT or len(line.text) > _SHORT or line.text.endswith((".", ",", ":")):
        return False
    begin = after is not None and len(after.segments) > 1 and abs(after.box.x0 - starts[0]) <= _LEFT and after.size <= 1.05 * line.size
    plain = after is not None and not after.words[0].bold and after.box.top - line.box.bottom < 2.0 * line.size
    return all(w.bold for w in line.words) and begin and plain and not any(other.words[0].bold for other in body if len(other.segments) > 1)


def _heads_other(lines: Sequence[Line], k: int, starts: Sequence[float]) -> bool:
    """Whether line k is a bold text alone with no row of the table below it: the heading of what follows."""
    if len(lines[k].segments) > 1 or not all(w.bold for w in lines[k].words):
        return False
    after = lines[k + 1] if k + 1 < len(lines) else None
    return after is None or 2 * sum(any(abs(word.box.x0 - x) <= _LEFT for word in after.words) for x in starts) < len(starts)


def _names_rows(lines: Sequence[Line], k: int, starts: Sequence[float]) -> bool:
    """Whether line k, in whatever print, is a few words at the left right over texts that begin in most of the columns: the heading of a group of rows."""
    line, after = lines[k], lines[k + 1] if k + 1 < len(lines) else None
    alone = len(line.segments) == 1 and len(line.words) <= _NAME_WORDS and abs(line.box.x0 - starts[0]) <= _LEFT
    if after is None or not alone or line.box.x1 < starts[1] or not line.text[:1].isupper() or line.text.endswith((".", ",", ":")):
        return False
    filled = sum(any(abs(word.box.x0 - x) <= _LEFT for word in after.words) for x in starts)
    return filled >= 0.8 * len(starts) and after.box.top - line.box.bottom < 2.0 * line.size


def _starts_at_edges(line: Line, edges: list[float]) -> bool:
    inside = [e for e in edges if line.box.x0 < e < line.box.x1]
    return all(any(abs(w.box.x0 - e - _LEFT) <= _LEFT + 1 for w in line.words) for e in inside)


def _column_of(word: Word, edges: list[float]) -> int:
    return sum(word.box.x0 >= e for e in edges)


def _row_groups(body: Sequence[Line], bars: list[float], fills: Sequence[Fill], edges: list[float], alone: Sequence[Line]) -> list[list[Line]]:
    """Lines of one row together: rows are parted by rules, by shading, by wider gaps, or where the second column begins anew.

    Each of the lines `alone` is a row, the heading of a group.
    """
    inner = [y for y in bars if body[0].box.bottom < y < body[-1].box.top]
    gaps = [b.box.top - a.box.top for a, b in pairwise(body)]
    pitch = min((g for g in gaps if g > 2), default=10.0)
    wide = [g for g in gaps if g > 1.25 * pitch]
    groups: list[list[Line]] = [[body[0]]]
    for before, line in pairwise(body):
        if line in alone or before in alone:
            new = True
        elif inner:
            new = any(before.box.middle[1] < y < line.box.middle[1] for y in inner)
        elif any(f.box.holds(*before.box.middle) != f.box.holds(*line.box.middle) for f in fills if f.box.width > 100):
            new = True
        elif wide:
            new = line.box.top - before.box.top > 1.25 * pitch
        else:
            filled = {_column_of(w, edges) for w in line.words}
            new = len(edges) in filled and len(filled) >= max(2, len(edges)) and not (len(edges) == 1 and line.text[:1].islower())
        if new:
            groups.append([line])
        else:
            groups[-1].append(line)
    return groups


def _row(page: int, lines: Sequence[Line], edges: list[float], alone: Sequence[Line] = ()) -> RawRow:
    parts: list[list[Line]] = [[] for _ in range(len(edges) + 1)]
    if len(lines) == 1 and lines[0] in alone:
        return RawRow([cell_of_lines(lines), *[None] * len(edges)], page, lines[0].box.top, lines[0].box.bottom)
    for line in lines:
        columns: dict[int, list[Word]] = {}
        for word in line.words:
            columns.setdefault(_column_of(word, edges), []).append(word)
        for c, words in columns.items():
            parts[c].append(make_line(words))
    cells: list[RawCell | None] = [cell_of_lines(group) if group else None for group in parts]
    return RawRow(cells, page, lines[0].box.top, lines[-1].box.bottom)
