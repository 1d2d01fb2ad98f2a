"""One contract for every vector store, and an index that is right whatever becomes of its vector store.

KATSAUS_TEST_CHROMA_URL puts a Chroma server through it ("http://127.0.0.1:8000").
"""

import os
import shutil
import subprocess
import sys
import threading
import uuid
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import numpy as np
import pytest
from made_up import WordEmbedder, extraction

from ingest.errors import ModelMismatch
from ingest.stores.embed import Vectors
from ingest.stores.exact_search import ExactSearch
from ingest.stores.figure_store import FigureStore
from ingest.stores.passage_index import ChromaFolder, ChromaServer, PassageIndex
from ingest.stores.passages import passage_id
from ingest.stores.stored import Embedding
from ingest.stores.vector_store import IndexBroken, MemoryStores, VectorStore, VectorStores, best, from_embedding, to_embedding, unit

DIMENSION = 32


def vectors(count: int, seed: int = 1) -> Vectors:
    return np.random.default_rng(seed).standard_normal((count, DIMENSION)).astype(np.float32)


def nearest_by_hand(rows: Vectors, ids: Sequence[str], query: Vectors, k: int) -> list[tuple[str, float]]:
    """The definition, in other words than the code's: cosines one by one."""
    scored = [(float(np.dot(row, query) / np.linalg.norm(row) / np.linalg.norm(query)), key) for row, key in zip(rows, ids, strict=True)]
    return [(key, score) for score, key in sorted(scored, key=lambda pair: -pair[0])[:k]]


OTHER_CHROMA = os.environ.get("KATSAUS_TEST_CHROMA_URL", "")


@pytest.fixture(params=["memory", "chroma", *(["server"] if OTHER_CHROMA else [])])
def stores(request: pytest.FixtureRequest, tmp_path: Path) -> VectorStores:
    if request.param == "memory":
        return MemoryStores()
    if request.param == "chroma":
        return ChromaFolder(tmp_path / "chroma")
    return ChromaServer(OTHER_CHROMA)


# ------------------------------------------------------------------------------------------------ the vector stores


@pytest.fixture
def name(stores: VectorStores) -> Iterator[str]:
    chosen = f"katsaus-{uuid.uuid4().hex[:12]}-1"
    yield chosen
    stores.drop(chosen)


@pytest.fixture
def held(stores: VectorStores, name: str) -> Iterator[VectorStore]:
    opened = stores.open(name)
    yield opened
    opened.close()


def test_an_empty_store(held: VectorStore) -> None:
    assert held.ids() == [] and held.nearest(vectors(1)[0], 3) == []


def test_nearest_by_cosine(held: VectorStore) -> None:
    rows, ids = vectors(200) * np.linspace(0.1, 9, 200, dtype=np.float32)[:, None], [f"1:{n}" for n in range(200)]
    held.upsert(ids, rows)
    for query in vectors(5, seed=2):
        found = held.nearest(query, 10)
        expected = nearest_by_hand(rows, ids, query, 10)
        assert [key for key, _ in found] == [key for key, _ in expected]
        assert [score for _, score in found] == pytest.approx([score for _, score in expected], abs=1e-5)


def test_more_than_one_batch_and_more_asked_than_there_is(held: VectorStore) -> None:
    held.upsert([f"1:{n}" for n in range(6000)], vectors(6000))
    assert len(held.ids()) == 6000 and len(held.nearest(vectors(1)[0], 7000)) == 6000


def test_upsert_replaces(held: VectorStore) -> None:
    one, two, three = vectors(3)
    held.upsert(["1:0", "1:1"], np.stack([one, two]))
    held.upsert(["1:1", "1:2"], np.stack([three, two]))
    assert sorted(held.ids()) == ["1:0", "1:1", "1:2"]
    [(key, score)] = held.nearest(three, 1)
    assert (key, round(score, 4)) == ("1:1", 1) and held.nearest(two, 1)[0][0] == "1:2"


def test_vectors_come_back(held: VectorStore) -> None:
    rows = unit(vectors(3))
    held.upsert(["1:0", "1:1", "1:2"], rows)
    found = held.vectors(["1:2", "9:9", "1:0"])
    assert sorted(found) == ["1:0", "1:2"] and held.vectors([]) == {}
    np.testing.assert_allclose(unit(found["1:2"]), rows[2], atol=1e-6)


def test_delete(held: VectorStore) -> None:
    held.upsert(["1:0", "1:1", "1:2"], vectors(3))
    held.delete(["1:1", "9:9"])
    held.delete([])
    assert sorted(held.ids()) == ["1:0", "1:2"] and "1:1" not in dict(held.nearest(vectors(3)[1], 3))


def test_a_store_is_there_when_opened_again(stores: VectorStores, name: str) -> None:
    first = stores.open(name)
    first.upsert(["1:0"], vectors(1))
    first.close()
    assert name in stores.names()
    again = stores.open(name)
    assert again.ids() == ["1:0"]
    again.close()
    stores.drop(name)
    assert name not in stores.names()
    stores.drop(name)


def test_many_threads(held: VectorStore) -> None:
    rows = vectors(400)
    held.upsert([f"1:{n}" for n in range(400)], rows)
    wrong: list[int] = []

    def ask(part: int) -> None:
        wrong.extend(n for n in range(part, 400, 4) if held.nearest(rows[n], 1)[0][0] != f"1:{n}")

    threads = [threading.Thread(target=ask, args=(part,)) for part in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert wrong == []


@pytest.mark.parametrize("k", [1, 3, 5, 9])
def test_best(k: int) -> None:
    scores = np.array([0.5, 0.9, 0.1, 0.9, 0.5], np.float32)
    expected = sorted(zip("abcde", scores.tolist(), strict=True), key=lambda pair: (-pair[1], pair[0]))[:k]
    assert best("abcde", scores, k) == expected


def test_vectors_as_bytes() -> None:
    rows = np.vstack([vectors(3), np.zeros((1, DIMENSION), np.float32)])
    embedding = to_embedding("malli", rows)
    assert (embedding.dimension, embedding.rows) == (DIMENSION, 3)
    np.testing.assert_allclose(from_embedding(embedding), unit(rows))
    assert from_embedding(to_embedding("malli", np.zeros((0, DIMENSION), np.float32))).shape == (0, DIMENSION)


# ------------------------------------------------------------------------------------------------ the index

EMBEDDER = WordEmbedder()


class House:
    """Both stores and what puts reports in them, as the library does."""

    def __init__(self, stores: VectorStores, url: str = "sqlite://", model: str = "sanat") -> None:
        self.model = model
        self.stores = stores
        self.sql = FigureStore(url)
        self.index = PassageIndex(self.sql, stores, lambda: self.model)

    def add(self, report: str, word: str, passages: int = 5, put: bool = True, publish: bool = True) -> int:
        made = extraction(f"{report}.pdf", figures=1, passages=passages, word=word)
        embedding = to_embedding("sanat", EMBEDDER.passages([passage.search_text for passage in made.passages]))
        version = self.sql.new_version()
        if put:
            self.index.put(version, embedding)
        if publish:
            self.sql.publish(made, version, embedding)
        if put:
            self.index.settle()
        return version

    def ask(self, text: str, k: int = 3, report_ids: Sequence[str] | None = None) -> list[str]:
        return [found for found, _ in self.index.nearest(EMBEDDER.query(text), k, report_ids)]

    def finds(self, text: str) -> bool:
        """Whether the nearest passage has the very words; all are asked for, since a graph of passages that differ by one word may miss one."""
        return self.index.nearest(EMBEDDER.query(text), 2000)[0][1] > 0.999

    def again(self) -> "House":
        """What the next process finds."""
        self.index.close()
        self.index = PassageIndex(self.sql, self.stores, lambda: self.model)
        return self

    def in_index(self) -> dict[int, int]:
        """Rows in the generation in use, by version."""
        state = self.sql.state()
        self.index.close()
        store = self.stores.open(f"katsaus-{state.store_id[:12]}-{state.generation}")
        counted: dict[int, int] = {}
        for key in store.ids():
            version = int(key.partition(":")[0])
            counted[version] = counted.get(version, 0) + 1
        store.close()
        return counted


@pytest.fixture
def house(stores: VectorStores) -> Iterator[House]:
    made = House(stores)
    yield made
    made.index.close()
    for left in stores.names():
        if left.startswith(f"katsaus-{made.sql.state().store_id[:12]}-"):
            stores.drop(left)
    made.sql.close()


def test_nothing_is_found_in_an_empty_house(house: House) -> None:
    assert house.ask("mitä") == []
    house.index.open()
    assert house.ask("mitä") == [] and house.index.ready


@pytest.mark.parametrize("opened", [True, False], ids=["chroma", "compared"])
def test_nearest_of_all_and_of_some(house: House, opened: bool) -> None:
    house.add("yksi", "kissa")
    house.add("kaksi", "koira")
    if not opened:
        house.again()
    assert house.index.ready is opened
    assert house.ask("Luku 3 koira") == ["kaksi:0004", *house.ask("Luku 3 koira")[1:]]
    assert house.ask("Luku 3 koira", 1, ["yksi"]) == ["yksi:0004"]
    assert {found.split(":")[0] for found in house.ask("Talous", 99, ["yksi", "ei"])} == {"yksi"}
    assert len(house.ask("Talous", 99)) == 10 and house.ask("Talous", 5, []) == [] and house.ask("Talous", 5, ["ei"]) == []
    scores = [score for _, score in house.index.nearest(EMBEDDER.query("Luku 1 kissa"), 4)]
    assert scores == sorted(scores, reverse=True) and scores[0] <= 1.00001


def test_chroma_and_comparing_agree(house: House) -> None:
    for number in range(6):
        house.add(f"r{number}", f"sana{number}", passages=20)
    queries = [f"Luku {number} sana{number % 6}" for number in range(12)]
    by_index = [house.index.nearest(EMBEDDER.query(query), 8) for query in queries]
    house.again()
    for query, found in zip(queries, by_index, strict=True):
        compared = house.index.nearest(EMBEDDER.query(query), 8)
        assert [score for _, score in found] == pytest.approx([score for _, score in compared], abs=1e-5)


def test_a_replaced_report_leaves_nothing(house: House) -> None:
    house.add("yksi", "kissa", passages=8)
    version = house.add("yksi", "koira", passages=3)
    assert sorted(house.ask("Talous kissa", 99)) == ["yksi:0001", "yksi:0002", "yksi:0003"]
    assert house.in_index() == {version: 3}


def test_a_removed_report_is_not_found_even_before_it_is_swept(house: House) -> None:
    house.add("yksi", "kissa")
    house.add("kaksi", "koira")
    house.sql.remove("kaksi")
    assert len(house.ask("Talous koira", 5)) == 5 and {found.split(":")[0] for found in house.ask("Talous koira", 99)} == {"yksi"}
    house.index.settle()
    assert len(house.in_index()) == 1


def test_passages_without_words_are_never_found(house: House) -> None:
    made = extraction("yksi.pdf", passages=4)
    rows = EMBEDDER.passages([passage.search_text for passage in made.passages])
    rows[1:3] = 0
    version = house.sql.new_version()
    house.index.put(version, to_embedding("sanat", rows))
    house.sql.publish(made, version, to_embedding("sanat", rows))
    house.index.settle()
    assert house.in_index() == {version: 2}
    house.again().index.open()
    assert house.sql.state().generation == 1, "two rows are all that there should be"


def test_a_report_without_passages(house: House) -> None:
    house.add("tyhjä", "x", passages=0)
    house.add("yksi", "kissa")
    assert len(house.ask("Talous", 99)) == 5
    house.again().index.open()
    assert house.sql.state().generation == 1 and len(house.ask("Talous", 99)) == 5


def test_a_good_index_is_opened_as_it_is(house: House) -> None:
    house.add("yksi", "kissa")
    before = house.sql.state().generation
    house.again().index.open()
    assert house.sql.state().generation == before and house.index.ready and house.ask("Luku 2 kissa", 1) == ["yksi:0003"]


def damage_rows(house: House) -> None:
    _store_of(house, lambda store: store.delete(["1:0"]))


def damage_stale(house: House) -> None:
    _store_of(house, lambda store: store.upsert(["99:0"], unit(np.ones((1, EMBEDDER.dimension), np.float32))))


def damage_everything(house: House) -> None:
    for name in house.stores.names():
        if house.sql.state().store_id[:12] in name:
            house.stores.drop(name)


def damage_vectors(house: House) -> None:
    _store_of(house, lambda store: store.upsert([f"1:{n}" for n in range(5)], np.ones((5, EMBEDDER.dimension), np.float32)))


def damage_note(house: House) -> None:
    house.sql.set_unsettled(True)


def _store_of(house: House, change: Callable[[VectorStore], None]) -> None:
    state = house.sql.state()
    store = house.stores.open(f"katsaus-{state.store_id[:12]}-{state.generation}")
    change(store)
    store.close()


@pytest.mark.parametrize(
    ("damage", "anew"),
    [(damage_rows, True), (damage_stale, False), (damage_everything, True), (damage_vectors, True), (damage_note, True)],
    ids=["rows lost", "rows left over", "all lost", "other vectors", "a change was not ended"],
)
def test_damage_is_seen_and_mended(house: House, damage: Callable[[House], None], anew: bool) -> None:
    house.add("yksi", "kissa")
    house.add("kaksi", "koira")
    expected = sorted(house.ask("Luku 2 koira", 99))
    before = house.sql.state().generation
    house.again()
    damage(house)
    assert sorted(house.ask("Luku 2 koira", 99)) == expected, "before it is opened"
    house.index.open()
    state = house.sql.state()
    assert house.index.ready and (state.generation > before) is anew and not state.unsettled
    assert sorted(house.ask("Luku 2 koira", 99)) == expected and house.ask("Luku 2 koira", 1) == ["kaksi:0003"]
    assert house.in_index() == {1: 5, 2: 5}
    mine = [name for name in house.stores.names() if state.store_id[:12] in name]
    assert len(mine) == 1, "the damaged one is gone"


def test_a_version_that_was_put_and_never_shown_is_never_found(house: House) -> None:
    house.add("yksi", "kissa")
    house.add("kaksi", "koira", publish=False)
    assert {found.split(":")[0] for found in house.ask("koira", 99)} == {"yksi"}
    assert house.in_index() == {1: 5}


def test_a_version_that_the_index_misses_is_found_by_comparing(house: House) -> None:
    house.add("yksi", "kissa")
    house.add("kaksi", "koira", put=False)
    assert house.index.ready and house.ask("Luku 2 koira", 1) == ["kaksi:0003"]


def test_another_model(house: House) -> None:
    house.add("yksi", "kissa")
    house.model = "toinen"
    with pytest.raises(ModelMismatch, match="katsaus reindex"):
        house.ask("kissa")
    wider = WordEmbedder("toinen", 300)
    texts = [passage.search_text for passage in house.sql.all_passages("yksi")]
    house.sql.add_embedding(1, to_embedding("toinen", wider.passages(texts)))
    house.index.rebuild("toinen")
    assert house.sql.state().model == "toinen"
    assert house.index.nearest(wider.query("Luku 2 kissa"), 1)[0][0] == "yksi:0003"
    house.sql.remove("yksi")
    house.index.settle()
    house.model = "sanat"
    house.add("kaksi", "koira")
    assert house.ask("Luku 2 koira", 1) == ["kaksi:0003"], "an empty house takes any model"


def test_searches_go_on_while_reports_come_and_go(house: House) -> None:
    house.add("pysyva", "kissa")
    done = threading.Event()
    wrong: list[list[str]] = []

    def ask() -> None:
        while not done.is_set():
            found = house.ask("Luku 2 kissa", 1, None)
            if found != ["pysyva:0003"]:
                wrong.append(found)

    threads = [threading.Thread(target=ask) for _ in range(3)]
    for thread in threads:
        thread.start()
    for turn in range(6):
        house.add("vaihtuva", f"koira{turn}")
    house.index.rebuild()
    house.index.close()
    house.index.open()
    done.set()
    for thread in threads:
        thread.join()
    assert wrong == []


class BrokenStores(MemoryStores):
    """Stores that break when told to."""

    def __init__(self) -> None:
        super().__init__()
        self.breaks: set[str] = set()

    def open(self, name: str) -> VectorStore:
        return BrokenStore(super().open(name), self.breaks, name)


class BrokenStore:
    def __init__(self, inner: VectorStore, breaks: set[str], name: str) -> None:
        self.inner, self.breaks, self.name = inner, breaks, name

    def _check(self, what: str) -> None:
        if what in self.breaks or f"{what} {self.name.rpartition('-')[2]}" in self.breaks:
            raise IndexBroken("rikki")

    def upsert(self, ids: Sequence[str], rows: Vectors) -> None:
        self._check("upsert")
        self.inner.upsert(ids, rows)

    def delete(self, ids: Sequence[str]) -> None:
        self._check("delete")
        self.inner.delete(ids)

    def ids(self) -> list[str]:
        self._check("ids")
        return self.inner.ids()

    def vectors(self, ids: Sequence[str]) -> dict[str, Vectors]:
        self._check("vectors")
        return self.inner.vectors(ids)

    def nearest(self, vector: Vectors, k: int) -> list[tuple[str, float]]:
        self._check("nearest")
        return self.inner.nearest(vector, k)

    def close(self) -> None:
        self.inner.close()


def test_a_store_that_breaks_while_asked() -> None:
    stores = BrokenStores()
    house = House(stores)
    house.add("yksi", "kissa")
    stores.breaks.add("nearest")
    assert house.ask("Luku 2 kissa", 1) == ["yksi:0003"]


def test_a_generation_that_breaks_while_written_to_is_left_for_a_new_one() -> None:
    stores = BrokenStores()
    house = House(stores)
    house.add("yksi", "kissa")
    stores.breaks.add("upsert 1")
    house.add("kaksi", "koira")
    assert house.sql.state().generation == 2 and house.index.ready and house.ask("Luku 2 koira", 1) == ["kaksi:0003"]
    assert house.in_index() == {1: 5, 2: 5}


def test_when_no_generation_can_be_written_the_report_is_not_shown_and_the_others_are_still_found() -> None:
    stores = BrokenStores()
    house = House(stores)
    house.add("yksi", "kissa")
    stores.breaks.add("upsert")
    with pytest.raises(IndexBroken):
        house.add("kaksi", "koira")
    assert not house.index.ready and house.ask("Luku 2 kissa", 1) == ["yksi:0003"] and house.sql.state().unsettled
    stores.breaks.clear()
    house.add("kaksi", "koira")
    assert house.index.ready and house.in_index() == {1: 5, 3: 5}


def test_a_store_that_cannot_forget_is_left_to_the_next_process() -> None:
    stores = BrokenStores()
    house = House(stores)
    house.add("yksi", "kissa")
    stores.breaks.add("delete")
    house.add("yksi", "koira", passages=2)
    assert house.sql.state().unsettled and sorted(house.ask("kissa", 99)) == ["yksi:0001", "yksi:0002"]
    stores.breaks.clear()
    house.again().index.open()
    assert house.in_index() == {2: 2}


@pytest.mark.parametrize("most", [0, 2000, 1 << 20], ids=["keeps none", "keeps few", "keeps all"])
def test_comparing_all_by_hand(most: int) -> None:
    rows = {version: vectors(30, seed=version) for version in (1, 2, 3)}

    class Source:
        def embeddings(self, versions: Sequence[int], model: str) -> Iterator[tuple[int, Embedding]]:
            return ((version, to_embedding(model, rows[version])) for version in versions)

    search = ExactSearch(Source(), most)
    reports = {1: "a", 2: "b", 3: "c"}
    query = vectors(1, seed=9)[0]
    ids = [passage_id(reports[version], n) for version in rows for n in range(30)]
    expected = nearest_by_hand(np.vstack(list(rows.values())), ids, query, 12)
    for _ in range(2):
        found = search.nearest(query, 12, reports, "m")
        assert [key for key, _ in found] == [key for key, _ in expected]
    assert {key[0] for key, _ in search.nearest(query, 99, {2: "b"}, "m")} == {"b"}


# ------------------------------------------------------------------------------------------------ embedded Chroma


@pytest.fixture(scope="module")
def many(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """SQL and a Chroma folder with 1 100 rows, so that Chroma has written its graph to files."""
    folder = tmp_path_factory.mktemp("paljon")
    house = House(ChromaFolder(folder / "chroma"), f"sqlite:///{folder / 'katsaus.sqlite'}")
    house.add("yksi", "kissa", passages=1100)
    house.index.close()
    house.sql.close()
    yield folder


@pytest.mark.parametrize("file", ["chroma.sqlite3", "data_level0.bin", "header.bin", "index_metadata.pickle", "link_lists.bin", "length.bin"])
@pytest.mark.parametrize("how", ["gone", "empty", "half"])
def test_a_damaged_folder_is_built_anew(many: Path, tmp_path: Path, file: str, how: str) -> None:
    shutil.copytree(many, tmp_path / "talo")
    house = House(ChromaFolder(tmp_path / "talo" / "chroma"), f"sqlite:///{tmp_path / 'talo' / 'katsaus.sqlite'}")
    [path] = (tmp_path / "talo" / "chroma").rglob(file)
    if how == "gone":
        path.unlink()
    else:
        path.write_bytes(path.read_bytes()[: path.stat().st_size // 2 if how == "half" else 0])
    nearest = [house.index.nearest(EMBEDDER.query(f"Talous Luku {number} kissa"), 1)[0][1] for number in (0, 7, 500, 1099)]
    assert nearest == pytest.approx([1.0] * 4, abs=1e-5), "before it is opened"
    house.index.open()
    assert house.index.ready and house.sql.state().generation == 2 and house.in_index() == {1: 1100}
    [(_, embedding)] = house.sql.embeddings([1], "sanat")
    store = house.stores.open(f"katsaus-{house.sql.state().store_id[:12]}-2")
    held = store.vectors([f"1:{number}" for number in range(1100)])
    np.testing.assert_allclose(np.stack([unit(held[f"1:{number}"]) for number in range(1100)]), from_embedding(embedding), atol=1e-5)
    store.close()
    house.sql.close()


@pytest.mark.parametrize("file", ["data_level0.bin", "link_lists.bin"])
def test_a_file_cut_short_is_seen_though_this_process_has_just_had_it_in_memory(tmp_path: Path, file: str) -> None:
    """What cannot be read stays as the memory was: here perhaps the very graph."""
    stores = ChromaFolder(tmp_path)
    held = stores.open("katsaus-x-1")
    held.upsert([f"1:{number}" for number in range(1100)], vectors(1100))
    held.close()
    [path] = tmp_path.rglob(file)
    path.write_bytes(path.read_bytes()[:-1])
    with pytest.raises(IndexBroken, match="reindex"):
        stores.open("katsaus-x-1")


OPENS = """
from pathlib import Path
import sys
from ingest.stores.figure_store import FigureStore
from ingest.stores.passage_index import ChromaFolder, PassageIndex
PassageIndex(FigureStore(sys.argv[1]), ChromaFolder(Path(sys.argv[2])), lambda: "sanat").open()
"""


def test_a_folder_that_takes_the_process_down_is_not_opened_twice(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path / 'katsaus.sqlite'}"
    house = House(ChromaFolder(tmp_path / "chroma"), url)
    house.add("yksi", "kissa", passages=1100)
    house.index.close()
    kept = tmp_path / "kept"
    shutil.copytree(tmp_path / "chroma", kept)
    for path in (tmp_path / "chroma").rglob("header.bin"):
        path.write_bytes(path.read_bytes()[: path.stat().st_size // 2])
    outcomes = [
        subprocess.run([sys.executable, "-c", OPENS, url, str(tmp_path / "chroma")], cwd=Path(__file__).parents[1], check=False).returncode for _ in range(2)
    ]
    assert outcomes[1] == 0, "whatever the first opening did, the second one built the index anew"
    assert not house.sql.state().unsettled
    house.again().index.open()
    assert house.finds("Talous Luku 1099 kissa")
    house.index.close()


OFFLINE = """
import sys
from pathlib import Path
tried = []
sys.addaudithook(lambda event, arguments: tried.append((event, arguments)) if event in ("socket.connect", "socket.getaddrinfo") else None)
sys.path.insert(0, sys.argv[2])
from test_ingest_passage_index import House
from ingest.stores.passage_index import ChromaFolder
house = House(ChromaFolder(Path(sys.argv[1])))
house.add("yksi", "kissa")
assert house.ask("Luku 2 kissa", 1) == ["yksi:0003"] and house.index.ready
house.index.close()
loaded = {"nltk", "torch", "tiktoken", "openai", "onnxruntime"} & set(sys.modules)
print(tried, sorted(loaded))
"""


def test_chroma_neither_calls_out_nor_loads_models(tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-c", OFFLINE, str(tmp_path), str(Path(__file__).parent)],
        cwd=Path(__file__).parents[1],
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert done.stdout.strip() == "[] []"


@pytest.mark.parametrize("module", ["ingest.library", "ingest.stores.figure_store", "ingest.stores.passage_index"])
def test_importing_loads_nothing_heavy(module: str) -> None:
    heavy = {"chromadb", "llama_index", "torch", "sentence_transformers", "pdfplumber", "kfst"}
    program = f"import sys, {module}; print(sorted({heavy} & set(sys.modules)))"
    done = subprocess.run([sys.executable, "-c", program], cwd=Path(__file__).parents[1], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
