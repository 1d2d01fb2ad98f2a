"""Lists of the members of boards: one person on a line, two boards side by side each under its own heading."""

from pathlib import Path

import pytest
from small_pdfs import Placed, drawn, pdf

from ingest.layout.layout import read_document
from ingest.model import Block
from ingest.pages.pdf import read_pages
from ingest.pages.person_lists import is_person

LEFT = ("Koe Anna, pj", "Malli Otto, vpj", "Testi Liisa 1.3.2025 saakka", "Ranta Matti", "Laine Maija", "Salo Pekka", "Niemi Ville")
RIGHT = ("Aalto Sari-Anne, pj", "Lehto Timo, vpj", "Virta Aino", "Mäki Eero", "Joki Helmi", "Koski Oiva", "Lampi Aila")


def blocks(folder: Path, placed: list[Placed]) -> list[Block]:
    """The blocks of a page below a line of prose."""
    path = folder / "koe.pdf"
    text: list[Placed] = [(60, 100 + 14 * n, 10, f"Lautakunnat valittiin kaudelle, ja ne kokoontuivat kaupungintalolla {n + 2} kertaa.") for n in range(3)]
    path.write_bytes(pdf([drawn([*text, *placed])]))
    return [b for b in read_document(read_pages(path)).blocks if b.box.top > 150]


def columns(left: tuple[str, ...], right: tuple[str, ...], heads: tuple[str, str]) -> list[Placed]:
    """Two lists side by side under headings in bold."""
    placed: list[Placed] = [(60, 190, -10, heads[0]), (300, 190, -10, heads[1])]
    return placed + [(x, 206 + 14.0 * n, 10, text) for x, texts in ((60, left), (300, right)) for n, text in enumerate(texts)]


def test_boards_side_by_side_are_read_one_after_the_other(tmp_path: Path) -> None:
    found = [(b.kind, b.text) for b in blocks(tmp_path, columns(LEFT, RIGHT, ("Siltalautakunta", "Saarilautakunta")))]
    due = [("heading", "Siltalautakunta"), *(("paragraph", t) for t in LEFT), ("heading", "Saarilautakunta"), *(("paragraph", t) for t in RIGHT)]
    assert found == due


def test_members_beside_their_deputies_stay_together(tmp_path: Path) -> None:
    deputies = tuple(text.partition(",")[0] for text in RIGHT)
    found = [b.text for b in blocks(tmp_path, columns(LEFT, deputies, ("Jäsen", "Varajäsen")))]
    assert any("Koe Anna, pj" in text and "Aalto Sari-Anne" in text for text in found)


def test_a_label_holds_the_persons_below_it(tmp_path: Path) -> None:
    rows = (("Puheenjohtaja", "Koe Anna"), ("Varapuheenjohtajat", "Malli Otto"), ("", "Testi Liisa"), ("Jäsenet", "Laine Maija"), ("", "Salo Pekka"))
    placed: list[Placed] = [(x, 206 + 14.0 * n, 10, text) for n, row in enumerate(rows) for x, text in zip((60, 200), row, strict=True) if text]
    found = [b.text for b in blocks(tmp_path, placed) if b.kind == "paragraph"]
    assert found == ["Puheenjohtaja Koe Anna", "Varapuheenjohtajat Malli Otto Testi Liisa", "Jäsenet Laine Maija Salo Pekka"]


@pytest.mark.parametrize(
    ("text", "due"),
    [("Koe Anna, pj", True), ("Koe Anna-Liisa", True), ("Koelan Vesi Oy", False), ("Toimintatuotot", False), ("Koe Anna kertoo", False), ("koe anna", False)],
)
def test_persons_are_told_by_their_names(text: str, due: bool) -> None:
    assert is_person(text) is due
