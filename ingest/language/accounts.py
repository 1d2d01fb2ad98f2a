"""The rows of municipal statements that Government Decree 525/2020 names, found by any of the names that reports print."""

import re
from dataclasses import dataclass
from functools import cache, lru_cache

from ingest.amounts import plain_spaces
from ingest.data import read_table

_NOTED = re.compile(r"\s*\([^)]*\)\s*$")
_TOTAL = re.compile(r"[\s,–-]+(?:yhteensä|yht\.?|kaikkiaan|(?<!n )summa)$", re.IGNORECASE)
_DASHES = re.compile(r"[‐‑–—−]")


@dataclass(frozen=True, slots=True)
class Account:
    """A row of a statement. `statement`: tuloslaskelma, rahoituslaskelma or tase; `side`: income, cost, result, asset, liability or balance."""

    name: str
    statement: str
    side: str


@lru_cache(8192)
def find_account(label: str) -> Account | None:
    """The row that a label names, whatever its case and dashes: "TOIMINTAKULUT YHTEENSÄ" → Toimintakulut; None when no statement has it."""
    key = _key(label)
    named = account_names()
    return named.get(key) or named.get(_NOTED.sub("", key)) or named.get(without_total(key))


def without_total(name: str) -> str:
    """A name without the word that says that its row sums up others: "Koelan kunta yhteensä" → "Koelan kunta"."""
    return _TOTAL.sub("", name) or name


def _key(label: str) -> str:
    return _DASHES.sub("-", plain_spaces(label)).strip(" :*+").lower()


@cache
def account_names() -> dict[str, Account]:
    """Every name of a row, in lower case, with the row."""
    out: dict[str, Account] = {}
    for row in read_table("accounts"):
        names = row["names"].split("|")
        for name in names:
            out[_key(name)] = Account(names[0], row["statement"], row["side"])
    return out
