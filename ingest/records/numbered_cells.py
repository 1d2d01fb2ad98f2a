"""A row of a table of words that tells of several records, its cells numbered alike: "1. Tori valmistuu. 2. Silta avataan." beside "1. Valmis. 2. Kesken."."""

import re
from collections.abc import Collection, Mapping, Sequence

_NUMBER = re.compile(r"(?:^|\s)(\d{1,2})[.)]\s+(?=[A-ZÅÄÖ])")
_OF_ALL = frozenset({"theme", "class", "unit", "responsible"})
"""What a cell without numbers tells of each of them."""


def numbered(text: str) -> list[str]:
    """The items of a text that is numbered from 1 on and begins with the first; [] for another."""
    found = list(_NUMBER.finditer(text))
    if len(found) < 2 or text[: found[0].start()].strip() or [int(m[1]) for m in found] != list(range(1, len(found) + 1)):
        return []
    ends = [*(m.start() for m in found[1:]), len(text)]
    return [text[m.end() : end].strip() for m, end in zip(found, ends, strict=True)]


def numbered_apart(cells: Mapping[str, str], subjects: Collection[str]) -> Sequence[dict[str, str]]:
    """The cells of each record of a row whose subject is numbered, by role; [] where it is not.

    Cells with as many numbers are parted; of others only what can be said of all is kept.
    """
    subject = next((role for role in subjects if cells.get(role)), None)
    count = len(numbered(cells[subject])) if subject is not None else 0
    parts: list[dict[str, str]] = [{} for _ in range(count)]
    for role, text in cells.items() if count else ():
        items = numbered(text)
        for n, part in enumerate(parts):
            if len(items) == count:
                part[role] = items[n]
            elif not items and role in _OF_ALL:
                part[role] = text
    return parts
