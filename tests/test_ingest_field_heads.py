"""Pages that say in a field whose they are ("Yksikkö" over a box with the name): their tables are that unit's."""

from decimal import Decimal
from pathlib import Path

from drawn_tables import TOWN, Sheet, printed, save
from own_names import HEADS, SIDES, row

from ingest.extract import extract
from ingest.model import Extraction

INCOMES = {"Tukitoimet": 5_000, "Ruoka ja puhtaus": 3_000, "Tietohallinto": 2_000}


def drawn(path: Path, field: str) -> Extraction:
    sheet = Sheet(path)
    for name, income in INCOMES.items():
        sheet.new_page()
        sheet.text(56, 130, field, 8)
        sheet.text(62, 148, name, 9)
        sheet.line(58, 137, 200, 137)
        sheet.y = 150
        sheet.heading("Talousarvion toteutuminen")
        row(sheet, "euroa", HEADS, True)
        for account, times in SIDES.items():
            row(sheet, account, tuple(printed(Decimal(times * income * n)) for n in (2, 4, 1)))
    sheet.new_page()
    sheet.heading("Investoinnit")
    row(sheet, "Hanke, euroa", HEADS, True)
    for work in ("Sillan korjaus", "Torin kivetys"):
        row(sheet, work, ("10 000", "20 000", "5 000"))
    return extract(save(sheet).path)


def test_the_field_of_a_page_heads_its_tables(tmp_path: Path) -> None:
    found = drawn(tmp_path / "tammiranta-1-6-2025.pdf", "Yksikkö")
    told = {f.unit: f.number for f in found.figures if f.account == "Palkat" and f.measure == "actual" and f.period.label == "1–6/2025"}
    assert told == {name: -3 * income for name, income in INCOMES.items()}
    assert {f.unit for f in found.figures if f.subject_kind == "investment"} == {TOWN}


def test_another_field_heads_nothing(tmp_path: Path) -> None:
    found = drawn(tmp_path / "tammiranta-1-6-2025.pdf", "Laatija")
    assert not {unit.name for unit in found.units} & {"Tukitoimet", "Ruoka ja puhtaus"}
