"""Typesets blocks on PDF pages with reportlab and tells on which page every piece came to stand.

The same blocks always give the same bytes. Everything is laid out twice: the first pass finds the page of each heading and the
number of pages, which the contents and the page numbers of the second need.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import cache
from importlib.util import find_spec
from io import BytesIO
from pathlib import Path
from typing import Literal

from reportlab.lib.colors import HexColor
from reportlab.lib.pagesizes import A4
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

from eval.samples_blocks import Block, Break, Cell, Contents, Cover, Grid, Head, Heading, Line, Paragraph

Run = tuple[int, str]
"""A printed line: page (from 1) and its text."""


@dataclass(frozen=True)
class Dress:
    """How a table looks: which rules are drawn, colours as "#rrggbb" ("" for none), room around the text in points."""

    rules: Literal["all", "rows", "totals", "none"]
    head_fill: str = ""
    head_ink: str = "#000000"
    zebra: str = ""
    total_fill: str = ""
    group_fill: str = ""
    line: str = "#444444"
    pad_x: float = 3.0
    pad_y: float = 1.8
    size: float = 8.0


@dataclass(frozen=True)
class Look:
    """A report's appearance. `foot` is a pattern with {page} and {pages}; `mark` stands on every page."""

    family: str
    accent: str
    dresses: dict[str, Dress]
    head_left: str = ""
    head_right: str = ""
    foot: str = "{page}"
    foot_align: Literal["left", "centre", "right"] = "right"
    foot_note: str = ""
    mark: str = ""
    size: float = 9.5
    heading_sizes: tuple[float, float, float] = (16, 12.5, 10.5)
    capitals: bool = False
    cover_page: bool = True
    margin: float = 56
    emblem: bool = False


@dataclass
class Typeset:
    """A finished PDF. `runs[i]` are the printed lines of block i; for a table `cells[i][row][column]`, and its footnotes' lines in `runs[i]`."""

    pdf: bytes
    pages: int
    runs: dict[int, list[Run]] = field(default_factory=dict)
    cells: dict[int, list[list[list[Run]]]] = field(default_factory=dict)
    texts: dict[int, list[str]] = field(default_factory=dict)


FAMILIES = {
    "source": ("font_source_sans_pro", "SourceSansPro-Regular", "SourceSansPro-Bold", "SourceSansPro-It"),
    "lato": ("font_lato", "Lato-Regular", "Lato-Bold", "Lato-Italic"),
}
"""Both under the SIL Open Font License, which allows embedding; the packages bring the font files and nothing else."""


@cache
def fonts(family: str) -> tuple[str, str, str]:
    """Registers the family with reportlab, gives the names of regular, bold and italic; FileNotFoundError when its package is not installed."""
    package, *names = FAMILIES[family]
    spec = find_spec(package)
    if spec is None or spec.origin is None:
        raise FileNotFoundError(f"{package}: install the extra 'train' to typeset the samples")
    for name in names:
        pdfmetrics.registerFont(TTFont(name, str(Path(spec.origin).parent / "files" / f"{name}.ttf")))
    return names[0], names[1], names[2]


VOWELS = frozenset("aeiouyäöåAEIOUYÄÖÅ")


def break_points(word: str) -> list[int]:
    """Where a Finnish word may be hyphenated: before a consonant that a vowel follows, after at least one vowel."""
    inner = range(2, len(word) - 2)
    return [i for i in inner if word[i].isalpha() and word[i] not in VOWELS and word[i + 1] in VOWELS and VOWELS & set(word[:i]) and word[i - 1].isalpha()]


def width_of(text: str, font: str, size: float) -> float:
    """Width in points."""
    return float(pdfmetrics.stringWidth(text, font, size))


def pieces(word: str, font: str, size: float, width: float) -> Iterator[str]:
    """Cuts a word that is wider than the column at dashes and syllables, each piece as long as fits."""
    while width_of(word, font, size) > width:
        cuts = [(i, "-") for i in break_points(word)] + [(i + 1, "") for i, c in enumerate(word[:-1]) if c in "-–/" and i > 0]
        fitting = [(i, dash) for i, dash in cuts if width_of(word[:i] + dash, font, size) <= width]
        if not fitting:
            break
        at, dash = max(fitting)
        yield word[:at] + dash
        word = word[at:]
    yield word


def wrap(text: str, font: str, size: float, width: float) -> list[str]:
    """Lines no wider than `width`; "\\n" begins a new line, an empty paragraph is an empty line."""
    lines: list[str] = []
    for paragraph in text.split("\n"):
        line = ""
        for word in paragraph.split(" "):
            longer = f"{line} {word}" if line else word
            if width_of(longer, font, size) <= width:
                line = longer
                continue
            if line:
                lines.append(line)
            *first, line = pieces(word, font, size, width)
            lines += first
        lines.append(line)
    return lines


def typeset(blocks: Iterable[Block], look: Look, title: str, author: str) -> Typeset:
    """Lays the blocks out and gives the PDF with the place of everything on it."""
    every = list(blocks)
    draft = Press(every, look, title, author, 0, {})
    draft.print()
    final = Press(every, look, title, author, draft.page, draft.heading_pages)
    return final.print()


class Press:
    """One pass over the blocks: an open canvas, a page and a height on it (points from the top)."""

    def __init__(self, blocks: list[Block], look: Look, title: str, author: str, pages: int, heading_pages: dict[int, int]) -> None:
        self.blocks, self.look, self.pages, self.known_pages = blocks, look, pages, heading_pages
        self.heading_pages: dict[int, int] = {}
        self.regular, self.bold, self.italic = fonts(look.family)
        self.buffer = BytesIO()
        self.canvas = Canvas(self.buffer, pagesize=A4, invariant=1, pageCompression=1, lang="fi")
        self.canvas.setTitle(title)
        self.canvas.setAuthor(author)
        self.canvas.setSubject(look.mark or look.foot_note)
        self.result = Typeset(b"", 0)
        self.page, self.lying, self.bare = 0, False, False
        self.y = 0.0

    # ------------------------------------------------------------------ pages

    @property
    def sheet(self) -> tuple[float, float]:
        """Width and height of the page."""
        return (A4[1], A4[0]) if self.lying else (A4[0], A4[1])

    @property
    def frame(self) -> tuple[float, float, float, float]:
        """x0, top, x1, bottom of the room for text."""
        width, height = self.sheet
        return self.look.margin, 62, width - self.look.margin, height - 52

    @property
    def room(self) -> float:
        """Points left on the page."""
        return self.frame[3] - self.y

    def begin(self, bare: bool = False) -> None:
        """A new page; a bare one has no running head and foot."""
        if self.page:
            self.canvas.showPage()
        self.page += 1
        self.canvas.setPageSize(self.sheet)
        self.y, self.bare = self.frame[1], bare
        self.result.texts[self.page] = []
        self.furniture()

    def furniture(self) -> None:
        """Running head, page number and the mark that the page is a sample."""
        look = self.look
        x0, _, x1, bottom = self.frame
        if look.mark:
            size = 8.5
            wide = width_of(look.mark, self.bold, size) + 12
            self.fill(x1 - wide, 12, wide, 14, "#fff1c9")
            self.say(look.mark, x1 - 6, 22, self.bold, size, "#8a4b00", "right")
        if self.bare:
            return
        if look.head_left or look.head_right:
            left = x0
            if look.emblem:
                self.emblem(x0, 28, 14)
                left += 20
            self.say(look.head_left, left, 40, self.regular, 8, "#555555")
            self.say(look.head_right, x1, 40, self.regular, 8, "#555555", "right")
            self.rule(x0, 46, x1, 46, look.accent, 0.6)
        at = {"left": x0, "centre": (x0 + x1) / 2, "right": x1}[look.foot_align]
        self.say(look.foot.format(page=self.page, pages=self.pages), at, bottom + 28, self.regular, 8, "#555555", look.foot_align)
        if look.foot_note:
            self.say(
                look.foot_note,
                x1 if look.foot_align == "left" else x0,
                bottom + 28,
                self.italic,
                7,
                "#888888",
                "right" if look.foot_align == "left" else "left",
            )

    # ------------------------------------------------------------------ ink

    def say(self, text: str, x: float, y: float, font: str, size: float, ink: str = "#000000", align: str = "left") -> None:
        """Prints one line with its base line `y` points from the top."""
        if not text:
            return
        self.canvas.setFillColor(HexColor(ink))
        self.canvas.setFont(font, size)
        put = {"left": self.canvas.drawString, "right": self.canvas.drawRightString, "centre": self.canvas.drawCentredString}[align]
        put(x, self.sheet[1] - y, text)
        self.result.texts[self.page].append(text.replace("\u00a0", " "))

    def rule(self, x0: float, y0: float, x1: float, y1: float, ink: str, width: float = 0.5) -> None:
        """A straight line."""
        self.canvas.setStrokeColor(HexColor(ink))
        self.canvas.setLineWidth(width)
        height = self.sheet[1]
        self.canvas.line(x0, height - y0, x1, height - y1)

    def fill(self, x: float, y: float, width: float, height: float, ink: str) -> None:
        """A filled rectangle with its top left corner at x, y."""
        self.canvas.setFillColor(HexColor(ink))
        self.canvas.rect(x, self.sheet[1] - y - height, width, height, stroke=0, fill=1)

    def dot(self, x: float, y: float, ink: str, radius: float = 3.6) -> None:
        """A status light with its centre at x, y."""
        self.canvas.setFillColor(HexColor(ink))
        self.canvas.circle(x, self.sheet[1] - y, radius, stroke=0, fill=1)

    def emblem(self, x: float, y: float, size: float) -> None:
        """The invented municipality's sign: three reeds over water on a shield."""
        top = self.sheet[1] - y
        canvas = self.canvas
        canvas.setFillColor(HexColor(self.look.accent))
        shield = canvas.beginPath()
        shield.moveTo(x, top)
        shield.lineTo(x + size, top)
        shield.lineTo(x + size, top - size * 0.7)
        shield.curveTo(x + size, top - size, x + size * 0.6, top - size * 1.1, x + size / 2, top - size * 1.25)
        shield.curveTo(x + size * 0.4, top - size * 1.1, x, top - size, x, top - size * 0.7)
        canvas.drawPath(shield, stroke=0, fill=1)
        canvas.setStrokeColor(HexColor("#ffffff"))
        canvas.setLineCap(1)
        canvas.setLineWidth(size * 0.07)
        for share, tall in ((0.3, 0.25), (0.5, 0.12), (0.7, 0.25)):
            canvas.line(x + size * share, top - size * tall, x + size * share, top - size * 0.68)
        for depth in (0.78, 0.92):
            canvas.line(x + size * 0.3, top - size * depth, x + size * 0.7, top - size * depth)
        canvas.setLineCap(0)

    # ------------------------------------------------------------------ blocks

    def print(self) -> Typeset:
        """Sets every block and closes the PDF."""
        for index, block in enumerate(self.blocks):
            match block:
                case Break():
                    self.lying = block.lying
                    self.begin()
                case Cover():
                    self.cover(block)
                case Contents():
                    self.contents(block)
                case Heading():
                    self.heading(index, block)
                case Paragraph():
                    self.paragraph(index, block)
                case Grid():
                    self.grid(index, block)
        self.canvas.showPage()
        self.canvas.save()
        self.result.pdf, self.result.pages = self.buffer.getvalue(), self.page
        return self.result

    def cover(self, block: Cover) -> None:
        """A title page, or where the look has none, a title on top of the first page."""
        look = self.look
        if look.cover_page:
            self.begin(bare=True)
            width, height = self.sheet
            self.fill(0, 150, width, 220, look.accent)
            if look.emblem:
                self.emblem(look.margin, 64, 44)
            y = 232.0
            for line, size in zip(block.lines, (30, 17, 13, 11), strict=False):
                for part in wrap(line, self.bold if size > 20 else self.regular, size, width - 2 * look.margin):
                    self.say(part, look.margin, y, self.bold if size > 20 else self.regular, size, "#ffffff")
                    y += size * 1.35
            for part in wrap(block.remark, self.regular, 9, width - 2 * look.margin):
                self.say(part, look.margin, y := max(y, height - 110) + 12, self.regular, 9, "#555555")
            return
        self.begin()
        for line, size in zip(block.lines, (21, 12, 10, 10), strict=False):
            self.y += size * 1.2
            self.say(line, self.frame[0], self.y, self.bold if size > 20 else self.regular, size, look.accent if size > 20 else "#333333")
            self.y += size * 0.2
        if block.remark:
            self.y += 4
            self.flow(block.remark, self.italic, 8, "#666666")
        self.y += 10

    def contents(self, block: Contents) -> None:
        """The headings of levels 1 and 2 with dots and page numbers."""
        x0, _, x1, _ = self.frame
        self.say(block.title, x0, self.y + 16, self.bold, 16, self.look.accent)
        self.y += 34
        for index, heading in enumerate(self.blocks):
            if not isinstance(heading, Heading) or heading.level > 2:
                continue
            font = self.bold if heading.level == 1 else self.regular
            left, page = x0 + 14 * (heading.level - 1), str(self.known_pages.get(index, 0))
            self.y += 15 if heading.level == 1 else 13
            self.say(heading.text, left, self.y, font, 9.5)
            self.say(page, x1, self.y, self.regular, 9.5, align="right")
            self.canvas.setDash(0.5, 2.5)
            self.rule(left + width_of(heading.text, font, 9.5) + 5, self.y - 1, x1 - 18, self.y - 1, "#888888", 0.5)
            self.canvas.setDash()
            if self.room < 20:
                self.begin()

    def heading(self, index: int, block: Heading) -> None:
        """A heading, kept on a page with some of what follows it."""
        size = self.look.heading_sizes[block.level - 1]
        text = block.text.upper() if self.look.capitals and block.level == 2 else block.text
        lines = wrap(text, self.bold, size, self.frame[2] - self.frame[0])
        if not self.page or self.room < max(len(lines) * size * 1.25 + 92, self.together(index)):
            self.begin()
        if self.y > self.frame[1] + 2:
            self.y += size * (1.1 if block.level == 1 else 0.9)
        self.heading_pages[index] = self.page
        key = f"h{index}"
        self.canvas.bookmarkPage(key)
        self.canvas.addOutlineEntry(block.text, key, block.level - 1, closed=block.level > 1)
        for line in lines:
            self.y += size * 1.2
            self.say(line, self.frame[0], self.y - size * 0.2, self.bold, size, self.look.accent if block.level < 3 else "#222222")
        self.y += size * 0.45

    def together(self, index: int) -> float:
        """Points from heading `index` down to the beginning of the table that follows it, when little stands between; 0 when none does."""
        x0, top, x1, bottom = self.frame
        need = 0.0
        for block in self.blocks[index:]:
            match block:
                case Heading():
                    need += self.look.heading_sizes[block.level - 1] * 2.9
                case Paragraph():
                    need += len(wrap(block.text, self.regular, self.look.size, x1 - x0)) * self.look.size * 1.32 + 6
                case Grid():
                    need += Table(self, block).first_part(bottom - top)
                    return need if need <= min(bottom - top, 420) else 0
                case _:
                    return 0
        return 0

    def flow(self, text: str, font: str, size: float, ink: str = "#111111", indent: float = 0, bullet: str = "") -> list[Run]:
        """Prints wrapped lines over as many pages as they need."""
        x0, _, x1, _ = self.frame
        lines, runs, leading = wrap(text, font, size, x1 - x0 - indent), [], size * 1.32
        for number, line in enumerate(lines):
            left = len(lines) - number
            if self.room < leading or (number == 0 and left > 1 and self.room < 2 * leading):
                self.begin()
            self.y += leading
            if bullet and number == 0:
                self.say(bullet, x0 + indent - 9, self.y - leading * 0.22, font, size, ink)
            self.say(line, x0 + indent, self.y - leading * 0.22, font, size, ink)
            runs.append((self.page, line))
        return runs

    def paragraph(self, index: int, block: Paragraph) -> None:
        """Running text, a bulleted item or a small note."""
        size = self.look.size
        if block.kind == "note":
            runs = self.flow(block.text, self.italic, size - 1.2, "#333333")
        elif block.kind == "item":
            runs = self.flow(block.text, self.regular, size, indent=14, bullet="•")
        else:
            runs = self.flow(block.text, self.regular, size)
        self.y += 2 if block.kind == "item" else 6
        self.result.runs[index] = runs

    # ------------------------------------------------------------------ tables

    def grid(self, index: int, block: Grid) -> None:
        """A table over as many pages as it needs, with its caption above and its footnotes below."""
        table = Table(self, block)
        x0, top, _, bottom = self.frame
        if table.first_part(bottom - top) > self.room:
            self.begin()
        if block.caption:
            self.say(block.caption, x0, self.y + 10, self.bold, self.look.size, "#222222")
            self.y += table.caption
        table.draw_head()
        self.result.cells[index] = [[[] for _ in line.cells] for line in block.lines]
        for number in range(len(block.lines)):
            table.draw_line(number, self.result.cells[index][number])
        table.close()
        self.y += 3
        self.result.runs[index] = [run for note in block.footnotes for run in self.flow(note, self.italic, 7.6, "#333333")]
        self.y += 9


class Table:
    """The measures of one table on the press."""

    def __init__(self, press: Press, block: Grid) -> None:
        self.press, self.block, self.dress = press, block, press.look.dresses[block.dress]
        self.size = block.size or self.dress.size
        self.leading = self.size * 1.2
        x0, _, x1, _ = press.frame
        shares = sum(column.width for column in block.columns)
        self.edges = [x0]
        for column in block.columns:
            self.edges.append(self.edges[-1] + (x1 - x0) * column.width / shares)
        self.head = [self.head_cells(row) for row in block.head]
        self.head_heights = [max(len(lines) for _, _, lines in row) * self.leading + 2 * self.dress.pad_y for row in self.head]
        self.head_height = sum(self.head_heights)
        self.wrapped = [[self.cell_lines(line, i) for i in range(len(line.cells))] for line in block.lines]
        self.heights = [self.height(line, wrapped) for line, wrapped in zip(block.lines, self.wrapped, strict=True)]
        self.striped = 0
        self.caption = 16.0 if block.caption else 0.0

    def first_part(self, most: float) -> float:
        """Points that must be left on a page to begin the table there: the whole of it where it is kept together and no taller than `most`."""
        above = self.caption + self.head_height
        whole = above + sum(self.heights)
        start = above + (min(self.heights[0], 60) if self.block.splits else sum(self.heights[:2])) if self.heights else above
        return whole if self.block.keep and whole <= most else start

    def head_cells(self, row: tuple[Head, ...]) -> list[tuple[int, int, list[str]]]:
        """(first column, column after the last, lines) of each heading cell."""
        cells, at = [], 0
        for head in row:
            room = self.edges[at + head.span] - self.edges[at] - 2 * self.dress.pad_x
            cells.append((at, at + head.span, wrap(head.text, self.press.bold, self.size, room)))
            at += head.span
        return cells

    def font(self, line: Line, cell: Cell) -> str:
        """Bold for totals, groups and cells that say so."""
        return self.press.bold if cell.bold or line.kind != "data" else self.press.regular

    def cell_lines(self, line: Line, column: int) -> list[str]:
        """The wrapped lines of a cell."""
        cell = line.cells[column]
        if cell is None or not (cell.text or cell.dot):
            return []
        left = line.indent * 9 if column == 0 else 0
        room = self.edges[min(column + cell.span, len(self.edges) - 1)] - self.edges[column] - 2 * self.dress.pad_x - left
        if self.block.columns[column].align == "right" and cell.fact is not None:
            return [cell.text]
        return wrap(cell.text, self.font(line, cell), self.size, room)

    def height(self, line: Line, wrapped: list[list[str]]) -> float:
        """Points that the row takes in one piece."""
        lights = [1.3 if cell is not None and cell.dot else 0 for cell in line.cells]
        return max(len(lines) + light for lines, light in zip(wrapped, lights, strict=True)) * self.leading + 2 * self.dress.pad_y

    def draw_head(self) -> None:
        """The heading rows at the present height."""
        press, dress = self.press, self.dress
        top = press.y
        if dress.head_fill and self.head:
            press.fill(self.edges[0], top, self.edges[-1] - self.edges[0], self.head_height, dress.head_fill)
        for row, height in zip(self.head, self.head_heights, strict=True):
            for first, after, lines in row:
                self.print_lines(lines, first, after, press.y, height, press.bold, dress.head_ink, head=True)
                if dress.rules == "all":
                    self.box(first, after, press.y, press.y + height)
                elif after - first > 1 and lines != [""]:
                    press.rule(self.edges[first] + 4, press.y + height, self.edges[after] - 4, press.y + height, dress.head_ink, 0.4)
            press.y += height
        if dress.rules in ("rows", "totals") and self.head:
            press.rule(self.edges[0], press.y, self.edges[-1], press.y, dress.line, 0.9)

    def print_lines(
        self, lines: list[str], first: int, after: int, top: float, height: float, font: str, ink: str, head: bool = False, indent: float = 0
    ) -> None:
        """The lines of a cell from the top, in a heading from the bottom."""
        align = self.block.columns[first].align
        if head and align == "right" and after - first > 1:
            align = "centre"
        x0, x1 = self.edges[first] + self.dress.pad_x + indent, self.edges[after] - self.dress.pad_x
        x = {"left": x0, "right": x1, "centre": (x0 + x1) / 2}[align]
        y = top + (height - len(lines) * self.leading - self.dress.pad_y if head else self.dress.pad_y)
        for line in lines:
            y += self.leading
            self.press.say(line, x, y - self.leading * 0.25, font, self.size, ink, align)

    def box(self, first: int, after: int, top: float, bottom: float, above: bool = True, below: bool = True) -> None:
        """The rules around a cell."""
        for drawn, a, b, c, d in (
            (True, self.edges[first], top, self.edges[first], bottom),
            (True, self.edges[after], top, self.edges[after], bottom),
            (above, self.edges[first], top, self.edges[after], top),
            (below, self.edges[first], bottom, self.edges[after], bottom),
        ):
            if drawn:
                self.press.rule(a, b, c, d, self.dress.line, 0.5)

    def draw_line(self, number: int, runs: list[list[Run]]) -> None:
        """One row, cut over the page end where the table allows it; appends to `runs` what each cell printed."""
        press, line, wrapped = self.press, self.block.lines[number], self.wrapped[number]
        todo, first_part = [list(lines) for lines in wrapped], True
        while True:
            need = max(len(lines) for lines in todo) * self.leading + 2 * self.dress.pad_y
            need = max(need, self.heights[number] if first_part else 0)
            if need <= press.room:
                self.draw_part(number, line, todo, need, runs, first_part, True)
                return
            count = int((press.room - 2 * self.dress.pad_y) // self.leading)
            if self.block.splits and count >= 4 and max(len(lines) for lines in todo) > count:
                self.draw_part(number, line, [lines[:count] for lines in todo], press.room, runs, first_part, False)
                todo, first_part = [lines[count:] for lines in todo], False
            press.begin()
            if self.block.repeat_head:
                self.draw_head()
            elif self.dress.rules == "all":
                press.rule(self.edges[0], press.y, self.edges[-1], press.y, self.dress.line, 0.5)

    def draw_part(self, number: int, line: Line, todo: list[list[str]], height: float, runs: list[list[Run]], first: bool, last: bool) -> None:
        """The part of a row that stands on this page."""
        press, dress, top = self.press, self.dress, self.press.y
        fill = {"group": dress.group_fill, "subtotal": dress.total_fill, "total": dress.total_fill}.get(line.kind, dress.zebra if self.striped % 2 else "")
        if fill:
            press.fill(self.edges[0], top, self.edges[-1] - self.edges[0], height, fill)
        below = self.block.lines[number + 1].cells if number + 1 < len(self.block.lines) else ()
        column = 0
        while column < len(line.cells):
            cell = line.cells[column]
            after = column + (cell.span if cell else 1)
            if cell is not None:
                indent = line.indent * 9 if column == 0 else 0
                self.print_lines(todo[column], column, after, top, height, self.font(line, cell), "#111111", indent=indent)
                runs[column] += [(press.page, text) for text in todo[column]]
                if cell.mark and last:
                    self.raise_mark(cell, column, after, top, todo[column], self.font(line, cell), indent)
                if cell.dot and first:
                    press.dot(self.edges[column] + dress.pad_x + 4, top + dress.pad_y + (len(todo[column]) + 0.65) * self.leading, cell.dot)
            if dress.rules == "all":
                open_below = bool(below) and below[column] is None
                self.box(column, after, top, top + height, above=first and cell is not None, below=last and not open_below)
            column = after
        if dress.rules == "rows" and last:
            press.rule(self.edges[0], top + height, self.edges[-1], top + height, dress.line, 0.3)
        elif dress.rules == "totals" and line.kind in ("subtotal", "total"):
            press.rule(self.edges[0], top, self.edges[-1], top, dress.line, 0.6)
        press.y = top + height
        self.striped += last

    def raise_mark(self, cell: Cell, column: int, after: int, top: float, lines: list[str], font: str, indent: float) -> None:
        """A small raised footnote mark at the end of the cell's text."""
        if not lines:
            return
        y = top + self.dress.pad_y + len(lines) * self.leading - self.leading * 0.55
        right = self.block.columns[column].align == "right"
        x = self.edges[after] - self.dress.pad_x + 0.4 if right else self.edges[column] + self.dress.pad_x + indent + width_of(lines[-1], font, self.size) + 0.8
        self.press.say(cell.mark, x, y, self.press.regular, self.size * 0.68)

    def close(self) -> None:
        """The closing rule of a table with few rules."""
        if self.dress.rules in ("totals", "rows"):
            self.press.rule(self.edges[0], self.press.y, self.edges[-1], self.press.y, self.dress.line, 0.7)
