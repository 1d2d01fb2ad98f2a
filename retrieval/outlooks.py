"""Whether a budget will be kept: "ylittyykö", "riittääkö" of a year that goes on is told by the forecast."""

from dataclasses import replace

from retrieval.explain import Explained
from retrieval.figure_fits import BUDGETS
from retrieval.figures import Ledger
from retrieval.lexicon import sense_words
from retrieval.query import Query


def as_expected(query: Query, explained: Explained, ledger: Ledger) -> Query:
    """The query by its forecast, where a verb of the present asks whether a row goes over or under its budget and the reports print what is expected of it."""
    will = {t.low for t in explained.tokens} & sense_words("will_exceed")
    plain = not set(query.measures) - {"any_budget", *BUDGETS} and not query.sources and query.wanted_unit != "%" and query.limit is None
    if not will or query.yes_no is None or not plain or len(query.subjects) != 1 or any(p.kind not in ("year", "within") for p in query.periods):
        return query
    whose = {name for unit in query.units for name in unit.names if not name.startswith("*")}
    rows = [s for name in query.subjects[0].names for s in ledger.vocabulary.by_account.get(name, ()) if not whose or s.unit in whose]
    ends = [s.period.end for s in rows if s.measure in ("actual", "closing")]
    expected = [s for s in rows if s.measure == "forecast"]
    ahead = bool(expected) and (not ends or max(s.period.end for s in expected) > max(ends))
    return replace(query, measures=("forecast", *query.measures)) if ahead else query
