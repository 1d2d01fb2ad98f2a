"""Phrases of base forms to be found in questions, gathered by their first word."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache, lru_cache
from typing import Any

from ingest.data import read_table
from ingest.language.finnish import Analyser
from retrieval.language.lexicon import filler_words
from retrieval.language.mending import Beginnings, beginnings
from retrieval.language.names import account_key, name_words

JOINERS = frozenset({"ja", "sekä", "&"})
LEAST_BEGINNING = 3
"""Letters that a beginning in the lexicon has at least."""


@dataclass(frozen=True)
class Concept:
    """What a phrase may mean. kind: municipality, unit, subject, record, tag, account_word, status; `sure` is 2 for a name, 1 for a synonym, 0 for a guess."""

    kind: str
    values: tuple[str, ...]
    sure: int = 2


@dataclass(frozen=True)
class Phrase:
    """Words in order, each a set of base forms of which one must be met; a joiner ("ja") may stand before a word where `loose` says so."""

    words: tuple[frozenset[str], ...]
    concept: Concept
    loose: tuple[bool, ...] = ()
    begins: tuple[str, ...] = ()
    """Not empty: the beginnings of written words, in place of base forms, where not ""."""


@lru_cache(maxsize=20_000)
def _of_pattern(pattern: str, concept: Concept) -> Phrase:
    """A phrase of the lexicon, the same one for all vocabularies that have it."""
    words = pattern.lower().split()
    sets = tuple(frozenset() if word.startswith("~") else frozenset({word}) for word in words)
    begins = tuple(word[1:] if word.startswith("~") else "" for word in words)
    return Phrase(sets, concept, (False,) * len(sets), begins if any(begins) else ())


class Phrases:
    """Phrases gathered by the base forms of their first word."""

    def __init__(self) -> None:
        self._phrases: dict[str, list[Phrase]] = defaultdict(list)
        self._starting: list[tuple[str, Phrase]] = []
        self._seen: set[tuple[tuple[frozenset[str], ...], Concept]] = set()
        self.words: set[str] = set()

    def put(self, phrase: Phrase) -> None:
        """Takes a phrase in, once."""
        if not phrase.words or ((phrase.words, phrase.concept) in self._seen and not phrase.begins):
            return
        self._seen.add((phrase.words, phrase.concept))
        if phrase.begins and phrase.begins[0]:
            self._starting.append((phrase.begins[0], phrase))
            return
        for key in phrase.words[0]:
            self._phrases[key].append(phrase)

    def add_pattern(self, pattern: str, concept: Concept) -> None:
        """A phrase of the lexicon: base forms, or a beginning after "~"."""
        phrase = _of_pattern(pattern, concept)
        self.words.update(*phrase.words)
        self.put(phrase)

    def built(self) -> tuple[dict[str, tuple[Phrase, ...]], tuple[tuple[str, Phrase], ...]]:
        """Phrases by base form, and those whose first word is a beginning."""
        return {key: tuple(found) for key, found in self._phrases.items()}, tuple(self._starting)


class Builder(Phrases):
    """Phrases of the words that reports bring."""

    def __init__(self, analyser: Analyser) -> None:
        super().__init__()
        self._analyser = analyser

    def keys(self, word: str) -> frozenset[str]:
        """The base forms of a word."""
        return word_keys(self._analyser, word)

    def add(self, words: Sequence[str], concept: Concept, learn: bool = True) -> None:
        """A phrase from words as written; joiners become optional."""
        sets: list[frozenset[str]] = []
        loose: list[bool] = []
        waiting = False
        for word in words:
            if word in JOINERS and sets:
                waiting = True
                continue
            sets.append(self.keys(word))
            loose.append(waiting)
            waiting = False
            if learn:
                self.words.add(word)
        self.put(Phrase(tuple(sets), concept, tuple(loose)))


@lru_cache(maxsize=50_000)
def word_keys(analyser: Analyser, word: str) -> frozenset[str]:
    """The base forms of a word and the word itself."""
    bare = word.rstrip("-")
    if bare.endswith("miset"):  # saamiset: the noun, not the verb that it comes from
        return frozenset(bare[:-3] + end for end in ("set", "nen", "sen", "sia", "sta", "sten", "sista", "siin", "sissa", "silla", "sille", "silta"))
    return frozenset({*analyser.lemmas(bare), bare})


@lru_cache(maxsize=20_000)
def base_forms_of(analyser: Analyser, names: tuple[str, ...]) -> frozenset[str]:
    """The base forms of the words of names, those of one or two letters left out."""
    return frozenset(key for name in names for word in name_words(name) if len(word) > 2 for key in word_keys(analyser, word))


class PhrasesByWord(Mapping[str, tuple[Phrase, ...]]):
    """Phrases by base form: those of some reports, each before those of the lexicon, which are thousands and the same for all reports."""

    def __init__(self, layers: Sequence[Mapping[str, tuple[Phrase, ...]]] = ()) -> None:
        """`layers`: for a word the first that has it tells all."""
        self._layers = tuple(layers)

    def get(self, key: str, default: Any = None) -> Any:
        """The phrases of a word."""
        for layer in self._layers:
            if key in layer:
                return layer[key]
        return default

    def with_own(self, own: Mapping[str, tuple[Phrase, ...]]) -> "PhrasesByWord":
        """These phrases, each after others of its word."""
        return PhrasesByWord(({key: (*found, *self.get(key, ())) for key, found in own.items()}, *self._layers))

    def __getitem__(self, key: str) -> tuple[Phrase, ...]:
        for layer in self._layers:
            if key in layer:
                return layer[key]
        raise KeyError(key)

    def __contains__(self, key: object) -> bool:
        return isinstance(key, str) and self.get(key) is not None

    def __iter__(self) -> Iterator[str]:
        return iter(dict.fromkeys(key for layer in reversed(self._layers) for key in layer))

    def __len__(self) -> int:
        return len(set().union(*self._layers))


@dataclass(frozen=True)
class Lexicon:
    """The phrases of vocabularies whose reports have the same rows."""

    phrases: PhrasesByWord
    starting: tuple[tuple[str, Phrase], ...]
    known: Beginnings
    starting_with: Mapping[str, tuple[tuple[str, Phrase], ...]] = field(default_factory=dict, compare=False)
    """`starting` by the letters that all beginnings have at least: a word is held against few of them."""

    def with_own(self, own: Phrases) -> "Lexicon":
        """These phrases after others, and what those teach."""
        phrases, starting = own.built()
        known = Beginnings(self.known)
        known.learn(own.words)
        return Lexicon(self.phrases.with_own(phrases), (*starting, *self.starting), known, _lettered(starting, self.starting_with))


def _lettered(starting: Sequence[tuple[str, Phrase]], after: Mapping[str, tuple[tuple[str, Phrase], ...]]) -> Mapping[str, tuple[tuple[str, Phrase], ...]]:
    """Beginnings and their phrases by their first letters, each before those that stand there already."""
    found: dict[str, list[tuple[str, Phrase]]] = defaultdict(list)
    for beginning, phrase in starting:
        found[beginning[:LEAST_BEGINNING]].append((beginning, phrase))
    return {**after, **{start: (*phrases, *after.get(start, ())) for start, phrases in found.items()}}


def lexicon(rows: Iterable[str]) -> Lexicon:
    """The phrases of the lexicon where reports have rows of these keys."""
    return _with_rows(named_rows() & set(rows))


@lru_cache(maxsize=256)
def _with_rows(rows: frozenset[str]) -> Lexicon:
    own = Phrases()
    for row in read_table("account_words"):
        names = row["account"].split("|")
        fits = tuple(key for key in dict.fromkeys(map(account_key, names)) if key in rows)
        if fits:
            own.add_pattern(row["phrase"], Concept("subject", fits, 1 if row["sure"] == "likely" else 2))
        elif row["sure"] != "held":  # where no report has the row these mean what they mean
            own.add_pattern(row["phrase"], Concept("account_word", (names[0],), 0))
    return _common().with_own(own)


@cache
def named_rows() -> frozenset[str]:
    """Keys of the rows that the lexicon has words for."""
    return frozenset(account_key(name) for row in read_table("account_words") for name in row["account"].split("|"))


@cache
def _common() -> Lexicon:
    builder = Phrases()
    for row in read_table("question_words"):
        builder.add_pattern(row["phrase"], Concept("tag", (row["tag"],)))
    for row in read_table("question_statuses"):
        builder.add_pattern(row["phrase"], Concept("status", (row["status"],)))
    builder.words.update(row["word"] for row in read_table("question_times"))
    builder.words.update(f"{row['month']}kuu" for row in read_table("months"))
    for word in sorted(filler_words()):
        builder.add_pattern(word, Concept("tag", ("filler",), 1))
    phrases, starting = builder.built()
    return Lexicon(PhrasesByWord((phrases,)), starting, beginnings(builder.words), _lettered(starting, {}))


@cache
def with_other_names(keys: tuple[str, ...]) -> tuple[str, ...]:
    """The keys of rows with the other names by which reports print the same: ("lainakanta",) → ("lainakanta", "lainat")."""
    alike = [[account_key(name) for name in row["account"].split("|")] for row in read_table("account_words") if row["sure"] == "yes"]
    return tuple(dict.fromkeys((*keys, *(name for key in keys for names in alike if key in names for name in names))))
