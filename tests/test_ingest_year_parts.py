"""Columns for quarters, months and other parts of the year beside what has come about in all: each has its own period."""

from collections import Counter
from collections.abc import Sequence
from decimal import Decimal
from itertools import accumulate
from pathlib import Path

import pytest
from drawn_tables import TOWN, Due, Sheet, printed, read, save

ACCOUNTS = ("Myyntituotot", "Maksutuotot", "Toimintatuotot", "Henkilöstökulut", "Palvelujen ostot", "Toimintakulut", "Toimintakate", "Verotulot", "Vuosikate")
UNITS = (TOWN, "Sivistyspalvelut", "Tekninen lautakunta", "Varhaiskasvatus", "Tilapalvelut", "Kirjastopalvelut")
Column = tuple[str, str, str, str]
"""Heading over a group, the column's own heading, measure, period."""


def parts(names: Sequence[str], group: str = "Toteuma 2025", spans: Sequence[str] = ("1–3", "4–6", "7–9")) -> list[Column]:
    return [(group, name, "actual", f"{span}/2025") for name, span in zip(names, spans, strict=True)]


BUDGET: Column = ("Talousarvio 2025", "Muutettu", "amended_budget", "2025")
WHOLE: Column = ("Toteuma 2025", "1–9 yht.", "actual", "1–9/2025")
PERCENT: Column = ("Toteuma 2025", "Tot-%", "percent", "1–9/2025")
BEFORE: Column = ("Ed. vuosi", "1–9/2024", "actual", "1–9/2024")
LAYOUTS: dict[str, list[Column]] = {
    "numerals and an abbreviation": [BEFORE, BUDGET, *parts(("I nelj.", "II nelj.", "III nelj.")), WHOLE, PERCENT],
    "ordinals": [BUDGET, *parts(("1. neljännes", "2. neljännes", "3. neljännes")), WHOLE],
    "letters": [BUDGET, *parts(("Q1", "Q2", "Q3")), ("Toteuma 2025", "Q1–Q3", "actual", "1–9/2025")],
    "letters with years": [
        BUDGET, *parts(("Q1/2025", "Q2/2025", "Q3/2025"), ""), ("", "1–9/2025", "actual", "1–9/2025"), ("", "Q3/2024", "actual", "7–9/2024"),
    ],
    "months": [BUDGET, *parts(("1–3", "4–6", "7–9")), ("Toteuma 2025", "1–9", "actual", "1–9/2025")],
    "numerals with years": [BUDGET, *parts(("I/2025", "II/2025", "III/2025"), ""), ("", "Yhteensä", "actual", "1–9/2025")],
    "numerals alone that add up": [BUDGET, *parts(("I", "II", "III")), ("Toteuma 2025", "Yht.", "actual", "1–9/2025")],
    "names of months": [*parts(("Heinä", "Elo", "Syys"), spans=("7", "8", "9")), WHOLE],
    "a word and a number": [BUDGET, *parts(("Neljännes 1", "Neljännes 2", "Neljännes 3"), ""), ("", "Kertymä 1–9/2025", "actual", "1–9/2025")],
}  # fmt: skip


def draw(sheet: Sheet, columns: Sequence[Column], units: Sequence[str] = UNITS, summed: bool = False) -> None:
    """One long table, its headings again on each page under a note that it goes on; `summed`: each part holds what has come about since January."""
    ends = [250.0 + (560 / len(columns)) * n for n in range(1, len(columns) + 1)]

    def heads() -> None:
        groups = [c[0] for c in columns]
        for n, (end, column) in enumerate(zip(ends, columns, strict=True)):
            if column[0] and groups.index(column[0]) == n:
                last = len(groups) - 1 - groups[::-1].index(column[0])
                left, right = end - 500 / len(columns), ends[last]
                sheet.canvas.setFont(f"{sheet.font}-Bold", sheet.size)
                sheet.canvas.drawCentredString((left + right) / 2, sheet.height - sheet.y, column[0])
                sheet.line(left, sheet.y + 3, right, sheet.y + 3)
            sheet.text(end, sheet.y + 13, column[1], bold=True, right=True)
        sheet.text(40, sheet.y + 13, "Tili", bold=True)
        sheet.line(36, sheet.y + 16, 812, sheet.y + 16)
        sheet.y += 16

    sheet.y = 105
    sheet.text(40, sheet.y, "Luvut ovat euroja.")
    sheet.y += 14
    heads()
    for unit in units:
        for account in ("", *ACCOUNTS):
            if sheet.y > sheet.height - 42:  # rows stand in the margin where running feet do
                sheet.text(812, sheet.y + 16, "Taulukko jatkuu seuraavalla sivulla", 7, right=True)
                sheet.new_page()
                heads()
            sheet.y += 13
            sheet.text(40 if not account else 50, sheet.y, account or unit, bold=not account)
            if not account:
                continue
            amounts = [Decimal(sheet.random.randint(100000, 140000)) for _ in columns]
            own = [n for n, c in enumerate(columns) if c[2] == "actual" and c[3] not in ("1–9/2025", "1–9/2024", "7–9/2024")]
            for n, total in zip(own, accumulate(amounts[i] for i in own), strict=True):
                amounts[n] = total if summed else amounts[n]
            for n, column in enumerate(columns):
                if column[2] == "percent":
                    amounts[n] = Decimal(sheet.random.randint(600, 800)) / 10
                elif column[3] == "1–9/2025" and len(own) == 3:
                    amounts[n] = amounts[own[-1]] if summed else sum((amounts[i] for i in own), Decimal(0))
                sheet.text(ends[n], sheet.y, printed(amounts[n]), right=True)
                sheet.due.append(Due(sheet.page, unit, account, column[2], column[3], amounts[n], "%" if column[2] == "percent" else "EUR"))


def check(sheet: Sheet) -> None:
    save(sheet)
    found = Counter(Due(f.page, f.unit, f.account, f.measure, f.period.label, f.number, f.number_unit) for f in read(sheet.path))
    expected = Counter(sheet.due)
    assert sorted((expected - found).elements()) == []
    assert sorted((found - expected).elements()) == []


@pytest.mark.parametrize("layout", LAYOUTS)
def test_each_part_of_the_year_has_its_own_period(layout: str, tmp_path: Path) -> None:
    sheet = Sheet(tmp_path / "tammiranta-1-9-2025.pdf", wide=True, time="1–9/2025")
    draw(sheet, LAYOUTS[layout])
    check(sheet)


@pytest.mark.parametrize("names", [("Q1", "Q2", "Q3"), ("Q1 kum.", "Q2 kum.", "Q3 kum."), ("I", "II", "III")], ids=" ".join)
def test_parts_that_accumulate_hold_what_has_come_about_since_january(names: tuple[str, ...], tmp_path: Path) -> None:
    sheet = Sheet(tmp_path / "tammiranta-1-9-2025.pdf", wide=True, time="1–9/2025")
    draw(sheet, [BUDGET, *parts(names, "Toteuma neljänneksittäin 2025", ("1–3", "1–6", "1–9"))], UNITS[:2], summed=True)
    check(sheet)
