"""Kinds of questions asked in other words, of a report whose costs are above zero and whose rows have names of its own."""

from decimal import Decimal
from functools import cache

import pytest
from annual_town import Page, asker_drawn
from talk import talk

from retrieval.answer import Asker

HEADS = ("TP 2024", "TA 2025", "1–8/2025", "Käyttö-%", "Ero TA:han")
ADVICE = [
    ("Toimintatuotot", "90 000", "80 000", "60 000", "75,0", "-20 000"),
    ("Toimintakulut", "520 000", "495 000", "336 000", "67,9", "-159 000"),
    ("Henkilöstökulut", "310 000", "300 000", "180 000", "60,0", "-120 000"),
    ("Ostetut palvelut", "120 000", "100 000", "80 000", "80,0", "-20 000"),
    ("Vuokrat ja muut kulut", "90 000", "95 000", "76 000", "80,0", "-19 000"),
    ("Rahoituskulut", "0", "0", "400", "", "400"),
    ("Toimintakate", "-430 000", "-415 000", "-276 000", "66,5", "139 000"),
]
TOWN = [(name, *("900 000" if "kate" not in name else "0" for n in range(5))) for name, *_ in ADVICE]
HOMES = [(name, *("40 000" if n < 3 and "kate" not in name else "0" for n in range(5))) for name, *_ in ADVICE]
TARGETS = [
    ("Kylätilaisuuksia pidetään lisää", "Kylätyön johtaja", "Toteutunut"),
    ("Hankintojen neuvonta laajenee", "Kylätyön päällikkö", "Toteutunut"),
    ("Tarjouspyynnöt yhtenäistetään", "Hankintapäällikkö", "Ei toteutunut"),
]
PROJECTS = [("Kylille", "2024–2025", "64 500", "Kylissä kokeillaan yhteiskyytejä."), ("Tieto talteen", "2025–2026", "18 000", "Vanhat kartat skannataan.")]


def _money(page: Page) -> None:
    page.text(56, "Aallonrannan kaupunki", 16, True)
    page.heading("Osavuosikatsaus 1–8/2025", 15)
    for unit, rows in (("Aallonrannan kaupunki", TOWN), ("Neuvontapalvelut", ADVICE), ("Asuntopalvelut", HOMES)):
        page.heading(unit)
        page.table((f"{unit}, €", *HEADS), rows, starts=(56, 200, 270, 340, 410, 470))
        if rows is TOWN:
            continue
        page.prose(
            "Ostetut palvelut ylittävät jaksotetun talousarvion, koska henkilökohtaisen ohjauksen hinta nousi."
            if unit == "Neuvontapalvelut"
            else "Asuntoja on kunnostettu 26, ja kunnostusta odottaa vielä 11."
        )


def _records(page: Page) -> None:
    page.heading("Palaute")
    page.prose("Konsernitilin limiitistä oli kauden lopussa käyttämättä 2 750 000 euroa. Urakkalainaa on 80 000 euroa.")
    page.prose("Kylien viihtyvyyskyselyyn vastasi 655 asukasta, ja kyselyn yleisarvosana oli 3,1.")
    page.heading("Selvitykset")
    page.prose("Asuntopalvelut: Henkilöstökulut alittavat talousarvion, koska isännöitsijän virka on täyttämättä.")
    page.heading("Tavoitteet")
    page.table(("Tavoite", "Vastuuhenkilö", "Toteutuminen"), TARGETS, starts=(58, 260, 430))
    page.heading("Hankkeet")
    page.table(("Hanke", "Toteutusaika", "Kokonaisrahoitus €", "Kuvaus"), PROJECTS, starts=(58, 150, 240, 350))


@cache
def _asker() -> Asker:
    return asker_drawn(_money, _records)


NUMBERS = {
    "Paljonko neuvontapalvelujen vuokrat ja muut kulut olivat tammi–elokuussa 2025?": "76000",
    "Minkä menoerän toteumaprosentti on neuvontapalveluissa alhaisin?": "60.0",
    "Mihin neuvontapalveluissa on budjetoitu eniten rahaa?": "300000",
    "Paljonko neuvontapalvelujen ostetut palvelut olivat keskimäärin kuukautta kohti tammi–elokuussa 2025?": "10000.00",
    "Mikä on neuvontapalvelujen toimintakulujen talousarvio vuodelle 2025 raportin mukaan?": "495000",
    "Paljonko neuvontapalvelujen toimintakulut olivat vuonna 2024 raportin mukaan?": "520000",
    "Mikä oli kylien viihtyvyyskyselyn yleisarvosana?": "3.1",
    "Paljonko konsernitilin limiitistä oli käyttämättä?": "2750000",
    "Kuinka monta asuntoa on kunnostettu?": "26",
    "Montako asuntoa odottaa kunnostusta?": "11",
}


@pytest.mark.parametrize("question", NUMBERS)
def test_numbers(question: str) -> None:
    answer = _asker().ask(question)
    assert [v.number for v in answer.values] == [Decimal(NUMBERS[question])], answer.answer


TOLD = {
    "Ylittyykö neuvontapalvelujen vuokrien ja muiden kulujen käyttöaste 70 prosenttia?": ["Kyllä: Neuvontapalvelujen vuokrat ja muut kulut"],
    "Mistä neuvontapalvelujen ostettujen palvelujen ylitys johtuu?": ["henkilökohtaisen ohjauksen hinta"],
    "Mikä on hankkeen Tieto talteen tarkoitus?": ["kartat skannataan"],
    "Mihin vuoteen asti hanke Tieto talteen jatkuu?": ["2025–2026"],
    "Mitkä hankkeet päättyvät vuonna 2025?": ["Kylille"],
    "Mistä tavoitteista vastaa kylätyön päällikkö?": ["Hankintojen neuvonta"],
    "Mistä tavoitteista vastaa hankintapäällikkö?": ["Tarjouspyynnöt"],
}


@pytest.mark.parametrize("question", TOLD)
def test_texts(question: str) -> None:
    answer = _asker().ask(question)
    others = [text for told in TOLD.values() for text in told if text not in TOLD[question]]
    assert answer.status == "answered" and all(text in answer.answer for text in TOLD[question]), answer.answer
    assert not any(text in answer.answer for text in others)


SILENT = [
    "Paljonko urakkalainaa on jäljellä?",
    "Paljonko konsernitilin luotosta oli käyttämättä?",
    "Mikä oli koulujen viihtyvyyskyselyn yleisarvosana?",
    "Paljonko neuvontapalvelujen toimintakulut olivat edellisvuoden raportin mukaan?",
    "Mistä neuvontapalvelujen henkilöstökulujen ylitys johtuu?",
    "Paljonko neuvontapalveluissa oli toimintakuluja vuosi sitten samaan aikaan?",
    "Mistä tavoitteista vastaa kylätyön rehtori?",
]


@pytest.mark.parametrize("question", SILENT)
def test_what_is_not_told_is_not_answered(question: str) -> None:
    answer = _asker().ask(question)
    assert answer.status == "not_found", answer.answer


def test_a_town_named_after_its_unit_is_asked_of_as_a_whole() -> None:
    answer = talk(_asker(), "Paljonko neuvontapalvelujen henkilöstökulut olivat tammi–elokuussa 2025?", "Entä Aallonrannan kaupungissa?")
    assert [v.number for v in answer.values] == [Decimal(900_000)], answer.answer


@pytest.mark.parametrize(("unit", "due"), [("neuvontapalvelujen", "not_found"), ("asuntopalvelujen", "answered")])
def test_a_reason_under_the_name_of_another_unit_is_not_told(unit: str, due: str) -> None:
    answer = talk(_asker(), f"Mikä on {unit} ostettujen palvelujen toteuma?", "Entä henkilöstökulut?", "Mikä siihen on syynä?")
    assert answer.status == due, answer.answer
