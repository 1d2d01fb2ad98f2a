"""Names in bold in a column of their own, each beside its text: what a text tells is told of the unit that its name is."""

from pathlib import Path

import pytest
from reportlab.pdfgen.canvas import Canvas

from ingest.extract import extract
from ingest.model import Extraction

TEXTS = {
    "Varhaiskasvatus": ("Henkilöstökulut ylittävät talousarvion, koska sijaisia on tarvittu arvioitua enemmän.", "Asiakaskyselyyn vastasi 171 huoltajaa."),
    "Perusopetus": ("Kerhoihin on osallistunut 216 oppilasta, ja kerhoja on järjestetty jokaisessa koulussa.",),
    "Aallon kaupunki": ("Kassavarat olivat kauden päättyessä 5 493 000 euroa.", "Takauksia ei ole annettu kauden aikana."),
}


def _drawn(path: Path, bold: bool, head: bool, texts: dict[str, tuple[str, ...]]) -> Extraction:
    canvas = Canvas(str(path), pagesize=(842, 595))

    def text(x: float, y: float, words: str, size: float = 9, bold: bool = False) -> None:
        canvas.setFont("Helvetica-Bold" if bold else "Helvetica", size)
        canvas.drawString(x, 595 - y, words)

    text(40, 60, "Aallon kaupunki: osavuosikatsaus 1–6/2024", 18, True)
    text(40, 100, "Poikkeamien selitykset", 12, True)
    y = 120.0
    if head:
        text(40, y, "Yksikkö", 9, True)
        text(170, y, "Selite", 9, True)
    for name, lines in texts.items():
        y += 20
        text(40, y, name, 9, bold)
        for line in lines:
            text(170, y, line)
            y += 12
    canvas.save()
    return extract(path)


@pytest.mark.parametrize("head", [True, False], ids=["with headings", "without"])
def test_a_text_is_of_the_name_beside_it(tmp_path: Path, head: bool) -> None:
    found = _drawn(tmp_path / "a.pdf", True, head, TEXTS)
    told = {f.text.split()[0]: (f.unit, f.sentence.strip()) for f in found.figures if f.subject_kind == "prose"}
    assert told["171"] == ("Varhaiskasvatus", "Asiakaskyselyyn vastasi 171 huoltajaa.")
    assert told["216"][0] == "Perusopetus" and told["216"][1].startswith("Kerhoihin on osallistunut")
    assert told["5"] == ("Aallon kaupunki", "Kassavarat olivat kauden päättyessä 5 493 000 euroa.")


def test_bold_names_before_amounts_are_rows(tmp_path: Path) -> None:
    found = _drawn(tmp_path / "a.pdf", True, True, {"Toimintatuotot": ("1 200",), "Toimintakulut": ("-3 400",), "Toimintakate": ("-2 200",)})
    assert not {"Toimintatuotot", "Toimintakulut"} & {section.title for section in found.sections}
