"""Rows of what is owned or owed at a moment, and rows of what comes in or goes out in a year: none is a part of a row of another kind."""

from functools import cache

from ingest.data import read_table
from ingest.model import Figure
from retrieval.language.names import account_key, row_side, subject_key

_KINDS = ("asset", "liability", "income", "cost")
_BALANCED = ("vastaavaa", "vastattavaa")
"""Totals of the two sides of a balance sheet, which are the same number."""


@cache
def _natures() -> dict[str, str]:
    return {account_key(row["row"]): row["side"] for row in read_table("row_natures")}


def are_apart(part: Figure, whole: Figure) -> bool:
    """Whether one row is of another kind than the other: loans and the year's income, cash and loans, taxes and costs."""
    one, other = _kind(subject_key(part)), _kind(subject_key(whole))
    return None not in (one, other) and one != other


def is_held(key: str) -> bool:
    """Whether a row tells what is owned or owed at a moment."""
    return _kind(key) in ("asset", "liability")


def _kind(key: str) -> str | None:
    """What a row tells: an asset, a liability, an income or a cost; None for any other."""
    side = _natures().get(key) or row_side(key)
    return side if side in _KINDS and key not in _BALANCED else None
