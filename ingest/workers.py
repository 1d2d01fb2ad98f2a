"""Python processes of our own that work beside this one, each on one thing at a time.

Those of multiprocessing first run the program's main module anew, which costs a command line more than the work that they are for;
these import nothing but what their work is made of, and one that dies takes nothing else with it.
"""

import os
import pickle
import signal
import subprocess
import sys
import threading
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import suppress
from pathlib import Path
from typing import Any, TypeVar

from ingest.errors import KatsausError

Given = TypeVar("Given")
Done = TypeVar("Done")
_COMMAND = "from ingest.workers import serve; serve()"


class WorkerDied(Exception):
    """A process ended in the middle of its work: it was killed, or a library or our own code failed in it."""


class Workers:
    """At most `count` processes, started when there is work for them and ended by `close`; safe to share between threads."""

    def __init__(self, count: int) -> None:
        self._threads = ThreadPoolExecutor(count, "katsaus-worker")
        self._own = threading.local()
        self._processes: list[subprocess.Popen[bytes]] = []

    def submit(self, work: Callable[[Given], Done], given: Given) -> "Future[Done]":
        """Does `work`, a function of a module, in a process. The result raises its KatsausError, or WorkerDied."""
        return self._threads.submit(self._ask, work, given)

    def map(self, work: Callable[[Given], Done], given: Iterable[Given]) -> "Iterator[Future[Done]]":
        """The results of all in their order; nothing holds on to one that has been taken."""
        waiting = [self.submit(work, one) for one in given]
        waiting.reverse()
        while waiting:
            yield waiting.pop()

    def close(self) -> None:
        """Ends the processes; work that has not begun is dropped."""
        self._threads.shutdown(wait=False, cancel_futures=True)
        for process in self._processes:
            process.kill()
        self._threads.shutdown()
        for process in self._processes:
            _reap(process)

    def __enter__(self) -> "Workers":
        return self

    def __exit__(self, *error: object) -> None:
        self.close()

    def _ask(self, work: Callable[[Given], Done], given: Given) -> Done:
        process = getattr(self._own, "process", None) or self._start()
        asking, answering = process.stdin, process.stdout
        if asking is None or answering is None:
            raise ValueError("a process without pipes")
        try:
            pickle.dump((work, given), asking, pickle.HIGHEST_PROTOCOL)
            asking.flush()
            right, answer = pickle.load(answering)
        except (EOFError, OSError, pickle.UnpicklingError) as error:
            self._own.process = None
            self._processes.remove(process)
            process.kill()
            raise WorkerDied(f"a process ended with status {_reap(process)}") from error
        if not right:
            raise answer
        done: Done = answer
        return done

    def _start(self) -> "subprocess.Popen[bytes]":
        environment = {**os.environ, "PYTHONPATH": os.pathsep.join(path or str(Path.cwd()) for path in sys.path)}
        process = subprocess.Popen([sys.executable, "-P", "-c", _COMMAND], stdin=subprocess.PIPE, stdout=subprocess.PIPE, env=environment)
        self._processes.append(process)
        self._own.process = process
        return process


def _reap(process: "subprocess.Popen[bytes]") -> int:
    for pipe in (process.stdin, process.stdout):
        if pipe is not None:
            with suppress(OSError):  # there may be something that it has not read
                pipe.close()
    return process.wait()


def serve() -> None:
    """What a process does: reads (work, given) from standard input and writes (whether it went right, result or error) until there is no more."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # who started it ends it
    asked: Any = sys.stdin.buffer
    answers = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)  # what a library prints does not belong among the answers
    while True:
        try:
            work, given = pickle.load(asked)
        except EOFError:
            return
        try:
            answer = True, work(given)
        except KatsausError as error:
            answer = False, error
        pickle.dump(answer, answers, pickle.HIGHEST_PROTOCOL)
        answers.flush()
