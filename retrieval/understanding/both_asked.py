"""Questions for a number and for how far it is from another: "toimintakulujen ennuste ja ero talousarvioon" asks for two numbers."""

from ingest.language.voikko import readings
from retrieval.language.explain import Explained, Span

_APART = frozenset({"op:change", "op:difference", "measure:deviation", "measure:change", "measure:change_percent", "up", "down"})
"""Tags of nouns for how far apart two numbers are."""
_ASKS_OTHERWISE = ("why", "than", "versus", "largest", "smallest", "top", "limit", "op:share", "op:sum", "op:mean", "op:compare", "list", "ask:who", "ask:when")


def asks_difference_too(before: Explained, span: Span, explained: Explained) -> bool:
    """Whether a span behind "ja" begins to ask how far a row, which the words before it ask for, is from another number."""
    told = span if "pronoun" not in span.tags else next((s for s in explained.spans if s.start == span.end), span)  # "menot ja niiden ero talousarvioon"
    if not _APART & set(told.tags) or before.has(*_APART, *_ASKS_OTHERWISE) or not (before.open or any(s.has("subject") for s in before.spans)):
        return False
    noun = [r for r in readings(explained.tokens[told.start].low.partition("-")[0]) if r.kind == "nimisana"]
    return any(r.case == "nimento" and not r.plural for r in noun)
