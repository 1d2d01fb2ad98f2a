"""Numbers of sentences that tell of several places or of parts: whose each is, what is only a part, and what a company called by its name alone did."""

from functools import cache

import pytest
from annual_town import Page, asker_drawn

from retrieval.answer import Asker


def _first(page: Page) -> None:
    page.text(56, "Sammalharjun kunta", 16, True)
    page.heading("Tilinpäätös 2024", 15)
    page.heading("Maaseututoimi")
    page.prose("Sammalharjussa peltoa viljelyssä 21 450 ha, Vesijärvi 3 610 ha ja Lammijärvi 2 980 ha.")
    page.heading("Maanhankinta")
    page.prose("Kunta hankki maata. Keskustasta ostettiin radan varrelta 7,9 hehtaaria metsämaata.")
    page.prose("Näiden lisäksi taajamista ostettiin 1,9 hehtaaria peltoa.")
    page.heading("Rakennustarkastus")
    page.prose("Rakennusvalvonnassa toimii kaksi henkilöä. Lupa-asioita käsiteltiin yhteensä 253 kappaletta. Rakennusvalvonta teki 266 tarkastusta.")
    page.heading("Työllisyys")
    page.prose("Aktivointiaste laskenut vuoden takaisesta tilanteesta 3,4 prosenttia. Aktivointiaste joulukuussa 20,2 prosenttia.")


def _second(page: Page) -> None:
    page.heading("Tytäryhtiöt")
    page.heading("Sammalharjun Jäähalli Oy")
    page.prose("Vuonna 2024 jäähalli vuokrasi jääaikaa 1 140 tuntia. Yhtiö peri käyttäjiltä 103 euron tuntimaksun.")
    page.heading("Sammalharjun Vuokratalot Oy")
    page.prose("Yhtiö omistaa 924 asuntoa.")
    page.heading("Tekninen toimi")
    page.prose("Kuntosali vastaanotettiin 23.2.2024, keittiö vastaanotettiin 31.5.2024 ja koulu vastaanotettiin 29.11.2024.")
    page.heading("Hallintopalvelut")
    page.prose("Sammalharjun Vuokratalot Oy sai uuden ohjelman. Kunta ostaa ICT-palveluja Verkkonen Oy:ltä.")
    page.prose("Työterveyspalvelut ostetaan Lääkäritalo Oy:ltä.")
    page.heading("Kaupunginhallitus")
    page.prose("Keittiö vastaanotettiin toukokuussa 2024.")


@cache
def _asker() -> Asker:
    return asker_drawn(_first, _second)


NUMBERS = {
    "Montako hehtaaria peltoa Sammalharjussa on viljelyssä?": ["21450"],
    "Montako hehtaaria peltoa Lammijärvellä on viljelyssä?": ["2980"],
    "Montako hehtaaria maata kunta osti?": [],
    "Montako hehtaaria maata ostettiin radan varrelta?": ["7.9"],
    "Montako lupa-asiaa rakennusvalvonnassa käsiteltiin?": ["253"],
    "Mikä on aktivointiaste?": ["20.2"],
    "Paljonko aktivointiaste on laskenut?": ["3.4"],
    "Montako tuntia jääaikaa jäähalli vuokrasi?": ["1140"],
    "Mikä on jäähallin tuntimaksu?": ["103"],
    "Montako asuntoa jäähalli omistaa?": [],
}


@pytest.mark.parametrize("question", NUMBERS)
def test_whose_a_number_is_and_of_how_much(question: str) -> None:
    answer = _asker().ask(question)
    assert [str(v.number) for v in answer.values] == NUMBERS[question], answer.answer


def test_a_sentence_of_several_days_is_told_beside_another_of_one() -> None:
    assert "31.5.2024" in _asker().ask("Milloin keittiö vastaanotettiin?").answer


@pytest.mark.parametrize(
    ("question", "seller"),
    [
        ("Mistä työterveyspalvelut ostetaan?", "Lääkäritalo Oy:ltä"),
        ("Mikä yhtiö myy kunnalle ICT-palvelut?", "Verkkonen Oy:ltä"),
        ("Keneltä työterveyspalvelut ostetaan?", "Lääkäritalo Oy:ltä"),
    ],
)
def test_from_whom_something_is_bought(question: str, seller: str) -> None:
    assert seller in _asker().ask(question).answer


@pytest.mark.parametrize("question", ["Mikä yhtiö myy kunnalle kirjat?", "Mistä sähkö ostetaan?"])
def test_who_sells_something_else_is_not_told(question: str) -> None:
    assert _asker().ask(question).status == "not_found"
