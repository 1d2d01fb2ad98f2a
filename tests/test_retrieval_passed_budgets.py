"""Which budgets were passed is told with by how much, where the report prints that, and not in per cent of them; whose estimate is meant is asked back."""

from datetime import date
from decimal import Decimal

import pytest
from talk import asker_of

from ingest.model import Box, Extraction, Figure, Measure, OrganisationUnit, Period, Record, Report
from retrieval.answer import Asker

TOWN, ID = "Koelan kaupunki", "koela-tp-2024"
YEAR = Period(date(2024, 1, 1), date(2024, 12, 31), "2024")
BOX = Box(0, 0, 10, 10)
BOARDS = {"Sivistyslautakunta": (-2000, -2100), "Tekninen lautakunta": (-900, -850), "Vapaa-aikalautakunta": (-400, -404)}
WORKS = {"Kirkonkylän paloasema": 700000, "Sataman laituri": 120000}


@pytest.fixture(scope="module")
def asker() -> Asker:
    figures = []
    for row, (board, (budget, actual)) in enumerate(BOARDS.items()):
        told: tuple[tuple[Measure, Decimal, str], ...] = (
            ("amended_budget", Decimal(budget * 1000), "EUR"),
            ("actual", Decimal(actual * 1000), "EUR"),
            ("deviation", Decimal((actual - budget) * 1000), "EUR"),
            ("percent", Decimal(actual * 100) / budget, "%"),
        )
        for column, (measure, number, unit) in enumerate(told, 1):
            figures.append(
                Figure(
                    f"b{row}-{column}", board, (TOWN, board), "Toimintakulut", "account", measure, YEAR, number, unit, str(number), Decimal(1), 1, BOX,
                    table=0, row=row, column=column, row_label="Toimintakulut", column_label=measure,
                )
            )  # fmt: skip
    records = []
    for row, (work, estimate) in enumerate(WORKS.items()):
        figures.append(
            Figure(
                f"w{row}", TOWN, (TOWN,), work, "investment", "total_funding", YEAR, Decimal(estimate), "EUR", str(estimate), Decimal(1), 2, BOX,
                table=1, row=row, column=1, row_label=work, column_label="Kustannusarvio",
            )
        )  # fmt: skip
        records.append(Record(f"r{row}", "investment", TOWN, (TOWN,), work, {}, None, 2, (2,), BOX, ("Investoinnit",), 1, row, (f"w{row}",)))
    report = Report(ID, "koela.pdf", "0" * 64, "Koelan tilinpäätös 2024", TOWN, "tilinpäätös", YEAR, 2, TOWN)
    units = (OrganisationUnit(TOWN, (TOWN,), "kunta"), *(OrganisationUnit(b, (TOWN, b), "lautakunta") for b in BOARDS))
    return asker_of(Extraction(report, units, (), (), tuple(figures), tuple(records), (), ()))


def test_the_boards_that_passed_their_budgets_are_told_with_by_how_much(asker: Asker) -> None:
    over = asker.ask("Mitkä lautakunnat ylittivät toimintakulujen muutetun talousarvion 2024?")
    assert [(str(v.number), v.unit) for v in over.values] == [("-100000", "EUR"), ("-4000", "EUR")], over.answer
    under = asker.ask("Mitkä lautakunnat alittivat toimintakulujen muutetun talousarvion 2024?")
    assert [(str(v.number), v.unit) for v in under.values] == [("50000", "EUR")], under.answer


def test_a_per_cent_that_is_named_is_answered_in_per_cent(asker: Asker) -> None:
    answer = asker.ask("Minkä lautakuntien toimintakulujen toteuma oli yli 103 prosenttia talousarviosta 2024?")
    assert [(str(v.number), v.unit) for v in answer.values] == [("105", "%")], answer.answer


def test_whose_cost_estimate_is_meant_is_asked_back(asker: Asker) -> None:
    answer = asker.ask("Mikä on hankkeen kustannusarvio?")
    assert answer.status == "clarify", answer.answer
    assert len(answer.suggest()) == len(WORKS)
    for question, number in zip(answer.suggest(), WORKS.values(), strict=True):
        assert [str(v.number) for v in asker.ask(question).values] == [str(number)]
