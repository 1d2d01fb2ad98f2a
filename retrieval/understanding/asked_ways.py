"""Which way a question says that something went, where it went another way or nowhere."""

from decimal import Decimal

from ingest.stores.stored import StoredFigure
from retrieval.evidence.figure_parts import is_result
from retrieval.language.explain import Explained
from retrieval.language.names import row_side, subject_key
from retrieval.query import Query

SAYS_WAY = "says_way"
"""Mark of a question whose verb says which way something went: "kasvoi", not "enemmän kuin"."""


def says_way(explained: Explained) -> bool:
    """Whether the question says of one way that it went so, not whether one or the other."""
    falls = any("compute" not in s.tags for s in explained.tagged("down"))
    return explained.has("up") is not falls


def not_so(query: Query, row: str, before: Decimal, after: Decimal) -> bool | None:
    """The way that the question says a row's number went (True for up) where it did not go so; None where it did or nobody can say.

    A margin below nought that grew may have become larger or better: only "parani" and "heikkeni" say which.
    """
    if SAYS_WAY not in query.extra or query.direction not in ("up", "down") or query.yes_no is not None:
        return None
    result = is_result(row)
    if result and "better" not in query.extra and min(before, after) < 0:
        return None
    moved = after - before if result else abs(after) - abs(before)
    asked = query.direction == "up"
    return asked if moved == 0 or (moved > 0) is not asked else None


def not_off(query: Query, actual: StoredFigure, budget: StoredFigure) -> bool | None:
    """The side of its budget on which the question says an outcome was (True for over) where it was not; None where it was or nobody can say."""
    sides = {"over", "under"} & set(query.extra)
    saved = SAYS_WAY in query.extra and query.direction == "down"
    if len(sides) + saved != 1 or query.yes_no is not None or row_side(subject_key(actual.figure)) == "result":
        return None
    over: Decimal = abs(actual.figure.number) - abs(budget.figure.number)
    asked = sides == {"over"}
    return asked if over == 0 or (over > 0) is not asked else None


def asks_how_much(explained: Explained) -> bool:
    """Whether an amount is asked for, in euros too: "ja kuinka paljon", "ja monellako eurolla"."""
    return explained.has("ask:amount") or (explained.has("ask:many") and explained.has("want:EUR"))
