"""Dots that lead from labels to what is said of them: of projects and risks, of amounts, and to pages of a list of contents."""

from pathlib import Path

import pytest
from drawn_tables import Sheet, save
from reportlab.pdfbase.pdfmetrics import stringWidth

from ingest.extract import extract
from ingest.layout.layout import read_document
from ingest.model import Extraction
from ingest.pages.pdf import read_pages

PROJECT = (("Rahoittaja", "EAKR"), ("Toteutusaika", "2023–2025"), ("Kokonaisrahoitus", "58 148 €"), ("Kunnan osuus", "40 %"), ("Menoista toteutunut", "39 %"))
RISK = (("Riskilaji", "vahinkoriski"), ("Todennäköisyys", "2"), ("Merkittävyys", "3"), ("Hallintakeinot", "varmuuskopiointi"))


def led(sheet: Sheet, label: str, value: str, dots: str, x: float = 60, to: float = 300) -> None:
    text = f"{label} "
    while stringWidth(text + dots, "Helvetica", 8) < to - x - 4:
        text += dots
    sheet.y += 12
    sheet.text(x, sheet.y, text, 8)
    sheet.text(to, sheet.y, value, 8)


def form(path: Path, dots: str) -> Extraction:
    sheet = Sheet(path)
    for heading, name, facts in (("Hankkeet", "Kasvun kynnys", PROJECT), ("Riskit", "Tietomurto pysäyttää palvelun", RISK)):
        sheet.heading(heading)
        sheet.y += 18
        sheet.text(56, sheet.y, name, 10, True)
        for label, value in facts:
            led(sheet, label, value, dots)
    sheet.heading("Investoinnit")
    sheet.y += 12
    sheet.text(300, sheet.y, "TA 2025", 8, True)
    sheet.text(400, sheet.y, "Tot. 1–6/2025", 8, True)
    for work, budget, spent in (("Laiturin kansi", "500 000", "260 000"), ("Hallin pumput", "200 000", "40 000")):
        led(sheet, work, budget, dots)
        sheet.text(400, sheet.y, spent, 8)
    return extract(save(sheet).path)


@pytest.mark.parametrize("dots", [".", ". ", "…"], ids=["dots", "dots with spaces", "ellipses"])
def test_what_dots_lead_to_is_said_of_the_label(dots: str, tmp_path: Path) -> None:
    read_ = form(tmp_path / "tammiranta-1-6-2025.pdf", dots)
    records = {(record.kind, record.title): record.fields for record in read_.records}
    project, risk = records["project", "Kasvun kynnys"], records["risk", "Tietomurto pysäyttää palvelun"]
    assert [project[key] for key in ("funder", "duration", "total_funding", "own_share", "spending")] == [value for _, value in PROJECT]
    assert [risk[key] for key in ("class", "probability", "impact", "control")] == [value for _, value in RISK]
    works = {(f.account, f.measure): int(f.number) for f in read_.figures if f.subject_kind == "investment"}
    assert works == {
        ("Laiturin kansi", "budget"): 500000,
        ("Laiturin kansi", "actual"): 260000,
        ("Hallin pumput", "budget"): 200000,
        ("Hallin pumput", "actual"): 40000,
    }


def test_a_list_of_contents_stays_one(tmp_path: Path) -> None:
    sheet = Sheet(tmp_path / "tammiranta-1-6-2025.pdf")
    sheet.heading("Sisällys")
    for title, page in (("Varhaiskasvatus", "2"), ("Perusopetus", "3"), ("Investoinnit", "3"), ("Riskit", "4")):
        led(sheet, title, page, ".", to=520)
    sheet.new_page()
    sheet.heading("Varhaiskasvatus")
    sheet.paragraph("Toiminta jatkui keväällä totuttuun tapaan.")
    document = read_document(read_pages(save(sheet).path, processes=1))
    assert not document.tables
    assert [section.title for section in document.sections if section.page == 2] == ["Varhaiskasvatus"]
