"""Investments as a whole: "paljonko investointeihin on käytetty" asks for the row that sums up their table, where no row is called by that word."""

from dataclasses import replace

from retrieval.evidence.figure_fits import BUDGETS
from retrieval.evidence.figures import Ledger
from retrieval.language.explain import Explained
from retrieval.language.lexicon import sense_words
from retrieval.language.names import account_key, is_groups_own
from retrieval.query import Place, Query

_WHOLE = "investointimenot"
_IN_ALL = "investoinnit"
_ALL = ("ien", "ihin", "ista", "issa", "innit", "iden", "isiin")
"""Ends of forms that speak of all investments, not of one."""


def of_all_investments(query: Query, explained: Explained, ledger: Ledger) -> Query:
    """The query with the row that sums up the costs of a table of investments, when it names investments and none of them."""
    said = [s for s in explained.spans if "kind:investment" in s.tags and explained.tokens[s.start].low.endswith(_ALL)]
    held = ledger.vocabulary
    whole = next((key for key in (_WHOLE, _IN_ALL) if held.investments.get(key)), next((key for key in (_IN_ALL, _WHOLE) if key in held.by_account), None))
    if whole is not None and len(said) == 1 and _of_one(query, explained, ledger):
        return replace(
            query,
            operation="share",
            measures=("any_budget",),
            subjects=(*query.subjects, Place((whole,), explained.text(said[0]))),
            record_kinds=(),
            records=(),
            extra=tuple(e for e in query.extra if e != "of_budget"),
        )
    verb = not said and "invest" in query.extra and explained.has("ask:amount") and not query.record_kinds  # "paljonko investoitiin"
    named = bool(query.subjects or query.records or query.slots or query.statuses or query.words)
    other = bool(query.order or query.dimension or query.listed or query.counted or query.limit or query.yes_no or query.negated)
    noun = not said and any(t.keys & sense_words("investment_costs") for s in explained.tagged("invest") for t in explained.tokens[s.start : s.end])
    part = noun and query.operation == "share" and _is_one_work(query, ledger)  # "mikä osa investointimenoista meni talonrakennukseen"
    if whole is not None and part and not other:
        return replace(query, subjects=(*query.subjects, Place((whole,), _IN_ALL)))
    asks = verb or (noun and not query.record_kinds) or (query.record_kinds == ("investment",) and len(said) == 1)
    if query.operation not in ("lookup", "record_field") or not asks or named or other:
        return query
    if whole is None or explained.has("why", "ask:who", "ask:when", "define", "list"):
        return query
    return replace(query, operation="lookup", subjects=(Place((whole,), explained.text(said[0]) if said else _IN_ALL),), record_kinds=())


def by_own_total(query: Query, ledger: Ledger) -> Query:
    """The query with the row by which the reports asked sum up their investments, where only another town's bear the name asked: "investointimenot".

    The same of the group, whose statement may have another name for them than the municipality's tables.
    """
    held = ledger.vocabulary
    own = {r.report_id for r in held.reports_of(query.municipalities)} if query.municipalities else set(held.reports)
    of_group = any(name.startswith("*group") for unit in query.units for name in unit.names)

    def printed(key: str) -> bool:
        if of_group:
            return any(is_groups_own(row.unit, row.account) and row.report_id in own for row in held.by_account.get(key, ()))
        return not own.isdisjoint(held.printed_in.get(key, ()))

    def named_here(place: Place) -> Place:
        other = {_WHOLE: _IN_ALL, _IN_ALL: _WHOLE}.get(place.names[0]) if len(place.names) == 1 else None
        return place if other is None or printed(place.names[0]) or not printed(other) else replace(place, names=(other,))

    subjects = tuple(map(named_here, query.subjects)) if query.municipalities or of_group else query.subjects
    return query if subjects == query.subjects else replace(query, subjects=subjects)


def _of_one(query: Query, explained: Explained, ledger: Ledger) -> bool:
    """Whether a part of what all investments have in a budget is asked for, that of one: "osa hankkeiden budjetista kuuluu uimahallille"."""
    planned = query.operation == "share" and set(query.measures) <= BUDGETS and bool(query.measures)
    planned = planned or (query.operation == "lookup" and query.wanted_unit == "%" and query.measures == ("percent",) and explained.has("measure:any_budget"))
    return planned and _is_one_work(query, ledger) and "spend" not in query.extra and not (query.yes_no or query.order or query.limit or query.words)


def _is_one_work(query: Query, ledger: Ledger) -> bool:
    return len(query.subjects) == 1 and any(name in ledger.vocabulary.investments for name in query.subjects[0].names)


def of_boards_investments(query: Query, explained: Explained, ledger: Ledger) -> Query:
    """The query by the rows that sum up the investments of the boards named, in a table of the whole town: "Sivistyslautakunta yhteensä".

    A share is that of one work in its board's sum, or of a board's sum in all investments.
    """
    held = ledger.vocabulary
    totals = {"investoinnit", _WHOLE}
    parts = [s for s in query.subjects if not set(s.names) <= totals] if query.operation == "share" else []
    said = len(query.subjects) > len(parts) or query.record_kinds == ("investment",) or (bool(parts) and "invest" in query.extra)
    whole = said and all(set(s.names) <= totals for s in query.subjects if s not in parts)
    whose = [place for place in query.units if not place.names[0].startswith("*")]
    other = query.words or query.order or query.slots or query.statuses or query.listed or query.counted or query.limit or query.yes_no
    listed = bool(other) or bool(query.records and not parts)
    asks = query.operation in ("lookup", "sum", "difference", "share") or (query.operation == "records" and explained.has("op:sum", "spend"))
    if not asks or not whole or not whose or listed:
        return query
    own = {s.unit for name in ("investoinnit", _WHOLE) for s in held.by_account.get(name, ())}
    rows = [[key for key in map(account_key, place.names) if held.investments.get(key)] for place in whose]
    if not all(rows) or any(name in own for place in whose for name in place.names):
        return query
    places = tuple(Place((keys[0],), place.named) for keys, place in zip(rows, whose, strict=True))
    if query.operation == "share":
        of_all = next((Place((key,), key) for key in ("investoinnit", _WHOLE) if held.investments.get(key)), None)
        one = len(parts) == 1 and any(s.unit in whose[0].names for name in parts[0].names for s in held.investments.get(name, ()))
        sides = (parts[0], places[0]) if one else (places[0], of_all) if of_all is not None and not parts else None
        if sides is None or len(places) > 1:
            return query
        return replace(query, subjects=sides, units=tuple(whose) if one else (), records=(), record_kinds=())
    operation = query.operation if query.operation != "records" else "sum" if len(places) > 1 else "lookup"
    return replace(query, operation=operation, subjects=places, units=(), record_kinds=())
