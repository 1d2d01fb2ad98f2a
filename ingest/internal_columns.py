"""Columns of internal items beside external ones: "Ulkoinen | Sisäinen | Yhteensä". What they hold is a row of its own: "Sisäiset vuokratuotot"."""

import re

from ingest.amounts import plain_spaces

_INTERNAL = re.compile(r"sisäi(?:nen|set|siä)(?: (?:erä|erät|eriä|osuus))?\b(?!.*(?:ulkoi|osuu))")
_SHARE = re.compile(r"(sisäisten (?:erien )?osuus)\b")


def internal_account(heading: str, account: str) -> str | None:
    """What a column of internal items tells of an account: ("Sisäinen", "Vuokratuotot") → "Sisäiset vuokratuotot"; None where the heading is of none."""
    lowered = plain_spaces(heading).lower()
    if (share := _SHARE.match(lowered)) is not None:
        return f"{account}, {share[1]}"
    if _INTERNAL.match(lowered) is None:
        return None
    name = account.lower() if account.isupper() else account[:1].lower() + account[1:]
    return f"{'Sisäiset' if name.split(',')[0].endswith('t') else 'Sisäinen'} {name}"
