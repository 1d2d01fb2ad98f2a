"""Letters at the head of a column that a note near the table explains: "T = todennäköisyys, M = merkittävyys"."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import replace

from ingest.amounts import plain_spaces
from ingest.columns.record_columns import RATINGS, role_of
from ingest.model import Table

_LETTERS = r"[A-ZÅÄÖ][A-Za-zåäö]?"
_FIRST = re.compile(rf"(?<!\w)({_LETTERS})\s*[=:]\s*([^\W\d][^\W\d]{{3,}}(?: [^\W\d]{{3,}})?)")
_BEHIND = re.compile(rf"([^\W\d]{{4,}})\s*\(({_LETTERS})\)")
_HEADING = re.compile(_LETTERS)
_PRODUCT = re.compile(rf"({_LETTERS})(\s*[x×*]\s*)({_LETTERS})")
"""Letters of two ratings that a column multiplies: "H × V"."""


def rating_letters(texts: Iterable[str]) -> dict[str, str]:
    """Letters → the rating of a risk that the texts say they stand for; letters that they explain in two ways are left out."""
    found: dict[str, set[str]] = {}
    for text in texts:
        plain = plain_spaces(text)
        for letters, meaning in [*_FIRST.findall(plain), *((m[1], m[0]) for m in _BEHIND.findall(plain))]:
            if role_of(meaning, "risks") in RATINGS:
                found.setdefault(letters, set()).add(meaning)
    return {letters: next(iter(meanings)) for letters, meanings in found.items() if len(meanings) == 1}


def with_legend(table: Table, texts: Iterable[str]) -> Table:
    """The table with its columns of ratings called by what their letters stand for."""
    if not any(_HEADING.fullmatch(column.label) or _PRODUCT.fullmatch(column.label) for column in table.columns):
        return table
    under = [cell.text for row in table.rows if (cell := row.cells[0]) is not None and row.kind == "group"]  # a note that was read as the last row
    meanings = rating_letters([*table.footnotes, *texts, *under])
    return replace(table, columns=tuple(replace(c, label=_spelt_out(c.label, meanings)) for c in table.columns))


def _spelt_out(label: str, meanings: Mapping[str, str]) -> str:
    """ "H" → "Todennäköisyys", "H × V" → "Todennäköisyys × vaikutus"; the label itself where a letter of it is not explained."""
    product = _PRODUCT.fullmatch(label)
    if product is not None and product[1] in meanings and product[3] in meanings:
        return f"{meanings[product[1]].capitalize()}{product[2]}{meanings[product[3]]}"
    return meanings[label].capitalize() if label in meanings else label
