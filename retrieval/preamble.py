"""What stands around a question and asks nothing: greetings, why one asks, thanks."""

from dataclasses import replace
from functools import cache

from ingest.data import read_table
from ingest.voikko import readings
from retrieval.explain import Explained, Span

_ASKS = ("ask:", "why", "define", "list")


def without_preamble(explained: Explained) -> Explained:
    """The question without the open words of clauses that only lead to it: "Hyvä vastaanottaja, valmistelen kokousta: paljonko …".

    A name or time that such a clause gives is kept where the question itself has none of its kind.
    """
    clauses = sorted({t.clause for t in explained.tokens})
    if not explained.open or len(clauses) < 2:
        return explained
    asking = [c for c in clauses if _asks(explained, c)]
    speaking = [c for c in clauses if c not in asking and _speaks(explained, c)]
    if not asking or not speaking:
        return explained
    leading = [c for c in speaking if c < min(asking)]
    framing = {c for c in clauses if c not in asking and (c in speaking or (leading and c < max(leading)))}
    own = [s for s in explained.spans if explained.tokens[s.start].clause not in framing]
    kept = [s for s in explained.spans if explained.tokens[s.start].clause not in framing or _wanted(s, own)]
    left = tuple(i for i in explained.open if explained.tokens[i].clause not in framing)
    first = min(i for i, t in enumerate(explained.tokens) if t.clause not in framing)
    return replace(explained, spans=tuple(kept), open=left, first=first if not any(s.start < first for s in kept) else 0)


def _in_clause(explained: Explained, clause: int) -> list[Span]:
    return [s for s in explained.spans if explained.tokens[s.start].clause == clause]


def _asks(explained: Explained, clause: int) -> bool:
    """Whether a clause has a question word, or names what is asked."""
    return any(s.has("subject") or s.has("record") or any(t.startswith(_ASKS) for t in s.tags) for s in _in_clause(explained, clause))


def _speaks(explained: Explained, clause: int) -> bool:
    """Whether somebody says "I" or "you" in a clause, or greets."""
    words = [t.low for t in explained.tokens if t.clause == clause and t.kind == "word"]
    return any(w in greetings() or (bool(readings(w)) and all(r.person in ("1", "2") for r in readings(w))) for w in words)


def _wanted(span: Span, own: list[Span]) -> bool:
    """Whether a span of a leading clause is a name or a time of a kind that the question itself lacks."""
    if span.period is not None:
        return not any(s.period is not None for s in own)
    return any(span.has(kind) is not None and not any(s.has(kind) for s in own) for kind in ("municipality", "unit"))


@cache
def greetings() -> frozenset[str]:
    """Words of greeting and thanks."""
    return frozenset(row["word"] for row in read_table("greetings"))
