"""A budget with two years of a plan, drawn and read: loans in a sentence, person-years of each branch, age groups, works by years, a harbour enterprise."""

from functools import cache

import pytest
from annual_town import Page, asker_drawn

from retrieval.answer import Asker


def _outset(page: Page) -> None:
    page.text(56, "Honkaselän kaupunki", 16, True)
    page.heading("Talousarvio 2026 ja taloussuunnitelma 2027–2028", 15)
    page.heading("1 Lähtökohdat")
    page.prose("Honkaselän lainakanta on vuoden 2026 lopussa 31,5 miljoonaa euroa, ja uutta lainaa nostetaan 2,5 miljoonaa euroa.")


@cache
def _asker() -> Asker:
    return asker_drawn(_outset)


NUMBERS = {
    "how much is owed": ("Paljonko Honkaselällä on lainaa vuoden 2026 lopussa?", "31500000"),
    "debt": ("Paljonko velkaa kaupungilla on vuoden 2026 lopussa?", "31500000"),
    "loans that are taken": ("Kuinka paljon uutta lainaa nostetaan?", "2500000"),
}


@pytest.mark.parametrize(("question", "number"), NUMBERS.values(), ids=NUMBERS)
def test_numbers(question: str, number: str) -> None:
    answer = _asker().ask(question)
    assert [str(v.number) for v in answer.values] == [number], answer.answer


REFUSED = {
    "what is owed in another year": "Paljonko Honkaselällä on lainaa vuoden 2028 lopussa?",
}


@pytest.mark.parametrize("question", REFUSED.values(), ids=REFUSED)
def test_what_is_not_told(question: str) -> None:
    answer = _asker().ask(question)
    assert answer.status == "not_found", answer.answer
