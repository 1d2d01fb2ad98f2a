"""The second look at the passages that search found: what a question's words do together in one sentence, weighed by learnt weights.

`features` is shared by the program and by the training script (eval/train_rerank.py), which writes data/models/katsaus-rerank.json.
"""

import json
from bisect import bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache, reduce
from itertools import accumulate, pairwise
from math import log
from operator import or_
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from ingest.data import data_path, read_table
from ingest.language.finnish import Analyser
from ingest.language.tokens import words
from ingest.stores.passage_words import PassageWords

Features = npt.NDArray[np.float64]
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


class Marks(NamedTuple):
    """Which of a question's words something holds, bit i for word i: the base form, the base form even as a part of a compound, any term, as typed."""

    lemma: int
    within: int
    term: int
    typed: int


@dataclass(frozen=True)
class Matched:
    """A passage against a question: its words, what each sentence holds, what the whole holds, where each asked word stands, and its size in words."""

    read: PassageWords
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


class Matcher:
    """Finds a question's words in passages that have been read."""

    def __init__(self, asked: Asked) -> None:
        self.asked = asked
        self._weights: dict[int, float] = {}
        self._named: list[tuple[bytes, list[int], tuple[int, int, int]]] = []
        """Each name, the asked words that it is a base form of, and the marks where it is the base form, another term, and the very word."""
        for name in sorted({name for word in asked.words for name in (*word.lemmas, *word.keys, word.text)}):
            base = [at for at, word in enumerate(asked.words) if name in word.lemmas]
            lemma, term = sum(1 << at for at in base), sum(1 << at for at, word in enumerate(asked.words) if name in word.keys)
            typed = sum(1 << at for at, word in enumerate(asked.words) if name == word.text)
            self._named.append((name.encode(), base, (self._code(lemma, lemma, term, 0), self._code(0, lemma, term, 0), self._code(0, 0, 0, typed))))

    def match(self, read: PassageWords) -> Matched:
        """A passage against the question."""
        starts = list(accumulate((sentence.size for sentence in read.sentences), initial=0))
        positions: list[set[int]] = [set() for _ in self.asked.words]
        codes = [0] * len(read.sentences)
        for name, base, marked in self._named:
            standing = read.standing(name)
            if standing is not None:
                for at in base:
                    positions[at].update(standing.base)
                for places, code in zip(standing, marked, strict=True):
                    for place in places:
                        codes[bisect_right(starts, place) - 1] |= code
        marks = {code: self._marks(code) for code in {*codes}}
        whole = self._marks(reduce(or_, codes, 0))
        return Matched(read, tuple(marks[code] for code in codes), whole, tuple(tuple(sorted(found)) for found in positions), starts[-1])

    def _code(self, *marks: int) -> int:
        """Marks as one number, which is fast to join."""
        return sum(mark << at * len(self.asked.words) for at, mark in enumerate(marks))

    def _marks(self, code: int) -> Marks:
        size = len(self.asked.words)
        return Marks(*(code >> at * size & (1 << size) - 1 for at in range(len(Marks._fields))))

    def weight(self, bits: int) -> float:
        """The weights of the asked words that are marked, together."""
        weight = self._weights.get(bits)
        if weight is None:
            weight = self._weights[bits] = sum(word.weight for at, word in enumerate(self.asked.words) if bits >> at & 1)
        return weight


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
    sentences = passage.read.sentences
    near = sentences[max(best - 1, 0) : best + 2]
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
        len(sentences) / 10,
        best / max(1, len(sentences)),
        float("time" in asked.kinds and any(sentence.year for sentence in near)),
        float("amount" in asked.kinds and any(sentence.number for sentence in near)),
        sentences[best].names / 3 if "person" in asked.kinds and sentences else 0.0,
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
