"""A review on slides: a table of the budget and its forecast, and a slide that tells under each row's name why it is off the budget."""

from functools import cache

import pytest
from annual_town import Page, asker_drawn
from talk import talk

from retrieval.answer import Asker


def _money(page: Page) -> None:
    page.heading("Kahluulan hyvinvointialue · Kuntoutuspalvelut · Osavuosikatsaus 1–8/2025")
    page.prose("• Alueella asuu 80 000 ihmistä.", "• Kuntoutuksen etäkäyntejä tehtiin 480 kauden aikana.")
    page.heading("Ostot ylittävät talousarvion eniten", 16)
    rows = [
        ("Asiakasmaksut", "2,0", "1,3", "1,2", "1,9"),
        ("Palvelujen ostot", "16,0", "11,2", "10,1", "17,0"),
        ("Henkilöstökulut", "33,7", "22,3", "20,7", "33,4"),
        ("Avustukset", "3,9", "2,6", "2,5", "3,9"),
    ]
    page.table(("Miljoonaa euroa", "TA 2025", "Tot. 1–8/2025", "Tot. 1–8/2024", "Ennuste 2025"), rows)


def _reasons(page: Page) -> None:
    page.heading("Miksi luvut poikkeavat talousarviosta?", 20)
    for title, lines in (
        ("Palvelujen ostot", ("• Hoivapaikan hinta nousi kilpailutuksessa.", "• Kosteusvaurio vei käytöstä oman yksikön.")),
        ("Asiakasmaksut", ("• Maksuja alennettiin hakemuksesta tavallista useammin.",)),
    ):
        page.heading(title, 14)
        page.prose(*lines)


def _months(page: Page) -> None:
    page.heading("Tilanne kuukausittain", 20)
    rows = [
        ("Odotuspäivät", "230", "210", "204", "250"),
        ("Osastolla hoidetut", "148", "152", "149", "151"),
        ("Poissaolot, % työajasta", "5,7", "6,3", "5,6", "7,0"),
        ("Vuokratyön laskut, 1 000 €", "141", "128", "124", "127"),
    ]
    page.table(("Vuosi 2025", "tammi", "helmi", "maalis", "huhti"), rows)


def _plain(page: Page) -> None:
    page.heading("Mitä seuraavaksi tehdään", 20)
    page.heading("Avustukset", 14)
    page.prose("• Hakuaika päättyy lokakuussa.")


@cache
def _asker() -> Asker:
    return asker_drawn(_money, _reasons, _plain, _months)


WHY = {
    "off the budget": ("Miksi asiakasmaksut poikkeavat talousarviosta?", "alennettiin"),
    "a colloquial word": ("mikä selittää sen että palvelujen ostot karkaa budjetista", "Kosteusvaurio"),
    "the deviation itself": ("Mistä palvelujen ostojen poikkeama johtuu?", "kilpailutuksessa"),
}
UNTOLD = {
    "over, where it is under": "Miksi asiakasmaksut ylittävät talousarvion?",
    "a row of which nothing is said": "Miksi henkilöstökulut poikkeavat talousarviosta?",
    "a row under another heading": "Miksi avustukset poikkeavat talousarviosta?",
    "why it grew": "Miksi asiakasmaksut kasvoivat?",
}


@pytest.mark.parametrize(("question", "told"), WHY.values(), ids=WHY)
def test_what_stands_under_a_heading_that_asks_why_is_the_reason(question: str, told: str) -> None:
    answer = talk(_asker(), question)
    assert answer.status == "answered" and told in answer.answer, answer.answer
    assert [citation.page for citation in answer.citations] == [2]


@pytest.mark.parametrize("question", UNTOLD.values(), ids=UNTOLD)
def test_no_reason_is_taken_from_elsewhere(question: str) -> None:
    assert talk(_asker(), question).status == "not_found"


MONTHS = {
    "days added up": ("Paljonko odotuspäivät olivat yhteensä tammikuusta maaliskuuhun 2025?", "644", "count"),
    "money added up": ("Paljonko vuokratyön laskut olivat yhteensä helmi–huhtikuussa 2025?", "379000", "EUR"),
    "counted before a time": ("Kuinka monta kuntoutuksen etäkäyntiä kauden aikana tehtiin?", "480", "count"),
    "for each of those who live there": ("Paljonko henkilöstökulut olivat asukasta kohti tammi–elokuussa 2025?", "278.75", "€/asukas"),
    "a rate of what stands behind it": ("Mikä oli poissaolojen osuus työajasta helmikuussa 2025?", "6.3", "%"),
}


@pytest.mark.parametrize(("question", "number", "unit"), MONTHS.values(), ids=MONTHS)
def test_what_is_printed_by_months(question: str, number: str, unit: str) -> None:
    answer = talk(_asker(), question)
    assert [(str(value.number), value.unit) for value in answer.values] == [(number, unit)], answer.answer


def test_a_count_of_one_service_is_no_count_of_another() -> None:
    assert talk(_asker(), "Montako kotihoidon etäkäyntiä tehtiin?").status == "not_found"


@pytest.mark.parametrize("row", ["osastolla hoidetut", "poissaolot"])
def test_people_and_rates_of_months_are_not_added_up(row: str) -> None:
    assert talk(_asker(), f"Paljonko {row} olivat yhteensä tammikuusta maaliskuuhun 2025?").status == "not_found"
