"""Tables whose headings inside are accounts and whose rows are units: "Tulot", "Menot" and "Toimintakate" over the same service areas."""

from ingest.language.accounts import find_account
from ingest.model import Row, Table
from ingest.units.units import UnitRegistry, plain_title, unit_kind


def group_accounts(table: Table, registry: UnitRegistry) -> frozenset[str]:
    """The headings inside a table that name the account of the units under them; none where the rows are not units."""
    rows = [row for row in table.rows if row.kind != "group" and row.groups]
    headings = {row.groups[-1] for row in rows if find_account(row.groups[-1]) is not None}
    under = [row for row in rows if row.groups[-1] in headings and not _sums_up(row)]
    units = [row for row in under if registry.find(row.label) is not None or unit_kind(row.label) is not None]
    if len(under) < 2 or len(units) < 0.6 * len(under) or any(find_account(row.label) is not None for row in under):
        return frozenset()
    return frozenset(headings)


def _sums_up(row: Row) -> bool:
    """Whether a row is the sum of its group: "Menot yhteensä" under "Menot"."""
    return row.kind in ("total", "subtotal") or plain_title(row.label).startswith(plain_title(row.groups[-1]))


def group_account(row: Row, headings: frozenset[str]) -> str | None:
    """The account that stands over a row of a unit; None for the sum of the group and where no heading is an account."""
    over = row.groups[-1] if row.groups else ""
    return over if over in headings and not _sums_up(row) else None
