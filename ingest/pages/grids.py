"""Rules → grids of cells: tables whose columns are parted by vertical rules. Pure geometry."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from ingest.model import Box, Fill, Rule

_SNAP = 3.0
"""Rules nearer than this (points) are one."""


@dataclass(frozen=True)
class GridCell:
    """Rows r0 … r1 − 1 and columns c0 … c1 − 1 of a grid, joined into one cell."""

    r0: int
    r1: int
    c0: int
    c1: int
    box: Box


@dataclass(frozen=True)
class Grid:
    """A table's cells as its rules draw them."""

    xs: tuple[float, ...]
    ys: tuple[float, ...]
    cells: tuple[GridCell, ...]
    box: Box


@dataclass
class _Bar:
    """A straight line at `at`, from `low` to `high`."""

    at: float
    low: float
    high: float
    joined: set[int] = field(default_factory=set)


def find_grids(rules: Sequence[Rule], fills: Sequence[Fill] = ()) -> list[Grid]:
    """Every grid of at least two columns that horizontal and vertical rules draw, from the top of the page."""
    across = _merge([_Bar((r.top + r.bottom) / 2, r.x0, r.x1) for r in rules if r.horizontal and r.x1 - r.x0 > 4])
    down = _merge([_Bar((r.x0 + r.x1) / 2, r.top, r.bottom) for r in rules if not r.horizontal and r.bottom - r.top > 4])
    grids = []
    for hs, vs in _components(across, down):
        if len({round(v.at) for v in vs}) < 2 or len(hs) < 2:
            continue
        grid = _grid(hs, vs)
        if grid is not None:
            grids.append(grid)
    return sorted(grids, key=lambda g: (g.box.top, g.box.x0))


def _merge(bars: list[_Bar]) -> list[_Bar]:
    """Pieces of one line joined into one bar."""
    out: list[_Bar] = []
    for bar in sorted(bars, key=lambda b: (round(b.at / 1.5), b.low)):
        for other in reversed(out[-60:]):
            if abs(other.at - bar.at) <= 1.6 and bar.low <= other.high + _SNAP and bar.high >= other.low - _SNAP:
                other.low, other.high = min(other.low, bar.low), max(other.high, bar.high)
                break
        else:
            out.append(bar)
    return out


def _components(across: list[_Bar], down: list[_Bar]) -> list[tuple[list[_Bar], list[_Bar]]]:
    """Bars that touch each other, directly or through others."""
    parent = list(range(len(across) + len(down)))

    def root(n: int) -> int:
        while parent[n] != n:
            parent[n] = parent[parent[n]]
            n = parent[n]
        return n

    for i, h in enumerate(across):
        for j, v in enumerate(down):
            if h.low - _SNAP <= v.at <= h.high + _SNAP and v.low - _SNAP <= h.at <= v.high + _SNAP:
                parent[root(i)] = root(len(across) + j)
    groups: dict[int, tuple[list[_Bar], list[_Bar]]] = {}
    for i, h in enumerate(across):
        groups.setdefault(root(i), ([], []))[0].append(h)
    for j, v in enumerate(down):
        groups.setdefault(root(len(across) + j), ([], []))[1].append(v)
    return [g for g in groups.values() if g[0] and g[1]]


def _snap(values: list[float]) -> list[float]:
    out: list[list[float]] = []
    for value in sorted(values):
        if out and value - out[-1][-1] <= _SNAP:
            out[-1].append(value)
        else:
            out.append([value])
    return [sum(group) / len(group) for group in out]


def _grid(hs: list[_Bar], vs: list[_Bar]) -> Grid | None:
    ends = [x for h in hs for x in (h.low, h.high)]
    xs, ys = [v.at for v in vs], [h.at for h in hs]
    if min(ends) < min(xs) - 8:
        xs.append(min(ends))
    if max(ends) > max(xs) + 8:
        xs.append(max(ends))
    # The first or last row of a page may have side rules only, or no more than the two outer ones where it is one cell over all columns.
    outer = min(v.at for v in vs), max(v.at for v in vs)
    for edge, beyond in ((min(v.low for v in vs), min(ys) - 6), (max(v.high for v in vs), max(ys) + 6)):
        reach = [v.at for v in vs if abs((v.low if beyond < min(ys) else v.high) - edge) <= _SNAP]
        sides = len(reach) >= 3 or all(any(abs(x - at) <= _SNAP for at in reach) for x in outer)
        if (edge < beyond if beyond < min(ys) else edge > beyond) and sides:
            ys.append(edge)
    xs, ys = _snap(xs), _snap(ys)
    if len(xs) < 3 or len(ys) < 2:
        return None
    rows, cols = len(ys) - 1, len(xs) - 1

    def upright(x: float, y0: float, y1: float) -> bool:
        middle = (y0 + y1) / 2
        return any(abs(v.at - x) <= _SNAP and v.low - _SNAP <= middle <= v.high + _SNAP for v in vs)

    def level(y: float, x0: float, x1: float) -> bool:
        middle = (x0 + x1) / 2
        return any(abs(h.at - y) <= _SNAP and h.low - _SNAP <= middle <= h.high + _SNAP for h in hs)

    owner = [[-1] * cols for _ in range(rows)]
    cells: list[GridCell] = []
    for r in range(rows):
        for c in range(cols):
            if owner[r][c] >= 0:
                continue
            c1 = c + 1
            while c1 < cols and owner[r][c1] < 0 and not upright(xs[c1], ys[r], ys[r + 1]):
                c1 += 1
            r1 = r + 1
            while (
                r1 < rows
                and all(not level(ys[r1], xs[k], xs[k + 1]) for k in range(c, c1))
                and not any(upright(xs[k], ys[r1], ys[r1 + 1]) for k in range(c + 1, c1))
            ):
                r1 += 1
            for i in range(r, r1):
                for k in range(c, c1):
                    owner[i][k] = len(cells)
            cells.append(GridCell(r, r1, c, c1, Box(xs[c], ys[r], xs[c1], ys[r1])))
    return Grid(tuple(xs), tuple(ys), tuple(cells), Box(xs[0], ys[0], xs[-1], ys[-1]))
