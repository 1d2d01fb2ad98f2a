"""Risks and targets in small ruled tables: a name over boxes that say what they are before a colon."""

from pathlib import Path

import pytest
from drawn_tables import Sheet, save

from ingest.extract import extract

RISKS = (
    ("Koulun oppilasmäärän lasku yhdistää luokkia.", "Strateginen riski", "4", "3", "12", "Tontteja on markkinoitu messuilla."),
    ("Puhelinverkon katkos estää hätäpuhelut.", "Toiminnallinen riski", "2", "4", "8", "Satelliittipuhelin hankittiin kesällä – varavirta jäi."),
    ("Lämmön kallistuminen syö hallin tulot.", "Taloudellinen riski", "3", "3", "9", "Talteenotto on mitoitettu, laitteet tilataan."),
)
PLANS = ("Yhdysluokkien suunnittelu ja tonttimarkkinointi", "Satelliittipuhelin ja varavirta", "Pellettisopimus")
TARGETS = (
    ("Kirjaston aukiolo laajenee.", "Viivästynyt", "aukiolotunnit", "kirjastonjohtaja", "Ovi tilattiin vasta syksyllä."),
    ("Hävikki vähenee.", "Etenee suunnitellusti", "hävikki", "emäntä", "Mittaus alkoi."),
)

Row = list[tuple[str, int, bool]]
"""Text, the share of the width in thirds, and whether it is bold."""


def ruled(sheet: Sheet, rows: list[Row]) -> None:
    """Rows of boxes, as wide in all as the text."""
    for row in rows:
        x = 56.0
        sheet.line(56, sheet.y, 536, sheet.y)
        sheet.line(56, sheet.y + 18, 536, sheet.y + 18)
        sheet.line(x, sheet.y, x, sheet.y + 18)
        for text, thirds, bold in row:
            sheet.text(x + 5, sheet.y + 12, text, 8, bold)
            x += 160 * thirds
            sheet.line(x, sheet.y, x, sheet.y + 18)
        sheet.y += 18


@pytest.mark.parametrize("apart", [True, False], ids=["a table for each", "all in one table"])
@pytest.mark.parametrize("beside", [True, False], ids=["the class beside the name", "the class behind a label"])
@pytest.mark.parametrize("labels", [("Hallintakeinot", "Toteutuminen"), ("Varautuminen", "Tilanne")], ids=["usual labels", "other labels"])
def test_boxes_under_the_name_of_a_risk_tell_of_it(tmp_path: Path, apart: bool, beside: bool, labels: tuple[str, str]) -> None:
    sheet = Sheet(tmp_path / "a.pdf")
    sheet.y = 90
    sheet.heading("Riskit")
    sheet.y += 6
    for n, ((name, kind, likely, effect, score, told), plan) in enumerate(zip(RISKS, PLANS, strict=True), 1):
        top: Row = [(f"{n}. {name}", 2, True), (kind, 1, False)] if beside else [(f"{n}. {name}", 3, True)]
        rows = [top, [(f"Todennäköisyys: {likely}", 1, False), (f"Vaikutus: {effect}", 1, False), (f"Riskiluku: {score}", 1, False)]]
        rows += [] if beside else [[(f"Riskilaji: {kind}", 3, False)]]
        ruled(sheet, [*rows, [(f"{labels[0]}: {plan}", 3, False)], [(f"{labels[1]}: {told}", 3, False)]])
        sheet.y += 10 if apart else 0
    save(sheet)
    read = [record for record in extract(tmp_path / "a.pdf").records if record.kind == "risk"]
    keys = ("class", "probability", "impact", "score", "control", "outcome")
    due = [(name, kind, likely, effect, score, plan, told) for (name, kind, likely, effect, score, told), plan in zip(RISKS, PLANS, strict=True)]
    assert [(r.title, *(r.fields[key] for key in keys)) for r in read] == due


def test_boxes_under_the_name_of_a_target_tell_of_it(tmp_path: Path) -> None:
    sheet = Sheet(tmp_path / "a.pdf")
    sheet.y = 90
    sheet.heading("Tavoitteet")
    sheet.y += 6
    for name, state, measure, person, told in TARGETS:
        ruled(
            sheet,
            [[(name, 2, True), (state, 1, False)], [(f"Mittari: {measure}", 2, False), (f"Vastuu: {person}", 1, False)], [(f"Toteuma: {told}", 3, False)]],
        )
        sheet.y += 10
    save(sheet)
    read = [record for record in extract(tmp_path / "a.pdf").records if record.kind == "target"]
    assert [(r.title, r.status, r.fields["indicator"], r.fields["responsible"], r.fields["outcome"]) for r in read] == [
        (name, "partly" if state == "Viivästynyt" else "achieved", measure, person, told) for name, state, measure, person, told in TARGETS
    ]
