"""Units as rows and accounts as columns, a table for each measure: a column that sums up the others is of the measure of its table too."""

from decimal import Decimal
from pathlib import Path

from annual_town import Page
from reportlab.pdfgen.canvas import Canvas

from ingest.extract import extract

HEADS = ("Yksikkö", "Myyntituotot", "Maksutuotot", "Toimintatuotot yhteensä", "Henkilöstökulut", "Toimintakulut yhteensä")
TABLES = {
    ("Toteuma 1.1.–31.3.2025 (€)", "1–3/2025"): ("120 400", "30 100", "150 500", "-410 200", "-520 900"),
    ("Muutettu talousarvio 2025 (€)", "2025"): ("480 000", "122 000", "602 000", "-1 650 000", "-2 080 000"),
    ("Tilinpäätösennuste 2025 (€)", "2025"): ("470 000", "125 000", "595 000", "-1 660 000", "-2 101 000"),
}


def test_a_summed_column_is_of_its_tables_measure(tmp_path: Path) -> None:
    path = tmp_path / "koe-1-3-2025.pdf"
    canvas = Canvas(str(path))
    page = Page(canvas)
    page.text(56, "Aallonrannan kunta", 16, True)
    page.heading("Talousraportti 1–3/2025", 14)
    for (title, _), numbers in TABLES.items():
        page.heading(title, 11)
        page.table(HEADS, [("Sivistyslautakunta", *numbers), ("Tekninen lautakunta", *numbers)], apart=88)
    canvas.save()
    found = {(f.measure, f.period.label, f.number) for f in extract(path).figures if f.unit == "Sivistyslautakunta" and f.account.startswith("Toimintatuotot")}
    measures = ("actual", "amended_budget", "forecast")
    due = {(m, period, Decimal(row[2].replace(" ", ""))) for m, ((_, period), row) in zip(measures, TABLES.items(), strict=True)}
    assert {(("actual" if m == "value" else m), p, n) for m, p, n in found} == due
