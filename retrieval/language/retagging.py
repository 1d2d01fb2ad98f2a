"""What the rules that give words another sense do to the spans of a question."""

from dataclasses import replace

from retrieval.language.explain import Explained, Span
from retrieval.language.phrases import Concept
from retrieval.language.reading import Token

BUDGETS = frozenset({"measure:any_budget", "measure:budget", "measure:amended_budget"})
"""Tags of a budget, whichever it is."""
PLANS = BUDGETS | {"measure:forecast"}
"""Tags of what was planned: a budget or a forecast."""

Spans = tuple[Span, ...]


def retagged(span: Span, *tags: str) -> Span:
    """The span with these tags in place of all that it could mean."""
    return replace(span, concepts=tuple(Concept("tag", (tag,)) for tag in tags))


def tagged_too(span: Span, *tags: str) -> Span:
    """The span with these tags beside what else it may mean."""
    return replace(span, concepts=(*span.concepts, *(Concept("tag", (tag,)) for tag in tags if tag not in span.tags)))


def words_of(span: Span, explained: Explained) -> tuple[Token, ...]:
    """The span's tokens."""
    return explained.tokens[span.start : span.end]


def bases_of(span: Span, explained: Explained) -> frozenset[str]:
    """All base forms that the span's words may have."""
    words = words_of(span, explained)
    return words[0].any_keys if len(words) == 1 else frozenset().union(*(t.any_keys for t in words))


def names_any(spans: Spans, *kinds: str) -> bool:
    """Whether some span may mean a concept of one of the kinds."""
    return any(s.has(kind) is not None for s in spans for kind in kinds)
