"""Questions about the internal part of a row: "paljonko vuokratuotoista on sisäisiä" asks for the row of internal items that the reports print."""

from retrieval.explain import Explained, Span
from retrieval.names import account_key
from retrieval.phrases import Concept
from retrieval.retagging import Spans, retagged

_INTERNAL = "sisäinen"
_OF = ("sta", "stä")


def _internal_part(spans: Spans, explained: Explained) -> Spans:
    """A row of which a part is said to be internal: the row of that part, where it is printed."""
    told = [s.start for s in spans if "basis:internal" in s.tags and s.end - s.start == 1]
    opened = told or [i for i in explained.open if _INTERNAL in explained.tokens[i].any_keys]
    of = [s for s in spans if s.has("subject") is not None and explained.tokens[s.end - 1].low.endswith(_OF)]
    if len(opened) != 1 or len(of) != 1:
        return spans
    named = of[0].has("subject")
    shares = [s for s in spans if "op:share" in s.tags]
    relative = bool(shares) or explained.has("want:%")
    names = named.values if named is not None else ()
    keys = [account_key(f"{name}, sisäisten osuus" if relative else f"sisäiset {name}") for name in names]
    keys = [key for key in keys if key in explained.vocabulary.by_account]
    if not keys:
        return spans
    given = [Span(s.start, s.end, (Concept("subject", (keys[0],)),), s.weight) if s is of[0] else s for s in spans if s.start != opened[0]]
    given = [retagged(s, "ask:amount") if s in shares else s for s in given]
    return tuple(sorted((*given, Span(opened[0], opened[0] + 1, (Concept("tag", ("trend",)),), 1.0)), key=lambda s: s.start))


RULES = (_internal_part,)
"""Each takes the spans and the question as it was explained, and gives the spans back."""
