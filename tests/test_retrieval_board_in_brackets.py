"""A heading that names a unit and, in brackets behind it, the board that it is under: what is told there is of the unit."""

from functools import cache
from pathlib import Path
from tempfile import mkdtemp

import pytest
from drawn_tables import Sheet, save, statement
from talk import asker_of, talk

from ingest.extract import extract
from retrieval.answer import Asker

TOLD = {
    "Kirjasto (kulttuuri- ja liikuntalautakunta)": "Henkilöstökulut alittavat talousarvion, koska sijaisuus hoidettiin omin voimin.",
    "Nuorisotyö (kulttuuri- ja liikuntalautakunta)": "Palvelujen ostot ylittävät talousarvion, mikä johtuu bussikuljetusten hinnasta.",
    "Varhaiskasvatus (koululautakunta)": "Henkilöstökulut ylittävät talousarvion, koska sijaisia tarvittiin paljon.",
}


@cache
def _asker() -> Asker:
    sheet = Sheet(Path(mkdtemp()) / "tammiranta-1-6-2025.pdf")
    for heading, told in TOLD.items():
        sheet.heading(heading)
        sheet.y += 12
        statement(sheet, heading.split(" (")[0], scale=1000)
        sheet.y += 10
        sheet.paragraph(told)
        sheet.new_page()
    return asker_of(extract(save(sheet).path))


@pytest.mark.parametrize(
    ("question", "due"),
    [
        ("Miksi kirjaston henkilöstökulut alittuivat?", "omin voimin"),
        ("Mistä johtuu, että nuorisotyön palvelujen ostot ylittyivät?", "bussikuljetusten"),
        ("Miksi varhaiskasvatuksen henkilöstökulut ylittyivät?", "sijaisia tarvittiin"),
    ],
)
def test_why_is_asked_of_the_unit(question: str, due: str) -> None:
    assert due in talk(_asker(), question).answer


def test_another_units_reason_is_none() -> None:
    assert talk(_asker(), "Miksi nuorisotyön henkilöstökulut alittuivat?").status == "not_found"
