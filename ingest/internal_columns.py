"""Columns that tell what share of each row is internal: "Sisäisten osuus, %"."""

import re

from ingest.amounts import plain_spaces

_SHARE = re.compile(r"((?:sisäisten|ulkoisten) (?:erien )?osuus)\b")


def share_of_part(heading: str, account: str) -> str | None:
    """What a column of shares tells of an account: ("Sisäisten osuus, %", "Vuokratuotot") → "Vuokratuotot, sisäisten osuus"; None for other columns."""
    share = _SHARE.match(plain_spaces(heading).lower())
    return f"{account}, {share[1]}" if share is not None else None
