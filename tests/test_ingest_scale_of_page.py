"""The scale of a table's numbers said somewhere else on its page: in the running head or foot, beside the title, over or under the table."""

from decimal import Decimal
from pathlib import Path

import pytest
from reportlab.pdfgen.canvas import Canvas

from ingest.extract import extract
from ingest.model import Extraction

ROWS = (("Toimintatuotot", "616,100", "472,490"), ("Toimintakulut", "-4 907,300", "-3 825,638"), ("Toimintakate", "-4 291,200", "-3 353,148"))
WHOLE = (("Toimintatuotot", "616", "472"), ("Toimintakulut", "-4 907", "-3 826"), ("Toimintakate", "-4 291", "-3 354"))
UNITS = ("Sivistyspalvelut", "Tekniset palvelut")


def _drawn(path: Path, places: dict[str, str], pages: int = 2, rows: tuple[tuple[str, str, str], ...] = ROWS) -> Extraction:
    canvas = Canvas(str(path), pagesize=(842, 595))

    def text(x: float, y: float, words: str, size: float = 8, bold: bool = False, right: bool = False) -> None:
        canvas.setFont("Helvetica-Bold" if bold else "Helvetica", size)
        (canvas.drawRightString if right else canvas.drawString)(x, 595 - y, words)

    for page in range(pages):
        text(34, 26, "TAMMIRANNAN KAUPUNKI", 9, True)
        text(34, 38, "Talousraportti 1–9/2024", 9, True)
        text(400, 32, "Toteutumavertailu 1.1.–30.9.2024", 8)
        text(806, 26, places.get("head", ""), right=True)
        text(806, 38, f"Sivu {page + 1}/{pages}", right=True)
        text(40, 62, places.get("over", ""))
        text(806, 74, places.get("beside", ""), right=True)
        text(40, 74, f"{UNITS[page]}", 10, True)
        for x, head in ((40, "Tili"), (400, "TA 2024"), (550, "Tot. 30.9.2024")):
            text(x, 92, head, bold=True, right=x > 40)
        canvas.line(36, 595 - 96, 560, 595 - 96)
        for n, row in enumerate(rows):
            for x, cell in zip((40, 400, 550), row, strict=True):
                text(x, 108 + 13 * n, cell, right=x > 40)
            canvas.line(36, 595 - 111 - 13 * n, 560, 595 - 111 - 13 * n)
        text(40, 108 + 13 * len(rows), places.get("under", ""), 7)
        text(34, 578, places.get("foot", ""), 7)
        canvas.showPage()
    canvas.save()
    return extract(path)


PLACES = {
    "in the running head": {"head": "1 000 EUR"},
    "in the running head, in words": {"head": "tuhatta euroa"},
    "in the running head, as a sign": {"head": "t€"},
    "in the running head, behind its title": {"head": "Talousraportti 1–9/2024 · luvut 1 000 €"},
    "in the running foot, in brackets": {"foot": "Tammirannan kaupunki (1 000 €)"},
    "in the running foot": {"foot": "Luvut tuhansina euroina"},
    "right over the table": {"over": "1 000 €"},
    "beside the title": {"beside": "1 000 €"},
    "under the table": {"under": "Luvut ovat tuhansina euroina."},
}


@pytest.mark.parametrize("rows", [ROWS, WHOLE], ids=["with decimals", "without"])
@pytest.mark.parametrize("pages", [2, 1])
@pytest.mark.parametrize("places", PLACES.values(), ids=PLACES)
def test_the_scale_of_the_page_is_that_of_its_tables(tmp_path: Path, places: dict[str, str], pages: int, rows: tuple[tuple[str, str, str], ...]) -> None:
    found = _drawn(tmp_path / "talous.pdf", places, pages, rows)
    costs = [f for f in found.figures if f.account == "Toimintakulut" and f.measure == "actual"]
    due = Decimal(rows[1][2].replace(" ", "").replace(",", ".")) * 1000
    assert [(f.number, f.number_unit, f.scale) for f in costs] == [(due, "EUR", Decimal(1000))] * pages


def test_a_table_that_says_its_own_scale_keeps_it(tmp_path: Path) -> None:
    found = _drawn(tmp_path / "talous.pdf", {"head": "1 000 EUR", "over": "Luvut euroina"})
    assert {f.scale for f in found.figures if f.account == "Toimintakulut"} == {Decimal(1)}
