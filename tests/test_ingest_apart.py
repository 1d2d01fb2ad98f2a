"""Work in another process: what it gives, and what becomes of it when it crashes, eats memory or never ends."""

import os
import pickle
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from made_up import read_text

from ingest.apart import Apart, ExtractApart, WorkerLost, WorkerSlow
from ingest.errors import BrokenPdf, EncryptedPdf, NoTextLayer, ReportError, StoreFull
from ingest.model import Extraction

Tell = Callable[[int, int], None]


def double(value: int, tell: Tell) -> tuple[int, int]:
    tell(1, 2)
    tell(2, 2)
    return 2 * value, os.getpid()


def crash(how: str, tell: Tell) -> None:
    if how == "abort":
        os.abort()
    if how == "exit":
        os._exit(0)
    if how == "memory":
        held = [bytearray(50 << 20) for _ in range(100)]
        raise AssertionError(len(held))
    raise LookupError(how)


def fail(error: Exception, tell: Tell) -> None:
    raise error


def endless(folder: Path, tell: Tell) -> None:
    """Starts a process of its own, which writes down its id in a file that is whole as soon as it is there, and then both go on for ever."""
    here, there = str(folder / "pid.part"), str(folder / "pid")
    write = f"open({here!r}, 'w').write(str(os.getpid())); os.rename({here!r}, {there!r})"
    subprocess.Popen([sys.executable, "-c", f"import os, time; {write}; time.sleep(600)"])
    while True:
        tell(3, 9)
        time.sleep(0.01)


def alive(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    return Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()[0] != "Z"


def test_calls_go_to_one_process_until_it_is_closed() -> None:
    apart, told = Apart(double, 1000, 60), []
    first = apart.run(4, told=lambda done, whole: told.append((done, whole)))
    second = apart.run(5)
    assert (first[0], second[0]) == (8, 10) and first[1] == second[1] != os.getpid()
    assert told[-1] == (2, 2) and (1, 2) in told
    apart.close()
    assert not alive(first[1])
    assert apart.run(6)[1] != first[1]
    apart.close()


@pytest.mark.parametrize("how", ["abort", "exit", "memory", "error"])
def test_a_process_that_is_lost_takes_nothing_with_it(how: str) -> None:
    apart = Apart(crash, 500, 60)
    for _ in range(2):
        with pytest.raises(WorkerLost):
            apart.run(how)
    apart.close()


@pytest.mark.parametrize("error", [ReportError("a.pdf", "ei"), EncryptedPdf("b.pdf", "salasana"), NoTextLayer("c.pdf", "x: y"), StoreFull("täynnä")], ids=repr)
def test_errors_of_ours_pass_over(error: Exception) -> None:
    apart = Apart(fail, 1000, 60)
    with pytest.raises(type(error)) as caught:
        apart.run(error)
    assert str(caught.value) == str(error) and vars(caught.value) == vars(error) == vars(pickle.loads(pickle.dumps(error)))
    apart.close()


@pytest.mark.parametrize("how", ["time", "told"])
def test_work_that_is_ended_ends_with_what_it_started(tmp_path: Path, how: str) -> None:
    def told(done: int, whole: int) -> None:
        if how == "told" and (tmp_path / "pid").exists() and (done, whole) == (3, 9):
            raise KeyError("enough")

    apart = Apart(endless, 1000, 3.0 if how == "time" else 60.0)
    with pytest.raises(WorkerSlow if how == "time" else KeyError):
        apart.run(tmp_path, told=told)
    pid, ends = int((tmp_path / "pid").read_text()), time.monotonic() + 10
    while alive(pid):
        assert time.monotonic() < ends
        time.sleep(0.02)


def slow(path: Path, tell: Tell) -> Any:
    time.sleep(600)


def lost(path: Path, tell: Tell) -> Any:
    os.abort()


def test_a_report_is_read_apart(tmp_path: Path) -> None:
    path, told = tmp_path / "koe.pdf", []
    path.write_text("alku 5 2", encoding="utf-8")
    made = ExtractApart(1000, 60, read_text)(path, lambda page, pages: told.append((page, pages)))
    assert isinstance(made, Extraction) and made == read_text(path) and told[-1] == (3, 3)


@pytest.mark.parametrize(("read", "seconds", "error", "words"), [(slow, 0.3, ReportError, "0,005 min"), (lost, 60.0, BrokenPdf, "lukeminen keskeytyi")])
def test_a_report_that_cannot_be_read_apart(tmp_path: Path, read: Callable[..., Any], seconds: float, error: type[Exception], words: str) -> None:
    with pytest.raises(error, match=words):
        ExtractApart(1000, seconds, read)(tmp_path / "koe.pdf")
