"""What is expected: whether a budget will be kept is told by the forecast, and what a year that lies ahead is thought to bring by its budget."""

from dataclasses import replace
from datetime import date
from itertools import pairwise

from ingest.language.voikko import readings
from ingest.stores.stored import Subject
from retrieval.evidence.figure_fits import BUDGETS, whole_year
from retrieval.evidence.figures import Ledger
from retrieval.language.ahead import asks_past
from retrieval.language.explain import GOING_ON, Explained
from retrieval.language.lexicon import sense_words
from retrieval.language.reading import Token
from retrieval.query import PeriodSpec, Query
from retrieval.understanding.quantified import quantified

_INTO = ("maan", "mään")
"""How a verb ends that says what something will come to do: "tulevat ylittymään"."""


def as_expected(query: Query, explained: Explained, ledger: Ledger) -> Query:
    """The query by its forecast, where a verb of the present asks whether, or by how much, a row goes over its budget and the reports print a forecast."""
    deviates = query.operation == "deviation" or (query.operation == "rank" and bool(_off(query)))
    will = bool({t.low for t in explained.tokens} & (sense_words("will_deviate") if deviates else sense_words("will_exceed") | sense_words("going_over")))
    will |= _will_be(explained) or query.yes_no == "suffices"
    under_way = deviates and any(_goes_on(explained.tokens[s.end - 1].low) for s in explained.tagged("up", "down"))
    under_way = under_way or (deviates and any(_goes_on(explained.tokens[s.end - 1].low) for s in explained.tagged("over", "under")))
    plain = not set(query.measures) - {"any_budget", *BUDGETS} and not query.sources and query.wanted_unit != "%" and query.limit is None
    if (
        not (will or under_way)
        or explained.has("than")  # "ylittävätkö koulun kulut kirjaston kulut": no budget
        or (query.yes_no is None and not deviates)
        or not plain
        or len(query.subjects) != 1
        or any(p.kind not in ("year", "within") for p in query.periods)
    ):
        return query
    rows = rows_asked(query, ledger)
    ends = [s.period.end for s in rows if s.measure in ("actual", "closing")]
    expected = [s for s in rows if s.measure == "forecast"]
    ahead = bool(expected) and (not ends or max(s.period.end for s in expected) > max(ends))
    return replace(query, measures=("forecast", *query.measures)) if ahead else query


def _will_be(explained: Explained) -> bool:
    """Whether it is asked if a budget is to be passed yet: "näyttävätkö ylittyvän", "tulevatko ylittymään", "onko ylitys odotettavissa"."""
    passing = [explained.tokens[s.end - 1].low for s in explained.tagged("over", "under")]
    yet = any(explained.tokens[i].low in sense_words("to_be_expected") for i in explained.own) or explained.has("threatens")
    return any(_to_come(word) or word.endswith(_INTO) for word in passing) or (bool(passing) and yet)


def of_closing_ahead(query: Query, explained: Explained, ledger: Ledger) -> Query:
    """The query by its forecast alone, where the accounts that are to be closed are foretold: "ennuste TP", "paljonko tilinpäätöksessä ennustetaan olevan"."""
    pair = set(query.measures) == {"forecast", "closing"} and query.operation == "lookup" and query.yes_no is None
    if not pair or len(query.subjects) != 1 or explained.has("joiner", "versus", "than", "op:compare", "op:difference"):
        return query
    rows = rows_asked(query, ledger)
    foretold = {s.period.end.year for s in rows if s.measure == "forecast"}
    closed = {s.period.end.year for s in rows if s.measure in ("actual", "closing") and whole_year(s.period)}
    periods = query.periods if any(s.period is not None for s in explained.spans) else ()
    years = {p.year for p in periods if p.year is not None} or foretold
    return replace(query, measures=("forecast",), periods=periods) if years <= foretold and not years & closed else query


def of_forecast_year(query: Query, ledger: Ledger) -> Query:
    """The query of the year of the forecast, where what came about is held against it and no time is named: what came about in another year says nothing."""
    pair = "forecast" in query.measures and len(query.measures) == 2 and bool(set(query.measures) & {"actual", "closing"})
    if not pair or query.periods or query.sources or len(query.subjects) != 1:
        return query
    rows = rows_asked(query, ledger)
    foretold = {s.period.end.year for s in rows if s.measure == "forecast"}
    closed = {s.period.end.year for s in rows if s.measure in ("actual", "closing") and whole_year(s.period)}
    year = max(foretold & closed or foretold, default=None)
    return replace(query, measures=tuple("closing" if m == "actual" else m for m in query.measures), periods=(PeriodSpec("year", year),)) if year else query


def from_accounts_told(query: Query, explained: Explained, ledger: Ledger) -> Query:
    """The query by the forecast of its own year and the accounts of the year named, where the two are held against each other: "paljonko ennuste poikkeaa
    vuoden 2021 tilinpäätöksestä"."""
    told = explained.has("measure:closing") and "forecast" in query.measures and not set(query.measures) - {"forecast", "closing"}
    if query.operation != "difference" or not told or len(query.subjects) != 1 or query.limit is not None:
        return query
    rows = rows_asked(query, ledger)
    foretold = {s.period.end.year for s in rows if s.measure == "forecast"}
    closed = {s.period.end.year for s in rows if s.measure in ("actual", "closing") and whole_year(s.period)}
    named = {p.year for p in (*query.periods, *query.sources) if p.kind == "year" and p.year is not None}
    ahead, past = named & foretold or foretold, named & closed - foretold
    if len(ahead) != 1 or len(past) != 1 or named - ahead - past:
        return query
    return replace(query, measures=("forecast", "closing"), periods=tuple(PeriodSpec("year", year) for year in (*ahead, *past)), sources=())


def listed_by_forecast(query: Query, explained: Explained, ledger: Ledger) -> Query:
    """The query of the parts whose forecast is over (or under) their budget, or of the one where it is so most, where a verb of the present asks
    which go over it in a year under way."""
    asks = query.operation == "threshold" and "against_budget" in query.extra and query.limit == "100" and query.yes_no is None
    most = query.operation == "rank" and query.limit is None and query.order is not None and bool(query.measures) and len(_off(query)) == 1
    each = (quantified(query) or (query.operation == "filter" and query.counted)) and len(_off(query)) == 1 and query.limit is None
    picked = asks or most or each
    going = any(_goes_on(explained.tokens[s.end - 1].low) for s in explained.tagged("over", "under"))
    if not picked or not going or set(query.measures) - {"any_budget", *BUDGETS} or any(p.kind not in ("year", "within") for p in query.periods):
        return query
    told = [s for s in ledger.vocabulary.subjects if s.measure in ("forecast", "actual", "closing") and s.subject_kind == "account"]
    told = [s for s in told if ledger.vocabulary.reports[s.report_id].municipality in (query.municipalities or ledger.vocabulary.municipalities)]
    done = max((s.period.end for s in told if s.measure != "forecast"), default=date.min)
    ahead = any(s.measure == "forecast" and s.period.end > done for s in told)
    if ahead and (most or each):
        return replace(query, measures=("forecast", *query.measures))
    extra = tuple(tag for tag in query.extra if tag != "against_budget")
    return replace(query, operation="filter", measures=("forecast", *query.measures), limit=None, limit_unit=None, extra=extra) if ahead else query


def _goes_on(verb: str) -> bool:
    """Whether a verb says what is coming about, not what has: "on heikkenemässä", "heikkenee"."""
    return verb.endswith(GOING_ON) or (any(r.finite for r in readings(verb)) and not asks_past([verb]))


def _off(query: Query) -> set[str]:
    """The sides of its budget on which a row is asked to be."""
    return {"over", "under"} & set(query.extra)


def off_plan(query: Query, explained: Explained, ledger: Ledger) -> Query:
    """The rank by how far the parts are off their budget, where they are asked to have moved most against it: "heikkeni eniten talousarvioon verrattuna".
    The budget of a year of which no outcome is printed is what the newest budget is compared with."""
    plans = set(query.measures) & {"any_budget", *BUDGETS}
    said = [s for s in explained.spans if s.period is None]
    beside = any("op:compare" in by.tags and set(plan.tags) & {f"measure:{m}" for m in plans} for plan, by in pairwise(said))
    moved = query.operation == "rank" and query.direction in ("up", "down") and len(query.subjects) == 1 and query.dimension not in ("municipality", "year")
    if not moved or not beside or len(plans) != 1 or set(query.measures) - plans - {"actual", "closing", "forecast"} or len(query.periods) > 1:
        return query
    rows = rows_asked(query, ledger)
    ends = {p.year for p in query.periods} - {None} or {max((s.period.end.year for s in rows if s.measure in BUDGETS), default=None)}
    if any(s.measure in ("actual", "closing", "forecast") and s.period.end.year in ends for s in rows):
        kept = tuple(tag for tag in query.extra if tag not in ("over", "under"))
        return replace(query, direction=None, extra=(*kept, "over" if query.direction == "up" else "under"))
    return replace(query, extra=(*query.extra, "compared_to")) if query.periods else query


def rows_asked(query: Query, ledger: Ledger) -> list[Subject]:
    """The printed rows of what is asked, in the units and the municipality named."""
    whose = {name for unit in query.units for name in unit.names if not name.startswith("*")}
    rows = (s for name in query.subjects[0].names for s in ledger.vocabulary.rows_of(name, query.municipalities))
    return [s for s in rows if not whose or s.unit in whose]


def to_year_end(query: Query, explained: Explained) -> Query:
    """The query marked "year_end" where a verb of the present asks how a budget will last, which what has come about so far does not tell."""
    said = bool({t.low for t in explained.tokens} & (sense_words("will_exceed") | sense_words("going_over")))
    said = said or (quantified(query) and any(_goes_on(explained.tokens[s.end - 1].low) for s in explained.tagged("over", "under")))
    saved = any(explained.tokens[i].any_keys & sense_words("saved_up") for i in explained.own)
    yet = (saved or query.yes_no == "suffices" or _will_be(explained)) and "forecast" not in query.measures and query.limit is None
    bare = not query.measures and query.limit is None and query.yes_no in ("over", "under")  # "ylittyvätkö henkilöstökulut?"
    asks = query.yes_no is not None and (yet or (said and (bare or bool(set(query.measures) & {"any_budget", *BUDGETS}))))
    return replace(query, extra=(*query.extra, "year_end")) if asks else query


def as_planned(query: Query, explained: Explained, ledger: Ledger) -> Query:
    """The query by the budget, where a verb alone says that an amount is expected ("arvioidaan kertyvän") of a year of which only that is printed."""
    said = explained.has("expects", "estimated") and not explained.has("measure:forecast", "final", "over", "under")
    asks = set(query.measures) == {"forecast"} or (not query.measures and any(_to_come(t.low) for t in (explained.tokens[i] for i in explained.own)))
    when = query.periods[0] if len(query.periods) == 1 else None
    at_end = when is not None and when.kind == "to_date" and when.last == 12 and when.day in (None, 31)  # "arvioidaan olevan 31.12.2026"
    if not said or not asks or when is None or not (when.kind == "year" or at_end) or len(query.subjects) != 1:
        return query
    year = when.year or 0
    rows = rows_asked(query, ledger)
    done = [s for s in rows if s.measure in ("actual", "closing", "value") and s.period.end >= date(year or 1, 12, 31)]
    told = [*done, *(s for s in rows if s.measure == "forecast" and s.period.end.year >= year)]
    planned = [s for s in rows if s.measure in BUDGETS and s.period.end.year == year]
    return replace(query, measures=("any_budget",)) if planned and not told else query


def in_a_year(query: Query, explained: Explained) -> Query:
    """The query by the change from a year before, where a day or months are asked of: "paljonko määrä muuttui vuodessa"."""
    said = any(explained.tokens[i].low in sense_words("in_a_year") and not (i and _counts_years(explained.tokens[i - 1])) for i in explained.own)
    spec = query.periods[0] if len(query.periods) == 1 else None
    if not said or spec is None or query.operation not in ("change", "change_percent") or spec.kind not in ("to_date", "span") or spec.last in (None, 12):
        return query
    return replace(query, periods=(spec, PeriodSpec("prior")))


def _counts_years(token: Token) -> bool:
    """Whether a word before "vuodessa" says how many years: "puolessa", "viidessä", "5"."""
    return token.kind == "number" or token.low.endswith(("ssa", "ssä"))


def off_by_forecast(query: Query, explained: Explained) -> Query:
    """The query by how far the forecast is from the budget, which alone can be gone over "ennusteen mukaan": "paljonko kulut ylittyvät ennusteen mukaan"."""
    told = [s for s in explained.tagged("measure:forecast") if explained.tokens[s.end - 1].low in sense_words("according_to")]
    told = told or [
        s for s in explained.tagged("measure:forecast") if s.end < len(explained.tokens) and explained.tokens[s.end].low in sense_words("according_to")
    ]
    asks = (
        query.operation in ("lookup", "difference") and len(_off(query)) == 1 and query.yes_no is None and explained.has("ask:amount", "ask:many", "want:EUR")
    )
    named = len(query.subjects) == 1 and len(query.periods) < 2 and not (query.words or query.limit or query.order or query.dimension or query.listed)
    picks = query.operation == "filter" and len(_off(query)) == 1 and query.limit is None  # "mitkä investoinnit ylittyvät ennusteen mukaan"
    if (
        not told
        or not ((asks and named) or picks)
        or "forecast" not in query.measures
        or set(query.measures) - {"forecast", "actual"}
        or explained.has("final", "measure:actual")
    ):
        return query
    return replace(query, operation="filter" if picks else "deviation", measures=("forecast", "any_budget"))


def from_accounts(query: Query, explained: Explained) -> Query:
    """The query by what came about in the one year and the budget of the other, where a change is asked from the accounts: "kasvaa vuoden 2024
    tilinpäätöksestä vuoden 2026 talousarvioon"."""
    source = query.sources[0] if len(query.sources) == 1 else None
    later = query.periods[0] if len(query.periods) == 1 else None
    told = [s for s in explained.tagged("measure:closing") if any(r.case == "sisaeronto" for r in readings(explained.tokens[s.end - 1].low))]
    planned = len(query.measures) == 1 and query.measures[0] in ("any_budget", *BUDGETS)
    if source is None or later is None or not told or not planned or query.operation not in ("change", "change_percent"):
        return query
    if source.kind != "year" or later.kind != "year" or (source.year or 0) >= (later.year or 0):
        return query
    return replace(query, measures=("closing", *query.measures), periods=(replace(source, of_report=False), later), sources=())


def as_planned_too(query: Query, explained: Explained, ledger: Ledger) -> Query:
    """The query by the budgets of both years, where a budget is held against a year that is told by its budget alone: "vähemmän vuonna 2026 kuin 2025
    budjetissa"."""
    years = {p.year for p in query.periods if p.kind == "year"} - {None}
    said = explained.has("measure:actual", "measure:closing", "measure:forecast", "final")
    beside = "actual" in query.measures and len(query.measures) == 2 and bool(set(query.measures) & {"any_budget", *BUDGETS})
    two = len(years) == len(query.periods) == 2 and len(query.subjects) == 1
    if said or not beside or not two or query.operation not in ("change", "change_percent", "difference"):
        return query
    ahead = query.periods[query.measures.index("actual")].year
    rows = rows_asked(query, ledger)
    told = any(s.measure in ("actual", "closing", "value", "forecast") and s.period.end.year == ahead for s in rows)
    planned = any(s.measure in BUDGETS and s.period.end.year == ahead for s in rows)
    return replace(query, measures=tuple(m for m in query.measures if m != "actual")) if planned and not told else query


def _to_come(word: str) -> bool:
    """Whether a word says of something that it will be, in the clause of what is reckoned: "arvioitu saatavan"."""
    return any(r.participle and r.case == "omanto" and r.lemma.endswith(("va", "vä")) for r in readings(word))


def as_part_of_plan(query: Query, explained: Explained, ledger: Ledger) -> Query:
    """The query by how much of the budget has come about, where the part of a year's amount is asked of a year that is under way: "montako prosenttia vuoden
    2025 tuotoistaan yksikkö oli kerännyt maaliskuun loppuun mennessä"."""
    years = [p for p in query.periods if p.kind == "year"]
    parts = [p for p in query.periods if p.kind in ("to_date", "span") and p.first in (None, 1)]
    asks = query.operation == "share" and query.wanted_unit == "%" and explained.has("earn", "spend") and query.yes_no is None and not query.measures
    if not asks or len(query.subjects) != 1 or query.words or not (len(years) == len(parts) == 1 and len(query.periods) == 2):
        return query
    rows = rows_asked(query, ledger)
    ends = [(s.period.start.month, s.period.end.month, s.period.end.year) for s in rows if s.measure in ("actual", "closing")]
    told = any(end == (1, 12, years[0].year) for end in ends)
    planned = any(s.measure in (*BUDGETS, "percent") and s.period.end.year == years[0].year for s in rows)
    if told or not planned or years[0].year != parts[0].year:
        return query
    return replace(query, operation="lookup", measures=("percent",), periods=tuple(parts))


def as_budgeted_aim(query: Query, explained: Explained, ledger: Ledger) -> Query:
    """The query by the budget of a row of a statement, where its target is asked about and no target tells of it: "onko tulojen tavoite ylittynyt"."""
    asks = query.yes_no in ("over", "under") and query.record_kinds == ("target",) and not (query.measures or query.records or query.words)
    if not asks or len(query.subjects) != 1 or query.limit is not None:
        return query
    rows = rows_asked(query, ledger)
    accounts = bool(rows) and all(s.subject_kind == "account" for s in rows) and any(s.measure in BUDGETS for s in rows)
    named = {t for s in explained.spans if s.has("subject") is not None for token in explained.tokens[s.start : s.end] for t in token.keys}
    reports = {s.report_id for s in rows}
    targets = (r.record for r in ledger.vocabulary.records.values() if r.record.kind in ("target", "plan") and r.report_id in reports)
    if not accounts or any(named & ledger.vocabulary.base_forms((text,)) for r in targets for text in (r.title, *r.fields.values())):
        return query
    return replace(query, measures=("any_budget",), record_kinds=(), periods=tuple(p for p in query.periods if p.kind != "whole_year"))


def as_aimed(query: Query, explained: Explained, ledger: Ledger) -> Query:
    """The query by the aim that a table prints for an indicator: "sähkönkulutuksen tavoite vuodelle 2025"."""
    level = query.slots == ("target_level",)  # "tilojen käyttöasteen tavoitetaso"
    aimed = (query.record_kinds == ("target",) and not query.slots) or (level and set(query.record_kinds) <= {"target"})
    asked = query.operation == "lookup" and aimed and query.yes_no is None and not (query.records or query.statuses)
    beside = len(query.periods) == 2 and query.measures in (("closing",), ("actual",))  # "TP 2024 ja tavoite 2028"
    put = beside or explained.has("ask:which", "ask:amount", "ask:many")
    if not asked or (query.measures and not beside) or query.words or len(query.subjects) != 1 or not put:
        return query
    years = {p.year for p in query.periods if p.kind == "year"}
    held = ledger.vocabulary
    rows = [s for name in query.subjects[0].names for s in held.by_account.get(name, ())]
    rows = [s for s in rows if not query.municipalities or held.reports[s.report_id].municipality in query.municipalities]
    aims = [s for s in rows if s.subject_kind in ("indicator", "personnel", "target") and s.measure in BUDGETS and (not years or s.period.end.year in years)]
    if beside:
        return replace(query, measures=(*query.measures, "any_budget"), record_kinds=(), slots=()) if aims else query
    told = level and any(s.subject_kind == "target" for s in rows)  # what came about is no aim
    if aims and explained.has("over", "under") and explained.has("ask:amount", "ask:many"):  # "paljonko osuus jää tavoitteesta"
        times = tuple(replace(p, kind="within") if p.kind == "year" else p for p in query.periods)
        return replace(query, operation="deviation", measures=("any_budget",), record_kinds=(), slots=(), periods=times)
    return replace(query, measures=("any_budget",), record_kinds=(), slots=()) if aims or told else query
