"""The levels of a target: what it aims at and where it began; in its own cell, in the sentence of its indicator, or as a number under "Tavoite 2025"."""

import re
from decimal import Decimal

from ingest.amounts import plain_spaces
from ingest.columns.columns import row_unit
from ingest.language.numerals import unit_of_word
from ingest.stores.stored import StoredFigure, StoredRecord
from retrieval.evidence.figures import Ledger
from retrieval.evidence.printed_numbers import PRINTED_NUMBER, number_of
from retrieval.language.names import account_key
from retrieval.query import Query

LEVELS = ("target_level", "baseline")
"""Numbers of a target that are said where they stand alone: what is aimed at, and where it began."""
_OF_YEAR = re.compile(r"\(\s*(?:19|20)\d\d\s*:[^()]*\)")


def level_alone(ledger: Ledger, stored: StoredRecord, slot: str, printed: str) -> StoredFigure | None:
    """The number of a target's level that stands alone in its cell, which is `printed` so: "80 %"; None where a cell says more."""
    figures = [f for i in stored.record.figure_ids if (f := ledger.store.figure(i)) is not None]
    aims = [f for f in figures if (f.figure.measure == "budget") == (slot == "target_level")]
    own = [f for f in aims if plain_spaces(f.figure.sentence or f.figure.text) == plain_spaces(printed)]
    return own[0] if own else None


def level_of(ledger: Ledger, stored: StoredRecord, query: Query) -> StoredFigure | None:
    """The one figure of the level that a target aims at, of the year named; None where its report tells none or several."""
    years = {p.year for p in query.periods if p.kind == "year"}
    own = [f for i in stored.record.figure_ids if (f := ledger.store.figure(i)) is not None and plain_spaces(f.figure.sentence) == plain_spaces(f.figure.text)]
    named = [f for f in ledger.of_subject(account_key(stored.record.title.rstrip(" ."))) if f.report_id == stored.report_id]
    held = {f.figure.figure_id: f for f in (*own, *named) if f.figure.subject_kind == "target" and f.figure.measure == "budget"}
    found = [f for f in held.values() if f.figure.page in stored.record.pages]
    dated = [f for f in found if not years or f.figure.period.end.year in years]
    period = ledger.report(dated[0]).period if len(dated) > 1 and not years else None
    if period is not None:  # "Tavoitetaso 2026" beside "Tavoitetaso 2028"
        dated = [f for f in dated if f.figure.period.end.year == period.end.year]
    return dated[0] if len(dated) == 1 else None


def of_another_year(ledger: Ledger, stored: StoredRecord, query: Query) -> bool:
    """Whether a target tells its level of a year, but not of the one asked."""
    return level_of(ledger, stored, query) is None and level_of(ledger, stored, Query()) is not None


def printed_level(printed: str, indicator: str = "") -> tuple[Decimal, str] | None:
    """The one number at which an indicator is aimed, with its unit: "Kävijöitä 105 000 vuodessa"; None where it prints none or several.

    "enintään 88" is in the unit that its `indicator` tells: "Energiamaksu, €/MWh". What stands in brackets of another year is no aim: "13,5 (2024: 15,8)".
    """
    printed = _OF_YEAR.sub("", printed).strip()
    found = list(PRINTED_NUMBER.finditer(printed))
    number = number_of(printed)
    if len(found) != 1 or number is None:
        return None
    words = printed[found[0].end() :].split()
    unit = "%" if words and words[0].startswith("%") else unit_of_word(words[0].strip(".,;()").lower()) if words else None
    said = row_unit(indicator) if unit is None and not words else None
    return (number * said[1], said[0]) if said is not None else (number, unit or "count")
