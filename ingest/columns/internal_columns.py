"""Columns that print which part of an account is internal: "Sisäisten osuus, %". What they hold is a row of its own."""

import re

from ingest.amounts import plain_spaces

_SHARE = re.compile(r"(sisäisten (?:erien )?osuus)\b")


def internal_share(heading: str, account: str) -> str | None:
    """What a column of internal shares tells of an account: ("Sisäisten osuus, %", "Vuokratuotot") → "Vuokratuotot, sisäisten osuus"; None for others."""
    share = _SHARE.match(plain_spaces(heading).lower())
    return f"{account}, {share[1]}" if share is not None else None
