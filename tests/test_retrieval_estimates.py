"""What came about answers nothing that is asked as an estimate: "arvion mukaan" of what a forecast or a budget would tell."""

from functools import cache

import pytest
from annual_town import TOWN, Page, asker_drawn

from retrieval.answer import Asker


def _report(page: Page) -> None:
    page.heading(TOWN, 18)
    page.heading("Tilinpäätös ja toimintakertomus 2024", 18)
    page.heading("Kirjasto")
    rows = [["Toimintatuotot", "10 000", "12 000", "2 000"], ["Toimintakulut", "-90 000", "-92 000", "-2 000"], ["Toimintakate", "-80 000", "-80 000", "0"]]
    page.table(["€", "TA 2024", "Toteutuma 2024", "Poikkeama"], rows)
    page.table(["Tunnusluvut", "2024", "2023"], [["Lainaukset", "41 200", "40 100"], ["Kävijät", "22 300", "21 900"]])


@cache
def asker() -> Asker:
    return asker_drawn(_report)


@pytest.mark.parametrize(
    "question",
    [
        "Kasvoiko kirjaston kävijämäärä{}?",
        "Montako prosenttia kirjaston kävijät kasvoivat{}?",
        "Montako prosenttia kirjaston lainaukset kasvoivat{}?",
        "Vähenivätkö kirjaston lainaukset{}?",
        "Montako lainausta kirjastossa on{}?",
    ],
)
def test_what_came_about_is_no_estimate(question: str) -> None:
    assert asker().ask(question.format("")).status == "answered"
    refused = asker().ask(question.format(" arvion mukaan"))
    assert refused.status == "not_found" and refused.values == ()


def test_a_budget_kept_is_told_of_both() -> None:
    assert asker().ask("Ylittyivätkö kirjaston toimintakulut arvion mukaan?").answer.startswith("Kyllä")
