"""Units one under another in one table, the name of each a row over its part and, in small or plain print behind it, what it is a part of."""

from collections import Counter
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest
from drawn_tables import ACCOUNTS, HEADS, SUMS, TOWN, Sheet, numbers, printed, read, save, statement
from talk import asker_of

from ingest.extract import extract
from ingest.pages.lines import read_lines
from ingest.pages.names_with_places import name_and_place
from ingest.pages.pdf import read_pages

ENDS = (250.0, 330.0, 400.0, 500.0)
UNITS = (("Koululautakunta", "Sivistyspalvelut"), ("Perusopetus", "Koululautakunta"), ("Siltakoulut", "Koululautakunta"), ("Kirjasto", "Vapaa-ajan lautakunta"))
PATHS = {
    "Koululautakunta": ("Sivistyspalvelut",),
    "Perusopetus": ("Sivistyspalvelut", "Koululautakunta"),
    "Siltakoulut": ("Sivistyspalvelut", "Koululautakunta"),
    "Kirjasto": ("Vapaa-ajan lautakunta",),
}
Look = Callable[[Sheet, float, str, str], float]
"""Draws the name of a unit and what it is a part of at a height, and tells that of the last line."""


def behind(size: float, small: float, shape: str = "{}", bold: bool = True) -> Look:
    """The name, and right behind it in other print what it is a part of."""

    def drawn(sheet: Sheet, y: float, unit: str, place: str) -> float:
        sheet.text(56, y, unit, size, bold)
        sheet.text(62 + sheet.canvas.stringWidth(unit, "Helvetica-Bold" if bold else "Helvetica", size), y, shape.format(place), small)
        return y

    return drawn


def at_the_right(shade: tuple[float, float, float] | None) -> Look:
    """The name, and at the right end of its line what it is a part of."""

    def drawn(sheet: Sheet, y: float, unit: str, place: str) -> float:
        if shade is not None:
            sheet.canvas.setFillColorRGB(*shade)
            sheet.canvas.rect(50, sheet.height - y - 4, 456, 15, stroke=0, fill=1)
            sheet.canvas.setFillGray(1 if sum(shade) < 1.5 else 0)
        sheet.text(56, y, unit, 10, True)
        sheet.text(500, y, place, 8, right=True)
        sheet.canvas.setFillGray(0)
        return y

    return drawn


def in_one(shape: str) -> Look:
    """Both in one print."""

    def drawn(sheet: Sheet, y: float, unit: str, place: str) -> float:
        sheet.text(56, y, shape.format(unit=unit, place=place), 10, True)
        return y

    return drawn


def below(sheet: Sheet, y: float, unit: str, place: str) -> float:
    """What it is a part of on a line under the name."""
    sheet.text(56, y, unit, 10, True)
    sheet.text(56, y + 10, place, 7)
    return y + 10


def units_in_one_table(sheet: Sheet, units: Sequence[tuple[str, str]], look: Look) -> None:
    """A table whose headings stand once, on a dark band, and whose units have their rows under their names."""
    y = sheet.y + 20
    sheet.canvas.setFillColorRGB(0.12, 0.2, 0.4)
    sheet.canvas.rect(50, sheet.height - y - 4, 456, 15, stroke=0, fill=1)
    sheet.canvas.setFillGray(1)
    sheet.text(56, y, "€")
    for end, head in zip(ENDS, HEADS, strict=True):
        sheet.text(end, y, head, right=True)
    sheet.canvas.setFillGray(0)
    y += 20
    for unit, place in units:
        y = look(sheet, y, unit, place)
        rows = numbers(sheet)
        for account in ACCOUNTS:
            y += 14
            sheet.text(56, y, account, None, account in SUMS)
            for column, end in enumerate(ENDS):
                sheet.text(end, y, printed(rows[account][column], "−"), None, account in SUMS, right=True)
                sheet.add(unit, account, column, rows[account][column], 1)
        y += 20
    sheet.y = y


LOOKS: dict[str, Look] = {
    "small": behind(10, 8),
    "small behind large": behind(12, 8),
    "small in brackets": behind(10, 8, "({})"),
    "small behind a dash": behind(10, 8, "– {}"),
    "plain": behind(8.5, 8.5),
    "small behind large, not bold": behind(12, 8, bold=False),
    "right": at_the_right(None),
    "right on a shade": at_the_right((0.9, 0.9, 0.95)),
    "right on a dark band": at_the_right((0.2, 0.2, 0.3)),
    "below": below,
    "dot": in_one("{unit} · {place}"),
    "comma": in_one("{unit}, {place}"),
    "brackets": in_one("{unit} ({place})"),
    "colon": in_one("{place}: {unit}"),
    "slash": in_one("{place} / {unit}"),
    "dash": in_one("{unit} – {place}"),
}


@pytest.mark.parametrize("look", LOOKS.values(), ids=LOOKS)
def test_what_a_unit_is_a_part_of_stands_with_its_name_over_its_rows(look: Look, tmp_path: Path) -> None:
    sheet = Sheet(tmp_path / "tammiranta-1-6-2025.pdf")
    sheet.text(56, 100, "Luvut ovat euroja.")
    for n in range(0, len(UNITS), 2):
        sheet.new_page()
        sheet.heading(f"Käyttötalous 1–6/2025 ({n // 2 + 1}/2)")
        units_in_one_table(sheet, UNITS[n : n + 2], look)
    figures = read(save(sheet).path)
    assert Counter((f.unit, f.number) for f in figures) == Counter((due.unit, due.number) for due in sheet.due)
    assert {f.unit: f.unit_path[1:-1] for f in figures} == PATHS


def test_a_unit_over_the_rows_of_an_area_may_say_that_it_is_all_of_it(tmp_path: Path) -> None:
    sheet = Sheet(tmp_path / "tammiranta-1-6-2025.pdf")
    sheet.text(56, 100, "Luvut ovat euroja.")
    sheet.new_page()
    units_in_one_table(sheet, (("Sivistyspalvelut", "toimiala yhteensä"), *UNITS[:1]), behind(11, 8))
    figures = read(save(sheet).path)
    assert Counter((f.unit, f.number) for f in figures) == Counter((due.unit, due.number) for due in sheet.due)
    assert {f.unit: f.unit_path[1:-1] for f in figures} == {"Sivistyspalvelut": (), "Koululautakunta": ("Sivistyspalvelut",)}


def test_services_in_plain_print_under_boards_in_bold_stay_units(tmp_path: Path) -> None:
    sheet = Sheet(tmp_path / "tammiranta-1-6-2025.pdf")
    sheet.text(56, 100, "Luvut ovat euroja.")
    for pair in (("Koululautakunta", "Perusopetus"), ("Koululautakunta", "Siltakoulut"), ("Vapaa-ajan lautakunta", "Liikuntapalvelut")):
        sheet.new_page()
        units_in_one_table(sheet, [pair], below)
    assert {f.unit for f in read(save(sheet).path)} == {"Perusopetus", "Siltakoulut", "Liikuntapalvelut"}


@pytest.mark.parametrize(
    "shape", ["{unit} – {place}", "{unit} · {place}", "{unit} / {place}", "{unit}, {place}", "{place}: {unit}", "{place} / {unit}", "4.{n} {unit} – {place}"]
)
def test_a_heading_may_name_a_unit_and_what_it_is_a_part_of(shape: str, tmp_path: Path) -> None:
    sheet = Sheet(tmp_path / "tammiranta-1-6-2025.pdf")
    for n, (unit, place) in enumerate(UNITS):
        sheet.new_page()
        sheet.heading(shape.format(n=n + 1, unit=unit, place=place))
        statement(sheet, unit, scale=1, corner="€")
    figures = read(save(sheet).path)
    assert Counter((f.unit, f.number) for f in figures) == Counter((due.unit, due.number) for due in sheet.due)
    assert {f.unit: f.unit_path[1:-1] for f in figures} == PATHS


def test_what_a_chapter_tells_of_an_area_is_no_unit_of_it(tmp_path: Path) -> None:
    sheet = Sheet(tmp_path / "tammiranta-1-6-2025.pdf")
    for told in ("Käyttötalous", "Talousarvion toteutuminen", "Toimintakatteen kehitys"):
        sheet.new_page()
        sheet.heading(f"{told} – Sivistyspalvelut")
        statement(sheet, "Sivistyspalvelut", scale=1, corner="€")
    assert {f.unit for f in read(save(sheet).path)} <= {"Sivistyspalvelut", TOWN}


@pytest.mark.parametrize("said", ["1 000 €", "TA 2025", "Toteuma: 3", ""])
def test_a_number_or_nothing_behind_a_name_is_no_place(said: str, tmp_path: Path) -> None:
    sheet = Sheet(tmp_path / "koe.pdf")
    sheet.text(56, 200, "Perusopetus", 11, True)
    sheet.text(140, 200, said, 8)
    words = [word for word in read_pages(save(sheet).path, processes=1)[0].words if word.box.top > 150]
    assert [name_and_place(line) for line in read_lines(words)] == [None]


def test_units_whose_names_begin_with_the_same_deed_are_both_meant_by_it(tmp_path: Path) -> None:
    sheet = Sheet(tmp_path / "tammiranta-1-6-2025.pdf")
    sheet.text(56, 100, "Luvut ovat euroja.")
    sheet.new_page()
    units_in_one_table(
        sheet, (("Asumispalvelut", "toimiala yhteensä"), ("Asumislautakunta", "Asumispalvelut"), ("Kirjasto", "Asumislautakunta")), behind(11, 8)
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
