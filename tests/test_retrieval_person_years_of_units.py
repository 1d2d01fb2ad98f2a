"""The years that a unit's staff worked: those of the unit's row, never those of all who work for the municipality."""

from decimal import Decimal
from functools import cache

import pytest
from annual_town import Page, asker_drawn
from talk import talk

from retrieval.answer import Asker

ROWS = [
    ("Opetuspalvelut", "151,2", "154,8"),
    ("Kaavoitus ja rakennusvalvonta", "14,8", "13,5"),
    ("Tekniset palvelut", "33,0", "28,7"),
    ("Yhteensä", "199,0", "197,0"),
]


def _told(page: Page) -> None:
    page.text(56, "Sammalharjun kunta", 16, True)
    page.heading("Tilinpäätös 2024", 15)
    page.heading("Henkilöstö")
    page.prose("Henkilötyövuosia kertyi yhteensä 197,0. Kaavoituksen ja rakennusvalvonnan vastuulla on maankäyttö.")
    page.heading("Henkilötyövuodet yksiköittäin")
    page.table(("Yksikkö", "2023", "2024"), ROWS)
    page.heading("Henkilöstön tunnuslukuja")
    page.table(("Henkilöä", "2023", "2024"), [("Henkilöstö yhteensä", "212", "209"), ("Vakinaiset", "170", "168")])


@cache
def _asker() -> Asker:
    return asker_drawn(_told)


YEARS = {
    "Montako henkilötyövuotta kaavoituksen ja rakennusvalvonnan henkilöstö teki vuonna 2024?": "13.5",
    "Montako henkilötyövuotta kaavoituksen ja rakennusvalvonnan henkilöstöllä oli vuonna 2024?": "13.5",
    "Montako henkilötyövuotta opetuspalvelujen henkilöstö teki vuonna 2024?": "154.8",
    "Montako henkilötyövuotta kunnan henkilöstö teki vuonna 2024?": "197.0",
}


@pytest.mark.parametrize("question", YEARS)
def test_the_staffs_person_years_are_those_of_its_unit(question: str) -> None:
    answer = talk(_asker(), question)
    assert [v.number for v in answer.values] == [Decimal(YEARS[question])], answer.answer


@pytest.mark.parametrize("unit", ["liikuntapalvelujen", "lautakunnan", "vapaa-aikapalvelujen"])
def test_the_whole_is_told_for_no_unit(unit: str) -> None:
    answer = talk(_asker(), f"Montako henkilötyövuotta {unit} henkilöstö teki vuonna 2024?")
    assert answer.status == "not_found", answer.answer


def test_what_grew_most_since_a_year_is_counted_from_that_year_on() -> None:
    answer = talk(_asker(), "Missä yksikössä henkilötyövuodet kasvoivat eniten vuodesta 2023?")
    assert [v.number for v in answer.values] == [Decimal("3.6")], answer.answer
    assert "2023" in answer.answer and "2022" not in answer.answer
