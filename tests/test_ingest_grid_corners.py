"""The upper left corner of a table where rules leave it open, and the heading of a section right above headings of columns."""

from decimal import Decimal
from pathlib import Path

from reportlab.pdfgen.canvas import Canvas

from ingest.extract import extract

ROWS = (("Toimintatuotot", 200), ("Myyntituotot", 200), ("Toimintakulut", -900), ("Palvelujen ostot", -900), ("Toimintakate", -700))
EDGES = (60.0, 200.0, 300.0, 400.0)


def _amount(number: int) -> str:
    return f"{number:,}".replace(",", " ")


def test_the_name_of_the_first_row_is_no_part_of_an_open_corner(tmp_path: Path) -> None:
    canvas = Canvas(str(tmp_path / "a.pdf"), pagesize=(595, 842))

    def text(x: float, y: float, words: str, bold: bool = False, right: bool = False) -> None:
        canvas.setFont("Helvetica-Bold" if bold else "Helvetica", 9)
        (canvas.drawRightString if right else canvas.drawString)(x, 842 - y, words)

    text(60, 60, "Aallon kunta: talousseuranta 1–3/2026", bold=True)
    text(60, 100, "Jäähalli", bold=True)
    tops = [120.0, 140.0, 160.0, *(180.0 + 20 * n for n in range(len(ROWS)))]
    for n, y in enumerate(tops):
        first = 1 if n in (0, 1, 2) else 0  # nothing is drawn about the corner, nor between it and the first row
        canvas.line(EDGES[first], 842 - y, EDGES[-1], 842 - y)
    for n, x in enumerate(EDGES):
        canvas.line(x, 842 - tops[0 if n else 3], x, 842 - tops[-1])
    text(62, 155, "euroa", bold=True)
    for c, (over, under) in enumerate((("Talousarvio", "2026"), ("Toteuma", "1–3/2026"))):
        text(EDGES[c + 1] + 30, 134, over, bold=True)
        text(EDGES[c + 2] - 4, 155, under, bold=True, right=True)
    for n, (label, number) in enumerate(ROWS):
        y = 175.0 + 20 * n
        text(62, y, label, bold=n in (0, 2, 4))
        for c, told in enumerate((number * 4000, number * 1000)):
            text(EDGES[c + 2] - 4, y, _amount(told), right=True)
    canvas.save()
    told = {(f.account, f.measure, f.number) for f in extract(tmp_path / "a.pdf").figures if f.table is not None}
    assert told == {(label, measure, Decimal(n * 1000)) for label, number in ROWS for measure, n in (("budget", number * 4), ("actual", number))}


def test_the_heading_of_a_section_right_above_is_no_heading_of_columns(tmp_path: Path) -> None:
    canvas = Canvas(str(tmp_path / "a.pdf"), pagesize=(595, 842))

    def text(x: float, y: float, words: str, size: float = 10, bold: bool = False, right: bool = False) -> None:
        canvas.setFont("Times-Bold" if bold else "Times-Roman", size)
        (canvas.drawRightString if right else canvas.drawString)(x, 842 - y, words)

    text(60, 60, "Aallon kunta: talousraportti 1–6/2025", 16, bold=True)
    y = 90.0
    for number, unit, times in (("2.2", "Elinympäristölautakunta", 5), ("2.3", "Maankäyttölautakunta", 3)):
        text(76, y, number, 12, bold=True)
        text(103, y, unit, 12, bold=True)
        y += 16
        for line in (0.0, 32.0, 32.0 + 14 * len(ROWS) + 4):
            canvas.line(80, 842 - y + 11 - line, 420, 842 - y + 11 - line)
        text(240, y, "2024", right=True)
        text(370, y, "2025", right=True)
        for x, head in zip((250.0, 330.0, 410.0), ("Toteuma 1–6", "Talousarvio", "Toteuma 1–6"), strict=True):
            text(x, y + 14, head, right=True)
        text(86, y + 14, "Erä")
        for n, (label, amount) in enumerate(ROWS):
            text(86, y + 34 + 14 * n, label)
            for x, told in zip((250.0, 330.0, 410.0), (amount * 900, amount * 2000, amount * 1000), strict=True):
                text(x, y + 34 + 14 * n, _amount(told * times).replace("-", "−"), right=True)
        y += 34 + 14 * len(ROWS) + 40
    canvas.save()
    found = extract(tmp_path / "a.pdf")
    assert {s.title for s in found.sections} >= {"2.2 Elinympäristölautakunta", "2.3 Maankäyttölautakunta"}
    assert {f.unit for f in found.figures} == {"Elinympäristölautakunta", "Maankäyttölautakunta"}
