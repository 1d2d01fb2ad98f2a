"""`katsaus serve` in a process of its own, for what is measured from outside."""

import os
import re
import subprocess
import sys
import time
from collections.abc import Sequence
from pathlib import Path
from types import TracebackType
from urllib.error import HTTPError
from urllib.request import urlopen

KEY = "mittaajan-avain"
"""The administrator's key of such a service."""
_PROGRAM = [sys.executable, "-m", "api"]
_READY_SECONDS = 60.0


class Served:
    """A service over a folder, into which the reports are read first; entered once it takes connections and, with `ready`, is ready."""

    def __init__(self, folder: Path, reports: Sequence[Path] = (), *, ready: bool = True, **settings: str) -> None:
        """`settings` are variables of its environment: KATSAUS_READING_MINUTES="1"."""
        self.folder = folder
        self._reports = reports
        self._ready = ready
        self._environment = {**os.environ, "KATSAUS_ADMIN_KEY": KEY, **settings}
        self._process: subprocess.Popen[str] | None = None
        self.address = ""

    def __enter__(self) -> "Served":
        program = [*_PROGRAM, "--data-dir", str(self.folder)]
        if self._reports:
            subprocess.run([*program, "ingest", *map(str, self._reports)], env=self._environment, check=True, stdout=subprocess.DEVNULL)
        self._process = subprocess.Popen(
            [*program, "serve", "--port", "0"], env=self._environment, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True
        )
        assert self._process.stdout is not None
        told = next((found[0] for line in self._process.stdout if (found := re.search(r"http://[\w.:]+:\d+", line))), None)
        if told is None:
            raise SystemExit("the service did not start")
        self.address = told
        if self._ready:
            self.until_ready()
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        if self._process is not None:
            self._process.terminate()
            self._process.wait(30)

    @property
    def port(self) -> int:
        """Where it listens."""
        return int(self.address.rpartition(":")[2])

    @property
    def pid(self) -> int:
        """Its process."""
        assert self._process is not None
        return self._process.pid

    def cpu_seconds(self) -> float:
        """The processor time that its process has taken so far, without those it started (Linux)."""
        fields = Path(f"/proc/{self.pid}/stat").read_text(encoding="utf-8").rpartition(")")[2].split()
        return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")

    def until_ready(self) -> None:
        """Waits until /readyz says that the stores and models are there."""
        ends = time.monotonic() + _READY_SECONDS
        while time.monotonic() < ends:
            try:
                with urlopen(f"{self.address}/readyz", timeout=10):
                    return
            except HTTPError:
                time.sleep(0.05)
        raise SystemExit("the service was not ready in time")
