"""A framed text beside a chart, whose scale of numbers stands at the heights of its lines: the text stays whole."""

from pathlib import Path

import pytest
from drawn_tables import Sheet, save, statement
from talk import asker_of, talk

from ingest.extract import extract
from ingest.model import Extraction

LINES = (
    "Henkilöstökulut ylittivät talousarvion, koska sijaisia",
    "tarvittiin kuumeaallon takia enemmän kuin",
    "edellisenä keväänä, ja osa vuoroista teetettiin",
    "vuokratyönä.",
)


def slide(path: Path, right: bool) -> Extraction:
    sheet = Sheet(path, wide=True)
    sheet.heading("Varhaiskasvatus")
    top = sheet.y + 10
    chart, text = (70.0, 460.0) if right else (460.0, 70.0)
    for n, number in enumerate(("8,0", "6,0", "4,0", "2,0", "0,0")):
        sheet.text(chart, top + 14 + 17 * n, number, 8, right=True)
        sheet.line(chart + 4, top + 11 + 17 * n, chart + 250, top + 11 + 17 * n)
    sheet.canvas.setFillColorRGB(0.9, 0.95, 0.97)
    sheet.canvas.rect(text - 6, sheet.height - top - 76, 300, 76, stroke=0, fill=1)
    sheet.canvas.setFillGray(0)
    for n, line in enumerate(LINES):
        sheet.text(text, top + 16 + 11 * n, line, 9)
    sheet.y = top + 120
    statement(sheet, "Varhaiskasvatus", rules="h", width=650)
    return extract(save(sheet).path)


@pytest.mark.parametrize("right", [True, False], ids=["text at the right", "text at the left"])
def test_the_text_is_read_apart_from_the_scale_of_the_chart(right: bool, tmp_path: Path) -> None:
    read_ = slide(tmp_path / "tammiranta-1-6-2025.pdf", right)
    assert " ".join(LINES) in [" ".join(line.split()) for passage in read_.passages for line in passage.text.split("\n")]
    assert "kuumeaallon" in talk(asker_of(read_), "Miksi varhaiskasvatuksen henkilöstökulut ylittyivät?").answer
