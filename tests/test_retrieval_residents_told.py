"""What a sentence alone tells of the residents on a day is the number of those who live there; people who work for the town are none of them."""

from functools import cache

import pytest
from annual_town import Page, asker_drawn
from talk import talk

from retrieval.answer import Asker

TOLD = "Asukasluku oli elokuun lopussa 7 316, mikä on 41 henkilöä enemmän kuin vuoden alussa."
OTHER = "Kirjastokortteja oli elokuun lopussa 2 870."


def _page(page: Page, told: str) -> None:
    page.text(56, "Sarvirannan kaupunki", 16, True)
    page.heading("Osavuosiraportti 1–9/2025", 15)
    page.heading("Katsaus")
    page.prose(told, OTHER)
    page.heading("Henkilöstö")
    page.table(("Henkilöä", "30.9.2024", "30.9.2025"), [("Hallintopalvelut", "21", "20"), ("Tekniset palvelut", "44", "47"), ("Koko kaupunki", "65", "67")])


@cache
def _asker(told: str = TOLD) -> Asker:
    return asker_drawn(lambda page: _page(page, told))


ASKED = (
    "Montako asukasta Sarvirannassa on?",
    "Mikä on kaupungin väkiluku?",
    "Paljonko väkeä kaupungissa asuu?",
    "Mikä oli Sarvirannan asukasluku elokuun 2025 lopussa?",
)


@pytest.mark.parametrize("question", ASKED)
def test_residents_that_only_a_sentence_tells(question: str) -> None:
    answer = talk(_asker(), question)
    assert [str(v.number) for v in answer.values] == ["7316"], answer.answer


@pytest.mark.parametrize(
    "question", ["Mikä oli asukasluku heinäkuun lopussa?", "Mikä oli asukasluku elokuun 2024 lopussa?", "Mikä oli asukasluku vuoden alussa?"]
)
def test_residents_of_another_day_are_not_told(question: str) -> None:
    answer = talk(_asker(), question)
    assert answer.status == "not_found", answer.answer


@pytest.mark.parametrize("question", ["Paljonko väkeä kaupungissa asuu?", "Montako henkilöä Sarvirannassa asuu?"])
def test_no_staff_lives_there(question: str) -> None:
    answer = talk(_asker("Syksy oli sateinen."), question)
    assert not answer.values, answer.answer


def test_a_number_at_the_end_of_a_month_is_of_that_day() -> None:
    answer = talk(_asker(), "Montako kirjastokorttia oli elokuun 2025 lopussa?")
    assert [str(v.number) for v in answer.values] == ["2870"], answer.answer
    assert not talk(_asker(), "Montako kirjastokorttia oli heinäkuun 2025 lopussa?").values
