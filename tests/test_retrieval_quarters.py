"""Questions about a report that prints each quarter beside what has come about in all."""

from datetime import date
from decimal import Decimal

import pytest
from talk import asker_of

from ingest.model import Box, Extraction, Figure, OrganisationUnit, Period, Report
from retrieval.answer import Asker

TOWN, BOARD, AREA, WATER = "Koelan kaupunki", "Sivistyslautakunta", "Sivistyspalvelut", "Vesihuoltolaitos"
COLUMNS = {
    "1–3/2025": Period(date(2025, 1, 1), date(2025, 3, 31), "1–3/2025"),
    "4–6/2025": Period(date(2025, 4, 1), date(2025, 6, 30), "4–6/2025"),
    "7–9/2025": Period(date(2025, 7, 1), date(2025, 9, 30), "7–9/2025"),
    "1–9/2025": Period(date(2025, 1, 1), date(2025, 9, 30), "1–9/2025"),
}
ROWS = {
    (TOWN, "Verotulot"): (7000, 8000, 8500, 23500),
    (TOWN, "Toimintakulut"): (-9000, -9400, -9100, -27500),
    (AREA, "Toimintakulut"): (-500, -600, -650, -1750),
    (BOARD, "Toimintakulut"): (-400, -450, -500, -1350),
    (WATER, "Myyntituotot"): (120, 124, 100, 344),
    (WATER, "Muut toimintatuotot"): (20, 30, 10, 60),
}
NUMBERS = {
    "a numeral and an abbreviation": ("Verotulot I nelj. 2025", ["7000"]),
    "a numeral": ("Paljonko verotuloja kertyi III neljänneksellä 2025?", ["8500"]),
    "a number": ("2. kvartaalin verotulot 2025?", ["8000"]),
    "a number behind": ("Verotulot, neljännes 3?", ["8500"]),
    "quarters from the first on": ("Verotulot I–III neljännes 2025", ["23500"]),
    "a range": ("Paljonko verotuloja kertyi heinä–syyskuussa 2025?", ["8500"]),
    "nothing said": ("Paljonko verotuloja kertyi?", ["23500"]),
    "the best of a year": ("Millä neljänneksellä vesihuoltolaitoksen myyntituotot olivat suurimmat vuonna 2025?", ["124"]),
    "the worst, no year said": ("Minä neljänneksenä vesihuoltolaitoksen myyntituotot olivat pienimmät?", ["100"]),
    "one by one, no year said": ("Mitkä olivat vesihuoltolaitoksen myyntituotot neljänneksittäin?", ["120", "124", "100"]),
    "up to a quarter, from the rest": ("Paljonko verotuloja kertyi tammi–kesäkuussa 2025?", ["15000"]),
    "from a quarter on": ("Paljonko verotuloja kertyi huhti–syyskuussa 2025?", ["16500"]),
}
NOT_TOLD = {
    "months of no column": "Paljonko verotuloja kertyi tammi–huhtikuussa 2025?",
    "a quarter to come": "Paljonko verotulot olivat vuoden 2025 viimeisellä neljänneksellä?",
    "a quarter of the year before": "Paljonko verotuloja kertyi ensimmäisellä neljänneksellä 2024?",
}


@pytest.fixture(scope="module")
def asker() -> Asker:
    period, box = COLUMNS["1–9/2025"], Box(0, 0, 10, 10)
    figures = []
    for row, ((unit, account), numbers) in enumerate(ROWS.items()):
        for column, (time, number) in enumerate(zip(COLUMNS.values(), numbers, strict=True)):
            path = (TOWN,) if unit == TOWN else (TOWN, unit)
            figures.append(
                Figure(
                    f"k-{row}-{column}", unit, path, account, "account", "actual", time, Decimal(number), "EUR", str(number), Decimal(1), 1, box,
                    section=("Talous",), table=0, row=row, column=column, row_label=account, column_label=time.label,
                )
            )  # fmt: skip
    kinds = ((AREA, "palvelu"), (BOARD, "lautakunta"), (WATER, "laitos"))
    units = (OrganisationUnit(TOWN, (TOWN,), "kunta"), *(OrganisationUnit(unit, (TOWN, unit), kind) for unit, kind in kinds))
    report = Report("koela-2025-9", "koela-2025-9.pdf", "0" * 64, f"{TOWN} 1–9/2025", TOWN, "osavuosikatsaus", period, 1, TOWN)
    return asker_of(Extraction(report, units, (), (), tuple(figures), (), (), ()))


@pytest.mark.parametrize(("question", "numbers"), NUMBERS.values(), ids=NUMBERS)
def test_the_quarter_or_the_accumulation_that_is_asked(asker: Asker, question: str, numbers: list[str]) -> None:
    assert [value.number for value in asker.ask(question).values] == [Decimal(number) for number in numbers]


@pytest.mark.parametrize("question", NOT_TOLD.values(), ids=NOT_TOLD)
def test_a_time_that_no_columns_give_is_not_told(asker: Asker, question: str) -> None:
    assert asker.ask(question).status == "not_found"


def test_the_accumulation_is_offered_where_the_unit_is_asked_back(asker: Asker) -> None:
    asked = asker.ask("Mikä on sivistyksen toimintakulujen toteuma?")
    assert asked.status == "clarify"
    answer = asker.ask("Sivistyslautakunta, kiitos.", asked.conversation_id)
    assert [value.number for value in answer.values] == [Decimal(-1350)]
