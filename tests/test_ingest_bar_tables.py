"""Tables of words drawn in the ways that municipalities draw them: their rows come out whole, whatever parts them."""

from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path

import pytest
from annual_town import Page, read_drawn
from reportlab.lib import colors
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.platypus import Flowable, PageBreak, Paragraph, SimpleDocTemplate, Spacer, Table, TableStyle

from ingest.layout.layout import read_document
from ingest.model import Period, Record, Report
from ingest.pages.pdf import read_pages
from ingest.records.records import read_records
from ingest.units.units import read_units

TARGETS = (
    ("Strateginen päämäärä", "Tavoite 2025", "Mittari", "Vastuuhenkilö", "Toteuma 30.6.2025", "Tila"),
    (
        (
            "Elävä kunta",
            "Kirjaston aukioloaika laajenee myös viikonloppuihin.",
            "Aukiolotunnit viikossa",
            "Kirjastonjohtaja",
            "Omatoimiaika alkoi maaliskuussa kahdessa toimipisteessä.",
            "Toteutunut",
        ),
        (
            "Elävä kunta",
            "Uusia yrityksiä syntyy.",
            "Perustettujen yritysten määrä",
            "Elinvoimajohtaja",
            "Yritysneuvonnassa on käynyt aiempaa enemmän asiakkaita.",
            "Toteutuu osittain",
        ),
        (
            "Vakaa talous",
            "Vuosikate kattaa poistot suunnittelukauden lopussa.",
            "Vuosikate ja poistot",
            "Talousjohtaja",
            "Ennuste on talousarviota heikompi.",
            "Ei toteudu",
        ),
        ("Vakaa talous", "Energiaa kuluu vähemmän.", "MWh vuodessa", "Tilapäällikkö", "Säädöt tehtiin kouluissa.", "Ei aloitettu"),
    ),
)
RISKS = (
    ("Riskiluokka", "Tunnistettu riski", "Arvio", "Hallintakeinot"),
    (
        (
            "Vahinkoriski",
            "Rakennuksen sisäilma pilaantuu ja tilat suljetaan.",
            "Todennäköisyys: 2<br/>Vaikutus: 4",
            "Kuntotutkimukset ja väistötilojen varaaminen ajoissa.",
        ),
        ("Toiminnallinen riski", "Osaavaa henkilöstöä ei saada.", "Todennäköisyys: 4<br/>Vaikutus: 3", "Yhteistyö oppilaitosten kanssa."),
        ("Taloudellinen riski", "Korkotaso nousee.", "Todennäköisyys: 3<br/>Vaikutus: 3", "Lainasalkun suojaus."),
    ),
)
PROJECTS = (
    ("Hanke", "Toteutusaika", "Kokonaisrahoitus, €", "Rahoittaja", "Kunnan osuus", "Tilannekatsaus"),
    (
        ("Kaikki mukana kouluissa ja päiväkodeissa", "2024–2026", "184 000", "OPH", "20 %", "Kaksi työntekijää on palkattu, ja toiminta on alkanut."),
        ("Lukupolku", "2025", "22 000", "", "10 %", "Haku on päättynyt."),
        ("Vihreä siirtymä", "2023–2025", "1 212 500", "EAKR", "25 %", "Selvitys valmistuu syksyllä, ja se käsitellään valtuustossa."),
    ),
)
GREY, SHADE = colors.Color(0.5, 0.5, 0.5), colors.Color(0.92, 0.94, 0.97)
LOOKS: dict[str, list[tuple[object, ...]]] = {
    "grid": [("GRID", (0, 0), (-1, -1), 0.5, GREY)],
    "rules under the rows": [("LINEBELOW", (0, 0), (-1, -1), 0.5, GREY)],
    "rules in a frame": [("LINEBELOW", (0, 0), (-1, -1), 0.5, GREY), ("BOX", (0, 0), (-1, -1), 0.8, GREY)],
    "rules below a shaded heading": [
        ("BACKGROUND", (0, 0), (-1, 0), SHADE),
        ("BOX", (0, 0), (-1, -1), 0.5, GREY),
        ("LINEBELOW", (0, 0), (-1, -1), 0.5, GREY),
        ("LINEBEFORE", (1, 1), (-1, -1), 0.5, GREY),
    ],
    "shaded rows": [("ROWBACKGROUNDS", (0, 0), (-1, -1), (SHADE, None))],
    "blank space": [("BOTTOMPADDING", (0, 0), (-1, -1), 9)],
    "a rule under the headings": [("LINEBELOW", (0, 0), (-1, 0), 1, GREY), ("BOTTOMPADDING", (0, 1), (-1, -1), 9)],
    "rules between the columns": [
        ("LINEBEFORE", (1, 0), (-1, -1), 0.5, GREY),
        ("LINEBELOW", (0, 0), (-1, 0), 0.5, GREY),
        ("BOTTOMPADDING", (0, 0), (-1, -1), 9),
    ],
}


def style(bold: bool = False, right: bool = False, size: float = 8.0) -> ParagraphStyle:
    return ParagraphStyle("p", fontName="Helvetica-Bold" if bold else "Helvetica", fontSize=size, leading=1.2 * size, alignment=2 if right else 0)


def is_number(text: str) -> bool:
    return text.replace(" ", "").rstrip("%").isdigit() and len(text) != 4


def drawn(headings: Sequence[str], rows: Sequence[Sequence[str]], look: str, repeat: bool) -> Table:
    right = [any(is_number(row[c]) for row in rows) for c in range(len(headings))]
    cells = [[Paragraph(h, style(True, r)) for h, r in zip(headings, right, strict=True)]]
    cells += [[Paragraph(t, style(False, r)) for t, r in zip(row, right, strict=True)] for row in rows]
    weights = [2.0 if max(len(row[c]) for row in rows) > 25 else 1.45 for c in range(len(headings))]
    table = Table(cells, colWidths=[495 * w / sum(weights) for w in weights], repeatRows=int(repeat))
    table.setStyle(TableStyle([("VALIGN", (0, 0), (-1, -1), "TOP"), ("LEFTPADDING", (0, 0), (-1, -1), 3), ("RIGHTPADDING", (0, 0), (-1, -1), 3), *LOOKS[look]]))
    return table


def records_of(path: Path, title: str, *flowables: Flowable, cut: bool = False) -> list[Record]:
    """The records of a report; with `cut` the last row of its only table falls on the second page."""
    above = 612 - flowables[0].wrap(495, 800)[1] if cut else 0
    body = "Katsaus kertoo kunnan toiminnasta ja taloudesta alkuvuonna. Luvut perustuvat kirjanpitoon heinäkuun alussa."
    story = [
        Paragraph("Koivulammen kunta", style(True, size=18)),
        Paragraph("Osavuosikatsaus 1–6/2025", style(True, size=14)),
        Paragraph(body, style(size=10)),
        Spacer(1, above),
    ]
    story += [
        Paragraph(title, style(True, size=13)),
        Spacer(1, 6),
        *flowables,
        Spacer(1, 20),
        Paragraph("Henkilöstö", style(True, size=13)),
        Paragraph(body, style(size=10)),
    ]
    SimpleDocTemplate(str(path), pagesize=A4, leftMargin=50, rightMargin=50).build(story)
    pages = read_pages(path)
    document = read_document(pages)
    period = Period(date(2025, 1, 1), date(2025, 6, 30), "1–6/2025")
    report = Report("koe", path.name, "", "Osavuosikatsaus", "Koivulammen kunta", "osavuosikatsaus", period, len(pages), "Koivulammen kunta")
    return read_records(document, report, read_units(document, []), [])


def targets_read(records: Sequence[Record]) -> list[tuple[str | None, ...]]:
    return [
        (r.fields.get("theme"), r.title, r.fields.get("indicator"), r.fields.get("responsible"), r.fields.get("outcome"), r.fields.get("status"))
        for r in records
    ]


def risks_read(records: Sequence[Record]) -> list[tuple[str | None, ...]]:
    return [
        (r.fields.get("class"), r.title, f"Todennäköisyys: {r.fields.get('probability')}<br/>Vaikutus: {r.fields.get('impact')}", r.fields.get("control"))
        for r in records
    ]


def projects_read(records: Sequence[Record]) -> list[tuple[str | None, ...]]:
    return [(r.title, *(r.fields.get(name, "") for name in ("duration", "total_funding", "funder", "own_share", "description"))) for r in records]


KINDS: dict[str, tuple[str, tuple[Sequence[str], Sequence[Sequence[str]]], Callable[[Sequence[Record]], list[tuple[str | None, ...]]]]] = {
    "target": ("Tavoitteiden toteutuminen", TARGETS, targets_read),
    "risk": ("Riskienhallinta", RISKS, risks_read),
    "project": ("Hankkeet", PROJECTS, projects_read),
}


@pytest.mark.parametrize("look", LOOKS)
@pytest.mark.parametrize("kind", KINDS)
def test_rows_come_out_whole(kind: str, look: str, tmp_path: Path) -> None:
    title, (headings, rows), read = KINDS[kind]
    records = records_of(tmp_path / "koe.pdf", title, drawn(headings, rows, look, False))
    assert {record.kind for record in records} == {kind}
    assert read(records) == list(rows)


@pytest.mark.parametrize("repeat", [False, True], ids=["headings once", "headings again"])
@pytest.mark.parametrize("look", ["rules under the rows", "shaded rows", "blank space"])
@pytest.mark.parametrize("kind", KINDS)
def test_rows_go_on_over_a_page_end(kind: str, look: str, repeat: bool, tmp_path: Path) -> None:
    title, (headings, rows), read = KINDS[kind]
    records = records_of(tmp_path / "koe.pdf", title, drawn(headings, rows, look, repeat), cut=True)
    assert read(records) == list(rows)
    assert [record.page for record in records] == sorted(record.page for record in records)
    assert {record.page for record in records} == {1, 2}


def test_a_heading_begins_over_the_marks_drawn_before_the_words(tmp_path: Path) -> None:
    headings, rows = TARGETS
    cells = [[Paragraph(h, style(True)) for h in headings]]
    marked = ParagraphStyle("marked", parent=style(), leftIndent=26)
    cells += [[*(Paragraph(t, style()) for t in row[:-1]), Paragraph(row[-1], marked)] for row in rows]
    table = Table(cells, colWidths=[68, 100, 80, 88, 90, 74])
    table.setStyle(TableStyle([("VALIGN", (0, 0), (-1, -1), "TOP"), ("LEFTPADDING", (0, 0), (-1, -1), 3), *LOOKS["rules under the rows"]]))
    assert targets_read(records_of(tmp_path / "koe.pdf", "Tavoitteiden toteutuminen", table)) == list(rows)


def test_numbers_with_a_minus_behind_stay_whole(tmp_path: Path) -> None:
    """Two columns of money beside names and remarks that wrap: no space inside a number parts a column."""
    rows = [
        ("Mäntyrinteen päiväkodin peruskorjaus", "640 000-", "588 412-", "Valmistui elokuussa."),
        ("Keskustan koulun piha", "185 000-", "171 060-", "Pinnat on tehty, välineet asennetaan lokakuussa."),
        ("Siirtoviemäri ja sen pumppaamot", "1 250 000-", "402 775-", "Urakka viivästyi lupien takia."),
        ("Katuvalot", "96 000-", "101 330-", "Valmis; valaisimia vaihdettiin arvioitua enemmän."),
    ]
    heads = ("Euroa", "TA 2025", "Tot. 30.6.", "Tilanne")
    cells = [[Paragraph(t, style(n == 0, 0 < c < 3)) for c, t in enumerate(row)] for n, row in enumerate((heads, *rows))]
    table = Table(cells, colWidths=[110, 62, 62, 130])
    table.setStyle(TableStyle([("VALIGN", (0, 0), (-1, -1), "TOP"), *LOOKS["rules under the rows"]]))
    path = tmp_path / "koe.pdf"
    records_of(path, "Investoinnit", table)
    found = read_document(read_pages(path)).tables[0]
    assert [column.label for column in found.columns] == list(heads)
    assert [tuple(cell.text if cell else "" for cell in row.cells) for row in found.rows] == rows


def test_cards_with_their_headings_down_the_left(tmp_path: Path) -> None:
    cards: list[Flowable] = []
    for row in PROJECTS[1]:
        table = Table([[Paragraph(h, style(True)), Paragraph(t, style())] for h, t in zip(PROJECTS[0], row, strict=True)], colWidths=[140, 350])
        table.setStyle(TableStyle([("GRID", (0, 0), (-1, -1), 0.5, GREY)]))
        cards += [table, Spacer(1, 10)]
    records = records_of(tmp_path / "koe.pdf", "Hankkeet", *cards)
    assert projects_read(records) == list(PROJECTS[1])


CARDS = {
    "Vanhusten kerho kokoontuu joka kylässä": {"Vastuualue": "Liikunta", "Mittari": "Kerhoja 6", "Toteuma 30.6.2025": "Kerhoja on neljä.", "Tila": "Osittain"},
    "Koulujen katot kunnossa": {
        "Vastuualue": "Tilat",
        "Mittari": "Uusittuja kattoja",
        "Toteuma 30.6.2025": "Uusittu yksi katto, kun tavoite oli viisi. Urakoitsija vetäytyi keväällä, ja työ kilpailutetaan uudestaan syksyllä ennen talvea.",
        "Tila": "Ei toteutunut",
    },
}


@pytest.mark.parametrize("look", ["banner", "heading"])
def test_cards_under_their_title(look: str, tmp_path: Path) -> None:
    """Each card is a title, in a bar or as a heading, and under it headings on the left that no upright rule parts from the words beside them."""
    parts: list[Flowable] = []
    for title, fields in CARDS.items():
        rows = [[Paragraph(heading, style(True)), Paragraph(text, style())] for heading, text in fields.items()]
        if look == "banner":
            rows = [[Paragraph(title, style(True)), ""], *rows]
        else:
            parts.append(Paragraph(title, style(True, size=11)))
        table = Table(rows, colWidths=[120, 330])
        bar = [("SPAN", (0, 0), (-1, 0)), ("BACKGROUND", (0, 0), (-1, 0), GREY), ("BOX", (0, 0), (-1, -1), 0.5, GREY)] if look == "banner" else []
        table.setStyle(TableStyle([*bar, ("LINEBELOW", (0, 0), (-1, -1), 0.3, GREY)]))
        parts += [table, Spacer(1, 12)]
    records = records_of(tmp_path / "koe.pdf", "Toiminnan tavoitteet", *parts)
    told = {r.title: (r.kind, r.fields.get("indicator"), r.fields.get("outcome"), r.fields.get("status")) for r in records}
    assert told == {title: ("target", fields["Mittari"], fields["Toteuma 30.6.2025"], fields["Tila"]) for title, fields in CARDS.items()}


def test_cards_beside_each_other(tmp_path: Path) -> None:
    """Each card has a frame, its number and title in bold, and its own headings; the second column stands at another height."""
    cards = []
    for n, (title, fields) in enumerate(CARDS.items(), 1):
        rows = [[Paragraph(f"Tavoite {n}: {title}", style(True)), ""]]
        rows += [[Paragraph(heading, style(True)), Paragraph(text, style())] for heading, text in fields.items()]
        card = Table(rows, colWidths=[70, 160])
        card.setStyle(TableStyle([("SPAN", (0, 0), (-1, 0)), ("BOX", (0, 0), (-1, -1), 0.5, GREY), ("VALIGN", (0, 0), (-1, -1), "TOP")]))
        cards.append(card)
    page = Table([cards], colWidths=[240, 240])
    page.setStyle(TableStyle([("VALIGN", (0, 0), (-1, -1), "TOP")]))
    records = records_of(tmp_path / "koe.pdf", "Toiminnan tavoitteet", page)
    told = {r.title: (r.fields.get("indicator"), r.fields.get("outcome"), r.fields.get("status")) for r in records}
    assert told == {title: (fields["Mittari"], fields["Toteuma 30.6.2025"], fields["Tila"]) for title, fields in CARDS.items()}


def test_a_wrapped_heading_is_one_heading(tmp_path: Path) -> None:
    headings, rows = TARGETS
    wrapped = ("Strateginen<br/>päämäärä", *headings[1:])
    assert {r.fields.get("theme") for r in records_of(tmp_path / "koe.pdf", "Tavoitteet", drawn(wrapped, rows, "rules under the rows", False))} == {
        "Elävä kunta",
        "Vakaa talous",
    }


def test_numbers_in_the_middle_beside_wrapped_texts_are_a_column(tmp_path: Path) -> None:
    """A space narrower than that between other columns parts them, and no number stands on a line of the text beside it."""
    headings = ("Hanke", "Kesto", "Käytetty", "Sisältö")
    rows = [
        ("Latupolku", "2023–2026", "47 %", "Kunnostetaan kylien välisiä latupohjia yhdessä seurojen kanssa."),
        ("Etäteho", "2022–2024", "6 %", "Hankitaan etäyhteydet kaikkiin kyläkouluihin ja kirjastoihin."),
        ("Kotikutoinen", "2023–2025", "73 %", "Opastetaan kotona asuvia vanhuksia sähköisessä asioinnissa."),
    ]
    cells = [[Paragraph(text, style(n == 0, c == 2 and n > 0)) for c, text in enumerate(row)] for n, row in enumerate((headings, *rows))]
    table = Table(cells, colWidths=[90, 80, 60, 150])
    table.setStyle(TableStyle([("VALIGN", (0, 0), (-1, -1), "MIDDLE"), ("LEFTPADDING", (0, 0), (-1, -1), 2.5), ("RIGHTPADDING", (0, 0), (-1, -1), 2.5)]))
    records = records_of(tmp_path / "koe.pdf", "Hankkeet", table)
    assert [(r.title, r.fields.get("duration"), r.fields.get("spending"), r.fields.get("description")) for r in records] == rows


def test_a_heading_at_the_top_of_a_page_is_no_part_of_the_ruled_table_under_it(tmp_path: Path) -> None:
    headings, rows = RISKS
    figures = Table([["", "2024", "2025"], ["Verotulot", "1 200", "1 300"], ["Valtionosuudet", "800", "900"], ["Toimintakulut", "1 900", "2 100"]])
    risks = drawn(headings, rows, "rules under the rows", False)
    records = records_of(tmp_path / "koe.pdf", "Talous", figures, PageBreak(), Paragraph("Riskit ja niiden hallinta", style(True, size=13)), risks)
    assert risks_read(records) == list(rows)


def test_a_table_at_the_top_of_a_page_with_headings_of_its_own_goes_on_none() -> None:
    def first(page: Page) -> None:
        page.text(56, "Aaltolan kunta", 16, True)
        page.heading("Perusopetus, osavuosikatsaus 1–6/2025", 15)
        rows = [("Henkilöstökulut", "-8 000", "-4 300", "53,8", "Tukiopetusta on lisätty."), ("Palvelujen ostot", "-2 000", "-900", "45,0", "")]
        page.table(("1 000 €", "TA 2025", "Tot. 1–6/2025", "Tot-%", "Selite"), rows, starts=(56, 180, 260, 340, 390))

    def second(page: Page) -> None:
        page.heading("Ennusteet tulosalueittain")
        rows = [("Kirjastopalvelut", "-1 200", "-1 150", "50", "Paikka on täyttämättä."), ("Liikuntapalvelut", "-900", "-950", "-50", "Sähkö on kallista.")]
        page.table(("1 000 €", "TA 2025", "Ennuste 2025", "Poikkeama", "Syy"), rows, starts=(56, 180, 260, 340, 390))

    read_ = read_drawn(first, second)
    assert [(table.title, table.pages) for table in read_.tables] == [("Perusopetus, osavuosikatsaus 1–6/2025", (1,)), ("Ennusteet tulosalueittain", (2,))]
    assert {f.measure: f.number for f in read_.figures if f.account == "Liikuntapalvelut"} == {"budget": -900000, "forecast": -950000, "deviation": -50000}
