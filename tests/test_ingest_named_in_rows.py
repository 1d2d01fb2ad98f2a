"""Names of units that tell no kind: the rows of a table under a rank have them, and so has the heading over their statement. And tables that go on."""

from decimal import Decimal
from pathlib import Path

import pytest
from drawn_tables import Sheet, printed, read, save

from ingest.model import Box, Word
from ingest.pages.lines import read_lines
from ingest.pages.raw_tables import RawRow, RawTable, cell_of_lines
from ingest.tables.tables import _only_heads_again

PARTS = {"Liikuntapalvelut": -2179, "Terveyden edistäminen": None, "Kulttuuripalvelut": -420}
STATEMENT = {"Toimintatuotot": 89, "Toimintakulut": -666, "Toimintakate": -577}


def _row(sheet: Sheet, texts: list[str], bold: bool = False, ends: tuple[int, ...] = (330, 430, 530)) -> None:
    sheet.text(58, sheet.y, texts[0], 8.5, bold)
    for end, text in zip(ends, texts[1:], strict=True):
        sheet.text(end, sheet.y, text, 8.5, bold, right=True)
    sheet.y += 13


@pytest.mark.parametrize(
    ("title", "corner"),
    [
        ("Henkilöstökulut toimialoittain", ""),
        ("Henkilöstökulut", "Toimiala / vastuualue (1 000 €)"),
        ("Henkilöstökulut palvelualueittain, 1 000 €", "Toimiala"),
    ],
)
def test_a_heading_that_a_row_under_a_rank_has_is_that_units(title: str, corner: str, tmp_path: Path) -> None:
    sheet = Sheet(tmp_path / "tammiranta-1-6-2025.pdf")
    sheet.paragraph("Luvut ovat tuhansia euroja.")
    sheet.heading(title)
    sheet.y += 14
    _row(sheet, [corner, "TA 2025", "Toteuma 1–6/2025", "Jäljellä"], True)
    for name, number in PARTS.items():
        _row(sheet, [name, *(printed(Decimal(number * k)) if number is not None else "–" for k in (2, 1, 1))])
    _row(sheet, ["Hyvinvointipalvelut yhteensä", *(printed(Decimal(-2599 * k)) for k in (2, 1, 1))], True)
    sheet.heading("Hyvinvointipalvelut")
    sheet.paragraph("Toiminta on edennyt suunnitelman mukaisesti.")
    sheet.heading("Terveyden edistäminen")
    sheet.y += 14
    _row(sheet, ["", "Alkuperäinen TA 2025", "Muutettu TA 2025", "Toteuma 1–6/2025"], True)
    for account, number in STATEMENT.items():
        _row(sheet, [account, *(printed(Decimal(number * k)) for k in (3, 2, 1))])
    save(sheet)
    own = {f.account: f.number for f in read(sheet.path) if f.unit == "Terveyden edistäminen" and f.measure == "actual"}
    assert {account: number * 1000 for account, number in STATEMENT.items()}.items() <= own.items()


def test_numbers_of_accounts_before_the_names_are_no_table_beside_another(tmp_path: Path) -> None:
    """The rest of a table at the head of a page, without headings, with words behind some rows."""
    sheet = Sheet(tmp_path / "tammiranta-1-6-2025.pdf")
    sheet.y = 640
    ends = (250, 340, 430, 500)
    rows = [("5000", "Myyntituotot", 86), ("5010", "Maksutuotot", 48), ("5050", "Toimintatuotot", 134), ("4170", "Vuosikate", 852), ("5190", "Tulos", 147)]
    sheet.heading("Tuloslaskelma (1 000 €)")
    sheet.y += 14
    _row(sheet, ["", "TA 2025", "Tot. 1–6/2025", "Ennuste 2025", "Huom."], True, ends)
    for n, (code, name, number) in enumerate([*rows[:3], *rows]):
        if n == 3:
            sheet.new_page()
        account = name if n < 3 else f"Muut {name.lower()}" if n < 6 else name
        sheet.text(100, sheet.y, account)
        _row(sheet, [code, *(printed(Decimal(number * k)) for k in (4, 2, 5)), "liite 2" if n in (1, 5) else ""], False, ends)
    save(sheet)
    found = {(f.page, f.account, f.measure): f.number for f in read(sheet.path)}
    assert found[2, "Vuosikate", "forecast"] == 4260_000
    assert found[2, "Tulos", "budget"] == 588_000


@pytest.mark.parametrize("code", ["", "4000 "])
def test_a_heading_over_a_statement_with_another_margin_than_the_area_above_is_a_unit(code: str, tmp_path: Path) -> None:
    """Numbers of accounts may stand before the names in one cell."""
    sheet = Sheet(tmp_path / "tammiranta-1-6-2025.pdf")
    for n, (name, size, heads) in enumerate(
        (("Elinvoimapalvelut", 16, ("TP 2024", "TA 2025", "Ennuste 2025")), ("Maankäyttö", 12, ("", "TA 2025", "Ennuste 2025")))
    ):
        sheet.y += 30
        sheet.text(56, sheet.y, name, size, True)
        sheet.y += 8
        sheet.paragraph("Toiminta on edennyt suunnitelman mukaisesti.")
        sheet.y += 14
        _row(sheet, ["", *heads], True)
        for account, number in STATEMENT.items():
            _row(sheet, [code + account, *(printed(Decimal(number * k * (10 - 9 * n))) if k > n else "" for k in (1, 2, 3))])
    save(sheet)
    assert {(f.unit, f.number) for f in read(sheet.path) if f.account == "Toimintakate" and f.measure == "forecast"} == {
        ("Elinvoimapalvelut", -17310),
        ("Maankäyttö", -1731),
    }


def test_nothing_but_the_headings_of_the_table_before_is_no_table() -> None:
    """Printed again over the last row at the head of a page, which a rule parts from them."""

    def one(texts: list[str], header: list[list[str]]) -> RawTable:
        lines = [read_lines([Word(text, Box(100.0 * n, 60, 100.0 * n + 60, 69), 9)])[0] for n, text in enumerate(texts)]
        row = RawRow([cell_of_lines([line]) for line in lines], 2, 60, 69)
        return RawTable(2, Box(0, 60, 360, 69), [(100.0 * n, 100.0 * n + 60) for n in range(len(texts))], header, [row], False, set())

    before = one(["Konsernipalvelut", "596", "903"], [["Toimiala", "2025", "2025"], ["", "TA", "Tot."]])
    assert _only_heads_again(one(["Toimiala", "TA", "2025\u00a0Tot."], []), before)
    assert not _only_heads_again(one(["Toimiala", "TA", "2025\u00a0Ennuste"], []), before)
    assert not _only_heads_again(one(["Yhteensä", "2251", "1125"], []), before)
