"""A table that says nothing of its unit beside statements in thousands of euros. Truth: the deviations are differences of the statements' numbers."""

from collections.abc import Sequence
from decimal import Decimal
from typing import Any

import pytest
from annual_town import Page, asker_of, read_drawn

from ingest.messages import untold_scale
from ingest.model import Extraction

HEADS = ("TA 2025", "Ennuste 2025")
UNITS = {"Varhaiskasvatus": ((-8000, -8120), (-2000, -1955)), "Perusopetus": ((-9000, -9090), (-3000, -3015))}
ACCOUNTS = ("Henkilöstökulut", "Palvelujen ostot")


def printed(number: int) -> str:
    return f"{number:,}".replace(",", " ")


def drawn(heads: Sequence[str] = ("Tili", "Poikkeama"), scales: Sequence[str] = ("1 000 €", "1 000 €"), factor: int = 1) -> Extraction:
    def page_of(page: Page) -> None:
        page.text(56, "Aaltolan kunta", 16, True)
        page.heading("Osavuosikatsaus 1–6/2025", 15)
        for (unit, rows), scale in zip(UNITS.items(), scales, strict=True):
            page.heading(unit)
            page.table((scale, *HEADS), [(name, *map(printed, row)) for name, row in zip(ACCOUNTS, rows, strict=True)], apart=120)
            page.heading("Poikkeamat", 11)
            told = [(name, printed(factor * (new - old)), "Selitys on toimialan antama.") for name, (old, new) in zip(ACCOUNTS, rows, strict=True)]
            page.table((*heads, "Syy"), told, starts=(56, 200, 300))

    return read_drawn(page_of)


def deviations(read_: Extraction) -> dict[tuple[str, str], tuple[int, str | None]]:
    return {(f.unit, f.account): (int(f.number), f.doubt) for f in read_.figures if f.measure == "deviation"}


def test_deviations_of_the_same_rows_are_in_the_unit_of_the_statements_and_in_doubt() -> None:
    due = {(unit, name): 1000 * (new - old) for unit, rows in UNITS.items() for name, (old, new) in zip(ACCOUNTS, rows, strict=True)}
    assert deviations(drawn()) == {key: (number, untold_scale(Decimal(1000))) for key, number in due.items()}


def test_an_answer_says_that_the_unit_is_taken_from_other_tables() -> None:
    answer = asker_of(drawn()).ask("Mikä on varhaiskasvatuksen henkilöstökulujen poikkeama?")
    assert [value.number for value in answer.values] == [-120000]
    assert untold_scale(Decimal(1000)) in answer.caveats


@pytest.mark.parametrize(
    "changed",
    [{"heads": ("Tili", "Poikkeama, €"), "factor": 1000}, {"scales": ("1 000 €", "€")}, {"factor": 1000}],
    ids=["it says euros", "the statements are in two units", "numbers as large as euros are"],
)
def test_other_tables_stay_as_they_are_printed(changed: dict[str, Any]) -> None:
    found = deviations(drawn(**changed))
    factor = changed.get("factor", 1)
    assert found["Varhaiskasvatus", "Henkilöstökulut"] == (-120 * factor, None)


def test_the_statement_of_a_unit_of_its_own_has_the_scale_of_all_others_and_is_in_doubt() -> None:
    rows = (("Toimintatuotot", 300, 150), ("Toimintakulut", -1200, -620), ("Toimintakate", -900, -470))

    def page_of(page: Page) -> None:
        page.text(56, "Aaltolan kunta", 16, True)
        page.heading("Osavuosikatsaus 1–6/2025", 15)
        for n, unit in enumerate(("Varhaiskasvatus", "Perusopetus", "Kirjastopalvelut", "Nuorisopalvelut"), 1):
            page.heading(unit)
            page.table(("1 000 €" if n < 4 else "", *HEADS), [(name, *(printed(n * number) for number in numbers)) for name, *numbers in rows], apart=120)

    told = {f.unit: (int(f.number), f.doubt) for f in read_drawn(page_of).figures if (f.account, f.measure) == ("Toimintakate", "budget")}
    assert told["Kirjastopalvelut"] == (-2_700_000, None)
    assert told["Nuorisopalvelut"] == (-3_600_000, untold_scale(Decimal(1000)))


@pytest.mark.parametrize(("works", "taken"), [((187, 2411, 350), True), ((187_000, 2_411_000, 35_000), False)], ids=["thousands", "euros"])
def test_works_that_would_cost_too_little_in_euros_have_the_scale_of_all_others_and_are_in_doubt(works: tuple[int, ...], taken: bool) -> None:
    rows = (("Toimintatuotot", 300, 150), ("Toimintakulut", -1200, -620), ("Toimintakate", -900, -470))
    names = ("Rantatien saneeraus", "Keskuskoulun peruskorjaus", "Jäteveden pumppaamo")

    def page_of(page: Page) -> None:
        page.text(56, "Aaltolan kunta", 16, True)
        page.heading("Osavuosikatsaus 1–6/2025", 15)
        for n, unit in enumerate(("Varhaiskasvatus", "Perusopetus", "Kirjastopalvelut"), 1):
            page.heading(unit)
            page.table(("1 000 €", *HEADS), [(name, *(printed(n * number) for number in numbers)) for name, *numbers in rows], apart=120)
        page.heading("Investoinnit")
        page.table(("Investointi", *HEADS), [(name, printed(cost), printed(cost)) for name, cost in zip(names, works, strict=True)], apart=160)

    told = {f.account: (int(f.number), f.doubt) for f in read_drawn(page_of).figures if f.measure == "budget"}
    factor, doubt = (1000, untold_scale(Decimal(1000))) if taken else (1, None)
    assert {name: told[name] for name in names} == {name: (factor * cost, doubt) for name, cost in zip(names, works, strict=True)}
