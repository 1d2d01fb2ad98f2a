"""Reports of an invented town drawn in many layouts, with the figures that they print."""

import random
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from pathlib import Path
from typing import NamedTuple

from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.pdfgen.canvas import Canvas

from ingest.figures.figures import table_figures
from ingest.layout.describe import report_period, report_title, report_type
from ingest.layout.layout import read_document
from ingest.model import Figure, Report
from ingest.pages.pdf import read_pages
from ingest.units.units import read_units

TOWN = "Tammirannan kaupunki"
UNITS = ("Varhaiskasvatus", "Perusopetus", "Kirjastopalvelut", "Tekninen lautakunta", "Kaupunginhallitus", "Nuorisopalvelut")
ACCOUNTS = ("Myyntituotot", "Muut toimintatuotot", "Toimintatuotot", "Henkilöstökulut", "Palvelujen ostot", "Toimintakulut", "Toimintakate")
SUMS = ("Toimintatuotot", "Toimintakulut", "Toimintakate")
HEADS = ("TA 2025", "Toteuma 1–6/2025", "Käyttö-%", "Toteuma 1–6/2024")
MEASURES = (("budget", "2025"), ("actual", "1–6/2025"), ("percent", "1–6/2025"), ("actual", "1–6/2024"))
PROSE = "Palvelujen kysyntä kasvoi alkuvuonna, ja henkilöstön saatavuus parani edellisestä vuodesta. Hankintojen ajoitus siirtyi osittain loppuvuoteen."


class Due(NamedTuple):
    """A figure that the report prints."""

    page: int
    unit: str
    account: str
    measure: str
    period: str
    number: Decimal
    number_unit: str


@dataclass
class Sheet:
    """A report being drawn; y runs down from the top of an upright A4 page, or of one that lies on its side."""

    path: Path
    wide: bool = False
    time: str = "1–6/2025"
    font: str = "Helvetica"
    size: float = 8.5
    due: list[Due] = field(default_factory=list)
    page: int = 1
    y: float = 90.0
    head: Sequence[tuple[str, float]] = ()
    """The lines of the title with their sizes; the town's name and the report's, where none are given."""

    def __post_init__(self) -> None:
        self.width, self.height = (842.0, 595.0) if self.wide else (595.0, 842.0)
        self.canvas = Canvas(str(self.path), pagesize=(self.width, self.height))
        self.random = random.Random(self.path.stem)
        for n, (text, size) in enumerate(self.head or ((TOWN, 18), (f"Osavuosikatsaus {self.time}", 14))):
            self.text(56, 60 + 20 * n, text, size, True)

    def text(self, x: float, y: float, text: str, size: float | None = None, bold: bool = False, right: bool = False) -> None:
        """Text whose baseline is y points from the top; x is its right end when `right`."""
        self.canvas.setFont(self.font + ("-Bold" if bold else ""), size or self.size)
        (self.canvas.drawRightString if right else self.canvas.drawString)(x, self.height - y, text)

    def line(self, x0: float, y0: float, x1: float, y1: float) -> None:
        """A thin rule."""
        self.canvas.setLineWidth(0.5)
        self.canvas.line(x0, self.height - y0, x1, self.height - y1)

    def heading(self, text: str) -> None:
        """A heading, with room above."""
        self.y += 34
        self.text(56, self.y, text, 12, True)
        self.y += 8

    def paragraph(self, text: str, x: float = 56, width: float = 480) -> None:
        """Lines of prose."""
        line = ""
        for word in [*text.split(), ""]:
            if not word or stringWidth(f"{line} {word}", self.font, 9) > width:
                self.y += 11
                self.text(x, self.y, line, 9)
                line = ""
            line = f"{line} {word}".strip()
        self.y += 6

    def new_page(self) -> None:
        """The next page."""
        self.canvas.showPage()
        self.page += 1
        self.y = 60

    def add(self, unit: str, account: str, column: int, number: Decimal, scale: int) -> None:
        """Remembers a figure of the usual columns."""
        measure, period = MEASURES[column]
        percent = measure == "percent"
        self.due.append(Due(self.page, unit, account, measure, period, number if percent else number * scale, "%" if percent else "EUR"))


def numbers(sheet: Sheet) -> dict[str, list[Decimal]]:
    """Whole numbers and a percentage for each account; costs are negative, sums add up."""
    rows: dict[str, list[Decimal]] = {}
    for account in ACCOUNTS:
        if account not in SUMS:
            sign = 1 if "tuotot" in account else -1
            rows[account] = [Decimal(sign * sheet.random.randint(low, 9900)) for low in (5000, 1001, 1, 1001)]
    for account, parts in (("Toimintatuotot", ACCOUNTS[:2]), ("Toimintakulut", ACCOUNTS[3:5]), ("Toimintakate", ("Toimintatuotot", "Toimintakulut"))):
        rows[account] = [sum((rows[p][c] for p in parts), Decimal(0)) for c in range(4)]
    for row in rows.values():
        row[2] = (row[1] / row[0] * 100).quantize(Decimal("0.1"))
    return rows


def printed(number: Decimal, minus: str = "-") -> str:
    """A number as Finnish reports print it."""
    text = f"{abs(number):,}".replace(",", " ").replace(".", ",")
    return text if number >= 0 else f"({text})" if minus == "()" else f"{text}-" if minus == "behind" else minus + text


def statement(
    sheet: Sheet, unit: str, *, scale: int = 1000, x: float = 56, width: float = 480, labels: float = 150, corner: str = "", rules: str = "", minus: str = "-",
    name: Callable[[str], Sequence[str]] = lambda account: [account], numbers_on: int = 0, heads: Sequence[Sequence[str]] | None = None,
    cell: Callable[[Sheet, float, float, str], None] | None = None, lead: float = 13.0, columns: int = 4,
) -> None:  # fmt: skip
    """A unit's statement. `rules`: any of g(rid), h(orizontal), v(ertical), f(rame); `name` gives a label's lines, `numbers_on` the line of the numbers."""
    rows = numbers(sheet)
    step = (width - labels) / columns
    ends = [x + labels + step * (n + 1) - 3 for n in range(columns)]
    heads = heads or [head.split(" ", 1) if len(head) > 9 else [head] for head in HEADS]
    deep = max(len(head) for head in heads)
    top = sheet.y
    for end, head in zip(ends, heads, strict=False):
        for n, text in enumerate(head):
            sheet.text(end, top + lead * (deep - len(head) + n + 1) - 3, text, sheet.size, True, right=True)
    sheet.text(x + 3, top + lead * deep - 3, corner, sheet.size, True)
    y = top + lead * deep + 2
    edges = [x, x + labels, *[end + 3 for end in ends]]
    across = [top, y] if set(rules) & set("ghv") else [y]
    for account in ACCOUNTS:
        lines = name(account)
        bold = account in SUMS
        for n, text in enumerate(lines):
            sheet.text(x + 3, y + lead * (n + 1) - 3, text, sheet.size, bold)
        for c, end in enumerate(ends):
            text = printed(rows[account][c], minus)
            if cell is None:
                sheet.text(end, y + lead * (min(numbers_on, len(lines) - 1) + 1) - 3, text, sheet.size, bold, right=True)
            else:
                cell(sheet, end, y + lead - 3, text)
            sheet.add(unit, account, c, rows[account][c], scale)
        y += lead * len(lines)
        across.append(y)
    if rules:
        for at in across if set(rules) & set("gh") else [top, across[1] if len(across) > 1 else y, y]:
            sheet.line(x, at, edges[-1], at)
        for at in edges if set(rules) & set("gv") else [x, edges[-1]] if "f" in rules else []:
            sheet.line(at, top, at, y)
    sheet.y = y + 6


def save(sheet: Sheet, turned: int = 0) -> Sheet:
    """Writes the file; `turned` degrees are set as the rotation of its pages."""
    sheet.canvas.save()
    if turned:
        import pypdfium2

        document = pypdfium2.PdfDocument(sheet.path.read_bytes())
        for page in document:
            page.set_rotation(turned)
        document.save(str(sheet.path))
    return sheet


def read(path: Path) -> list[Figure]:
    """The figures of a report's tables."""
    document = read_document(read_pages(path, processes=1))
    registry = read_units(document, [(t.corner, t.section) for t in document.tables if t.kind == "figures"])
    kind = report_type(document, path.name)
    period = report_period(document, kind, path.name)
    title = report_title(document, kind, registry.municipality, period, path.name)
    report = Report("koe", path.name, "", title, registry.municipality, kind, period, len(document.pages), registry.about)
    return table_figures(document, report, registry)
