"""Pages set in columns that hold tables of their own: each table belongs to the heading above it in its own column."""

from collections import Counter
from collections.abc import Callable, Sequence
from decimal import Decimal
from pathlib import Path

import pytest
from drawn_tables import ACCOUNTS, HEADS, PROSE, UNITS, Due, Sheet, numbers, printed, read, save, statement

from ingest.extract import extract
from ingest.layout.page_columns import page_columns
from ingest.pages.pdf import read_pages

LEFT, RIGHT, WIDE = 40.0, 310.0, 245.0
TWO_HEADS = (("TA", "2025"), ("Toteuma", "1–6/2025"))
SMALL = {"width": WIDE, "labels": 92.0, "lead": 10.5, "scale": 1}


def small(sheet: Sheet, x: float, unit: str, **more: object) -> None:
    """A heading in a column, and the unit's statement under it."""
    title(sheet, x, unit)
    statement(sheet, unit, **{"x": x, **SMALL, **more})  # type: ignore[arg-type]


def title(sheet: Sheet, x: float, text: str) -> None:
    sheet.y += 24
    sheet.text(x, sheet.y, text, 11, True)
    sheet.y += 4


def prose(sheet: Sheet, x: float, unit: str, times: int = 1, width: float = WIDE) -> None:
    sheet.paragraph(" ".join([f"Toiminta on ollut suunnitelman mukaista: {unit.lower()}.", *[PROSE] * times]), x, width)


def told(sheet: Sheet, x: float, unit: str, times: int = 1, **more: object) -> None:
    """A heading, prose and a table."""
    title(sheet, x, unit)
    prose(sheet, x, unit, times)
    statement(sheet, unit, **{"x": x, **SMALL, **more})  # type: ignore[arg-type]


def in_columns(sheet: Sheet, *columns: Callable[[], None], top: float | None = None) -> None:
    """What each column draws, from one height; below the longest of them afterwards."""
    begin, ends = top or sheet.y, []
    for draw in columns:
        sheet.y = begin
        draw()
        ends.append(sheet.y)
    sheet.y = max(ends)


def two(sheet: Sheet, **more: object) -> None:
    """Prose and a table for each unit in both columns."""
    in_columns(
        sheet,
        lambda: [told(sheet, LEFT, unit, times, **more) for unit, times in zip(UNITS[:3], (1, 2, 1), strict=True)],  # type: ignore[arg-type]
        lambda: [told(sheet, RIGHT, unit, times, **more) for unit, times in zip(UNITS[3:], (2, 1, 1), strict=True)],  # type: ignore[arg-type]
    )


def ruled(sheet: Sheet) -> None:
    two(sheet, rules="h")


def unruled(sheet: Sheet) -> None:
    two(sheet)


def gridded(sheet: Sheet) -> None:
    two(sheet, rules="g")


def tables_left_prose_right(sheet: Sheet) -> None:
    """Nothing but headings and tables in the left column, prose with tables in the right one."""
    in_columns(
        sheet,
        lambda: [small(sheet, LEFT, unit, rules="h") for unit in UNITS[:3]],  # type: ignore[arg-type]
        lambda: [told(sheet, RIGHT, unit, rules="h") for unit in UNITS[3:]],  # type: ignore[arg-type]
    )


def nothing_but_tables(sheet: Sheet) -> None:
    """Headings and tables alone in both columns, their rows at different heights."""
    in_columns(
        sheet,
        lambda: [small(sheet, LEFT, unit) for unit in UNITS[:4]],  # type: ignore[arg-type]
        lambda: [small(sheet, RIGHT, unit, lead=11.5) for unit in UNITS[4:]],  # type: ignore[arg-type]
    )


def between_wide_parts(sheet: Sheet) -> None:
    """Prose over the whole width above the columns, a wide table with its heading below them."""
    sheet.y = 90
    sheet.paragraph(f"{PROSE} {PROSE}", LEFT, 515)
    in_columns(
        sheet,
        lambda: told(sheet, LEFT, UNITS[0], 2, rules="h"),
        lambda: told(sheet, RIGHT, UNITS[1], 1, rules="h"),
    )
    sheet.heading(UNITS[2])
    sheet.paragraph(f"{PROSE} {PROSE}", 56, 480)
    statement(sheet, UNITS[2], scale=1, rules="h")


def three(sheet: Sheet) -> None:
    """Three columns of prose, each with small tables of two columns of numbers."""
    width = 160.0
    xs = (30.0, 217.0, 404.0)

    def column(x: float, units: tuple[str, ...]) -> None:
        for unit in units:
            title(sheet, x, unit)
            prose(sheet, x, unit, 1, width)
            statement(sheet, unit, x=x, width=width, labels=78, lead=10, scale=1, columns=2, heads=TWO_HEADS)

    sheet.size = 7
    in_columns(sheet, *[(lambda x=x, n=n: column(x, UNITS[2 * n : 2 * n + 2])) for n, x in enumerate(xs)])  # type: ignore[misc]


def cut(sheet: Sheet, x: float, unit: str, rest_x: float, rows: int, page_end: bool = False) -> None:
    """A table whose last rows stand at the top of another column under the headings again."""
    title(sheet, x, unit)
    values = numbers(sheet)
    labels, heads = 92.0, [head.split(" ", 1) if len(head) > 9 else [head] for head in HEADS]

    def part(at: float, accounts: Sequence[str]) -> None:
        ends = [at + labels + 38 * (n + 1) for n in range(4)]
        for end, head in zip(ends, heads, strict=True):
            for n, text in enumerate(head):
                sheet.text(end, sheet.y + 9 * (2 - len(head) + n + 1), text, 7, True, right=True)
        sheet.y += 22
        for account in accounts:
            sheet.y += 11
            sheet.text(at + 3, sheet.y, account, 7.5)
            for c, end in enumerate(ends):
                sheet.text(end, sheet.y, printed(values[account][c]), 7.5, right=True)
                sheet.add(unit, account, c, values[account][c], 1)
            sheet.line(at, sheet.y + 2, ends[-1] + 3, sheet.y + 2)
        sheet.y += 6

    part(x, ACCOUNTS[:rows])
    if page_end:
        sheet.new_page()
    sheet.y = 60 if sheet.page > 1 else 90
    part(rest_x, ACCOUNTS[rows:])


def over_column_ends(sheet: Sheet) -> None:
    """A table that goes on at the top of the right column, and one that goes on in the left one of the next page."""
    for unit in UNITS[:3]:
        told(sheet, LEFT, unit, 2, rules="h")
    cut(sheet, LEFT, UNITS[3], RIGHT, 4)
    told(sheet, RIGHT, "Nuorisopalvelut", 3, rules="h")
    title(sheet, RIGHT, "Museopalvelut")
    prose(sheet, RIGHT, "Museopalvelut", 4)
    cut(sheet, RIGHT, UNITS[4], LEFT, 3, page_end=True)
    told(sheet, LEFT, "Liikuntapalvelut", 2, rules="h")


def same_heights(sheet: Sheet) -> None:
    """Headings and tables alone in both columns, row beside row, under different headings of columns."""
    units = [UNITS[n : n + 2] for n in (0, 2, 4)]
    for left, right in units:
        in_columns(sheet, lambda left=left: small(sheet, LEFT, left, rules="h"), lambda right=right: small(sheet, RIGHT, right, rules="h"))  # type: ignore[misc]


def a_rule_between(sheet: Sheet) -> None:
    """A vertical rule in the gutter, shaded sums."""
    two(sheet, rules="h")
    sheet.line(297, 100, 297, 700)


def sections_of_both(sheet: Sheet) -> None:
    """Headings that stand over both columns, which begin anew under each."""
    for n, (left, right) in enumerate((UNITS[0:2], UNITS[2:4])):
        sheet.y += 30
        sheet.text(LEFT, sheet.y, ("Sivistyspalvelut", "Muut palvelut")[n], 15, True)
        sheet.y += 6
        in_columns(
            sheet,
            lambda left=left: (prose(sheet, LEFT, left, 1), small(sheet, LEFT, left, rules="h")),  # type: ignore[misc]
            lambda right=right: (prose(sheet, RIGHT, right, 2), small(sheet, RIGHT, right, rules="h")),  # type: ignore[misc]
        )


def wide_and_narrow(sheet: Sheet) -> None:
    """A wide column of prose and tables, a narrow one with prose and a small table."""

    def narrow() -> None:
        title(sheet, 385, UNITS[3])
        prose(sheet, 385, UNITS[3], 2, 165)
        statement(sheet, UNITS[3], x=385, width=165, labels=85, lead=10, scale=1, columns=2, heads=TWO_HEADS)

    in_columns(sheet, lambda: [told(sheet, LEFT, unit, 2, width=310, labels=130, rules="h") for unit in UNITS[:2]], narrow)  # type: ignore[arg-type]


def pairs_between_prose(sheet: Sheet) -> None:
    """Two small tables beside each other, twice, under prose over the whole width."""
    sheet.y = 90
    for left, right in (UNITS[:2], UNITS[2:4]):
        sheet.paragraph(f"{PROSE} {PROSE} {PROSE}", LEFT, 515)
        in_columns(sheet, lambda left=left: small(sheet, LEFT, left), lambda right=right: small(sheet, RIGHT, right))  # type: ignore[misc]
    sheet.paragraph(f"{PROSE} {PROSE}", LEFT, 515)


def three_tables_beside(sheet: Sheet) -> None:
    """Three small tables beside each other under headings of their own, prose above them."""
    sheet.y, sheet.size = 90, 7
    sheet.paragraph(f"{PROSE} {PROSE} {PROSE}", 30, 530)

    def one(x: float, unit: str) -> None:
        title(sheet, x, unit)
        statement(sheet, unit, x=x, width=160, labels=78, lead=10, scale=1, columns=2, heads=TWO_HEADS)

    for first in (0, 3):
        in_columns(sheet, *[(lambda x=x, n=n: one(x, UNITS[n])) for n, x in enumerate((30.0, 217.0, 404.0), first)])  # type: ignore[misc]


LAYOUTS = {
    draw.__name__.replace("_", " "): draw
    for draw in (
        ruled, unruled, gridded, tables_left_prose_right, nothing_but_tables, between_wide_parts, three, over_column_ends, same_heights,
        a_rule_between, sections_of_both, wide_and_narrow,
        pairs_between_prose, three_tables_beside,
    )
}  # fmt: skip


@pytest.mark.parametrize("layout", LAYOUTS)
def test_every_table_belongs_to_the_heading_above_it_in_its_column(layout: str, tmp_path: Path) -> None:
    sheet = Sheet(tmp_path / "tammiranta-1-6-2025.pdf", size=7.5)
    LAYOUTS[layout](sheet)
    save(sheet)
    found = Counter(Due(f.page, f.unit, f.account, f.measure, f.period.label, f.number, f.number_unit) for f in read(sheet.path))
    expected = Counter(sheet.due)
    assert sorted((expected - found).elements()) == []
    assert sorted((found - expected).elements()) == []


def aims(sheet: Sheet) -> None:
    """Goals, numbers and explanations that wrap, without rules."""
    for n in range(4):
        top = sheet.y
        sheet.paragraph(f"Tavoite {n}: palvelujen saatavuus paranee ja vaihtuvuus vähenee edelliseen vuoteen verrattuna", 40, 180)
        for x, number in ((250, 12 + n), (290, 14 + n), (330, 15 + n)):
            sheet.text(x, top + 11, str(number), 9, right=True)
        low, sheet.y = sheet.y, top
        sheet.paragraph(f"{PROSE[:110]}", 345, 210)
        sheet.y = max(low, sheet.y) + 6


def explained(sheet: Sheet) -> None:
    """A statement with what explains each row at its right."""
    sheet.size = 9
    top = sheet.y
    statement(sheet, UNITS[0], x=40, width=270, labels=110, lead=36, scale=1)
    sheet.y = top + 38
    for n in range(7):
        sheet.y = top + 38 + 36 * n - 2
        sheet.paragraph(PROSE[:100], 330, 230)


def projects(sheet: Sheet) -> None:
    """Projects with sums, who answers for each and when it is done."""
    rows = zip(
        ("Koulun katto", "Uimahalli", "Torin kiveys", "Koulutie", "Lukion sali", "Silta", "Asema", "Puisto"),
        ("Tekninen johtaja", "Kaupunginjohtaja", "Rakennuttaja", "Kaupungingeodeetti") * 2,
        strict=True,
    )
    for n, (name, who) in enumerate(rows):
        sheet.y += 14
        sheet.text(40, sheet.y, name)
        for c in range(3):
            sheet.text(200 + 45 * c, sheet.y, printed(Decimal(1100 + 37 * n + c)), right=True)
        sheet.text(320, sheet.y, who)
        for c, end in enumerate((470, 510, 550)):
            sheet.text(end, sheet.y, str(2025 + c if c < 2 else 40 + n), right=True)


def works(sheet: Sheet) -> None:
    """Works with the class of each, and years of a plan that are empty where nothing is built."""
    names = ("Venesataman laajennus", "Kaislapuiston leikkipaikka", "Koulun katto", "Rantakadun päällystys", "Torin kiveys")
    kinds = ("satama", "viheralue", "talonrakennus", "katu", "katu")
    years = ((1700, 650, 0, 2350), (250, 0, 210, 460), (170, 120, 80, 370), (135, 0, 0, 135), (0, 210, 0, 210))
    sheet.size = 9
    sheet.y += 20
    for x, head, right in (
        (40, "Hanke, 1 000 €", False),
        (220, "Luokka", False),
        *zip((380, 440, 500, 560), ("TA 2025", "TS 2026", "TS 2027", "Yhteensä"), (True,) * 4, strict=True),
    ):
        sheet.text(x, sheet.y, head, bold=True, right=right)
    sheet.line(40, sheet.y + 4, 560, sheet.y + 4)
    for name, kind, numbers_ in zip((*names, "Yhteensä"), (*kinds, ""), (*years, (2255, 980, 290, 3525)), strict=True):
        sheet.y += 17
        sheet.text(40, sheet.y, name)
        sheet.text(220, sheet.y, kind)
        for end, number in zip((380, 440, 500, 560), numbers_, strict=True):
            sheet.text(end, sheet.y, printed(Decimal(number)) if number else "", right=True)
    sheet.line(40, sheet.y + 4, 560, sheet.y + 4)


@pytest.mark.parametrize("layout", [aims, explained, projects, works])
def test_a_table_is_not_parted_where_texts_begin_in_the_middle_of_its_rows(layout: Callable[[Sheet], None], tmp_path: Path) -> None:
    sheet = Sheet(tmp_path / "taulukko.pdf")
    layout(sheet)
    save(sheet)
    (page,) = read_pages(sheet.path)
    assert len(page_columns(page, page.words)) == 1


def test_a_sentence_goes_on_in_the_next_column(tmp_path: Path) -> None:
    sheet = Sheet(tmp_path / "palstat-1-6-2025.pdf", size=7.5)
    for unit in UNITS[:3]:
        told(sheet, LEFT, unit, 2)
    title(sheet, LEFT, UNITS[3])
    sheet.paragraph(f"{PROSE} Kesällä hoitoon otettiin yhteensä", LEFT, WIDE)
    sheet.y = 90
    sheet.paragraph(f"418 uutta lasta, mikä on ennätys. {PROSE}", RIGHT, WIDE)
    for unit in UNITS[4:]:
        told(sheet, RIGHT, unit, 2)
    save(sheet)
    made = extract(sheet.path)
    (figure,) = [f for f in made.figures if f.number == 418]
    assert (figure.unit, figure.sentence) == (UNITS[3], "Kesällä hoitoon otettiin yhteensä 418 uutta lasta, mikä on ennätys.")
    assert any("yhteensä 418 uutta lasta" in passage.text for passage in made.passages)
