"""Search over a few passages held in memory: words, vectors, scope, repeated texts, the sentence and its place."""

from collections.abc import Callable, Container, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager, nullcontext

import numpy as np
import pytest

from ingest.language.finnish import Analyser
from ingest.model import Box, Passage, Place
from ingest.stores.embed import Vectors, open_embedder
from ingest.stores.lexical_index import TermWeights, report_terms
from ingest.stores.passage_words import words_of
from ingest.stores.passages import passage_id
from ingest.stores.stored import FoundPassage
from retrieval.evidence.search import Search

TEXTS = {
    "talous": [
        "Toimintakate heikkeni. Henkilöstökulut kasvoivat, koska sijaisia tarvittiin enemmän.\nVuokrat laskivat hieman.",
        "Uimahallin peruskorjaus alkoi elokuussa.",
        "Lainakanta on 2 350 euroa asukasta kohti.",
    ],
    "vanha": ["Uimahallin peruskorjaus alkoi elokuussa.", "Kirjaston aukioloaikoja lyhennettiin."],
}


class Held:
    """Stands in for both stores."""

    def __init__(self, texts: Mapping[str, list[str]], analyser: Analyser, kept: Container[str]) -> None:
        """The words of passages are kept of the reports `kept`."""
        self.embedder = open_embedder()
        self.terms = {report_id: report_terms([analyser.keys(text) for text in held]) for report_id, held in texts.items()}
        self.passages: dict[str, FoundPassage] = {}
        for report_id, held in texts.items():
            for number, text in enumerate(held):
                places = tuple(Place(number + 1, Box(0, 10 * line, 100, 10 * line + 10)) for line in range(text.count("\n") + 1))
                found = passage_id(report_id, number)
                passage = Passage(found, "text", (), (number + 1,), places, text, text)
                self.passages[found] = FoundPassage(report_id, passage, words_of(passage, analyser).pack() if report_id in kept else None)
        self.ids = list(self.passages)
        self.vectors = self.embedder.passages([found.passage.search_text for found in self.passages.values()])

    def snapshot(self) -> AbstractContextManager[None]:
        return nullcontext()

    def revision(self) -> int:
        return 1

    def term_lengths(self, report_ids: Sequence[str] | None) -> Iterator[tuple[str, bytes]]:
        return ((report_id, terms.lengths) for report_id, terms in self.terms.items() if report_ids is None or report_id in report_ids)

    def term_postings(self, terms: Sequence[str], report_ids: Sequence[str] | None) -> Iterator[tuple[str, str, bytes, bytes]]:
        for report_id, held in self.terms.items():
            if report_ids is None or report_id in report_ids:
                yield from ((posting.term, report_id, posting.numbers, posting.counts) for posting in held.postings if posting.term in terms)

    def passages_of(self, passage_ids: Sequence[str]) -> dict[str, FoundPassage]:
        return {found: self.passages[found] for found in passage_ids if found in self.passages}

    def begin(self, vector: Vectors, k: int, report_ids: Sequence[str] | None = None) -> Callable[[], list[tuple[str, float]]]:
        return lambda: self.nearest(vector, k, report_ids)

    def nearest(self, vector: Vectors, k: int, report_ids: Sequence[str] | None = None) -> list[tuple[str, float]]:
        values = self.vectors @ vector
        order = [at for at in np.argsort(-values) if report_ids is None or self.passages[self.ids[at]][0] in report_ids]
        return [(self.ids[at], float(values[at])) for at in order[:k]]


@pytest.fixture(scope="module", params=[(), ("talous", "vanha")], ids=["words read when asked", "words kept"])
def search(request: pytest.FixtureRequest) -> Search:
    analyser = Analyser()
    held = Held(TEXTS, analyser, request.param)
    return Search(held, held, held.embedder, analyser, TermWeights(()))


@pytest.mark.parametrize(
    ("question", "first"),
    [
        ("Miksi henkilöstökulut kasvoivat?", "talous:0001"),
        ("miksi henkilostokuluihin meni enemman", "talous:0001"),
        ("Paljonko lainaa on asukasta kohden?", "talous:0003"),
        ("kirjastojen aukiolo", "vanha:0002"),
    ],
)
def test_the_passage_that_answers_comes_first(search: Search, question: str, first: str) -> None:
    assert search.search(question)[0].passage_id == first


def test_the_best_sentence_and_its_place(search: Search) -> None:
    hit = search.search("Miten vuokrat kehittyivät?")[0]
    assert hit.best_sentence == "Vuokrat laskivat hieman." and hit.place == Place(1, Box(0, 10, 100, 20))
    assert search.search("Tarvittiinko sijaisia?")[0].best_sentence == "Henkilöstökulut kasvoivat, koska sijaisia tarvittiin enemmän."


def test_a_text_printed_in_two_reports_is_found_once(search: Search) -> None:
    hits = search.search("Milloin uimahallin peruskorjaus alkoi?")
    assert [hit.passage.text for hit in hits].count("Uimahallin peruskorjaus alkoi elokuussa.") == 1
    assert {hits[0].passage_id, *hits[0].also} == {"talous:0002", "vanha:0001"}


def test_scope_is_kept(search: Search) -> None:
    assert {hit.report_id for hit in search.search("uimahallin peruskorjaus", ["vanha"])} == {"vanha"}
    assert search.search("uimahallin peruskorjaus", []) == []


def test_k_is_kept_and_scores_fall(search: Search) -> None:
    hits = search.search("kulut, uimahalli, kirjasto, laina", k=3)
    assert len(hits) == 3 and [hit.score for hit in hits] == sorted((hit.score for hit in hits), reverse=True)


def test_words_that_are_not_there_are_told(search: Search) -> None:
    hit = search.search("Milloin jäähallin peruskorjaus alkoi?")[0]
    assert "jäähallin" in hit.missing and hit.coverage < 1
    assert search.search("uimahallin peruskorjaus")[0].coverage == 1


@pytest.mark.parametrize("text", ["", "   ", "?!"])
def test_nothing_asked_finds_nothing(search: Search, text: str) -> None:
    assert search.search(text) == []
