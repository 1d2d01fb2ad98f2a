"""What a budget alone tells of without a year: its own year, the one that it is made for, not the accounts that it prints beside it."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from ingest.language.voikko import readings
from ingest.model import Period
from ingest.stores.stored import Subject
from retrieval.evidence.figure_fits import BUDGETS
from retrieval.evidence.figures import Ledger
from retrieval.language.ahead import asks_past
from retrieval.language.explain import Explained
from retrieval.query import PeriodSpec, Query
from retrieval.understanding.outlooks import rows_asked

OWN_YEAR = "own_year"
"""Mark of a query that asks of the year that the budget is made for without naming it."""
_OPERATIONS = frozenset(
    {"lookup", "difference", "change", "change_percent", "sum", "share", "mean", "rank", "threshold", "compare", "per_resident", "filter", "ratio"}
)


def of_own_year(query: Query, explained: Explained, ledger: Ledger, carried: bool) -> Query:
    """The query by the budget of its report's own year, where budgets alone print the rows asked of and no time is named but what a change is counted from.

    What is asked in the past tense is what has come about, unless a change is counted from a year of which only the budget is printed.
    """
    estimated = set(query.measures) == {"forecast"} and explained.has("expects", "estimated") and not explained.has("measure:forecast")
    query, asked = _since_accounts(query, explained), query
    if (query.measures and not estimated) or query.operation not in _OPERATIONS or query.sources or query.record_kinds or query.records or query.slots:
        return asked
    if not any(report.type == "talousarvio" for report in ledger.vocabulary.reports_of(query.municipalities)):
        return asked
    verbs = any(r.finite for token in explained.tokens for r in readings(token.low)[:1])
    if carried and not verbs:  # "entä tekniset palvelut?" asks of the time told
        return asked
    rows = [row for place in query.subjects for row in rows_asked(replace(query, subjects=(place,)), ledger)] if query.subjects else _all_rows(query, ledger)
    own = _own_year(rows, ledger)
    since = next((p.year for p in query.periods if p.kind == "year"), None) if len(query.periods) == 1 and "compared_to" in query.extra else None
    told = [row for row in rows if ledger.vocabulary.reports[row.report_id].type != "talousarvio"]
    prior = [p for p in query.periods if p.kind == "prior"]
    if own is not None and (last := _up_to(query, explained, own)) is not None:
        return replace(query, measures=("any_budget",), periods=(PeriodSpec("year", own.end.year), last), extra=(*query.extra, OWN_YEAR))
    if own is None or (query.periods and since is None and len(prior) < len(query.periods)) or (since is not None and since >= own.end.year):
        return asked
    if told and (since is None or any(row.measure in ("actual", "closing", "value") and row.period.end.year > since for row in told)):
        return asked  # other reports tell what has come about
    closed = max((row.period.end for row in rows if row.measure in ("actual", "closing", "value")), default=date.min)
    if asks_past(token.low for token in explained.tokens) and (since is None or since <= closed.year):
        return asked
    if estimated and any(row.measure == "forecast" for row in rows):
        return asked
    return replace(query, measures=("any_budget",), extra=(*query.extra, OWN_YEAR))


def _since_accounts(query: Query, explained: Explained) -> Query:
    """The query by the year of the accounts that a change is counted from, as a time of its own: "kasvavat vuoden 2024 tilinpäätöksestä"."""
    told = any(explained.tokens[s.end - 1].low.endswith(("sta", "stä")) for s in explained.tagged("measure:closing"))
    times = (*query.sources, *query.periods)
    if not told or len(times) != 1 or times[0].year is None or query.operation not in ("change", "change_percent") or set(query.measures) - {"closing"}:
        return query
    return replace(query, measures=(), periods=(PeriodSpec("year", times[0].year),), sources=(), extra=(*query.extra, "compared_to"))


def _all_rows(query: Query, ledger: Ledger) -> list[Subject]:
    """The rows of money among which one is picked where none is named: "mikä on suurin kuluerä"."""
    held = ledger.vocabulary
    if query.operation not in ("rank", "threshold", "filter") or query.dimension not in ("account", "cost_account", "income_account"):
        return []
    return [s for s in held.subjects if s.subject_kind == "account" and held.reports[s.report_id].municipality in (query.municipalities or held.municipalities)]


def _own_year(rows: Sequence[Subject], ledger: Ledger) -> Period | None:
    """The newest year that a budget among the reports of some rows is made for and has them for."""
    own = [
        row.period
        for row in rows
        if (r := ledger.vocabulary.reports[row.report_id]).type == "talousarvio"
        and row.measure in BUDGETS
        and row.period == r.period
        and row.subject_kind != "target"  # what is aimed at is told where an aim is asked for
    ]
    return max(own, key=lambda period: period.end, default=None)


def _up_to(query: Query, explained: Explained, own: Period) -> PeriodSpec | None:
    """The year of a plan up to which a change is asked, counted from the budget's own: "paljonko kulut kasvavat vuoteen 2028 mennessä"."""
    last = query.periods[0] if len(query.periods) == 1 and "compared_to" not in query.extra else None
    said = any(span.period is not None and explained.tokens[span.start].low == "vuoteen" for span in explained.spans)
    ahead = last is not None and last.kind == "year" and (last.year or 0) > own.end.year
    return last if said and ahead and query.operation in ("change", "change_percent") else None
