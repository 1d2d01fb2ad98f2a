"""Works that go over or under "ennusteen mukaan" do so against their budget; what is over the forecast itself no budget tells."""

from datetime import date
from decimal import Decimal

import pytest
from talk import asker_of

from ingest.model import Box, Extraction, Figure, Measure, OrganisationUnit, Period, Record, Report
from retrieval.answer import Asker

TOWN = "Koelan kaupunki"
YEAR, NOW = Period(date(2025, 1, 1), date(2025, 12, 31), "2025"), Period(date(2025, 1, 1), date(2025, 8, 31), "1–8/2025")
BOX = Box(0, 0, 10, 10)
WORKS = {"Kaivotien valaistus": (200, 150, 218), "Hiekkaniemen silta": (750, 52, 150), "Torin kiveys": (310, 195, 310)}
"""Work → budget, what has come about, forecast, in thousands of euros."""


def _figure(row: int, column: int, title: str, measure: Measure, period: Period, amount: int) -> Figure:
    return Figure(
        f"f{row}-{column}", TOWN, (TOWN,), title, "investment", measure, period, Decimal(amount * 1000), "EUR", str(amount), Decimal(1000), 1, BOX,
        ("Investoinnit",), table=0, row=row, column=column, row_label=title, column_label=f"{measure} {period.label}",
    )  # fmt: skip


@pytest.fixture(scope="module")
def asker() -> Asker:
    columns: tuple[tuple[Measure, Period], ...] = (("budget", YEAR), ("actual", NOW), ("forecast", YEAR))
    figures = tuple(
        _figure(row, column, title, *columns[column - 1], amount)
        for row, (title, amounts) in enumerate(WORKS.items())
        for column, amount in enumerate(amounts, 1)
    )
    records = tuple(Record(f"r{row}", "investment", TOWN, (TOWN,), title, {}, None, 1, (1,), BOX, ("Investoinnit",), 0, row) for row, title in enumerate(WORKS))
    report = Report("koela-q2", "koela-q2.pdf", "0" * 64, "Osavuosikatsaus 1–8/2025", TOWN, "osavuosikatsaus", NOW, 1, TOWN)
    return asker_of(Extraction(report, (OrganisationUnit(TOWN, (TOWN,), "kunta"),), (), (), figures, records, (), ()))


@pytest.mark.parametrize(
    ("question", "numbers"),
    [
        ("Mikä investointi ylittyy ennusteen mukaan?", ["18000"]),
        ("Mitkä investoinnit alittuvat ennusteen mukaan?", ["-600000"]),
        ("Montako investointia ylittyy ennusteen mukaan?", ["1"]),
    ],
)
def test_by_the_forecast_against_the_budget(asker: Asker, question: str, numbers: list[str]) -> None:
    answer = asker.ask(question)
    assert [str(v.number) for v in answer.values] == numbers, answer.answer


def test_only_those_that_go_over_are_told(asker: Asker) -> None:
    answer = asker.ask("Ylittyykö jokin investointi ennusteen mukaan?").answer
    assert answer.startswith("Kyllä:") and "Kaivotien" in answer and "Torin" not in answer, answer


@pytest.mark.parametrize("question", ["Mitkä investoinnit ylittivät ennusteen?", "Mitkä investoinnit poikkeavat ennusteesta?"])
def test_what_is_off_the_forecast_is_no_deviation_from_the_budget(asker: Asker, question: str) -> None:
    assert asker.ask(question).status != "answered"
