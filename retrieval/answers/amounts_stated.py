"""How much a row grew or fell by, said in passing where its reason is asked: "myyntitulot hyppäsivät yli kolmanneksella – mistä se tuli"."""

from dataclasses import replace
from decimal import Decimal

from retrieval.answers.clause import Clause
from retrieval.evidence.draft import Draft
from retrieval.language.number_text import round_half_up
from retrieval.language.retagging import retagged
from retrieval.query import Operation, Query
from retrieval.understanding.question_limits import Limit, numbers_told, share_of_whole, share_tags

_SIDES = ("over", "under", "inclusive")
_BESIDE = frozenset({"over", "under", "at_least", "at_most", "want:%", "want:EUR", "scale"})
"""Tags of the words beside a number that say on which side of it, and in what."""


def of_amount(clause: Clause) -> Clause | Draft | None:
    """The clause that asks for the reason alone, where the tables bear the amount that it says; a refusal where they say another; None for no amount."""
    query, explained = clause.query, clause.explained
    share = share_of_whole(explained)
    told = [(s.start, share) for s in explained.tagged(*share_tags()) if share is not None] or numbers_told(explained)
    if query.operation != "cause" or query.direction not in ("up", "down") or len(query.subjects) != 1 or len(told) != 1 or query.follow_up or query.words:
        return None
    at, limit = told[0]
    moved = _moved(clause, limit) if limit.unit in ("%", "EUR") else None
    if moved is None:
        return None
    if not _is_so(moved, limit):
        return clause.refused() if limit.side else None  # "noin 50 000 euroa" is near enough
    said = [s for s in explained.spans if s.start <= at < s.end or (abs(s.start - at) <= 2 and _BESIDE & set(s.tags))]
    spans = tuple(retagged(s, "filler") if s in said else s for s in explained.spans)
    return replace(clause, query=_plain(query), explained=replace(explained, spans=spans))


def _plain(query: Query) -> Query:
    """The query without the amount."""
    return replace(query, limit=None, limit_unit=None, wanted_unit=None, extra=tuple(tag for tag in query.extra if tag not in _SIDES))


def _moved(clause: Clause, limit: Limit) -> Decimal | None:
    """By how much the row grew or fell, in the unit of the amount said; None where no table tells."""
    operation: Operation = "change_percent" if limit.unit == "%" else "change"
    told = clause.figures.answer(replace(_plain(clause.query), operation=operation, wanted_unit=limit.unit))
    alone = [v.number for v in told.values if v.unit == limit.unit]
    return abs(alone[0]) if told.status == "answered" and len(alone) == 1 else None


def _is_so(number: Decimal, limit: Limit) -> bool:
    """Whether a number is over or under the one said, or the same as exactly as it is said."""
    if limit.side:
        return number > limit.number if limit.side == "over" else number < limit.number
    return round_half_up(number, max(0, -int(limit.number.as_tuple().exponent))) == limit.number
