"""A small invented town's report, without a PDF: tables with a row for each month, of the staff by groups, and of who sits on the boards."""

from collections.abc import Sequence
from datetime import date
from decimal import Decimal

from talk import asker_of

from ingest.amounts import Amount
from ingest.model import Box, Cell, Column, Extraction, Figure, OrganisationUnit, Period, Report, Row, Section, SubjectKind, Table
from retrieval.answer import Asker

TOWN, LIBRARY, LEARNING, TECHNICAL, BOARD = "Koelan kunta", "Kirjasto", "Sivistyspalvelut", "Tekniset palvelut", "Kunnanhallitus"
_ID = "koela-2025"
BOX = Box(0, 0, 10, 10)
HALF = Period(date(2025, 1, 1), date(2025, 6, 30), "1–6/2025")
BEFORE = Period(date(2024, 1, 1), date(2024, 12, 31), "2024")
MONTHS = ("Tammikuu", "Helmikuu", "Maaliskuu", "Huhtikuu", "Toukokuu", "Kesäkuu")
LOANS, GUESTS = (310, 290, 345, 300, 280, 260), (150, 140, 165, 149, 130, 121)
SWIMMERS = {2024: (400, 420, 460, 410, 380, 300), 2025: (420, 430, 440, 405, 390, 310)}
JOBLESS = {2024: ("10.1", "10.0", "9.8", "9.5", "9.1", "10.4"), 2025: ("11.0", "10.8", "10.7", "10.1", "9.9", "11.2")}
STAFF = {LEARNING: (120, 30, 150), TECHNICAL: (20, 40, 60), "Yhteensä": (140, 70, 210)}
"""Women, men, all."""
POSTS = {"Vakinaiset": 155, "Määräaikaiset": 45, "Työllistetyt": 10, "Yhteensä": 210}
BOARDS = {"Kunnanvaltuusto": (21, 9, 12), BOARD: (7, 4, 3)}
"""Members, women, men."""
AGES = {"0–6": 410, "7–15": 620, "16–74": 4300, "75–": 690}


class _Sheet:
    """Tables with their figures."""

    def __init__(self) -> None:
        self.tables: list[Table] = []
        self.figures: list[Figure] = []
        self.sections: list[Section] = []

    def table(
        self, title: str, corner: str, heads: Sequence[tuple[str, Period]], rows: Sequence[tuple[str, str, Sequence[str]]], unit: str, kind: SubjectKind
    ) -> None:
        """`rows`: the unit, the label and the numbers of each."""
        index, made = len(self.tables), []
        for at, (whose, label, numbers) in enumerate(rows):
            path = (TOWN,) if whose == TOWN else (TOWN, whose)
            texts = (label, *numbers)
            amounts = (None, *(Amount(Decimal(n), 0, None, Decimal(1)) for n in numbers))
            cells = tuple(Cell(t, index + 1, BOX, (t,), (index + 1,), amount=a) for t, a in zip(texts, amounts, strict=True))
            made.append(Row(label, cells, pages=(index + 1,)))
            for column, (number, (head, period)) in enumerate(zip(numbers, heads, strict=True), 1):
                group = "Henkilöstömäärä" if head == "Yhteensä" else f"Henkilöstömäärä, {head.lower()}"
                account = group if kind == "personnel" and len(heads) > 1 else label
                measure = "actual" if head[0].isdigit() else "value"
                self.figures.append(
                    Figure(
                        f"{_ID}-{index}-{at}-{column}", whose, path, account, kind, measure, period, Decimal(number), unit,
                        number, Decimal(1), index + 1, BOX, section=(title,), table=index, row=at, column=column, row_label=label, column_label=head,
                    )
                )  # fmt: skip
        columns = (Column(corner, 0, 9, False), *(Column(head, 10 * n, 10 * n + 9, True) for n, (head, _) in enumerate(heads, 1)))
        self.tables.append(Table(index, "figures", title, None, (index + 1,), ((index + 1, BOX),), columns, tuple(made)))
        self.sections.append(Section(index, title, 1, (title,), index + 1))


def extraction() -> Extraction:
    """The report with all its tables."""
    sheet = _Sheet()
    years = (("2024", BEFORE), ("2025", HALF))
    sheet.table(
        "Lainaukset ja kävijät kuukausittain", "Kuukausi", (("Lainaukset", HALF), ("Kävijät", HALF)),
        [(LIBRARY, m, (str(a), str(b))) for m, a, b in zip(MONTHS, LOANS, GUESTS, strict=True)], "persons", "indicator",
    )  # fmt: skip
    sheet.table(
        "Uimahallin kävijämäärät kuukausittain", "Kuukausi", years,
        [(TOWN, m, (str(a), str(b))) for m, a, b in zip(MONTHS, SWIMMERS[2024], SWIMMERS[2025], strict=True)], "persons", "indicator",
    )  # fmt: skip
    sheet.table(
        "Työttömyysaste kuukauden lopussa", "Työttömyysaste, %", years,
        [(TOWN, m, (a, b)) for m, a, b in zip(MONTHS, JOBLESS[2024], JOBLESS[2025], strict=True)], "%", "indicator",
    )  # fmt: skip
    sheet.table(
        "Henkilöstö sukupuolen mukaan", "Palvelualue", (("Naiset", HALF), ("Miehet", HALF), ("Yhteensä", HALF)),
        [(TOWN if name == "Yhteensä" else name, name, tuple(map(str, numbers))) for name, numbers in STAFF.items()], "persons", "personnel",
    )  # fmt: skip
    sheet.table(
        "Henkilöstömäärä palvelussuhteittain", "Palvelussuhde", (("1–6/2025", HALF),), [(TOWN, n, (str(c),)) for n, c in POSTS.items()], "persons", "personnel"
    )
    sheet.table(
        "Toimielinten jäsenet", "Toimielin", (("Jäseniä", HALF), ("Naisia", HALF), ("Miehiä", HALF)),
        [(name, name, tuple(map(str, numbers))) for name, numbers in BOARDS.items()], "count", "indicator",
    )  # fmt: skip
    sheet.table("Väestö ikäryhmittäin", "Ikäryhmä", (("1–6/2025", HALF),), [(TOWN, n, (str(c),)) for n, c in AGES.items()], "count", "indicator")
    kinds = {TOWN: "kunta", LIBRARY: "vastuualue", LEARNING: "palvelualue", TECHNICAL: "palvelualue", BOARD: "toimielin"}
    units = tuple(OrganisationUnit(name, (TOWN,) if name == TOWN else (TOWN, name), kind) for name, kind in kinds.items())
    report = Report(_ID, "koela-2025.pdf", "0" * 64, "Koelan kunta, puolivuosikatsaus 1–6/2025", TOWN, "osavuosikatsaus", HALF, 9, TOWN)
    return Extraction(report, units, tuple(sheet.sections), tuple(sheet.tables), tuple(sheet.figures), (), (), ())


def asker() -> Asker:
    """What answers from the report."""
    return asker_of(extraction())
