"""A table whose one column a year heads, between two tables of several years: it begins and ends where its own headings are."""

from pathlib import Path

from drawn_tables import Sheet

from ingest.layout.layout import read_document
from ingest.pages.pdf import read_pages

YEARS = ("TP 2024", "TA 2025", "TA 2026", "TS 2027")


def _row(sheet: Sheet, label: str, values: tuple[str, ...], ends: tuple[float, ...], bold: bool = False) -> None:
    sheet.y += 14
    sheet.text(58, sheet.y, label, 8.5, bold)
    for value, end in zip(values, ends, strict=True):
        sheet.text(end, sheet.y, value, 8.5, bold, right=True)


def test_the_tax_rates_of_one_year_are_no_column_of_the_tables_around_them(tmp_path: Path) -> None:
    sheet = Sheet(tmp_path / "tammiranta-2026.pdf", time="2026")
    ends, under = (240.0, 300.0, 360.0, 420.0), (391.0,)
    sheet.y = 110
    sheet.text(56, sheet.y, "Väestö", 10, True)
    _row(sheet, "", YEARS, ends, True)
    _row(sheet, "Asukasluku 31.12.", ("6 454", "6 414", "6 357", "6 325"), ends)
    sheet.y += 20
    sheet.text(56, sheet.y, "Veroprosentit vuonna 2026", 10, True)
    _row(sheet, "Veroprosentti", ("2026",), under, True)
    for label, rate in (("Kunnan tuloveroprosentti", "8,20"), ("Vakituisten asuinrakennusten kiinteistövero", "0,48"), ("Yleinen kiinteistövero", "1,33")):
        _row(sheet, label, (rate,), under)
    sheet.y += 20
    sheet.text(56, sheet.y, "Tuloslaskelma", 10, True)
    _row(sheet, "€", YEARS, ends, True)
    _row(sheet, "Verotulot", ("10 612 048", "10 836 000", "11 020 000", "11 077 000"), ends)
    _row(sheet, "Valtionosuudet", ("6 178 459", "6 366 000", "6 452 000", "6 437 000"), ends)
    sheet.canvas.save()
    tables = read_document(list(read_pages(sheet.path))).tables
    assert [[row.label for row in table.rows] for table in tables] == [
        ["Asukasluku 31.12."],
        ["Kunnan tuloveroprosentti", "Vakituisten asuinrakennusten kiinteistövero", "Yleinen kiinteistövero"],
        ["Verotulot", "Valtionosuudet"],
    ]
    assert [column.label for column in tables[1].columns[1:]] == ["2026"]
