"""Which measure is asked at which time: reports told by their number, quarters of a year, forecasts beside what came about."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from ingest.model import Report
from retrieval.evidence.figure_fits import YEARLY
from retrieval.evidence.figure_parts import exact_period
from retrieval.language.explain import Explained
from retrieval.language.names import row_side
from retrieval.language.retagging import BUDGETS
from retrieval.query import PeriodSpec, Query
from retrieval.understanding.question_measures import joined_measures

_DECEMBER = 12
_REALISED = frozenset({"actual", "closing"})
_COMPARES = ("op:difference", "measure:deviation", "op:compare", "op:change", "up", "down", "more", "less", "nearest", "over", "under", "reaches")


def timed_terms(query: Query, explained: Explained) -> Query:
    """The query with its times told apart: numbered reports by their own time, quarters one by one, each measure with its time and report."""
    query = _recent_years(_numbered(_same_months(_of_one_year(query), explained), explained), explained)
    query = _quarters(_accumulations(query, explained), explained)
    return _forecast_and_outcome(_closing_ahead(_month_ends(query, explained), explained), explained)


def _of_one_year(query: Query) -> Query:
    """A part of a year beside the whole year is of that year: "vuoden 2024 kuluista loka–joulukuussa"."""
    years = {p.year for p in query.periods} - {None}
    if len(years) != 1 or query.operation != "share":
        return query
    year = next(iter(years))
    return replace(query, periods=tuple(replace(p, year=year) if p.year is None and p.kind in ("span", "month", "to_date") else p for p in query.periods))


def _same_months(query: Query, explained: Explained) -> Query:
    """ "Tammi–kesäkuussa 2024 verrattuna vuoteen 2023": the same months of that year, where an amount comes in little by little."""
    parts = [p for p in query.periods if p.kind in ("span", "to_date") and p.year is not None and p.last != 12]
    years = [p for p in query.periods if p.kind == "year"]
    compares = explained.has("op:compare", "op:change", "up", "down", "more", "less") and not explained.has("op:share", "final", "measure:closing")
    named = any(s.period is not None and s.period.measure is not None for s in explained.spans)
    flows = bool(query.subjects) and all(row_side(n) in ("income", "cost", "result") for s in query.subjects for n in s.names)
    two = len(query.periods) == 2 and len(parts) == len(years) == 1 and years[0].year != parts[0].year
    if not two or not compares or named or not flows or len(query.measures) > 1:
        return query
    return replace(query, periods=(parts[0], replace(parts[0], year=years[0].year)))


def _recent_years(query: Query, explained: Explained) -> Query:
    """ "Kolmena viime vuonna": the whole years up to the newest that reports close, unless the question names its years too."""
    recent = next((p for p in query.periods if p.kind == "recent"), None)
    if recent is None:
        return query
    others = tuple(p for p in query.periods if p.kind != "recent")
    closed = [r.period.end.year for r in reports_of(query, explained) if r.period is not None and (r.period.end.month, r.period.start.month) == (12, 1)]
    if others or not closed:
        return replace(query, periods=others or query.periods)
    return replace(query, periods=tuple(PeriodSpec("year", year) for year in range(max(closed) - recent.back + 1, max(closed) + 1)))


def reports_of(query: Query, explained: Explained) -> list[Report]:
    """The reports of the municipality that the question names, in order; those of all when it names none."""
    own = [r for r in explained.vocabulary.reports_of(query.municipalities) if r.period is not None]
    return sorted(own, key=lambda r: (r.period.end, r.period.start) if r.period is not None else ())


def _numbered(query: Query, explained: Explained) -> Query:
    """ "Vuoden 2024 ensimmäisessä katsauksessa": the time of the report that it is; one that there is not stays and fits no report."""
    if not any(p.kind == "nth_report" for p in query.sources):
        return query
    years = {p.year for p in (*query.periods, *query.sources)} - {None}
    year = next(iter(years)) if len(years) == 1 else None
    reports = reports_of(query, explained)
    sources = tuple(_number_found(p, p.year or year, reports) if p.kind == "nth_report" else p for p in query.sources)
    yearly = set(query.measures) & YEARLY
    periods = query.periods if yearly or len(query.periods) != 1 or query.periods[0].kind != "year" else ()
    return replace(query, sources=tuple(dict.fromkeys(sources)), periods=periods)


def _number_found(spec: PeriodSpec, year: int | None, reports: Sequence[Report]) -> PeriodSpec:
    told = [r for r in reports if r.period is not None and r.period.end.year == year and (spec.last == 12 or r.type != "tilinpäätös")]
    spans = list(dict.fromkeys((r.period.start, r.period.end) for r in told if r.period is not None))
    towns = {r.municipality for r in told}
    at = spec.back - 1 if spec.back > 0 else spec.back
    if len(towns) != 1 or not -len(spans) <= at < len(spans):
        return spec
    return replace(exact_period(*spans[at]), of_report=True)


def _accumulations(query: Query, explained: Explained) -> Query:
    """ "Q1, Q2 ja Q3 kertymät": what had come about by the end of each, when accumulations of quarters are listed from the first on."""
    spans = [p for p in query.periods if p.kind == "span" and p.first and p.last and p.last - p.first == 2]
    listed = len(spans) == len(query.periods) > 1 and [p.first for p in spans] == [1 + 3 * n for n in range(len(spans))]
    if any("kumulatiivinen" in t.any_keys for t in explained.tokens) and not explained.has("not"):  # "kumulatiivinen kertymä helmikuussa"
        return replace(query, periods=tuple(replace(p, kind="to_date", first=1) if p.kind == "month" else p for p in query.periods))
    many = any(t.keys & {"kertymät", "kertymien", "kumulatiiviset", "kumulatiivisesti"} for t in explained.tokens)
    return replace(query, periods=tuple(replace(p, first=1) for p in spans)) if listed and many else query


def _month_ends(query: Query, explained: Explained) -> Query:
    """ "2024: maaliskuu kesäkuu syyskuu": bare months in a list, each the last of a report, tell what had come about by then."""
    months = [p for p in query.periods if p.kind == "month" and p.year is not None]
    if len(months) < 2 or len(months) != len(query.periods):
        return query
    spans = [s for s in explained.spans if s.period is not None and s.period.spec.kind == "month"]
    bare = sum(any(t.low.endswith("kuu") for t in explained.tokens[s.start : s.end]) for s in spans)
    ends = {(r.period.end.year, r.period.end.month) for r in reports_of(query, explained) if r.period is not None}
    if bare < len(months) or not {(p.year, p.last) for p in months} <= ends:
        return query
    return replace(query, periods=tuple(replace(p, kind="to_date", first=1) for p in months))


def _quarters(query: Query, explained: Explained) -> Query:
    """ "Neljänneksittäin", "millä neljänneksellä": each quarter of the year that the reports reach, unless the question names those it means."""
    asked = explained.has("by_quarter")
    which = explained.has("dim:quarter") or (explained.has("quarter_share") and explained.has("ask:which", "which2"))
    if not (asked or which) or query.limit is not None:
        return query
    operation = "rank" if query.order is not None or (which and explained.has("more", "less")) else "series" if asked else query.operation
    operation = "mean" if query.operation == "mean" else operation
    order = query.order or (("largest" if explained.has("more") else "smallest") if operation == "rank" else None)
    parts = [p for p in query.periods if p.kind == "span" and p.year is not None]
    if len(parts) == 1 and parts[0].first == 1 and (parts[0].last or 0) in (6, 9, 12):  # "mikä kolmesta ensimmäisestä neljänneksestä"
        parts = [replace(parts[0], first=3 * n - 2, last=3 * n) for n in range(1, (parts[0].last or 0) // 3 + 1)]
    years = {p.year for p in query.periods} - {None}
    if not query.periods and (newest := max((r.period.end.year for r in reports_of(query, explained) if r.period is not None), default=None)):
        years = {newest}
    if len(years) == 1 and not parts:
        year = next(iter(years))
        ends = [r.period.end.month for r in reports_of(query, explained) if r.period is not None and r.period.end.year == year]
        parts = [PeriodSpec("span", year, 3 * n - 2, 3 * n) for n in range(1, max(ends, default=0) // 3 + 1)]
    if len(parts) < 2:
        return query
    return replace(query, operation=operation, order=order, dimension=None, direction=None, periods=tuple(parts), extra=(*query.extra, "parts_of_year"))


def _closing_ahead(query: Query, explained: Explained) -> Query:
    """ "Ennuste vuoden 2024 tilinpäätökseen", "ennuste TP 2024": where no report closes the year, the closing is what the forecast is of."""
    years = {p.year for p in (*query.periods, *query.sources) if p.year is not None}
    plain = query.operation == "lookup" and query.yes_no is None and "forecast" in query.measures and set(query.measures) <= {"forecast", "closing"}
    if not plain or len(years) != 1 or explained.has(*_COMPARES) or joined_measures(explained):
        return query
    closed = {r.period.end.year for r in reports_of(query, explained) if r.period is not None and r.period.end.month == _DECEMBER}
    if years & closed or any(p.kind != "year" for p in (*query.periods, *query.sources)):
        return query
    return replace(query, measures=("forecast",), periods=(PeriodSpec("year", years.pop()),), sources=())


def _forecast_and_outcome(query: Query, explained: Explained) -> Query:
    """A forecast beside what came about: the forecast is of the report named, the outcome of the year unless it is asked at a part of it."""
    named = set(query.measures)
    if "forecast" not in named or named - {"forecast"} - _REALISED or len(query.subjects) > 1 or len(query.units) > 1:
        return query
    final = explained.has("final", "measure:closing")
    compares = explained.has(*_COMPARES) or query.yes_no in ("more", "less", "over", "under", "up", "down")
    specs = [*query.sources, *query.periods]
    parts = [p for p in specs if p.of_report or p.kind == "nth_report" or (p.kind in ("span", "month", "to_date") and p.last != 12)]
    years = list(dict.fromkeys(p.year for p in specs if p.year is not None))
    whole = [p for p in specs if not p.of_report and (p.kind == "year" or p.last == 12)]
    told = bool(named & _REALISED) or final
    alone = len(query.municipalities) < 2 and query.order is None
    implied = compares and alone and bool(whole) and len(parts) == 1 and "range" not in query.extra and not _budget_named(explained)
    if len(years) > 1 or not (told or implied) or not parts or any(p.source is not None for p in specs):
        return query
    year = years[0] if years else None
    if year is None:
        return query
    forecasts = [_of_report(p, year) for p in parts]
    at_part = "actual" in named and not final and not whole and len(parts) == 1 and not compares
    outcome = replace(parts[0], kind="to_date" if parts[0].kind == "month" else parts[0].kind, first=1, year=year, of_report=False, source=None)
    due = PeriodSpec("year", year)
    terms = [("forecast", replace(due, source=f)) for f in forecasts]
    made = ("actual", outcome) if at_part else ("closing", due)
    outcome_first = _first_named(explained, _REALISED) < _first_named(explained, {"forecast"})
    leads = outcome_first or not told if query.yes_no is not None else outcome_first and not compares
    terms = [made, *terms] if leads else [*terms, made]
    operation = query.operation
    asks_share = operation == "share" and query.wanted_unit == "%"
    if (
        operation in ("lookup", "difference", "change", "deviation", "change_percent", "compare")
        or (operation == "share" and not asks_share)
        or (operation == "series" and told)
    ):
        listed = not explained.has("op:difference", "measure:deviation", "op:compare", "up", "down", "more", "less", "over", "under") or len(forecasts) > 1
        operation = "lookup" if listed and query.yes_no is None else "difference" if query.yes_no is None else operation
    if operation == "difference":
        terms = [made, *terms[:-1]]  # the outcome less the forecast
    if explained.has("nearest"):
        operation = "rank"
    extra = (*query.extra, "nearest") if explained.has("nearest") else query.extra
    measures = tuple(m for m, _ in terms)
    return replace(query, operation=operation, measures=measures, periods=tuple(p for _, p in terms), sources=(), extra=extra, direction=None)


def _of_report(spec: PeriodSpec, year: int) -> PeriodSpec:
    if spec.kind == "nth_report":
        return replace(spec, of_report=True)
    return replace(spec, kind="to_date" if spec.kind == "month" else spec.kind, first=1, year=spec.year or year, of_report=True)


def _budget_named(explained: Explained) -> bool:
    return explained.has(*BUDGETS)


def _first_named(explained: Explained, measures: Iterable[str]) -> int:
    """Where one of the measures is named first; behind all words when none is."""
    tags = {f"measure:{m}" for m in measures}
    if "measure:closing" in tags:
        tags.add("final")
    if "measure:forecast" in tags:
        tags.add("expects")
    return min((s.start for s in explained.spans if tags & set(s.tags)), default=len(explained.tokens))
