"""A page parted into columns of text, and a table whose rows only rules part: a space that the rules cross is no gutter."""

from pathlib import Path

import pytest
from drawn_tables import Sheet, save

from ingest.layout.layout import read_document
from ingest.pages.pdf import read_pages
from ingest.pages.strips import page_strips

STATES = (
    "Työt ovat käynnissä, valmistuminen loppuvuonna.", "Suunnittelu on kesken, toteutus siirtyy ensi vuoteen.", "Urakka on käynnissä ja etenee aikataulussa.",
    "Hinnat nousivat arvioitua korkeammiksi keväällä.",
)  # fmt: skip
WORKS = ("Uimahalli", "Keskuskoulu", "Leikkipuisto", "Asematie", "Kirjasto", "Satama", "Jäähalli", "Kaupungintalo", "Vesitorni", "Silta", "Paloasema", "Puisto")
ENDS = (171, 218, 261, 308, 343)
HEADS = ("TP 2024", "TA 2025", "1–6/2025", "Ero", "%")


@pytest.mark.parametrize("ruled", [True, False])
def test_the_percent_and_the_state_of_a_work_stay_in_its_row(ruled: bool, tmp_path: Path) -> None:
    sheet = Sheet(tmp_path / "tammiranta-1-6-2025.pdf", size=8)
    sheet.heading("Investoinnit")
    sheet.y += 10
    sheet.text(248, sheet.y, "Tot.")
    sheet.y += 9
    sheet.text(49, sheet.y, "Kohde (€)")
    for end, head in zip(ENDS, HEADS, strict=True):
        sheet.text(end, sheet.y, head, right=True)
    sheet.text(349, sheet.y, "Tilanne")
    for n, work in enumerate(WORKS):
        if ruled:
            sheet.line(46, sheet.y + 3, 549, sheet.y + 3)
        sheet.y += 13
        row = ("0", "100 000", f"{n + 10} 000", f"−{90 - n} 000", f"{n + 10},0 %")
        sheet.text(54, sheet.y, work)
        for end, text in zip(ENDS, row, strict=True):
            sheet.text(end, sheet.y, text, right=True)
        sheet.text(349, sheet.y, STATES[n % 4])
        if n % 2:
            sheet.y += 9
            sheet.text(54, sheet.y, "saneeraus")
    save(sheet)
    pages = read_pages(sheet.path)
    edges = [((rule.top + rule.bottom) / 2, rule.x0, rule.x1) for rule in pages[0].rules]
    assert (len(page_strips(pages[0].words, edges)) == 1) == ruled
    if ruled:
        (table,) = read_document(pages).tables
        assert [column.label for column in table.columns] == ["Kohde (€)", "TP 2024", "TA 2025", "Tot. 1–6/2025", "Ero", "%", "Tilanne"]
        last = [cell.text if cell is not None else "" for cell in table.rows[-1].cells]
        assert last == ["Puisto saneeraus", "0", "100 000", "21 000", "−79 000", "21,0 %", STATES[3]]
