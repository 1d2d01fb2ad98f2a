"""A budget with its accounts and the plans behind it: what is asked without a year is of the budget's own year, and a change is counted on to that."""

from datetime import date
from decimal import Decimal

import pytest
from talk import asker_of, talk

from ingest.model import Box, Extraction, Figure, Measure, OrganisationUnit, Period, Report
from retrieval.answer import Asker

TOWN, SCHOOLS, STREETS = "Koelan kunta", "Sivistyspalvelut", "Tekniset palvelut"
COLUMNS: tuple[tuple[Measure, int, str], ...] = (
    ("closing", 2024, "TP 2024"),
    ("budget", 2025, "TA 2025"),
    ("budget", 2026, "TA 2026"),
    ("budget", 2027, "TS 2027"),
    ("budget", 2028, "TS 2028"),
)
ROWS = {
    (TOWN, "Toimintakulut"): (-8500, -8700, -8820, -8950, -9080),
    (TOWN, "Verotulot"): (6100, 6300, 6550, 6700, 6850),
    (SCHOOLS, "Henkilöstökulut"): (-5100, -5250, -5400, -5500, -5600),
    (STREETS, "Henkilöstökulut"): (-1100, -1150, -1120, -1130, -1140),
}


def year(number: int) -> Period:
    return Period(date(number, 1, 1), date(number, 12, 31), str(number))


@pytest.fixture(scope="module")
def asker() -> Asker:
    box = Box(0, 0, 10, 10)
    figures = [
        Figure(
            f"f-{row}-{column}", unit, (TOWN,) if unit == TOWN else (TOWN, unit), account, "account", measure, year(when), Decimal(number), "EUR", str(number),
            Decimal(1), 3, box, table=0, row=row, column=column, row_label=account, column_label=label,
        )
        for row, ((unit, account), numbers) in enumerate(ROWS.items())
        for column, (number, (measure, when, label)) in enumerate(zip(numbers, COLUMNS, strict=True), 1)
    ]  # fmt: skip
    units = (OrganisationUnit(TOWN, (TOWN,), "kunta"), *(OrganisationUnit(name, (TOWN, name), "toimiala") for name in (SCHOOLS, STREETS)))
    report = Report("koela-ta-2026", "koela.pdf", "0" * 64, "Talousarvio 2026", TOWN, "talousarvio", year(2026), 3, TOWN)
    return asker_of(Extraction(report, units, (), (), tuple(figures), (), (), ()))


@pytest.mark.parametrize(
    ("question", "number", "told"),
    [
        ("Mitkä ovat sivistyspalvelujen henkilöstökulut?", -5400, ("talousarvio 2026",)),
        ("Paljonko verotuloja kunta saa?", 6550, ("talousarvio 2026",)),
        ("Paljonko verotuloja arvioidaan kertyvän?", 6550, ("talousarvio 2026",)),
        ("Mikä on sivistyspalvelujen suurin kuluerä?", -5400, ("talousarvio 2026",)),
        ("Mitkä olivat sivistyspalvelujen henkilöstökulut?", -5100, ("tilinpäätös 2024",)),
        ("Miten toimintakulut muuttuvat vuodesta 2025?", -120, ("talousarvio 2025", "talousarvio 2026")),
        ("Paljonko teknisten palvelujen henkilöstökulut muuttuvat vuodesta 2025?", 30, ("talousarvio 2025", "talousarvio 2026")),
        ("Miten verotulot muuttuvat verrattuna vuoteen 2024?", 450, ("tilinpäätös 2024", "talousarvio 2026")),
        ("Paljonko toimintakulut kasvavat vuoden 2024 tilinpäätöksestä?", -320, ("tilinpäätös 2024", "talousarvio 2026")),
        ("Paljonko verotulot kasvavat edellisvuodesta?", 250, ("talousarvio 2025", "talousarvio 2026")),
        ("Paljonko toimintakulut kasvavat vuoteen 2028 mennessä?", -260, ("talousarvio 2026", "taloussuunnitelma 2028")),
    ],
)
def test_a_budget_tells_of_its_own_year(asker: Asker, question: str, number: int, told: tuple[str, ...]) -> None:
    answer = asker.ask(question)
    assert ([v.number for v in answer.values], all(words in answer.answer for words in told)) == ([Decimal(number)], True), answer.answer


def test_a_follow_up_keeps_to_the_time_told(asker: Asker) -> None:
    planned = talk(asker, "Mitkä ovat sivistyspalvelujen henkilöstökulut?", "Entä tekniset palvelut?")
    done = talk(asker, "Mitkä olivat sivistyspalvelujen henkilöstökulut?", "Entä tekniset palvelut?")
    assert [str(a.values[0].number) for a in (planned, done)] == ["-1120", "-1100"]


@pytest.mark.parametrize(
    ("turns", "number"), [(("Miten ne muuttuvat?",), -120), (("Miten ne muuttuvat vuodesta 2024?",), -320), (("Entä vuonna 2027?",), -8950)]
)
def test_a_change_goes_on_from_the_budget_told(asker: Asker, turns: tuple[str, ...], number: int) -> None:
    answer = talk(asker, "Mitkä ovat Koelan toimintakulut?", *turns)
    assert [v.number for v in answer.values] == [Decimal(number)], answer.answer


@pytest.mark.parametrize("question", ["Miten toimintakulut muuttuvat vuodesta 2026?", "Paljonko verotulot muuttuivat vuodesta 2023?"])
def test_no_change_is_counted_backwards(asker: Asker, question: str) -> None:
    assert asker.ask(question).status == "not_found"
