"""A number that stands tight behind a long label is its column's, not the label's."""

from pathlib import Path

import pytest
from reportlab.pdfgen.canvas import Canvas

from ingest.extract import extract

ROWS = (
    ("Toimintatuotot", "57 975", "42 862", "58 900"),
    ("Henkilöstökulut", "−553 843", "−424 430", "−619 800"),
    ("Aineet, tarvikkeet ja tavarat", "−150 481", "−107 215", "−163 600"),
    ("Lainat, omavelkaiset 31.12.", "−1", "−2", "−3"),
    ("Toimintakate", "−913 144", "−686 972", "−999 300"),
)


@pytest.mark.parametrize("space", [5.2, 6.5, 8, 12])
def test_the_number_behind_a_long_label_is_its_columns(tmp_path: Path, space: float) -> None:
    canvas = Canvas(str(tmp_path / "a.pdf"), pagesize=(842, 474))
    canvas.setFont("Helvetica-Bold", 24)
    canvas.drawString(40, 430, "Aallon kaupunki: osavuosikatsaus 1–9/2024")
    canvas.drawString(40, 390, "Kirjastopalvelut")
    first = 40 + canvas.stringWidth(ROWS[2][0], "Helvetica", 11) + space + canvas.stringWidth(ROWS[2][1].replace("−", "-"), "Helvetica", 11)
    ends = (first, first + 100, first + 200)
    canvas.setFont("Helvetica-Bold", 11)
    canvas.drawString(40, 360, "euroa")
    for x, head in zip(ends, ("TP 2023", "Tot. 1–9/2023", "TA 2024"), strict=True):
        canvas.drawRightString(x, 360, head)
    canvas.setFont("Helvetica", 11)
    for n, (label, *cells) in enumerate(ROWS):
        canvas.drawString(40, 340 - 18 * n, label)
        for x, cell in zip(ends, cells, strict=True):
            canvas.drawRightString(x, 340 - 18 * n, cell.replace("−", "-"))
        canvas.line(38, 334 - 18 * n, ends[-1] + 2, 334 - 18 * n)
    canvas.save()
    found = {(f.account, f.measure, f.period.label): int(f.number) for f in extract(tmp_path / "a.pdf").figures}
    assert [n for (account, _, _), n in found.items() if account == "Aineet, tarvikkeet ja tavarat"] == [-150_481, -107_215, -163_600]
    assert len(found) == 15
