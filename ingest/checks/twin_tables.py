"""Tables that print the same rows and columns with other numbers, of which it cannot be told whose they are."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from itertools import combinations

from ingest import messages
from ingest.language.accounts import find_account
from ingest.language.money_words import is_of_money
from ingest.model import Figure, Table
from ingest.units.unit_rows import is_whole
from ingest.units.units import is_generic, parts_kind, plain_title, unit_kind

_ROWS = 3
"""Accounts whose numbers differ, or that two tables print, at the least."""
_NAMED = 3
"""So many like tables that are headed by the names of their units tell that others are too."""
_GIVEN = 3
"""Statements that were given to one unit, at the least, for it to be sure that they are not all its own."""
_BEGINS = 6
"""Letters of a unit's name by which a title names it, however it is inflected."""

_Key = tuple[object, ...]


def twin_doubts(figures: Sequence[Figure], tables: Sequence[Table]) -> dict[str, str]:
    """Figure id → doubt, for the figures of such tables under one heading, and of those whose own titles name something else than the unit that they were
    given to: another like table is that unit's, or the others are headed by the names of theirs. No unit has several statements that all differ.
    """
    held: dict[int, list[Figure]] = defaultdict(list)
    for figure in figures:
        if figure.table is not None and find_account(figure.account) is not None:
            held[figure.table].append(figure)
    alike: dict[_Key, list[int]] = defaultdict(list)
    like: dict[_Key, list[Table]] = defaultdict(list)
    for table in tables:
        if table.kind == "figures" and table.index in held:
            columns = table.corner, tuple(c.label for c in table.columns)
            alike[table.title, table.section, *columns].append(table.index)
            like[columns].append(table)
    doubtful = {n for group in alike.values() for pair in combinations(group, 2) if _differ(*(held[n] for n in pair)) for n in pair}
    for tables_ in like.values():
        doubtful |= _of_one_unit(tables_, held)
        named = [t.index for t in tables_ if any(f.unit.lower() == plain_title(t.title) for f in held[t.index])]
        others = [t.index for t in tables_ if not _may_be_its_units(t, held[t.index])]
        doubtful |= {
            n
            for n in others
            if any(k.index != n and _differ(held[n], held[k.index]) for k in tables_) or sum(_alike(held[n], held[k]) for k in named) >= _NAMED
        }
    return {f.figure_id: messages.TWIN_TABLES for n in doubtful for f in held[n]}


def _of_one_unit(tables: Sequence[Table], held: Mapping[int, Sequence[Figure]]) -> set[int]:
    """Statements with the same columns that were given to one unit and each differ from all the others."""
    given: dict[str, list[int]] = defaultdict(list)
    for table in tables:
        units = {f.unit for f in held[table.index]}
        if len(units) == 1:
            given[units.pop()].append(table.index)
    return {n for group in given.values() if len(group) >= _GIVEN and all(_differ(held[a], held[b]) for a, b in combinations(group, 2)) for n in group}


def is_twin(figure: Figure) -> bool:
    """Whether nothing tells whose a figure is: no answer is made of it."""
    return figure.doubt == messages.TWIN_TABLES


def _may_be_its_units(table: Table, figures: Sequence[Figure]) -> bool:
    """Whether what stands over a table names the unit that it was given to, or no unit at all."""
    title = table.title
    if is_generic(title) or is_whole(title) or is_of_money(title) or parts_kind(title, ""):
        return True
    words = {word for name in {figure.unit.lower() for figure in figures} for word in (name.split() if unit_kind(name) == "kunta" else name.split()[:1])}
    return any(said.startswith(word[:_BEGINS]) for said in plain_title(title).split() for word in words)


def _alike(one: Sequence[Figure], other: Sequence[Figure]) -> bool:
    """Whether two tables print several accounts that are the same."""
    return len({f.account for f in one} & {f.account for f in other}) >= _ROWS


def _differ(one: Sequence[Figure], other: Sequence[Figure]) -> bool:
    """Whether most of the numbers that two tables print of the same are not the same, in several rows."""
    printed = {_key(f): f for f in one}
    pairs = [(f, printed[_key(f)]) for f in other if _key(f) in printed]
    apart = [f for f, own in pairs if f.number != own.number]
    return len({f.account for f in apart}) >= _ROWS and 2 * len(apart) > len(pairs)


def _key(figure: Figure) -> _Key:
    return figure.unit, figure.account, figure.groups, figure.measure, figure.period, figure.basis, figure.number_unit
