"""Which of the rows of one side went the way that is asked: "mitkä menot vähenivät", "mitkä tulot kasvoivat"."""

from dataclasses import replace

from retrieval.explain import Explained
from retrieval.figure_parts import MAIN_ROWS
from retrieval.names import row_side
from retrieval.query import Query

_DIMENSIONS = {"cost": "cost_account", "income": "income_account"}


def asked_rows(query: Query, explained: Explained) -> Query:
    """The query of the parts of a total where the question asks in the plural which of them grew or shrank."""
    moved = query.direction in ("up", "down") and query.yes_no is None and query.order is None and query.dimension is None and query.limit is None
    total = len(query.subjects) == 1 and all(n in MAIN_ROWS for n in query.subjects[0].names)
    if not (moved and total and _asks_rows(explained)) or explained.has("ask:amount", "ask:many", "op:share", "over", "under"):
        return query
    dimension = _DIMENSIONS.get(row_side(query.subjects[0].names[0]) or "")
    return query if dimension is None else replace(query, dimension=dimension, subjects=())


def _asks_rows(explained: Explained) -> bool:
    """Whether "mitkä" stands before the row's name with at most whose it is between them."""
    asking = [s for s in explained.tagged("ask:which") if explained.tokens[s.end - 1].low == "mitkä"]
    rows = [s for s in explained.spans if s.has("subject")]
    if len(asking) != 1 or len(rows) != 1 or rows[0].start < asking[0].end:
        return False
    between = [s for s in explained.spans if asking[0].end <= s.start < rows[0].start]
    return all(s.has("municipality") or s.has("unit") for s in between) and not any(asking[0].end <= i < rows[0].start for i in explained.open)
