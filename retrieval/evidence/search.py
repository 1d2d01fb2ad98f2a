"""Passages that answer a question: word and vector search, scores added, a second look at the best, and the sentence or row that fits."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass, replace
from math import log
from typing import Literal, Protocol

import numpy as np

from ingest.language.finnish import Analyser
from ingest.model import Passage, Place
from ingest.stores.embed import Embedder, Vectors
from ingest.stores.lexical_index import Scores, TermStore, TermWeights, WordIndex, rarity, term_weights
from ingest.stores.passage_words import PassageWords, searched_text, sentence_text, unpack, words_of
from ingest.stores.passages import passage_id, passage_number
from ingest.stores.stored import FoundPassage
from retrieval.evidence.rerank import Matched, Matcher, Reranker, ask, features, shipped_reranker

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

    def snapshot(self) -> AbstractContextManager[None]:
        """What this thread reads inside is of one state of the store."""

    def passages_of(self, passage_ids: Sequence[str]) -> Mapping[str, FoundPassage]:
        """Those of the passages that there are, by passage_id."""


class VectorIndex(Protocol):
    """What the passage index tells."""

    def begin(self, vector: Vectors, k: int, report_ids: Sequence[str] | None = None) -> Callable[[], Iterable[tuple[str, float]]]:
        """Begins to look for the k nearest; what it gives waits for their (passage_id, cosine similarity), nearest first."""


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
        reranker: Reranker | Literal["shipped"] | None = "shipped",
    ) -> None:
        """`weights` that are None are the shipped ones; without a `reranker` scores alone order the first passages."""
        self._store = store
        self._words = WordIndex(store)
        self._index = index
        self._embedder = embedder
        self._analyser = analyser
        self._given_weights = weights
        self._given_reranker = reranker

    def search(self, text: str, report_ids: Sequence[str] | None = None, k: int = 10) -> list[Hit]:
        """The k best passages of the reports named (None: of all), best first; [] when nothing fits."""
        with self._store.snapshot():
            return self._search(text, report_ids, k)

    def _search(self, text: str, report_ids: Sequence[str] | None, k: int) -> list[Hit]:
        known = self._given_weights or term_weights()
        terms = {key: known[key] for key in dict.fromkeys(self._analyser.keys(text, asked=True))}
        if not terms or (report_ids is not None and not report_ids):
            return []
        nearest = self._index.begin(self._embedder.query(text), _CANDIDATES, report_ids)  # goes on beside the search by words
        by_words = self._words.score(terms, report_ids, _CANDIDATES)
        if not by_words.size:
            return []
        found = _first_look(by_words, dict(nearest()))[: max(_SECOND_LOOK, 2 * k)]
        held = self._store.passages_of([candidate.passage_id for candidate in found])
        candidates = [candidate for candidate in found if candidate.passage_id in held]  # what was taken out meanwhile is left out
        asked = ask(text, self._analyser, by_words.weights, rarity(by_words.size, 0))
        matcher = Matcher(asked)
        matched = {one.passage_id: matcher.match(self._read(held[one.passage_id])) for one in candidates[: max(_SECOND_LOOK, k)]}
        hits: list[Hit] = []
        printed: list[frozenset[str]] = []
        for candidate in self._second_look(matcher, candidates, matched, held):
            one = held[candidate.passage_id]
            said = frozenset(one.passage.text.split())
            same = next((at for at, earlier in enumerate(printed) if _same_text(earlier, said)), None)
            if same is not None:
                hits[same] = replace(hits[same], also=(*hits[same].also, candidate.passage_id))
            elif len(hits) < k:
                printed.append(said)
                hits.append(_hit(candidate, one, matcher, matched.get(candidate.passage_id) or matcher.match(self._read(one))))
        return hits

    def rarity(self, terms: Sequence[str], report_ids: Sequence[str] | None = None) -> dict[str, float]:
        """How rare each index term is among the passages of the reports named: 0 for one that all hold."""
        return dict(self._words.score(dict.fromkeys(terms, 1.0), report_ids, 1).weights)

    def _read(self, found: FoundPassage) -> PassageWords:
        """A passage's words, as they were read when it was stored."""
        return unpack(found.words) if found.words is not None else words_of(found.passage, self._analyser)

    def _second_look(
        self, matcher: Matcher, candidates: Sequence[_Candidate], matched: Mapping[str, Matched], held: Mapping[str, FoundPassage]
    ) -> list[_Candidate]:
        """The candidates with the first few put in the order that the re-ranker gives them; a question for figures prefers tables."""
        first = list(candidates[:_SECOND_LOOK])
        if len(first) < 2:
            return list(candidates)
        reranker = shipped_reranker() if self._given_reranker == "shipped" else self._given_reranker
        scores = np.array([candidate.score for candidate in first])
        if reranker is None:
            values = scores * _LOGIT
        else:
            lexical, dense = [one.lexical for one in first], [one.dense for one in first]
            places = [(held[one.passage_id].report_id, passage_number(one.passage_id)) for one in first]
            values = reranker.scores(features(matcher, [matched[one.passage_id] for one in first], lexical, dense, places), scores)
        if "table" in matcher.asked.kinds and "text" not in matcher.asked.kinds:
            values += [_TABLE_ASKED * (held[one.passage_id].passage.kind == "table") for one in first]
        order = np.argsort(-values, kind="stable").tolist()
        return [*(first[at] for at in order), *candidates[_SECOND_LOOK:]]


def _first_look(by_words: Scores, near: Mapping[str, float]) -> list[_Candidate]:
    """The best by word score + DENSE_SHARE · nearness, best first. What vector search did not return is as near as its last one."""
    scale = log(2 * _TUNED_ON) / log(2 * by_words.size + 2)  # rare is less rare among few passages
    lexical = {
        passage_id(by_words.reports[owner], number): scale * float(value)
        for owner, number, value in zip(by_words.owners.tolist(), by_words.numbers.tolist(), by_words.values, strict=True)
    }
    furthest = min(near.values(), default=0.0)
    found = [_Candidate(one, lexical.get(one, 0.0), near.get(one, furthest)) for one in dict.fromkeys([*lexical, *near])]
    return sorted(found, key=lambda candidate: (-candidate.score, candidate.passage_id))


def _hit(candidate: _Candidate, found: FoundPassage, matcher: Matcher, matched: Matched) -> Hit:
    passage = found.passage
    missing = sorted((word for at, word in enumerate(matcher.asked.words) if not matched.whole.within >> at & 1), key=lambda word: -word.weight)
    sentence, place = _best_sentence(passage, matcher, matched)
    covered = 1 - sum(word.weight for word in missing) / matcher.asked.total
    return Hit(candidate.passage_id, found.report_id, candidate.score, passage, sentence, place, covered, tuple(word.text for word in missing))


def _best_sentence(passage: Passage, matcher: Matcher, matched: Matched) -> tuple[str, Place]:
    """The sentence or row with most of the question's weight, parts and relatives of its words counted half; a shorter one wins. Not the heading."""
    heading = 1 if passage.section else 0
    best, chosen = -1.0, -1
    for at, (sentence, marks) in enumerate(zip(matched.read.sentences, matched.marks, strict=True)):
        if sentence.line >= heading:
            value = (matcher.weight(marks.lemma) + matcher.weight(marks.term)) / 2 / log(20 + sentence.size)
            if value > best:
                best, chosen = value, at
    if chosen < 0:
        return passage.text[:400], passage.places[0]
    sentence = matched.read.sentences[chosen]
    text = sentence_text(searched_text(passage), sentence, passage.kind == "table")
    return text, passage.places[min(sentence.line - heading, len(passage.places) - 1)]


def _same_text(one: frozenset[str], other: frozenset[str]) -> bool:
    """Whether two passages hold nearly the same words and numbers."""
    if min(len(one), len(other)) < _SAME_WORDS * max(len(one), len(other)):
        return False
    return len(one & other) >= _SAME_WORDS * len(one | other)
