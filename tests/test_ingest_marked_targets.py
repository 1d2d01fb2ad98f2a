"""Targets in a list whose items say in bold how each came out before its name, with labels in smaller print behind what is told."""

from pathlib import Path

import pytest
from reportlab.pdfgen.canvas import Canvas

from ingest.extract import extract
from ingest.model import Record

ITEMS = (
    ("Ei toteutunut", "Kirjaston aukiolo laajenee lähikirjastoihin.", "Laitteita ei ole saatu.", "Mittari: Tunnit viikossa.", "Vastuu: Kirjastonjohtaja."),
    ("Osittain toteutunut", "Liikuntapaikkojen esteettömyys paranee.", "Kartoitus on kesken.", "Mittari: Kartoitukset,", "4 kohdetta. Vastuu: Rehtori."),
    ("Toteutunut", "Koulujen kerhotoiminta vakinaistuu.", "Kerhoja on joka koulussa.", "Mittari: Kerhojen määrä.", "Vastuu: Rehtori."),
)


def _records(path: Path, head: str, themes: bool) -> list[Record]:
    canvas = Canvas(str(path), pagesize=(595, 842))

    def text(x: float, y: float, words: str, size: float = 11, bold: bool = False) -> float:
        font = "Helvetica-Bold" if bold else "Helvetica"
        canvas.setFont(font, size)
        canvas.drawString(x, 842 - y, words)
        return x + canvas.stringWidth(words + " ", font, size)

    text(57, 80, "Aallon kaupunki: osavuosikatsaus 1–6/2024", 22, True)
    text(57, 120, "Sivistyspalvelut", 15, True)
    for n in range(8):
        text(57, 140 + 14 * n, "Toiminta on sujunut suunnitelman mukaan, ja asiakkaita on ollut odotetusti koko kauden.")
    text(57, 280, head, 15, True)
    y = 300.0
    if themes:
        text(57, y, "Hyvinvoivat asukkaat", 10, True)
        text(57, y + 13, "• Turvallinen arki • Osallisuus ja yhteisöllisyys • Liikkuva elämäntapa", 9)
        y += 34
    for mark, name, told, *rest in ITEMS:
        x = text(75, y, "•")
        hang = x
        x = text(x, y, mark, 9, True)
        text(x, y, name, 11, True)
        x = text(hang, y + 14, told)
        text(x, y + 14, rest[0], 9.5)
        text(hang, y + 28, rest[1], 9.5)
        y += 48
    canvas.save()
    return [record for record in extract(path).records if record.kind == "target"]


@pytest.mark.parametrize(
    "head", ["Tavoitteiden toteutuminen: Sivistyspalvelut", "Tavoitteet – Sivistyspalvelut", "Tavoitteet, sivistyspalvelut", "Tavoitteet: sivistyspalvelut"]
)
@pytest.mark.parametrize("themes", [True, False], ids=["under a theme", "alone"])
def test_each_target_has_its_name_its_state_and_what_is_told(tmp_path: Path, head: str, themes: bool) -> None:
    found = [
        (r.unit, r.title, r.status, r.fields["outcome"], r.fields["indicator"], r.fields["responsible"]) for r in _records(tmp_path / "a.pdf", head, themes)
    ]
    assert found == [
        ("Sivistyspalvelut", "Kirjaston aukiolo laajenee lähikirjastoihin", "not_achieved", "Laitteita ei ole saatu.", "Tunnit viikossa", "Kirjastonjohtaja"),
        ("Sivistyspalvelut", "Liikuntapaikkojen esteettömyys paranee", "partly", "Kartoitus on kesken.", "Kartoitukset, 4 kohdetta", "Rehtori"),
        ("Sivistyspalvelut", "Koulujen kerhotoiminta vakinaistuu", "achieved", "Kerhoja on joka koulussa.", "Kerhojen määrä", "Rehtori"),
    ]
