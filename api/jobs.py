"""Uploaded reports, read one at a time by a thread; the queue is in SQL, so it outlives the process."""

import logging
import re
import shutil
import threading
import time
import unicodedata
import uuid
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import BinaryIO

from api import texts
from api.problems import problem, problem_of
from ingest.errors import KatsausError, ReportError, StoreBusy, StoreFull
from ingest.messages import reason
from ingest.stores.stored import Job
from retrieval.build import Katsaus

_log = logging.getLogger("katsaus.jobs")
_PIECE = 1 << 20
_IDLE_SECONDS = 30.0
_BUSY_SECONDS = 5.0
_OTHERS_SECONDS = 20.0
"""How long the opening of the stores lets what questions need go first at most."""
_TELL_SECONDS = 0.3
"""How often progress is written down at most."""
_UNSAFE = re.compile(r"[^\w .,()+~&'-]")
_NAME_BYTES = 180


class Stopped(Exception):
    """The service is closing; the report being read waits for the next start."""


def safe_name(name: str) -> str:
    """A file name fit for any disk, without folders: "../a/Tilinpäätös 2024.PDF" → "Tilinpäätös 2024.PDF", "" → "raportti.pdf"."""
    last = re.split(r"[/\\]", unicodedata.normalize("NFC", name))[-1]
    stem, dot, ending = last.rpartition(".")
    if not dot or ending.lower() != "pdf":
        stem, ending = last, "pdf"
    stem = _UNSAFE.sub("_", stem).strip(" ._")
    while len(stem.encode()) > _NAME_BYTES:
        stem = stem[:-1]
    return f"{stem.strip() or 'raportti'}.{ending}"


class JobQueue:
    """Takes uploads in and reads them into the library, one at a time."""

    def __init__(self, katsaus: Katsaus, most_pages: int) -> None:
        self._katsaus = katsaus
        self._store = katsaus.store
        self._folder = katsaus.settings.data_dir / "uploads"
        self._most_pages = most_pages
        self._wake = threading.Event()
        self._stopping = threading.Event()
        self._left = tuple(self._folder.iterdir()) if self._folder.is_dir() else ()  # what an earlier process was given; uploads come later
        self._opened = threading.Event()
        self._after: Callable[[float], bool] = lambda _seconds: True
        self._thread = threading.Thread(target=self._run, name="katsaus-jobs", daemon=True)

    def start(self, after: Callable[[float], bool] | None = None) -> None:
        """Begins to read, with what an earlier process left undone first, once `after(seconds)` has been waited for: opening the stores takes a while."""
        self._after = after or self._after
        self._thread.start()

    def stop(self, seconds: float = 10.0) -> None:
        """Ends the reading at the next page; what was being read is read again at the next start."""
        self._stopping.set()
        self._wake.set()
        if self._thread.is_alive():
            self._thread.join(seconds)

    def add(self, file_name: str, content: BinaryIO) -> Job:
        """Puts a file in the queue; raises StoreFull."""
        job_id = uuid.uuid4().hex
        path = self._folder / job_id / safe_name(file_name)
        try:
            path.parent.mkdir(parents=True)
            with path.open("wb") as copy:
                shutil.copyfileobj(content, copy, _PIECE)
        except OSError as error:
            shutil.rmtree(path.parent, ignore_errors=True)
            raise StoreFull(texts.NOT_KEPT.format(folder=self._folder, reason=reason(error))) from error
        job = self._store.jobs.add(path.name, str(path), job_id)
        self._wake.set()
        return job

    @property
    def opened(self) -> bool:
        """Whether the stores have been opened for writing."""
        return self._opened.is_set()

    def waiting(self) -> int:
        """Jobs that wait or are being read."""
        return len(self._store.jobs.all("queued")) + len(self._store.jobs.all("running"))

    # -------------------------------------------------------------------------------------------- the thread

    def _run(self) -> None:
        self._after(_OTHERS_SECONDS)
        with ThreadPoolExecutor(1, "katsaus-reader") as pool:
            while not self._stopping.is_set():
                self._wake.clear()
                ended = pool.submit(self._one if self.opened else self._open)
                error = ended.exception()
                if error is None and not self.opened:
                    self._opened.set()
                elif isinstance(error, Stopped):
                    return
                elif isinstance(error, StoreBusy):
                    self._stopping.wait(_BUSY_SECONDS)
                elif error is not None:
                    _log.error("job queue: %s", error, exc_info=None if isinstance(error, KatsausError) else error)
                    self._stopping.wait(_BUSY_SECONDS)
                elif not ended.result():
                    self._wake.wait(_IDLE_SECONDS)

    def _open(self) -> bool:
        """Takes the data directory, and puts back in the queue what an earlier process was reading."""
        self._katsaus.library.open()
        self._store.jobs.requeue()
        wanted = {job.job_id for job in self._store.jobs.all("queued")}
        for path in self._left:
            if path.name not in wanted:
                shutil.rmtree(path, ignore_errors=True)
        return True

    def _one(self) -> bool:
        """Reads the next report; False when none waits."""
        job = self._store.jobs.take()
        if job is None:
            return False
        with ThreadPoolExecutor(1, "katsaus-ingest") as pool:
            ended = pool.submit(self._katsaus.bring_in, Path(job.path), _Progress(self, job))
            error = ended.exception()
        if isinstance(error, Stopped | StoreBusy):
            self._store.jobs.requeue()
            raise error
        if error is None:
            self._store.jobs.done(job.job_id, ended.result().report_id)
        elif isinstance(error, KatsausError):
            _log.warning("job %s: %s", job.job_id, error)
            self._store.jobs.failed(job.job_id, problem_of(error))
        else:
            _log.error("job %s failed", job.job_id, exc_info=error)
            self._store.jobs.failed(job.job_id, problem(500))
        shutil.rmtree(self._folder / job.job_id, ignore_errors=True)
        return True

    def check(self, job: Job, pages: int) -> None:
        """Raises Stopped when the service closes, and ReportError for a report that is too long."""
        if self._stopping.is_set():
            raise Stopped
        if pages > self._most_pages:
            raise ReportError(job.file_name, texts.TOO_MANY_PAGES.format(pages=pages, most=self._most_pages))

    def note(self, job: Job, page: int, pages: int) -> None:
        """Writes down how far a job is."""
        self._store.jobs.progress(job.job_id, page, pages)


class _Progress:
    """Called with each page that has been read, and in between."""

    def __init__(self, queue: JobQueue, job: Job) -> None:
        self._queue = queue
        self._job = job
        self._told = 0.0
        self._last = (0, 0)

    def __call__(self, page: int, pages: int) -> None:
        self._queue.check(self._job, pages)
        now = time.monotonic()
        if (page, pages) != self._last and (page == pages or now - self._told >= _TELL_SECONDS):
            self._told, self._last = now, (page, pages)
            self._queue.note(self._job, page, pages)
