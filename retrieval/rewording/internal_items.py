"""Questions about the internal share of a row: "montako prosenttia vuokratuotoista on sisäisiä" asks for the share that the reports print."""

from retrieval.language.explain import Explained, Span
from retrieval.language.names import account_key
from retrieval.language.phrases import Concept
from retrieval.language.retagging import Spans, retagged
from retrieval.language.rules import given

_INTERNAL = "sisäinen"
_OF = ("sta", "stä")


@given(words=(_INTERNAL,))
def _internal_part(spans: Spans, explained: Explained) -> Spans:
    """A row of which a share is said to be internal: the row of that share, where it is printed."""
    inner = [i for i, token in enumerate(explained.tokens) if _INTERNAL in token.any_keys]
    of = [s for s in spans if s.has("subject") is not None and explained.tokens[s.end - 1].low.endswith(_OF)]
    shares = [s for s in spans if "op:share" in s.tags]
    if len(inner) != 1 or len(of) != 1 or not (shares or explained.has("want:%")):
        return spans
    named = of[0].has("subject")
    keys = [account_key(f"{name}, sisäisten osuus") for name in (named.values if named is not None else ())]
    keys = [key for key in keys if key in explained.vocabulary.by_account]
    if not keys:
        return spans
    told = [s for s in spans if not s.start <= inner[0] < s.end]
    given = [Span(s.start, s.end, (Concept("subject", (keys[0],)),), s.weight) if s is of[0] else s for s in told]
    given = [retagged(s, "ask:amount") if s in shares else s for s in given]
    return tuple(sorted((*given, Span(inner[0], inner[0] + 1, (Concept("tag", ("trend",)),), 1.0)), key=lambda s: s.start))


RULES = (_internal_part,)
"""Each takes the spans and the question as it was explained, and gives the spans back."""
