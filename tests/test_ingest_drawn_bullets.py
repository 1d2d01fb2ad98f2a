"""What browsers print: lists whose signs are drawn as discs, targets under their states, large numbers over their names."""

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
            _item(sheet, f"{goal} (Vapaa-aikapalvelut). {outcome}".strip(), drawn)
    sheet.heading("Vapaa-aikapalvelut")
    sheet.paragraph("Palvelujen kysyntä on pysynyt ennallaan.")
    sheet.canvas.save()
    found = [(r.title, r.fields["status"], r.fields.get("outcome", ""), r.unit) for r in extract(sheet.path).records if r.kind == "target"]
    assert found == [(goal, state, outcome, "Vapaa-aikapalvelut") for state, targets in TARGETS.items() for goal, outcome in targets]


def test_items_are_passages_of_their_own_lines(tmp_path: Path) -> None:
    sheet = Sheet(tmp_path / "katsaus.pdf")
    sheet.heading("Poikkeamat")
    for text in ("Sähkö kallistui 12 000 euroa", "Vuokrat kasvoivat 8 000 euroa"):
        _item(sheet, text, True)
    sheet.canvas.save()
    assert "• Sähkö kallistui 12 000 euroa\n• Vuokrat kasvoivat 8 000 euroa" in next(p.text for p in extract(sheet.path).passages if "Sähkö" in p.text)


def test_large_numbers_with_units_that_only_indicators_have(tmp_path: Path) -> None:
    sheet = Sheet(tmp_path / "katsaus.pdf")
    sheet.paragraph("Katsaus kertoo, kuinka talousarvion tavoitteet ovat toteutuneet kesäkuun loppuun mennessä. Luvut on koottu palveluista.")
    sheet.heading("Tilapalvelut")
    due = {"Siivottava pinta-ala": ("97 201 m²", "m²"), "Sairauspoissaolot": ("16,2 pv/htv", "pv/htv"), "Käyttöaste": ("51,5 %", "%")}
    sheet.y += 40
    for n, (name, (text, _)) in enumerate(due.items()):
        sheet.text(60 + 160 * n, sheet.y, text, 16, True)
        sheet.text(60 + 160 * n, sheet.y + 12, name, 8)
    sheet.y += 40
    sheet.paragraph("Palvelujen kysyntä on pysynyt ennallaan, ja yhteistyö naapurikuntien kanssa on tiivistynyt kevään aikana.")
    sheet.canvas.save()
    assert {f.account: (f.text, f.number_unit) for f in extract(sheet.path).figures if f.table is not None} == due
