"""Numbers of targets, asked for by the words of their rows: in tables, and under numbered headings that no heading above calls targets."""

from decimal import Decimal
from functools import cache

import pytest
from annual_town import Page, asker_drawn
from talk import talk

from retrieval.answer import Asker

MONEY = [("Toimintatuotot", "603 000", "570 000", "561 000"), ("Toimintakulut", "-5 912 000", "-5 850 000", "-5 913 000")]
TARGETS = [
    ("Yrityksiä syntyy", "Perustetut yritykset, kpl", "25", "31"),
    ("Tontteja luovutetaan", "Myydyt omakotitontit, kpl", "6", "2"),
    ("Luvat sujuvat", "Keskimääräinen käsittelyaika, vrk", "21", "26"),
    ("Lukio vetää", "Lukion ensisijaiset hakijat", "vähintään 30", "Hakijoita 36"),
    ("Harrastus on maksuton", "Harrastusryhmiä", "vähintään 30", "Ryhmiä oli 34, osallistujia 396"),
]


def _first(page: Page) -> None:
    page.text(56, "Aallonrannan kaupunki", 16, True)
    page.heading("Tilinpäätös 2024", 15)
    page.heading("Kaupunginhallitus")
    page.table(("Kaupunginhallitus, €", "TP 2023", "TA 2024", "TP 2024"), MONEY)
    page.heading("Sitovat tavoitteet", 11)
    page.table(("Tavoite", "Mittari", "Tavoitetaso 2024", "Toteuma 2024"), TARGETS, starts=(58, 160, 310, 400))
    page.prose("Luvat viipyivät, koska tarkastajan virka oli avoinna neljä kuukautta.")


def _second(page: Page) -> None:
    page.heading("Tekninen lautakunta")
    page.table(("Tekninen lautakunta, €", "TP 2023", "TA 2024", "TP 2024"), MONEY)
    page.heading("1. Lähiruoan osuus kasvaa", 11)
    page.prose("Mittari ja tavoitetaso: lähiruoan osuus hankinnoista vähintään 35 prosenttia")
    page.prose("Toteutuminen: Toteutui osittain. Osuus oli 33 prosenttia, koska tukku vaihtui.")
    page.heading("2. Viestintä tavoittaa asukkaat", 11)
    page.prose("Mittari ja tavoitetaso: uutiskirjeen tilaajia vähintään 1 200")
    page.prose("Toteutuminen: Ei toteutunut. Tilaajia oli 1 130.")
    page.heading("Tilapalvelut")
    page.prose("Vuoden aikana uusittiin kolme kattoa.")


@cache
def _asker() -> Asker:
    return asker_drawn(_first, _second)


NUMBERS = {
    "Montako tavoitetta kaupunginhallituksella on?": ["5"],  # the targets themselves, none of their numbers
    "Montako omakotitonttia myytiin vuonna 2024?": ["2"],
    "Montako omakotitonttia Aallonrannassa myytiin vuonna 2024, ja mikä oli tavoite?": ["2", "6"],
    "Montako yritystä perustettiin ja mikä oli tavoite?": ["31", "25"],
    "Montako omakotitonttia myytiin, kun tavoite oli 6?": ["2"],  # the aim that the question gives is not what it asks
    "Montako yritystä perustettiin, kun tavoitteena oli 25?": ["31"],
    "Mikä oli perustettujen yritysten tavoite?": ["25"],
    "Mikä oli keskimääräinen käsittelyaika?": ["26"],
    "Montako ensisijaista hakijaa lukioon oli?": ["36"],
    "Mikä oli lähiruoan osuus?": ["33"],  # what is aimed at is no outcome
    "Mikä oli lähiruoan osuuden toteuma ja mikä oli tavoite?": ["33", "35"],
    "Mikä oli lähiruoan osuuden tavoite?": ["35"],
    "Montako uutiskirjeen tilaajaa oli ja mikä oli tavoite?": ["1130", "1200"],
}


@pytest.mark.parametrize("question", NUMBERS)
def test_the_words_of_a_targets_row_ask_for_its_numbers(question: str) -> None:
    answer = talk(_asker(), question)
    assert (answer.status, [v.number for v in answer.values]) == ("answered", [Decimal(n) for n in NUMBERS[question]]), answer.answer


REFUSED = (
    "Montako tonttia myytiin?",  # the row counts some of them
    "Montako omakotitonttia rakennettiin?",
    "Montako omakotitonttia vuokrattiin?",
    "Montako yritystä lopetettiin?",
    "Montako ensisijaista hakijaa ammattikouluun oli?",
    "Mikä oli lähiruoan osuus ravintoloissa?",
    "Montako omakotitonttia myytiin, kun tavoite oli 8?",  # another aim than the row's
)


@pytest.mark.parametrize("question", REFUSED)
def test_a_word_that_the_row_does_not_say_is_not_answered(question: str) -> None:
    answer = talk(_asker(), question)
    assert answer.status == "not_found", answer.answer


def test_an_aim_is_told_of_the_number_that_it_is_for() -> None:
    assert [v.number for v in talk(_asker(), "Montako omakotitonttia myytiin?", "Mikä oli tavoite?").values] == [Decimal(6)]
    assert "vähintään 30" in talk(_asker(), "Montako harrastusryhmää oli?", "Mikä oli tavoite?").answer
    assert talk(_asker(), "Montako osallistujaa oli?", "Mikä oli tavoite?").status == "not_found"


def test_a_targets_row_says_why_it_was_not_met() -> None:
    told = talk(_asker(), "Mikä oli lähiruoan osuus?", "Miksi se jäi alle tavoitteen?")
    assert told.status == "answered" and "tukku vaihtui" in told.answer and not told.values, told.answer


def test_targets_that_no_heading_promises_have_states() -> None:
    answer = talk(_asker(), "Mitkä teknisen lautakunnan tavoitteet eivät toteutuneet?")
    assert answer.status == "answered" and "Viestintä tavoittaa asukkaat" in answer.answer and "Lähiruoan" not in answer.answer, answer.answer
