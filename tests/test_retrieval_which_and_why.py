"""Which ones are asked for, not how many; why of a thing whose own word names no other; the sections that a board dealt with."""

from decimal import Decimal
from functools import cache

import pytest
from annual_town import Page, asker_drawn
from talk import talk

from retrieval.answer import Asker

MONEY = [("Toimintatuotot", "603", "570", "401"), ("Toimintakulut", "-5 912", "-5 850", "-3 813")]
WORKS = [
    ("Koulukalusteet", "-120 000", "-38 415", "-81 585"),
    ("Kirjaston lainausautomaatti", "-45 000", "0", "-45 000"),
    ("Jäähallin hoitokone", "-165 000", "-158 900", "-6 100"),
]
BOARDS = [("Sivistyslautakunta", "9", "10", "121"), ("Tekninen lautakunta", "7", "11", "134"), ("Ympäristölautakunta", "7", "8", "96")]

COMPANIES = [
    ("Aallonrannan Energia Oy", "9 412", "612", "48,2"),
    ("Aallonrannan Vuokrakodit Oy", "3 184", "-46", "21,7"),
    ("Aallonrannan Vesi Oy", "2 865", "238", "63,4"),
    ("Kiinteistö Oy Aallonrannan Halli", "1 046", "-128", "18,9"),
]


def _told(page: Page) -> None:
    page.text(56, "Aallonrannan kaupunki", 16, True)
    page.heading("Osavuosikatsaus 1–6/2025", 15)
    page.heading("Sivistyspalvelut")
    page.table(("Sivistyspalvelut, 1 000 €", "TP 2024", "TA 2025", "Tot. 1–6/2025"), MONEY)
    page.prose("Kirjaus on käytössä yhdeksässä päiväkodissa. Rannan ja Kuusen päiväkodit odottavat verkkoyhteyden korjausta.")
    page.heading("Toimielimet")
    page.table(("Toimielin", "Jäseniä", "Kokouksia", "Pykäliä"), BOARDS)
    page.heading("Investoinnit")
    page.table(("Kohde, €", "TA 2025", "Tot. 1–6/2025", "Jäljellä"), WORKS)
    page.prose("Lainausautomaatin hankinta siirtyy syksylle, koska ensimmäinen tarjous ylitti määrärahan.")


def _companies(page: Page) -> None:
    page.heading("Konserniyhtiöt")
    page.prose("Yhtiöiden ennusteet on annettu kesäkuun lopussa.")
    page.table(("Yhtiö", "Liikevaihto 1–6/2025, 1 000 €", "Ennuste: tulos 2025, 1 000 €", "Omavaraisuusaste, %"), COMPANIES, apart=145)


@cache
def _asker() -> Asker:
    return asker_drawn(_told, _companies)


SAID = {
    "Mitkä päiväkodit odottavat verkkoyhteyden korjausta?": "Rannan ja Kuusen päiväkodit",
    "Miksi kirjaston lainausautomaattia ei ole vielä hankittu?": "tarjous ylitti määrärahan",
}


@pytest.mark.parametrize("question", SAID)
def test_the_sentence_that_says_it_is_told(question: str) -> None:
    answer = talk(_asker(), question)
    assert answer.status == "answered" and SAID[question] in answer.answer and not answer.values, answer.answer


@pytest.mark.parametrize("question", ["Miksi jäähallin hoitokone hankittiin?", "Miksi koulukalusteita ei ole vielä hankittu?"])
def test_no_other_things_reason_is_told(question: str) -> None:
    assert talk(_asker(), question).status == "not_found", talk(_asker(), question).answer


COUNTED = {
    "Montako pykälää tekninen lautakunta käsitteli?": ["134"],
    "Kuinka monta kertaa tekninen lautakunta kokoontui ja montako pykälää se käsitteli?": ["11", "134"],
}


@pytest.mark.parametrize("question", COUNTED)
def test_what_a_board_dealt_with_is_counted(question: str) -> None:
    answer = talk(_asker(), question)
    assert [v.number for v in answer.values] == [Decimal(n) for n in COUNTED[question]], answer.answer


@pytest.mark.parametrize("question", ["Montako hakemusta tekninen lautakunta käsitteli?", "Montako valitusta ympäristölautakunta käsitteli?"])
def test_other_things_dealt_with_are_not_counted(question: str) -> None:
    assert talk(_asker(), question).status == "not_found", talk(_asker(), question).answer


FORECAST = {
    "Mitkä Aallonrannan konserniyhtiöt ennustavat tappiota vuodelle 2025?": ["-128000", "-46000"],
    "Mitkä yhtiöt ennustavat voittoa vuodelle 2025?": ["612000", "238000"],
}


@pytest.mark.parametrize("question", FORECAST)
def test_the_companies_that_forecast_a_loss_are_told(question: str) -> None:
    answer = talk(_asker(), question)
    assert [v.number for v in answer.values] == [Decimal(n) for n in FORECAST[question]], answer.answer


def test_the_towns_own_result_is_no_companys() -> None:
    assert talk(_asker(), "Mitkä yhtiöt ennustavat voittoa vuodelle 2023?").status == "not_found"
