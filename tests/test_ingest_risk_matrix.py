"""Risks whose likelihood and impact a matrix alone tells: their signs stand in its cells, numbers along two of its sides, what the numbers are beside them."""

from pathlib import Path

import pytest
from reportlab.pdfgen.canvas import Canvas

from ingest.extract import extract

RISKS = {"R1": ("Katto vuotaa.", 3, 1), "R2": ("Palvelin hajoaa.", 3, 1), "R3": ("Korko nousee.", 2, 3)}
"""Name, how likely, how heavy."""


def ratings(path: Path, upside: bool = False, crossed: bool = False, titles: bool = True, twice: bool = False) -> dict[str, tuple[str | None, str | None]]:
    """What is read of the risks. `upside`: the numbers down the side grow downwards; `crossed`: the impact is told there; `twice`: one sign in two cells."""
    canvas = Canvas(str(path), pagesize=(595, 842))

    def text(x: float, y: float, words: str, size: float = 9, bold: bool = False) -> None:
        canvas.setFont("Helvetica-Bold" if bold else "Helvetica", size)
        canvas.drawString(x, 842 - y, words)

    text(50, 60, "Aallon kaupunki", 20, True)
    text(50, 85, "Osavuosikatsaus 1–6/2025", 16, True)
    text(50, 120, "Riskit", 14, True)
    names = ("Vaikutus", "Todennäköisyys") if crossed else ("Todennäköisyys", "Vaikutus")
    if titles:
        text(50, 140, names[0], bold=True)
        text(250, 275, names[1], bold=True)
    for n in (1, 2, 3):
        y = 130 + 35 * (n if upside else 4 - n)
        text(60, y, str(n))
        text(40 + 70 * n, 255, str(n))
        for likely, heavy in ((across, n) if crossed else (n, across) for across in (1, 2, 3)):
            signs = [sign for sign, (_, a, b) in RISKS.items() if (a, b) == (likely, heavy)] + (["R3"] if twice and (likely, heavy) == (1, 1) else [])
            text(35 + 70 * (likely if crossed else heavy), y, ", ".join(signs))
    for n, (sign, (name, _, _)) in enumerate(RISKS.items()):
        text(50, 310 + 30 * n, f"• {sign} {name} Riskilaji: toiminnallinen riski. Hallintakeinot: seuranta ja vakuutukset.")
    canvas.save()
    return {r.title[:2]: (r.fields.get("probability"), r.fields.get("impact")) for r in extract(path).records if r.kind == "risk"}


@pytest.mark.parametrize("upside", [False, True], ids=["growing up", "growing down"])
@pytest.mark.parametrize("crossed", [False, True], ids=["likelihood down the side", "impact down the side"])
def test_the_cell_that_holds_a_risks_sign_tells_both(tmp_path: Path, upside: bool, crossed: bool) -> None:
    assert ratings(tmp_path / "a.pdf", upside, crossed) == {sign: (str(likely), str(heavy)) for sign, (_, likely, heavy) in RISKS.items()}


@pytest.mark.parametrize("untold", ["titles", "twice"])
def test_a_matrix_that_cannot_be_read_for_sure_tells_nothing(tmp_path: Path, untold: str) -> None:
    found = ratings(tmp_path / "a.pdf", titles=untold != "titles", twice=untold == "twice")
    assert found == dict.fromkeys(RISKS, (None, None))
