"""What the labels of rows say: which row of a statement, a cost, a total, a part of another row."""

import re
from functools import cache

from ingest.amounts import plain_spaces
from ingest.data import read_table
from ingest.language.accounts import Account, account_names, find_account, without_total

_LEAD = re.compile(r"^(?:[A-H]|[IVX]{1,4}|\d{1,2}(?:\.\d+)*)[.)]?\s+(?=[A-Za-zÅÄÖåäö])|^[*•+–-]\s*|^\d{3,6}\s+(?=[A-Za-zÅÄÖåäö])")


@cache
def _sums() -> dict[str, frozenset[str]]:
    return {row["total"]: frozenset(row["terms"].split("|")) for row in read_table("statement_sums")}


@cache
def _totals() -> re.Pattern[str]:
    return re.compile(r"\b(?:" + "|".join(re.escape(row["stem"]) for row in read_table("row_words") if row["kind"] == "total") + ")")


@cache
def _reductions() -> tuple[str, ...]:
    return tuple(row["start"] for row in read_table("part_words") if row["kind"] == "reduction")


@cache
def _starts(kind: str) -> tuple[str, ...]:
    return tuple(row["start"] for row in read_table("part_words") if row["kind"] == kind)


@cache
def plain_label(label: str) -> str:
    """A row label to compare: lower case, without its number and stars: "II Aineelliset hyödykkeet" → "aineelliset hyödykkeet"."""
    return _LEAD.sub("", plain_spaces(label)).strip(" :*.").lower()


@cache
def account_of(label: str) -> Account | None:
    """The statement's row that a label names, its number and what stands behind a slash left out."""
    plain = plain_label(label)
    return find_account(plain) or _spelled_out(without_total(_LEAD.sub("", plain_spaces(label)).strip(" :*").lower())) or find_account(plain.split("/")[0])


def _spelled_out(label: str) -> Account | None:
    """The one row whose words an abbreviated label begins: "ed. tilikausien yli-/alijäämä", "henk.kulut"; None when several fit."""
    if "." not in label or _totals().match(label):
        return None
    parts = [p for p in re.split(r"(?<=[.])|(?<=\s)", label) if p.strip()]
    begun = "".join(re.escape(p.strip()[:-1]) + r"\S*\s*" if p.strip().endswith(".") else re.escape(p.strip()) + r"\s+" for p in parts)
    pattern = re.compile(re.sub(r"\\s[*+]$", "", begun))
    found = {account for name, account in account_names().items() if pattern.fullmatch(name)}
    return found.pop() if len(found) == 1 else None


@cache
def is_cost(label: str) -> bool:
    """Whether a row is a cost: by the lexicon, else by its last word."""
    account = account_of(label)
    if account is not None:
        return account.side == "cost"
    return bool(re.search(r"(?:kulut|menot|poistot)\b", plain_label(label))) and not re.search(r"tuotot|tulot", plain_label(label))


def says_total(label: str) -> bool:
    """Whether a label has a word for a total: "Rakennukset yhteensä"."""
    return bool(_totals().search(plain_label(label)))


def is_part(label: str) -> bool:
    """Whether a row only tells a part of the row above it: "josta sisäiset"."""
    return plain_label(label).startswith(_starts("part"))


def is_opening(label: str) -> bool:
    """Whether a row is a balance at the beginning, which is no sum: "Peruspääoma 1.1."."""
    return bool(re.search(r"(?<![\d.])1\.1\.?(?![\d.])|(?<![\d.])1\.1\.(?:19|20)\d\d", label)) and not re.search(r"\b31\.12\.", label)


def is_closing(label: str) -> bool:
    """Whether a row is a balance at the end of a year: "Peruspääoma 31.12."."""
    return bool(re.search(r"(?<![\d.])31\.12\.?", label)) and not is_opening(label)


def is_reduction(label: str) -> bool:
    """Whether a row takes off from a balance: "Vähennykset", "Siirrot rahastosta"."""
    return any(word in plain_label(label) for word in _reductions())


def known_terms(total: str) -> frozenset[str]:
    """The names of the rows that a statement's row is made of by Decree 525/2020; none when it is no sum."""
    return _sums().get(total, frozenset())
