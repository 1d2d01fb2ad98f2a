"""How long the whole reading of a report takes beside what pdfplumber alone takes over the same pages, and how much memory.

    python -m eval.benchmark_ingest REPORT.pdf…

Baseline, in one process: `extract_words` and `extract_tables` of every page, nothing kept. Ours: everything that ingest does, into stores of its
own in an empty folder, with as many processes as it takes. Both are timed in the same run; the figure is their ratio. Memory is the
largest sum over our process and all it started (proportional set size, Linux only).
"""

import argparse
import tempfile
import threading
import time
from pathlib import Path

import pdfplumber

from retrieval.build import build
from retrieval.settings import read_settings

_LOOK_SECONDS = 0.1


def baseline(path: Path) -> float:
    """Seconds that pdfplumber takes for the words and tables of all pages."""
    began = time.perf_counter()
    with pdfplumber.open(path) as pdf:
        for page in pdf.pages:
            page.extract_words()
            page.extract_tables()
            page.close()
    return time.perf_counter() - began


class Memory:
    """The most memory (bytes) that this process and all it started took at once, looked at ten times a second."""

    def __init__(self) -> None:
        self.most = 0
        self._ended = threading.Event()
        self._thread = threading.Thread(target=self._watch, daemon=True)

    def __enter__(self) -> "Memory":
        self._thread.start()
        return self

    def __exit__(self, *error: object) -> None:
        self._ended.set()
        self._thread.join()

    def _watch(self) -> None:
        while not self._ended.wait(_LOOK_SECONDS):
            self.most = max(self.most, sum(map(_bytes_of, _family())))


def _family() -> set[int]:
    """This process and all that descend from it."""
    parents = {}
    for entry in Path("/proc").glob("[0-9]*/stat"):
        try:
            fields = entry.read_text(encoding="utf-8", errors="replace").rpartition(")")[2].split()
        except OSError:  # it has just ended
            continue
        parents[int(entry.parent.name)] = int(fields[1])
    own = {int(Path("/proc/self").readlink().name)}
    while found := {child for child, parent in parents.items() if parent in own} - own:
        own |= found
    return own


def _bytes_of(process: int) -> int:
    try:
        lines = Path(f"/proc/{process}/smaps_rollup").read_text(encoding="utf-8").splitlines()
    except OSError:  # it has just ended
        return 0
    return next((int(line.split()[1]) * 1024 for line in lines if line.startswith("Pss:")), 0)


def ours(path: Path) -> tuple[float, int]:
    """(seconds, pages) of the whole ingest of a report into empty stores."""
    with tempfile.TemporaryDirectory() as folder:
        katsaus = build(read_settings(data_dir=Path(folder)))
        began = time.perf_counter()
        result = katsaus.library.ingest(path)
        seconds = time.perf_counter() - began
        pages = katsaus.report(result.report_id).report.pages
        katsaus.close()
    return seconds, pages


def main() -> None:
    """Reads the arguments, measures, prints a line for each report."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("reports", type=Path, nargs="+")
    for path in parser.parse_args().reports:
        seconds, pages = ours(path)
        usual = baseline(path)
        with Memory() as memory:  # apart, since looking takes time too
            ours(path)
        most = memory.most / 2**20
        print(f"{path.name}: {pages} pages, ingest {seconds:.1f} s, pdfplumber {usual:.1f} s, ratio {seconds / usual:.2f}, memory {most:.0f} MiB")


if __name__ == "__main__":
    main()
