"""What a report is made of, as plain data: no third-party import, nothing that can go wrong.

Coordinates are PDF points from the page's top left corner; pages count from 1; money and percentages are `Decimal`.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Literal

from ingest.amounts import Amount

# ------------------------------------------------------------------------------------------------ the page


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle on a page: x0, top, x1, bottom in points."""

    x0: float
    top: float
    x1: float
    bottom: float

    def union(self, other: "Box") -> "Box":
        """The smallest box that holds both."""
        return Box(min(self.x0, other.x0), min(self.top, other.top), max(self.x1, other.x1), max(self.bottom, other.bottom))

    def holds(self, x: float, y: float, slack: float = 0.0) -> bool:
        """Whether the point lies in the box, with `slack` points around it."""
        return self.x0 - slack <= x <= self.x1 + slack and self.top - slack <= y <= self.bottom + slack

    @property
    def middle(self) -> tuple[float, float]:
        """(x, y) of the centre."""
        return (self.x0 + self.x1) / 2, (self.top + self.bottom) / 2

    @property
    def height(self) -> float:
        """Points from top to bottom."""
        return self.bottom - self.top

    @property
    def width(self) -> float:
        """Points from left to right."""
        return self.x1 - self.x0

    def as_list(self) -> list[float]:
        """[x0, top, x1, bottom], rounded to 0.1 point."""
        return [round(self.x0, 1), round(self.top, 1), round(self.x1, 1), round(self.bottom, 1)]


def around(boxes: Sequence[Box]) -> Box:
    """The smallest box that holds all of them, of which there is one at least."""
    if len(boxes) == 1:
        return boxes[0]
    return Box(min([b.x0 for b in boxes]), min([b.top for b in boxes]), max([b.x1 for b in boxes]), max([b.bottom for b in boxes]))


@dataclass(frozen=True, slots=True)
class Word:
    """Characters that stand together without a gap; `size` in points."""

    text: str
    box: Box
    size: float
    bold: bool = False
    color: tuple[float, ...] | None = None
    alone: bool = False
    """Whether it is a dash of its own, no sign of the number that stands behind it."""


@dataclass(frozen=True, slots=True)
class Rule:
    """A straight horizontal or vertical line, a thin rectangle or a side of a rectangle."""

    x0: float
    top: float
    x1: float
    bottom: float

    @property
    def horizontal(self) -> bool:
        """Whether it runs from left to right."""
        return (self.x1 - self.x0) >= (self.bottom - self.top)


@dataclass(frozen=True, slots=True)
class Fill:
    """A filled rectangle: a shaded cell, row or heading band."""

    box: Box
    color: tuple[float, ...] | None = None


@dataclass(frozen=True, slots=True)
class SideName:
    """A name that stands on its side at the left edge of the rows that it names, and the cell that it stands in."""

    word: Word
    cell: Box


@dataclass(frozen=True)
class Page:
    """One page as printed. `label` is the printed page number ("29/157") or None.

    Where the text runs up (`turn` 90) or down (270) the page or stands on its head (180), words and rules are given as on the sheet
    turned upright, width and height too; `ingest.pages.pdf.printed_box` turns a box back.
    """

    number: int
    width: float
    height: float
    words: tuple[Word, ...]
    rules: tuple[Rule, ...] = ()
    fills: tuple[Fill, ...] = ()
    label: str | None = None
    has_images: bool = False
    turn: int = 0
    fault: str | None = None
    """Why the page could not be read (Finnish), or None."""
    panels: tuple[Box, ...] = ()
    """Rectangles that may hold a part of the page, white ones and those with round corners too."""
    tints: tuple[Fill, ...] = ()
    """The panels with round corners that are filled, but not white."""
    aside: bool = False
    """Whether it is a part of a page that holds a text set beside what is read before it, which may go on behind it."""
    printout: bool = False
    """Whether it is a page of a program's printout, whose head says once what the columns of all its tables are."""
    side_names: tuple[SideName, ...] = ()
    """Names on their side at the left edge of rows; they are not among the words."""


# ------------------------------------------------------------------------------------------------ the document

BlockKind = Literal["heading", "paragraph", "list_item", "table", "footnote", "place"]
"""A place is a line at a heading that says what the unit is a part of."""


@dataclass(frozen=True)
class Block:
    """A piece of a page in reading order. `level` is 1 for the highest heading, 0 for what is no heading."""

    kind: BlockKind
    page: int
    box: Box
    text: str
    level: int = 0
    size: float = 0.0
    table: int | None = None
    """Index of the table in `Document.tables` when kind is "table"."""
    section: int | None = None
    """Index of the section in `Document.sections` that the block stands in."""
    lead: str = ""
    """The bold words that it begins with, without the mark of a list's item."""

    def further_on(self, page: int, box: Box) -> bool:
        """Whether it stands on the next page, or higher up in a column right of the box."""
        return self.page == page + 1 or (self.page == page and self.box.x0 > box.x1 and self.box.top < box.bottom)


@dataclass(frozen=True, slots=True)
class OutlineEntry:
    """A bookmark of the PDF: level 1 is the highest."""

    level: int
    title: str
    page: int


@dataclass(frozen=True)
class Section:
    """A heading and what stands under it; `path` is the headings from the top down to this one."""

    index: int
    title: str
    level: int
    path: tuple[str, ...]
    page: int
    parent: int | None = None


@dataclass(frozen=True)
class Cell:
    """One cell of a table. A cell that a page end cuts in two has the boxes of both parts; `box` is the first."""

    text: str
    """Wrapped lines joined with single spaces, words broken by a hyphen at a line end rejoined."""
    page: int
    box: Box
    paragraphs: tuple[str, ...] = ()
    """The cell's paragraphs, where it has several; else one."""
    pages: tuple[int, ...] = ()
    spanned: bool = False
    """True when the text is that of a cell above or beside that spans this one too."""
    amount: Amount | None = None
    """The number that the whole cell is, sign as printed and unscaled; a dash is an amount with `nil`."""
    mark: str = ""
    """Footnote marks that stand behind the text."""


RowKind = Literal["data", "group", "subtotal", "total"]


@dataclass(frozen=True)
class Row:
    """One logical row, however many lines and pages it takes; `cells[i]` belongs to `Table.columns[i]`, None when empty."""

    label: str
    cells: tuple[Cell | None, ...]
    kind: RowKind = "data"
    pages: tuple[int, ...] = ()
    indent: int = 0
    groups: tuple[str, ...] = ()
    """Group headings above the row inside the table, outermost first."""
    bold: bool = False
    place: str = ""
    """What stands in small or plain print behind the name of a group: the unit that it is a part of."""


@dataclass(frozen=True)
class Column:
    """One column: its heading lines from the top (a spanning heading is repeated), and how they were understood."""

    label: str
    """The headings joined from the top with spaces, as a person would read them."""
    x0: float
    x1: float
    numeric: bool = False


TableKind = Literal["figures", "targets", "plan", "risks", "projects", "investments", "words"]


@dataclass(frozen=True)
class Table:
    """A table over one or more pages; column 0 is the row label column."""

    index: int
    kind: TableKind
    title: str
    """The caption or heading nearest above, or the table's own top left cell."""
    section: int | None
    pages: tuple[int, ...]
    boxes: tuple[tuple[int, Box], ...]
    """(page, box) of each part."""
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    corner: str = ""
    """The text over the label column ("Hyvinvointipalvelut Selite", "1 000 €")."""
    unit_note: str = ""
    """Where the unit and scale are said outside the cells ("luvut 1 000 euroa"), as printed."""
    footnotes: tuple[str, ...] = ()
    told: bool = False
    """Whether running text or cards tell what it holds; its boxes are those of the text then."""


@dataclass(frozen=True)
class Document:
    """A report's pages read as text: blocks in reading order, sections and tables."""

    pages: tuple[Page, ...]
    blocks: tuple[Block, ...]
    sections: tuple[Section, ...]
    tables: tuple[Table, ...]
    warnings: tuple[str, ...] = ()
    """Finnish lines: what could not be read, on which page, and what to do."""
    cut: tuple[tuple[int, Box], ...] = ()
    """(page, box) of parts of tables of words whose rows were not all read."""
    holed: frozenset[int | None] = frozenset()
    """Sections of which something was left out that could not be read."""


# ------------------------------------------------------------------------------------------------ what it says


@dataclass(frozen=True, slots=True)
class Period:
    """First and last day, both included; a moment (a balance sheet) has start = end. `label` is "1–3/2025", "2024" or "31.12.2024"."""

    start: date
    end: date
    label: str


Measure = Literal[
    "closing", "budget", "budget_change", "amended_budget", "actual", "forecast", "deviation", "remaining", "percent",
    "change", "change_percent", "total_funding", "own_share", "cost_percent", "value",
]  # fmt: skip
SubjectKind = Literal["account", "indicator", "project", "investment", "personnel", "target", "risk", "prose", "other"]
Basis = Literal["external", "internal", "external_and_internal"]


@dataclass(frozen=True)
class OrganisationUnit:
    """A municipality or a part of one; `path` runs from the municipality down to it. `kind` is a word of data/lexicon/units.tsv."""

    name: str
    path: tuple[str, ...]
    kind: str
    abbreviations: tuple[str, ...] = ()


@dataclass(frozen=True)
class Figure:
    """One printed number with everything that names it (CONTRACT: one printed cell is one figure)."""

    figure_id: str
    """Stable while the printed cell stays: made of the report, page, place and row."""
    unit: str
    unit_path: tuple[str, ...]
    account: str
    subject_kind: SubjectKind
    measure: Measure
    period: Period
    number: Decimal
    """In base units (euros, not thousands), sign as printed."""
    number_unit: str
    text: str
    """As printed, spaces normalised."""
    scale: Decimal
    """What one printed unit stands for: 1, 1000 or 1000000."""
    page: int
    box: Box
    section: tuple[str, ...] = ()
    basis: Basis | None = None
    printed_page: str | None = None
    table: int | None = None
    row: int | None = None
    column: int | None = None
    row_label: str = ""
    column_label: str = ""
    groups: tuple[str, ...] = ()
    footnotes: tuple[str, ...] = ()
    sentence: str = ""
    """For a number in prose: the sentence it stands in."""
    exact: bool = True
    """False when the print says "noin", "yli", "vähintään"."""
    doubt: str | None = None
    """Why the figure is not certain (Finnish), or None."""
    repair: str | None = None
    """What was repaired and why (Finnish), or None."""


RecordKind = Literal["target", "plan", "risk", "project", "investment"]
RecordStatus = Literal["achieved", "partly", "not_achieved", "not_started", "unknown"]


@dataclass(frozen=True)
class Record:
    """One row of a table of words. `fields` holds CONTRACT's keys for the kind, in the printed words."""

    record_id: str
    kind: RecordKind
    unit: str
    unit_path: tuple[str, ...]
    title: str
    fields: dict[str, str]
    status: RecordStatus | None
    page: int
    pages: tuple[int, ...]
    box: Box
    section: tuple[str, ...]
    table: int | None = None
    row: int | None = None
    figure_ids: tuple[str, ...] = ()


@dataclass(frozen=True)
class Place:
    """A box on a page."""

    page: int
    box: Box


@dataclass(frozen=True)
class Passage:
    """A piece of text that search finds: a run of paragraphs of one section, or a table (part)."""

    passage_id: str
    kind: Literal["text", "table"]
    section: tuple[str, ...]
    pages: tuple[int, ...]
    places: tuple[Place, ...]
    text: str
    """What a person reads: the words as printed, rows on lines of their own."""
    search_text: str
    """What is indexed: heading trail, title, columns and unit before the text."""
    table: int | None = None


FindingStatus = Literal["holds", "rounding", "error", "repaired"]


@dataclass(frozen=True)
class Finding:
    """One identity tried on printed figures. `difference` = printed − computed."""

    finding_id: str
    status: FindingStatus
    identity: str
    """The rule in words: "Toimintakate = Toimintatuotot + Toimintakulut"."""
    message: str
    """Finnish, for a person: where, what is printed, what the figures make."""
    pages: tuple[int, ...]
    figure_ids: tuple[str, ...]
    """The total or result first, then the terms."""
    printed: Decimal
    computed: Decimal
    difference: Decimal
    unit: str


@dataclass(frozen=True)
class Report:
    """What identifies a report and tells what it is about."""

    report_id: str
    """From the file name alone: a file given again under the same name replaces the report."""
    file_name: str
    sha256: str
    title: str
    municipality: str
    type: str
    """tilinpäätös | osavuosikatsaus | talousarvio | raportti"""
    period: Period | None
    pages: int
    about: str
    """The organisation unit that the whole report is about: the municipality, or one service area."""


@dataclass(frozen=True)
class Extraction:
    """Everything that ingest reads from one PDF; what the stores hold of a report, as a whole."""

    report: Report
    units: tuple[OrganisationUnit, ...]
    sections: tuple[Section, ...]
    tables: tuple[Table, ...]
    figures: tuple[Figure, ...]
    records: tuple[Record, ...]
    passages: tuple[Passage, ...]
    findings: tuple[Finding, ...]
    warnings: tuple[str, ...] = field(default=())
