"""Ticks under states that one heading spans, in a table whose heading names the unit behind a comma."""

from pathlib import Path

import pytest
from drawn_tables import Sheet, save

from ingest.extract import extract
from ingest.model import Record
from ingest.records.status_places import _below_shared

ROWS = (
    ("Museon verkkokauppa avataan.", "Verkkokauppa on avattu.", 0, "achieved"),
    ("Kirjaston aukiolo laajenee.", "Laitteita ei ole saatu.", 1, "not_achieved"),
    ("Koulujen kerhot vakinaistuvat.", "Kerhoja on joka koulussa.", 0, "achieved"),
)


def _records(path: Path, over: str) -> list[Record]:
    """Three targets in a grid; `over` spans the two columns of states."""
    sheet = Sheet(path)
    sheet.heading("Sivistyspalvelut")
    sheet.paragraph("Palvelujen kysyntä kasvoi alkuvuonna, ja henkilöstön saatavuus parani edellisestä vuodesta. Asiakkaita on ollut odotetusti.")
    sheet.heading("Tavoitteet, sivistyspalvelut")
    top = sheet.y + 4
    xs = (56, 200, 380, 450, 520)
    sheet.text(390, top + 12, over, bold=True)
    sheet.line(56, top, 520, top)
    sheet.line(380, top + 16, 520, top + 16)
    for x, head in zip(xs, ("Tavoite", "Toteuma 30.6.2025", "Toteutunut", "Ei toteutunut"), strict=False):
        sheet.text(x + 4, top + 28, head, bold=True)
    y = top + 32.0
    sheet.line(56, y, 520, y)
    for goal, told, state, _ in ROWS:
        sheet.text(60, y + 12, goal)
        sheet.text(204, y + 12, told)
        sheet.text((410, 480)[state], y + 12, "X")
        y += 16
        sheet.line(56, y, 520, y)
    for x in xs:
        sheet.line(x, top + 16 if x == 450 else top, x, y)
    return [record for record in extract(save(sheet).path).records if record.kind == "target"]


@pytest.mark.parametrize("over", ["Tavoitteen arvio", "Arvio"])
def test_a_tick_tells_the_state_that_it_stands_under(over: str, tmp_path: Path) -> None:
    found = [(r.unit, r.title, r.status, r.fields["outcome"]) for r in _records(tmp_path / "a.pdf", over)]
    assert found == [("Sivistyspalvelut", goal, status, told) for goal, told, _, status in ROWS]


@pytest.mark.parametrize(
    ("labels", "due"),
    [
        (("Arvio Toteutuu", "Arvio Toteutuu osittain", "Arvio Ei toteudu"), ("Toteutuu", "Toteutuu osittain", "Ei toteudu")),
        (("Ei toteutunut", "Ei aloitettu"), ("Ei toteutunut", "Ei aloitettu")),
        (("Toteutuu", "Toteutuu osittain"), ("Toteutuu", "Toteutuu osittain")),
        (("Tavoite ei toteutunut", "Tavoite ei alkanut"), ("Tavoite ei toteutunut", "Tavoite ei alkanut")),
    ],
    ids=["spanned", "denied", "one more word", "denied under a heading"],
)
def test_only_words_that_tell_no_state_are_left_out(labels: tuple[str, ...], due: tuple[str, ...]) -> None:
    assert tuple(_below_shared(dict(enumerate(labels))).values()) == due
