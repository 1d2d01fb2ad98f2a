"""What is claimed of the year before itself: "oliko viime vuonna enemmän tuloja" claims that there were more then, not now."""

from dataclasses import replace

from ingest.language.voikko import readings
from retrieval.language.ahead import asks_past
from retrieval.language.explain import Explained
from retrieval.query import Query

_TURNED = {"more": "less", "less": "more"}
_SIDES = {"up": "down", "down": "up"}


def of_the_year_before(query: Query, explained: Explained) -> Query:
    """The query with its claim turned to this year, where the time before is the one that the claim is of and nothing is compared with it."""
    if query.yes_no not in _TURNED or [p.kind for p in query.periods] != ["prior"] or query.sources or query.limit is not None:
        return query
    time = next((s for s in explained.spans if s.period is not None and s.period.spec.kind == "prior"), None)
    compared = any(s.start < time.start for s in explained.tagged("than", "op:compare")) if time is not None else True
    first = explained.tokens[explained.first].low if explained.first < len(explained.tokens) else ""
    inside = time is not None and any(r.case in ("olento", "sisaolento") for t in explained.tokens[time.start : time.end] for r in readings(t.low))
    bare = first.removesuffix("ko").removesuffix("kö")
    past = asks_past([bare]) or (bare.endswith("i") and any(r.finite for r in readings(first)))  # "tuli" is a noun too
    if compared or not inside or not past:
        return query
    return replace(query, yes_no=_TURNED[query.yes_no], direction=_SIDES.get(query.direction or "", query.direction))
