"""Names of bodies that reports print by their letters alone: "ympäristöministeriön rahoittamat" of "YM"."""

from dataclasses import replace
from functools import cache

from ingest.data import read_table
from ingest.language.finnish import Analyser
from ingest.language.tokens import words as words_of
from retrieval.language.reading import Reading, Token, word_token
from retrieval.language.vocabulary import Vocabulary

_FUNDED = frozenset({"kind:project", "slot:funder"})
"""Tags of words that speak of projects and who gives them money."""


@cache
def _bodies() -> tuple[tuple[tuple[str, ...], str], ...]:
    """(the words of a name, its letters in lower case)."""
    return tuple((tuple(row["name"].split()), row["short"].lower()) for row in read_table("body_names"))


@cache
def _beginnings() -> frozenset[str]:
    """The words that names begin with."""
    return frozenset(words[0] for words, _ in _bodies())


def in_letters(reading: Reading, vocabulary: Vocabulary, analyser: Analyser) -> Reading:
    """The question with such names as the letters that the reports, or the projects it speaks of, print for them; "(YM)" behind it is said once."""
    if reading.quotes:
        return reading
    tokens: list[Token] = []
    at = 0
    while at < len(reading.tokens):
        found = _named_at(reading.tokens, at)
        if found is None or not _prints_letters(reading.tokens[at:][: found[0]], found[1], vocabulary, analyser, _asks_funder(reading, vocabulary)):
            tokens.append(reading.tokens[at])
            at += 1
            continue
        size, short = found
        named = reading.tokens[at : at + size]
        tokens.append(replace(named[-1], text=" ".join(t.text for t in named), keys=frozenset({short}), roots=frozenset(), parts=()))
        at += size
        at += at < len(reading.tokens) and reading.tokens[at].low == short
    return reading if len(tokens) == len(reading.tokens) and tokens == list(reading.tokens) else replace(reading, tokens=tuple(tokens))


def _asks_funder(reading: Reading, vocabulary: Vocabulary) -> bool:
    """Whether a word of the question may ask who funds projects."""
    said = (p.concept for t in reading.tokens for key in t.keys for p in vocabulary.phrases.get(key, ()) if len(p.words) == 1)
    return any(c.kind == "tag" and _FUNDED.intersection(c.values) for c in said)


def _named_at(tokens: tuple[Token, ...], at: int) -> tuple[int, str] | None:
    """(how many words, the letters) of the name that begins at a token; None where none does."""
    if tokens[at].low not in _beginnings() and _beginnings().isdisjoint(tokens[at].keys):
        return None
    for words, short in _bodies():
        here = tokens[at : at + len(words)]
        whole = len(here) == len(words) and all(t.low == w for t, w in zip(here[:-1], words[:-1], strict=True))
        if whole and words[-1] in here[-1].keys and here[0].clause == here[-1].clause:
            return len(words), short
    return None


def _prints_letters(named: tuple[Token, ...], short: str, vocabulary: Vocabulary, analyser: Analyser, funded: bool) -> bool:
    """Whether the reports print the letters of a name and not its last word; of who funds projects (`funded`), whether their rows do."""
    funders = {word.lower() for r in vocabulary.records.values() for word in words_of(r.record.fields.get("funder", ""))}
    if funded and short in funders:
        return not any(named[-1].keys & set(analyser.lemmas(word)) for word in funders)
    return (short in funders or vocabulary.in_text(word_token(short, analyser))) and not vocabulary.in_text(named[-1])
