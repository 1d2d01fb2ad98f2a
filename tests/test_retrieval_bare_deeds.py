"""Questions that name little but a deed: who wrote the report, when a body takes it up, how something is watched, what the municipality sold."""

from functools import cache

import pytest
from annual_town import Page, asker_drawn

from retrieval.answer import Asker


def _closing(page: Page) -> None:
    page.text(56, "Pihlajarannan kaupunki", 16, True)
    page.heading("Tilinpäätös 2024", 15)
    page.heading("Talous")
    page.prose("Kunnan tulos parani. Kaupunki myi entisen paloaseman tontin, ja voitto kirjattiin muihin tuottoihin.")
    page.prose("Satamayhtiö myi nosturin kaupungille.", "Valtionosuuksia leikkaa kotikuntakorvausten pieneneminen.")
    page.prose("Touko- ja kesäkuun henkilöstömäärää pienentää määräaikaisten palvelussuhteiden päättyminen.")
    page.heading("Käsittely")
    page.prose("Tilinpäätös käsitellään kaupunginhallituksessa 24.3.2025. Laskutus hoidetaan sivistyslautakunnassa.")
    page.prose("Raportin laati suunnittelija Kerttu Lumme, ja tarkastuslautakunta hyväksyi sen 18.3.2025.")


def _buildings(page: Page) -> None:
    page.heading("Koulut, päiväkodit ja kirjastot")
    page.heading("Säästöohjelma")
    page.prose("Ohjelman etenemistä seurataan kuukausittain johtoryhmässä. Säästöjä haetaan lämmityksestä.")
    page.heading("Kirjasto")
    page.table(("1 000 €", "TA 2024", "TP 2024"), [("Toimintatuotot", "12", "14"), ("Toimintakulut", "-260", "-255"), ("Toimintakate", "-248", "-241")])


@cache
def _asker() -> Asker:
    return asker_drawn(_closing, _buildings)


TOLD = {
    "what was sold, the town's name being in the plain form": ("Mitä Pihlajaranta myi vuonna 2024?", "paloaseman"),
    "what was sold": ("Mitä kaupunki myi?", "paloaseman"),
    "when a body takes the closing up": ("Milloin kaupunginhallitus käsittelee tilinpäätöksen?", "24.3.2025"),
    "who wrote the report": ("Kuka laati raportin?", "Kerttu Lumme"),
    "when the report was accepted": ("Milloin raportti hyväksyttiin?", "18.3.2025"),
    "how it is watched": ("Miten säästöohjelman etenemistä seurataan?", "kuukausittain"),
    "what cuts it": ("Miksi valtionosuudet pienenevät?", "kotikuntakorvausten"),
    "of how many there are of the staff": ("Miksi henkilöstöä oli touko- ja kesäkuussa vähemmän?", "määräaikaisten"),
}


@pytest.mark.parametrize("case", TOLD)
def test_the_deed_is_told(case: str) -> None:
    question, words = TOLD[case]
    answer = _asker().ask(question)
    assert (answer.status, words in answer.answer) == ("answered", True), answer.answer


SILENT = {
    "nothing was bought": "Mitä kaupunki osti?",
    "another sold it": "Mitä yhtiö myi kunnalle?",
    "another year": "Mitä Pihlajaranta myi vuonna 2019?",
    "another body": "Milloin tarkastuslautakunta käsittelee tilinpäätöksen?",
    "another deed": "Kuka painatti raportin?",
    "how often it is, of nothing watched": "Miten säästöohjelman kustannuksia valvotaan?",
    "it went the other way": "Miksi henkilöstö kasvoi kesäkuussa?",
}


@pytest.mark.parametrize("case", SILENT)
def test_another_deed_is_not_told(case: str) -> None:
    answer = _asker().ask(SILENT[case])
    assert answer.status == "not_found", answer.answer


def test_a_heading_that_counts_up_things_names_no_unit() -> None:
    answer = _asker().ask("Miten säästöohjelman etenemistä seurataan?")
    assert answer.answer.startswith("Ohjelman etenemistä"), answer.answer
