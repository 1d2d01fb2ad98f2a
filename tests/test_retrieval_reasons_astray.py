"""What only looks like the deed that a cause is asked of: "vähintään" says of nothing that it fell, and "poistot" of nothing that was taken away."""

from functools import cache

import pytest
from annual_town import Page, asker_drawn
from talk import talk

from retrieval.answer import Asker


def _told(page: Page) -> None:
    page.text(56, "Sammalharjun kunta", 16, True)
    page.heading("Tilinpäätös 2024", 15)
    page.heading("Musiikkiopisto")
    page.prose("Valtionosuuksien saamisen ehtona oli vähintään sata opetustuntia viikossa.")
    page.prose("Avustusten saamisen ehtona oli enintään kymmenen tuhannen euron omarahoitus.")
    page.heading("Väestö")
    page.prose("Asukasmäärän kehityksellä on merkittävä vaikutus palvelujen verkkoon. Asukasmäärä väheni 120 hengellä.")
    page.heading("Kiinteistöt")
    page.prose("Kiinteistöjen pihasta poistettiin vanhat leikkitelineet, koska ne olivat lahoja.")
    page.prose("Lämmön hankinnan kasvu heikensi tulosta. Uudella voimalalla on ollut vaikutusta lämmön hankintaan.")


def _lent(page: Page) -> None:
    page.text(56, "Sammalharjun kunta", 16, True)
    page.heading("Tilinpäätös 2024", 15)
    page.heading("Vapaa-aika")
    page.prose("Fyysisten lainojen määrä väheni, kun kirjastoauto oli korjattavana kymmenen viikkoa.")


@cache
def _asker() -> Asker:
    return asker_drawn(_told)


@cache
def _lending() -> Asker:
    return asker_drawn(_lent)


UNTOLD = [
    "Miksi valtionosuudet vähenivät?",
    "Miksi valtionosuudet alittuivat?",
    "Miksi avustukset vähenivät?",
    "Miksi asukasmäärä väheni?",
    "Mistä asukasmäärän väheneminen johtuu?",
    "Miksi kiinteistöjen poistot kasvoivat?",
    "Mistä kiinteistöjen poistot johtuivat?",
    "Miksi kiinteistöjen poistot olivat suuret?",
]


@pytest.mark.parametrize("question", UNTOLD)
def test_no_reason_is_told_of_what_only_looks_like_the_deed(question: str) -> None:
    answer = talk(_asker(), question)
    assert answer.status == "not_found", answer.answer


def test_what_was_taken_away_has_its_reason() -> None:
    answer = talk(_asker(), "Miksi leikkitelineet poistettiin?")
    assert answer.status == "answered" and "lahoja" in answer.answer, answer.answer


@pytest.mark.parametrize("question", ["Miksi lainamäärä väheni?", "Miksi lainat vähenivät?", "Miksi lainakanta pieneni?", "Miksi velan määrä väheni?"])
def test_debt_is_nothing_that_a_library_lends(question: str) -> None:
    answer = talk(_lending(), question)
    assert answer.status == "not_found", answer.answer


def test_what_a_library_lends_has_its_reason() -> None:
    answer = talk(_lending(), "Miksi kirjaston lainamäärä väheni?")
    assert answer.status == "answered" and "kirjastoauto" in answer.answer, answer.answer
