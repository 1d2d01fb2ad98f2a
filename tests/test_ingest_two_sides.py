"""One ruled table with two sides, each with rows of its own: what came in beside what was paid."""

from pathlib import Path

import pytest
from drawn_tables import PROSE, Sheet, save

from ingest.layout.layout import read_document
from ingest.pages.pdf import read_pages

ROWS = (
    ("Toimintatuotot", "2 377", "Toimintakulut", "14 665"),
    ("Verotulot", "7 553", "Korkokulut", "243"),
    ("Valtionosuudet", "5 728", "Investointimenot", "1 456"),
    ("Luovutustulot", "44", "Lainojen vähennys", "864"),
    ("Kokonaistulot yhteensä", "15 702", "Kokonaismenot yhteensä", "17 228"),
)


def drawn(path: Path, heads: tuple[str, ...]) -> Path:
    """A report with the rows in cells between rules."""
    sheet = Sheet(path)
    sheet.heading("Tulot ja menot")
    sheet.paragraph(PROSE)
    sheet.y += 20
    edges, top = (56, 216, 276, 436, 496), sheet.y
    for n, row in enumerate((heads, *ROWS)):
        for left, right, text in zip(edges, edges[1:], row, strict=False):
            number = text[0].isdigit()
            sheet.text(right - 4 if number else left + 4, top + 16 * n + 11, text, bold=n == 0, right=number)
    for n in range(len(ROWS) + 2):
        sheet.line(edges[0], top + 16 * n, edges[-1], top + 16 * n)
    for x in edges:
        sheet.line(x, top, x, top + 16 * (len(ROWS) + 1))
    save(sheet)
    return path


@pytest.mark.parametrize(
    ("heads", "corners"),
    [
        (("TULOT", "1 000 €", "MENOT", "1 000 €"), ["TULOT", "MENOT"]),
        (("Kohde", "1 000 €", "Rahoittaja", "1 000 €"), ["Kohde"]),
    ],
    ids=["two sides", "a second column of words"],
)
def test_sides_are_tables_of_their_own(tmp_path: Path, heads: tuple[str, ...], corners: list[str]) -> None:
    tables = read_document(read_pages(drawn(tmp_path / "koe.pdf", heads))).tables
    assert [t.corner for t in tables] == corners
    if len(corners) > 1:
        assert [[row.label for row in t.rows] for t in tables] == [[row[0] for row in ROWS], [row[2] for row in ROWS]]
