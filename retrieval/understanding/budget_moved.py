"""How the budget of a year was raised or cut in its course: "korotettiinko kirjaston talousarviota", "paljonko siihen lisättiin raporttien välillä"."""

from dataclasses import replace

from ingest.language.voikko import readings
from retrieval.evidence.figure_fits import BUDGETS
from retrieval.language.explain import Explained
from retrieval.language.lexicon import sense_words
from retrieval.language.near_words import groups_of
from retrieval.query import Query
from retrieval.understanding.asked_ways import SAYS_WAY

_WAYS = {"grow": "up", "shrink": "down"}


def way_of_budget(query: Query, explained: Explained) -> Query:
    """The query for the change to the budget, with the way that it is claimed to have gone; as it is where no change is claimed."""
    if query.yes_no == "any" and query.measures == ("budget_change",) and query.operation == "lookup":
        ways = _ways(explained)
        return replace(query, yes_no=next(iter(ways))) if len(ways) == 1 else query
    planned = bool(query.measures) and set(query.measures) <= BUDGETS and query.yes_no in ("up", "down")
    compared = len(query.periods) > 1 or query.sources or query.limit is not None or explained.has("op:compare", "than", "year_before")
    moving = [t for s in explained.tagged("up", "down") if "filler" not in s.tags for t in explained.tokens[s.start : s.end]]  # not "laskettu oikein"
    if not planned or compared or not any(_is_done(t.low) and t.any_keys & sense_words("budget_moving") for t in moving):
        return query
    return replace(query, operation="lookup", measures=("budget_change",), direction=None)


def budget_before(query: Query, explained: Explained) -> Query:
    """The change alone where the budget that it is counted from is named too: "lisättiin alkuperäiseen verrattuna", "menobudjetti kasvoi alkuperäisestä"."""
    other = set(query.measures) - {"budget_change"}
    if query.yes_no is not None or not other & BUDGETS or not other <= BUDGETS | {"closing", "actual"} or not _counted_from(explained):
        return query
    alone = query.direction is not None and len(query.measures) == 1 and len(query.periods) < 2 and _names_budget(explained)
    if "budget_change" not in query.measures and not alone:
        return query
    return replace(query, measures=("budget_change",), direction=None)


def between_two_reports(query: Query, explained: Explained) -> Query:
    """ "Paljonko talousarviota nostettiin kesäkuun ja syyskuun raporttien välillä": from what the first prints to what the second does."""
    if len(query.sources) != 2 or query.measures != ("budget_change",) or query.operation != "lookup" or query.yes_no is not None:
        return query
    cases = {r.case for s in explained.tagged("report_word") for r in readings(explained.tokens[s.end - 1].low)}
    if not explained.has("from") and not {"sisaeronto", "sisatulento"} <= cases:
        return query
    ways = _ways(explained)
    return replace(query, operation="change", measures=("any_budget",), direction=ways.pop() if len(ways) == 1 else "any", extra=(*query.extra, SAYS_WAY))


def _ways(explained: Explained) -> set[str]:
    """Which ways the words of a change to the budget say that it went."""
    spans = explained.tagged("measure:budget_change")
    said = frozenset(key for s in spans for t in explained.tokens[s.start : s.end] for key in (*t.any_keys, *t.parts))
    return {_WAYS[group] for group in groups_of(said) & _WAYS.keys()}


def _counted_from(explained: Explained) -> bool:
    """Whether a budget is what a change is counted from: "alkuperäiseen verrattuna", "alkuperäisestä", "alkuperäistä korotettiin", not "alkuperäinen ja …"."""
    for plan in explained.tagged("measure:budget", "measure:amended_budget", "measure:any_budget"):
        cases = {r.case for r in readings(explained.tokens[plan.end - 1].low)}
        after = next((s for s in explained.spans if s.start == plan.end), None)
        if "sisaeronto" in cases or (after is not None and "op:compare" in after.tags):
            return True
        if after is not None and "measure:budget_change" in after.tags and "osanto" in cases:
            return True
    return False


def _names_budget(explained: Explained) -> bool:
    """Whether it is a budget that is said to have changed, not what came about: "menobudjetti kasvoi"."""
    plans = explained.tagged("measure:amended_budget", "measure:any_budget")
    return any(not {r.case for r in readings(explained.tokens[plan.end - 1].low)} & {"sisaeronto", "osanto", "sisatulento"} for plan in plans)


def _is_done(form: str) -> bool:
    """Whether a form says that somebody did it, nobody who: "leikattiinko", "leikattu"."""
    return any(r.person == "4" or (r.participle and r.lemma.endswith(("tu", "ty"))) for r in readings(form))
