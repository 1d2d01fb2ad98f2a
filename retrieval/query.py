"""What a question asks, as plain data that a conversation can keep as JSON."""

from dataclasses import dataclass, field, fields, replace
from datetime import date
from typing import Any, Literal

PeriodKind = Literal["span", "month", "year", "to_date", "early", "prior", "previous_report", "nth_report", "recent", "whole_year", "each", "latest", "within"]


@dataclass(frozen=True)
class PeriodSpec:
    """A time as a question names it; what it leaves out is None.

    span: months `first`–`last`; month: one month alone; to_date: from January to the end of `last`, or that moment;
    year: the whole of `year`; early: the start of `year`, however far the reports tell; prior: `back` years before the context's;
    previous_report: the report before the context's, the next with `back` −1; nth_report: the report that is number `back` of `year` (−1 the last;
    `last` 12: closings count too); whole_year: a full year that is not named; each: every period of `year`;
    latest: the newest; within: the newest of `year`; recent: the last `back` whole years.
    """

    kind: PeriodKind
    year: int | None = None
    first: int | None = None
    last: int | None = None
    day: int | None = None
    back: int = 1
    of_report: bool = False
    """The time of the report that tells ("tammi–kesäkuun 2024 katsauksessa"), not of the figure."""
    source: "PeriodSpec | None" = None
    """The report that must print it."""

    @property
    def end(self) -> date | None:
        """Last day of a span, month or to_date whose year is known."""
        if self.year is None or self.last is None:
            return None
        if self.day is not None:
            return date(self.year, self.last, self.day)
        return month_end(self.year, self.last)


def month_end(year: int, month: int) -> date:
    """The last day of a month."""
    following = date(year + month // 12, month % 12 + 1, 1)
    return date.fromordinal(following.toordinal() - 1)


Operation = Literal[
    "lookup", "difference", "change", "change_percent", "sum", "share", "mean", "rank", "threshold", "compare", "series", "quarter",
    "per_resident", "deviation", "filter", "ratio", "records", "record_field", "cause", "definition", "text",
]  # fmt: skip


@dataclass(frozen=True)
class Place:
    """One thing that figures are about: names that the reports hold, any of which may be meant; `named` as the question says it."""

    names: tuple[str, ...]
    named: str = ""
    municipality: str | None = None


@dataclass(frozen=True)
class Query:
    """A question taken apart. Empty slots are filled from the conversation or by defaults."""

    operation: Operation = "lookup"
    municipalities: tuple[str, ...] = ()
    units: tuple[Place, ...] = ()
    subjects: tuple[Place, ...] = ()
    measures: tuple[str, ...] = ()
    periods: tuple[PeriodSpec, ...] = ()
    sources: tuple[PeriodSpec, ...] = ()
    """The reports that the question points at."""
    yes_no: str | None = None
    """What a yes/no question claims: grew, fell, more, less, over, under, exceeded, stayed_under, suffices, any, positive, negative, achieved, none."""
    direction: str | None = None
    """up, down, any: which way the question says it went."""
    dimension: str | None = None
    """What is ranked or listed: cost_account, income_account, account, unit, investment, project, year, month, municipality, record."""
    order: str | None = None
    """largest or smallest."""
    count: int = 1
    limit: str | None = None
    """The number after over or under, as a decimal string."""
    limit_unit: str | None = None
    wanted_unit: str | None = None
    """The unit of measure that the question asks for: EUR, %, pp, count …"""
    record_kinds: tuple[str, ...] = ()
    records: tuple[str, ...] = ()
    """record_ids that the question names."""
    slots: tuple[str, ...] = ()
    """Fields of records that are asked: status, responsible, probability …"""
    statuses: tuple[str, ...] = ()
    negated: bool = False
    listed: bool = False
    counted: bool = False
    whole: bool = False
    words: tuple[str, ...] = ()
    """Content words that no rule explained, as written."""
    follow_up: bool = False
    context: tuple[str, ...] = ()
    """Base forms of all words of the question."""
    extra: tuple[str, ...] = field(default=())
    """Tags that only some answers need."""


_EMPTY = {kind: {f.name: f.default for f in fields(kind)} for kind in (Query, PeriodSpec, Place)}


def to_json(query: Query) -> dict[str, Any]:
    """The query as JSON values; slots that hold nothing of their own are left out."""
    return _filled(query)


def _filled(thing: Query | PeriodSpec | Place) -> dict[str, Any]:
    held = ((name, getattr(thing, name), empty) for name, empty in _EMPTY[type(thing)].items())
    return {name: _plain(value) for name, value, empty in held if value != empty}


def _plain(value: Any) -> Any:
    if isinstance(value, tuple):
        return [_plain(one) for one in value]
    return _filled(value) if isinstance(value, PeriodSpec | Place) else value


def from_json(kept: dict[str, Any]) -> Query:
    """The query that `to_json` wrote; keys that are unknown are left out."""
    known = {f.name for f in fields(Query)}
    values: dict[str, Any] = {k: tuple(v) if isinstance(v, list) else v for k, v in kept.items() if k in known}
    for name, made in (("units", _place), ("subjects", _place), ("periods", _period), ("sources", _period)):
        values[name] = tuple(made(item) for item in values.get(name, ()))
    return Query(**values)


def _place(item: dict[str, Any]) -> Place:
    values: dict[str, Any] = {**item, "names": tuple(item["names"])}
    return Place(**values)


def _period(item: dict[str, Any]) -> PeriodSpec:
    values: dict[str, Any] = dict(item)
    if values.get("source") is not None:
        values["source"] = _period(values["source"])
    return PeriodSpec(**values)


__all__ = ["Operation", "PeriodSpec", "Place", "Query", "from_json", "month_end", "replace", "to_json"]
