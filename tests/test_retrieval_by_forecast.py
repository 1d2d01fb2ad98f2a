"""Departments with their accounts, budget, what has come about and forecast: what is held against a forecast is of its year, and a list tells each one's."""

from datetime import date
from decimal import Decimal

import pytest
from talk import asker_of

from ingest.language.finnish import Analyser
from ingest.model import Box, Extraction, Figure, Measure, OrganisationUnit, Period, Report
from ingest.stores.figure_store import FigureStore
from retrieval.answer import Asker

TOWN = "Koelan kaupunki"
BOX = Box(0, 0, 10, 10)
UNITS = ("Hallinto-osasto", "Sivistysosasto", "Tekninen osasto")
PATHS = {TOWN: (TOWN,), **{name: (TOWN, name) for name in UNITS}}
ROWS: dict[tuple[str, str], tuple[int, int, int, int]] = {
    ("Hallinto-osasto", "Toimintakulut"): (-910, -900, -640, -890),
    ("Sivistysosasto", "Palvelujen ostot"): (-1300, -1100, -900, -1150),
    ("Sivistysosasto", "Henkilöstökulut"): (-6000, -6000, -4700, -5980),
    ("Sivistysosasto", "Toimintakulut"): (-7300, -7100, -5600, -7250),
    ("Tekninen osasto", "Toimintakulut"): (-3100, -3200, -2310, -3230),
    (TOWN, "Toimintakulut"): (-11310, -11200, -8550, -11370),
}


def year(number: int) -> Period:
    return Period(date(number, 1, 1), date(number, 12, 31), str(number))


def report(name: str, kind: str, period: Period, columns: tuple[tuple[Measure, Period], ...]) -> Extraction:
    figures = [
        Figure(
            f"{name}-{row}-{column}", unit, PATHS[unit], account, "account", measure, when, Decimal(number), "EUR", str(number), Decimal(1), 3, BOX,
            table=0, row=row, column=column, row_label=account, column_label=f"{measure} {when.label}",
        )
        for row, ((unit, account), numbers) in enumerate(ROWS.items())
        for column, (number, (measure, when)) in enumerate(zip(numbers, columns, strict=False), 1)
    ]  # fmt: skip
    units = tuple(OrganisationUnit(unit, path, "kunta" if unit == TOWN else "osasto") for unit, path in PATHS.items())
    return Extraction(Report(name, f"{name}.pdf", "0" * 64, "Katsaus", TOWN, kind, period, 3, TOWN), units, (), (), tuple(figures), (), (), ())


MONTHS = Period(date(2025, 1, 1), date(2025, 9, 30), "1–9/2025")
REVIEW = report("koela-2025-09", "osavuosikatsaus", MONTHS, (("closing", year(2024)), ("budget", year(2025)), ("actual", MONTHS), ("forecast", year(2025))))


@pytest.fixture(scope="module")
def asker() -> Asker:
    return asker_of(REVIEW)


@pytest.mark.parametrize(
    "question",
    [
        "Mitkä kulut ylittävät ennusteen?",
        "Paljonko toimintakulut ylittävät ennusteen?",
        "Ylittävätkö sivistysosaston toimintakulut ennusteen?",
        "Minkä osaston kulut ylittävät ennusteen eniten?",
        "Mitkä osastot ylittävät ennusteen?",
    ],
)
def test_the_accounts_of_another_year_are_not_held_against_a_forecast(asker: Asker, question: str) -> None:
    answer = asker.ask(question)
    assert (answer.status, answer.values) == ("not_found", ()), answer.answer


def test_the_accounts_of_the_same_year_are() -> None:
    store = FigureStore()
    store.add(REVIEW)
    store.add(report("koela-tp-2025", "tilinpäätös", year(2025), (("closing", year(2025)),)))
    answer = Asker(store, None, Analyser()).ask("Paljonko toimintakulut ylittävät ennusteen?")
    assert [abs(v.number) for v in answer.values] == [60], answer.answer  # 11 310 and 11 370 of one year


@pytest.mark.parametrize(
    ("question", "numbers"),
    [
        ("Mitkä sivistysosaston kulut ennustetaan ylittävän talousarvion?", [-50]),
        ("Mitkä sivistysosaston kulut ylittävät talousarvion?", [-50]),
        ("Minkä kulujen ennuste ylittää talousarvion sivistysosastolla?", [-50]),
        ("Mitkä osastot ennustetaan ylittävän talousarvion?", [-150, -30]),
        ("Mitkä osastot ylittävät talousarvion?", [-150, -30]),
        ("Mitkä osastot alittavat talousarvion?", [10]),
        ("Mikä osasto ylittää talousarvionsa eniten?", [-150]),
        ("Luettele osastojen toimintakulut", [-640, -5600, -2310]),
        ("Toimintakulut osastoittain 1–9/2025?", [-640, -5600, -2310]),
        ("Mitkä olivat eri osastojen toimintakulut vuonna 2024?", [-910, -7300, -3100]),
        ("Paljonko kunkin osaston toimintakulujen ennuste on?", [-890, -7250, -3230]),
    ],
)
def test_departments_one_by_one(asker: Asker, question: str, numbers: list[int]) -> None:
    answer = asker.ask(question)
    assert [v.number for v in answer.values] == numbers, answer.answer


@pytest.mark.parametrize("question", ["Luettele osastojen verotulot", "Luettele lautakuntien toimintakulut", "Luettele osastojen toimintakulut vuonna 2030"])
def test_a_list_that_no_table_has(asker: Asker, question: str) -> None:
    assert asker.ask(question).values == ()


def test_a_forecast_is_held_against_the_budget_of_its_own_report() -> None:
    store = FigureStore()
    store.add(REVIEW)
    store.add(report("koela-tp-2025", "tilinpäätös", year(2025), (("amended_budget", year(2025)),)))  # as changed since: 3 100 for the technical department
    answer = Asker(store, None, Analyser()).ask("Mitkä osastot ennustetaan ylittävän talousarvion?")
    assert [v.number for v in answer.values] == [-150, -30], answer.answer


def test_a_budget_that_is_not_passed_is_said_to_be_the_greater(asker: Asker) -> None:
    under = asker.ask("Paljonko hallinto-osaston toimintakulujen ennuste ylittää talousarvion?").answer
    over = asker.ask("Paljonko sivistysosaston toimintakulujen ennuste ylittää talousarvion?").answer
    assert "Suurempi luku: " in under and "Suurempi luku: " not in over, (under, over)


def test_what_has_been_spent_so_far_is_told_beside_the_whole_year(asker: Asker) -> None:
    answer = asker.ask("Mitkä osastot ovat ylittäneet talousarvionsa?")
    assert any("koskee koko vuotta 2025" in caveat for caveat in answer.caveats), answer


@pytest.mark.parametrize(
    ("question", "number"),
    [
        ("Mikä on teknisen osaston toimintakulujen ennuste vuoden 2025 tilinpäätökseen?", -3230),
        ("ennuste TP 2025 sivistysosasto palvelujen ostot", -1150),
    ],
)
def test_where_no_report_closes_a_year_its_closing_is_what_is_forecast(asker: Asker, question: str, number: int) -> None:
    answer = asker.ask(question)
    assert [value.number for value in answer.values] == [number]


@pytest.mark.parametrize(
    "question",
    [
        "Mikä oli teknisen osaston toimintakulujen ennuste ja tilinpäätös vuonna 2025?",
        "Paljonko teknisen osaston toimintakulujen ennuste erosi vuoden 2025 tilinpäätöksestä?",
    ],
)
def test_a_forecast_is_not_told_for_a_closing_that_is_asked_beside_it(asker: Asker, question: str) -> None:
    assert asker.ask(question).status != "answered"
