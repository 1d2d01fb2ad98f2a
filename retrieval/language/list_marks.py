"""Marks of a list's items, which no quote begins with: "– Kassavarat kasvoivat" is told as "Kassavarat kasvoivat"."""

import re

from ingest.pages.lines import BULLETS

_MARKS = re.compile(rf"(?:[{BULLETS}*·−–-]\s+(?=[^\W\d_]))+")
"""A minus before a number is no such mark."""


def without_mark(text: str) -> str:
    """A text as printed, from behind the mark of the list that it is an item of."""
    return _MARKS.sub("", text, count=1) if _MARKS.match(text) else text
