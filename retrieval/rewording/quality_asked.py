"""Questions for what is of a certain quality: "minkä palvelun talous on muutosten jälkeen vakiintumaton" asks for no budget."""

from ingest.language.voikko import readings
from retrieval.language.explain import Explained
from retrieval.language.lexicon import sense_words
from retrieval.language.retagging import Spans, bases_of, retagged
from retrieval.language.rules import given

_AMENDED = "measure:amended_budget"
_QUALITIES = frozenset({"laatusana", "teonsana"})
"""What is said of something at the end of a question: an adjective, or a participle that stands for one."""


@given("measure:amended_budget")
def _after_changes(spans: Spans, explained: Explained) -> Spans:
    """ "Muutosten jälkeen" before an adjective that says how something is: a time, not the column of a budget."""
    last = len(explained.tokens) - 1
    while last > 0 and explained.tokens[last].kind != "word":
        last -= 1
    token = explained.tokens[last]
    is_so = last in explained.open and any(r.case == "nimento" and r.kind in _QUALITIES and not r.finite for r in readings(token.low)[:1])
    which = explained.has("ask:which") and not explained.has("ask:amount", "ask:many")
    if not is_so or not which or any(s.has("subject") for s in spans):
        return spans
    return tuple(retagged(s, "before") if s.tags == (_AMENDED,) and not bases_of(s, explained) & sense_words("budget_named") else s for s in spans)


RULES = (_after_changes,)
"""Each takes the spans and the question as it was explained, and gives the spans back."""
