"""A result before a row that stands below it in its statement: "tilikauden tulos ennen poistoeron vähennystä" is the result as it is printed."""

from functools import cache

from ingest.data import read_table
from retrieval.language.explain import Explained, Span
from retrieval.language.lexicon import sense_words
from retrieval.language.names import account_key, row_side
from retrieval.language.phrases import Concept
from retrieval.language.retagging import Spans, retagged
from retrieval.language.rules import given

_STATEMENT = "tuloslaskelma"


@given(senses=("ahead_of", "uncounted"))
def result_before(spans: Spans, explained: Explained) -> Spans:
    """The result alone, where the only other row is one that a statement prints below it, and the question says that it is not counted yet."""
    named = [(s, c.values[0]) for s in spans if (c := s.has("subject")) is not None]
    rows, keys = [s for s, _ in named], [key for _, key in named]
    if len(rows) != 2 or row_side(keys[0]) != "result" or not _stands_above(*keys):
        return spans
    later, tokens = rows[1], explained.tokens
    before = [s for s in spans if "before" in s.tags and s.end == later.start and tokens[s.start].low in sense_words("ahead_of")]
    rest = range(later.end, explained.own.stop)
    uncounted = (
        bool(rest) and all(tokens[i].low in sense_words("uncounted_words") for i in rest) and any(tokens[i].low in sense_words("uncounted") for i in rest)
    )
    denied = uncounted and any(tokens[i].low in sense_words("not_yet") for i in rest)
    if not before and not denied:
        return spans
    light = {later, *before, *(s for s in spans if denied and s.start >= later.end)}
    opened = [Span(i, i + 1, (Concept("tag", ("trend",)),), 1.0) for i in explained.open if denied and i >= later.end]
    told = {s: retagged(s, "trend", *(("uncounted",) if s is later else ())) for s in light}
    return tuple(sorted((*(told.get(s, s) for s in spans), *opened), key=lambda s: s.start))


def _stands_above(row: str, other: str) -> bool:
    """Whether a statement prints a row above another, by the other's name or how it begins: "Poistoeron vähennys"."""
    places = _places()
    one, two = places.get(row), places.get(other, places.get(other.split()[0]))
    return one is not None and two is not None and one < two


@cache
def _places() -> dict[str, int]:
    """The rows of a statement of income and costs, and their first words, with their order."""
    found: dict[str, int] = {}
    for n, row in enumerate(read_table("accounts")):
        for name in row["names"].split("|") if row["statement"] == _STATEMENT else ():
            found.setdefault(account_key(name), n)
            found.setdefault(name.lower().split()[0], n)
    return found


RULES = (result_before,)
"""In order: each takes the spans and the question as it was explained, and gives the spans back."""
