"""Reports come, are replaced and go as a whole, whatever happens in between."""

import hashlib
import os
import random
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest
from made_up import WordEmbedder, extraction, read_text

from ingest.errors import BrokenPdf, ModelMismatch, ReportError, StoreBusy, StoreError, StoreFull, UnknownReport
from ingest.library import Library, Progress
from ingest.model import Extraction, Passage
from ingest.report_id import report_id_of
from ingest.stores.embed import Vectors
from ingest.stores.figure_store import FigureStore
from ingest.stores.lexical_index import ReportTerms, report_terms
from ingest.stores.passage_index import ChromaFolder, PassageIndex
from ingest.stores.passages import passage_terms
from ingest.stores.stored import FigureQuery
from ingest.stores.vector_store import MemoryStores, VectorStores

ROOT = Path(__file__).parents[1]


def split_terms(passages: Sequence[Passage]) -> ReportTerms:
    """The word index of texts whose words are their terms; the id stands for what is read of a passage."""
    return report_terms([passage_terms(passage, str.split) for passage in passages], [passage.passage_id.encode() for passage in passages])


class House:
    """A data directory as one process has it, with stand-ins for what reads PDFs and what embeds texts."""

    def __init__(self, folder: Path, stores: VectorStores | None = None, embedder: WordEmbedder | None = None) -> None:
        folder.mkdir(exist_ok=True)
        self.folder = folder
        self.embedder = embedder or WordEmbedder()
        self.sql = FigureStore(f"sqlite:///{folder / 'katsaus.sqlite'}")
        self.stores = stores if stores is not None else MemoryStores()
        self.index = PassageIndex(self.sql, self.stores, lambda: self.embedder.name)
        self.read = 0
        self.library = Library(self.sql, self.index, self.embedder, folder, self.extract, split_terms)

    def extract(self, path: Path, progress: Progress | None = None) -> Extraction:
        self.read += 1
        return read_text(path, progress)

    def close(self) -> None:
        self.library.close()
        self.sql.close()

    def words(self) -> dict[str, str]:
        """The word of each report, after looking that all that is held of it has that word, in both stores."""
        found = {}
        for held in self.sql.reports():
            report_id, word = held.report.report_id, held.report.title.split()[-1]
            expected = extraction(held.report.file_name, held.counts["figures"], held.counts["passages"], word, held.report.sha256)
            figures = self.sql.figures(FigureQuery(report_ids=(report_id,)), limit=None)
            assert tuple(found.figure for found in figures) == expected.figures
            assert self.sql.all_passages(report_id) == expected.passages
            assert self.sql.findings(report_id, limit=None).items == expected.findings
            assert hashlib.sha256(self.library.file(report_id).read_bytes()).hexdigest() == held.report.sha256
            near = [passage for passage, _ in self.index.nearest(self.embedder.query(f"Talous {word}"), 10_000, [report_id])]
            assert sorted(near) == sorted(passage.passage_id for passage in expected.passages)
            kept = self.sql.passages_of([passage.passage_id for passage in expected.passages])
            assert {name: found.words for name, found in kept.items()} == {passage.passage_id: passage.passage_id.encode() for passage in expected.passages}
            assert {r for r, _, _, _ in self.sql.term_postings([word], [report_id])} == ({word} if expected.passages else set())
            found[report_id] = word
        return found

    def nothing_is_left_over(self) -> bool:
        """Whether there is one file for each report, and no more rows in the vector store than passages."""
        files = {path.name for path in (self.folder / "files").iterdir()} if (self.folder / "files").exists() else set()
        return files == {f"{held.report.sha256}.pdf" for held in self.sql.reports()}


def write(folder: Path, name: str, word: str, figures: int = 12, passages: int = 4) -> Path:
    folder.mkdir(exist_ok=True)
    path = folder / name
    path.write_text(f"{word} {figures} {passages}", encoding="utf-8")
    return path


@pytest.fixture
def inbox(tmp_path: Path) -> Path:
    return tmp_path / "saapuneet"


@pytest.fixture
def house(tmp_path: Path) -> Iterator[House]:
    made = House(tmp_path / "data")
    yield made
    made.close()


# ------------------------------------------------------------------------------------------------ reports come and go


def test_a_new_report(house: House, inbox: Path) -> None:
    pages: list[tuple[int, int]] = []
    result = house.library.ingest(write(inbox, "koe.pdf", "alku"), lambda page, of: pages.append((page, of)))
    assert (result.report_id, result.status, result.counts["figures"], result.checks["error"]) == ("koe", "new", 12, 1)
    assert result.warnings == ("Sivu 3: alku",) and result.seconds > 0 and pages == [(1, 3), (2, 3), (3, 3)]
    assert house.words() == {"koe": "alku"} and house.nothing_is_left_over()


def test_the_same_bytes_change_nothing_and_are_not_read(house: House, inbox: Path) -> None:
    path = write(inbox, "koe.pdf", "alku")
    house.library.ingest(path)
    before = house.sql.state()
    result = house.library.ingest(path)
    assert result.status == "unchanged" and result.counts["figures"] == 12 and house.read == 1 and house.sql.state() == before


def test_the_same_bytes_bring_back_a_pdf_that_was_lost(house: House, inbox: Path) -> None:
    path = write(inbox, "koe.pdf", "alku")
    house.library.ingest(path)
    house.library.file("koe").unlink()
    with pytest.raises(StoreError, match="katsaus ingest"):
        house.library.file("koe")
    assert house.library.ingest(path).status == "unchanged" and house.words() == {"koe": "alku"}


def test_a_corrected_file_replaces_the_report_whole(house: House, inbox: Path) -> None:
    house.library.ingest(write(inbox, "muu.pdf", "muu"))
    house.library.ingest(write(inbox, "koe.pdf", "alku", 40, 9))
    result = house.library.ingest(write(inbox, "koe.pdf", "uusi", 6, 2))
    assert (result.status, result.counts["figures"]) == ("replaced", 6)
    assert house.words() == {"koe": "uusi", "muu": "muu"} and house.nothing_is_left_over()


def test_the_same_bytes_under_two_names_are_two_reports(house: House, inbox: Path) -> None:
    for name in ("yksi.pdf", "kaksi.pdf"):
        house.library.ingest(write(inbox, name, "sama"))
    house.library.remove("yksi")
    assert house.words() == {"kaksi": "sama"} and house.nothing_is_left_over()


def test_remove(house: House, inbox: Path) -> None:
    path = write(inbox, "koe.pdf", "alku")
    house.library.ingest(path)
    house.library.remove("koe")
    assert house.words() == {} and house.nothing_is_left_over()
    with pytest.raises(UnknownReport):
        house.library.remove("koe")
    assert house.library.ingest(path).status == "new"


@pytest.mark.parametrize("make", ["missing", "folder"])
def test_a_path_that_is_no_file(house: House, tmp_path: Path, make: str) -> None:
    path = tmp_path / "koe.pdf"
    if make == "folder":
        path.mkdir()
    with pytest.raises(ReportError, match=r"koe\.pdf"):
        house.library.ingest(path)


def test_a_file_that_cannot_be_read_as_a_report_leaves_the_earlier_one(house: House, inbox: Path) -> None:
    house.library.ingest(write(inbox, "koe.pdf", "alku"))

    def broken(path: Path, progress: Progress | None = None) -> Extraction:
        raise BrokenPdf(path.name, "rikki")

    other = Library(house.sql, house.index, house.embedder, house.folder, broken, split_terms)
    house.library.close()
    with pytest.raises(BrokenPdf):
        other.ingest(write(inbox, "koe.pdf", "uusi"))
    other.close()
    assert house.words() == {"koe": "alku"} and house.nothing_is_left_over()


def test_a_file_that_changes_while_it_is_read(house: House, inbox: Path) -> None:
    path = write(inbox, "koe.pdf", "alku")

    def slow(path: Path, progress: Progress | None = None) -> Extraction:
        write(inbox, "koe.pdf", "muuttunut")
        return read_text(path, progress)

    library = Library(house.sql, house.index, house.embedder, house.folder, slow, split_terms)
    with pytest.raises(ReportError, match="muuttui"):
        library.ingest(path)
    library.close()
    assert house.words() == {}


def test_threads_that_bring_and_ask(house: House, inbox: Path) -> None:
    paths = [write(inbox, f"r{number}.pdf", f"sana{number}") for number in range(8)]
    threads = [threading.Thread(target=house.library.ingest, args=(path,)) for path in paths for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert house.words() == {f"r{number}": f"sana{number}" for number in range(8)} and house.nothing_is_left_over()


# ------------------------------------------------------------------------------------------------ names


@pytest.mark.parametrize(
    ("file_name", "expected"),
    [
        ("kauhava-tp-2024.pdf", "kauhava-tp-2024"),
        ("L11.s11_a.PDF", "L11.s11_a"),
        ("ilman-päätettä", "ilman-paatetta~"),
        ("Tilinpäätös 2024.pdf", "Tilinpaatos-2024~"),
        ("../../etc/passwd", "etc-passwd~"),
        ("..pdf", "raportti~"),
        ("-v.pdf", "v~"),
        (".pdf", "raportti~"),
        ("a" * 300 + ".pdf", "a" * 80 + "~"),
        ("报告.pdf", "raportti~"),
    ],
)
def test_report_id(file_name: str, expected: str) -> None:
    made = report_id_of(file_name)
    assert made.startswith(expected) if expected.endswith("~") else made == expected
    assert len(made) <= 100 and not set(made) & set("/\\ ?#%&\"'<>") and made[0] not in ".-"


def test_names_that_look_alike_have_ids_of_their_own() -> None:
    names = ["a b", "a-b", "a  b", "ä b", "a_b", "A b", "a b.pdf.pdf", report_id_of("a b")]
    assert len({report_id_of(f"{name}.pdf") for name in names}) == len(names)


def test_both_ways_to_write_the_dots_are_one_name() -> None:
    assert report_id_of("tilinpa\u0308a\u0308to\u0308s.pdf") == report_id_of("tilinpäätös.pdf")


# ------------------------------------------------------------------------------------------------ models


def test_another_model_is_refused_before_reading_and_taken_by_reindex(tmp_path: Path, inbox: Path) -> None:
    first = House(tmp_path / "data")
    first.library.ingest(write(inbox, "koe.pdf", "alku"))
    first.library.ingest(write(inbox, "muu.pdf", "muu"))
    first.close()
    second = House(tmp_path / "data", first.stores, WordEmbedder("toinen", 300))
    with pytest.raises(ModelMismatch, match="katsaus reindex"):
        second.library.ingest(write(inbox, "kolmas.pdf", "kolmas"))
    assert second.read == 0
    seen: list[tuple[int, int]] = []
    second.library.reindex(lambda done, of: seen.append((done, of)))
    assert seen == [(1, 2), (2, 2)] and second.words() == {"koe": "alku", "muu": "muu"}
    second.library.ingest(write(inbox, "kolmas.pdf", "kolmas"))
    assert second.words() == {"koe": "alku", "muu": "muu", "kolmas": "kolmas"}
    second.close()


class Stops(WordEmbedder):
    """A model whose process ends at the second report."""

    def passages(self, texts: list[str]) -> Vectors:
        if any("muu" in text for text in texts):
            raise KeyboardInterrupt
        return super().passages(texts)


def test_a_reindex_that_was_cut_off_leaves_the_earlier_index(tmp_path: Path, inbox: Path) -> None:
    first = House(tmp_path / "data")
    first.library.ingest(write(inbox, "koe.pdf", "alku"))
    first.library.ingest(write(inbox, "muu.pdf", "muu"))
    first.close()
    cut = House(tmp_path / "data", first.stores, Stops("toinen", 300))
    with pytest.raises(KeyboardInterrupt):
        cut.library.reindex()
    cut.close()
    before = House(tmp_path / "data", first.stores)
    assert before.words() == {"koe": "alku", "muu": "muu"}
    before.close()
    again = House(tmp_path / "data", first.stores, WordEmbedder("toinen", 300))
    again.library.reindex()
    assert again.words() == {"koe": "alku", "muu": "muu"}
    again.close()


# ------------------------------------------------------------------------------------------------ other processes

HOLDS = """
import sys
from pathlib import Path
sys.path.insert(0, "tests")
from test_ingest_library import House
house = House(Path(sys.argv[1]))
house.library.open()
print("open", flush=True)
sys.stdin.read()
"""


def test_one_process_changes_and_others_read(tmp_path: Path, inbox: Path) -> None:
    house = House(tmp_path / "data")
    house.library.ingest(write(inbox, "koe.pdf", "alku"))
    house.close()
    other = subprocess.Popen([sys.executable, "-c", HOLDS, str(tmp_path / "data")], cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
    assert other.stdout is not None and other.stdout.readline() == "open\n"
    house = House(tmp_path / "data")
    assert house.words() == {"koe": "alku"}
    assert house.library.ingest(write(inbox, "koe.pdf", "alku")).status == "unchanged"
    for change in (lambda: house.library.ingest(write(inbox, "koe.pdf", "uusi")), lambda: house.library.remove("koe"), house.library.reindex):
        with pytest.raises(StoreBusy, match="toisen Katsaus-ohjelman"):
            change()
    other.kill()
    other.wait()
    assert house.library.ingest(write(inbox, "koe.pdf", "uusi")).status == "replaced" and house.words() == {"koe": "uusi"}
    house.close()


FULL = """
import resource, sys
from pathlib import Path
sys.path.insert(0, "tests")
from test_ingest_library import House, write
from ingest.errors import StoreFull
from ingest.stores.passage_index import ChromaFolder
folder, most = Path(sys.argv[1]), int(sys.argv[2])
house = House(folder / "data", ChromaFolder(folder / "data" / "chroma"))
house.library.open()
path = write(folder / "saapuneet", "koe.pdf", "uusi", 900, 900)
resource.setrlimit(resource.RLIMIT_FSIZE, (most, most))
try:
    house.library.ingest(path)
except StoreFull as error:
    print("full:", error)
assert house.words() == {"koe": "alku"}, house.words()
"""


@pytest.mark.parametrize("most", [10, 600_000, 1_000_000, 2_000_000])
def test_a_full_disk_leaves_the_earlier_report(tmp_path: Path, inbox: Path, most: int) -> None:
    """Files that may not grow beyond `most` bytes stand in for a disk that is full."""
    house = House(tmp_path / "data", ChromaFolder(tmp_path / "data" / "chroma"))
    house.library.ingest(write(inbox, "koe.pdf", "alku"))
    house.close()
    done = subprocess.run([sys.executable, "-c", FULL, str(tmp_path), str(most)], cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert done.stdout.startswith("full: ") and done.stdout.count("\n") == 1
    house = House(tmp_path / "data", ChromaFolder(tmp_path / "data" / "chroma"))
    assert house.words() == {"koe": "alku"}
    assert house.library.ingest(write(inbox, "koe.pdf", "uusi", 900, 900)).status == "replaced"
    assert house.words() == {"koe": "uusi"} and house.nothing_is_left_over()
    house.close()


def test_a_folder_that_may_not_be_written_to(tmp_path: Path, inbox: Path) -> None:
    house = House(tmp_path / "data")
    (tmp_path / "data" / "files").write_text("ei hakemisto")
    with pytest.raises(StoreFull):
        house.library.ingest(write(inbox, "koe.pdf", "alku"))
    assert house.words() == {}
    house.close()


# ------------------------------------------------------------------------------------------------ kill -9

FORGE = """
import os, sys
from pathlib import Path
sys.path.insert(0, "tests")
from test_ingest_library import House, ChromaFolder
import chromadb, llama_index.vector_stores.chroma
for line in sys.stdin:
    data, path = line.split("\\t")
    child = os.fork()
    if child == 0:
        os.setsid()
        House(Path(data), ChromaFolder(Path(data) / "chroma")).library.ingest(Path(path.strip()))
        os._exit(0)
    print(child, flush=True)
    print(os.waitpid(child, 0)[1], flush=True)
"""


class Forge:
    """Makes processes that ingest one file each, without importing Chroma every time."""

    def __init__(self) -> None:
        self._process = subprocess.Popen([sys.executable, "-c", FORGE], cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)

    def start(self, data: Path, path: Path) -> int:
        """Begins an ingest and gives the process's id."""
        assert self._process.stdin is not None
        self._process.stdin.write(f"{data}\t{path}\n")
        self._process.stdin.flush()
        return self._line()

    def end(self) -> int:
        """Waits for the process; 0 when it came to its end, 9 when it was killed."""
        return self._line()

    def _line(self) -> int:
        assert self._process.stdout is not None
        return int(self._process.stdout.readline())

    def close(self) -> None:
        self._process.communicate()


def test_kill_9_at_random_moments(tmp_path: Path, inbox: Path) -> None:
    """Twenty kills, every other one while a report is replaced: the earlier state is whole, and running it again completes it."""
    data = tmp_path / "data"
    forge = Forge()
    chance = random.Random(20)
    took = []
    forge.start(data, write(inbox, "pysyva.pdf", "pysyva", 100, 900))  # soon Chroma writes its graph to files
    assert forge.end() == 0
    stays = {"pysyva": "pysyva"}
    for number in range(2):
        began = time.perf_counter()
        forge.start(data, write(inbox, "alku.pdf", f"alku{number}", 600, 200))
        assert forge.end() == 0
        took.append(time.perf_counter() - began)
    _remove(data, "alku")
    kills, moment_count, held = 0, 0, ""
    while kills < 20:
        moment_count += 1
        assert moment_count < 200, "the processes end before they can be killed"
        word = f"sana{moment_count}"
        name = "uusi.pdf" if moment_count % 2 else "vaihtuva.pdf"
        path = write(inbox, name, word, 600, 200)
        child = forge.start(data, path)
        time.sleep(chance.uniform(0, 1.2 * max(took)))
        killed = _kill(child)
        outcome = forge.end()
        if not killed or outcome == 0:
            if name == "vaihtuva.pdf":
                held = word
            else:
                _remove(data, "uusi")
            continue
        kills += 1
        house = House(data, ChromaFolder(data / "chroma"))
        before = stays | ({"vaihtuva": held} if held else {})
        found = house.words()
        done = before | {path.stem: word}
        assert found in (before, done), "neither the earlier state nor the new one"
        again = house.library.ingest(path)
        assert again.status == ("unchanged" if found == done else "replaced" if path.stem in before else "new")
        assert house.words() == done
        house.library.open()
        assert house.index.ready and house.words() == done and house.nothing_is_left_over()
        if name == "vaihtuva.pdf":
            held = word
        else:
            house.library.remove("uusi")
        house.close()
    forge.close()


def _kill(child: int) -> bool:
    try:
        os.kill(child, signal.SIGKILL)
    except ProcessLookupError:
        return False
    return True


def _remove(data: Path, report_id: str) -> None:
    house = House(data, ChromaFolder(data / "chroma"))
    house.library.remove(report_id)
    house.close()
