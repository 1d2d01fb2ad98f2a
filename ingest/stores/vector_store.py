"""What keeps vectors under ids and finds the nearest: a call signature, its simplest form, and vectors as bytes."""

from collections.abc import Sequence
from typing import Protocol

import numpy as np

from ingest.errors import StoreError
from ingest.stores.embed import Vectors
from ingest.stores.stored import Embedding


class IndexBroken(StoreError):
    """A vector store cannot be opened, read or written to; what it holds can be made anew."""


class VectorStore(Protocol):
    """Vectors of one length under ids. Every method raises IndexBroken."""

    def upsert(self, ids: Sequence[str], vectors: Vectors) -> None:
        """Puts in `vectors` (n, dimension), none of them zero; what an id had before is replaced."""

    def delete(self, ids: Sequence[str]) -> None:
        """Takes the ids out; those that are not there do not matter."""

    def ids(self) -> list[str]:
        """Everything that is there, in any order."""

    def vectors(self, ids: Sequence[str]) -> dict[str, Vectors]:
        """The vectors of the ids, of any length; those that are not there are left out."""

    def nearest(self, vector: Vectors, k: int) -> list[tuple[str, float]]:
        """(id, cosine similarity) of at most k, nearest first."""

    def close(self) -> None:
        """Lets go of files and connections."""


class VectorStores(Protocol):
    """A place for vector stores by name. Every method raises IndexBroken."""

    def open(self, name: str) -> VectorStore:
        """The store of the name, a new one when there is none."""

    def names(self) -> set[str]:
        """The stores that there are."""

    def drop(self, name: str) -> None:
        """Removes a store that no one has open; one that is not there does not matter."""


class MemoryStore:
    """Vectors in memory, all compared; the contract in its simplest form."""

    def __init__(self) -> None:
        self._held: dict[str, Vectors] = {}

    def upsert(self, ids: Sequence[str], vectors: Vectors) -> None:
        self._held = self._held | dict(zip(ids, unit(vectors), strict=True))

    def delete(self, ids: Sequence[str]) -> None:
        gone = set(ids)
        self._held = {id_: vector for id_, vector in self._held.items() if id_ not in gone}

    def ids(self) -> list[str]:
        return list(self._held)

    def vectors(self, ids: Sequence[str]) -> dict[str, Vectors]:
        held = self._held
        return {id_: held[id_] for id_ in ids if id_ in held}

    def nearest(self, vector: Vectors, k: int) -> list[tuple[str, float]]:
        held = self._held
        if not held:
            return []
        return best(list(held), np.stack(list(held.values())) @ unit(vector), k)

    def close(self) -> None:
        pass


class MemoryStores:
    """Stores in memory, kept as long as this object."""

    def __init__(self) -> None:
        self._stores: dict[str, MemoryStore] = {}

    def open(self, name: str) -> VectorStore:
        return self._stores.setdefault(name, MemoryStore())

    def names(self) -> set[str]:
        return set(self._stores)

    def drop(self, name: str) -> None:
        self._stores.pop(name, None)


def unit(vectors: Vectors) -> Vectors:
    """Vectors of length one in the same directions; zero stays zero. Works on (d,) and (n, d)."""
    norms = np.linalg.norm(vectors, axis=-1, keepdims=True)
    scaled: Vectors = (vectors / np.where(norms > 0, norms, 1)).astype(np.float32)
    return scaled


def best(ids: Sequence[str], scores: Vectors, k: int) -> list[tuple[str, float]]:
    """The k highest (id, score), highest first, equal ones by id."""
    if k < len(ids):
        worst = np.partition(scores, len(ids) - k)[len(ids) - k]
        chosen = np.flatnonzero(scores >= worst).tolist()
    else:
        chosen = list(range(len(ids)))
    return sorted(((ids[at], float(scores[at])) for at in chosen), key=lambda hit: (-hit[1], hit[0]))[:k]


def to_embedding(model: str, vectors: Vectors) -> Embedding:
    """(n, dimension) vectors as bytes, made length one."""
    rows = unit(np.asarray(vectors, np.float32))
    return Embedding(model, int(rows.shape[1]), int(np.count_nonzero(rows.any(axis=1))), rows.astype("<f4").tobytes())


def from_embedding(embedding: Embedding) -> Vectors:
    """(n, dimension) vectors of length one, or zero."""
    return np.frombuffer(embedding.data, "<f4").astype(np.float32, copy=False).reshape(-1, embedding.dimension)
