"""The second look at the passages that search found: what a question's words do together in one sentence, weighed by learnt weights.

`features` is shared by the program and by the training script (eval/train_rerank.py), which writes data/models/katsaus-rerank.json.
"""

import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from math import log

import numpy as np
import numpy.typing as npt

from ingest.data import data_path, read_table
from ingest.finnish import Analyser
from ingest.sentences import sentences
from ingest.tokens import words

Features = npt.NDArray[np.float64]
_YEAR = re.compile(r"(?:1[0-9]|20)\d\d\Z")
_NAME = re.compile(r"(?<=[a-zäöå,(] )[A-ZÅÄÖ]\w+")
_FAR = 8
"""Words between two words of a question at which they no longer count as standing together."""

ABSOLUTE = (
    "lexical", "dense", "covered", "covered_as_typed", "best_sentence", "best_two", "together", "length", "sentences", "where", "time", "amount", "person", "question",
)  # fmt: skip
RELATIVE = ("covered", "covered_as_typed", "best_sentence", "best_two", "together")
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


@dataclass(frozen=True)
class Sentence:
    """A sentence or table row: its words as they stand, their base forms, all their index terms, and the line it stands on."""

    text: str
    typed: tuple[str, ...]
    lemmas: frozenset[str]
    keys: frozenset[str]
    line: int


@dataclass(frozen=True)
class Analysed:
    """A passage's text read once: its sentences or lines, all typed words, all index terms, and where each base form stands."""

    sentences: tuple[Sentence, ...]
    typed: frozenset[str]
    keys: frozenset[str]
    positions: Mapping[str, Sequence[int]]
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


def analyse(text: str, analyser: Analyser, lines: bool = False) -> Analysed:
    """A passage's text read for re-ranking; `lines` for a table, whose rows stand for sentences."""
    found: list[Sentence] = []
    typed: set[str] = set()
    keys: set[str] = set()
    positions: dict[str, list[int]] = {}
    size = 0
    for number, line in enumerate(text.split("\n")):
        for sentence in [line] if lines else sentences(line):
            forms = tuple(words(sentence))
            lemmas: set[str] = set()
            sentence_keys: set[str] = set()
            for form in forms:
                bases = analyser.lemmas(form.rstrip("-"))
                lemmas.update(bases)
                sentence_keys.update(analyser.word_keys(form.rstrip("-")))
                for base in bases:
                    positions.setdefault(base, []).append(size)
                size += 1
            typed.update(forms)
            keys |= sentence_keys
            found.append(Sentence(sentence, forms, frozenset(lemmas), frozenset(sentence_keys), number))
    return Analysed(tuple(found), frozenset(typed), frozenset(keys), positions, size)


def features(asked: Asked, passages: Sequence[Analysed], lexical: Sequence[float], dense: Sequence[float]) -> Features:
    """(n, len(NAMES)) for n passages of one question, from their word and vector scores and what they say."""
    rows = np.array([_features(asked, passage) for passage in passages], np.float64).reshape(len(passages), len(ABSOLUTE) - 2)
    scores = np.array([lexical, dense], np.float64).T.reshape(len(passages), 2)
    scores -= scores.max(0, keepdims=True)
    scores[:, 0] /= 10
    first = np.concatenate([scores, rows], 1)
    columns = [ABSOLUTE.index(name) for name in RELATIVE]
    return np.concatenate([first, first[:, columns] - first[:, columns].max(0, keepdims=True)], 1)


def _features(asked: Asked, passage: Analysed) -> list[float]:
    covered = as_typed = 0.0
    in_sentence: list[float] = [0.0] * len(passage.sentences)
    in_two: list[float] = [0.0] * len(passage.sentences)
    for word in asked.words:
        if not word.keys.isdisjoint(passage.keys):
            covered += word.weight
        if word.text in passage.typed:
            as_typed += word.weight
        if not any(lemma in passage.positions for lemma in word.lemmas):
            continue
        before = False
        for at, sentence in enumerate(passage.sentences):
            here = not word.lemmas.isdisjoint(sentence.lemmas)
            if here:
                in_sentence[at] += word.weight
            if here or before:
                in_two[at] += word.weight
            before = here
    best = max(range(len(in_sentence)), key=lambda at: in_sentence[at], default=0)
    forms = [form for sentence in passage.sentences[max(best - 1, 0) : best + 2] for form in sentence.typed]
    kinds = asked.kinds
    return [
        covered / asked.total,
        as_typed / asked.total,
        max(in_sentence, default=0.0) / asked.total,
        max(in_two, default=0.0) / asked.total,
        _together(asked, passage),
        log(1 + passage.size),
        len(passage.sentences) / 10,
        best / max(1, len(passage.sentences)),
        float("time" in kinds and any(_YEAR.match(form) for form in forms)),
        float("amount" in kinds and any(form[0].isdigit() for form in forms)),
        min(3, len(_NAME.findall(passage.sentences[best].text))) / 3 if "person" in kinds and passage.sentences else 0.0,
        asked.total / 100,
    ]


def _together(asked: Asked, passage: Analysed) -> float:
    """Share of the question's neighbouring telling words that stand near each other in the passage: 1 side by side, less further off."""
    telling = [word for word in asked.words if word.weight > asked.total / (2 * len(asked.words))]
    whole = got = 0.0
    for one, other in pairwise(telling):
        weight = min(one.weight, other.weight)
        whole += weight
        ones = [at for lemma in one.lemmas for at in passage.positions.get(lemma, ())]
        others = [at for lemma in other.lemmas for at in passage.positions.get(lemma, ())]
        if ones and others:
            gap = min(abs(first - second) for first in ones for second in others)
            got += weight * (1.0 if gap <= 1 else max(0.0, 1 - gap / (_FAR + 1)))
    return got / whole if whole else 0.0


@dataclass(frozen=True)
class Reranker:
    """Learnt weights: one hidden layer, or none; features are first brought to mean 0 and deviation 1."""

    mean: Features
    deviation: Features
    layers: tuple[tuple[Features, Features], ...]
    """(weights (in, out), bias (out,)) of each layer; a hidden layer's output goes through tanh."""

    def scores(self, found: Features) -> Features:
        """(n,) from (n, len(NAMES)): higher is better, comparable within one question."""
        value = (found - self.mean) / self.deviation
        for at, (weights, bias) in enumerate(self.layers):
            value = value @ weights + bias
            if at < len(self.layers) - 1:
                value = np.tanh(value)
        return value[:, 0]


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
    return Reranker(np.array(held["mean"], np.float64), np.array(held["deviation"], np.float64), layers)
