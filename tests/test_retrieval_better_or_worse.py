"""Results held against a budget or a forecast: a loss is worse than a gain, however large, and a margin of costs is better the less negative it is."""

from datetime import date
from decimal import Decimal

import pytest
from talk import asker_of

from ingest.model import Box, Extraction, Figure, Measure, OrganisationUnit, Period, Report
from retrieval.answer import Asker

TOWN, ID = "Koelan kaupunki", "koela-1-4-2026"
YEAR, PART = Period(date(2026, 1, 1), date(2026, 12, 31), "2026"), Period(date(2026, 1, 1), date(2026, 4, 30), "1–4/2026")
ROWS: dict[str, tuple[str, str, str]] = {  # budget, forecast, outcome so far
    "Toimintakate": ("-87110", "-89660", "-30780"),
    "Vuosikate": ("4170", "980", "-570"),
    "Tilikauden tulos": ("20", "-3210", "-1950"),
}
ASKED = {
    "a loss forecast is better": ("Onko tilikauden tulos ennusteen mukaan talousarviota parempi?", "Ei"),
    "a loss forecast is larger": ("Onko tilikauden tulos ennusteen mukaan suurempi kuin talousarviossa?", "Ei"),
    "a loss forecast is weaker": ("Jääkö tilikauden tulos ennusteen mukaan talousarviota heikommaksi?", "Kyllä"),
    "a deeper margin is better": ("Onko toimintakate ennusteen mukaan parempi kuin talousarviossa?", "Ei"),
    "a deeper margin is worse": ("Onko toimintakate ennusteen mukaan huonompi kuin talousarviossa?", "Kyllä"),
    "a deeper margin goes over": ("Ylittyykö toimintakate ennusteen mukaan?", "Kyllä"),
    "a smaller gain is better": ("Onko vuosikate ennusteen mukaan parempi kuin talousarviossa?", "Ei"),
}


@pytest.fixture(scope="module")
def asker() -> Asker:
    columns: tuple[tuple[Measure, Period], ...] = (("budget", YEAR), ("forecast", YEAR), ("actual", PART))
    figures = tuple(
        Figure(
            f"{ID}-{r}{c}", TOWN, (TOWN,), account, "account", measure, period, Decimal(number) * 1000, "EUR", number, Decimal(1000), 1, Box(0, 0, 10, 10),
            table=0, row=r, column=c + 1, row_label=account,
        )
        for r, (account, numbers) in enumerate(ROWS.items())
        for c, (number, (measure, period)) in enumerate(zip(numbers, columns, strict=True))
    )  # fmt: skip
    report = Report(ID, "koela.pdf", "0" * 64, "Koelan osavuosikatsaus 1–4/2026", TOWN, "osavuosikatsaus", PART, 2, TOWN)
    return asker_of(Extraction(report, (OrganisationUnit(TOWN, (TOWN,), "kunta"),), (), (), figures, (), (), ()))


@pytest.mark.parametrize(("question", "said"), ASKED.values(), ids=ASKED)
def test_a_result_is_held_against_its_budget_with_its_sign(asker: Asker, question: str, said: str) -> None:
    assert asker.ask(question).answer.startswith(f"{said}:"), asker.ask(question).answer
