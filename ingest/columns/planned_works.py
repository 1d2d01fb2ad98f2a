"""Tables of works with what the budget gives to each and what is spent of it: "Hanke | TA 2026 | Tot. | % | Tila". They hold investments, no targets."""

import re
from collections.abc import Callable, Collection, Sequence

from ingest.columns.columns import row_unit
from ingest.language.accounts import find_account
from ingest.model import Table

_NAMES = re.compile(r"^(?:(?:investointi|rakennus|urakka)?(?:hanke|hankkeet|kohde|kohteet)|projektit?|työkohde)\b")
_GIVEN = re.compile(r"\bta\b|talousarv|määrära|budj")
_AND = re.compile(r" ja | sekä |, ")
_SPENT = re.compile(r"\btot\b|toteu|käytet|kustannu(?!sarv)|\bmenot?\b")


def planned_works(labels: Sequence[str], numeric: Collection[int]) -> bool:
    """Whether the first column that holds words names works, and among those of numbers are what is given and what is spent."""
    name = next((label.lower() for n, label in enumerate(labels) if n not in numeric), "")
    numbers = [labels[n].lower() for n in numeric if n < len(labels)]
    return _NAMES.search(name) is not None and any(map(_GIVEN.search, numbers)) and any(map(_SPENT.search, numbers))


def works_of_chapter(table: Table, headings: Sequence[str], says_works: Callable[[str], bool]) -> bool:
    """Whether a heading above a table speaks of works alone, and its columns are those of works: "Kiinteistöt" under "Investoinnit".

    Rows of a statement, and rows or titles that tell what they count ("Valaisimia, kpl"), are no works.
    """
    labels = [column.label.lower() for column in table.columns]
    numbers = [label for label, column in zip(labels, table.columns, strict=True) if column.numeric]
    rows = [row.label for row in table.rows if row.kind != "group" and row.label]
    if not any(all(map(says_works, _AND.split(heading))) for heading in headings) or not any(map(_GIVEN.search, numbers)):
        return False
    counted = any((unit := row_unit(text)) is not None and unit[0] != "EUR" for text in (table.title, table.corner, *rows))
    return any(map(_SPENT.search, numbers)) and not counted and not any(find_account(row) is not None for row in rows)
