"""Tables with all units under bands, their headings on the first page alone; texts that wrap behind the numbers of a row."""

from pathlib import Path

import pytest
from reportlab.lib import colors
from reportlab.lib.pagesizes import A4, landscape
from reportlab.lib.styles import ParagraphStyle
from reportlab.platypus import Flowable, Paragraph, SimpleDocTemplate, Spacer, Table

from ingest.amounts import parse_amount
from ingest.extract import extract
from ingest.left_out import LeftOut
from ingest.model import Box, Extraction
from ingest.pages.raw_tables import RawCell, RawRow, RawTable
from ingest.tables.table_parts import Placed, join_parts

HEAD = ParagraphStyle("head", fontName="Helvetica-Bold", fontSize=14, leading=18)
UNITS = ("Varhaiskasvatus", "Perusopetus", "Lukiokoulutus", "Kirjastopalvelut", "Nuorisopalvelut", "Museopalvelut", "Liikuntapalvelut", "Kulttuuripalvelut")
ACCOUNTS = ("Myyntituotot", "Maksutuotot", "Toimintatuotot", "Henkilöstökulut", "Palvelujen ostot", "Muut toimintakulut", "Toimintakulut", "Toimintakate")
HEADS = ("TP 2024", "TA 2025", "TA-muutos", "TA 2025 muutettu", "Tot. 1–6/2024", "Tot. 1–6/2025", "Tot-%", "Jäljellä")


def numbers(n: int) -> list[int]:
    """What the accounts of unit n came to."""
    sales, fees, staff, bought, others = (n + 1) * 1037, (n + 1) * 511, -(n + 1) * 9013, -(n + 1) * 4007, -(n + 1) * 701
    costs = staff + bought + others
    return [sales, fees, sales + fees, staff, bought, others, costs, sales + fees + costs]


def printed(number: int) -> str:
    return f"{number:,}".replace(",", " ").replace("-", "−")


def texts(actual: int) -> dict[str, str]:
    budget, change = 4 * actual, actual // 10
    values = dict(zip(HEADS, (3 * actual, budget, change, budget + change, actual - actual // 20, actual, 0, budget + change - actual), strict=True))
    return {head: printed(value) for head, value in values.items()} | {"Tot-%": f"{100 * actual / (budget + change):.1f}".replace(".", ",")}


def build(path: Path, story: list[Flowable], wide: bool = False) -> Extraction:
    title = [Paragraph("Tammirannan kaupunki", HEAD), Paragraph("Osavuosikatsaus 1–6/2025", HEAD)]
    SimpleDocTemplate(str(path), pagesize=landscape(A4) if wide else A4, topMargin=50, bottomMargin=60).build([*title, *story])
    return extract(path)


def banded(path: Path, heads: tuple[str, ...], rules: str, band: str, lead: float, repeat: int = 0) -> Extraction:
    """A table of all units, a band over the accounts of each; `lead` points stand above it on the first page."""
    rows = [["Yksikkö / tili", *(head.replace(" muutettu", "\nmuutettu") for head in heads)]]
    style: list[tuple[object, ...]] = [
        ("FONTSIZE", (0, 0), (-1, -1), 7.5),
        ("ALIGN", (1, 0), (-1, -1), "RIGHT"),
        ("FONTNAME", (0, 0), (-1, 0), "Helvetica-Bold"),
    ]
    style += [("TOPPADDING", (0, 0), (-1, -1), 1.5), ("BOTTOMPADDING", (0, 0), (-1, -1), 1.5)]
    for n, unit in enumerate(UNITS):
        at = len(rows)
        rows.append([f"{2110 + 10 * n} {unit}" if band == "coded" else unit, *[""] * len(heads)])
        style.append(("FONTNAME", (0, at), (-1, at), "Helvetica-Bold"))
        style += [("SPAN", (0, at), (-1, at)), ("BACKGROUND", (0, at), (-1, at), colors.lightgrey)] if band == "spanned" else []
        for account, actual in zip(ACCOUNTS, numbers(n), strict=True):
            rows.append([account, *(texts(actual)[head] for head in heads)])
        style += [("LEFTPADDING", (0, at + 1), (0, len(rows) - 1), 14)]
        style += [("FONTNAME", (0, at + k), (-1, at + k), "Helvetica-Bold") for k in (3, 7, 8)]
    lines = {"lines": ["LINEBELOW"], "grid": ["LINEBELOW", "LINEBEFORE", "LINEAFTER"]}  # no rule above the first row of a page
    style += [(name, (0, 0), (-1, -1), 0.3, colors.grey) for name in lines.get(rules, [])]
    wide = len(heads) > 6
    width = ((842 if wide else 595) - 240) / len(heads)
    table = Table(rows, colWidths=[150, *[width] * len(heads)], repeatRows=repeat)
    table.setStyle(style)
    return build(path, [Spacer(1, lead), Paragraph("Käyttötalous yksiköittäin (€)", HEAD), table], wide)


def told(found: Extraction) -> dict[tuple[str, str], list[int]]:
    out: dict[tuple[str, str], list[int]] = {}
    for f in found.figures:
        if f.measure == "actual" and f.period.label == "1–6/2025":
            out.setdefault((f.unit, f.account), []).append(int(f.number))
    return out


DUE = {(unit, account): [actual] for n, unit in enumerate(UNITS) for account, actual in zip(ACCOUNTS, numbers(n), strict=True)}


@pytest.mark.parametrize("rules", ["grid", "lines", "none"])
@pytest.mark.parametrize("band", ["spanned", "coded", "bold"])
@pytest.mark.parametrize("lead", [64, 76, 90, 104])
def test_bands_at_the_top_of_a_page(tmp_path: Path, rules: str, band: str, lead: float) -> None:
    heads = tuple(HEADS[n] for n in (1, 3, 4, 5, 6, 7))
    assert told(banded(tmp_path / "k.pdf", heads, rules, band, lead)) == DUE


@pytest.mark.parametrize("count", [5, 8])
def test_bands_over_many_columns(tmp_path: Path, count: int) -> None:
    assert told(banded(tmp_path / "k.pdf", HEADS[8 - count :], "grid", "spanned", 20)) == DUE


def part(page: int, header: list[list[str]], rows: list[list[str]]) -> RawTable:
    xs = [(40.0, 150.0), (150.0, 200.0), (200.0, 250.0)]
    boxes = [Box(x0, 60, x1, 70) for x0, x1 in xs]
    made = [[RawCell([(text, box)], box, amount=parse_amount(text)) for text, box in zip(texts, boxes, strict=True)] for texts in rows]
    return RawTable(page, Box(40, 60, 250, 700), xs, header, [RawRow([*cells], page, 60, 70) for cells in made], False)


def test_headings_said_again_over_one_row_are_no_row() -> None:
    heads = [["", "Tot.", ""], ["Yksikkö / tili", "8/2022", "Muutos-%"]]
    first = part(1, heads, [["Toimintatuotot", "119 757", "16,9"], ["Toimintakulut", "621 014", "1,5"]])
    rest = part(2, [], [["Yksikkö / tili", "Tot. 8/2022", "Muutos-%"], ["Toimintakate", "-501 257", "-2,2"]])
    places = [Placed([table], 40, False, {id(table)}, {id(table)}) for table in (first, rest)]
    whole = join_parts(places, LeftOut())
    assert [[row.label for row in own.rows] for one in whole for own in one.parts] == [["Toimintatuotot", "Toimintakulut"], ["Toimintakate"]]
    assert len(whole) == 1


SMALL = ParagraphStyle("small", fontName="Helvetica", fontSize=7.5, leading=9)
WORKS = (
    ("Uimahallin vesikaton uusiminen", "160 000", "90 169", "Työt ovat käynnissä, ja ne valmistuvat loppuvuonna."),
    ("Koulukeskuksen hankesuunnittelu ja rakennuttaminen", "1 100 000", "11 200", "Suunnittelu on kesken, toteutus siirtyy seuraavalle vuodelle."),
    ("Jätevesipumppaamo Lahdenpohjan taajamassa", "2 100 000", "306 301", "Urakka on viivästynyt materiaalien toimitusvaikeuksien vuoksi."),
    ("Vesitornin kunnostus", "250 000", "0", "Ei aloitettu."),
    ("Keskustan leikkipuisto", "900 000", "406 517", "Urakka on käynnissä ja etenee aikataulussa. Avajaiset ovat syksyllä."),
)


def works(path: Path, valign: str) -> Extraction:
    rows: list[list[object]] = [["Kohde, €", "Talousarvio 2025", "Toteuma 1–6/2025", "Selvitys"]]
    rows += [[Paragraph(name, SMALL), budget, actual, Paragraph(text, SMALL)] for name, budget, actual, text in WORKS]
    rows.insert(1, ["Talonrakennus", "1 260 000", "101 369", ""])
    rows.insert(4, ["Kunnallistekniikka", "3 250 000", "712 818", ""])
    rows.append(["Investoinnit yhteensä", "4 510 000", "814 187", ""])
    table = Table(rows, colWidths=[120, 80, 80, 125])
    style: list[tuple[object, ...]] = [
        ("FONTSIZE", (0, 0), (-1, -1), 7.5),
        ("ALIGN", (1, 0), (2, -1), "RIGHT"),
        ("VALIGN", (0, 0), (-1, -1), valign),
        ("LEADING", (0, 0), (-1, -1), 9),
    ]
    style += [("LINEABOVE", (0, n), (-1, n), 0.6, colors.black) for n in (1, 4, -1)] + [("FONTNAME", (0, n), (-1, n), "Helvetica-Bold") for n in (1, 4, -1)]
    table.setStyle(style)
    return build(path, [Spacer(1, 12), Paragraph("Investoinnit", HEAD), Spacer(1, 6), table])


def test_texts_that_wrap_behind_numbers(tmp_path: Path) -> None:
    found = works(tmp_path / "k.pdf", "TOP")
    assert {r.title: r.fields["description"] for r in found.records} == {name: text for name, _, _, text in WORKS}
    totals = [(f.measure, int(f.number)) for f in found.figures if f.account.startswith("Investoinnit")]
    assert sorted(totals) == [("actual", 814187), ("budget", 4510000)]


def test_texts_set_to_the_middle_of_their_rows_go_to_no_other_row(tmp_path: Path) -> None:
    due = {name: text for name, _, _, text in WORKS}
    for record in works(tmp_path / "k.pdf", "MIDDLE").records:
        text = record.fields.get("description", "")
        assert {word for word in text.split() if word.isalpha()} <= set(due.get(record.title, "").split()), record.title


def test_rows_in_two_sizes_of_print_between_rules_are_whole_and_the_note_below_is_none(tmp_path: Path) -> None:
    large = [
        ("FONTSIZE", (1, 1), (2, -1), 10.0),
        ("VALIGN", (0, 0), (-1, -1), "MIDDLE"),
        ("ALIGN", (1, 0), (2, -1), "RIGHT"),
        ("FONTSIZE", (0, 0), (0, -1), 7.5),
    ]
    rows: list[list[object]] = [["Kohde, 1 000 €", "TA 2025", "Tot. 1–6/2025", "Tilanne"]]
    rows += [[name, budget, actual, Paragraph(text, SMALL)] for name, budget, actual, text in WORKS]
    rows.append(["Investoinnit yhteensä", "4 510 000", "814 187", ""])
    drawn = Table(
        rows, colWidths=[190, 70, 80, 125], style=[*large, ("LINEBELOW", (0, 0), (-1, -1), 0.6, colors.grey), ("BACKGROUND", (0, 0), (-1, 0), colors.lightblue)]
    )
    note = Paragraph("Luvut on pyöristetty tuhansiin euroihin, joten summat voivat poiketa hieman.", SMALL)
    found = build(tmp_path / "k.pdf", [Paragraph("Investoinnit", HEAD), Spacer(1, 6), drawn, Spacer(1, 3), note])
    assert {r.title: r.fields["description"] for r in found.records} == {name: text for name, _, _, text in WORKS}
    budgets = {f.account: (int(f.number), f.number_unit) for f in found.figures if f.measure == "budget"}
    assert budgets == {name: (1000 * int(budget.replace(" ", "")), "EUR") for name, budget, _, _ in WORKS} | {"Investoinnit yhteensä": (4_510_000_000, "EUR")}


def test_rows_of_one_line_each_between_rules_at_top_and_bottom(tmp_path: Path) -> None:
    targets = [
        ("Vaikuttavuus", "Veto- ja pitovoima vahvistuu", "Muuttotase paranee", "Kunnanhallitus"),
        ("Talous", "Lainakanta ei kasva", "Lainaa enintään 3 164 €/asukas", "Kunnanjohtaja"),
        ("Henkilöstö", "Työhyvinvointi paranee", "Kyselyn keskiarvo vähintään 4,1", "Talousjohtaja"),
    ]
    lines = [("LINEABOVE", (0, n), (-1, n), 0.8, colors.green) for n in (0, 1)] + [("LINEBELOW", (0, -1), (-1, -1), 0.8, colors.green)]
    drawn = Table([["Näkökulma", "Tavoite", "Mittari", "Vastuutaho"], *targets], style=[("FONTNAME", (0, 0), (-1, 0), "Helvetica-Bold"), *lines])
    found = build(tmp_path / "k.pdf", [Paragraph("Sitovat tavoitteet", HEAD), Spacer(1, 6), drawn])
    assert [(r.fields["goal"], r.fields["indicator"]) for r in found.records] == [row[1:3] for row in targets]


@pytest.mark.parametrize("wrapped", [False, True], ids=["one line", "wrapped"])
def test_two_columns_of_words_between_rules_at_top_and_bottom(wrapped: bool, tmp_path: Path) -> None:
    risks = [("Vedenottamon saastuminen", "Varavesilähde ja valvontakaivot"), ("Päätoimittajan konkurssi", "Puitesopimus kahden toimittajan kanssa")]
    cells = [[Paragraph(text, SMALL) for text in row] for row in risks] if wrapped else risks
    lines = [("LINEABOVE", (0, n), (-1, n), 0.8, colors.green) for n in (0, 1)] + [("LINEBELOW", (0, -1), (-1, -1), 0.8, colors.green)]
    bold = ("FONTNAME", (0, 0), (-1, 0), "Helvetica-Bold")
    drawn = Table([["Riski", "Varautuminen"], *cells], colWidths=[65, 95] if wrapped else [180, 220], style=[bold, *lines])
    after = Paragraph("Riskejä arvioidaan kuukausittain johtoryhmässä, ja niistä kerrotaan hallitukselle.", SMALL)
    found = build(tmp_path / "k.pdf", [Paragraph("Keskeiset riskit", HEAD), Spacer(1, 6), drawn, after])
    assert [(r.kind, r.title, r.fields["control"]) for r in found.records] == [("risk", *row) for row in risks]


@pytest.mark.parametrize("wrapped", [False, True], ids=["one line", "wrapped"])
def test_two_columns_of_words_under_one_rule(wrapped: bool, tmp_path: Path) -> None:
    risks = [("Väestön väheneminen", "Palveluverkko sovitetaan väkimäärään."), ("Rakennusten korjausvelka", "Tyhjät kiinteistöt puretaan tai myydään.")]
    cells = [[Paragraph(text, SMALL) for text in row] for row in risks] if wrapped else risks
    style = [("FONTNAME", (0, 0), (-1, 0), "Helvetica-Bold"), ("LINEBELOW", (0, 0), (-1, 0), 0.6, colors.black), ("VALIGN", (0, 0), (-1, -1), "TOP")]
    drawn = Table([["Merkittävä riski", "Toimenpide"], *cells], colWidths=[110, 100] if wrapped else [180, 220], style=style)
    after = [Paragraph("Tuloksen käsittely", HEAD), Paragraph("Hallitus esittää, että ylijäämä siirretään omaan pääomaan.", SMALL)]
    found = build(tmp_path / "k.pdf", [Paragraph("Riskit ja epävarmuustekijät", HEAD), Spacer(1, 6), drawn, Spacer(1, 6), *after])
    assert [(r.kind, r.title, r.fields["control"]) for r in found.records] == [("risk", *row) for row in risks]


def test_two_bold_texts_over_a_rule_and_one_line_are_no_table(tmp_path: Path) -> None:
    style = [("FONTNAME", (0, 0), (-1, 0), "Helvetica-Bold"), ("LINEBELOW", (0, 0), (-1, 0), 0.6, colors.black)]
    drawn = Table([["Riski", "Toimenpide"], ["Johtoryhmä käsittelee riskit kesäkuussa.", ""]], colWidths=[180, 220], style=style)
    found = build(tmp_path / "k.pdf", [Paragraph("Riskit", HEAD), Spacer(1, 6), drawn])
    assert [r.title for r in found.records] == []


def test_a_heading_wider_than_its_numbers_is_no_part_of_the_words_before_them(tmp_path: Path) -> None:
    works = [("Päiväkoti", "uudisrakennus", "700", "450"), ("Kylätie", "katu", "180", "130"), ("Vesijohto", "vesihuolto", "270", "170")]
    style = [("ALIGN", (2, 0), (-1, -1), "RIGHT"), ("FONTNAME", (0, 0), (-1, 0), "Helvetica-Bold"), ("LINEBELOW", (0, 0), (-1, 0), 0.6, colors.black)]
    drawn = Table([["Hanke, 1 000 €", "Luokka", "TA 2026", "TS 2027"], *works], colWidths=[130, 110, 50, 50], style=style)
    found = build(tmp_path / "k.pdf", [Paragraph("Investoinnit", HEAD), Spacer(1, 6), drawn])
    assert [column.label for column in found.tables[0].columns][1:] == ["Luokka", "TA 2026", "TS 2027"]
