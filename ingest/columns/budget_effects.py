"""Tables of changes proposed to the budget: by how much a row of each unit's statement changes, "Vaikutus toimintakatteeseen, euroa"."""

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import cache

from ingest.amounts import plain_spaces
from ingest.columns.columns import ColumnMeaning, year_period
from ingest.data import read_table
from ingest.language.accounts import Account, find_account
from ingest.language.voikko import look_up
from ingest.model import Period, Table


def budget_effect(table: Table, section: Sequence[str], meanings: Sequence[ColumnMeaning | None], report: Period) -> tuple[int, str, ColumnMeaning] | None:
    """(column, row of the statement, what the column holds) of a table of changes to the budget; None of any other table, and where several tell one."""
    if not any(_says("title", text) for text in (table.title, table.corner, *section[-1:])):
        return None
    found = [
        (n, account.name, replace(meaning, measure="budget_change", period=year_period(report.end.year), known=True))
        for n, (column, meaning) in enumerate(zip(table.columns, meanings, strict=True))
        if meaning is not None and column.numeric and meaning.number_unit != "%" and _says("heading", column.label) and (account := _account_of(column.label))
    ]
    return found[0] if len(found) == 1 else None


def _says(place: str, text: str) -> bool:
    return any(pattern.search(plain_spaces(text).lower()) for pattern in _patterns(place))


@cache
def _patterns(place: str) -> tuple[re.Pattern[str], ...]:
    return tuple(re.compile(row["pattern"]) for row in read_table("budget_effects") if row["place"] == place)


def _account_of(label: str) -> Account | None:
    """The one row of the statement that a heading names, whatever its case: "toimintakatteeseen" → Toimintakate."""
    found: dict[str, Account] = {}
    for word in re.findall(r"[^\W\d_]+", label.lower()):
        form = look_up(word)
        for lemma in (word, *(form.lemmas if form is not None else ())):
            if (account := find_account(lemma) or find_account(f"{lemma}t")) is not None:
                found[account.name] = account
    return next(iter(found.values())) if len(found) == 1 else None
