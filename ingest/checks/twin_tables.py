"""Tables under one heading that print the same rows and columns with other numbers: whose either of them is cannot be told."""

from collections import defaultdict
from collections.abc import Sequence
from itertools import combinations

from ingest import messages
from ingest.language.accounts import find_account
from ingest.model import Figure, Table

_ROWS = 3
"""Accounts whose numbers differ, at the least."""

_Key = tuple[object, ...]


def twin_doubts(figures: Sequence[Figure], tables: Sequence[Table]) -> dict[str, str]:
    """Figure id → doubt, for the figures of each pair of such tables that were read as one unit's."""
    held: dict[int, list[Figure]] = defaultdict(list)
    for figure in figures:
        if figure.table is not None and find_account(figure.account) is not None:
            held[figure.table].append(figure)
    alike: dict[_Key, list[int]] = defaultdict(list)
    for table in tables:
        if table.kind == "figures" and table.index in held:
            alike[table.title, table.section, table.corner, tuple(c.label for c in table.columns)].append(table.index)
    doubtful = {n for group in alike.values() for pair in combinations(group, 2) if _differ(*(held[n] for n in pair)) for n in pair}
    return {f.figure_id: messages.TWIN_TABLES for n in doubtful for f in held[n]}


def is_twin(figure: Figure) -> bool:
    """Whether nothing tells whose a figure is: no answer is made of it."""
    return figure.doubt == messages.TWIN_TABLES


def _differ(one: Sequence[Figure], other: Sequence[Figure]) -> bool:
    """Whether most of the numbers that two tables print of the same are not the same, in several rows."""
    printed = {_key(f): f for f in one}
    pairs = [(f, printed[_key(f)]) for f in other if _key(f) in printed]
    apart = [f for f, own in pairs if f.number != own.number]
    return len({f.account for f in apart}) >= _ROWS and 2 * len(apart) > len(pairs)


def _key(figure: Figure) -> _Key:
    return figure.unit, figure.account, figure.groups, figure.measure, figure.period, figure.basis, figure.number_unit
