"""The annual report of an invented municipality, drawn and read: people by age, work, staff, companies, guarantees, targets under shaded headings."""

import tempfile
from collections.abc import Callable, Sequence
from functools import cache
from pathlib import Path

from passage_search import EveryPassage
from reportlab.pdfgen.canvas import Canvas

from ingest.extract import extract
from ingest.language.finnish import Analyser
from ingest.left_out import LeftOut
from ingest.model import Extraction
from ingest.stores.figure_store import FigureStore
from retrieval.answer import Asker

TOWN = "Aaltolan kunta"
HOMES, HEAT, HALLS = "Aaltolan Vuokrakodit Oy", "Aaltolan Lämpö Oy", "Aaltolan Hallitilat Oy"
_HEIGHT = 842.0


class Page:
    """A page being drawn from the top."""

    def __init__(self, canvas: Canvas) -> None:
        self.canvas, self.y = canvas, 90.0

    def text(self, x: float, text: str, size: float = 9, bold: bool = False, right: bool = False) -> None:
        self.canvas.setFont("Helvetica-Bold" if bold else "Helvetica", size)
        (self.canvas.drawRightString if right else self.canvas.drawString)(x, _HEIGHT - self.y, text)

    def heading(self, text: str, size: float = 13) -> None:
        self.y += 30
        self.text(56, text, size, True)
        self.y += 12

    def prose(self, *lines: str) -> None:
        """A paragraph, line by line."""
        self.y += 8
        for line in lines:
            self.y += 13
            self.text(56, line)
        self.y += 6

    def shade(self) -> None:
        self.canvas.setFillGray(0.8)
        self.canvas.rect(52, _HEIGHT - self.y - 4, 490, 14, stroke=0, fill=1)
        self.canvas.setFillGray(0)

    def rule(self) -> None:
        self.canvas.setLineWidth(0.4)
        self.canvas.line(52, _HEIGHT - self.y - 4, 542, _HEIGHT - self.y - 4)

    def table(self, heads: Sequence[str], rows: Sequence[Sequence[str]], gap: float = 16, starts: Sequence[float] = (), apart: float = 75) -> None:
        """Rows with a rule under each, under a shaded heading row; numbers end in columns, so far `apart`, unless `starts` says where words begin."""
        self.y += gap
        ends = [540 - apart * n for n in reversed(range(len(heads) - 1))]
        for n, row in enumerate([heads, *rows]):
            if n == 0:
                self.shade()
            for c, cell in enumerate(row):
                if starts or c == 0:
                    self.text(starts[c] if starts else 58, cell, bold=n == 0 and not starts)
                else:
                    self.text(ends[c - 1], cell, right=True, bold=n == 0)
            if n:
                self.rule()
            self.y += 14


def _people(page: Page) -> None:
    page.heading("Väestö")
    page.table(
        ["Väestönmuutokset", "2024", "2023"],
        [["Väkiluku 1.1.", "5 120", "5 180"], ["Syntyneet", "31", "36"], ["Kuolleet", "70", "64"], ["Väkiluku 31.12.", "5 081", "5 120"]],
    )
    ages = [["0–6-vuotiaat", "302", "5,9", "318", "6,2"], ["7–64-vuotiaat", "3 379", "66,5", "3 424", "66,9"]]
    page.table(["Ikäryhmä 31.12.", "2024", "Osuus, %", "2023", "Osuus, %"], [*ages, ["65 vuotta täyttäneet", "1 400", "27,6", "1 378", "26,9"]], gap=3)
    page.table(["Väestörakenne 31.12.", "2024", "2023"], [["Yli 79-vuotiaat, %", "8,4", "8,1"], ["Ulkomaan kansalaiset, %", "1,2", "1,1"]], gap=3)
    page.heading("Työllisyys")
    rows = [
        ["Työvoima", "2 300", "2 320"],
        ["Työttömät työnhakijat", "221", "205"],
        ["joista alle 25-vuotiaita", "28", "25"],
        ["Avoimet työpaikat", "17", "22"],
    ]
    page.table(["Työllisyys joulukuussa", "2024", "2023"], [*rows, ["Työttömyysaste, %", "9,6", "8,8"]])
    page.heading("Henkilöstö")
    staff = [["Sivistyspalvelut", "120", "40", "160", "166"], ["Tekniset palvelut", "50", "8", "58", "61"], ["Yhteensä", "170", "48", "218", "227"]]
    page.table(["Henkilöstö 31.12.", "Vakin. 2024", "Määräaik. 2024", "Yhteensä 2024", "Yhteensä 2023"], staff)
    absent = [["1–3 päivää", "640", "702"], ["4–29 päivää", "1 210", "1 330"], ["Yli 29 päivää", "950", "1 068"], ["Yhteensä", "2 800", "3 100"]]
    page.table(["Sairauspoissaolot, kalenteripäivää", "2024", "2023"], absent, gap=3)


def _companies(page: Page) -> None:
    page.heading("Tytäryhteisöt")
    rows = [[HOMES, "1 902", "1 844", "41", "36"], [HEAT, "2 250", "2 118", "150", "122"], [HALLS, "610", "588", "-45", "-12"]]
    page.table(["1 000 €", "Liikevaihto 2024", "Liikevaihto 2023", "Tulos 2024", "Tulos 2023"], rows)
    page.prose(f"{HOMES} omistaa 260 asuntoa. Käyttöaste oli 93,4 prosenttia.", "Liikevaihto oli 1 902 115 euroa ja tilikauden voitto 41 020 euroa.")
    page.prose(f"{HEAT} myi lämpöä 22,4 GWh (2023: 21,7 GWh). Kunta takasi yhtiön lainan.", "Kunta myönsi sille lainaa 300 000 euroa.")
    page.prose(
        f"{HALLS} teki tappiota 45 210 euroa. Tappio syntyi siitä, että",
        "varastohalli oli tyhjillään puoli vuotta ja yhtiö kirjasi luottotappiota 9 400 euroa.",
    )
    page.heading("Takaukset")
    rows = [[HOMES, "6 000 000,00", "4 410 200,00", "4 700 900,00"], [HEAT, "2 500 000,00", "1 980 450,00", "2 110 300,00"]]
    page.table(["Takaukset konserniyhteisöjen puolesta, €", "Alkuper. pääoma", "Jäljellä 2024", "Jäljellä 2023"], rows)


def _board(page: Page) -> None:
    page.heading("Tekninen lautakunta")
    rows = [
        ["Vesihuolto"],
        ["Toimintatuotot", "800 000", "0", "800 000", "812 000", "12 000"],
        ["Toimintakulut", "-600 000", "0", "-600 000", "-590 000", "10 000"],
    ]
    rows += [
        ["Tilapalvelut"],
        ["Toimintatuotot", "100 000", "0", "100 000", "105 000", "5 000"],
        ["Toimintakulut", "-900 000", "0", "-900 000", "-934 000", "-34 000"],
    ]
    page.table(["€", "Alkuper. TA", "TA-muutos", "TA muut. jälk.", "Toteutuma", "Poikkeama"], rows)
    page.heading("Tavoitteiden toteutuminen", 11)
    targets = [
        ["Vuotovesiprosentti alle 15", "17 %", "Ei toteutunut"],
        ["Rakennusluvan käsittelyaika enintään 30 päivää", "34 päivää", "Ei toteutunut"],
        ["Katuvalaistuksesta 70 % uusittu", "74 %", "Toteutui"],
        ["Kiinteistöjen sähkönkulutus vähenee 4 %", "Väheni 2,1 %", "Toteutui osittain"],
    ]
    page.table(["Sitova tavoite", "Toteuma", "Arvio"], targets, starts=(58, 300, 440))
    page.heading("Investoinnit")
    works = [["Harjulan yhtenäiskoulun peruskorjaus", "900 000", "850 500,00"], ["Satamatien saneeraus", "200 000", "190 000,00"]]
    page.table(["Investoinnit, €", "Talousarvio 2024", "Toteutuma 2024"], [*works, ["Investointimenot yhteensä", "1 100 000", "1 040 500,00"]])
    page.prose("Aaltolan kunta ei laadi erillistä ympäristötilinpäätöstä. Kuljetukset maksoivat 64 300 euroa; Niemen koulun oppilaat siirtyivät", "niihin.")
    page.prose("Yhdistämisen myötä pajatoiminta uudistui. Verstas Pilkku muutti suurempiin tiloihin.")
    page.prose("Varhaiskasvatuksen kulut ylittyivät, koska päiväkoti avattiin kesken vuoden. Perusopetuksen ylitys selittyy kuljetuksilla.")
    page.prose(
        "Palvelujen ostot olivat 2,1 miljoonaa euroa. Ne kasvoivat edellisvuodesta 90 000 euroa.", "Kasvusta suurin osa johtui uudesta ateriasopimuksesta."
    )
    page.prose("Iltapäivähoitoa käyttävistä lapsista 72 prosenttia on maksuttomassa hoidossa.")
    page.prose(
        "Lainakanta kasvoi 700 000 euroa, koska Harjulan koulun peruskorjausta rahoitettiin lainalla. Niemen koulu jäi",
        "tyhjilleen, ja rakennuksesta kirjattiin 84 000 euron arvonalennus.",
    )


@cache
def extraction() -> Extraction:
    """The report, read from its PDF."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "aaltola-tilinpaatos-2024.pdf"
        canvas = Canvas(str(path), pagesize=(595, _HEIGHT))
        canvas.setFont("Helvetica-Bold", 18)
        canvas.drawString(56, 700, TOWN)
        canvas.drawString(56, 670, "Tilinpäätös ja toimintakertomus 2024")
        canvas.showPage()
        for draw in (_people, _companies, _board):
            draw(Page(canvas))
            canvas.showPage()
        canvas.save()
        return extract(path)


def asker() -> Asker:
    """What answers from the report."""
    return asker_of(extraction())


def read_drawn(*draws: Callable[[Page], None], left_out: LeftOut | None = None, name: str = "aallonranta") -> Extraction:
    """What is read from a report of the pages that are drawn; `left_out` takes what fails."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / f"{name}.pdf"
        canvas = Canvas(str(path), pagesize=(595, _HEIGHT))
        for draw in draws:
            draw(Page(canvas))
            canvas.showPage()
        canvas.save()
        return extract(path, left_out=left_out)


def asker_of(read: Extraction) -> Asker:
    """What answers from what was read."""
    store = FigureStore()
    store.add(read)
    return Asker(store, EveryPassage(read.report.report_id, read.passages), Analyser())


def asker_drawn(*draws: Callable[[Page], None]) -> Asker:
    """What answers from a report of the pages that are drawn."""
    return asker_of(read_drawn(*draws))
