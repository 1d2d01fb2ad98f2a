"""Headings over groups of columns that are not what a column below holds: "Talousarvio 2025 ja ennuste", or "TP 2024" that is set under "Talousarvio 2025"."""

import re
from collections.abc import Sequence

from ingest.amounts import plain_spaces
from ingest.columns.columns import measured, read_column, year_period

_JOINED = re.compile(r"(.+?)(?:,| ja| sekä| &| /) (.+)")
_ANY_TIME = year_period(2000)
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_PLANNED, _COME_ABOUT = ("budget", "amended_budget", "forecast"), ("actual", "closing")


def own_headings(labels: Sequence[str]) -> list[str]:
    """The headings without that of a group of two measures or more, where what stands below it says a measure; the year of the group is kept.

    So too where a group of what is planned stands over what has come about with a time of its own: no column is both.

    ["Tili", "Talousarvio 2025 ja ennuste TA 2025 alkup.", "Talousarvio 2025 ja ennuste Ennuste"] → ["Tili", "TA 2025 alkup.", "Ennuste 2025"]
    """
    split = [plain_spaces(label).split() for label in labels]
    return [_own(words, split[:n] + split[n + 1 :]) or label for n, (words, label) in enumerate(zip(split, labels, strict=True))]


def _own(words: Sequence[str], others: Sequence[Sequence[str]]) -> str | None:
    """What stands under the heading that most others begin with too and that names two measures; None where there is none or it says no measure."""
    shared = {end: sum(other[:end] == words[:end] for other in others) for end in range(2, len(words))}
    for end in sorted((end for end, n in shared.items() if n), key=lambda end: (shared[end], end), reverse=True):
        group, own = " ".join(words[:end]), " ".join(words[end:])
        if _of_two_measures(group) and measured(own):
            years = _YEAR.findall(group)
            return own if _YEAR.search(own) or len(years) != 1 else f"{own} {years[0]}"
        if _come_about_under_a_plan(group, own):
            return own
    return None


def _come_about_under_a_plan(group: str, own: str) -> bool:
    if not (_YEAR.search(group) and _YEAR.search(own) and measured(group) and measured(own)):
        return False
    return read_column(group, _ANY_TIME).measure in _PLANNED and read_column(own, _ANY_TIME).measure in _COME_ABOUT


def _of_two_measures(text: str) -> bool:
    parts = _JOINED.fullmatch(text)
    return parts is not None and all(map(measured, parts.groups())) and len({read_column(part, _ANY_TIME).measure for part in parts.groups()}) > 1
