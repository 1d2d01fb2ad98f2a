"""Notes that tell an item of the income statement by the assets it is of: the depreciation of buildings, the gains from land sold."""

from ingest.amounts import plain_spaces
from ingest.language.accounts import find_account, without_total
from ingest.language.title_accounts import account_in
from ingest.model import Table

_WHOLE = frozenset({"Vastaavaa", "Vastattavaa", "Pysyvät vastaavat", "Vaihtuvat vastaavat", "Oma pääoma", "Vieras pääoma"})
"""Rows of a balance sheet itself, whatever stands over it."""


def flow_over(table: Table, names: tuple[str, ...]) -> str:
    """What of the income statement a table of `names` parts by assets, in lower case: "poistot" of "5. Poistot ja arvonalentumiset"; else ""."""
    titled = account_in(table.title)
    known = [account for name in names if (account := find_account(name)) is not None]
    if titled is None or titled[0].statement != "tuloslaskelma" or any(account.name in _WHOLE for account in known):
        return ""
    totals = [without_total(name) for name in names if without_total(name) != name]
    said = totals[0] if len(totals) == 1 and titled[0].name.lower().startswith(totals[0].lower()) else titled[1]
    return plain_spaces(said).lower()


def noted_account(name: str, flow: str) -> str:
    """The name of a row of such a note: the row of the balance sheet is another thing: "Rakennukset" → "Rakennukset: poistot"."""
    known = find_account(name)
    return f"{name}: {flow}" if flow and known is not None and known.statement == "tase" else name
