"""A page set in columns that hold tables of their own → its columns in reading order. Pure geometry.

Columns of nothing but prose are parted by `ingest.pages.strips`; here the proof is that each column reads whole by itself: its prose fills it, its tables begin
with labels at its left edge, and no word, rule or shade crosses the gutter. Lists of the members of boards are such columns too.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from statistics import median

from ingest.amounts import true_amount
from ingest.layout.bands import band_halves, blocks_beside
from ingest.layout.grid_columns import grids_apart
from ingest.layout.names_left import names_left
from ingest.layout.text_boxes import text_box_parts
from ingest.model import Box, Page, Rule, Word, around
from ingest.pages.boxes import box_parts
from ingest.pages.like_tables import like_tables_beside
from ingest.pages.lines import ITEM_SIGNS, Segment, group_lines, split_segments
from ingest.pages.panels import panel_parts
from ingest.pages.person_lists import boards
from ingest.pages.side_bars import side_bar_parts
from ingest.pages.tables_beside import tables_beside
from ingest.pages.texts_beside import text_beside_table
from ingest.tables.bar_tables import bars

_GUTTER = (9.0, 1.0)
"""Points left of where the lines of a column begin, from … to, that its gutter keeps free."""
_BEGIN = 6
"""Lines that begin at a column's left edge, at the least."""
_PADDING = 6
"""Points that labels of a table may stand in from the edge of their column's prose."""
_LEAD = 2
"""Lines of text that may stand between a heading and what it heads, below the columns."""
_NARROWEST = 90.0
"""Points that a column is wide, at the least."""
_TALL = 0.5
"""The share of the page's text that an upright rule between columns runs beside, at the least."""
_CORNER = 3.0
"""Rules whose ends are nearer than this (points) meet in a corner."""
_HANGS = 3.0
"""How far (of the font size) the sign of a list's item may stand before its text."""
_SPACE = 2.2
"""A space higher than this (of the font size) in a text parts what belongs to different headings."""
_PROSE = 3
"""Lines of running text that make a column one of prose."""
_ROWS = 4
"""Rows that begin with a label and go on with numbers: as many make a column one of tables."""
_LABELS = 3
"""Lines that begin with a label in a column of cards, at the least."""
_LABEL_WORDS = 3
_CLOSE = 2.2
"""Rows further apart than this (of the font size) are those of a table with texts that wrap beside them."""
_RUNS_ON = 0.8
"""Lines of one text stand nearer than this (of the font size)."""
_NAMES = 0.8
"""The share of the texts beside rows, each begun with a capital, that begin level with one, where they name the rows; the others go on one."""
_EVEN = 1.2
"""Spaces wider than this (of the font size) part texts."""


@dataclass(frozen=True)
class _Place:
    """A part of a page's height, from `top` to `bottom`, that the gutter left of `x` keeps apart."""

    x: float
    top: float
    bottom: float


@dataclass(frozen=True)
class _Side:
    """What stands on one side of a gutter: lines of running text, rows of labels with numbers, numbers in lines without a label."""

    lines: list[list[Word]]
    running: list[list[Word]]
    rows: list[list[Segment]]
    bare: int
    headed: bool
    """Whether a heading stands in it on a line of its own."""
    labels: tuple[str, ...] = ()
    """The labels that its lines begin with: "Mittari:", "Vastuu:"."""

    @property
    def prose(self) -> int:
        """How many lines of running text it holds."""
        return len(self.running)

    @property
    def whole(self) -> bool:
        """Whether it reads by itself."""
        return (self.prose >= _PROSE or len(self.rows) >= _ROWS) and self.bare <= 0.2 * max(len(self.rows), self.prose)


def page_columns(page: Page, words: Sequence[Word]) -> list[Page]:
    """The page in parts in reading order, each with its own words, rules and fills: what stands above columns, the columns, what stands below."""
    boxed = side_bar_parts(page, words) or box_parts(page, words) or panel_parts(page, words) or text_box_parts(page, words)
    if boxed:
        return [part for one in boxed for part in page_columns(one, one.words)]
    edges = [(bar.y, bar.x0, bar.x1) for bar in bars(page.rules, page.fills)]
    parts = [part for ruled in _ruled_apart(page, words, edges) for part in _parted(ruled, edges)]
    if len(parts) < 2:
        return [replace(page, words=tuple(words))]
    return [_part_of(page, part, [p for p in parts if p is not part]) for part in parts]


def _ruled_apart(page: Page, words: Sequence[Word], edges: Sequence[tuple[float, float, float]]) -> list[list[Word]]:
    """The words on either side of an upright rule that runs down the page between two columns, what stands above it first, what below it last."""
    if not words:
        return []
    height = around([w.box for w in words]).height
    for rule in page.rules:
        x = (rule.x0 + rule.x1) / 2
        if rule.horizontal or rule.bottom - rule.top < _TALL * height or any(x0 < x + 3 and x1 > x - 3 and rule.top < y < rule.bottom for y, x0, x1 in edges):
            continue
        if _is_side(rule, page.rules):
            continue
        place = _Place(x, rule.top, rule.bottom)
        left, right = _sides(words, place)
        if min(len(group_lines(left)), len(group_lines(right))) < _BEGIN or any(w.box.x0 < x < w.box.x1 for w in (*left, *right)):
            continue
        above = [w for w in words if w.box.middle[1] < rule.top]
        below = [w for w in words if w.box.middle[1] > rule.bottom]
        return [part for part in (above, left, right, below) if part]
    return [list(words)]


def _is_side(upright: Rule, rules: Sequence[Rule]) -> bool:
    """Whether an upright rule is a side of a frame about a text or table: at both of its ends rules begin, or at both of them rules end."""
    x = (upright.x0 + upright.x1) / 2
    ends = [[r for r in rules if r.horizontal and abs((r.top + r.bottom) / 2 - y) < _CORNER] for y in (upright.top, upright.bottom)]
    return any(all(any(abs((r.x1 if right else r.x0) - x) < _CORNER for r in level) for level in ends) for right in (False, True))


def _part_of(page: Page, words: Sequence[Word], others: Sequence[Sequence[Word]]) -> Page:
    """A part of a page with the rules and fills that lie nearer to its words than to those of the other parts."""
    own, boxes = around([w.box for w in words]), [around([w.box for w in part]) for part in others]

    def mine(x0: float, top: float, x1: float, bottom: float) -> bool:
        box = Box(x0, top, x1, bottom)
        return all(_away(box, own) <= _away(box, other) for other in boxes)

    rules = tuple(r for r in page.rules if mine(r.x0, r.top, r.x1, r.bottom))
    fills = tuple(f for f in page.fills if mine(f.box.x0, f.box.top, f.box.x1, f.box.bottom))
    return replace(page, words=tuple(words), rules=rules, fills=fills)


def _away(box: Box, other: Box) -> float:
    """How far the middle of one box lies outside the other, in points."""
    x, y = box.middle
    return max(other.x0 - x, x - other.x1, 0.0) + max(other.top - y, y - other.bottom, 0.0)


# ------------------------------------------------------------------------------------------------ where columns part


def _parted(words: list[Word], edges: Sequence[tuple[float, float, float]]) -> list[list[Word]]:
    named = names_left(words, edges)
    if named is not None:
        return named
    bands = band_halves(words, edges)
    if bands is not None:
        return _around(*bands, edges)
    best: tuple[int, _Place] | None = None
    for x in _beginnings(words):
        for place in _places(words, edges, x):
            halves = _sides(words, place)
            sides = [_side(half) for half in halves]
            if _columns(sides, halves, edges):
                lines = sum(len(side.lines) for side in sides)
                if best is None or lines > best[0]:
                    best = (lines, place)
    columns = _without_rest_of_text(words, _without_heading_of_more(words, best[1])) if best is not None else None
    pair = tables_beside(words, edges) or (like_tables_beside(words) if columns is None else None)
    if pair is not None and (columns is None or _holds(words, pair_at := _Place(pair.x, pair.top, pair.bottom), columns) or _alone(words, pair_at, columns)):
        return _about(words, _Place(pair.x, pair.top, pair.bottom), edges)  # no columns of text within two tables
    if columns is None:
        blocks = blocks_beside(words, edges)
        return _around(*blocks, edges) if blocks is not None else _beside(words, edges)
    out: list[list[Word]] = []
    above = [w for w in words if w.box.middle[1] < columns.top]
    below = [w for w in words if w.box.middle[1] > columns.bottom]
    if above:
        out += _parted(above, edges)
    for top, bottom in _sections(words, columns, edges):
        for side in _sides(words, _Place(columns.x, top, bottom)):
            out += _parted(side, edges) if side else []
    if below:
        out += _parted(below, edges)
    return out


def _around(above: list[Word], parts: list[list[Word]], below: list[Word], edges: Sequence[tuple[float, float, float]]) -> list[list[Word]]:
    """The parts, with what stands above and below them parted again."""
    return [*(_parted(above, edges) if above else []), *parts, *(_parted(below, edges) if below else [])]


def _holds(words: Sequence[Word], outer: _Place, inner: _Place) -> bool:
    """Whether all that stands in one place stands in another, however far the free space about it reaches."""
    return all(outer.top <= w.box.middle[1] <= outer.bottom for side in _sides(words, inner) for w in side)


def _alone(words: Sequence[Word], tables: _Place, columns: _Place) -> bool:
    """Whether nothing stands on the right but the right one of two tables: what stands left above and below them is of the whole page."""
    return all(tables.top <= w.box.middle[1] <= tables.bottom for w in _sides(words, columns)[1])


def _beside(words: list[Word], edges: Sequence[tuple[float, float, float]]) -> list[list[Word]]:
    """The words parted where a text stands beside a table."""
    found = text_beside_table(words, edges)
    if found is None:
        return [words]
    place = _without_heading_of_more(words, _Place(found.x, found.top, found.bottom))
    above = [w for w in words if w.box.middle[1] < place.top]
    below = [w for w in words if w.box.middle[1] > place.bottom]
    sides = [side for top, bottom in _sections(words, place, edges) for side in _sides(words, _Place(place.x, top, bottom)) if side]
    return [*([above] if above else []), *sides, *(_parted(below, edges) if below else [])]


def _about(words: Sequence[Word], place: _Place, edges: Sequence[tuple[float, float, float]]) -> list[list[Word]]:
    """The words above two tables, those of either of them, and those below."""
    above = [w for w in words if w.box.middle[1] < place.top]
    below = [w for w in words if w.box.middle[1] > place.bottom]
    return [*(_parted(above, edges) if above else []), *_sides(words, place), *(_parted(below, edges) if below else [])]


def _beginnings(words: Sequence[Word]) -> list[float]:
    """Where a column may begin: x of many words, most of them letters, with a gutter's width free before each."""
    if not words:
        return []
    page = around([w.box for w in words])
    starts: dict[int, list[Word]] = {}
    hung: dict[int, float] = {}
    for line in group_lines(words):
        for n, word in enumerate(line):
            if n and line[n - 1].text in ITEM_SIGNS and word.box.x0 - line[n - 1].box.x1 < _HANGS * word.size:
                hung[id(word)] = line[n - 1].box.x0
            if (n == 0 or word.box.x0 - line[n - 1].box.x1 >= _GUTTER[0]) and page.x0 + _NARROWEST < word.box.x0 < page.x1 - _NARROWEST:
                starts.setdefault(round(word.box.x0), []).append(word)
    found = []
    for at in starts:
        near = [word for x in range(at, at + _PADDING + 1) for word in starts.get(x, ())]
        if len(near) >= _BEGIN and sum(w.text[:1].isalpha() for w in near) > 0.6 * len(near):
            found.append((len(near), min(hung.get(id(w), w.box.x0) for w in near)))
    return [x for _, x in sorted(found, reverse=True)][:8]


def _places(words: Sequence[Word], edges: Sequence[tuple[float, float, float]], x: float) -> list[_Place]:
    """The spans of the page's height that nothing crosses at x."""
    left, right = x - _GUTTER[0], x - _GUTTER[1]
    crossed = [w.box for w in words if w.box.x0 < right and w.box.x1 > left]
    crossed += [Box(x0, y, x1, y) for y, x0, x1 in edges if x0 < left and x1 > right]
    ends = sorted((box.top, box.bottom) for box in crossed)
    page = around([w.box for w in words])
    out: list[_Place] = []
    at = page.top - 1
    for top, bottom in [*ends, (page.bottom + 1, page.bottom + 1)]:
        if top - at > 30:
            out.append(_Place(x, at, top))
        at = max(at, bottom)
    return out


def _sides(words: Sequence[Word], place: _Place) -> tuple[list[Word], list[Word]]:
    inside = [w for w in words if place.top <= w.box.middle[1] <= place.bottom]
    return [w for w in inside if w.box.middle[0] < place.x], [w for w in inside if w.box.middle[0] >= place.x]


def _without_heading_of_more(words: Sequence[Word], place: _Place) -> _Place:
    """The place without a heading at its foot that is of what stands below the columns, and the lines of text between the two."""
    left, right = (group_lines(side) for side in _sides(words, place))
    if not any(w.box.top >= place.bottom - 1 for w in words):
        return place
    for n in range(len(left) - 1, max(0, len(left) - 2 - _LEAD), -1):
        line, before = left[n], left[n - 1]
        beside = any(w.box.bottom > line[0].box.top for other in right for w in other)
        apart = line[0].box.top - before[0].box.bottom > 0.5 * line[0].size
        marked = _is_heading(line) or (line[0].size > 1.1 * before[0].size and len(split_segments(line)) == 1)
        if beside or len(split_segments(line)) > 1:
            return place
        if marked and apart:
            return replace(place, bottom=line[0].box.top - 1)
    return place


def _without_rest_of_text(words: Sequence[Word], place: _Place) -> _Place:
    """The place without the short last line of a text that runs over both columns above them."""
    above = group_lines(w for w in words if w.box.middle[1] < place.top)
    left, right = (group_lines(side) for side in _sides(words, place))
    if not above or len(left) < 2 or not right:
        return place
    before, first = above[-1], left[0]
    over = before[0].box.x0 < place.x < before[-1].box.x1 and len(split_segments(before)) == 1 and not before[-1].text.endswith((".", ":", "!", "?"))
    alike = abs(before[0].box.x0 - first[0].box.x0) < 2 and abs(before[0].size - first[0].size) < 0.3 and before[0].bold == first[0].bold
    near = first[0].box.top - before[0].box.bottom < _RUNS_ON * first[0].size and right[0][0].box.top > first[0].box.bottom - 1
    rest = over and alike and near and len(split_segments(first)) == 1 and first[0].text[:1].islower()
    return replace(place, top=first[0].box.bottom) if rest else place


def _sections(words: Sequence[Word], place: _Place, edges: Sequence[tuple[float, float, float]]) -> list[tuple[float, float]]:
    """The height of columns parted where a heading in the left one begins a part of both.

    Nothing stands beside it, and both go on at one height below it, or the right one has a wide space there.
    """
    left, right = (group_lines(side) for side in _sides(words, place))
    out = [place.top]
    for line, after in pairwise(left):
        top, size = line[0].box.top, line[0].size
        marked = (line[0].bold and not after[0].bold) or size > 1.1 * after[0].size
        beside = next((other for other in right if other[0].box.bottom > top - 0.5 * size), None)
        own = beside is not None and _is_heading(beside) and not _numbered(beside)  # a heading of its own, but that of a box beside a table
        if not marked or beside is None or len(split_segments(line)) > 1 or (own and not _is_heading(after) and len(split_segments(after)) < 2):
            continue
        level = abs(beside[0].box.top - after[0].box.top) < 3 and abs(beside[0].size - after[0].size) < 0.6
        last = max((w.box.bottom for other in right if other[0].box.top < beside[0].box.top for w in other), default=None)
        upper = (y for y, x0, _ in edges if last is not None and x0 > place.x - _GUTTER[0] and last + beside[0].size < y < beside[0].box.top)
        begin = min(upper, default=beside[0].box.top)  # a table begins with its first edge, high as its headings may be
        spaced = last is not None and last < top and begin - last > _SPACE * beside[0].size and begin - top < 5 * size
        if beside[0].box.top > line[0].box.bottom - 1 and (level or spaced):
            out.append(top - 1)
    return list(pairwise([*out, place.bottom]))


# ------------------------------------------------------------------------------------------------ what proves columns


def _side(words: Sequence[Word]) -> _Side:
    lines = group_lines(words)
    if not lines:
        return _Side([], [], [], 0, False)
    start, end = min(line[0].box.x0 for line in lines), max(line[-1].box.x1 for line in lines)
    rows, bare, running = [], [], []
    for n, line in enumerate(lines):
        if _running(line, start, end):
            running.append(line)
            continue
        segments = split_segments(line)
        numbers = [s for s in segments if true_amount(s.text, s.amount)]
        if numbers and not segments[0].is_number and segments[0].box.x0 < start + 40:
            rows.append(segments)
        elif numbers and numbers[0] is segments[0]:
            if _label_around(lines, n, start):
                rows.append(segments)
            else:
                bare.append(segments)
    ends = {round(s.box.x1) + d for row in rows for s in row[1:] for d in (-1, 0, 1)}
    # one number under none of those of the rows is what a chart shows
    counted = [segments for segments in bare if len(rows) < _ROWS or len(segments) > 1 or round(segments[0].box.x1) in ends]
    labels = tuple(label for line in lines if line[0].box.x0 < start + 40 and (label := _label_of(line)))
    return _Side(lines, running, rows, len(counted), any(map(_is_heading, lines)), labels)


def _label_of(line: Sequence[Word]) -> str:
    """The label that a line begins with, "Vastuu:", or "" where it begins with none."""
    first = next((n for n, word in enumerate(line[:_LABEL_WORDS]) if word.text.endswith(":")), None)
    return " ".join(word.text for word in line[: first + 1]) if first is not None and line[0].text[:1].isupper() else ""


def _label_around(lines: Sequence[Sequence[Word]], n: int, start: float) -> bool:
    """Whether the numbers of a line stand at the middle of a label that two lines hold, one above them and one below."""
    if not 0 < n < len(lines) - 1:
        return False
    top, bottom = lines[n][0].box.top, lines[n][0].box.bottom
    over, under = lines[n - 1], lines[n + 1]
    if over[0].box.bottom < top or under[0].box.top > bottom:
        return False
    return all(line[0].box.x0 < start + 40 and not line[0].text[:1].isdigit() and len(split_segments(line)) == 1 for line in (over, under))


def _running(line: Sequence[Word], start: float, end: float) -> bool:
    """Whether a line reads as running text that fills its column from `start` to `end`."""
    long = len(line) >= 3 or (len(line) == 2 and sum(len(w.text) for w in line) >= 18)
    if not long or line[-1].box.x1 - start < 0.6 * (end - start) or any(b.box.x0 - a.box.x1 > _EVEN * a.size for a, b in pairwise(line)):
        return False
    return sum(w.text[:1].isdigit() for w in line) < 0.4 * len(line)


def _columns(sides: Sequence[_Side], words: Sequence[Sequence[Word]], edges: Sequence[tuple[float, float, float]]) -> bool:
    """Whether the two sides of a gutter are columns of a page, or of columns again, and not those of a table."""
    if any(len(side.lines) < _BEGIN for side in sides):
        return False
    if all(boards(side.lines) for side in sides) or _cards(*sides) or grids_apart(words[0], words[1], edges):
        return True
    left, right = (side if side.whole and side.prose >= _PROSE else _of_parts(side, own, edges) for side, own in zip(sides, words, strict=True))
    if not left.whole or not right.whole:
        return False
    if not left.rows and not right.rows:
        return False
    if max(left.prose, right.prose) >= _PROSE:
        return _unlike(left, right)
    return left.headed and right.headed and min(median(len(r) for r in side.rows) if side.rows else 3 for side in sides) >= 3


def _cards(left: _Side, right: _Side) -> bool:
    """Whether each side holds targets, projects or risks under headings of their own, said under the same labels on both or under each over and over."""
    if not all(side.headed and len(side.labels) >= _LABELS for side in (left, right)) or left.rows or right.rows:
        return False
    own, others = set(left.labels), set(right.labels)
    return bool(own & others) or (len(left.labels) > len(own) and len(right.labels) > len(others))


def _of_parts(side: _Side, words: Sequence[Word], edges: Sequence[tuple[float, float, float]]) -> _Side:
    """A side that is set in columns again, by what these hold; else as it is."""
    parts = [_side(part) for part in _parted(list(words), edges)]
    if len(parts) < 2:
        return side
    rows = [row for part in parts for row in part.rows]
    return _Side(side.lines, [line for p in parts for line in p.running], rows, sum(p.bare for p in parts), all(p.headed for p in parts))


def _unlike(left: _Side, right: _Side) -> bool:
    """Whether no side is a table whose rows the text on the other explains or names: its rows stand close, at other heights than the lines of the text."""
    if _names_rows(left, right):
        return False
    for side, other in ((left, right), (right, left)):
        if not side.rows or side.prose >= _PROSE:
            continue
        heights = [line[0].box.bottom for line in other.lines]
        level = sum(any(abs(row[0].box.bottom - y) < 1 for y in heights) for row in side.rows)
        steps = [b[0].box.bottom - a[0].box.bottom for a, b in pairwise(side.rows)]
        if level > 0.6 * len(side.rows) or median(steps) > _CLOSE * median(row[0].size for row in side.rows):
            return False
    return True


def _names_rows(left: _Side, right: _Side) -> bool:
    """Whether the texts on the left are the names of the rows on the right, each begun level with its row and gone on below it in small letters."""
    heights = [row[0].box.bottom for row in right.rows]
    begun = [line[0].box.bottom for line in left.lines if not line[0].text[:1].islower()]
    level = sum(any(abs(y - height) < 1 for height in heights) for y in begun)
    own = sum(any(abs(y - height) < 1 for y in begun) for height in heights)
    return len(heights) > 2 and len(begun) < len(left.lines) and own == len(heights) and level >= _NAMES * len(begun)


def _is_heading(line: Sequence[Word]) -> bool:
    return line[0].bold and line[0].text[:1].isupper() and len(split_segments(line)) == 1


def _numbered(line: Sequence[Word]) -> bool:
    """Whether a line in the place of a heading may head the columns of a table: "TA 2025"."""
    return any(c.isdigit() for w in line for c in w.text)
