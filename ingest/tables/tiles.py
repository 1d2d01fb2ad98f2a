"""Key figures set out large, each over or under its name ("12,5 M€ / Verotulot") → a table of names and numbers. Geometry only.

Where the name stands over the number, a line in small print under it may tell what it is compared with: "Budjetti 13,1 M€", "Ed. vuosi 4,9 %".
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from statistics import median

from ingest.amounts import Amount, parse_amount, read_unit, true_amount
from ingest.language.measure_units import per_unit
from ingest.model import Box, around
from ingest.pages.lines import Line, Segment, make_line
from ingest.pages.raw_tables import RawCell, RawRow, RawTable, cell_of_lines

_LARGER = 1.4
"""How many times larger than the text of the page such numbers are printed."""
_NAME_LINES = 3
"""Lines that a name takes at the most."""


def find_tiles(page: int, lines: Sequence[Line]) -> list[RawTable]:
    """The page's large numbers with the names beside them, as one table; none when there are fewer than two."""
    words = [w for line in lines for w in line.words]
    if not words:
        return []
    body = median(w.size for w in words)
    rows: list[RawRow] = []
    compared: list[_Compared | None] = []
    taken: set[int] = set()
    for n, line in enumerate(lines):
        if not all(_stands_out(s, body) for s in line.segments):
            continue
        under = [_name(s, lines[n + 1 :], 1) for s in line.segments]
        over = [_name(s, lines[:n][::-1], -1) for s in line.segments]
        told = all(over) and any(any(c.isdigit() for c in s.text) for segments in under for s in segments)
        named = list(zip(line.segments, over if told else [a or b for a, b in zip(under, over, strict=True)], strict=True))
        if all(name for _, name in named):
            for (number, name), small in zip(named, under, strict=True):
                beside = _compared(small[0]) if told and len(small) == 1 else None
                compared.append(beside)
                rows.append(_row(page, number, name))
                taken |= {id(w) for s in (number, *name, *(small if beside else ())) for w in s.words}
    if len(rows) < 2:
        return []
    box = Box(min(r.cells[0].box.x0 for r in rows if r.cells[0]), rows[0].top, max(r.cells[1].box.x1 for r in rows if r.cells[1]), rows[-1].bottom)
    middle = (box.x0 + box.x1) / 2
    xs = [(box.x0, middle), (middle, box.x1)]
    labels = list(dict.fromkeys(c.label for c in compared if c is not None))
    for row, own in zip(rows, compared, strict=True):
        row.cells += [own.cell if own is not None and own.label == label else None for label in labels]
        row.bottom = max(row.bottom, own.cell.box.bottom if own is not None else row.bottom)
    header = [["", "", *labels]] if labels else []
    return [RawTable(page, box, [*xs, *[(box.x1, box.x1 + 1)] * len(labels)], header, rows, False, taken)]


@dataclass(frozen=True)
class _Compared:
    """What a number is compared with: "Budjetti", 13,1 M€."""

    label: str
    cell: RawCell


def _compared(small: Segment) -> _Compared | None:
    """What a line under a number says: words and one number behind them, which tells what it counts."""
    for n in range(1, len(small.words)):
        words, rest = small.words[:n], small.words[n:]
        text = " ".join(w.text for w in rest)
        amount = parse_amount(text)
        if amount is not None and true_amount(text, amount):
            label = " ".join(w.text for w in words).rstrip(" :")
            box = around([w.box for w in rest])
            tells = amount.unit is not None or amount.decimals > 0
            cell = RawCell([(text, box)], box, rest[0].bold, "", amount, size=rest[0].size)
            return _Compared(label, cell) if tells and not any(c.isdigit() for c in label) else None
    return None


def _stands_out(segment: Segment, body: float) -> bool:
    """A large number that says what it counts, or has three digits at the least."""
    amount = segment.amount or _measured(segment.text)
    told = amount is not None and (amount.unit is not None or amount.decimals > 0 or abs(amount.number) >= 100)
    return told and segment.size >= _LARGER * body and true_amount(segment.text, amount)


def _measured(text: str) -> Amount | None:
    """A number with a unit of measure behind it that only indicators have: "97 201 m²", "16,2 pv/htv"."""
    number, _, unit = text.rpartition(" ")
    amount = parse_amount(number) if number else None
    told = (known[0] if (known := read_unit(unit)) is not None else per_unit(unit)) if amount is not None and amount.unit is None else None
    return replace(amount, unit=told) if amount is not None and told is not None else None


def _name(number: Segment, following: Sequence[Line], way: int) -> list[Segment]:
    """The smaller texts right under a number (way 1; `following` from the top) or right over it (way -1; from the bottom), in the order of reading."""
    out: list[Segment] = []
    edge = number.box
    for line in following[: _NAME_LINES + 3]:
        for s in line.segments:
            gap = s.box.top - edge.bottom if way > 0 else edge.top - s.box.bottom
            beside = abs(s.box.middle[0] - number.box.middle[0]) < 6 or abs(s.box.x0 - number.box.x0) < 3
            if (
                beside
                and not s.is_number
                and _measured(s.text) is None
                and s.size < 0.8 * number.size
                and -0.3 * number.size < gap < (1.0 if not out else 0.6) * number.size
            ):
                out.append(s)
                edge = s.box
    return (out if way > 0 else out[::-1])[:_NAME_LINES]


def _row(page: int, number: Segment, name: Sequence[Segment]) -> RawRow:
    label = cell_of_lines([make_line(s.words) for s in name])
    value = RawCell([(number.text, number.box)], number.box, number.bold, number.mark, number.amount or _measured(number.text), size=number.size)
    tops = [number.box, *(s.box for s in name)]
    return RawRow([label, value], page, min(b.top for b in tops), max(b.bottom for b in tops))
