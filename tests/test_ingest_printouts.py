"""Printouts of accounting systems: codes before names, per cents that only their cells tell, rows by the first words of units, sums over the whole budget."""

from collections.abc import Sequence
from pathlib import Path

import pytest
from drawn_tables import TOWN, Sheet, read, save

from ingest.extract import extract
from ingest.model import Figure

HEADS = ("Alkup. TA 2025", "TA-muutos 2025", "TA 2025 yhteensä", "Toteuma 30.6.2025", "Tot-%")
ROWS = (
    ("30", "Myyntituotot", "40 000,00", "0,00", "40 000,00", "20 100,20", "50,25"),
    ("", "TOIMINTATUOTOT", "40 000,00", "0,00", "40 000,00", "20 100,20", "50,25"),
    ("40", "Henkilöstökulut", "-300 000,00", "-2 000,00", "-302 000,00", "-151 000,00", "50,00"),
    ("43", "Palvelujen ostot", "-90 000,00", "0,00", "-90 000,00", "-30 600,00", "34,00"),
    ("", "TOIMINTAKULUT", "-390 000,00", "-2 000,00", "-392 000,00", "-181 600,00", "46,33"),
    ("", "TOIMINTAKATE", "-350 000,00", "-2 000,00", "-352 000,00", "-161 499,80", "45,88"),
)
WORKS = (
    ("9101", "Uimaranta", "-50 000,00", "0,00", "-50 000,00", "-20 000,00", "40,00"),
    ("9102", "Ilmanvaihto", "-80 000,00", "0,00", "-80 000,00", "-60 000,00", "75,00"),
    ("9107", "Valaistus", "-70 000,00", "0,00", "-70 000,00", "-7 000,00", "10,00"),
)


@pytest.fixture
def sheet(tmp_path: Path) -> Sheet:
    return Sheet(tmp_path / "tammiranta-1-6-2025.pdf")


def coded(sheet: Sheet, title: str, rows: Sequence[Sequence[str]], code: str = "Tili", size: float = 11) -> None:
    """A statement with codes before the names, under a title that stands at its left edge."""
    sheet.y += 26
    sheet.text(56, sheet.y, title, size, True)
    sheet.y += 22
    sheet.text(56, sheet.y, code)
    for k, head in enumerate(HEADS):
        first, _, rest = head.rpartition(" ")
        sheet.text(280 + 66 * k, sheet.y - 10, first, right=True)
        sheet.text(280 + 66 * k, sheet.y, rest, right=True)
    for row in rows:
        sheet.y += 12
        sheet.text(56, sheet.y, row[0])
        sheet.text(86, sheet.y, row[1])
        for k, text in enumerate(row[2:]):
            sheet.text(280 + 66 * k, sheet.y, text, right=True)
    sheet.y += 8


def plain(sheet: Sheet, heads: Sequence[str], rows: Sequence[Sequence[str]]) -> None:
    """Names and right-aligned numbers under headings."""
    for k, row in enumerate([heads, *rows]):
        sheet.y += 12
        sheet.text(56, sheet.y, row[0], bold=k == 0)
        for n, text in enumerate(row[1:]):
            sheet.text(230 + 64 * n, sheet.y, text, bold=k == 0, right=True)
    sheet.y += 12


def found(sheet: Sheet) -> list[Figure]:
    save(sheet)
    return read(sheet.path)


def test_title_over_codes_before_names_is_a_heading(sheet: Sheet) -> None:
    sheet.y += 20
    sheet.text(56, sheet.y, "Toimielin 300 SIVISTYSLAUTAKUNTA", 15, True)
    coded(sheet, "Tulosalue 310 VARHAISKASVATUS", ROWS)
    coded(sheet, "Tulosalue 320 NUORISOTOIMI", ROWS)
    figures = found(sheet)
    assert {f.unit_path[-2:] for f in figures} == {
        ("Sivistyslautakunta", "Varhaiskasvatus"), ("Sivistyslautakunta", "Nuorisotoimi"),
    }  # fmt: skip
    assert {(f.account, f.text) for f in figures if f.unit == "Nuorisotoimi" and f.measure == "budget_change" and f.number} >= {
        ("Henkilöstökulut", "-2 000,00"), ("TOIMINTAKATE", "-2 000,00"),
    }  # fmt: skip


def test_investments_behind_codes_are_named_and_of_the_whole_budget(sheet: Sheet) -> None:
    sheet.y += 20
    sheet.text(56, sheet.y, "Toimielin 400 TEKNINEN LAUTAKUNTA", 15, True)
    coded(sheet, "Tulosalue 410 TILAPALVELUT", ROWS)
    coded(sheet, "Toimielin 400 yhteensä", [row for row in ROWS if not row[0]])
    coded(sheet, "INVESTOINTIOSA", WORKS, "Hanke", 12)
    save(sheet)
    read_report = extract(sheet.path)
    works = [f for f in read_report.figures if f.subject_kind == "investment" and f.measure == "actual"]
    assert [(f.unit, f.account) for f in works] == [(TOWN, row[1]) for row in WORKS]
    assert [r.title for r in read_report.records if r.kind == "investment"] == [row[1] for row in WORKS]
    assert {f.unit for f in read_report.figures if f.account == "TOIMINTAKATE"} == {"Tekninen lautakunta", "Tilapalvelut"}


def test_per_cents_that_only_cells_tell_are_those_of_the_budget(sheet: Sheet) -> None:
    sheet.heading("Perusopetus")
    rows = [
        ("Myyntituotot", "20 400", "50 000", "40,8 %"),
        ("Palvelujen ostot", "-31 200", "-60 100", "51,9 %"),
        ("Toimintakulut", "-90 400", "-200 000", "45,2 %"),
    ]
    plain(sheet, ("Euroa", "Yht. 1–6/2025", "Talousarvio 2025", "Käytetty"), rows)
    percents = [f for f in found(sheet) if f.number_unit == "%"]
    assert [(f.account, f.measure, f.text) for f in percents] == [(row[0], "percent", row[3]) for row in rows]


def test_rates_without_a_budget_beside_them_stay_what_came_about(sheet: Sheet) -> None:
    sheet.heading("Tunnuslukuja")
    plain(sheet, ("Osuus", "Toteuma 2024", "Toteuma 2025"), [("Kävijät", "41,0 %", "43,5 %"), ("Lainaajat", "20,1 %", "19,8 %")])
    assert {f.measure for f in found(sheet)} == {"actual"}


def test_rows_named_by_how_units_begin_are_those_units(sheet: Sheet) -> None:
    for unit in ("Tekninen osasto", "Sivistysosasto"):
        sheet.heading(unit)
        plain(sheet, ("Euroa", "Toteuma 1–6/2025"), [("Myyntituotot", "20 400"), ("Toimintakulut", "-90 400")])
    sheet.heading("Sairauspoissaolopäivät")
    rows = [("Varhaiskasvatus", "90", "61"), ("Koulut", "121", "99"), ("Tekninen", "40", "35"), ("Kaikki", "251", "195")]
    plain(sheet, ("", "1–6/2025", "1–6/2024"), rows)
    days = [(f.unit, f.account, f.text) for f in found(sheet) if f.number_unit == "days" and f.period.label == "1–6/2025"]
    named = ("Varhaiskasvatus", "Koulut", "Tekninen osasto", TOWN)
    assert days == [(unit, "Sairauspoissaolopäivät", row[1]) for unit, row in zip(named, rows, strict=True)]
