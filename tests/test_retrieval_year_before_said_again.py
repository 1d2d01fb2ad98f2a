"""Months of a year behind "viime vuoden eli" are the one time asked, not a second one to compare with."""

from functools import cache

import pytest
from annual_town import Page, asker_drawn
from talk import talk

from retrieval.answer import Asker


def _statement(page: Page) -> None:
    page.text(56, "Kuusilammen kaupunki", 16, True)
    page.heading("Osavuosiraportti 1–6/2025", 15)
    page.heading("Sivistyspalvelut")
    rows = [("Toimintatuotot", "800", "410", "395"), ("Palvelujen ostot", "-3 000", "-1 430", "-1 385"), ("Toimintakulut", "-3 000", "-1 430", "-1 385")]
    page.table(("1 000 €", "TA 2025", "1–6/2025", "1–6/2024"), rows)


@cache
def _asker() -> Asker:
    return asker_drawn(_statement)


@pytest.mark.parametrize(
    "question",
    [
        "Paljonko sivistyspalvelujen palvelujen ostoihin meni viime vuoden eli vuoden 2024 ensimmäisellä puoliskolla?",
        "Paljonko sivistyspalvelujen palvelujen ostot olivat viime vuonna eli tammi–kesäkuussa 2024?",
    ],
)
def test_the_time_is_told_once(question: str) -> None:
    answer = talk(_asker(), question)
    assert [str(v.number) for v in answer.values] == ["-1385000"], answer.answer
