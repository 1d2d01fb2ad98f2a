"""Labels in several columns, as pivot tables print them: "Toimiala", "Yksikkö", "Tiliryhmä". The owners before the last become headings of groups."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from ingest.language.accounts import find_account
from ingest.model import Word
from ingest.pages.lines import Line, Segment, join_lines, make_segment
from ingest.pages.raw_tables import RawRow, RawTable, joined, merge_wrapped

_INDENT = 40.0
"""How far to the right (points) of their heading names may begin that are parts of parts of one above."""
_FEW = 3
"""Rows that begin at one place, at the least, where the names of rows stand."""


def owner_heads(header: Sequence[Line], rows: Sequence[Line], left: float, edge: float) -> list[Segment]:
    """The headings of the columns of labels, which begin where they do: "Toimiala", "Yksikkö", "Tiliryhmä"; none where there is one such column.

    Every row has a name in the last of them, those before it name its owners where they change; no word runs over two.
    """
    heads = next((found for line in reversed(header) if len(found := [s for s in line.segments if s.box.x1 < edge and not s.is_number]) > 1), [])
    if not heads or heads[0].box.x0 > left + 3:
        return []
    starts = [s.box.x0 for s in heads[1:]]
    texts = [s for row in cut_at_heads(rows, heads) for s in row.segments if not s.is_number and s.box.x0 < edge]
    if any(s.box.x0 < x - 2 < s.box.x1 + 1 for s in texts for x in starts):
        return []
    named = sum(any(-2 < w.box.x0 - starts[-1] < _INDENT for w in row.words) for row in rows)
    owned = sum(row.segments[0].box.x0 < starts[-1] - 2 for row in rows)
    return heads if named >= 0.9 * len(rows) > 2 and owned <= 0.6 * len(rows) else []


def owner_starts(rows: Sequence[Line], left: float, edge: float) -> list[Segment]:
    """A word at the beginning of each column of labels where no headings say where they are, as on the further pages of a table; none where there is one."""
    begins = [w for row in rows for s in row.segments if not s.is_number and s.box.x0 < edge for w in s.words]
    first = Counter(round(s.box.x0) for row in rows if not (s := row.segments[0]).is_number and s.box.x0 < edge)
    at = max((x for x, count in first.items() if count >= _FEW), default=0)  # the names stand furthest to the right of what begins several rows
    names = min((x for x, count in first.items() if at - _INDENT < x <= at and count >= _FEW), default=0)
    owners = Counter(round(w.box.x0) for w in begins if w.box.x0 < names - _INDENT)
    starts = [x for x, count in sorted(owners.items()) if count >= 2 and (x <= left + 2 or _apart(rows, x))]
    if not starts or abs(starts[0] - left) > 2 or names < left + _INDENT:
        return []
    heads = [make_segment([word]) for x in (*starts, names) for word in [w for w in begins if round(w.box.x0) == x][:1]]
    return owner_heads([Line(tuple(heads), heads[0].box)], rows, left, edge)


def _apart(rows: Sequence[Line], x: float) -> bool:
    """Whether what begins at a place in several rows stands further from the word before it than words of one name do."""
    gaps = [b.box.x0 - a.box.x1 for row in rows for a, b in pairwise(row.words) if round(b.box.x0) == x]
    sizes = [row.size for row in rows]
    return bool(gaps) and min(gaps) > 0.45 * max(sizes)


def cut_at_heads(lines: Sequence[Line], heads: Sequence[Segment]) -> list[Line]:
    """Lines whose runs of words end where a column of labels begins, however near the next word is."""
    out = []
    for line in lines:
        segments: list[Segment] = []
        for segment in line.segments:
            runs: list[list[Word]] = [[]]
            for word in segment.words:
                if runs[-1] and any(abs(word.box.x0 - head.box.x0) < 2 for head in heads):
                    runs.append([])
                runs[-1].append(word)
            segments += [make_segment(run) for run in runs] if len(runs) > 1 else [segment]
        out.append(Line(tuple(segments), line.box))
    return out


def known_owners(before: RawTable, header: Sequence[Line], rows: Sequence[Line], edge: float) -> list[Segment]:
    """The headings of the columns of labels where a page goes on a table that has them: printed again, or texts begin where they do; none otherwise."""
    if not before.owners:
        return []
    if header:
        segments = [s for line in header for s in line.segments]
        again = [next((s for s in segments if s.text == name and abs(s.box.x0 - x) < 2), None) for name, x in before.owners]
        return [s for s in again if s is not None] if None not in again else []
    starts = [x for _, x in before.owners]
    texts = [s for line in rows for s in line.segments if not s.is_number and s.box.x0 < edge]
    crossed = any(w.box.x0 < x - 2 < w.box.x1 + 1 for s in texts for w in s.words for x in starts[1:])
    placed = all(any(abs(s.box.x0 - x) < 2 for x in starts) or 0 < s.box.x0 - starts[-1] < _INDENT for s in texts)
    if crossed or not placed or all(s.box.x0 > starts[-1] - 2 for s in texts):
        return []
    word = texts[0].words[0]
    return [make_segment([replace(word, text=name, box=replace(word.box, x0=x, x1=x + word.size))]) for name, x in before.owners]


def take_owners(table: RawTable, rows: Sequence[RawRow], texts: Sequence[list[str]], names: Sequence[tuple[str, float]]) -> list[list[str]]:
    """Gives a table its rows with each owner as a heading of a group over them; returns its heading rows without the columns of the owners.

    `names`: heading and beginning of each column of labels.
    """
    owners = len(names) - 1
    for row in rows:
        row.cells = [row.cells[owners], *row.cells[:owners], *row.cells[owners + 1 :]]
    table.rows = [one for row in merge_wrapped(_with_numbers(rows, owners)) for one in _under_owners(row, owners)]
    table.xs = [(table.xs[0][0], table.xs[owners][1]), *table.xs[owners + 1 :]]
    table.owners = list(names)
    return [_headed(row[owners:], names[-1][0]) for row in texts]


def opened(table: RawTable | None) -> RawTable | None:
    """A table whose owners are headings of groups as it is printed: with the columns of its owners and their headings."""
    if table is None or not table.owners:
        return table
    starts = [x for _, x in table.owners]
    xs = [*((x, end - 1) for x, end in pairwise(starts)), (starts[-1], table.xs[0][1]), *table.xs[1:]]
    return replace(table, xs=xs, header=[[*(name for name, _ in table.owners[:-1]), *table.labels()]])


def grouped(table: RawTable, before: RawTable | None) -> RawTable:
    """A table whose rows rules or shades part, its owners made headings of groups too where rows of accounts stand under them; `before`: as it goes on."""
    known = before is not None and bool(before.owners) and table.xs == before.xs
    count = len(before.owners) if known and before is not None else _label_columns(table)
    if count < 2:
        return table
    names = before.owners if known and before is not None else [(table.labels()[c], table.xs[c][0]) for c in range(count)]
    table.header = take_owners(table, table.rows, table.header, names)
    return table


def _label_columns(table: RawTable) -> int:
    """How many columns of labels stand before several of numbers: accounts in the last one in each row, owners of some rows each in those before."""
    data = [row for row in table.rows if row.numbers]
    filled = [[cell for row in data if (cell := row.cells[c]) is not None] for c in range(len(table.xs))]
    numeric = [len(cells) > 0 and sum(cell.amount is not None for cell in cells) >= 0.6 * len(cells) for cells in filled]
    count = next((c for c, n in enumerate(numeric) if n), 0)
    if count < 2 or not all(numeric[count : count + 2]) or len(data) <= _FEW or not table.header or not all(table.labels()[:count]):
        return 0
    labels = [cell.text for cell in filled[count - 1]]
    accounts = sum(find_account(text) is not None for text in labels) >= 0.6 * len(data)
    return count if accounts and len(labels) >= 0.9 * len(data) and all(0 < len(cells) <= 0.6 * len(data) for cells in filled[: count - 1]) else 0


def _headed(texts: list[str], name: str) -> list[str]:
    """A heading row whose first text is the labels' heading alone: what runs into it from a number column wider than its numbers is that one's."""
    label, first, *others = texts
    rest = label.replace(name, "", 1).strip()
    return [name, join_lines([rest, first]) if rest and rest not in first else first, *others]


def _with_numbers(rows: Sequence[RawRow], owners: int) -> list[RawRow]:
    """The rows, those whole whose numbers stand on the last line of an owner's name: "Kasvatus- ja" over "opetuslautakunta 1 242"."""
    out: list[RawRow] = []
    for row in rows:
        above = out[-1] if out else None
        if above is not None and not above.numbers and any(above.cells[1 : owners + 1]) and row.numbers and row.cells[0] is None:
            row.cells = [joined(a, b) if n <= owners else b for n, (a, b) in enumerate(zip(above.cells, row.cells, strict=True))]
            row.top = above.top
            out.pop()
        out.append(row)
    return out


def _under_owners(row: RawRow, owners: int) -> Iterator[RawRow]:
    beside = [None] * (len(row.cells) - 1 - owners)
    for cell in row.cells[1 : owners + 1]:
        if cell is not None:
            yield RawRow([cell, *beside], row.page, row.top, row.bottom, row.filled)
    row.cells = [row.cells[0], *row.cells[owners + 1 :]]
    if any(row.cells):
        yield row
