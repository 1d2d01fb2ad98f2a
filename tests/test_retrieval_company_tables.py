"""A report on a municipality's companies: each told in a row and on a card, people beside money, the group's result by half-years."""

from decimal import Decimal
from functools import cache

import pytest
from annual_town import Page, asker_drawn
from talk import talk

from retrieval.answer import Asker


def _glance(page: Page) -> None:
    page.text(56, "Vuorelan kaupunki", 16, True)
    page.heading("Konserniraportti 1–6/2024", 15)
    page.prose("Rahamäärät ovat miljoonina euroina, ellei toisin mainita.")
    page.heading("Tytäryhtiöt yhdellä silmäyksellä", 11)
    rows = [
        ("Vuorelan Ruoka ja Pesu Oy", "3,20", "-0,08", "20,3", "110"),
        ("Vuorelan Lämpö Oy", "2,98", "0,45", "62,4", "21"),
        ("Vuorelan Satama Oy", "1,58", "0,11", "60,2", "15"),
        ("Tytäryhtiöt yhteensä", "7,76", "0,48", "", "146"),
    ]
    page.table(("M€", "Liikevaihto 1–6/2024", "Tulos 1–6/2024", "Omavaraisuus %", "Henkilöstö"), rows, apart=92)
    page.heading("Konsernituloslaskelma puolivuosittain", 11)
    rows = [
        ("Toimintatuotot", "26,90", "28,38", "28,62"),
        ("Toimintakulut", "-49,65", "-51,34", "-50,95"),
        ("Toimintakate", "-22,75", "-22,96", "-22,33"),
        ("Verotulot", "18,81", "19,55", "20,03"),
    ]
    page.table(("M€", "H1/2023", "H2/2023", "H1/2024"), rows)


def _card(page: Page) -> None:
    page.heading("Vuorelan Lämpö Oy")
    rows = [
        ("Liikevaihto, M€", "2,98", "2,81"),
        ("Tulos, M€", "0,45", "0,37"),
        ("Omavaraisuusaste, %", "62,4", "60,7"),
        ("Henkilöstö", "21", "18"),
    ]
    page.table(("Tunnusluku", "1–6/2024", "1–6/2023"), rows)


@cache
def _asker() -> Asker:
    return asker_drawn(_glance, _card)


TOLD = {
    "a half of a year": ("Paljonko konsernin verotulot olivat H1/2024?", "20030000"),
    "the later half": ("Mitkä olivat konsernin verotulot heinä–joulukuussa 2023?", "19550000"),
    "people on a card of money": ("Montako työntekijää Vuorelan Lämpö Oy:ssä on?", "21"),
    "people the year before": ("Paljonko henkilöstöä Vuorelan Lämpö Oy:llä oli 1–6/2023?", "18"),
    "people in a column beside money": ("Montako työntekijää Vuorelan Satama Oy:ssä on?", "15"),
    "a rate in a column of its own": ("Mikä on Vuorelan Satama Oy:n omavaraisuus?", "60.2"),
    "the weakest rate": ("Minkä tytäryhtiön omavaraisuus on heikoin?", "20.3"),
}


@pytest.mark.parametrize("case", TOLD)
def test_what_is_told_of_companies_and_halves(case: str) -> None:
    question, number = TOLD[case]
    answer = talk(_asker(), question)
    assert [v.number for v in answer.values] == [Decimal(number)], answer.answer


@pytest.mark.parametrize("question", ["Paljonko Vuorelan Satama Oy:n henkilöstökulut olivat?", "Paljonko konsernin verotulot olivat tammikuussa 2024?"])
def test_people_are_no_costs_and_a_half_no_month(question: str) -> None:
    assert talk(_asker(), question).status == "not_found"
