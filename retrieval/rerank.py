"""The second look at the passages that search found: what a question's words do together in one sentence, weighed by learnt weights.

`features` is shared by the program and by the training script (eval/train_rerank.py), which writes data/models/katsaus-rerank.json.
"""

import json
import re
from collections.abc import Iterable, Mapping, Sequence, Set
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import pairwise
from math import log
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from ingest.data import data_path, read_table
from ingest.finnish import Analyser
from ingest.sentences import sentences
from ingest.tokens import words, words_of_each

Features = npt.NDArray[np.float64]
_YEAR = re.compile(r"(?:1[0-9]|20)\d\d\Z")
_NAME = re.compile(r"(?<=[a-zäöå,(] )[A-ZÅÄÖ]\w+")
_FAR = 8
"""Words between two words of a question at which they no longer count as standing together."""
_BEGINNING = 8
"""Words at the beginning of a passage, which tell what it is about."""
_COMPANY = 3
"""Passages of one report this near each other in reading order keep each other company."""

ABSOLUTE = (
    "lexical", "dense", "covered", "covered_as_typed", "best_sentence", "best_two", "together", "length", "sentences",
    "where", "time", "amount", "person", "question", "begins", "heaviest_missing", "repeats", "numbers_missing", "company",
)  # fmt: skip
RELATIVE = ("covered", "covered_as_typed", "best_sentence", "best_two", "together", "begins", "repeats", "company")
NAMES = (*ABSOLUTE, *(f"{name}_to_best" for name in RELATIVE))


@dataclass(frozen=True)
class AskedWord:
    """A word of the question: as typed, its base forms, all its index terms, and how telling it is (weight × rarity)."""

    text: str
    lemmas: frozenset[str]
    keys: frozenset[str]
    weight: float


@dataclass(frozen=True)
class Asked:
    """A question's words in order without repeats, the sum of their weights, and what kinds of answer it asks for."""

    words: tuple[AskedWord, ...]
    total: float
    kinds: frozenset[str]


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence or table row, its words as they stand, and the line of the passage it stands on."""

    text: str
    words: tuple[str, ...]
    line: int


class Marks(NamedTuple):
    """Which of a question's words something holds, bit i for word i: the base form, the base form even as a part of a compound, any term, as typed."""

    lemma: int = 0
    within: int = 0
    term: int = 0
    typed: int = 0

    def joined(self, other: "Marks") -> "Marks":
        """What either holds."""
        return Marks(self.lemma | other.lemma, self.within | other.within, self.term | other.term, self.typed | other.typed)


@dataclass(frozen=True)
class Matched:
    """A passage against a question: its sentences, what each holds, what the whole holds, where each asked word stands, and its size in words."""

    sentences: Sequence[Sentence]
    marks: tuple[Marks, ...]
    whole: Marks
    positions: tuple[tuple[int, ...], ...]
    size: int


@cache
def _kinds() -> dict[str, frozenset[str]]:
    """Word → what kinds of thing a question with it asks for."""
    return {row["word"]: frozenset(row["kind"].split()) for row in read_table("question_kinds")}


def ask(text: str, analyser: Analyser, weights: Mapping[str, float], unseen: float) -> Asked:
    """The question as re-ranking reads it; `weights` of index terms, `unseen` for a term that no passage holds."""
    asked = []
    for typed in dict.fromkeys(words(text)):
        form = analyser.restored(typed) or typed
        lemmas = analyser.lemmas(form.rstrip("-"))
        weight = max(weights.get(lemma, unseen) for lemma in lemmas)
        asked.append(AskedWord(form, frozenset(lemmas), frozenset(analyser.word_keys(form.rstrip("-"))), weight))
    kinds = {kind for word in asked for name in (word.text, *word.lemmas) for kind in _kinds().get(name, ())}
    return Asked(tuple(asked), sum(word.weight for word in asked) or 1.0, frozenset(kinds))


@lru_cache(maxsize=4096)
def read(text: str, lines: bool = False) -> tuple[Sentence, ...]:
    """A passage's sentences and their words; `lines` for a table, whose rows stand for sentences."""
    found = [(sentence, number) for number, line in enumerate(text.split("\n")) for sentence in ([line] if lines else sentences(line))]
    forms = words_of_each([sentence for sentence, _ in found])
    return tuple(Sentence(sentence, tuple(held), number) for (sentence, number), held in zip(found, forms, strict=True))


class Matcher:
    """Finds a question's words in passages; a word form met twice is compared once."""

    def __init__(self, asked: Asked, analyser: Analyser) -> None:
        self.asked = asked
        self._analyser = analyser
        self._of_lemma: dict[str, int] = {}
        self._of_key: dict[str, int] = {}
        self._of_text: dict[str, int] = {}
        for at, word in enumerate(asked.words):
            for table, names in ((self._of_lemma, word.lemmas), (self._of_key, word.keys), (self._of_text, (word.text,))):
                for name in names:
                    table[name] = table.get(name, 0) | 1 << at
        self._asked_names = self._of_lemma.keys() | self._of_key.keys()
        self._judged: set[str] = set()
        self._marks: dict[str, Marks] = {}

    def prepare(self, passages: Iterable[Sequence[Sentence]]) -> None:
        """Compares the word forms of all the passages at once, which takes less time."""
        self._judge({form for read_sentences in passages for sentence in read_sentences for form in sentence.words})

    def _judge(self, forms: Set[str]) -> None:
        """Finds which of the forms are asked words."""
        new = forms - self._judged
        self._judged |= new
        bare = {form: form.rstrip("-") for form in new}
        self._analyser.prepare(bare.values())
        meeting = set(self._analyser.meeting(set(bare.values()), self._asked_names))
        for form in new:
            if bare[form] in meeting or form in self._of_text:
                self._marks[form] = self._compared(form, bare[form])

    def _compared(self, form: str, bare: str) -> Marks:
        """Which asked words one word form of a passage is."""
        lemma = within = term = 0
        for name in self._analyser.lemmas(bare):
            lemma |= self._of_lemma.get(name, 0)
        for name in self._analyser.word_keys(bare):
            within |= self._of_lemma.get(name, 0)
            term |= self._of_key.get(name, 0)
        return Marks(lemma, within, term, self._of_text.get(form, 0))

    def match(self, read_sentences: Sequence[Sentence]) -> Matched:
        """A passage that was read, against the question."""
        self.prepare([read_sentences])
        positions: list[list[int]] = [[] for _ in self.asked.words]
        every: list[Marks] = []
        whole, marks, size = _NOTHING, self._marks, 0
        for sentence in read_sentences:
            held = _NOTHING
            for position, found in [(at, marks[form]) for at, form in enumerate(sentence.words, size) if form in marks]:
                held = held.joined(found)
                for at in _bits(found.lemma):
                    positions[at].append(position)
            size += len(sentence.words)
            every.append(held)
            if held is not _NOTHING:
                whole = whole.joined(held)
        return Matched(read_sentences, tuple(every), whole, tuple(map(tuple, positions)), size)

    def weight(self, bits: int) -> float:
        """The weights of the asked words that are marked, together."""
        return sum(word.weight for at, word in enumerate(self.asked.words) if bits >> at & 1)


_NOTHING = Marks()


def _bits(marked: int) -> list[int]:
    return [at for at in range(marked.bit_length()) if marked >> at & 1]


def features(matcher: Matcher, passages: Sequence[Matched], lexical: Sequence[float], dense: Sequence[float], places: Sequence[tuple[str, int]]) -> Features:
    """(n, len(NAMES)) for n passages of one question, from their word and vector scores, what they say, and where they stand.

    `places` is (report, position in reading order) of each.
    """
    rows = np.array([_features(matcher, passage) for passage in passages], np.float64).reshape(len(passages), len(ABSOLUTE) - 3)
    scores = np.array([lexical, dense], np.float64).T.reshape(len(passages), 2)
    scores -= scores.max(0, keepdims=True)
    scores[:, 0] /= 10
    first = np.concatenate([scores, rows, _company(places, scores)[:, None]], 1)
    columns = [ABSOLUTE.index(name) for name in RELATIVE]
    return np.concatenate([first, first[:, columns] - first[:, columns].max(0, keepdims=True)], 1)


def _company(places: Sequence[tuple[str, int]], scores: Features) -> Features:
    """(n,): how well the best other passage nearby in the same report scores, 0 where there is none."""
    numbers = np.array([number for _, number in places])
    reports = np.unique([report for report, _ in places], return_inverse=True)[1]
    near = (reports[:, None] == reports[None]) & (abs(numbers[:, None] - numbers[None]) <= _COMPANY)
    np.fill_diagonal(near, False)
    good: Features = (near * np.exp(scores.sum(1))[None]).max(1, initial=0.0)
    return good


def _features(matcher: Matcher, passage: Matched) -> list[float]:
    asked = matcher.asked
    in_sentence = [matcher.weight(marks.lemma) for marks in passage.marks]
    in_two = [matcher.weight(marks.lemma | before.lemma) if marks.lemma and before.lemma else 0.0 for before, marks in pairwise(passage.marks)]
    best = max(range(len(in_sentence)), key=lambda at: in_sentence[at], default=0)
    near = [form for sentence in passage.sentences[max(best - 1, 0) : best + 2] for form in sentence.words]
    heaviest = max((word.weight for word in asked.words), default=0.0)
    missing = max((word.weight for at, word in enumerate(asked.words) if not passage.whole.term >> at & 1), default=0.0)
    numbers = [at for at, word in enumerate(asked.words) if word.text[0].isdigit()]
    return [
        matcher.weight(passage.whole.term) / asked.total,
        matcher.weight(passage.whole.typed) / asked.total,
        max(in_sentence, default=0.0) / asked.total,
        max([*in_sentence, *in_two], default=0.0) / asked.total,
        _together(asked, passage),
        log(1 + passage.size),
        len(passage.sentences) / 10,
        best / max(1, len(passage.sentences)),
        float("time" in asked.kinds and any(_YEAR.match(form) for form in near)),
        float("amount" in asked.kinds and any(form[0].isdigit() for form in near)),
        min(3, len(_NAME.findall(passage.sentences[best].text))) / 3 if "person" in asked.kinds and passage.sentences else 0.0,
        asked.total / 100,
        sum(word.weight for word, places in zip(asked.words, passage.positions, strict=True) if places and places[0] < _BEGINNING) / asked.total,
        missing / heaviest if heaviest else 0.0,
        sum(word.weight * min(3, len(places)) for word, places in zip(asked.words, passage.positions, strict=True)) / (3 * asked.total),
        sum(not passage.whole.typed >> at & 1 for at in numbers) / len(numbers) if numbers else 0.0,
    ]


def _together(asked: Asked, passage: Matched) -> float:
    """Share of the question's neighbouring telling words that stand near each other in the passage: 1 side by side, less further off."""
    telling = [at for at, word in enumerate(asked.words) if word.weight > asked.total / (2 * len(asked.words))]
    whole = got = 0.0
    for one, other in pairwise(telling):
        weight = min(asked.words[one].weight, asked.words[other].weight)
        whole += weight
        if passage.positions[one] and passage.positions[other]:
            gap = min(abs(first - second) for first in passage.positions[one] for second in passage.positions[other])
            got += weight * (1.0 if gap <= 1 else max(0.0, 1 - gap / (_FAR + 1)))
    return got / whole if whole else 0.0


@dataclass(frozen=True)
class Reranker:
    """Learnt weights: what the first look's score counts, and a net of one hidden layer, or none, over the features brought to mean 0 and deviation 1."""

    mean: Features
    deviation: Features
    layers: tuple[tuple[Features, Features], ...]
    """(weights (in, out), bias (out,)) of each layer; a hidden layer's output goes through tanh."""
    first_look: float = 0.0

    def scores(self, found: Features, first_scores: Features) -> Features:
        """(n,) from (n, len(NAMES)) and the first look's scores (n,): higher is better, comparable within one question."""
        value = (found - self.mean) / self.deviation
        for at, (weights, bias) in enumerate(self.layers):
            value = value @ weights + bias
            if at < len(self.layers) - 1:
                value = np.tanh(value)
        scores: Features = value[:, 0] + self.first_look * first_scores
        return scores


@cache
def shipped_reranker() -> Reranker | None:
    """The re-ranker in data/models/, or None where there is none or it was trained on other features."""
    path = data_path("models", "katsaus-rerank.json")
    if not path.exists():
        return None
    held = json.loads(path.read_text(encoding="utf-8"))
    if tuple(held["features"]) != NAMES:
        return None
    layers = tuple((np.array(layer["weights"], np.float64), np.array(layer["bias"], np.float64)) for layer in held["layers"])
    return Reranker(np.array(held["mean"], np.float64), np.array(held["deviation"], np.float64), layers, float(held["first_look"]))
