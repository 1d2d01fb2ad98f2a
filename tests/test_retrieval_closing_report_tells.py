"""A closing report that tells of another year is no second time to tell: "vuonna 2022 tilinpäätöksen 2024 mukaan"."""

from functools import cache

import pytest
from annual_town import Page, asker_drawn
from talk import talk

from retrieval.answer import Asker


def _told(page: Page) -> None:
    page.text(56, "Aallonrannan kaupunki", 16, True)
    page.heading("Tilinpäätös 2024", 15)
    page.heading("Tilapalvelut")
    page.table(("Tunnusluvut", "TP 2022", "TP 2023", "TP 2024"), [("Kokoustilojen määrä", "31", "28", "26"), ("Saunatilojen määrä", "12", "11", "9")])


@cache
def _asker() -> Asker:
    return asker_drawn(_told)


@pytest.mark.parametrize(
    ("question", "numbers"),
    [
        ("Mikä oli kokoustilojen määrä vuonna 2022 tilinpäätöksen 2024 mukaan?", ["31"]),
        ("Mikä oli kokoustilojen määrä vuonna 2023 vuoden 2024 tilinpäätöksen perusteella?", ["28"]),
        ("Mikä TP24:n mukaan oli saunatilojen määrä vuonna 2022?", ["12"]),
        ("Mikä oli saunatilojen määrä vuonna 2023 tilinpäätöksen 2024 tietojen mukaan?", ["11"]),
        ("Mikä oli saunatilojen määrä vuonna 2022 tilinpäätöksessä 2024?", ["12"]),
        ("Mikä oli saunatilojen määrä vuonna 2022 ja vuonna 2024 tilinpäätöksen 2024 mukaan?", ["12", "9"]),
        ("Mikä oli saunatilojen määrä tilinpäätöksessä 2023 ja tilinpäätöksessä 2024?", ["11", "9"]),
    ],
)
def test_the_year_asked_is_told_alone(question: str, numbers: list[str]) -> None:
    answer = talk(_asker(), question)
    assert [str(v.number) for v in answer.values] == numbers, answer.answer


def test_a_year_that_the_report_does_not_tell_is_not_found() -> None:
    answer = talk(_asker(), "Mikä oli saunatilojen määrä vuonna 2025 tilinpäätöksen 2024 mukaan?")
    assert answer.status == "not_found" and not answer.values, answer.answer
