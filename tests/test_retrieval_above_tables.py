"""What stands above a table says whose and of what its rows are: the group of a municipality, days of absence for each person-year."""

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


def _absences(page: Page) -> None:
    page.heading("Henkilöstö")
    rows = [("Kalenteripäiviä yhteensä", "5 418", "5 874"), ("Päiviä / henkilötyövuosi", "15,4", "16,8"), ("Työtapaturmia, kpl", "18", "22")]
    page.table(("Sairauspoissaolot", "2024", "2023"), rows)


def _guarantees(page: Page) -> None:
    page.heading("Vakuudet ja vastuusitoumukset")
    rows = [
        ("Takaukset samaan konserniin kuuluvien puolesta: alkuperäinen pääoma", "16 840 000,00", "16 600 000,00"),
        ("Takaukset samaan konserniin kuuluvien puolesta: jäljellä oleva pääoma", "12 306 400,50", "12 918 600,25"),
        ("Takaukset muiden puolesta: jäljellä oleva pääoma", "415 200,00", "468 350,00"),
    ]
    page.table(("Vastuut 31.12., €", "2024", "2023"), rows)


@cache
def _asker() -> Asker:
    return asker_drawn(_key_figures, _absences, _guarantees)


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


RATES = {
    "Montako sairauspoissaolopäivää henkilötyövuotta kohden Aallonrannan kaupungilla oli vuonna 2024?": "15.4",
    "Montako sairauspoissaolopäivää oli 2023 per henkilötyövuosi?": "16.8",
}


@pytest.mark.parametrize("question", RATES)
def test_the_corner_of_a_table_says_what_a_rate_is_of(question: str) -> None:
    answer = talk(_asker(), question)
    assert [(v.number, v.unit) for v in answer.values] == [(Decimal(RATES[question]), "pv/htv")], answer.answer


@pytest.mark.parametrize("question", ["Montako vuosilomapäivää henkilötyövuotta kohden oli 2024?", "Montako henkilötyövuotta kertyi 2024?"])
def test_a_rate_is_of_nothing_else(question: str) -> None:
    assert talk(_asker(), question).status == "not_found", talk(_asker(), question).answer


GUARANTEES = {
    "Paljonko konserniyhteisöjen puolesta annetuista takauksista on pääomaa jäljellä 31.12.2024?": "12306400.50",
    "Paljonko takauksista oli jäljellä konserniyhteisöjen puolesta vuonna 2023?": "12918600.25",
    "Paljonko muiden kuin konserniyhteisöjen puolesta annetuista takauksista on jäljellä 2024?": "415200.00",
}


@pytest.mark.parametrize("question", GUARANTEES)
def test_guarantees_are_told_by_those_for_whom_they_are(question: str) -> None:
    answer = talk(_asker(), question)
    assert [v.number for v in answer.values] == [Decimal(GUARANTEES[question])], answer.answer


def test_guarantees_of_all_are_not_those_of_some() -> None:
    assert talk(_asker(), "Paljonko takauksista on jäljellä?").status != "answered"


@pytest.mark.parametrize("then", ["Entä vuotta aiemmin?", "Entä 2023?"])
def test_a_bare_time_goes_on_in_the_row_that_was_told(then: str) -> None:
    answer = talk(_asker(), "Paljonko muiden kuin konserniyhteisöjen puolesta annetuista takauksista on jäljellä 2024?", then)
    assert [v.number for v in answer.values] == [Decimal("468350.00")], answer.answer
