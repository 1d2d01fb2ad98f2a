"""Whether the money set aside for something was used, or some of it was left: "käytettiinkö kalustoon varattua määrärahaa", "jäikö rahaa yli"."""

from dataclasses import replace

from ingest.language.voikko import readings
from retrieval.answers.clause import Clause
from retrieval.evidence.draft import Draft
from retrieval.evidence.figure_fits import BUDGETS
from retrieval.evidence.figure_parts import Refusal, to_the_end
from retrieval.language import wording
from retrieval.language.explain import Explained
from retrieval.language.lexicon import sense_words
from retrieval.language.names import row_side
from retrieval.language.reading import Token
from retrieval.query import Query

_PLANNED = BUDGETS | {"any_budget", "remaining"}
_SOME = frozenset({"osanto", "sisaeronto"})
"""Cases of the word for money that ask for some of it: "määrärahaa käytettiin", "määrärahasta jäi"."""


def budget_used(clause: Clause) -> Draft | None:
    """Kyllä or Ei by what came about of one row and what was set aside for it; None where something else is asked."""
    query, explained = clause.query, clause.explained
    asks = query.yes_no is not None and len(query.subjects) == 1 and not (query.words or query.negated or query.limit or query.order)
    money = _money(explained) if asks else None
    if money is None or any(row_side(name) in ("income", "result") for name in query.subjects[0].names):
        return None
    first, some = explained.tokens[explained.first], any(r.case in _SOME for r in readings(money.low))
    if not set(query.measures) <= _PLANNED or (not query.measures and not explained.has("over")):
        return None
    if explained.has("more", "less", "than"):
        return None
    if "jäädä" in first.keys and query.yes_no in ("any", "over", "down") and _is_left(query, explained):
        return _answered(clause, "left" if some else "untouched")
    if query.yes_no == "any" and explained.tagged("spend") and explained.tagged("spend")[0].start == explained.first and "remaining" not in query.measures:
        return _answered(clause, "some" if some else "all")
    return None


def _money(explained: Explained) -> Token | None:
    """The last word for the money set aside, None where none is named."""
    spans = [s for s in explained.spans if "money" in s.tags or any(t in ("measure:any_budget", "measure:budget", "measure:amended_budget") for t in s.tags)]
    named = [explained.tokens[i] for s in spans for i in range(s.start, s.end) if any(r.kind == "nimisana" for r in readings(explained.tokens[i].low))]
    return named[-1] if named else None


def _is_left(query: Query, explained: Explained) -> bool:
    """Whether it is asked if money was left over: "yli", "käyttämättä", "säästöön"; over a limit nothing is left."""
    return "remaining" in query.measures or explained.has("over") or any(t.low in sense_words("left_over") for t in explained.tokens)


def _answered(clause: Clause, asked: str) -> Draft | None:
    figures, query = clause.figures, clause.query
    plain = replace(to_the_end(query), operation="lookup", yes_no=None, direction=None, measures=("actual",))
    try:
        ask = figures.first_ask(plain)
        actual = figures.found(ask).stored
        budget = figures.found(figures.budget_beside(replace(ask, measure="any_budget"), actual)).stored
    except Refusal:
        return None
    used, given = abs(actual.figure.number), abs(budget.figure.number)
    so_far = actual.figure.period.end < budget.figure.period.end
    if not given or (asked == "untouched" and 0 < used < given) or (so_far and asked in ("left", "untouched")):
        return None
    yes = {"some": used > 0, "all": used >= given, "left": used < given, "untouched": used == 0}[asked]
    draft = figures.claimed(yes, [actual, budget])
    draft.deeds |= {"deviation", "change", "measure:remaining", "zero"}
    if so_far:
        draft.caveat(wording.only_so_far(actual.figure.period.label, budget.figure.period.label))
    return draft
