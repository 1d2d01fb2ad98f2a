"""Charts of several bars for each name, which a legend tells apart by colour, and charts of one thing over years, which their heading names. Pure geometry."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from ingest.amounts import true_amount, year_like
from ingest.model import Box, Fill, around
from ingest.pages.lines import Line, Segment, make_line
from ingest.pages.raw_tables import RawRow, RawTable, cell_of_lines
from ingest.tables.bar_charts import NAME, NEAR, SAME, number_cell

_KEY = 14.0
"""The patches of colour of a legend are no wider or higher (points)."""
_BEHIND = 9.0
"""Points between such a patch and what it says."""
_OVER = 60.0
"""Points between the highest number of a chart and its heading."""
_YEARS = 2
"""Bars of a chart over years, at the least."""
_NAMES = 2
"""Names of a chart with a legend, at the least."""


@dataclass(frozen=True)
class _Key:
    """An entry of a legend: what is drawn in a colour."""

    color: tuple[float, ...]
    text: Segment
    box: Box


# ------------------------------------------------------------------------------------------------ several bars for each name


def find_keyed_charts(page: int, lines: Sequence[Line], fills: Sequence[Fill]) -> list[RawTable]:
    """The charts whose bars a legend explains: a row for each name, a column for each colour."""
    segments = [s for line in lines for s in line.segments]
    out: list[RawTable] = []
    for keys in _legends(segments, fills):
        for standing in (False, True):
            table = _keyed(page, keys, segments, fills, standing)
            if table is not None and not any(table.words & other.words for other in out):
                out.append(table)
                break
    return out


def _legends(segments: Sequence[Segment], fills: Sequence[Fill]) -> list[list[_Key]]:
    """Patches of different colours with a text right behind each, those beside or under each other together."""
    keys: list[_Key] = []
    for fill in fills:
        if not (fill.color and max(fill.box.width, fill.box.height) <= _KEY):
            continue
        behind = [s for s in segments if abs(s.box.middle[1] - fill.box.middle[1]) < 4 and -1 < s.box.x0 - fill.box.x1 < _BEHIND]
        if len(behind) == 1 and not true_amount(behind[0].text, behind[0].amount):
            keys.append(_Key(tuple(fill.color), behind[0], fill.box))
    groups: list[list[_Key]] = []
    for key in sorted(keys, key=lambda key: (round(key.box.top), key.box.x0)):
        last = groups[-1][-1] if groups else None
        beside = last is not None and abs(last.box.top - key.box.top) < SAME
        under = last is not None and abs(last.box.x0 - key.box.x0) < SAME and key.box.top - last.box.bottom < _KEY
        if last is not None and (beside or under) and all(key.color != other.color for other in groups[-1]):
            groups[-1].append(key)
        else:
            groups.append([key])
    return [group for group in groups if len(group) > 1]


def _keyed(page: int, keys: Sequence[_Key], segments: Sequence[Segment], fills: Sequence[Fill], standing: bool) -> RawTable | None:
    """The chart of a legend whose bars lie or stand, None when a bar lacks its number or its fellows."""
    colors = [key.color for key in keys]
    patches = {id(key.box) for key in keys}
    own = [f for f in fills if f.color and tuple(f.color) in colors and id(f.box) not in patches]
    bars = _largest([f for f in own if max(f.box.width, f.box.height) > 1], standing)
    bars.sort(key=lambda f: f.box.x0 if standing else f.box.top)
    size = len(keys)
    groups = [bars[n : n + size] for n in range(0, len(bars), size)]
    if len(groups) < _NAMES or any({tuple(f.color or ()) for f in group} != {*colors} for group in groups):
        return None
    spans = [around([f.box for f in group]) for group in groups]
    taken: set[int] = {id(key.text) for key in keys}
    numbers: list[dict[tuple[float, ...], Segment]] = []
    for group in groups:
        found = {tuple(f.color or ()): s for f in group if (s := _number(f.box, segments, standing)) is not None}
        numbers.append(found)
        taken |= {id(s) for s in found.values()}
    names = [_name(span, [s for s in segments if id(s) not in taken], standing) for span in spans]
    if any(len(found) < size for found in numbers) or not all(names) or len({*map(_text, names)}) < len(names):
        return None
    if len({id(s) for found in numbers for s in found.values()}) < size * len(groups):
        return None
    parts = [*(s for name in names for s in name), *(s for found in numbers for s in found.values()), *(key.text for key in keys)]
    box = around([*(s.box for s in parts), *spans])
    rows = [
        RawRow([cell_of_lines([make_line(s.words) for s in name]), *(number_cell(found[color]) for color in colors)], page, span.top, span.bottom)
        for name, found, span in zip(names, numbers, spans, strict=True)
    ]
    header = ["", *(key.text.text for key in keys)]
    if all(year_like(row.label) for row in rows):  # several things over years: a row for each thing
        header, rows = _turned(page, keys, rows)
    step = (box.x1 - box.x0) / len(header)
    xs = [(box.x0 + n * step, box.x0 + (n + 1) * step) for n in range(len(header))]
    return RawTable(page, box, xs, [header], rows, False, {id(w) for s in parts for w in s.words})


def _largest(bars: Sequence[Fill], standing: bool) -> list[Fill]:
    """The bars that stand on one line, or begin at one edge, as thick as each other: the most that do."""
    groups: list[list[Fill]] = []
    for bar in bars:
        at = (bar.box.bottom, bar.box.width) if standing else (bar.box.x0, bar.box.height)
        for group in groups:
            first = group[0].box
            if all(abs(a - b) < SAME for a, b in zip(at, (first.bottom, first.width) if standing else (first.x0, first.height), strict=True)):
                group.append(bar)
                break
        else:
            groups.append([bar])
    return max(groups, key=len, default=[])


def _number(box: Box, segments: Sequence[Segment], standing: bool) -> Segment | None:
    """The number at the end of a bar, the nearest to its middle."""
    near = []
    for s in segments:
        off = abs(s.box.middle[0] - box.middle[0]) if standing else abs(s.box.middle[1] - box.middle[1])
        gap = box.top - s.box.bottom if standing else s.box.x0 - box.x1
        if true_amount(s.text, s.amount) and -2 < gap < NEAR and off < (box.width if standing else box.height):
            near.append((off, id(s), s))
    return min(near)[2] if near else None


def _name(span: Box, segments: Sequence[Segment], standing: bool) -> list[Segment]:
    """The lines of the name beside a group of bars, or under it."""
    if standing:
        near = [s for s in segments if abs(s.box.middle[0] - span.middle[0]) < span.width / 2 and -2 < s.box.top - span.bottom < NAME]
    else:
        near = [s for s in segments if span.top - 2 < s.box.middle[1] < span.bottom + 2 and -1 < span.x0 - s.box.x1 < NAME]
    near = [s for s in near if not true_amount(s.text, s.amount)]
    return sorted(near, key=lambda s: s.box.top)


def _text(name: Sequence[Segment]) -> str:
    return " ".join(s.text for s in name)


def _turned(page: int, keys: Sequence[_Key], rows: Sequence[RawRow]) -> tuple[list[str], list[RawRow]]:
    """Headings and rows with the names over the columns and the legend down the left."""
    top, bottom = min(row.top for row in rows), max(row.bottom for row in rows)
    turned = [RawRow([cell_of_lines([make_line(key.text.words)]), *(row.cells[n] for row in rows)], page, top, bottom) for n, key in enumerate(keys, 1)]
    for row in turned:
        row.shift = row.cells[0].box.x0 - turned[0].cells[0].box.x0 if row.cells[0] is not None and turned[0].cells[0] is not None else 0.0
    return ["", *(row.label for row in rows)], turned


# ------------------------------------------------------------------------------------------------ one thing over years


@dataclass(frozen=True)
class _OverYears:
    """A chart of one thing: its heading, and a year and a number for each bar from the left."""

    heading: tuple[Segment, ...]
    years: tuple[Segment, ...]
    numbers: tuple[Segment, ...]
    box: Box


def find_year_charts(page: int, lines: Sequence[Line], fills: Sequence[Fill]) -> list[RawTable]:
    """The charts of bars over years as rows under those years; charts of the same years that nothing parts are one table."""
    segments = [s for line in lines for s in line.segments]
    charts = sorted(_over_years(segments, fills), key=lambda chart: (round(chart.box.top / 8), chart.box.x0))
    used = {id(s) for chart in charts for s in (*chart.heading, *chart.years, *chart.numbers)}
    free = [s for s in segments if id(s) not in used]
    runs: list[list[_OverYears]] = []
    for chart in charts:
        if runs and _texts(runs[-1][0].years) == _texts(chart.years) and not _between(runs[-1], chart, free):
            runs[-1].append(chart)
        else:
            runs.append([chart])
    return [_year_table(page, run) for run in runs]


def _texts(segments: Sequence[Segment]) -> list[str]:
    return [s.text for s in segments]


def _between(run: Sequence[_OverYears], chart: _OverYears, free: Sequence[Segment]) -> bool:
    """Whether something else is printed between the charts of a run and the next one."""
    box = around([*(one.box for one in run), chart.box])
    return any(box.holds(*s.box.middle) for s in free)


def _over_years(segments: Sequence[Segment], fills: Sequence[Fill]) -> list[_OverYears]:
    rows: list[list[Box]] = []
    for box in [f.box for f in fills]:
        own = next((row for row in rows if abs(row[0].bottom - box.bottom) < SAME and abs(row[0].width - box.width) < SAME), None)
        if own is None:
            rows.append([box])
        else:
            own.append(box)
    out = []
    for row in rows:
        bars = [(box, year, number) for box in sorted(row, key=lambda b: b.x0) if (year := _year(box, segments)) and (number := _number(box, segments, True))]
        if len(bars) < len(row):
            continue
        starts = [0, *(n for n, (a, b) in enumerate(pairwise(bars), 1) if a[1].text >= b[1].text), len(bars)]  # the years begin anew in the next chart
        for a, b in pairwise(starts):
            chart = _chart(bars[a:b], segments)
            if chart is not None:
                out.append(chart)
    return out


def _year(box: Box, segments: Sequence[Segment]) -> Segment | None:
    """The year right under a bar."""
    under = [s for s in segments if abs(s.box.middle[0] - box.middle[0]) < 0.5 * box.width and -2 < s.box.top - box.bottom < NEAR]
    return under[0] if len(under) == 1 and year_like(under[0].text) else None


def _chart(bars: Sequence[tuple[Box, Segment, Segment]], segments: Sequence[Segment]) -> _OverYears | None:
    """The chart of some bars with what is printed over it; None when nothing is."""
    if len(bars) < _YEARS or len({id(number) for _, _, number in bars}) < len(bars):
        return None
    top = min(number.box.top for _, _, number in bars)
    left, right = bars[0][0].x0, bars[-1][0].x1
    margin = (right - left) / len(bars)
    over = [s for s in segments if s.box.bottom < top + 1 and left - margin < s.box.middle[0] < right + margin and top - s.box.bottom < _OVER]
    over.sort(key=lambda s: -s.box.bottom)
    heading: list[Segment] = []
    for s in over:
        if s.is_number:
            break
        if heading and (heading[0].box.top - s.box.bottom > 0.5 * s.size or abs(s.size - heading[0].size) > 0.1 or s.bold != heading[0].bold):
            break
        heading.insert(0, s)
    if not heading or len(" ".join(_texts(heading)).split()) > 12:
        return None
    boxes = [*(s.box for s in heading), *(box for bar in bars for box in (bar[0], bar[1].box, bar[2].box))]
    return _OverYears(tuple(heading), tuple(bar[1] for bar in bars), tuple(bar[2] for bar in bars), around(boxes))


def _year_table(page: int, run: Sequence[_OverYears]) -> RawTable:
    rows = []
    for chart in run:
        label = cell_of_lines([make_line(s.words) for s in chart.heading])
        rows.append(RawRow([label, *map(number_cell, chart.numbers)], page, chart.box.top, chart.box.bottom, shift=label.box.x0 - run[0].heading[0].box.x0))
    parts = [s for chart in run for s in (*chart.heading, *chart.years, *chart.numbers)]
    box = around([chart.box for chart in run])
    years = _texts(run[0].years)
    step = (box.x1 - box.x0) / (len(years) + 1)
    xs = [(box.x0 + n * step, box.x0 + (n + 1) * step) for n in range(len(years) + 1)]
    return RawTable(page, box, xs, [["", *years]], rows, False, {id(w) for s in parts for w in s.words})
