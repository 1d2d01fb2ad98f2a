"""What is asked of the work whose money was just told, or of another one: its record tells how it stands, its row what it cost."""

from collections.abc import Sequence
from dataclasses import replace

from ingest.stores.stored import StoredFigure
from retrieval.language.explain import Explained
from retrieval.language.names import account_key, subject_key
from retrieval.language.vocabulary import Vocabulary
from retrieval.query import Place, Query

_WORKS = ("investment", "project")
_ALL = {"investoinnit", "investointimenot"}
"""The row that "investointi" alone names."""


def of_work_told(query: Query, explained: Explained, told: Sequence[StoredFigure], held: Vocabulary) -> Query:
    """ "Missä vaiheessa se on?" behind the money of one investment: its own record, where the report has one; its estimate of cost, where that is asked."""
    rows = {(f.report_id, f.figure.subject_kind, subject_key(f.figure)) for f in told}
    rows_named = any(not set(place.names) <= _ALL for place in query.subjects)
    named = rows_named or query.units or query.words or query.records or query.counted or query.listed or query.order or query.municipalities
    points = "pronoun" in query.extra or set(query.record_kinds) & {*_WORKS}
    estimate = query.slots == ("total_funding",) and explained.has("cost_estimate") and not query.periods
    if len(rows) != 1 or named or not points or not (estimate or query.slots == ("status",) or (query.statuses and query.yes_no is not None)):
        return query
    report_id, kind, key = rows.pop()
    if estimate and any(s.measure == "total_funding" and s.report_id == report_id for s in held.investments.get(key, ())):
        town = held.reports[report_id].municipality
        return replace(
            query, operation="lookup", subjects=(Place((key,), key),), municipalities=(town,), measures=("total_funding",), slots=(), record_kinds=()
        )
    found = [i for i, r in held.records.items() if r.report_id == report_id and r.record.kind in _WORKS and account_key(r.record.title) == key]
    if kind not in _WORKS or len(found) != 1 or explained.has("ask:amount", "ask:many"):
        return query
    own = (held.records[found[0]].record.kind,)
    return replace(query, operation="record_field", records=(found[0],), record_kinds=own, subjects=(), follow_up=True)


def of_another_work(query: Query, told: Sequence[StoredFigure], held: Vocabulary) -> Query:
    """ "Entä koneisiin ja kalustoon?" behind the money of one investment: the work of that name, not the row of the balance sheet."""
    only_names = bool({"entä", "fragment"} & set(query.extra)) and len(query.subjects) == 1 and not query.record_kinds
    works = [name for place in query.subjects for name in place.names if name in held.investments]
    last = told[-1] if told else None
    if not only_names or not works or last is None or last.figure.subject_kind != "investment" or "invest" in query.extra:
        return query
    beside = any(s.report_id == last.report_id and s.subject_kind == "investment" for name in works for s in held.investments[name])
    return replace(query, extra=(*query.extra, "invest")) if beside else query
