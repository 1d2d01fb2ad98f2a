"""A table of records on its side all of whose rows were taken for headings is turned upright too."""

from ingest.model import Box
from ingest.raw_tables import RawTable
from ingest.table_parts import TableParts
from ingest.turned_records import turn_upright


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
