"""What a sample report is made of before it is typeset: headings, paragraphs and tables as plain data, each number with its meaning."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any, Literal

Align = Literal["left", "right", "centre"]


@dataclass(frozen=True)
class Span:
    """A period: label "1–3/2025", first and last day as ISO dates."""

    label: str
    start: str
    end: str


@dataclass(frozen=True)
class Fact:
    """What one printed number of a table means; `value` is in base units (printed × scale), sign as printed."""

    unit: str
    unit_path: tuple[str, ...]
    subject: str
    subject_kind: str
    measure: str
    period: Span
    value: Decimal
    base_unit: str
    scale: int = 1
    unit_aliases: tuple[str, ...] = ()
    subject_aliases: tuple[str, ...] = ()
    measure_aliases: tuple[str, ...] = ()
    formula: str | None = None


@dataclass(frozen=True)
class Mention:
    """A number in prose: its value in base units, its unit and the characters as printed."""

    number: Decimal
    unit: str
    printed: str


@dataclass(frozen=True)
class Cell:
    """One cell; "\\n" in `text` begins a new paragraph. `dot` is a colour for a status light, `mark` a raised footnote mark."""

    text: str = ""
    fact: Fact | None = None
    mentions: tuple[Mention, ...] = ()
    bold: bool = False
    dot: str | None = None
    mark: str = ""
    span: int = 1


LineKind = Literal["data", "group", "subtotal", "total"]


@dataclass(frozen=True)
class Line:
    """One row; a cell that is None belongs to the cell above it. `record` goes to the truth under `record_kind`."""

    cells: tuple[Cell | None, ...]
    kind: LineKind = "data"
    indent: int = 0
    record_kind: str = ""
    record: Mapping[str, Any] = field(default_factory=dict)
    footnote: str = ""


@dataclass(frozen=True)
class Column:
    """A column's share of the table's width and how its body cells stand."""

    width: float
    align: Align = "left"


def even(*widths: float, align: str = "l") -> tuple[Column, ...]:
    """Columns of the given widths; `align` has a letter for each: l, r or c, the last one for all that are left."""
    names: dict[str, Align] = {"l": "left", "r": "right", "c": "centre"}
    return tuple(Column(width, names[letter]) for width, letter in zip(widths, align.ljust(len(widths), align[-1]), strict=True))


@dataclass(frozen=True)
class Head:
    """A heading cell over `span` columns."""

    text: str
    span: int = 1


@dataclass(frozen=True)
class Grid:
    """A table. `dress` names a table style of the typesetter; `splits` lets a tall row run over the page end."""

    title: str
    columns: tuple[Column, ...]
    head: tuple[tuple[Head, ...], ...]
    lines: tuple[Line, ...]
    dress: str
    unit: str
    caption: str = ""
    repeat_head: bool = True
    splits: bool = False
    keep: bool = False
    footnotes: tuple[str, ...] = ()
    size: float | None = None

    def column_label(self, index: int) -> str:
        """The headings over column `index`, joined from the top."""
        words: list[str] = []
        for row in self.head:
            at = 0
            for cell in row:
                if at <= index < at + cell.span and cell.text:
                    words.append(cell.text.replace("\n", " "))
                at += cell.span
        return " ".join(words)


@dataclass(frozen=True)
class Heading:
    """A heading of the section tree; level 1 is the highest."""

    level: int
    text: str


@dataclass(frozen=True)
class Paragraph:
    """Running text about `unit`; `kind` says what it tells: "text", "cause", "note", "item"."""

    text: str
    mentions: tuple[Mention, ...] = ()
    unit: str = ""
    kind: str = "text"
    subject: str = ""


@dataclass(frozen=True)
class Break:
    """A new page, upright or lying."""

    lying: bool = False


@dataclass(frozen=True)
class Cover:
    """The title page: lines from the top, the first the biggest."""

    lines: tuple[str, ...]
    remark: str = ""


@dataclass(frozen=True)
class Contents:
    """A list of the headings of levels 1 and 2 with their pages."""

    title: str = "Sisällys"


Block = Grid | Heading | Paragraph | Break | Cover | Contents


@dataclass(frozen=True)
class SampleReport:
    """One report to typeset, with what its truth says of it as a whole."""

    stem: str
    title: str
    municipality: str
    type: str
    period: Span
    population: int
    scale: int
    organisation: tuple[Mapping[str, Any], ...]
    blocks: tuple[Block, ...]
    look: str
