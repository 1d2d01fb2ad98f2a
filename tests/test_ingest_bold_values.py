"""Texts that end in a bold value: it belongs to the label before it, whichever line it stands on."""

from pathlib import Path

import pytest
from drawn_tables import Sheet, save

from ingest.extract import extract

TARGETS = (
    (("**", "Kirjastoauto käy joka kylässä."), ("", " Auto kävi neljässä kylässä kuudesta. Vastuu: kirjastonjohtaja. Arvio:"), ("**", "toteutuu osittain.")),
    (("**", "Uimataito on kaikilla."), ("", " Kaikki luokat eivät uineet. Mittari: Uimataitoiset, %. Arvio: "), ("**n", "ei"), ("**", "toteudu.")),
    (("**", "Katupöly vähenee."), ("", " Pölyä oli vähemmän. Mittari: pölypäivät. Vastuu: insinööri. Arvio:"), ("**", "Toteutunut täysin.")),
)


def draw(path: Path) -> Path:
    sheet = Sheet(path, size=9)
    sheet.paragraph("Kunnan talous kehittyi alkuvuonna suunnitellusti, eikä palvelujen kysynnässä tapahtunut mainittavia muutoksia. " * 4)
    sheet.heading("Tavoitteet")
    for parts in TARGETS:
        sheet.y += 18
        x = 56.0
        for mark, text in parts:
            sheet.canvas.setFont("Helvetica-Bold" if mark else "Helvetica", 9)
            if mark and x > 60 and mark == "**":
                x, sheet.y = 56.0, sheet.y + 11
            sheet.canvas.drawString(x, sheet.height - sheet.y, text)
            x += sheet.canvas.stringWidth(text, "Helvetica-Bold" if mark else "Helvetica", 9)
        sheet.y += 4
    return save(sheet).path


@pytest.fixture(scope="module")
def statuses(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str | None]:
    extraction = extract(draw(tmp_path_factory.mktemp("koe") / "tammiranta-1-6-2025.pdf"))
    return {record.title: record.status for record in extraction.records if record.kind == "target"}


def test_a_bold_value_on_a_line_of_its_own_is_of_the_text_above(statuses: dict[str, str | None]) -> None:
    assert statuses == {"Kirjastoauto käy joka kylässä": "partly", "Uimataito on kaikilla": "not_achieved", "Katupöly vähenee": "achieved"}
