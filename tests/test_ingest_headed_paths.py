"""Headings that print the way down to a unit: over a statement each, or inside one table; the units have names of the town's own."""

from decimal import Decimal
from pathlib import Path

import pytest
from drawn_tables import TOWN, Sheet, printed, save
from own_names import HEADS, SIDES, row

from ingest.extract import extract
from ingest.model import Extraction

INCOMES = {"Kaupunkikehitys": 30_000, "Ranta": 11_000, "Melonta": 19_000}


def drawn(path: Path, titles: tuple[str, ...], inside: bool) -> Extraction:
    """A statement under each title, as headings of the page or inside one table."""
    sheet = Sheet(path)
    if inside:
        sheet.heading("Käyttötalous")
        row(sheet, "euroa", HEADS, True)
    for title, income in zip(titles, INCOMES.values(), strict=True):
        if not inside:
            sheet.heading(title)
            row(sheet, "euroa", HEADS, True)
        else:
            sheet.y += 6
            row(sheet, title, (), True)
        for account, times in SIDES.items():
            row(sheet, account, tuple(printed(Decimal(times * income * n)) for n in (2, 4, 1)), account in ("Menot", "Netto"))
    return extract(save(sheet).path)


def paths(found: Extraction) -> dict[tuple[str, ...], Decimal]:
    """The path of each unit below the town and what it paid in wages."""
    return {f.unit_path[1:]: f.number for f in found.figures if f.account == "Palkat" and f.measure == "actual" and f.period.label == "1–6/2025"}


@pytest.mark.parametrize("sign", [" / ", " – ", " › "])
@pytest.mark.parametrize("inside", [True, False])
def test_a_heading_that_goes_on_from_another_unit_s_names_its_part(inside: bool, sign: str, tmp_path: Path) -> None:
    whole, *parts = INCOMES
    found = drawn(tmp_path / "tammiranta-1-6-2025.pdf", (whole, *(f"{whole}{sign}Tekninen lautakunta{sign}{part}" for part in parts)), inside)
    told = {path: number for path, number in paths(found).items() if path != (whole,)}
    assert told == {(whole, "Tekninen lautakunta", part): Decimal(-3 * INCOMES[part]) for part in parts}


def test_a_heading_of_a_board_and_what_is_no_unit_is_no_path(tmp_path: Path) -> None:
    titles = ("Tekninen lautakunta", "Tekninen lautakunta – Talousarvion toteutuminen", "Tekninen lautakunta – Toimintakate")
    found = drawn(tmp_path / "tammiranta-1-6-2025.pdf", titles, False)
    assert {unit.name for unit in found.units} == {TOWN, "Tekninen lautakunta"}
