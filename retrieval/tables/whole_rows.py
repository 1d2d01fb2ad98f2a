"""Which rows of a table are no single things among others: totals, means, and sums of the rows printed right before or after them."""

import re
from collections.abc import Mapping, Sequence
from decimal import Decimal

from ingest.language.measure_units import is_for_each
from ingest.model import Figure
from retrieval.language.lexicon import sense_words
from retrieval.language.names import name_words

_EACH = re.compile(r"[^\W\d]\s?/\s?[^\W\d]")
"""So much for each of something: "Oppilaita/ryhmä"."""
_TELLING = 100
"""A sum below this may be one by chance."""


def is_whole_row(label: str, town: str) -> bool:
    """Whether a label is of all the others, or says no name: "Yhteensä", "Keskiarvo", "Koko kunta", "2024"; `town`: the municipality's name, lower case."""
    words = name_words(label)
    if not any(w.isalpha() for w in words) or label.lower().strip() in (town, *town.split()[-1:]):
        return True
    return words[0] in sense_words("whole_row") or any(w.startswith("yhteensä") for w in words)


def is_printed(figure: Figure) -> bool:
    """Whether a number is printed in figures: a dash may stand for what is not told."""
    return any(c.isdigit() for c in figure.text)


def can_be_added(figure: Figure) -> bool:
    """Whether a number is an amount or a count, not so much for each of something, a part or a mean."""
    named = f"{figure.row_label} {figure.column_label}"
    whole = "/" not in figure.number_unit and figure.number_unit not in ("%", "pp", "ratio")
    return whole and not is_for_each(named) and _EACH.search(named) is None


def sums_of_others(things: Sequence[str], columns: Sequence[Mapping[str, Decimal]]) -> tuple[set[str], bool]:
    """(things that are sums of those printed right after or before them, whether that is sure): "Alakoulut" above the lower schools.

    `columns`: what can be added up, by thing. A sum in one column alone may be one by chance.
    """
    full = [c for c in columns if all(t in c for t in things)]
    found: set[str] = set()
    unsure = False
    for at, thing in enumerate(things):
        behind = [things[at + 1 : end] for end in range(at + 3, len(things) + 1)]
        ahead = [things[start:at] for start in range(at - 1)]
        made = bool(full) and any(all(c[thing] == sum((c[p] for p in run), Decimal(0)) for c in full) for run in (*behind, *ahead))
        if made and any(abs(c[thing]) >= _TELLING for c in full):
            found |= {thing} if len(full) > 1 else set()
            unsure |= len(full) == 1
    return found, not unsure
