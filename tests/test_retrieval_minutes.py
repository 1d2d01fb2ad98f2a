"""Minutes of a board with a report in them: columns of per cents between those they compare, changes proposed to the budget, and who prepared the matter."""

from decimal import Decimal
from functools import cache

import pytest
from annual_town import Page, asker_drawn

from retrieval.answer import Asker

HEADS = ("", "TP 2024", "Tot. 1–6/2024", "TA 2025", "TA/TP %", "Tot. 1–6/2025", "Tot/TA %", "Tot/Tot %")
ROWS = [
    ("Myyntituotot", "2 718", "1 329", "2 707", "-0,4", "1 364", "50,4", "2,6"),
    ("Toimintatuotot", "2 718", "1 329", "2 707", "-0,4", "1 364", "50,4", "2,6"),
    ("Henkilöstökulut", "-5 443", "-2 701", "-5 552", "2,0", "-2 642", "47,6", "-2,2"),
    ("Palvelujen ostot", "-2 607", "-1 329", "-2 728", "4,6", "-1 465", "53,7", "10,2"),
    ("Toimintakulut", "-8 050", "-4 030", "-8 280", "2,9", "-4 107", "49,6", "1,9"),
    ("Toimintakate", "-5 332", "-2 701", "-5 573", "4,5", "-2 743", "49,2", "1,6"),
]
AREAS = [
    ("Leikkitoiminta",),
    ("Toimintatuotot", "300", "140", "310", "3,3", "150", "48,4", "7,1"),
    ("Toimintakulut", "-900", "-450", "-950", "5,6", "-460", "48,4", "2,2"),
    ("Toimintakate", "-600", "-310", "-640", "6,7", "-310", "48,4", "0,0"),
    ("Lukio",),
    ("Toimintatuotot", "100", "48", "105", "5,0", "52", "49,5", "8,3"),
    ("Toimintakulut", "-800", "-410", "-820", "2,5", "-400", "48,8", "-2,4"),
    ("Toimintakate", "-700", "-362", "-715", "2,1", "-348", "48,7", "-3,9"),
]
CHANGES = [
    ("Lukio", "Laboratorion laitteet on uusittava.", "-64 000"),
    ("Leikkitoiminta", "Ryhmien määrä on vähentynyt.", "25 000"),
    ("Yhteensä", "", "-39 000"),
]


def _changes(page: Page) -> None:
    """A table of words whose last heading begins further left than its numbers, on two lines."""
    page.heading("Talousarviomuutokset")
    page.prose("Toimialat esittävät seuraavia muutoksia talousarvioon:")
    page.y += 16
    page.canvas.setFillGray(0.8)
    page.canvas.rect(52, 842 - page.y - 14, 490, 24, stroke=0, fill=1)
    page.canvas.setFillGray(0)
    page.text(58, "Tulosalue", 8, True)
    page.text(160, "Peruste", 8, True)
    page.text(430, "Vaikutus", 8, True)
    page.y += 10
    page.text(430, "toimintakatteeseen, euroa", 8, True)
    page.rule()
    for name, reason, number in CHANGES:
        page.y += 15
        page.text(58, name, 8)
        page.text(160, reason, 8)
        page.text(540, number, 8, right=True)
        page.rule()


@cache
def _asker() -> Asker:
    def first(page: Page) -> None:
        page.text(56, "Aaltolan kaupunki", 12, True)
        page.heading("Puolivuotiskatsaus 1.1.–30.6.2025", 15)
        page.prose("Kaupunginhallitus 18.8.2025 § 164", "882/02.02.02/2025")
        page.prose("Valmistelija: hallintojohtaja Saara Esimerkki")
        page.prose("Luvut ovat tuhansina euroina.")
        page.heading("Aaltolan kaupunki", 11)
        page.table(HEADS, ROWS, apart=58)

    def second(page: Page) -> None:
        page.heading("Sivistyspalvelut", 11)
        page.table(HEADS, ROWS[1:], apart=58)
        page.prose("Sivistyspalvelujen tulosalueet:")
        page.table(HEADS, AREAS, apart=58)
        page.prose("Lukio: Henkilöstökulut alittavat talousarvion, koska virkoja on ollut täyttämättä.")

    def third(page: Page) -> None:
        _changes(page)
        page.heading("Päätösehdotus")
        page.prose("Esittelijä: kaupunginjohtaja Antero Mallikas")
        page.prose("Kaupunginhallitus päättää merkitä katsauksen tiedoksi.")

    return asker_drawn(first, second, third)


NUMBERS = {
    "Mikä oli Aaltolan kaupungin palvelujen ostojen toteumaprosentti 1–6/2025?": "53.7",
    "Montako prosenttia Aaltolan kaupungin palvelujen ostojen talousarvio 2025 muuttui tilinpäätöksestä 2024?": "4.6",
    "Montako prosenttia Aaltolan kaupungin palvelujen ostot muuttuivat tammi–kesäkuusta 2024 tammi–kesäkuuhun 2025?": "10.2",
    "Mikä oli Aaltolan kaupungin palvelujen ostojen toteuma vuotta aiemmin tammi–kesäkuussa 2024?": "-1329000",
    "Mikä oli Aaltolan kaupungin palvelujen ostojen toteuma vuotta aiemmin kesäkuun 2024 loppuun mennessä?": "-1329000",
    "Kuinka suuri talousarviomuutos lukion toimintakatteeseen esitetään?": "-64000",
    "Mikä on leikkitoiminnan talousarviomuutos?": "25000",
    "Paljonko esitetyt talousarviomuutokset ovat yhteensä?": "-39000",
    "Minkä sivistyspalvelujen tulosalueen toimintakate oli alijäämäisin 1–6/2025?": "-348000",
}
TOLD = {
    "Millä perusteella lukion talousarviota esitetään muutettavaksi?": "Laboratorion laitteet on uusittava",
    "Miksi leikkitoiminnan talousarviota esitetään muutettavaksi?": "Ryhmien määrä on vähentynyt",
    "Miksi lukion henkilöstökulut alittavat talousarvion?": "virkoja on ollut täyttämättä",
    "Kuka valmisteli katsauksen kaupunginhallitukselle?": "Saara Esimerkki",
    "Kuka valmisteli asian?": "Saara Esimerkki",
    "Kuka esitteli asian kaupunginhallitukselle?": "Antero Mallikas",
    "Mikä on asian diaarinumero?": "882/02.02.02/2025",
}
REFUSED = [
    "Kuka valmisteli kouluverkkoselvityksen?",
    "Kuka valmisteli asian lautakunnalle?",
    "Kuka tarkasti katsauksen?",
    "Mikä on urakan diaarinumero?",
    "Miksi palvelukeskuksen talousarviota esitetään muutettavaksi?",
    "Miksi sivistyspalvelujen talousarviota esitetään muutettavaksi?",
    "Paljonko kirjaston talousarviomuutos on?",
]


@pytest.mark.parametrize("question", NUMBERS)
def test_the_numbers_of_columns_that_compare_and_of_changes(question: str) -> None:
    answer = _asker().ask(question)
    assert [v.number for v in answer.values] == [Decimal(NUMBERS[question])], answer.answer


@pytest.mark.parametrize("question", TOLD)
def test_reasons_and_those_who_did_it(question: str) -> None:
    answer = _asker().ask(question)
    assert answer.status == "answered", answer.answer
    assert TOLD[question] in answer.answer


@pytest.mark.parametrize("question", REFUSED)
def test_what_the_minutes_do_not_tell_is_refused(question: str) -> None:
    answer = _asker().ask(question)
    assert answer.status != "answered", answer.answer
