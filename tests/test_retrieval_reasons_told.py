"""Why a number went as it did: the reason told is of the same unit, the same row and the same way to go."""

from collections.abc import Mapping, Sequence

import pytest
from growing_town import TEXTS, extraction
from growing_town import asker as make_asker
from passage_search import Hit
from talk import talk

from ingest.language.finnish import Analyser
from ingest.language.sentences import sentences
from ingest.model import Extraction
from ingest.stores.figure_store import FigureStore
from retrieval.answer import Asker

SCHOOL_OVER = "Paljonko perusopetuksen toimintakulut ylittivät talousarvion 2024?"
LIBRARY_UNDER = "Paljonko kirjastopalvelujen toimintakulut alittivat talousarvion 2024?"
WHY = "Mistä se johtui?"


@pytest.fixture(scope="module")
def asker() -> Asker:
    return make_asker()


SENTENCES = [sentence for _, text in TEXTS for sentence in sentences(text)]
TOLD = {
    "over its budget": ((SCHOOL_OVER, WHY), "koulukuljetuksia"),
    "whether it went over": (("Ylittyivätkö perusopetuksen toimintakulut talousarvion 2024?", WHY), "koulukuljetuksia"),
    "why, in one word": ((SCHOOL_OVER, "Miksi?"), "koulukuljetuksia"),
    "where the money went": ((SCHOOL_OVER, "Mihin se raha on mennyt?"), "koulukuljetuksia"),
    "what grew went over": (("Paljonko perusopetuksen toimintakulut kasvoivat 2024?", WHY), "koulukuljetuksia"),
    "under its budget": ((LIBRARY_UNDER, WHY), "aineistoa"),
    "another row of the unit, that shrank": (("Paljonko perusopetuksen henkilöstökulut vähenivät 2024?", WHY), "avustajia"),
    "another unit, that grew": (("Paljonko varhaiskasvatuksen henkilöstökulut kasvoivat 2024?", WHY), "palkankorotusten"),
    "in one question": (("Miksi perusopetuksen toimintakulut ylittyivät?",), "koulukuljetuksia"),
    "as it is spoken": (("mikä siinä on kun perusopetuksen toimintakulut ylittyy",), "koulukuljetuksia"),
    "as it is spoken, with a comma": (("Mikä siinä on, että perusopetuksen toimintakulut ylittyivät?",), "koulukuljetuksia"),
    "in one question, the other way": (("Miksi perusopetuksen toimintakulut laskivat?",), "ruokailua"),
}
TOLD |= {
    "what made it grow, in other words": (("Mikä paisutti varhaiskasvatuksen henkilöstökuluja?",), "palkankorotusten"),
    "what made it more": (("Mikä nosti varhaiskasvatuksen henkilöstökuluja?",), "palkankorotusten"),
    "what ate it": (("Mikä söi perusopetuksen henkilöstökuluja?",), "avustajia"),
}
UNTOLD: Mapping[str, Sequence[str]] = {
    "costs that shrank are no reason of a budget that was passed": ["Miksi tilapalvelut ylittivät talousarvionsa?"],
    "nor in other words": ["Miksi tilapalvelujen talousarvio ylittyi?"],
    "nor asked after the number": ["Paljonko tilapalvelujen toimintakulut ylittivät talousarvion 2024?", WHY],
    "it did not grow": ["Miksi varhaiskasvatuksen toimintakulut kasvoivat?"],
    "nothing ate what grew": ["Mikä söi varhaiskasvatuksen henkilöstökuluja?"],
    "nothing made grow what shrank": ["Mikä nosti perusopetuksen henkilöstökuluja?"],
    "it did not shrink": ["Miksi varhaiskasvatuksen henkilöstökulut vähenivät?"],
    "another unit's reason": ["Paljonko kirjastopalvelujen henkilöstökulut kasvoivat 2024?", WHY],
}


@pytest.mark.parametrize(("turns", "because"), TOLD.values(), ids=TOLD)
def test_the_reason_is_of_what_was_told(asker: Asker, turns: Sequence[str], because: str) -> None:
    answer = talk(asker, *turns)
    assert [citation.quote for citation in answer.citations] == [sentence for sentence in SENTENCES if because in sentence], answer.answer


@pytest.mark.parametrize("turns", UNTOLD.values(), ids=UNTOLD)
def test_no_reason_of_another_way_to_go_is_given(asker: Asker, turns: Sequence[str]) -> None:
    answer = talk(asker, *turns)
    assert answer.status == "not_found" or " vaan " in answer.answer, answer.answer


ANOTHER_WAY: Mapping[str, Sequence[str]] = {
    "what stayed under its budget is no reason of growth": ["Paljonko kirjastopalvelujen toimintakulut kasvoivat 2024?", WHY],
    "what fell at first is no reason of the largest overrun": ["Minkä vastuualueen toimintakulut ylittivät talousarvion eniten 2024?", WHY],
}


@pytest.mark.parametrize("turns", ANOTHER_WAY.values(), ids=ANOTHER_WAY)
def test_no_reason_of_another_way_to_go_is_given_next(asker: Asker, turns: Sequence[str]) -> None:
    answer = talk(asker, *turns)
    assert not ({"alittuivat", "laskivat"} & set(answer.answer.replace(",", " ").split())), answer.answer


class Searching:
    """A search that finds the passages whose heading it is asked for, and keeps what it was asked."""

    def __init__(self, town: Extraction) -> None:
        self._hits = [Hit(town.report.report_id, passage) for passage in town.passages]
        self.asked: list[str] = []

    def search(self, text: str, report_ids: Sequence[str] | None = None, k: int = 10) -> Sequence[Hit]:
        self.asked.append(text)
        return [hit for hit in self._hits if hit.passage.section[0] in text.split()][:k]

    def rarity(self, terms: Sequence[str], report_ids: Sequence[str] | None = None) -> Mapping[str, float]:
        return dict.fromkeys(terms, 1.0)


def test_the_reason_is_searched_for_by_whose_it_was_what_row_and_which_way_it_went() -> None:
    town = extraction()
    store, search = FigureStore(), Searching(town)
    store.add(town)
    answer = talk(Asker(store, search, Analyser()), SCHOOL_OVER, WHY)
    assert "koulukuljetuksia" in answer.answer
    assert {"Perusopetus", "toimintakulut", "ylittyi"} <= set(search.asked[-1].split())
