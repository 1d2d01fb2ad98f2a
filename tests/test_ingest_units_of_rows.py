"""What the numbers of indicators are told in: the report's own word in a column, in brackets, behind a comma or in the title, before any guess."""

from collections.abc import Sequence
from decimal import Decimal
from pathlib import Path

import pytest
from reportlab.lib import colors
from reportlab.lib.pagesizes import A4, landscape
from reportlab.lib.styles import ParagraphStyle
from reportlab.platypus import PageBreak, Paragraph, SimpleDocTemplate, Table, TableStyle
from talk import asker_of

from ingest.columns.columns import row_unit
from ingest.extract import extract
from ingest.model import Extraction

HEAD = ParagraphStyle("head", fontName="Helvetica-Bold", fontSize=14, leading=18, spaceBefore=10, spaceAfter=6)
SUB = ParagraphStyle("sub", fontName="Helvetica-Bold", fontSize=11, leading=14, spaceBefore=6, spaceAfter=4)
YEARS = ("TP 2024", "TP 2023")
COLUMN = {
    "Ruokahävikki": ("kg kuukaudessa", "410", "400"),
    "Lautashävikki": ("g/annos", "31", "30"),
    "Siivouskerrat": ("kertaa", "1 210", "1 200"),
    "Asiakaspalaute": ("asteikko 1–5", "4,1", "4,2"),
    "Tietoturvariski": ("riskiluku", "12", "10"),
    "Sokeria jälkiruoassa": ("g", "14", "12"),
}
TITLES: dict[str, tuple[str, dict[str, tuple[str, str]]]] = {
    "Kirjastopalvelut": ("Käyttö (kertaa kuukaudessa)", {"Lainaus": ("112", "110"), "Kirjastokäynti": ("61", "60"), "Kävijöitä, hlö": ("812", "799")}),
    "Hallintopalvelut": (
        "Kunnan tunnusluvut (€/asukas)",
        {
            "Lainakanta": ("2 410", "2 380"),
            "Vuosikate": ("310", "280"),
            "Omavaraisuusaste, %": ("52,1", "51,8"),
            "Kertynyt ylijäämä, 1 000 €": ("4 120", "3 980"),
            "Verkosto (km)": ("212", "210"),
        },
    ),
    "Liikuntapalvelut": ("Jätteet (kg/kk) vuosina 2023–2024", {"Pahvijäte": ("910", "880"), "Jätemäärä": ("1 310", "1 280")}),
    "Tekniset palvelut": (
        "Luvut, 1 000 €",
        {"Toimintakulut": ("-34 102", "-33 801"), "Lainat €/as": ("2 911", "2 805"), "Jätettä kg kuukaudessa": ("310", "300"), "Huoneet (kpl)": ("41", "42")},
    ),
}


def drawn(rows: Sequence[Sequence[str]]) -> Table:
    first = len(rows[0]) - 2
    style = [("FONT", (0, 0), (-1, -1), "Helvetica", 8), ("ALIGN", (first, 0), (-1, -1), "RIGHT"), ("LINEBELOW", (0, 0), (-1, -1), 0.5, colors.grey)]
    return Table([list(row) for row in rows], colWidths=[220, *[90] * (len(rows[0]) - 1)], style=TableStyle(style))


@pytest.fixture(scope="module")
def report(tmp_path_factory: pytest.TempPathFactory) -> Extraction:
    path: Path = tmp_path_factory.mktemp("units") / "koela-tilinpaatos-2024.pdf"
    story = [Paragraph("Koelan kunta", HEAD), Paragraph("Tilinpäätös 2024", HEAD), Paragraph("Ruoka- ja puhtauspalvelut", HEAD), Paragraph("Tunnusluvut", SUB)]
    story.append(drawn([("Tunnusluku", "Yksikkö", *YEARS), *((name, *cells) for name, cells in COLUMN.items())]))
    for unit, (title, rows) in TITLES.items():
        story += [PageBreak(), Paragraph(unit, HEAD), Paragraph(title, SUB), drawn([("", *YEARS), *((name, *cells) for name, cells in rows.items())])]
    SimpleDocTemplate(str(path), pagesize=landscape(A4)).build(story)
    return extract(path)


@pytest.mark.parametrize(
    ("name", "number", "unit"),
    [
        *((name, cells[1].replace(" ", "").replace(",", "."), cells[0]) for name, cells in COLUMN.items()),
        ("Lainaus", "112", "kertaa kuukaudessa"),
        ("Kirjastokäynti", "61", "kertaa kuukaudessa"),
        ("Kävijöitä, hlö", "812", "persons"),
        ("Lainakanta", "2410", "€/asukas"),
        ("Vuosikate", "310", "€/asukas"),
        ("Omavaraisuusaste, %", "52.1", "%"),
        ("Kertynyt ylijäämä, 1 000 €", "4120000", "EUR"),
        ("Verkosto (km)", "212", "km"),
        ("Pahvijäte", "910", "kg/kk"),
        ("Jätemäärä", "1310", "kg/kk"),
        ("Toimintakulut", "-34102000", "EUR"),
        ("Lainat €/as", "2911", "€/asukas"),
        ("Jätettä kg kuukaudessa", "310", "kg kuukaudessa"),
        ("Huoneet (kpl)", "41", "count"),
    ],
)
def test_a_row_has_its_own_unit(report: Extraction, name: str, number: str, unit: str) -> None:
    told = [(f.number, f.number_unit) for f in report.figures if f.row_label == name and f.period.label in ("2024", "31.12.2024")]
    assert told == [(Decimal(number), unit)]


def test_the_word_is_said_in_the_answer(report: Extraction) -> None:
    answer = asker_of(report).ask("Paljonko ruokahävikki oli vuonna 2024?")
    assert answer.answer.startswith("410 kg kuukaudessa"), answer.answer


@pytest.mark.parametrize(
    ("label", "unit"),
    [
        ("Hävikki henkilöä kohti, g", "g"),
        ("Aukiolo (tuntia viikossa)", "tuntia viikossa"),
        ("Lämmitys (kWh/m²)", "kWh/m²"),
        ("Riskit [riskiluku]", "riskiluku"),
        ("Huollot, kertaa vuodessa", "kertaa vuodessa"),
        ("Jätettä, t", "t"),
        ("Jätemäärä", "ratio"),
        ("Oppilaiden määrä", "persons"),
        ("Luokka (l)", None),
        ("Tulot (sisäiset)", None),
    ],
)
def test_units_in_labels(label: str, unit: str | None) -> None:
    said = row_unit(label)
    assert (said[0] if said is not None else None) == unit
