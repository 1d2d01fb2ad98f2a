"""What a project costs in all: "mitä uusi koulu tulee maksamaan", "uimahallin kustannusarvio"."""

from dataclasses import replace

from ingest.columns.earlier_years import SINCE_ITS_START
from ingest.language.voikko import readings
from retrieval.evidence.figure_fits import BUDGETS, whole_year
from retrieval.evidence.figures import Ledger
from retrieval.language.explain import Explained
from retrieval.language.lexicon import sense_words
from retrieval.query import PeriodSpec, Query


def of_whole_cost(query: Query, explained: Explained, ledger: Ledger) -> Query:
    """A question about the one investment named asks for its whole cost where its words say so and the reports print it."""
    query = _dearest(_this_year(_spent_so_far(_in_the_book(query, explained), explained, ledger), explained, ledger), explained, ledger)
    if query.operation not in ("lookup", "record_field", "sum") or len(query.subjects) != 1 or query.measures or query.order is not None:
        return query
    if set(query.slots) - {"total_funding"} or query.yes_no is not None or query.limit is not None:
        return query
    held = ledger.vocabulary.investments
    found = [s for name in query.subjects[0].names for s in held.get(name, ())]
    dated = bool(query.periods) or any(t.low in sense_words("year_named") for t in explained.tokens)  # "maksaa tänä vuonna": that year's money
    costs = not dated and "spend" in query.extra and bool({t.low for t in explained.tokens} & sense_words("costing_whole"))
    to_come = costs and bool(found) and any(t.low in sense_words("cost_to_come") for t in explained.tokens)  # what has been spent so far does not tell it
    if not to_come and (not any(s.measure == "total_funding" for s in found) or not (costs or "total_funding" in query.slots)):
        return query
    # the year is that of the report that prints it, not of the money
    return replace(query, operation="lookup", measures=("total_funding",), slots=(), records=(), record_kinds=())


def _in_the_book(query: Query, explained: Explained) -> Query:
    """The estimate of cost that a budget prints is no budget: "uimahallin kustannusarvio talousarviossa 2026"."""
    spans = [s for s in explained.spans if "measure:any_budget" in s.tags]
    book = bool(spans) and all(any(r.case == "sisaolento" for r in readings(explained.tokens[s.end - 1].low)) for s in spans)
    estimate = query.slots == ("total_funding",) and explained.has("cost_estimate") and query.measures == ("any_budget",)
    return replace(query, measures=()) if estimate and book else query


def _dearest(query: Query, explained: Explained, ledger: Ledger) -> Query:
    """Which investment is dearest is told by what each costs in all, or has for the year; what has been spent of it so far does not tell it."""
    own = [explained.tokens[i] for i in explained.own]
    priced = not query.slots and any(t.any_keys & sense_words("priced") for t in own)
    costs = not query.slots and any(t.low in sense_words("costing_whole") for t in own)
    estimated = query.slots == ("total_funding",) and explained.has("cost_estimate")
    ranks = query.operation == "rank" and query.record_kinds == ("investment",) and not (query.measures or query.periods or query.limit)
    if not ranks or not (priced or costs or estimated):
        return query
    held = [s for found in ledger.vocabulary.investments.values() for s in found]
    if any(s.measure == "total_funding" for s in held):
        return replace(query, measures=("total_funding",), slots=())
    if not priced:
        return query
    so_far = any(s.measure == "actual" and not whole_year(s.period) for s in held)
    return replace(query, measures=("any_budget",)) if so_far and any(s.measure in BUDGETS for s in held) else query


def _spent_so_far(query: Query, explained: Explained, ledger: Ledger) -> Query:
    """ "Paljonko siihen on jo mennyt" after a question about the whole cost: what has been spent, or what a year of a plan has for it ("… vuonna 2027")."""
    words = {t.low for t in explained.tokens}
    whole = words & sense_words("costing_whole") or any(t.startswith(("slot:", "measure:", "cost_estimate")) for t in explained.tags)
    if query.measures != ("total_funding",) or not explained.has("spend") or whole:
        return query
    years = {p.year for p in query.periods if p.kind == "year"}
    rows = [s for place in query.subjects for name in place.names for s in ledger.vocabulary.investments.get(name, ()) if s.period.end.year in years]
    planned = bool(rows) and all(s.measure in BUDGETS for s in rows)
    return replace(query, measures=("budget",) if planned else ("actual",))


def _this_year(query: Query, explained: Explained, ledger: Ledger) -> Query:
    """What is spent on an investment in a year is what came about of it in that year, or what its budget has for a year that lies ahead; not its whole cost."""
    ranks = query.operation == "rank" and query.record_kinds == ("investment",) and "spend" in query.extra and not (query.subjects or query.measures)
    one = query.operation == "lookup" and len(query.subjects) == 1 and not set(query.measures) - {"actual"}
    if not (ranks or one) or query.slots or len(query.periods) > 1:
        return query
    held = ledger.vocabulary.investments
    own = [s for name in (held if ranks else query.subjects[0].names) for s in held.get(name, ())]
    so_far = [s for s in own if s.measure == "actual" and s.period.label.startswith(SINCE_ITS_START)]
    if not query.periods and so_far and any(t.low in sense_words("year_named") for t in explained.tokens):  # "tänä vuonna"
        query = replace(query, periods=(PeriodSpec("year", max(s.period.end.year for s in so_far)),))
    if ranks and so_far and not query.periods:
        return replace(query, measures=("actual",))
    years = {p.year for p in query.periods if p.kind == "year"}
    found = [s for s in own if s.period.end.year in years]
    whole = any(s.measure == "total_funding" for s in found) and not query.measures
    if not (ranks and years) and not whole and not any(s in so_far for s in found):
        return query
    if any(s.measure == "actual" for s in found) if ranks else any(s.measure in ("actual", "closing", "value") for s in found):
        return replace(query, measures=("actual",), periods=(replace(query.periods[0], kind="within"),))
    return replace(query, measures=("budget",)) if not ranks and any(s.measure == "budget" for s in found) else query
