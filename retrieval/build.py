"""The whole system from its settings: what the command line, the service and the evaluation all call.

Nothing is opened before it is needed: a look at the figures opens the database alone, an exact answer the dictionary too, a text question
the embedding model, and only the process that brings reports in opens the passage index.
"""

import threading
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Generic, TypeVar

from ingest.errors import StoreError, StoreFull
from ingest.language.finnish import Analyser
from ingest.messages import reason
from ingest.model import Finding, FindingStatus, Passage, RecordKind
from ingest.stores.figure_store import FigureStore
from ingest.stores.stored import FigureChoices, FigureQuery, Listing, StoredFigure, StoredRecord, StoredReport
from retrieval import messages
from retrieval.model import Answer
from retrieval.settings import Settings

if TYPE_CHECKING:  # numpy, which a look at the figures does without
    from ingest.library import Extract, IngestResult, Library, Progress
    from ingest.stores.embed import Embedder
    from ingest.stores.lexical_index import ReportTerms
    from ingest.stores.passage_index import PassageIndex
    from retrieval.answer import Asker
    from retrieval.evidence.search import Hit, Search

T = TypeVar("T")
_DATABASE = "katsaus.sqlite3"


class _Once(Generic[T]):
    """Something that is made when it is first asked for, once, whichever thread asks."""

    def __init__(self, make: Callable[[], T]) -> None:
        self._make = make
        self._lock = threading.RLock()
        self._made: list[T] = []

    def get(self) -> T:
        with self._lock:
            if not self._made:
                self._made.append(self._make())
            return self._made[0]

    @property
    def made(self) -> T | None:
        """What has been made, None when nothing has asked for it."""
        return self._made[0] if self._made else None


class _LateSearch:
    """A search that is put together at the first text question."""

    def __init__(self, search: _Once["Search"]) -> None:
        self._search = search

    def search(self, text: str, report_ids: Sequence[str] | None = None, k: int = 10) -> list["Hit"]:
        """As `retrieval.evidence.search.Search.search`."""
        return self._search.get().search(text, report_ids, k)

    def rarity(self, terms: Sequence[str], report_ids: Sequence[str] | None = None) -> dict[str, float]:
        """As `retrieval.evidence.search.Search.rarity`."""
        return self._search.get().rarity(terms, report_ids)


class Katsaus:
    """The system as its users see it: questions answered, what is held listed, reports brought in. Safe to share between threads."""

    def __init__(self, settings: Settings, store: FigureStore, extract: "Extract | None" = None, embedder: "Embedder | None" = None) -> None:
        self.settings = settings
        self.store = store
        self._extract = extract
        self._given_embedder = embedder
        self._analyser = _Once(lambda: Analyser(settings.data_dir / "word_forms.sqlite3"))
        self._embedder = _Once(self._open_embedder)
        self._index = _Once(self._open_index)
        self._library = _Once(self._open_library)
        self._search = _Once(self._open_search)
        self._asker = _Once(self._open_asker)

    # -------------------------------------------------------------------------------------------- asking

    def ask(self, question: str, conversation_id: str | None = None, report_ids: Sequence[str] | None = None) -> Answer:
        """The answer to a question. Raises UnknownConversation, UnknownReport and StoreError."""
        return self._asker.get().ask(question, conversation_id, report_ids)

    def knows_conversation(self, conversation_id: str) -> None:
        """Raises UnknownConversation for a conversation that is not there or has expired."""
        self._asker.get().knows(conversation_id)

    def passages(self, q: str, report_ids: Sequence[str] | None = None, limit: int = 50, cursor: str | None = None) -> "Listing[Hit]":
        """The passages that fit best, best first; raises ValueError for a cursor that is no whole number."""
        first = int(cursor) if cursor else 0
        found = self._search.get().search(q, report_ids, first + limit + 1)
        return Listing(tuple(found[first : first + limit]), str(first + limit) if len(found) > first + limit else None)

    # -------------------------------------------------------------------------------------------- what is held

    def figures(self, query: FigureQuery | None = None, limit: int | None = 50, cursor: str | None = None) -> Listing[StoredFigure]:
        """The figures that fit; raises ValueError for a cursor or period that cannot be read."""
        return self.store.figures(query, limit, cursor)

    def figure_choices(self, query: FigureQuery) -> FigureChoices:
        """What a figure query can be narrowed or changed to; raises ValueError for a period that cannot be read."""
        return self.store.figure_choices(query)

    def records(
        self,
        kind: RecordKind | None = None,
        report_ids: Sequence[str] | None = None,
        q: str | None = None,
        limit: int | None = 50,
        cursor: str | None = None,
        unit: str | None = None,
        status: str | None = None,
    ) -> Listing[StoredRecord]:
        """The records that fit; raises ValueError for a cursor that cannot be read."""
        return self.store.records(kind, report_ids, q, limit, cursor, unit, status)

    def reports(self) -> tuple[StoredReport, ...]:
        """All reports, by report_id."""
        return self.store.reports()

    def report(self, report_id: str) -> StoredReport:
        """One report; raises UnknownReport."""
        return self.store.report(report_id)

    def findings(self, report_id: str, status: FindingStatus | None = None, limit: int | None = 50, cursor: str | None = None) -> Listing[Finding]:
        """The identities tried on a report's figures; raises UnknownReport, and ValueError for a cursor that cannot be read."""
        return self.store.findings(report_id, status, limit, cursor)

    def file(self, report_id: str) -> Path:
        """The report's PDF; raises UnknownReport, and StoreError when it is gone."""
        return self.library.file(report_id)

    # -------------------------------------------------------------------------------------------- changes

    @property
    def library(self) -> "Library":
        """What brings reports in and takes them out."""
        return self._library.get()

    def bring_in(self, path: Path, progress: "Progress | None" = None) -> "IngestResult":
        """Reads a report in while questions are answered from those that there are; raises as `Library.ingest`.

        Once it returns, answers know the report, and nobody has waited for that.
        """
        with self._asker.get().renewing():
            return self.library.ingest(path, progress)

    def warm(self) -> None:
        """Loads what questions need, so that the first ones do not wait for it."""
        self._asker.get().warm()
        if self._search.get() and self.store.reports():
            self.passages("talous", limit=1)

    def close(self) -> None:
        """Lets go of everything that has been opened."""
        if self._asker.made is not None:
            self._asker.made.close()
        if self._library.made is not None:
            self._library.made.close()
        if self._analyser.made is not None:
            self._analyser.made.close()
        self.store.close()

    # -------------------------------------------------------------------------------------------- the parts

    def _open_embedder(self) -> "Embedder":
        if self._given_embedder is not None:
            return self._given_embedder
        from ingest.stores.embed import open_embedder  # numpy

        return open_embedder(self.settings.embedding_model, self.settings.query_prefix, self.settings.passage_prefix)

    def _open_index(self) -> "PassageIndex":
        from ingest.stores.passage_index import ChromaFolder, ChromaServer, PassageIndex  # numpy

        url = self.settings.chroma_url
        stores = ChromaServer(url) if url else ChromaFolder(self.settings.data_dir / "index")
        return PassageIndex(self.store, stores, lambda: self._embedder.get().name)

    def _open_library(self) -> "Library":
        from ingest.library import Library  # numpy

        return Library(self.store, self._index.get(), self._embedder.get(), self.settings.data_dir, self._extract, self._terms)

    def _open_search(self) -> "Search":
        from retrieval.evidence.search import Search  # numpy

        return Search(self.store, self._index.get(), self._embedder.get(), self._analyser.get())

    def _open_asker(self) -> "Asker":
        from retrieval.answer import Asker  # the words of the lexicon, which a listing does without

        return Asker(self.store, _LateSearch(self._search), self._analyser.get(), self.settings.conversation_lifetime)

    def _terms(self, passages: Sequence[Passage]) -> "ReportTerms":
        from ingest.stores.passage_words import index_of  # numpy

        return index_of(passages, self._analyser.get())


def build(settings: Settings, *, create: bool = True, extract: "Extract | None" = None, embedder: "Embedder | None" = None) -> Katsaus:
    """The system over the stores that the settings name. `extract` and `embedder` that are None are those of this package.

    Without `create` a data directory that is not there raises StoreError instead of being made. Raises StoreError and StoreFull.
    """
    folder = settings.data_dir
    if not create and settings.database_url is None and not (folder / _DATABASE).exists():
        raise StoreError(messages.NOTHING_READ.format(folder=folder))
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise StoreFull(messages.FOLDER_NOT_MADE.format(folder=folder, reason=reason(error))) from error
    return Katsaus(settings, FigureStore(settings.database_url or f"sqlite:///{folder.resolve() / _DATABASE}"), extract, embedder)
