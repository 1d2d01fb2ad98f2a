"""Units held against the budget in a part of a year, states denied in part, and a number of those who answered a survey."""

from functools import cache

import pytest
from annual_town import Page, asker_drawn
from talk import talk

from retrieval.answer import Asker

HEADINGS = ("Euroa", "TA 2025", "Toteuma 1–8/2025", "Poikkeama")
TARGETS = [
    ("Aukioloajat laajenevat", "Toteutunut", "kirjastonjohtaja"),
    ("Jonot lyhenevät", "Osittain toteutunut", "rehtori"),
    ("Kurssit täyttyvät", "Ei toteutunut", "rehtori"),
]


def _unit(page: Page, name: str, plan: int, actual: int, told: str) -> None:
    page.heading(name)
    rows = [("Toimintatuotot", 40_000, 30_000), ("Toimintakulut", -plan, -actual), ("Toimintakate", 40_000 - plan, 30_000 - actual)]
    shown = [(label, *(f"{n:,}".replace(",", " ") for n in (a, b, b - a))) for label, a, b in rows]
    page.table(HEADINGS, shown)
    page.prose(told)


def _first(page: Page) -> None:
    page.text(56, "Aallonrannan kunta", 16, True)
    page.heading("Osavuosikatsaus 1.1.–31.8.2025", 15)
    _unit(page, "Kirjastopalvelut", 300_000, 190_000, "Kirjastossa oli kävijöitä enemmän kuin keväällä.")
    _unit(page, "Aikuiskoulutus", 500_000, 310_000, "Opiskelijakyselyyn vastasi 46 opiskelijaa, ja tyytyväisyys oli hyvä.")
    page.heading("Tavoitteet")
    page.table(("Tavoite", "Tila", "Vastuuhenkilö"), TARGETS, starts=(58, 250, 400))


@cache
def _asker() -> Asker:
    return asker_drawn(_first)


@pytest.mark.parametrize("question", ["Mikä yksikkö ylitti budjettinsa?", "Missä yksikössä toimintakulut ylittyivät elokuun loppuun mennessä?"])
def test_a_part_of_the_year_beside_the_years_budget_is_said(question: str) -> None:
    answer = talk(_asker(), question)
    assert answer.status == "not_found" or any("koko vuotta 2025" in caveat for caveat in answer.caveats), answer.answer


@pytest.mark.parametrize(
    ("question", "number"),
    [
        ("Montako tavoitetta ei ole toteutunut kokonaan?", "2"),
        ("Montako tavoitetta ei toteutunut täysin?", "2"),
        ("Montako tavoitetta ei toteutunut?", "1"),
        ("Montako tavoitetta jäi kokonaan toteutumatta?", "1"),
        ("Kuinka moni tavoitteista jäi kokonaan tai osittain toteutumatta?", "2"),
        ("Montako tavoitetta toteutui kokonaan tai osittain?", "2"),
    ],
)
def test_what_came_about_in_part_did_not_wholly(question: str, number: str) -> None:
    answer = talk(_asker(), question)
    assert [str(v.number) for v in answer.values] == [number], answer.answer


def test_those_not_wholly_come_about_are_listed() -> None:
    answer = talk(_asker(), "Mitkä tavoitteet eivät toteutuneet täysin?")
    assert "Jonot lyhenevät" in answer.answer and "Kurssit täyttyvät" in answer.answer and "Aukioloajat" not in answer.answer, answer.answer


@pytest.mark.parametrize("question", ["Mikä on aikuiskoulutuksen opiskelijamäärä?", "Montako opiskelijaa aikuiskoulutuksessa on?"])
def test_those_who_answered_are_not_all(question: str) -> None:
    answer = talk(_asker(), question)
    assert answer.status == "not_found", answer.answer


def test_those_who_answered_are_told_where_they_are_asked_of() -> None:
    answer = talk(_asker(), "Montako opiskelijaa vastasi kyselyyn?")
    assert [str(v.number) for v in answer.values] == ["46"], answer.answer
