"""Units whose names tell no kind: bands over statements in one table, and the rows of tables that are of one account each."""

from decimal import Decimal
from pathlib import Path

import pytest
from drawn_tables import TOWN, Sheet, printed, save
from own_names import APART, BANDS, HEADS, ROWS, SIDES, apart, banded, row

from ingest.extract import extract


def test_bands_over_statements_that_end_in_a_margin_are_units_under_those_that_they_make(tmp_path: Path) -> None:
    found = banded(tmp_path / "tammiranta-1-6-2025.pdf")
    paths = {unit.name: unit.path[1:] for unit in found.units if unit.name != TOWN}
    board, first, one, two, second, three, four = BANDS
    assert paths == {
        board: (board,), first: (board, first), one: (board, first, one), two: (board, first, two),
        second: (board, second), three: (board, second, three), four: (board, second, four),
    }  # fmt: skip
    told = {f.unit: f.number for f in found.figures if f.account == "Palkat" and f.measure == "actual" and f.period.label == "1–6/2025"}
    assert told == {name: -3 * income for name, income in BANDS.items()}


@pytest.mark.parametrize("names", [("Toteuma 2023", "Toteuma 2024", "Ennuste 2025"), ("Ulkoiset", "Sisäiset", "Ulkoiset ja sisäiset")])
def test_bands_that_tell_a_time_or_a_part_are_no_units(names: tuple[str, ...], tmp_path: Path) -> None:
    sheet = Sheet(tmp_path / "tammiranta-1-6-2025.pdf")
    sheet.heading("1 Käyttötalous")
    row(sheet, "euroa", HEADS, True)
    for name, income in zip(names, BANDS.values(), strict=False):
        sheet.y += 6
        row(sheet, name, (), True)
        for account, times in SIDES.items():
            row(sheet, account, tuple(printed(Decimal(times * income * n)) for n in (2, 4, 1)))
    assert not {unit.name for unit in extract(save(sheet).path).units} & set(names)


def test_where_zeros_are_printed_a_whole_column_of_dashes_tells_nothing(tmp_path: Path) -> None:
    found = banded(tmp_path / "tammiranta-1-6-2025.pdf", new="Kesäpaikka")
    own = [f for f in found.figures if f.unit == "Kesäpaikka" and f.account == "Tarvikkeet"]
    assert {(f.measure, f.period.label): f.number for f in own} == {("budget", "2025"): 0, ("actual", "1–6/2025"): -8_000}


def test_rows_that_add_up_in_tables_of_one_account_each_are_units(tmp_path: Path) -> None:
    found = apart(tmp_path / "tammiranta-1-6-2025.pdf", "Tukitoimet yhteensä")
    assert {unit.path[1:] for unit in found.units if unit.name != TOWN} == {("Tukitoimet",), *(("Tukitoimet", name) for name in ROWS)}
    due = {(name, account): 2_000 * number for account, numbers in APART.items() for name, number in zip(ROWS, numbers, strict=True)}
    due |= {("Tukitoimet", account): 2_000 * sum(numbers) for account, numbers in APART.items()}
    told = {(f.unit, f.account): f.number for f in found.figures if f.measure == "actual" and f.period.label == "1–6/2025" and f.table is not None}
    assert told == due


@pytest.mark.parametrize(
    ("rows", "adds"),
    [
        pytest.param(ROWS, False, id="rows that do not add up"),
        pytest.param(("Tammikuu", "Helmikuu", "Maaliskuu"), True, id="months"),
        pytest.param(("Palkat ja palkkiot", "Ostetut palvelut", "Muut kulut"), True, id="accounts"),
    ],
)
def test_other_rows_of_such_tables_are_no_units(rows: tuple[str, ...], adds: bool, tmp_path: Path) -> None:
    found = apart(tmp_path / "tammiranta-1-6-2025.pdf", "Yhteensä", rows, adds)
    assert not {unit.name for unit in found.units} & set(rows)
