"""What a follow-up leaves out, taken from the turn before."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from retrieval.names import row_side
from retrieval.query import PeriodSpec, Place, Query

_YEARLY = frozenset({"budget", "amended_budget", "any_budget", "budget_change", "forecast"})
_COMPUTED = frozenset({"deviation", "share", "ratio", "change", "change_percent", "difference"})
_RANKED_BY = frozenset({"over", "under", "apart", "budget_relative", "rank_share", "spend", "earn", "better", "netted"})
"""Marks of a rank that its second and third are ranked by too."""
_ROWS = ("account", "cost_account", "income_account", "tax", "investment", "company")
"""Things to choose among that are rows: "mikä kululaji kasvoi eniten" asks nothing more of the row told before."""
_MANNER = frozenset({"over", "under", "budget_relative", "planned", "resident", "faster", "straight", "of_budget", "only", "better", "whole"})
"""Marks of a query that belong to what is asked, not to its units or times."""


@dataclass(frozen=True)
class Turn:
    """What a conversation keeps of a turn: the query with its defaults, the figures and records it gave."""

    query: Query
    figures: tuple[str, ...] = ()
    records: tuple[str, ...] = ()
    status: str = "answered"
    quotes: tuple[str, ...] = ()
    """The sentences that gave a cause."""
    choices: tuple[str, ...] = ()
    """The questions that it offered, where it asked back."""
    said: str = ""
    """Its question as one that stands alone; "" where that is not known."""


def gone_on_from(turns: Sequence[Turn]) -> Sequence[Turn]:
    """The turns without a last "why?" that had no answer and named nothing: what is asked next goes on from what it asked about."""
    if len(turns) < 2 or turns[-1].status != "not_found" or turns[-1].query.operation != "cause":
        return turns
    query, before = turns[-1].query, turns[-2].query
    named = query.records or query.subjects != before.subjects or query.units != before.units or set(query.words) - set(before.words)
    return turns if named or turns[-2].status != "answered" else turns[:-1]


def carries(query: Query, before: Query | None) -> bool:
    """Whether a question goes on from the one before: it says so, or it names too little to stand alone."""
    if before is None:
        return False
    if query.follow_up or "fragment" in query.extra:
        return True
    if query.operation == "cause" and len(query.words) > 1 and before.operation in ("records", "record_field"):  # "miksi ryhmiä vähennetään?" after targets
        return False
    if query.operation in ("records", "record_field"):
        general = query.listed or query.counted or query.order or query.limit or query.statuses or query.units or query.municipalities or query.periods
        told = before.operation in ("records", "record_field") and set(query.record_kinds) <= set(before.record_kinds) and bool(query.slots) and not general
        aim = query.record_kinds == ("target",) and not general and before.operation not in ("records", "record_field")  # "mikä oli tavoite?" of a number
        return not (query.records or query.words) and (not query.record_kinds or told or aim)  # "milloin hanke päättyy?" of the one told before
    if query.operation == "change" and not (query.units or query.municipalities or query.periods or query.sources) and before.subjects:
        return True  # "paljonko enemmän satamaan on käytetty?"
    return not query.subjects or (not query.units and bool(before.units) and not query.municipalities)


def merged(query: Query, before: Query) -> Query:
    """The query with its empty slots filled from the one before; a new subject, unit or time puts the old one aside."""
    if _names_another(query, before):
        query = replace(query, operation="lookup")
    counted = query.counted and bool(query.statuses) and set(query.measures) <= {"actual"}  # "montako jää toteutumatta?"
    if query.operation in ("records", "record_field") or (
        before.operation in ("records", "record_field") and not (query.subjects or (query.units and not query.statuses)) and (counted or not query.measures)
    ):
        return _merged_records(query, before)
    empty = not (query.units or query.subjects or query.periods or query.sources or query.municipalities)
    picks = query.operation in ("rank", "threshold", "filter") and "which2" not in query.extra
    bare = empty and set(query.measures) <= set(before.measures) and not picks
    changed = empty and bool(query.measures) and set(query.measures) <= {"change", "change_percent"}  # "muutos €?"
    units = query.units
    if not units:
        units = tuple(replace(u, municipality=None) for u in before.units) if query.municipalities else before.units
    towns = query.municipalities or (() if query.units and not before.municipalities else before.municipalities)
    if any(u.names == ("*municipality",) for u in units) and query.municipalities and len(units) == 1 and before.units:
        units = tuple(replace(u, municipality=None) for u in before.units)
    rows = query.dimension in _ROWS and query.order is not None
    counts = query.counted and bool(query.words) and "entä" not in query.extra  # "montako asuntoa sillä on?": what is counted is named anew
    subjects = query.subjects or (() if (rows and not query.follow_up) or counts else before.subjects)
    other = "spend" in query.extra and all(row_side(n) == "income" for place in subjects for n in place.names)
    if query.operation in ("rank", "threshold") and not query.subjects and subjects and other:  # "mikä lautakunta käytti eniten?" after an income
        subjects = (Place(("toimintakulut",), "toimintakulut"),)
    own_of_average = before.operation == "mean" and bool(query.municipalities) and not query.words  # "entä Kauhavalla?" after those of a province
    fresh = bool(query.subjects) or counts or own_of_average or (bool(query.words or rows) and not query.follow_up)  # it says itself what it asks about
    words = query.words if fresh else tuple(dict.fromkeys((*query.words, *before.words)))  # what was not understood before is not now
    measures = query.measures
    periods = query.periods
    worded = bool(query.words) and not query.subjects and not query.follow_up and "fragment" not in query.extra  # "montako päivää maksuvalmius oli?"
    if (
        not measures
        and not worded
        and query.operation in ("lookup", "change", "change_percent", "difference", "sum", "share", "compare")
        and not (query.subjects and query.units)
    ):
        measures = before.measures
        if query.yes_no is not None and set(measures) <= {"remaining", "deviation", "percent", "change", "change_percent"}:
            measures = ()  # whether another row kept its budget is no question of what was left
        yearly_before = set(before.measures) & _YEARLY
        if yearly_before and {"earn", "spend"} & set(query.extra):
            measures = ("actual",)
    if not measures and query.operation == "rank" and before.measures and set(before.measures) <= _YEARLY - {"budget_change"} and not query.periods:
        measures = before.measures  # "mikä menolaji siitä on isoin?" of a budget
    if not periods and query.sources and not set(measures) & _YEARLY:
        periods = ()  # "ja maaliskuun raportissa?": the time is that report's own
    elif not periods and "final" in query.extra:
        year = next((p.year for p in (*before.periods, *before.sources) if p.year is not None), None)
        periods = (PeriodSpec("year", year),) if year is not None else before.periods
    elif not periods:
        size = query.operation == "rank" and query.direction is None and query.order is not None and not {"nth2", "nth3"} & set(query.extra)
        own = size or (bool(query.subjects) and query.operation == "lookup" and query.yes_no is None)  # of a new row no second time is asked
        periods = (_plain(before.periods) if own else ()) or before.periods
        if query.operation == "rank" and query.direction in ("up", "down") and len(periods) == 1 and periods[0].kind != "prior":
            periods = (PeriodSpec("prior"), *periods)  # "mikä kululaji kasvoi eniten?" asks of a change, and no size is one
        if {"forecast", "deviation"} <= set(measures) and len(periods) == 1 and periods[0].year is not None:
            periods = (PeriodSpec("year", periods[0].year),)  # a forecast is of the whole year
        if measures and not set(measures) & _YEARLY and set(before.measures) & _YEARLY:
            periods = tuple(PeriodSpec("within", p.year) if p.kind == "year" else p for p in periods)
    elif all(p.kind == "prior" for p in periods) and periods[0].back < 0:  # "paljonko ne nousivat seuraavana vuonna"
        later = tuple(_before(p, before.periods) for p in periods)
        periods = later if query.operation == "lookup" else (*_plain(before.periods), *later)
    elif all(p.kind == "prior" for p in periods):
        periods = tuple(_before(p, before.periods) for p in periods) if query.operation == "lookup" else (*_plain(before.periods), *periods)
    else:
        periods = tuple(_dated(p, before.periods) for p in periods)
    operation = query.operation
    again = _asks_again(query, before)
    if again:
        operation, measures = before.operation, before.measures
        if len(units) == 1 and query.units and len(before.units) > 1 and before.operation in ("share", "ratio"):  # another part of the same whole
            units = (*units, *before.units[1:])
    elif bare and operation == "lookup" and query.wanted_unit == "%" and before.operation == "deviation":
        operation = "deviation"
    elif bare and operation == "lookup" and query.wanted_unit is not None and before.operation in ("change", "change_percent", "difference"):
        operation = "change_percent" if query.wanted_unit == "%" else before.operation if before.operation != "change_percent" else "change"
        if before.operation == "difference" and query.wanted_unit == "%":
            operation = "difference"
    elif (
        operation == "lookup"
        and before.operation in ("change", "change_percent", "rank", "threshold", "filter", "series", "compare")
        and "entä" in query.extra
        and not query.measures
        and "what" not in query.extra
        and (not query.periods or before.operation in ("rank", "filter") or (before.operation == "compare" and len(before.municipalities) > 1))
    ):
        operation = before.operation
    least = "entä" in query.extra and not query.subjects and query.dimension is None  # "entä vähiten?"
    next_one = query.order is None or least or bool({"nth2", "nth3"} & set(query.extra))  # "entä toiseksi eniten?" of what grew most
    goes_on = operation == before.operation and operation in ("rank", "filter") and query.direction is None and next_one
    if goes_on and before.direction in ("up", "down") and len(periods) == 1 and periods[0].kind != "prior":
        periods = (PeriodSpec("prior"), *periods)
    nth_on = goes_on or (operation == before.operation == "rank" and bool({"nth2", "nth3"} & set(query.extra)) and query.dimension is None)
    if nth_on and not query.measures and not query.subjects:
        measures = before.measures
    of_companies = operation == "rank" and before.dimension == "company"  # "mikä eniten?" after "mitkä tytäryhtiöt tekivät tappiota?"
    return replace(
        query,
        extra=(
            *query.extra,
            *((x for x in before.extra if x in _RANKED_BY or x.startswith("kind:")) if nth_on and not query.subjects else ()),
            *(("bare",) if bare and (operation == query.operation or operation not in ("rank", "threshold", "filter")) else ("changed",) if changed else ()),
            *((x for x in before.extra if x in _MANNER) if again else ()),
            *(() if any(x.startswith("basis:") for x in query.extra) else (x for x in before.extra if x.startswith("basis:"))),
            *(("carried_source",) if before.sources and not query.sources else ()),
            *(("resident",) if "resident" in before.extra and not query.subjects and query.wanted_unit != "EUR" else ()),
        ),
        operation=operation,
        record_kinds=query.record_kinds or (before.record_kinds if nth_on and not query.subjects else ()),
        words=words,
        units=units,
        municipalities=towns,
        subjects=subjects,
        measures=measures,
        periods=periods,
        sources=_sources(query, before, operation),
        order=query.order or (before.order if operation == before.operation else None),
        dimension=query.dimension or (before.dimension if operation == before.operation or of_companies else None),
        direction=before.direction if again or goes_on else query.direction,
        yes_no=before.yes_no if again else query.yes_no,
        wanted_unit=before.wanted_unit if again else query.wanted_unit,
        limit=query.limit or (before.limit if operation == before.operation else None),
        limit_unit=query.limit_unit or (before.limit_unit if operation == before.operation else None),
        follow_up=True,
    )


def _names_another(query: Query, before: Query) -> bool:
    """Whether a follow-up only names another investment of which figures are printed: "entä koulun korjauksen?" after the number of one."""
    own = (query.slots, query.statuses, query.measures, query.record_kinds, query.words, query.yes_no, query.limit, query.order, query.wanted_unit)
    alike = before.operation == "lookup" and bool(before.subjects)
    names = query.operation == "record_field" and bool({"entä", "fragment"} & set(query.extra)) and bool(query.records and query.subjects)
    return names and alike and not any(own)


def _asks_again(query: Query, before: Query) -> bool:
    """Whether a question only puts another unit, row or time in the place of the one before: "entä vuonna 2024?", "ja paljonko kirjaston?"."""
    own = (
        query.measures,
        query.direction,
        query.order,
        query.wanted_unit,
        query.yes_no,
        query.limit,
        query.dimension,
        query.statuses,
        query.slots,
        query.records,
    )
    if "what" in query.extra and query.subjects:
        return False
    if query.operation != "lookup" or any(own) or query.words or query.listed or "pronoun" in query.extra or not ("entä" in query.extra or not query.subjects):
        return False
    if not (query.units or query.subjects or query.periods or query.municipalities):
        return False
    asked = before.operation in _COMPUTED or (before.operation == "lookup" and bool(before.wanted_unit or before.yes_no))
    return asked and (len(before.periods) < 2 or not query.periods)


def _merged_records(query: Query, before: Query) -> Query:
    named = bool(query.records or query.words)
    counts = query.counted and bool(query.statuses)  # "montako viivästynyttä kirjastossa on?" after who is in charge
    other = query.statuses and before.counted and not (query.slots or query.record_kinds or query.yes_no or query.listed)
    return replace(
        query,
        counted=query.counted or bool(other),  # "ja viivästyneitä?"
        operation=query.operation if query.operation in ("records", "record_field", "rank", "cause") else "records" if counts else before.operation,
        record_kinds=query.record_kinds or before.record_kinds,
        records=query.records,
        units=query.units or (() if named else before.units),
        municipalities=query.municipalities or before.municipalities,
        slots=query.slots or (before.slots if query.operation != "cause" and not counts else ()),
        statuses=query.statuses or (before.statuses if (query.operation == "records" or not query.slots) and not query.records else ()),
        sources=query.sources or (() if query.periods else before.sources),
        periods=query.periods or (() if query.sources else before.periods),
        follow_up=True,
    )


def _sources(query: Query, before: Query, operation: str) -> tuple[PeriodSpec, ...]:
    """The reports meant: a change since another report is counted to the one of the turn before."""
    if "final" in query.extra and not query.sources:
        return ()
    if query.sources and before.sources and not query.periods and operation in ("change", "change_percent"):
        return tuple(dict.fromkeys((*query.sources, *before.sources)))
    return query.sources or (() if query.periods else before.sources)


def _plain(periods: tuple[PeriodSpec, ...]) -> tuple[PeriodSpec, ...]:
    return tuple(p for p in periods if p.kind != "prior")[:1]


def _before(spec: PeriodSpec, before: tuple[PeriodSpec, ...]) -> PeriodSpec:
    """The year before the time of the turn before, when that has a year; the year that is named: "samaan aikaan vuonna 2023"."""
    plain = _plain(before)
    if plain and plain[0].year is not None and spec.last is None:
        return replace(plain[0], year=spec.year if spec.year is not None else plain[0].year - spec.back)
    return spec


def _dated(spec: PeriodSpec, before: tuple[PeriodSpec, ...]) -> PeriodSpec:
    """A month or span without a year gets the year of the turn before; a year alone keeps the months only when it says so."""
    if spec.year is None and spec.kind in ("span", "month", "to_date"):
        year = next((p.year for p in before if p.year is not None), None)
        if spec.kind == "month" and before and all(p.kind in ("span", "to_date") and p.first in (None, 1) for p in before):
            return replace(spec, kind="to_date", first=1, year=year)  # "entä syyskuussa?" after an accumulation asks for the next one
        return replace(spec, year=year)
    return spec


__all__ = ["Place", "Turn", "carries", "gone_on_from", "merged"]
