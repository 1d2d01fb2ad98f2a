"""A small budget with a plan drawn to PDF: a card, a statement and key figures for each unit, years as columns, works with their classes, and some text."""

from pathlib import Path

from reportlab.lib import colors
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.platypus import Flowable, PageBreak, Paragraph, SimpleDocTemplate, Spacer, Table, TableStyle

from ingest.extract import extract
from ingest.model import Extraction

TITLE = ParagraphStyle("title", fontName="Times-Bold", fontSize=22, leading=28)
HEAD = ParagraphStyle("head", fontName="Times-Bold", fontSize=14, leading=18, spaceBefore=10, spaceAfter=6)
SUB = ParagraphStyle("sub", fontName="Times-Bold", fontSize=10, leading=14, spaceBefore=8, spaceAfter=3)
TEXT = ParagraphStyle("text", fontName="Times-Roman", fontSize=9, leading=12, spaceAfter=6)
YEARS = ("TP 2024", "TA 2025", "TA 2026", "TS 2027", "TS 2028")
UNITS = {
    "RUOKAPALVELUT": (
        ("Palvelupäällikkö Aino Lehmusoja", "Yksikkö valmistaa ateriat.", "– Ruokahävikki pienenee.<br/>– Tilausjärjestelmä uusitaan.", "",),
        ((40, 41, 43, 44, 45), (-500, -510, -523, -530, -541), (-460, -469, -480, -486, -496)),
        (("Aterioita", 91250, 91900, 92300, 92700, 93100), ("Bruttokustannus, €/ateria", "5,48", "5,55", "5,67", "5,72", "5,81")),
    ),
    "LIIKUNTA": (
        ("Liikuntasihteeri Oiva Saarela", "Yksikkö hoitaa hallit.",
         "– Talviuinnin harrastajia kannustetaan.<br/>– Ladut valaistaan.<br/>– Hallien energiankulutus ei kasva.",
         "Palvelujen ostot kasvavat jäähallin remontin takia."),
        ((80, 82, 84, 85, 86), (-300, -310, -352, -330, -331), (-220, -228, -268, -245, -245)),
        (("Uimahallikäynnit", 20417, 20900, 21300, 21500, 21800), ("Latuja, km", "31,5", "31,5", "33,0", "33,0", "35,5")),
    ),
    "SATAMA": (
        ("Satamapäällikkö Ritva Kallas", "Yksikkö pitää laiturit.", "– Vierasvenesatama laajenee.<br/>– Jäteastiat vaihdetaan syväkeräykseen.", ""),
        ((500, 505, 510, 514, 520), (-300, -306, -309, -312, -315), (200, 199, 201, 202, 205)),
        (("Laiturissa käyneet alukset", 611, 620, 634, 640, 645), ("Vierasveneet", 1404, 1420, 1444, 1460, 1480)),
    ),
}  # fmt: skip
WORKS = (
    ("Hanke, 1 000 €", "Luokka", "TA 2026", "TS 2027", "TS 2028", "Yhteensä"),
    ("Jäähallin lattia", "talonrakennus", "900", "350", "", "1 250"),
    ("Laiturin valot", "satama", "", "70", "", "70"),
    ("Koulutien silta", "katu", "160", "", "140", "300"),
    ("Yhteensä", "", "1 060", "420", "140", "1 620"),
)


def _drawn(rows: list[tuple[str, ...]], widths: list[float], numbers: int) -> Table:
    table = Table(rows, colWidths=widths, rowHeights=[15.0] * len(rows), hAlign="LEFT")
    table.setStyle(
        TableStyle(
            [
                ("FONT", (0, 0), (-1, -1), "Times-Roman", 8.5),
                ("FONT", (0, 0), (-1, 0), "Times-Bold", 8.5),
                ("ALIGN", (numbers, 0), (-1, -1), "RIGHT"),
                ("LINEABOVE", (0, 0), (-1, 0), 0.7, colors.darkgreen),
                ("LINEBELOW", (0, 0), (-1, 0), 0.7, colors.darkgreen),
                ("LINEBELOW", (0, -1), (-1, -1), 0.7, colors.darkgreen),
            ]
        )
    )
    return table


def _by_year(head: str, rows: tuple[tuple[object, ...], ...], thousands: bool = False) -> Table:
    told = [(str(name), *(f"{n * 1000 if thousands else n:,}".replace(",", " ") if isinstance(n, int) else str(n) for n in row)) for name, *row in rows]
    return _drawn([(head, *YEARS), *told], [150, *[64] * 5], 1)


def _card(told: tuple[str, ...]) -> Table:
    names = ("Vastuuhenkilö", "Tehtävä", "Tavoitteet", "Perustelut")
    rows = [(Paragraph(f"<b>{name}</b>", TEXT), Paragraph(text, TEXT)) for name, text in zip(names, told, strict=True) if text]
    return Table(rows, colWidths=[90, 380], hAlign="LEFT", style=[("GRID", (0, 0), (-1, -1), 0.5, colors.darkgreen)])


def drawn(folder: Path, cards: bool = True) -> Extraction:
    """The report, drawn into a folder and read; without the units' `cards` or with them."""
    path = folder / "koivulahti-talousarvio-2026.pdf"
    town = (
        ("Toimintakate", -480, -498, -547, -529, -536),
        ("Verotulot", 700, 720, 740, 750, 760),
        ("Valtionosuudet", 300, 310, 320, 330, 340),
        ("Rahoituskulut", -11, -12, -13, -14, -15),
    )
    loans = (("Lainojen lisäys", 80, 90, 120, 60, 60), ("Lainojen lyhennykset", -70, -75, -85, -90, -90))
    story: list[Flowable] = [
        Paragraph("Talousarvio 2026", TITLE), Paragraph("ja taloussuunnitelma 2026–2028", HEAD), Paragraph("Koivulahden kunta", HEAD),
        Paragraph("Palkkojen arvioidaan nousevan 2,9 prosenttia ja hintojen 1,8 prosenttia. Toimintakate on sitova yksikkötasolla.", TEXT),
        Paragraph("Väestö", SUB), _by_year("", (("Asukasluku 31.12.", 1010, 1005, 1000, 995, 990),)),
        Paragraph("Tuloslaskelma", SUB), _by_year("€", town, True),
        Paragraph("Verotulot perustuvat omaan lokakuussa tehtyyn arvioon.", TEXT),
        Paragraph("Rahoitussuunnitelma", SUB), _by_year("€", loans, True),
        Paragraph("Lainat", SUB), _by_year("", (("Lainakanta 31.12.", 900, 915, 950, 920, 890),), True),
        Paragraph("Toimintaympäristö", HEAD),
        Paragraph("Viime vuonna Koivulahdessa syntyi 17 lasta. Yli 65-vuotiaiden osuus väestöstä on 31,4 prosenttia.", TEXT),
        Paragraph("Suurin yksityinen työnantaja on Konepaja Ahola Oy, jonka palveluksessa on 58 henkeä.", TEXT),
        Paragraph("Kunta omistaa Koivulahden Vuokratalot Oy:n kokonaan ja 40 prosenttia Lämpöverkko Oy:stä.", TEXT),
        PageBreak(), Paragraph("Yksiköiden talousarviot", HEAD),
    ]  # fmt: skip
    for unit, (card, money, counted) in UNITS.items():
        rows = tuple((name, *numbers) for name, numbers in zip(("Toimintatuotot", "Toimintakulut", "Toimintakate"), money, strict=True))
        story += [
            Paragraph(unit, SUB),
            *([_card(card), Spacer(1, 4)] if cards else []),
            _by_year("€", rows, True),
            Spacer(1, 4),
            _by_year("Tunnusluvut", counted),
        ]
    story += [PageBreak(), Paragraph("Investoinnit", HEAD), _drawn(list(WORKS), [150, 100, 60, 60, 60, 60], 2)]
    SimpleDocTemplate(str(path), pagesize=A4).build(story)
    return extract(path)
