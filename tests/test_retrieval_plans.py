"""Budgets and plans of years to come: what is asked of a year that lies ahead is what has been planned for it, and says so."""

from datetime import date
from decimal import Decimal

import pytest
from talk import asker_of

from ingest.model import Box, Extraction, Figure, Measure, OrganisationUnit, Period, Report
from retrieval.answer import Asker

TOWN = "Koelan kunta"
CELLS: dict[tuple[Measure, int, str], dict[str, str]] = {
    ("closing", 2024, "TP 2024"): {"Toimintakulut": "-41615", "Palvelujen ostot": "-9800", "Verotulot": "26165"},
    ("budget", 2026, "TA 2026"): {"Toimintakulut": "-45789", "Palvelujen ostot": "-10696", "Verotulot": "29335"},
    ("budget", 2027, "TS 2027"): {"Toimintakulut": "-46406", "Palvelujen ostot": "-10850", "Verotulot": "30040"},
}


def year(number: int) -> Period:
    return Period(date(number, 1, 1), date(number, 12, 31), str(number))


@pytest.fixture(scope="module")
def asker() -> Asker:
    box = Box(0, 0, 10, 10)
    figures = [
        Figure(
            f"f-{row}-{column}", TOWN, (TOWN,), account, "account", measure, year(when), Decimal(number), "EUR", number, Decimal(1), 3, box,
            table=0, row=row, column=column, row_label=account, column_label=label,
        )
        for column, ((measure, when, label), cells) in enumerate(CELLS.items(), 1)
        for row, (account, number) in enumerate(cells.items())
    ]  # fmt: skip
    report = Report("koela-ta-2026", "koela.pdf", "0" * 64, "Talousarvio 2026", TOWN, "talousarvio", year(2026), 3, TOWN)
    return asker_of(Extraction(report, (OrganisationUnit(TOWN, (TOWN,), "kunta"),), (), (), tuple(figures), (), (), ()))


@pytest.mark.parametrize(
    ("question", "number", "told"),
    [
        ("Mitkä ovat Koelan toimintakulut vuonna 2026?", "-45789", "talousarvio 2026"),
        ("Paljonko verotuloja Koela saa ensi vuonna 2026?", "29335", "talousarvio 2026"),
        ("Koela, verotulot TS 2027?", "30040", "taloussuunnitelma 2027"),
        ("Mitkä ovat Koelan verotulot taloussuunnitelmassa vuodelle 2027?", "30040", "taloussuunnitelma 2027"),
        ("Paljonko Koelan verotulot ovat TA 2026:ssa?", "29335", "talousarvio 2026"),
        ("Mitä verotuloja Koelaan arvioidaan TS 2027:ään?", "30040", "taloussuunnitelma 2027"),
        ("Paljonko Koelan palvelujen ostot ovat talousarviossa?", "-10696", "talousarvio 2026"),
        ("Mitkä olivat Koelan toimintakulut vuonna 2024?", "-41615", "2024"),
    ],
)
def test_what_is_planned_for_a_year(asker: Asker, question: str, number: str, told: str) -> None:
    answer = asker.ask(question)
    assert ([str(v.number) for v in answer.values], told in answer.answer) == ([number], True), answer.answer


@pytest.mark.parametrize("question", ["Mitkä ovat Koelan toimintakulut vuonna 2031?", "Mitkä olivat Koelan toteutuneet toimintakulut vuonna 2026?"])
def test_what_nobody_has_planned_or_seen_is_not_told(asker: Asker, question: str) -> None:
    assert asker.ask(question).values == ()
