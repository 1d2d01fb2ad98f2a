"""Lists whose signs are drawn as discs, as browsers print them: targets under their states, causes one by one."""

from pathlib import Path

import pytest
from drawn_tables import Sheet

from ingest.extract import extract

TARGETS = {
    "Toteutunut": (("Kirjasto on auki lauantaisin", "Lauantaiaukiolo alkoi tammikuussa."), ("Pyöräparkit uusitaan", "Telineet on asennettu.")),
    "Ei toteutunut": (("Uimahallin ryhmät täyttyvät", ""),),
}


def _item(sheet: Sheet, text: str, drawn: bool) -> None:
    sheet.y += 13
    if drawn:
        sheet.canvas.circle(78, sheet.height - sheet.y + 3, 1.6, stroke=0, fill=1)
    else:
        sheet.text(76, sheet.y, "•", 9)
    sheet.text(88, sheet.y, text, 9)


@pytest.mark.parametrize("drawn", [True, False])
def test_targets_grouped_by_their_states(drawn: bool, tmp_path: Path) -> None:
    sheet = Sheet(tmp_path / "katsaus.pdf")
    sheet.paragraph("Katsaus kertoo, kuinka talousarvion tavoitteet ovat toteutuneet kesäkuun loppuun mennessä.")
    sheet.heading("Tavoitteiden toteutuminen")
    for state, targets in TARGETS.items():
        sheet.y += 16
        sheet.text(56, sheet.y, state, 9, True)
        for goal, outcome in targets:
            _item(sheet, f"{goal}. {outcome}".strip(), drawn)
    sheet.canvas.save()
    found = [(r.title, r.fields["status"], r.fields.get("outcome", "")) for r in extract(sheet.path).records if r.kind == "target"]
    assert found == [(goal, state, outcome) for state, targets in TARGETS.items() for goal, outcome in targets]


def test_items_are_passages_of_their_own_lines(tmp_path: Path) -> None:
    sheet = Sheet(tmp_path / "katsaus.pdf")
    sheet.heading("Poikkeamat")
    for text in ("Sähkö kallistui 12 000 euroa", "Vuokrat kasvoivat 8 000 euroa"):
        _item(sheet, text, True)
    sheet.canvas.save()
    assert "• Sähkö kallistui 12 000 euroa\n• Vuokrat kasvoivat 8 000 euroa" in next(p.text for p in extract(sheet.path).passages if "Sähkö" in p.text)
