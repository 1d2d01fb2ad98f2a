"""Cards of risks: number, class and score over the name, or ratings beside each other over their labels and a long text. Truth: what is drawn here."""

from collections.abc import Callable
from pathlib import Path

import pytest
from drawn_tables import Sheet, save

from ingest.extract import extract
from ingest.model import Record

RISKS = (
    ("Toiminnallinen riski", 3, 4, "Ohjelman vaihto viivästyy.", "Siirtosuunnitelma.", "Pääkäyttäjät on koulutettu."),
    ("Vahinkoriski", 1, 5, "Sähkökatko pysäyttää hissit.", "Aggregaatit.", "Evakuointia on harjoiteltu."),
)
"""(class, probability, impact, name, control, what has been done)"""


def headed(sheet: Sheet, n: int) -> None:
    kind, likely, grave, name, control, done = RISKS[n]
    x = 56 + 250 * n
    sheet.text(x + 8, sheet.y + 14, f"{n + 1} {kind}", 8, True)
    sheet.text(x + 170, sheet.y + 14, f"Riskiluku {likely * grave}", 8, True)
    sheet.text(x + 8, sheet.y + 30, name, 8.5, True)
    for k, text in enumerate((f"Todennäköisyys {likely} · Vaikutus {grave}", f"Hallintakeinot: {control}", f"Toteutuminen: {done}")):
        sheet.text(x + 8, sheet.y + 46 + 14 * k, text, 8)


def over_labels(sheet: Sheet, n: int) -> None:
    kind, likely, grave, name, control, done = RISKS[n]
    x = 56 + 250 * n
    sheet.text(x + 8, sheet.y + 12, name, 8.5, True)
    sheet.text(x + 8, sheet.y + 24, kind, 8)
    for k, (number, label) in enumerate(((likely, "Todennäköisyys"), (grave, "Merkittävyys"))):
        sheet.text(x + 40 + 75 * k, sheet.y + 44, str(number), 16, True)
        width = sheet.canvas.stringWidth(label, "Helvetica", 7)
        sheet.text(x + 40 + 75 * k + 4.4 - width / 2, sheet.y + 55, label, 7)
    for k, text in enumerate((f"Hallintakeinot: {control} Lisäksi", f"Toteutuminen: {done}")):
        sheet.text(x + 8, sheet.y + 72 + 12 * k, text, 8)


@pytest.mark.parametrize("draw", [headed, over_labels])
def test_a_card_tells_name_class_and_ratings(draw: Callable[[Sheet, int], None], tmp_path: Path) -> None:
    sheet = Sheet(tmp_path / "tammiranta-1-6-2025.pdf")
    sheet.heading("Merkittävimmät riskit")
    sheet.y += 10
    for n in range(len(RISKS)):
        sheet.canvas.setFillColorRGB(1, 1, 1)
        sheet.canvas.rect(56 + 250 * n, sheet.height - sheet.y - 96, 240, 96, stroke=1, fill=1)
        sheet.canvas.setFillGray(0)
        draw(sheet, n)
    found: dict[str, Record] = {r.title: r for r in extract(save(sheet).path).records if r.kind == "risk"}
    for kind, likely, grave, name, control, done in RISKS:
        fields = found[name].fields
        assert (fields["class"], fields["probability"], fields["impact"], fields["outcome"]) == (kind, str(likely), str(grave), done)
        assert fields["control"].startswith(control.rstrip("."))
        assert draw is over_labels or fields["score"] == str(likely * grave)
