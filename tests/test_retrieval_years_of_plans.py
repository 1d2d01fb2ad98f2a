"""One year of a plan is no whole cost: works of a table with a column for each year, of which only one has an estimate of what it costs in all."""

from functools import cache

import pytest
from annual_town import Page, asker_drawn

from retrieval.answer import Asker


def _plan(page: Page) -> None:
    page.heading("Koelan kunta, talousarvio 2026 ja investointisuunnitelma 2026–2029")
    page.heading("Investointisuunnitelma 2026–2029")
    rows = [("Sillan korjaus", "960", "120", "840", "0", "0"), ("Maanhankinta", "", "150", "150", "150", "170")]
    page.table(("Hanke, 1 000 €", "Kustannusarvio", "2026", "2027", "2028", "2029"), rows)


@cache
def _asker() -> Asker:
    return asker_drawn(_plan)


@pytest.mark.parametrize("question", ["Mikä on maanhankinnan kokonaiskustannusarvio investointisuunnitelmassa?", "Mikä on maanhankinnan kustannusarvio?"])
def test_a_year_of_a_plan_is_no_whole_cost(question: str) -> None:
    answer = _asker().ask(question)
    assert answer.status != "answered", answer.answer


def test_the_estimate_and_the_years_are_told_for_themselves() -> None:
    told = [(_asker().ask(q).values or [None])[0] for q in ("Mikä on sillan korjauksen kustannusarvio?", "Paljonko maanhankintaan on varattu vuonna 2029?")]
    assert [value and int(value.number) for value in told] == [960_000, 170_000]
