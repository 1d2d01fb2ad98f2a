"""Tables of units one after another, each about the account that its title names: a title that is no known account is one as those of the others are."""

from collections.abc import Sequence

from ingest.language.title_accounts import account_in
from ingest.model import Table

_FEWEST = 2
"""Tables like it whose titles are known accounts, at the least."""


def account_by_like_titles(table: Table, tables: Sequence[Table]) -> str | None:
    """The title of a table, where those with the same columns and rows are called by known accounts, more than half of them; None for another.

    "Konsulttiostot" among "Myyntituotot", "Henkilöstökulut" and "Avustukset", whose rows are the same units.
    """
    if not table.title:
        return None
    labels = [column.label for column in table.columns]
    rows = {row.label for row in table.rows}
    like = [t for t in tables if t is not table and t.kind == "figures" and t.title != table.title and [c.label for c in t.columns] == labels]
    like = [t for t in like if len(rows & {row.label for row in t.rows}) * 2 > min(len(rows), len(t.rows))]
    named = [t for t in like if account_in(t.title) is not None]
    return table.title if len(named) >= _FEWEST and len(named) * 2 > len(like) else None
