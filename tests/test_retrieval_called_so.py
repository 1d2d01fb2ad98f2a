"""Facts of running text: what is called by the words of the question, when a body approved a budget, and two days that are a year apart."""

from functools import cache

import pytest
from annual_town import Page, asker_drawn
from talk import talk

from retrieval.answer import Asker


def _budget(page: Page) -> None:
    page.text(56, "Kuusirannan kunta", 16, True)
    page.heading("Talousarvio 2026", 15)
    page.prose("Kunnanvaltuusto hyväksyi talousarvion kokouksessaan 15.12.2025. Yhdistys kokoontuu kirjastossa.")
    page.heading("Toimintaympäristö")
    page.prose("Suurin yksityinen työnantaja on Vaneri Koivu Oy, jonka palveluksessa on 181 henkeä.", "Toimivia yrityksiä on 485.")
    page.heading("Lainat")
    page.table(("", "31.12.2024", "31.12.2023"), [("Oma pääoma", "4 500 000", "4 200 000"), ("Lainakanta", "2 000 000", "2 100 000")])


@cache
def _asker() -> Asker:
    return asker_drawn(_budget)


TOLD = {
    "the largest employer": ("Mikä on kunnan suurin yksityinen työnantaja?", "Vaneri Koivu Oy"),
    "when a budget was approved": ("Milloin valtuusto hyväksyi talousarvion?", "15.12.2025"),
    "a year from day to day": ("Mikä oli oman pääoman muutos euroina 31.12.2023–31.12.2024?", "300 000 €"),
}


@pytest.mark.parametrize("case", TOLD)
def test_what_is_told(case: str) -> None:
    question, words = TOLD[case]
    answer = talk(_asker(), question)
    assert answer.status == "answered" and words in answer.answer, answer.answer


REFUSED = {
    "another kind": "Mikä on kunnan suurin julkinen työnantaja?",
    "the kind left out": "Mikä on kunnan suurin työnantaja?",
    "the least": "Mikä on kunnan pienin yksityinen työnantaja?",
    "an earlier budget": "Milloin valtuusto hyväksyi vuoden 2024 talousarvion?",
    "another body": "Milloin kunnanhallitus hyväksyi talousarvion?",
}


@pytest.mark.parametrize("question", REFUSED.values(), ids=REFUSED)
def test_what_is_not_told(question: str) -> None:
    answer = talk(_asker(), question)
    assert "Koivu" not in answer.answer and "15.12." not in answer.answer, answer.answer
