"""Headings inside tables that name a unit and what it is a part of, together or one under the other: "Perusopetus · Koululautakunta".

Which of the two is the unit shows by how often they stand: one board is over several services.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from ingest.amounts import plain_spaces
from ingest.language.accounts import find_account
from ingest.model import Row, Table
from ingest.units.units import plain_title, surely_unit

_PAIR = re.compile(r"([A-ZÅÄÖ][^\d€%:,·|/]{2,59}?)(?: ?, | ?: | +[·•|/–-]+ +)([A-ZÅÄÖ][^\d€%:,·|/]{2,59})")


_BRACKETS = re.compile(r"([A-ZÅÄÖ][^\d€%:()]{2,59}?) \(([A-ZÅÄÖ][^\d€%:()]{2,59})\)")


def with_placed_groups(tables: Sequence[Table]) -> list[Table]:
    """The tables, such headings with the unit's name alone, and what it is a part of as their place."""
    together = {row.label: pair for row in _groups(tables) if (pair := pair_of(row.label)) is not None}
    over = over_others(list(together.values()))
    found = {label: pair if over == 1 else pair[::-1] for label, pair in together.items()} if over is not None else {}
    below = over_others([(row.label, under.label) for table in tables for row, under in _stacked(table)]) == 1
    return [_placed(table, found, below) if table.kind == "figures" else table for table in tables]


def _groups(tables: Sequence[Table]) -> Iterator[Row]:
    return (row for table in tables if table.kind == "figures" for row in table.rows if row.kind == "group" and not row.place)


def pair_of(heading: str) -> tuple[str, str] | None:
    """The two names that a heading holds; None where it holds something else."""
    text = plain_spaces(heading)
    match = _PAIR.fullmatch(text) or _BRACKETS.fullmatch(text)
    return (match[1].strip(), match[2].strip()) if match is not None and not any(find_account(name) for name in match.groups()) else None


def _stacked(table: Table) -> Iterator[tuple[Row, Row]]:
    """Headings in bold over rows, each with a plainer one right under it."""
    rows = table.rows if table.kind == "figures" else ()
    for row, under in pairwise(rows):
        if row.kind == under.kind == "group" and row.bold and not under.bold and not row.place and not find_account(under.label):
            yield row, under


def over_others(pairs: Sequence[tuple[str, str]]) -> int | None:
    """Which of the two of each pair is over the other: the one that is said of several others, and that only boards and areas are; None where none is."""
    firsts, lasts = ({plain_title(pair[n]) for pair in pairs} for n in (0, 1))
    if len(firsts) == len(lasts):
        return None
    over = 1 if len(firsts) > len(lasts) else 0
    return over if all(surely_unit(pair[over]) for pair in pairs) else None


def _placed(table: Table, found: dict[str, tuple[str, str]], below: bool) -> Table:
    stacked = {id(under): row for row, under in _stacked(table)} if below else {}
    names = {label: name for label, (name, _) in found.items()}
    rows: list[Row] = []
    under: Row | None = None
    for row in table.rows:
        if id(row) in stacked:
            rows[-1] = replace(rows[-1], place=row.label)
            under = row
            continue
        if row.kind == "group":
            under = None
        groups = tuple(names.get(group, group) for group in row.groups if under is None or group != under.label)
        name, place = found.get(row.label, (row.label, row.place)) if row.kind == "group" else (row.label, row.place)
        rows.append(replace(row, label=name, place=place, groups=groups))
    return replace(table, rows=tuple(rows))
