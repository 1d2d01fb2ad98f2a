"""A scale that stands in the first row of a table, below headings that stand upright: "Tili (t€)"."""

from pathlib import Path

import pytest
from reportlab.pdfgen.canvas import Canvas

from ingest.extract import extract

ROWS = {"Toimintatuotot": ("374", "929"), "Toimintakulut": ("-659", "-1 502"), "Toimintakate": ("-285", "-573")}


@pytest.mark.parametrize(("corner", "number"), [("Tili (t€)", "929000"), ("Tili (euroa)", "929")])
def test_it_is_the_tables_scale(tmp_path: Path, corner: str, number: str) -> None:
    canvas = Canvas(str(tmp_path / "aalto.pdf"), pagesize=(595, 842))
    canvas.setFont("Helvetica-Bold", 16)
    canvas.drawString(40, 790, "Aallon kaupunki, osavuosikatsaus 1.1.–30.6.2025")
    canvas.setFont("Helvetica-Bold", 12)
    canvas.drawString(40, 750, "Ruokapalvelut")
    canvas.setFont("Helvetica", 8)
    for x, heading in ((300, "TOT 1–6/2025"), (400, "TA 2025")):
        canvas.saveState()
        canvas.translate(x, 650)
        canvas.rotate(90)
        canvas.drawString(0, 0, heading)
        canvas.restoreState()
    canvas.drawString(44, 642, corner)
    for n, (name, numbers) in enumerate(ROWS.items()):
        canvas.drawString(44, 629 - 13 * n, name)
        for x, text in zip((300, 400), numbers, strict=True):
            canvas.drawRightString(x, 629 - 13 * n, text)
    canvas.save()
    figures = extract(tmp_path / "aalto.pdf").figures
    assert [str(f.number) for f in figures if f.account == "Toimintatuotot" and f.text == "929"] == [number]
