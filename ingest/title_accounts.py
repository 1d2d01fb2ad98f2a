"""The account that a longer text names: the title of a table, the heading of a column."""

import re

from ingest.accounts import Account, find_account
from ingest.amounts import plain_spaces

_LONGEST = 6
"""Words of the longest account name that is looked for."""


def account_in(text: str) -> tuple[Account, str] | None:
    """(account, its name as printed) when a text names just one: "Toimintakate toimielimittäin, 1 000 €" → Toimintakate; None for two or none."""
    words = re.findall(r"(?:(?<=\bja )-)?[^\W\d_]+(?:[-/][^\W\d_]+)*,?", plain_spaces(text))
    found: dict[str, tuple[Account, str]] = {}
    n = 0
    while n < len(words):
        for last in range(min(len(words), n + _LONGEST), n, -1):
            name = " ".join(words[n:last]).rstrip(",")
            account = find_account(name)
            if account is not None:
                found[account.name] = (account, name)
                n = last
                break
        else:
            n += 1
    return next(iter(found.values())) if len(found) == 1 else None
