"""Cards of organisation units: who is in charge, what the unit is there for, and a list of its targets."""

import re
from collections.abc import Mapping, Sequence

from ingest.columns.record_columns import role_of
from ingest.model import Table

_PURPOSE = re.compile(r"(?:perus)?tehtävä(?:t|n kuvaus)?|toiminta-ajatus|toiminnan kuvaus|palvelukuvaus")
_GOALS = re.compile(r"(?:\w+ )?tavoitteet(?: vuo\w+ \d{4}| \d{4})?")
_ITEM = re.compile(r"(?:^|\s)[–—•▪*-]\s+(?=[A-ZÅÄÖ\d])")


def is_unit_card(table: Table) -> bool:
    """Whether two columns are the card of a unit: who is in charge, and what the unit is there for."""
    lefts = [row.label.strip(" :").lower() for row in table.rows]
    return len(table.columns) == 2 and any(map(_PURPOSE.fullmatch, lefts)) and any(role_of(left, "targets") == "responsible" for left in lefts)


def unit_goals(table: Table, cells: Mapping[str, str], rows: Sequence[int], roles: Mapping[int, str]) -> list[str]:
    """The targets that the card of a unit lists, beside what the unit is there for, which is no action; [] for another card."""
    lefts = {n: table.rows[n].label.strip(" :").lower() for n in rows if n >= 0}
    purpose = any(roles[n] == "action" and _PURPOSE.fullmatch(left) for n, left in lefts.items())
    listed = any(roles[n] == "goal" and _GOALS.fullmatch(left) for n, left in lefts.items())
    text = cells.get("goal", "")
    if not (purpose and listed and text):
        return []
    return [" ".join(part.split()) for part in _ITEM.split(text) if part.strip()]
