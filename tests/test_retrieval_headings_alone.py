"""A shaded heading row whose heading of two lines is set left over numbers set right; a word that heads one column alone and is a part of another's heading."""

from functools import cache

import pytest
from annual_town import Page, asker_drawn

from retrieval.answer import Asker

ROWS = (
    ("Terapian aloitus", "14 vrk", "70,1 %", "Myöhässä"),
    ("Päivähoidon järjestäminen", "4 kk", "86,9 %", "Ajallaan"),
    ("Asunnon osoittaminen", "3 kk", "77,4 %", "Myöhässä"),
)


def _drawn(page: Page) -> None:
    page.heading("Niemelän kunta", 16)
    page.prose("Osavuosikatsaus 1.1.–30.6.2025 kertoo palveluista.")
    page.heading("Palvelujen saatavuus")
    top = page.y
    page.canvas.setFillGray(0.9)
    page.canvas.rect(52, 842 - top - 34, 490, 32, stroke=0, fill=1)
    page.canvas.setFillGray(0)
    page.y = top + 14
    for x, text in ((56, "Palvelu"), (280, "Määräaika"), (350, "Toteutunut"), (450, "Arvio")):
        page.text(x, text, bold=True)
    page.y = top + 26
    page.text(350, "määräajassa", bold=True)
    for n, (label, limit, share, said) in enumerate(ROWS):
        page.y = top + 48 + 18 * n
        page.canvas.line(52, 842 - page.y - 5, 542, 842 - page.y - 5)
        page.text(56, label)
        page.text(280, limit)
        page.text(440, share, right=True)
        page.text(450, said)


@cache
def _asker() -> Asker:
    return asker_drawn(_drawn)


@pytest.mark.parametrize(
    ("question", "due"),
    [
        ("Mikä on määräaika terapian aloituksessa?", "14 päivää"),
        ("Mikä on päivähoidon järjestämisen määräaika?", "4 kk"),
        ("Montako prosenttia asunnon osoittamisista toteutui määräajassa?", "77,4 %"),
    ],
)
def test_the_column_that_a_word_heads_alone_is_meant(question: str, due: str) -> None:
    answer = _asker().ask(question)
    assert answer.status == "answered" and due in answer.answer.replace("\u00a0", " "), answer.answer


@pytest.mark.parametrize(
    "question",
    [
        "Miten määräaika toteutuu terapian aloituksessa?",
        "Mikä on määräaika leikkauksissa?",
        "Mikä on terapian aloituksen hinta?",
        "Mikä on asunnon osoittamisen budjetti?",
    ],
)
def test_no_other_row_or_column_answers(question: str) -> None:
    assert _asker().ask(question).status != "answered"
