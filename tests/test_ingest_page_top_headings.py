"""Headings of columns that several pages print at their very top belong to the tables, though running heads stand there too."""

from pathlib import Path

import pytest
from reportlab.pdfgen.canvas import Canvas

from ingest.extract import extract
from ingest.model import Extraction

UNITS = ("Sivistyspalvelut", "Varhaiskasvatus", "Perusopetus", "Lukiokoulutus")
OVER = ("Toteutunut", "Talousarvio", "Talousarvio muutoksineen", "Toteutunut", "Käyttö-")
UNDER = ("2023", "2024", "2024", "2024", "%")
RIGHT = (250, 320, 430, 500, 550)
ROWS = (("Toimintatuotot", 90, 100, 110, 99), ("Toimintakulut", -800, -900, -920, -828), ("Toimintakate", -710, -800, -810, -729))


def _drawn(path: Path, top: float, two_lines: bool, head: tuple[str, ...]) -> Extraction:
    """A unit's heading at the end of each page, its table at the top of the next one, right under the page's edge; `head`: three parts over it."""
    canvas = Canvas(str(path), pagesize=(595, 842))

    def text(x: float, y: float, words: str, size: float = 8, bold: bool = False, right: bool = False) -> None:
        canvas.setFont("Helvetica-Bold" if bold else "Helvetica", size)
        (canvas.drawRightString if right else canvas.drawString)(x, 842 - y, words)

    text(50, 80, "Aallon kaupunki: tilinpäätös 2024", 20, True)
    for n, unit in enumerate(UNITS, 1):
        text(50, 700, unit, 14, True)
        text(50, 720, "Toiminta on sujunut suunnitelman mukaan, ja asiakkaita on ollut odotetusti koko kauden.")
        canvas.showPage()
        for x, words in zip((50, 250, 550), head, strict=False):
            text(x, 26, words, right=x == 550)
        y = top
        lines = (
            (OVER, UNDER)
            if two_lines
            else (tuple(f"{a} {b}".replace("- ", "-") for a, b in zip(("Tot.", "TA", "Muutettu TA", "Tot.", "Käyttö-"), UNDER, strict=True)),)
        )
        for k, line in enumerate(lines):
            if k == len(lines) - 1:
                text(50, y, "1 000 €", bold=True)
            for x, words in zip(RIGHT, line, strict=True):
                text(x, y, words, bold=True, right=True)
            y += 10
        canvas.line(48, 842 - y + 4, 552, 842 - y + 4)
        for label, *numbers in ROWS:
            y += 13
            text(50, y - 4, label)
            for x, number in zip(RIGHT, (*numbers, 0), strict=True):
                text(x, y - 4, "90,0" if x == 550 else str(number * n), right=True)
            canvas.line(48, 842 - y, 552, 842 - y)
    canvas.save()
    return extract(path)


@pytest.mark.parametrize("head", [(), ("AALLON KAUPUNKI", "Tilinpäätös 2024", "Sivistystoimi")], ids=["no running head", "a running head"])
@pytest.mark.parametrize("two_lines", [True, False], ids=["two lines", "one line"])
@pytest.mark.parametrize("top", [44, 56, 90])
def test_the_headings_at_the_top_of_pages_tell_the_columns(tmp_path: Path, top: float, two_lines: bool, head: tuple[str, ...]) -> None:
    found = _drawn(tmp_path / "a.pdf", top, two_lines, head)
    costs = {(f.unit, f.measure, f.period.label): int(f.number) for f in found.figures if f.account == "Toimintakulut" and f.number_unit == "EUR"}
    due = (("actual", "2023", -800), ("budget", "2024", -900), ("amended_budget", "2024", -920), ("actual", "2024", -828))
    assert {(unit, "actual" if measure == "closing" else measure, time): number for (unit, measure, time), number in costs.items()} == {
        (unit, measure, time): number * n * 1000 for n, unit in enumerate(UNITS, 1) for measure, time, number in due
    }
    assert not any("AALLON KAUPUNKI" in block.text for block in found.passages)


def test_one_word_at_the_top_of_pages_begins_the_heading_below_it(tmp_path: Path) -> None:
    canvas = Canvas(str(tmp_path / "a.pdf"), pagesize=(595, 842))

    def text(x: float, y: float, words: str, bold: bool = False, right: bool = False) -> None:
        canvas.setFont("Helvetica-Bold" if bold else "Helvetica", 8)
        (canvas.drawRightString if right else canvas.drawString)(x, 842 - y, words)

    canvas.setFont("Helvetica-Bold", 20)
    canvas.drawString(50, 760, "Aallon kaupunki: osavuosikatsaus 1–9/2024")
    for n, unit in enumerate(UNITS, 1):
        canvas.showPage()
        text(45, 26, "Aallon kaupunki")
        text(340, 48, "Tot.", bold=True, right=True)
        text(45, 57, f"{unit}, €", bold=True)
        for x, words in zip((260, 340, 400), ("TA 2024", "30.9.2024", "Tot-%"), strict=True):
            text(x, 57, words, bold=True, right=True)
        for k, label in enumerate(("Henkilöstökulut", "Palvelujen ostot", "Toimintakulut")):
            text(45, 70 + 12 * k, label)
            for x, words in zip((260, 340, 400), (f"-{4000 * n}", f"-{3000 * n}", "75,0"), strict=True):
                text(x, 70 + 12 * k, words, right=True)
    canvas.save()
    found = extract(tmp_path / "a.pdf")
    spent = {(f.unit, f.period.label, int(f.number)) for f in found.figures if f.measure == "actual" and f.account == "Toimintakulut"}
    assert spent == {(unit, "1–9/2024", -3000 * n) for n, unit in enumerate(UNITS, 1)}
    assert not any("Aallon kaupunki" in passage.text.splitlines() for passage in found.passages)
