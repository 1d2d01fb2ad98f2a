"""Passages for search: runs of paragraphs of one section, and tables or a few of their rows.

Line i of a passage's text stands at `places[i]`: a paragraph, a table row, or a table's title and headings.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from ingest.columns.project_columns import cards_of_works
from ingest.language.sentences import runs_on, sentences
from ingest.language.tokens import words
from ingest.model import Block, Box, Column, Document, OrganisationUnit, Passage, Place, Report, Row, Table
from ingest.units.units import without_number

TEXT_SIZE = 900
"""Characters that a text passage grows to before the next paragraph begins a new one."""
ROWS_SIZE = 1800
"""The same for the rows of a table of figures."""
WORDS_SIZE = 1400
"""The same for the rows of a table of words, which read like paragraphs."""
TRAIL = " › "
_WORDY_KINDS = frozenset({"targets", "plan", "risks", "projects", "investments", "words"})


@dataclass(frozen=True)
class _Line:
    """A line of a passage and where it stands; `pages` where it runs over several."""

    text: str
    place: Place
    pages: tuple[int, ...]


def passage_id(report_id: str, number: int) -> str:
    """The id of a report's passage by its position from 0: ("koe", 0) → "koe:0001"."""
    return f"{report_id}:{number + 1:04d}"


def passage_number(passage: str) -> int:
    """The position from 0 that an id tells: "koe:0001" → 0."""
    return int(passage.rpartition(":")[2]) - 1


def passage_terms(passage: Passage, keys: Callable[[str], list[str]]) -> list[str]:
    """A passage's index terms, by `keys` of a text: its search text, its own heading twice more, and every figure of a table."""
    heading = keys(passage.section[-1]) if passage.section else []
    figures = [word for word in words(passage.text) if word[0].isdigit()] if passage.kind == "table" else []
    return [*keys(passage.search_text), *heading, *heading, *figures]


def make_passages(report: Report, document: Document, whose: Mapping[int, OrganisationUnit]) -> list[Passage]:
    """The report's passages in reading order; never cut through a sentence or a row, never a bare heading.

    `whose`: the units of the blocks that no heading names, by their positions.
    """
    drafts: list[Passage] = []
    paragraphs: list[_Line] = []
    section: int | None = None
    owner: OrganisationUnit | None = None
    table_notes = {" ".join(note.split()) for table in document.tables for note in table.footnotes}
    placed: set[int] = set()

    works = cards_of_works(document.tables)
    card: list[str] = []  # the work of the card that stands right above

    def trail(index: int | None) -> tuple[str, ...]:
        return document.sections[index].path if index is not None else ()

    def close() -> None:
        path = trail(section)
        told = (owner.name,) if owner is not None else ()
        drafts.extend(_text_passages((*path[:-1], *card, *path[-1:], *told), paragraphs))
        card[:] = [] if paragraphs else card
        paragraphs.clear()

    captions = _captions(document)
    for n, block in enumerate(document.blocks):
        if n in captions:
            continue
        if block.section != section or (block.kind != "table" and whose.get(n) != owner):
            close()
            section, owner = block.section, whose.get(n)
        if block.kind == "table" and block.table is not None:
            if works:
                close()
                card = [works[block.table]] if block.table in works else []
            if block.table not in placed:  # a table that goes on over a page has a block on each
                placed.add(block.table)
                table = document.tables[block.table]
                drafts.extend(_table_passages(trail(table.section if table.section is not None else section), table))
        elif block.kind in ("paragraph", "list_item") or (block.kind == "footnote" and " ".join(block.text.split()) not in table_notes):
            _add_paragraph(paragraphs, block)
    close()
    for table in document.tables:
        if table.index not in placed and not table.told:
            drafts.extend(_table_passages(trail(table.section), table))
    return [
        Passage(passage_id(report.report_id, number), draft.kind, draft.section, draft.pages, draft.places, draft.text, draft.search_text, draft.table)
        for number, draft in enumerate(drafts)
    ]


def _captions(document: Document) -> frozenset[int]:
    """Positions of the numbered captions right above their tables, which are the tables' words: "Taulukko 2. Investoinnit"."""
    found = set()
    for n, (block, below) in enumerate(pairwise(document.blocks)):
        if block.kind == "paragraph" and below.kind == "table" and below.table is not None and below.page == block.page:
            title = document.tables[below.table].title
            if " ".join(block.text.split()) == " ".join(title.split()) and without_number(title) != title:
                found.add(n)
    return frozenset(found)


# ------------------------------------------------------------------------------------------------ paragraphs


def _add_paragraph(lines: list[_Line], block: Block) -> None:
    """Add a block as a line; the end of a sentence that the page or column before began goes to the line that began it."""
    text = " ".join(block.text.split())
    if not text:
        return
    place = Place(block.page, block.box)
    last = lines[-1] if lines else None
    if last and (last.pages[-1] < block.page or block.further_on(last.pages[-1], last.place.box)) and runs_on(last.text, text):
        first, *rest = sentences(text)
        joined = last.text[:-1] + first if last.text.endswith("-") and last.text[-2:-1].isalpha() else f"{last.text} {first}"
        lines[-1] = _Line(joined, last.place, tuple(dict.fromkeys((*last.pages, block.page))))
        text = " ".join(rest)
        if not text:
            return
    lines.append(_Line(text, place, (block.page,)))


def _text_passages(trail: tuple[str, ...], paragraphs: Sequence[_Line]) -> Iterator[Passage]:
    """The paragraphs of one section as passages of about TEXT_SIZE."""
    lines = [piece for paragraph in paragraphs for piece in _pieces(paragraph)]
    for group in _groups(lines, TEXT_SIZE):
        text = "\n".join(line.text for line in group)
        if any(letter.isalnum() for letter in text):
            yield _passage("text", trail, group, text, "\n".join(filter(None, (TRAIL.join(trail), text))))


def _pieces(line: _Line) -> Iterator[_Line]:
    """A paragraph much longer than a passage, cut between sentences; else itself."""
    if len(line.text) <= TEXT_SIZE * 1.5:
        yield line
        return
    held: list[str] = []
    for sentence in sentences(line.text):
        if held and sum(map(len, held)) + len(sentence) > TEXT_SIZE:
            yield _Line(" ".join(held), line.place, line.pages)
            held = []
        held.append(sentence)
    yield _Line(" ".join(held), line.place, line.pages)


def _groups(lines: Sequence[_Line], size: int) -> Iterator[list[_Line]]:
    """Lines in runs of at most `size` characters, a longer line alone; the last two runs shared evenly, so that no stump is left."""
    total = sum(len(line.text) for line in lines)
    runs = max(1, -(-total // size))
    aim, held, used = total / runs, list[_Line](), 0.0
    for line in lines:
        if held and (used + len(line.text) > size or used + len(line.text) / 2 > aim):
            yield held
            held, used = [], 0.0
        held.append(line)
        used += len(line.text)
    if held:
        yield held


def _passage(kind: str, trail: tuple[str, ...], lines: Sequence[_Line], text: str, search_text: str, table: int | None = None) -> Passage:
    pages = tuple(sorted({page for line in lines for page in line.pages}))
    return Passage("", "table" if kind == "table" else "text", trail, pages, tuple(line.place for line in lines), text, search_text, table)


# ------------------------------------------------------------------------------------------------ tables


def _table_passages(trail: tuple[str, ...], table: Table) -> Iterator[Passage]:
    """A table whole, or a few rows at a time with its title and headings before them; footnotes with the last rows."""
    wordy = table.kind in _WORDY_KINDS
    where = Place(*table.boxes[0]) if table.boxes else Place(table.pages[0], Box(0, 0, 0, 0))
    head = [_Line(text, where, (where.page,)) for text in _head(table, wordy)]
    notes = [_Line(" ".join(note.split()), _last_place(table, where), (table.pages[-1],)) for note in table.footnotes]
    rows = [line for row in table.rows if (line := _row_line(row, table.columns, where, wordy)) is not None]
    groups = list(_groups(rows, WORDS_SIZE if wordy else ROWS_SIZE))
    named = _search_head(trail, table)
    for number, group in enumerate(groups, 1):
        body = group + notes if number == len(groups) else group
        lines = [*head, *body]
        text = "\n".join(line.text for line in lines)
        first = next(line.place for line in group)
        shown = [_Line(line.text, first if line in head and first.page != where.page else line.place, line.pages) for line in lines]
        pages = tuple(sorted({page for line in body for page in line.pages}))
        said = [line.text if wordy else _without_figures(line.text) for line in body]
        search_text = "\n".join([*named, *filter(None, said)])
        yield Passage("", "table", trail, pages, tuple(line.place for line in shown), text, search_text, table.index)


def _head(table: Table, wordy: bool) -> list[str]:
    """The lines a person reads above the rows: title, column headings, unit."""
    lines = [" ".join(table.title.split())]
    if not wordy:
        lines.append(" | ".join([table.corner or (table.columns[0].label if table.columns else ""), *(column.label for column in table.columns[1:])]))
    lines.append(" ".join(table.unit_note.split()))
    return [line for line in lines if line.strip(" |")]


def _search_head(trail: tuple[str, ...], table: Table) -> list[str]:
    """What search reads of a table before its rows: heading trail, title, corner and columns, unit; nothing said twice."""
    title = " ".join(table.title.split())
    columns = dict.fromkeys(label for label in (table.corner, *(column.label for column in table.columns)) if label)
    lines = [TRAIL.join(trail), title if title not in trail else "", " | ".join(columns), " ".join(table.unit_note.split())]
    return [line for line in lines if line]


def _row_line(row: Row, columns: Sequence[Column], where: Place, wordy: bool) -> _Line | None:
    """A row on one line: cells side by side, or in a table of words each after its heading; None when it is empty."""
    cells = list(zip(columns, row.cells, strict=False))
    if wordy:
        said = [(column.label, " ".join(cell.text.split())) for column, cell in cells if cell is not None and cell.text.strip()]
        label = " ".join(row.label.split())
        pieces = [f"{name}: {text}" if name else text for name, text in said]
        if label and label not in (text for _, text in said):
            pieces.insert(0, label)
        text = " | ".join(pieces)
    else:
        text = " | ".join([" ".join(row.label.split()), *(" ".join(cell.text.split()) if cell else "" for _, cell in cells[1:])])
    if not text.strip(" |"):
        return None
    boxes = [(cell.page, cell.box) for _, cell in cells if cell is not None and not cell.spanned]
    page = min((page for page, _ in boxes), default=row.pages[0] if row.pages else where.page)
    here = [box for at, box in boxes if at == page]
    box = here[0] if here else where.box
    for other in here[1:]:
        box = box.union(other)
    return _Line(text.rstrip(" |"), Place(page, box), row.pages or (page,))


def _without_figures(line: str) -> str:
    """A row's words: its figures would drown them. They are still found, through `passage_terms`."""
    return " ".join(cell.strip() for cell in line.split(" | ") if any(letter.isalpha() for letter in cell))


def _last_place(table: Table, where: Place) -> Place:
    return Place(*table.boxes[-1]) if table.boxes else where
