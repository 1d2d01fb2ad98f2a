"""Whose a statement is told by lines over it, by a path in its heading, and whose a whole report is by its title."""

from pathlib import Path

import pytest
from drawn_tables import TOWN, Sheet, statement

from ingest.extract import extract
from ingest.model import Extraction, Figure

UNITS = {"Mittauspalvelut": "Tekniset palvelut", "Matkailu ja tapahtumat": "Elinvoimapalvelut", "Kirjasto": "Sivistyspalvelut", "Liikunta": "Sivistyspalvelut"}
BOARDS = {"Tekniset palvelut": "Tekninen lautakunta", "Elinvoimapalvelut": "Elinvoimalautakunta", "Sivistyspalvelut": "Vapaa-aikalautakunta"}


def _of_units(found: Extraction) -> list[Figure]:
    return [f for f in found.figures if f.account == "Toimintakate" and f.measure == "budget"]


def _lines(sheet: Sheet, over: str, unit: str) -> None:
    sheet.y += 30
    for kind, name in (("Toimiala", over), ("Yksikkö", unit)):
        sheet.y += 13
        sheet.text(56, sheet.y, f"{kind}:", 10, True)
        sheet.text(110, sheet.y, name, 10)
    sheet.y += 10


def _path(sheet: Sheet, over: str, unit: str) -> None:
    sheet.heading(f"{over} > {unit}")


@pytest.mark.parametrize("head", [_lines, _path])
@pytest.mark.parametrize("title", [f"{TOWN[:-2]}gin osavuosikatsaus 1–6/2025", "Osavuosikatsaus 1–6/2025"])
def test_units_and_what_they_are_parts_of(head, title: str, tmp_path: Path) -> None:  # type: ignore[no-untyped-def]
    sheet = Sheet(tmp_path / "katsaus.pdf", head=((title, 18),))
    sheet.paragraph(f"{TOWN} raportoi valtuustolle. Luvut ovat tuhansia euroja.")
    for n, (unit, over) in enumerate(UNITS.items()):
        if n == 2:
            sheet.new_page()
        head(sheet, over, unit)
        statement(sheet, unit, rules="h")
    sheet.canvas.save()
    found = extract(sheet.path)
    assert found.report.about == found.report.municipality == TOWN
    assert {(f.unit, f.unit_path) for f in _of_units(found)} == {(unit, (TOWN, over, unit)) for unit, over in UNITS.items()}


@pytest.mark.parametrize(
    ("head", "about"),
    [
        pytest.param(((TOWN, 10), ("Tekniset palvelut", 13), ("Osavuosikatsaus 1–6/2025", 18)), "Tekniset palvelut", id="a part over the title"),
        pytest.param(((TOWN, 10), ("Talouspalvelut", 13), ("Osavuosikatsaus 1–6/2025", 18)), TOWN, id="who wrote it"),
        pytest.param(((TOWN, 10), ("Kaupunginhallitus", 13), ("Osavuosikatsaus 1–6/2025", 18)), TOWN, id="for whom it is"),
        pytest.param(((TOWN, 10), ("Osavuosikatsaus 1–6/2025", 18), ("Tekniset palvelut", 13)), TOWN, id="the first of several chapters"),
    ],
)
def test_whose_report_it_is_by_the_lines_of_its_title(head: tuple[tuple[str, float], ...], about: str, tmp_path: Path) -> None:
    sheet = Sheet(tmp_path / "katsaus.pdf", head=head, y=110)
    sheet.paragraph("Katsaus kertoo, kuinka talousarvio on toteutunut. Luvut ovat tuhansia euroja.")
    for unit in ("Mittauspalvelut", "Puistot"):
        sheet.heading(unit)
        statement(sheet, unit, rules="h")
    sheet.canvas.save()
    assert extract(sheet.path).report.about == about


@pytest.mark.parametrize("pages", [1, 2])
def test_units_that_the_heads_of_their_pages_name(pages: int, tmp_path: Path) -> None:
    sheet = Sheet(tmp_path / "katsaus.pdf")
    sheet.paragraph("Luvut ovat tuhansia euroja.")
    for unit in UNITS:
        for page in range(pages):
            sheet.new_page()
            sheet.text(50, 34, unit, 10, True)
            sheet.heading("Toimintatilastot" if page else "Talouden toteutuminen")
            if page:
                sheet.paragraph("Kävijöitä oli 1 250.")
            else:
                statement(sheet, unit, rules="h")
    sheet.canvas.save()
    assert {f.unit for f in _of_units(extract(sheet.path))} == set(UNITS)


@pytest.mark.parametrize("boards", [False, True])
def test_lines_under_headings_tell_what_units_are_parts_of(boards: bool, tmp_path: Path) -> None:
    sheet = Sheet(tmp_path / "katsaus.pdf")
    sheet.paragraph("Luvut ovat tuhansia euroja.")
    paths = {unit: (over, BOARDS[over]) if boards else (over,) for unit, over in UNITS.items()}
    for n, (unit, over) in enumerate(paths.items()):
        if n == 2:
            sheet.new_page()
        sheet.heading(unit)
        sheet.text(56, sheet.y + 4, ", ".join(over), 8)
        sheet.y += 10
        statement(sheet, unit, rules="h")
    sheet.canvas.save()
    assert {(f.unit, f.unit_path[1:]) for f in _of_units(extract(sheet.path))} == {(unit, (*over, unit)) for unit, over in paths.items()}


@pytest.mark.parametrize("heads", [("TA 2025", "Toteuma", "Tot. %"), ("Talousarvio", "Toteuma", "Tot. %")])
def test_a_statement_is_of_the_unit_in_its_corner_as_others_are(heads: tuple[str, ...], tmp_path: Path) -> None:
    sheet = Sheet(tmp_path / "katsaus.pdf")
    sheet.heading("Sivistyspalvelut")
    units = ("Kirjastopalvelut", "Perusopetus", "Puistot ja viheralueet")
    for unit in units:
        sheet.y += 16
        statement(sheet, unit, corner=unit, heads=[[head] for head in heads], columns=3, rules="h")
    sheet.canvas.save()
    assert {f.unit for f in extract(sheet.path).figures if f.account == "Toimintakate"} == set(units)


@pytest.mark.parametrize("boards", [False, True])
def test_what_stands_in_brackets_behind_several_names_is_over_them(boards: bool, tmp_path: Path) -> None:
    sheet = Sheet(tmp_path / "katsaus.pdf")
    sheet.paragraph("Luvut ovat tuhansia euroja.")
    over = ["Elinvoimalautakunta" if boards else "Elinvoimapalvelut"] * 2 + ["Vapaa-aikalautakunta" if boards else "Sivistyspalvelut"] * 2
    paths = dict(zip(("Maankäyttö", "Matkailupalvelut", "Kirjasto", "Museotoimi"), over, strict=True))
    for n, (unit, part) in enumerate(paths.items()):
        if n == 2:
            sheet.new_page()
        sheet.heading(f"{unit} ({part})")
        statement(sheet, unit, rules="h")
    sheet.canvas.save()
    assert {(f.unit, f.unit_path[1:]) for f in _of_units(extract(sheet.path))} == {(unit, (part, unit)) for unit, part in paths.items()}
