"""A unit's statement without columns: a list of measures under each account, or a line of text for each. Truth: the drawn numbers."""

from decimal import Decimal
from pathlib import Path

import pytest
from drawn_tables import Sheet, printed, save

from ingest.extract import extract

UNITS = {"Varhaiskasvatus": 1, "Perusopetus": 2}
ROWS = (("Toimintatuotot", 900, 420), ("Henkilöstökulut", -8000, -4300), ("Palvelujen ostot", -2000, -900))


def per_cent(budget: int, outcome: int) -> Decimal:
    return round(Decimal(outcome) / budget * 100, 1)


def listed(sheet: Sheet, account: str, budget: int, outcome: int) -> None:
    sheet.text(56, sheet.y + 11, account, 9, True)
    sheet.y += 13
    numbers = (("Talousarvio 2025", budget), ("Toteuma 1–6/2025", outcome), ("Toteuma-%", per_cent(budget, outcome)), ("Jäljellä", budget - outcome))
    for label, number in numbers:
        sheet.text(70, sheet.y + 10, label, 8)
        sheet.text(300, sheet.y + 10, printed(Decimal(number)), 8, right=True)
        sheet.y += 12


def told(sheet: Sheet, account: str, budget: int, outcome: int) -> None:
    percent = printed(per_cent(budget, outcome))
    left = printed(Decimal(budget - outcome))
    sheet.paragraph(f"• {account}: talousarvio {printed(Decimal(budget))} t€, toteuma {printed(Decimal(outcome))} t€ ({percent} %), jäljellä {left} t€")


@pytest.mark.parametrize("form", [listed, told], ids=["measures under accounts", "a line for each account"])
def test_each_number_is_of_the_account_over_or_before_it(form: object, tmp_path: Path) -> None:
    sheet = Sheet(tmp_path / "tammiranta-1-6-2025.pdf")
    due = {}
    for unit, times in UNITS.items():
        sheet.heading(unit)
        sheet.text(56, sheet.y + 8, "1 000 €", 8)
        sheet.y += 10
        for account, one, other in ROWS:
            budget, outcome = times * one, times * other
            form(sheet, account, budget, outcome)  # type: ignore[operator]
            due |= {(unit, account, "budget", "2025"): Decimal(1000 * budget), (unit, account, "actual", "1–6/2025"): Decimal(1000 * outcome)}
            due |= {(unit, account, "percent", "1–6/2025"): per_cent(budget, outcome)}
            due |= {(unit, account, "remaining", "1–6/2025"): Decimal(1000 * (budget - outcome))}
    found = {(f.unit, f.account, f.measure, f.period.label): f.number for f in extract(save(sheet).path).figures}
    assert found == due


@pytest.mark.parametrize(
    "sentence",
    [
        "Toimintakulut olivat 4 300 000 euroa (12,0 %).",
        "Henkilöstökulujen talousarvio on 8 000 000 euroa, josta toteutui 4 300 000 euroa (61,0 %).",
    ],
    ids=["no budget is told", "it is not the part of the budget"],
)
def test_a_per_cent_that_its_numbers_do_not_prove_is_not_read_as_that_of_a_budget(sentence: str, tmp_path: Path) -> None:
    sheet = Sheet(tmp_path / "tammiranta-1-6-2025.pdf")
    sheet.heading("Varhaiskasvatus")
    sheet.paragraph(sentence)
    assert not [f for f in extract(save(sheet).path).figures if f.measure == "percent"]
