"""Headings that stand on their side over narrow columns, and headings in a band above a grid that has no rules around them."""

from collections.abc import Sequence
from decimal import Decimal
from pathlib import Path
from typing import Literal

import pytest
from drawn_tables import Sheet, read, save
from reportlab.lib.colors import Color
from reportlab.pdfbase.pdfmetrics import stringWidth

from ingest.layout.layout import read_document
from ingest.layout.legends import rating_letters
from ingest.pages.pdf import read_pages

UNIT = "Varhaiskasvatus"
HEADS = (("Tilinpäätös", "2024"), ("Talousarvio", "2025"), ("Toteuma", "1–6/2025"), ("Käyttö-", "prosentti"))
ROWS = (
    ("Toimintatuotot", "1 200 000", "1 300 000", "650 000", "50,0"),
    ("Toimintakulut", "-5 200 000", "-5 400 000", "-2 700 000", "50,0"),
    ("Toimintakate", "-4 000 000", "-4 100 000", "-2 050 000", "50,0"),
)
DUE = {("closing", "2024", "-4000000"), ("budget", "2025", "-4100000"), ("actual", "1–6/2025", "-2050000"), ("percent", "1–6/2025", "50.0")}
HIGH, STEP, LEAD = 88, 60, 14


def standing(sheet: Sheet, x: float, foot: float, texts: Sequence[str], up: bool, align: str, letters: bool) -> None:
    """Lines of a heading on their side in the column whose middle is x."""
    for n, text in enumerate(texts):
        width = stringWidth(text, "Helvetica-Bold", 8.5)
        low = {"foot": foot - 4, "middle": foot - HIGH / 2 + width / 2, "top": foot - HIGH + 4 + width}[align]
        aside = (n - (len(texts) - 1) / 2) * 10.2
        sheet.canvas.saveState()
        sheet.canvas.translate(x + (aside + 3 if up else -aside - 3), sheet.height - (low if up else low - width))
        sheet.canvas.rotate(90 if up else -90)
        sheet.canvas.setFont("Helvetica-Bold", 8.5)
        at = 0.0
        for piece in text if letters else [text]:
            sheet.canvas.drawString(at, 0, piece)
            at += stringWidth(piece, "Helvetica-Bold", 8.5)
        sheet.canvas.restoreState()


def draw(
    path: Path, rules: Literal["grid", "rows", "frame", "none", "band"], up: bool = True, align: str = "foot", letters: bool = False, lines: int = 2
) -> Path:
    sheet = Sheet(path)
    sheet.heading(UNIT)
    sheet.paragraph("Toiminta toteutui suunnitellusti, ja kulut pysyivät talousarviossa koko alkuvuoden ajan.")
    top = sheet.y
    foot = top + HIGH
    edges = [56, 220, *[220 + STEP * (n + 1) for n in range(4)]]
    if rules == "band":
        sheet.canvas.setFillColor(Color(0.85, 0.89, 0.95))
        sheet.canvas.rect(56, sheet.height - foot, edges[-1] - 56, HIGH, stroke=0, fill=1)
        sheet.canvas.setFillColor(Color(0, 0, 0))
    sheet.text(60, foot - 4, UNIT, bold=True)
    for n, head in enumerate(HEADS):
        standing(sheet, (edges[n + 1] + edges[n + 2]) / 2, foot, head if lines == 2 else [" ".join(head).replace("- ", "")], up, align, letters)
    for k, row in enumerate(ROWS):
        sheet.text(60, foot + LEAD * (k + 1) - 4, row[0])
        for n, text in enumerate(row[1:]):
            sheet.text(edges[n + 2] - 3, foot + LEAD * (k + 1) - 4, text, right=True)
    below = [foot + LEAD * k for k in range(len(ROWS) + 1)]
    for y in {"grid": [top, *below], "rows": [top, *below], "frame": [top, foot, below[-1]], "none": [], "band": below}[rules]:
        sheet.line(56, y, edges[-1], y)
    for x in edges if rules in ("grid", "band") else []:
        sheet.line(x, foot if rules == "band" else top, x, below[-1])
    return save(sheet).path


@pytest.mark.parametrize("rules", ["grid", "rows", "frame", "none", "band"])
@pytest.mark.parametrize(
    ("up", "align", "letters", "lines"),
    [
        (True, "foot", False, 2),
        (True, "foot", True, 1),
        (True, "middle", False, 1),
        (True, "top", False, 2),
        (False, "foot", False, 2),
        (False, "middle", False, 2),
        (False, "top", True, 1),
    ],
    ids=["up", "up, a letter at a time", "up in the middle", "up from below the top", "down", "down in the middle", "down, a letter at a time"],
)
def test_columns_are_headed_by_what_stands_over_them(
    tmp_path: Path, rules: Literal["grid", "rows", "frame", "none", "band"], up: bool, align: str, letters: bool, lines: int
) -> None:
    figures = read(draw(tmp_path / "koe.pdf", rules, up, align, letters, lines))
    told = {(f.measure, f.period.label, str(f.number)) for f in figures if f.account == "Toimintakate" and f.unit == UNIT}
    assert told == DUE
    assert len(figures) == len(ROWS) * len(HEADS)
    assert all(isinstance(f.number, Decimal) for f in figures)


def test_headings_in_a_band_head_the_grid_below(tmp_path: Path) -> None:
    sheet = Sheet(tmp_path / "koe.pdf")
    sheet.heading(UNIT)
    top = sheet.y
    edges = [56, 220, *[220 + STEP * (n + 1) for n in range(4)]]
    sheet.canvas.setFillColor(Color(0.85, 0.89, 0.95))
    sheet.canvas.rect(56, sheet.height - top - 30, edges[-1] - 56, 30, stroke=0, fill=1)
    sheet.canvas.setFillColor(Color(0, 0, 0))
    sheet.text(60, top + 26, "1 000 €")
    for n, head in enumerate(HEADS):
        for k, text in enumerate(head):
            sheet.text(edges[n + 2] - 3, top + 26 - 12 * (len(head) - 1 - k), text, right=True)
    for k, row in enumerate(ROWS):
        sheet.text(60, top + 30 + LEAD * (k + 1) - 4, row[0])
        for n, text in enumerate(row[1:]):
            sheet.text(edges[n + 2] - 3, top + 30 + LEAD * (k + 1) - 4, text.removesuffix(" 000"), right=True)
    for k in range(len(ROWS) + 1):
        sheet.line(56, top + 30 + LEAD * k, edges[-1], top + 30 + LEAD * k)
    for x in edges:
        sheet.line(x, top + 30, x, top + 30 + LEAD * len(ROWS))
    told = {(f.measure, f.period.label, str(f.number)) for f in read(save(sheet).path) if f.account == "Toimintakate"}
    assert told == DUE


@pytest.mark.parametrize(
    ("text", "letters"),
    [
        ("T = todennäköisyys, M = merkittävyys (asteikko 1–3).", {"T": "todennäköisyys", "M": "merkittävyys"}),
        ("Todennäköisyys (T) ja seuraukset (S) on arvioitu asteikolla 1–5.", {"T": "Todennäköisyys", "S": "seuraukset"}),
        ("T: todennäköisyys, V: vaikutus, R: riskiluku", {"T": "todennäköisyys", "V": "vaikutus", "R": "riskiluku"}),
        ("T = todennäköisyys. Toisessa taulukossa T = vaikutus.", {}),
        ("T = toteuma, E = ennuste", {}),
    ],
)
def test_letters_stand_for_what_a_note_says(text: str, letters: dict[str, str]) -> None:
    assert rating_letters([text]) == letters


def test_a_column_is_called_what_its_letter_stands_for(tmp_path: Path) -> None:
    sheet = Sheet(tmp_path / "koe.pdf")
    sheet.heading("Riskienhallinta")
    edges = [56, 250, 280, 310, 500]
    top = sheet.y + 6
    rows = [
        ("Riski", "T", "S", "Hallintakeino"), ("Veden saanti katkeaa", "2", "4", "Varavesi"),
        ("Väki vähenee", "3", "1", "Tonttien markkinointi"), ("Sali sulkeutuu", "1", "2", "Varatilat"),
    ]  # fmt: skip
    for k, row in enumerate(rows):
        for n, text in enumerate(row):
            sheet.text(edges[n] + 4, top + LEAD * (k + 1) - 4, text, bold=k == 0)
    for k in range(len(rows) + 1):
        sheet.line(56, top + LEAD * k, 500, top + LEAD * k)
    for x in edges:
        sheet.line(x, top, x, top + LEAD * len(rows))
    sheet.y = top + LEAD * len(rows) + 8
    sheet.paragraph("T = todennäköisyys, S = seuraukset (asteikko 1–5).")
    document = read_document(read_pages(save(sheet).path, processes=1))
    assert [[c.label for c in t.columns] for t in document.tables] == [["Riski", "Todennäköisyys", "Seuraukset", "Hallintakeino"]]


@pytest.mark.parametrize("letters", [True, False], ids=["letter by letter", "whole"])
@pytest.mark.parametrize("up", [True, False], ids=["up", "down"])
def test_double_letters_on_their_side_in_small_print_stay_double(up: bool, letters: bool, tmp_path: Path) -> None:
    sheet = Sheet(tmp_path / "a.pdf")
    sheet.paragraph("Toiminta toteutui suunnitellusti, ja kulut pysyivät talousarviossa koko alkuvuoden ajan.")
    sheet.canvas.scale(0.7, 0.7)
    for n, word in enumerate(("jäljellä", "kaikilla", "illalla")):
        standing(sheet, 100 + 3.7 * n + 30 * n, 300, [word], up, "foot", letters)
    (page,) = read_pages(save(sheet).path, processes=1)
    assert {"jäljellä", "kaikilla", "illalla"} <= {word.text for word in page.words}
