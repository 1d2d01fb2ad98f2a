"""Pages → a document: running heads taken off, tables put together, headings, paragraphs and the section tree."""

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from ingest import messages
from ingest.amounts import plain_spaces
from ingest.columns.columns import measured
from ingest.columns.record_columns import role_of
from ingest.figures.told_investments import told_tables
from ingest.figures.told_years import years_told
from ingest.language.scales import find_unit_note, without_scale
from ingest.language.table_notes import is_note, leading_scale, only_note
from ingest.layout.captions_below import with_captions_above
from ingest.layout.dark_bands import names_table
from ingest.layout.field_heads import with_field_heads
from ingest.layout.form_heads import form_head, with_form_heads
from ingest.layout.general_notes import GeneralNote, general_note
from ingest.layout.headings_again import without_headings_again
from ingest.layout.joined_columns import with_columns_apart
from ingest.layout.legends import with_legend
from ingest.layout.names_with_times import with_times_apart
from ingest.layout.notes_at_foot import number_of, numbers_in, with_notes_at_tables
from ingest.layout.page_heads import first_of_parts, with_page_heads
from ingest.layout.page_parts import Part, read_parts
from ingest.layout.paired_headings import with_pairs_apart
from ingest.layout.place_lines import places_apart, with_places
from ingest.layout.remarks_beside import Remark, is_beside, names_unit, remarks_apart
from ingest.layout.row_legends import is_legend, spelt_out
from ingest.layout.stacked_cards import joined_cards
from ingest.layout.texts_below import with_texts_below
from ingest.layout.turned_records import turn_upright
from ingest.left_out import LeftOut, no_table
from ingest.model import Block, Box, Document, OutlineEntry, Page, Section, Table, Word
from ingest.pages.contents import without_contents
from ingest.pages.leaders import without_leaders
from ingest.pages.lines import BULLETS, Line, Segment, group_lines, join_lines, make_line, read_lines
from ingest.pages.person_lists import has_label, names_person
from ingest.pages.printer_pages import as_printouts, head_bottom
from ingest.pages.raised_digits import with_marks
from ingest.pages.run_in import bold_lead, goes_on, turns_plain
from ingest.pages.running_parts import parts_in_smaller_print, running_part
from ingest.pages.section_tree import NUMBERED, section_tree
from ingest.pages.side_headings import with_side_headings
from ingest.records.records import classify
from ingest.records.status_legends import signs_explained
from ingest.tables.leader_tables import find_leaders
from ingest.tables.placed_groups import with_placed_groups
from ingest.tables.table_parts import TableParts, join_parts
from ingest.tables.tables import make_table
from ingest.units.units import states_fact

_PARTS_OF_HEAD = re.compile(r"\s[·•|/–-]\s|[,;()]\s?")
"""What parts the things that a running head says: "Talousraportti 1–9/2025 · luvut 1 000 €"."""
_EDGE_SHARE = 0.075
"""Running heads and feet stand in this share of the page's height from its edges."""
_OFTEN = 3
"""Pages that a head beside the title of each is printed on, at the least."""
_MOST = 0.6
"""The share of the pages that it is printed on, at the least."""
_COLUMNS = 3
"""Columns of a table whose headings stand at the top of a page, at the least."""
_NEAR_HEADING = 0.8
"""How far (sizes of its print) the first line of the headings stands from the next one, at the most."""
_NEAR_ROW = 1.8
"""How far the headings stand from the first row."""
_PAGE_NUMBER = re.compile(r"(?:sivu\s+)?[-–]?\s*(\d{1,4})\s*(?:(?:[/(]|\s)\s*(\d{1,4})\s*\)?)?\s*[-–]?", re.IGNORECASE)
_CODED = re.compile(r"\d{2,6} (?=[A-ZÅÄÖ][a-zåäöA-ZÅÄÖ])")
"""A heading that begins with the code of a unit: "2110 Varhaiskasvatus"."""
_DATED = re.compile(r"(?<!\S)\d{1,2}\.\d{1,2}\.$")
"""A day at the end of a heading, whose stop ends no sentence."""
_MUCH = 400
"""Characters of a report that tell the size of its text, at the least."""
_SHORT = 4
"""Letters of a word that is more than a scale."""
_MORE = re.compile(
    r"(?:taulukko |taulukon )?(?:jatkuu|jatkoa?|jatk\.)(?: \w+)? (?:sivu\w*|sarakke\w*|palsta\w*)|taulukko jatkuu|\w+ (?:sivun|sivulta) taulukko jatkuu"
)
_TIMED = re.compile(r"^[A-ZÅÄÖ][^\W\d]+ .*(?:19|20)\d\d\b")
"""How a line says what it is of before its scale: "Toteuma 1–9/2025 (M€)"; not "M€, tot. 9/2025"."""
_CAPTION = re.compile(r"(?:taulukko|taul\.|kuvio|kuva|liite) \d", re.IGNORECASE)
"""How the caption of the next table or picture begins."""
_NOTE = re.compile(r"(?:\d{1,2}\)|\*{1,3}\)?|[¹²³⁴⁵]\)?)\s*\S")
"""How a note in small print begins."""
_WRAPS = 0.5
"""The next line of a note stands nearer than this (of its size)."""
_ITEM = re.compile(rf"[{BULLETS}*–-]\s")
"""How an item of a list begins."""
_ENDED = re.compile(r"\.(?:\s?(?:\d\)|\*+\)?|[¹²³⁴⁵⁶⁷⁸⁹]\)?))*$")
"""The end of a sentence, its marks of footnotes behind it."""
_MOST_NOTES = 26
"""Notes under a table, and one, at the most."""
_SMALLER = 0.5
"""How much smaller (points) the label of a text is than the text, at the least."""
_SENTENCES = re.compile(r"(?:\S+ ){4,}\S*[a-zåäö]{3}\.$|[a-zåäö]{4}\. [A-ZÅÄÖ]")
"""A sentence of five words or more with its stop, or two sentences."""


def _without_leaders(page: Page) -> Page:
    """A page without leading dots but those of lists that are tables by them."""
    kept = {n for table in find_leaders(page.number, page.words) for n in table.words}
    return replace(page, words=tuple(without_leaders(page.words, kept)))


def read_document(pages: Sequence[Page], outline: Sequence[OutlineEntry] = (), left_out: LeftOut | None = None) -> Document:
    """Blocks in reading order, sections and tables of a report; page labels are filled in. What fails in one part or table goes to `left_out`."""
    left_out = left_out or LeftOut()
    bodies, pages, scales = _without_running(as_printouts([with_marks(_without_leaders(page)) for page in pages]))
    parts = read_parts(pages, bodies, left_out)
    wholes = join_parts([part.placed for part in parts if part.tables or not part.aside], left_out)
    for whole in wholes:
        whole.lost = whole.lost or left_out.tried(messages.table_left_out(whole.pages, ""), _upright, whole) is None
    style = _Style([line for part in parts if not part.lost for strip in part.strips for line in strip.lines], [w for words in bodies for w in words])
    blocks = with_captions_above(with_form_heads(with_field_heads(with_page_heads(_blocks(parts, wholes, style))), wholes), wholes)
    sections, blocks = section_tree(with_places(with_pairs_apart(without_headings_again(without_contents(blocks)))), outline)
    tables_, blocks = _tables(wholes, blocks, sections, scales, left_out)
    tables_, blocks = joined_cards(with_placed_groups(tables_), blocks, sections)
    left_out.sections |= _around_lost(blocks, parts)
    for told in (told_tables, years_told):
        tables_ += [table for table in told(blocks, sections, tables_) if not left_out.sections & _below(table.section, sections)]
    warnings = tuple(page.fault for page in pages if page.fault)
    # nothing below looks at rules and shades again, and long reports have a great many
    kept = tuple(replace(page, rules=(), fills=(), panels=(), tints=()) for page in pages)
    cut = tuple(box for part in parts for box in part.cut)
    return Document(kept, tuple(blocks), tuple(sections), tuple(tables_), warnings, cut, frozenset(left_out.sections))


def _upright(whole: TableParts) -> TableParts:
    """The whole table turned upright where it stands on its side; tried as a form too, which is how blocks are told next."""
    turn_upright(whole)
    form_head(whole)
    return whole


def _around_lost(blocks: Sequence[Block], parts: Sequence[Part]) -> set[int | None]:
    """The sections of which parts that are lost may hold something: those of their pages, and those that go on over them."""
    out: set[int | None] = set()
    for page in {part.page for part in parts if part.lost}:
        before, after = [b for b in blocks if b.page < page], [b for b in blocks if b.page > page]
        on = [b for b in after[:1] if b.kind != "heading"]
        out |= {block.section for block in (*before[-1:], *(b for b in blocks if b.page == page), *on)}
    return out


def _below(section: int | None, sections: Sequence[Section]) -> set[int | None]:
    """A section and all that stand below it."""
    out = {section}
    for one in sections:
        if one.parent in out and one.parent is not None:
            out.add(one.index)
    return out


# ------------------------------------------------------------------------------------------------ running heads and feet


def _without_running(pages: Sequence[Page]) -> tuple[list[list[Word]], list[Page], dict[int, str]]:
    """The words of each page without running heads and feet, the pages with their printed labels, and what a head or foot says of the scale, by page."""
    edges: list[list[Line]] = []
    printed = [head_bottom(page) for page in pages]
    for page, head in zip(pages, printed, strict=True):
        margin = _margin(page)
        edges.append(read_lines([w for w in page.words if w.box.bottom < max(margin, head) or w.box.top > page.height - margin]))
    seen = Counter(key for lines in edges for key in {_running_key(line) for line in lines})
    beside = Counter(key for lines in edges for key in {running_part(part) for line in lines for part in parts_in_smaller_print(line)})
    often = max(_OFTEN, _MOST * len(pages))
    bodies, labelled = [], []
    scales: dict[int, str] = {}
    firsts = first_of_parts([(page, lines) for page, lines in zip(pages, edges, strict=True)])
    for page, lines, head in zip(pages, edges, printed, strict=True):
        gone: set[int] = set()
        label = None
        gone |= {id(w) for line in _notes_of_more(page.words) for w in line}
        headings = _column_headings([line for line in lines if seen[_running_key(line)] >= 2 and line.box.bottom > head], page)
        for line in lines:
            if id(line) in headings or signs_explained(line.text):
                continue
            number = _page_label(line)
            if number is not None or (seen[_running_key(line)] >= 2 and id(line) not in firsts):
                gone |= {id(w) for w in line.words}
                label = number or label
            else:
                gone |= {id(w) for part in parts_in_smaller_print(line) if beside[running_part(part)] >= often for w in part}
        for word in page.words if page.turn else ():
            # head and foot of a page whose table was turned stand on their side beside it
            if word.box.x1 < _margin(page) or word.box.x0 > page.width - _margin(page):
                gone.add(id(word))
                label = _page_label(make_line([word])) or label
        bodies.append([w for w in page.words if id(w) not in gone])
        labelled.append(replace(page, label=label))
        told = (part for line in lines for segment in line.segments for part in (segment.text, *_PARTS_OF_HEAD.split(segment.text)))
        note = next(filter(only_note, told), "")
        if note:
            scales[page.number] = find_unit_note(note)
    return bodies, labelled, scales


def _column_headings(lines: Sequence[Line], page: Page) -> set[int]:
    """The lines at the top of a page, of those that others print too, which are headings of columns: each right over a row or another such line."""
    kept: set[int] = set()
    dropped = {id(w) for line in lines for w in line.words}
    for line in sorted(lines, key=lambda one: -one.box.top):
        if line.box.top > 0.5 * page.height:
            continue
        near = [w for w in page.words if 0 <= w.box.top - line.box.bottom + 0.2 * line.size < _NEAR_ROW * line.size and id(w) not in dropped]
        below = next((under for under in read_lines(near) if any(_over(s, b) for s in line.segments for b in under.segments)), None)  # no name beside them
        if below is None or (below.box.top - line.box.bottom > _NEAR_HEADING * line.size and sum(s.is_number for s in below.segments) < _COLUMNS - 1):
            continue
        over = [{n for n, b in enumerate(below.segments) if _over(s, b)} for s in line.segments]
        begins = _begins_headings(line, below) and all(columns and 0 not in columns for columns in over)
        if begins or sum(bool(columns) for columns in over) >= _COLUMNS:
            kept.add(id(line))
            dropped -= {id(w) for w in line.words}
    return kept


def _over(upper: Segment, lower: Segment) -> bool:
    """Whether one of two texts stands over the other, at whatever height."""
    return upper.box.x0 < lower.box.x1 and lower.box.x0 < upper.box.x1


def _begins_headings(line: Line, below: Line) -> bool:
    """Whether a line may be the first of headings that the next one goes on with: "Tot." over "TA 2024 | 30.9.2024 | Tot-%"."""
    alike = abs(line.size - below.size) < 0.1 and line.words[0].bold == below.words[-1].bold and line.words[0].color == below.words[-1].color
    return alike and len(below.segments) > _COLUMNS and below.box.top - line.box.bottom < _NEAR_HEADING * line.size


def _margin(page: Page) -> float:
    """How far from the edge (points) running heads and feet stand."""
    return max(_EDGE_SHARE * page.height, 46.0)


def _running_key(line: Line) -> str:
    return f"{re.sub(r'[0-9]+', '#', line.text.lower())}@{round(line.box.top / 8)}"


def _notes_of_more(words: Sequence[Word]) -> list[list[Word]]:
    """Lines of nothing but a note that a table goes on over the page end: "Taulukko jatkuu seuraavalla sivulla"."""
    if not any(w.text.lower().strip("()").startswith("jatk") for w in words):
        return []
    lines = [line for line in group_lines(words) if len(line) <= 6]
    return [line for line in lines if _MORE.fullmatch(" ".join(w.text for w in line).lower().strip(" ().…"))]


def _page_label(line: Line) -> str | None:
    """The page number that a line at the edge of a page prints; a row of a table, which has several numbers, prints none."""
    if sum(segment.is_number for segment in line.segments) > 1:
        return None
    for segment in line.segments:
        match = _PAGE_NUMBER.fullmatch(plain_spaces(segment.text))
        if match:
            return f"{match[1]}/{match[2]}" if match[2] else match[1]
    return None


# ------------------------------------------------------------------------------------------------ prose


class _Style:
    """The body text's size, and the ranks of everything that stands out from it."""

    def __init__(self, lines: Sequence[Line], words: Sequence[Word]) -> None:
        text = _without_notes(lines)
        prose = (
            _prose(text, 6) or _prose(text, 3) or _prose(lines, 6) or _prose(lines, 3) or words
        )  # no rows of tables; narrow columns have few words to a line
        sizes: Counter[float] = Counter()
        for word in prose:
            sizes[round(word.size * 2) / 2] += len(word.text)
        most = sizes.most_common(1)[0][0] if sizes else 10.0
        own = Counter({round(w.size, 1): 0 for w in prose})
        for word in prose:
            if round(word.size * 2) / 2 == most:
                own[round(word.size, 1)] += len(word.text)
        self.body = own.most_common(1)[0][0] if own else most  # not rounded to half a point: 9.0 is no small print beside 9.3
        styles = {self.key(line) for line in lines if self.stands_out(line)}
        self.ranks = {key: n for n, key in enumerate(sorted(styles, reverse=True), 1)}

    def key(self, line: Line) -> tuple[float, bool, bool]:
        """(size, bold, capitals): what a reader tells the level of a heading by."""
        return round(line.size * 2) / 2, line.segments[0].bold, line.text.isupper()

    def stands_out(self, line: Line) -> bool:
        """Larger than the body, or bold or in capitals and short."""
        text = line.text
        if (
            len(text) > 120
            or not any(c.isalpha() for c in text)
            or text.count("...")
            or text.endswith((",", ";"))
            or (text[0] in BULLETS and _ITEM.match(text))
            or turns_plain(line)
            or all(segment.is_number for segment in line.segments)  # "1 592 t€"
        ):
            return False
        if text.endswith(".") and not NUMBERED.match(text) and not _DATED.search(text):
            return False
        if line.size > 1.12 * self.body:
            return True
        small = line.size < 0.95 * self.body
        return (
            not small
            and len(text) <= 90
            and (
                (_all_bold(line) and _bold_to_its_end(line) and bool(text[:1].isupper() or _CODED.match(text)))
                or (text.isupper() and len(text) > 3)
                or bool(NUMBERED.match(text) and line.segments[0].bold)
                or bool(_CODED.match(text) and line.size > 1.05 * self.body)
            )
        )

    def level(self, line: Line) -> int:
        """1 for the highest heading."""
        return self.ranks.get(self.key(line), len(self.ranks) + 1)


def _without_notes(lines: Sequence[Line]) -> list[Line]:
    """The lines without the notes that begin with a mark."""
    out: list[Line] = []
    note: Line | None = None
    for line in lines:
        goes_on = note is not None and abs(line.size - note.size) < 0.1 and 0 <= line.box.top - note.box.bottom < _WRAPS * line.size
        note = line if goes_on or _NOTE.match(line.text) else None
        if note is None:
            out.append(line)
    return out


def _prose(lines: Sequence[Line], least: int) -> list[Word]:
    """The words of the lines that are one text of `least` words or more; none where they are too few to tell the size of the text."""
    out = [w for line in lines if len(line.segments) == 1 and len(line.words) >= least for w in line.words]
    return out if sum(len(w.text) for w in out) > _MUCH else []


@dataclass
class _Run:
    """Lines of one block."""

    kind: str
    lines: list[Line]


def _blocks(parts: Sequence[Part], wholes: Sequence[TableParts], style: _Style) -> list[Block]:
    """Headings, paragraphs and tables in reading order; a table stands where its first part does."""
    numbers = {id(whole.first): n for n, whole in enumerate(wholes)}
    out: list[Block] = []
    for n, part in enumerate(parts):
        page = part.page
        begin = len(out)
        for strip in part.strips:
            firsts = sorted((t for t in strip.tables if id(t) in numbers), key=lambda t: (t.box.top, t.box.x0))
            tables = [Block("table", page, table.box, "", table=numbers[id(table)]) for table in firsts]
            boxes = [table.box for table in firsts]
            lines = remarks_apart(places_apart(with_side_headings(strip.lines)), style.stands_out, _says_scale, boxes)
            for run in _runs(lines, style, boxes, part.aside):
                block = _block(page, run, style)
                while tables and tables[0].box.top < block.box.top:
                    out.append(tables.pop(0))
                if not part.lost or (block.kind == "heading" and all(len(line.segments) == 1 for line in run.lines)):
                    out.append(block)
            out += tables
        if n > 0 and parts[n - 1].lost and len(out) > begin and out[begin].text[:1].islower():
            del out[begin]  # the rest of a sentence that is lost
    return out


def _block(page: int, run: "_Run", style: _Style) -> Block:
    box = run.lines[0].box
    for line in run.lines[1:]:
        box = box.union(line.box)
    level = style.level(run.lines[0]) if run.kind == "heading" else 0
    return Block(run.kind, page, box, join_lines([line.text for line in run.lines]), level, run.lines[0].size, lead=bold_lead(run.lines))  # type: ignore[arg-type]


def _runs(lines: Sequence[Line], style: _Style, tables: Sequence[Box] = (), aside: bool = False) -> list[_Run]:
    runs: list[_Run] = []
    for line in lines:
        if isinstance(line, Remark):
            runs.append(_Run("paragraph", [line]))
            continue
        kind = (
            "heading"
            if style.stands_out(line) or names_table(line, tables) or names_unit(line, tables)
            else "list_item"
            if _ITEM.match(line.text)
            else "paragraph"
        )
        last = runs[-1] if runs else None
        begins = aside and last is not None and _heads_callout(last.lines, line)
        if last is not None and not begins and not isinstance(last.lines[0], Remark) and _same_block(last, line, kind, style):
            last.lines.append(line)
        else:
            runs.append(_Run(kind, [line]))
    for run in runs:
        # A sentence that happens to be bold or larger is no heading.
        text = " ".join(line.text for line in run.lines)
        if run.kind == "heading" and (len(run.lines) > 3 or len(text) > 160 or _SENTENCES.search(text)):
            run.kind = "paragraph"
    return runs


def _heads_callout(lines: Sequence[Line], line: Line) -> bool:
    """Whether bold lines are what a text set beside something is about, and a line in plain print begins what it says: "Ostopalvelut", "Tiesitkö?"."""
    name = lines[-1].text
    return all(map(_all_bold, lines)) and not name.endswith((":", ",", "-")) and not any(s.bold for s in line.segments) and line.text[:1].isupper()


def _same_block(run: _Run, line: Line, kind: str, style: _Style) -> bool:
    last = run.lines[-1]
    gap = line.box.top - last.box.bottom
    if gap < -0.5 * line.size or gap > 0.75 * max(line.size, last.size):
        return False
    if (
        run.kind == "list_item"
        and kind != "list_item"
        and _hangs(run.lines[0], line)
        and (style.key(line) == style.key(last) or _is_plain_and_smaller(line, last))
    ):
        return True
    if abs(line.size - last.size) > 0.12 * line.size:
        return False
    if goes_on(run.lines, line, gap):
        run.kind = "paragraph" if run.kind == "heading" and (turns_plain(line) or not line.words[0].bold) else run.kind
        return True
    if run.kind == "heading":
        if style.key(line) != style.key(last) or NUMBERED.match(line.text):
            return False
        wraps = line.text.lstrip("(")[:1].islower() and (last.text.endswith("-") or (_all_bold(line) and _all_bold(last) and gap < 0.3 * line.size))
        return (kind == "heading" and gap < 0.5 * line.size) or wraps
    if kind == "heading" or (line.size < 0.95 * style.body and _NOTE.match(line.text)):
        return False
    if names_person(line) and names_person(last) and (has_label(line) or not has_label(run.lines[0])):  # one person on a line
        return False
    if kind == "list_item" or (_all_bold(line) and not any(s.bold for s in last.segments)):
        return False
    if run.kind == "list_item":
        return line.box.x0 > run.lines[0].box.x0 - 0.3 * line.size  # what begins further left is of no item
    return gap <= 0.62 * line.size


def _hangs(item: Line, line: Line) -> bool:
    """Whether a line begins right under the words of a list's item, behind its mark."""
    return len(item.words) > 1 and item.words[0].text in {*BULLETS} and abs(line.box.x0 - item.words[1].box.x0) < 0.2 * line.size


def _is_plain_and_smaller(line: Line, last: Line) -> bool:
    """Whether a line is the rest of an item in smaller print: "Mittari: …" behind what is told of a target."""
    return line.size < last.size and not any(s.bold for s in line.segments)


def _bold_to_its_end(line: Line) -> bool:
    """Whether a line is bold to its last word but for a scale: "Satamalaituri: talousarvio 90 000 euroa" with a bold name is none."""
    words = list(line.words)
    while words and not words[-1].bold:
        words.pop()
    if words and words[-1].text.endswith(":") and len(words) < len(line.words):  # "Toteuma: 28 483 €"
        return False
    return all(sum(c.isalpha() for c in word.text) < _SHORT for word in line.words[len(words) :])


def _all_bold(line: Line) -> bool:
    return all(s.bold for s in line.segments)


# ------------------------------------------------------------------------------------------------ tables in their place


def _says_scale(text: str) -> bool:
    """Whether a text, or a part of it, says nothing but the unit and scale: "EUR, 2024"."""
    return any(map(only_note, (text, *_PARTS_OF_HEAD.split(text))))


def _general_notes(blocks: Sequence[Block], sections: Sequence[Section]) -> list[GeneralNote]:
    """The sentences that tell the scale of tables to come, and a bare "(1 000 €)" under the title of the report, over the heading of its first part."""
    out = []
    first = next((n for n, block in enumerate(blocks) if block.kind == "table"), 0)
    heads = [n for n, block in enumerate(blocks[:first]) if block.kind == "heading" and not only_note(block.text)]
    for n, block in enumerate(blocks):
        if block.kind == "table":
            continue
        if heads and n < heads[-1] and only_note(block.text):
            out.append(GeneralNote(n, block.section, ((block.text, find_unit_note(block.text)),)))
            continue
        titles = sections[block.section].path if block.section is not None else ()
        parts = re.split(r"(?<=[.!?])\s+(?=[A-ZÅÄÖ])", block.text)
        out += [note for part in parts if (note := general_note(n, block.section, part, titles)) is not None]
    return out


def _scale_said(at: int, section: int | None, title: str, notes: Sequence[GeneralNote], sections: Sequence[Section], first_table: int) -> str:
    """The scale that holds for a table: said before the first table of the report, or earlier in a section that the table stands in."""
    above = set[int | None]()
    titles = [title, *(sections[section].path if section is not None else ())]
    while section is not None:
        above.add(section)
        section = sections[section].parent
    said = (note.of(titles) for note in reversed(notes) if note.position < at and (note.position < first_table or note.section in above))
    return next(filter(None, said), "")


def _tables(
    wholes: Sequence[TableParts], blocks: Sequence[Block], sections: Sequence[Section], scales: Mapping[int, str], left_out: LeftOut
) -> tuple[list[Table], list[Block]]:
    """The tables, those that could not be read without rows, and the blocks with the notes among them told; `scales`: notes of running heads by page."""
    tables: list[Table] = []
    out = with_notes_at_tables(blocks, wholes)
    notes = _general_notes(out, sections)
    first_table = next((i for i, b in enumerate(out) if b.kind == "table"), len(out))
    legends = [b.text for b in out if b.kind != "table" and is_legend(b.text)]
    for n, whole in enumerate(wholes):
        at = next(i for i, b in enumerate(out) if b.table == n)
        section = out[at].section
        near = whole.first.caption or (sections[section].title if section is not None else "")
        warning = messages.table_left_out(whole.pages, plain_spaces(near))
        running = scales.get(whole.first.page, "")
        table = None if whole.lost else left_out.tried(warning, _table, n, whole, at, out, sections, notes, legends, first_table, running)
        if table is None:
            left_out.sections.add(section)
        tables.append(table or no_table(n, section, [(part.page, part.box) for part in whole.parts]))
    return tables, out


def _table(
    n: int,
    whole: TableParts,
    at: int,
    blocks: list[Block],
    sections: Sequence[Section],
    notes: Sequence[GeneralNote],
    legends: Sequence[str],
    first_table: int,
    running: str,
) -> Table:
    """The table whose place among the blocks is `at`; the notes under it become footnotes among them. `running`: what its page's head says of the scale."""
    block = blocks[at]
    title, note = _title_and_note(blocks, at, sections, whole)
    footnotes = _footnotes(blocks, at, whole)
    note = note or next(filter(None, map(leading_scale, footnotes)), "") or running
    note = note or _scale_said(at, block.section, title, notes, sections, first_table)
    near = [b.text for b in blocks if b.kind != "table" and b.section == block.section and b.page == block.page]
    table = with_times_apart(
        with_columns_apart(with_texts_below(spelt_out(with_legend(make_table(n, whole, title, block.section, note, footnotes), near), near, legends)))
    )
    kind = classify(table, sections[block.section].path if block.section is not None else ())
    return replace(table, kind=kind) if kind else table


def _title_and_note(blocks: Sequence[Block], at: int, sections: Sequence[Section], whole: TableParts) -> tuple[str, str]:
    block = blocks[at]
    texts = [whole.first.caption, *[" ".join(row) for row in whole.first.header]]
    title, timed = whole.first.caption, ""
    own = block.section
    above = {own}
    while own is not None:
        own = sections[own].parent
        above.add(own)
    for k in range(at - 1, max(-1, at - 4), -1):
        before = blocks[k]
        if before.kind == "table" or before.page not in (block.page, block.page - 1):
            break
        if k and is_beside(before, blocks[k - 1]):
            texts += [before.text, *_PARTS_OF_HEAD.split(before.text)]
            continue
        if before.kind == "paragraph" and blocks[k + 1].kind == "paragraph" and blocks[k + 1].further_on(before.page, before.box):
            continue  # the text goes on in the next column
        if before.kind == "heading" or (before.kind == "paragraph" and len(before.text) < 100 and not _ENDED.search(before.text) and before.section in above):
            no_title = only_note(before.text) or not any(c.isalpha() for c in before.text) or states_fact(before.text) or _heads_text(before, blocks[k + 1])
            if no_title and not title and measured(before.text) and _TIMED.search(without_scale(before.text)):
                timed = timed or before.text
            title = title or (timed if before.kind == "heading" else "") or ("" if no_title else before.text)
            texts.append(before.text)
        elif k == at - 1 and leading_scale(before.text):  # a note over the table, however long
            texts.append(leading_scale(before.text))
        elif before.kind == "paragraph" and len(before.text) < 100:  # what stands under the table before is of that one
            over = before.page == block.page and only_note(before.text)  # "1 000 €" over the heading of the table
            texts += [before.text] if over or before.section in above else []
    if block.section is not None:
        section = sections[block.section]
        title = title or timed or section.title
        texts += reversed(section.path)
    note = next((found for found in map(find_unit_note, texts) if found), "")
    return title, note


def _heads_text(block: Block, below: Block) -> bool:
    """Whether a paragraph is the label of the text right below it, not of a table further down: "Kommentti" in small print over sentences."""
    label = role_of(block.text, "targets") == "outcome" or block.size < below.size - _SMALLER
    return block.kind == "paragraph" and below.kind == "paragraph" and _ENDED.search(below.text) is not None and not only_note(below.text) and label


def _footnotes(blocks: list[Block], at: int, whole: TableParts) -> tuple[str, ...]:
    """Notes right under a table: small print, marked ones, or sentences about the figures; their blocks become footnotes."""
    notes: list[str] = []
    ends = {part.page: part.box.bottom for part in whole.parts}
    bottoms = dict(ends)
    last = whole.parts[-1].page
    for k in range(at + 1, min(len(blocks), at + _MOST_NOTES)):
        block = blocks[k]
        bottom = bottoms.get(block.page)
        if block.kind == "table" or block.kind == "heading" or bottom is None:
            if block.kind == "table" and block.page != last:
                continue
            break
        if block.box.top < ends[block.page] - 3:
            continue
        foot = block.page != last  # small print at the foot of the page, and the table goes on
        foot = foot or number_of(block) in numbers_in(whole, block.page)
        if (block.box.top - bottom > 3.5 * block.size and not foot) or len(block.text) > 420 or not is_note(block.text) or _CAPTION.match(block.text):
            break
        blocks[k] = replace(block, kind="footnote")
        notes.append(block.text)
        bottoms[block.page] = block.box.bottom
    return tuple(notes)
