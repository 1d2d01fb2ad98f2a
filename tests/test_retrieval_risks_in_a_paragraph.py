"""Several risks told in one paragraph, each behind its name and a colon."""

from functools import cache

import pytest
from annual_town import Page, asker_drawn
from talk import talk

from retrieval.answer import Asker


def _first(page: Page) -> None:
    page.text(56, "Aallonrannan kunta", 16, True)
    page.heading("Tilinpäätös 2025", 15)
    page.heading("Riskit")
    page.prose(
        "Työttömyyden kasvu: riski on korkea. Talouspuskuria on kerrytetty 900 000 euroa.",
        "Kuljettajien uupuminen: riski on kohtalainen. Vuoroja lyhennetään syksystä alkaen.",
        "Kaluston hajoaminen: riski on matala. Varalla on kaksi linja-autoa.",
    )


@cache
def _asker() -> Asker:
    return asker_drawn(_first)


@pytest.mark.parametrize(
    ("question", "says"),
    [
        ("Miten kuljettajien uupumisen riskiä hallitaan?", "Vuoroja lyhennetään syksystä alkaen"),
        ("Miten kaluston hajoamiseen on varauduttu?", "Varalla on kaksi linja-autoa"),
    ],
)
def test_what_stands_behind_the_grade_tells_how_one_is_prepared(question: str, says: str) -> None:
    answer = talk(_asker(), question)
    assert answer.status == "answered" and says in answer.answer and answer.answer.count("riski on") <= 1, answer.answer


@pytest.mark.parametrize("question", ["Miten kuljettajien eläköitymisen riskiä hallitaan?", "Kuinka suuri kuljettajien uupumisen riskiluku on?"])
def test_what_no_sentence_tells_is_not_told(question: str) -> None:
    assert talk(_asker(), question).status == "not_found"
