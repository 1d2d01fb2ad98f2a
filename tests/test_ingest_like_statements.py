"""Units that are called by words of their own: told by the statements of accounts that they head, in whatever place their names stand."""

from decimal import Decimal
from pathlib import Path

import pytest
from drawn_tables import ACCOUNTS, HEADS, SUMS, Sheet, numbers, printed, read, save

OWN_NAMES = ("Metsätila", "Joukkoliikenne", "Tori ja satama", "Lomitus")


def statement(sheet: Sheet, name: str, place: str, accounts: tuple[str, ...] = ACCOUNTS) -> None:
    """A statement of the usual columns whose unit stands in a heading, in the caption or in the corner."""
    if place == "heading":
        sheet.heading(name)
    elif place == "caption":
        sheet.y += 30
        sheet.text(56, sheet.y, f"Taulukko {sheet.page}. {name}, euroa", 9, True)
    else:
        sheet.y += 30
    sheet.y += 14
    sheet.text(56, sheet.y, name if place == "corner" else "", 8, True)
    for c, head in enumerate(HEADS):
        sheet.text(260 + 85 * c, sheet.y, head, 8, True, right=True)
    sheet.line(56, sheet.y + 3, 540, sheet.y + 3)
    sheet.y += 14
    rows = numbers(sheet)
    for account, printed_as in zip(ACCOUNTS, accounts, strict=True):
        sheet.text(56, sheet.y, printed_as, 8, account in SUMS)
        for c, number in enumerate(rows[account]):
            sheet.text(260 + 85 * c, sheet.y, printed(number), 8, account in SUMS, right=True)
            sheet.add(name, printed_as, c, number, 1)
        sheet.y += 12


@pytest.mark.parametrize("place", ["heading", "caption", "corner"])
def test_what_heads_like_statements_is_a_unit_whatever_it_is_called(place: str, tmp_path: Path) -> None:
    sheet = Sheet(tmp_path / "tammiranta-1-6-2025.pdf", size=8)
    sheet.heading("Käyttötalouden toteutuminen")
    for n, name in enumerate(OWN_NAMES):
        if n == 2:
            sheet.new_page()
        statement(sheet, name, place)
    save(sheet)
    found = {(f.unit, f.account, f.measure, f.period.label): f.number for f in read(sheet.path)}
    assert {(d.unit, d.account, d.measure, d.period): d.number for d in sheet.due}.items() <= found.items()
    assert {unit for unit, *_ in found} == set(OWN_NAMES)


def test_a_name_may_join_a_word_that_heads_other_texts_and_that_of_all_parts_say_so(tmp_path: Path) -> None:
    sheet = Sheet(tmp_path / "tammiranta-1-6-2025.pdf", size=8)
    sheet.heading("Metsä ja tapahtumat")
    sheet.paragraph("Puolivuosikatsaus")
    for name in ("Metsä ja tapahtumat yhteensä", "Metsätila", "Tori ja tapahtumat", "Lomitus"):
        if name == "Tori ja tapahtumat":
            sheet.new_page()
        statement(sheet, name, "heading")
    save(sheet)
    assert {f.unit for f in read(sheet.path)} == {"Metsä ja tapahtumat", "Metsätila", "Tori ja tapahtumat", "Lomitus"}


@pytest.mark.parametrize("title", ["Talousarvio ja ennuste", "Käyttötalous ja investoinnit", "Toiminta ja talous"])
def test_headings_of_statements_that_join_nothing_but_their_words_name_no_unit(title: str, tmp_path: Path) -> None:
    sheet = Sheet(tmp_path / "tammiranta-1-6-2025.pdf", size=8)
    for name in ("Metsätila", "Joukkoliikenne", "Lomitus", title):
        if name == "Lomitus":
            sheet.new_page()
        statement(sheet, name, "heading")
    save(sheet)
    assert title not in {f.unit for f in read(sheet.path)}


def test_two_statements_prove_no_unit(tmp_path: Path) -> None:
    sheet = Sheet(tmp_path / "tammiranta-1-6-2025.pdf", size=8)
    for name in OWN_NAMES[:2]:
        statement(sheet, name, "heading")
    save(sheet)
    assert not {f.unit for f in read(sheet.path)} & set(OWN_NAMES)


def test_headings_that_all_say_euros_outweigh_a_note_on_all_tables(tmp_path: Path) -> None:
    sheet = Sheet(tmp_path / "tammiranta-1-6-2025.pdf", size=8)
    sheet.paragraph("Taulukkojen luvut ovat tuhansina euroina.")
    sheet.heading("Investoinnit")
    sheet.y += 14
    for x, head in ((56, "Kohde"), (330, "Määräraha 2025, €"), (450, "Toteuma 1–6/2025, €"), (530, "Käyttö-%")):
        sheet.text(x, sheet.y, head, 8, True, right=x > 56)
    sheet.line(56, sheet.y + 3, 540, sheet.y + 3)
    for name, budget, actual, percent in (("Kouluportaan korjaus", "420 000", "311 000", "74,0"), ("Uimarannan laiturit", "60 000", "58 000", "96,7")):
        sheet.y += 14
        for x, text in ((56, name), (330, budget), (450, actual), (530, percent)):
            sheet.text(x, sheet.y, text, 8, right=x > 56)
    save(sheet)
    money = {(f.account, f.measure): f.number for f in read(sheet.path) if f.number_unit == "EUR"}
    assert money["Kouluportaan korjaus", "budget"] == Decimal(420000)
    assert money["Uimarannan laiturit", "actual"] == Decimal(58000)


def test_accounts_with_names_of_the_reports_own_are_told_whole(tmp_path: Path) -> None:
    """Their shares are shares of accounts, their sums are euros whatever their names may mean, and a bare "%" beside two amounts is their quotient."""
    sheet = Sheet(tmp_path / "tammiranta-1-6-2025.pdf", size=8)
    sheet.heading("Varhaiskasvatus")
    sheet.y += 14
    for x, head in ((56, "Euroa"), (300, "TA 2025"), (420, "Toteuma 1–6/2025"), (530, "%")):
        sheet.text(x, sheet.y, head, 8, True, right=x > 56)
    sheet.line(56, sheet.y + 3, 540, sheet.y + 3)
    rows = (
        ("Toimintatuotot", "80 000,00", "41 000,00", "51,3"),
        ("Energia", "-236 000,00", "-54 870,06", "23,3"),
        ("Urakointi ja muut palvelut", "-318 000,00", "-112 889,65", "35,5"),
        ("Toimintakulut", "-554 000,00", "-167 759,71", "30,3"),
    )
    for cells in rows:
        sheet.y += 14
        for x, text in zip((56, 300, 420, 530), cells, strict=True):
            sheet.text(x, sheet.y, text, 8, right=x > 56)
    save(sheet)
    found = {(f.account, f.measure): (f.number, f.number_unit, f.subject_kind) for f in read(sheet.path)}
    assert found["Energia", "actual"] == (Decimal("-54870.06"), "EUR", "account")
    assert found["Urakointi ja muut palvelut", "percent"] == (Decimal("35.5"), "%", "account")
    assert found["Energia", "percent"] == (Decimal("23.3"), "%", "account")


PARTS = {
    "Elinvoima": ("Tilavuokrat", "Maksutulot", "Palkkakulut", "Vakuutusmaksut", "Energia", "Huolto", "Markkinointi", "Rinteet"),
    "Lentoasema": ("Tilavuokrat", "Palkkakulut", "Energia", "Huolto", "Markkinointi"),
    "Rinnekeskus": ("Maksutulot", "Energia", "Huolto", "Markkinointi", "Rinteet"),
    "Tunnusmerkit": ("Kävijät", "Yöpymiset", "Lennot", "Hotellit", "Päivät"),
}


def test_a_table_with_the_rows_of_a_statement_is_that_of_a_part_whatever_they_are_called(tmp_path: Path) -> None:
    sheet = Sheet(tmp_path / "tammiranta-1-6-2025.pdf", size=8)
    for n, (name, rows) in enumerate([*PARTS.items(), ("Kongressitalo", PARTS["Elinvoima"][:4])], 1):
        sheet.heading(name)
        for label, cells in (("1 000 €", ("TP 2024", "TA 2025")), *((row, (f"{30 * n + k}", f"{31 * n + k}")) for k, row in enumerate(rows))):
            sheet.y += 13
            sheet.text(56, sheet.y, label, 8, label == "1 000 €")
            for c, cell in enumerate(cells):
                sheet.text(300 + 90 * c, sheet.y, cell, 8, label == "1 000 €", right=True)
    assert {f.unit for f in read(save(sheet).path)} >= {"Elinvoima", "Lentoasema", "Rinnekeskus", "Kongressitalo"}
    assert not any(f.unit == "Tunnusmerkit" for f in read(sheet.path))
