"""Figures of several municipalities side by side: of one time, row and kind; and the municipalities or units that print none."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from ingest.stores.stored import StoredFigure
from retrieval.calculation.figure_lookup import Lookups
from retrieval.evidence.draft import Draft
from retrieval.evidence.figure_asks import Found
from retrieval.evidence.figure_parts import MAIN_ROWS, Refusal, belongs, exact_period, residents_rows
from retrieval.evidence.figures import Ledger
from retrieval.language import wording
from retrieval.language.names import row_side, subject_key
from retrieval.language.stocks import is_held
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
    kinds = Counter((*_kind(f), _row(f)) for f in found.values())
    kept = {town: f for town, f in found.items() if (*_kind(f), _row(f)) == max(kinds, key=lambda kind: kinds[kind])}
    if len(kept) < 2:
        held_together(answers, query, list(found.values()))
    return list(kept.values()), [town for town in towns if town not in kept]


def at_one_time(answers: Lookups, query: Query, figures: list[StoredFigure]) -> list[StoredFigure]:
    """The figures of several municipalities at the newest time that all of them have, where the question names none and each has told its own newest."""
    towns = [answers.ledger.report(f).municipality for f in figures]
    if query.periods or query.sources or len({*towns}) != len(towns) or len({_time(f) for f in figures}) < 2:
        return figures
    ends = sorted({_time(f) for f in figures}, key=lambda time: (time[1], time[0]), reverse=True)
    before = date(ends[-1][1].year - 1, 1, 1)
    for start, end in dict.fromkeys([*ends, (before, before.replace(month=12, day=31))]):
        found = _found(answers, replace(query, periods=(exact_period(start, end),)), towns)
        if len(found) == len(towns) and all(one.figure.unit == f.figure.unit for one, f in zip(found.values(), figures, strict=True)):
            return list(found.values())
    return figures


def held_together(answers: Lookups, query: Query, figures: Sequence[StoredFigure]) -> None:
    """Raises a Refusal that says why figures of several municipalities cannot be held against each other or reckoned with together."""
    why = _unlike(answers, query, figures)
    if why is not None:
        draft = Draft(answers.ledger, "not_found")
        draft.lines.append(wording.no_match(why, [answers.label(f) for f in figures]))
        raise Refusal(draft)


def _unlike(answers: Lookups, query: Query, figures: Sequence[StoredFigure]) -> wording.Unlike | None:
    towns = {answers.ledger.report(f).municipality for f in figures}
    if len(towns) < 2:
        return None
    if len({f.figure.number_unit for f in figures}) > 1:
        return "unit"
    if not _of_one_row([subject_key(f.figure) for f in figures]):
        return "row"
    named = any(not u.names[0].startswith("*") for u in query.units)
    if not named and len({_is_whole(answers, f, answers.ledger.report(f).municipality, query) for f in figures}) > 1:
        return "part"
    flows = figures[0].figure.number_unit in ("EUR", "count") and not is_held(subject_key(figures[0].figure))
    return "length" if flows and len({_months(f) for f in figures}) > 1 else None


def _of_one_row(keys: Sequence[str]) -> bool:
    """Whether rows that one word of a question names are one and the same: no two rows of a statement, of which one may hold the other."""
    if len({*keys}) == 1 or {*keys} <= {*residents_rows()}:
        return True
    return all(row_side(key) is None for key in keys) and not any(belongs(one, other) for one in keys for other in keys)


def _months(stored: StoredFigure) -> tuple[int, int]:
    """From which month to which one of a year a figure is."""
    start, end = _time(stored)
    return start.month + 12 * (start.year - end.year), end.month


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


def _row(stored: StoredFigure) -> str:
    """What a figure's row is counted as among others: the rows of the residents are one."""
    key = subject_key(stored.figure)
    return residents_rows()[0] if key in residents_rows() else key


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
