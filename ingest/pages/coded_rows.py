"""Ledgers whose rows have numbers of accounts and cost centres before their names: the headings inside them, and the units that these draw."""

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

from ingest.language.accounts import find_account
from ingest.model import Row, Table

if TYPE_CHECKING:  # the two call each other
    from ingest.pages.raw_tables import RawCell, RawRow

_CODE = re.compile(r"\d{1,6}")
_CODED = re.compile(r"(\d{2,6})[:.]? +(?=[A-ZÅÄÖ])")
"""The number before the name in one cell: "1010 Hallintopalvelut"."""


def code_of(cells: "Sequence[RawCell | None]", label_column: int, label: str) -> str:
    """The number of an account or cost centre that stands before a row's name, in a column of its own or in front of it; "" when none does."""
    before = [cell.text for cell in cells[:label_column] if cell is not None and not cell.spanned]
    if len(before) == 1 and _CODE.fullmatch(before[0]):
        return before[0]
    led = _CODED.match(label)
    return led[1] if led is not None else ""


def without_code(label: str) -> str:
    """A row's name without the number of an account or cost centre before it in one cell: "4000 Toimintatuotot" → "Toimintatuotot"."""
    return _CODED.sub("", label)


def coded_heading(row: "RawRow") -> bool:
    """Whether a row is a heading inside a ledger: a number and a name in the first two cells, and nothing beside them."""
    filled = [n for n, cell in enumerate(row.cells) if cell is not None]
    if filled != [0, 1] or len(row.cells) < 4:
        return False
    first, name = row.cells[0], row.cells[1]
    return bool(first and name and not name.spanned and _CODE.fullmatch(first.text) and re.search(r"[^\W\d]{2}", name.text) and name.amount is None)


def plain_row(row: "RawRow", head: "RawRow") -> bool:
    """Whether a row under a shaded and bold head with a word over every column is neither shaded nor bold itself: no second line of the head."""
    texts = [cell.text for cell in head.cells if cell is not None]
    told = len(texts) == len(head.cells) > 2 and len(set(texts)) == len(texts)
    plain = not row.filled and not any(cell is not None and cell.bold for cell in row.cells)
    return told and plain and head.filled and all(cell is not None and cell.bold for cell in head.cells) and all(row.cells[:2])


def coded_units(table: Table) -> list[tuple[str, ...]]:
    """The units that headings with numbers in a ledger name, each with those it is under: a statement with income and costs stands under each of the last.

    ("KUNNANHALLITUS", "Hallintopalvelut")
    """
    headed = {row.label for row in table.rows if row.kind == "group" and _has_code(row) and find_account(without_code(row.label)) is None}
    sides: dict[tuple[str, ...], set[str]] = {}
    for row in table.rows:
        account = find_account(without_code(row.label)) if row.kind != "group" else None
        if account is None:
            continue
        path = row.groups
        while path and path[-1] not in headed:
            path = path[:-1]
        sides.setdefault(path, set()).add(account.side)
    found = [path for path, seen in sides.items() if path and set(path) <= headed and ("result" in seen or {"income", "cost"} <= seen)]
    return found if len(found) > 1 else []


def _has_code(row: Row) -> bool:
    return _CODED.match(row.label) is not None or any(cell is not None and _CODE.fullmatch(cell.text) for cell in row.cells)


def summed_account(label: str, group: str) -> str | None:
    """The account in the name of a row that repeats the heading above it: ("Kunnanhallitus tuotot", "KUNNANHALLITUS") → Toimintatuotot; None in another row."""
    name = without_code(group).casefold()
    plain = without_code(label)
    if not plain.casefold().startswith(f"{name} "):
        return None
    rest = plain[len(name) + 1 :].strip(" ,:–-")
    found = find_account(rest) or find_account(f"toiminta{rest.lower()}")
    return found.name if found is not None else None
