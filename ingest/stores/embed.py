"""Text to vectors, for the dense half of search: our own Finnish model, or any other that sentence-transformers reads.

A model folder that holds nothing but a StaticEmbedding (and Normalize) goes through tokenizers, safetensors and numpy: the same
vectors as sentence-transformers gives, in 0.3 s instead of 6 s and 40 MB instead of 540 MB. Nothing here reaches the network.
"""

import hashlib
import json
from functools import cached_property
from pathlib import Path
from threading import Lock
from typing import Any, Protocol

import numpy as np
import numpy.typing as npt

from ingest import messages
from ingest.data import data_path, read_table
from ingest.errors import SettingError

Vectors = npt.NDArray[np.float32]
DEFAULT_MODEL = "katsaus-fi"
"""The model shipped under data/models/."""
_BATCH = 32
"""Texts of which all tokens' vectors are in memory at once: some 10 MB."""


class Embedder(Protocol):
    """What turns texts into vectors of length one; `name` changes whenever the vectors would."""

    @property
    def name(self) -> str: ...

    @property
    def dimension(self) -> int: ...

    def passages(self, texts: list[str]) -> Vectors:
        """(n, dimension)."""

    def query(self, text: str) -> Vectors:
        """(dimension,)."""


def open_embedder(model: str | None = None, query_prefix: str | None = None, passage_prefix: str | None = None) -> Embedder:
    """The embedder for a model's name or folder; None is the shipped one. Nothing is loaded before it is used.

    Prefixes that are None are those that data/lexicon/model_prefixes.tsv gives for the name. Raises SettingError when there is no such
    model on this machine.
    """
    name = model or DEFAULT_MODEL
    shipped = data_path("models", name)
    folder = shipped if "/" not in name and shipped.is_dir() else Path(name).expanduser()
    known = _prefixes(name)
    before_query = known[0] if query_prefix is None else query_prefix
    before_passage = known[1] if passage_prefix is None else passage_prefix
    if not folder.is_dir():
        return _SentenceTransformer(name, name, before_query, before_passage)
    if _is_static(folder):
        return _Static(folder, before_query, before_passage)
    return _SentenceTransformer(folder.name, str(folder), before_query, before_passage)


def _prefixes(name: str) -> tuple[str, str]:
    """(before a query, before a passage) that the model was trained with: "multilingual-e5-small" → "query: ", "passage: "."""
    for row in read_table("model_prefixes"):
        if row["name_contains"] in name.lower():
            return row["query"].strip('"'), row["passage"].strip('"')
    return "", ""


def _is_static(folder: Path) -> bool:
    modules = folder / "modules.json"
    if not modules.is_file():
        return False
    kinds = [str(module["type"]).rsplit(".", 1)[-1] for module in json.loads(modules.read_text(encoding="utf-8"))]
    return kinds in (["StaticEmbedding"], ["StaticEmbedding", "Normalize"])


class _Static:
    """A static model: the mean of one vector for each token, made length one."""

    def __init__(self, folder: Path, query_prefix: str, passage_prefix: str) -> None:
        self._folder = folder / str(json.loads((folder / "modules.json").read_text(encoding="utf-8"))[0]["path"])
        self._label = folder.name
        self._query_prefix = query_prefix
        self._passage_prefix = passage_prefix
        self._loading = Lock()
        for file in ("model.safetensors", "tokenizer.json"):
            if not (self._folder / file).is_file():
                raise SettingError(messages.MODEL_INCOMPLETE.format(folder=folder, file=file))

    @cached_property
    def name(self) -> str:
        """The folder's name and the first digits of the sha256 of weights, tokenizer and prefix."""
        digest = hashlib.sha256(self._passage_prefix.encode())
        for file in ("model.safetensors", "tokenizer.json"):
            digest.update((self._folder / file).read_bytes())
        return f"{self._label}@{digest.hexdigest()[:12]}"

    @property
    def dimension(self) -> int:
        return int(self._parts[1].shape[1])

    @cached_property
    def _parts(self) -> tuple[Any, npt.NDArray[Any]]:
        """(tokenizer, one vector for each token)."""
        with self._loading:
            # 40 MB and 0.2 s that an exact lookup does without
            from safetensors.numpy import load_file
            from tokenizers import Tokenizer

            tokenizer = Tokenizer.from_file(str(self._folder / "tokenizer.json"))
            tokenizer.no_padding()
            return tokenizer, load_file(self._folder / "model.safetensors")["embedding.weight"]

    def passages(self, texts: list[str]) -> Vectors:
        batches = [self._encode([self._passage_prefix + text for text in texts[at : at + _BATCH]]) for at in range(0, len(texts), _BATCH)]
        return np.concatenate(batches) if batches else np.zeros((0, self.dimension), np.float32)

    def query(self, text: str) -> Vectors:
        vector: Vectors = self._encode([self._query_prefix + text])[0]
        return vector

    def _encode(self, texts: list[str]) -> Vectors:
        tokenizer, weights = self._parts
        ids = [encoding.ids for encoding in tokenizer.encode_batch_fast(texts, add_special_tokens=False)]
        vectors = np.zeros((len(texts), weights.shape[1]), np.float32)
        filled = [at for at, tokens in enumerate(ids) if tokens]
        if filled:
            sizes = np.array([len(ids[at]) for at in filled])
            flat = weights[np.concatenate([ids[at] for at in filled])].astype(np.float32)
            vectors[filled] = np.add.reduceat(flat, np.concatenate([[0], np.cumsum(sizes)[:-1]])) / sizes[:, None]
            norms = np.linalg.norm(vectors, axis=1, keepdims=True)
            vectors /= np.maximum(norms, 1e-12)
        return vectors


class _SentenceTransformer:
    """Any other model that sentence-transformers reads, from a folder or from what has been downloaded earlier."""

    def __init__(self, label: str, path: str, query_prefix: str, passage_prefix: str) -> None:
        self._label = label
        self._path = path
        self._query_prefix = query_prefix
        self._passage_prefix = passage_prefix
        self._loading = Lock()

    @property
    def name(self) -> str:
        return f"{self._label}|{self._passage_prefix}" if self._passage_prefix else self._label

    @property
    def dimension(self) -> int:
        return int(self._model.get_embedding_dimension())

    @cached_property
    def _model(self) -> Any:
        with self._loading:
            # torch and transformers: 4 s and 435 MB
            from sentence_transformers import SentenceTransformer

            try:
                # without local_files_only a missing name waits 70 s for a hub
                return SentenceTransformer(self._path, device="cpu", local_files_only=True)
            except (OSError, ValueError) as error:
                raise SettingError(messages.NO_MODEL.format(model=self._path)) from error

    def passages(self, texts: list[str]) -> Vectors:
        return self._encode([self._passage_prefix + text for text in texts])

    def query(self, text: str) -> Vectors:
        vector: Vectors = self._encode([self._query_prefix + text])[0]
        return vector

    def _encode(self, texts: list[str]) -> Vectors:
        if not texts:
            return np.zeros((0, self.dimension), np.float32)
        return np.asarray(self._model.encode(texts, normalize_embeddings=True, show_progress_bar=False, convert_to_numpy=True), np.float32)
