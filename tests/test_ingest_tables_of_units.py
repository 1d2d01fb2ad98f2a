"""Whose a table is: headings between texts and tables beside them, areas under their boards, headings over cards, tables that nothing tells apart."""

from collections import Counter
from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest
from drawn_tables import ACCOUNTS, PROSE, SUMS, TOWN, Due, Sheet, printed, read, save, statement
from talk import asker_of, talk

from ingest.checks.checks import check
from ingest.columns.columns import months_period, read_column
from ingest.extract import extract
from ingest.layout.layout import read_document
from ingest.messages import TWIN_TABLES
from ingest.pages.pdf import read_pages

BESIDE = ("Varhaiskasvatus", "Tekninen lautakunta", "Nuorisopalvelut")
"""Their tables stand beside texts; those of the others fill the page."""
HEADS = (("TA", "2025"), ("Toteuma", "1–6/2025"), ("Käyttö-%",), ("Toteuma", "1–6/2024"))


def beside(sheet: Sheet, unit: str, right: bool, rules: str) -> None:
    """A text and its table beside each other, a note under the table."""
    top = sheet.y
    text, table = (56.0, 330.0) if right else (560.0, 56.0)
    sheet.paragraph(PROSE, text, 230)
    sheet.y = top
    statement(sheet, unit, x=table, width=450, labels=150, heads=HEADS, rules=rules)
    sheet.text(table, sheet.y + 6, "1) Sisältää sisäiset vuokrat.", 7)
    sheet.y += 14


def layout(sheet: Sheet, right: bool = True, size: int = 12, rules: str = "h") -> None:
    """Texts beside tables and wide tables by turns, each under its heading at the left edge."""
    for unit in ("Varhaiskasvatus", "Perusopetus", "Tekninen lautakunta", "Nuorisopalvelut"):
        if unit in ("Varhaiskasvatus", "Tekninen lautakunta"):
            sheet.new_page()
        sheet.y += 14
        sheet.text(56, sheet.y, f"1.{len(sheet.due)} {unit}" if size > 9 else unit, size, True)
        sheet.y += 6
        if unit in BESIDE:
            beside(sheet, unit, right, rules)
        else:
            statement(sheet, unit, heads=HEADS, width=700, rules=rules)
            sheet.y += 10


LAYOUTS: dict[str, Callable[[Sheet], None]] = {
    "tables right": layout,
    "tables left": lambda sheet: layout(sheet, right=False),
    "headings no larger than the text": lambda sheet: layout(sheet, size=9),
    "grids": lambda sheet: layout(sheet, rules="g"),
}


@pytest.mark.parametrize("name", LAYOUTS)
def test_a_heading_below_a_table_beside_a_text_heads_what_follows(name: str, tmp_path: Path) -> None:
    sheet = Sheet(tmp_path / "tammiranta-1-6-2025.pdf", wide=True, size=7.5)
    sheet.text(56, 100, "Luvut ovat tuhansina euroina (1 000 €).", 9)
    sheet.y = 105
    LAYOUTS[name](sheet)
    save(sheet)
    found = Counter(Due(f.page, f.unit, f.account, f.measure, f.period.label, f.number, f.number_unit) for f in read(sheet.path))
    expected = Counter(sheet.due)
    assert sorted((expected - found).elements()) == []
    assert sorted((found - expected).elements()) == []


def twins(path: Path, scale_told: bool = True) -> Path:
    """Two tables of the same rows under one heading: the heading of the second is missing."""
    sheet = Sheet(path)
    if scale_told:
        sheet.paragraph("Luvut ovat euroina.")
    for unit in ("Varhaiskasvatus", "Perusopetus"):
        sheet.heading(unit)
        statement(sheet, unit, scale=1, rules="h")
    sheet.y += 30
    statement(sheet, "Kirjastopalvelut", scale=1, rules="h")
    return save(sheet).path


def test_tables_under_one_heading_that_differ_are_in_doubt(tmp_path: Path) -> None:
    extraction = extract(twins(tmp_path / "tammiranta-1-6-2025.pdf"))
    doubts = {(f.unit, f.doubt) for f in extraction.figures if f.table is not None}
    assert doubts == {("Varhaiskasvatus", None), ("Perusopetus", TWIN_TABLES)}


@pytest.mark.parametrize(("line", "doubtful"), [("7/ohj Rantaraitti", True), ("Koko kaupunki", False), ("Tuotot ja menot", False), ("Kaupungin luvut", False)])
@pytest.mark.parametrize("first", [True, False])
def test_statements_like_those_of_units_under_a_line_that_names_something_else_are_in_doubt(line: str, doubtful: bool, first: bool, tmp_path: Path) -> None:
    sheet = Sheet(tmp_path / "tammiranta-1-6-2025.pdf")
    sheet.paragraph("Luvut ovat euroina.")
    units = ("Varhaiskasvatus", "Perusopetus", "Kirjastopalvelut")
    for unit in (line, *units) if first else (*units, line):
        if unit == line:
            sheet.y += 30
            sheet.text(56, sheet.y, line, 8.5)
            sheet.y += 6
        else:
            sheet.heading(unit)
        if unit == "Perusopetus":
            sheet.new_page()
        statement(sheet, unit, scale=1, rules="h")
    doubts = {(f.unit, f.doubt) for f in extract(save(sheet).path).figures if f.table is not None}
    assert {(unit, None) for unit in units} <= doubts
    assert (len({doubt for _, doubt in doubts}) == 2) == doubtful, doubts


@pytest.mark.parametrize("scale_told", [True, False])
def test_no_answer_is_made_of_tables_that_nothing_tells_apart(scale_told: bool, tmp_path: Path) -> None:
    asker = asker_of(extract(twins(tmp_path / "tammiranta-1-6-2025.pdf", scale_told)))
    assert (talk(asker, "Paljonko varhaiskasvatuksen toimintakulut olivat tammi–kesäkuussa 2025?").status == "answered") == scale_told
    for question in (
        "Paljonko perusopetuksen toimintakulut olivat tammi–kesäkuussa 2025?",
        "Mikä perusopetuksen kuluerä oli suurin tammi–kesäkuussa 2025?",
    ):
        assert talk(asker, question).status != "answered"


def test_the_same_table_twice_is_in_no_doubt(tmp_path: Path) -> None:
    extraction = extract(twins(tmp_path / "tammiranta-1-6-2025.pdf"))
    first = [f for f in extraction.figures if f.unit == "Varhaiskasvatus"]
    again = [replace(f, figure_id=f"{f.figure_id}-2", table=99) for f in first]
    table = extraction.tables[first[0].table or 0]
    kept, _ = check([*first, *again], [table, replace(table, index=99)], ())
    assert not any(f.doubt for f in kept)


PARTS = {
    "Sivistyspalvelut": (), "Kasvatuslautakunta": ("Varhaiskasvatus", "Perusopetus"), "Vapaa-aikalautakunta": ("Kirjastopalvelut", "Nuorisopalvelut"),
}  # fmt: skip


def amounts() -> dict[str, list[int]]:
    """Two columns of whole numbers for each account of each unit; parts make their board, boards the service area."""
    own = {unit: n for n, unit in enumerate((part for parts in PARTS.values() for part in parts), 1)}
    costs = {unit: [-1000 * n - 10, -500 * n - 7] for unit, n in own.items()}
    for board in ("Kasvatuslautakunta", "Vapaa-aikalautakunta"):
        costs[board] = [sum(costs[part][c] for part in PARTS[board]) for c in (0, 1)]
    costs["Sivistyspalvelut"] = [costs["Kasvatuslautakunta"][c] + costs["Vapaa-aikalautakunta"][c] for c in (0, 1)]
    return costs


def row_of(account: str, costs: list[int]) -> list[int]:
    shares = {"Myyntituotot": -3, "Muut toimintatuotot": -2, "Toimintatuotot": -5, "Henkilöstökulut": 60, "Palvelujen ostot": 40, "Toimintakulut": 100}
    return [cost * shares.get(account, 95) for cost in costs]


def small(sheet: Sheet, unit: str, labels: float) -> None:
    for account in ACCOUNTS:
        sheet.y += 13
        sheet.text(labels, sheet.y, account, 8, account in SUMS)
        for end, number in zip((420, 520), row_of(account, amounts()[unit]), strict=True):
            sheet.text(end, sheet.y, printed(Decimal(number)), 8, account in SUMS, right=True)


def under_a_heading(sheet: Sheet) -> None:
    """Boards and areas under headings of one rank, all below that of the service area."""
    for board, parts in PARTS.items():
        for unit in (board, *parts):
            if sheet.y > 650:
                sheet.new_page()
            sheet.y += 34
            top = unit == "Sivistyspalvelut"
            sheet.text(56, sheet.y, f"1 {unit}" if top else f"1.{[*amounts()].index(unit) + 1} {unit}", 14 if top else 11, True)
            sheet.y += 16
            for end, head in ((420, "TA 2025"), (520, "Toteuma 1–6/2025")):
                sheet.text(end, sheet.y, head, 8, True, right=True)
            small(sheet, unit, 56)


def in_a_column(sheet: Sheet) -> None:
    """One table over pages, the units in a column before the accounts."""

    def heads() -> None:
        for x, head in ((56, "Yksikkö"), (200, "Tili")):
            sheet.text(x, sheet.y, head, 8, True)
        for end, head in ((420, "TA 2025"), (520, "Toteuma 1–6/2025")):
            sheet.text(end, sheet.y, head, 8, True, right=True)

    sheet.y = 110
    heads()
    for board, parts in PARTS.items():
        for unit in (board, *parts):
            if sheet.y > 660:
                sheet.new_page()
                heads()
            sheet.text(56, sheet.y + 13, unit, 8)
            small(sheet, unit, 200)


@pytest.mark.parametrize("draw", [under_a_heading, in_a_column])
def test_areas_come_under_the_boards_that_they_make(draw: Callable[[Sheet], None], tmp_path: Path) -> None:
    sheet = Sheet(tmp_path / "tammiranta-1-6-2025.pdf")
    draw(sheet)
    paths = {unit.name: unit.path[1:] for unit in extract(save(sheet).path).units if unit.name != TOWN}
    due = {unit: ("Sivistyspalvelut", *(() if unit == "Sivistyspalvelut" else (unit,))) for unit in PARTS}
    due |= {part: ("Sivistyspalvelut", board, part) for board, parts in PARTS.items() for part in parts}
    assert paths == due


AIMS = {
    "Sivistyspalvelut": ("Kirjaston aukiolo laajenee.", "Kerhoja järjestetään jokaisella koululla."),
    "Tekniset palvelut": ("Katuvalot vaihdetaan ledeihin.", "Lupien käsittely nopeutuu."),
}


@pytest.mark.parametrize("heading", ["Toiminnalliset tavoitteet – {}", "TAVOITTEET – {}", "{} – tavoitteet"])
def test_a_heading_over_cards_is_about_all_of_them(heading: str, tmp_path: Path) -> None:
    sheet = Sheet(tmp_path / "tammiranta-1-6-2025.pdf", size=8)
    sheet.heading("Ympäristönsuojelu")
    sheet.paragraph(PROSE)
    for unit, aims in AIMS.items():
        sheet.y += 24
        title = heading.format(unit)
        sheet.text(56, sheet.y, title.upper() if title.startswith("TAV") else title, 13, True)
        for aim in aims:
            sheet.y += 8
            for label, said in (("Tavoite 2025", aim), ("Mittari", "Toteutuneiden osuus"), ("Vastuuhenkilö", "Johtaja"), ("Tila", "Etenee")):
                sheet.y += 13
                sheet.text(56, sheet.y, label)
                sheet.text(160, sheet.y, said)
            sheet.y += 14
    extraction = extract(save(sheet).path)
    assert {r.title: r.unit for r in extraction.records} == {aim: unit for unit, aims in AIMS.items() for aim in aims}
    assert {unit.name for unit in extraction.units} - {TOWN} == {"Ympäristönsuojelu", *AIMS}


def test_years_over_units_are_headings(tmp_path: Path) -> None:
    sheet = Sheet(tmp_path / "tammiranta-1-6-2025.pdf")
    sheet.y = 120
    for end, head in ((420, "TA + muutokset"), (520, "Toteuma 1–6/2025")):
        sheet.text(end, sheet.y - 10, head, 8, True, right=True)
    for x, head in ((56, "Toimiala"), (150, "Yksikkö"), (240, "Tiliryhmä")):
        sheet.text(x, sheet.y, head, 8, True)
    for end, head in ((420, "2025 €"), (520, "€")):
        sheet.text(end, sheet.y, head, 8, True, right=True)
    for unit in ("Varhaiskasvatus", "Perusopetus"):
        sheet.text(56, sheet.y + 13, "Sivistyspalvelut", 8)
        sheet.text(150, sheet.y + 13, unit, 8)
        small(sheet, unit, 240)
    figures = [f for f in extract(save(sheet).path).figures if f.account == "Toimintakulut"]
    due = {(unit, measure, Decimal(number)) for unit in ("Varhaiskasvatus", "Perusopetus") for measure, number in
           zip(("amended_budget", "actual"), row_of("Toimintakulut", amounts()[unit]), strict=True)}  # fmt: skip
    assert {(f.unit, f.measure, f.number) for f in figures} == due


@pytest.mark.parametrize(
    ("heading", "measure", "unit"),
    [
        ("euroa Toteuma / TA TA jäljellä", "remaining", "EUR"),
        ("Toteuma / TA käyttämättä", "remaining", None),
        ("Toteuma / TA Tot %", "percent", "%"),
        ("Toteuma / TA", "percent", "%"),
    ],
)
def test_what_is_left_under_a_shared_heading_is_no_per_cent(heading: str, measure: str, unit: str | None) -> None:
    meaning = read_column(heading, months_period(1, 6, 2025))
    assert (meaning.measure, meaning.number_unit) == (measure, unit)


def test_the_last_line_of_a_text_over_two_tables_is_the_texts(tmp_path: Path) -> None:
    sheet = Sheet(tmp_path / "tammiranta-1-6-2025.pdf", wide=True, size=7)
    sheet.new_page()
    sheet.text(56, sheet.y, "Tilapalvelut", 12, True)
    for line in (f"{PROSE} Kuntoarvio on tehty 14", "rakennukselle, ja kiireellisen korjauksen tarpeessa niistä on 5."):
        sheet.y += 13
        sheet.text(56, sheet.y, line, 9.5)
    sheet.y += 8
    top = sheet.y
    for x, unit in ((56.0, "Perusopetus"), (440.0, "Nuorisopalvelut")):
        sheet.y = top
        sheet.text(x + 3, sheet.y + 12, unit, 8, True)
        sheet.y += 16
        statement(sheet, unit, x=x, width=340, labels=110, heads=HEADS, rules="h")
    texts = [block.text for block in read_document(read_pages(save(sheet).path, processes=1)).blocks]
    assert any(text.endswith("Kuntoarvio on tehty 14 rakennukselle, ja kiireellisen korjauksen tarpeessa niistä on 5.") for text in texts)


STRAY = {"Ympäristöpalvelut": -4500, "Tekninen lautakunta": -4000, "Kehityspalvelut": -300, "Tilapalvelut": -3000, "Vesilaitos": -1000}


def under_another(sheet: Sheet) -> None:
    """The areas of a board under the heading of a service area of less, which is printed between them."""
    for unit, cost in STRAY.items():
        if sheet.y > 650:
            sheet.new_page()
        sheet.y += 34
        sheet.text(56, sheet.y, unit, 14 if unit.endswith(("töpalvelut", "tyspalvelut")) else 11, True)
        sheet.y += 16
        for end, head in ((420, "TA 2025"), (520, "Toteuma 1–6/2025")):
            sheet.text(end, sheet.y, head, 8, True, right=True)
        for account in ACCOUNTS:
            sheet.y += 13
            sheet.text(56, sheet.y, account, 8, account in SUMS)
            for end, number in zip((420, 520), row_of(account, [cost, cost // 2]), strict=True):
                sheet.text(end, sheet.y, printed(Decimal(number)), 8, account in SUMS, right=True)


def test_units_are_put_under_the_board_that_they_make_exactly(tmp_path: Path) -> None:
    sheet = Sheet(tmp_path / "tammiranta-1-6-2025.pdf")
    under_another(sheet)

    paths = {unit.name: unit.path[1:-1] for unit in extract(save(sheet).path).units}

    assert paths["Tilapalvelut"] == paths["Vesilaitos"] == ("Ympäristöpalvelut", "Tekninen lautakunta")
    assert paths["Kehityspalvelut"] == ()


AREAS = {"Sivistyspalvelut": ("Lukiokoulutus", "Perusopetus"), "Kaupunkirakenne": ("Kadut ja puistot", "Maankäyttö", "Tilapalvelut")}
COSTS = {"Lukiokoulutus": 2466, "Perusopetus": 4974, "Kadut ja puistot": 3657, "Maankäyttö": 1683, "Tilapalvelut": 2433}


def closed(path: Path) -> Path:
    """Areas set in, each sum behind its own; then a statement of accounts of each, under a heading that says whose it is before a dash."""
    sheet = Sheet(path)
    sheet.text(56, sheet.y, TOWN, 14, True)
    sheet.heading("Toimintakate vastuualueittain, 1 000 €")
    sheet.y += 14
    for x, head, right in ((56, "Vastuualue", False), (400, "TA 2025", True), (520, "Toteuma 1–6/2025", True)):
        sheet.text(x, sheet.y, head, 8, True, right)
    for whole, parts in AREAS.items():
        for label, cost in (*((part, COSTS[part]) for part in parts), (f"{whole} yhteensä", sum(COSTS[part] for part in parts))):
            sheet.y += 14
            sheet.text(66 if label in parts else 56, sheet.y, label, 8, label not in parts)
            for end, number in ((400, 2 * cost), (520, cost)):
                sheet.text(end, sheet.y, printed(Decimal(-number)), 8, label not in parts, right=True)
    for whole in AREAS:
        sheet.new_page()
        sheet.heading(f"{whole} – tuloslaskelma ja poikkeamat, 1 000 €")
        statement(sheet, whole, heads=HEADS)
    return save(sheet).path


def test_parts_stand_before_their_sums_and_headings_name_the_unit_before_a_dash(tmp_path: Path) -> None:
    read_ = extract(closed(tmp_path / "tammiranta-1-6-2025.pdf"))
    asker = asker_of(read_)

    paths = {unit.name: unit.path[1:-1] for unit in read_.units}
    assert {part: paths[part] for part in COSTS} == {part: (whole,) for whole, parts in AREAS.items() for part in parts}
    accounts = {(f.unit, f.page) for f in read_.figures if f.account == "Henkilöstökulut"}
    assert accounts == {("Sivistyspalvelut", 2), ("Kaupunkirakenne", 3)}
    for asked, number in (("euromääräisesti suurin", -3657), ("euromääräisesti pienin", -1683), ("suurin", -1683), ("heikoin", -3657)):
        answer = talk(asker, f"Minkä kaupunkirakenteen vastuualueen toimintakate oli {asked}?")
        assert [value.number for value in answer.values] == [1000 * number]
