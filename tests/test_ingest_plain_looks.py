"""Ordinary looks of tables: measures in rows over units in columns, headings in a dark band above cells, cards whose facts are set in from their title."""

from collections.abc import Sequence
from decimal import Decimal
from pathlib import Path

from reportlab.lib import colors
from reportlab.lib.pagesizes import A4, landscape
from reportlab.pdfgen.canvas import Canvas

from ingest.columns.record_columns import begins_labelled
from ingest.extract import extract
from ingest.model import Extraction


def _report(path: Path, wide: bool = False) -> Canvas:
    canvas = Canvas(str(path), landscape(A4) if wide else A4)
    canvas.setFont("Helvetica-Bold", 20)
    canvas.drawString(40, 540 if wide else 790, "Mallilan kaupunki Osavuosikatsaus 1–6/2025")
    return canvas


def _grid(canvas: Canvas, xs: Sequence[float], ys: Sequence[float], skip: Sequence[tuple[int, int]] = ()) -> None:
    """Rules around cells; (column, row) of `skip` has none below it."""
    canvas.setLineWidth(0.5)
    for x in xs:
        canvas.line(x, ys[0], x, ys[-1])
    for r, y in enumerate(ys):
        for c in range(len(xs) - 1):
            if (c, r - 1) not in skip:
                canvas.line(xs[c], y, xs[c + 1], y)


def _cell(canvas: Canvas, x: float, y: float, lines: Sequence[str], bold: int = 0) -> None:
    for n, line in enumerate(lines):
        canvas.setFont("Helvetica-Bold" if n < bold else "Helvetica", 8)
        canvas.drawString(x + 4, y - 10 - 10 * n, line)


UNITS = ("Varhaiskasvatus", "Perusopetus", "Kirjastopalvelut")
ROWS = (("Toimintatuotot", (100, 200, 50)), ("Toimintakulut", (-900, -800, -150)), ("Toimintakate", (-800, -600, -100)))


def _banded(path: Path, bands: Sequence[tuple[str, int]]) -> Extraction:
    """Units as columns, accounts as rows; a band over them tells the measure, and each number is a multiple told with it."""
    canvas = _report(path, wide=True)
    canvas.setFont("Helvetica-Bold", 14)
    canvas.drawString(40, 500, "Talouden toteuma yksiköittäin 1.1.–30.6.2025")
    xs = (40, 220, 340, 460, 580)
    lines: list[tuple[str, Sequence[str]]] = [("Tili", UNITS)]
    for band, times in bands:
        lines.append((band, ()))
        lines += [(label, [f"{value * times:,}".replace(",", " ") for value in values]) for label, values in ROWS]
    top = 480.0
    for n, (label, texts) in enumerate(lines):
        y = top - 16 * n
        canvas.setFont("Helvetica-Bold" if not n or not texts else "Helvetica", 8)
        canvas.drawString(44, y - 11, label)
        for c, text in enumerate(texts):
            canvas.drawRightString(xs[c + 2] - 4, y - 11, text)
        for x in xs if texts else (xs[0], xs[-1]):
            canvas.line(x, y, x, y - 16)
        canvas.line(xs[0], y, xs[-1], y)
    canvas.line(xs[0], top - 16 * len(lines), xs[-1], top - 16 * len(lines))
    canvas.save()
    return extract(path)


def test_band_names_measure_of_rows_under_it_where_columns_are_units(tmp_path: Path) -> None:
    """Each number has the measure of its own band, not that of the table's title."""
    read = _banded(tmp_path / "a.pdf", [("Talousarvio 2025, €", 1000), ("Toteuma 1.1.–30.6.2025, €", 500), ("Talousarviosta jäljellä, €", 400)])
    found = {(f.unit, f.account, f.measure): f.number for f in read.figures}
    assert found["Perusopetus", "Toimintakulut", "budget"] == Decimal(-800_000)
    assert found["Perusopetus", "Toimintakulut", "actual"] == Decimal(-400_000)
    assert found["Kirjastopalvelut", "Toimintatuotot", "remaining"] == Decimal(20_000)
    assert len(found) == 27


def test_bands_in_another_order_and_words(tmp_path: Path) -> None:
    """The outcome stands first, and shares in per cent last."""
    read = _banded(tmp_path / "b.pdf", [("Toteutunut 1–6/2025", 500), ("Ennuste 2025", 1100), ("Toteuma-%", 1)])
    found = {(f.unit, f.account, f.measure): (f.number, f.number_unit) for f in read.figures}
    assert found["Varhaiskasvatus", "Toimintakate", "actual"] == (Decimal(-400_000), "EUR")
    assert found["Varhaiskasvatus", "Toimintakate", "forecast"] == (Decimal(-880_000), "EUR")
    assert found["Kirjastopalvelut", "Toimintatuotot", "percent"] == (Decimal(50), "%")


HEADS = ("Toimiala", "Päämäärä", "Tavoite ja mittari", "Toteuma 30.6.2025", "Arvio")
TARGETS = (
    ("Hyvinvoivat asukkaat", ("Kerhot alkavat kouluissa.", "Mittari: Kerhojen", "määrä", "Vastuu: Rehtori"), "Kerhoja on kuusi.", "Etenee suunnitellusti"),
    ("Hyvinvoivat asukkaat", ("Uimahalli avataan.", "Mittari: Kävijät", "Vastuu: Liikuntasihteeri"), "Remontti kestää.", "Viivästynyt"),
    ("Vakaa talous", ("Tilat vähenevät.", "Mittari: Neliöt", "Vastuu: Tilapäällikkö"), "Myynti on edessä.", "Ei aloitettu"),
)


def _target_page(canvas: Canvas, top: float, rows: Sequence[tuple[str, Sequence[str], str, str]], unit: str) -> None:
    xs = (40, 130, 220, 370, 480, 560)
    canvas.setFillColor(colors.Color(0.18, 0.33, 0.59))
    canvas.rect(xs[0], top, xs[-1] - xs[0], 18, stroke=0, fill=1)
    canvas.setFillColor(colors.white)
    for x, head in zip(xs, HEADS, strict=False):
        canvas.setFont("Helvetica-Bold", 8)
        canvas.drawString(x + 4, top + 6, head)
    canvas.setFillColor(colors.black)
    _grid(canvas, xs, [top - 60 * n for n in range(len(rows) + 1)], [(0, n) for n in range(len(rows) - 1)])
    for n, (aim, lines, outcome, state) in enumerate(rows):
        y = top - 60 * n
        if not n and unit:
            _cell(canvas, xs[0], y, [unit], 1)
        _cell(canvas, xs[1], y, [aim])
        _cell(canvas, xs[2], y, lines, 1)
        _cell(canvas, xs[3], y, [outcome])
        canvas.setFillColor(colors.green)
        canvas.circle(xs[4] + 8, y - 8, 4, stroke=0, fill=1)
        canvas.setFillColor(colors.black)
        _cell(canvas, xs[4] + 14, y, state.split())


def test_targets_under_dark_band_go_on_over_page_end_with_owner_merged(tmp_path: Path) -> None:
    """Headings in a band without rules are the table's, the owner of the first page holds on the next, and labels of a cell's lines part it."""
    canvas = _report(tmp_path / "c.pdf")
    canvas.setFont("Helvetica-Bold", 14)
    canvas.drawString(40, 750, "Toiminnalliset tavoitteet")
    _target_page(canvas, 180, TARGETS[:2], "Sivistyspalvelut")
    canvas.showPage()
    _target_page(canvas, 770, TARGETS[2:], "")
    canvas.setFont("Helvetica-Bold", 14)
    canvas.drawString(40, 640, "Sivistyspalvelut")
    canvas.setFont("Helvetica", 10)
    canvas.drawString(40, 620, "Sivistyspalvelut järjestää opetuksen.")
    canvas.save()
    found = [(r.unit, r.title, r.fields["status"], r.fields["responsible"], r.fields["indicator"]) for r in extract(tmp_path / "c.pdf").records]
    assert found == [
        ("Sivistyspalvelut", "Kerhot alkavat kouluissa.", "Etenee suunnitellusti", "Rehtori", "Kerhojen määrä"),
        ("Sivistyspalvelut", "Uimahalli avataan.", "Viivästynyt", "Liikuntasihteeri", "Kävijät"),
        ("Sivistyspalvelut", "Tilat vähenevät.", "Ei aloitettu", "Tilapäällikkö", "Neliöt"),
    ]


def test_title_of_card_stands_left_of_its_facts(tmp_path: Path) -> None:
    """Facts set in under a bold name are that target's."""
    canvas = _report(tmp_path / "d.pdf")
    canvas.setFont("Helvetica-Bold", 14)
    canvas.drawString(40, 750, "Sivistyspalvelut, sitovat tavoitteet")
    y = 730.0
    cards = (("Kerhot alkavat kouluissa.", "Rehtori", "Toteutuu"), ("Uimahalli avataan keväällä.", "Liikuntasihteeri", "Ei toteudu"))
    for title, who, state in cards:
        canvas.setFont("Helvetica-Bold", 10)
        canvas.drawString(40, y, title)
        canvas.setFont("Helvetica", 10)
        facts = (("Mittari", "Avattujen määrä"), ("Vastuuhenkilö", who), ("Toteuma 30.6.2025", "Työ on kesken."), ("Tila", state))
        for n, (label, text) in enumerate(facts, 1):
            canvas.drawString(53, y - 13 * n, label)
            canvas.drawString(160, y - 13 * n, text)
        y -= 13 * 5 + 8
    canvas.save()
    found = [(r.kind, r.title, r.fields["responsible"], r.fields["status"]) for r in extract(tmp_path / "d.pdf").records]
    assert found == [("target", *card) for card in cards]


def test_lines_that_begin_with_label_of_fact() -> None:
    """Whom a target is given to and how it is measured tell nothing of how it goes; a colon in a sentence begins no fact."""
    assert begins_labelled("Vastuu: Rehtori")
    assert begins_labelled("Mittari: Kävijöiden määrä", ("outcome", "status"))
    assert not begins_labelled("Toteuma: Kerhoja on kuusi.", ("outcome", "status"))
    assert not begins_labelled("Kerhoja on kaksi: shakki ja musiikki")
    assert not begins_labelled("Vastuu:")
