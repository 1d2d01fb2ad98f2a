"""Tables of larger reports: units whose board stands in brackets, accounts over units, tables under captions, words before numbers, parts of the staff."""

from collections.abc import Sequence
from pathlib import Path

import pytest
from drawn_tables import TOWN, Sheet, read, save

from ingest.columns.columns import year_period
from ingest.columns.times import find_times
from ingest.layout.describe import report_period
from ingest.model import Block, Box, Document, Figure, Page, Section
from ingest.units.units import UnitRegistry, is_generic, plain_title, section_unit, unit_kind

Rows = Sequence[Sequence[str]]


def table(sheet: Sheet, heads: Sequence[str], rows: Rows, left: int = 1, step: float = 62, first: float = 190) -> None:
    """Rows under headings, the first `left` columns of words; a row of one cell is a heading inside the table."""
    starts = [56, *[190 + 75 * n for n in range(left - 1)]]
    ends = [starts[-1] + first + step * n for n in range(len(heads) - left)]
    for k, row in enumerate([heads, *rows]):
        sheet.y += 12
        for n, text in enumerate(row):
            if n < left:
                sheet.text(starts[n], sheet.y, text, bold=k == 0 or len(row) == 1)
            else:
                sheet.text(ends[n - left], sheet.y, text, bold=k == 0, right=True)
    sheet.y += 12


def read_all(tmp_path: Path, sheet: Sheet) -> list[Figure]:
    save(sheet)
    return read(sheet.path)


@pytest.fixture
def sheet(tmp_path: Path) -> Sheet:
    return Sheet(tmp_path / "tammiranta-1-6-2025.pdf")


COLUMNS = ["1 000 €", "TA 2025", "Toteuma 1–6/2025", "Tot-%"]
STATEMENT = [["Myyntituotot", "100", "50", "50,0"], ["Toimintakulut", "-900", "-450", "50,0"], ["Toimintakate", "-800", "-400", "50,0"]]


def test_a_board_in_brackets_is_another_name_of_the_unit(sheet: Sheet, tmp_path: Path) -> None:
    sheet.heading("Sivistyspalvelut (kasvatus- ja nuorisolautakunta)")
    table(sheet, COLUMNS, STATEMENT)
    sheet.heading("Konsernipalvelut (kaupunginhallitus)")
    table(sheet, COLUMNS, STATEMENT)
    assert {f.unit for f in read_all(tmp_path, sheet)} == {"Sivistyspalvelut", "Konsernipalvelut"}


def test_parts_in_a_units_own_table_are_below_it(sheet: Sheet, tmp_path: Path) -> None:
    sheet.heading("Tekninen lautakunta")
    sheet.y += 12
    sheet.text(56, sheet.y, "Vastuualueet, 1 000 € (menot ilman etumerkkiä)", bold=True)
    more = ["Valmistus omaan käyttöön", "10", "5", "50,0"]
    rows = [["Tekninen hallinto ja suunnittelu"], more, *STATEMENT, ["Kadut ja yleiset alueet"], *STATEMENT, ["Tilapalvelut"], *STATEMENT]
    table(sheet, ["Vastuualue", *COLUMNS[1:]], rows)
    board = (TOWN, "Tekninen lautakunta")
    assert {f.unit_path for f in read_all(tmp_path, sheet)} == {
        (*board, name) for name in ("Tekninen hallinto ja suunnittelu", "Kadut ja yleiset alueet", "Tilapalvelut")
    }


def test_an_account_over_units_is_the_account_of_each(sheet: Sheet, tmp_path: Path) -> None:
    sheet.heading("Toteutuminen toimialoittain")
    units = [["Sivistyspalvelut", "400", "200", "50,0"], ["Tekniset palvelut", "600", "300", "50,0"]]
    table(sheet, COLUMNS, [["Tulot"], *units, ["Tulot yhteensä", "1 000", "500", "50,0"], ["Menot"], *units, ["Menot yhteensä", "1 000", "500", "50,0"]])
    found = {(f.unit, f.account) for f in read_all(tmp_path, sheet)}
    assert found == {(unit, side) for unit in ("Sivistyspalvelut", "Tekniset palvelut") for side in ("Tulot", "Menot")} | {
        (TOWN, "Tulot yhteensä"),
        (TOWN, "Menot yhteensä"),
    }


def test_a_caption_begins_another_table(sheet: Sheet, tmp_path: Path) -> None:
    sheet.heading("Väestö ja työllisyys")
    sheet.y += 12
    sheet.text(56, sheet.y, "Taulukko 1. Väestönmuutokset (henkilöä)")
    rows = [["Syntyneet", "98", "104"], ["Tulomuutto", "1 284", "1 240"], ["Lähtömuutto", "1 301", "1 312"], ["Asukasluku 30.6.", "18 412", "18 297"]]
    table(sheet, ["Väestönmuutokset", "1–6/2025", "1–6/2024"], rows)
    sheet.y -= 4
    sheet.text(56, sheet.y, "Taulukko 2. Työllisyystilanne")
    sheet.y -= 1
    rows = [["Työnhakijat", "2 214", "1 987", "227"], ["Avoimet työpaikat", "263", "341", "-78"]]
    table(sheet, ["Työllisyystilanne", "30.6.2025", "30.6.2024", "Muutos"], rows, first=260)
    found = {(f.account, f.measure, f.period.label): int(f.number) for f in read_all(tmp_path, sheet)}
    assert found[("Tulomuutto", "actual", "1–6/2025")] == 1284
    assert found[("Työnhakijat", "actual", "30.6.2024")] == 1987
    assert found[("Avoimet työpaikat", "change", "1–6/2025")] == -78


def test_columns_of_words_before_the_numbers_are_no_part_of_the_name(sheet: Sheet, tmp_path: Path) -> None:
    sheet.heading("Säästöt")
    rows = [
        ["Koulun lakkauttaminen", "Sivistyspalvelut", "180 000", "96 500"],
        ["Tiloista luopuminen", "Tekniset palvelut", "120 000", "22 500"],
        ["Hankintojen kilpailutus", "Konsernipalvelut", "60 000", "40 000"],
    ]
    table(sheet, ["Toimenpide", "Toimiala", "Tavoite 2025, €", "Toteutunut 1–6/2025, €"], rows, left=2, step=110)
    assert [f.account for f in read_all(tmp_path, sheet)][::2] == [row[0] for row in rows]


def test_columns_that_count_parts_of_the_staff(sheet: Sheet, tmp_path: Path) -> None:
    sheet.heading("Henkilöstö")
    rows = [["Sivistyspalvelut", "598", "158", "756", "761"], ["Tekniset palvelut", "205", "24", "229", "233"], ["Yhteensä", "803", "182", "985", "994"]]
    table(sheet, ["Henkilöstö 30.6.", "Vakinaiset 2025", "Määräaikaiset 2025", "Yhteensä 2025", "Yhteensä 2024"], rows, step=84)
    found = {(f.unit, f.account, f.period.label): int(f.number) for f in read_all(tmp_path, sheet)}
    assert found[("Sivistyspalvelut", "Henkilöstö, vakinaiset", "30.6.2025")] == 598
    assert found[("Tekniset palvelut", "Henkilöstö, määräaikaiset", "30.6.2025")] == 24
    assert (found[(TOWN, "Henkilöstö", "30.6.2025")], found[(TOWN, "Henkilöstö", "30.6.2024")]) == (985, 994)


def test_a_rate_stands_in_a_column_of_its_own(sheet: Sheet, tmp_path: Path) -> None:
    sheet.heading("Sairauspoissaolot toimialoittain")
    rows = [["Sivistyspalvelut", "8 759", "12,7"], ["Tekniset palvelut", "3 408", "15,4"], ["Yhteensä", "12 167", "13,4"]]
    table(sheet, ["Sairauspoissaolot, kalenteripäivää", "1–6/2025", "Pv/htv 1–6/2025"], rows)
    assert [f.number_unit for f in read_all(tmp_path, sheet)] == ["days", "pv/htv"] * 3


def test_rates_of_tax_are_no_thousands_of_euros(sheet: Sheet, tmp_path: Path) -> None:
    sheet.heading("Verotulot")
    sheet.y += 12
    sheet.text(56, sheet.y, "Verotulot, 1 000 €")
    table(
        sheet,
        ["1 000 €", "TP 2024", "TA 2025"],
        [["Kunnan tulovero", "17 285", "17 450"], ["Kiinteistövero", "2 966", "3 010"], ["Verotulot yhteensä", "20 251", "20 460"]],
    )
    sheet.y += 30
    sheet.text(56, sheet.y, "Veroprosentit")
    table(
        sheet,
        ["Veroprosentti", "2024", "2025"],
        [["Tuloveroprosentti", "9,10", "9,30"], ["Maapohja", "–", "1,30"], ["Vakituinen asuinrakennus", "0,45", "0,45"]],
    )
    rates = [f for f in read_all(tmp_path, sheet) if f.account in ("Maapohja", "Vakituinen asuinrakennus")]
    assert [(f.number_unit, str(f.number)) for f in rates] == [("%", "1.30"), ("%", "0.45"), ("%", "0.45")]


def test_a_dash_among_per_cents_or_under_sums_of_dashes_is_no_zero(sheet: Sheet, tmp_path: Path) -> None:
    sheet.heading("Investoinnit hankkeittain")
    rows = [
        ["Koulun uudisrakennus", "24 600", "7 200", "4 386", "60,9"],
        ["Muut peruskorjaukset", "-", "950", "512", "-"],
        ["Talonrakennus yhteensä", "-", "8 150", "4 898", "60,1"],
    ]
    table(sheet, ["1 000 €", "Kustannusarvio", "TA 2025", "Toteuma 1–6/2025", "Tot-%"], rows)
    found = [(f.account, f.measure) for f in read_all(tmp_path, sheet) if f.number == 0]
    assert found == []


def test_counts_beside_their_budget_are_counts(sheet: Sheet, tmp_path: Path) -> None:
    sheet.heading("Kirjaston tunnusluvut")
    table(sheet, ["Tunnusluku", "TP 2024", "TA 2025", "1–6/2025"], [["Lainat", "348 200", "350 000", "181 480"], ["Tapahtumat", "120", "110", "64"]])
    assert {f.number_unit for f in read_all(tmp_path, sheet)} == {"count"}


def test_a_note_of_a_column_belongs_to_its_numbers(sheet: Sheet, tmp_path: Path) -> None:
    sheet.heading("Sairauspoissaolot toimialoittain")
    rows = [["Sivistyspalvelut", "8 759", "9 372"], ["Tekniset palvelut", "3 408", "3 620"], ["Yhteensä", "12 167", "12 992"]]
    table(sheet, ["Sairauspoissaolot, kalenteripäivää", "1–6/2025", "1–6/2024 1)"], rows)
    sheet.text(56, sheet.y, "1) Järjestelmä vaihtui, eivätkä vuodet ole vertailukelpoisia.", 7)
    notes = {f.period.label: f.footnotes for f in read_all(tmp_path, sheet)}
    assert (len(notes["1–6/2024"]), len(notes["1–6/2025"])) == (1, 0)


def test_columns_over_companies_say_what_they_tell_of_each(sheet: Sheet, tmp_path: Path) -> None:
    sheet.heading("Tytäryhtiöt")
    rows = [["Tammirannan Lämpö Oy", "100,0", "5 420", "312", "290"], ["Tammirannan Satama Oy", "82,4", "1 118", "-46", "0"]]
    table(sheet, ["1 000 €", "Omistus-%", "Liikevaihto 1–6/2025", "Tulos 1–6/2025", "Tulosennuste 2025"], rows, step=88, first=180)
    found = {(f.unit, f.account, f.measure): int(f.number) for f in read_all(tmp_path, sheet) if f.number_unit == "EUR"}
    assert found[("Tammirannan Lämpö Oy", "Liikevaihto", "actual")] == 5_420_000
    assert found[("Tammirannan Satama Oy", "Tilikauden tulos", "actual")] == -46_000
    assert found[("Tammirannan Lämpö Oy", "Tilikauden tulos", "forecast")] == 290_000


@pytest.mark.parametrize("name", ["Kiinteistö Oy Koelan Halli", "Asunto Oy Tilhi", "As Oy Koelan Koivu", "KOY Torni", "Koelan Vesi Oy"])
def test_companies_by_the_form_in_their_names(name: str) -> None:
    assert unit_kind(name) == "yhteisö"


@pytest.mark.parametrize(("title", "generic"), [("Tapahtumatuotanto", False), ("Ruokatuotanto", False), ("Olennaiset tapahtumat", True)])
def test_what_is_made_for_residents_names_a_unit(title: str, generic: bool) -> None:
    assert is_generic(title) == generic


def test_what_a_title_says_that_its_numbers_leave_out_goes_with_them(tmp_path: Path, sheet: Sheet) -> None:
    sheet.text(56, sheet.y, "Henkilöstökulut ja muut kulut (ilman liikelaitoksia)", 11, True)
    sheet.y += 20
    table(sheet, COLUMNS, STATEMENT)
    assert {note for f in read_all(tmp_path, sheet) for note in f.footnotes} == {"ilman liikelaitoksia"}


def test_a_heading_beside_units_with_the_same_rows_is_one_too(sheet: Sheet, tmp_path: Path) -> None:
    sheet.heading("Perusopetus")
    pupils = {"Alakoulut": 480, "Yläkoulut": 320, "Erityisluokat": 20}
    rows = [row for name, n in pupils.items() for row in ([name], ["Oppilaita", str(n)], ["Opettajia", str(n // 10)])]
    table(sheet, ["Suorite", "1–6/2025"], rows)
    told = {f.unit: str(f.number) for f in read_all(tmp_path, sheet) if f.account == "Oppilaita"}
    assert told == {"Alakoulut": "480", "Yläkoulut": "320", "Erityisluokat": "20"}


def test_a_note_of_a_heading_belongs_to_the_rows_below_it(sheet: Sheet, tmp_path: Path) -> None:
    sheet.heading("Konsernipalvelut palvelualueittain")
    rows = [["Hallintopalvelut"], *STATEMENT, ["Työllisyyspalvelut*"], *STATEMENT]
    table(sheet, COLUMNS, rows)
    sheet.text(56, sheet.y, "* Palvelu siirtyi kaupungille, eivätkä vuodet ole vertailukelpoisia.", 7)
    noted = {f.unit for f in read_all(tmp_path, sheet) if f.footnotes}
    assert noted == {"Työllisyyspalvelut"}


@pytest.mark.parametrize(
    ("text", "labels"),
    [
        ("Aste oli syyskuun 2025 lopussa 11,8 prosenttia, kun se vuotta aiemmin oli 10,9 prosenttia.", ["9/2025", "9/2024"]),
        ("Aste oli elokuussa 12,6 prosenttia ja vuotta aiemmin 11,4 prosenttia.", ["8/2026", "2025"]),
    ],
)
def test_a_year_before_is_before_the_time_named_outside_the_report(text: str, labels: list[str]) -> None:
    assert [t.period.label for t in find_times(text, year_period(2026)) if t.period is not None] == labels


def form(sheet: Sheet, *cells: str) -> None:
    """A ruled row of names and values."""
    top, width = sheet.y + 10, 480 / len(cells)
    for n, text in enumerate(cells):
        sheet.text(60 + n * width, top + 12, text)
    for n in range(len(cells) + 1):
        sheet.line(56 + n * width, top, 56 + n * width, top + 18)
    for y in (top, top + 18):
        sheet.line(56, y, 536, y)
    sheet.y = top + 24


def test_a_form_over_a_statement_names_the_unit(sheet: Sheet, tmp_path: Path) -> None:
    for unit in ("Varhaiskasvatus", "Perusopetus"):
        form(sheet, "Vastuualue", unit, "Yksikkö", "euroa")
        sheet.heading("Tuloslaskelma")
        table(sheet, COLUMNS, STATEMENT)
    sheet.heading("Verotulot")
    table(sheet, COLUMNS, [["Kunnallisvero", "9 000", "4 500", "50,0"]])
    told = [(f.unit, f.account) for f in read_all(tmp_path, sheet) if f.measure == "actual"]
    rows = ("Myyntituotot", "Toimintakulut", "Toimintakate")
    assert told[:6] == [(unit, row) for unit in ("Varhaiskasvatus", "Perusopetus") for row in rows]
    assert told[6:] == [(TOWN, "Kunnallisvero")]


def test_an_owner_in_each_of_its_rows_is_no_part_of_their_names(sheet: Sheet, tmp_path: Path) -> None:
    sheet.heading("Käyttötalous")
    rows = [[unit, *row] for unit in ("Varhaiskasvatus", "Perusopetus") for row in STATEMENT]
    table(sheet, ["Vastuuyksikkö", "Erä", "TA 2025", "Toteuma 1–6/2025", "Tot-%"], rows, left=2)
    told = [(f.unit, f.account, str(f.number)) for f in read_all(tmp_path, sheet) if f.measure == "actual"]
    assert told == [(unit, row[0], row[2]) for unit in ("Varhaiskasvatus", "Perusopetus") for row in STATEMENT]


@pytest.mark.parametrize("title", ["Perusopetus: tuotot", "Talous: Perusopetus", "Tavoitteet: Perusopetus", "Vastuualue: Perusopetus"])
def test_what_a_heading_tells_of_a_unit_is_no_part_of_its_name(title: str) -> None:
    assert plain_title(title) == "perusopetus"


def test_a_heading_that_begins_with_the_units_of_a_rank_names_none() -> None:
    assert is_generic("Palvelualueiden talous") and is_generic("Lautakuntien toimintakatteet 2025")
    assert not is_generic("Tekninen lautakunta") and not is_generic("Tilapalvelut")


@pytest.mark.parametrize(
    ("lines", "label"),
    [
        (("Tilinpäätös ja toimintakertomus 2024", "Kunnanhallitus 24.3.2025 § 58", "Tarkastuslautakunta 14.5.2025", "Valtuusto 9.6.2025"), "2024"),
        (("Tilinpäätös 31.12.2023", "Valtuusto 3.6.2024", "Allekirjoitettu 18.3.2024"), "2023"),
        (("TILINPÄÄTÖS", "Kunnanhallitus 25.3.2024", "Tilikausi 2023"), "2023"),
    ],
)
def test_days_of_meetings_are_no_year_of_a_report(lines: Sequence[str], label: str) -> None:
    blocks = tuple(Block("heading", 1, Box(50, 100 + 20 * n, 400, 115 + 20 * n), text) for n, text in enumerate(lines))
    assert report_period(Document((), blocks, (), ()), "tilinpäätös", "raportti.pdf").label == label


CHAPTERS = {
    "beside units that hold their own": ((("Kirjastot", 1), ("Talous", 2), ("Liikunta", 1), ("Talous", 2), ("Hankkeet", 1)), "Koelan palvelut"),
    "behind the one unit headed": ((("Kirjastot", 1), ("Talous", 2), ("Hankkeet", 1)), "Kirjastot"),
    "behind units with nothing below": ((("Kirjastot", 1), ("Talous", 1), ("Liikunta", 1), ("Hankkeet", 1)), "Liikunta"),
}


@pytest.mark.parametrize(("headings", "whose"), CHAPTERS.values(), ids=CHAPTERS)
def test_whose_a_chapter_of_the_top_rank_is(headings: tuple[tuple[str, int], ...], whose: str) -> None:
    registry = UnitRegistry("Koelan kaupunki", "Koelan palvelut")
    for name in ("Koelan kaupunki", "Koelan palvelut", "Kirjastot", "Liikunta"):
        registry.add(name)
    sections, parent = [], -1
    for n, (title, level) in enumerate(headings):
        parent = n if level == 1 else parent
        sections.append(Section(n, title, level, (title,), n + 1, None if level == 1 else parent))
    document = Document((Page(1, 595, 842, ()),), (), tuple(sections), ())
    assert section_unit(len(sections) - 1, document, registry).name == whose
