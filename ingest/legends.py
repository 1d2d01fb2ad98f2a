"""Letters at the head of a column that a note near the table explains: "T = todennäköisyys, M = merkittävyys"."""

import re
from collections.abc import Iterable
from dataclasses import replace

from ingest.amounts import plain_spaces
from ingest.model import Table
from ingest.record_columns import RATINGS, role_of

_LETTERS = r"[A-ZÅÄÖ][A-Za-zåäö]?"
_FIRST = re.compile(rf"(?<!\w)({_LETTERS})\s*[=:]\s*([^\W\d][^\W\d]{{3,}}(?: [^\W\d]{{3,}})?)")
_BEHIND = re.compile(rf"([^\W\d]{{4,}})\s*\(({_LETTERS})\)")
_HEADING = re.compile(_LETTERS)


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
    if not any(_HEADING.fullmatch(column.label) for column in table.columns):
        return table
    meanings = rating_letters([*table.footnotes, *texts])
    columns = tuple(replace(c, label=meanings[c.label].capitalize()) if c.label in meanings else c for c in table.columns)
    return replace(table, columns=columns)
