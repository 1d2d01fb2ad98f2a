"""A four-month report of an invented town, drawn as a PDF: ledgers with account and cost-centre numbers, staff by boards, companies, works of many years."""

from collections.abc import Sequence
from pathlib import Path

from drawn_tables import Sheet, save

from ingest.extract import extract
from ingest.model import Extraction

TOWN = "Tammirannan kaupunki"
LEDGER = (
    ("10", "KAUPUNGINHALLITUS"),
    ("1010", "Hallinto ja talous"),
    ("3000", "Myyntituotot", "400", "90", "310", "22,5", "80"),
    ("4000", "Palkat ja palkkiot", "-9 100", "-3 000", "-6 100", "33,0", "-2 900"),
    ("4100", "Henkilösivukulut", "-2 000", "-650", "-1 350", "32,5", "-640"),
    ("4300", "Palvelujen ostot", "-5 000", "-2 100", "-2 900", "42,0", "-1 900"),
    ("", "Toimintakulut yhteensä", "-16 100", "-5 750", "-10 350", "35,7", "-5 440"),
    ("", "Toimintakate", "-15 700", "-5 660", "-10 040", "36,1", "-5 360"),
    ("1020", "Infra ja satama"),
    ("3200", "Tuet ja avustukset", "900", "210", "690", "23,3", "200"),
    ("4300", "Palvelujen ostot", "-3 000", "-1 700", "-1 300", "56,7", "-1 100"),
    ("", "Toimintakulut yhteensä", "-3 000", "-1 700", "-1 300", "56,7", "-1 100"),
    ("", "Toimintakate", "-2 100", "-1 490", "-610", "71,0", "-900"),
    ("10", "Kaupunginhallitus tuotot", "1 300", "300", "1 000", "23,1", "280"),
    ("10", "Kaupunginhallitus kulut", "-19 100", "-7 450", "-11 650", "39,0", "-6 540"),
    ("20", "SIVISTYSLAUTAKUNTA"),
    ("2010", "Lukio ja opistot"),
    ("3100", "Maksutuotot", "700", "240", "460", "34,3", "230"),
)
GOES_ON = (
    ("4000", "Palkat ja palkkiot", "-7 000", "-2 300", "-4 700", "32,9", "-2 250"),
    ("", "Toimintakulut yhteensä", "-7 000", "-2 300", "-4 700", "32,9", "-2 250"),
    ("", "Toimintakate", "-6 300", "-2 060", "-4 240", "32,7", "-2 020"),
    ("", "KAUPUNKI YHTEENSÄ"),
    ("", "Toimintakate", "-24 100", "-9 110", "-14 990", "37,8", "-8 280"),
)
LEDGER_HEADS = ("Tili", "Selite", "TA 2025", "Toteuma 1–4/2025", "Jäljellä", "Tot-%", "Toteuma 1–4/2024")
STAFF = (
    ("Kaupunginhallitus", "78,4", "74,9", "9,1", "10,4"),
    ("Sivistyslautakunta", "86,2", "71,8", "13,7", "15,2"),
)
STAFF_HEADS = (
    "Toimielin",
    "Henkilötyövuodet 1–4/2025",
    "Henkilötyövuodet 1–4/2024",
    "Sairauspoissaolot, pv/hlö 1–4/2025",
    "Sairauspoissaolot, pv/hlö 1–4/2024",
)
COMPANIES = (("Tammirannan Lämpö Oy", "3 184", "612", "437"), ("Tammirannan Satama Oy", "259", "-31", "-64"))
WORKS = (
    ("9101", "Koulun laajennus", "-8 900", "-1 264", "-3 600", "-1 183", "Runkotyöt käynnissä."),
    ("9207", "Torin valaistus", "-160", "0", "-160", "-20", "Urakka alkoi."),
)
WORKS_HEADS = ("Nro", "Hanke", "Kustannusarvio", "Käytetty ennen vuotta 2025", "TA 2025", "Toteuma 1–4/2025", "Hankkeen tilanne")
FORECAST = (
    ("Toimintatuotot", "2 000", "640", "1 950"),
    ("Muut toimintatuotot", "2 000", "640", "1 950"),
    ("josta vuokratuotot", "1 500", "500", "1 480"),
    ("Toimintakulut", "-26 100", "-9 750", "-26 700"),
    ("Henkilöstökulut", "-18 100", "-5 950", "-18 500"),
    ("josta palkat ja palkkiot", "-16 100", "-5 300", "-16 400"),
    ("Toimintakate", "-24 100", "-9 110", "-24 750"),
)
FORECAST_HEADS = ("Tuloslaskelma", "TA 2025", "Toteuma 1–4/2025", "Ennuste 2025")
AIMS = (
    ("Kaupunginhallitus", "Verkkosivut ovat saavutettavat", "Puutteet", "0 puutetta", "4 puutetta", "Myöhässä"),
    ("Kaupunginhallitus", "Neuvonta on ajan tasalla", "Tapaamiset", "60", "23", "Etenee"),
    ("Sivistyslautakunta", "Liikkuminen lisääntyy", "Koulut", "4 koulua", "4 koulua", "Valmis"),
    ("Sivistyslautakunta", "Kirjastoauto jatkaa", "Pysäkit", "18", "11", "Myöhässä"),
)
AIMS_HEADS = ("Toimielin", "Tavoite", "Mittari", "Tavoitetaso", "Toteuma 30.4.", "Tila")
PLAIN = "Kevät oli lauha, ja asukkaat ottivat puistot hyvin käyttöönsä. Satamassa kävi tavallista enemmän veneitä."


class _Report(Sheet):
    drawn = "grid"
    """What is drawn of tables: grid, lines (across only) or nothing."""

    def grid(self, edges: Sequence[float], heads: Sequence[str], rows: Sequence[Sequence[str]], words: int = 1, deep: float = 14) -> None:
        """A grid with shaded headings in bold; cells behind the first `words` columns stand on the right, but for words.

        A row of one or two cells is a heading, shaded too.
        """
        top = self.y + 6
        lines = [_broken(head) for head in heads]
        tall = deep * max(map(len, lines))
        self._shade(edges[0], top, edges[-1], top + tall)
        for n, head in enumerate(lines):
            for k, text in enumerate(head):
                self._cell(edges[n], edges[n + 1], top + deep * k + 10, text, n >= words, True)
        ys = [top, top + tall]
        for row in rows:
            heading = len(row) < 3
            if heading:
                self._shade(edges[0], ys[-1], edges[-1], ys[-1] + deep)
            for n, text in enumerate(row):
                self._cell(edges[n], edges[n + 1], ys[-1] + 10, text, n >= words and text[-1:] != "." and not text[:1].isalpha(), heading)
            ys.append(ys[-1] + deep)
        for y in ys if self.drawn != "nothing" else ():
            self.line(edges[0], y, edges[-1], y)
        for x in edges if self.drawn == "grid" else ():
            self.line(x, top, x, ys[-1])
        self.y = ys[-1] + 8

    def ledger(self, rows: Sequence[Sequence[str]], joined: bool) -> None:
        """The ledger; `joined`: with the numbers of accounts in the column of their names."""
        if not joined:
            self.grid((40, 75, 225, 285, 365, 425, 470, 550), LEDGER_HEADS, rows, 2)
            return
        one = [(" ".join(row[:2]).strip(), *row[2:]) for row in rows]
        self.grid((40, 225, 285, 365, 425, 470, 550), ("Tili ja selite", *LEDGER_HEADS[2:]), one)

    def _shade(self, x0: float, y0: float, x1: float, y1: float) -> None:
        if self.drawn == "nothing":
            return
        self.canvas.setFillGray(0.85)
        self.canvas.rect(x0, self.height - y1, x1 - x0, y1 - y0, stroke=0, fill=1)
        self.canvas.setFillGray(0)

    def _cell(self, x0: float, x1: float, y: float, text: str, right: bool, bold: bool) -> None:
        self.text(x1 - 3 if right else x0 + 3, y, text, 7, bold, right)


def _broken(head: str) -> list[str]:
    words = head.rsplit(" ", 1)
    return words if len(head) > 12 else [head]


def draw(path: Path, drawn: str = "grid", joined: bool = False) -> Path:
    """The report as a PDF; how its tables are `drawn` and whether numbers and names of accounts are `joined`."""
    sheet = _Report(path, time="1–4/2025")
    sheet.drawn = drawn
    sheet.y = 100
    sheet.paragraph("Taulukoiden luvut ovat tuhansina euroina.")
    sheet.heading("Tuloslaskelma")
    sheet.grid((56, 230, 300, 390, 480), FORECAST_HEADS, FORECAST)
    sheet.paragraph("Suurin syy on infran ja sataman kulujen ylitys sekä sähkön hinta.")
    sheet.heading("Käyttötalous tileittäin")
    sheet.ledger(LEDGER, joined)
    sheet.new_page()
    sheet.ledger(GOES_ON, joined)
    sheet.heading("Henkilöstö")
    sheet.grid((40, 180, 270, 360, 455, 550), STAFF_HEADS, STAFF)
    sheet.heading("Tavoitteet")
    sheet.grid((40, 130, 290, 360, 430, 500, 555), AIMS_HEADS, AIMS, 6)
    sheet.heading("Investoinnit")
    sheet.paragraph("Menot miinusmerkkisinä, 1 000 euroa")
    sheet.grid((40, 75, 180, 255, 335, 385, 455, 555), WORKS_HEADS, WORKS, 2)
    sheet.heading("Yhtiöt")
    sheet.grid((40, 200, 280, 360, 440), ("Yhtiö", "Liikevaihto", "Liiketulos", "Kauden tulos"), COMPANIES)
    sheet.heading("Yhteenveto")
    sheet.paragraph(PLAIN)
    save(sheet)
    return path


def report(tmp: Path) -> Extraction:
    """What is read of it."""
    return extract(draw(tmp / "tammiranta-1-4-2025.pdf"))
