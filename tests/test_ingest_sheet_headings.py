"""A spreadsheet printed with the letters of its columns and the numbers of its rows, and lines around every cell."""

from pathlib import Path

import pytest
from reportlab.pdfgen.canvas import Canvas

from ingest.extract import extract
from ingest.model import Box, Word
from ingest.pages.sheet_headings import without_sheet_headings

EDGES = (40, 66, 220, 300, 380)
SHEET = [
    ("Aallon kaupunki", "", ""),
    ("Osavuosikatsaus 1.1.–30.6.2025", "", ""),
    ("", "", ""),
    ("Kirjastopalvelut", "", ""),
    ("Euroa", "TA 2025", "Toteuma 1–6/2025"),
    ("Toimintatuotot", "12 000", "6 100"),
    ("Toimintakulut", "-80 000", "-41 000"),
    ("Toimintakate", "-68 000", "-34 900"),
    ("", "", ""),
    ("Liikuntapalvelut", "", ""),
    ("Euroa", "TA 2025", "Toteuma 1–6/2025"),
    ("Toimintatuotot", "30 000", "14 000"),
    ("Toimintakulut", "-90 000", "-44 500"),
    ("Toimintakate", "-60 000", "-30 500"),
]


def _printed(path: Path) -> Path:
    canvas = Canvas(str(path), pagesize=(595, 842))
    for n, row in enumerate([("A", "B", "C"), *SHEET]):
        y = 780 - 16 * n
        canvas.setFont("Helvetica", 9)
        for c, text in enumerate((str(n) if n else "", *row)):
            middle = n == 0 or c == 0
            bold = "-Bold" if n and c == 1 and not row[1] else ""
            canvas.setFont(f"Helvetica{bold}", 11 if bold else 9)
            if middle:
                canvas.drawCentredString((EDGES[c] + EDGES[c + 1]) / 2, y, text)
            elif c == 1:
                canvas.drawString(EDGES[c] + 3, y, text)
            else:
                canvas.drawRightString(EDGES[c + 1] - 3, y, text)
            canvas.rect(EDGES[c], y - 4, EDGES[c + 1] - EDGES[c], 16)
    canvas.save()
    return path


def test_the_cells_of_a_printed_sheet_are_read_without_their_headings(tmp_path: Path) -> None:
    read = extract(_printed(tmp_path / "aalto.pdf"))
    told = {(f.unit, f.account, f.measure): str(f.number) for f in read.figures}
    assert told[("Kirjastopalvelut", "Toimintakulut", "actual")] == "-41000"
    assert told[("Liikuntapalvelut", "Toimintakulut", "actual")] == "-44500"
    assert told[("Liikuntapalvelut", "Toimintakate", "budget")] == "-60000"
    assert len(told) == 12 and not any(f.column_label in ("A", "B", "C") for f in read.figures)


def _words(*lines: str) -> list[Word]:
    return [Word(text, Box(40 + 60 * c, 20 + 14 * n, 46 + 60 * c, 29 + 14 * n), 9) for n, line in enumerate(lines) for c, text in enumerate(line.split())]


@pytest.mark.parametrize(
    "lines",
    [
        ("Rivi A B C", "1 Tuotot 4 5", "2 Kulut 6 7", "3 Kate 8 9"),
        (". A B C", "1 Tuotot 4 5", "3 Kulut 6 7", "7 Kate 8 9"),
        ("Tuotot 4 5", "1 Kulut 6 7", "2 Kate 8 9"),
    ],
    ids=["letters in a table's heading", "numbers that leave some out", "no letters"],
)
def test_other_letters_and_numbers_stay(lines: tuple[str, ...]) -> None:
    words = _words(*lines)
    assert without_sheet_headings(words) == words
