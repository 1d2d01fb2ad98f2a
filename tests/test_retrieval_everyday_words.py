"""Questions in everyday words that a report puts otherwise: what people came to, what was kept from coming about, what little was done, what was unused."""

from functools import cache

import pytest
from annual_town import Page, asker_drawn
from talk import talk

from retrieval.answer import Asker


def _told(page: Page) -> None:
    page.text(56, "Kuusirannan kaupunki", 16, True)
    page.heading("Osavuosikatsaus 1–8/2025", 15)
    page.heading("Kulttuuripalvelut")
    page.prose(
        "Tekstiilinäyttely avattiin kesäkuussa. Näyttelyssä kävi 1 830 vierailijaa. Digitoituja karttakuvia on lisätty",
        "verkkopalveluun 720. Syysmarkkinat peruttiin myrskyn vuoksi, ja pääsylippuja palautettiin 4 600 eurolla.",
    )
    page.heading("Tekniset palvelut")
    page.prose(
        "Hiihtolatuja hoidettiin vain vähän, koska talvi oli leuto. Päällystettyjen katujen korjaus on viivästynyt,",
        "koska asfalttimassan toimitus keskeytyi. Asfalttimassan hinta nousi 9 prosenttia.",
    )
    page.heading("Vesihuolto")
    page.prose("Runkolinjan putkirikot korjattiin kesällä. Korjausten hinta oli 58 000 euroa.")
    page.prose("Muut tuotot jäivät arvioitua pienemmiksi, koska pesula oli suljettuna. Vuokratulojen menetys oli 12 000 euroa.")
    page.heading("Toimintakulut, 1 000 €")
    rows = [("Kulttuuripalvelut", "-800", "-500"), ("Tekniset palvelut", "-5 000", "-3 400"), ("Kirjastopalvelut", "-900", "-600")]
    page.table(("Palvelualue", "TA 2025", "Tot. 1–8/2025"), rows)


@cache
def _asker() -> Asker:
    return asker_drawn(_told)


TOLD = {
    "people came to something": ("Paljonko yleisöä tekstiilinäyttely veti?", "1 830"),
    "things were put somewhere": ("Paljonko digitoituja kuvia on viety verkkoon?", "720"),
    "paid back": ("Kuinka paljon pääsylipuista maksettiin takaisin?", "4 600"),
    "not held": ("Minkä vuoksi syysmarkkinat jätettiin järjestämättä?", "myrskyn"),
    "not much": ("Miksi hiihtolatuja ei hoidettu paljon?", "leuto"),
    "what hinders": ("Mikä jarruttaa katujen korjausta?", "toimitus keskeytyi"),
    "became dearer, spelt otherwise": ("Montako prosenttia kalliimmaksi asvaltti on käynyt?", "9 %"),
    "mending of what broke": ("Paljonko rikkoutuneiden vesiputkien paikkaaminen maksoi?", "58 000"),
    "went without": ("Paljonko vuokrista on jääty paitsi?", "12 000"),
    "added up": ("Paljonko kulttuuripalvelujen ja teknisten palvelujen toimintakulut ovat, kun ne lyödään yhteen?", "3 900 000"),
    "why of what is put in money": ("Miksi vuokratuloja menetettiin?", "pesula oli suljettuna"),
    "less came in": ("Miksi vuokratuloja saatiin vähemmän?", "pesula oli suljettuna"),
    "a topic before the question": ("Syysmarkkinat ja pääsyliput: minkä vuoksi ne peruttiin?", "myrskyn"),
}


@pytest.mark.parametrize("case", TOLD)
def test_it_is_told_in_the_reports_words(case: str) -> None:
    question, words = TOLD[case]
    answer = talk(_asker(), question)
    assert (answer.status, words in answer.answer.replace("\u00a0", " ")) == ("answered", True), answer.answer


SILENT = {
    "who put the exhibition up": "Kuka veti tekstiilinäyttelyn?",
    "money for it": "Paljonko rahaa digitoituihin kuviin on viety?",
    "tickets sold": "Kuinka paljon pääsylippuja myytiin?",
    "another thing not held": "Minkä vuoksi kevätmarkkinat jätettiin järjestämättä?",
    "much done": "Miksi hiihtolatuja hoidettiin paljon?",
    "what speeds up": "Mikä vauhditti katujen korjausta?",
    "the other way to go": "Miksi vuokratuloja saatiin enemmän?",
    "another material": "Montako prosenttia kalliimmaksi betoni on käynyt?",
    "mending of another thing": "Paljonko rikkoutuneiden ikkunoiden paikkaaminen maksoi?",
    "income that came": "Paljonko vuokrista saatiin?",
}


@pytest.mark.parametrize("case", SILENT)
def test_another_thing_is_not_told(case: str) -> None:
    answer = talk(_asker(), SILENT[case])
    assert answer.status == "not_found", answer.answer
