"""What a note under a table says of one of its rows: the one with the mark that stands behind the row's name."""

import re
from collections.abc import Sequence

from ingest.model import Row, Table

_LEAD = re.compile(r"(\*+|\d{1,2}|[a-d])\)?\s*(?=\S)")
_NEXT = re.compile(r"\s(\d{1,2})\)\s")


def note_of_row(table: Table, row: Row) -> str:
    """The note whose mark stands behind the label of a row and of no other, without the mark; "" where none does."""
    mark = _mark(row)
    if not mark or sum(_mark(other) == mark for other in table.rows) > 1:
        return ""
    own = [note for note in _each(table.footnotes) if (lead := _LEAD.match(note)) is not None and lead[1] == mark]
    return _LEAD.sub("", own[0], count=1).strip() if len(own) == 1 else ""


def _each(notes: Sequence[str]) -> list[str]:
    """The notes, those of one text parted where the next number comes: "1) Valmis. 2) Kesken."."""
    out: list[str] = []
    for note in notes:
        lead, begin = _LEAD.match(note), 0
        numbered = lead is not None and lead[1].isdigit()
        at = int(lead[1]) if lead is not None and numbered else 0
        for match in _NEXT.finditer(note) if numbered else ():
            if int(match[1]) == at + 1:
                out.append(note[begin : match.start()])
                begin, at = match.start() + 1, at + 1
        out.append(note[begin:])
    return out


def _mark(row: Row) -> str:
    return next((cell.mark for cell in row.cells if cell is not None and cell.mark and cell.amount is None), "")
