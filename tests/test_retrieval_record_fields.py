"""Numbers of records come from the figures of their columns, which know unit and scale, and are turned into the unit that is asked for."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from talk import asker_of

from ingest.model import Box, Cell, Column, Extraction, Figure, Measure, OrganisationUnit, Period, Record, Report, Row, Table
from retrieval.answer import Asker

TOWN = "Koelan kaupunki"
HALF = Period(date(2025, 1, 1), date(2025, 6, 30), "1–6/2025")
BOX = Box(0, 0, 10, 10)
PROJECTS = {"Kylät kukkivat": ("OKM", "48,5", "9,7"), "Rannat siistiksi": ("AVI", "40", None)}
"""Funder, whole budget and the town's own money in thousands of euros."""


def figure(row: int, title: str, measure: Measure, printed: str) -> Figure:
    thousands = Decimal(printed.replace(",", "."))
    return Figure(f"f-{row}-{measure}", TOWN, (TOWN,), title, "project", measure, HALF, thousands * 1000, "EUR", printed, Decimal(1000), 4, BOX)


@pytest.fixture(scope="module")
def asker() -> Asker:
    figures, records = [], []
    for row, (title, (funder, whole, own)) in enumerate(PROJECTS.items()):
        held = [figure(row, title, "total_funding", whole), *([figure(row, title, "own_share", own)] if own else [])]
        fields = {"funder": funder, "total_funding": whole, **({"own_share": own} if own else {"own_share": "9 700"})}
        ids = tuple(f.figure_id for f in held)
        records.append(Record(f"r-{row}", "project", TOWN, (TOWN,), title, fields, None, 4, (4,), BOX, ("Hankkeet",), 0, row, ids))
        figures += held
    report = Report("koela-1-6-2025", "koela.pdf", "0" * 64, "Koelan osavuosikatsaus 1–6/2025", TOWN, "osavuosikatsaus", HALF, 4, TOWN)
    return asker_of(Extraction(report, (OrganisationUnit(TOWN, (TOWN,), "kunta"),), (), (), tuple(figures), tuple(records), (), ()))


@pytest.mark.parametrize(
    ("question", "values"),
    [
        ("Mikä on Kylät kukkivat -hankkeen kokonaisrahoitus?", [("48500", "EUR")]),
        ("Paljonko kaupunki laittaa omaa rahaa Kylät kukkivat -hankkeeseen?", [("9700", "EUR")]),
        ("Mikä on Kylät kukkivat -hankkeen omarahoitusosuus prosentteina?", [("20.00", "%")]),
        ("Paljonko rahoitusta Kylät kukkivat -hankkeella on, ja keneltä raha tulee?", [("48500", "EUR")]),
        ("Kuka rahoittaa Kylät kukkivat -hanketta ja kuinka paljon rahaa on?", [("48500", "EUR")]),
        ("Paljonko hankkeiden kokonaisrahoitus on yhteensä?", [("88500", "EUR")]),
        ("Minkä hankkeen kokonaisrahoitus on suurin?", [("48500", "EUR")]),
    ],
)
def test_a_number_has_the_unit_and_scale_of_its_column(asker: Asker, question: str, values: list[tuple[str, str]]) -> None:
    answer = asker.ask(question)
    assert [(v.number, v.unit) for v in answer.values] == [(Decimal(number), unit) for number, unit in values], answer.answer


def test_money_of_no_known_unit_is_no_per_cent(asker: Asker) -> None:
    answer = asker.ask("Mikä on Rannat siistiksi -hankkeen omarahoitusosuus?")
    assert answer.values == ()
    assert "%" not in answer.answer


def test_the_one_told_before_is_meant_by_one(asker: Asker) -> None:
    first = asker.ask("Kuka rahoittaa Kylät kukkivat -hanketta?")
    one = asker.ask("Kuinka paljon rahaa hankkeella on yhteensä?", first.conversation_id)
    every = asker.ask("Paljonko hankkeilla on rahaa yhteensä?", first.conversation_id)
    assert [[v.number for v in answer.values] for answer in (one, every)] == [[Decimal(48500)], [Decimal(88500)]]


@pytest.mark.parametrize(
    ("printed", "number"),
    [("13,7 k€", "13700"), ("1,2 milj. €, josta puolet omaa", "1200000"), ("noin 20 tuhatta euroa", "20000"), ("48 200 €", "48200")],
)
def test_money_told_in_text_has_its_own_scale(printed: str, number: str) -> None:
    record = Record("r-1", "project", TOWN, (TOWN,), "Kyläverkko", {"total_funding": printed, "funder": "AVI"}, None, 4, (4,), BOX, ("Hankkeet",))
    report = Report("koela-1-6-2025", "koela.pdf", "0" * 64, "Koelan osavuosikatsaus 1–6/2025", TOWN, "osavuosikatsaus", HALF, 4, TOWN)
    asker = asker_of(Extraction(report, (OrganisationUnit(TOWN, (TOWN,), "kunta"),), (), (), (), (record,), (), ()))
    answer = asker.ask("Mikä on Kyläverkko-hankkeen kokonaisrahoitus?")
    assert [(v.number, v.unit) for v in answer.values] == [(Decimal(number), "EUR")], answer.answer
    for question in ("Minkä tahon rahoituksella Kyläverkko-hanke toteutetaan?", "Kenen rahoituksella Kyläverkko toteutetaan?"):
        told = asker.ask(question)
        assert "AVI" in told.answer and not told.values


def test_a_quote_holds_the_outcome_that_stands_outside_the_row_of_its_target() -> None:
    title, outcome = "Laiturin käyttötunnit: vähintään 300 tuntia.", "Toteutui, nyt 340 tuntia"
    row = Row(title, (Cell(title, 4, BOX), None, None))
    table = Table(0, "targets", "", None, (4,), ((4, BOX),), tuple(Column(label, 0, 1) for label in ("Tavoite", "Mittari", "Toteuma")), (row,))
    record = Record("r-1", "target", TOWN, (TOWN,), title, {"goal": title, "outcome": outcome, "status": "Valmis"}, "achieved", 4, (4,), BOX, (), 0, 0)
    other = replace(
        record, record_id="r-2", title="Laituri maalataan.", fields={"goal": "", "outcome": "Ei maalattu", "status": "Valmis"}, status="not_achieved", row=1
    )
    report = Report("koela-1-6-2025", "koela.pdf", "0" * 64, "Koelan osavuosikatsaus 1–6/2025", TOWN, "osavuosikatsaus", HALF, 4, TOWN)
    asker = asker_of(Extraction(report, (OrganisationUnit(TOWN, (TOWN,), "kunta"),), (), (table,), (), (record, other), (), ()))
    answer = asker.ask("Toteutuiko laiturin käyttötuntitavoite?")
    assert answer.answer.startswith("Kyllä") and [outcome in c.quote for c in answer.citations] == [True], answer
