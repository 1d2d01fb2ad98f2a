"""The person responsible for a unit, as the first line under the unit's heading names them."""

from functools import cache

import pytest
from annual_town import Page, asker_drawn
from talk import talk

from retrieval.answer import Asker

HEADINGS = ("1 000 €", "TP 2025", "TA 2026", "TAE 2027")
ROWS = [
    ("Toimintatulot", "414", "426", "462"),
    ("Palkat", "-302", "-318", "-328"),
    ("Toimintamenot", "-621", "-633", "-683"),
    ("Toimintakate", "-207", "-207", "-221"),
]
TARGETS = [
    ("Leirikeskuksen päästöt pienenevät", "Hiilidioksidi, t", "90", "leiriemäntä"),
    ("Nuorisokeskus on turvallinen", "Tapaturmia", "0", "nuoriso-ohjaaja"),
]


def _first(page: Page) -> None:
    page.text(56, "Aallonrannan kunta", 16, True)
    page.heading("Talousarvioehdotus 2027", 15)
    page.heading("Leirikeskus")
    page.prose("Vastuuhenkilö: leiripäällikkö Kirsi Haavisto")
    page.table(HEADINGS, ROWS)
    page.heading("Nuorisokeskus")
    page.prose("Nuorisokeskukseen tulee uusi sali.")
    page.table(HEADINGS, ROWS)
    page.heading("Tavoitteet vuodelle 2027")
    page.table(("Tavoite", "Mittari", "Tavoitetaso", "Vastuu"), TARGETS, starts=(58, 230, 340, 420))


@cache
def _asker() -> Asker:
    return asker_drawn(_first)


@pytest.mark.parametrize("question", ["Kuka on leirikeskuksen vastuuhenkilö?", "kuka vastaa leirikeskuksesta"])
def test_the_line_under_the_units_heading_names_its_person(question: str) -> None:
    answer = talk(_asker(), question)
    assert answer.status == "answered" and "leiripäällikkö Kirsi Haavisto" in answer.answer, answer.answer


def test_a_target_that_names_the_unit_tells_nobody_of_the_unit() -> None:
    answer = talk(_asker(), "Kuka on nuorisokeskuksen vastuuhenkilö?")
    assert answer.status == "not_found", answer.answer


def test_the_target_itself_still_has_its_person() -> None:
    answer = talk(_asker(), "Kuka vastaa tavoitteesta ”Leirikeskuksen päästöt pienenevät”?")
    assert answer.status == "answered" and "leiriemäntä" in answer.answer, answer.answer
