"""The interim report of one branch of a small town, drawn to PDF: the branch's name over the report's title, the town in the running feet alone."""

from pathlib import Path

from reportlab.lib import colors
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import PageBreak, Paragraph, SimpleDocTemplate, Spacer, Table

from ingest.extract import extract
from ingest.model import Extraction

TITLE = ParagraphStyle("title", fontName="Helvetica", fontSize=18, leading=26)
HEAD = ParagraphStyle("head", fontName="Helvetica-Bold", fontSize=11, leading=16, spaceBefore=10, spaceAfter=4)
TEXT = ParagraphStyle("text", fontName="Helvetica", fontSize=9, leading=12, spaceAfter=6)
CELL = ParagraphStyle("cell", fontName="Helvetica", fontSize=8, leading=10)
COLUMNS = ("TP 2024", "TOT 1–8/2024", "TA 2025", "TOT 1–8/2025", "Ennuste 2025")
MONEY = {
    "Teknisten palvelujen toimiala": ((300, 190, 310, 205, 312), (-1000, -640, -1030, -690, -1090)),
    "Katuala": ((100, 60, 100, 65, 104), (-400, -250, -410, -290, -460)),
    "Jäähalli ja puistot": ((200, 130, 210, 140, 208), (-600, -390, -620, -400, -630)),
}
INDICATORS = (
    ("Tunnusluku", "TP 2024", "TOT 8/2024", "TA 2025", "TOT 8/2025"),
    ("Katuala", "", "", "", ""),
    ("Talvihoidon kustannukset, €/km", "1 830", "1 610", "1 700", "1 950"),
    ("Kuljetettavia oppilaita vuosiluokilla 1–6", "41", "40", "44", "38"),
    ("Kuljetettavia oppilaita vuosiluokilla 7–9", "22", "21", "20", "25"),
    ("Jäähalli ja puistot", "", "", "", ""),
    ("Jäähallin kävijät, kpl", "30 100", "19 400", "31 000", "21 340"),
    ("Kioskin hinta jäähallissa, €", "2,10", "2,10", "2,20", "2,31"),
    ("Hoitokustannus, €/m²/kk", "2,15", "2,20", "2,10", "2,31"),
)
WORKS = (
    ("Hanke", "TA 2025", "Muutos", "TA + muutos", "TOT 1–8", "Ennuste"),
    ("Ruusutien saneeraus", "90 000", "0", "90 000", "61 000", "104 000"),
    ("Jäähallin kattokorjaus", "250 000", "50 000", "300 000", "212 000", "330 000"),
    ("Leikkipaikat", "40 000", "0", "40 000", "12 000", "38 000"),
    ("Investointimenot yhteensä", "380 000", "50 000", "430 000", "285 000", "472 000"),
)
OF_UNITS = {"Jäähalli ja puistot": "Avustukset ylittyivät 3 000 eurolla, koska kioskin tappiosta katettiin osa."}
OF_WORKS = (
    "Leikkipaikkojen keinut on tilattu. Jäähallin korjaus ylittyy, koska kattotuolit olivat lahonneet. Ruusutien ylitys johtuu kallion louhinnasta.",
    "Toimialalla ei ole johdannaissopimuksia.",
    "Varikon tulipalo aiheutti 80 000 euron vahingot, jotka vakuutus korvasi omavastuuta lukuun ottamatta.",
)
STAFF = (
    ("Vastuualue", "Henkilöstö 31.8.2025", "Henkilötyövuodet 1–8"),
    ("Katuala", "7", "6,4"),
    ("Jäähalli ja puistot", "12", "10,1"),
    ("Toimiala yhteensä", "19", "16,5"),
)
TARGETS = (
    ("Strateginen päämäärä", "Tavoite 2025", "Mittari ja tavoitetaso", "Vastuu", "Toteuma 31.8.", "Tila"),
    ("Siisti kunta", "Kadut pysyvät kunnossa.", "Korjausvelka enintään 2 milj. €", "Katumestari", "Velka on 2,4 milj. €.", "Ei toteudu"),
    ("Siisti kunta", "Ruusupuisto avataan.", "Puisto auki 30.6.2025", "Puutarhuri", "Puisto avattiin kesäkuussa.", "Toteutunut"),
    ("Liikkuva kunta", "Jäähallin kävijät lisääntyvät.", "31 000 käyntiä", "Hallimestari", "Käyntejä on 21 340.", "Toteutuu"),
)
PLAN = (
    ("Vastuualue", "Tavoite 2025", "Mittari", "Vastuu", "Toteuma 31.8.", "Tila"),
    ("Katuala", "Hiekoitus kilpailutetaan", "Sopimus valtuustossa", "Katumestari", "Tarjouksia saatiin kaksi.", "Toteutuu osittain"),
    ("Viheralue", "Leikkipaikat tarkastetaan", "Kaikki 9 paikkaa", "Puutarhuri", "Tarkastettu viisi paikkaa.", "Toteutuu osittain"),
)
RISKS = (
    ("Riski", "Todennäköisyys", "Vaikutus", "Riskiluku", "Hallintakeino"),
    ("Siltojen kunto", "3", "4", "12", "Sillat tarkastetaan."),
    ("Kylmäkoneiden hajoaminen", "2", "3", "6", "Koneet huolletaan."),
)


def _ruled(rows: tuple[tuple[str, ...], ...], widths: list[float]) -> Table:
    cells = [[Paragraph(f"<b>{text}</b>" if not n else text, CELL) for text in row] for n, row in enumerate(rows)]
    return Table(
        cells, colWidths=widths, hAlign="LEFT", style=[("GRID", (0, 0), (-1, -1), 0.5, colors.black), ("BACKGROUND", (0, 0), (-1, 0), colors.lightblue)]
    )


def _money(unit: str) -> Table:
    income, costs = MONEY[unit]
    lines = (("Toimintatuotot", income), ("Toimintakulut", costs), ("Toimintakate", [a + b for a, b in zip(income, costs, strict=True)]))
    return _ruled(((unit, *COLUMNS), *((name, *(f"{n * 1000:,}".replace(",", " ") for n in row)) for name, row in lines)), [140, *[70] * 5])


def drawn(folder: Path) -> Extraction:
    """The report, drawn into a folder and read."""
    path = folder / "koela-tekniset-2025-1-8.pdf"
    branch, *units = MONEY
    story = [Paragraph(branch, TITLE), Paragraph("OSAVUOSIKATSAUS 1.1.–31.8.2025", HEAD), Paragraph("Toimialaa johtaa Veli Hakala.", TEXT), _money(branch)]
    story += [PageBreak(), Paragraph("Vastuualueet", TITLE)]
    for unit in units:
        story += [Paragraph(unit.upper(), HEAD), _money(unit), Spacer(1, 8), Paragraph(OF_UNITS.get(unit, ""), TEXT)]
    story += [PageBreak(), Paragraph("Tunnusluvut", TITLE), _ruled(INDICATORS, [180, *[70] * 4])]
    story += [Paragraph("HENKILÖSTÖ", HEAD), _ruled(STAFF, [180, 90, 90]), PageBreak(), Paragraph("Toiminnalliset tavoitteet", TITLE)]
    story += [Paragraph("VALTUUSTOON NÄHDEN SITOVAT TAVOITTEET", HEAD), _ruled(TARGETS, [75, 95, 95, 70, 95, 60])]
    story += [Paragraph("LAUTAKUNNAN KÄYTTÖSUUNNITELMAN TAVOITTEET", HEAD), _ruled(PLAN, [75, 95, 95, 70, 95, 60]), PageBreak()]
    story += [Paragraph("Investoinnit", TITLE), Paragraph("INVESTOINTIEN TOTEUTUMINEN 1–8/2025", HEAD), _ruled(WORKS, [140, *[70] * 5]), Spacer(1, 8)]
    story += [*(Paragraph(text, TEXT) for text in OF_WORKS), PageBreak()]
    story += [Paragraph("Riskit", TITLE), Paragraph("RISKIENHALLINTA", HEAD), _ruled(RISKS, [150, 80, 70, 70, 120])]

    def foot(canvas: Canvas, document: SimpleDocTemplate) -> None:
        canvas.setFont("Helvetica", 8)
        canvas.drawString(60, 30, f"Koelan kunta · Osavuosikatsaus 1–8/2025 {document.page}")

    SimpleDocTemplate(str(path), pagesize=A4, leftMargin=50, rightMargin=50).build(story, onFirstPage=foot, onLaterPages=foot)
    return extract(path)
