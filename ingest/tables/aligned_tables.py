"""Tables without a grid: numbers that stand under each other, their labels and headings. Geometry only."""

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise
from statistics import median

from ingest.amounts import read_unit, year_like
from ingest.model import Fill, Rule, Word, around
from ingest.pages.column_headings import headings
from ingest.pages.left_set_heads import goes_on_below, zones_begun
from ingest.pages.lines import BULLETS, Line, Segment, is_light, make_line, make_segment
from ingest.pages.names_over import names_over
from ingest.pages.names_with_places import name_and_place
from ingest.pages.number_columns import (
    cut_at_edges,
    empty_columns,
    inner_labels,
    label_apart,
    minus_only,
    name_columns,
    number_columns,
    row_like,
    text_columns,
    texts_apart,
    trails,
    unit_column,
    without_stray_spaces,
)
from ingest.pages.printer_pages import is_starred, printed_heads
from ingest.pages.raw_tables import REST, RawCell, RawRow, RawTable, cell_of_lines, joined, merge_wrapped, with_lone_minuses
from ingest.tables.bar_tables import bars
from ingest.tables.owner_columns import cut_at_heads, known_owners, owner_heads, owner_starts, take_owners
from ingest.tables.repeated_heads import over_repeats
from ingest.units.units import rank_told

_CAPTION = re.compile(r"(?i:taulukko|taul\.)\s+\d{1,3}(?:\.\d{1,2})*[.:)]?\s+\S")
_DATE = re.compile(r"\d{1,2}\.\d{1,2}\.(?:19|20)\d\d")
_DATED = re.compile(r"^(?:TP|TA|TOT|Toteuma|Talousarvio|Tilinpäätös|Ennuste)\b.*(?:19|20)\d\d$", re.IGNORECASE)
"""A measure and its time over a column: "Toteuma 1–4/2025"."""
_FEW = 3
"""Words behind each other in bold, more of which head no rows."""
_STOP = re.compile(r"[a-zåäö]{4}\.$")
_RUNS_ON = 0.6
"""Lines of one text stand nearer than this (font sizes)."""
_AMONG = 1.7
"""Text among the rows of a table stands nearer to them than this (font sizes)."""
_EDGE = 3.0
"""Right edges nearer than this (points) are one column's."""
_GAP = 12.0
"""Points between two shaded cells of one row, at the most."""
_OWN = 2
"""Headings on one line above a printout's table that has its own are more than these."""
_LARGER = 1.05
"""How much larger than the headings of columns that of a section is, at the least."""
_NAME_SIZE = 1.6
"""How much larger than the rows the name of a unit over them is that has what it is a part of behind it, at the most."""
_DEEP = 3
"""Lines that one heading goes on over, at the most, below its first."""
_SET = 2.0
"""A heading ends this near to the right edge of its column, in points; texts of one column begin as near."""


def find_aligned(
    page: int, lines: Sequence[Line], rules: Sequence[Rule], fills: Sequence[Fill], before: RawTable | None = None, printout: bool = False
) -> list[RawTable]:
    """Every run of lines whose numbers stand in columns, with the heading lines over it; `before` is the table that the first may go on.

    `printout`: headings between two rules over the page are those of all tables below them that have none of their own.
    """
    lines = texts_apart(sorted(lines, key=lambda line: line.box.top))
    heads = printed_heads(lines, rules) if printout else []
    lines = [line for line in lines if not any(line is other for head in heads for other in head)]
    fills = _bands(fills)
    names = names_over(lines, [(bar.y, bar.x0, bar.x1) for bar in bars(rules, fills)])
    tables: list[RawTable] = []
    taken = -1
    n = 0
    while n < len(lines):
        if not row_like(lines[n]):
            n += 1
            continue
        last = _grow(lines, n, names)
        body = list(lines[n : last + 1])
        if _is_table(body):
            over = next((head for head in reversed(heads) if head[-1].box.top < body[0].box.top), None)
            first, end = _header(lines, n, taken + 1, body, fills, names)
            if over is not None and any(len(line.segments) > _OWN for line in lines[first:end]):
                over = None  # the table has headings of its own
            elif over is not None:
                first, end = n, n
            named = [line for line in lines[end:n] if is_starred(line)]
            rows = [*(line for line in lines[end:n] if line not in named), *body]
            tables.append(_build(page, over or lines[first:end], rows, rules, fills, before if not tables else None, names))
            if over is not None or named:  # a heading of its own stands between the headings of its columns and the table
                tables[-1].box = around([line.box for line in body])
            taken = last
        n = last + 1
    return _with_headings_above(tables, lines)


def _bands(fills: Sequence[Fill]) -> list[Fill]:
    """The shades, those of one colour that stand side by side as one: a row of shaded cells, a narrow gap between groups of them."""
    out: list[Fill] = []
    for fill in sorted(fills, key=lambda f: (f.box.top, f.box.bottom, f.box.x0)):
        last = out[-1] if out else None
        level = last is not None and abs(last.box.top - fill.box.top) < 1 and abs(last.box.bottom - fill.box.bottom) < 1
        if last is not None and level and last.color == fill.color and fill.box.x0 - last.box.x1 < _GAP:
            out[-1] = Fill(last.box.union(fill.box), fill.color)
        else:
            out.append(fill)
    return out


def _with_headings_above(tables: list[RawTable], lines: Sequence[Line]) -> list[RawTable]:
    """A table without headings whose columns stand under another's on the page: the rest of it, or one with the same headings."""
    out: list[RawTable] = []
    for table in tables:
        above = out[-1] if out else None
        if above is None or table.header or not above.header or not _same_right_edges(above, table):
            out.append(table)
            continue
        between = [line for line in lines if above.box.bottom - 1 < line.box.top and line.box.bottom < table.box.top + 1]
        among = bool(between) and _said_among_rows(above, between, table)
        if any(_prose(line, above.box.x0, above.box.x1) for line in between) and not among:
            out.append(table)
        elif between and not among:
            table.header = [list(row) for row in above.header]
            out.append(table)
        else:
            above.rows = merge_wrapped([*above.rows, *table.rows])
            above.box = above.box.union(table.box)
            above.words |= table.words
    return out


def _said_among_rows(above: RawTable, between: Sequence[Line], table: RawTable) -> bool:
    """Whether lines of text stand between rows of one table, as near to them as to each other, none of them a heading: what the row above is about."""
    boxes = [above.box, *(line.box for line in between), table.box]
    near = all(below.top - box.bottom < _AMONG * max(line.size for line in between) for box, below in pairwise(boxes))
    return near and not any(segment.bold for line in between for segment in line.segments)


def _same_right_edges(above: RawTable, table: RawTable) -> bool:
    return len(above.xs) == len(table.xs) and all(
        abs(a[1] - b[1]) <= 4 or min(a[1], b[1]) - max(a[0], b[0]) > 0.6 * min(a[1] - a[0], b[1] - b[0])
        for a, b in zip(above.xs[1:], table.xs[1:], strict=True)
    )


def _grow(lines: Sequence[Line], start: int, names: frozenset[float] = frozenset()) -> int:
    """The last line of the table that begins at `start`; `names`: the heights of lines that run over all columns."""
    last = start
    rows = [lines[start]]
    pending = 0
    for n in range(start + 1, len(lines)):
        line, before = lines[n], lines[n - 1]
        steps = [b.box.top - a.box.top for a, b in pairwise(rows)]
        pitch = median(steps) if steps else 1.7 * line.size
        if line.box.top - before.box.bottom > max(2.2 * line.size, 1.7 * pitch):
            break
        if (_CAPTION.match(line.text) and not line.numbers) or is_starred(line):
            break
        if _rest_of_row(line, rows[-1]) or _rest_of_texts(lines, n, rows[-1]):
            last = n
            continue
        if row_like(line) or _under_numbers(line, rows):
            if not _fits(line, rows):
                break
            rows.append(line)
            last, pending = n, 0
            continue
        if name_and_place(line) is None and (_heads_columns(line, rows) or _heads_one(line, rows) or _heads_in_light(line, rows)):
            break
        if not _label_like(line, rows) and not minus_only(line) and line.box.top not in names:
            break
        pending += 1
        if pending > 4:
            break
        if line.text[:1].islower() and line.box.top - before.box.bottom < 0.6 * line.size:
            last = n
    return last


def _rest_of_row(line: Line, row: Line) -> bool:
    """Whether a line is the ends of the numbers on the line above it, which a narrow column broke: "11 635" over "000"."""
    if line.box.top - row.box.bottom > 0.6 * line.size or row.segments[0].is_number:
        return False
    return all(REST.fullmatch(s.text) and any(abs(s.box.x1 - above.box.x1) < 2 for above in row.numbers) for s in line.segments) and len(line.segments) < len(
        row.segments
    )


def _rest_of_texts(lines: Sequence[Line], n: int, row: Line) -> bool:
    """Whether line n goes on the texts of a row right above it, one of them behind its numbers: "loppuvuonna." under "Työt valmistuvat".

    What begins with a capital is of the row above only where the next line stands further off.
    """
    line, before = lines[n], lines[n - 1]
    numbers = [n for n, s in enumerate(row.segments) if s.is_number]
    if not numbers or line.box.top - before.box.bottom > _RUNS_ON * line.size or abs(line.size - row.size) > 0.3:
        return False
    behind = [s for s in row.segments[numbers[0] :] if not s.is_number]
    texts = [*(s for s in row.segments[: numbers[0]] if not s.is_number), *behind]
    on = [s for s in line.segments if any(abs(s.box.x0 - text.box.x0) < _SET for text in behind)]
    placed = all(any(abs(s.box.x0 - text.box.x0) < _SET for text in texts) for s in line.segments)
    if not placed or not on:
        return False
    after = next((other for other in lines[n + 1 :] if not all(any(abs(s.box.x0 - text.box.x0) < _SET for text in behind) for s in other.segments)), None)
    above, below = line.box.top - before.box.bottom, after.box.top - line.box.bottom if after is not None else float("inf")
    if any(s.text[:1].isupper() for s in line.segments if s not in on):
        return after is not None and below > 2 * max(above, 0.2 * line.size)
    return below > above + 0.1 * line.size or (below > above - 0.1 * line.size and all(s.text[:1].islower() for s in on))


def _under_numbers(line: Line, rows: Sequence[Line]) -> bool:
    """Whether a line holds numbers only, each of which ends where a number of the rows above does."""
    ends = [s.box.x1 for row in rows[-6:] for s in row.numbers]
    return len(rows) > 1 and all(s.is_number and not year_like(s.text) and any(abs(s.box.x1 - x) < 1.5 for x in ends) for s in line.segments)


def _columns_of(rows: Sequence[Line]) -> list[tuple[float, float]]:
    """Spans of the numbers that stand under each other."""
    spans = sorted((s.box.x0, s.box.x1) for row in rows for s in row.numbers)
    out: list[tuple[float, float]] = []
    for x0, x1 in spans:
        if out and x0 < out[-1][1] - 1:
            out[-1] = (out[-1][0], max(out[-1][1], x1))
        else:
            out.append((x0, x1))
    return out


def _without_codes(row: Line) -> Line:
    """A row without the numbers before its label: those of accounts or projects."""
    first = next((n for n, s in enumerate(row.segments) if not s.is_number), 0)
    return Line(row.segments[first:], row.box)


def _behind_codes(columns: list[tuple[float, float]], rows: Sequence[Line]) -> list[tuple[float, float]]:
    """The columns of numbers without a first one of codes, those of accounts or projects, which stand before the labels: a title runs over it."""
    first = columns[0]
    coded = [row for row in rows if row.segments[0].is_number and row.segments[0].box.x0 < first[1]]
    codes = all(row.segments[0].text.isdigit() and len(row.segments) > 2 and not row.segments[1].is_number for row in coded)
    return columns[1:] if len(columns) > 1 and len(coded) > 1 and codes else columns


def _fits(line: Line, rows: Sequence[Line]) -> bool:
    """Whether a row can stand under the others: numbers under theirs, or a label under their labels (items and sums in columns of their own)."""
    if abs(line.size - rows[-1].size) > 0.35 * line.size:
        return False
    columns = _columns_of(rows[-12:])
    hits = sum(any(min(x1, s.box.x1) - max(x0, s.box.x0) > -4 for x0, x1 in columns) for s in line.numbers)
    labels = [r.segments[0].box.x0 for r in rows if not r.segments[0].is_number]
    labelled = not line.segments[0].is_number and bool(labels) and min(labels) - 25 <= line.segments[0].box.x0 <= max(labels) + 25
    return hits * 2 >= len(line.numbers) or labelled


def _heads_columns(line: Line, rows: Sequence[Line]) -> bool:
    """Words over at least two columns of numbers, or times behind a label: the headings of another table."""
    times = {s.text for s in line.segments[1:] if year_like(s.text) or _DATE.fullmatch(s.text) or _DATED.search(s.text)}
    if len(times) > 1 and not line.segments[0].is_number:
        return True
    if len(line.segments) > _FEW and all(s.bold and not s.is_number for s in line.segments):  # "Euroa | Talousarvio | Toteuma | Tot. %"
        return True
    columns = _columns_of(rows[-12:])
    if len(columns) == 1 and len(line.segments) > 2 and all(s.bold for s in line.segments) and not rows[-1].segments[0].bold:
        return True  # several bold words behind each other head no single column
    over = {n for n, (x0, x1) in enumerate(columns) for s in line.segments if not (s.amount and s.amount.nil) and min(x1, s.box.x1) - max(x0, s.box.x0) > 0}
    return len(over) >= 2 and len(line.segments) >= 2


def _heads_one(line: Line, rows: Sequence[Line]) -> bool:
    """Whether a bold line with one year, under no number of the rows above, heads the one column of another table: "Veroprosentti | 2026"."""
    if len(line.segments) != 2 or not year_like(line.segments[1].text) or not all(s.bold for s in line.segments) or rows[-1].segments[0].bold:
        return False
    year = line.segments[1].box
    return all(min(x1, year.x1) <= max(x0, year.x0) for x0, x1 in _columns_of(rows[-12:]))


def _heads_in_light(line: Line, rows: Sequence[Line]) -> bool:
    """Whether several words apart in light print, below rows in dark print, are the headings of another table on their dark band."""
    return len(line.segments) > 1 and not line.numbers and is_light(line.words) and not any(is_light(row.words) for row in rows)


def _label_like(line: Line, rows: Sequence[Line]) -> bool:
    """A text in the place of labels that does not run over the columns."""
    columns = _columns_of([_without_codes(row) for row in rows[-12:]])
    if not columns:
        return False
    edge = columns[0][1]
    lefts = [row.segments[0].box.x0 for row in rows if not row.segments[0].is_number]
    first = line.segments[0]
    reach = 20 if first.box.x1 > columns[0][0] - 4 else 80
    most = _NAME_SIZE if name_and_place(line) is not None else 1.25
    return (not lefts or first.box.x0 >= min(lefts) - reach) and first.box.x1 <= edge + 4 and first.box.x0 < columns[0][0] and line.size <= most * rows[-1].size


def _is_table(body: Sequence[Line]) -> bool:
    """Several rows, or one with several numbers; not a list of contents (one column of growing page numbers)."""
    rows = [line for line in body if row_like(line)]
    if len(rows) == 1:
        return len(rows[0].numbers) >= 2 and len(rows[0].segments) > len(rows[0].numbers)
    columns = _columns_of(rows)
    if len(columns) == 1:
        values = [s.amount.number for row in rows for s in row.numbers if s.amount]
        whole = all(v == v.to_integral_value() and 0 < v < 2000 for v in values)
        if whole and len(values) > 2 and all(a <= b for a, b in pairwise(values)):
            return False
    years = [int(row.segments[0].text) for row in rows if year_like(row.segments[0].text) and len(row.segments) > 2]
    by_year = len(years) == len(rows) > 2 and len(set(years)) == len(years)
    return by_year or any(len(row.segments) > len(row.numbers) for row in rows)


def _header(
    lines: Sequence[Line], first_row: int, floor: int, body: Sequence[Line], fills: Sequence[Fill], names: frozenset[float] = frozenset()
) -> tuple[int, int]:
    """Heading lines over a table: the index of the first and of the one after the last; labels between them and the first row are rows."""
    rows = [line for line in body if row_like(line)]
    coded = _columns_of(rows)
    columns = _behind_codes(coded, rows)
    left = min(s.box.x0 for line in body for s in line.segments)
    right = columns[-1][1]
    start, end = first_row, first_row
    scaled = first_row
    for n in range(first_row - 1, max(floor, first_row - 10) - 1, -1):
        line, below = lines[n], lines[n + 1]
        if end == start and len(line.segments) == 1 and read_unit(line.text) is not None:
            scaled = n  # "€" over the names, below the headings of the columns
            continue
        shaded = end > start and any(f.box.holds(*line.box.middle) and f.box.holds(*lines[start].box.middle) for f in fills)
        if minus_only(line) or (
            end == start and (_coded(line, coded) or _of_dashes(line) or (line.box.top in names and _near(line, below)) or name_and_place(line))
        ):
            continue
        if end > start and not shaded and _in_band(lines[start], fills, right - left) and not _in_band(line, fills, right - left):
            break
        heads = [*columns, *((s.box.x0, s.box.x1) for other in lines[start:end] for s in other.segments if s.box.x0 > columns[0][0] - 40)]
        stands_over = (
            _stands_over(line, heads) or (end > start and _over_first(line, columns, rows)) or _set_left(lines[max(floor, n - _DEEP) : n + 1], columns, rows)
        )
        if (
            end == start
            and not stands_over
            and any(_stands_over(other, columns) for other in _in_one_band(lines[max(floor, n - 3) : n], line, fills, right - left))
        ):
            stands_over = True  # the end of a heading set left over numbers that are set right, in the shade of all headings
        reach = 4.2 if stands_over and end == start else 1.6
        if (
            (below.box.top - line.box.bottom > reach * line.size and not shaded)
            or row_like(line)
            or (_prose(line, left, right) and not (stands_over and _over_each(line, columns)))
            or _sentence_ends(line)
            or _is_item(line)
            or (line.size > 1.3 * rows[0].size and not (end == start and n > floor and _under_band(lines[n - 1], line, columns, fills)))
            or _in_larger_print(line, lines[start:end])
            or _heads_corner(line, lines[start:end])
        ):
            break
        if stands_over or (shaded and line.segments[-1].box.x1 > columns[0][0]):
            if end == start:
                end = n + 1
            start = n
        elif _labels_only(line, columns, rows) and (shaded or n >= first_row - 3 or start - n <= 1):
            if shaded or (end > start and (line.text.endswith("-") or _closes(lines[start], [line]))):
                start = n
        else:
            break
    while start < end < first_row and _closes(lines[end], lines[start:end]):
        end += 1
    return start, (scaled + 1 if start < end <= scaled < first_row else end)


def _closes(line: Line, above: Sequence[Line]) -> bool:
    """Whether what heads the labels on a line ends the bracket that it opens on a line above: "€)" under "Kansalaisopisto (1 000"."""
    first = line.segments[0]
    over = [head.segments[0].text for head in above if abs(head.segments[0].box.x0 - first.box.x0) < _SET]
    return ")" in first.text and "(" not in first.text and bool(over) and over[-1].count("(") > over[-1].count(")")


def _in_larger_print(line: Line, heads: Sequence[Line]) -> bool:
    """Whether a line is the heading of the section above the headings of the columns: bold and larger, where they are neither."""
    bold = [all(w.bold for w in one.words) for one in (line, *heads)]
    return bool(heads) and bold[0] and not any(bold[1:]) and all(line.size > _LARGER * head.size for head in heads)


def _under_band(heads: Line, line: Line, columns: list[tuple[float, float]], fills: Sequence[Fill]) -> bool:
    """Whether a line is the name of the first unit, in larger print, right under the shade with the headings of the columns."""
    alone = len(line.segments) == 1 and line.box.x1 < columns[0][0] and line.size <= _NAME_SIZE * heads.size
    over = len(heads.segments) > 2 and _stands_over(heads, columns) and _in_band(heads, fills, columns[-1][1] - line.box.x0)
    return alone and over and line.box.top - heads.box.bottom < 2 * line.size


def _near(line: Line, below: Line) -> bool:
    """Whether a line stands no further over the next one than rows do."""
    return below.box.top - line.box.bottom < 1.6 * line.size


def _in_band(line: Line, fills: Sequence[Fill], width: float) -> bool:
    """Whether a line stands in a shade that is as wide as most of a table."""
    return any(f.box.holds(*line.box.middle) and f.box.width > 0.6 * width for f in fills)


def _in_one_band(lines: Sequence[Line], line: Line, fills: Sequence[Fill], width: float) -> list[Line]:
    """The lines that stand in the same shade, as wide as most of a table, as another line."""
    bands = [f.box for f in fills if f.box.holds(*line.box.middle) and f.box.width > 0.6 * width and f.box.height < 6 * line.size]
    return [other for other in lines if any(box.holds(*other.box.middle) for box in bands)]


def _coded(line: Line, columns: list[tuple[float, float]]) -> bool:
    """Whether a line is a heading inside a ledger: a number over the numbers of accounts in the first column, and a name beside it."""
    first = line.segments[0].box
    over = min(columns[0][1], first.x1) - max(columns[0][0], first.x0) > 0 and abs(columns[0][0] - first.x0) < line.size
    named = len(columns) > 2 and len(line.segments) < 3 and line.box.x1 < columns[1][0] and line.segments[-1].amount is None
    return over and named and re.match(r"\d{1,6}\s+[^\W\d]{2}", line.text) is not None


def _of_dashes(line: Line) -> bool:
    """Whether a line is a row whose every number is a dash."""
    name, *rest = line.segments
    return bool(rest) and name.amount is None and all(s.amount is not None and s.amount.nil for s in rest)


def _heads_corner(line: Line, heads: Sequence[Line]) -> bool:
    """Whether a line names a unit over headings that have one over the labels, and remarks one thing: "Kustannuspaikka 103 Museo … 1–6/2025"."""
    first = line.segments[0]
    return len(line.segments) <= 2 and any(abs(head.segments[0].box.x0 - first.box.x0) < line.size for head in heads) and bool(rank_told(first.text))


def _labels_only(line: Line, columns: list[tuple[float, float]], rows: Sequence[Line]) -> bool:
    """Whether a line has text only where the rows have their labels: left of the numbers, or where a second column of labels begins."""
    starts = [s.box.x0 for row in rows for s in row.segments if not s.is_number and s.box.x0 > columns[0][1]]
    return all(
        s.box.x1 < columns[0][1] or (any(abs(s.box.x0 - x) < 25 for x in starts) and not any(x0 < s.box.x1 and s.box.x0 < x1 for x0, x1 in columns))
        for s in line.segments
    )


def _stands_over(line: Line, columns: list[tuple[float, float]]) -> bool:
    """Whether the words of a line are headings over columns of numbers or over headings, not a title that runs over them from the left."""
    over = [s for s in line.segments if s.box.x1 > columns[0][0] and any(min(x1, s.box.x1) - max(x0, s.box.x0) > -6 for x0, x1 in columns)]
    if not over:
        return False
    return len(line.segments) > 1 or over[0].box.x0 > columns[0][0] - 40


def _over_first(line: Line, columns: list[tuple[float, float]], rows: Sequence[Line]) -> bool:
    """Whether a line is one heading over the first column of numbers alone, wider than it, clear of the labels."""
    labels = max((s.box.x1 for row in rows for s in row.segments if s.box.x1 < columns[0][0]), default=columns[0][0])
    box = line.box
    over = box.x0 > labels + 6 and box.x0 < columns[0][1] and box.x1 > columns[0][0]
    return over and len(line.segments) == 1 and (len(columns) < 2 or box.x1 < columns[1][0])


def _set_left(lines: Sequence[Line], columns: list[tuple[float, float]], rows: Sequence[Line]) -> bool:
    """Whether the last of some lines is of headings at the left edges of columns whose numbers stand at the right edges, clear of them, or goes on one."""
    labels = _end_of_labels(columns, rows)
    *above, line = lines
    while above and len(line.segments) == 1 and line.box.x0 > rows[0].segments[0].box.x0 + _SET and goes_on_below(above[-1], line):
        line = above.pop()
    return zones_begun([s for s in line.segments if labels < s.box.x0 < columns[-1][1]], [(labels, labels), *columns])


def _beside_heads(line: Line, above: Line, columns: list[tuple[float, float]]) -> bool:
    """Whether a line is what heads the labels, set a little lower than the headings of the columns: rows of a table never overlap."""
    return line.box.top < above.box.bottom - 1 and len(line.segments) == 1 and len(above.segments) > 1 and _stands_over(above, columns)


def _one_of_each(line: Line, columns: list[tuple[float, float]], rows: Sequence[Line]) -> bool:
    """Whether a line has a heading in the zone of each column, however far from its numbers."""
    labels = _end_of_labels(columns, rows)
    heads = [s for s in line.segments if s.box.x0 > labels]
    return len(heads) == len(columns) and zones_begun(heads, [(labels, labels), *columns])


def _end_of_labels(columns: list[tuple[float, float]], rows: Sequence[Line]) -> float:
    return max((s.box.x1 for row in rows for s in row.segments if s.box.x1 < columns[0][0]), default=columns[0][0])


def _prose(line: Line, left: float, right: float) -> bool:
    return any(len(s.words) > 6 and s.box.width > 0.5 * (right - left) for s in line.segments) or (
        len(line.segments) == 1 and len(line.words) > 4 and line.box.x0 < left + 12 and line.text.endswith((".", ":", "!"))
    )


def _over_each(line: Line, columns: list[tuple[float, float]]) -> bool:
    """Whether the long texts of a line are headings a space apart: a word ends where each of the columns below does, before a space as wide as any other."""
    wide = [s for s in line.segments if sum(s.box.x0 < x1 and x0 < s.box.x1 for x0, x1 in columns) > 1]
    for segment in wide:
        over = [x1 for x0, x1 in columns if segment.box.x0 < x1 and x0 < segment.box.x1]
        gaps = [(a.box.x1, b.box.x0 - a.box.x1) for a, b in pairwise(segment.words)]
        ends = [gap for gap in gaps if any(abs(gap[0] - x1) < _SET for x1 in over[:-1])]
        if len(ends) != len(over) - 1 or abs(segment.box.x1 - over[-1]) > _SET:
            return False
        if min(gap for _, gap in ends) < max((gap for x, gap in gaps if (x, gap) not in ends), default=0.0):
            return False
    return bool(wide)


def _is_item(line: Line) -> bool:
    """Whether a line is an item of a list that ends over the table: "• tuloveroprosentti 8,6"."""
    sign, *rest = line.words
    return bool(rest) and sign.text in BULLETS and len(line.segments) < 3 and rest[0].text[:1].isalpha()


def _sentence_ends(line: Line) -> bool:
    """Whether a text on a line is the last words of a sentence: of columns of text that end over the table."""
    return any(len(s.words) > (2 if s.text[:1].islower() else 5) and _STOP.search(s.text) for s in line.segments)


# ------------------------------------------------------------------------------------------------ cells


def _build(
    page: int,
    header: Sequence[Line],
    body: Sequence[Line],
    rules: Sequence[Rule],
    fills: Sequence[Fill],
    before: RawTable | None,
    names: frozenset[float] = frozenset(),
) -> RawTable:
    body = cut_at_edges(without_stray_spaces(body))
    rows = [line for line in body if row_like(line)]
    clear = [line for line in rows if len(line.numbers) >= 0.7 * max(len(r.numbers) for r in rows)]
    numbers = number_columns(clear)
    body = [label_apart(line, numbers) for line in body]
    rows = [line for line in body if row_like(line)]
    clear = [line for line in rows if len(line.numbers) >= 0.7 * max(len(r.numbers) for r in rows)]
    known = [line for line in rows if line not in clear]
    for line in known:
        for s in line.numbers:
            if not any(min(x1, s.box.x1) - max(x0, s.box.x0) > 0 for x0, x1 in numbers):
                numbers = sorted([*numbers, (s.box.x0, s.box.x1)])
    edge = numbers[0][0]
    words = text_columns(rows, numbers, edge)
    columns = sorted([*numbers, *words])
    left = min(line.box.x0 for line in (*header, *body) if line.box.top not in names)
    if not any(_one_of_each(line, columns, rows) for line in header):
        columns = sorted([*columns, *empty_columns(header, columns)])
    inner = inner_labels(rows, left, edge)
    own = (inner, edge) if inner is not None else unit_column(rows, left, edge)
    xs = [(left, edge), *columns] if own is None else [(left, own[0] - 1), own, *columns]
    starts = name_columns(header, rows, left, edge) if own is None else []
    owners = known_owners(before, header, rows, edge) if before is not None else []
    owners = owners or (owner_heads(header, rows, left, edge) if header else owner_starts(rows, left, edge))
    if owners:
        starts = [head.box.x0 - 1 for head in owners[1:]]
        body = cut_at_heads(body, owners)
    if starts:
        xs = [*_spans_between([left, *starts, edge]), *columns]
    raw_rows: list[RawRow] = []
    whole: Line | None = None
    for n, line in enumerate(body):
        over = line.box.top in names or (line.box.x1 > xs[1][0] - 1 and name_and_place(line) is not None)
        row = _name(page, line, len(xs)) if over else _row(page, line, xs)
        if whole is not None and _rest_of_texts(body, n, whole):
            raw_rows[-1].cells = [joined(a, b) for a, b in zip(raw_rows[-1].cells, row.cells, strict=True)]
            raw_rows[-1].bottom = row.bottom
            continue
        raw_rows.append(row)
        whole = line if row_like(line) else None
    raw_rows = with_lone_minuses(raw_rows)
    for row in raw_rows:
        middle = (row.top + row.bottom) / 2
        row.filled = any(f.box.top - 1 <= middle <= f.box.bottom + 1 and f.box.width > 0.5 * (xs[-1][1] - left) for f in fills)
    box = header[0].box if header else body[0].box
    for line in (*header, *body):
        box = box.union(line.box)
    table = RawTable(page, box, xs, [], [], False, {id(w) for line in (*header, *body) for w in line.words})
    held = [span if span in numbers else _held(raw_rows, n, span) for n, span in enumerate(xs)]
    heads = headings(header, xs, rules, {n for n, span in enumerate(xs) if n == 0 or span not in numbers}, held)
    if owners:
        heads = take_owners(table, raw_rows, heads, [(head.text, head.box.x0) for head in owners])
    else:
        table.rows = merge_wrapped(raw_rows)
    table.header = over_repeats(_shared(heads, table))
    return table


def _held(rows: Sequence[RawRow], column: int, span: tuple[float, float]) -> tuple[float, float]:
    """How far the texts in a column of words reach; its own span where it is empty."""
    cells = [cell for row in rows if (cell := row.cells[column]) is not None]
    return (min(c.box.x0 for c in cells), max(c.box.x1 for c in cells)) if cells else span


def _spans_between(edges: Sequence[float]) -> list[tuple[float, float]]:
    """(x0, x1) between each edge and the next, a point short of it."""
    return [(x0, x1 - 1) for x0, x1 in pairwise(edges)]


def _shared(header: list[list[str]], table: RawTable) -> list[list[str]]:
    """Headings given to the unheaded columns of items beside a headed column of their sums.

    The two are never filled in one row, or every second column of the table is unheaded: then items and sums stand in pairs.
    """
    headed = [any(row[c] for row in header) for c in range(len(table.xs))]
    pairs = headed[1:] in ([False, True] * (len(headed) // 2), [True, False] * (len(headed) // 2)) and len(headed) > 2
    for c in range(1, len(table.xs)):
        if headed[c]:
            continue
        for beside in (c + 1, c - 1) if not pairs or headed[-1] else (c - 1,):
            if 0 < beside < len(table.xs) and headed[beside] and (pairs or not any(row.cells[c] and row.cells[beside] for row in table.rows)):
                for row in header:
                    row[c] = row[beside]
                break
    return header


def _name(page: int, line: Line, count: int) -> RawRow:
    """A line over all columns as the name of the rows below it, wherever on its width it stands."""
    return RawRow([cell_of_lines([line]), *[None] * (count - 1)], page, line.box.top, line.box.bottom, over_all=True)


def _row(page: int, line: Line, xs: list[tuple[float, float]]) -> RawRow:
    """The segments of a line in their columns; a run over several columns is cut where a column ends."""
    parts: list[list[Segment]] = [[] for _ in xs]
    signs = minus_only(line)
    for segment in line.segments:
        *pieces, last = _cut(segment, xs)
        for piece in (*pieces, replace(last, mark=last.mark or segment.mark)):
            parts[_column_right_of(piece, xs) if signs else _word_column(piece, line, xs) or _column_at(piece, xs)].append(piece)
    cells: list[RawCell | None] = []
    for group in parts:
        cells.append(cell_of_lines([make_line([w for s in group for w in s.words])]) if group else None)
        if group and cells[-1] is not None and len(group) == 1:
            cells[-1].amount, cells[-1].mark = group[0].amount, group[0].mark
    return RawRow(cells, page, line.box.top, line.box.bottom)


def _column_at(segment: Segment, xs: list[tuple[float, float]]) -> int:
    if not segment.is_number and segment.box.x0 < xs[1][0] - 1:
        return 0
    shares = [min(x1, segment.box.x1) - max(x0, segment.box.x0) for x0, x1 in xs]
    return max(range(len(xs)), key=lambda n: shares[n] if n else shares[n] * 0.5)


def _word_column(segment: Segment, line: Line, xs: list[tuple[float, float]]) -> int | None:
    """The column of words in the place of a number ("ks. liite") that are wider than its numbers: they end where those do, behind a label."""
    if segment.is_number or segment is line.segments[0]:
        return None
    before = line.segments[line.segments.index(segment) - 1] if segment in line.segments else None
    if before is None or segment.box.x0 - before.box.x1 < 1.5 * segment.size:
        return None
    return next((n for n, (x0, x1) in enumerate(xs) if n and segment.box.x0 < x0 and abs(segment.box.x1 - x1) <= _EDGE), None)


def _column_right_of(sign: Segment, xs: list[tuple[float, float]]) -> int:
    """The column of the number that a minus on a line of its own stands before."""
    return next((n for n, (_, x1) in enumerate(xs) if n and sign.box.x0 < x1), len(xs) - 1)


def _cut(segment: Segment, xs: list[tuple[float, float]]) -> list[Segment]:
    """Numbers printed one space apart → a segment for each column whose right edge a word ends at."""
    inside = [x1 for _, x1 in xs[1:] if segment.box.x0 + 4 < x1 < segment.box.x1 - 4]
    if not inside or len(segment.words) < 2:
        return [segment]
    groups: list[list[Word]] = [[]]
    for n, word in enumerate(segment.words):
        groups[-1].append(word)
        if any(abs(word.box.x1 - x) <= _EDGE for x in inside) and not trails(segment.words, n + 1):
            groups.append([])
    pieces = [make_segment(g) for g in groups if g]
    if segment.is_number and not all(p.is_number for p in pieces):
        return [segment]
    return pieces if len(pieces) > 1 else [segment]
