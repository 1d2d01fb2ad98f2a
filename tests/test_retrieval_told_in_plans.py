"""What the running text of a budget tells, where a question names no budget and was taken for one of the budget's own year."""

from functools import cache

import pytest
from annual_town import Page, asker_drawn

from retrieval.answer import Asker


def _budget(page: Page) -> None:
    page.text(56, "Honkaselän kunta", 16, True)
    page.heading("Talousarvio 2026", 15)
    page.heading("Yleiset perusteet")
    page.prose("Yli 65-vuotiaiden osuus väestöstä on 30,6 prosenttia.", "Lainoista 58 prosenttia on sidottu kiinteään korkoon.")
    page.prose("Toimintakate on sitova yksikkötasolla.", "Talousarvion sitovuustaso valtuustoon nähden on lautakunnan määräraha.")
    page.heading("Tuloslaskelma")
    page.table(("1 000 €", "TP 2024", "TA 2025", "TA 2026"), [("Toimintatuotot", "900", "910", "930"), ("Toimintakulut", "-5 000", "-5 100", "-5 200")])
    page.table(("1 000 €", "TP 2024", "TA 2025", "TA 2026"), [("Toimintakate", "-4 100", "-4 190", "-4 270"), ("Lainakanta", "3 000", "3 100", "3 200")])
    page.table(("Väestö", "TP 2024", "TA 2025", "TA 2026"), [("Asukasluku", "4 100", "4 050", "4 000")])


@cache
def _asker() -> Asker:
    return asker_drawn(_budget)


TOLD = {
    "a share of the inhabitants": ("Kuinka suuri osuus väestöstä on yli 65-vuotiaita?", "30,6"),
    "a share of the loans": ("Kuinka suuri osa lainoista on sidottu kiinteään korkoon?", "58"),
    "what a row is bound to": ("Millä tasolla toimintakate on sitova?", "yksikkötasolla"),
    "a level named beside the council": ("Mikä on talousarvion sitovuustaso valtuustoon nähden?", "määräraha"),
    "a figure of the table still comes first": ("Mikä on toimintakate?", "270 000"),
}


@pytest.mark.parametrize("case", TOLD)
def test_the_text_of_a_budget_tells_it(case: str) -> None:
    question, words = TOLD[case]
    answer = _asker().ask(question)
    assert (answer.status, words in answer.answer) == ("answered", True), answer.answer


SILENT = {
    "a share of others": "Kuinka suuri osuus väestöstä on alle 15-vuotiaita?",
    "loans bound to something else": "Kuinka suuri osa lainoista on sidottu vaihtuvaan korkoon?",
    "another row": "Millä tasolla vuosikate on sitova?",
}


@pytest.mark.parametrize("case", SILENT)
def test_it_tells_nothing_else(case: str) -> None:
    answer = _asker().ask(SILENT[case])
    assert answer.status == "not_found", answer.answer
