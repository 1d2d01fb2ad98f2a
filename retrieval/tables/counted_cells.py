"""Whether a cell of a table counts what a question counts: shares owned are no staff, though both are told by the company's name alone."""

from functools import cache

from ingest.data import read_table
from ingest.language.numerals import unit_of_word
from ingest.stores.stored import StoredFigure
from retrieval.language.explain import Explained
from retrieval.language.near_words import groups_of
from retrieval.language.reading import Token

_PEOPLE = frozenset({"works", "want:persons"})
"""Tags of nouns for people who are counted: "työntekijää", "henkilöä"."""
_NO_COUNTS = ("want:%", "want:pp", "want:EUR", "scale")


@cache
def staff_stems() -> tuple[str, ...]:
    """Beginnings of words that count the staff."""
    return tuple(row["stem"] for row in read_table("staff_words"))


def counts_asked(explained: Explained, stored: StoredFigure, keys: frozenset[str]) -> bool:
    """Whether what "montako" counts is told by the names over and beside a cell, or by its unit; `keys`: base forms of those names.

    Words that nothing explains and rows are looked for elsewhere: here are those that a tag explains, and questions that name nothing to be counted.
    """
    asks = explained.tagged("ask:many")
    if not asks or stored.figure.number_unit not in ("count", "persons"):
        return True
    at = asks[0].end
    span = next((s for s in explained.spans if s.start <= at < s.end), None)
    if at in explained.open or explained.has(*_NO_COUNTS) or (span is not None and (span.has("subject") or span.has("record") or span.quote is not None)):
        return True
    noun = explained.tokens[at] if span is not None and at in explained.own and span.has("unit") is None and span.period is None else None
    if noun is None:
        return any(token.any_keys & keys for token in map(explained.tokens.__getitem__, explained.open))
    if span is not None and _PEOPLE & set(span.tags):
        return stored.figure.number_unit == "persons" or any(key.startswith(staff_stems()) for key in keys) or _told(noun, keys)
    return unit_of_word(noun.low) == stored.figure.number_unit or _told(noun, keys)


def _told(noun: Token, keys: frozenset[str]) -> bool:
    """Whether a noun, or one near it, is among the names."""
    return bool(noun.any_keys & keys or groups_of(noun.keys) & groups_of(keys))
