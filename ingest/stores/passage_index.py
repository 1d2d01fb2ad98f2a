"""The nearest passages to a vector. SQL holds the vectors; Chroma finds among them fast and can be made anew at any time.

chromadb 1.5.9 may lose acknowledged rows or break a collection when its process is killed, and a broken one can take down the process
that opens it. So SQL notes "unsettled" before Chroma is opened or written to and takes the note back when all is verified; where the
note still stands, the next process builds a new generation from SQL, beside the old one, and leaves the old one unopened. Rows that SQL
does not show are never given. Until Chroma is open, and in a process that does not own the data, every vector is compared instead.
"""

import errno
import shutil
import struct
import threading
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Protocol
from urllib.parse import urlsplit

import numpy as np

from ingest import messages
from ingest.errors import StoreError, StoreFull
from ingest.stores.embed import Vectors
from ingest.stores.exact_search import EmbeddingSource, ExactSearch
from ingest.stores.passages import passage_id
from ingest.stores.stored import Embedding, StoreState
from ingest.stores.vector_store import IndexBroken, VectorStore, VectorStores, from_embedding, unit

EXACT_ROWS = 20_000
"""Passages of the reports asked up to which comparing all is faster than Chroma, which knows no reports."""
_BATCH = 500
"""Rows that are written or looked at at once: some 8 MB as llama-index and chromadb hold them, who take 5 461 at most."""
_ADDED = 50
"""Rows of a new report that are added at once: Chroma lets no other thread of the process run meanwhile, some 1 ms for each row."""
_RESTS = 0.1
"""Seconds at most that others get after each of those."""
_SAME = 0.999
_HNSW = {"space": "cosine", "ef_construction": 200, "max_neighbors": 32, "ef_search": 600}
"""Of the 100 nearest of 53 100 Finnish passages these find 99.0 % in 3.9 ms, as twice of the first two with 400 do, which take longer to build;
of 20 000 Chroma's defaults find 82 %, and of texts that are nearly alike not even one by its own vector."""
_GRAPH = {"header.bin", "data_level0.bin", "length.bin", "link_lists.bin"}
_HEADER = struct.Struct("<i4Q")
_HEADER_BYTES = 100
"""hnswlib's header begins with version, where the lowest level begins, room for rows, rows, bytes of a row."""
_FULL_SIGNS = ("disk is full", "disk I/O error", "readonly database", "os error 27)", "os error 28)", "os error 30)")
_FULL = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG, errno.EROFS)


class VectorSource(EmbeddingSource, Protocol):
    """What SQL tells and notes; `ingest.stores.figure_store.FigureStore`."""

    def state(self) -> StoreState: ...

    def set_unsettled(self, unsettled: bool) -> None: ...

    def use(self, generation: int, model: str | None = None) -> None: ...


@dataclass
class _Generation:
    """An open vector store that has been verified to hold the versions whole; `versions` gives how many passages each has."""

    number: int
    store: VectorStore
    versions: dict[int, int] = field(default_factory=dict)
    readers: int = 0


class PassageIndex:
    """Vectors of passages, one version of a report in or out as a whole; safe to share between threads."""

    def __init__(self, source: VectorSource, stores: VectorStores, model: Callable[[], str]) -> None:
        """`model` names the embedding model that queries come from; it is asked when first needed."""
        self._source = source
        self._stores = stores
        self._model = model
        self._exact = ExactSearch(source)
        self._current: _Generation | None = None
        self._changing = threading.RLock()
        self._reading = threading.Condition()
        self._beside = ThreadPoolExecutor(thread_name_prefix="katsaus-nearest")

    # -------------------------------------------------------------------------------------------- asking

    @property
    def ready(self) -> bool:
        """Whether Chroma is open; until then searches compare all vectors."""
        return self._current is not None

    def nearest(self, vector: Vectors, k: int, report_ids: Sequence[str] | None = None) -> list[tuple[str, float]]:
        """(passage_id, cosine similarity) of the k nearest passages of the reports (None: of all), nearest first.

        Raises ModelMismatch when the vectors are of another model than the query's.
        """
        return self.begin(vector, k, report_ids)()

    def begin(self, vector: Vectors, k: int, report_ids: Sequence[str] | None = None) -> Callable[[], list[tuple[str, float]]]:
        """As `nearest`, but Chroma looks in a thread of its own, which holds up no other; what it gives waits for what was found.

        SQL is only read by the thread that calls either.
        """
        state = self._source.state()
        wanted = None if report_ids is None else set(report_ids)
        versions = {version: report_id for version, report_id in state.versions.items() if wanted is None or report_id in wanted}
        if not versions or k < 1 or state.model is None:
            return list
        model = state.model
        state.check_model(self._model())
        by_index = self._beside.submit(self._by_index, state.generation, vector, k, versions, wanted is None) if self.ready else None

        def found() -> list[tuple[str, float]]:
            given = by_index.result() if by_index is not None else None
            return given if given is not None else self._exact.nearest(vector, k, versions, model)

        return found

    def _by_index(self, generation: int, vector: Vectors, k: int, versions: Mapping[int, str], everything: bool) -> list[tuple[str, float]] | None:
        """What Chroma gives; None when it is not of the generation or the versions asked."""
        with self._lease() as current:
            if current is not None and current.number == generation and versions.keys() <= current.versions.keys():
                return self._of_index(current, vector, k, versions, everything)
            return None

    def _of_index(self, current: _Generation, vector: Vectors, k: int, versions: Mapping[int, str], everything: bool) -> list[tuple[str, float]] | None:
        """What Chroma gives, cut to the versions; None when comparing all is faster, or Chroma gives too little."""
        held = dict(current.versions)
        total, asked = sum(held.values()), sum(held[version] for version in versions)
        if not everything and asked <= EXACT_ROWS:
            return None
        wide = k + total - asked if everything else 2 * k * (total // max(asked, 1) + 1)
        try:
            hits = current.store.nearest(vector, min(wide, total))
        except IndexBroken:  # SQL still knows; the next process that opens the index checks it
            return None
        found = [(passage_id(versions[version], number), score) for key, score in hits for version, number in [_of_key(key)] if version in versions][:k]
        return found if len(found) == min(k, asked) else None

    @contextmanager
    def _lease(self) -> Iterator[_Generation | None]:
        """The open generation, which stays open as long as it is held."""
        with self._reading:
            current = self._current
            if current is not None:
                current.readers += 1
        try:
            yield current
        finally:
            if current is not None:
                with self._reading:
                    current.readers -= 1
                    self._reading.notify_all()

    # -------------------------------------------------------------------------------------------- changing

    def open(self) -> None:
        """Opens Chroma, checks it against SQL and builds it anew where they disagree; only for the process that owns the data.

        Raises StoreError when it cannot be built either.
        """
        with self._changing:
            if self._current is not None:
                return
            state = self._source.state()
            self._source.set_unsettled(True)
            opened = None if state.unsettled or not state.generation else self._opened(state)
            if opened is None:
                self._renew(state)
            else:
                self._switch(opened)
            self._sweep()
            self._source.set_unsettled(False)

    def put(self, version: int, embedding: Embedding) -> None:
        """Takes in the vectors of a version that SQL does not show yet, and verifies them. `settle` must follow."""
        with self._changing:
            self.open()
            self._source.set_unsettled(True)
            try:
                try:
                    self._fill(self._open_one, version, embedding)
                except IndexBroken:  # perhaps it is what was there before that is broken: once more in a new generation
                    self._renew(self._source.state())
                    self._fill(self._open_one, version, embedding)
            except StoreError:  # the note still stands, so the next to open it builds it anew
                self._switch(None)
                raise

    def settle(self) -> None:
        """Takes out the versions that SQL does not show."""
        with self._changing:
            if self._current is None:
                return
            current, live = self._current, self._source.state().versions
            try:
                for version in [version for version in current.versions if version not in live]:
                    current.store.delete([_key(version, number) for number in range(current.versions[version])])
                    del current.versions[version]
            except StoreError:  # they are never given, and the note has the next process build a new one
                return
            self._source.set_unsettled(False)

    def rebuild(self, model: str | None = None) -> None:
        """Builds Chroma anew from SQL and, with a model, makes its vectors the ones in use, in one step."""
        with self._changing:
            self._source.set_unsettled(True)
            self._renew(self._source.state(), model)
            self._sweep()
            self._source.set_unsettled(False)

    def close(self) -> None:
        """Lets go of Chroma; searches still work."""
        with self._changing:
            self._switch(None)

    @property
    def _open_one(self) -> _Generation:
        if self._current is None:
            raise StoreError(messages.INDEX_CLOSED)
        return self._current

    def _opened(self, state: StoreState) -> _Generation | None:
        """The generation that SQL names, without rows that SQL does not show; None when it does not hold all that it should."""
        try:
            store = self._stores.open(_name(state, state.generation))
        except IndexBroken:
            return None
        try:
            stale = [key for key in store.ids() if _of_key(key)[0] not in state.versions]
            for at in range(0, len(stale), _BATCH):
                store.delete(stale[at : at + _BATCH])
            if all(_holds(store, version, embedding) for version, embedding in self._source.embeddings(sorted(state.versions), state.model or "")):
                return _Generation(state.generation, store, self._sizes(state))
        except IndexBroken:
            pass
        store.close()
        return None

    def _sizes(self, state: StoreState) -> dict[int, int]:
        return {version: state.passages[version] for version in state.versions}

    def _fill(self, generation: _Generation, version: int, embedding: Embedding, resting: bool = False) -> None:
        """`resting` lets those who ask meanwhile have the processor for as long as each adding took."""
        rows = from_embedding(embedding)
        numbers = _numbers(rows)
        size = _ADDED if resting else _BATCH
        for at in range(0, len(numbers), size):
            batch = numbers[at : at + size]
            began = time.perf_counter()
            generation.store.upsert([_key(version, number) for number in batch], rows[batch])
            if resting:
                time.sleep(min(time.perf_counter() - began, _RESTS))
        if not _holds(generation.store, version, embedding):
            raise IndexBroken(messages.INDEX_LOST)
        generation.versions[version] = len(rows)

    def _renew(self, state: StoreState, model: str | None = None) -> None:
        """A new generation with all that SQL shows, in the vectors of a model, takes the place of the one in use."""
        number = state.generation + 1
        name = _name(state, number)
        self._stores.drop(name)  # left by a process that ended in the middle
        generation = _Generation(number, self._stores.open(name))
        try:
            for version, embedding in self._source.embeddings(sorted(state.versions), model or state.model or ""):
                self._fill(generation, version, embedding)
        except StoreError:
            generation.store.close()
            self._stores.drop(name)
            raise
        generation.versions |= {version: size for version, size in self._sizes(state).items() if not size}
        self._source.use(number, model)
        self._switch(generation)

    def _switch(self, generation: _Generation | None) -> None:
        """Makes a generation the one that is asked, and closes the one before when its readers are done."""
        with self._reading:
            before, self._current = self._current, generation
            if before is not None:
                self._reading.wait_for(lambda: before.readers == 0)
        if before is not None:
            before.store.close()

    def _sweep(self) -> None:
        """Drops generations that are not in use."""
        state = self._source.state()
        for name in self._stores.names():
            if name.startswith(_name(state, "")) and name != _name(state, state.generation):
                self._stores.drop(name)


def _name(state: StoreState, generation: int | str) -> str:
    return f"katsaus-{state.store_id[:12]}-{generation}"


def _key(version: int, number: int) -> str:
    return f"{version}:{number}"


def _of_key(key: str) -> tuple[int, int]:
    version, _, number = key.partition(":")
    return int(version), int(number)


def _numbers(rows: Vectors) -> list[int]:
    """Which of the vectors are not zero."""
    return [number for number, there in enumerate((rows != 0).any(axis=1).tolist()) if there]


def _holds(store: VectorStore, version: int, embedding: Embedding) -> bool:
    """Whether the store has every vector of a version as it should be."""
    rows = from_embedding(embedding)
    numbers = _numbers(rows)
    for at in range(0, len(numbers), _BATCH):
        batch = numbers[at : at + _BATCH]
        held = store.vectors([_key(version, number) for number in batch])
        if len(held) < len(batch):
            return False
        found = unit(np.stack([held[_key(version, number)] for number in batch]))
        if not ((found * rows[batch]).sum(axis=1) >= _SAME).all():
            return False
    return True


# ------------------------------------------------------------------------------------------------ Chroma


class ChromaStore:
    """A Chroma collection held through llama-index's ChromaVectorStore."""

    def __init__(self, client: Any, name: str) -> None:
        # llama-index and chromadb: 2 s and 190 MB that an exact lookup does without
        from llama_index.vector_stores.chroma import ChromaVectorStore

        self._client = client
        with _translated():
            # no embedding function: Chroma's own would be fetched from the network
            collection = client.get_or_create_collection(name, configuration={"hnsw": _HNSW}, embedding_function=None)
            self._store = ChromaVectorStore(chroma_collection=collection)

    def upsert(self, ids: Sequence[str], vectors: Vectors) -> None:
        from llama_index.core.schema import TextNode  # imported already by __init__

        with _translated():
            for at in range(0, len(ids), _BATCH):
                batch = list(ids[at : at + _BATCH])
                self._delete(self._store.client.get(ids=batch, include=[])["ids"])  # add() leaves ids that exist as they are
                self._store.add([TextNode(id_=key, embedding=vector.tolist()) for key, vector in zip(batch, vectors[at : at + _BATCH], strict=True)])

    def delete(self, ids: Sequence[str]) -> None:
        with _translated():
            for at in range(0, len(ids), _BATCH):
                self._delete(list(ids[at : at + _BATCH]))

    def _delete(self, ids: list[str]) -> None:
        if ids:
            self._store.delete_nodes(ids)

    def ids(self) -> list[str]:
        with _translated():
            return list(self._store.client.get(include=[])["ids"])

    def vectors(self, ids: Sequence[str]) -> dict[str, Vectors]:
        with _translated():
            found = self._store.client.get(ids=list(ids), include=["embeddings"]) if ids else {"ids": [], "embeddings": []}
        return {key: np.asarray(vector, np.float32) for key, vector in zip(found["ids"], found["embeddings"], strict=True)}

    def nearest(self, vector: Vectors, k: int) -> list[tuple[str, float]]:
        # the store's own query() makes a node of each hit, which takes five times as long as the search
        with _translated():
            found = self._store.client.query(query_embeddings=[unit(vector)], n_results=max(k, 1), include=["distances"])
        return [(key, 1 - float(distance)) for key, distance in zip(found["ids"][0], found["distances"][0], strict=True)]

    def close(self) -> None:
        with _translated():
            self._client.close()


class ChromaFolder:
    """Embedded Chroma; each store in a folder of its own, so that it can be thrown away."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def open(self, name: str) -> VectorStore:
        import chromadb  # see ChromaStore
        from chromadb.config import Settings

        with _translated():
            path = self._folder / name
            path.mkdir(parents=True, exist_ok=True)
            if not all(_is_whole(graph) for graph in path.iterdir() if graph.is_dir()):
                raise IndexBroken(messages.INDEX_FILES_MISSING.format(path=path))
            return ChromaStore(chromadb.PersistentClient(str(path), Settings(anonymized_telemetry=False)), name)

    def names(self) -> set[str]:
        return {path.name for path in self._folder.iterdir()} if self._folder.is_dir() else set()

    def drop(self, name: str) -> None:
        with _translated():
            if (self._folder / name).exists():
                shutil.rmtree(self._folder / name)


def _is_whole(graph: Path) -> bool:
    """Whether a graph's files are as long as its header says.

    Chroma's hnswlib does not look whether it could read a file to its end: what is missing stays as the memory was, and in a process
    that had the graph open before, that may be the very graph, so that looking the vectors up does not tell.
    """
    files = {path.name: path for path in graph.iterdir()}
    if not files.keys() & _GRAPH:
        return True  # few rows are only in the database
    if not files.keys() >= _GRAPH:
        return False
    header = files["header.bin"].read_bytes()
    if len(header) < _HEADER_BYTES:
        return False
    version, _, _, rows, row_bytes = _HEADER.unpack_from(header)
    if version != 1:
        return True  # of a later Chroma
    if files["data_level0.bin"].stat().st_size < rows * row_bytes or files["length.bin"].stat().st_size < rows * 4:
        return False
    links, at = files["link_lists.bin"].read_bytes(), 0
    for _ in range(rows):
        if at + 4 > len(links):
            return False
        at += 4 + int.from_bytes(links[at : at + 4], "little")
    return at <= len(links)


class ChromaServer:
    """A Chroma server at a URL ("http://127.0.0.1:8000"); each store is a collection."""

    def __init__(self, url: str) -> None:
        self._url = urlsplit(url)

    def _client(self) -> Any:
        import chromadb  # see ChromaStore
        from chromadb.config import Settings

        with _translated():
            secure = self._url.scheme == "https"
            port = self._url.port or (443 if secure else 8000)
            return chromadb.HttpClient(self._url.hostname or "", port, secure, settings=Settings(anonymized_telemetry=False))

    def open(self, name: str) -> VectorStore:
        return ChromaStore(self._client(), name)

    def names(self) -> set[str]:
        client = self._client()
        with _translated():
            return {collection.name for collection in client.list_collections()}

    def drop(self, name: str) -> None:
        if name in self.names():
            client = self._client()
            with _translated():
                client.delete_collection(name)


@contextmanager
def _translated() -> Iterator[None]:
    """Chroma's errors, embedded and over HTTP, as IndexBroken."""
    import httpx  # what chromadb speaks with a server; imported with it
    from chromadb.errors import ChromaError

    try:
        yield
    except (ChromaError, httpx.HTTPError, ValueError, OSError) as error:
        if (isinstance(error, OSError) and error.errno in _FULL) or any(sign in str(error) for sign in _FULL_SIGNS):
            raise StoreFull(messages.INDEX_UNWRITABLE.format(reason=error)) from error
        raise IndexBroken(messages.INDEX_UNUSABLE.format(reason=error)) from error
