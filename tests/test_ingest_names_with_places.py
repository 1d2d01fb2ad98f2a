"""Units one under another in one table, the name of each a row over its part and, in small or plain print behind it, what it is a part of."""

from collections import Counter
from collections.abc import Sequence
from pathlib import Path

import pytest
from drawn_tables import ACCOUNTS, HEADS, SUMS, Sheet, numbers, printed, read, save
from talk import asker_of

from ingest.extract import extract
from ingest.pages.lines import read_lines
from ingest.pages.names_with_places import name_and_place
from ingest.pages.pdf import read_pages

ENDS = (250.0, 330.0, 400.0, 500.0)
UNITS = (
    ("Sivistyspalvelut", "toimiala yhteensä"),
    ("Koululautakunta", "Sivistyspalvelut"),
    ("Perusopetus", "Koululautakunta"),
    ("Siltakoulut", "Koululautakunta"),
)
PATHS = {
    "Sivistyspalvelut": (),
    "Koululautakunta": ("Sivistyspalvelut",),
    "Perusopetus": ("Sivistyspalvelut", "Koululautakunta"),
    "Siltakoulut": ("Sivistyspalvelut", "Koululautakunta"),
}


def units_in_one_table(sheet: Sheet, units: Sequence[tuple[str, str]], sizes: tuple[float, float], shape: str, ruled: bool) -> None:
    """A table whose headings stand once, on a dark band, and whose units have their rows under their names."""
    y = sheet.y + 20
    sheet.canvas.setFillColorRGB(0.12, 0.2, 0.4)
    sheet.canvas.rect(50, sheet.height - y - 4, 456, 15, stroke=0, fill=1)
    sheet.canvas.setFillColorRGB(1, 1, 1)
    sheet.text(56, y, "€")
    for end, head in zip(ENDS, HEADS, strict=True):
        sheet.text(end, y, head, right=True)
    sheet.canvas.setFillColorRGB(0, 0, 0)
    y += 20
    for unit, place in units:
        sheet.text(56, y, unit, sizes[0], True)
        sheet.text(62 + sheet.canvas.stringWidth(unit, "Helvetica-Bold", sizes[0]), y, shape.format(place), sizes[1])
        if ruled:
            sheet.line(50, y + 4, 506, y + 4)
        rows = numbers(sheet)
        for account in ACCOUNTS:
            y += 14
            sheet.text(56, y, account, None, account in SUMS)
            for column, end in enumerate(ENDS):
                sheet.text(end, y, printed(rows[account][column], "−"), None, account in SUMS, right=True)
                sheet.add(unit, account, column, rows[account][column], 1)
        y += 20
    sheet.y = y


@pytest.mark.parametrize(
    ("sizes", "shape", "ruled"), [((11, 8), "{}", True), ((11, 8), "{}", False), ((10, 8), "({})", True), ((8.5, 8.5), "{}", True)], ids=str
)
def test_what_a_unit_is_a_part_of_stands_behind_its_name_over_its_rows(sizes: tuple[float, float], shape: str, ruled: bool, tmp_path: Path) -> None:
    sheet = Sheet(tmp_path / "tammiranta-1-6-2025.pdf")
    sheet.text(56, 100, "Luvut ovat euroja.")
    units = UNITS if sizes[1] < sizes[0] else UNITS[1:]
    for n in range(0, len(units), 2):
        sheet.new_page()
        sheet.heading(f"Käyttötalous 1–6/2025 ({n // 2 + 1}/2)")
        units_in_one_table(sheet, units[n : n + 2], sizes, shape, ruled)
    figures = read(save(sheet).path)
    assert Counter((f.unit, f.number) for f in figures) == Counter((due.unit, due.number) for due in sheet.due)
    assert {f.unit: f.unit_path[1:-1] for f in figures} == {unit: PATHS[unit] for unit, _ in units}


@pytest.mark.parametrize("behind", ["1 000 €", "TA 2025", "Toteuma: 3", ""])
def test_a_number_or_nothing_behind_a_name_is_no_place(behind: str, tmp_path: Path) -> None:
    sheet = Sheet(tmp_path / "koe.pdf")
    sheet.text(56, 200, "Perusopetus", 11, True)
    sheet.text(140, 200, behind, 8)
    words = [word for word in read_pages(save(sheet).path, processes=1)[0].words if word.box.top > 150]
    assert [name_and_place(line) for line in read_lines(words)] == [None]


def test_units_whose_names_begin_with_the_same_deed_are_both_meant_by_it(tmp_path: Path) -> None:
    sheet = Sheet(tmp_path / "tammiranta-1-6-2025.pdf")
    sheet.text(56, 100, "Luvut ovat euroja.")
    sheet.new_page()
    units_in_one_table(
        sheet, (("Asumispalvelut", "toimiala yhteensä"), ("Asumislautakunta", "Asumispalvelut"), ("Kirjasto", "Asumislautakunta")), (11, 8), "{}", True
    )
    asker = asker_of(extract(save(sheet).path))
    asked = asker.ask("Paljonko asumisen toimintakulut olivat tammi–kesäkuussa 2025?")
    assert asked.status == "clarify"
    assert all(name in asked.answer for name in ("asumispalvelujen", "asumislautakunnan"))
    due = next(
        due.number for due in sheet.due if (due.unit, due.account, due.measure, due.period) == ("Asumislautakunta", "Toimintakulut", "actual", "1–6/2025")
    )
    chosen = asker.ask("Tarkoitin asumislautakuntaa.", asked.conversation_id)
    assert [value.number for value in chosen.values] == [due]
