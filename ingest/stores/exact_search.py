"""The nearest passages by comparing all vectors that SQL keeps: right whatever has become of the index, and fast while they are few."""

import threading
from collections import OrderedDict
from collections.abc import Iterable, Mapping, Sequence
from typing import Protocol

import numpy as np

from ingest.stores.embed import Vectors
from ingest.stores.passages import passage_id
from ingest.stores.stored import Embedding
from ingest.stores.vector_store import from_embedding, unit

MOST_BYTES = 256 << 20
"""Vectors that are kept in memory at most."""
_AT_ONCE = 64


class EmbeddingSource(Protocol):
    """What SQL tells of vectors."""

    def embeddings(self, versions: Sequence[int], model: str) -> Iterable[tuple[int, Embedding]]:
        """(version, its vectors) of those versions that have them."""


class ExactSearch:
    """Compares a query with every passage of the versions asked; safe to share between threads."""

    def __init__(self, source: EmbeddingSource, most_bytes: int = MOST_BYTES) -> None:
        self._source = source
        self._most_bytes = most_bytes
        self._kept: OrderedDict[tuple[str, int], Vectors] = OrderedDict()
        self._bytes = 0
        self._lock = threading.Lock()

    def nearest(self, vector: Vectors, k: int, versions: Mapping[int, str], model: str) -> list[tuple[str, float]]:
        """(passage_id, cosine similarity) of the k nearest of the versions (report_id by version), nearest first."""
        asked = unit(vector)
        parts = [(version, rows @ asked) for version, rows in self._rows(list(versions), model) if len(rows)]
        if not parts or k < 1:
            return []
        scores = np.concatenate([values for _, values in parts])
        least = np.partition(scores, -k)[-k] if k < len(scores) else scores.min()
        best = np.flatnonzero(scores >= least)  # all that are as near as the last one, so that equals come in the order of their ids
        ends = np.cumsum([len(values) for _, values in parts])
        owners = np.searchsorted(ends, best, side="right")
        found = []
        for at, owner in zip(best.tolist(), owners.tolist(), strict=True):
            version, values = parts[owner]
            found.append((-float(scores[at]), passage_id(versions[version], at - int(ends[owner]) + len(values))))
        return [(passage, -score) for score, passage in sorted(found)[:k]]

    def _rows(self, versions: Sequence[int], model: str) -> Iterable[tuple[int, Vectors]]:
        with self._lock:
            kept = {version: self._kept[model, version] for version in versions if (model, version) in self._kept}
            for version in kept:
                self._kept.move_to_end((model, version))
        yield from kept.items()
        missing = [version for version in versions if version not in kept]
        for at in range(0, len(missing), _AT_ONCE):
            for version, embedding in self._source.embeddings(missing[at : at + _AT_ONCE], model):
                rows = from_embedding(embedding)
                self._keep((model, version), rows)
                yield version, rows

    def _keep(self, key: tuple[str, int], rows: Vectors) -> None:
        with self._lock:
            if key not in self._kept:
                self._kept[key] = rows
                self._bytes += rows.nbytes
            while self._bytes > self._most_bytes and self._kept:
                self._bytes -= self._kept.popitem(last=False)[1].nbytes
