"""Whether a budget will last is not told by what has been spent so far, in a follow-up neither."""

from functools import cache

import pytest
from annual_town import Page, asker_drawn
from talk import talk

from retrieval.answer import Asker

ROWS = [("Henkilöstökulut", "900 000", "310 000"), ("Palvelujen ostot", "400 000", "120 000"), ("Toimintakulut", "1 300 000", "430 000")]


def _spent(page: Page) -> None:
    page.text(56, "Sammalharjun kunta", 16, True)
    page.heading("Osavuosikatsaus 1–3/2025", 15)
    page.heading("Kirjastopalvelut")
    page.table(("Euroa", "TA 2025", "Tot. 1–3/2025"), ROWS)


@cache
def _asker() -> Asker:
    return asker_drawn(_spent)


@pytest.mark.parametrize("turns", [["Entä palvelujen ostot?"], ["Entäpä palvelujen ostoihin?"], ["Entä palvelujen ostot?", "Entä toimintakulut?"]])
def test_a_follow_up_does_not_say_either_that_the_budget_will_last(turns: list[str]) -> None:
    answer = talk(_asker(), "Riittääkö kirjastopalvelujen henkilöstökuluihin budjetoitu raha?", *turns)
    assert answer.status == "not_found" and "ennustetta" in answer.answer, answer.answer


@pytest.mark.parametrize("question", ["Ylittyvätkö kirjastopalvelujen henkilöstökulut?", "Ylittyykö kirjastopalvelujen henkilöstökulujen talousarvio?"])
def test_a_row_alone_is_asked_of_its_budget(question: str) -> None:
    answer = _asker().ask(question)
    assert answer.status == "not_found" and "ennustetta" in answer.answer, answer.answer


def test_what_has_been_gone_over_so_far_is_told() -> None:
    answer = talk(_asker(), "Ylittyikö kirjastopalvelujen henkilöstökulujen talousarvio?", "Entä palvelujen ostot?")
    assert answer.answer.startswith("Ei"), answer.answer


@pytest.mark.parametrize("months", ["tammi-maaliskussa", "tammi-maaliskuussa", "tammi-maliskuussa"])
def test_months_with_a_slip_are_those_months(months: str) -> None:
    answer = talk(_asker(), f"Paljonko kirjastopalvelujen palvelujen ostot olivat {months} 2025?")
    assert [str(abs(v.number)) for v in answer.values] == ["120000"], answer.answer


def _forecast(page: Page) -> None:
    page.text(56, "Sammalharjun kunta", 16, True)
    page.heading("Osavuosikatsaus 1–9/2025", 15)
    page.heading("Tuloslaskelma")
    rows = [
        ("Verotulot", "900 000", "700 000", "910 000"),
        ("Maksutuotot", "90 000", "60 000", "80 000"),
        ("Henkilöstökulut", "-400 000", "-290 000", "-390 000"),
    ]
    page.table(("Euroa", "TA 2025", "Tot. 1–9/2025", "Ennuste 2025"), rows)


@pytest.mark.parametrize(
    ("question", "begins"),
    [("Riittävätkö verotulot?", "Kyllä"), ("Riittävätkö maksutuotot?", "Ei"), ("Riittääkö henkilöstökulujen budjetti?", "Kyllä")],
)
def test_income_suffices_where_it_reaches_its_budget(question: str, begins: str) -> None:
    assert asker_drawn(_forecast).ask(question).answer.startswith(begins)
