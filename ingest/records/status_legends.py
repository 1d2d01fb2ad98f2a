"""Marks under the state of a target that a note explains: "Tila: T = toteutunut, E = ei toteutunut"; "vihreä = toteutunut, punainen = viivästynyt"; and signs
that stand before the targets: "● Toteutunut ▲ Osittain toteutunut".
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from ingest.amounts import plain_spaces
from ingest.language.statuses import read_status
from ingest.model import Document, Section, Table

_COLOUR = r"(?:vihreä|keltainen|oranssi|punainen|harmaa|sininen|valkoinen|musta)"
_SIGN = rf"(?:{_COLOUR}|[^\W\d_]{{1,2}}|\+{{1,3}}|±|[–−-]|\d)"
_MEANING = r"[^=,;.:()|]+?"
_EQUALS = re.compile(rf"(?<!\w)({_SIGN})\s*=\s*({_MEANING})(?=\s*(?:[,;.|)]|$|\s{_SIGN}\s*=))", re.IGNORECASE)
_POINTS = re.compile(rf"(?:^|[,;.|]\s*|:\s+)({_SIGN})\s*(?:[:–]|\s-)\s+({_MEANING})(?=\s*(?:[,;.|)]|$))", re.IGNORECASE)
_BEHIND = re.compile(rf"(?:^|[,;.:|]\s*)({_MEANING})\s*\(({_SIGN})\)", re.IGNORECASE)
_SIGNS = "●○◐◑◒◓◉⬤■□▪▲△▼▽◆◇★☆✓✔✗✘✖☑☒☐⚪⚫🔴🟠🟡🟢"
_EXPLAINED = re.compile(rf"([{_SIGNS}])\s*[=:–-]?\s*([^=,;.:()|{_SIGNS}]+)(?=\s*(?:[,;.|)]|$|[{_SIGNS}]))")
_WORDS = 6
"""Words of what a mark stands for, at the most."""


@dataclass(frozen=True)
class Legend:
    """What marks stand for in a section: mark in lower case → the words."""

    section: int | None
    meanings: Mapping[str, str]


def read_legend(text: str) -> dict[str, str]:
    """Mark → words of status that a note says it stands for; {} where the note explains no such marks."""
    plain = plain_spaces(text)
    if signs := signs_explained(plain):
        return signs
    for pattern in (_EQUALS, _POINTS):
        found = _settled([(m[1], m[2]) for m in pattern.finditer(plain)])
        if found:
            return found
    return _settled([(m[2], m[1]) for m in _BEHIND.finditer(plain)])


def signs_explained(text: str) -> dict[str, str]:
    """Sign → words of status that stand behind it: "● Toteutunut ■ Ei toteutunut"; {} where a text explains no signs."""
    return _settled(_EXPLAINED.findall(plain_spaces(text)))


def sign_before(text: str) -> str:
    """The sign that an item of a list begins with, "" for none."""
    plain = plain_spaces(text)
    return plain[0] if plain[:1] and plain[0] in _SIGNS else ""


def _settled(pairs: Sequence[tuple[str, str]]) -> dict[str, str]:
    told = {mark.lower(): meaning.strip() for mark, meaning in pairs}
    states = {meaning: read_status(meaning) for meaning in told.values()}
    whole = all(state is not None and len(meaning.split()) <= _WORDS for meaning, state in states.items())
    return told if whole and len(told) == len(pairs) and len({s.status for s in states.values() if s is not None}) > 1 else {}


def legends(document: Document) -> list[Legend]:
    """The legends of a report in reading order, those in notes and small tables too."""
    out = [Legend(block.section, found) for block in document.blocks if block.table is None and (found := read_legend(block.text))]
    for table in document.tables:
        out += [Legend(table.section, found) for text in (*table.footnotes, *_rows(table)) if (found := read_legend(text))]
    return out


def _rows(table: Table) -> Iterator[str]:
    """A table's last row as one text, and a small table of two columns: "Vihreä | Toteutunut" → "Vihreä = Toteutunut"."""
    for row in table.rows[-1:]:
        yield " ".join(cell.text for cell in row.cells if cell is not None and cell.text)
    if len(table.columns) == 2 and len(table.rows) <= _WORDS:
        pairs = [(row.label, cell.text) for row in table.rows if (cell := row.cells[1]) is not None]
        heads = [(table.columns[0].label, table.columns[1].label)] if table.columns[0].label else []
        yield ", ".join(f"{left} = {right}" for left, right in (*heads, *pairs))


def meaning_of(mark: str, section: int | None, known: Sequence[Legend], sections: Sequence[Section]) -> str:
    """What a mark stands for where a record stands: by the legend of its section or the nearest one above, or by the only one of the report; "" for none."""
    wanted = mark.strip(" .").lower()
    while section is not None:
        for legend in known:
            if legend.section == section and wanted in legend.meanings:
                return legend.meanings[wanted]
        section = sections[section].parent
    told = {legend.meanings[wanted].lower(): legend.meanings[wanted] for legend in known if wanted in legend.meanings}
    return next(iter(told.values())) if len(told) == 1 else ""
