"""What a follow-up goes on with: a forecast, the way a budget was passed, another investment, the kind of record told. Truth: the towns' rows."""

from dataclasses import replace
from decimal import Decimal

import pytest
from growing_town import BUDGETS, CARE, COSTS, INVESTMENTS, LIBRARY, ROOMS, SCHOOL, STAFF_COSTS, YEAR, actual, apart, extraction, percent, went
from talk import asker_of, talk

from retrieval.answer import Asker
from retrieval.language.question_wording import taken_as

FORECASTS = {SCHOOL: -3250, CARE: -1530, LIBRARY: -425, ROOMS: -1390}
"""The forecast of the operating costs, in thousands."""
GOODS, BOUGHT = "Aineet, tarvikkeet ja tavarat", "Palvelujen ostot"
PARTS = {GOODS: (-300, -310), BOUGHT: (-900, -1000), STAFF_COSTS: (-1900, -1890)}
"""Row of the school's costs → its budget and its forecast."""
ROAD, PLAYGROUND = INVESTMENTS
FORECAST = "Mikä on Koelan perusopetuksen toimintakulujen ennuste vuodelle 2024?"


@pytest.fixture(scope="module")
def asker() -> Asker:
    """The town with forecasts, some of them of parts of the school's costs."""
    town = extraction()
    base = next(f for f in town.figures if f.unit == SCHOOL and f.account == COSTS and f.measure == "amended_budget")
    made = [
        replace(town.figures[town.figures.index(own)], figure_id=f"forecast-{n}", measure="forecast", number=Decimal(number) * 1000, column=9)
        for n, (unit, number) in enumerate(FORECASTS.items())
        for own in [next(f for f in town.figures if f.unit == unit and f.account == COSTS and f.measure == "amended_budget")]
    ]
    for n, (row, numbers) in enumerate(PARTS.items()):
        made += [
            replace(base, figure_id=f"part-{n}-{measure}", account=row, row_label=row, measure=measure, number=Decimal(number) * 1000, row=200 + n, period=YEAR)
            for measure, number in zip(("amended_budget", "forecast"), numbers, strict=True)
        ]
    return asker_of(replace(town, figures=(*town.figures, *made)))


def over(unit: str) -> Decimal:
    return Decimal(FORECASTS[unit] - BUDGETS[unit]) * 1000


TOLD = {
    "the forecast over the budget": ((FORECAST, "Ylitys muutettuun talousarvioon nähden?"), over(SCHOOL), "EUR"),
    "which area's forecast is over": ((FORECAST, "Paljonko se ylittää talousarvion?", "Mikä vastuualue ylittää eniten?"), over(SCHOOL), "EUR"),
    "whether it is over, and by how much": (
        ("Ylittääkö Koelan perusopetuksen toimintakulujen ennuste muutetun talousarvion 2024?", "Paljonko?"),
        over(SCHOOL),
        "EUR",
    ),
    "what goes over there": (
        ("Minkä Koelan vastuualueen toimintakulujen ennuste ylittää muutetun talousarvion eniten 2024?", "Mikä kululaji siellä ylittyy?"),
        Decimal(PARTS[BOUGHT][1] - PARTS[BOUGHT][0]) * 1000,
        "EUR",
    ),
    "a forecast's deviation after an outcome": (
        ("Paljonko Koelan perusopetuksen toimintakulut olivat 2024?", "Ennusteen poikkeama talousarviosta?"),
        over(SCHOOL),
        "EUR",
    ),
    "how much over, said again": (("Ylittyivätkö perusopetuksen toimintakulut talousarvion 2024?", "Paljonko yli mentiin?"), apart(SCHOOL), "EUR"),
    "by how much an estimate was passed": (("Paljonko perusopetuksen toimintakulut ylittivät arvion 2024?",), apart(SCHOOL), "EUR"),
    "the same change in points": (
        ("Paljonko Koelan henkilöstökulut kasvoivat 2024?", "Entä pinnoina?"),
        percent(went(STAFF_COSTS), actual(STAFF_COSTS, year=2023)),
        "%",
    ),
    "another investment": (
        (f"Paljonko oli {ROAD.lower()}: budjetti 2024?", "Paljonko siitä on käytetty?", f"Entä {PLAYGROUND.lower()}?"),
        Decimal(INVESTMENTS[PLAYGROUND][1]) * 1000,
        "EUR",
    ),
}


@pytest.mark.parametrize(("turns", "number", "unit"), TOLD.values(), ids=TOLD)
def test_a_follow_up_goes_on(asker: Asker, turns: tuple[str, ...], number: Decimal, unit: str) -> None:
    answer = talk(asker, *turns)
    assert [(v.number, v.unit) for v in answer.values] == [(number, unit)], answer.answer


@pytest.mark.parametrize(("asked", "taken"), [("Toteuma 31.3.?", "Toteuma 31.3. – menot?"), ("Paljonko meni.", "Paljonko meni – menot?")])
def test_a_date_keeps_its_dot_in_the_question_as_taken(asked: str, taken: str) -> None:
    assert taken_as(asked, ["menot"]) == taken


def test_what_goes_on_from_an_unknown_unit_is_not_told_of_another(asker: Asker) -> None:
    answer = talk(asker, "Paljonko Koelan satamien toimintakulut olivat 2024?", "Entä henkilöstökulut?", "Entä muutettu talousarvio?")
    assert (answer.status, answer.values) == ("not_found", ())
