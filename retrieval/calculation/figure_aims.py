"""Aims that tables print in words beside the numbers that came about: "yli 25", "enintään 4 %"."""

import re
from dataclasses import dataclass
from decimal import Decimal

from ingest.stores.stored import StoredFigure
from retrieval.evidence.figure_fits import agree
from retrieval.evidence.figures import Ledger
from retrieval.language.lexicon import sense_words
from retrieval.language.names import subject_key

_AIM = re.compile(r"^(?P<side>[a-zåäö]+|[<>≤≥])\.?\s*(?P<number>-?\d[\d. \u00a0]*(?:,\d+)?)\s*(?:%|€)?$", re.IGNORECASE)
_SIGNS = {">": (True, False), "≥": (True, True), "<": (False, False), "≤": (False, True)}


@dataclass(frozen=True)
class Aim:
    """A limit as a table prints it: whether what came about must be over it, and whether the limit itself will do."""

    text: str
    number: Decimal
    over: bool
    inclusive: bool

    def met(self, number: Decimal) -> bool:
        """Whether a number keeps the aim."""
        return (number > self.number if self.over else number < self.number) or (self.inclusive and number == self.number)


def aim_of(text: str) -> Aim | None:
    """The aim that a cell says: "alle 12.000" → under 12000; None for another text."""
    match = _AIM.match(text.strip())
    if match is None:
        return None
    side = match["side"].lower()
    held = _SIGNS.get(side) or next((kind for words, kind in _sides() if side in words), None)
    if held is None:
        return None
    plain = re.sub(r"[ \u00a0]|\.(?=\d{3})", "", match["number"]).replace(",", ".")
    return Aim(" ".join(text.split()), Decimal(plain), *held)


def _sides() -> tuple[tuple[frozenset[str], tuple[bool, bool]], ...]:
    """(words, (whether over the limit, whether the limit itself will do))."""
    return (
        (sense_words("aim_over"), (True, False)),
        (sense_words("aim_under"), (False, False)),
        (sense_words("aim_least"), (True, True)),
        (sense_words("aim_most"), (False, True)),
    )


def aim_beside(ledger: Ledger, actual: StoredFigure) -> tuple[StoredFigure, Aim, str] | None:
    """The aim for a figure's year in a row that prints the same number, with that row's print; None where none or several say one."""
    figure = actual.figure
    found: list[tuple[StoredFigure, Aim, str]] = []
    for stored in ledger.of_subject(subject_key(figure)):
        other = stored.figure
        alike = other.period.end.year == figure.period.end.year and other.number_unit == figure.number_unit and agree(other, figure)
        if not alike or ledger.is_of_group(stored) != ledger.is_of_group(actual) or stored.report_id != actual.report_id or other.table is None:
            continue
        table = ledger.store.table(stored.report_id, other.table)
        row = table.rows[other.row] if table is not None and other.row is not None and other.row < len(table.rows) else None
        if table is None or row is None:
            continue
        printed = " | ".join(" ".join(cell.text.split()) for cell in row.cells if cell is not None and cell.text.strip())
        for column, cell in zip(table.columns, row.cells, strict=False):
            aim = aim_of(cell.text) if cell is not None else None
            years = re.findall(r"(?:19|20)\d\d", column.label)
            if aim is not None and (not years or str(figure.period.end.year) in years):
                found.append((stored, aim, printed))
    return found[0] if len({aim for _, aim, _ in found}) == 1 else None
