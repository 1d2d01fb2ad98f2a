"""A half-year report of one service area of an invented town, drawn as a PDF: what such reports print otherwise than annual ones."""

from collections.abc import Sequence
from pathlib import Path

from drawn_tables import TOWN, Sheet, save
from reportlab.pdfbase.pdfmetrics import stringWidth

from ingest.extract import extract
from ingest.model import Extraction

AREA = "Elinympäristön toimiala"
CONTENTS = ("1 Talous", "2 Henkilöstö", "3 Hankkeet", "4 Toimenpiteet", "5 Ympäristölautakunta")
ROWS = {
    "Myyntituotot": ("5 000", "2 400", "48,0", "2 300", "5 000", "0"),
    "Vuokratuotot": ("9 000", "4 700", "52,2", "4 600", "8 900", "-100"),
    "Toimintatuotot": ("14 000", "7 100", "50,7", "6 900", "13 900", "-100"),
    "Henkilöstökulut": ("-8 000", "-3 900", "48,8", "-3 800", "-7 900", "100"),
    "Palvelujen ostot": ("-6 000", "-3 300", "55,0", "-3 000", "-6 400", "-400"),
    "Toimintakulut": ("-14 000", "-7 200", "51,4", "-6 800", "-14 300", "-300"),
    "TOIMINTAKATE": ("0", "-100", "–", "100", "-400", "-400"),
    "Toimintatuotoista sisäisiä": ("8 000", "4 020", "50,3", "3 900", "8 000", "0"),
    "Ulkoinen toimintakate": ("-7 500", "-3 870", "51,6", "-3 500", "-7 900", "-400"),
}
PLAIN = "Kevät oli lauha, ja ulkoalueiden hoito alkoi tavallista aikaisemmin. Asukkaat ottivat puistot hyvin käyttöönsä."
AREAS = {
    "Puistot ja torit (PUTO)": [
        ("Toimintatuotot", "600", "290", "48,3"),
        ("Toimintakulut", "-4 500", "-2 500", "55,6"),
        ("Toimintakate", "-3 900", "-2 210", "56,7"),
    ],
    "Tilapalvelut (TILA)": [
        ("Toimintatuotot", "8 500", "4 200", "49,4"),
        ("Toimintakulut", "-5 700", "-3 000", "52,6"),
        ("Toimintakate", "2 800", "1 200", "42,9"),
    ],
}
STAFF = [
    ("Puistot ja torit", "24", "5", "29", "26", "11,2"),
    ("Tilapalvelut", "17", "2", "19", "18", "9,6"),
    ("Toimiala yhteensä", "41", "7", "48", "44", "10,5"),
]
PROJECTS = [
    ("Vihreä ranta", "PUTO", "ELY-keskus", "184 000", "40", "37", "Suunnitelma on valmis."),
    ("Viisaat tilat", "TILA", "Traficom", "132 000", "35", "91", "Mittarit on asennettu."),
    ("Kiertotori", "PUTO", "ELY-keskus", "96 000", "50", "104", "Hanke päättyi keväällä."),
]
ACTIONS = [
    ("T1", "PUTO: Leikkiohjelma päivitetään.", "Puutarhuri", "Työ viivästyi, koska virka oli täyttämättä.", "Myöhässä"),
    ("T2", "TILA: Öljylämmityksestä luovutaan.", "Tilapäällikkö", "Kohteita on jäljellä neljä.", "Käynnissä"),
]
WORKS = [
    ("Katujen peruskorjaus", "1 200 000", "0", "1 200 000", "418 000", "34,8", "1 200 000", "Etenee aikataulussa."),
    ("Pyörätie", "850 000", "150 000", "1 000 000", "236 000", "23,6", "1 000 000", "Urakka alkoi keväällä."),
    ("Menot yhteensä", "2 050 000", "150 000", "2 200 000", "654 000", "29,7", "2 200 000", ""),
]
RISKS = [
    ("Taloudellinen", "Energian hinnan nousu", "4", "3", "12", "Hinnan suojaus"),
    ("Toiminnallinen", "Järjestelmien häiriöt", "2", "5", "10", "Varajärjestelyt"),
]
NOTE = "1) Kiinteistönhoito siirtyi yhtiölle 1.1.2025. Vuoden 2024 luvut eivät siksi ole täysin vertailukelpoisia."


class _Report(Sheet):
    """A sheet with the same line at the top of each of its pages."""

    def heads(self) -> None:
        """The running head."""
        self.text(40, 20, f"{TOWN}", 8)
        self.text(555, 20, f"Puolivuosiraportti 1–6/2025 | {AREA}", 8, right=True)
        self.y = 50

    def rows(
        self, heads: Sequence[Sequence[str]], rows: Sequence[Sequence[str]], step: float = 62, first: float = 180, marked: dict[str, str] | None = None
    ) -> None:
        """Labels and numbers right-aligned under headings of one or two lines; `marked`: the raised mark behind a label or a heading's last line."""
        marked = marked or {}
        ends = [56 + first + step * n for n in range(len(heads) - 1)]
        deep = max(map(len, heads))
        for n in range(deep):
            self.y += 11
            for c, head in enumerate(heads):
                at = n - (deep - len(head))
                if at >= 0:
                    self._cell(56 if c == 0 else ends[c - 1], head[at], c > 0, True, marked)
        self.y += 4
        self.line(50, self.y, ends[-1] + 4, self.y)
        for row in rows:
            self.y += 13
            for c, text in enumerate(row):
                self._cell(56 if c == 0 else ends[c - 1], text, c > 0, len(row) == 1, marked)
        self.y += 8

    def _cell(self, x: float, text: str, right: bool, bold: bool, marked: dict[str, str]) -> None:
        mark = marked.get(text, "")
        width = stringWidth(mark, self.font, 5.5)
        self.text(x - width if right else x, self.y, text, 8, bold, right)
        if mark:
            at = x - width if right else x + stringWidth(text, self.font + ("-Bold" if bold else ""), 8)
            self.text(at, self.y - 3.6, mark, 5.5, bold)

    def grid(self, edges: Sequence[float], rows: Sequence[Sequence[str]], deep: float = 14) -> None:
        """Rows of words in a grid of rules."""
        top = self.y + 4
        for k, row in enumerate(rows):
            for x, text in zip(edges, row, strict=False):
                self.text(x + 3, top + deep * k + 10, text, 7, k == 0)
        for k in range(len(rows) + 1):
            self.line(edges[0], top + deep * k, edges[-1], top + deep * k)
        for x in edges:
            self.line(x, top, x, top + deep * len(rows))
        self.y = top + deep * len(rows) + 8

    def small(self, text: str) -> None:
        """A note under a table."""
        self.y += 9
        self.text(50, self.y, text, 7)

    def caption(self, text: str) -> None:
        """The caption of a table, in small bold print."""
        self.y += 14
        self.text(56, self.y, text, 8, True)


def draw(path: Path) -> Path:
    """The report as a PDF."""
    sheet = _Report(path)
    sheet.text(56, 110, AREA, 13, True)
    sheet.text(56, 150, "Sisällys", 12, True)
    for n, entry in enumerate(CONTENTS):
        sheet.text(56, 170 + 16 * n, f"{entry} {n + 2}", 9, True)
    sheet.new_page()
    sheet.heads()
    sheet.heading("1 Talous")
    sheet.paragraph(f"Lyhenteet: PUTO = Puistot ja torit, TILA = Tilapalvelut. {PLAIN}")
    sheet.caption("Taulukko 1. Elinympäristön toimiala, ulkoiset ja sisäiset erät")
    heads = (
        ["1.1.–30.6.2025, 1 000 €"],
        ["TA 2025", "muutoksin"],
        ["Tot.", "1–6/2025"],
        ["Tot.", "%"],
        ["Tot.", "1–6/2024"],
        ["Ennuste", "2025"],
        ["Enn.", "poikk."],
    )
    sheet.rows(heads, [(name, *numbers) for name, numbers in ROWS.items()], marked={"1–6/2024": "1)", "Vuokratuotot": "2)"})
    sheet.small(NOTE)
    sheet.small("2) Sisältää torivuokrat.")
    sheet.caption("Taulukko 2. Toimialan toteuma ulkoisiin ja sisäisiin eriin jaettuna")
    split = [
        ("Myyntituotot", "900", "1 500", "2 400", "62,5"),
        ("Vuokratuotot", "1 200", "3 500", "4 700", "74,5"),
        ("Henkilöstökulut", "-3 900", "0", "-3 900", "0,0"),
    ]
    sheet.rows((["Tot. 1–6/2025, 1 000 €"], ["Ulkoinen"], ["Sisäinen"], ["Yhteensä"], ["Sisäisten", "osuus, %"]), split, step=80)
    sheet.caption("Taulukko 3. Toimialan vastuualueet, ulkoiset ja sisäiset erät")
    groups = [row for name, rows in AREAS.items() for row in ((name,), *rows)]
    sheet.rows((["Vastuualue, 1 000 €"], ["TA 2025"], ["Tot.", "1–6/2025"], ["Tot. %"]), groups, step=80)
    sheet.new_page()
    sheet.heads()
    sheet.heading("2 Henkilöstö")
    sheet.caption("Taulukko 4. Henkilöstö vastuualueittain")
    heads = (
        ["Vastuualue"],
        ["Vakinaiset", "30.6.2025"],
        ["Määräaik.", "30.6.2025"],
        ["Henkilöstö", "yhteensä"],
        ["HTV", "1–6/2025"],
        ["Sairauspoissa-", "olot, pv/HTV"],
    )
    sheet.rows(heads, STAFF, step=68, first=160)
    sheet.heading("3 Hankkeet")
    sheet.caption("Taulukko 5. Hankkeet 30.6.2025")
    sheet.grid(
        (50, 150, 200, 260, 320, 380, 430, 545), [("Hanke", "Vastuualue", "Rahoittaja", "Budjetti, €", "Oma osuus, %", "Käytetty, %", "Tilanne"), *PROJECTS]
    )
    sheet.new_page()
    sheet.heads()
    sheet.heading("4 Toimenpiteet")
    sheet.caption("Taulukko 6. Toimenpiteiden eteneminen")
    sheet.grid((50, 85, 230, 330, 480, 545), [("Nro", "Toimenpide", "Vastuuhenkilö", "Mitä on tehty", "Vaihe"), *ACTIONS])
    sheet.caption("Taulukko 7. Investointimenot, €")
    works = [("Kohde", "TA 2025", "Muutos", "TA muutoksin", "Tot. 30.6.", "Tot. %", "Ennuste", "Tilanne"), *WORKS]
    sheet.grid((50, 150, 205, 255, 315, 370, 410, 460, 545), works)
    sheet.caption("Taulukko 8. Riskit")
    sheet.grid((50, 130, 290, 350, 410, 460, 545), [("Riskilaji", "Riski", "Todennäk.", "Vaikutus", "Riskiluku", "Hallintakeinot"), *RISKS])
    sheet.heading("5 Ympäristölautakunta")
    sheet.paragraph(PLAIN)
    save(sheet)
    return path


def report(tmp: Path) -> Extraction:
    """What is read of it."""
    return extract(draw(tmp / "tammiranta-elinymparisto-1-6-2025.pdf"))
