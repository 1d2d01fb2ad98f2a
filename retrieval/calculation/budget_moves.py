"""Which way a change to a budget went, where the question says that it went the other way: "paljonko talousarviosta leikattiin" of one that was raised."""

from retrieval.evidence.draft import Draft
from retrieval.language import wording
from retrieval.language.explain import Explained
from retrieval.language.near_words import groups_of

_UP, _DOWN = "grow", "shrink"
_PLANNED = ("amended_budget", "budget")


def other_way(draft: Draft, explained: Explained) -> None:
    """Says of the one change told, in place, that the budget was raised where the question says that it was cut, and the other way round."""
    changes = explained.tagged("measure:budget_change")
    figures = [f for i in draft.figures if (f := draft.ledger.figure(i)) is not None]
    if draft.status != "answered" or len(draft.values) != 1 or not changes or not figures or draft.values[0].unit != "EUR" or not draft.values[0].number:
        return
    keys = frozenset(key for s in changes for t in explained.tokens[s.start : s.end] for key in (*t.any_keys, *t.parts))
    said = groups_of(keys) & {_UP, _DOWN}
    said |= {_DOWN} if "pois" in keys else set()
    beside = [f.figure for f in (*figures, *draft.ledger.row(figures[0]))]
    planned = next((f.number for measure in _PLANNED for f in beside if f.measure == measure and f.number), None)
    if len(said) != 1 or planned is None:
        return
    raised = (draft.values[0].number > 0) is (planned > 0)
    if said == {_DOWN if raised else _UP}:
        draft.lines.append(wording.budget_went(raised))
