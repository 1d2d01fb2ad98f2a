"""By how much a rate that a sentence told has moved, where another sentence beside it says so: "paljonko se on laskenut vuodessa?"."""

from retrieval.answers.clause import Clause
from retrieval.evidence.draft import Draft
from retrieval.language.near_words import groups_of
from retrieval.sentences.number_told import number_told

_WAYS = {"up": frozenset({"grow", "over"}), "down": frozenset({"shrink", "under"})}
"""Groups of words for which way a rate went."""
_RATES = ("%", "pp")


def moved_told(clause: Clause) -> Draft | None:
    """The one number by whose own name the rate told before moved the way that is asked: "Aktivointiaste laskenut"; None where none or several have it."""
    query, explained, told = clause.query, clause.explained, clause.number_told
    asks = query.follow_up and query.operation in ("change", "change_percent") and query.direction in _WAYS and query.yes_no is None
    if told is None or not asks or explained.open or clause.names("subject", "unit", "record") or told.figure.number_unit not in _RATES:
        return None
    name = told.figure.account
    found = [
        f
        for f in clause.scope.ledger.prose()
        if f.report_id == told.report_id
        and f.figure.number_unit in _RATES
        and name
        and f.figure.account.startswith(f"{name} ")
        and groups_of(clause.texts.analyser.keys(f.figure.account[len(name) :])) & _WAYS[query.direction or "up"]
    ]
    draft = number_told(clause.scope.ledger, found[:1]) if len({f.figure.number for f in found}) == 1 else None
    if draft is not None:
        draft.deeds |= {"change", "since"}
    return draft
