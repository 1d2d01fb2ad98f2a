"""What the second look at a passage needs and no question changes: its sentences, and where each of its words and index terms stands.

It is read when a report is, and kept beside the passage, so that a search neither cuts sentences nor analyses words of what it has found.
"""

import json
import re
import zlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import NamedTuple, Protocol

from ingest.language.sentences import sentences
from ingest.language.tokens import words_of_each
from ingest.model import Passage
from ingest.stores.lexical_index import ReportTerms, report_terms
from ingest.stores.passages import TRAIL, passage_terms

_YEAR = re.compile(r"(?:1[0-9]|20)\d\d\Z")
_NAME = re.compile(r"(?<=[a-zäöå,(] )[A-ZÅÄÖ]\w+")
_MOST_NAMES = 3


class WordAnalyser(Protocol):
    """What tells the base forms and terms of words; `ingest.language.finnish.Analyser`."""

    def keys(self, text: str) -> list[str]:
        """Index terms of a text, repeated as often as they occur."""

    def prepare(self, words: Iterable[str]) -> None:
        """Told which words (lower case) will be asked about next."""

    def lemmas(self, word: str) -> tuple[str, ...]:
        """Base forms, never none."""

    def word_keys(self, word: str) -> tuple[str, ...]:
        """Index terms of one word, base forms among them, each once."""


class Sentence(NamedTuple):
    """A sentence or table row: the line of the passage it stands on and where in that, its words, whether it holds a year, or any number, and its names.

    Letters are counted with white space run together but in a row of a table; names at most to 3.
    """

    line: int
    start: int
    end: int
    size: int
    year: bool
    number: bool
    names: int


class Standing(NamedTuple):
    """Where a name stands, by words from the beginning: as a base form of the word there, as another of its index terms, as the very word."""

    base: tuple[int, ...] = ()
    other: tuple[int, ...] = ()
    typed: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class PassageWords:
    """A passage's sentences and its words; `pack` makes bytes of it and `unpack` it of them."""

    sentences: tuple[Sentence, ...]
    index: bytes
    """A line for each base form, other term and word: the name and its three kinds of places, tabs between, places by commas."""

    def standing(self, name: bytes) -> Standing | None:
        """Where a name (UTF-8) stands, None when it does not."""
        start = self.index.find(b"\n%s\t" % name)
        if start < 0:
            return None
        start += len(name) + 2
        base, other, typed = self.index[start : self.index.index(b"\n", start)].split(b"\t")
        return Standing(_places(base), _places(other), _places(typed))

    def pack(self) -> bytes:
        """As it is stored."""
        numbers = [number for sentence in self.sentences for number in map(int, sentence)]
        return zlib.compress(json.dumps(numbers, separators=(",", ":")).encode() + self.index)


def unpack(packed: bytes) -> PassageWords:
    """What `pack` made the bytes of."""
    head, between, index = zlib.decompress(packed).partition(b"\n")
    numbers = json.loads(head)
    each = len(Sentence._fields)
    return PassageWords(tuple(Sentence._make(numbers[at : at + each]) for at in range(0, len(numbers), each)), between + index)


def words_of(passage: Passage, analyser: WordAnalyser) -> PassageWords:
    """A passage's heading trail and text, read."""
    return read_words(searched_text(passage), analyser, passage.kind == "table")


def index_of(passages: Sequence[Passage], analyser: WordAnalyser) -> ReportTerms:
    """A report's part of the word index."""
    return report_terms([passage_terms(passage, analyser.keys) for passage in passages], [words_of(passage, analyser).pack() for passage in passages])


def searched_text(passage: Passage) -> str:
    """The heading trail, if any, on a line of its own, and the text."""
    return "\n".join(filter(None, (TRAIL.join(passage.section), passage.text)))


def read_words(text: str, analyser: WordAnalyser, lines: bool = False) -> PassageWords:
    """A text read; `lines` for a table, whose rows stand for sentences."""
    found = [(number, start, sentence) for number, line in enumerate(text.split("\n")) for start, sentence in _cut(line, lines)]
    forms = words_of_each([sentence for *_, sentence in found])
    read = [
        Sentence(number, start, start + len(sentence), len(held), any(map(_YEAR.match, held)), any(form[0].isdigit() for form in held), _names(sentence))
        for (number, start, sentence), held in zip(found, forms, strict=True)
    ]
    places: dict[str, list[int]] = {}
    for at, form in enumerate(form for held in forms for form in held):
        places.setdefault(form, []).append(at)
    return PassageWords(tuple(read), _index(places, analyser))


def sentence_text(text: str, sentence: Sentence, lines: bool = False) -> str:
    """A sentence of those that were read from the text."""
    line = text.split("\n")[sentence.line]
    return (line if lines else " ".join(line.split()))[sentence.start : sentence.end]


def _cut(line: str, whole: bool) -> Iterator[tuple[int, str]]:
    """Where each sentence begins, and the sentence; `whole` for a row, which is one."""
    if whole:
        yield 0, line
        return
    joined, start = " ".join(line.split()), 0
    for sentence in sentences(line):
        start = joined.index(sentence, start)
        yield start, sentence
        start += len(sentence)


def _names(sentence: str) -> int:
    return sum(1 for _ in islice(_NAME.finditer(sentence), _MOST_NAMES))


def _index(places: Mapping[str, list[int]], analyser: WordAnalyser) -> bytes:
    """The lines of the words' names, from where each word stands."""
    held: dict[str, tuple[list[int], list[int], list[int]]] = {}
    bare = {form: form.rstrip("-") for form in places}
    analyser.prepare(bare.values())
    for form, where in places.items():
        lemmas = analyser.lemmas(bare[form])
        held.setdefault(form, ([], [], []))[2].extend(where)
        for name in dict.fromkeys(lemmas):
            held.setdefault(name, ([], [], []))[0].extend(where)
        for name in analyser.word_keys(bare[form]):
            if name not in lemmas:
                held.setdefault(name, ([], [], []))[1].extend(where)
    lines = ("\t".join((name, *(",".join(map(str, sorted(where))) for where in kinds))) for name, kinds in sorted(held.items()))
    return "\n".join(("", *lines, "")).encode()


def _places(joined: bytes) -> tuple[int, ...]:
    return tuple(map(int, joined.split(b","))) if joined else ()
