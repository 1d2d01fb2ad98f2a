"""An answer without a number, a time or people where the question asks for them is none."""

import pytest
from small_town import asker as make_asker

from retrieval.answer import Asker
from retrieval.answers.telling import tells
from retrieval.evidence.draft import Draft


@pytest.fixture(scope="module")
def asker() -> Asker:
    return make_asker()


@pytest.mark.parametrize(
    ("question", "line", "told"),
    [
        ("Paljonko hanke maksoi, ja kuka sen maksaa?", "AVI – hankkeen ”Lukuilo” rahoittaja [1].", False),
        ("Mihin hintaan kirjasto myytiin?", "Kirjasto myytiin 31.12. [1]", False),
        ("Mihin hintaan kirjasto myytiin?", "Kirjasto myytiin 20 000 eurolla. [1]", True),
        ("Montako ryhmää on?", "Ryhmiä on kolme. [1]", True),
        ("Milloin kirjasto avataan?", "Kirjastonjohtaja – tavoitteen vastuuhenkilö [1].", False),
        ("Milloin kirjasto avataan?", "Kirjasto avataan ensi syksynä. [1]", True),
        ("Ketkä ovat varapuheenjohtajat?", "Öljyä ostettiin varapuheenjohtaja Liisa Mäkiseltä. [1]", False),
        ("Ketkä ovat varapuheenjohtajat?", "Varapuheenjohtajat ovat Liisa Mäkinen ja Matti Virtanen. [1]", True),
        ("Kuka on puheenjohtaja?", "Puheenjohtaja on Liisa Mäkinen. [1]", True),
    ],
)
def test_what_is_asked_for_is_told(asker: Asker, question: str, line: str, told: bool) -> None:
    scope = asker._made(None)
    assert tells(Draft(scope.ledger, lines=[line]), scope.explained(question)[0]) is told
