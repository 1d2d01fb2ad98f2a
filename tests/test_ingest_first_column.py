"""A ruled table of risks at the top of a page, after a page of ruled tables of records: its first column is no card, its heads say who is responsible."""

from collections.abc import Sequence
from pathlib import Path

from reportlab.pdfgen.canvas import Canvas

from ingest.extract import extract

_HEIGHT = 595.0
TARGETS = (
    ("Painopiste", "Tavoite", "Toteuma", "Vastaa"),
    ("Vireä kylä", "Kylätalo kunnostetaan", "Katto on uusittu", "kyläasiamies"),
    ("Vireä kylä", "Uimaranta siivotaan", "Siivottu toukokuussa", "puistomestari"),
)
WORKS = (("Investointi", "TA 2025", "Toteuma", "Lisätiedot"), ("Kylätalon katto", "40 000", "38 000", "Valmis."))
PROJECTS = (("Hanke", "Kesto", "Rahoittaja", "Eteneminen"), ("Lähivesi", "2024–2025", "EAKR", "Kartoitus on tehty."))
MONEY = (("EUR", "TA 2025", "Toteuma", "Käyttö-%"), ("Tulot", "90 000", "45 000", "50,0"), ("Menot", "80 000", "20 000", "25,0"))
RISKS = (
    ("Riski", "Todennäköisyys", "Vaikutus", "Toimet"),
    ("Kirvatuhot", "3/4", "2/4", "Tarkkailu ansoilla"),
    ("Laiturin pettäminen", "1/4", "4/4", "Laiturin tarkastus keväällä"),
)


def _table(canvas: Canvas, y: float, rows: Sequence[Sequence[str]], xs: Sequence[float]) -> float:
    """A table with every cell framed, its heads and the rows of money bold; where it ends."""
    for n, row in enumerate(rows):
        for c, text in enumerate(row):
            canvas.setFont("Helvetica-Bold" if n == 0 or text in ("Tulot", "Menot") else "Helvetica", 8)
            canvas.rect(xs[c], _HEIGHT - y - 14, xs[c + 1] - xs[c], 14)
            canvas.drawString(xs[c] + 4, _HEIGHT - y - 10, text)
        y += 14
    return y


def test_the_first_column_of_a_table_is_no_card(tmp_path: Path) -> None:
    path = tmp_path / "kaisla-kylat-2025.pdf"
    canvas = Canvas(str(path), pagesize=(842, _HEIGHT))
    canvas.setFont("Helvetica-Bold", 14)
    canvas.drawString(46, _HEIGHT - 40, "Kaislan kunta, kylälautakunta 1–6/2025")
    y = 60.0
    for title, rows in (("Talous", MONEY), ("Tavoitteet", TARGETS), ("Investoinnit", WORKS), ("Hankkeet", PROJECTS)):
        canvas.setFont("Helvetica-Bold", 10)
        canvas.drawString(46, _HEIGHT - y - 12, title)
        y = _table(canvas, y + 20, rows, (46, 156, 396, 556, 796)) + 16
    canvas.showPage()
    canvas.setFont("Helvetica-Bold", 10)
    canvas.drawString(46, _HEIGHT - 48, "Riskit")
    _table(canvas, 54, RISKS, (46, 245, 399, 491, 796))
    canvas.showPage()
    canvas.save()
    records = extract(path).records
    risks = [(r.title, r.fields["probability"], r.fields["impact"], r.fields["control"]) for r in records if r.kind == "risk"]
    assert risks == [("Kirvatuhot", "3", "2", "Tarkkailu ansoilla"), ("Laiturin pettäminen", "1", "4", "Laiturin tarkastus keväällä")]
    assert [r.fields["responsible"] for r in records if r.kind == "target"] == ["kyläasiamies", "puistomestari"]
