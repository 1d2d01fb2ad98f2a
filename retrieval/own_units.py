"""Per cents that are a row's own unit, not a part of its budget: "vuotovesi-% TA 2026" of the row "Vuotovesi, %"."""

from dataclasses import replace

from retrieval.explain import Explained
from retrieval.query import Query
from retrieval.vocabulary import Vocabulary


def in_own_unit(query: Query, explained: Explained, held: Vocabulary) -> Query:
    """A question for per cents about a row that is printed in per cents asks for the row itself, as planned or as it came about."""
    if "percent" not in query.measures or query.wanted_unit != "%" or "measure:percent" in explained.tags or query.operation != "lookup":
        return query
    found = [s for place in query.subjects for name in place.names for s in held.by_account.get(name, ())]
    if not found or any(s.number_unit != "%" or s.measure == "percent" for s in found):
        return query
    said = [s.period.measure for s in explained.spans if s.period is not None and s.period.measure is not None]
    kept = tuple(m for m in (*query.measures, *said[:1]) if m != "percent")
    return replace(query, measures=tuple(dict.fromkeys(kept)))
