"""Tables of words of which rows were left over: lines below them whose texts begin where the columns do. Pure geometry."""

from collections.abc import Sequence

from ingest.pages.lines import Line
from ingest.pages.raw_tables import RawTable

_SAME = 3.5
"""Texts that begin nearer than this (points) begin alike."""
_COLUMNS = 3
"""Columns of a table whose rows can be told from running text, at the least."""
_MOST = 0.5
_NEARLY_ALL = 0.75
"""Shares of the columns: on each of two lines, or on one."""
_LARGER = 1.2
"""Print larger than this (of the table's) heads something else."""
_NUMBERS = 0.35
"""The share of a table's cells that are numbers, at the most."""


def has_rows_left(table: RawTable, lines: Sequence[Line], below: bool = True) -> bool:
    """Whether rows of a table of words stand among the lines under it; `below` is False for lines at the top of the page or column after it."""
    cells = [cell for row in table.rows for cell in row.cells if cell is not None]
    starts = _starts(table)
    if table.ruled or len(starts) < _COLUMNS or sum(cell.amount is not None for cell in cells) > _NUMBERS * len(cells):
        return False
    size = max((cell.size for cell in cells), default=0.0)
    shares: list[float] = []
    for line in sorted(lines, key=lambda line: line.box.top):
        if below and line.box.top < table.box.bottom - 2:
            continue
        if line.size > _LARGER * size:
            break
        alike = sum(any(abs(s.box.x0 - x) <= _SAME for s in line.segments) for x in starts)
        shares.append(alike / len(starts) if alike > 1 else 0.0)
    return any(share >= _NEARLY_ALL for share in shares) or sum(share >= _MOST for share in shares) > 1


def _starts(table: RawTable) -> list[float]:
    """Where the texts of the columns begin, each place once."""
    out: list[float] = []
    for c, (x0, _) in enumerate(table.xs):
        found = [cell.box.x0 for row in table.rows if c < len(row.cells) and not row.full_width and (cell := row.cells[c]) is not None]
        begin = min(found, default=x0)
        if not out or begin - out[-1] > _SAME:
            out.append(begin)
    return out
