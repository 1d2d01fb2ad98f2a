"""Whose a report is and which units it has where its names tell little: joint bodies of municipalities, areas with names of their own."""

from pathlib import Path

from small_pdfs import Placed, drawn, pdf

from ingest.extract import extract
from ingest.layout.layout import read_document
from ingest.pages.pdf import read_pages
from ingest.units.units import find_municipality

JOINT = "Järvilaakson sosiaali- ja terveyspalvelujen kuntayhtymä"
TOWNS: list[Placed] = [(60, 200 + 14 * n, 10, f"Koelan kaupunki maksaa osuutensa {n}. päivänä.") for n in range(1, 5)]


def municipality(folder: Path, *titles: str) -> str:
    path = folder / "koe.pdf"
    path.write_bytes(pdf([drawn([*((60, 70 + 30 * n, -16, title) for n, title in enumerate(titles)), *TOWNS])]))
    return find_municipality(read_document(read_pages(path)))


def test_a_joint_body_is_whose_report_it_is(tmp_path: Path) -> None:
    assert municipality(tmp_path, "Talousraportti 1–9/2022", JOINT) == JOINT


def test_a_joint_body_that_a_town_speaks_of_is_not(tmp_path: Path) -> None:
    assert municipality(tmp_path, "Koelan kaupunki, talousraportti 1–9/2022", f"Maksut: {JOINT}") == "Koelan kaupunki"


def test_headings_with_the_statement_of_units_are_units(tmp_path: Path) -> None:
    rows: list[tuple[str, str, str]] = [("Tulosalue", "TA 2025", "TOT 1–3/2025")]
    for name, income in (("Varhaiskasvatus", 100), ("Lukio ja vapaa sivistystyö", 200)):
        rows += [(name, "", ""), ("Toimintatuotot", f"{income}", f"{income // 4}"), ("Toimintakulut", f"-{income * 9}", f"-{income * 2}")]
    placed: list[Placed] = [(60, 70, -20, "Koelan kaupunki"), (60, 100, -16, "Osavuosikatsaus 1–3/2025"), (60, 130, -14, "Sivistyslautakunta")]
    for n, (label, *cells) in enumerate(rows):
        placed += [(60, 180.0 + 18 * n, -10 if not cells[0] else 10, label), *((300 + 110.0 * at, 180.0 + 18 * n, 10, c) for at, c in enumerate(cells) if c)]
    path = tmp_path / "koe.pdf"
    path.write_bytes(pdf([drawn(placed)]))
    found = {(f.unit, f.text) for f in extract(path).figures if f.account == "Toimintakulut" and f.measure == "budget"}
    assert found == {("Varhaiskasvatus", "-900"), ("Lukio ja vapaa sivistystyö", "-1800")}
