"""Questions to ask next: near the answer, full, and each of them answered."""

import pytest
from towns_over_time import asker

from retrieval.answer import Asker


@pytest.fixture(scope="module")
def held() -> Asker:
    return asker()


def suggested(held: Asker, question: str) -> tuple[str, tuple[str, ...]]:
    answer = held.ask(question)
    return answer.status, answer.suggestions


OF_SCHOOLS = "Koelan perusopetuksen toimintakulut olivat"
OF_LIBRARIES = "Koelan kirjastopalvelujen toimintakulut olivat"


@pytest.mark.parametrize(
    ("question", "due"),
    [
        pytest.param(
            "Paljonko Koelan perusopetuksen toimintakulut olivat tammi–kesäkuussa 2025?",
            [f"Paljonko {OF_SCHOOLS} tammi–kesäkuussa 2024?", f"Paljonko {OF_SCHOOLS} muutetussa talousarviossa 2025?"],
            id="the year before and the budget of an outcome",
        ),
        pytest.param(
            "Mikä oli Koelan perusopetuksen toimintakulujen alkuperäinen talousarvio 2025?",
            [f"Paljonko {OF_SCHOOLS} tammi–syyskuussa 2025?"],
            id="what came of a budget",
        ),
        pytest.param(
            "Paljonko Koelan kirjastopalvelujen toimintakulut muuttuivat tammi–syyskuussa 2025 edellisvuodesta?",
            [f"Paljonko {OF_LIBRARIES} tammi–syyskuussa 2024?"],
            id="the figures of a change",
        ),
        pytest.param(
            "Paljonko henkilöstöä Koelan kaupungilla oli syyskuun 2025 lopussa?",
            ["Paljonko Koelan kaupungin toimintakulut olivat tammi–syyskuussa 2025?"],
            id="another row",
        ),
        pytest.param(
            "Kuka vastaa Koelassa siitä, että kirjaston aukiolo laajenee?",
            ["Paljonko Koelan kaupungin toimintakulut olivat tammi–syyskuussa 2025?"],
            id="words",
        ),
    ],
)
def test_next_to_an_answer(held: Asker, question: str, due: list[str]) -> None:
    status, offered = suggested(held, question)
    assert status == "answered" and set(due) <= set(offered) and len(offered) <= 3


@pytest.mark.parametrize(
    ("question", "first"),
    [
        pytest.param("Paljonko Koelan perusopetuksen toimintakulut olivat vuonna 2019?", f"Paljonko {OF_SCHOOLS} tammi–syyskuussa 2025?", id="another time"),
        pytest.param(
            "Paljonko Koelan kirjastopalvelujen avustukset olivat vuonna 2025?", f"Paljonko {OF_LIBRARIES} tammi–syyskuussa 2025?", id="another row of the unit"
        ),
        pytest.param(
            "Paljonko Mallilan verotulot olivat?", "Paljonko Mallilan kunnan toimintakulut olivat tammi–syyskuussa 2025?", id="a row of the municipality"
        ),
        pytest.param(
            "Paljonko Helsingin toimintakulut olivat 2025?", "Paljonko Mallilan kunnan toimintakulut olivat tammi–syyskuussa 2025?", id="another municipality"
        ),
    ],
)
def test_nearest_to_what_is_not_found(held: Asker, question: str, first: str) -> None:
    status, offered = suggested(held, question)
    assert status == "not_found" and offered[0] == first


QUESTIONS = [
    "Paljonko Koelan perusopetuksen toimintakulut olivat tammi–kesäkuussa 2025?",
    "Mikä oli Koelan työttömyysaste syyskuussa 2025?",
    "Miten Koelan kirjaston lainat ovat kehittyneet?",
    "Millä yksiköllä oli Koelassa suurimmat toimintakulut tammi–syyskuussa 2025?",
    "Paljonko Koelan perusopetuksen poistot olivat?",
    "Mikä on Mallilan väkiluku?",
    "Mitä kuuluu?",
]


@pytest.mark.parametrize("question", QUESTIONS)
def test_each_is_answered_alone_and_always_the_same(held: Asker, question: str) -> None:
    offered = held.ask(question).suggestions
    assert offered == asker().ask(question).suggestions
    for one in offered:
        assert held.ask(one).status == "answered" and one != question
