"""What is said of the scale of all numbers of a report is not about what is counted."""

from decimal import Decimal
from functools import cache

import pytest
from annual_town import Page, asker_drawn

from ingest.stores.figure_store import FigureStore


def _drawn(page: Page) -> None:
    page.heading("Osavuosikatsaus 1.1.–30.6.2025", 16)
    page.heading("Koivurannan hyvinvointialue", 13)
    page.heading("Talouden tilanne")
    page.prose("Talouden luvut on esitetty miljoonina euroina.")
    page.table(
        ("Erä", "Tot. 1–6/2025", "TA 2025"), [("Toimintatuotot", "20,1", "41,0"), ("Toimintakulut", "-150,2", "-301,5"), ("Toimintakate", "-130,1", "-260,5")]
    )
    page.heading("Suoritteet")
    page.prose("Taulukossa on keskeiset suoritteet.")
    page.table(
        ("Suorite", "1–6/2024", "1–6/2025"),
        [("Lääkärin vastaanotot", "24 100", "25 300"), ("Leikkaukset", "3 420", "3 510"), ("Hoitopäivät", "21 050", "20 870")],
    )
    page.heading("Henkilöstö")
    page.table(("Ammattiryhmä", "1–6/2024", "1–6/2025"), [("Lääkärit", "106,5", "108,3"), ("Hoitajat", "475,8", "487,7"), ("Yhteensä", "582,3", "596,0")])
    page.heading("Rahoituserät")
    page.table(("Erä", "1–6/2024", "1–6/2025"), [("Palkkiot", "1,2", "1,4"), ("Muut erät", "2,2", "2,6"), ("Yhteensä", "3,4", "4,0")])


@cache
def _store() -> FigureStore:
    return asker_drawn(_drawn)._store


@pytest.mark.parametrize(
    ("row", "numbers", "unit"),
    [
        ("Toimintakulut", {"-150200000", "-301500000"}, "EUR"),
        ("Lääkärin vastaanotot", {"24100", "25300"}, "count"),
        ("Leikkaukset", {"3420", "3510"}, "count"),
        ("Hoitajat", {"475.8", "487.7"}, "persons"),
        ("Palkkiot", {"1200000", "1400000"}, "EUR"),
    ],
)
def test_what_is_counted_is_not_in_millions_of_euros(row: str, numbers: set[str], unit: str) -> None:
    figures = [f.figure for f in _store().figures_of_subject([row])]
    assert {(f.number, f.number_unit) for f in figures} == {(Decimal(n), unit) for n in numbers}
