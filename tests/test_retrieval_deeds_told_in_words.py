"""The row that is taken for a deed, beside what a sentence says of the deed itself."""

from functools import cache

import pytest
from annual_town import Page, asker_drawn

from retrieval.answer import Asker


def _flows(page: Page) -> None:
    page.text(56, "Sammalharjun kaupunki", 16, True)
    page.heading("Tilinpäätös 2024", 15)
    page.heading("Investoinnit ja lainat")
    page.prose("Lainoja lyhennettiin ja maksettiin pois 8,6 miljoonalla eurolla.")
    page.heading("Rahoituslaskelma")
    rows = [
        ("Vuosikate", "9 552 000", "10 107 000"),
        ("Pitkäaikaisten lainojen lisäys", "15 000 000", "5 000 000"),
        ("Pitkäaikaisten lainojen vähennys", "-4 008 552", "-7 949 421"),
        ("Lyhytaikaisten lainojen muutos", "-4 567 000", "2 442 000"),
    ]
    page.table(("€", "2024", "2023"), rows)


@cache
def _asker() -> Asker:
    return asker_drawn(_flows)


def test_a_sentence_of_the_deed_is_told_beside_its_row() -> None:
    answer = _asker().ask("Paljonko lainoja lyhennettiin?").answer
    assert "4 008 552" in answer and "8,6 miljoonalla" in answer


@pytest.mark.parametrize("question", ["Paljonko pitkäaikaisia lainoja lyhennettiin?", "Paljonko uutta lainaa otettiin?"])
def test_no_sentence_of_another_deed_is_told(question: str) -> None:
    answer = _asker().ask(question)
    assert answer.status == "answered" and "8,6" not in answer.answer, answer.answer
