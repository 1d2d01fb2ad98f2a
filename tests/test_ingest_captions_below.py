"""Captions under their tables name the unit and the scale of what stands over them, where nothing else can."""

from pathlib import Path

import pytest
from drawn_tables import PROSE, UNITS, Due, Sheet, read, save, statement

NAMED = UNITS[:4]


def _drawn(path: Path, units: tuple[str, ...] = NAMED, text: bool = True) -> Sheet:
    """A table for each unit, two on a page, its name and scale only in the caption under it."""
    sheet = Sheet(path)
    sheet.y += 10
    for n, unit in enumerate(units, 1):
        if n % 2 and n > 1:
            sheet.new_page()
        statement(sheet, unit, rules="h")
        sheet.text(220, sheet.y + 12, f"Taulukko {n}. {unit}, 1 000 €.", 9)
        sheet.y += 24
        if text:
            sheet.paragraph(PROSE)
        sheet.y += 14
    return sheet


def _found(sheet: Sheet) -> set[Due]:
    return {Due(f.page, f.unit, f.account, f.measure, f.period.label, f.number, f.number_unit) for f in read(save(sheet).path)}


@pytest.mark.parametrize("text", [True, False], ids=["texts between", "tables one after another"])
def test_a_caption_under_a_table_names_its_unit_and_scale(text: bool, tmp_path: Path) -> None:
    sheet = _drawn(tmp_path / "a.pdf", text=text)
    assert _found(sheet) == set(sheet.due)


def test_a_heading_right_over_a_table_names_it_whatever_stands_under_it(tmp_path: Path) -> None:
    sheet = Sheet(tmp_path / "a.pdf")
    for n, unit in enumerate(NAMED[:2], 1):
        sheet.heading(unit)
        statement(sheet, unit, corner="1 000 €", rules="h")
        sheet.text(220, sheet.y + 12, f"Taulukko {n}. Kirjastopalvelut", 9)
        sheet.y += 24
    assert {due.unit for due in _found(sheet)} == set(NAMED[:2])


def test_captions_over_tables_that_follow_each_other_name_those_below(tmp_path: Path) -> None:
    sheet = Sheet(tmp_path / "a.pdf")
    sheet.y += 10
    for n, unit in enumerate(NAMED[:2], 1):
        sheet.text(56, sheet.y + 12, f"Taulukko {n}. {unit}, 1 000 €", 9, True)
        sheet.y += 16
        statement(sheet, unit, rules="h")
    assert {due.unit for due in _found(sheet)} & set(NAMED) == set(NAMED[:2])
