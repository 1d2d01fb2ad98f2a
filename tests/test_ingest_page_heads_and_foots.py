"""Units at the head of pages, with the board in small print above and a text beside the table; numbered notes at the foot of a page."""

from decimal import Decimal
from pathlib import Path

import pytest
from reportlab.pdfgen.canvas import Canvas

from ingest.extract import extract
from ingest.model import Extraction

PAGES = (("Katu- ja kiinteistölautakunta", "Kadunpito", 3), ("Katu- ja kiinteistölautakunta", "Varastointi", 4), ("Vesilautakunta", "Lauttaliikenne", 5))
ROWS = (("Maksutuotot", 40), ("Toimintatuotot", 40), ("Palvelujen ostot", 90), ("Toimintakulut", 90), ("Toimintakate", -50))
RIGHT = (350.0, 420.0, 490.0, 550.0)


def _amount(number: int) -> str:
    return f"{number:,}".replace(",", " ").replace("-", "−")


def _book(path: Path, generic: str, texts: int) -> Extraction:
    """A unit a page, its name in large print: a narrow text at the left and the table at the right, whose headings are plain."""
    canvas = Canvas(str(path), pagesize=(595, 842))

    def text(x: float, y: float, words: str, size: float = 9, bold: bool = False, right: bool = False) -> None:
        canvas.setFont("Helvetica-Bold" if bold else "Helvetica", size)
        (canvas.drawRightString if right else canvas.drawString)(x, 842 - y, words)

    text(62, 220, "KUIKKALAN KAUPUNKI", 15)
    text(62, 290, "Osavuosikatsaus tammi–elokuu 2025", 30)
    canvas.showPage()
    for board, unit, times in PAGES:
        text(43, 85, board)
        text(43, 112, unit, 21)
        text(43, 141, generic, 10.5, bold=True)
        for n in range(texts):
            text(43, 156 + 12 * n, "Talous on toteutunut odotetusti.")
        for x, (upper, lower) in zip(RIGHT, (("Toteuma", "1–8/2024"), ("Toteuma", "1–8/2025"), ("Muutos", "€"), ("Muutos", "%")), strict=True):
            text(x, 140, upper, right=True)
            text(x, 152, lower, right=True)
        text(206, 152, "euroa")
        for n, (label, number) in enumerate(ROWS):
            y = 170 + 18 * n
            canvas.line(204, 842 - y + 13, 551, 842 - y + 13)
            new = number * times * 100
            text(206, y, label)
            for x, told in zip(RIGHT, (new // 2, new, new - new // 2), strict=False):
                text(x, y, _amount(told), right=True)
            text(550, y, "100,0", right=True)
        canvas.line(204, 842 - 250, 551, 842 - 250)
        canvas.showPage()
    canvas.save()
    return extract(path)


@pytest.mark.parametrize("generic", ["Talouden toteutuminen", "Toiminta ja talous"])
@pytest.mark.parametrize("texts", [1, 6])
def test_a_unit_at_the_head_of_a_page_is_below_the_board_above_it(tmp_path: Path, generic: str, texts: int) -> None:
    found = _book(tmp_path / "a.pdf", generic, texts)
    told = {(f.unit_path[1:], f.account, f.period.label, f.number) for f in found.figures if f.measure == "actual" and f.number_unit == "EUR"}
    due = set()
    for board, unit, times in PAGES:
        for label, number in ROWS:
            due |= {((board, unit), label, period, Decimal(number * times * part)) for period, part in (("1–8/2024", 50), ("1–8/2025", 100))}
    assert told == due


NOTES = ("Henkilöstökulut alittavat jaksotetun talousarvion, koska mittaaja siirtyi muualle.", "Palvelujen ostot ylittävät, koska kalusto hajosi.")


def _with_notes(path: Path, wide: bool) -> Extraction:
    """Two units' tables on a page, one note each at the foot of it, behind a raised number; `wide`: the note's line is set wide."""
    canvas = Canvas(str(path), pagesize=(595, 842))

    def text(x: float, y: float, words: str, size: float = 10, bold: bool = False, right: bool = False) -> float:
        font = "Helvetica-Bold" if bold else "Helvetica"
        canvas.setFont(font, size)
        (canvas.drawRightString if right else canvas.drawString)(x, 842 - y, words)
        return x + canvas.stringWidth(words, font, size)

    text(60, 70, "Kuikkalan kaupunki: osavuosikatsaus 1–6/2025", 18, bold=True)
    y = 110.0
    for unit, marked, number in (("Mittaustoimi", "Henkilöstökulut", 4), ("Liikuntapaikat", "Palvelujen ostot", 5)):
        text(60, y, unit, 13, bold=True)
        y += 22
        for x, head in zip((330.0, 420.0), ("TA 2025", "Toteuma 1–6/2025"), strict=True):
            text(x, y, head, right=True)
        text(60, y, "Euroa")
        for label, amount in (("Henkilöstökulut", 200), ("Palvelujen ostot", 100), ("Toimintakulut", 300), ("Toimintakate", 300)):
            y += 14
            end = text(60, y, label)
            if label == marked:
                text(end + 0.4, y - 3.6, str(number), 6)
            for x, told in zip((330.0, 420.0), (amount * 2000, amount * 1000), strict=True):
                text(x, y, f"−{_amount(told * number)}", right=True)
        y += 40
    canvas.line(60, 842 - 725, 200, 842 - 725)
    for n, note in enumerate(NOTES):
        end = text(60, 740 + 16 * n - 3, str(4 + n), 6)
        text(end + (7.5 if wide else 2.0), 740 + 16 * n, note, 8.5)
    canvas.save()
    return extract(path)


@pytest.mark.parametrize("wide", [False, True], ids=["set close", "set wide"])
def test_a_note_at_the_foot_of_a_page_is_of_the_table_that_has_its_number(tmp_path: Path, wide: bool) -> None:
    found = _with_notes(tmp_path / "a.pdf", wide)
    told = {(f.unit, f.account, note.split(") ")[1]) for f in found.figures for note in f.footnotes}
    assert told == {("Mittaustoimi", "Henkilöstökulut", NOTES[0]), ("Liikuntapaikat", "Palvelujen ostot", NOTES[1])}
    places = {p.section[-1] for p in found.passages if NOTES[0] in p.text}
    assert places == {"Mittaustoimi"}
