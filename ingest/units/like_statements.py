"""Statements of accounts that are alike: what stands over each names the unit whose it is, whatever it is called."""

import re
from collections.abc import Callable, Sequence
from itertools import chain

from ingest.language.accounts import find_account
from ingest.language.money_words import is_of_money
from ingest.language.voikko import readings
from ingest.model import Document, Section, Table

_TABLES = 3
"""So many statements with the same columns are those of units."""
_SHARED = 0.5
"""The share of a statement's rows that are accounts, and that another one has too, at the least."""
_NEARLY = 0.9
"""The share of a table's rows that a statement has too, where it is one of a part, at the least."""
_TIMED = re.compile(r"(?:19|20)\d\d(?!\d)|^(?:TA|TP|TOT|Talousarvio|Tilinpäätös|Toteuma|Toteutuma)\b", re.IGNORECASE)
"""What one of a statement's columns says at the least: a year, or a measure."""


def headed_by_units(
    document: Document, corner: Callable[[Table], str], shown: Callable[[str], str], is_generic: Callable[[str], bool]
) -> list[tuple[str, Section | None]]:
    """(name, the section it stands in) of the units that like statements are headed by: in their corners, in their captions in the headings over them or in
    their first rows.

    `is_generic`: whether a heading says only what stands under it ("Talouden toteutuminen"), so that the one above it tells whose it is.
    Statements are alike when their columns of numbers, told by years or measures, have the same headings, and their rows are accounts that others of them
    have too.
    """
    found: dict[tuple[str, ...], list[Table]] = {}
    for table in document.tables:
        labels = tuple(column.label for column in table.columns if column.numeric)
        if table.kind == "figures" and len(labels) > 1 and any(map(_TIMED.search, labels)):
            found.setdefault(labels, []).append(table)
    out: list[tuple[str, Section | None]] = []
    for alike in found.values():
        sure = [table for table in alike if _is_statement(table, [other for other in alike if other is not table])]
        own = [table for table in alike if table in sure or any(_is_part(table, other) for other in sure)]
        if len(own) < _TABLES:
            continue
        over = {id(table): _over(table, document.sections, is_generic) for table in own}
        sources: list[list[str]] = [
            [shown(corner(table)) for table in own],
            [shown(table.title) for table in own],
            [shown(section.title) if (section := over[id(table)]) is not None else "" for table in own],
            [shown(table.rows[0].label) if table.rows[0].kind == "group" else "" for table in own],
        ]
        for names in sources:
            fitting = {name: over[id(table)] for name, table in zip(names, own, strict=True) if _may_name(name)}
            if len(fitting) >= max(_TABLES, _SHARED * len(own)):
                out += fitting.items()
                break
    return out


def _over(table: Table, sections: Sequence[Section], is_generic: Callable[[str], bool]) -> Section | None:
    """The section that a table stands in, or the one above those whose headings name nothing."""
    section = sections[table.section] if table.section is not None else None
    while section is not None and section.parent is not None and is_generic(section.title):
        section = sections[section.parent]
    return section


def _is_statement(table: Table, others: Sequence[Table]) -> bool:
    rows = _accounts(table)
    accounts = [label for label in rows if find_account(label) is not None or is_of_money(label)]
    elsewhere = set(chain.from_iterable(map(_accounts, others)))
    return len(rows) > 1 and len(accounts) >= _SHARED * len(rows) and sum(label in elsewhere for label in rows) >= _SHARED * len(rows)


def _is_part(table: Table, whole: Table) -> bool:
    """Whether nearly all rows of a table stand in a statement: one of a part of what that is of, whatever its rows are called."""
    rows, held = _accounts(table), set(_accounts(whole))
    return len(rows) > _TABLES and sum(label in held for label in rows) >= _NEARLY * len(rows)


def _accounts(table: Table) -> list[str]:
    return [row.label for row in table.rows if row.label and row.kind != "group"]


def _may_name(text: str) -> bool:
    told = find_account(text) is not None or is_of_money(text) or any(c.isdigit() for c in text) or any(map(_is_verb, text.lower().split()))
    return text[:1].isupper() and not told


def _is_verb(word: str) -> bool:
    """Whether a word can only be what somebody does or did, or has done, as a line of a text says and no name of a unit."""
    found = readings(word.strip(",.:;()"))
    return any(r.finite for r in found) and all(r.kind == "teonsana" for r in found)
