"""Parts of the town in other bodies, votes in per cent, the board's meetings, years of events, moments one after the other in follow-ups."""

from decimal import Decimal
from functools import cache

import pytest
from annual_town import Page, asker_drawn
from talk import talk

from retrieval.answer import Asker

PARTIES = [("Järvipuolue", "1 204", "48,2 %", "13"), ("Metsäliike", "890", "35,6 %", "10"), ("Ranta ry", "406", "16,2 %", "4")]
OWNED = [("Pohjoinen koulutuskuntayhtymä", "7,25", "9,10", "310"), ("Rannikon liitto", "4,50", "4,50", "95")]
MEETINGS = [
    ("Hallituksen kokousten lukumäärä", "21", "17"),
    ("Hallituksen käsittelemien asioiden lkm", "280", "210"),
    ("Jaoston kokousten lukumäärä", "8", "6"),
]


def _closing(page: Page) -> None:
    page.text(56, "Kuusisalmen kaupunki", 16, True)
    page.heading("Tilinpäätös 2024", 15)
    page.heading("Kaupungin hallinto")
    page.prose("Kesäkuussa 2021 toimitetuissa kuntavaaleissa valittiin 27 valtuutettua.")
    page.table(("Puolue", "Äänimäärä", "", "Paikat"), PARTIES)
    page.heading("Tapahtumat")
    page.prose("Kesämarkkinat pidetään seuraavan kerran Sahanrannassa kesällä 2027.")
    page.prose("Vesitorni vihittiin 3.2.2024, Rantasauna vihittiin 15.5.2024 ja Sahasilta vihittiin 29.11.2024.")
    page.prose("Rantasauna vihittiin toukokuussa 2024.")
    page.heading("Omistukset muissa yhteisöissä")
    page.table(("Nimi", "Kaupungin osuus, %", "Konsernin osuus, %", "Oma pääoma"), OWNED, apart=110)


def _work(page: Page) -> None:
    page.heading("Kaupunginhallitus")
    page.table(("€", "TA 2024", "Toteuma 2024"), [("Toimintatuotot", "10 000", "12 000"), ("Toimintakulut", "-300 000", "-310 000")])
    page.heading("Hallintopalvelut")
    page.table(("Kapasiteettitiedot", "TP2023", "TP2024"), MEETINGS)


@cache
def _asker() -> Asker:
    return asker_drawn(_closing, _work)


CELLS = {
    "Mikä oli Metsäliikkeen ääniosuus kuntavaaleissa 2021?": "35.6",
    "Kuinka suuri osuus Kuusisalmella on Pohjoisesta koulutuskuntayhtymästä 31.12.2024?": "7.25",
    "Montako kertaa kaupunginhallitus kokoontui vuonna 2024?": "17",
    "Montako asiaa kaupunginhallitus käsitteli vuonna 2023?": "280",
    "Montako prosenttia vähemmän asioita kaupunginhallitus käsitteli vuonna 2024 kuin vuonna 2023?": "-25",
}


@pytest.mark.parametrize("question", CELLS)
def test_a_cell_is_found_by_what_its_table_calls_it(question: str) -> None:
    answer = talk(_asker(), question)
    assert [v.number for v in answer.values] == [Decimal(CELLS[question])], answer.answer


def test_the_year_of_an_event_is_told() -> None:
    answer = talk(_asker(), "Minä vuonna kesämarkkinat pidetään Sahanrannassa?")
    assert answer.status == "answered" and "2027" in answer.answer, answer.answer


def test_a_sentence_of_several_moments_is_told_as_it_is() -> None:
    answer = talk(_asker(), "Milloin Rantasauna vihittiin?")
    assert answer.status == "answered" and "15.5.2024" in answer.answer, answer.answer
