"""The reports that are held: the one place where they come, are replaced and go.

A report comes in this order: it is read, its PDF is copied in, its vectors are put in the passage index and found there again, and then
one SQL transaction shows it and hides the version before. Whatever ends the process in between leaves what was there before; what is
left over is swept when the data directory is next opened for writing.
"""

import gc
import threading
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Literal, Protocol

from ingest import messages
from ingest.errors import ReportError, StoreError
from ingest.language.voikko import look_ups_elsewhere
from ingest.model import Extraction, Passage
from ingest.report_id import report_id_of
from ingest.stores.data_lock import DataLock
from ingest.stores.embed import Embedder
from ingest.stores.figure_store import FigureStore
from ingest.stores.lexical_index import ReportTerms
from ingest.stores.passage_index import PassageIndex
from ingest.stores.passage_words import index_of
from ingest.stores.passages import passage_id
from ingest.stores.pdf_files import PdfFiles, file_digest
from ingest.stores.stored import Embedding, StoredReport
from ingest.stores.vector_store import to_embedding

Progress = Callable[[int, int], None]


class Extract(Protocol):
    """What reads a PDF; `ingest.extract.extract`."""

    def __call__(self, path: Path, progress: Progress | None = None) -> Extraction: ...


@dataclass(frozen=True)
class IngestResult:
    """What became of a file. `counts` and `checks` are those of the report as it is now stored."""

    report_id: str
    status: Literal["new", "replaced", "unchanged"]
    counts: Mapping[str, int]
    checks: Mapping[str, int]
    warnings: tuple[str, ...]
    seconds: float


class Library:
    """Puts reports into both stores and takes them out, each as a whole; safe to share between threads.

    Changes raise StoreBusy when another process owns the data directory, and StoreFull with nothing half done.
    """

    def __init__(
        self,
        figure_store: FigureStore,
        passage_index: PassageIndex,
        embedder: Embedder,
        folder: Path,
        extract: Extract | None = None,
        terms: Callable[[Sequence[Passage]], ReportTerms] | None = None,
    ) -> None:
        """`folder` is the data directory; `extract` and `terms` (passages' part of the word index) are by default those of this package."""
        self._store = figure_store
        self._index = passage_index
        self._embedder = embedder
        self._files = PdfFiles(folder / "files")
        self._given_extract = extract
        self._given_terms = terms
        self._lock = DataLock(folder)
        self._changing = threading.RLock()
        self._opened = False

    def open(self) -> None:
        """Takes the data directory for writing, sweeps what an earlier process left over, and opens the passage index.

        Takes seconds where the index has to be built anew; meanwhile searches go on. Changes call it when they need it.
        """
        with self._changing:
            if not self._opened:
                self._own()
                self._index.open()
                self._opened = True

    def close(self) -> None:
        """Lets go of the passage index and the data directory."""
        with self._changing:
            self._index.close()
            self._lock.release()
            self._opened = False

    def _own(self) -> None:
        self._lock.acquire()
        self._sweep()

    def _sweep(self) -> None:
        self._files.sweep(stored.report.sha256 for stored in self._store.reports())

    # -------------------------------------------------------------------------------------------- changes

    def ingest(self, path: Path, progress: Progress | None = None) -> IngestResult:
        """Reads a report in; the same bytes under the same name change nothing, other bytes replace the report that the name had.

        `progress(page, pages)` is called as pages are read. Raises ReportError, ModelMismatch and StoreError.
        """
        began = time.perf_counter()
        report_id = report_id_of(path.name)
        digest = file_digest(path)
        held = self._held(report_id)
        if held is not None and held.report.sha256 == digest:
            if not self._files.path(digest).exists():
                self.open()
                self._files.add(path, digest)
            return self._result(held, "unchanged", began)
        self._store.state().check_model(self._embedder.name)  # before a long reading rather than after it
        with _without_collecting():
            extraction, embedding, terms = self._read(path, report_id, digest, progress)
            with self._changing:
                replaced = self._held(report_id) is not None
                try:
                    self._files.add(path, digest)
                    version = self._store.new_version()
                    self._index.put(version, embedding)
                    self._store.publish(extraction, version, embedding, terms)
                finally:
                    self._index.settle()
                    self._sweep()
        return self._result(self._store.report(report_id), "replaced" if replaced else "new", began)

    def _read(self, path: Path, report_id: str, digest: str, progress: Progress | None) -> tuple[Extraction, Embedding, ReportTerms]:
        """What is to be stored of a report, and with it the stores opened."""
        with ThreadPoolExecutor(1, "katsaus-beside") as beside:
            with look_ups_elsewhere():
                with self._changing:
                    if not self._opened:
                        self._own()
                opening = beside.submit(self.open)  # other processes read the pages meanwhile
                extraction = self._extract(path, progress)
                opening.result()
                if extraction.report.sha256 != digest or extraction.report.report_id != report_id:
                    raise ReportError(path.name, messages.CHANGED_MEANWHILE)
                if [passage.passage_id for passage in extraction.passages] != [passage_id(report_id, n) for n in range(len(extraction.passages))]:
                    raise ValueError(f"passages of {report_id} are not numbered in their order")
                vectors = beside.submit(self._embedder.passages, [passage.search_text for passage in extraction.passages])
                terms = self._terms(extraction.passages)
            return extraction, to_embedding(self._embedder.name, vectors.result()), terms

    def remove(self, report_id: str) -> None:
        """Takes a report out of both stores, and its PDF; raises UnknownReport."""
        self._store.report(report_id)
        self.open()
        with self._changing:
            self._store.remove(report_id)
            self._index.settle()
            self._sweep()

    def reindex(self, progress: Progress | None = None) -> None:
        """Builds the passage index and the word index anew from what SQL holds, with the vectors of the embedder's model.

        `progress(report, reports)` is called as reports are done. Until the last one is, searches go on as before.
        """
        with self._changing:
            self._own()
            reports = self._store.reports()
            there = self._store.embedded(self._embedder.name)
            for done, stored in enumerate(reports, 1):
                passages = self._store.all_passages(stored.report.report_id)
                if stored.version not in there:
                    vectors = self._embedder.passages([passage.search_text for passage in passages])
                    self._store.add_embedding(stored.version, to_embedding(self._embedder.name, vectors))
                self._store.replace_terms(stored.report.report_id, self._terms(passages))
                if progress is not None:
                    progress(done, len(reports))
            self._index.rebuild(self._embedder.name)
            self._opened = True

    # -------------------------------------------------------------------------------------------- what is held

    def file(self, report_id: str) -> Path:
        """The PDF that a report was read from; raises UnknownReport, and StoreError when it has been taken away."""
        path = self._files.path(self._store.report(report_id).report.sha256)
        if not path.exists():
            raise StoreError(messages.PDF_TAKEN_AWAY.format(report_id=report_id))
        return path

    def _held(self, report_id: str) -> StoredReport | None:
        return next((stored for stored in self._store.reports() if stored.report.report_id == report_id), None)

    @cached_property
    def _extract(self) -> Extract:
        if self._given_extract is not None:
            return self._given_extract
        from ingest.extract import extract  # the PDF libraries, which a question does without

        return extract

    @cached_property
    def _terms(self) -> Callable[[Sequence[Passage]], ReportTerms]:
        if self._given_terms is not None:
            return self._given_terms
        from ingest.language.finnish import Analyser  # a dictionary of 200 MB

        analyser = Analyser()
        return lambda passages: index_of(passages, analyser)

    @staticmethod
    def _result(stored: StoredReport, status: Literal["new", "replaced", "unchanged"], began: float) -> IngestResult:
        return IngestResult(stored.report.report_id, status, stored.counts, stored.checks, stored.warnings, time.perf_counter() - began)


@contextmanager
def _without_collecting() -> Iterator[None]:
    """Meanwhile nothing looks for rings: a report is millions of small objects that are all kept, and looking among them takes a tenth of the time."""
    collecting = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if collecting:
            gc.enable()
