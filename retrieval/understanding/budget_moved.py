"""Whether the budget of a year was raised or cut in its course: "korotettiinko kirjaston talousarviota", "onko määrärahaa leikattu"."""

from dataclasses import replace

from ingest.language.voikko import readings
from retrieval.evidence.figure_fits import BUDGETS
from retrieval.language.explain import Explained
from retrieval.language.lexicon import sense_words
from retrieval.language.near_words import groups_of
from retrieval.query import Query

_WAYS = {"grow": "up", "shrink": "down"}


def way_of_budget(query: Query, explained: Explained) -> Query:
    """The query for the change to the budget, with the way that it is claimed to have gone; as it is where no change is claimed."""
    if query.yes_no == "any" and query.measures == ("budget_change",) and query.operation == "lookup":
        said = frozenset(key for s in explained.tagged("measure:budget_change") for t in explained.tokens[s.start : s.end] for key in (*t.any_keys, *t.parts))
        ways = {_WAYS[group] for group in groups_of(said) & _WAYS.keys()}
        return replace(query, yes_no=next(iter(ways))) if len(ways) == 1 else query
    planned = bool(query.measures) and set(query.measures) <= BUDGETS and query.yes_no in ("up", "down")
    compared = len(query.periods) > 1 or query.sources or query.limit is not None or explained.has("op:compare", "than", "year_before")
    moving = [t for s in explained.tagged("up", "down") if "filler" not in s.tags for t in explained.tokens[s.start : s.end]]  # not "laskettu oikein"
    if not planned or compared or not any(_is_done(t.low) and t.any_keys & sense_words("budget_moving") for t in moving):
        return query
    return replace(query, operation="lookup", measures=("budget_change",), direction=None)


def _is_done(form: str) -> bool:
    """Whether a form says that somebody did it, nobody who: "leikattiinko", "leikattu"."""
    return any(r.person == "4" or (r.participle and r.lemma.endswith(("tu", "ty"))) for r in readings(form))
