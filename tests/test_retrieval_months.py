"""A report of months: in which something was largest, pay among the kinds of costs where no sum of it is printed, rows that hold internal items too."""

from collections.abc import Sequence
from datetime import date
from decimal import Decimal

import pytest
from talk import asker_of, talk

from ingest.columns.columns import months_period
from ingest.model import Box, Extraction, Figure, OrganisationUnit, Period, Report
from retrieval.answer import Asker

TOWN, AREA = "Koelan kaupunki", "Tekninen osasto"
WITH_INTERNAL = "Toimintakate, sis. sisäiset erät"
TOTAL = Period(date(2025, 1, 1), date(2025, 4, 30), "1–4/2025")
ROWS: Sequence[tuple[str, str, Sequence[int]]] = (
    (TOWN, "Verotulot", (510, 640, 480, 590)),
    (AREA, "Palkat ja palkkiot", (-240, -250, -260, -230)),
    (AREA, "Henkilösivukulut", (-50, -52, -49, -51)),
    (AREA, "Palvelujen ostot", (-90, -110, -60, -40)),
    (AREA, "Avustukset", (-5, -5, -5, -5)),
    (AREA, "Toimintakulut", (-385, -417, -374, -326)),
    (AREA, "Toimintakate", (-300, -310, -320, -290)),
    (AREA, WITH_INTERNAL, (-340, -350, -360, -330)),
)


@pytest.fixture(scope="module")
def asker() -> Asker:
    """A report with a column for each month and one for all of them."""
    figures = []
    for n, (unit, name, numbers) in enumerate(ROWS):
        periods = [*(months_period(m, m, 2025) for m in range(1, 5)), TOTAL]
        for c, (period, number) in enumerate(zip(periods, [*numbers, sum(numbers)], strict=True)):
            figures.append(
                Figure(
                    f"koela-{n}-{c}", unit, (TOWN,) if unit == TOWN else (TOWN, unit), name, "account", "actual", period, Decimal(number) * 1000, "EUR",
                    str(number), Decimal(1000), 1, Box(0, 10 * n, 10, 10 * n + 9), section=("Talous",), table=int(unit == AREA), row=n, column=c + 1,
                    row_label=name, column_label=period.label, basis="external_and_internal" if name == WITH_INTERNAL else None,
                )
            )  # fmt: skip
    units = (OrganisationUnit(TOWN, (TOWN,), "kunta"), OrganisationUnit(AREA, (TOWN, AREA), "yksikkö"))
    report = Report("koela", "koela.pdf", "0" * 64, "Koelan kaupunki, kuukausiraportti", TOWN, "kuukausiraportti", TOTAL, 1, TOWN)
    return asker_of(Extraction(report, units, (), (), tuple(figures), (), (), ()))


@pytest.mark.parametrize(
    ("question", "month", "number"),
    [
        ("Minä kuukautena verotuloja kertyi eniten?", "Helmikuu 2025", 640),
        ("Missä kuussa verotulot olivat pienimmät?", "Maaliskuu 2025", 480),
        ("Minkä kuukauden palvelujen ostot olivat suurimmat teknisellä osastolla?", "Helmikuu 2025", -110),
    ],
)
def test_month_in_which_something_was_largest(asker: Asker, question: str, month: str, number: int) -> None:
    answer = talk(asker, question)
    assert answer.answer.startswith(f"{month}: ")
    assert [v.number for v in answer.values] == [number * 1000]


@pytest.mark.parametrize("question", ["Minä vuonna verotuloja kertyi eniten?", "Minä kuukautena verotulot kasvoivat eniten?"])
def test_months_are_no_years_and_their_growth_is_not_told(asker: Asker, question: str) -> None:
    answer = talk(asker, question)
    assert answer.status == "not_found"


def test_pay_is_among_the_costs_where_no_sum_of_it_is_printed(asker: Asker) -> None:
    answer = talk(asker, "Mitkä olivat teknisen osaston kolme suurinta kulua tammi–huhtikuussa 2025?")
    assert answer.status == "answered", answer.answer
    assert [v.number for v in answer.values] == [-980000, -300000, -202000]


@pytest.mark.parametrize(("said", "number"), [("toimintakate", -1220), ("toimintakate sisäiset erät mukaan lukien", -1380)])
def test_row_that_holds_internal_items_is_taken_where_they_are_asked_for(asker: Asker, said: str, number: int) -> None:
    answer = talk(asker, f"Mikä oli teknisen osaston {said} huhtikuun 2025 lopussa?")
    assert [v.number for v in answer.values] == [number * 1000], answer.answer
