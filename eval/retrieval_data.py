"""Questions and the passages that answer them, as tools/retrieval_split.py writes them, and their words as sparse matrices.

For training and scoring only; scipy comes with sentence-transformers.
"""

import gzip
import hashlib
import json
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
from scipy import sparse

Matrix = Any
"""A scipy.sparse.csr_matrix of float32."""
Numbers = npt.NDArray[np.int64]


@dataclass(frozen=True)
class Questions:
    """Questions, the position of each one's passage in a list of passages, and the set that each comes from."""

    texts: tuple[str, ...]
    right: Numbers
    sets: tuple[str, ...]
    ids: tuple[str, ...] = ()


@dataclass(frozen=True)
class Pool:
    """Passages to search and the questions to search them with."""

    ids: tuple[str, ...]
    texts: tuple[str, ...]
    questions: Questions


def rows(path: Path) -> list[dict[str, str]]:
    """The objects of a file of JSON lines, gzipped or not."""
    with gzip.open(path, "rt", encoding="utf-8") if path.suffix == ".gz" else path.open(encoding="utf-8") as lines:
        return [json.loads(line) for line in lines if line.strip()]


def set_of(passage_id: str) -> str:
    """The set that a passage id belongs to: "sd012p003" → "squad2-fi"."""
    return "squad2-fi" if passage_id.startswith("sd") else "nq-fi"


def sha1(text: str) -> int:
    """The SHA-1 digest as one number."""
    return int(hashlib.sha1(text.encode("utf-8"), usedforsecurity=False).hexdigest(), 16)


def training_part(split: Path) -> Pool:
    """All training passages with all training questions."""
    passages, questions = rows(split / "train.passages.jsonl.gz"), rows(split / "train.questions.jsonl.gz")
    place = {row["id"]: at for at, row in enumerate(passages)}
    right = np.array([place[row["passage"]] for row in questions], np.int64)
    asked = Questions(tuple(row["question"] for row in questions), right, tuple(set_of(row["passage"]) for row in questions))
    return Pool(tuple(row["id"] for row in passages), tuple(row["text"] for row in passages), asked)


def scored_part(split: Path) -> Pool:
    """The pool and the queries that figures are compared on."""
    passages, queries = rows(split / "pool.passages.jsonl.gz"), rows(split / "queries.jsonl.gz")
    place = {row["id"]: at for at, row in enumerate(passages)}
    right = np.array([place[row["passage"]] for row in queries], np.int64)
    asked = Questions(
        tuple(row["question"] for row in queries), right, tuple(row["id"].rpartition("-")[0] for row in queries), tuple(row["id"] for row in queries)
    )
    return Pool(tuple(row["id"] for row in passages), tuple(row["text"] for row in passages), asked)


def article(passage_id: str) -> int:
    """A number from 0 to 19 for the article or source file of a passage; training parts are held out by it, as the split does."""
    return sha1(document(passage_id)) % 20


def held_out_part(train: Pool, articles: Iterable[int], each: int) -> tuple[Pool, npt.NDArray[np.bool_]]:
    """A pool made of training data as the split makes its own, and which training passages are held out: `each` questions of each set."""
    kept = frozenset(articles)
    out = np.array([article(passage_id) in kept for passage_id in train.ids])
    first: dict[str, int] = {}
    for at in [*np.flatnonzero(out).tolist(), *(at for at in np.flatnonzero(~out).tolist() if sha1(train.ids[at]) % 3 == 0)]:
        first.setdefault(plain(train.texts[at]), at)
    members = sorted(first.values())
    place = {at: number for number, at in enumerate(members)}
    chosen: list[int] = []
    for name in dict.fromkeys(train.questions.sets):
        asked = [at for at, right in enumerate(train.questions.right.tolist()) if out[right] and train.questions.sets[at] == name]
        chosen += sorted(asked, key=lambda at: sha1(f"{train.ids[train.questions.right[at]]}\t{train.questions.texts[at]}"))[:each]
    right = np.array([place[first[plain(train.texts[train.questions.right[at]])]] for at in chosen], np.int64)
    asked_of = Questions(tuple(train.questions.texts[at] for at in chosen), right, tuple(train.questions.sets[at] for at in chosen))
    return Pool(tuple(train.ids[at] for at in members), tuple(train.texts[at] for at in members), asked_of), out


def plain(text: str) -> str:
    """A text in the form that is compared: lower case, white space run together."""
    return " ".join(text.lower().split())


class Terms:
    """Numbers for index terms, given as they are met."""

    def __init__(self, keys: Callable[[str], Sequence[str]]) -> None:
        """`keys` gives the terms of a text."""
        self._keys = keys
        self.numbers: dict[str, int] = {}

    def matrix(self, texts: Sequence[str]) -> Matrix:
        """(texts, terms met so far): how often each term stands in each text."""
        columns: list[int] = []
        ends = [0]
        for text in texts:
            columns += [self.numbers.setdefault(key, len(self.numbers)) for key in self._keys(text)]
            ends.append(len(columns))
        made = sparse.csr_matrix((np.ones(len(columns), np.float32), columns, ends), shape=(len(texts), len(self.numbers)))
        made.sum_duplicates()
        return made


def widened(matrix: Matrix, terms: int) -> Matrix:
    """The matrix with empty columns for the terms that were met later."""
    return sparse.csr_matrix((matrix.data, matrix.indices, matrix.indptr), shape=(matrix.shape[0], terms))


def rarity(counts: Matrix) -> npt.NDArray[np.float32]:
    """BM25's inverse document frequency of each term (Robertson and Sparck Jones, never negative)."""
    passages = counts.shape[0]
    holding = np.bincount(counts.indices, minlength=counts.shape[1])
    frequency: npt.NDArray[np.float32] = np.log(1 + (passages - holding + 0.5) / (holding + 0.5)).astype(np.float32)
    return frequency


def saturated(counts: Matrix, k1: float, b: float, around: Matrix | None = None) -> Matrix:
    """BM25's part that the passage decides: counts (with those of the passages around) that stop growing, held against long passages."""
    lengths = np.asarray(counts.sum(1)).ravel()
    made = counts.copy() if around is None else (counts + around).tocsr()
    penalty = np.repeat(k1 * (1 - b + b * lengths / lengths.mean()), np.diff(made.indptr)).astype(np.float32)
    made.data = made.data * (k1 + 1) / (made.data + penalty)
    return made


def document(passage_id: str) -> str:
    """What a passage is a part of, as the split counts: the article or source file."""
    return passage_id[:5]


def counts_around(counts: Matrix, passage_ids: Sequence[str], shares: Sequence[float]) -> Matrix:
    """What the passages before and after in the same document hold, `shares[i]` of it from those i + 1 away."""
    documents = np.array([document(one) for one in passage_ids])
    size = len(documents)
    made = sparse.csr_matrix(counts.shape, dtype=np.float32)
    for away, share in enumerate(shares, 1):
        same = np.flatnonzero(documents[away:] == documents[:-away])
        shift = sparse.csr_matrix((np.full(len(same), share, np.float32), (same, same + away)), (size, size))
        made = made + shift @ counts + shift.T @ counts
    return made.tocsr()
