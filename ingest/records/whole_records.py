"""Records that have run into one: a state, a rating or a funding that a cell holds more than one of."""

import re
from collections.abc import Mapping
from itertools import pairwise

from ingest.amounts import plain_spaces
from ingest.language.statuses import is_mark

_NEXT = re.compile(r"\s(?=[A-ZÅÄÖ])")
_RATINGS = re.compile(r"\d+(?:\s+\d+)+")
_AMOUNTS = re.compile(r"\d[\d ]*(?:,\d+)? ?€\s+\d[\d ]*(?:,\d+)? ?€")
_SHARES = re.compile(r"\d+(?:,\d+)? ?%(?:\s+\d+(?:,\d+)? ?%)+")


def run_together(cells: Mapping[str, str]) -> bool:
    """Whether the cells of a record are those of several: "Toteutunut Ei toteutunut" as its state, "16 300 € 90 000 €" as its funding."""
    states = _NEXT.split(plain_spaces(cells.get("status", "").replace("\n", " ")).strip())
    if len(states) > 1 and all(map(is_mark, states)):
        return True
    told = _NEXT.split(plain_spaces(cells.get("outcome", "").replace("\n", " ")).strip())
    if any(is_mark(first) and is_mark(second) and not first.endswith((".", "!", ":")) for first, second in pairwise(told)):
        return True  # states that stand over each other in a column of outcomes: "Toteutuu Ei toteudu"
    if any(_RATINGS.fullmatch(plain_spaces(cells.get(role, "").replace("\n", " ")).strip()) for role in ("probability", "impact", "score")):
        return True
    if _AMOUNTS.search(plain_spaces(cells.get("total_funding", "").replace("\n", " "))):
        return True
    return any(_SHARES.fullmatch(plain_spaces(cells.get(role, "").replace("\n", " ")).strip()) for role in ("own_share", "spending"))
