"""A statement under a heading that sums up those before it is that unit's, and the units before it are its parts; a unit of dashes alone has no such row."""

from functools import cache

import pytest
from annual_town import Page, asker_drawn
from talk import talk

from retrieval.answer import Asker

HEADINGS = ("Euroa", "TA 2025", "TP 2025", "Tot. %", "TP 2024")


def _statement(name: str, grant: int, pay: int) -> list[tuple[str, ...]]:
    def row(label: str, amount: int) -> tuple[str, ...]:
        shown = [f"{amount + step:,}".replace(",", " ") for step in (0, 100, -200)]
        return (label, shown[0], shown[1], "99,0", shown[2])

    return [(name, "", "", "", ""), row("EU-tuki", grant), row("Tuotot", grant), row("Palkat", -pay), row("Kulut", -pay), row("Toimintakate", grant - pay)]


def _first(page: Page) -> None:
    page.text(56, "Aallonrannan kaupunki", 16, True)
    page.heading("Tilinpäätös 2025", 15)
    page.heading("Määrärahojen toteutuminen")
    rows = [*_statement("Työpaja Kierre", 70_000, 210_000), *_statement("Kotoutumispalvelut", 30_000, 190_000), *_statement("Ohjaamo", 20_000, 90_000)]
    page.table(HEADINGS, [*rows, *_statement("Työllisyysalue yhteensä", 120_000, 490_000)])


@cache
def _asker() -> Asker:
    return asker_drawn(_first)


@pytest.mark.parametrize(
    ("question", "number"), [("Paljonko työllisyysalueen EU-tuki oli vuonna 2025?", "120100"), ("Mikä oli ohjaamon toimintakate 2025?", "-69900")]
)
def test_each_statement_is_of_the_unit_over_it(question: str, number: str) -> None:
    answer = talk(_asker(), question)
    assert [str(v.number) for v in answer.values] == [number], answer.answer


def test_no_total_of_a_body_is_the_whole_towns() -> None:
    answer = talk(_asker(), "Paljonko EU-tukea saatiin vuonna 2025?")
    assert answer.status == "clarify", answer.answer
