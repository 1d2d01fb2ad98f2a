"""Tables without a grid: numbers that stand under each other, their labels and headings. Geometry only."""

from collections.abc import Sequence
from dataclasses import replace
from statistics import median

from ingest.amounts import parted_amount
from ingest.lines import Line, Segment, make_line, make_segment
from ingest.model import Box, Fill, Rule, Word
from ingest.raw_tables import REST, RawCell, RawRow, RawTable, cell_of_lines, merge_wrapped, true_amount, with_lone_minuses, year_like

_EDGE = 3.0
"""Right edges nearer than this (points) are one column's."""


def find_aligned(page: int, lines: Sequence[Line], rules: Sequence[Rule], fills: Sequence[Fill]) -> list[RawTable]:
    """Every run of lines whose numbers stand in columns, with the heading lines over it."""
    lines = sorted(lines, key=lambda line: line.box.top)
    tables: list[RawTable] = []
    taken = -1
    n = 0
    while n < len(lines):
        if not _row_like(lines[n]):
            n += 1
            continue
        last = _grow(lines, n)
        body = list(lines[n : last + 1])
        if _is_table(body):
            first, end = _header(lines, n, taken + 1, body, fills)
            tables.append(_build(page, lines[first:end], [*lines[end:n], *body], rules, fills))
            taken = last
        n = last + 1
    return _with_headings_above(tables, lines)


def _with_headings_above(tables: list[RawTable], lines: Sequence[Line]) -> list[RawTable]:
    """A table without headings whose columns stand under another's on the page: the rest of it, or one with the same headings."""
    out: list[RawTable] = []
    for table in tables:
        above = out[-1] if out else None
        if above is None or table.header or not above.header or not _same_right_edges(above, table):
            out.append(table)
            continue
        between = [line for line in lines if above.box.bottom - 1 < line.box.top and line.box.bottom < table.box.top + 1]
        if any(_prose(line, above.box.x0, above.box.x1) for line in between):
            out.append(table)
        elif between:
            table.header = [list(row) for row in above.header]
            out.append(table)
        else:
            above.rows = merge_wrapped([*above.rows, *table.rows])
            above.box = above.box.union(table.box)
            above.words |= table.words
    return out


def _same_right_edges(above: RawTable, table: RawTable) -> bool:
    return len(above.xs) == len(table.xs) and all(abs(a[1] - b[1]) <= 4 or min(a[1], b[1]) - max(a[0], b[0]) > 0.6 * min(a[1] - a[0], b[1] - b[0]) for a, b in zip(above.xs[1:], table.xs[1:], strict=True))


def _row_like(line: Line) -> bool:
    """A label and numbers set apart from it, or numbers alone."""
    numbers = [s for s in line.numbers if true_amount(s.text, s.amount) or (s.amount and s.amount.nil)]
    true = [s for s in numbers if true_amount(s.text, s.amount)]
    if not true:
        years = [s for s in line.numbers if year_like(s.text)]
        return bool(years) and len(years) < len(line.numbers) and len(line.segments) > 2 and len(numbers) > 1
    if line.text.count("...") or line.text.count("…") > 1:
        return False
    if len(line.numbers) >= 2:
        return True
    number = true[0]
    at = line.segments.index(number)
    return at > 0 and number.box.x0 - line.segments[at - 1].box.x1 > 12


def _label_edge(body: Sequence[Line]) -> float:
    """Where the first column of numbers begins."""
    return min((s.box.x0 for line in body for s in line.numbers if line.segments.index(s) > 0 or len(line.segments) == len(line.numbers)), default=0.0)


def _grow(lines: Sequence[Line], start: int) -> int:
    """The last line of the table that begins at `start`."""
    last = start
    rows = [lines[start]]
    pending = 0
    for n in range(start + 1, len(lines)):
        line, before = lines[n], lines[n - 1]
        steps = [b.box.top - a.box.top for a, b in zip(rows, rows[1:], strict=False)]
        pitch = median(steps) if steps else 1.7 * line.size
        if line.box.top - before.box.bottom > max(2.2 * line.size, 1.7 * pitch):
            break
        if _rest_of_row(line, rows[-1]):
            last = n
            continue
        if _row_like(line) or _under_numbers(line, rows):
            if not _fits(line, rows):
                break
            rows.append(line)
            last, pending = n, 0
            continue
        if _heads_columns(line, rows):
            break
        if not _label_like(line, rows) and not _minus_only(line):
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
    return all(REST.fullmatch(s.text) and any(abs(s.box.x1 - above.box.x1) < 2 for above in row.numbers) for s in line.segments) and len(line.segments) < len(row.segments)


def _under_numbers(line: Line, rows: Sequence[Line]) -> bool:
    """Whether a line holds numbers only, each of which ends where a number of the rows above does."""
    ends = [s.box.x1 for row in rows[-6:] for s in row.numbers]
    return len(rows) > 1 and all(s.is_number and not year_like(s.text) and any(abs(s.box.x1 - x) < 1.5 for x in ends) for s in line.segments)


def _minus_only(line: Line) -> bool:
    return all(s.amount is not None and s.amount.nil for s in line.segments)


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
    """Words over at least two columns of numbers: the headings of another table."""
    columns = _columns_of(rows[-12:])
    over = {n for n, (x0, x1) in enumerate(columns) for s in line.segments if not (s.amount and s.amount.nil) and min(x1, s.box.x1) - max(x0, s.box.x0) > 0}
    return len(over) >= 2 and len(line.segments) >= 2


def _label_like(line: Line, rows: Sequence[Line]) -> bool:
    """A text in the place of labels that does not run over the columns."""
    columns = _columns_of(rows[-12:])
    edge = columns[0][1] if columns else line.box.x1
    lefts = [row.segments[0].box.x0 for row in rows if not row.segments[0].is_number]
    first = line.segments[0]
    reach = 20 if first.box.x1 > columns[0][0] - 4 else 80
    return (not lefts or first.box.x0 >= min(lefts) - reach) and first.box.x1 <= edge + 4 and first.box.x0 < columns[0][0] and line.size <= 1.25 * rows[-1].size


def _is_table(body: Sequence[Line]) -> bool:
    """Several rows, or one with several numbers; not a list of contents (one column of growing page numbers)."""
    rows = [line for line in body if _row_like(line)]
    if len(rows) == 1:
        return len(rows[0].numbers) >= 2 and len(rows[0].segments) > len(rows[0].numbers)
    columns = _columns_of(rows)
    if len(columns) == 1:
        values = [s.amount.number for row in rows for s in row.numbers if s.amount]
        whole = all(v == v.to_integral_value() and 0 < v < 2000 for v in values)
        if whole and len(values) > 2 and all(a <= b for a, b in zip(values, values[1:], strict=False)):
            return False
    return any(len(row.segments) > len(row.numbers) for row in rows)


def _header(lines: Sequence[Line], first_row: int, floor: int, body: Sequence[Line], fills: Sequence[Fill]) -> tuple[int, int]:
    """Heading lines over a table: the index of the first and of the one after the last; labels between them and the first row are rows."""
    rows = [line for line in body if _row_like(line)]
    columns = _columns_of(rows)
    left = min(s.box.x0 for line in body for s in line.segments)
    right = columns[-1][1]
    start, end = first_row, first_row
    for n in range(first_row - 1, max(floor, first_row - 10) - 1, -1):
        line, below = lines[n], lines[n + 1]
        shaded = end > start and any(f.box.holds(*line.box.middle) and f.box.holds(*lines[start].box.middle) for f in fills)
        if _minus_only(line):
            continue
        stands_over = _stands_over(line, [*columns, *((s.box.x0, s.box.x1) for other in lines[start:end] for s in other.segments if s.box.x0 > columns[0][0] - 40)])
        reach = 4.2 if stands_over and end == start else 1.6
        if (below.box.top - line.box.bottom > reach * line.size and not shaded) or _row_like(line) or _prose(line, left, right) or line.size > 1.3 * rows[0].size:
            break
        if stands_over or (shaded and line.segments[-1].box.x1 > columns[0][0]):
            if end == start:
                end = n + 1
            start = n
        elif _labels_only(line, columns, rows) and (shaded or n >= first_row - 3 or start - n <= 1):
            if shaded or (end > start and line.text.endswith("-")):
                start = n
        else:
            break
    return start, end


def _labels_only(line: Line, columns: list[tuple[float, float]], rows: Sequence[Line]) -> bool:
    """Whether a line has text only where the rows have their labels: left of the numbers, or where a second column of labels begins."""
    starts = [s.box.x0 for row in rows for s in row.segments if not s.is_number and s.box.x0 > columns[0][1]]
    return all(s.box.x1 < columns[0][1] or (any(abs(s.box.x0 - x) < 25 for x in starts) and not any(x0 < s.box.x1 and s.box.x0 < x1 for x0, x1 in columns)) for s in line.segments)


def _stands_over(line: Line, columns: list[tuple[float, float]]) -> bool:
    """Whether the words of a line are headings over columns of numbers or over headings, not a title that runs over them from the left."""
    over = [s for s in line.segments if s.box.x1 > columns[0][0] and any(min(x1, s.box.x1) - max(x0, s.box.x0) > -6 for x0, x1 in columns)]
    if not over:
        return False
    return len(line.segments) > 1 or over[0].box.x0 > columns[0][0] - 40


def _prose(line: Line, left: float, right: float) -> bool:
    return any(len(s.words) > 6 and s.box.width > 0.5 * (right - left) for s in line.segments)


# ------------------------------------------------------------------------------------------------ columns and cells


def _number_columns(rows: Sequence[Line]) -> list[tuple[float, float]]:
    """(x0, x1) of each column of numbers, from right edges or, for centred ones, from overlap."""
    segments = [s for row in rows for s in row.numbers]
    groups: list[list[Segment]] = []
    for s in sorted(segments, key=lambda s: s.box.x1):
        for group in groups:
            if any(min(g.box.x1, s.box.x1) - max(g.box.x0, s.box.x0) > 0.35 * min(g.box.width, s.box.width) for g in group[-25:]):
                group.append(s)
                break
        else:
            groups.append([s])
    spans = sorted((min(s.box.x0 for s in g), max(s.box.x1 for s in g)) for g in groups)
    out: list[tuple[float, float]] = []
    for x0, x1 in spans:
        if out and x0 < out[-1][1] - 0.5 * min(x1 - x0, out[-1][1] - out[-1][0]):
            out[-1] = (out[-1][0], max(out[-1][1], x1))
        else:
            out.append((x0, x1))
    return out


def _without_stray_spaces(body: Sequence[Line]) -> list[Line]:
    """Lines whose numbers are whole again where a stray space parts their digits: the pieces end where no other number does, the last one does."""
    whole = [run[0].box.x1 for line in body for run in _tight_runs(line) if len(run) == 1 and run[0].is_number]
    out = []
    for line in body:
        segments: list[Segment] = []
        for run in _tight_runs(line):
            words = [w for s in run for w in s.words]
            parted = (len(run) > 1 or not run[0].is_number) and parted_amount(" ".join(s.text for s in run)) is not None
            ends = [sum(abs(s.box.x1 - x) <= 1.5 for x in whole) for s in run]
            if parted and ends[-1] > 1 and not any(ends[:-1]):
                joined = make_segment(words)
                segments.append(replace(joined, amount=joined.amount or parted_amount(joined.text)))
            else:
                segments += run
        out.append(Line(tuple(segments), line.box))
    return out


def _tight_runs(line: Line) -> list[list[Segment]]:
    """The segments of a line, those of digits together that stand no further apart than the groups of one number."""
    runs: list[list[Segment]] = []
    for segment in line.segments:
        last = runs[-1][-1] if runs else None
        digits = all(any(c.isdigit() for c in w.text) for w in segment.words)
        if last is not None and digits and all(any(c.isdigit() for c in w.text) for w in last.words) and segment.box.x0 - last.box.x1 < 0.45 * segment.size:
            runs[-1].append(segment)
        else:
            runs.append([segment])
    return runs


def _cut_at_edges(body: Sequence[Line]) -> list[Line]:
    """Lines whose numbers stand a space apart, cut where columns end.

    A column's right edge is where words end in most rows and the gap to the next word varies from row to row; between the
    groups of one number the gap is always the same.
    """
    rows = [line for line in body if _row_like(line) or any(s.is_number for s in line.segments)]
    ends: list[tuple[float, float | None]] = []
    for row in rows:
        words = [w for s in row.segments for w in s.words if any(ch.isdigit() for ch in w.text)]
        ends += [(a.box.x1, b.box.x0 - a.box.x1) for a, b in zip(words, words[1:], strict=False)]
        if words:
            ends.append((words[-1].box.x1, None))
    clusters: list[list[tuple[float, float | None]]] = []
    for end in sorted(ends, key=lambda e: e[0]):
        if clusters and end[0] - clusters[-1][-1][0] <= 0.8:
            clusters[-1].append(end)
        else:
            clusters.append([end])
    edges = []
    for cluster in clusters:
        gaps = [gap for _, gap in cluster if gap is not None]
        if len(cluster) >= max(4, 0.5 * len(rows)) and (len(gaps) < len(cluster) or max(gaps) - min(gaps) > 1.2):
            edges.append(sum(x for x, _ in cluster) / len(cluster))
    if len(edges) < 2:
        return list(body)
    return [_cut_line(line, edges) if any(s.box.x0 + 3 < e < s.box.x1 - 3 for s in line.segments for e in edges) else line for line in body]


def _cut_line(line: Line, edges: Sequence[float]) -> Line:
    segments: list[Segment] = []
    for segment in line.segments:
        groups: list[list[Word]] = [[]]
        for word in segment.words:
            groups[-1].append(word)
            if word.text[-1:].isdigit() and any(abs(word.box.x1 - e) <= 1.5 for e in edges):
                groups.append([])
        pieces = [make_segment(g) for g in groups if g]
        numbers = sum(p.is_number for p in pieces)
        segments += pieces if numbers >= len(pieces) - 1 and (numbers == len(pieces) or not pieces[0].is_number) else [segment]
    return Line(tuple(segments), line.box)


def _text_columns(rows: Sequence[Line], numbers: list[tuple[float, float]], edge: float) -> list[tuple[float, float]]:
    """(x0, x1) of columns of words to the right of the first column of numbers."""
    spans = sorted((s.box.x0, s.box.x1) for row in rows for s in row.segments if not s.is_number and s.box.x0 > edge)
    spans = [(x0, x1) for x0, x1 in spans if not any(min(b, x1) - max(a, x0) > 0.5 * min(b - a, x1 - x0) for a, b in numbers)]
    out: list[tuple[float, float]] = []
    for x0, x1 in spans:
        if out and x0 < out[-1][1] + 2:
            out[-1] = (out[-1][0], max(out[-1][1], x1))
        else:
            out.append((x0, x1))
    return out


def _empty_columns(header: Sequence[Line], columns: list[tuple[float, float]]) -> list[tuple[float, float]]:
    """(x0, x1) of headings between two columns that stand over neither: columns that are empty in every row."""
    if len(header) < 1 or len(columns) < 2:
        return []
    spans = sorted((s.box.x0, s.box.x1) for line in header for s in line.segments)
    stacks: list[tuple[float, float]] = []
    for x0, x1 in spans:
        if stacks and x0 < stacks[-1][1] - 1:
            stacks[-1] = (stacks[-1][0], max(stacks[-1][1], x1))
        else:
            stacks.append((x0, x1))
    headed = [stack for stack in stacks if any(min(b, stack[1]) - max(a, stack[0]) > 0 for a, b in columns)]
    alone = [stack for stack in stacks if stack not in headed and columns[0][1] < stack[0] and stack[1] < columns[-1][0]]
    # a column without a heading of its own may have it beside, not above
    return alone if len(headed) >= len(columns) else []


def _inner_labels(rows: Sequence[Line], left: float, edge: float) -> float | None:
    """Where a second column of labels begins, when the first names the owner of a few rows each: no text runs over it."""
    starts = [s.box.x0 for row in rows for s in row.segments if not s.is_number and left + 40 < s.box.x0 < edge]
    x = median(starts) if starts else 0.0
    own = [row for row in rows if any(abs(s.box.x0 - x) < 2 for s in row.segments if not s.is_number)]
    owned = [row for row in own if row.segments[0].box.x0 < x - 2]
    clear = not any(s.box.x0 < x - 2 < s.box.x1 + 2 for row in rows for s in row.segments)
    return x - 1 if clear and len(own) >= 0.8 * len(rows) and 0 < len(owned) <= 0.6 * len(rows) and owned[0] is rows[0] else None


def _build(page: int, header: Sequence[Line], body: Sequence[Line], rules: Sequence[Rule], fills: Sequence[Fill]) -> RawTable:
    body = _cut_at_edges(_without_stray_spaces(body))
    rows = [line for line in body if _row_like(line)]
    clear = [line for line in rows if len(line.numbers) >= 0.7 * max(len(r.numbers) for r in rows)]
    numbers = _number_columns(clear)
    known = [line for line in rows if line not in clear]
    for line in known:
        for s in line.numbers:
            if not any(min(x1, s.box.x1) - max(x0, s.box.x0) > 0 for x0, x1 in numbers):
                numbers = sorted([*numbers, (s.box.x0, s.box.x1)])
    edge = numbers[0][0]
    words = _text_columns(rows, numbers, edge)
    columns = sorted([*numbers, *words])
    left = min(line.box.x0 for line in (*header, *body))
    columns = sorted([*columns, *_empty_columns(header, columns)])
    inner = _inner_labels(rows, left, edge)
    xs = [(left, edge), *columns] if inner is None else [(left, inner - 1), (inner, edge), *columns]
    raw_rows = [_row(page, line, xs) for line in body]
    raw_rows = with_lone_minuses(raw_rows)
    for row in raw_rows:
        middle = (row.top + row.bottom) / 2
        row.filled = any(f.box.top - 1 <= middle <= f.box.bottom + 1 and f.box.width > 0.5 * (xs[-1][1] - left) for f in fills)
    box = header[0].box if header else body[0].box
    for line in (*header, *body):
        box = box.union(line.box)
    table = RawTable(page, box, xs, [], merge_wrapped(raw_rows), False, {id(w) for line in (*header, *body) for w in line.words})
    table.header = _shared(headings(header, xs, rules, {n for n, span in enumerate(xs) if n == 0 or span not in numbers}), table)
    return table


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


def _row(page: int, line: Line, xs: list[tuple[float, float]]) -> RawRow:
    """The segments of a line in their columns; a run over several columns is cut where a column ends."""
    parts: list[list[Segment]] = [[] for _ in xs]
    signs = _minus_only(line)
    for segment in line.segments:
        for piece in _cut(segment, xs):
            parts[_column_right_of(piece, xs) if signs else _column_at(piece, xs)].append(piece)
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
    best = max(range(len(xs)), key=lambda n: (shares[n] if n else shares[n] * 0.5))
    return best


def _column_right_of(sign: Segment, xs: list[tuple[float, float]]) -> int:
    """The column of the number that a minus on a line of its own stands before."""
    return next((n for n, (_, x1) in enumerate(xs) if n and sign.box.x0 < x1), len(xs) - 1)


def _cut(segment: Segment, xs: list[tuple[float, float]]) -> list[Segment]:
    """Numbers printed one space apart → a segment for each column whose right edge a word ends at."""
    inside = [x1 for _, x1 in xs[1:] if segment.box.x0 + 4 < x1 < segment.box.x1 - 4]
    if not inside or len(segment.words) < 2:
        return [segment]
    groups: list[list[Word]] = [[]]
    for word in segment.words:
        groups[-1].append(word)
        if any(abs(word.box.x1 - x) <= _EDGE for x in inside):
            groups.append([])
    pieces = [make_segment(g) for g in groups if g]
    if segment.is_number and not all(p.is_number for p in pieces):
        return [segment]
    return pieces if len(pieces) > 1 else [segment]


# ------------------------------------------------------------------------------------------------ headings


def headings(header: Sequence[Line], xs: list[tuple[float, float]], rules: Sequence[Rule], labels: set[int]) -> list[list[str]]:
    """Heading lines → one text a column and line; a heading over several columns is repeated in each. `labels`: columns of words."""
    out: list[list[str]] = []
    for n, line in enumerate(header):
        texts = [""] * len(xs)
        below = header[n + 1 :]
        shared = _shared_evenly(line, xs, below)
        if shared is not None:
            out.append(shared)
            continue
        for segment in line.segments:
            for piece in _heading_pieces(segment, xs):
                for c in _heading_columns(piece, xs, below, rules, labels):
                    texts[c] = f"{texts[c]} {piece.text}".strip()
        out.append(texts)
    return out


def _shared_evenly(line: Line, xs: list[tuple[float, float]], below: Sequence[Line]) -> list[str] | None:
    """Headings of groups: each in the middle, or at the left, of as many columns as the others, with headings of their own below; else None."""
    over = [s for s in line.segments if s.box.middle[0] > xs[1][0]]
    columns = len(xs) - 1
    if not 1 < len(over) < columns or columns % len(over) or not below:
        return None
    size = columns // len(over)
    texts = [""] * len(xs)
    texts[0] = " ".join(s.text for s in line.segments if s not in over)
    headed = {c for other in below for s in other.segments for c in range(1, len(xs)) if min(xs[c][1], s.box.x1) - max(xs[c][0], s.box.x0) > 0}
    if len(headed) < columns:
        return None
    for n, segment in enumerate(over):
        first, last = 1 + n * size, (n + 1) * size
        left = min([xs[first][0], *(s.box.x0 for other in below for s in other.segments if xs[first][0] - 30 < s.box.x0 < xs[first][1] and s.box.x1 > xs[first][0])])
        middle = (left + xs[last][1]) / 2
        centred = abs(segment.box.middle[0] - middle) < 0.25 * (xs[last][1] - left)
        if not (centred or abs(segment.box.x0 - left) < 4) or segment.box.x1 > xs[last][1] + 6:
            return None
        for c in range(first, last + 1):
            texts[c] = segment.text
    return texts


def _heading_pieces(segment: Segment, xs: list[tuple[float, float]]) -> list[Segment]:
    """Headings of neighbouring columns that stand a space apart, cut where a column's right edge or a wider gap is."""
    over = [n for n, (x0, x1) in enumerate(xs[1:], 1) if min(x1, segment.box.x1) - max(x0, segment.box.x0) > 2]
    crosses_label = segment.box.x0 < xs[1][0] - 6 and segment.box.x1 > xs[1][0] + 6 and bool(over)
    if len(over) < 2 and not crosses_label:
        return [segment]
    space = 0.3 * segment.size
    groups: list[list[Word]] = [[]]
    for left, right in zip(segment.words, segment.words[1:], strict=False):
        groups[-1].append(left)
        ends = any(abs(left.box.x1 - xs[n][1]) <= _EDGE for n in over[:-1])
        starts = any(abs(right.box.x0 - xs[n][0]) <= 1.0 for n in over[1:])
        if ends or right.box.x0 - left.box.x1 > 1.25 * space or (starts and right.box.x0 - left.box.x1 > 0.9 * space):
            groups.append([])
    groups[-1].append(segment.words[-1])
    return [make_segment(g) for g in groups if g]


def _heading_columns(piece: Segment, xs: list[tuple[float, float]], below: Sequence[Line], rules: Sequence[Rule], labels: set[int]) -> list[int]:
    """The columns that a heading stands over."""
    ruled = [r for r in rules if r.horizontal and -1 < r.top - piece.box.bottom < 6 and r.x0 < piece.box.middle[0] < r.x1]
    if ruled:
        rule = min(ruled, key=lambda r: r.top)
        span = [n for n, (x0, x1) in enumerate(xs) if n and rule.x0 - 3 <= (x0 + x1) / 2 <= rule.x1 + 3]
        over_labels = any(rule.x0 - 3 <= (xs[n][0] + xs[n][1]) / 2 <= rule.x1 + 3 for n in labels)
        if 1 < len(span) < len(xs) - 1 and not over_labels:
            return span
    if piece.box.x1 <= xs[1][0] - 1 and piece.box.x0 < xs[1][0] - 30:
        nearest = min(range(1, len(xs)), key=lambda n: abs(piece.box.x1 - xs[n][1]))
        return [nearest] if abs(piece.box.x1 - xs[nearest][1]) < 2 else [0]
    if piece.box.x0 < xs[0][0] + 12 and len(piece.words) > 2 and below and any(s.box.x0 > xs[1][0] - 30 for line in below for s in line.segments):
        return [0]
    over = [n for n, (x0, x1) in enumerate(xs) if n and min(x1, piece.box.x1) - max(x0, piece.box.x0) > 0.3 * min(x1 - x0, piece.box.width)]
    if len(over) > 1:
        aligned = [n for n in over if abs(piece.box.x1 - xs[n][1]) <= 2 or abs(piece.box.middle[0] - (xs[n][0] + xs[n][1]) / 2) <= 2]
        if len(aligned) == 1 and len(over) == 2 and not _splits_below(over, below, xs):
            return aligned
        return over
    zone = over[0] if over else min(range(1, len(xs)), key=lambda n: min(abs(piece.box.x1 - xs[n][1]), abs(piece.box.middle[0] - (xs[n][0] + xs[n][1]) / 2)))
    return [zone]


def _splits_below(over: list[int], below: Sequence[Line], xs: list[tuple[float, float]]) -> bool:
    """Whether headings of their own stand under a wide one, in each of its columns."""
    return any(all(any(min(xs[n][1], s.box.x1) - max(xs[n][0], s.box.x0) > 0 for s in line.segments) for n in over) and len(line.segments) > 1 for line in below)


def union(boxes: Sequence[Box]) -> Box:
    """The box that holds all of them."""
    out = boxes[0]
    for box in boxes[1:]:
        out = out.union(box)
    return out
