"""Who decides on a change of the budget says nothing more, and a town that takes a loan owes no change: its sentence tells how much."""

from functools import cache

import pytest
from annual_town import Page, asker_drawn
from talk import talk

from retrieval.answer import Asker


def _page(page: Page) -> None:
    page.text(56, "Katajaniemen kunta", 16, True)
    page.heading("Tilinpäätös 2025", 15)
    page.heading("Rahoitus")
    page.prose("Uutta pitkäaikaista lainaa nostettiin syyskuussa 1,2 miljoonaa euroa.", "Lainaa oli vuoden lopussa 9,4 miljoonaa euroa.")
    page.heading("Tekninen lautakunta")
    rows = [("Tuotot", "410 000", "0", "410 000", "402 500"), ("Muut menot", "-520 000", "-75 000", "-595 000", "-601 300")]
    page.table(("Euroa", "Alkuperäinen talousarvio 2025", "Talousarviomuutokset", "Muutettu talousarvio", "Tilinpäätös 2025"), rows)


@cache
def _asker() -> Asker:
    return asker_drawn(_page)


def test_the_council_that_changed_the_budget_is_no_other_matter() -> None:
    answer = talk(_asker(), "Kuinka suuren talousarviomuutoksen valtuusto teki teknisen lautakunnan muihin menoihin 2025?")
    assert [str(v.number) for v in answer.values] == ["-75000"], answer.answer


def test_what_is_the_councils_own_is_not_told() -> None:
    answer = talk(_asker(), "Kuinka suuri talousarviomuutos tehtiin valtuuston muihin menoihin 2025?")
    assert not answer.values, answer.answer


@pytest.mark.parametrize("question", ["Paljonko uutta pitkäaikaista lainaa kunta nosti syyskuussa 2025?", "Paljonko kunta nosti uutta lainaa?"])
def test_a_loan_that_was_taken(question: str) -> None:
    answer = talk(_asker(), question)
    assert [str(v.number) for v in answer.values] == ["1200000"], answer.answer


def test_a_loan_of_another_month_is_not_told() -> None:
    assert not talk(_asker(), "Paljonko uutta pitkäaikaista lainaa kunta nosti elokuussa 2025?").values
