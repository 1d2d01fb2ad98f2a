"""Words of headings that a narrow column broke without a hyphen, put together again."""

import re
from functools import cache

from ingest.data import read_table

_YEAR = re.compile(r"(?<=[./–-])(?:((?:19|20)\d) (\d)|(19|20) (\d\d))(?!\d)")
"""A year that the end of a line parts, behind a day or month."""
_SHORTEST = 3
"""The first piece of a broken word has at least this many letters."""


@cache
def _known() -> frozenset[str]:
    names = (word for row in read_table("accounts") for name in row["names"].split("|") for word in name.lower().replace(",", " ").split())
    return frozenset([*(row["word"] for row in read_table("heading_words")), *(name for name in names if len(name) > 7)])


def mend_words(text: str) -> str:
    """ "Tilinpäätösenn uste 2025" → "Tilinpäätösennuste 2025", "1.1.–31.8.202 5" → "1.1.–31.8.2025"; pieces that make no known word stay apart."""
    words = _YEAR.sub(r"\1\2\3\4", text).split(" ")
    out: list[str] = []
    n = 0
    while n < len(words):
        for last in range(min(len(words), n + 4), n + 1, -1):
            pieces = words[n:last]
            if (
                len(pieces[0]) >= _SHORTEST
                and pieces[0].isalpha()
                and all(p[:1].islower() for p in pieces[1:])
                and "".join(pieces).lower().rstrip(",.:") in _known()
            ):
                out.append("".join(pieces))
                n = last
                break
        else:
            out.append(words[n])
            n += 1
    return " ".join(out)
