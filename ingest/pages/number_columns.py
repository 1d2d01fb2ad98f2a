"""Rows of words and numbers → where their columns are. Geometry only."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise
from statistics import median

from ingest.amounts import MINUSES, parted_amount, true_amount, year_like
from ingest.language.measure_units import is_unit
from ingest.language.scales import find_unit_note, without_scale
from ingest.model import Box, Word
from ingest.pages.lines import Line, Segment, make_segment

_YEAR_AND_UNIT = re.compile(r"(?:19|20)\d\d\s*[(,]?\s*(?:1[ .]?000\s*)?(?:€|t€|teur|eur)\)?", re.IGNORECASE)
_SCALE = re.compile(r"1[ .]?000")
_SCALE_OR_TIME = re.compile(r"1[ .]?000(?: €)?|[\d./]*[–-]?[\d./]*(?:19|20)\d\d|€")
_SHORT_YEAR = re.compile(r"[12]\d")
_HEADS = 2
"""Words on a line of headings that is no row, at the least."""
_RIGHT_EDGE = 2.0
"""A number ends nearer than this (points) to where its column does."""
_SPACE = 0.45
"""The space between a label and its number, as a share of the size of the print, at the least."""
_BEHIND = 0.6
"""The space between a number and the words of the column behind it, as a share of the size of the print, at the least."""
_MANY = 3
"""Numbers that end at one place, at the least, where a column of them does."""
_CODE = 2
"""Characters of a letter code ("B", "N") in a column of its own."""


def row_like(line: Line) -> bool:
    """A label and numbers set apart from it, or numbers alone."""
    numbers = [s for s in line.numbers if true_amount(s.text, s.amount) or (s.amount and s.amount.nil)]
    true = [s for s in numbers if true_amount(s.text, s.amount)]
    if not true:
        years = [s for s in line.numbers if year_like(s.text)]
        return bool(years) and len(years) < len(line.numbers) and len(line.segments) > 2 and len(numbers) > 1
    if line.text.count("...") or line.text.count("…") > 1 or _years_with_units(line, true) or _years_cut_short(line, true):
        return False
    if _scales_cut_off(line):
        return False
    if len(line.numbers) >= 2:
        return True
    number = true[0]
    at = line.segments.index(number)
    return at > 0 and number.box.x0 - line.segments[at - 1].box.x1 > 12


def _years_with_units(line: Line, numbers: Sequence[Segment]) -> bool:
    """Whether the numbers of a line are years over a unit, the last line of headings ("2024 €"), with another such or words behind the first of them."""
    behind = line.segments[line.segments.index(numbers[0]) + 1 :]
    told = any(s in numbers or (not s.is_number and not any(c.isdigit() for c in s.text)) for s in behind)
    return told and all(_YEAR_AND_UNIT.fullmatch(s.text) for s in numbers)


def _scales_cut_off(line: Line) -> bool:
    """Whether a line is one of headings in narrow cells, which break a scale from its "€" below: "1 000 | 1.1.–30.4.2024 | 2024", "Touko | 1 000 | Heinä |
    1 000 | Syys", where other headings begin between the scales.
    """
    texts = [s.text for s in line.segments]
    scales = [n for n, text in enumerate(texts) if _SCALE.fullmatch(text)]
    if not scales or len(texts) < _HEADS:
        return False
    between = [s for s in line.segments[scales[0] : scales[-1]] if not any(c.isdigit() for c in s.text)]
    return all(map(_SCALE_OR_TIME.fullmatch, texts)) or (bool(between) and len(line.numbers) == len(scales))


def _years_cut_short(line: Line, numbers: Sequence[Segment]) -> bool:
    """Whether a line is the last of bold headings, whose only numbers are years in two digits among words and a scale: "1 000 € | TA 25 | 25 | Poikkeama"."""
    first = line.segments[0]
    scaled = bool(find_unit_note(first.text)) and not without_scale(first.text)
    words = [s for s in line.segments[1:] if not s.is_number]
    years = [s for s in numbers if s is not first or not scaled]
    short = all(_SHORT_YEAR.fullmatch(s.text) for s in years) and len(words) > len(years)
    return short and len(words) >= _HEADS and (scaled or (bool(years) and all(s.bold for s in line.segments)))


def minus_only(line: Line) -> bool:
    """Whether a line holds nothing but dashes."""
    return all(s.amount is not None and s.amount.nil for s in line.segments)


def number_columns(rows: Sequence[Line]) -> list[tuple[float, float]]:
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


def without_stray_spaces(body: Sequence[Line]) -> list[Line]:
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
                segments.append(replace(joined, amount=joined.amount or parted_amount(joined.text), mark=run[-1].mark))
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


def trails(words: Sequence[Word], n: int) -> bool:
    """Whether word n is a minus behind the number that it belongs to ("1 234 -"): the last of a run, or nearer to the number before it."""
    if not 0 < n < len(words) or words[n].text not in MINUSES or not words[n - 1].text[-1:].isdigit():
        return False
    return n + 1 == len(words) or words[n + 1].box.x0 - words[n].box.x1 > 1.5 * (words[n].box.x0 - words[n - 1].box.x1)


def _with_trailing_minus(segment: Segment, n: int) -> Box:
    word = segment.words[n]
    return word.box.union(segment.words[n + 1].box) if trails(segment.words, n + 1) else word.box


def cut_at_edges(body: Sequence[Line]) -> list[Line]:
    """Lines whose numbers stand a space apart, cut where columns end.

    A column's right edge is where words end in most rows and the gap to the next word varies from row to row; between the
    groups of one number the gap is always the same.
    """
    rows = [line for line in body if row_like(line) or any(s.is_number for s in line.segments)]
    ends: list[tuple[float, float | None]] = []
    for row in rows:
        words = [_with_trailing_minus(s, n) for s in row.segments for n, w in enumerate(s.words) if any(ch.isdigit() for ch in w.text)]
        ends += [(a.x1, b.x0 - a.x1) for a, b in pairwise(words)]
        if words:
            ends.append((words[-1].x1, None))
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
        for n, word in enumerate(segment.words):
            groups[-1].append(word)
            ends = word.text[-1:].isdigit() and not trails(segment.words, n + 1)
            if (ends or trails(segment.words, n)) and any(abs(word.box.x1 - e) <= 1.5 for e in edges):
                groups.append([])
        pieces = [make_segment(g) for g in groups if g]
        pieces[-1] = replace(pieces[-1], mark=pieces[-1].mark or segment.mark)
        numbers = sum(p.is_number for p in pieces)
        segments += pieces if numbers >= len(pieces) - 1 and (numbers == len(pieces) or not pieces[0].is_number) else [segment]
    return Line(tuple(segments), line.box)


def label_apart(line: Line, columns: Sequence[tuple[float, float]]) -> Line:
    """A line whose label runs up to its first number, the two apart: the number ends where a column does, behind a wider space than any in the label."""
    first = line.segments[0]
    at = next((x0 for x0, x1 in columns if abs(first.box.x1 - x1) <= _RIGHT_EDGE), None)
    if first.is_number or at is None:
        return line
    gaps = [(right.box.x0 - left.box.x1, n) for n, (left, right) in enumerate(pairwise(first.words), 1)]
    widest, n = max(gaps, default=(0.0, 0))
    others = max((gap for gap, k in gaps if k != n), default=0.0)
    if n == 0 or widest < max(1.5 * others, _SPACE * first.size) or first.words[n].box.x0 < at - first.size or first.words[n - 1].box.x1 > at:
        return line
    number = make_segment(first.words[n:])
    return replace(line, segments=(make_segment(first.words[:n]), number, *line.segments[1:])) if number.is_number else line


def texts_apart(lines: Sequence[Line]) -> list[Line]:
    """Lines whose words run up to what stands before them, the two apart where a column of numbers ends: "37,97 Lehtitilaukset", "Tot-% Selite".

    Several numbers end there, and the space behind is wider than any among the words.
    """
    wide = [(segment, _widest_space(segment)) for line in lines for segment in line.segments]
    ends = [s.words[n - 1] if n else s.words[-1] for s, n in wide]
    numbers = Counter(round(word.box.x1) for word in ends if word.text[-1:].isdigit() or word.text[-1:] == "%")
    if not any(n and _many_end(numbers, s.words[n - 1].box.x1) for s, n in wide):
        return list(lines)
    cuts = {id(s): n for s, n in wide if n and _many_end(numbers, s.words[n - 1].box.x1)}
    out = []
    for line in lines:
        pieces = [p for s in line.segments for p in (_two(s, cuts[id(s)]) if id(s) in cuts else [s])]
        out.append(Line(tuple(pieces), line.box) if len(pieces) > len(line.segments) else line)
    return out


def _widest_space(segment: Segment) -> int:
    """The number of the word behind the one space of a segment that is much wider than the others; 0 where none is."""
    spaces = sorted(((right.box.x0 - left.box.x1, n) for n, (left, right) in enumerate(pairwise(segment.words), 1)), reverse=True)
    if segment.is_number or not spaces or spaces[0][0] < _BEHIND * segment.size or (len(spaces) > 1 and spaces[0][0] < 1.5 * spaces[1][0]):
        return 0
    return spaces[0][1]


def _many_end(ends: Counter[int], x: float) -> bool:
    """Whether several numbers end at a place."""
    return sum(ends[round(x) + n] for n in (-1, 0, 1)) >= _MANY


def _two(segment: Segment, n: int) -> list[Segment]:
    first, last = make_segment(segment.words[:n]), make_segment(segment.words[n:])
    return [first, replace(last, mark=last.mark or segment.mark)] if not last.is_number else [segment]


def text_columns(rows: Sequence[Line], numbers: list[tuple[float, float]], edge: float) -> list[tuple[float, float]]:
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


def empty_columns(header: Sequence[Line], columns: list[tuple[float, float]]) -> list[tuple[float, float]]:
    """(x0, x1) of headings between two columns, or behind the last, that stand over none: columns that are empty in every row."""
    if len(header) < 1 or len(columns) < 2:
        return []
    full = [n for n, line in enumerate(header) if sum(any(min(b, s.box.x1) - max(a, s.box.x0) > 0 for s in line.segments) for a, b in columns) == len(columns)]
    groups = [line for line in header[: max(full, default=0)] if len(line.segments) < len(columns)]  # years over the headings of all columns
    spans = sorted((s.box.x0, s.box.x1) for line in header for s in line.segments if line not in groups or not year_like(s.text))
    stacks: list[tuple[float, float]] = []
    for x0, x1 in spans:
        if stacks and x0 < stacks[-1][1] - 1:
            stacks[-1] = (stacks[-1][0], max(stacks[-1][1], x1))
        else:
            stacks.append((x0, x1))
    headed = [stack for stack in stacks if any(min(b, stack[1]) - max(a, stack[0]) > 0 for a, b in columns)]
    alone = [stack for stack in stacks if stack not in headed and columns[0][1] < stack[0] and (stack[1] < columns[-1][0] or columns[-1][1] < stack[0])]
    # a column without a heading of its own may have it beside, not above
    return alone if len(headed) >= len(columns) else []


def unit_column(rows: Sequence[Line], left: float, edge: float) -> tuple[float, float] | None:
    """(x0, x1) of a column of units of measure, or of letters of one kind, between the labels and the numbers: no label runs over it."""
    behind = [s for row in rows for s in row.segments[1:] if not s.is_number and s.box.x0 < edge]
    units = [s for s in behind if is_unit(s.text)]
    if len(units) < max(3, 0.5 * len(rows)):
        units = [s for s in behind if len(s.text) <= _CODE and not s.text.islower()]
        if len(units) < 2 or max(s.box.middle[0] for s in units) - min(s.box.middle[0] for s in units) > 3:
            return None
    x = min(s.box.x0 for s in units)
    others = [s for row in rows for s in row.segments if not s.is_number and s.box.x0 < edge and s not in units]
    return (x - 1, max(s.box.x1 for s in units) + 1) if x > left + 30 and not any(s.box.x1 > x - 1 for s in others) else None


_INDENT = 18.0
"""How far to the right (points) of their heading names may begin that are parts of one above."""


def name_columns(header: Sequence[Line], rows: Sequence[Line], left: float, edge: float) -> list[float]:
    """Where columns of words begin between the labels and the numbers, each under a heading of its own: "Hanke", "Rahoittaja", "Kesto".

    Most rows have words there, which begin where the heading does or all end where it does.
    """
    inner = [s for row in rows for s in row.segments if not s.is_number and s.box.x1 < edge + 2]
    items = [row for row in rows if not row.segments[0].bold] or rows  # a bold sum has no funder
    items = items[:-1] if len(items) > _MANY and all(s.is_number for s in items[-1].segments[1:]) else items  # nor has one at the end
    heads = [s for line in header for s in line.segments if left + 40 < s.box.x0 and s.box.x1 < edge]
    out: list[float] = []
    for head in sorted(heads, key=lambda s: s.box.x0):
        behind = [[s for s in row.segments[1:] if not s.is_number] for row in items]
        begin = [first for row in behind if (first := next((s for s in row if -1.5 < s.box.x0 - head.box.x0 < _INDENT), None))]
        end = [last for row in behind if (last := next((s for s in row if abs(s.box.x1 - head.box.x1) < _RIGHT_EDGE), None))]
        under, x = (begin, head.box.x0) if len(begin) >= len(end) else (end, min(s.box.x0 for s in (head, *end)))
        crossed = any(s.box.x0 < x - 2 < s.box.x1 + 1 for s in inner)
        if len(rows) > 2 and len(under) >= 0.8 * len(items) and not crossed and (not out or x - out[-1] > 10):
            out.append(x - 1)
    return out


def inner_labels(rows: Sequence[Line], left: float, edge: float) -> float | None:
    """Where a second column of labels begins, when the first names the owner of a few rows each: no text runs over it."""
    starts = [s.box.x0 for row in rows for s in row.segments if not s.is_number and left + 40 < s.box.x0 < edge]
    x = median(starts) if starts else 0.0
    own = [row for row in rows if any(abs(s.box.x0 - x) < 2 for s in row.segments if not s.is_number)]
    owned = [row for row in own if row.segments[0].box.x0 < x - 2]
    clear = not any(s.box.x0 < x - 2 < s.box.x1 + 2 for row in rows for s in row.segments)
    return x - 1 if clear and len(own) >= 0.8 * len(rows) and 0 < len(owned) <= 0.6 * len(rows) and owned[0] is rows[0] else None
