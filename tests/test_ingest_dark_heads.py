"""Tables right below each other, each with its headings in white on a dark band and its own scale: their rows and scales stay apart."""

from collections.abc import Sequence
from decimal import Decimal
from pathlib import Path

from drawn_tables import Sheet, printed, save

from ingest.extract import extract

TAXES = {"Kunnan tulovero": "12914306.52", "Kiinteistövero": "2284915.37", "Osuus yhteisöveron tuotosta": "1947228.14"}
ENDS = (278.0, 334.0, 393.0, 440.0)


def band(sheet: Sheet, label: str, heads: Sequence[str], ends: Sequence[float]) -> None:
    sheet.y += 16
    sheet.canvas.setFillColorRGB(0.23, 0.37, 0.29)
    sheet.canvas.rect(56, sheet.height - sheet.y - 4, 420, 14, stroke=0, fill=1)
    sheet.canvas.setFillColorRGB(1, 1, 1)
    sheet.text(60, sheet.y, label, bold=True)
    for end, head in zip(ends, heads, strict=True):
        sheet.text(end, sheet.y, head, bold=True, right=True)
    sheet.canvas.setFillColorRGB(0, 0, 0)


def test_a_table_ends_before_the_dark_band_of_the_next(tmp_path: Path) -> None:
    sheet = Sheet(tmp_path / "tammiranta-tilinpaatos-2025.pdf", time="1–12/2025")
    sheet.heading("Verotulojen toteutuminen")
    band(sheet, "(1000€)", ("TA 2025", "TP 2025", "Poikkeama", "Tot. %"), ENDS)
    for name, number in TAXES.items():
        sheet.y += 14
        sheet.text(60, sheet.y, name)
        thousands = round(Decimal(number) / 1000)
        for end, text in zip(ENDS, (printed(Decimal(thousands + 10)), printed(Decimal(thousands)), "-10", "99,9 %"), strict=True):
            sheet.text(end, sheet.y, text, right=True)
    sheet.y += 19
    sheet.text(56, sheet.y, "4.2 Tuloslaskelmaa koskevat liitetiedot", 10, bold=True)
    band(sheet, "7) Verotulojen erittely", ("TP 2025", "TP 2024"), (380.0, 476.0))
    for name, number in TAXES.items():
        sheet.y += 14
        sheet.text(60, sheet.y, name)
        for end, amount in ((380.0, Decimal(number)), (476.0, Decimal(number) - Decimal("100000"))):
            whole, cents = f"{amount:.2f}".split(".")
            sheet.text(end, sheet.y, f"{printed(Decimal(whole))},{cents}", right=True)
    found = extract(save(sheet).path)
    told = {(f.account, f.number) for f in found.figures if f.measure == "closing" and f.period.label == "2025"}
    due = {(name, Decimal(number)) for name, number in TAXES.items()}
    assert told == due | {(name, 1000 * round(number / 1000)) for name, number in due}
