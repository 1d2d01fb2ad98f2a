"""What columns tell of their own: units by their heading, euros beside per cents, names with times, and rows that go on below a text among them."""

from decimal import Decimal
from pathlib import Path

import pytest
from drawn_tables import TOWN, Sheet, printed, save
from own_names import ENDS, HEADS, SIDES, row

from ingest.extract import extract

FUNDS = {"Kaveri kotiin": ("2023–2024", "27 300", "15 %"), "Isät mukaan": ("2022–2024", "48 600", "25 %"), "Askel kevyemmin": ("2022–2024", "71 500", "20 %")}
XS = (56.0, 230.0, 330.0, 420.0)


def projects(path: Path, note: str, heads: tuple[str, ...], joined: bool) -> dict[str, tuple[str, Decimal]]:
    """The duration and the funding of each project of a table with full grid; `joined`: its times stand in the cells of the names."""
    sheet = Sheet(path)
    sheet.paragraph(note)
    sheet.heading("Hankkeet")
    rows = [heads, *((f"{name} {time}", *rest) if joined else (name, time, *rest) for name, (time, *rest) in FUNDS.items())]
    xs = XS[: len(heads)]
    top = sheet.y + 4
    for cells in rows:
        sheet.y += 16
        for x, cell in zip(xs, cells, strict=True):
            sheet.text(x + 4, sheet.y, cell, bold=cells is heads)
        sheet.line(xs[0], sheet.y + 4, 520, sheet.y + 4)
    for x in (*xs, 520.0):
        sheet.line(x, top, x, sheet.y + 4)
    sheet.line(xs[0], top, 520, top)
    found = extract(save(sheet).path)
    money = {f.account: f.number for f in found.figures if f.subject_kind == "project" and f.number_unit == "EUR"}
    return {r.title: (r.fields["duration"], money[r.title]) for r in found.records if r.kind == "project"}


DUE = {name: (time, Decimal(money.replace(" ", ""))) for name, (time, money, _) in FUNDS.items()}


def test_euros_of_the_only_column_of_money_outweigh_a_note_on_all_tables(tmp_path: Path) -> None:
    heads = ("Hanke", "Aika", "Rahoitus yhteensä, €", "Kunnan osuus")
    assert projects(tmp_path / "tammiranta-1-6-2025.pdf", "Luvut ovat miljoonina euroina.", heads, False) == DUE


@pytest.mark.parametrize("head", ["Hanke ja kesto", "Hanke, aika", "Hanke (toteutusaika)"])
def test_times_behind_names_are_apart(head: str, tmp_path: Path) -> None:
    assert projects(tmp_path / "tammiranta-1-6-2025.pdf", "Luvut ovat euroina.", (head, "Rahoitus yhteensä €", "Kunnan osuus"), True) == DUE


def test_names_in_a_column_headed_by_units_are_units_whatever_they_are(tmp_path: Path) -> None:
    sheet = Sheet(tmp_path / "tammiranta-1-6-2025.pdf")
    sheet.heading("Määrärahojen toteutuminen")
    incomes = {"Taidemuseo": 3_000, "Tapahtumatuotanto": 5_000, "Kirjasto": 4_000}
    top = sheet.y + 4
    edges = (56.0, 150.0, 260.0, *ENDS[1:], 560.0)
    lines = [("Yksikkö", "Tili", *HEADS)]
    for name, income in incomes.items():
        for n, (account, times) in enumerate((*list(SIDES.items())[:-1], ("Toimintakate", -3))):
            lines.append((name if n == 0 else "", account, *(printed(Decimal(times * income * k)) for k in (2, 4, 1))))
    for cells in lines:
        sheet.y += 14
        for x, cell in zip(edges, cells, strict=False):
            sheet.text(x + 3, sheet.y, cell, bold=cells is lines[0])
        sheet.line(edges[1] if cells[0] == "" else edges[0], sheet.y - 10, edges[-1], sheet.y - 10)
    for x in edges:
        sheet.line(x, top, x, sheet.y + 4)
    sheet.line(edges[0], sheet.y + 4, edges[-1], sheet.y + 4)
    found = extract(save(sheet).path)
    told = {f.unit: f.number for f in found.figures if f.account == "Palkat" and f.measure == "actual" and f.period.label == "1–6/2025"}
    assert told == {name: -3 * income for name, income in incomes.items()}


def test_rows_below_a_text_among_them_are_under_the_same_headings(tmp_path: Path) -> None:
    sheet = Sheet(tmp_path / "tammiranta-1-6-2025.pdf")
    sheet.heading("Kirjasto")
    row(sheet, "euroa", HEADS, True)
    for account, times in SIDES.items():
        row(sheet, account, tuple(printed(Decimal(times * 10_000 * n)) for n in (2, 4, 1)), account in ("Menot", "Netto"))
        if account == "Palkat":
            for text in (
                "Palkat ylittävät talousarvion, mikä johtuu kesän aukioloajoista ja siitä, että sijaisia tarvittiin",
                "aiempaa enemmän koko alkuvuoden ajan.",
            ):
                sheet.y += 11
                sheet.text(70, sheet.y, text, 8)
    found = extract(save(sheet).path)
    told = {(f.account, f.measure): f.number for f in found.figures if f.subject_kind == "account" and f.period.label in ("2025", "1–6/2025")}
    assert told == {(account, measure): 10_000 * times * n for account, times in SIDES.items() for measure, n in (("budget", 4), ("actual", 1))}
    assert {f.unit for f in found.figures if f.subject_kind == "account"} <= {"Kirjasto", TOWN}


def listed(path: Path, title: str, rows: tuple[tuple[str, ...], ...], scale: str = "") -> dict[tuple[str, str, str], tuple[Decimal, str]]:
    """(row, measure, time) → number and unit of a budget's table under a heading."""
    sheet = Sheet(path, time="2027")
    sheet.text(56, 80, "Talousarvioehdotus 2027", 14, True)
    sheet.heading(title)
    for n, cells in enumerate(rows):
        sheet.y += 14
        sheet.text(56, sheet.y, cells[0] + (scale if n == 0 else ""), 8.5, n == 0)
        for end, cell in zip(range(230, 560, 70), cells[1:], strict=False):
            sheet.text(end, sheet.y, cell, 8.5, n == 0, right=True)
    found = extract(save(sheet).path)
    return {(f.account, f.measure, f.period.label): (f.number, f.number_unit) for f in found.figures if f.table is not None}


def test_years_alone_that_make_a_sum_are_planned_and_the_sum_is_of_them_all(tmp_path: Path) -> None:
    rows = (
        ("Hanke, 1 000 €", "2026", "2027", "2028", "Yhteensä"),
        ("Kiitotien päällystys", "250", "1 800", "0", "2 050"),
        ("Mattohissi", "0", "420", "15", "435"),
    )
    told = listed(tmp_path / "tammiranta-talousarvioehdotus-2027.pdf", "Investointiohjelma", rows)
    assert told["Kiitotien päällystys", "budget", "2026"] == (Decimal(250_000), "EUR")
    assert told["Kiitotien päällystys", "budget", "2027"] == (Decimal(1_800_000), "EUR")
    assert told["Kiitotien päällystys", "value", "2026–2028"] == (Decimal(2_050_000), "EUR")


def test_prices_under_euros_are_no_days(tmp_path: Path) -> None:
    rows = (("Tuote", "2026, €", "2027, €"), ("Hissilippu, lapsi, päivä", "24,00", "25,50"), ("Sali, tunti", "40,00", "42,00"))
    told = listed(tmp_path / "tammiranta-talousarvioehdotus-2027.pdf", "Hinnasto", rows)
    assert set(told.values()) == {(Decimal(n), "EUR") for n in ("24.00", "25.50", "40.00", "42.00")}
