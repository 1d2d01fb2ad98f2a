"""What questions ask of slides and forms: amounts with a scale of their own, what is still to come in, who pays, a time told again."""

import pytest
from closing_town import asker as make_asker
from small_town import asker as make_small

from ingest.language.finnish import Analyser
from retrieval.answer import Asker
from retrieval.language.explain import explain
from retrieval.language.reading import read


@pytest.fixture(scope="module")
def asker() -> Asker:
    return make_asker()


@pytest.fixture(scope="module")
def small() -> Asker:
    return make_small()


def tags_of(asker: Asker, question: str) -> set[str]:
    analyser = Analyser()
    known = explain(read(question, analyser), asker.scopes.of(None).vocabulary, analyser)
    return {tag for span in known.spans for tag in span.tags}


@pytest.mark.parametrize(
    "question",
    [
        "Paljonko perusopetuksen tuottoja pitäisi vielä kertyä, jotta muutettu talousarvio täyttyisi?",
        "Paljonko tuottoja pitäisi vielä kertyä?",
    ],
)
def test_what_is_still_to_come_in_is_what_is_left(asker: Asker, question: str) -> None:
    assert [tag for tag in tags_of(asker, question) if tag.startswith("measure:")] == ["measure:remaining"]


@pytest.mark.parametrize("said", ["Minkä tahon rahoituksella", "Kenen rahoituksella"])
def test_by_whose_funding_asks_who_pays(small: Asker, said: str) -> None:
    assert "slot:funder" in tags_of(small, f"{said} hanke toteutetaan?")
