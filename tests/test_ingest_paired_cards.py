"""Targets and risks as cards that only space parts: a name over labels with what they say, the state and what came of it in a column beside them."""

from pathlib import Path

import pytest
from drawn_tables import Sheet, save
from talk import asker_of, talk

from ingest.extract import extract
from ingest.model import Extraction

TARGETS = {
    "Sivistyspalvelut": (
        ("Yhteinen kaupunki", "Kirjaston aukiolo laajenee.", "aukiolotunnit viikossa", "Kirjastonjohtaja", "Viivästynyt", "Ovi tilattiin vasta syksyllä."),
        ("Vakaa talous", "Ruokahävikki vähenee kouluissa.", "hävikki, tavoite 12", "Ruokapäällikkö", "Etenee suunnitellusti", "Mittaus alkoi. Astioita on 40."),
        ("Luonto lähellä", "Koulupihoille tehdään hyönteishotellit.", "hotellien määrä", "Rehtori", "Ei aloitettu", "Puutavaraa ei ole tilattu."),
    ),
    "Tekniset palvelut": (
        ("Vakaa talous", "Katuvalot vaihdetaan ledeihin.", "valojen osuus", "Kaupungininsinööri", "Etenee suunnitellusti", "Valoista on vaihdettu 70."),
        ("Luonto lähellä", "Puistopolut merkitään uudelleen.", "polkujen määrä", "Puutarhuri", "Ei aloitettu", "Merkit ovat hankinnassa."),
    ),
}


def drawn(
    path: Path, left: bool = True, theme: bool = True, bold: bool = True, labels: tuple[str, str] = ("Mittari", "Vastuu"), pill: bool = True
) -> Extraction:
    """`left`: the names stand in the left column; `theme`: a small line over each; `pill`: the state is in white on a shade, not behind a label."""
    sheet = Sheet(path)
    sheet.y = 100
    x, beside = (56, 340) if left else (300, 56)
    for unit, targets in TARGETS.items():
        sheet.heading(f"Tavoitteet 2025: {unit}")
        for goal, name, measure, person, state, told in targets:
            sheet.y += 26
            if theme:
                sheet.text(x, sheet.y - 12, goal, 6.5)
            sheet.text(x, sheet.y, name, 9.5 if bold else 11, bold)
            sheet.text(x, sheet.y + 13, f"{labels[0]}: {measure}", 8)
            sheet.text(x, sheet.y + 24, f"{labels[1]}: {person}", 8)
            if pill:
                sheet.canvas.setFillColorRGB(0.1, 0.5, 0.2)
                sheet.canvas.roundRect(beside, sheet.height - sheet.y + 2, 110, 10, 5, stroke=0, fill=1)
                sheet.canvas.setFillGray(1)
                sheet.text(beside + 6, sheet.y - 4, state, 7, True)
                sheet.canvas.setFillGray(0)
            else:
                sheet.text(beside, sheet.y - 4, f"Tila: {state}", 8)
            words = told.split()
            for n, line in enumerate((words[:3], words[3:])):
                sheet.text(beside, sheet.y + 9 + 11 * n, " ".join(line), 8)
            sheet.y += 24
    save(sheet)
    return extract(path)


@pytest.mark.parametrize(
    "look",
    [{}, {"left": False}, {"theme": False}, {"bold": False}, {"labels": ("Tunnusluku", "Vastuuhenkilö")}, {"pill": False}],
    ids=["names left", "names right", "no line over the name", "names in larger print", "other labels", "the state behind a label"],
)
def test_a_card_in_columns_is_one_target(tmp_path: Path, look: dict[str, bool]) -> None:
    found = drawn(tmp_path / "a.pdf", **look)  # type: ignore[arg-type]
    states = {"Viivästynyt": "partly", "Etenee suunnitellusti": "achieved", "Ei aloitettu": "not_started"}
    due = {(name, measure, person, states[state], told) for targets in TARGETS.values() for _, name, measure, person, state, told in targets}
    read = [record for record in found.records if record.kind == "target"]
    assert {(r.title, r.fields["indicator"], r.fields["responsible"], r.status, r.fields["outcome"]) for r in read} == due
    assert {(r.title, r.unit) for r in read} == {(name, unit) for unit, targets in TARGETS.items() for _, name, *_ in targets}


def test_what_is_asked_of_such_a_target_is_answered(tmp_path: Path) -> None:
    asker = asker_of(drawn(tmp_path / "a.pdf"))
    assert "Kirjastonjohtaja" in talk(asker, "Kenen vastuulla on kirjaston aukiolon laajeneminen?").answer
    assert "viivästynyt" in talk(asker, "Mikä on tavoitteen ”Kirjaston aukiolo laajenee” tila?").answer.lower()
