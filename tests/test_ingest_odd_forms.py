"""Reports that put what others print in plain tables into columns of cards, sentences, notes, or tables on their side, and what is answered from them."""

from collections.abc import Callable, Sequence
from decimal import Decimal
from pathlib import Path

import pytest
from drawn_tables import Sheet, save
from reportlab.pdfbase.pdfmetrics import stringWidth
from talk import asker_of

from ingest.extract import extract
from ingest.model import Extraction
from retrieval.answer import Asker

_ROWS = ("Toimintatuotot", "Henkilöstökulut", "Palvelujen ostot", "Toimintakulut")


def drawn(tmp_path: Path, draw: Callable[[Sheet], None]) -> Extraction:
    sheet = Sheet(tmp_path / "tammiranta-osavuosikatsaus-1-6-2025.pdf")
    draw(sheet)
    save(sheet)
    return extract(sheet.path)


def table(sheet: Sheet, heads: Sequence[str], rows: Sequence[Sequence[str]], flush: bool = True) -> None:
    """A table with a rule under its headings: labels at the left, the rest `flush` right."""
    x, width, labels = 56.0, 480.0, 150.0
    step = (width - labels) / (len(heads) - 1)
    for n, row in enumerate((heads, *rows)):
        sheet.y += 13
        for c, text in enumerate(row):
            at = x + labels + c * step - 4 if flush else x + labels * c
            sheet.text(at if c else x, sheet.y, text, 8.5, n == 0, right=flush and c > 0)
        if n == 0:
            sheet.line(x, sheet.y + 3, x + width, sheet.y + 3)


def unit(sheet: Sheet, name: str, amounts: Sequence[int]) -> None:
    sheet.heading(name)
    table(sheet, ("€", "TA 2025", "Toteuma 1–6/2025"), [(row, f"{2 * n} 000", f"{n} 000") for row, n in zip(_ROWS, amounts, strict=True)])


# ------------------------------------------------------------------------------------------------ units


def one_level(sheet: Sheet) -> None:
    """A service area, its boards and their areas under headings that look alike."""
    unit(sheet, "Hyvinvointipalvelut", (60, 300, 150, 500))
    unit(sheet, "Opetuslautakunta", (50, 200, 100, 320))
    unit(sheet, "Varhaiskasvatus", (20, 90, 40, 140))
    unit(sheet, "Lukiokoulutus", (30, 110, 60, 180))
    sheet.new_page()
    unit(sheet, "Vapaa-aikalautakunta", (10, 100, 50, 180))
    unit(sheet, "Kirjastopalvelut", (4, 40, 20, 70))


def test_units_under_headings_alike_are_put_under_each_other_by_order_and_amounts(tmp_path: Path) -> None:
    paths = {f.unit: f.unit_path[1:-1] for f in drawn(tmp_path, one_level).figures}
    assert paths["Lukiokoulutus"] == paths["Varhaiskasvatus"] == ("Hyvinvointipalvelut", "Opetuslautakunta")
    assert paths["Kirjastopalvelut"] == ("Hyvinvointipalvelut", "Vapaa-aikalautakunta")


def with_codes(sheet: Sheet) -> None:
    for code, name in (("2110", "Varhaiskasvatus"), ("2120", "Perusopetus")):
        sheet.y += 30
        sheet.text(56, sheet.y, f"{code} {name}", 9, True)
        sheet.paragraph(f"Hankintoja on siirretty syksylle. Retkiin on käytetty {code} euroa.")
    sheet.y += 30
    sheet.text(56, sheet.y, "LUKUJA 31.12.", 9, True)
    sheet.paragraph("Asukkaita oli 8 200.")


def test_the_code_of_a_unit_and_a_day_belong_to_headings(tmp_path: Path) -> None:
    found = {f.number: f.section[-1] for f in drawn(tmp_path, with_codes).figures}
    assert (found[Decimal(2110)], found[Decimal(2120)], found[Decimal(8200)]) == ("2110 Varhaiskasvatus", "2120 Perusopetus", "LUKUJA 31.12.")


def larger_than_board(sheet: Sheet) -> None:
    unit(sheet, "Opetuslautakunta", (1, 2, 1, 4))
    unit(sheet, "Varhaiskasvatus", (20, 90, 40, 140))


def test_no_unit_is_a_part_of_a_board_that_it_is_larger_than(tmp_path: Path) -> None:
    assert {f.unit_path[1:] for f in drawn(tmp_path, larger_than_board).figures if f.table is not None} == {("Opetuslautakunta",), ("Varhaiskasvatus",)}


def in_genitive(sheet: Sheet) -> None:
    unit(sheet, "Varhaiskasvatus", (20, 90, 40, 140))
    sheet.heading("Varhaiskasvatuksen tavoitteet")
    table(sheet, ("Tavoite", "Mittari", "Tila"), [("Leikkipihat uusitaan.", "Pihojen määrä", "Toteutuu"), ("Ruoka maistuu.", "Hävikki", "Ei toteudu")], False)


def test_a_heading_tells_whose_targets_follow_by_a_genitive(tmp_path: Path) -> None:
    found = drawn(tmp_path, in_genitive).records
    assert [(r.title, r.unit) for r in found] == [("Leikkipihat uusitaan.", "Varhaiskasvatus"), ("Ruoka maistuu.", "Varhaiskasvatus")]


# ------------------------------------------------------------------------------------------------ columns


def wrapped(sheet: Sheet, x: float, name: str, number: int) -> None:
    """A heading in a column over a statement whose longest label takes two lines, the numbers at their middle."""
    sheet.y += 26
    sheet.text(x, sheet.y, name, 12, True)
    for label in ("Toimintatuotot", "Henkilöstökulut", ("Aineet, tarvikkeet ja", "tavarat"), "Avustukset", ("Muut kulut ja", "poistot"), "Toimintakulut"):
        lines = (label,) if isinstance(label, str) else label
        sheet.y += 16
        for n, line in enumerate(lines):
            sheet.text(x, sheet.y + 8 * n - 4 * (len(lines) - 1), line, 7.5)
        for c in range(3):
            sheet.text(x + 130 + 40 * c, sheet.y, f"{number + c} 100", 7.5, right=True)
        number += 7


def in_columns_with_a_chart(sheet: Sheet) -> None:
    top = sheet.y
    wrapped(sheet, 50, "Perusopetus", 20)
    for n, value in enumerate(("1 939", "2 729", "205", "385", "108")):
        sheet.text(58 + 47 * n, sheet.y + 40 + 9 * n, value, 7.5, True)
    sheet.y += 100
    wrapped(sheet, 50, "Lukiokoulutus", 40)
    wrapped(sheet, 50, "Nuorisopalvelut", 60)
    sheet.y = top
    for name, number in (("Kirjastopalvelut", 30), ("Museopalvelut", 50), ("Liikuntapalvelut", 70)):
        sheet.y += 26
        sheet.text(310, sheet.y, name, 12, True)
        sheet.paragraph("Palvelujen kysyntä on kasvanut alkuvuonna suunniteltua enemmän, ja tilat on saatu käyttöön ajallaan.", 310, 240)
        sheet.y -= 24
        wrapped(sheet, 310, "", number)


def test_columns_part_though_labels_wrap_and_a_chart_stands_in_one(tmp_path: Path) -> None:
    found = drawn(tmp_path, in_columns_with_a_chart)
    rows = {(r.label, *(c.text for c in r.cells[1:] if c is not None)) for t in found.tables for r in t.rows}
    assert ("Aineet, tarvikkeet ja tavarat", "54 100", "55 100", "56 100") in rows
    assert ("Toimintakulut", "105 100", "106 100", "107 100") in rows


# ------------------------------------------------------------------------------------------------ matrices


def matrix(sheet: Sheet) -> None:
    """Units over rows, accounts over columns; what the numbers are stands in the titles."""
    units = ("Tekninen lautakunta", "Tilapalvelut", "Katupalvelut")
    sheet.heading("Menot menolajeittain, toteuma 1–6/2025, euroa")
    heads = ("Yksikkö", "Henkilöstökulut", "Palvelujen ostot", "Avustukset", "Toimintakulut")
    table(sheet, heads, [(name, f"{9 - n}0 000", f"{8 - n}0 000", "–" if n else "5 000", f"{17 - 2 * n}0 000") for n, name in enumerate(units)])
    sheet.heading("Menojen toteumaprosentit")
    table(sheet, heads, [(name, f"{50 + n},1 %", f"{40 - n},2 %", "–" if n else "44,0 %", f"{45 + n},3 %") for n, name in enumerate(units)])
    sheet.heading("Toimintakate yksiköittäin, euroa")
    table(sheet, ("Yksikkö", "Netto TA 2025", "Netto Tot. 1–6/2025"), [(name, f"−{40 - n}0 000", f"−{20 - n}0 000") for n, name in enumerate(units)])
    sheet.heading("Henkilöstö")
    staff = [("Tilapalvelut", "21", "2", "23"), ("Katupalvelut", "8", "3", "11"), ("Kaupunki yhteensä", "29", "5", "34")]
    table(sheet, ("Henkilöstö 30.6.2025", "Vakinaiset", "Määräaikaiset", "Yhteensä"), staff)


@pytest.fixture(scope="module")
def matrices(tmp_path_factory: pytest.TempPathFactory) -> Extraction:
    return drawn(tmp_path_factory.mktemp("matrix"), matrix)


def test_the_title_of_a_matrix_tells_that_it_holds_per_cents_of_the_budget(matrices: Extraction) -> None:
    found = {(f.unit, f.account): f.number for f in matrices.figures if f.measure == "percent"}
    assert found["Katupalvelut", "Palvelujen ostot"] == Decimal("38.2")


def test_the_sum_of_the_staff_is_people(matrices: Extraction) -> None:
    assert {
        f.number_unit
        for f in matrices.figures
        if f.account.startswith("Henkilöstö") and f.table is not None and f.number_unit != "EUR" and f.number_unit != "%"
    } == {"persons"}


@pytest.mark.parametrize(
    ("question", "number"),
    [
        ("Mihin katupalveluissa käytettiin vähiten rahaa tammi–kesäkuussa 2025?", 60000),
        ("Minkä menolajin käyttöprosentti on katupalveluissa matalin?", Decimal("38.2")),
        ("Millä yksiköllä netto oli heikoin tammi–kesäkuussa 2025: tilapalveluilla vai katupalveluilla?", -190000),
        ("Kuinka paljon henkilöstöä katupalveluissa on?", 11),
    ],
)
def test_matrices_are_answered_from(matrices: Extraction, question: str, number: Decimal | int) -> None:
    told = asker_of(matrices).ask(question)
    assert [v.number for v in told.values] == [Decimal(number)], told.answer


# ------------------------------------------------------------------------------------------------ cards and turned tables


def card(sheet: Sheet, x: float, title: Sequence[str], *lines: str) -> None:
    sheet.y += 10
    for text in title:
        sheet.y += 11
        sheet.text(x, sheet.y, text, 9, True)
    for text in lines:
        sheet.y += 11
        sheet.text(x, sheet.y, text, 8.4)


def in_two_columns(sheet: Sheet) -> None:
    top = sheet.y + 20
    sheet.y = top
    sheet.text(56, sheet.y, "Tavoitteet", 12, True)
    for name in ("Leikkipihat uusitaan kaikissa", "Retkeilyreitit merkitään", "Torin valot vaihdetaan"):
        card(
            sheet,
            64,
            (name, "kaupunginosissa."),
            "Mittari: valmiiden kohteiden määrä",
            "Toteuma: Puolet kohteista on valmiina.",
            "Vastuu: kaupunginpuutarhuri",
            "Tila: Toteutuu",
        )
    sheet.y += 30
    sheet.text(56, sheet.y, "Riskit", 12, True)
    risk = (
        "Luokka: Vahinkoriski",
        "Todennäköisyys: 2   Merkittävyys: 3",
        "Hallinta: varavoima ja vuosittaiset harjoitukset",
        "Tilanne: Harjoitus pidettiin keväällä.",
    )
    card(sheet, 64, ("Myrsky katkaisee sähköt viikoksi.",), *risk)
    sheet.y = top - 8
    card(sheet, 320, ("Tulva nousee torille asti keväällä.",), *risk)
    card(sheet, 320, ("Palo tuhoaa arkiston asiakirjoja.",), *risk)


def test_cards_in_two_columns_are_read_column_by_column_and_their_names_whole(tmp_path: Path) -> None:
    found = drawn(tmp_path, in_two_columns).records
    assert [r.title for r in found if r.kind == "target"] == [
        "Leikkipihat uusitaan kaikissa kaupunginosissa.",
        "Retkeilyreitit merkitään kaupunginosissa.",
        "Torin valot vaihdetaan kaupunginosissa.",
    ]
    risks = [r for r in found if r.kind == "risk"]
    assert [r.title.split()[0] for r in risks] == ["Myrsky", "Tulva", "Palo"]
    assert all((r.fields["probability"], r.fields["impact"]) == ("2", "3") for r in risks)


def on_its_side(sheet: Sheet) -> None:
    sheet.heading("Hankkeet")
    rows = (
        ("Toteutusaika", "2024–2025", "2025"),
        ("Rahoittaja", "AVI", "OKM"),
        ("Kokonaisrahoitus", "48 000 €", "9 000 €"),
        ("Kaupungin osuus", "20 %", "10 %"),
    )
    top = sheet.y
    for n, row in enumerate((("Hanke", "Kyläverkko", "Joen varrella"), *rows)):
        for c, text in enumerate(row):
            sheet.text(60 + 160 * c, top + 12 + 16 * n, text, 8.5, n == 0)
    for n in range(6):
        sheet.line(56, top + 16 * n, 536, top + 16 * n)
    for c in range(4):
        sheet.line(56 + 160 * c, top, 56 + 160 * c, top + 80)


def test_a_table_of_projects_that_stands_on_its_side_is_turned(tmp_path: Path) -> None:
    found = drawn(tmp_path, on_its_side).records
    assert [(r.kind, r.title, r.fields["funder"], r.fields["own_share"]) for r in found] == [
        ("project", "Kyläverkko", "AVI", "20 %"),
        ("project", "Joen varrella", "OKM", "10 %"),
    ]


def number_cards(sheet: Sheet) -> None:
    sheet.heading("Investoinnit (1 000 €)")
    for group, names in (("Talonrakennus", ("Koelan koulu", "Uimahalli")), ("Kadut", ("Torin silta",))):
        sheet.y += 24
        sheet.text(56, sheet.y, group, 11, True)
        sheet.y += 4
        for n, name in enumerate(names):
            sheet.y += 18
            sheet.text(62, sheet.y, name, 9.5, True)
            for k, values in enumerate((("TA 2025", "Toteuma 1–6/2025", "Käyttö-%"), (f"{400 + n}", f"{100 + n}", "25,0 %"))):
                sheet.y += 12
                for c, text in enumerate(values):
                    sheet.canvas.setFont("Helvetica", 7.5 + k)
                    sheet.canvas.drawCentredString(120 + 160 * c, sheet.height - sheet.y, text)
            sheet.y += 12
            sheet.text(62, sheet.y, "Tilanne: Urakka on käynnissä.", 8.5)


def test_cards_of_headings_over_numbers_are_rows_of_a_table(tmp_path: Path) -> None:
    found = drawn(tmp_path, number_cards)
    spent = {f.account: (f.number, f.groups) for f in found.figures if f.measure == "actual" and f.table is not None}
    assert spent["Uimahalli"] == (Decimal(101000), ("Talonrakennus",))
    assert spent["Torin silta"] == (Decimal(100000), ("Kadut",))
    assert {r.title: r.fields["description"] for r in found.records}["Koelan koulu"] == "Urakka on käynnissä."


# ------------------------------------------------------------------------------------------------ sentences


TOLD = (
    "Varhaiskasvatuksen toimintatuotot olivat kesäkuun 2025 lopussa 40 200 euroa, mikä on 48,0 prosenttia muutetusta talousarviosta (83 750 euroa). "
    "Toimintakulut olivat 260 000 euroa eli 52,0 prosenttia talousarvion 500 000 eurosta. Kuluista oli henkilöstökuluja 180 000 euroa (51,4 %), "
    "aineita, tarvikkeita ja tavaroita 30 000 euroa (55,1 %) ja muita toimintakuluja 50 000 euroa (49,9 %). "
    "Vuoden 2024 palvelujen ostot olivat 4 000 euroa. Kesäkuussa palvelujen ostot olivat 3 000 euroa. "
    "Henkilöstökulut kasvoivat 7 000 euroa. Palvelujen ostot olivat 9 000 euroa suuremmat kuin vuosi sitten."
)


def in_sentences(sheet: Sheet) -> None:
    unit(sheet, "Lukiokoulutus", (20, 90, 40, 140))
    sheet.heading("Varhaiskasvatus")
    sheet.paragraph(TOLD)
    sheet.heading("Investoinnit")
    sheet.paragraph("Koelan koulu: talousarvio 850 000 euroa, toteuma 559 000 euroa, käyttö 65,8 prosenttia.")
    sheet.paragraph("Torin silta: talousarvio 90 000 euroa, toteuma 0 euroa (0,0 %).")
    sheet.y += 20
    sheet.text(56, sheet.y, "Koelan uimahalli", 9, True)
    sheet.text(56 + stringWidth("Koelan uimahalli", "Helvetica-Bold", 9), sheet.y, ": talousarvio 70 000 euroa, toteuma 7 000 euroa, käyttö 10,0", 9)
    sheet.y += 11
    sheet.text(56, sheet.y, "prosenttia.", 9)


def test_rows_of_a_statement_that_sentences_tell_are_figures(tmp_path: Path) -> None:
    found = [f for f in drawn(tmp_path, in_sentences).figures if f.table is None]
    told = {(f.account, f.measure): f.number for f in found if f.unit == "Varhaiskasvatus" and f.subject_kind == "account"}
    assert told == {
        ("Toimintatuotot", "actual"): 40200,
        ("Toimintatuotot", "percent"): 48,
        ("Toimintatuotot", "amended_budget"): 83750,
        ("Toimintakulut", "actual"): 260000,
        ("Toimintakulut", "percent"): 52,
        ("Toimintakulut", "amended_budget"): 500000,
        ("Henkilöstökulut", "actual"): 180000,
        ("Henkilöstökulut", "percent"): Decimal("51.4"),
        ("Aineet, tarvikkeet ja tavarat", "actual"): 30000,
        ("Aineet, tarvikkeet ja tavarat", "percent"): Decimal("55.1"),
        ("Muut toimintakulut", "actual"): 50000,
        ("Muut toimintakulut", "percent"): Decimal("49.9"),
    }
    works = {(f.account, f.measure): f.number for f in found if f.subject_kind == "investment"}
    assert works[("Koelan koulu", "actual")] == 559000
    assert works[("Koelan koulu", "percent")] == Decimal("65.8")
    assert works[("Torin silta", "budget")] == 90000
    assert works[("Koelan uimahalli", "percent")] == 10  # its bold name makes no heading of its first line


def shares(sheet: Sheet) -> None:
    sheet.heading("Varhaiskasvatus")
    sheet.paragraph("Toimintakulut olivat 200 000 euroa eli 52,0 prosenttia talousarviosta. Kuluista oli henkilöstökuluja 120 000 euroa (60,0 %).")


def test_a_per_cent_that_may_be_a_share_of_the_costs_is_no_per_cent_of_the_budget(tmp_path: Path) -> None:
    found = drawn(tmp_path, shares).figures
    assert ("Henkilöstökulut", "percent") not in {(f.account, f.measure) for f in found}
    assert ("Henkilöstökulut", "actual") in {(f.account, f.measure) for f in found}


# ------------------------------------------------------------------------------------------------ answers


def with_notes(sheet: Sheet) -> None:
    sheet.heading("Katupalvelut")
    heads = ("€", "TA 2025", "Toteuma 1–6/2025", "Jäljellä")
    rows = [("Myyntituotot", "4 000", "2 000", "2 000"), ("Palvelujen ostot", "90 000", "40 000", "50 000"), ("Avustukset", "–", "–", "–")]
    table(sheet, heads, [*rows, ("Muut toimintakulut", "8 000", "3 000", "5 000"), ("Toimintakulut", "98 000", "43 000", "55 000")])
    sheet.text(56 + 150 + 220 - 3.5, sheet.y - 39 - 3.5, "1)", 5.5)
    sheet.y += 12
    sheet.text(56, sheet.y, "1) Toteumasta puuttuu kesäkuun kunnossapitolasku, joka kirjataan heinäkuulle.", 7.5)


@pytest.fixture(scope="module")
def asker(tmp_path_factory: pytest.TempPathFactory) -> Asker:
    return asker_of(drawn(tmp_path_factory.mktemp("notes"), with_notes))


def test_what_a_figures_note_says_of_it_is_told(asker: Asker) -> None:
    told = asker.ask("Mitä katupalvelujen palvelujen ostojen toteumasta puuttuu?")
    assert told.status == "answered"
    assert "kunnossapitolasku" in told.answer
    assert not told.values
    left = asker.ask("Paljonko katupalvelujen palvelujen ostoista on jäljellä?")
    assert [v.number for v in left.values] == [Decimal(50000)]


def with_one_upright_rule(sheet: Sheet) -> None:
    """Two years over their columns, a rule between them, more rules over and under the sums, and a note."""
    sheet.heading("Katupalvelut")
    top = sheet.y + 4
    heads = ("Tilinpäätös", "1.1.–30.6.", "TA + muutokset", "1.1.–30.6.", "Jäljellä")
    ends = [250 + 62 * n for n in range(5)]
    sheet.text(240, top + 12, "2024", 8.5, True)
    sheet.text(400, top + 12, "2025", 8.5, True)
    sheet.text(60, top + 18, "Katupalvelut", 8.5, True)
    rows = ("Myyntituotot", "Muut toimintatuotot", "Toimintatuotot", "Henkilöstökulut", "Palvelujen ostot", "Toimintakulut")
    for n, row in enumerate((heads, *((f"{9 + n} 0{c}0" for c in range(5)) for n in range(6)))):
        y = top + 26 + 14 * n
        sheet.text(60, y, rows[n - 1] if n else "", 8.5)
        for end, text in zip(ends, row, strict=True):
            sheet.text(end, y, text, 8, n == 0, right=True)
    for y, x in ((top + 16, 190), (top + 29, 56), (top + 57, 56), (top + 71, 56), (top + 99, 56), (top + 113, 56)):
        sheet.line(x, y, 536, y)
    sheet.line(316, top, 316, top + 113)
    sheet.text(ends[3] + 1, top + 92, "1)", 5.5)
    sheet.text(56, top + 124, "1) Toteumasta puuttuu kesäkuun kunnossapitolasku, joka kirjataan vasta myöhemmin heinäkuulle.", 7.5)


def test_rows_of_numbers_between_rules_are_rows_of_their_own(tmp_path: Path) -> None:
    found = drawn(tmp_path, with_one_upright_rule)
    assert [r.label for r in found.tables[0].rows][:2] == ["Myyntituotot", "Muut toimintatuotot"]
    assert {f.footnotes for f in found.figures if f.account == "Palvelujen ostot" and f.measure == "actual" and f.period.end.year == 2025} != {()}


def monthly(sheet: Sheet) -> None:
    sheet.heading("Katupalvelut")
    heads = ("€", "Tammikuu 2025", "Helmikuu 2025", "Maaliskuu 2025", "Yhteensä 1–3/2025")
    table(sheet, heads, [(row, f"{n} 100", f"{n} 200", f"{n} 300", f"{3 * n} 600") for n, row in enumerate(_ROWS, 2)])


def test_month_by_month_asks_for_each_month(tmp_path: Path) -> None:
    told = asker_of(drawn(tmp_path, monthly)).ask("Miten katupalvelujen toimintakulut kehittyivät kuukausittain?")
    assert [v.number for v in told.values] == [5100, 5200, 5300]
