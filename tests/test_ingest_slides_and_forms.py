"""Slides and forms: texts beside tables, lists with signs of their own, forms that say what a unit is a part of, cards and lists of projects and risks."""

from collections import Counter
from collections.abc import Sequence
from datetime import date
from pathlib import Path

import pytest
from drawn_tables import TOWN, Sheet, read, save, statement

from ingest.figures.figures import table_figures
from ingest.layout.layout import read_document
from ingest.layout.page_columns import page_columns
from ingest.layout.place_lines import with_places
from ingest.model import Block, Box, Document, Period, Record, Report, Rule, Word
from ingest.pages.pdf import read_pages
from ingest.pages.texts_beside import text_beside_table
from ingest.records.records import read_records
from ingest.units.units import UnitRegistry, read_units

REPORT = Report("koe", "koe.pdf", "", "Osavuosikatsaus", TOWN, "osavuosikatsaus", Period(date(2025, 1, 1), date(2025, 6, 30), "1–6/2025"), 1, TOWN)
TWO_HEADS = (("TA 2025",), ("Toteuma 1–6/2025",))
NOTES = ("Palveluja ostettiin arvioitua", "vähemmän, sillä leirejä ei pidetty.", "Hakijoita oli 31.")


@pytest.fixture
def sheet(tmp_path: Path) -> Sheet:
    return Sheet(tmp_path / "tammiranta-1-6-2025.pdf")


def read_whole(sheet: Sheet) -> Document:
    save(sheet)
    return read_document(read_pages(sheet.path, processes=1))


def records_of(sheet: Sheet) -> list[Record]:
    document = read_whole(sheet)
    return read_records(document, REPORT, read_units(document, []), [])


def beside(sheet: Sheet, unit: str, notes: Sequence[str], at: float, **more: object) -> None:
    """A small table in one half of the page and a list in the other, its lines at other heights than the rows."""
    top = sheet.y
    statement(sheet, unit, width=250, labels=110, columns=2, heads=TWO_HEADS, scale=1, **more)  # type: ignore[arg-type]
    for n, line in enumerate(notes):
        if n in (0, 2):
            sheet.text(at, top + 10 + 12 * n, "–")
        sheet.text(at + 14, top + 10 + 12 * n, line)


@pytest.mark.parametrize("side", ["left", "right"])
@pytest.mark.parametrize("look", ["headings", "rules"])
def test_a_few_lines_beside_a_table_are_no_part_of_it(look: str, side: str, sheet: Sheet) -> None:
    texts, tables = (56, 300) if side == "left" else (330, 56)
    for unit in ("Varhaiskasvatus", "Perusopetus"):
        sheet.heading(unit)
        sheet.y += 20
        if look == "headings":
            sheet.text(tables, sheet.y, "Tuloslaskelma", 10, True)
            sheet.text(texts, sheet.y, "Olennaiset poikkeamat", 10, True)
            sheet.y += 6
        beside(sheet, unit, NOTES, texts, x=tables, rules="h" if look == "rules" else "")
    save(sheet)
    assert Counter((f.unit, f.number) for f in read(sheet.path)) == Counter((due.unit, due.number) for due in sheet.due)
    said = [block.text for block in read_document(read_pages(sheet.path, processes=1)).blocks if block.kind != "table"]
    assert sum("sillä leirejä ei pidetty." in text for text in said) == 2


def test_sentences_that_explain_the_rows_of_a_table_stay_in_it(sheet: Sheet) -> None:
    sheet.heading("Perusopetus")
    top = sheet.y
    statement(sheet, "Perusopetus", width=250, labels=110, columns=2, heads=TWO_HEADS, scale=1, rules="h")
    for n in range(7):
        sheet.text(330, top + 15 + 13 * (n + 1) - 3, "Kertyi arvioidun mukaan.")
    save(sheet)
    page = read_pages(sheet.path, processes=1)[0]
    assert len(page_columns(page, page.words)) == 1


def test_nothing_stands_beside_a_table_that_a_rule_goes_on_from() -> None:
    words = [
        Word(text, Box(x, 20.0 * n, x + 40, 20.0 * n + 10), 10) for n in range(5) for x, text in ((0, "Tuotot"), (100, "1 000"), (250, "Selite"), (320, "on"))
    ]
    rules = [Rule(0, y, 380, y) for y in (0, 30, 70, 110)]
    assert text_beside_table(words, [(r.top, r.x0, r.x1) for r in rules]) is None
    assert text_beside_table([], []) is None


@pytest.mark.parametrize("sign", ["▲", "→", "•", "✓"])
def test_an_item_of_a_list_is_no_heading_however_large(sign: str, sheet: Sheet) -> None:
    sheet.heading("Talous")
    sheet.text(56, sheet.y + 20, f"{sign} Lainaa on nostettu 3 000 euroa", 13)
    sheet.text(56, sheet.y + 50, "Pieni teksti kertoo, mitä kaudella tehtiin kaikkiaan ja mitä siitä seurasi kaupungin taloudelle.")
    document = read_whole(sheet)
    assert [(b.kind, b.text) for b in document.blocks if "Lainaa" in b.text] == [("list_item", f"{sign} Lainaa on nostettu 3 000 euroa")]


@pytest.mark.parametrize("told", ["kulut ja toimintakate", "kate ja tulos", "oppilaat ja ryhmät"])
def test_a_heading_that_tells_of_a_unit_is_about_it(told: str, sheet: Sheet) -> None:
    sheet.heading("Perusopetus: tuotot")
    statement(sheet, "Perusopetus")
    sheet.heading(f"Perusopetus: {told}")
    statement(sheet, "Perusopetus")
    save(sheet)
    assert {f.unit for f in read(sheet.path)} == {"Perusopetus"}


def test_a_time_before_the_name_of_a_unit_is_no_part_of_it(sheet: Sheet) -> None:
    sheet.heading("1.1.–30.6.2025 | Sivistyspalvelut")
    statement(sheet, "Sivistyspalvelut")
    save(sheet)
    assert {f.unit for f in read(sheet.path)} == {"Sivistyspalvelut"}


@pytest.mark.parametrize(("above", "kind"), [("3 Konsernipalvelut", "place"), ("4 Konsernipalvelut", "paragraph")])
def test_the_unit_beside_a_heading_whose_code_goes_on_from_its_code_is_a_place(above: str, kind: str) -> None:
    whole = Block("heading", 1, Box(50, 100, 200, 112), above, 2, 12)
    text = Block("paragraph", 1, Box(50, 120, 500, 130), "Luvut ovat euroja.", 0, 9)
    heading = Block("heading", 1, Box(50, 300, 200, 312), "32 Konevarikko", 2, 12)
    beside = Block("paragraph", 1, Box(400, 302, 500, 311), "Konsernipalvelut", 0, 9)
    assert [block.kind for block in with_places([whole, text, heading, beside])] == ["heading", "paragraph", "heading", kind]


@pytest.mark.parametrize("time", ["2025", "1–6/2025", "30.6.2025", "1.1.–30.6.2025"])
def test_a_time_behind_the_name_of_a_unit_is_no_part_of_it(time: str) -> None:
    registry = UnitRegistry("Koelan kaupunki", "Koelan kaupunki")
    unit = registry.add("Sivistyspalvelut")
    assert registry.find(f"Sivistyspalvelut {time}") == unit
    assert registry.find(f"Talousarvio {time}") is None


@pytest.mark.parametrize(("sizes", "measure"), [((100, 104), "amended_budget"), ((100, 4), "budget_change")])
def test_a_column_cut_to_tam_is_the_budget_or_its_change_by_its_numbers(sizes: tuple[int, int], measure: str, sheet: Sheet) -> None:
    sheet.heading("Perusopetus")
    for n, row in enumerate([["", "TA 2025", "TAM 2025", "Tot 1–6/25"], *[[name, *[f"{s * k} 000" for s in (*sizes, 50)]] for k, name in ROWS]]):
        sheet.text(60, sheet.y + 12 * (n + 1), row[0])
        for c, text in enumerate(row[1:]):
            sheet.text(260 + 70 * c, sheet.y + 12 * (n + 1), text, right=True)
    save(sheet)
    assert {f.measure for f in read(sheet.path) if f.column_label == "TAM 2025"} == {measure}


ROWS = ((1, "Myyntituotot"), (2, "Maksutuotot"), (3, "Toimintatuotot"))


def form(sheet: Sheet, *rows: Sequence[str]) -> None:
    """A ruled form of names and values."""
    top = sheet.y + 14
    for n, row in enumerate(rows):
        for c, text in enumerate(row):
            sheet.text(60 + c * 480 / len(row), top + 18 * n + 12, text)
    for c in range(len(rows[0]) + 1):
        x = 56 + c * 480 / len(rows[0])
        sheet.line(x, top, x, top + 18 * len(rows))
    for n in range(len(rows) + 1):
        sheet.line(56, top + 18 * n, 536, top + 18 * n)
    sheet.y = top + 18 * len(rows)


def units_of(sheet: Sheet) -> set[tuple[str, ...]]:
    document = read_whole(sheet)
    registry = read_units(document, [])
    return {f.unit_path for f in table_figures(document, REPORT, registry)}


def test_a_form_says_what_its_unit_is_a_part_of(sheet: Sheet) -> None:
    for kind, unit, over in (
        ("Toimiala", "Sivistyspalvelut", TOWN),
        ("Lautakunta", "Koululautakunta", "Sivistyspalvelut"),
        ("Vastuualue", "Varhaiskasvatus", "Koululautakunta"),
        ("Vastuualue", "Perusopetus", "Koululautakunta"),
        ("Lautakunta", "Vapaa-aikalautakunta", "Sivistyspalvelut"),
    ):
        form(sheet, (kind, unit, "Kuuluu", over), ("Kausi", "1.1.–30.6.2025", "Yksikkö", "euroa"))
        sheet.heading("Tuloslaskelma")
        statement(sheet, unit, lead=9, columns=2, heads=TWO_HEADS)
        if unit == "Varhaiskasvatus":
            sheet.new_page()
    board = (TOWN, "Sivistyspalvelut", "Koululautakunta")
    assert units_of(sheet) == {board[:2], board, (*board, "Varhaiskasvatus"), (*board, "Perusopetus"), (*board[:2], "Vapaa-aikalautakunta")}


def test_a_form_of_a_board_and_its_part_is_about_the_part(sheet: Sheet) -> None:
    for unit in ("Varhaiskasvatus", "Perusopetus"):
        form(sheet, ("Toimielin", "Koululautakunta"), ("Tulosalue", unit), ("Tehtävä", "Opettaa lapsia"), ("Yksikkö", "Tuhatta euroa"))
        sheet.heading("Tuloslaskelma")
        statement(sheet, unit, lead=9)
    assert units_of(sheet) == {(TOWN, "Koululautakunta", unit) for unit in ("Varhaiskasvatus", "Perusopetus")}


def card(sheet: Sheet, x: float, top: float, title: str, fields: dict[str, str]) -> float:
    """A card: its bold title, and under it headings on the left with words beside them."""
    sheet.text(x, top, title, 9, True)
    for n, (heading, text) in enumerate(fields.items(), 1):
        sheet.text(x, top + 12 * n + 3, heading, bold=True)
        sheet.text(x + 84, top + 12 * n + 3, text)
    return top + 12 * len(fields) + 3


TARGET = {"Mittari": "Kerhoja 6 vuodessa", "Vastuu": "Rehtori", "Toteuma 30.6.": "Kerhoja on pidetty neljä kertaa.", "Tila": "Toteutunut"}
RISK = {"Luokka": "Vahinkoriski", "Todennäköisyys": "2", "Merkittävyys": "3", "Hallintakeino": "Kattojen vuosittainen tarkastus"}

TARGETS = (
    "Kerhot kokoontuvat joka kylässä ympäri vuoden.",
    "Koulut saavat uudet pihat ja leikkivälineet.",
    "Uimataito paranee kaikissa kouluissa.",
    "Kirjasto on auki myös iltaisin ja lauantaisin.",
)
RISKS = (
    "Katto vuotaa vanhalla koululla keväisin.",
    "Putki jäätyy kovilla pakkasilla talvella.",
    "Sähköt katkeavat syksyn myrskyissä.",
    "Bussi myöhästyy aamulla kouluun.",
)


def test_cards_of_two_columns_belong_to_the_heading_over_both(sheet: Sheet) -> None:
    sheet.heading("Toiminnalliset tavoitteet")
    y = sheet.y
    for title, fields, names in (
        ("", TARGET, TARGETS),
        ("Riskit", RISK, RISKS),
    ):
        if title:
            sheet.text(56, y + 26, title, 12, True)
            y += 26
        for left, right in (names[:2], names[2:]):
            top = y + 22
            y = max(card(sheet, x, top, name, fields) for x, name in ((56, left), (310, right)))
    found = [(r.kind, r.section[-1]) for r in records_of(sheet)]
    assert found == [("target", "Toiminnalliset tavoitteet")] * 4 + [("risk", "Riskit")] * 4


def test_cards_of_risks_rated_in_one_row(sheet: Sheet) -> None:
    sheet.heading("Riskit")
    fields = {"Luokka": "Vahinkoriski", "Arvio": "T = 1, M = 3", "Hallinta": "Vuosittainen tarkastus", "Tilanne": "Katot on tarkastettu."}
    card(sheet, 56, sheet.y + 20, "Katto vuotaa koululla.", fields)
    card(sheet, 310, sheet.y + 20, "Putki jäätyy talvella.", {**fields, "Arvio": "T = 2, M = 1"})
    told = [(r.kind, r.title, r.fields.get("probability"), r.fields.get("impact"), r.fields.get("control")) for r in records_of(sheet)]
    assert told == [
        ("risk", "Katto vuotaa koululla.", "1", "3", "Vuosittainen tarkastus"),
        ("risk", "Putki jäätyy talvella.", "2", "1", "Vuosittainen tarkastus"),
    ]


def test_investments_under_a_heading_with_a_line_of_unit_and_time_below_it(sheet: Sheet) -> None:
    sheet.heading("Investoinnit: talot")
    sheet.text(56, sheet.y + 8, "M€, tot. 6/2025", 9)
    sheet.y += 18
    rows = (
        ("M€", "TA 2025", "Tot. 6/25", "Missä mennään"),
        ("Koulun katto", "0,25", "0,08", "Työ on kesken."),
        ("Uimahallin pumppu", "0,50", "0,12", "Pumppu on tilattu."),
    )
    for n, row in enumerate(rows):
        y = sheet.y + 16 * (n + 1)
        sheet.text(60, y, row[0], bold=n == 0)
        for c, text in enumerate(row[1:3]):
            sheet.text(260 + 60 * c, y, text, bold=n == 0, right=True)
        sheet.text(340, y, row[3], bold=n == 0)
        sheet.line(56, y + 4, 536, y + 4)
    found = [(r.kind, r.title, r.fields.get("description")) for r in records_of(sheet)]
    assert found == [("investment", "Koulun katto", "Työ on kesken."), ("investment", "Uimahallin pumppu", "Pumppu on tilattu.")]


def test_projects_of_a_list(sheet: Sheet) -> None:
    sheet.heading("Kehittämishankkeet")
    for text in (
        "• Lukupolku (2024–2025). Kokonaisrahoitus 26,8 k€, rahoittaja OKM, kaupungin osuus 10 %, menoista toteutunut 22 %. Lapsille luetaan kylillä.",
        "• Pihat kuntoon: kokonaisrahoitus 40 000 euroa, rahoittaja: EAKR. Pihoille istutetaan puita.",
    ):
        sheet.paragraph(text)
    found = {r.title: r.fields for r in records_of(sheet) if r.kind == "project"}
    assert found == {
        "Lukupolku": {
            "duration": "2024–2025", "total_funding": "26,8 k€", "funder": "OKM", "own_share": "10 %", "spending": "22 %",
            "description": "Lapsille luetaan kylillä.",
        },
        "Pihat kuntoon": {"total_funding": "40 000 euroa", "funder": "EAKR", "description": "Pihoille istutetaan puita."},
    }  # fmt: skip


def test_risks_of_a_list(sheet: Sheet) -> None:
    sheet.heading("Merkittävimmät riskit")
    for text in ("• Katto vuotaa. Todennäköisyys 2, vaikutus 3.", "• Bussi myöhästyy. Todennäköisyys 1, vaikutus 2. Aikataulua on väljennetty."):
        sheet.paragraph(text)
    found = {r.title: (r.fields.get("probability"), r.fields.get("impact"), r.fields.get("outcome")) for r in records_of(sheet)}
    assert found == {"Katto vuotaa.": ("2", "3", None), "Bussi myöhästyy.": ("1", "2", "Aikataulua on väljennetty.")}
