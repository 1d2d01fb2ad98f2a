"""A label in small print over the text between a heading and its table names that text, not the table."""

from pathlib import Path

import pytest
from drawn_tables import Sheet, statement

from ingest.extract import extract

TEXTS = {
    "two sentences": ("Tavaraostot ylittävät talousarvion, koska kartta painettiin.", "Palkat alittavat talousarvion, koska hoitaja aloitti kesällä."),
    "one sentence": ("Tavaraostot ylittävät talousarvion, koska kartta painettiin.",),
}


@pytest.mark.parametrize("texts", TEXTS)
@pytest.mark.parametrize("label", ["Kommentti", "Perustelut", "Lautakunnan huomiot"])
def test_a_label_of_a_text_names_no_table(label: str, texts: str, tmp_path: Path) -> None:
    sheet = Sheet(tmp_path / "katsaus.pdf")
    sheet.paragraph("Luvut ovat tuhansia euroja.")
    for n, unit in enumerate(("Neuvonta", "Satamat", "Leirintä")):
        if n:
            sheet.new_page()
        sheet.heading(unit)
        sheet.y += 14
        sheet.text(56, sheet.y, label, 7)
        for text in TEXTS[texts] if n == 1 else (*TEXTS["two sentences"], "Laitureita on uusittu.", "Satamia on neljä."):
            sheet.y += 16
            sheet.text(56, sheet.y, text, 9.5)
        sheet.y += 12
        statement(sheet, unit, rules="h")
    sheet.canvas.save()
    found = extract(sheet.path)
    assert {f.unit for f in found.figures if f.account == "Toimintakate"} == {"Neuvonta", "Satamat", "Leirintä"}
