"""Works of an annual report, drawn and read: what is asked again of another one, why money was left, and what stands under a title in its own line."""

from decimal import Decimal
from functools import cache

import pytest
from annual_town import Page, asker_drawn
from talk import talk

from retrieval.answer import Asker

WORKS = [
    ("Koulun laajennus", "900 000", "960 000", "-60 000"),
    ("Paloaseman peruskorjaus", "850 000", "700 000", "150 000"),
    ("Koneet ja kalusto", "240 000", "270 000", "-30 000"),
    ("YHTEENSÄ", "1 990 000", "1 930 000", "60 000"),
]
SHEET = [("Rakennukset", "41 388 000", "42 610 000"), ("Koneet ja kalusto", "884 000", "934 000"), ("VASTAAVAA YHTEENSÄ", "42 272 000", "43 544 000")]


def _works(page: Page) -> None:
    page.text(56, "Rantalan kaupunki", 16, True)
    page.heading("Tilinpäätös 2024", 15)
    page.heading("Investoinnit 2024")
    page.table(("Hanke", "Määräraha 2024, €", "Toteuma 2024, €", "Poikkeama, €"), WORKS, apart=100)
    page.prose("Paloaseman peruskorjauksen viimeinen vaihe siirtyi vuodelle 2025, joten osa määrärahasta jäi käyttämättä.")
    page.prose("Kirkkotien silta. Hankkeelle haetaan 310 000 euron valtionavustusta. Uusi silta korvaa lautan, jonka vuokra on 52 000 euroa vuodessa.")
    page.prose("Jäähallin LED-valaistus. Valaistuksen arvioidaan säästävän sähköä 61 MWh vuodessa.")
    page.prose("Sade vaurioitti Myllytien rumpua, ja tie oli poikki viikon. Korjaus maksoi 43 200 euroa.")
    page.prose("Valtuusto myönsi 16.6.2024 tulvavahinkojen korjaamiseen 120 000 euron lisämäärärahan.")


def _sheet(page: Page) -> None:
    page.heading("Tase")
    page.table(("VASTAAVAA, €", "31.12.2024", "31.12.2023"), SHEET)


@cache
def _asker() -> Asker:
    return asker_drawn(_works, _sheet)


TALKS = {
    ("Paljonko koulun laajennus ylitti määrärahan vuonna 2024?", "Entä koneet ja kalusto?"): "30000",
    ("Paljonko paloaseman peruskorjaukseen käytettiin vuonna 2024?", "Entä koneisiin ja kalustoon?"): "270000",
    ("Paljonko paloaseman peruskorjauksen määrärahasta jäi käyttämättä 2024?", "Entä koulun laajennuksen määrärahasta?"): "-60000",
    ("Mikä oli rakennusten arvo taseessa vuoden 2024 lopussa?", "Entä koneiden ja kaluston?"): "884000",
}


@pytest.mark.parametrize("turns", TALKS, ids=lambda turns: turns[-1])
def test_the_same_is_asked_of_another_work(turns: tuple[str, ...]) -> None:
    answer = talk(_asker(), *turns)
    assert [v.number for v in answer.values] == [Decimal(TALKS[turns])], answer.answer


def test_why_some_of_the_money_was_left() -> None:
    answer = talk(_asker(), "Mikä oli paloaseman peruskorjauksen määräraha 2024?", "Paljonko siitä jäi käyttämättä?", "Miksi?")
    assert "siirtyi vuodelle 2025" in answer.answer


TOLD = {
    "Paljonko Kirkkotien siltaan haetaan valtionavustusta?": "310000",
    "Paljonko lautan vuokra on vuodessa?": "52000",
    "Kuinka monta megawattituntia jäähallin LED-valaistus säästää vuodessa?": "61",
    "Paljonko Myllytien rummun korjaus tuli maksamaan?": "43200",
    "Kuinka suuren lisämäärärahan valtuusto myönsi tulvavahinkojen korjaamiseen?": "120000",
    "Paljonko lisämäärärahaa myönnettiin tulvavahinkoihin?": "120000",
}


@pytest.mark.parametrize("question", TOLD)
def test_a_number_of_what_its_paragraph_is_about(question: str) -> None:
    answer = _asker().ask(question)
    assert [v.number for v in answer.values] == [Decimal(TOLD[question])], answer.answer


SILENT = [
    "Paljonko jäähallin valaistukseen haetaan valtionavustusta?",
    "Paljonko Kirkkotien sillan vuokra on vuodessa?",
    "Paljonko Rantatien rummun korjaus tuli maksamaan?",
    "Paljonko lisämäärärahaa myönnettiin tulipalon vahinkoihin?",
    "Paljonko Myllytien päällystys maksoi?",
]


@pytest.mark.parametrize("question", SILENT)
def test_a_number_of_something_else_is_not_told(question: str) -> None:
    answer = _asker().ask(question)
    assert answer.status != "answered", answer.answer


COMPANIES = [
    ("Rantalan Lämpö Oy", "100,0", "4 218", "612 400,18"),
    ("Rantalan Vuokratalot Oy", "100,0", "3 306", "-48 215,60"),
    ("Rantalan Jäähalli Oy", "61,0", "312", "-20 644,91"),
    ("Rantalan Vesihuolto Oy", "82,5", "2 744", "1 208,44"),
]


def _group(page: Page) -> None:
    page.text(56, "Rantalan kaupunki", 16, True)
    page.heading("Tilinpäätös 2024", 15)
    page.heading("Konsernirakenne")
    page.table(("Tytäryhtiö", "Omistusosuus, %", "Liikevaihto, 1000 €", "Tilikauden tulos, €"), COMPANIES, apart=100)


PICKED = {
    ("Mitkä tytäryhtiöt tekivät tappiota?", "Mikä niistä suurimman?"): "-48215.60",
    ("Mitkä tytäryhtiöt tekivät tappiota?", "Mikä niistä teki suurimman tappion?"): "-48215.60",
    ("Mitkä tytäryhtiöt tekivät voittoa?", "Mikä niistä suurimman?"): "612400.18",
    ("Mitkä tytäryhtiöt tekivät voittoa?", "Mikä niistä suurimman?", "Entä pienimmän?"): "1208.44",
    ("Mikä tytäryhtiö teki suurimman voiton?", "Entä suurimman tappion?"): "-48215.60",
}


@pytest.mark.parametrize("turns", PICKED, ids=lambda turns: turns[-1])
def test_the_largest_of_the_losses_or_gains_told(turns: tuple[str, ...]) -> None:
    answer = talk(asker_drawn(_group), *turns)
    assert [v.number for v in answer.values] == [Decimal(PICKED[turns])], answer.answer
