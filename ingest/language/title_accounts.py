"""The account that a longer text names: the title of a table, the heading of a column."""

import re
from functools import cache

from ingest.amounts import plain_spaces
from ingest.language.accounts import Account, account_names, find_account
from ingest.language.scales import without_scale
from ingest.language.voikko import readings

_LONGEST = 6
"""Words of the longest account name that is looked for."""
_SHORT = 5
"""Letters of words that mean too much to name an account in a sentence."""


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


def account_told_of(title: str) -> str | None:
    """The one account whose genitive a title holds, by its own name: "Sitovien toimintakatteiden toteutuminen" → Toimintakate; None for two or none."""
    words = re.findall(r"[^\W\d_]+(?:-[^\W\d_]+)*", plain_spaces(title).lower())
    found = {_of_lemma()[r.lemma.lower()] for word in words for r in readings(word) if r.case == "omanto" and r.lemma.lower() in _of_lemma()}
    return next(iter(found)) if len(found) == 1 and account_in(title) is None else None


_SHORT_NAMES = {"kulut": "Toimintakulut", "tuotot": "Toimintatuotot", "netto": "Toimintakate"}
"""What an account is called behind those whose it is."""


def account_of_each(text: str, several: bool = False) -> tuple[str, str] | None:
    """(whose, account) of a text that says nothing else: "Toimialan kulut, milj. €" → ("toimiala", "Toimintakulut"); `several`: only of many, "Toimialojen"."""
    words = re.findall(r"[^\W\d_]+(?:-[^\W\d_]+)*", without_scale(plain_spaces(text)).lower())
    if len(words) != 2:
        return None
    account = find_account(words[1])
    name = account.name if account is not None else _SHORT_NAMES.get(words[1])
    whose = next((r.lemma.lower() for r in readings(words[0]) if r.case == "omanto" and (r.plural or not several)), None)
    return (whose, name) if name is not None and whose is not None else None


@cache
def _of_lemma() -> dict[str, str]:
    """Base form of a name of one word → the account: "toimintatuotto" → Toimintatuotot."""
    named = account_names().items()
    names = [(name, account.name) for name, account in named if account.statement == "tuloslaskelma" and name.isalpha() and len(name) > _SHORT]
    return {r.lemma.lower(): account for name, account in names for r in readings(name) if r.case == "nimento"}
