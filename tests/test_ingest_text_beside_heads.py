"""A text set beside a statement that has one rule, under its headings."""

from pathlib import Path

import pytest
from drawn_tables import HEADS, Sheet, statement

from ingest.extract import extract


@pytest.mark.parametrize("corner", ["", "Euroa"])
def test_text_beside_a_statement_whose_headings_alone_are_ruled(corner: str, tmp_path: Path) -> None:
    sheet = Sheet(tmp_path / "katsaus.pdf")
    sheet.heading("Kirjastopalvelut")
    top = sheet.y
    statement(sheet, "Kirjastopalvelut", width=300, labels=110, corner=corner, heads=[[head] for head in HEADS[:2]], columns=2)
    end, sheet.y = sheet.y, top - 3
    sheet.line(56, top + 15, 356, top + 15)
    sheet.paragraph(
        "Kirjastossa kävi kauden aikana 4 210 henkilöä. Toimintakulut ylittyvät, koska sijaisia on tarvittu ennakoitua enemmän. Aukiolo laajeni huhtikuussa.",
        x=380, width=150,
    )  # fmt: skip
    sheet.y = end
    sheet.canvas.save()
    found = extract(sheet.path)
    due = {(d.account, d.measure): d.number * 1 for d in sheet.due if d.measure in ("budget", "actual") and d.period != "1–6/2024"}
    told = {(f.account, f.measure): f.number for f in found.figures if f.table is not None}
    assert told == {key: number / 1000 for key, number in due.items()}
    assert any("koska sijaisia on tarvittu ennakoitua enemmän" in " ".join(p.text.split()) for p in found.passages if p.kind == "text")
