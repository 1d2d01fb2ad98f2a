"""Whether a budget was raised or cut in the course of its year, what is left of it, and where: said as people say it."""

from functools import cache

import pytest
from annual_town import Page, asker_drawn
from talk import talk

from retrieval.answer import Asker

HEADS = ("€", "TA 2025", "TA-muutos", "TA + muutos", "Tot. 1–6/2025", "Jäljellä")
DAYCARE = [
    ("Toimintatuotot", "200 000", "10 000", "210 000", "90 000", "120 000"),
    ("Toimintakulut", "-900 000", "20 000", "-880 000", "-430 000", "-450 000"),
    ("Henkilöstökulut", "-600 000", "-30 000", "-630 000", "-300 000", "-330 000"),
    ("Palvelujen ostot", "-200 000", "50 000", "-150 000", "-90 000", "-60 000"),
    ("Muut toimintakulut", "-100 000", "0", "-100 000", "-40 000", "-60 000"),
]


def _page(page: Page) -> None:
    page.text(56, "Sammalharjun kunta", 16, True)
    page.heading("Osavuosikatsaus 1–6/2025", 15)
    page.heading("Varhaiskasvatus")
    page.table(HEADS, DAYCARE)


@cache
def _asker() -> Asker:
    return asker_drawn(_page)


@pytest.mark.parametrize(
    ("question", "begins"),
    [
        ("Korotettiinko varhaiskasvatuksen henkilöstökulujen talousarviota?", "Kyllä"),
        ("Onko varhaiskasvatuksen henkilöstökulujen määrärahaa karsittu?", "Ei"),
        ("Korotettiinko varhaiskasvatuksen palvelujen ostojen talousarviota?", "Ei"),
        ("Leikattiinko varhaiskasvatuksen palvelujen ostojen talousarviota?", "Kyllä"),
        ("Nostettiinko varhaiskasvatuksen toimintatuottojen budjettia?", "Kyllä"),
        ("Korotettiinko varhaiskasvatuksen muiden toimintakulujen talousarviota?", "Ei"),
        ("Leikattiinko varhaiskasvatuksen muiden toimintakulujen talousarviota?", "Ei"),
        ("Korotettiinko varhaiskasvatuksen talousarviota vuoden aikana?", "Ei"),
        ("Saiko varhaiskasvatus talousarviomuutoksessa lisää rahaa?", "Ei"),
    ],
)
def test_which_way_a_budget_went(question: str, begins: str) -> None:
    answer = _asker().ask(question)
    assert answer.answer.startswith(begins), answer.answer


@pytest.mark.parametrize(
    ("question", "number"),
    [
        ("Vieläkö varhaiskasvatuksella on rahaa palvelujen ostoihin, ja kuinka paljon?", "-60000"),
        ("Onko varhaiskasvatuksella vielä rahaa palkkoihin, paljonko?", "-330000"),
        ("Paljonko varhaiskasvatuksen toimintatuotoista on tulematta?", "120000"),
        ("Paljonko varhaiskasvatuksen alla meni palvelujen ostoihin?", "-90000"),
        ("Paljonko varhaiskasvatuksen puolella on kulunut palkkoihin?", "-300000"),
    ],
)
def test_what_is_left_and_where(question: str, number: str) -> None:
    answer = _asker().ask(question)
    assert [str(v.number) for v in answer.values] == [number], answer.answer


@pytest.mark.parametrize(
    "question",
    [
        "Paljonko varhaiskasvatuksen palvelujen ostoista on hoitamatta?",
        "Paljonko puolella päiväkodeista meni palkkoihin?",
        "Onko varhaiskasvatuksen toimintakulujen talousarvio laskettu oikein?",
    ],
)
def test_what_no_number_tells(question: str) -> None:
    answer = _asker().ask(question)
    assert answer.status == "not_found", answer.answer


def _works(page: Page) -> None:
    page.text(56, "Sammalharjun kunta", 16, True)
    page.heading("Osavuosikatsaus 1–6/2025", 15)
    page.heading("Investoinnit")
    rows = [
        ("Katuvalaistuksen uusiminen", "-100 000", "-106 300", "106,3 %"),
        ("Koulun peruskorjaus", "-800 000", "-200 000", "25,0 %"),
        ("Uimahallin katto", "-50 000", "0", "0,0 %"),
        ("Investointimenot yhteensä", "-950 000", "-306 300", "32,2 %"),
    ]
    page.table(("€", "TA 2025", "Toteuma 1-6", "Käyttö-%"), rows)


@cache
def _investor() -> Asker:
    return asker_drawn(_works)


@pytest.mark.parametrize(
    "turns",
    [
        ["Missä investointikohteessa määräraha on jo ylitetty, ja mikä on toteumaprosentti?"],
        ["Missä investointikohteessa koko vuoden määräraha on jo ylitetty, ja mikä sen toteumaprosentti on?"],
    ],
)
def test_the_per_cent_of_what_was_picked_is_told_once_and_alone(turns: list[str]) -> None:
    answer = talk(_investor(), *turns)
    assert [(str(v.number), v.unit) for v in answer.values] == [("106.3", "%")], answer.answer


def test_an_amount_is_no_per_cent() -> None:
    answer = talk(_investor(), "Missä investointikohteessa määräraha on jo ylitetty?", "Mikä on toteumaprosentti?")
    assert all(v.unit == "%" for v in answer.values), answer.answer


@pytest.mark.parametrize(
    "question",
    ["Mihin investointiin ei ole vielä käytetty euroakaan?", "Mihin investointiin ei ole käytetty rahaa?", "Missä investoinnissa ei ole mennyt senttiäkään?"],
)
def test_a_work_of_which_nothing_was_spent(question: str) -> None:
    answer = _investor().ask(question)
    assert [str(v.number) for v in answer.values] == ["0"] and "uimahallin katto" in answer.answer, answer.answer


def test_all_costs_of_investments() -> None:
    answer = _investor().ask("Mikä oli investointimenojen toteuma?")
    assert [str(v.number) for v in answer.values] == ["-306300"], answer.answer


def _areas(page: Page) -> None:
    page.text(56, "Sammalharjun kunta", 16, True)
    page.heading("Osavuosikatsaus 1–6/2025", 15)
    for name, cost in (("Elinympäristöpalvelut", "-900 000"), ("Tilapalvelut", "-300 000"), ("Kunnallistekniikka", "-100 000")):
        page.heading(name)
        page.table(("€", "TA 2025", "Tot. 1–6/2025"), [("Toimintatuotot", "10 000", "5 000"), ("Toimintakulut", "-1 000 000", cost)])


@cache
def _beside() -> Asker:
    return asker_drawn(_areas)


def test_a_part_that_is_named_behind_its_whole() -> None:
    answer = _beside().ask("Kuinka suuri osa elinympäristöpalvelujen toimintakuluista on tilapalvelujen, kun katsotaan tammi–kesäkuuta 2025?")
    assert [(str(v.number), v.unit) for v in answer.values] == [("33.33", "%")], answer.answer


@pytest.mark.parametrize(
    "question",
    [
        "Kuinka suuri osa kunnallistekniikan toimintakuluista on tilapalvelujen?",
        "Kuinka suuri osa tilapalvelujen toimintakuluista on elinympäristöpalvelujen?",
        "Mikä on tilapalvelujen osuus kunnallistekniikan toimintakuluista?",
    ],
)
def test_the_greater_is_no_part(question: str) -> None:
    answer = _beside().ask(question)
    assert answer.status == "not_found", answer.answer


def test_what_a_work_will_have_cost_is_not_what_has_been_spent() -> None:
    answer = _investor().ask("Mitä koulun peruskorjaus tulee maksamaan?")
    assert answer.status == "not_found", answer.answer
