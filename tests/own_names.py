"""Reports of an invented town whose units and accounts have names of their own: bands in one table, and a table for each account."""

from decimal import Decimal
from pathlib import Path

from drawn_tables import Sheet, printed, save

from ingest.extract import extract
from ingest.model import Extraction

HEADS = ("Tot. 1–6/2024", "TA 2025", "Tot. 1–6/2025")
ENDS = (340.0, 430.0, 520.0)
SIDES = {"Tulot": 1, "Palkat": -3, "Tarvikkeet": -1, "Menot": -4, "Netto": -3}
"""The rows of a statement, as so many times what the income is."""
BANDS = {
    "Sivistyslautakunta": 21_000, "Arki ja kulttuuri": 6_000, "Soittola": 2_000, "Lukupiha": 4_000,
    "Ranta ja retket": 15_000, "Melontakeskus": 7_000, "Kesäpaikka": 8_000,
}  # fmt: skip
"""The income of each band: the board's is that of its two areas, an area's that of the units behind it."""


def row(sheet: Sheet, label: str, cells: tuple[str, ...], bold: bool = False) -> None:
    sheet.y += 14
    sheet.text(56, sheet.y, label, 8.5, bold)
    for end, cell in zip(ENDS, cells, strict=False):
        sheet.text(end, sheet.y, cell, 8.5, bold, right=True)


def banded(path: Path, new: str = "", names: tuple[str, ...] = tuple(BANDS)) -> Extraction:
    """One table over the bands; the unit `new` has nothing but dashes for the year before."""
    sheet = Sheet(path)
    sheet.heading("1 Käyttötalous")
    row(sheet, "euroa", HEADS, True)
    for name, income in zip(names, BANDS.values(), strict=True):
        if sheet.y > 640:
            sheet.new_page()
            row(sheet, "euroa", HEADS, True)
        sheet.y += 6
        row(sheet, name, (), True)
        for account, times in SIDES.items():
            before = "–" if name == new else printed(Decimal(times * income * 2), "behind")
            planned = "0" if name == new else printed(Decimal(times * income * 4), "behind")
            row(sheet, account, (before, planned, printed(Decimal(times * income), "behind")), account in ("Menot", "Netto"))
    return extract(save(sheet).path)


APART = {"Sisäiset tulot": (400, 250, 90), "Ulkopuoliset ostot": (-310, -120, -55), "Tilakustannukset": (-45, -60, -12), "Toiminnan tulos": (45, 70, 23)}
"""Accounts, and what each of the three units has of them."""
ROWS = ("Keskusvarasto", "Tulkit", "Kuljetus ja kalusto")


def apart(path: Path, whole: str, rows: tuple[str, ...] = ROWS, adds: bool = True) -> Extraction:
    """A table for each account, the units below each other in it and their sum last."""
    sheet = Sheet(path)
    for n, (account, numbers) in enumerate(APART.items(), 1):
        sheet.heading(f"{n}. {account}")
        sheet.paragraph("Luvut seuraavat suunnitelmaa, ja vuosi on alkanut tavalliseen tapaan.")
        sheet.y += 4
        top = sheet.y + 4
        row(sheet, f"{account}, €", HEADS, True)
        for name, number in zip((*rows, whole), (*numbers, sum(numbers) + (0 if adds else 7_777)), strict=True):
            row(sheet, name, tuple(printed(Decimal(number * times)) for times in (1_900, 4_000, 2_000)), name == whole)
        for y in (top, top + 14, sheet.y + 4):
            sheet.line(56, y, 525, y)
    return extract(save(sheet).path)
