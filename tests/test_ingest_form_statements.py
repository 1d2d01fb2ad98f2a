"""Filled-in forms with a statement in one frame: their fields tell whose it is, its scale and its time; texts stand in boxes under it."""

from decimal import Decimal
from pathlib import Path

import pytest
from drawn_tables import TOWN, Sheet, printed, save

from ingest.extract import extract
from ingest.layout.layout import read_document
from ingest.model import Extraction
from ingest.pages.pdf import read_pages

PATHS = (
    ("Elinvoimapalvelut", "", ""),
    ("Elinvoimapalvelut", "Tekninen lautakunta", ""),
    ("Elinvoimapalvelut", "Tekninen lautakunta", "Satamat"),
    ("Elinvoimapalvelut", "Tekninen lautakunta", "Kadut"),
)
SIDES = {"Myyntituotot": 4, "Toimintatuotot": 4, "Henkilöstökulut": -6, "Palvelujen ostot": -3, "Toimintakulut": -9, "Toimintakate": -5}
HEADS = ("Toteuma 2025", "Toteuma 2024", "TA 2025")
REASON = "Palvelujen ostot ylittyivät, koska laituri korjattiin."
EDGES = (56.0, 226.0, 320.0, 420.0, 540.0)


def box(sheet: Sheet, x0: float, x1: float, deep: float) -> None:
    for y in (sheet.y, sheet.y + deep):
        sheet.line(x0, y, x1, y)
    for x in (x0, x1):
        sheet.line(x, sheet.y, x, sheet.y + deep)


def fields(sheet: Sheet, row: tuple[tuple[str, str], ...], look: str) -> None:
    edges = {3: (56, 226, 420, 540), 2: (56, 226, 540), 1: (56, 540)}[len(row)]
    for (label, said), x0, x1 in zip(row, edges, edges[1:], strict=False):
        box(sheet, x0, x1, 26)
        if look.startswith("beside"):
            middle = x0 + 0.4 * (x1 - x0)
            sheet.line(middle, sheet.y, middle, sheet.y + 26)
            sheet.text(x0 + 4, sheet.y + 16, label, 7)
            sheet.text(middle + 4, sheet.y + 16, said, 7)
        elif look.startswith("over"):
            sheet.text(x0 + 4, sheet.y + 9, label, 6.4)
            sheet.text(x0 + 4, sheet.y + 20, said, 9)
        else:
            sheet.text(x0 + 4, sheet.y + 16, f"{label}: {said}", 9)
    sheet.y += 26


def form(sheet: Sheet, path: tuple[str, str, str], income: int, look: str, whole: str, text: bool) -> None:
    units = tuple(zip(("Toimiala", "Toimielin", "Vastuualue"), (name or whole for name in path), strict=True))
    others = (("Luvut", "1 000 €"), ("Kausi", "1.1.–30.6.2025, vertailukausi 1.1.–30.6.2024"))
    for row_of in [(field,) for field in (*units, *others)] if "in rows" in look else [units, others]:
        fields(sheet, row_of, look)
    sheet.y += 16 if look.endswith("apart") else 0
    rows = [("Tili", *HEADS), *((account, *(printed(Decimal(times * income * n)) for n in (2, 3, 4))) for account, times in SIDES.items())]
    for row in rows:
        for n, (cell, x0, x1) in enumerate(zip(row, EDGES, EDGES[1:], strict=False)):
            box(sheet, x0, x1, 14)
            sheet.text(x1 - 4 if n else x0 + 4, sheet.y + 10, cell, 8, right=n > 0)
        sheet.y += 14
    if text:
        box(sheet, 56, 540, 28)
        sheet.text(60, sheet.y + 9, "Poikkeamien syyt", 6.4)
        sheet.text(60, sheet.y + 21, REASON, 9)
        sheet.y += 28
    sheet.y += 20


def drawn(path: Path, look: str, whole: str, text: bool = True) -> Extraction:
    sheet = Sheet(path)
    sheet.heading("Talousarvion seuranta 1.1.–30.6.2025")
    for n, names in enumerate(PATHS, 1):
        if n % 2 == 1 and n > 1:
            sheet.new_page()
        form(sheet, names, 10 * n, look, whole, text and bool(names[2]))
    return extract(save(sheet).path)


@pytest.mark.parametrize(
    ("look", "whole"),
    [
        ("over", "kaikki yhteensä"),
        ("over", "–"),
        ("over", "Yhteensä"),
        ("over apart", "–"),
        ("beside in rows", "–"),
        ("beside in rows, apart", "Kaikki yhteensä"),
        ("colon in rows", "–"),
        ("beside", "–"),
        ("colon apart", "Yhteensä"),
        ("colon", "Kaikki yhteensä"),
        ("colon", "–"),
    ],
)
def test_the_fields_of_a_form_name_the_unit_and_scale_of_its_statement(look: str, whole: str, tmp_path: Path) -> None:
    found = drawn(tmp_path / "tammiranta-1-6-2025.pdf", look, whole)
    told = {f.unit_path: f.number for f in found.figures if f.account == "Palvelujen ostot" and f.measure == "actual" and f.period.label == "1–6/2025"}
    due = {(TOWN, *(name for name in names if name)): Decimal(-3 * 10 * n * 2 * 1000) for n, names in enumerate(PATHS, 1)}
    assert told == due


@pytest.mark.parametrize("look", ["over", "over apart", "colon", "colon apart", "beside", "beside in rows", "over in rows", "beside in rows, apart"])
def test_the_time_of_a_form_is_that_of_its_columns_of_years(look: str, tmp_path: Path) -> None:
    found = drawn(tmp_path / "tammiranta-1-6-2025.pdf", look, "kaikki yhteensä")
    actual = [f for f in found.figures if f.account == "Palvelujen ostot" and f.measure in ("actual", "prior_actual") and f.unit == "Satamat"]
    assert {f.period.label: f.number for f in actual} == {"1–6/2025": Decimal(-180_000), "1–6/2024": Decimal(-270_000)}


@pytest.mark.parametrize("look", ["over", "colon"])
def test_a_text_under_the_statement_of_a_form_is_its_unit_s(look: str, tmp_path: Path) -> None:
    path = tmp_path / "tammiranta-1-6-2025.pdf"
    drawn(path, look, "–")
    document = read_document(read_pages(path, processes=1))
    said = [block for block in document.blocks if REASON in block.text]
    sections = {section.index: section.path for section in document.sections}
    assert [(block.kind, sections[block.section][-1]) for block in said if block.section is not None] == [("paragraph", "Satamat"), ("paragraph", "Kadut")]


@pytest.mark.parametrize("first", [("Hanke", "Laiturin korjaus"), ("Tavoite", "Laituri kestää")])
def test_the_unit_of_a_work_is_none_of_a_statement(first: tuple[str, str], tmp_path: Path) -> None:
    sheet = Sheet(tmp_path / "tammiranta-1-6-2025.pdf")
    sheet.heading("Liitteet")
    fields(sheet, (first, ("Toimielin", "Tekninen lautakunta"), ("Kausi", "2025")), "over")
    sheet.y += 20
    sheet.paragraph("Tiedot on koottu kesäkuussa.")
    blocks = read_document(read_pages(save(sheet).path, processes=1)).blocks
    assert not [block for block in blocks if block.kind == "heading" and block.text == "Tekninen lautakunta"]


@pytest.mark.parametrize("look", ["over", "colon"])
def test_a_form_without_a_unit_s_field_names_no_unit(look: str, tmp_path: Path) -> None:
    sheet = Sheet(tmp_path / "tammiranta-1-6-2025.pdf")
    sheet.heading("Satamat")
    fields(sheet, (("Luvut", "1 000 €"), ("Laatija", "Tekninen lautakunta")), look)
    blocks = read_document(read_pages(save(sheet).path, processes=1)).blocks
    assert not [block for block in blocks if block.kind == "heading" and block.text == "Tekninen lautakunta"]
