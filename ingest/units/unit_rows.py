"""Tables whose rows are units: whose a row is, and the tree of units that the indents of such rows draw."""

from collections.abc import Callable, Sequence

from ingest.amounts import plain_spaces
from ingest.data import read_table
from ingest.language.accounts import find_account, without_total
from ingest.model import Row, Table

_DEEPER = 1
"""Steps of `Row.indent` by which a row is set further in than the one it is a part of."""


def is_whole(name: str) -> bool:
    """Whether a row among units is all of them together: "Yhteensä", "Koko kaupunki"."""
    return plain_spaces(name).strip(" :.*–-").lower() in {row["row"] for row in read_table("whole_rows")}


def unit_rows(table: Table, is_unit: Callable[[str], bool]) -> list[Row]:
    """The rows of a table whose rows are units, headings inside it left out; [] for another table."""
    rows = [row for row in table.rows if row.kind != "group" and row.label]
    named = [row for row in rows if is_unit(row.label)]
    return rows if len(rows) >= 2 and len(named) >= 0.6 * len(rows) and not any(find_account(row.label) for row in rows) else []


def parents_by_indent(rows: Sequence[Row]) -> list[tuple[str, ...]]:
    """For each row the names of the rows that it is set in under, from the top down; none of a total, and none where no row is set in.

    Where the first row is set in further than the last and that one is a sum ("Sivistyspalvelut yhteensä"), each sum stands behind its parts.
    """
    closing = [row for row in rows if row.kind != "total" and not is_whole(row.label)]
    if closing and closing[-1].kind == "subtotal" and closing[0].indent >= closing[-1].indent + _DEEPER:
        return _under(rows[::-1])[::-1]
    return _under(rows)


def _under(rows: Sequence[Row]) -> list[tuple[str, ...]]:
    """For each row the names of the rows before it that it is set in under."""
    out: list[tuple[str, ...]] = []
    over: list[Row] = []
    for row in rows:
        while over and row.indent < over[-1].indent + _DEEPER:
            over.pop()
        summed = row.kind == "total" or is_whole(row.label)
        out.append(() if summed else tuple(without_total(r.label) for r in over))
        if not summed:
            over.append(row)
    return out


def unit_and_account(label: str) -> tuple[str, str] | None:
    """(unit, account) of a row that names both: "Varhaiskasvatus, toimintatuotot", "Lukio: toimintakate"; None for another label."""
    if find_account(label) is not None:
        return None
    for sign in (", ", ": ", " – ", " - "):
        name, found, account = plain_spaces(label).rpartition(sign)
        if found and len(name) > 3 and name[:1].isupper() and find_account(account) is not None and find_account(name) is None:
            return name, account[:1].upper() + account[1:]
    return None


def names_both(table: Table, is_unit: Callable[[str], bool]) -> bool:
    """Whether the rows of a table name a unit and an account each."""
    rows = [row for row in table.rows if row.kind != "group" and row.label]
    named = [found[0] for row in rows if (found := unit_and_account(row.label)) is not None]
    return len(rows) > 1 and len(named) >= 0.6 * len(rows) and all(map(is_unit, named))
