"""Rows that are said to be a part of the row above: "Henkilöstökulut" and under it "josta palkat ja palkkiot"."""

import re
from collections.abc import Callable, Sequence
from functools import cache

from ingest.amounts import plain_spaces
from ingest.data import read_table
from ingest.language.accounts import find_account
from ingest.model import Row


@cache
def _leads() -> re.Pattern[str]:
    words = "|".join(re.escape(row["start"]) for row in read_table("part_words") if row["kind"] == "part")
    return re.compile(rf"[-–•\s]*(?:{words})\s*:?\s+(?=\w)", re.IGNORECASE)


def part_account(rows: Sequence[Row], n: int, clean: Callable[[str], str]) -> str | None:
    """The account that a row names behind "josta", where the row that it is a part of is an account of the same side; else None."""
    label = plain_spaces(rows[n].label)
    lead = _leads().match(label)
    part = find_account(clean(label[lead.end() :])) if lead is not None else None
    if lead is None or part is None:
        return None
    above = next((row for row in reversed(rows[:n]) if row.label[:1].isupper() and _leads().match(plain_spaces(row.label)) is None), None)
    whole = find_account(clean(above.label)) if above is not None and above.groups == rows[n].groups else None
    name = label[lead.end() :]
    return clean(name[:1].upper() + name[1:]) if whole is not None and whole.side == part.side and whole is not part else None
