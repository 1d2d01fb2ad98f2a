"""Blocks of rows with one number each, each block of one measure: the title over a block tells what its numbers are, and where none tells it there are none."""

from collections import Counter
from collections.abc import Sequence
from decimal import Decimal
from pathlib import Path

import pytest
from drawn_tables import ACCOUNTS, PROSE, SUMS, Due, Sheet, numbers, printed, read, save
from reportlab.pdfbase.pdfmetrics import stringWidth

UNITS = ("Sivistyspalvelut", "Varhaiskasvatus")
TITLES = ("Talousarvio 2025", "Toteuma 1–6/2025", "Toteuma talousarviosta, %")
MEANT = (("budget", "2025", "EUR"), ("actual", "1–6/2025", "EUR"), ("percent", "1–6/2025", "%"))
UNTOLD = ("Lähtökohta", "Tähän mennessä", "Osuus")


def block(sheet: Sheet, x: float, y: float, width: float, title: str, rows: Sequence[tuple[str, Decimal]], dots: str, bold: bool, rule: bool) -> float:
    """A title, and under it a line for each row: its name, dots and its number at the right edge; returns where it ends."""
    sheet.text(x, y, title, 8.4, bold)
    if rule:
        sheet.line(x, y + 3, x + width, y + 3)
    y += 14
    for name, number in rows:
        font = "Helvetica-Bold" if name in SUMS else "Helvetica"
        sheet.text(x, y, name, 8, name in SUMS)
        sheet.text(x + width, y, printed(number), 8, name in SUMS, right=True)
        space = width - stringWidth(name, font, 8) - stringWidth(printed(number), font, 8) - 8
        if dots:
            lead = dots * int(space / stringWidth(dots, font, 8))
            sheet.text(x + width - stringWidth(printed(number), font, 8) - 4, y, lead, 8, name in SUMS, right=True)
        y += 11
    return y


def blocks(path: Path, titles: Sequence[str], *, beside: bool, dots: str, bold: bool = False, rule: bool = False, order: Sequence[int] = (0, 1, 2)) -> Sheet:
    """A page for each unit with a block for each measure, beside each other or below each other."""
    sheet = Sheet(path)
    for n, unit in enumerate(UNITS):
        if n:
            sheet.new_page()
        sheet.paragraph(PROSE)
        sheet.heading(unit)
        rows = numbers(sheet)
        y = sheet.y + 14
        for at, c in enumerate(order):
            own = [(account, rows[account][{0: 0, 1: 1, 2: 2}[c]]) for account in ACCOUNTS]
            end = block(sheet, 46 + (174 * at if beside else 0), y, 156 if beside else 240, titles[c], own, dots, bold, rule)
            y = y if beside else end + 12
            measure, period, kind = MEANT[c]
            sheet.due += [Due(sheet.page, unit, account, measure, period, number, kind) for account, number in own]
    return save(sheet)


def found(path: Path) -> Counter[Due]:
    return Counter(Due(f.page, f.unit, f.account, f.measure, f.period.label, f.number, f.number_unit) for f in read(path) if f.doubt is None)


@pytest.mark.parametrize("order", [(0, 1, 2), (2, 1, 0), (1, 2, 0)])
@pytest.mark.parametrize("dots", ["", ".", ". "])
@pytest.mark.parametrize("beside", [True, False])
@pytest.mark.parametrize("bold", [True, False])
def test_a_title_tells_what_the_numbers_under_it_are(beside: bool, dots: str, bold: bool, order: Sequence[int], tmp_path: Path) -> None:
    sheet = blocks(tmp_path / "tammiranta-1-6-2025.pdf", TITLES, beside=beside, dots=dots, bold=bold, rule=not bold, order=order)
    assert found(sheet.path) - Counter(sheet.due) == Counter()
    if dots or not beside:
        assert found(sheet.path) == Counter(sheet.due)


@pytest.mark.parametrize("dots", ["", "."])
@pytest.mark.parametrize("beside", [True, False])
def test_numbers_that_nothing_tells_of_are_no_euros(beside: bool, dots: str, tmp_path: Path) -> None:
    assert not found(blocks(tmp_path / "tammiranta-1-6-2025.pdf", UNTOLD, beside=beside, dots=dots).path)


def test_a_list_of_contents_is_no_table(tmp_path: Path) -> None:
    sheet = Sheet(tmp_path / "tammiranta-1-6-2025.pdf")
    rows = [(name, Decimal(page)) for name, page in (("Toimintatuotot", 3), ("Henkilöstökulut", 7), ("Palvelujen ostot", 7), ("Toimintakate", 12))]
    block(sheet, 56, 120, 400, "Toteuma 1–6/2025", rows, ".", True, False)
    assert not found(save(sheet).path)


def test_one_decimal_without_a_scale_is_no_euro(tmp_path: Path) -> None:
    sheet = Sheet(tmp_path / "tammiranta-1-6-2025.pdf")
    sheet.heading("Varhaiskasvatus")
    block(sheet, 56, 140, 240, "Toteuma 1–6/2025", [(account, Decimal(n * 137 + 512).scaleb(-1)) for n, account in enumerate(ACCOUNTS)], ".", True, False)
    assert not found(save(sheet).path)


def test_a_name_of_two_lines_and_costs_in_brackets(tmp_path: Path) -> None:
    sheet = Sheet(tmp_path / "tammiranta-1-6-2025.pdf")
    sheet.heading("Perusopetus")
    sheet.text(56, 150, "Toteuma 1–6/2025, 1 000 €", 9, True)
    rows = (("Toimintatuotot", "1 801"), ("Henkilöstökulut", "(12 345)"), ("Aineet, tarvikkeet ja\ntavarat", "(456)"), ("Toimintakulut", "(12 801)"))
    y = 152.0
    for name, number in rows:
        for text in name.split("\n"):
            y += 11
            sheet.text(56, y, text, 9)
        sheet.text(300, y, number, 9, right=True)
        left, right = 60 + stringWidth(text, "Helvetica", 9), 296 - stringWidth(number, "Helvetica", 9)
        sheet.text(right, y, "." * int((right - left) / stringWidth(".", "Helvetica", 9)), 9, right=True)
    assert [(f.account, f.number) for f in read(save(sheet).path)] == [
        ("Toimintatuotot", Decimal(1_801_000)),
        ("Henkilöstökulut", Decimal(-12_345_000)),
        ("Aineet, tarvikkeet ja tavarat", Decimal(-456_000)),
        ("Toimintakulut", Decimal(-12_801_000)),
    ]


def test_units_over_blocks_beside_each_other_have_the_measure_of_the_heading_over_them(tmp_path: Path) -> None:
    sheet = Sheet(tmp_path / "tammiranta-1-6-2025.pdf")
    sheet.heading("Toteuma 1–6/2025")
    for n, unit in enumerate(UNITS):
        rows = [(account, row[1]) for account, row in numbers(sheet).items()]
        block(sheet, 46 + 270 * n, 150, 230, unit, rows, ".", True, False)
        sheet.due += [Due(1, unit, account, "actual", "1–6/2025", number, "EUR") for account, number in rows]
    assert found(save(sheet).path) == Counter(sheet.due)


@pytest.mark.parametrize("dots", ["", "."])
@pytest.mark.parametrize("beside", [True, False])
def test_per_cents_whose_title_does_not_say_so_are_no_euros(beside: bool, dots: str, tmp_path: Path) -> None:
    titles = ("Talousarvio 2025", "Toteuma 1–6/2025", "Käytetty talousarviosta")
    sheet = blocks(tmp_path / "tammiranta-1-6-2025.pdf", titles, beside=beside, dots=dots, order=(2, 1, 0))
    due = Counter(d for d in sheet.due if d.number_unit == "EUR")
    assert found(sheet.path) - due == Counter()
    assert not dots or found(sheet.path) == due
