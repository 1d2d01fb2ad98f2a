"""What a follow-up leaves out, taken from the turn before."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cached_property

from ingest.language.voikko import readings
from retrieval.conversation.conversation import COUNTED_BEFORE, lists_the_counted
from retrieval.language.lexicon import sense_list, sense_words
from retrieval.language.names import row_side
from retrieval.query import Operation, PeriodSpec, Place, Query

_YEARLY = frozenset({"budget", "amended_budget", "any_budget", "budget_change", "forecast"})
_REST = frozenset({"remaining", "deviation", "percent"})
"""What is told of a budget beside what has come about."""
_COMPUTED = frozenset({"deviation", "share", "ratio", "change", "change_percent", "difference"})
_RANKED_BY = frozenset({"over", "under", "apart", "budget_relative", "rank_share", "spend", "earn", "better", "netted", "by_size"})
"""Marks of a rank that its second and third are ranked by too."""
_ROWS = ("account", "cost_account", "income_account", "tax", "investment", "company")
"""Things to choose among that are rows: "mikä kululaji kasvoi eniten" asks nothing more of the row told before."""
_MANNER = frozenset({"over", "under", "budget_relative", "planned", "resident", "faster", "straight", "of_budget", "only", "better", "whole"})
"""Marks of a query that belong to what is asked, not to its units or times."""
_INHERITING = ("lookup", "change", "change_percent", "difference", "sum", "share", "compare")
"""Operations that ask of the same measures as the turn before: "entä kirjastossa?" of a budget asks for a budget."""
_REPEATED = ("change", "change_percent", "rank", "threshold", "filter", "series", "compare")
"""Operations that "entä" alone asks for again."""
_PICKING = ("rank", "threshold", "filter")
_NTH = frozenset({"nth2", "nth3"})
_RECORDS = ("records", "record_field")


def merged(query: Query, before: Query) -> Query:
    """The query with its empty slots filled from the one before; a new subject, unit or time puts the old one aside."""
    if _names_another(query, before):
        query = replace(query, operation="lookup", records=query.records if before.operation == "lookup" else ())
    if _asks_spent(query, before):
        up_to = tuple(replace(p, kind="to_date", first=1) if p.kind == "month" else p for p in before.periods)  # "missä vaiheessa se oli kesäkuussa"
        query = replace(query, measures=("actual",), periods=query.periods or up_to)
    if _asks_records(query, before):
        return _merged_records(query, before)
    told = FollowUp(query, before)
    same = told.operation == before.operation
    again = told.asks_again
    return replace(
        query,
        extra=told.extra,
        operation=told.operation,
        record_kinds=query.record_kinds or (before.record_kinds if told.picks_next and not query.subjects else ()),
        words=told.words,
        units=told.units,
        municipalities=told.towns,
        subjects=told.subjects,
        measures=told.measures,
        periods=told.periods,
        sources=told.sources,
        order=query.order or (before.order if same else None),
        dimension=query.dimension or (before.dimension if same or told.of_companies else None),
        direction=before.direction if again or told.goes_on else query.direction,
        yes_no=before.yes_no if again else query.yes_no,
        wanted_unit=before.wanted_unit if again else query.wanted_unit,
        limit=query.limit or (before.limit if same else None),
        limit_unit=query.limit_unit or (before.limit_unit if same else None),
        follow_up=True,
    )


def _asks_spent(query: Query, before: Query) -> bool:
    """Whether it asks what has been spent on the one work whose state was told: "paljonko siihen on käytetty?"."""
    own = (query.subjects, query.units, query.words, query.measures, query.slots, query.statuses, query.records, query.yes_no, query.order)
    work = before.operation == "record_field" and len(before.subjects) == 1 and bool(before.records)
    return work and query.operation == "lookup" and {"spend", "pronoun"} <= set(query.extra) and not any(own)


def _asks_records(query: Query, before: Query) -> bool:
    """Whether it asks of targets, risks or projects, or goes on from those told: "montako jää toteutumatta?"."""
    if query.operation in _RECORDS:
        return True
    counted = query.counted and bool(query.statuses) and set(query.measures) <= {"actual"}
    names = query.subjects or (query.units and not query.statuses)
    return before.operation in _RECORDS and not names and (counted or not query.measures)


@dataclass(frozen=True)
class FollowUp:
    """A question and the one before it; each property is what one slot holds once they are put together, or why."""

    query: Query
    before: Query

    # ------------------------------------------------------------------------------------------- how it goes on

    @cached_property
    def _names_nothing(self) -> bool:
        q = self.query
        return not (q.units or q.subjects or q.periods or q.sources or q.municipalities)

    @cached_property
    def bare(self) -> bool:
        """Whether it asks the same figures for something else: "ja prosentteina?"."""
        picks = self.query.operation in _PICKING and "which2" not in self.query.extra
        return self._names_nothing and set(self.query.measures) <= set(self.before.measures) and not picks

    @cached_property
    def changed(self) -> bool:
        """Whether it only asks how they changed: "muutos €?"."""
        return self._names_nothing and bool(self.query.measures) and set(self.query.measures) <= {"change", "change_percent"}

    @cached_property
    def asks_again(self) -> bool:
        """Whether it only puts another unit, row or time in the place of the one before: "entä vuonna 2024?", "ja paljonko kirjaston?"."""
        q, before = self.query, self.before
        own = (q.measures, q.direction, q.order, q.wanted_unit, q.yes_no, q.limit, q.dimension, q.statuses, q.slots, q.records, q.words, q.listed)
        if q.operation != "lookup" or any(own) or "pronoun" in q.extra or ("what" in q.extra and q.subjects):
            return False
        if not ("entä" in q.extra or not q.subjects) or not (q.units or q.subjects or q.periods or q.municipalities):
            return False
        asked = before.operation in _COMPUTED or (before.operation == "lookup" and bool(before.wanted_unit or before.yes_no))
        return asked and (len(before.periods) < 2 or not q.periods)

    @cached_property
    def _asks_nth(self) -> bool:
        return bool(_NTH & set(self.query.extra))

    @cached_property
    def goes_on(self) -> bool:
        """Whether it picks another one by the same: "entä vähiten?", "entä toiseksi eniten?" of what grew most."""
        q = self.query
        least = "entä" in q.extra and not q.subjects and q.dimension is None
        next_one = q.order is None or least or self._asks_nth
        return self.operation == self.before.operation and self.operation in ("rank", "filter") and q.direction is None and next_one

    @cached_property
    def picks_next(self) -> bool:
        """Whether it picks another one of the same things."""
        return self.goes_on or (self.operation == self.before.operation == "rank" and self._asks_nth and self.query.dimension is None)

    @cached_property
    def of_companies(self) -> bool:
        """Whether it picks one of the companies told: "mikä eniten?" after "mitkä tytäryhtiöt tekivät tappiota?"."""
        return self.operation == "rank" and self.before.dimension == "company"

    @cached_property
    def _picks_row(self) -> bool:
        """Whether it picks a row, and asks nothing more of the one told."""
        return self.query.dimension in _ROWS and self.query.order is not None

    @cached_property
    def _among_towns(self) -> bool:
        """Whether it asks in which municipality something is so: "entä missä kunnassa se oli suurin?"."""
        return self.query.dimension == "municipality" and not self.query.municipalities

    @cached_property
    def _counts_others(self) -> bool:
        """Whether what is counted is named anew: "montako asuntoa sillä on?"."""
        return self.query.counted and bool(self.query.words) and "entä" not in self.query.extra

    # ------------------------------------------------------------------------------------------- what it does

    @cached_property
    def operation(self) -> Operation:
        """What is done with the figures: that of the turn before where it is asked again, or in another unit of measure."""
        query, before = self.query, self.before
        if self.asks_again:
            return before.operation
        if query.operation != "lookup":
            return query.operation
        if self.bare and query.wanted_unit is not None and (in_unit := self._in_unit(query.wanted_unit)) is not None:
            return in_unit
        return before.operation if self._asks_operation_again else "lookup"

    def _in_unit(self, wanted: str) -> Operation | None:
        """What is done where the answer before is asked for in another unit of measure: "ja prosentteina?" of a change; None where nothing else is."""
        before = self.before.operation
        if before == "deviation":
            return "deviation" if wanted == "%" else None
        if before in ("change", "change_percent"):
            return "change_percent" if wanted == "%" else "change"
        return before if before == "difference" else None

    @cached_property
    def _asks_operation_again(self) -> bool:
        """Whether "entä" alone asks for the operation before: "entä kirjastossa?" of what grew most."""
        query, before = self.query, self.before
        if before.operation not in _REPEATED or "entä" not in query.extra or query.measures or "what" in query.extra:
            return False
        several_towns = before.operation == "compare" and len(before.municipalities) > 1
        return not query.periods or before.operation in ("rank", "filter") or several_towns

    # ------------------------------------------------------------------------------------------- of what

    @cached_property
    def units(self) -> tuple[Place, ...]:
        """The units asked of; the same units of another town where only that is named."""
        query, before = self.query, self.before
        if self._among_towns and query.subjects and not query.units:
            return ()  # a row that is asked of all municipalities anew is their own
        elsewhere = tuple(replace(u, municipality=None) for u in before.units)
        units = query.units or (elsewhere if query.municipalities else before.units)
        if query.municipalities and len(units) == 1 and units[0].names == ("*municipality",) and before.units:
            units = elsewhere
        if self.asks_again and len(units) == 1 and query.units and len(before.units) > 1 and before.operation in ("share", "ratio"):
            units = (*units, *before.units[1:])  # another part of the same whole
        return units

    @cached_property
    def towns(self) -> tuple[str, ...]:
        """The municipalities asked of; none where the question is which of all there are."""
        if self._among_towns:
            return ()
        return self.query.municipalities or (() if self.query.units and not self.before.municipalities else self.before.municipalities)

    @cached_property
    def subjects(self) -> tuple[Place, ...]:
        """The rows asked of; costs where what was spent is asked after an income: "mikä lautakunta käytti eniten?"."""
        query = self.query
        if query.subjects:
            return query.subjects
        named_anew = (self._picks_row and not query.follow_up) or self._counts_others
        subjects = () if named_anew else self.before.subjects
        other = "spend" in query.extra and all(row_side(n) == "income" for place in subjects for n in place.names)
        return (Place(("toimintakulut",), "toimintakulut"),) if query.operation in ("rank", "threshold") and subjects and other else subjects

    @cached_property
    def words(self) -> tuple[str, ...]:
        """The words not understood, those of the turn before too unless it says itself what it asks about: they are not understood now either."""
        query = self.query
        own_of_average = self.before.operation == "mean" and bool(query.municipalities) and not query.words  # "entä Kauhavalla?" after those of a province
        says_itself = bool(query.words or self._picks_row) and not query.follow_up
        fresh = query.subjects or self._counts_others or own_of_average or says_itself
        return query.words if fresh else tuple(dict.fromkeys((*query.words, *self.before.words)))

    # ------------------------------------------------------------------------------------------- which figures

    @cached_property
    def measures(self) -> tuple[str, ...]:
        """The measures asked for: those of the turn before where it is asked again or the next one is picked."""
        next_one = self.picks_next and not self.query.measures and not self.query.subjects
        return self.before.measures if self.asks_again or next_one else self._own_measures

    @cached_property
    def _own_measures(self) -> tuple[str, ...]:
        """The measures that it names itself, or that it leaves out because they stay the same."""
        query, before = self.query, self.before
        if query.measures:
            of_part = before.measures == ("remaining",) and set(query.measures) <= {"any_budget"} and "entä" in query.extra
            return before.measures if of_part and _names_whole(query) else query.measures  # "entä koulun määrärahasta?" of what was left
        if self._among_towns and query.subjects:
            return ()
        if query.operation == "rank":
            of_change = "pronoun" in query.extra and self._picks_row and query.direction is None  # "mihin kululajiin siitä meni suurin osa" of a change
            yearly = before.measures and set(before.measures) <= (_YEARLY if of_change else _YEARLY - {"budget_change"})
            return before.measures if yearly and not query.periods else ()  # "mikä menolaji siitä on isoin?" of a budget
        worded = bool(query.words) and not query.subjects and not query.follow_up and "fragment" not in query.extra  # "montako päivää maksuvalmius oli?"
        if worded or query.operation not in _INHERITING or (query.subjects and query.units):
            return ()
        if set(before.measures) & (_YEARLY | _REST) and {"earn", "spend"} & set(query.extra) and query.wanted_unit != "%":
            return ("actual",)  # "ja paljonko siitä on jo mennyt?" of what is left
        if set(before.measures) & _YEARLY and set(query.context) & sense_words("as_of_now") and self._names_nothing and query.yes_no is None:
            return ("actual",)  # "entä nyt toistaiseksi?" of a forecast
        of_left = set(before.measures) <= {"remaining", "deviation", "percent", "change", "change_percent"}
        return () if query.yes_no is not None and of_left else before.measures  # whether another row kept its budget is no question of what was left

    # ------------------------------------------------------------------------------------------- when

    @cached_property
    def periods(self) -> tuple[PeriodSpec, ...]:
        """The times asked of; two of them where the next one of what grew most is picked."""
        return _since_before(self._times) if self.goes_on and self.before.direction in ("up", "down") else self._times

    @cached_property
    def _times(self) -> tuple[PeriodSpec, ...]:
        """The times that it names, told by the time before ("vuotta aiemmin"), or those of the turn before."""
        query, before = self.query, self.before.periods
        if not query.periods:
            return self._times_before()
        if any(p.kind != "prior" for p in query.periods):
            return tuple(_dated(p, before) for p in query.periods)
        told = tuple(_before(p, before) for p in query.periods)
        if query.operation == "lookup":
            return told
        return (*_plain(before), *(told if query.periods[0].back < 0 else query.periods))  # "paljonko ne nousivat seuraavana vuonna"

    def _times_before(self) -> tuple[PeriodSpec, ...]:
        """The times of the turn before, as far as they are those of what is asked now."""
        query, before, measures = self.query, self.before, self._own_measures
        yearly = bool(set(measures) & _YEARLY)
        if query.sources and not yearly:
            return ()  # "ja maaliskuun raportissa?": the time is that report's own
        if "final" in query.extra:
            year = next((p.year for p in (*before.periods, *before.sources) if p.year is not None), None)
            return (PeriodSpec("year", year),) if year is not None else before.periods
        size = query.operation == "rank" and query.direction is None and query.order is not None and not self._asks_nth
        one = size or (bool(query.subjects) and query.operation == "lookup" and query.yes_no is None)  # of a new row no second time is asked
        periods = (_plain(before.periods) if one else ()) or before.periods
        if query.operation == "rank" and query.direction in ("up", "down"):
            periods = _since_before(periods)  # "mikä kululaji kasvoi eniten?" asks of a change, and no size is one
        if {"forecast", "deviation"} <= set(measures) and len(periods) == 1 and periods[0].year is not None:
            periods = (PeriodSpec("year", periods[0].year),)  # a forecast is of the whole year
        if measures and not yearly and set(before.measures) & _YEARLY:
            periods = tuple(PeriodSpec("within", p.year) if p.kind == "year" else p for p in periods)
        return periods

    @cached_property
    def sources(self) -> tuple[PeriodSpec, ...]:
        """The reports meant: a change since another report is counted to the one of the turn before."""
        query, before = self.query, self.before
        if "final" in query.extra and not query.sources:
            return ()
        if query.sources and before.sources and not query.periods and self.operation in ("change", "change_percent"):
            return tuple(dict.fromkeys((*query.sources, *before.sources)))
        return query.sources or (() if query.periods else before.sources)

    # ------------------------------------------------------------------------------------------- marks

    @cached_property
    def extra(self) -> tuple[str, ...]:
        """Its marks, those of how it goes on, and those of the turn before that belong to what is asked again."""
        query, before = self.query, self.before
        marks = [*query.extra]
        if self.picks_next and not query.subjects:
            marks += [x for x in before.extra if x in _RANKED_BY or x.startswith("kind:")]
        elif query.dimension is None and self.operation == before.operation and before.dimension is not None:  # "ja mikä vähiten?" of the same boards
            marks += [x for x in before.extra if x.startswith("kind:")]
        if self.bare and (self.operation == query.operation or self.operation not in _PICKING):
            marks.append("bare")
        elif self.changed:
            marks.append("changed")
        if self.asks_again:
            marks += [x for x in before.extra if x in _MANNER]
        if not any(x.startswith("basis:") for x in query.extra):
            marks += [x for x in before.extra if x.startswith("basis:")]
        if before.sources and not query.sources:
            marks.append("carried_source")
        if "year_end" in before.extra and query.yes_no is None:
            marks.append("year_end")
        compared = query.direction is not None and "pronoun" in query.extra  # "montako euroa se on enemmän": of the rate told
        if "resident" in before.extra and not query.subjects and (query.wanted_unit != "EUR" or compared):
            marks.append("resident")
        return tuple(marks)


def _since_before(periods: tuple[PeriodSpec, ...]) -> tuple[PeriodSpec, ...]:
    """One time with the one before it, so that a change is asked of; two are left as they are."""
    return (PeriodSpec("prior"), *periods) if len(periods) == 1 and periods[0].kind != "prior" else periods


def _names_whole(query: Query) -> bool:
    """Whether a budget is named only as that of which a part is asked: "määrärahasta"."""
    said = [word for word in query.context if word.startswith(sense_list("budget_said"))]
    return any(r.case == "sisaeronto" for word in said for r in readings(word))


def _names_another(query: Query, before: Query) -> bool:
    """Whether a follow-up only names another investment of which figures are printed: "entä koulun korjauksen?" after the number or the overrun of one."""
    own = (query.slots, query.statuses, query.measures, query.record_kinds, query.words, query.yes_no, query.limit, query.order, query.wanted_unit)
    alike = before.operation in ("lookup", "deviation") and bool(before.subjects)
    names = query.operation == "record_field" and bool({"entä", "fragment"} & set(query.extra)) and bool(query.records and query.subjects)
    return names and alike and not any(own)


_PERSONS = frozenset({"responsible", "funder"})
"""What a record tells of somebody."""
_DENIED: Mapping[tuple[str, ...], tuple[str, ...]] = {("achieved",): ("not_achieved",), ("not_achieved",): ("achieved",)}
"""States → those that "ei" makes of them."""


def _merged_records(query: Query, before: Query) -> Query:
    if lists_the_counted(query, before):
        return replace(before, counted=False, listed=True, slots=(), context=query.context, extra=(*query.extra, COUNTED_BEFORE), follow_up=True)
    named = bool(query.records or query.words)
    counts = query.counted and bool(query.statuses)  # "montako viivästynyttä kirjastossa on?" after who is in charge
    own = bool(query.words) and not {"entä", "fragment", "pronoun", "bare"} & set(query.extra)  # "mitä tapahtumia on järjestetty?" after who is in charge
    stands = query.yes_no is not None and bool(query.statuses)  # "onko se jo valmis?" after who is in charge
    asks_else = not set(before.slots) <= _PERSONS and _asks_who(query)  # "kuka siitä päättää?" after how it is controlled
    other = query.statuses and before.counted and not (query.slots or query.record_kinds or query.yes_no or query.listed)
    denied = query.negated and bool(before.statuses) and not query.statuses and (query.counted or query.listed)  # "ja montako ei?"
    states = _DENIED.get(before.statuses, before.statuses) if denied else before.statuses
    return replace(
        query,
        counted=query.counted or bool(other),  # "ja viivästyneitä?"
        operation=query.operation if query.operation in ("records", "record_field", "rank", "cause") else "records" if counts else before.operation,
        record_kinds=query.record_kinds or before.record_kinds,
        records=query.records,
        units=query.units or (() if named else before.units),
        municipalities=query.municipalities or before.municipalities,
        slots=query.slots or _spent_of(query, before) or (before.slots if query.operation != "cause" and not (counts or own or stands or asks_else) else ()),
        statuses=query.statuses or (states if (query.operation == "records" or not query.slots) and not query.records else ()),
        negated=query.negated and not (denied and states != before.statuses),
        sources=query.sources or (() if query.periods else before.sources),
        periods=query.periods or (() if query.sources else before.periods),
        follow_up=True,
    )


def _asks_who(query: Query) -> bool:
    """Whether somebody is asked for."""
    return bool(sense_words("person_asked") & set(query.context))


def _spent_of(query: Query, before: Query) -> tuple[str, ...]:
    """What has been used, where that is asked of a project whose funding was told: "paljonko siitä on käytetty?"."""
    return ("cost_percent",) if "spend" in query.extra and before.slots == ("total_funding",) else ()


def _plain(periods: tuple[PeriodSpec, ...]) -> tuple[PeriodSpec, ...]:
    return tuple(p for p in periods if p.kind != "prior")[:1]


def _before(spec: PeriodSpec, before: tuple[PeriodSpec, ...]) -> PeriodSpec:
    """The year before the time of the turn before, when that has a year; the year that is named: "samaan aikaan vuonna 2023"."""
    plain = _plain(before)
    if plain and plain[0].year is not None and spec.last is None:
        return replace(plain[0], year=spec.year if spec.year is not None else plain[0].year - spec.back)
    return spec


def _dated(spec: PeriodSpec, before: tuple[PeriodSpec, ...]) -> PeriodSpec:
    """A month, a span or a whole year without a year gets that of the turn before; a year alone keeps the months only when it says so."""
    if spec.kind == "whole_year" and (year := next((p.year for p in before if p.year is not None), None)) is not None:
        return replace(spec, kind="year", year=year)  # "entä koko vuonna?" after some months of one
    if spec.year is None and spec.kind in ("span", "month", "to_date"):
        year = next((p.year for p in before if p.year is not None), None)
        if spec.kind == "month" and before and all(p.kind in ("span", "to_date") and p.first in (None, 1) for p in before):
            return replace(spec, kind="to_date", first=1, year=year)  # "entä syyskuussa?" after an accumulation asks for the next one
        return replace(spec, year=year)
    return spec
