"""Names of units that stand on their side at the left edge of their rows."""

import sys
from collections.abc import Sequence
from pathlib import Path

import pytest
from drawn_tables import Sheet, read, save
from reportlab.lib.colors import Color
from reportlab.pdfbase.pdfmetrics import stringWidth

from ingest.pages.pdf import read_pages

BOARD = "Elinkeinolautakunta"
UNITS = ("Työllisyyden hoito", "Maaseututoimi", "Satamatoimi")
ACCOUNTS = ("Maksutuotot", "Vuokratulot ja muut tuotot", "Toimintatuotot", "Henkilöstökulut", "Tarvikkeet", "Toimintakulut", "Toimintakate")
HEADS = ("TA 2025", "Tot. 1–6/2025", "Tot. 1–6/2024")
FONT, PITCH, LEFT, NAMES, RIGHT = 8.0, 14.0, 40.0, 62.0, 500.0
ENDS = (310.0, 400.0, 496.0)


def amounts(unit: int) -> list[int]:
    fees, rents, staff, goods = 31000 + 700 * unit, 12000 + 300 * unit, 90000 + 1100 * unit, 40000 + 900 * unit
    return [fees, rents, fees + rents, staff, goods, staff + goods, fees + rents - staff - goods]


def printed(number: int) -> str:
    return f"{number:,}".replace(",", " ").replace("-", "−")


def standing(sheet: Sheet, name: str, top: float, bottom: float, look: str) -> None:
    """A name in the middle of its cell, on one line or two, turned up or down."""
    lines = name.split(" ") if look == "two lines" else [name]
    for n, line in enumerate(lines):
        width = stringWidth(line, "Helvetica-Bold", FONT)
        x, middle = (LEFT + NAMES) / 2 + (n - (len(lines) - 1) / 2) * 9.5, (top + bottom) / 2
        sheet.canvas.saveState()
        sheet.canvas.translate(x - 3 if look == "down" else x + 3, sheet.height - middle + (width / 2 if look == "down" else -width / 2))
        sheet.canvas.rotate(-90 if look == "down" else 90)
        sheet.canvas.setFont("Helvetica-Bold", FONT)
        at = 0.0
        for piece in line.split(" "):  # no space is printed between words
            sheet.canvas.drawString(at, 0, piece)
            at += stringWidth(piece + " ", "Helvetica-Bold", FONT)
        sheet.canvas.restoreState()


def head(sheet: Sheet, top: float, split: bool) -> float:
    sheet.canvas.setFillColor(Color(0.85, 0.89, 0.95))
    sheet.canvas.rect(LEFT, sheet.height - top - PITCH, RIGHT - LEFT, PITCH, stroke=0, fill=1)
    sheet.canvas.setFillColor(Color(0, 0, 0))
    sheet.text(NAMES + 4 if split else LEFT + 4, top + 10, "Tili", bold=True, size=FONT)
    for end, text in zip(ENDS, HEADS, strict=True):
        sheet.text(end, top + 10, text, bold=True, right=True, size=FONT)
    return top + PITCH


def block(sheet: Sheet, unit: int, top: float, rules: str, look: str, rows: slice = slice(None)) -> float:
    """The rows of a unit under each other, its name beside them."""
    bottom = top + PITCH * len(ACCOUNTS[rows])
    for n, (account, number) in enumerate(zip(ACCOUNTS[rows], amounts(unit)[rows], strict=True)):
        y = top + PITCH * n
        sheet.text(NAMES + 4, y + 10, account, size=FONT)
        for end, factor in zip(ENDS, (2, 1, 3), strict=True):
            sheet.text(end, y + 10, printed(factor * number), right=True, size=FONT)
        if rules != "edges" and n:
            sheet.line(NAMES, y, RIGHT, y)
    for y in (top, bottom):
        sheet.line(LEFT, y, RIGHT, y)
    for x in {"edges": [], "cell": [LEFT, NAMES, RIGHT], "grid": [LEFT, NAMES, 240, 320, 410, RIGHT]}[rules]:
        sheet.line(x, top, x, bottom)
    if look:
        standing(sheet, UNITS[unit], top, bottom, look)
    return bottom


def draw(path: Path, rules: str, look: str) -> Path:
    sheet = Sheet(path)
    sheet.heading(BOARD)
    y = head(sheet, sheet.y, rules == "grid")
    for unit in (0, 1):
        y = block(sheet, unit, y, rules, look)
    sheet.y = y + 10
    sheet.canvas.showPage()
    block(sheet, 2, head(sheet, 60, rules == "grid"), rules, look)
    return save(sheet).path


def due(units: Sequence[int]) -> dict[tuple[str, str], int]:
    return {(UNITS[u], account): number for u in units for account, number in zip(ACCOUNTS, amounts(u), strict=True)}


@pytest.mark.parametrize("rules", ["edges", "cell", "grid"])
@pytest.mark.parametrize("look", ["up", "down", "two lines"])
def test_rows_are_of_the_unit_whose_name_stands_beside_them(tmp_path: Path, rules: str, look: str) -> None:
    figures = read(draw(tmp_path / "koe.pdf", rules, look))
    told = {(f.unit, f.account): int(f.number) for f in figures if f.measure == "actual" and "2025" in f.period.label}
    assert told == due([0, 1, 2])
    assert len(figures) == len(UNITS) * len(ACCOUNTS) * len(HEADS)


@pytest.mark.parametrize("rules", ["edges", "cell", "grid"])
@pytest.mark.parametrize("headed", [True, False], ids=["headings again", "no headings again"])
@pytest.mark.parametrize("before", [True, False], ids=["on the first page", "on the second page"])
def test_a_name_goes_on_over_a_page_break(tmp_path: Path, rules: str, headed: bool, before: bool) -> None:
    cut = 5 if before else 3
    sheet = Sheet(tmp_path / "koe.pdf")
    sheet.heading(BOARD)
    y = block(sheet, 0, head(sheet, sheet.y, rules == "grid"), rules, "up")
    block(sheet, 1, y, rules, "up" if before else "", slice(0, cut))
    sheet.canvas.showPage()
    y = block(sheet, 1, head(sheet, 60, rules == "grid") if headed else 60, rules, "" if before else "up", slice(cut, None))
    block(sheet, 2, y, rules, "up")
    figures = read(save(sheet).path)
    assert {(f.unit, f.account): int(f.number) for f in figures if f.measure == "actual" and "2025" in f.period.label} == due([0, 1, 2])


@pytest.mark.parametrize("rules", ["edges", "cell", "grid"])
def test_rows_without_a_name_beside_them_are_of_no_unit(tmp_path: Path, rules: str) -> None:
    sheet = Sheet(tmp_path / "koe.pdf")
    sheet.heading(BOARD)
    y = head(sheet, sheet.y, rules == "grid")
    for unit, look in ((0, "up"), (1, "up"), (2, "")):
        y = block(sheet, unit, y, rules, look)
    figures = read(save(sheet).path)
    told = {(f.unit, f.account): int(f.number) for f in figures if f.measure == "actual" and "2025" in f.period.label}
    assert told == ({} if rules == "cell" else due([0, 1]))  # an empty cell between upright rules leaves no table to read


def test_headings_of_narrow_columns_are_no_names_of_rows(tmp_path: Path) -> None:
    sheet = Sheet(tmp_path / "koe.pdf")
    sheet.heading(BOARD)
    for n, name in enumerate(("Vakituiset", "Määräaikaiset")):
        sheet.canvas.saveState()
        sheet.canvas.translate(250 + 60 * n, sheet.height - 160)
        sheet.canvas.rotate(90)
        sheet.canvas.drawString(0, 0, name)
        sheet.canvas.restoreState()
    for y in (90, 165, 180, 195):
        sheet.line(LEFT, y, RIGHT, y)
    for y in (176, 191):
        sheet.text(LEFT + 4, y, "Yksikkö", size=FONT)
        sheet.text(255, y, "12", right=True, size=FONT)
        sheet.text(315, y, "3", right=True, size=FONT)
    (page,) = read_pages(save(sheet).path, processes=1)
    assert page.side_names == ()


@pytest.mark.parametrize("rules", ["edges", "cell", "grid"])
@pytest.mark.parametrize(
    "names", [("Toteuma", "Ennuste"), ("Vuosi 2025", "Vuosi 2024"), ("Tammikuu", "Helmikuu"), ("Ulkoinen", "Sisäinen"), ("Toimintatulot", "Toimintamenot")]
)
def test_what_says_no_name_names_no_unit(names: Sequence[str], rules: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys.modules[__name__], "UNITS", names)
    sheet = Sheet(tmp_path / "koe.pdf")
    sheet.heading(BOARD)
    y = head(sheet, sheet.y, rules == "grid")
    for unit in (0, 1):
        y = block(sheet, unit, y, rules, "up")
    path = save(sheet).path
    assert not read_pages(path, processes=1)[0].side_names
    assert {f.unit for f in read(path)} <= {BOARD}


@pytest.mark.parametrize("rules", ["edges", "cell", "grid"])
@pytest.mark.parametrize("names", [("Tuotot", "Kulut"), ("Käyttö", "Hankinnat")])
def test_names_beside_different_accounts_name_no_units(names: Sequence[str], rules: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys.modules[__name__], "UNITS", names)
    sheet = Sheet(tmp_path / "koe.pdf")
    sheet.heading(BOARD)
    y = block(sheet, 0, head(sheet, sheet.y, rules == "grid"), rules, "up", slice(0, 3))
    block(sheet, 1, y, rules, "up", slice(3, 6))
    path = save(sheet).path
    assert not read_pages(path, processes=1)[0].side_names
    assert {f.unit for f in read(path)} <= {BOARD}


@pytest.mark.parametrize("rules", ["edges", "cell", "grid"])
def test_the_sum_of_the_units_is_their_boards(rules: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys.modules[__name__], "UNITS", ("Kasvun tuki", "Maaseututoimi", "Yhteensä"))
    sheet = Sheet(tmp_path / "koe.pdf")
    sheet.heading(BOARD)
    y = head(sheet, sheet.y, rules == "grid")
    for unit in (0, 1, 2):
        y = block(sheet, unit, y, rules, "up")
    told = {(f.unit, f.account): int(f.number) for f in read(save(sheet).path) if f.measure == "actual" and "2025" in f.period.label}
    owners = ("Kasvun tuki", "Maaseututoimi", BOARD)
    assert told == {(owner, account): number for u, owner in enumerate(owners) for account, number in zip(ACCOUNTS, amounts(u), strict=True)}
