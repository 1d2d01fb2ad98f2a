"""Heading lines over columns of numbers → one text a column. Geometry only."""

import re
from collections.abc import Sequence
from dataclasses import replace

from ingest.model import Rule, Word
from ingest.pages.group_middles import shared_by_middles
from ingest.pages.left_set_heads import PITCH, in_turn, stacked
from ingest.pages.lines import Line, Segment, make_segment

_MEETING = re.compile(r"([^\W\d_]{3,}(?=\d)|[\d./–-]+(?=[A-ZÅÄÖ]))(.+)")
_FREE = 12.0
"""A heading that begins this far behind what the names hold, in points, is not theirs."""
_EDGE = 3.0
"""Right edges nearer than this (points) are one column's."""
_SET = 1.5
"""A heading whose right edge or middle is nearer than this (points) to a column's is set as its numbers are."""


def headings(
    header: Sequence[Line], xs: list[tuple[float, float]], rules: Sequence[Rule], labels: set[int], held: Sequence[tuple[float, float]] = ()
) -> list[list[str]]:
    """Heading lines → one text a column and line; a heading over several columns is repeated in each.

    `labels`: columns of words; `held`: how far what stands in each column reaches, where a column of words is wider than that.
    """
    out: list[list[str]] = []
    ruled = [any(_ruled_span(segment, xs, rules, labels) for segment in line.segments) for line in header]
    set_left = [None if any(ruled[n:]) else stacked(header[n:], held or xs) for n in range(len(header))]
    header = [_parted(line, xs) for line in header]
    for n, line in enumerate(header):
        if (rest := set_left[n]) is not None:
            return [*out, *rest]
        texts = [""] * len(xs)
        below = header[n + 1 :]
        second = n > 0 and _goes_on_one(header[n - 1], line, xs)
        shared = None if ruled[n] or second else shared_by_middles(line, xs, below, labels, held) or _shared_evenly(line, xs, below)
        if shared is not None:
            out.append(shared)
            continue
        placed: list[tuple[Segment, str, list[int]]] = []
        for segment in line.segments:
            pieces = _heading_pieces(segment, xs, held or xs)
            for k, piece in enumerate(pieces, 1):
                text = f"{piece.text} {segment.mark})" if k == len(pieces) and segment.mark.isdigit() else piece.text
                placed.append((piece, text, _heading_columns(piece, xs, below, rules, labels)))
        for piece, text, columns in placed:
            if len(columns) == 1 and any(columns == other and _behind(piece, first, xs[columns[0]]) for first, _, other in placed):
                continue
            free = columns == [0] and bool(held) and piece.box.x0 > held[0][1] + _FREE and not any(1 in other for _, _, other in placed)
            for c in [1] if free else columns:  # behind the names, left of the numbers of the first column
                texts[c] = f"{texts[c]} {text}".strip()
        out.append(texts)
    turned = in_turn(header[0].segments, held or xs, out[0]) if len(header) == 1 else None
    return out if turned is None else [turned]


def _parted(line: Line, xs: list[tuple[float, float]]) -> Line:
    """A line whose headings of neighbouring columns touch ("jälkeen31.3.2024"), cut where letters meet digits at a column's edge."""
    segments: list[Segment] = []
    for segment in line.segments:
        runs: list[list[Word]] = [[]]
        for word in segment.words:
            edge = next((x1 for _, x1 in xs[1:-1] if word.box.x0 + 4 < x1 < word.box.x1 - 4), None)
            met = _MEETING.fullmatch(word.text)
            if edge is None or met is None:
                runs[-1].append(word)
            else:
                runs[-1].append(replace(word, text=met[1], box=replace(word.box, x1=edge)))
                runs.append([replace(word, text=met[2], box=replace(word.box, x0=edge + 1.0))])
        segments += [segment] if len(runs) == 1 else [make_segment(run) for run in runs]
    return Line(tuple(segments), line.box)


def _goes_on_one(above: Line, line: Line, xs: Sequence[tuple[float, float]]) -> bool:
    """Whether a line of fewer texts goes on headings right above it, of which each column has its own: "Alkuperäinen", "talousarvio" below that."""
    over = [s for s in above.segments if s.box.middle[0] > xs[0][0] + _FREE]
    if len(over) < len(xs) - 1 or len(line.segments) >= len(over) or line.box.top - above.box.top > PITCH * above.size:
        return False
    return all(
        any(min(abs(s.box.x0 - o.box.x0), abs(s.box.x1 - o.box.x1), abs(s.box.middle[0] - o.box.middle[0])) <= _SET for o in over) for s in line.segments
    )


def _behind(piece: Segment, first: Segment, column: tuple[float, float]) -> bool:
    """Whether a heading begins behind the numbers of a column that another one of the same line is of: that of a column that holds nothing."""
    return piece.box.x0 > column[1] and first.box.x0 < column[1] and first is not piece


def _shared_evenly(line: Line, xs: list[tuple[float, float]], below: Sequence[Line]) -> list[str] | None:
    """Headings of groups: each in the middle, or at the left, of as many columns as the others, with headings of their own below; else None."""
    over = [s for s in line.segments if s.box.middle[0] > xs[1][0]]
    columns = len(xs) - 1
    if not 1 < len(over) < columns or columns % len(over) or not below:
        return None
    size = columns // len(over)
    if any(_over_first(s, xs, below) for s in line.segments if s not in over):
        return None
    texts = [""] * len(xs)
    texts[0] = " ".join(s.text for s in line.segments if s not in over)
    headed = {c for other in below for s in other.segments for c in range(1, len(xs)) if min(xs[c][1], s.box.x1) - max(xs[c][0], s.box.x0) > 0}
    if len(headed) < columns:
        return None
    for n, segment in enumerate(over):
        first, last = 1 + n * size, (n + 1) * size
        left = min(
            [xs[first][0], *(s.box.x0 for other in below for s in other.segments if xs[first][0] - 30 < s.box.x0 < xs[first][1] and s.box.x1 > xs[first][0])]
        )
        middle = (left + xs[last][1]) / 2
        centred = abs(segment.box.middle[0] - middle) < 0.25 * (xs[last][1] - left) and not _over_one(segment, xs[first : last + 1], middle)
        left_set = abs(segment.box.x0 - left) < 4 and not _centred_over_one(segment, below[0])
        if not (centred or left_set) or segment.box.x1 > xs[last][1] + 6:
            return None
        for c in range(first, last + 1):
            texts[c] = segment.text
    return texts


def _centred_over_one(segment: Segment, below: Line) -> bool:
    """Whether a text stands in the middle of a wider or narrower heading right below it: "Muutettu" over "talousarvio", the first line of one heading."""
    return any(abs(s.box.middle[0] - segment.box.middle[0]) <= _SET and abs(s.box.x0 - segment.box.x0) > 1 for s in below.segments)


def _over_first(segment: Segment, xs: Sequence[tuple[float, float]], below: Sequence[Line]) -> bool:
    """Whether a text left of the first column's numbers stands over that column's heading, in the middle of it, or ends as its numbers do."""
    heads = [s for line in below for s in line.segments if s.box.x0 < xs[1][1] and s.box.x1 > xs[1][0]]
    level = abs(segment.box.x1 - xs[1][1]) <= _SET  # set to the right, as its numbers are
    return level or any(abs(s.box.middle[0] - segment.box.middle[0]) <= _SET for s in heads)


def _over_one(segment: Segment, columns: Sequence[tuple[float, float]], middle: float) -> bool:
    """Whether a heading that stands near the `middle` of several columns is set as the numbers of one of them are: the first line of its own heading."""
    off = abs(segment.box.middle[0] - middle)
    return any(
        abs(segment.box.x1 - x1) <= _SET or (abs(segment.box.middle[0] - (x0 + x1) / 2) <= _SET and off > 2 * _EDGE)
        for x0, x1 in columns
        if segment.box.x0 > x0 - segment.size and segment.box.x1 < x1 + segment.size
    )


def _heading_pieces(segment: Segment, xs: list[tuple[float, float]], held: Sequence[tuple[float, float]]) -> list[Segment]:
    """Headings of neighbouring columns that stand a space apart, cut where a column's right edge or a wider gap is."""
    over = [n for n, (x0, x1) in enumerate(xs[1:], 1) if min(x1, segment.box.x1) - max(x0, segment.box.x0) > 2]
    crosses_label = segment.box.x0 < xs[1][0] - 6 and segment.box.x1 > xs[1][0] + 6 and bool(over)
    if len(over) < 2 and not crosses_label:
        return [segment]
    space = 0.3 * segment.size
    groups: list[list[Word]] = [[]]
    for left, right in zip(segment.words, segment.words[1:], strict=False):
        groups[-1].append(left)
        ends = any(abs(left.box.x1 - xs[n][1]) <= _EDGE and groups[-1][0].box.x0 < held[n][1] for n in over[:-1])
        starts = any(
            abs(right.box.x0 - xs[n][0]) <= 1.0 and groups[-1][0].box.x0 < held[n - 1][1] for n in over[1:]
        )  # a run left of the column only is its own
        if ends or right.box.x0 - left.box.x1 > 1.25 * space or (starts and right.box.x0 - left.box.x1 > 0.9 * space):
            groups.append([])
    groups[-1].append(segment.words[-1])
    return [make_segment(g) for g in groups if g]


def _ruled_span(piece: Segment, xs: list[tuple[float, float]], rules: Sequence[Rule], labels: set[int]) -> list[int]:
    """The columns, some of all, that the rule drawn under a heading reaches over; [] where none is drawn."""
    ruled = [r for r in rules if r.horizontal and -1 < r.top - piece.box.bottom < 6 and r.x0 < piece.box.middle[0] < r.x1]
    if not ruled:
        return []
    rule = min(ruled, key=lambda r: r.top)
    span = [n for n, (x0, x1) in enumerate(xs) if n and rule.x0 - 3 <= (x0 + x1) / 2 <= rule.x1 + 3]
    over_labels = any(rule.x0 - 3 <= (xs[n][0] + xs[n][1]) / 2 <= rule.x1 + 3 for n in labels)
    return span if 1 < len(span) < len(xs) - 1 and not over_labels else []


def _heading_columns(piece: Segment, xs: list[tuple[float, float]], below: Sequence[Line], rules: Sequence[Rule], labels: set[int]) -> list[int]:
    """The columns that a heading stands over."""
    span = _ruled_span(piece, xs, rules, labels)
    if span:
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
    return any(
        all(any(min(xs[n][1], s.box.x1) - max(xs[n][0], s.box.x0) > 0 for s in line.segments) for n in over) and len(line.segments) > 1 for line in below
    )
