"""A statement between whose rows lines are drawn, where one row or two have a text that wraps in the last column. Truth: the rows as drawn."""

from pathlib import Path

import pytest
from drawn_tables import Sheet, save

from ingest.extract import extract

ROWS = {
    "Myyntituotot": (480, 240), "Toimintatuotot": (480, 240), "Henkilöstökulut": (-2520, -1890), "Palvelujen ostot": (-4450, -3710),
    "Aineet ja tarvikkeet": (-2210, -1860), "Muut kulut": (-1640, -1290), "Toimintakulut": (-10820, -8750), "Toimintakate": (-10340, -8510),
}  # fmt: skip
TEXT = ("Palvelujen ostot ylittävät talousarvion, koska", "sillan korjaus tehtiin urakoitsijan työnä.")


@pytest.mark.parametrize("units", [("Perusopetus",), ("Perusopetus", "Kirjasto")])
def test_the_statement_is_one_table(units: tuple[str, ...], tmp_path: Path) -> None:
    sheet = Sheet(tmp_path / "tammiranta-1-9-2025.pdf", wide=True)
    sheet.paragraph("Luvut ovat tuhansina euroina (1 000 €).")
    for unit in units:
        sheet.heading(unit)
        sheet.y += 14
        for x, head in ((240, "TA 2025"), (330, "Toteuma 1–9/2025")):
            sheet.text(x, sheet.y, head, bold=True, right=True)
        sheet.text(60, sheet.y, "Tili", bold=True)
        sheet.text(380, sheet.y, "Selite", bold=True)
        sheet.line(56, sheet.y + 4, 700, sheet.y + 4)
        for name, numbers in ROWS.items():
            sheet.y += 14
            sheet.text(60, sheet.y, name)
            for end, number in zip((240, 330), numbers, strict=True):
                sheet.text(end, sheet.y, f"{number:,}".replace(",", " "), right=True)
            for line in TEXT if name == "Palvelujen ostot" else ():
                sheet.text(380, sheet.y, line, 6.5)
                sheet.y += 8
            sheet.line(56, sheet.y + 4, 700, sheet.y + 4)
    read = extract(save(sheet).path)
    for unit in units:
        told = {f.account: int(f.number) for f in read.figures if f.unit == unit and f.measure == "actual"}
        assert told == {name: 1000 * actual for name, (_, actual) in ROWS.items()}
    assert any(" ".join(TEXT) in cell.text for table in read.tables for row in table.rows for cell in row.cells if cell is not None)
