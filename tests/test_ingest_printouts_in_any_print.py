"""Printouts of a program in proportional print: head, headings of columns and time stand once at the top of each page, units and notes below."""

from decimal import Decimal
from pathlib import Path

import pytest
from reportlab.pdfgen.canvas import Canvas

from ingest.extract import extract
from ingest.model import Extraction

UNITS = (("Toimielin: Satamalautakunta", 7), ("Vastuualue: Varvipalvelut", 3), ("Vastuualue: Laituripalvelut", 4))
ROWS = (("Myyntitulot", 200), ("Toimintatulot yhteensä", 200), ("Palkkakulut", -900), ("Toimintakulut yhteensä", -900), ("Toimintakate", -700))
RIGHT = (300.0, 370.0, 440.0, 490.0, 555.0)


def _amount(number: int) -> str:
    return f"{number:,}".replace(",", " ")


def _printout(path: Path, compared: str, notes: bool) -> Extraction:
    """Two pages of the same head: what came about, the year before (a tenth less), the budget (four times as much), the per cent and what is left."""
    canvas = Canvas(str(path), pagesize=(595, 842))

    def text(x: float, y: float, words: str, bold: bool = False, right: bool = False) -> None:
        canvas.setFont("Helvetica-Bold" if bold else "Helvetica", 8)
        (canvas.drawRightString if right else canvas.drawString)(x, 842 - y, words)

    for page in (1, 2):
        text(43, 52, "AALLON KAUPUNKI")
        text(43, 61, "Kausi 01.01.2025 - 31.03.2025")
        text(43, 70, f"{compared} 01.01.2024 - 31.03.2024")
        text(300, 52, "TOTEUTUMISVERTAILU")
        text(300, 70, "Valuutta: EUR (euroina)")
        text(555, 52, f"Sivu {page} / 2", right=True)
        text(555, 61, "Ajettu 11.04.2025 klo 09.37", right=True)
        for y in (76, 103):
            for x0, x1 in zip((43, *RIGHT[:-1]), RIGHT, strict=True):  # each column has an edge of its own
                canvas.line(x0, 842 - y, x1, 842 - y)
        text(43, 98, "Organisaatio / Tili")
        for x, (upper, lower) in zip(
            RIGHT, (("Toteutuma", "kausi"), ("Toteutuma", "vert.kausi"), ("Budjetti +", "muutokset"), ("Käyttö", "%"), ("Budjettia", "jäljellä")), strict=True
        ):
            text(x, 88, upper, right=True)
            text(x, 98, lower, right=True)
        y = 118.0
        for name, times in UNITS if page == 1 else [("Toimielin: Puistolautakunta", 5), ("Vastuualue: Niittypalvelut", 2)]:
            text(50, y, name, bold=True)
            if notes:
                y += 12
                text(60, y, "* Palkkakulut ylittävät jaksotetun talousarvion, koska sijaisia on tarvittu koko alkuvuoden ajan.")
            for label, number in ROWS:
                y += 12
                own = number * times * 10
                text(60, y, label)
                for x, told in zip(RIGHT, (own, own * 9 // 10, own * 4, None, own * 3), strict=True):
                    text(x, y, "25,0" if told is None else _amount(told), right=True)
            y += 24
        canvas.showPage()
    canvas.save()
    return extract(path)


@pytest.mark.parametrize("notes", [False, True], ids=["bare", "with notes"])
@pytest.mark.parametrize("compared", ["Vertailukausi", "Vert.kausi"])
def test_the_head_that_pages_share_tells_the_columns_and_the_time_of_all_their_tables(tmp_path: Path, compared: str, notes: bool) -> None:
    found = _printout(tmp_path / "a.pdf", compared, notes)
    assert found.report.municipality == "Aallon kaupunki"
    assert found.report.period is not None
    assert found.report.period.label == "1–3/2025"
    told = {
        (f.unit, f.account, f.measure, f.period.label, f.number) for f in found.figures if f.account in ("Palkkakulut", "Toimintakate") and f.table is not None
    }
    due = set()
    for name, times in (*UNITS, ("Toimielin: Puistolautakunta", 5), ("Vastuualue: Niittypalvelut", 2)):
        for label, number in (("Palkkakulut", -900), ("Toimintakate", -700)):
            own, unit = number * times * 10, name.split(": ")[1]
            due |= {
                (unit, label, "actual", "1–3/2025", Decimal(own)),
                (unit, label, "actual", "1–3/2024", Decimal(own * 9 // 10)),
                (unit, label, "amended_budget", "2025", Decimal(own * 4)),
                (unit, label, "percent", "1–3/2025", Decimal("25.0")),
                (unit, label, "remaining", "1–3/2025", Decimal(own * 3)),
            }
    assert told == due
