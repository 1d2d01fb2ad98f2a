"""How long search takes in a store of many passages, and what the store grows by with each report.

    python -m eval.benchmark_search SPLIT_FOLDER DATA_DIR [--passages 100000] [--questions 300] [--forms FILE]

Passages and questions are those of SPLIT_FOLDER (tools/retrieval_split.py); 300 passages make a report.
FILE holds word forms analysed earlier (`--cache` of the training script), which spare an hour. A data directory that is there already is asked as it is.
"""

import argparse
import random
import resource
import shutil
import time
from collections.abc import Iterator, Sequence
from datetime import date
from hashlib import sha256
from itertools import islice, pairwise
from pathlib import Path

from eval.retrieval_data import rows
from ingest.library import Progress
from ingest.model import Box, Extraction, OrganisationUnit, Passage, Period, Place, Report
from ingest.report_id import report_id_of
from ingest.stores.passages import passage_id
from retrieval.build import Katsaus, build
from retrieval.settings import read_settings

_EACH = 300
_TOWN = "Koela"


def texts_of(split: Path, wanted: int) -> list[str]:
    """So many passages, no two alike: those of the split, and when they do not suffice, the end of one with the beginning of the next."""
    texts = [" ".join(row["text"].split()) for name in ("train", "pool") for row in rows(split / f"{name}.passages.jsonl.gz")]
    texts = list(dict.fromkeys(texts))
    between = (f"{one[len(one) // 2 :]} {other[: len(other) // 2]}" for one, other in pairwise(texts))
    return list(islice(dict.fromkeys([*texts, *between]), wanted))


def extraction_of(path: Path, texts: Sequence[str]) -> Extraction:
    """A report that holds nothing but passages."""
    report_id = report_id_of(path.name)
    year = Period(date(2024, 1, 1), date(2024, 12, 31), "2024")
    report = Report(report_id, path.name, sha256(path.read_bytes()).hexdigest(), path.stem, _TOWN, "raportti", year, 1, _TOWN)
    place = (Place(1, Box(0, 0, 1, 1)),)
    passages = tuple(Passage(passage_id(report_id, n), "text", (), (1,), place, text, text) for n, text in enumerate(texts))
    return Extraction(report, (OrganisationUnit(_TOWN, (_TOWN,), "kunta"),), (), (), (), (), passages, ())


def fill(folder: Path, texts: Sequence[str]) -> Iterator[tuple[int, float, int]]:
    """(passages so far, seconds, bytes of the data directory) as reports are read in; the first and every fiftieth report are told."""
    by_name = {f"raportti-{n:04d}.pdf": texts[start : start + _EACH] for n, start in enumerate(range(0, len(texts), _EACH))}

    def extract(path: Path, progress: Progress | None = None) -> Extraction:
        return extraction_of(path, by_name[path.name])

    katsaus = build(read_settings(data_dir=folder), extract=extract)
    started = time.perf_counter()
    for n, name in enumerate(by_name, 1):
        path = folder / name
        path.write_bytes(f"%PDF-1.4 {name}".encode())
        katsaus.library.ingest(path)
        path.unlink()
        if n % 50 in (0, 1) or n == len(by_name):
            yield n * _EACH, time.perf_counter() - started, sum(f.stat().st_size for f in folder.rglob("*") if f.is_file())
    katsaus.close()


def ask(katsaus: Katsaus, questions: Sequence[str]) -> tuple[list[float], list[float]]:
    """Milliseconds of each search for ten passages, shortest first, on the clock and of the processor (all threads).

    Analysis of the question and its vector are included; a question is asked once.
    """
    katsaus.warm()
    taken, worked = [], []
    for question in questions:
        started, before = time.perf_counter(), time.process_time()
        katsaus.passages(question, limit=10)
        taken.append(1000 * (time.perf_counter() - started))
        worked.append(1000 * (time.process_time() - before))
    return sorted(taken), sorted(worked)


def main() -> None:
    """Reads the arguments, builds the store where it is not there, asks, prints."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("split", type=Path)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--passages", type=int, default=100_000)
    parser.add_argument("--questions", type=int, default=300)
    parser.add_argument("--forms", type=Path)
    arguments = parser.parse_args()
    if not arguments.folder.exists():
        arguments.folder.mkdir(parents=True)
        if arguments.forms:
            shutil.copy(arguments.forms, arguments.folder / "word_forms.sqlite3")
        for passages, seconds, size in fill(arguments.folder, texts_of(arguments.split, arguments.passages)):
            print(f"{passages:7} passages  {seconds:6.0f} s  {size / 1e6:6.0f} MB", flush=True)
    asked = [row["question"] for row in rows(arguments.split / "queries.jsonl.gz")]
    katsaus = build(read_settings(data_dir=arguments.folder), create=False)
    katsaus.library.open()  # as the service does
    for name in ("first", "second"):
        taken, worked = ask(katsaus, random.Random(1).sample(asked, arguments.questions))
        middle, late = len(taken) // 2, int(0.95 * len(taken))
        memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
        print(
            f"{name} round: {len(taken)} questions  p50 {taken[middle]:.1f} ms  p95 {taken[late]:.1f} ms  most {taken[-1]:.1f} ms"
            f"  (processor p50 {worked[middle]:.1f} ms  p95 {worked[late]:.1f} ms)  memory {memory:.0f} MB",
            flush=True,
        )
    katsaus.close()


if __name__ == "__main__":
    main()
