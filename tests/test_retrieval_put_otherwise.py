"""What a report puts in another word than the question: an overrun that names no costs, a pension gone on, those who are at work, what threatens to come."""

from functools import cache

import pytest
from annual_town import Page, asker_drawn
from talk import talk

from retrieval.answer import Asker


def _forecast(page: Page) -> None:
    page.text(56, "Kuusirannan kaupunki", 16, True)
    page.heading("Osavuosikatsaus 1–8/2025", 15)
    page.heading("Toimintakulut, 1 000 €")
    rows = [
        ("Hallintopalvelut", "-2 400", "-1 500", "-2 350"),
        ("Oppimispalvelut", "-9 100", "-6 200", "-9 300"),
        ("Tekniset palvelut", "-5 000", "-3 400", "-5 160"),
    ]
    page.table(("Palvelualue", "TA 2025", "Tot. 1–8/2025", "Ennuste 2025"), rows)
    page.heading("Miksi ennuste poikkeaa talousarviosta?")
    page.prose("– Hallintopalvelut: Lisenssit kilpailutettiin aiempaa edullisemmin.")
    page.prose("– Oppimispalvelut: Kulut ylittyvät, koska sijaisia on tarvittu enemmän.")
    page.prose("– Tekniset palvelut: Ylitys johtuu liukkaudentorjunnasta.")


def _works(page: Page) -> None:
    page.heading("Henkilöstö")
    page.prose("Opettajia oli 79 ja koulunkäynninohjaajia 19. Eläkkeelle jäi 14 työntekijää. Irtisanoutuneita oli 6.")
    page.heading("Investoinnit hankkeittain")
    rows = [("Rantakadun silta", "810 000", "275 441", "566 203", "841 644", "-31 644"), ("Jäähallin katto", "520 000", "0", "47 047", "47 047", "472 953")]
    page.table(("Hanke, €", "Kustannusarvio", "Käytetty aiemmin", "Käytetty 2025", "Käytetty yhteensä", "Jäljellä"), rows)
    page.prose("Rantakadun silta ylitti kustannusarvionsa, koska perustukset jouduttiin paaluttamaan.")


@cache
def _asker() -> Asker:
    return asker_drawn(_forecast, _works)


TOLD = {
    "the unit's overrun is that of its costs": (["Miksi teknisten palvelujen toimintakulut ylittyvät?"], "liukkaudentorjunnasta"),
    "what threatens to come": (["Miksi teknisten palvelujen toimintakulut uhkaavat ylittyä?"], "liukkaudentorjunnasta"),
    "why a forecast is off": (["Miksi teknisten palvelujen toimintakulujen ennuste poikkeaa talousarviosta?"], "liukkaudentorjunnasta"),
    "why of a difference told": (
        ["Kuinka paljon teknisten palvelujen toimintakulujen ennuste poikkeaa talousarviosta?", "Mistä se johtuu?"],
        "liukkaudentorjunnasta",
    ),
    "why of the work told that cost more than estimated": (["Paljonko Rantakadun sillan määrärahasta on jäljellä?", "Miksi?"], "paaluttamaan"),
    "those who went on a pension": (["Montako lähti eläkkeelle?"], "14 henkilöä"),
    "those of an occupation who are at work": (["Montako opettajaa oli töissä?"], "79 henkilöä"),
}


@pytest.mark.parametrize("case", TOLD)
def test_it_is_told_in_other_words(case: str) -> None:
    questions, words = TOLD[case]
    answer = talk(_asker(), *questions)
    assert (answer.status, words in answer.answer) == ("answered", True), answer.answer


SILENT = {
    "one kind of costs is not all of them": ["Miksi teknisten palvelujen henkilöstökulut ylittyvät?"],
    "income is no cost": ["Miksi teknisten palvelujen toimintatuotot ylittyvät?"],
    "a unit that stays under": ["Miksi hallintopalvelujen toimintakulut ylittyvät?"],
    "no unit is named": ["Miksi toimintakulut ylittyvät?"],
    "the work told went over, not under": ["Paljonko Rantakadun sillan määrärahasta on jäljellä?", "Miksi se alittui?"],
    "the work told has money left": ["Paljonko Jäähallin katon määrärahasta on jäljellä?", "Miksi?"],
    "those of another occupation": ["Montako hoitajaa oli töissä?"],
}


@pytest.mark.parametrize("case", SILENT)
def test_another_thing_is_not_told(case: str) -> None:
    answer = talk(_asker(), *SILENT[case])
    assert answer.status == "not_found", answer.answer
