"""Whether figures hold internal items: "Ulkoiset ja sisäiset". The words live in data/lexicon/bases.tsv."""

import re
from functools import cache

from ingest.amounts import plain_spaces
from ingest.data import read_table
from ingest.model import Basis


@cache
def _patterns() -> tuple[tuple[re.Pattern[str], Basis], ...]:
    return tuple((re.compile(row["pattern"]), row["basis"]) for row in read_table("bases"))  # type: ignore[misc]


def find_basis(text: str) -> Basis | None:
    """What a heading or note says of internal items; None when it says nothing."""
    lowered = plain_spaces(text).lower()
    return next((basis for pattern, basis in _patterns() if pattern.search(lowered)), None)


def without_basis(text: str) -> str:
    """A name without the words of its basis: "Varhaiskasvatus, ulkoinen ja sisäinen" → "Varhaiskasvatus"."""
    plain = plain_spaces(text)
    for pattern, _ in _patterns():
        found = pattern.search(plain.lower())
        if found is not None:
            before, after = plain[: found.start()], plain[found.end() :]
            if before.endswith("(") and after.startswith(")"):
                before, after = before[:-1], after[1:]
            return f"{before.rstrip()} {after.lstrip()}".strip(" ,/-–:;") or plain
    return plain
