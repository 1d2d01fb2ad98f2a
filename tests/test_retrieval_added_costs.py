"""A sentence that says what adds to the costs of a unit does not tell the costs of its year."""

import pytest
from annual_town import Page, asker_drawn

from retrieval.answer import Asker


def _report(page: Page) -> None:
    page.text(56, "Sammalharjun kunta", 16, True)
    page.heading("Osavuosikatsaus 1–9/2025", 15)
    page.heading("Perusopetus")
    page.table(("Euroa", "TA 2025", "Tot. 1–9/2025"), [("Palvelujen ostot", "400 000", "320 000"), ("Toimintakulut", "1 300 000", "930 000")])
    page.prose("Kuljetukset on kilpailutettu uudelleen. Hinnannousu lisää menoja koko vuonna noin 76 000 euroa.")


@pytest.fixture(scope="module")
def asker() -> Asker:
    return asker_drawn(_report)


@pytest.mark.parametrize("row", ["menot", "toimintakulut", "kulut"])
def test_the_costs_of_the_year_are_not_what_is_added_to_them(asker: Asker, row: str) -> None:
    answer = asker.ask(f"Paljonko perusopetuksen {row} olivat vuonna 2025?")
    assert (answer.status, answer.values) == ("not_found", ()), answer.answer


def test_what_is_added_is_told(asker: Asker) -> None:
    assert [str(v.number) for v in asker.ask("Paljonko hinnannousu lisää menoja?").values] == ["76000"]
