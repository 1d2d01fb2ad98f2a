"""Statements drawn in the ways that municipalities print them: every figure is read, and nothing else."""

from collections import Counter
from collections.abc import Callable
from pathlib import Path

import pytest
from drawn_tables import ACCOUNTS, HEADS, PROSE, TOWN, UNITS, Due, Sheet, numbers, printed, read, save, statement

from ingest.pages.pdf import printed_box, read_pages

LONG = {
    "Muut toimintatuotot": ["Muut toimintatuotot ja", "sisäiset vuokratuotot"],
    "Palvelujen ostot": ["Palvelujen ostot", "kuntayhtymiltä ja", "yrityksiltä"],
}
SCALED = [["TA 2025", "1 000 €"], ["Toteuma", "1–6/2025", "1 000 €"], ["Käyttö-%"], ["Toteuma", "1–6/2024", "1 000 €"]]
BROKEN = [["Talousar", "vio 2025"], ["Toteu", "ma", "1–6/2025"], ["Käyttö-", "%"], ["Toteuma", "1–6/2024"]]
NAMES = {account: " ".join(lines) for account, lines in LONG.items()}
CODES = {"Myyntituotot": "3000", "Muut toimintatuotot": "3400", "Henkilöstökulut": "4000", "Palvelujen ostot": "4300", "Toimintakate": "**"}


def units(draw: Callable[[Sheet, str], None], note: str = "Luvut 1 000 euroa", wide: bool = False) -> Callable[[Path], Sheet]:
    """A report with a section, some prose and a drawn statement for each unit."""

    def make(path: Path) -> Sheet:
        sheet = Sheet(path, wide=wide)
        for unit in UNITS[:3]:
            if sheet.y > sheet.height - 260:
                sheet.new_page()
            sheet.heading(unit)
            sheet.paragraph(PROSE)
            if note:
                sheet.y += 10
                sheet.text(56, sheet.y, note, 8.5)
                sheet.y += 6
            draw(sheet, unit)
        return save(sheet)

    return make


def fixed_pitch(path: Path) -> Sheet:
    """A print of a book-keeping program: columns a space apart, rules of characters."""
    sheet = Sheet(path, font="Courier", size=7.5)
    for unit in UNITS[:3]:
        rows = numbers(sheet)
        wide = [max(len(printed(rows[a][c])) for a in ACCOUNTS) + 1 for c in range(4)]
        wide = [max(w, max(map(len, HEADS[c].split(" ", 1))) + 1) for c, w in enumerate(wide)]
        sheet.y += 26
        sheet.text(56, sheet.y, unit, 10, True)
        heads = [["", h] if " " not in h else h.split(" ", 1) for h in HEADS]
        for n in range(2):
            sheet.y += 10
            sheet.text(56, sheet.y, " " * 26 + "".join(head[n].rjust(w) for head, w in zip(heads, wide, strict=True)))
        sheet.y += 10
        sheet.text(56, sheet.y, "=" * (26 + sum(wide)))
        for account in ACCOUNTS:
            sheet.y += 10
            sheet.text(56, sheet.y, account.ljust(26) + "".join(printed(n).rjust(w) for n, w in zip(rows[account], wide, strict=True)))
            for c in range(4):
                sheet.add(unit, account, c, rows[account][c], 1)
    return save(sheet)


def units_by_accounts(path: Path) -> Sheet:
    """Units down the side; each account heads a group of columns."""
    sheet = Sheet(path, size=7.5)
    sheet.heading("Toimielimet, käyttötalouden toteutuminen (1 000 €)")
    groups = ("Toimintatuotot", "Toimintakulut", "Toimintakate")
    ends = [210 + 38 * n for n in range(9)]
    for g, account in enumerate(groups):
        middle = (ends[3 * g] - 30 + ends[3 * g + 2]) / 2
        sheet.canvas.setFont("Helvetica-Bold", 7.5)
        sheet.canvas.drawCentredString(middle, sheet.height - sheet.y - 12, account)
    for n, end in enumerate(ends):
        sheet.text(end, sheet.y + 24, ("TA 2025", "Tot. 6/25", "%")[n % 3], bold=True, right=True)
    sheet.text(59, sheet.y + 24, "Toimielin", bold=True)
    sheet.y += 28
    for unit in UNITS:
        rows = numbers(sheet)
        sheet.y += 12
        sheet.text(59, sheet.y, unit)
        for n, end in enumerate(ends):
            sheet.text(end, sheet.y, printed(rows[groups[n // 3]][n % 3]), right=True)
            sheet.add(unit, groups[n // 3], n % 3, rows[groups[n // 3]][n % 3], 1000)
    return save(sheet)


def owners_beside(path: Path) -> Sheet:
    """Units in a first column, three accounts of each in a second."""
    sheet = Sheet(path)
    sheet.heading("Toimielimet, 1 000 €")
    ends = [330 + 60 * n for n in range(4)]
    for n, end in enumerate(ends):
        for k, text in enumerate(HEADS[n].split(" ", 1)):
            sheet.text(end, sheet.y + 11 * (k + 1), text, 7.5, True, right=True)
    sheet.text(59, sheet.y + 22, "Toimielin", bold=True)
    sheet.y += 26
    for unit in UNITS:
        rows = numbers(sheet)
        for n, account in enumerate(("Toimintatuotot", "Toimintakulut", "Toimintakate")):
            sheet.y += 12
            sheet.text(59, sheet.y, unit if n == 0 else "")
            sheet.text(175, sheet.y, account)
            for c, end in enumerate(ends):
                sheet.text(end, sheet.y, printed(rows[account][c]), right=True)
                sheet.add(unit, account, c, rows[account][c], 1000)
    return save(sheet)


def beside_each_other(path: Path) -> Sheet:
    """Two units' statements side by side."""
    sheet = Sheet(path, size=7.5)
    sheet.heading("Toimialojen talous, 1 000 €")
    top = sheet.y
    for n, unit in enumerate(UNITS[:2]):
        sheet.y = top
        statement(sheet, unit, x=46 + 256 * n, width=244, labels=92, corner=unit, rules="h")
    return save(sheet)


def in_columns_of_prose(path: Path) -> Sheet:
    """Two columns of prose with a statement in each."""
    sheet = Sheet(path, size=7)
    sheet.heading("Toimialat")
    top = sheet.y
    for n, unit in enumerate(UNITS[:2]):
        sheet.y = top + 16
        x = 56 + 252 * n
        sheet.text(x, sheet.y, unit, 11, True)
        sheet.paragraph(PROSE * 2, x, 228)
        sheet.y += 8
        sheet.text(x, sheet.y, "Toteutuminen, 1 000 €", 8, True)
        sheet.y += 4
        statement(sheet, unit, x=x, width=228, labels=84)
        sheet.paragraph(PROSE, x, 228)
    return save(sheet)


def over_pages(path: Path) -> Sheet:
    """One table with a heading for each unit, over three pages, its headings printed once."""
    sheet = Sheet(path)
    sheet.heading("Käyttötalouden toteutuminen, 1 000 €")
    ends = [300 + 70 * n for n in range(4)]
    for n, end in enumerate(ends):
        sheet.text(end, sheet.y + 12, HEADS[n], 7.5, True, right=True)
    sheet.y += 16
    for unit in UNITS * 2:
        name = unit if unit not in {due.unit for due in sheet.due} else f"{unit} muut"
        rows = numbers(sheet)
        for account in ("", *ACCOUNTS):
            if sheet.y > 740:
                sheet.new_page()
            sheet.y += 16
            sheet.text(59 if not account else 68, sheet.y, account or name, bold=not account)
            for c, end in enumerate(ends if account and name == unit else ()):
                sheet.text(end, sheet.y, printed(rows[account][c]), right=True)
                sheet.add(unit, account, c, rows[account][c], 1000)
            if name != unit:
                sheet.y -= 16
                break
    return save(sheet)


def said_once(path: Path) -> Sheet:
    """The scale stands in the introduction only."""
    sheet = Sheet(path)
    sheet.paragraph("Taulukoiden luvut on esitetty tuhansina euroina.")
    for unit in UNITS[:2]:
        sheet.heading(unit)
        sheet.paragraph(PROSE)
        statement(sheet, unit, corner=unit, rules="g")
    return save(sheet)


def on_its_side(path: Path) -> Sheet:
    """Text drawn up the page."""
    sheet = Sheet(path)
    sheet.new_page()
    sheet.width, sheet.height = 842.0, 595.0
    sheet.canvas.translate(595, 0)
    sheet.canvas.rotate(90)
    for unit in UNITS[:2]:
        sheet.heading(unit)
        statement(sheet, unit, corner="1 000 €", width=720, labels=220, rules="h")
    return save(sheet)


def minus_above(sheet: Sheet, end: float, y: float, text: str) -> None:
    sheet.text(end, y, text.lstrip("-"), right=True)
    if text.startswith("-"):
        sheet.text(end - 26, y - 7, "-", right=True)


def marked(sheet: Sheet, end: float, y: float, text: str) -> None:
    sheet.text(end, y, text, right=True)
    if text.endswith("3"):
        sheet.text(end + 0.4, y - 3, "1", 5)


LAYOUTS: dict[str, Callable[[Path], Sheet]] = {
    "no rules": units(lambda s, u: statement(s, u, corner=u)),
    "grid": units(lambda s, u: statement(s, u, corner=u, rules="g")),
    "horizontal rules": units(lambda s, u: statement(s, u, rules="h")),
    "vertical rules": units(lambda s, u: statement(s, u, corner=u, rules="v")),
    "one frame": units(lambda s, u: statement(s, u, rules="f")),
    "scale in the headings": units(lambda s, u: statement(s, u, heads=SCALED), note=""),
    "plain euros": units(lambda s, u: statement(s, u, scale=1, corner=u), note=""),
    "headings broken without a hyphen": units(lambda s, u: statement(s, u, heads=BROKEN)),
    "labels over lines, numbers on the first": units(lambda s, u: statement(s, u, name=lambda a: LONG.get(a, [a]), labels=130)),
    "labels over lines, numbers on the last": units(lambda s, u: statement(s, u, name=lambda a: LONG.get(a, [a]), labels=130, numbers_on=9)),
    "account numbers and asterisks": units(lambda s, u: statement(s, u, name=lambda a: [f"{CODES.get(a, '*')} {a}"], labels=170, corner="Tili")),
    "minus behind": units(lambda s, u: statement(s, u, minus="behind")),
    "minus as brackets": units(lambda s, u: statement(s, u, minus="()", rules="h")),
    "minus with a space": units(lambda s, u: statement(s, u, minus="- ", rules="g")),
    "minus on the line above": units(lambda s, u: statement(s, u, cell=minus_above, lead=17)),
    "minus on the line above in a grid": units(lambda s, u: statement(s, u, cell=minus_above, lead=17, rules="g")),
    "footnote marks on numbers": units(lambda s, u: statement(s, u, cell=marked)),
    "landscape": units(lambda s, u: statement(s, u, width=720, labels=250), wide=True),
    "fixed pitch": fixed_pitch,
    "units by accounts": units_by_accounts,
    "owners in a column": owners_beside,
    "side by side": beside_each_other,
    "in columns of prose": in_columns_of_prose,
    "over pages without headings": over_pages,
    "scale said once": said_once,
    "text on its side": on_its_side,
}


@pytest.mark.parametrize("layout", LAYOUTS)
def test_every_figure_is_read_and_nothing_else(layout: str, tmp_path: Path) -> None:
    sheet = LAYOUTS[layout](tmp_path / "tammiranta-1-6-2025.pdf")
    found = Counter(Due(f.page, f.unit, f.account, f.measure, f.period.label, f.number, f.number_unit) for f in read(sheet.path))
    due = Counter(d._replace(account=NAMES.get(d.account, d.account)) if "over lines" in layout else d for d in sheet.due)
    assert sorted((due - found).elements()) == []
    assert sorted((found - due).elements()) == []


@pytest.mark.parametrize(("degrees", "corner"), [(0, (56, 64)), (90, (778, 56)), (270, (64, 539))])
def test_words_lie_where_the_turned_page_shows_them(degrees: int, corner: tuple[float, float], tmp_path: Path) -> None:
    """The town's name begins 56 points from the left, its letters reach down to 64 from the top; `corner` is that point once the page is turned clockwise."""
    sheet = save(Sheet(tmp_path / "kaannetty.pdf"), turned=degrees)
    page = read_pages(sheet.path, processes=1)[0]
    town = next(word for word in page.words if word.text == TOWN.split()[0])
    place = printed_box(page, town.box)
    shown = {0: (place.x0, place.bottom), 90: (place.x0, place.top), 270: (place.x1, place.bottom)}[degrees]
    assert shown == pytest.approx(corner, abs=2)


def test_digits_parted_by_a_stray_space_are_one_number_in_doubt(tmp_path: Path) -> None:
    def stray(sheet: Sheet, end: float, y: float, text: str) -> None:
        parted = text[-3:].isdigit() and "," not in text and sheet.random.random() < 0.1
        sheet.text(end, y, f"{text[:-1]} {text[-1]}" if parted else text, right=True)

    sheet = units(lambda s, u: statement(s, u, cell=stray))(tmp_path / "haja.pdf")
    found = read(sheet.path)
    assert Counter(f.number for f in found) == Counter(d.number for d in sheet.due)
    doubted = [f for f in found if f.doubt]
    assert doubted and all(f.text[-2] == " " for f in doubted) and all(f.doubt for f in found if f.text[-2] == " ")
