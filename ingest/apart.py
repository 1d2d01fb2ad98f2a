"""Work on files from strangers in a process of its own, with limits on its memory and time.

A file that makes a PDF library crash, loop or eat memory ends that process and nothing else.
"""

import os
import signal
import sys
import threading
import time
from collections.abc import Callable
from contextlib import suppress
from multiprocessing import get_context
from multiprocessing.connection import Connection
from multiprocessing.process import BaseProcess
from pathlib import Path
from typing import Any

from ingest import messages
from ingest.errors import BrokenPdf, KatsausError, ReportError
from ingest.model import Extraction

Tell = Callable[[int, int], None]
_LOOK_SECONDS = 0.2
"""How often the one who waits looks at the clock and says how far the work is."""

_BEHIND = 10
"""How far behind others a process that reads a report stands in the queue for the processor: those who ask meanwhile go first."""


class WorkerLost(Exception):
    """The process ended before its work was done: it crashed or ran out of memory."""


class WorkerSlow(Exception):
    """The work took longer than it may; its process was ended."""


class Apart:
    """Runs a function in another process, one call at a time; the process stays for the next call until `close`."""

    def __init__(self, work: Callable[..., Any], megabytes: int, seconds: float, *, childless: bool = False) -> None:
        """`work(*arguments, tell)` is a function of a module; `megabytes` limits the address space of its process and of those it starts.

        A `childless` one starts none, and ends by itself with this process.
        """
        self._work = work
        self._childless = childless
        self._bytes = megabytes << 20
        self._seconds = seconds
        self._turn = threading.Lock()
        self._worker: BaseProcess | None = None
        self._line: Connection | None = None

    def run(self, *arguments: Any, told: Tell | None = None) -> Any:
        """What the function returns; raises the KatsausErrors that it raises, WorkerLost and WorkerSlow.

        `told` is called with what the function tells, and again and again with the last of it; what it raises ends the work.
        """
        with self._turn:
            try:
                kind, result = self._answer(arguments, told)
            except BaseException:  # raised again: whatever it is, the process does not go on for nobody
                self._end()
                raise
        if kind == "failed":
            raise result
        return result

    def close(self) -> None:
        """Ends the process."""
        with self._turn:
            self._end()

    def _answer(self, arguments: tuple[Any, ...], told: Tell | None) -> tuple[str, Any]:
        ends = time.monotonic() + self._seconds
        last = (0, 0)
        try:
            line = self._started()
            line.send(arguments)
            while True:
                if line.poll(_LOOK_SECONDS):
                    kind, result = line.recv()
                    if kind != "told":
                        return kind, result
                    last = result
                if told is not None:
                    told(*last)
                if time.monotonic() > ends:
                    raise WorkerSlow
        except (EOFError, OSError) as error:
            raise WorkerLost from error

    def _started(self) -> Connection:
        if self._worker is not None and self._line is not None:
            if self._worker.is_alive():
                return self._line
            self._line.close()
        context = get_context("spawn")  # a process with threads must not be forked
        self._line, theirs = context.Pipe()
        self._worker = context.Process(target=_serve, args=(theirs, self._work, self._bytes), name="katsaus-apart", daemon=self._childless)
        self._worker.start()
        theirs.close()
        return self._line

    def _end(self) -> None:
        if self._line is not None:
            self._line.close()
            self._line = None
        if self._worker is not None:
            pid = self._worker.pid
            if pid is not None and hasattr(os, "killpg"):
                with suppress(ProcessLookupError, PermissionError):  # it has ended, or has not yet begun
                    os.killpg(pid, signal.SIGKILL)
            self._worker.kill()
            self._worker.join()
            self._worker = None


def _serve(line: Connection, work: Callable[..., Any], most: int) -> None:
    """The other process: a call after another, until the line is closed."""
    _limit(most)
    while True:
        try:
            arguments = line.recv()
        except EOFError:
            return

        def tell(done: int, whole: int) -> None:
            line.send(("told", (done, whole)))

        try:
            answer = ("done", work(*arguments, tell))
        except KatsausError as error:
            answer = ("failed", error)
        line.send(answer)


def _limit(most: int) -> None:
    """Own group, so that those it starts end with it; no more memory than allowed, and no core files."""
    if sys.platform != "win32":  # Windows has neither
        import resource

        os.setsid()
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
        with suppress(ValueError, OSError):  # macOS refuses to limit the address space
            resource.setrlimit(resource.RLIMIT_AS, (most, most))


class ExtractApart:
    """Reads reports as `ingest.extract.extract` does, in a process of its own for each."""

    def __init__(self, megabytes: int, seconds: float, extract: Callable[..., Extraction] | None = None) -> None:
        self._megabytes = megabytes
        self._seconds = seconds
        self._extract = extract or _extract

    def __call__(self, path: Path, progress: Tell | None = None) -> Extraction:
        """Reads a report whole; raises ReportError too when it takes too much time or memory."""
        apart = Apart(self._extract, self._megabytes, self._seconds)
        try:
            made: Extraction = apart.run(path, told=progress)
        except WorkerSlow as error:
            minutes = f"{self._seconds / 60:g}".replace(".", ",")
            raise ReportError(path.name, messages.TOOK_TOO_LONG.format(minutes=minutes)) from error
        except WorkerLost as error:
            raise BrokenPdf(path.name, messages.PROCESS_LOST) from error
        finally:
            apart.close()
        return made


def _extract(path: Path, tell: Tell) -> Extraction:
    if hasattr(os, "nice"):
        os.nice(_BEHIND)
    from ingest.extract import extract  # only in the other process

    return extract(path, tell)
