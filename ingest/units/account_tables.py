"""Tables of one account each, whose rows are the same units in all of them: "Ulkopuoliset ostot, €" over "Keskusvarasto", "Tulkit" and their sum."""

import re
from collections import defaultdict
from collections.abc import Sequence

from ingest.amounts import plain_spaces
from ingest.columns.columns import read_column, year_period
from ingest.data import read_table
from ingest.language.accounts import find_account, without_total
from ingest.language.scales import without_scale
from ingest.model import Row, Table
from ingest.units.shared_accounts import adds_up, sums
from ingest.units.unit_rows import is_whole

_FEWEST = 2
"""Tables, parts of a whole, and names that are money for sure, at the least."""
_SHARED = 0.5
"""The share of all units that each table has, at the least."""
_BUDGETS = ("budget", "amended_budget")
_ANY_YEAR = year_period(2000)
"""Headings of columns are read for what they measure, not for when."""


def tables_of_accounts(tables: Sequence[Table]) -> dict[int, str]:
    """Table → the account that it is about by the text over its rows, where several tables have the same columns and rows, and each row adds up to the last.

    Two of the names at least say money ("Sisäiset tulot"), and no row does, so that the tables are of accounts and their rows units, not the other way.
    """
    alike: dict[tuple[str, ...], list[Table]] = defaultdict(list)
    for table in tables:
        if table.kind == "figures" and _told(table.corner) and _budgeted(table) and _makes_a_whole(table):
            alike[tuple(column.label for column in table.columns if column.numeric)].append(table)
    out: dict[int, str] = {}
    for group in alike.values():
        names = {table.index: _told(table.corner) for table in group}
        every = {label for table in group for label in _labels(table)}
        shared = len(set(names.values())) == len(group) and all(len(_labels(table)) >= _SHARED * len(every) for table in group)
        if shared and len({table.rows[-1].label for table in group}) == 1 and sum(map(_says_money, names.values())) >= _FEWEST:
            out |= names
    return out


def whole_of(table: Table) -> str:
    """The unit whose parts the rows of such a table are, by its last row: "Tukitoiminnot yhteensä" → Tukitoiminnot; "" where it names none."""
    label = table.rows[-1].label
    return "" if is_whole(label) else without_total(label)


def parts_of(table: Table) -> list[str]:
    """The units that the rows of such a table are."""
    return _labels(table)


def _told(corner: str) -> str:
    return without_scale(plain_spaces(corner)).strip(" ,:")


def _labels(table: Table) -> list[str]:
    return [row.label for row in table.rows[:-1]]


def _makes_a_whole(table: Table) -> bool:
    """Whether all rows are parts that add up to the last, and none of them is an account, a month or a time."""
    parts, last = table.rows[:-1], table.rows[-1] if table.rows else None
    if last is None or len(parts) < _FEWEST or not _closes(last) or any(row.kind != "data" or not row.label for row in parts):
        return False
    months = tuple(row["month"] for row in read_table("months"))
    named = not any(_says_money(row.label) or re.search(r"\d", row.label) or row.label.lower().startswith(months) for row in parts)
    return named and adds_up(table, parts, last)


def _closes(row: Row) -> bool:
    return sums(row) or row.kind == "subtotal" or without_total(row.label) != row.label


def _budgeted(table: Table) -> bool:
    """Whether the columns hold a budget and what has come about of it."""
    measures = {read_column(column.label, _ANY_YEAR).measure for column in table.columns if column.numeric}
    return "actual" in measures and any(budget in measures for budget in _BUDGETS)


def _says_money(name: str) -> bool:
    tails = tuple(row["tail"] for row in read_table("money_words"))
    return find_account(name) is not None or name.lower().endswith(tails)
