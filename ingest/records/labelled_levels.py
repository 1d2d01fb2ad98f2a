"""Levels of a target under labels that name a year: "Tavoite 2025: 5 kpl (TP 2023: 2 kpl)"."""

import re
from dataclasses import dataclass

from ingest.amounts import plain_spaces
from ingest.columns.columns import read_column
from ingest.columns.record_columns import role_of
from ingest.language.measure_units import per_unit
from ingest.language.numerals import Numeral, find_numerals
from ingest.model import Measure, Period

_LABEL = re.compile(r"(?:^|(?<=[(;,.] )|(?<=\())([^\W\d][^:;,()]{1,40}?\b(?:19|20)\d\d)\s*:\s*(?=[−–+-]?\d)")
_UNIT = re.compile(r"\s?([^\W\d_]+\s?/\s?[^\W\d_]+[²³23]?)(?!\w)")
_EARLIER = re.compile(r"^(.*?\S)\s*\(((?:tp|tot\w*|toteu\w*|tilinpäätös|lähtö\w*|nyk\w*)\b[^()]*)\)\.?$", re.IGNORECASE)


@dataclass(frozen=True)
class Level:
    """A number of a target, what it is by its label and of which year."""

    numeral: Numeral
    measure: Measure
    period: Period
    unit: str | None


def labelled_levels(sentence: str, report: Period) -> list[Level]:
    """The levels of a sentence that tells nothing else: each number stands behind a label with a year; [] for other sentences."""
    labels = {m.end(): m for m in _LABEL.finditer(sentence)}
    if not labels or min(m.start() for m in labels.values()) > 0:
        return []
    out: list[Level] = []
    for numeral in find_numerals(sentence):
        if any(m.start(1) <= numeral.start < m.end(1) for m in labels.values()):
            continue  # the year of a label
        label = labels.get(numeral.start)
        meaning = read_column(label[1], report) if label is not None else None
        if label is None or meaning is None or not meaning.known or meaning.measure not in ("budget", "actual", "closing", "forecast"):
            return []
        rate = _UNIT.match(sentence, numeral.end)
        unit = (per_unit(rate[1]) and rate[1]) if rate is not None else None
        out.append(Level(numeral, "actual" if meaning.measure == "closing" else meaning.measure, meaning.period, unit))
    return out


def is_level(label: str, value: str) -> bool:
    """Whether a label such as "Tavoite 2025" stands before a number: the level aimed at in that year, no other goal."""
    return role_of(label, "targets") == "goal" and re.search(r"\b(?:19|20)\d\d\b", label) is not None and re.match(r"[−–+-]?\s?\d", value) is not None


def without_earlier(level: str) -> tuple[str, str]:
    """A level aimed at, and what stands behind it in brackets of how things were: "5 kpl (TP 2023: 2 kpl)" → "5 kpl", "TP 2023: 2 kpl"."""
    match = _EARLIER.match(plain_spaces(level))
    return (match[1], match[2]) if match is not None else (level, "")
