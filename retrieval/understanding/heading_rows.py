"""A row and the heading above it, where the heading's words name a row too: "perusopetuksen oppilaat alakouluissa" beside a row "Alakouluja"."""

from dataclasses import replace

from retrieval.evidence.figures import Ledger
from retrieval.language.explain import Explained
from retrieval.query import Place, Query


def of_row_under_heading(query: Query, explained: Explained, ledger: Ledger) -> Query:
    """The query for the one row alone where another row's name, said beside it, is that of the heading above it; two rows named with "ja" stay two."""
    named = [(s, c.values) for s in explained.spans if (c := s.has("subject")) is not None and s.start in explained.own]
    if query.operation != "lookup" or len(named) != 2 or not query.subjects or explained.has("op:sum", "op:compare", "versus", "op:share"):
        return query
    first, second = named
    if any("joiner" in s.tags for s in explained.spans if first[0].end <= s.start < second[0].start):
        return query
    rows = [n for n, (_, values) in enumerate(named) if len(values) == 1 and _stands_under(ledger, values[0], explained, named[1 - n][0].start)]
    if len(rows) != 1:
        return query
    span, values = named[rows[0]]
    held = {name for place in query.subjects for name in place.names}
    return replace(query, subjects=(Place(tuple(values), explained.text(span)),)) if held <= {*first[1], *second[1]} else query


def _stands_under(ledger: Ledger, row: str, explained: Explained, at: int) -> bool:
    """Whether the headings above a row say the word at a position."""
    return bool(explained.tokens[at].any_keys & ledger.heading_words(row))


def of_row_under_told(query: Query, before: Query | None, ledger: Ledger) -> Query:
    """The query for the row under the heading of what was told before: "montako oppilasta niissä oli?" behind "alakouluja"."""
    if before is None or "pronoun" not in query.extra or query.operation != "lookup" or len(query.subjects) != 1 or len(before.subjects) != 1:
        return query
    told = ledger.vocabulary.base_forms(before.subjects[0].names)
    rows = query.subjects[0].names
    shared = told & ledger.heading_words(rows[0]) if len(rows) == 1 and rows != before.subjects[0].names else frozenset()
    return replace(query, context=(*query.context, *sorted(shared))) if shared else query
