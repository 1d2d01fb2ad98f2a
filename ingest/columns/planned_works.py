"""A table of works with what the budget gives to each and what is spent of it: "Hanke | TA 2026 | Tot. | % | Tila". It holds investments, no targets."""

import re
from collections.abc import Collection, Sequence

_NAMES = re.compile(r"^(?:(?:investointi|rakennus|urakka)?(?:hanke|hankkeet|kohde|kohteet)|projektit?|työkohde)\b")
_GIVEN = re.compile(r"\bta\b|talousarv|määrära|budj")
_SPENT = re.compile(r"\btot\b|toteu|käytet|kustannu(?!sarv)|\bmenot?\b")


def planned_works(labels: Sequence[str], numeric: Collection[int]) -> bool:
    """Whether the first column that holds words names works, and among those of numbers are what is given and what is spent."""
    name = next((label.lower() for n, label in enumerate(labels) if n not in numeric), "")
    numbers = [labels[n].lower() for n in numeric if n < len(labels)]
    return _NAMES.search(name) is not None and any(map(_GIVEN.search, numbers)) and any(map(_SPENT.search, numbers))
