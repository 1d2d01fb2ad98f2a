"""Which reports an answer knows while reports come and go."""

from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest
from made_up import extraction

from ingest.errors import StoreError
from ingest.language.finnish import Analyser
from ingest.stores.figure_store import FigureStore
from ingest.stores.stored import FigureQuery, Listing, StoredFigure
from retrieval.answer import Asker
from retrieval.answers.clause_answers import told_still
from retrieval.answers.scopes import Scope


class CountingStore(FigureStore):
    """Counts how often figures are read."""

    reads = 0

    def figures(self, query: FigureQuery | None = None, limit: int | None = 50, cursor: str | None = None) -> Listing[StoredFigure]:
        self.reads += 1
        return super().figures(query, limit, cursor)

    def figures_of_subject(self, accounts: Sequence[str], report_ids: Sequence[str] | None = None, units: Sequence[str] = ()) -> tuple[StoredFigure, ...]:
        self.reads += 1
        return super().figures_of_subject(accounts, report_ids, units)


@pytest.fixture
def store(tmp_path: Path) -> Iterator[CountingStore]:
    opened = CountingStore(f"sqlite:///{tmp_path / 'katsaus.sqlite3'}")
    opened.add(extraction("koe.pdf"))
    yield opened
    opened.close()


@pytest.fixture
def asker(store: FigureStore) -> Iterator[Asker]:
    made = Asker(store, None, Analyser())
    yield made
    made.close()


def known(asker: Asker) -> set[str]:
    return set(asker.scopes.of(None).vocabulary.reports)


def test_what_is_asked_again_is_made_once(asker: Asker) -> None:
    assert asker.scopes.of(None) is asker.scopes.of(None) is asker.scopes.of(["koe"])


def test_a_report_that_has_come_is_known_at_once(asker: Asker, store: FigureStore) -> None:
    assert known(asker) == {"koe"}
    store.add(extraction("muu.pdf"))
    assert known(asker) == {"koe", "muu"}


def test_what_is_narrowed_to_a_report_stays_when_another_comes(asker: Asker, store: FigureStore) -> None:
    store.add(extraction("muu.pdf"))
    one, other = asker.scopes.of(["koe"]), asker.scopes.of(["muu"])
    store.add(extraction("kolmas.pdf"))
    store.add(extraction("muu.pdf", word="uusi"))
    assert asker.scopes.of(["koe"]) is one and asker.scopes.of(["muu"]) is not other


def test_who_asks_while_a_report_comes_is_answered_from_those_there_were(asker: Asker, store: FigureStore) -> None:
    before = asker.scopes.of(None)
    with asker.renewing():
        assert asker.scopes.of(None) is before
        store.add(extraction("muu.pdf"))
        assert asker.scopes.of(None) is before
        assert set(asker.scopes.of(["muu"]).vocabulary.reports) == {"muu"}
    assert known(asker) == {"koe", "muu"}


@pytest.mark.parametrize("change", ["removed", "replaced"])
def test_a_report_that_has_gone_is_gone_at_once_whatever_comes(asker: Asker, store: FigureStore, change: str) -> None:
    before = asker.scopes.of(None)
    with asker.renewing():
        store.add(extraction("muu.pdf"))
        if change == "removed":
            store.remove("koe")
        else:
            store.add(extraction("koe.pdf", word="uusi"))
        assert asker.scopes.of(None) is not before
        assert known(asker) == ({"muu"} if change == "removed" else {"koe", "muu"})


def test_the_new_words_are_tried_out_before_anybody_gets_them(asker: Asker, store: FigureStore) -> None:
    before = asker.scopes.of(None)
    tried: list[Scope] = []

    def try_out(scope: Scope) -> None:
        tried.append(scope)
        assert asker.scopes.of(None) is before

    with asker.scopes.renewing(try_out):
        store.add(extraction("muu.pdf"))
    assert tried == [asker.scopes.of(None)]


def test_a_store_that_fails_while_words_are_tried_out_loses_no_report(asker: Asker, store: FigureStore) -> None:
    asker.scopes.of(None)

    def try_out(_scope: Scope) -> None:
        raise StoreError("levy irti")

    with asker.scopes.renewing(try_out):
        store.add(extraction("muu.pdf"))
    assert known(asker) == {"koe", "muu"}


def test_what_was_asked_lately_has_its_figures_at_hand_when_a_report_has_come(asker: Asker, store: CountingStore) -> None:
    question = "Paljonko tili 0 oli?"
    asker.ask(question)
    assert store.reads
    with asker.renewing():
        store.add(extraction("muu.pdf"))
    before = store.reads
    asker.ask(question)
    assert store.reads == before


def test_a_conversation_narrowed_on_its_way_leaves_what_it_told_of_other_reports(store: FigureStore, asker: Asker) -> None:
    store.add(extraction("muu.pdf"))
    figures = store.figures(FigureQuery(report_ids=("koe",))).items
    assert figures
    ledger = asker.scopes.of(["muu"]).ledger
    ids = [f.figure.figure_id for f in figures]
    assert told_still(ledger, ids) == ()
    assert told_still(asker.scopes.of(["koe"]).ledger, ids) == figures
