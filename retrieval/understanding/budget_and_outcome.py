"""One year's budget beside what came about in another: "onko budjetoitu vuodelle 2025 enemmän kuin meni 2024"."""

from dataclasses import replace

from retrieval.evidence.figure_fits import BUDGETS, YEARLY
from retrieval.language.explain import Explained, Span
from retrieval.language.lexicon import sense_words
from retrieval.query import Query

_CHANGES = ("change", "change_percent", "difference")
_JOINING = ("ja", "sekä")
_ASKED_OTHERWISE = ("than", "versus", "over", "under", "more", "less", "up", "down", "why", "op:compare", "op:difference", "op:share", "op:sum", "percent")


def in_two_years(query: Query, explained: Explained) -> Query:
    """The query with the measure of each of its two years, where words beside the one name a budget, and those beside the other what came about."""
    years = [p for p in query.periods if p.kind == "year" and p.year is not None]
    if query.operation not in _CHANGES or len(years) != 2 or len(query.periods) != 2 or years[0].year == years[1].year or len(query.measures) != 1:
        return query
    measures = _of_sides(query, explained) or _if_kept(query, explained)
    if measures is None:
        return query
    extra = tuple(e for e in query.extra if e not in ("range", "spend", "earn"))
    return replace(query, measures=measures, extra=extra)


def outcome_beside(query: Query, explained: Explained) -> Query:
    """The query for what came about too, where words behind "ja" name its budget or aim alone: "ostot 1–8/2025 ja TA 2025"."""
    joins = [s for s in explained.spans if explained.text(s) in _JOINING]
    if query.operation != "lookup" or len(joins) != 1 or len(query.subjects) != 1 or query.yes_no is not None or explained.has(*_ASKED_OTHERWISE):
        return query
    before = [s for s in explained.spans if s.end <= joins[0].start]
    behind = [s for s in explained.spans if s.start >= joins[0].end]
    times = [s for s in before if s.period is not None]
    plain = len(times) == 1 and times[0].period is not None and times[0].period.measure is None and any(s.has("subject") for s in before)
    if not plain or not behind or any(t.startswith(("measure:", "kind:")) for s in before for t in s.tags) or any(s.has("subject") for s in behind):
        return query
    first = behind[0]
    aims = query.measures in ((), ("any_budget",)) and explained.tokens[first.start].low == "tavoite" and "kind:target" in first.tags
    named = any(s.period.measure is not None if s.period is not None else any(t.startswith("measure:") for t in s.tags) for s in behind)
    planned = "any_budget" if aims else query.measures[0] if len(query.measures) == 1 and named else None
    if planned not in YEARLY - {"budget_change"} or len(query.periods) > 2 or query.sources:
        return query
    kinds = tuple(k for k in query.record_kinds if k != "target") if aims else query.record_kinds
    same = len(query.periods) == 2 and query.periods[0].year == query.periods[1].year  # the year that the months are of
    return replace(query, measures=("actual", planned), record_kinds=kinds, periods=query.periods[:1] if same else query.periods)


def _of_sides(query: Query, explained: Explained) -> tuple[str, str] | None:
    """ "Budjetoitu vuodelle 2025 enemmän kuin meni vuonna 2024": each side of "kuin" has its own year and its own verb."""
    than = explained.tagged("than")
    if len(than) != 1 or not set(query.measures) <= BUDGETS | {"any_budget"}:
        return None
    budgets = explained.tagged(*(f"measure:{m}" for m in query.measures))
    spent = explained.tagged("spend", "earn")
    dated = sorted((s for s in explained.spans if s.period is not None), key=lambda s: s.start)
    if len(budgets) != 1 or len(spent) != 1 or len(dated) != 2:
        return None
    at = than[0].start
    if _side(budgets[0], at) == _side(spent[0], at) or _side(dated[0], at) == _side(dated[1], at):
        return None
    first = next(s for s in dated if _side(s, at) == _side(budgets[0], at))
    of_budget = first.period.spec.year if first.period is not None else None
    return (query.measures[0], "actual") if query.periods[0].year == of_budget else ("actual", query.measures[0])


def _side(span: Span, at: int) -> bool:
    return span.start > at


def _if_kept(query: Query, explained: Explained) -> tuple[str, str] | None:
    """ "Paranee vuoden 2024 tilinpäätöksestä, jos vuoden 2025 talousarvio pitää": the later year's budget."""
    kept = [s for s in explained.tagged("suffices") if any(explained.tokens[i].keys & sense_words("budget_named") for i in range(s.start, s.end))]
    if query.measures not in (("closing",), ("actual",)) or len(kept) != 1 or query.yes_no is not None:
        return None
    before = explained.tokens[: kept[0].start]
    if not any(t.keys & sense_words("condition") for t in before):
        return None
    of_budget = max(p.year or 0 for p in query.periods)
    return ("any_budget", query.measures[0]) if query.periods[0].year == of_budget else (query.measures[0], "any_budget")
