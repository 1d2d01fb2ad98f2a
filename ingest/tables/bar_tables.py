"""Tables whose rows only horizontal rules, shaded bands or blank space part, so that cells wrap over several lines. Pure geometry."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from ingest.amounts import MINUSES, true_amount
from ingest.columns.record_columns import heads_words, is_card, untitled_roles
from ingest.model import Box, Fill, Rule, Word
from ingest.pages.left_set_heads import hung_together, in_turn
from ingest.pages.lines import Line, group_lines, join_lines, make_line, read_lines
from ingest.pages.number_columns import row_like
from ingest.pages.parted_rows import go_on, parted_rows
from ingest.pages.raw_tables import RawCell, RawRow, RawTable, cell_of_lines, merge_wrapped, with_lone_minuses

_SAME = 5.0
"""Rules whose ends are nearer than this (points) belong to one table."""
_TALLEST = 240.0
"""Points: a band between two rules that is taller is no row."""
_TALLEST_HEAD = 90.0
"""Points from the top of the headings to the edge that they stand on."""
_WIDE = 8.0
"""Points: a gap this wide parts columns wherever it runs through the rows."""
_GROUP = re.compile(rf"\d{{3}}(?:,\d+)?[{re.escape(MINUSES)}]?|[%€]")
_BETWEEN = frozenset("×x*=")
"""What stands between the parts of a product, a space from each."""
_SHORT = 45
"""Characters of a heading."""
_COUNTED = 0.55
"""Share of numbers among the texts under headings of words, at the most."""
_SPACE = 0.42
"""A space wider than this (of the font size) is wider than one between words."""

_JUMP = 0.35
"""The blank between rows is wider than that between the lines of one by this (of the font size), where all gaps are of two kinds."""


@dataclass(frozen=True)
class Bar:
    """A horizontal edge over a table's width, or over its right part (`x0` further right than the table begins)."""

    y: float
    x0: float
    x1: float


_TOLD = 40
"""Letters of a text beside the numbers of a row, at the least."""
_PARTED = 6
"""Rows each between two edges, at the least, for what stands between them to be one row however few texts wrap."""
_OPENING = 3
"""Rows at the top of a page among which the headings of another table may stand."""
_NUMBERS = 2
"""Columns of numbers of a table that another one's headings stand over, at the least."""


@dataclass(frozen=True)
class _Band:
    """The words between two edges; `split`: where the cells left of that x reach up over the edge above, else None."""

    top: float
    bottom: float
    words: tuple[Word, ...]
    split: float | None = None


def find_bar_tables(page: int, words: Sequence[Word], rules: Sequence[Rule], fills: Sequence[Fill], before: RawTable | None = None) -> list[RawTable]:
    """Every table of the page whose rows only edges part; `before` is the last table of the page before, which the first may go on."""
    edges = bars(rules, fills)
    if before is not None and words and edges:
        # the first row of a page may have no edge above it
        top = min(w.box.top for w in words) - 1.5
        below = next((b for b in edges if b.y > top + 5), None)
        if below is not None:  # cells that reach over several rows leave the left of an edge free
            left = min(b.x0 for b in edges if abs(b.x1 - below.x1) <= _SAME)
            edges = sorted([*edges, Bar(top, left, below.x1)], key=lambda b: (b.y, b.x0))
    out: list[RawTable] = []
    used: set[int] = set()
    floor = 0.0
    placed = [(w.box.middle[0], w) for w in words]
    for n, bar in enumerate(edges):
        if bar.y < floor:
            continue
        free = [w for x, w in placed if bar.x0 - _SAME <= x <= bar.x1 + _SAME and id(w) not in used]
        goes_on = before if not any(w.box.bottom < bar.y - 60 for w in words) else None
        found = _read(page, edges[n:], free, fills, goes_on)
        if found is not None:
            out.append(found)
            used |= found.words
            floor = found.box.bottom - 1
    return out


def bars(rules: Sequence[Rule], fills: Sequence[Fill]) -> list[Bar]:
    """Horizontal edges from the top, the pieces of one line joined; fills that are as wide as a row give their upper and lower edge."""
    pieces = [((r.top + r.bottom) / 2, r.x0, r.x1) for r in rules if r.horizontal and r.x1 - r.x0 > 8]
    pieces += [(y, f.box.x0, f.box.x1) for f in fills if f.box.height > 7 for y in (f.box.top, f.box.bottom)]
    lines: list[list[tuple[float, float, float]]] = []
    for piece in sorted(pieces):
        if lines and piece[0] - lines[-1][0][0] <= 2.0:
            lines[-1].append(piece)
        else:
            lines.append([piece])
    out = []
    for line in lines:
        spans: list[list[float]] = []
        for _, x0, x1 in sorted(line, key=lambda p: p[1]):
            if spans and x0 - spans[-1][1] <= 4:
                spans[-1][1] = max(spans[-1][1], x1)
            else:
                spans.append([x0, x1])
        y = sum(p[0] for p in line) / len(line)
        out += [Bar(y, x0, x1) for x0, x1 in spans if x1 - x0 > 120]
    return out


def find_spaced_tables(page: int, words: Sequence[Word], fills: Sequence[Fill], before: RawTable | None = None) -> list[RawTable]:
    """Every table of the page whose rows only blank space parts, under headings that are bold or shaded; `before` as above."""
    out: list[RawTable] = []
    lines = group_lines(words)
    n = 0
    if before is not None and lines and _heading_block(lines, 0, fills) == 0:
        rows, after = _spaced_rows(lines, 0)
        known = _columns_before(before, rows) if len(rows) > 1 or (rows and _starts_under(before, rows[0])) else None
        table = _build(page, [], rows, known, fills) if known and _wraps(rows, known) else None
        if table is not None and not _is_head_again(table, before):
            table.xs = list(before.xs)
            out.append(table)
            n = after
    while n < len(lines):
        last = _heading_block(lines, n, fills)
        rows, after = _spaced_rows(lines, last) if last > n else ([], n)
        head = [make_line(line) for line in lines[n:last]]
        edges = _same_columns(before, rows, head) or (_column_edges(rows, head) if len(rows) > 1 else [])
        words_only = len(edges) > 1 and not _counts(rows) and not _runs_together(rows, edges)
        table = _build(page, head, rows, edges, fills) if words_only and _wraps(rows, edges) and _fits_under(head, rows, edges) else None
        if table is None:
            n += 1
            continue
        if before is not None and not out and table.labels() == before.labels() and len(before.xs) == len(table.xs):
            table.xs = list(before.xs)
        out.append(table)
        n = after
    return out


def _counts(rows: Sequence[_Band]) -> bool:
    """Whether a row would hold several lines of numbers: each line is a row of its own then, whatever blank stands between them."""
    for row in rows:
        lines = [make_line(line) for line in group_lines(row.words)]
        if sum(sum(true_amount(s.text, s.amount) for s in line.numbers) > 1 for line in lines) > 1:
            return True
    return False


def _runs_together(rows: Sequence[_Band], gaps: Sequence[tuple[float, float]]) -> bool:
    """Whether a cell would hold several numbers side by side: they are of columns that too few rows show."""
    lines = [line for row in rows for own in _cells(row.words, gaps).values() for line in own]
    return any(sum(true_amount(s.text, s.amount) for s in line.numbers) > 1 for line in lines)


def _starts_under(before: RawTable, row: _Band) -> bool:
    """Whether the texts of a row begin where those of the table before do, in most of its columns."""
    gaps = [(a[1], b[0]) for a, b in zip(before.xs, before.xs[1:], strict=False)]
    cells = _cells(row.words, gaps)
    begin = [abs(lines[0].box.x0 - before.xs[c][0]) <= 2 or abs(lines[0].box.x1 - before.xs[c][1]) <= 2 for c, lines in cells.items()]
    return len(cells) >= max(3, 0.6 * len(before.xs)) and sum(begin) >= 0.8 * len(begin)


def _heading_block(lines: Sequence[list[Word]], n: int, fills: Sequence[Fill]) -> int:
    """The line after the headings that begin at line n, or n when none do: marked lines close to each other, three texts apart on one of them."""
    last = n
    while (
        last < len(lines)
        and _marked(lines[last], fills)
        and (last == n or _gap(lines[last - 1], lines[last]) < 0.6 * lines[n][0].size)
        and abs(lines[last][0].size - lines[n][0].size) < 0.5
    ):
        last += 1
    made = [make_line(line) for line in lines[n:last]]
    fullest = max(made, key=lambda line: len(line.words), default=None)
    segments = [s for line in made for s in line.segments]
    if (
        fullest is None
        or len(fullest.words) < 3
        or len(fullest.segments) < 2
        or len(made) > 5
        or any(true_amount(s.text, s.amount) or len(s.text) > 2 * _SHORT for s in segments)
    ):
        return n
    over = all(sum(min(s.box.x1, f.box.x1) > max(s.box.x0, f.box.x0) for f in fullest.segments) < 2 for s in made[0].segments)
    return last if made[0] is fullest or (over and max(s.box.width for s in made[0].segments) < 0.5 * fullest.box.width) else n


def _gap(upper: Sequence[Word], lower: Sequence[Word]) -> float:
    return min(w.box.top for w in lower) - max(w.box.bottom for w in upper)


def _spaced_rows(lines: Sequence[list[Word]], first: int) -> tuple[list[_Band], int]:
    """Rows from line `first` on, and the line after them: the blank between rows is clearly wider than that between the lines of one."""
    size = lines[first][0].size if first < len(lines) else 0.0
    last = first
    while (
        last < len(lines) and abs(max(w.size for w in lines[last]) - size) < 0.12 * size and (last == first or _gap(lines[last - 1], lines[last]) < 3.2 * size)
    ):
        last += 1
    gaps = [_gap(a, b) for a, b in zip(lines[first:last], lines[first + 1 : last], strict=False)]
    if not gaps:
        return ([_band(lines[first:last])], last) if last > first else ([], first)
    tight = min(gaps)
    above = max(pairwise(sorted(gaps)), key=lambda pair: pair[1] - pair[0], default=(tight, tight))
    parted = above[1] - above[0] >= _JUMP * size and above[0] < 0.45 * size  # two kinds of gaps, none between them
    wide = [g for g in gaps if g > (above[0] if parted else max(tight + 0.35 * size, 0.55 * size) if tight < 0.45 * size else 0.0)]
    if not wide:
        return [_band(lines[first:last])], last
    rows: list[list[list[Word]]] = [[lines[first]]]
    for gap, line in zip(gaps, lines[first + 1 : last], strict=True):
        if gap > 1.5 * median(wide) + 2:
            break
        if gap >= min(wide):
            rows.append([line])
        else:
            rows[-1].append(line)
    return [_band(row) for row in rows], first + sum(len(row) for row in rows)


def _band(lines: Sequence[list[Word]]) -> _Band:
    words = tuple(w for line in lines for w in line)
    return _Band(min(w.box.top for w in words), max(w.box.bottom for w in words), words)


def _fits_under(head: Sequence[Line], rows: Sequence[_Band], gaps: Sequence[tuple[float, float]]) -> bool:
    """Whether texts stand under the headings row by row: no row but a group's runs over the columns, most fill several of them."""
    over = [any(w.box.x0 < a - 1 and w.box.x1 > b + 1 for a, b in gaps for w in row.words) for row in rows]
    full = [len(_cells(row.words, gaps)) >= max(2, 0.5 * (len(gaps) + 1)) for row in rows]
    headed = {_column_of(w.box.middle[0], gaps) for line in head for w in line.words}
    return not any(over) and sum(full) >= 0.6 * len(rows) and len(headed) >= len(gaps)


# ------------------------------------------------------------------------------------------------ bands


def _read(page: int, bars: Sequence[Bar], words: Sequence[Word], fills: Sequence[Fill], before: RawTable | None) -> RawTable | None:
    """The table whose uppermost edge below its headings, or above its first row, is the first of the bars."""
    first = bars[0]
    ends = [b for b in bars[1:] if abs(b.x1 - first.x1) <= _SAME and b.x0 >= first.x0 - _SAME and b.x0 < first.x0 + 0.7 * (first.x1 - first.x0)]
    head = head_above(first, words, fills)
    upper = next((b for b in ends if b.y - first.y > 5), None)
    inside = [w for w in words if first.y - 1 < w.box.middle[1] < upper.y + 1] if upper is not None and not head else []
    named = _is_head(inside, fills)
    if not head and not named and before is None and not _short_words(inside):
        return None
    bands = _bands(first, ends, words)
    if not head and named and len(bands) > 1:
        head, bands = read_lines(bands[0].words), bands[1:]
    known = _columns_before(before, bands) if before is not None and not head and first.x0 < before.xs[0][1] else None
    if known is not None and any(row_like(line) for line in read_lines([w for w in words if w.box.bottom < first.y + 1])):
        return None  # the rest of a table, of which rows stand above the first edge too
    if known is not None and before is not None and any(_heads_anew(band, known, before, fills) for band in bands[:_OPENING]):
        return None  # another table, under a heading of its own
    if not head and known is None:
        if len(bands) < 3 or not _short_words(bands[0].words):
            return None
        head, bands = read_lines(bands[0].words), bands[1:]
        if max(w.size for line in head for w in line.words) > 1.15 * median(w.size for band in bands for w in band.words):
            return None
    edges = known if known is not None else _same_columns(before, bands, head) or _column_edges(bands, head)
    if not edges or not (_wraps(bands, edges) or _heads_words(head, bands, edges)):
        return None
    if (head or named) and (len(bands) == 1 or not any(abs(bar.y - bands[-1].bottom) < 1 for bar in ends)) and go_on(words, bands[-1].bottom, edges):
        return None  # space alone parts its rows
    if len(bands) == 1 and head:
        bands = [_band(rows) for rows in parted_rows(group_lines(bands[0].words), edges)]
    table = _build(page, head, bands, edges, fills)
    if table is not None and (_is_cut_card(table) or (before is not None and _is_head_again(table, before))):
        return None
    if table is not None and before is not None and (known is not None or (head and table.labels() == before.labels() and len(before.xs) == len(table.xs))):
        table.xs = list(before.xs)
    return table


def _is_head_again(table: RawTable, before: RawTable) -> bool:
    """Whether a table is nothing but the headings of the one on the page before, printed again over rows that no edges part."""
    return len(table.rows) == 1 and not table.header and [cell.text if cell is not None else "" for cell in table.rows[0].cells] == before.labels()


def _is_cut_card(table: RawTable) -> bool:
    """Whether a table is a card, headings down the left and one text beside each, whose texts blank space has parted by chance."""
    if len(table.xs) < 3:
        return False
    names = [table.labels()[0], *(row.cells[0].text if row.cells[0] is not None else "" for row in table.rows)]
    cells = [[cell.text for cell in row.cells[1:] if cell is not None] for row in table.rows]
    cut = sum(len(texts) < 2 or any(text[:1].islower() for text in texts[1:]) for texts in cells)
    return cut >= 0.5 * len(cells) and (is_card(names) or untitled_roles(names) is not None)


def _bands(first: Bar, ends: Sequence[Bar], words: Sequence[Word]) -> list[_Band]:
    """The rows under an edge: what stands between it and the next one, and so on, as long as it can be one row."""
    out: list[_Band] = []
    top, split = first.y, None
    for bar in ends:
        if bar.y - top < 5:
            continue
        inside = [w for w in words if top - 1 < w.box.middle[1] < bar.y + 1]
        size = max((w.size for band in out for w in band.words), default=None)
        if bar.y - top > _TALLEST or not _one_row(inside, top, bar.y, size, first.x1 - first.x0):
            break  # an edge of what stands further down
        out.append(_Band(top, bar.y, tuple(inside), split))
        top, split = bar.y, bar.x0 if bar.x0 > first.x0 + _SAME else None
    last = _last_band(top, words, out)
    return [*out, last] if last is not None else out


def _one_row(words: Sequence[Word], top: float, bottom: float, size: float | None, width: float) -> bool:
    """Whether what stands between two edges can be one row: no larger print than in the rows above, no wide gap between its lines, no paragraph."""
    if not words or (size is not None and max(w.size for w in words) > 1.15 * size):
        return False
    rows = group_lines(words)
    size = median(w.size for w in words)
    edges = [top, *(y for row in rows for y in (min(w.box.top for w in row), max(w.box.bottom for w in row))), bottom]
    gaps = [b - a for a, b in zip(edges[::2], edges[1::2], strict=True)]
    inner = max(gaps[1:-1], default=0.0)
    left = min(row[0].box.x0 for row in rows)
    for gap, row in zip(gaps[1:-1], rows[1:], strict=True):
        if gap > 0.9 * size and len(make_line(row).segments) > 1 and row[0].box.x0 < left + 3:
            return False
    prose = len(rows) > 1 and all(len(make_line(row).segments) == 1 for row in rows) and max(row[-1].box.x1 - row[0].box.x0 for row in rows) > 0.6 * width
    return not prose and gaps[0] < 3.0 * size and inner < 1.6 * size and gaps[-1] < max(3.0 * size, 90 if len(rows) == 1 else 30)


def _last_band(top: float, words: Sequence[Word], above: Sequence[_Band]) -> _Band | None:
    """What stands right under the last edge, where a table has none below its last row."""
    if not above:
        return None
    size = max(w.size for band in above for w in band.words)
    pads = sorted(min(w.box.top for w in band.words) - band.top for band in above)
    rows = group_lines([w for w in words if w.box.top > top - 1])
    taken: list[Word] = []
    bottom = top
    for row in rows:
        gap = min(w.box.top for w in row) - bottom
        if gap > (pads[-1] + 2.5 if not taken else 0.7 * size) or max(w.size for w in row) > 1.1 * size:
            break
        taken += row
        bottom = max(w.box.bottom for w in row)
    following = next((w for w in words if w.box.top > bottom - 1 and w.box.top - bottom < 1.0 * size), None)
    if taken and _is_note(taken, above):
        return None
    return _Band(top, bottom, tuple(taken)) if taken and following is None else None


def _is_note(words: Sequence[Word], above: Sequence[_Band]) -> bool:
    """Whether what stands under the last edge runs over most of the width of the rows `above`, or over the gaps between several columns: a note."""
    rows = [w.box for band in above for w in band.words]
    width = max(box.x1 for box in rows) - min(box.x0 for box in rows)
    lines = [make_line(line) for line in group_lines(words)]
    longest = max(lines, key=lambda line: line.box.width).box
    cells = [_pieces(row) for row in _lines_of(above)]
    over = sum(longest.x0 < a and a + _WIDE < min(b, longest.x1) for a, b in _free(cells)) if cells else 0
    return all(len(line.segments) == 1 for line in lines) and (longest.width > 0.6 * width or over > 1)


# ------------------------------------------------------------------------------------------------ headings


def _marked(words: Sequence[Word], fills: Sequence[Fill]) -> bool:
    return all(w.bold for w in words) or all(any(f.box.holds(*w.box.middle) for f in fills) for w in words)


def head_above(first: Bar, words: Sequence[Word], fills: Sequence[Fill]) -> list[Line]:
    """Heading lines that stand on the first edge: bold or shaded, two apart at the least."""
    rows = group_lines([w for w in words if first.y - _TALLEST_HEAD < w.box.top and w.box.bottom < first.y + 2])
    taken: list[list[Word]] = []
    bottom = first.y
    for row in reversed(rows):
        gap = bottom - max(w.box.bottom for w in row)
        size = max(w.size for w in row)
        if gap > (1.4 if not taken else 0.6) * size or not _marked(row, fills) or (taken and abs(size - max(w.size for w in taken[-1])) > 0.1 * size):
            break
        taken.append(row)
        bottom = min(w.box.top for w in row)
    lines = [make_line(row) for row in reversed(taken)]
    return lines if lines and max(len(line.segments) for line in lines) >= 3 and _headings([s for line in lines for s in line.segments]) else []


def _headings(segments: Sequence[object]) -> bool:
    return all(len(s.text) <= _SHORT and not true_amount(s.text, s.amount) for s in segments)  # type: ignore[attr-defined]


def _is_head(words: Sequence[Word], fills: Sequence[Fill]) -> bool:
    if not words or not _marked(words, fills) or max(w.size for w in words) > 1.15 * median(w.size for w in words):  # a section's heading over them
        return False
    lines = read_lines(words)
    return max(len(line.segments) for line in lines) >= 3 and _headings([s for line in lines for s in line.segments])


def _heads_anew(band: _Band, gaps: Sequence[tuple[float, float]], before: RawTable, fills: Sequence[Fill]) -> bool:
    """Whether a row holds headings over columns of numbers, and mostly others than the table on the page before has."""
    held = [c for row in before.rows for c, cell in enumerate(row.cells) if cell is not None and cell.amount is not None]
    if sum(count > 1 for count in Counter(held).values()) < _NUMBERS or not _is_head(band.words, fills):
        return False
    rows = [heading_row(line, gaps, len(gaps) + 1) for line in read_lines(band.words)]
    labels = [join_lines([row[c] for row in rows if row[c]]) for c in range(len(gaps) + 1)]
    return 2 * sum(own == other for own, other in zip(labels, before.labels(), strict=True)) < len(labels)


def _short_words(words: Sequence[Word]) -> bool:
    segments = [s for line in read_lines(words) for s in line.segments]
    return len(segments) >= 3 and _headings(segments) and not any(s.text.endswith(".") and len(s.words) > 2 for s in segments)


# ------------------------------------------------------------------------------------------------ columns


def _lines_of(bands: Sequence[_Band]) -> list[list[Word]]:
    """The lines of all rows but those that run over the columns: one text alone in its band."""
    out = []
    for band in bands:
        rows = group_lines(band.words)
        if len(rows) == 1 and len(make_line(rows[0]).segments) == 1:
            continue
        out += rows
    return out


def _columns_before(before: RawTable, bands: Sequence[_Band], empty: bool = False) -> list[tuple[float, float]] | None:
    """The gaps between the columns of the table on the page before, when no word of these rows crosses them; `empty`: columns may be empty in all of them."""
    gaps = [(a[1], b[0]) for a, b in zip(before.xs, before.xs[1:], strict=False)]
    lines = _lines_of(bands)
    sizes = [cell.size for row in before.rows for cell in row.cells if cell and cell.size]
    if len(gaps) < 2 or not lines or not sizes or abs(median(sizes) - median(w.size for row in lines for w in row)) > 0.4:
        return None
    here = _free([_pieces(row) for row in lines])
    out = []
    for a, b in gaps:
        near = [(x0, x1) for x0, x1 in here if min(b, x1) - max(a, x0) > -0.5]
        if not near:
            return None
        gap = min(near, key=lambda gap: min(abs(gap[1] - b), abs(gap[0] - a)))
        out.append((max(gap[0], a), min(gap[1], b)) if empty and gap[0] < a and b < gap[1] else gap)
    return out if len(_cells(bands[0].words, out)) >= 2 and len(set(out)) == len(out) else None


def _pieces(words: Sequence[Word]) -> list[Box]:
    """The boxes of the words of a line, those of one number or one product ("3 × 4 = 12", "H × V") together."""
    out: list[Box] = []
    last: Word | None = None
    for word in words:
        if (
            last is not None
            and word.box.x0 - last.box.x1 < 0.5 * word.size
            and ((_GROUP.fullmatch(word.text) and last.text[-1:].isdigit()) or last.text in MINUSES or _factors(last, word))
        ):
            out[-1] = out[-1].union(word.box)
        else:
            out.append(word.box)
        last = word
    return out


def _factors(left: Word, right: Word) -> bool:
    """Whether two words are a part of a product and the sign beside it: "3" and "×", "=" and "12"."""
    part = right.text if left.text in _BETWEEN else left.text if right.text in _BETWEEN else ""
    return part.isdigit() or (part.isalpha() and len(part) == 1)


def _free(lines: Sequence[Sequence[Box]]) -> list[tuple[float, float]]:
    """The gaps that no piece crosses, with what is free on either side of all; words of neighbouring cells may touch."""
    spans = sorted((box.x0, box.x1) for row in lines for box in row)
    out = [(0.0, spans[0][0])]
    reach = spans[0][1]
    for x0, x1 in spans[1:]:
        if x0 - reach >= -0.8:
            out.append((min(reach, x0), x0))
        reach = max(reach, x1)
    return [*out, (reach, 10000.0)]


def _same_columns(before: RawTable | None, bands: Sequence[_Band], head: Sequence[Line]) -> list[tuple[float, float]] | None:
    """The gaps of the table on the page before when its headings are printed again in the same places."""
    for empty in (False, True):
        known = _columns_before(before, bands, empty) if before is not None and bands else None
        if before is None or known is None:
            continue
        rows = [heading_row(line, known, len(known) + 1) for line in head]
        if [join_lines([row[c] for row in rows if row[c]]) for c in range(len(known) + 1)] == before.labels():
            return known
    return None


def _column_edges(bands: Sequence[_Band], head: Sequence[Line]) -> list[tuple[float, float]]:
    """The gaps between columns that run through all rows: wide ones, and narrow ones on which texts begin or end line by line under a heading that does."""
    lines = [_pieces(row) for row in _lines_of(bands)]
    if not lines:
        return []
    free = _free(lines)[1:-1]
    reach = max(box.x1 for row in lines for box in row)
    headings = [w.box for line in head for w in line.words]
    size = median(box.height for row in lines for box in row)
    out = [gap for gap in free if _parts(gap, lines, headings, size)]
    out = [gap for n, gap in enumerate(out) if _headed(gap, out[n + 1][0] if n + 1 < len(out) else reach, headings, lines, len(bands))]
    if len(head) == 1 and len(head[0].segments) == len(out) + 1:
        return out  # a heading each, the last one perhaps at the right edge of its column
    # a column that is empty in every row shows in the headings only
    heads = sorted((s.box for line in head for s in line.segments), key=lambda box: box.x0)
    out = [part for n, gap in enumerate(out) for part in _about_empty(gap, out[n - 1][1] if n else 0.0, out[n + 1][0] if n + 1 < len(out) else reach, heads)]
    for s in sorted((s for line in head for s in line.segments), key=lambda s: s.box.x0):
        if s.box.x0 > reach:
            out.append((reach, s.box.x0))
            reach = s.box.x1
    return out


def _about_empty(gap: tuple[float, float], left: float, right: float, heads: Sequence[Box]) -> list[tuple[float, float]]:
    """The gap, or the two beside a heading that stands in it, where the columns on either side, which reach from `left` and to `right`, have their own."""
    a, b = gap
    inside = [box for box in heads if a - 0.5 <= box.x0 and box.x1 <= b + 0.5]
    others = [box for box in heads if box not in inside]
    before, behind = ([box for box in others if box.x0 < end and box.x1 > begin] for begin, end in ((left, a), (b, right)))
    if not inside or not before or not behind:
        return [gap]
    x0, x1 = min(box.x0 for box in inside), max(box.x1 for box in inside)
    if max(box.x1 for box in before) > x0 - 1 or min(box.x0 for box in behind) < x1 + 1:
        return [gap]
    return [(a, x0), (x1, b)]


def _headed(gap: tuple[float, float], end: float, headings: Sequence[Box], lines: Sequence[Sequence[Box]], rows: int) -> bool:
    """Whether a column that begins behind the gap has a heading, is narrow with something in many rows, or the table has none; else it is a part of another."""
    free, begin = gap
    if not headings or any(
        box.x0 < end - 1 and (box.x1 > begin + 1 or box.x0 > free + 1) for box in headings
    ):  # it may stand over a mark drawn before the text
        return True
    filled = sum(any(box.x0 > begin - 1 and box.x1 < end + 1 for box in row) for row in lines)
    return end - begin < 18 and filled > max(1, 0.3 * rows)


def _parts(gap: tuple[float, float], lines: Sequence[Sequence[Box]], headings: Sequence[Box], size: float) -> bool:
    a, b = gap
    ends = min((box.x0 for box in headings if box.x0 > b + 2.5), default=10000.0)
    begins = max((box.x1 for box in headings if box.x1 < a - 2.5), default=-1.0)
    after = [own[0] for row in lines if (own := [w for w in row if b - 0.5 <= w.x0 < ends - 2.5])]
    ahead = [own[-1] for row in lines if (own := [w for w in row if begins + 2.5 < w.x1 <= a + 0.5])]
    both = [
        min(behind) - max(front) for row in lines if (behind := [w.x0 for w in row if w.x0 >= b - 0.5]) and (front := [w.x1 for w in row if w.x1 <= a + 0.5])
    ]
    if not after or not ahead:
        return False
    left = sum(abs(w.x0 - b) <= 1.5 for w in after) / len(after)
    right = sum(abs(w.x1 - a) <= 1.5 for w in ahead) / len(ahead)
    if b - a >= _WIDE and (not both or sum(both) / len(both) >= size or max(left, right) >= 0.6):
        return True
    crossed = any(box.x0 < a - 1 and box.x1 > b + 1 for box in headings)
    headed = any(abs(box.x0 - b) <= 2 for box in headings) or any(abs(box.x1 - a) <= 2 for box in headings)
    if crossed or not headed:
        return False
    # texts in the middle beside cells of several lines share no line with them, but all of them begin and end on the gap
    return (max(left, right) >= 0.7 and len(both) >= 2) or (min(left, right) >= 0.9 and min(len(after), len(ahead)) > 2)


def _column_of(x: float, gaps: Sequence[tuple[float, float]]) -> int:
    return sum(x > (a + b) / 2 for a, b in gaps)


# ------------------------------------------------------------------------------------------------ cells


def _wraps(bands: Sequence[_Band], gaps: Sequence[tuple[float, float]]) -> bool:
    """Whether a table has a column of words beside the labels, most of all when a cell wraps, and few bands hold several rows of numbers."""
    wrapped, stacked, worded, told, heads = 0, 0, 0, 0, 0
    for band in bands:
        columns = _cells(band.words, gaps)
        texts = {c: [line for line in lines if not any(s.is_number for s in line.segments)] for c, lines in columns.items()}
        numbers = max((sum(all(true_amount(s.text, s.amount) for s in line.segments) for line in lines) for lines in columns.values()), default=0)
        stacked += numbers > 1
        wrapped += any(len(lines) > 1 for lines in texts.values())
        worded += any(
            c > 0 and sum(len(line.text) for line in lines) > 12 and (len(lines) > 1 or len(lines[0].words) > 2 or lines[0].text.endswith("."))
            for c, lines in texts.items()
        )
        told += any(c > 0 and len(lines) > 1 and sum(len(line.text) for line in lines) > _TOLD for c, lines in texts.items())
        heads += not numbers and len(columns) > _NUMBERS
    if told and not stacked and not heads and len(bands) >= _PARTED:  # what is told of a row or two
        return True
    return (worded >= 0.3 * len(bands) if wrapped else worded >= max(2, 0.5 * len(bands))) and stacked <= 0.25 * len(bands)


def _heads_words(head: Sequence[Line], bands: Sequence[_Band], gaps: Sequence[tuple[float, float]]) -> bool:
    """Whether the headings are those of a table of words, however few and short its rows are; none holds several rows of numbers, nor mostly numbers."""
    rows = [heading_row(line, gaps, len(gaps) + 1) for line in head]
    segments = [s for band in bands for lines in _cells(band.words, gaps).values() for line in lines for s in line.segments]
    if sum(s.is_number for s in segments) > _COUNTED * len(segments):
        return False
    return heads_words([" ".join(row[c] for row in rows if row[c]) for c in range(len(gaps) + 1)]) and not _counts(bands) and not _runs_together(bands, gaps)


def _cells(words: Sequence[Word], gaps: Sequence[tuple[float, float]]) -> dict[int, list[Line]]:
    by_column: dict[int, list[Word]] = {}
    for word in words:
        by_column.setdefault(_column_of(word.box.middle[0], gaps), []).append(word)
    return {c: read_lines(own) for c, own in by_column.items()}


def _build(page: int, head: Sequence[Line], bands: Sequence[_Band], gaps: Sequence[tuple[float, float]], fills: Sequence[Fill]) -> RawTable | None:
    count = len(gaps) + 1
    every = [w for band in bands for w in band.words] + [w for line in head for w in line.words]
    xs = []
    for c in range(count):
        own = [w.box for w in every if _column_of(w.box.middle[0], gaps) == c]
        xs.append((min((b.x0 for b in own), default=gaps[c - 1][1]), max((b.x1 for b in own), default=gaps[c - 1][1] + 4)))
    box = every[0].box
    for word in every:
        box = box.union(word.box)
    rows: list[RawRow] = []
    for band, reach in _with_spans(bands):
        rows += _rows(page, band, gaps, count, fills, reach)
    if count < 3 or sum(sum(c is not None for c in row.cells) >= 2 for row in rows) < 0.5 * len(rows):
        return None
    heads = hung_together(head, [heading_row(line, gaps, count) for line in head])
    if len(head) == 1:
        spans = [(a, b) for (_, a), (b, _) in pairwise([(0.0, 0.0), *gaps, (10000.0, 10000.0)])]
        heads = [in_turn(head[0].segments, spans, heads[0]) or heads[0]]
    table = RawTable(page, box, xs, heads, rows, False, {id(w) for w in every})
    labels = table.labels()
    side_by_side = any(labels[1:c] == labels[c + 1 : 2 * c] and any(labels[1:c]) for c in range(2, count - 1))
    return None if side_by_side else table


def _with_spans(bands: Sequence[_Band]) -> list[tuple[_Band, float | None]]:
    """Bands with the words of cells that reach over several of them moved to the first; the x left of which the band has nothing of its own, else None."""
    out: list[tuple[_Band, float | None]] = []
    for band in bands:
        if band.split is None or not out:
            out.append((band, None))
            continue
        high = [w for w in band.words if w.box.middle[0] < band.split]
        first = max(n for n, (_, reach) in enumerate(out) if reach is None)
        owner = out[first][0]
        out[first] = (_Band(owner.top, owner.bottom, (*owner.words, *high), owner.split), None)
        out.append((_Band(band.top, band.bottom, tuple(w for w in band.words if w.box.middle[0] >= band.split), band.split), band.split))
    return out


def heading_row(line: Line, gaps: Sequence[tuple[float, float]], count: int) -> list[str]:
    """A text for each column; a heading that reaches over several is repeated, headings a space apart are parted where columns begin or end."""
    texts: list[list[str]] = [[] for _ in range(count)]
    for segment in line.segments:
        over = [c for c in range(count) if (c == 0 or segment.box.x1 > gaps[c - 1][1] + 3) and (c == count - 1 or segment.box.x0 < gaps[c][0] - 3)]
        if len(over) < 2:
            texts[over[0] if over else _column_of(segment.box.middle[0], gaps)].append(segment.text)
            continue
        cuts = [_cut(segment.words, gaps[c - 1]) or _cut_between(segment.words, gaps, c) or _cut_wide(segment.words, gaps, c) for c in over[1:]]
        if None in cuts:
            for c in over:
                texts[c].append(segment.text)
            continue
        for word in segment.words:
            texts[over[0] + sum(cut is not None and word.box.x0 >= cut for cut in cuts)].append(word.text)
    return [" ".join(parts) for parts in texts]


def _cut(words: Sequence[Word], gap: tuple[float, float]) -> float | None:
    """Where headings part at a gap between columns: at the word that begins behind it, or behind the one that ends before it."""
    a, b = gap
    starts = [w.box.x0 - 0.5 for w in words if abs(w.box.x0 - b) <= 2.5]
    ends = [w.box.x1 + 0.1 for w in words if abs(w.box.x1 - a) <= 2.5]
    return starts[0] if starts else ends[0] if ends else None


def _cut_between(words: Sequence[Word], gaps: Sequence[tuple[float, float]], c: int) -> float | None:
    """Where two headings a space apart part that each stand in the middle over a narrow column, c - 1 and c."""
    if c < 2 or c >= len(gaps):
        return None
    middles = [(gaps[n - 1][1] + gaps[n][0]) / 2 for n in (c - 1, c)]
    for n in range(1, len(words)):
        parts = [(part[0].box.x0 + part[-1].box.x1) / 2 for part in (words[:n], words[n:])]
        if all(abs(a - b) < 3 for a, b in zip(parts, middles, strict=True)):
            return words[n].box.x0 - 0.1
    return None


def _cut_wide(words: Sequence[Word], gaps: Sequence[tuple[float, float]], c: int) -> float | None:
    """Where a space wider than that between the words of a text parts headings over columns c - 1 and c."""
    for left, right in pairwise(words):
        if right.box.x0 - left.box.x1 > _SPACE * right.size and _column_of(left.box.middle[0], gaps) < c <= _column_of(right.box.middle[0], gaps):
            return right.box.x0 - 0.1
    return None


def _rows(page: int, band: _Band, gaps: Sequence[tuple[float, float]], count: int, fills: Sequence[Fill], reach: float | None) -> list[RawRow]:
    """A band as one row, or as several where numbers stand over each other in it."""
    filled = any(f.box.holds(*word.box.middle) for word in band.words[:1] for f in fills)
    lines = group_lines(band.words)
    if len(lines) == 1 and len(make_line(lines[0]).segments) == 1 and reach is None:
        row = RawRow([None] * count, page, band.top, band.bottom, filled)
        row.cells[_column_of(lines[0][0].box.x0, gaps)] = cell_of_lines([make_line(lines[0])])
        return [row]
    columns = _cells(band.words, gaps)
    numbers = max(sum(len(line.segments) == 1 and true_amount(line.text, line.segments[0].amount) for line in own) for own in columns.values())
    if numbers > 1:
        parts = []
        for words in lines:
            own = _cells(words, gaps)
            cells: list[RawCell | None] = [cell_of_lines(own[c]) if c in own else None for c in range(count)]
            parts.append(RawRow(cells, page, min(w.box.top for w in words), max(w.box.bottom for w in words), filled))
        return merge_wrapped(with_lone_minuses(parts))
    return [RawRow([cell_of_lines(columns[c]) if c in columns else None for c in range(count)], page, band.top, band.bottom, filled)]
