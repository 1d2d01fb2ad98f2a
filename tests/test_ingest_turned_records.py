"""A table of records on its side all of whose rows were taken for headings is turned upright too."""

from ingest.layout.turned_records import turn_upright
from ingest.model import Box
from ingest.pages.raw_tables import RawCell, RawRow, RawTable
from ingest.tables.table_parts import TableParts


def test_rows_that_were_taken_for_headings_are_turned_too() -> None:
    header = [
        ["Hanke", "Lukupolku", "Uimahalli"],
        ["Kokonaisrahoitus", "20 000 €", "50 000 €"],
        ["Toteutusaika", "2024–2025", "2025"],
        ["Rahoittaja", "OKM", "EU"],
    ]
    table = RawTable(1, Box(40, 100, 400, 160), [(40, 120), (120, 260), (260, 400)], header, [], True)
    turn_upright(TableParts([table]))
    told = [[cell.text if cell else "" for cell in row.cells] for row in table.rows]
    assert told == [["Lukupolku", "20 000 €", "2024–2025", "OKM"], ["Uimahalli", "50 000 €", "2025", "EU"]]
    assert table.header == [["Hanke", "Kokonaisrahoitus", "Toteutusaika", "Rahoittaja"]]


def rows(*labels_and_cells: tuple[str, ...]) -> list[RawRow]:
    """Rows of a table whose columns are 100 points wide."""
    out = []
    for n, texts in enumerate(labels_and_cells):
        boxes = [Box(40 + 100 * c, 120 + 12 * n, 130 + 100 * c, 130 + 12 * n) for c in range(len(texts))]
        out.append(RawRow([RawCell([(text, box)], box) for text, box in zip(texts, boxes, strict=True)], 1, boxes[0].top, boxes[0].bottom))
    return out


FACTS = (("Riskilaji", "Vahinko", "Talous"), ("Todennäköisyys", "1", "3"), ("Merkittävyys", "2", "4"), ("Hallintakeinot", "Vartiointi", "Suojaus"))


def test_names_with_numbers_along_the_top_need_no_word_in_the_corner() -> None:
    table = RawTable(
        1, Box(40, 90, 340, 170), [(40, 130), (140, 230), (240, 330)], [["", "R1 Katto", "R2 Korko"], ["", "vuotaa", "nousee"]], rows(*FACTS), False
    )
    turn_upright(TableParts([table]))
    told = [[cell.text if cell else "" for cell in row.cells] for row in table.rows]
    assert told == [["R1 Katto vuotaa", "Vahinko", "1", "2", "Vartiointi"], ["R2 Korko nousee", "Talous", "3", "4", "Suojaus"]]
    assert table.header == [["Riski", "Riskilaji", "Todennäköisyys", "Merkittävyys", "Hallintakeinot"]]


def test_years_along_the_top_are_no_records() -> None:
    facts = (("Mittari", "Kävijät", "Kävijät"), ("Tavoitetaso", "100", "120"), ("Toteuma", "90", "130"), ("Tila", "Kesken", "Valmis"))
    table = RawTable(1, Box(40, 90, 340, 170), [(40, 130), (140, 230), (240, 330)], [["", "2023", "2024"]], rows(*facts), False)
    turn_upright(TableParts([table]))
    assert [row.label for row in table.rows] == [row[0] for row in facts]
