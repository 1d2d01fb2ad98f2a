"""A list of units, each with its number: "luettele osastojen toimintakulut"."""

from dataclasses import replace

from ingest.language.voikko import readings
from retrieval.language.explain import Explained, Span
from retrieval.query import Query

EACH_UNIT = "each_unit"
"""Mark of a query that asks of all the units of a rank, one by one."""
_OTHERS = (
    "over",
    "under",
    "up",
    "down",
    "more",
    "less",
    "op:change",
    "op:sum",
    "op:share",
    "op:mean",
    "op:difference",
    "op:compare",
    "zero",
    "budget_relative",
)
"""Tags of what is asked of units otherwise."""


def of_each_unit(query: Query, explained: Explained) -> Query:
    """The query of the row of each unit, where units are named by their rank alone, in the plural or one by one: "kunkin toimialan toimintakulut"."""
    spans = explained.tagged("dim:unit", "unit_kind:lautakunta")
    each = explained.has("each") or query.listed or any(_is_of_many(s, explained) for s in spans)
    plain = len(query.subjects) == 1 and query.yes_no is None and not (query.order or query.limit or query.direction or query.counted or query.words)
    once = max(len(query.periods), len(query.sources), len(query.measures)) < 2 and query.wanted_unit in (None, "EUR")
    known = not (query.records or query.record_kinds or query.slots or query.statuses or query.municipalities[1:]) and not explained.has("versus", *_OTHERS)
    boards = query.dimension is None and all(u.names[0] == "*lautakunta" for u in query.units)
    if not spans or not (each and plain and once and known) or query.operation not in ("lookup", "series") or not (query.dimension == "unit" or boards):
        return query
    units = tuple(u for u in query.units if u.names[0] != "*lautakunta")
    return replace(query, operation="filter", dimension="unit", units=units, listed=True, extra=(*query.extra, EACH_UNIT))


def _is_of_many(span: Span, explained: Explained) -> bool:
    """Whether a word for a rank of units says that all of them are meant: "osastojen", "toimialoittain"."""
    word = explained.tokens[span.end - 1].low
    return word.endswith(("ttain", "ttäin")) or any(r.plural and r.case == "omanto" for r in readings(word))
