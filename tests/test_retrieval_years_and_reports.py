"""The best of several years, those over a limit, parts that went down, budgets from one report to another, works of a group by how they stand."""

from decimal import Decimal
from functools import cache

import pytest
from annual_town import Page, asker_drawn
from talk import talk

from retrieval.answer import Asker
from retrieval.model import Answer

YEARS = ("1 000 €", "2022", "2023", "2024")
ROWS = [("Toimintakate", "-9 100", "-9 700", "-9 400"), ("Vuosikate", "900", "-200", "400"), ("Tilikauden tulos", "310", "-850", "-40")]
WORKS = [
    ("Talonrakennus", "2 200 000", "610 000", ""),
    ("Paloaseman katto", "1 500 000", "500 000", "Työt ovat käynnissä."),
    ("Kirjaston ovet", "500 000", "0", "Ei aloitettu."),
    ("Arkiston hylly", "100 000", "90 000", "Työ on valmistunut."),
    ("Torin kiveys", "100 000", "20 000", "Työ valmistuu syksyllä."),
    ("Vesihuolto", "900 000", "60 000", ""),
    ("Etelän runkolinja", "600 000", "0", "Ei aloitettu."),
    ("Pumppaamo", "300 000", "60 000", "Työt ovat käynnissä."),
]
PLANNED = ("€", "Alkuperäinen TA 2024", "Muutettu TA 2024", "Toteuma 2024")


def _years(page: Page) -> None:
    page.text(56, "Kuusisalmen kaupunki", 16, True)
    page.heading("Tilinpäätös 2024", 15)
    page.heading("Talouden tunnuslukuja")
    page.table(YEARS, ROWS)
    page.heading("Varhaiskasvatus")
    page.table(PLANNED, [("Toimintakulut", "-3 000 000", "-3 150 000", "-3 300 000")])


def _works(page: Page) -> None:
    page.text(56, "Kuusisalmen kaupunki", 16, True)
    page.heading("Osavuosikatsaus 1–6/2024", 15)
    page.heading("Investoinnit")
    page.y += 16
    for n, row in enumerate([("Investointikohde", "Talousarvio 2024", "Toteuma 1–6/2024", "Tilanne"), *WORKS]):
        for x, text in zip((58, 220, 320, 420), row, strict=True):
            page.text(x, text, bold=not n or not row[-1])
        page.rule()
        page.y += 14


@cache
def _yearly() -> Asker:
    return asker_drawn(_years)


@cache
def _built() -> Asker:
    return asker_drawn(_works)


def _numbers(answer: Answer) -> list[Decimal]:
    return [v.number for v in answer.values]


@pytest.mark.parametrize(
    ("question", "number", "year"),
    [
        ("Minä vuonna tilikauden tulos oli paras: 2022, 2023 vai 2024?", 310000, "2022"),
        ("Minä vuonna tilikauden tulos oli heikoin: 2022, 2023 vai 2024?", -850000, "2023"),
        ("Kumpana vuonna tilikauden tulos oli parempi, 2023 vai 2024?", -40000, "2024"),
        ("Kumpana vuonna tilikauden tulos oli heikompi: 2023 vai 2024?", -850000, "2023"),
        ("Kumpana vuonna toimintakate oli parempi, 2022 vai 2023?", -9100000, "2022"),
    ],
)
def test_the_best_year_is_told_by_its_sign(question: str, number: int, year: str) -> None:
    answer = talk(_yearly(), question)
    assert _numbers(answer) == [Decimal(number)], answer.answer
    assert year in answer.answer.splitlines()[0], answer.answer


def test_the_years_over_a_limit_are_told_of_the_row_alone() -> None:
    answer = talk(_yearly(), "Minä vuosina vuosikate oli yli 300 000 euroa?")
    assert _numbers(answer) == [Decimal(900000), Decimal(400000)], answer.answer


@pytest.mark.parametrize(
    ("question", "number"),
    [
        ("Paljonko varhaiskasvatuksen toimintakulujen talousarvioon lisättiin vuonna 2024 alkuperäiseen verrattuna?", -150000),
        ("Paljonko varhaiskasvatuksen toimintakulujen alkuperäistä talousarviota korotettiin vuonna 2024?", -150000),
        ("Montako euroa varhaiskasvatuksen menobudjetti kasvoi alkuperäisestä vuonna 2024?", -150000),
        ("Paljonko varhaiskasvatuksen toimintakulut kasvoivat alkuperäisestä talousarviosta vuonna 2024?", -300000),
    ],
)
def test_what_was_added_to_a_budget_is_one_number(question: str, number: int) -> None:
    assert _numbers(talk(_yearly(), question)) == [Decimal(number)], talk(_yearly(), question).answer


@pytest.mark.parametrize(
    ("question", "works"),
    [
        ("Mitä vesihuollon kohteita ei ole vielä aloitettu?", ["Etelän runkolinja"]),
        ("Mitkä talonrakennuksen kohteet ovat käynnissä?", ["Paloaseman katto"]),
        ("Mitkä kohteet ovat aloittamatta?", ["Etelän runkolinja", "Kirjaston ovet"]),
        ("Mitkä kohteet ovat valmistuneet?", ["Arkiston hylly"]),
        ("Montako kohdetta on valmistunut?", ["Arkiston hylly"]),
    ],
)
def test_works_of_a_group_are_told_by_how_they_stand(question: str, works: list[str]) -> None:
    answer = talk(_built(), question)
    told = [name for name, *_ in WORKS if name in answer.answer]
    assert (answer.status, sorted(told)) == ("answered", sorted(works)), answer.answer


def test_money_for_works_that_stand_so_is_not_that_of_all() -> None:
    assert talk(_built(), "Paljonko vesihuollon kohteisiin, joita ei ole aloitettu, on budjetoitu?").status == "not_found"
