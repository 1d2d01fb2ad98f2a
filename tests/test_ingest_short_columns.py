"""A few lines in two columns, the left one begun by a heading with the right one's text beside it: no line is read across the gutter."""

from pathlib import Path

import pytest
from reportlab.pdfgen.canvas import Canvas

from ingest.extract import extract

LEFT = (
    "Tämä katsaus kertoo talouden ja toiminnan",
    "toteutumisesta. Kassavarat olivat kauden",
    "päättyessä 1 555 000 euroa.",
    "Takauksia oli kauden lopussa voimassa",
)
ON = ("Yhteistyö muiden alueiden kanssa on", "tiivistynyt, ja asiointia on kehitetty", "koko kauden ajan.")
RIGHTS = {
    "goes on with a small letter": ("yhteensä 16 972 000 euroa.", *ON),
    "goes on with a bullet's letter": ("ostajille 16 972 000 euroa.", *ON),
    "goes on with a number": ("16 972 000 euron arvosta.", *ON),
}


def _drawn(path: Path, right: tuple[str, ...], heading: str, down: float, size: float = 15) -> list[str]:
    """The texts of the passages; `down`: how far the right column's lines stand below those of the left."""
    canvas = Canvas(str(path), pagesize=(595, 842))

    def text(x: float, y: float, words: str, size: float = 11, bold: bool = False) -> None:
        canvas.setFont("Helvetica-Bold" if bold else "Helvetica", size)
        canvas.drawString(x, 842 - y, words)

    text(57, 80, "Aallon kaupunki: osavuosikatsaus 1–6/2024", 22, True)
    if heading:
        text(57, 132, heading, size, True)
    for n, line in enumerate(LEFT):
        text(57, 152 + 14 * n + (6 if n == 3 else 0), line)
    for n, line in enumerate(right):
        text(309, 130 + 14 * n + (8 + down if n else 0), line)
    text(57, 260, "Koko sivun levyinen teksti alkaa täältä, ja se jatkuu sivun toiseen reunaan asti niin kuin teksti yleensä.")
    canvas.save()
    return [" ".join(passage.text.split()) for passage in extract(path).passages]


@pytest.mark.parametrize("right", RIGHTS.values(), ids=RIGHTS)
@pytest.mark.parametrize("down", [0, 2, -7], ids=["on one line", "nearly", "between the lines"])
@pytest.mark.parametrize("size", [15, 11])
def test_a_heading_begins_the_left_column(tmp_path: Path, right: tuple[str, ...], down: float, size: float) -> None:
    texts = " ".join(_drawn(tmp_path / "a.pdf", right, "Kausi lyhyesti", down, size))
    assert "Kassavarat olivat kauden päättyessä 1 555 000 euroa." in texts
    assert f"voimassa {right[0]}" in texts and "asiointia on kehitetty koko kauden ajan." in texts


def test_a_sentence_goes_on_with_a_name_that_had_no_room(tmp_path: Path) -> None:
    right = ("Opetushallitukselle 16 972 000 euroa.", *ON)
    assert "voimassa Opetushallitukselle 16 972 000 euroa." in " ".join(_drawn(tmp_path / "a.pdf", right, "Kausi lyhyesti", 0))


def test_headings_over_both_columns_are_those_of_a_table(tmp_path: Path) -> None:
    canvas = Canvas(str(tmp_path / "a.pdf"), pagesize=(595, 842))
    canvas.setFont("Helvetica-Bold", 13)
    for x, head in ((57, "Tavoite"), (309, "Toteuma")):
        canvas.drawString(x, 700, head)
    canvas.setFont("Helvetica", 11)
    for n, (left, right) in enumerate(
        (("Lukutaito vahvistuu kaikissa kouluissa", "Kerhot alkoivat keväällä."), ("Yhteistyö kotien kanssa tiivistyy.", "Illat pidettiin syksyllä."))
    ):
        canvas.drawString(57, 680 - 16 * n, left)
        canvas.drawString(309, 680 - 16 * n, right)
    canvas.save()
    texts = [" ".join(passage.text.split()) for passage in extract(tmp_path / "a.pdf").passages]
    assert not any("kouluissa Yhteistyö" in text for text in texts)
