"""Short forms of rows and columns that a list near the table or elsewhere in the report spells out: "HK = henkilöstökulut, ATT = aineet, tarvikkeet"."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date

from ingest.amounts import plain_spaces
from ingest.columns.columns import make_period, read_column
from ingest.model import Row, Table

_SHORT = re.compile(r"(?=.*[A-ZÅÄÖ])[A-ZÅÄÖ][\w./-]{0,7}\.?(?: ?[\d%]{1,4})?")
"""A short form: no longer than a word, with a capital at its beginning."""
_GIVEN = re.compile(r"(?<![\w=:–-])(?<![=:–-] )(?:([A-ZÅÄÖ][\w./-]{0,7}?\.?)\s*=|([A-ZÅÄÖ]{2,8}(?: ?\d{2})?)(?: ?:| [–-]))\s*(?=[^\W\d])")
"""A short form before what it stands for; behind capitals alone a colon or a dash will do."""
_BEHIND = re.compile(r"(?:^|[,;:.•] ?)([^\W\d][^()=,;:.]{3,50}) \(([A-ZÅÄÖ]{2,8})\)(?=[,;.]|$)")
"""What a short form stands for, and behind it the form in brackets: "henkilöstökulut (HK), palvelujen ostot (PO)"."""
_END = re.compile(r"[;.](?:\s|$)|\s[•▪|]")
_LONGEST = 60
"""Characters of what a short form stands for."""
_FEWEST = 2
"""Forms that a list of them spells out at least."""


def short_forms(texts: Iterable[str]) -> dict[str, str]:
    """Short form → what lists of two or more of them say that it stands for; forms that they explain in two ways are left out."""
    found: dict[str, set[str]] = {}
    for text in texts:
        own = _listed(plain_spaces(text))
        if len(own) >= _FEWEST:
            for short, meaning in own:
                found.setdefault(short, set()).add(meaning)
    return {short: next(iter(meanings)) for short, meanings in found.items() if len(meanings) == 1}


def is_legend(text: str) -> bool:
    """Whether a text is nothing but a list of short forms and what they stand for."""
    plain = plain_spaces(text)
    own = _listed(plain)
    return len(own) >= _FEWEST and sum(len(short) + len(meaning) + 2 for short, meaning in own) >= 0.8 * len(plain)


def _listed(text: str) -> list[tuple[str, str]]:
    """(short form, meaning) of each that a text gives, in order."""
    out = []
    given = list(_GIVEN.finditer(text))
    for n, match in enumerate(given):
        rest = text[match.end() : given[n + 1].start() if n + 1 < len(given) else len(text)]
        meaning = _END.split(rest)[0].strip(" ,;.•|–-")
        if 3 < len(meaning) <= _LONGEST:
            out.append((match[1] or match[2], meaning))
    return out or [(short, meaning.strip()) for meaning, short in _BEHIND.findall(text)]


def spelt_out(table: Table, near: Iterable[str], far: Iterable[str]) -> Table:
    """The table with its short labels, and headings that tell nothing else, called by what the texts `near` it, else those `far` off, say they stand for."""
    labels = [row.label for row in table.rows if _short(row.label)] + [c.label for c in table.columns if _short(c.label)]
    if not labels:
        return table
    meanings = short_forms(far) | short_forms([*table.footnotes, *near])
    if not any(label in meanings for label in labels):
        return table
    columns = tuple(replace(c, label=_whole(c.label, meanings)) if not _understood(c.label) else c for c in table.columns)
    return replace(table, rows=tuple(_spelt_row(row, meanings) for row in table.rows), columns=columns)


def _spelt_row(row: Row, meanings: Mapping[str, str]) -> Row:
    label = _whole(row.label, meanings)
    groups = tuple(_whole(group, meanings) for group in row.groups)
    if (label, groups) == (row.label, row.groups):
        return row
    at = next((n for n, cell in enumerate(row.cells) if cell is not None and cell.text == row.label), None)
    cells = tuple(replace(cell, text=label) if cell is not None and n == at and not cell.spanned else cell for n, cell in enumerate(row.cells))
    return replace(row, label=label, groups=groups, cells=cells)


def _short(label: str) -> bool:
    return _SHORT.fullmatch(label) is not None


def _whole(label: str, meanings: Mapping[str, str]) -> str:
    meaning = meanings.get(label, "")
    return meaning[:1].upper() + meaning[1:] if meaning and _short(label) else label


def _understood(heading: str) -> bool:
    """Whether the heading of a column tells what it holds without any list."""
    return read_column(heading, make_period(date(2000, 1, 1), date(2000, 12, 31))).known
