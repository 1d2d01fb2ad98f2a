"""Which of a report's projects used more than their funding, none of it, or none of the municipality's own money; or whether any did."""

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from ingest.stores.stored import StoredRecord
from retrieval.answers.clause import Clause
from retrieval.evidence.draft import Draft
from retrieval.evidence.record_fields import slot_name
from retrieval.language import wording
from retrieval.language.explain import Explained
from retrieval.language.names import account_key
from retrieval.query import Query
from retrieval.records.record_conditions import asks_of_some, conditions_of, is_spent
from retrieval.rewording.contexts import status_qualifiers

_WHOLE = Decimal(100)
_COSTS = frozenset({"menot", "toimintakulut"})
"""Rows that a project's "menot" are taken for where no table of its own prints them."""


def projects_spent(clause: Clause) -> Draft | None:
    """The projects over their funding, or without costs or a share of the municipality's; refused where the question asks that and their rows do not tell."""
    query, explained = clause.query, clause.explained
    asked = _asked(query, explained)
    if asked is None or not _of_all(query, explained):
        return None
    slot = "own_share" if asked == "unpaid" else "cost_percent"
    sets = clause.scope.records.sets
    pool = sets.together(replace(query, record_kinds=("project",)), explained, clause.records)
    if isinstance(pool, Draft):
        return pool
    if not pool:
        return clause.refused()
    rows = list({(account_key(r.record.title), r.record.fields.get("duration", "")): r for r in pool}.values())
    told = [(amount, r) for r in rows if (amount := sets.fields.amount(r, slot)) is not None and amount[1] == "%"]
    chosen = [(amount, r) for amount, r in told if (amount[0] > _WHOLE if asked == "over" else not amount[0])]
    if not told or (not chosen and (query.yes_no is None or len(told) < len(rows))):
        return clause.refused()
    return _said(clause, chosen or [max(told, key=lambda one: one[0][0] if asked == "over" else -one[0][0])], bool(chosen), slot)


def _asked(query: Query, explained: Explained) -> str | None:
    """ "over", "unused" or "unpaid"; None where something else is asked."""
    denied = explained.has("not", "zero")
    if "own_share" in query.slots:
        return "unpaid" if denied else None
    if explained.has("over") and not denied and set(query.slots) <= {"total_funding", "cost_percent"}:
        return "over"
    costs = explained.has("arise") and all(set(s.names) <= _COSTS for s in query.subjects) and bool(query.subjects)
    return "unused" if denied and (is_spent(explained) or "remaining" in query.measures or costs) and not query.slots else None


def _of_all(query: Query, explained: Explained) -> bool:
    """Whether all projects are asked about, by no number of the question's own."""
    costs = all(set(s.names) <= _COSTS for s in query.subjects)
    projects = query.record_kinds == ("project",) or (not query.record_kinds and query.slots == ("total_funding",))  # "hanke … budjettinsa"
    plain = projects and costs and not (query.records or query.statuses or query.counted or query.order or query.limit)
    numbered = any(s.has("number") or s.quote is not None for s in explained.spans)
    part = conditions_of(query, explained) != () or any(status_qualifiers().get(t.low) == "whole" for t in explained.tokens)
    names_one = any(s.has("subject") and not set(query.subjects[0].names) <= _COSTS for s in explained.spans) if query.subjects else False
    asks = asks_of_some(explained) if query.yes_no is not None else explained.has("ask:which", "list")
    return plain and asks and not (numbered or part or names_one)


def _said(clause: Clause, rows: Sequence[tuple[tuple[Decimal, str], StoredRecord]], found: bool, slot: str) -> Draft:
    fields = clause.scope.records.fields
    draft = Draft(clause.scope.ledger)
    for amount, stored in rows:
        label, figure = slot_name(stored, slot), fields.figure(stored, slot)
        text = draft.value(*amount, label, figure.figure.figure_id if figure is not None else None)
        draft.lines.append(wording.lookup(text, label, draft.cite_record(stored, fields.quote(stored, slot))))
        draft.records.append(stored.record.record_id)
    if clause.query.yes_no is not None:
        draft.lines[0] = wording.granted(found, draft.lines[0])
    draft.deeds |= {"limit", "zero", "denied", "rank", "measure:remaining", "side", "share", "record", "kind:project"}
    return draft
