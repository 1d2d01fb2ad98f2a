"""Passages that answer a question: word and vector search, scores added, a second look at the best, and the sentence or row that fits."""

from collections.abc import Iterable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, replace
from math import log
from typing import Protocol

import numpy as np

from ingest.embed import Embedder, Vectors
from ingest.finnish import Analyser
from ingest.lexical_index import Scores, TermStore, TermWeights, rarity, score, term_weights
from ingest.model import Passage, Place
from ingest.passages import TRAIL, passage_id
from retrieval.rerank import Analysed, Asked, AskedWord, Reranker, analyse, ask, features, shipped_reranker

DENSE_SHARE = 28.0
"""What a cosine of 1 counts beside a word score, tuned on training questions in a pool of `_TUNED_ON` passages."""
_TUNED_ON = 30_000
_CANDIDATES = 100
_SECOND_LOOK = 20
_LOGIT = 0.4
"""What one point of score is worth as a logit where there is no re-ranker."""
_TABLE_ASKED = 3.0
"""The same for a table, when the question asks for what tables hold."""
_SAME_WORDS = 0.9
"""Share of common words from which two passages are one text printed twice."""


class PassageStore(TermStore, Protocol):
    """What SQL tells of passages."""

    def passages_of(self, passage_ids: Sequence[str]) -> Mapping[str, tuple[str, Passage]]:
        """passage_id → (report_id, passage), of those that there are."""


class VectorIndex(Protocol):
    """What the passage index tells."""

    def nearest(self, vector: Vectors, k: int, report_ids: Sequence[str] | None = None) -> Iterable[tuple[str, float]]:
        """(passage_id, cosine similarity) of the k nearest, nearest first."""


@dataclass(frozen=True)
class Hit:
    """A passage that was found. `best_sentence` is the sentence or row that fits the question best, `place` where it is printed."""

    passage_id: str
    report_id: str
    score: float
    passage: Passage
    best_sentence: str
    place: Place
    coverage: float = 1.0
    """How much of the question's words, weighted by how telling they are, the passage holds: 0 to 1."""
    missing: tuple[str, ...] = ()
    """The question's words that the passage does not hold, the most telling first."""
    also: tuple[str, ...] = ()
    """Ids of passages that print the same text and were left out."""


@dataclass(frozen=True)
class _Candidate:
    """A passage with its word score and nearness."""

    passage_id: str
    lexical: float
    dense: float

    @property
    def score(self) -> float:
        return self.lexical + DENSE_SHARE * self.dense


class Search:
    """Word and vector search over the stored reports; safe to share between threads when its parts are."""

    def __init__(
        self,
        store: PassageStore,
        index: VectorIndex,
        embedder: Embedder,
        analyser: Analyser,
        weights: TermWeights | None = None,
        reranker: Reranker | None = None,
    ) -> None:
        """`weights` and `reranker` that are None are the shipped ones."""
        self._store = store
        self._index = index
        self._embedder = embedder
        self._analyser = analyser
        self._given_weights = weights
        self._given_reranker = reranker

    def search(self, text: str, report_ids: Sequence[str] | None = None, k: int = 10) -> list[Hit]:
        """The k best passages of the reports named (None: of all), best first; [] when nothing fits."""
        known = self._given_weights or term_weights()
        terms = {key: known[key] for key in dict.fromkeys(self._analyser.keys(text, asked=True))}
        if not terms or (report_ids is not None and not report_ids):
            return []
        by_words = score(self._store, terms, report_ids, _CANDIDATES)
        if not by_words.size:
            return []
        found = self._first_look(text, by_words, report_ids)[: max(_SECOND_LOOK, 2 * k)]
        held = self._store.passages_of([candidate.passage_id for candidate in found])
        candidates = [candidate for candidate in found if candidate.passage_id in held]  # what was taken out meanwhile is left out
        asked = ask(text, self._analyser, by_words.weights, rarity(by_words.size, 0))
        read = {
            candidate.passage_id: self._read(passage)
            for candidate in candidates[: max(_SECOND_LOOK, k)]
            for passage in [held[candidate.passage_id][1]]
        }
        hits: list[Hit] = []
        for candidate in self._second_look(asked, candidates, read, held):
            report_id, passage = held[candidate.passage_id]
            same = next((at for at, hit in enumerate(hits) if _same_text(hit.passage, passage)), None)
            if same is not None:
                hits[same] = replace(hits[same], also=(*hits[same].also, candidate.passage_id))
            elif len(hits) < k:
                analysed = read.get(candidate.passage_id) or self._read(passage)
                hits.append(self._hit(candidate, report_id, passage, asked, analysed))
        return hits

    def _read(self, passage: Passage) -> Analysed:
        return analyse("\n".join(filter(None, (TRAIL.join(passage.section), passage.text))), self._analyser, passage.kind == "table")

    def _first_look(self, text: str, by_words: Scores, report_ids: Sequence[str] | None) -> list[_Candidate]:
        """The best by word score + DENSE_SHARE · nearness, best first. What vector search did not return is as near as its last one."""
        scale = log(2 * _TUNED_ON) / log(2 * by_words.size + 2)  # rare is less rare among few passages
        lexical = {
            passage_id(by_words.reports[owner], number): scale * float(value)
            for owner, number, value in zip(by_words.owners.tolist(), by_words.numbers.tolist(), by_words.values, strict=True)
        }
        near = dict(self._index.nearest(self._embedder.query(text), _CANDIDATES, report_ids))
        furthest = min(near.values(), default=0.0)
        found = [_Candidate(one, lexical.get(one, 0.0), near.get(one, furthest)) for one in dict.fromkeys([*lexical, *near])]
        return sorted(found, key=lambda candidate: (-candidate.score, candidate.passage_id))

    def _second_look(
        self, asked: Asked, candidates: Sequence[_Candidate], read: Mapping[str, Analysed], held: Mapping[str, tuple[str, Passage]]
    ) -> list[_Candidate]:
        """The candidates with the first few put in the order that the re-ranker gives them; a question for figures prefers tables."""
        first = list(candidates[:_SECOND_LOOK])
        if len(first) < 2:
            return list(candidates)
        reranker = self._given_reranker or shipped_reranker()
        if reranker is None:
            values = np.array([candidate.score for candidate in first]) * _LOGIT
        else:
            found = features(asked, [read[one.passage_id] for one in first], [one.lexical for one in first], [one.dense for one in first])
            values = reranker.scores(found)
        if "table" in asked.kinds and "text" not in asked.kinds:
            values += [_TABLE_ASKED * (held[one.passage_id][1].kind == "table") for one in first]
        order = np.argsort(-values, kind="stable").tolist()
        return [*(first[at] for at in order), *candidates[_SECOND_LOOK:]]

    def _hit(self, candidate: _Candidate, report_id: str, passage: Passage, asked: Asked, analysed: Analysed) -> Hit:
        missing = sorted((word for word in asked.words if word.lemmas.isdisjoint(analysed.keys)), key=lambda word: -word.weight)
        sentence, place = _best_sentence(passage, asked, analysed)
        covered = 1 - sum(word.weight for word in missing) / asked.total
        return Hit(candidate.passage_id, report_id, candidate.score, passage, sentence, place, covered, tuple(word.text for word in missing))


def _best_sentence(passage: Passage, asked: Asked, analysed: Analysed) -> tuple[str, Place]:
    """The sentence or row with most of the question's weight; a little more for the shorter of two. Not the heading."""
    heading = 1 if passage.section else 0
    best, chosen = -1.0, (passage.text[:400], passage.places[0])
    for sentence in analysed.sentences:
        if sentence.line >= heading:
            value = sum(_held(word, sentence.keys) for word in asked.words) / log(20 + len(sentence.keys))
            if value > best:
                best, chosen = value, (sentence.text, passage.places[min(sentence.line - heading, len(passage.places) - 1)])
    return chosen


def _held(word: AskedWord, keys: AbstractSet[str]) -> float:
    """What a word of the question adds to a sentence: its weight for the word itself, half for one of its parts or relatives."""
    if not word.lemmas.isdisjoint(keys):
        return word.weight
    return 0.0 if word.keys.isdisjoint(keys) else word.weight / 2


def _same_text(one: Passage, other: Passage) -> bool:
    """Whether two passages print nearly the same words and numbers."""
    if one.kind != other.kind:
        return False
    first, second = set(one.text.split()), set(other.text.split())
    return len(first & second) >= _SAME_WORDS * len(first | second)
