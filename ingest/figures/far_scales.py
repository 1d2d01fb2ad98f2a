"""What is said of the scale of all numbers of a report ("Talouden luvut ovat miljoonina euroina") → whether a table that says nothing of it holds money."""

from collections.abc import Sequence

from ingest.language.money_words import is_of_money
from ingest.model import Table

_ROWS = 0.3
"""The share of the rows that are named by money, at the least."""


def tells_money(table: Table, section: Sequence[str]) -> bool:
    """Whether a table is of investments or projects, or a word over it, over its columns or down its left is one for money.

    "Suoritteet" over counts of visits and "Henkilöstö" over groups of occupations tell of none.
    """
    if table.kind in ("investments", "projects"):
        return True
    over = (table.title, table.corner, *section[-1:], *(column.label for column in table.columns), *table.footnotes)
    rows = [row.label for row in table.rows if row.kind != "group" and row.label]
    return any(map(is_of_money, over)) or (bool(rows) and sum(map(is_of_money, rows)) >= _ROWS * len(rows))
