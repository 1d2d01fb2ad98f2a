"""One figure of each municipality there is, all of one time and one kind, and the municipalities or units that print none."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from ingest.stored import StoredFigure
from retrieval.figure_asks import Found
from retrieval.figure_lookup import Lookups
from retrieval.figure_parts import MAIN_ROWS, exact_period
from retrieval.figures import Ledger
from retrieval.names import subject_key
from retrieval.query import Query

_OUTCOMES = frozenset({"actual", "closing", "value"})


def of_all_towns(answers: Lookups, query: Query) -> tuple[list[StoredFigure], list[str]]:
    """The figures asked for of the municipalities that have them at one time, and the names of the others."""
    towns = list(answers.ledger.vocabulary.municipalities)
    found = _found(answers, query, towns)
    if not query.periods and not query.sources and len({_time(f) for f in found.values()}) > 1:  # each has told its newest: one time that most of them have
        counts = Counter(_time(f) for f in found.values())
        start, end = max(counts, key=lambda time: (counts[time], time[1]))
        found = _found(answers, replace(query, periods=(exact_period(start, end),)), towns)
    kinds = Counter(_kind(f) for f in found.values())
    kept = {town: f for town, f in found.items() if _kind(f) == max(kinds, key=lambda kind: kinds[kind])}
    return list(kept.values()), [town for town in towns if town not in kept]


def _found(answers: Lookups, query: Query, towns: Sequence[str]) -> dict[str, StoredFigure]:
    units = tuple(replace(u, municipality=None) for u in query.units)
    told: dict[str, StoredFigure] = {}
    for town in towns:
        for ask in answers.asks(replace(query, operation="lookup", municipalities=(town,), units=units))[:1]:
            outcome = answers.ledger.find(answers.settled(ask))
            named = any(not u.names[0].startswith("*") for u in units)
            if isinstance(outcome, Found) and outcome.minus is None and (named or _is_whole(answers, outcome.stored, town, query)):
                told[town] = outcome.stored
    return told


def _is_whole(answers: Lookups, stored: StoredFigure, town: str, query: Query) -> bool:
    """Whether a figure is the municipality's own, or its group's where the question asks for that, not a part's that alone prints the row."""
    group = any(u.names[0] == "*group" for u in query.units)
    return stored.figure.unit == town or (group and answers.ledger.is_of_group(stored))


def _time(stored: StoredFigure) -> tuple[date, date]:
    return stored.figure.period.start, stored.figure.period.end


def _kind(stored: StoredFigure) -> tuple[str, str, tuple[date, date]]:
    measure = "actual" if stored.figure.measure in _OUTCOMES else stored.figure.measure
    return stored.figure.number_unit, measure, _time(stored)


def units_lacking(ledger: Ledger, pool: Sequence[StoredFigure]) -> list[str]:
    """The units beside those compared, of the same rank in the same report, whose statements of that time do not print the row."""
    first = pool[0].figure
    if len({(f.report_id, _time(f)) for f in pool}) != 1 or first.subject_kind != "account":
        return []
    held = ledger.vocabulary.units
    compared = {f.figure.unit for f in pool}
    ranks = {(unit.path[:-1], unit.kind) for name in compared for _, unit in held.get(name, ()) if name not in ledger.vocabulary.municipalities}
    beside = {name for name, units in held.items() if name not in compared and any((unit.path[:-1], unit.kind) in ranks for _, unit in units)}
    if not beside:
        return []
    told = [f for key in MAIN_ROWS for f in ledger.of_subject(key, tuple(sorted(beside)))]
    having = {f.figure.unit.lower() for f in ledger.of_subject(subject_key(first)) if f.report_id == pool[0].report_id}
    having |= {name.lower() for name in compared}
    lacking = {f.figure.unit for f in told if f.report_id == pool[0].report_id and _kind(f) == _kind(pool[0]) and f.figure.table is not None}
    found = sorted(name for name in lacking if name.lower() not in having)
    return found if len(found) <= len(pool) else []  # where most print no such row, nothing is missing
