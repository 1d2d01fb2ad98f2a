"""Passages that answer a question: word search and vector search, their scores added, the best sentence or table row picked."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from math import log
from typing import Protocol

from ingest.embed import Embedder, Vectors
from ingest.finnish import Analyser
from ingest.lexical_index import TermStore, TermWeights, score, term_weights
from ingest.model import Passage, Place
from ingest.passages import passage_id
from ingest.sentences import sentences
from ingest.tokens import words

DENSE_SHARE = 0.6
"""What a vector score counts beside a word score, each divided by its best of the query; tuned on training questions."""
_CANDIDATES = 100
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


class Search:
    """Word and vector search over the stored reports; safe to share between threads when its parts are."""

    def __init__(self, store: PassageStore, index: VectorIndex, embedder: Embedder, analyser: Analyser, weights: TermWeights | None = None) -> None:
        self._store = store
        self._index = index
        self._embedder = embedder
        self._analyser = analyser
        self._weights = weights if weights is not None else term_weights()

    def search(self, text: str, report_ids: Sequence[str] | None = None, k: int = 10) -> list[Hit]:
        """The k best passages of the reports named (None: of all), best first; [] when nothing fits."""
        terms = {key: self._weights[key] for key in dict.fromkeys(self._analyser.keys(text, asked=True))}
        if not terms or report_ids is not None and not report_ids:
            return []
        fused = self._fused(text, terms, report_ids)
        held = self._store.passages_of([found for found, _ in fused[: 3 * k]])
        hits: list[Hit] = []
        asked = self._asked(text)
        for found, value in fused:
            if found not in held:  # taken out since the index was asked, or beyond what was fetched
                continue
            report_id, passage = held[found]
            same = next((at for at, hit in enumerate(hits) if _same_text(hit.passage, passage)), None)
            if same is not None:
                hits[same] = _with_also(hits[same], found)
            elif len(hits) < k:
                hits.append(self._hit(found, report_id, value, passage, asked))
        return hits

    def _fused(self, text: str, terms: Mapping[str, float], report_ids: Sequence[str] | None) -> list[tuple[str, float]]:
        """(passage_id, score), best first. A passage that the vector search did not return counts as its last one."""
        lexical = score(self._store, terms, report_ids, _CANDIDATES)
        by_words = {
            passage_id(lexical.reports[owner], number): float(value)
            for owner, number, value in zip(lexical.owners.tolist(), lexical.numbers.tolist(), lexical.values, strict=True)
        }
        by_vector = dict(self._index.nearest(self._embedder.query(text), _CANDIDATES, report_ids))
        most = max(by_words.values(), default=1.0)
        nearest, furthest = max(by_vector.values(), default=1.0), min(by_vector.values(), default=0.0)
        scale = DENSE_SHARE / nearest if nearest > 0 else 0.0
        total = {found: by_words.get(found, 0.0) / most + scale * by_vector.get(found, furthest) for found in dict.fromkeys([*by_words, *by_vector])}
        return sorted(total.items(), key=lambda item: (-item[1], item[0]))

    def _asked(self, text: str) -> list[tuple[str, frozenset[str], float]]:
        """The question's words with their keys and how telling each is."""
        asked = []
        for word in dict.fromkeys(words(text)):
            restored = self._analyser.restored(word) or word
            keys = frozenset(self._analyser.lemmas(restored))
            asked.append((word, keys, max(self._weights[key] for key in keys)))
        return asked

    def _hit(self, found: str, report_id: str, value: float, passage: Passage, asked: Sequence[tuple[str, frozenset[str], float]]) -> Hit:
        held = set(self._analyser.keys(passage.search_text))
        whole = sum(weight for *_, weight in asked) or 1.0
        missing = sorted(((weight, word) for word, keys, weight in asked if not keys & held), reverse=True)
        sentence, place = self._best_sentence(passage, asked)
        covered = 1 - sum(weight for weight, _ in missing) / whole
        return Hit(found, report_id, value, passage, sentence, place, covered, tuple(word for _, word in missing))

    def _best_sentence(self, passage: Passage, asked: Sequence[tuple[str, frozenset[str], float]]) -> tuple[str, Place]:
        """The sentence or row with most of the question's weight; a little more for the shorter of two."""
        best, chosen = -1.0, (passage.text[:400], passage.places[0])
        for line, place in zip(passage.text.split("\n"), passage.places, strict=False):
            for sentence in [line] if passage.kind == "table" else sentences(line):
                held = set(self._analyser.keys(sentence))
                value = sum(weight for _, keys, weight in asked if keys & held) / log(20 + len(held))
                if value > best:
                    best, chosen = value, (sentence, place)
        return chosen


def _same_text(one: Passage, other: Passage) -> bool:
    """Whether two passages print nearly the same words and numbers."""
    if one.kind != other.kind:
        return False
    first, second = set(one.text.split()), set(other.text.split())
    return len(first & second) >= _SAME_WORDS * len(first | second)


def _with_also(hit: Hit, found: str) -> Hit:
    return Hit(hit.passage_id, hit.report_id, hit.score, hit.passage, hit.best_sentence, hit.place, hit.coverage, hit.missing, (*hit.also, found))
