"""Blocks of numbers a little apart, texts framed beside tables, shaded cells of headings, and headings over groups that name two measures."""

from collections import Counter
from decimal import Decimal
from itertools import pairwise
from pathlib import Path

import pytest
from drawn_tables import ACCOUNTS, HEADS, UNITS, Due, Sheet, numbers, printed, read, save

from ingest.columns.columns import months_period, read_column
from ingest.columns.group_headings import own_headings
from ingest.figures.column_units import without_measure
from ingest.layout.layout import read_document
from ingest.pages.pdf import read_pages

HALF = months_period(1, 6, 2025)
TEXT = "Palvelujen ostot ylittävät talousarvion, koska kilpailutus siirtyi syksylle. Kerhoissa kävi 104 oppilasta, ja retkiä järjestettiin 13 kappaletta."


def figures_of(sheet: Sheet) -> Counter[Due]:
    save(sheet)
    return Counter(Due(f.page, f.unit, f.account, f.measure, f.period.label, f.number, f.number_unit) for f in read(sheet.path))


def shade(sheet: Sheet, x0: float, top: float, x1: float, bottom: float, grey: float, stroke: bool = False) -> None:
    sheet.canvas.setFillGray(grey)
    sheet.canvas.rect(x0, sheet.height - bottom, x1 - x0, bottom - top, stroke=int(stroke), fill=1)
    sheet.canvas.setFillGray(0)


def striped(sheet: Sheet, unit: str, heads: list[list[str]], x: float = 40.0) -> float:
    """A statement without rules: shaded cells of headings, every second row shaded; where it ends on the right."""
    rows, ends = numbers(sheet), [x + 190, x + 270, x + 330, x + 410]
    edges = [x, x + 130, *[end + 4 for end in ends]]
    for x0, x1 in pairwise(edges):
        shade(sheet, x0, sheet.y, x1, sheet.y + 28, 0.85)
    for end, head in zip(ends, heads, strict=True):
        for n, text in enumerate(head):
            sheet.text(end, sheet.y + 11 + 12 * (n + 2 - len(head)), text, bold=True, right=True)
    sheet.text(x + 3, sheet.y + 23, "€", bold=True)
    sheet.y += 28
    for k, account in enumerate(ACCOUNTS):
        if k % 2:
            shade(sheet, x, sheet.y, edges[-1], sheet.y + 16, 0.93)
        sheet.text(x + 3, sheet.y + 12, account)
        for c, end in enumerate(ends):
            sheet.text(end, sheet.y + 12, printed(rows[account][c]), right=True)
            sheet.add(unit, account, c, rows[account][c], 1)
        sheet.y += 16
    return edges[-1]


@pytest.mark.parametrize("lines", [2, 6, 12])
def test_a_framed_text_beside_a_striped_table_is_read_apart_from_it(lines: int, tmp_path: Path) -> None:
    sheet = Sheet(tmp_path / "tammiranta-1-6-2025.pdf", wide=True)
    for unit in UNITS[:2]:
        sheet.heading(unit)
        top = sheet.y
        end = striped(sheet, unit, [head.split(" ", 1) if " " in head else [head] for head in HEADS])
        shade(sheet, end + 20, top, end + 280, top + 14 + 11 * lines, 0.97, stroke=True)
        words = (TEXT + " ") * 4
        for n in range(lines):
            sheet.text(end + 30, top + 14 + 11 * n, words[45 * n : 45 * n + 45].strip())
        sheet.y = max(sheet.y, top + 14 + 11 * lines)
    due = Counter(sheet.due)
    assert figures_of(sheet) == due
    blocks = read_document(read_pages(sheet.path, processes=1)).blocks
    assert any("koska kilpailutus siirtyi" in block.text for block in blocks if block.kind != "table") or lines < 3


@pytest.mark.parametrize("gap", [0.0, 6.0])
def test_headings_in_shaded_cells_go_on_over_two_lines(gap: float, tmp_path: Path) -> None:
    sheet = Sheet(tmp_path / "tammiranta-1-6-2025.pdf")
    sheet.heading(UNITS[0])
    sheet.y += gap
    striped(sheet, UNITS[0], [["Talousarvio", "2025"], ["Toteuma", "1–6/2025"], ["Käyttö-%"], ["Toteuma", "1–6/2024"]])
    due = Counter(sheet.due)
    assert figures_of(sheet) == due


def blocks(sheet: Sheet, units: tuple[str, ...], gap: float, labelled: bool = False) -> None:
    """Ruled blocks of units beside each other, the labels in the first alone; `labelled`: accounts stand in the second one too."""
    top, x = sheet.y + 20, 40.0
    for k, unit in enumerate(units):
        rows = numbers(sheet)
        width = 95.0 if k == 0 or labelled else 0.0
        ends = [x + width + 55 * (n + 1) for n in range(2)]
        edges = [x, *([x + width] if width else []), *ends]
        sheet.text((edges[-3] + edges[-1]) / 2 - 20, top + 9, unit, 7, True)
        for end, head in zip(ends, HEADS[:2], strict=False):
            sheet.text(end - 2, top + 21, head.replace("Toteuma", "Tot."), 7, True, right=True)
        for n, account in enumerate(ACCOUNTS):
            if width:
                sheet.text(x + 3, top + 33 + 12 * n, account, 7)
            for c, end in enumerate(ends):
                if unit == UNITS[1] and account == ACCOUNTS[0]:
                    continue  # cells that a unit has nothing in
                sheet.text(end - 2, top + 33 + 12 * n, printed(rows[account][c]), 7, right=True)
                sheet.add(unit, account, c, rows[account][c], 1)
        heights = [top + 12 * n for n in range(len(ACCOUNTS) + 3)]
        for y in heights:
            sheet.line(edges[0], y, edges[-1], y)
        for at in edges:
            if at in (edges[0], edges[-1]) or at == edges[-3]:
                sheet.line(at, heights[0], at, heights[-1])
            else:
                sheet.line(at, heights[1], at, heights[-1])
        x = edges[-1] + gap
    sheet.y = top + 12 * (len(ACCOUNTS) + 3)


@pytest.mark.parametrize("gap", [5.0, 12.0])
@pytest.mark.parametrize("units", [UNITS[:2], UNITS[:3]])
def test_blocks_beside_a_table_are_named_by_its_labels(units: tuple[str, ...], gap: float, tmp_path: Path) -> None:
    sheet = Sheet(tmp_path / "tammiranta-1-6-2025.pdf", wide=True)
    sheet.heading("Sivistyspalvelut")
    blocks(sheet, units, gap)
    due = Counter(sheet.due)
    assert figures_of(sheet) == due


def test_a_table_with_labels_of_its_own_is_no_part_of_the_one_beside_it(tmp_path: Path) -> None:
    sheet = Sheet(tmp_path / "tammiranta-1-6-2025.pdf", wide=True)
    sheet.heading("Sivistyspalvelut")
    blocks(sheet, UNITS[:2], 12.0, labelled=True)
    save(sheet)
    assert all(len(table.columns) <= 3 for table in read_document(read_pages(sheet.path, processes=1)).tables)


@pytest.mark.parametrize(
    ("labels", "own"),
    [
        (
            ["Tili", "Talousarvio 2025 ja ennuste TA 2025 alkup.", "Talousarvio 2025 ja ennuste Ennuste 31.12.", "Talousarvio 2025 ja ennuste Ennuste ./. TA"],
            ["Tili", "TA 2025 alkup.", "Ennuste 31.12. 2025", "Ennuste ./. TA 2025"],
        ),
        (["Toteuma ja ennuste Tot.", "Toteuma ja ennuste Ennuste"], ["Tot.", "Ennuste"]),
        (["Talousarvio 2025 Alkuperäinen", "Talousarvio 2025 Muutos"], ["Talousarvio 2025 Alkuperäinen", "Talousarvio 2025 Muutos"]),
        (["Lapset ja nuoret TA 2025", "Lapset ja nuoret TOT 2025"], ["Lapset ja nuoret TA 2025", "Lapset ja nuoret TOT 2025"]),
        (["Talousarvio ja ennuste Ennuste"], ["Talousarvio ja ennuste Ennuste"]),
        (["Talousarvio 2022 TP 2021", "Talousarvio 2022 Muutos", "Talousarvio 2022 Tot. 1–3/2022"], ["TP 2021", "Talousarvio 2022 Muutos", "Tot. 1–3/2022"]),
        (["Muutos 2022 TP 2021", "Muutos 2022 TA 2022"], ["Muutos 2022 TP 2021", "Muutos 2022 TA 2022"]),
    ],
)
def test_a_heading_over_a_group_that_names_two_measures_leaves_it_to_those_below(labels: list[str], own: list[str]) -> None:
    assert own_headings(labels) == own


@pytest.mark.parametrize("heading", ["Ennuste ./. TA", "Ennuste ./. TA+muutos 2025", "TA+muutos ./. Tot.", "Tot. ./. TA 2025", "TA ./. ennuste"])
def test_less_is_printed_as_strokes_and_dots_too(heading: str) -> None:
    assert read_column(heading, HALF).measure == "deviation"


@pytest.mark.parametrize(("against", "measure"), [("before", "change_percent"), ("budget", "deviation")])
def test_a_difference_in_per_cent_is_of_what_the_numbers_prove(against: str, measure: str, tmp_path: Path) -> None:
    sheet = Sheet(tmp_path / "tammiranta-1-6-2025.pdf")
    sheet.heading(UNITS[0])
    ends = (260.0, 330.0, 400.0, 470.0)
    for end, head in zip(ends, ("TA 2025", "Tot. 1–6/2025", "Tot. 1–6/2024", "Ero-%"), strict=True):
        sheet.text(end, sheet.y + 12, head, bold=True, right=True)
    sheet.y += 14
    rows = ((1200, 700, 610), (5400, 2500, 2700), (8800, 4100, 4400), (3000, 1600, 1550), (940, 450, 480))
    for account, (budget, actual, before) in zip(ACCOUNTS, rows, strict=False):
        sheet.y += 13
        sheet.text(56, sheet.y, account)
        other = before if against == "before" else budget
        change = (Decimal(actual - other) / other * 100).quantize(Decimal("0.1"))
        for end, number in zip(ends, map(Decimal, (budget, actual, before)), strict=False):
            sheet.text(end, sheet.y, printed(number), right=True)
        sheet.text(ends[3], sheet.y, printed(change), right=True)
    save(sheet)
    found = {f.measure for f in read(sheet.path) if f.column_label == "Ero-%"}
    assert found == {measure}


@pytest.mark.parametrize(
    ("heading", "name"),
    [
        ("Perusopetus TA 2025 muut.", "Perusopetus"),
        ("Perusopetus TA 2025 alkup.", "Perusopetus"),
        ("Kasvatus- ja opetuslautakunta TA muut.", "Kasvatus- ja opetuslautakunta"),
        ("Tilapalv. TOT", "Tilapalv."),
        ("Muut palv.", "Muut palv."),
        ("Vapaa-aika yht.", "Vapaa-aika yht."),
    ],
)
def test_a_word_cut_short_behind_a_measure_is_a_part_of_it(heading: str, name: str) -> None:
    assert without_measure(heading) == name
