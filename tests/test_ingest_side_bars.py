"""A coloured bar at the left edge names what stands beside it: the unit of a table, or the state of a target. Shaded first cells of a table are no bars."""

from decimal import Decimal
from itertools import pairwise
from pathlib import Path

import pytest
from reportlab.lib.pagesizes import A5
from reportlab.pdfgen.canvas import Canvas

from ingest.extract import extract
from ingest.model import Extraction

UNITS = ("Uimahallit", "Hautausmaat", "Leikki- ja kenttäpalvelut", "Venesatamat", "Ruokapalvelut", "Siivouspalvelut")
HEADS = (("TP 2024", 200), ("TA 2025*", 245), ("1–6/2025", 290), ("Käyttö-%", 335))
ACCOUNTS = ("Myyntituotot", "Maksutuotot", "Toimintatuotot", "Henkilöstökulut", "Palvelujen ostot", "Toimintakulut", "Toimintakate")
BARE = (3,)
"""The units that a text stands beside, and no table."""
HIGH = 250.0
GOALS = (("Viivästynyt", "Kirjaston aukiolo laajenee."), ("Ei aloitettu", "Koulujen pihat valaistaan."), ("Etenee suunnitellusti", "Ruokahävikki puolittuu."))


def outcome(unit: int, account: int) -> int:
    """What an account of a unit came to."""
    sales, fees, staff, bought = (3100 + 70 * unit, 1200 + 30 * unit, -9000 - 110 * unit, -4000 - 90 * unit)
    return [sales, fees, sales + fees, staff, bought, staff + bought, sales + fees + staff + bought][account]


def printed(number: int) -> str:
    return f"{number:,}".replace(",", " ").replace("-", "−")


def bar(canvas: Canvas, top: float, high: float, light: bool = True) -> None:
    canvas.setFillColorRGB(*((0.1, 0.3, 0.4) if light else (0.85, 0.92, 0.95)))
    canvas.rect(24, A5[1] - top - high, 92, high, stroke=0, fill=1)
    canvas.setFillColorRGB(*((1, 1, 1) if light else (0, 0, 0)))


def text(canvas: Canvas, x: float, y: float, said: str, size: float = 7, bold: bool = False) -> None:
    canvas.setFont("Helvetica-Bold" if bold else "Helvetica", size)
    canvas.drawString(x, A5[1] - y, said)


def turned(canvas: Canvas, unit: int, top: float) -> None:
    """A narrow bar with the name of a unit that runs up it."""
    canvas.setFillColorRGB(0.1, 0.3, 0.4)
    canvas.rect(90, A5[1] - top - HIGH, 24, HIGH, stroke=0, fill=1)
    canvas.setFillGray(1)
    canvas.saveState()
    canvas.translate(106, A5[1] - top - HIGH + 20)
    canvas.rotate(90)
    text(canvas, 0, A5[1], UNITS[unit], 10, True)
    canvas.restoreState()


def named(canvas: Canvas, unit: int, top: float, look: str) -> None:
    """A bar with the name of a unit, and who it belongs to in small print, beside the unit's table."""
    if look == "turned":
        turned(canvas, unit, top)
    else:
        upright(canvas, unit, top, look == "owner over the name", look != "dark print")
    canvas.setFillGray(0)
    if unit in BARE:
        text(canvas, 124, top + 12, "Toiminta on siirtynyt yhtiölle, eikä kunta enää seuraa sen lukuja.")
        return
    text(canvas, 124, top + 10, "€", 7, True)
    for head, x in HEADS:
        canvas.setFont("Helvetica-Bold", 7)
        canvas.drawRightString(x + 45, A5[1] - top - 10, head)
    rows(canvas, unit, top)


def upright(canvas: Canvas, unit: int, top: float, owner_first: bool, light: bool) -> None:
    bar(canvas, top, HIGH, light)
    first, _, rest = UNITS[unit].partition(" ja ")
    lines = [(f"{first} ja", 8.5, True), (rest, 8.5, True)] if rest else [(first, 8.5, True)]
    lines.insert(0 if owner_first else len(lines), ("Tekninen lautakunta", 6.5, False))
    for n, (said, size, bold) in enumerate(lines):
        text(canvas, 29, top + 14 + 12 * n, said, size, bold)


def rows(canvas: Canvas, unit: int, top: float) -> None:
    for n, account in enumerate(ACCOUNTS):
        y = top + 21 + 11 * n
        text(canvas, 124, y, account)
        actual = outcome(unit, n)
        for said, (_, x) in zip((2 * actual, 4 * actual, actual), HEADS, strict=False):
            canvas.setFont("Helvetica", 7)
            canvas.drawRightString(x + 45, A5[1] - y, printed(said))
        canvas.drawRightString(HEADS[3][1] + 45, A5[1] - y, "25,0 %")
        canvas.line(124, A5[1] - y - 2.5, 380, A5[1] - y - 2.5)
    text(canvas, 124, top + 112, "Kävijöitä on ollut edellisvuotta enemmän, ja tuotot ovat kasvaneet sen mukana.")
    text(canvas, 124, top + 121, "Loppuvuoden kehitystä arvioidaan tarkemmin syksyllä.")


def report(path: Path, look: str = "light print") -> Extraction:
    canvas = Canvas(str(path), pagesize=A5)
    text(canvas, 24, 60, "Tammirannan kaupunki", 17, True)
    text(canvas, 24, 84, "Osavuosikatsaus 1–6/2025", 13)
    canvas.showPage()
    for unit in range(len(UNITS)):
        named(canvas, unit, 28 if unit % 2 == 0 else 28 + HIGH + 10, look)
        if unit % 2:
            canvas.showPage()
    text(canvas, 24, 42, "Tavoitteet / Ruokapalvelut", 12, True)
    for n, (state, goal) in enumerate(GOALS):
        top = 56 + 60 * n
        bar(canvas, top, 48)
        text(canvas, 29, top + 12, state, 7.5, True)
        canvas.setFillGray(0)
        text(canvas, 124, top + 10, goal, 7.5, True)
        text(canvas, 124, top + 20, "Mittari: Kävijöiden määrä. Vastuuhenkilö: Palvelupäällikkö.", 7.5)
        text(canvas, 124, top + 30, "Tilanne 30.6.2025: Selvitys on tehty, ja työ jatkuu syksyllä.", 7.5)
    canvas.showPage()
    canvas.save()
    return extract(path)


@pytest.mark.parametrize("look", ["light print", "dark print", "owner over the name", "turned"])
def test_a_bar_names_the_unit_of_the_table_beside_it(look: str, tmp_path: Path) -> None:
    read_ = report(tmp_path / "tammiranta-1-6-2025.pdf", look)
    actual = {(f.unit, f.account): f.number for f in read_.figures if f.measure == "actual" and f.subject_kind == "account" and "1–6" in f.period.label}
    due = {(unit, account): Decimal(outcome(n, k)) for n, unit in enumerate(UNITS) for k, account in enumerate(ACCOUNTS) if n not in BARE}
    assert {key: actual.get(key) for key in due} == due
    assert {unit for unit, _ in actual} == {unit for unit, _ in due}
    assert any(p.section[-1:] == (UNITS[BARE[0]],) and "siirtynyt yhtiölle" in p.text for p in read_.passages)


def test_a_bar_tells_the_state_of_the_target_beside_it(tmp_path: Path) -> None:
    read_ = report(tmp_path / "tammiranta-1-6-2025.pdf")
    assert [(r.fields.get("status"), r.title) for r in read_.records if r.kind == "target"] == [*GOALS]


def test_shaded_first_cells_of_one_table_are_no_bars(tmp_path: Path) -> None:
    path = tmp_path / "tammiranta-1-6-2025.pdf"
    canvas = Canvas(str(path), pagesize=A5)
    text(canvas, 24, 60, "Tammirannan kaupunki", 17, True)
    text(canvas, 24, 84, "Osavuosikatsaus 1–6/2025", 13)
    text(canvas, 24, 110, "Toimintakulut", 12, True)
    for head, x in (("Yksikkö", 29.0), ("Tili, €", 124.0), ("TA 2025", 230.0), ("1–6/2025", 300.0)):
        text(canvas, x, 130, head, 7, True)
    for unit in range(3):
        top = 136 + 44 * unit
        bar(canvas, top, 44, light=False)
        text(canvas, 29, top + 12, UNITS[unit].partition(" ja ")[0], 7, True)
        for n, account in enumerate(("Henkilöstökulut", "Palvelujen ostot", "Toimintakulut")):
            actual = outcome(unit, 3 + n)
            for said, x in ((account, 124), (printed(4 * actual), 230), (printed(actual), 300)):
                text(canvas, x, top + 12 + 12 * n, said)
    canvas.showPage()
    canvas.save()
    read_ = extract(path)
    assert len([table for table in read_.tables if table.kind == "figures"]) == 1


@pytest.mark.parametrize("one", [True, False])
def test_the_shaded_headings_of_a_table_are_no_bars(one: bool, tmp_path: Path) -> None:
    path = tmp_path / "tammiranta-1-6-2025.pdf"
    canvas = Canvas(str(path), pagesize=A5)
    text(canvas, 24, 60, "Tammirannan kaupunki", 17, True)
    text(canvas, 24, 84, "Osavuosikatsaus 1–6/2025", 13)
    text(canvas, 24, 110, "Riskit", 12, True)
    starts = (24.0, 150.0, 220.0, 290.0, 410.0)
    canvas.setFillColorRGB(0.1, 0.3, 0.4)
    for x0, x1 in [(24.0, 410.0)] if one else list(pairwise(starts)):
        canvas.rect(x0, A5[1] - 156, x1 - x0, 34, stroke=0, fill=1)
    canvas.setFillGray(1)
    for x, high, head in ((28, 0, "Riski"), (154, 0, "Tyyppi"), (224, 12, "Todennäköisyys"), (240, 0, "(1–3)"), (294, 0, "Hallintakeinot")):
        text(canvas, x, 148 - high, head)
    canvas.setFillGray(0)
    for n, risk in enumerate(("Uimahallin katto", "Satamalaiturin jää", "Leikkikenttien keinut")):
        y = 168 + 28 * n
        for x, said in ((28, risk), (154, "Vahinkoriski"), (248, str(n + 1)), (294, "Tarkastukset")):
            text(canvas, x, y, said)
        text(canvas, 28, y + 9, "aiheuttaa vaaran.")
        text(canvas, 294, y + 9, "kerran vuodessa.")
        for x0, x1 in pairwise(starts):
            canvas.line(x0, A5[1] - y - 14, x1, A5[1] - y - 14)
    canvas.showPage()
    canvas.save()
    risks = {r.title: r.fields for r in extract(path).records if r.kind == "risk"}
    assert [(title, own.get("class"), own.get("probability")) for title, own in risks.items()] == [
        ("Uimahallin katto aiheuttaa vaaran.", "Vahinkoriski", "1"),
        ("Satamalaiturin jää aiheuttaa vaaran.", "Vahinkoriski", "2"),
        ("Leikkikenttien keinut aiheuttaa vaaran.", "Vahinkoriski", "3"),
    ]
