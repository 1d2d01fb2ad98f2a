"""The group of a municipality by the name of its heading: what the group's own table prints is told of it, and of no company's group."""

from decimal import Decimal
from functools import cache

import pytest
from annual_town import Page, asker_drawn
from talk import talk

from retrieval.answer import Asker


def _key_figures(page: Page) -> None:
    page.text(56, "Aallonrannan kaupunki", 16, True)
    page.heading("Tilinpäätös 2024", 15)
    page.heading("Rahoitusasema")
    page.table(("Taseen tunnusluvut", "2024", "2023"), [("Omavaraisuusaste, %", "53,4", "54,9"), ("Lainakanta 31.12., 1 000 €", "22 940", "22 250")])
    page.heading("Kaupunkikonserni")
    page.prose("Kaupunkikonserniin kuuluu kaksi yhtiötä.")
    page.table(("Konserni", "2024", "2023"), [("Omavaraisuusaste, %", "43,6", "44,2"), ("Lainakanta 31.12., 1 000 €", "41 306", "40 112")])


@cache
def _asker() -> Asker:
    return asker_drawn(_key_figures)


OF_WHOM = {
    "Kuinka suuri oli Aallonrannan kaupunkikonsernin lainakanta 31.12.2024 euroina?": "41306000",
    "Mikä oli kaupunkikonsernin lainakanta vuonna 2023?": "40112000",
    "Mikä oli Aallonrannan konsernin omavaraisuusaste 2024?": "43.6",
    "Mikä oli Aallonrannan kaupungin lainakanta 2024?": "22940000",
}


@pytest.mark.parametrize("question", OF_WHOM)
def test_the_group_of_a_town_is_told_by_its_table(question: str) -> None:
    answer = talk(_asker(), question)
    assert [v.number for v in answer.values] == [Decimal(OF_WHOM[question])], answer.answer


def test_a_companys_group_is_not_the_towns() -> None:
    assert talk(_asker(), "Mikä oli Laakso-konsernin lainakanta 2024?").status == "not_found"
