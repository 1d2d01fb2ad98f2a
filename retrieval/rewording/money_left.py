"""Money that is still there: "vieläkö yhdyskuntatekniikalla on rahaa aineisiin" asks what is left of a budget."""

from retrieval.language.explain import Explained
from retrieval.language.lexicon import sense_words
from retrieval.language.retagging import BUDGETS, Spans, names_any, retagged

_MOVED = BUDGETS | {"spend", "earn", "measure:remaining", "measure:forecast", "planned", "up", "down"}
"""What else may be said of money."""


def _still_there(spans: Spans, explained: Explained) -> Spans:
    """ "Vieläkö tilapalveluilla on rahaa palkkoihin": what is left, where the money is somebody's and nothing else is said of it."""
    money = [s for s in spans if s.tags == ("money",)]
    still = any((explained.tokens[i].keys | {explained.tokens[i].low}) & sense_words("still_there") for i in explained.own)
    there = any("olla" in explained.tokens[i].keys for i in explained.own)
    if len(money) != 1 or not (still and there and names_any(spans, "subject")) or any(_MOVED & set(s.tags) for s in spans):
        return spans
    return tuple(retagged(s, "measure:remaining") if s is money[0] else s for s in spans)


RULES = (_still_there,)
"""In order: each takes the spans and the question as it was explained, and gives the spans back."""
