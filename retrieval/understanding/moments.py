"""The times that a question goes through: those it names one after another, from one to another, or every report of a year."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from ingest.language.voikko import readings
from ingest.model import Report
from ingest.stores.stored import StoredFigure
from retrieval.evidence.figure_fits import YEARLY
from retrieval.evidence.figure_parts import exact_period
from retrieval.language.explain import Explained, Span
from retrieval.language.lexicon import sense_words
from retrieval.language.retagging import BUDGETS
from retrieval.language.vocabulary import Vocabulary
from retrieval.query import PeriodSpec, Query
from retrieval.understanding.question_measures import joined_measures
from retrieval.understanding.time_terms import timed_terms

_TIMES = ("span", "month", "to_date", "year")
_FROM = ("sta", "stä")
_WHICH = frozenset({"missä", "minkä", "millä", "mikä", "mistä"})
_SO_FAR = frozenset({("tähän", "mennessä"), ("tähän", "asti"), ("tähän", "saakka")})
_BUDGETS: tuple[set[str], ...] = ({"budget"}, {"amended_budget"}, {"any_budget"})
_COURSE = ("op:series", "op:change", "all_reports", "each")
_MONTH = re.compile(r"\d{1,2}\s?/\s?(?:19|20)\d\d")
"""A month as it is written in figures: "7/2024"."""
_ITSELF = re.compile(r"((?:19|20)\d\d)-\1")
"""A stretch of years that begins and ends in the same one."""


@dataclass(frozen=True)
class Course:
    """Times in order. `named`: the question names each of them, so that each is due; else they are the reports that there are."""

    times: tuple[PeriodSpec, ...] = ()
    named: bool = False


def report_after(stored: StoredFigure, reports: Mapping[str, Report]) -> PeriodSpec | None:
    """The time of the report that comes next after the one that a figure is of; None when there is none."""
    own = reports.get(stored.report_id)
    end = own.period.end if own is not None and own.period is not None and stored.figure.measure in YEARLY else stored.figure.period.end
    later = [r.period for r in reports.values() if own is not None and r.period is not None and r.municipality == own.municipality and r.period.end > end]
    period = min(later, key=lambda p: p.end) if later else None
    return exact_period(period.start, period.end) if period is not None else None


def report_before(stored: StoredFigure, reports: Mapping[str, Report]) -> PeriodSpec:
    """The time of the report before the one that a figure is of, by the reports that there are; else by the usual quarters."""
    report, figure = reports.get(stored.report_id), stored.figure
    own = report.period if report is not None and figure.measure in YEARLY else figure.period
    town = report.municipality if report is not None else ""
    end = own.end if own is not None else figure.period.end
    earlier = [r.period for r in reports.values() if r.period is not None and r.municipality == town and r.period.end < end]
    if earlier:
        period = max(earlier, key=lambda p: p.end)
        return exact_period(period.start, period.end)
    months = [m for m in (3, 6, 9) if m < end.month]
    return PeriodSpec("span", end.year, 1, months[-1]) if months else PeriodSpec("year", end.year - 1)


def course(query: Query, explained: Explained, reports: Iterable[Report]) -> Course:
    """The times that a question goes through; none when it asks of one time only."""
    given = [p for p in (*query.sources, *query.periods) if p.year is not None and p.kind in _TIMES]
    others = [p for p in (*query.sources, *query.periods) if p not in given and p.kind not in ("within", "early", "each")]
    if others:
        return Course()
    held = _held(query, reports)
    given = sorted(dict.fromkeys(given), key=_order)
    if len(given) >= 2 and all(p.kind == "year" for p in given) and _all_reports(explained):
        return Course(tuple(t for t in held if (given[0].year or 0) <= (t.year or 0) <= (given[-1].year or 0)))
    if len(given) >= 2:
        if is_range(explained):
            first, last = _order(given[0]), _order(given[-1])
            between = [t for t in held if first <= _order(t) <= last]
            return Course(tuple(between)) if len(between) > 1 else Course()
        return Course(tuple(given), True)
    if not goes_on(query, explained):
        return Course()
    years = {p.year for p in (*query.sources, *query.periods) if p.year is not None}
    if given and given[0].kind != "year":
        return Course()
    chosen = [t for t in held if not years or t.year in years]
    return Course(tuple(chosen)) if len(chosen) > 1 else Course()


def through_time(query: Query, explained: Explained) -> Query:
    """The query with what its times say together: one range, every report of a year ("vuoden 2025 katsausten mukaan"), or the report that is asked for."""
    query = timed_terms(_between(_nothing_taken(_said_twice(_so_begun(query), explained)), explained), explained)
    query = _years_between(_so_far(_closing_alone(_of_one_year(query, explained)), explained), explained)
    if query.operation in ("series", "change", "change_percent", "difference") and len(query.periods) > 1 and is_range(explained):
        return replace(query, extra=(*query.extra, "range"))
    if query.operation == "rank" and (query.subjects or query.words) and _asks_when(explained):
        yearly = any("vuo" in explained.text(span).lower() for span in explained.tagged("dim:year"))
        return replace(query, extra=(*query.extra, "when", "years") if yearly else (*query.extra, "when"))
    if query.operation in ("change", "difference") and query.measures == ("budget",) and len(query.periods) == 1 and _altered(query, explained):
        return replace(query, operation="lookup", measures=("budget_change",), direction=None)
    if _between_two_reports(query, explained):
        return replace(query, operation="lookup", direction=None)
    if _goes_over_reports(query, explained):
        return replace(query, operation="series")
    if query.operation == "mean" and query.subjects and len(query.periods) + len(query.sources) == 1 and _many_reports(explained):
        return replace(query, extra=(*query.extra, "over_reports"))
    apart = query.operation == "lookup" and set(query.measures) == {"forecast", "deviation"} and query.yes_no is None
    from_budget = [t.removeprefix("measure:") for t in explained.tags if t in ("measure:any_budget", "measure:budget", "measure:amended_budget")]
    asked = from_budget or explained.has("ask:amount") or not joined_measures(explained)  # "ennusteen poikkeama" is no forecast beside it
    if apart and query.wanted_unit != "%" and asked:  # "kuinka paljon ennuste poikkeaa talousarviosta"
        return replace(query, operation="difference", measures=("forecast", min(from_budget, default="any_budget")))
    planned = [m for m in query.measures if m in ("budget", "amended_budget", "any_budget")]
    if query.operation == "lookup" and len(query.measures) == 2 and "forecast" in query.measures and planned and _passes(query, explained):
        return replace(query, operation="difference", measures=("forecast", planned[0]))
    if (used := _used_of_two(query, explained)) is not None:
        query = replace(query, measures=(used,))
        return replace(query, operation="difference", direction=None) if query.wanted_unit == "pp" else query
    if _exceeds_forecast(query, explained):
        year = next(p.year for p in (*query.periods, *query.sources))
        spec = PeriodSpec("year", year)
        parts = [replace(p, of_report=True) for p in query.periods if p.kind != "year"]
        source = next(iter((*query.sources, *parts)), None)
        return replace(query, operation="difference", measures=("actual", "forecast"), periods=(spec, replace(spec, source=source)), sources=())
    if _used_of_original(query, explained):
        year = next((p.year for p in query.periods if p.year is not None), None)
        periods = tuple(replace(p, year=p.year or year) for p in query.periods if p.kind != "year") or query.periods
        if "budget" not in query.measures:  # the per cent realised is that of the budget with its changes
            return replace(query, operation="lookup", periods=periods, measures=("percent",), direction=None)
        return replace(query, operation="share", periods=periods, direction=None, extra=(*query.extra, "of_budget"))
    alone = (len(query.subjects) == 1 or (not query.subjects and "pronoun" in query.extra)) and len(query.periods) < 2 and len(query.units) < 2
    if query.operation == "share" and alone and set(query.measures) - {"actual"} in _BUDGETS:
        return replace(query, extra=(*query.extra, "of_budget"))
    plain = query.operation == "lookup" and query.yes_no is None and query.order is None and not query.slots and bool(query.subjects)
    times = (*query.sources, *query.periods)
    years = [p for p in times if p.kind == "year"]
    if not plain or len(years) != 1 or len(times) != 1:
        return query
    many = _many_reports(explained) and (bool(query.sources) or (bool(query.measures) and set(query.measures) <= YEARLY))
    accrued = (
        explained.tokens[explained.first].low in sense_words("how")
        and explained.has("earn")
        and not explained.has("ask:amount", "ask:many")
        and not query.measures
    )
    return replace(query, operation="series") if many or accrued else query


def _so_far(query: Query, explained: Explained) -> Query:
    """ "Tähän mennessä vuonna 2025": the newest that the year has."""
    words = [explained.tokens[i].low for i in explained.own]
    said = "toistaiseksi" in words or any(pair in _SO_FAR for pair in pairwise(words))
    return replace(query, periods=tuple(replace(p, kind="within") if p.kind == "year" else p for p in query.periods)) if said else query


def _years_between(query: Query, explained: Explained) -> Query:
    """ "Vuosina 2022–2024" of a development, a mean, a sum or a list: each of the years."""
    ranges = [explained.tokens[i].low.split("-") for i in explained.own if explained.tokens[i].kind == "years"]
    through = query.operation in ("series", "mean", "sum", "rank") or (query.operation == "lookup" and query.yes_no is None)
    if not through or len(ranges) != 1 or len(query.periods) != 2:
        return query
    first, last = sorted(int(year) for year in ranges[0])
    return replace(query, periods=tuple(PeriodSpec("year", year) for year in range(first, last + 1))) if last - first < 10 else query


def _used_of_two(query: Query, explained: Explained) -> str | None:
    """What is held side by side where it is asked of which of two budgets more was used, or how much more: the realised per cents, or the outcomes in euros."""
    two = max(len(query.subjects), len(query.units)) == 2 and explained.has("than", "versus", "which2") and explained.has("more", "less", "op:share")
    budgets = explained.tagged(*BUDGETS)
    spent = bool(budgets) and explained.has("spend") and all(explained.tokens[s.end - 1].low.endswith(("sta", "stä")) for s in budgets)
    come = query.wanted_unit == "pp" and query.measures == ("actual",)  # "prosenttiyksikköä enemmän ostoista on toteutunut"
    if not two or query.wanted_unit == "%" or not (come or (spent and set(query.measures) <= {"any_budget", "amended_budget", "actual"})):
        return None
    in_money = explained.has("money", "want:EUR") or (explained.has("ask:amount") and query.yes_no is None)
    return "percent" if query.wanted_unit == "pp" or not in_money else "actual"


def _passes(query: Query, explained: Explained) -> bool:
    """Whether the question asks by how much something goes over or under another."""
    short = any("jäädä" in explained.tokens[i].keys for i in explained.own)  # "jäivät ennusteesta"
    asked = explained.has("ask:amount") or (explained.has("ask:many") and query.wanted_unit is not None)
    return (short or explained.has("over", "under")) and asked and query.limit is None and query.yes_no is None


def _exceeds_forecast(query: Query, explained: Explained) -> bool:
    """Whether the question asks by how much the outcome went past the forecast: "ylittivät syyskuun katsauksen ennusteen"."""
    one = len(query.subjects) == 1 and len(query.periods) < 2 and len(query.sources) < 2 and len({p.year for p in (*query.periods, *query.sources)}) == 1
    whole = all(p.kind == "year" or (p.last is not None and not query.sources) for p in query.periods)
    return _passes(query, explained) and one and whole and query.measures == ("forecast",) and query.operation == "lookup"


def _so_begun(query: Query) -> Query:
    """ "Alkuvuonna 2025 kesäkuun loppuun": the beginning of a year up to the day that is named with it, one time."""
    early, ends = [p for p in query.periods if p.kind == "early"], [p for p in query.periods if p.kind == "to_date"]
    if len(query.periods) != 2 or len(early) != 1 or len(ends) != 1 or None not in (early[0].year, ends[0].year):
        return query
    return replace(query, periods=(replace(ends[0], year=ends[0].year or early[0].year),))


def _of_one_year(query: Query, explained: Explained) -> Query:
    """Months without a year that are those of the reports spoken of: "muutettu TA 2025 raporteissa 1–6 ja 1–9"."""
    if (listed := _of_reports(query, explained)) is not None:
        return listed
    parts = [p for p in query.periods if p.year is None and p.kind == "span" and p.last is not None]
    if len(query.sources) != 1 or query.sources[0].kind != "year" or len(parts) != len(query.periods) or not parts or not _many_reports(explained):
        return query
    year = query.sources[0].year
    return replace(query, periods=(PeriodSpec("year", year),), sources=tuple(replace(p, year=year, of_report=True) for p in parts))


def _of_reports(query: Query, explained: Explained) -> Query | None:
    """Months in a list whose last one alone stands by the reports' name: "maaliskuun, kesäkuun ja syyskuun raporteissa"; None for another question."""
    months = [p for p in (*query.periods, *query.sources) if p.kind in ("month", "span", "to_date") and p.first in (None, 1, p.last)]
    years = {p.year for p in (*query.periods, *query.sources)} - {None}
    others = [p for p in (*query.periods, *query.sources) if p not in months and p.kind != "year"]
    several = _many_reports(explained) or explained.has("from", "versus") or len(explained.tagged("report_word")) == len(months)
    if not query.sources or len(months) < 2 or others or len(years) != 1 or not several:
        return None
    times = tuple(replace(p, kind="to_date", first=1, year=next(iter(years)), of_report=False) for p in months)
    times = times if explained.has("than") else tuple(sorted(times, key=_order))
    if query.measures and set(query.measures) <= YEARLY:
        operation = "change" if query.operation in ("deviation", "difference") and query.yes_no is None else query.operation
        sources = tuple(replace(t, of_report=True) for t in times)
        return replace(query, operation=operation, periods=(PeriodSpec("year", next(iter(years))),), sources=sources)
    return replace(query, periods=times, sources=())


def _said_twice(query: Query, explained: Explained) -> Query:
    """ "4–6/2025 (1–6 miinus 1–3)": the second and third time say how the first comes about."""
    if len(query.periods) != 3 or not explained.has("minus"):
        return query
    part, whole, before = query.periods
    made = part.last == whole.last and part.first is not None and before.last == part.first - 1 and whole.first == before.first == 1
    return replace(query, periods=(part,)) if made else query


def _nothing_taken(query: Query) -> Query:
    """ "10–12/2024, laskettuna kertymien erotuksena": the difference is how the part of the year comes about, for there is no other amount to take away."""
    alone = len(query.periods) == len(query.subjects) == 1 and len(query.units) < 2 and len(query.measures) < 2 and not (query.sources or query.follow_up)
    inner = alone and query.periods[0].kind == "span" and query.periods[0].first not in (None, 1)
    return replace(query, operation="lookup") if query.operation == "difference" and inner else query


def months_together(query: Query) -> Query | None:
    """The query with months of one year that follow each other as one time: "heinä-, elo- ja syyskuussa"; None when it names no such months."""
    months = [p.last for p in query.periods if p.kind == "month"]
    one = len({p.year for p in query.periods}) == 1 and len(months) == len(query.periods) > 1
    first = months[0] if months else None
    if query.operation not in ("lookup", "sum") or not one or first is None or months != list(range(first, first + len(months))):
        return None
    return replace(query, operation="lookup", periods=(PeriodSpec("span", query.periods[0].year, first, months[-1]),))


def months_apart(query: Query) -> Query | None:
    """The query for the sum of the months of the one time named, "touko–heinäkuussa 2024", "toisella neljänneksellä"; None where it names none."""
    span = query.periods[0] if len(query.periods) == 1 and query.operation == "lookup" and len(query.subjects) == 1 else None
    if span is None or span.kind != "span" or span.of_report or span.first is None or span.last is None or not 0 < span.last - span.first < 11:
        return None
    return replace(query, operation="sum", periods=tuple(PeriodSpec("month", span.year, month, month) for month in range(span.first, span.last + 1)))


def _between(query: Query, explained: Explained) -> Query:
    """ "Kertyi kesäkuun lopun ja syyskuun lopun välillä": what came about after the first until the second."""
    months = [p for p in query.periods if p.kind in ("month", "to_date") and p.last is not None]
    years = {p.year for p in months} - {None}
    joined = explained.has("from") and explained.has("earn", "spend") and query.direction is None and query.operation == "lookup"
    if not joined or len(months) != 2 or len(query.periods) != 2 or len(years) != 1:
        return query
    first, last = sorted(p.last or 0 for p in months)
    return replace(query, periods=(PeriodSpec("span", next(iter(years)), first + 1, last),)) if first < last else query


def _closing_alone(query: Query) -> Query:
    """ "1–6/2024, 1–9/2024 ja TP 2024": what the last one's form tells is not the measure of all."""
    parts = [p for p in query.periods if p.kind in ("span", "to_date", "month")]
    return replace(query, measures=()) if query.measures == ("closing",) and parts and len(parts) < len(query.periods) else query


def _goes_over_reports(query: Query, explained: Explained) -> bool:
    """Whether what each report gives as the year's budget or forecast is asked: "miten ennuste on muuttunut raporteissa"."""
    yearly = len(query.measures) == 1 and set(query.measures) <= YEARLY
    one = len(query.periods) < 2 and len(query.sources) < 2 and not explained.has("ask:amount", "ask:many")
    asked = query.operation == "change" and query.direction == "any"
    how = explained.tokens[explained.first].low in sense_words("how")
    years = all(p.kind == "year" for p in (*query.periods, *query.sources))
    realised = bool(query.subjects) and not set(query.measures) - {"actual"} and how and _many_reports(explained) and years
    return asked and one and (realised or (yearly and (how or _many_reports(explained))))


def _between_two_reports(query: Query, explained: Explained) -> bool:
    """Whether what two reports give as the year's budget or forecast is asked: "miten ennuste tarkentui kesäkuun raportista syyskuun raporttiin"."""
    yearly = len(query.measures) == 1 and set(query.measures) <= YEARLY
    how = explained.tokens[explained.first].low in sense_words("how") and not explained.has("ask:amount", "ask:many")
    asked = query.operation == "change" and query.direction == "any" and query.yes_no is None
    return asked and yearly and how and len(query.sources) == 2 and len(query.periods) < 2


def _used_of_original(query: Query, explained: Explained) -> bool:
    """Whether the question asks what per cent of the original budget was used: "montako prosenttia alkuperäisestä talousarviosta oli käytetty"."""
    one = len(query.subjects) == 1 and len(query.units) < 2 and len({p.year for p in query.periods} - {None}) == 1
    parts = [p for p in query.periods if p.kind != "year"]
    claims = query.yes_no is not None or query.direction in ("up", "down") or query.limit is not None
    asked = query.wanted_unit == "%" and not claims and explained.has("spend", "earn", "measure:actual")
    budget = set(query.measures) - {"actual"}
    relative = query.operation == "deviation" and explained.has("budget_relative")
    if query.operation == "change_percent" or relative:  # "muutetusta talousarviosta": which budget, not that it changed
        against = explained.has("budget_relative") or not explained.has("op:compare", "op:difference")
        return one and asked and len(parts) < 2 and budget in _BUDGETS and against
    return one and asked and len(parts) < 2 and query.operation in ("lookup", "share") and budget in ({"budget"}, {"amended_budget"})


def _altered(query: Query, explained: Explained) -> bool:
    """Whether the question asks by how much the budget has been altered from the original: "paljonko talousarviota on muutettu alkuperäisestä"."""
    said = all(explained.has(tag) for tag in ("op:change", "measure:budget", "measure:any_budget"))
    return said and query.yes_no is None and not explained.has("up", "down")


def _asks_when(explained: Explained) -> bool:
    """Whether a report, a year, a month or a moment is asked for: "missä raportissa", "minä vuonna", "missä kuussa", "milloin"."""
    if explained.has("ask:when", "dim:year", "dim:month"):
        return True
    asks = [s for s in explained.tagged("ask:which") if explained.tokens[s.start].low in _WHICH]
    return any(s.start < r.start for s in asks for r in explained.tagged("report_word"))


def _many_reports(explained: Explained) -> bool:
    """Whether reports are spoken of in the plural."""
    words = [explained.tokens[s.end - 1] for s in explained.tagged("report_word")]
    return any(r.plural and r.kind == "nimisana" for w in words for r in readings(w.corrected or w.low)[:1])


def _all_reports(explained: Explained) -> bool:
    """Whether every report is asked of: "kaikki raportit", "kussakin katsauksessa"."""
    every = explained.has("all_reports", "each") or any("kaikki" in explained.tokens[i].keys for i in explained.own)
    return every and bool(explained.tagged("report_word", "all_reports"))


def goes_on(query: Query, explained: Explained) -> bool:
    """Whether the question asks how something has gone on: "miten on kehittynyt", "on edennyt", "muuttui"."""
    return query.yes_no is None and (explained.has(*_COURSE) or query.statuses == ("on_track",) or "when" in query.extra or _many_reports(explained))


def is_range(explained: Explained) -> bool:
    """Whether the times are the ends of one: "vuodesta 2023 syyskuun 2025 loppuun", "tilinpäätöksestä tammi–syyskuuhun"."""
    timed = [s for s in explained.spans if s.period is not None]
    return len(timed) == 2 and _leaves(explained, timed[0])


def goes_nowhere(query: Query, explained: Explained) -> bool:
    """Whether a change is asked from a time to itself: "vuodesta 2024 vuoteen 2024", "vuonna 2024 vuoteen 2024 verrattuna", "muuttui 2024–2024"."""
    specs = [s.period.spec for s in explained.spans if s.period is not None]
    if query.direction is not None and any(_ITSELF.fullmatch(explained.tokens[i].low) for i in explained.own):
        return True
    same = len(specs) == 2 and len({(p.kind in ("year", "within"), p.year, p.last, p.day, p.back) for p in specs}) == 1 and specs[0].year is not None
    if not same or any("report_word" in s.tags or any(t.startswith("measure:") for t in s.tags) for s in explained.spans):
        return False
    compared = query.operation in ("change", "change_percent", "difference") and explained.has("op:compare", "than")
    return compared or is_range(explained)


def _leaves(explained: Explained, span: Span) -> bool:
    """Whether a time, or the report's name beside it, stands in the case that says from when."""
    tokens = explained.tokens
    beside = [t for t in (*tokens[max(0, span.start - 1) : span.start], *tokens[span.end : span.end + 1]) if t.kind == "word"]
    near = {i for s in explained.spans if any(t in ("report_word", "measure:closing") for t in s.tags) for i in range(s.start, s.end)}
    own = list(tokens[span.start : span.end])
    own += [t for t in beside if any(tokens[i] is t for i in near)]
    return any(t.kind == "word" and t.low.endswith(_FROM) for t in own)


def _held(query: Query, reports: Iterable[Report]) -> Sequence[PeriodSpec]:
    """The times of the reports of the municipality named, in order."""
    periods = {(r.period.end, r.period.start) for r in reports if r.period is not None and (not query.municipalities or r.municipality in query.municipalities)}
    return [exact_period(start, end) for end, start in sorted(periods)]


def _order(spec: PeriodSpec) -> tuple[int, int, int]:
    return (spec.year or 0, spec.last or 12, spec.day or 31)


def in_month(query: Query, explained: Explained, held: Vocabulary) -> Query:
    """The query with "7/2024" as that month where no report ends with it: what has come in by then is printed by none, but beside "7/2025" for comparison."""
    written = [s.period.spec for s in explained.spans if s.period is not None and _MONTH.fullmatch(explained.text(s))]
    months = [spec for spec in written if spec.kind == "to_date" and spec.day is None]
    if not months:
        return query
    ends = {(p.end.year, p.end.month) for r in held.reports.values() if (p := r.period) is not None}
    met = {spec.last for spec in months if (spec.year, spec.last) in ends}  # "8/2024–8/2025": both by then
    lone = [spec for spec in months if (spec.year, spec.last) not in ends and spec.last not in met]
    return replace(query, periods=tuple(replace(p, kind="month", first=p.last) if p in lone else p for p in query.periods)) if lone else query
