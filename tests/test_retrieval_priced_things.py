"""What one thing is charged for is no row that has the things in the plural."""

from functools import cache

import pytest
from annual_town import Page, asker_drawn
from talk import talk

from retrieval.answer import Asker

ROWS = [
    ("Maksutuotot", "41 000", "26 240", "64,0"),
    ("Palkat", "-62 000", "-42 532", "68,6"),
    ("Hoitopäivät ja ruokinta", "-88 000", "-75 093", "85,3"),
    ("Sähkö", "-12 000", "-8 100", "67,5"),
    ("Toimintakulut", "-162 000", "-125 725", "77,6"),
]


def _first(page: Page) -> None:
    page.text(56, "Aallonrannan kunta", 16, True)
    page.heading("Talousraportti 1.1.–31.8.2025", 15)
    page.heading("Eläinpalvelut")
    page.table(("Euroa", "TA 2025", "Toteuma 1–8/2025", "%"), ROWS)
    page.prose("Hoitopäivä maksaa omistajalle 24 euroa. Eläimiä otettiin vastaan 148.")


@cache
def _asker() -> Asker:
    return asker_drawn(_first)


@pytest.mark.parametrize("question", ["Mitä hoitopäivä maksaa?", "mitä eläinpalvelujen hoitopäivä maksaa omistajalle"])
def test_the_price_of_one_thing_is_what_a_sentence_tells(question: str) -> None:
    answer = talk(_asker(), question)
    assert [str(v.number) for v in answer.values] == ["24"], answer.answer


@pytest.mark.parametrize("question", ["Paljonko hoitopäivästä peritään?", "Mitä hoitopäivä maksaa asiakkaalle?"])
def test_no_row_tells_a_price(question: str) -> None:
    answer = talk(_asker(), question)
    assert "75093" not in str([v.number for v in answer.values]), answer.answer


@pytest.mark.parametrize(("question", "number"), [("Paljonko hoitopäivät maksoivat?", "-75093"), ("Mitä sähkö maksoi eläinpalveluissa?", "-8100")])
def test_rows_named_as_they_are_tell_what_they_came_to(question: str, number: str) -> None:
    answer = talk(_asker(), question)
    assert [str(v.number) for v in answer.values] == [number], answer.answer
