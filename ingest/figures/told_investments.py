"""Investments that a report tells in running text or in cards: a name, then its amounts under labels → tables of figures like any other; or in sentences.

"• Jokisillan korjaus – talousarvio 2025: -90 000 €; käyttö-%: 3,58 %"; "Investoinnit yhteensä: TA 2025 -880 000 €, Toteuma 1–8/2025 -27 693 €";
"Jokisillan korjaus" over "TA 2025: -90 000 €", "Toteuma 1–8/2025: -3 225 €".
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from ingest.amounts import parse_amount, plain_spaces
from ingest.columns.columns import read_column, year_period
from ingest.columns.record_columns import title_says
from ingest.data import read_table
from ingest.figures.told_sentences import Told, ends, measured, plain, roles
from ingest.language.numerals import find_numerals
from ingest.language.scales import find_unit_note
from ingest.model import Block, Cell, Column, Row, RowKind, Section, Table
from ingest.units.units import without_number

_ANY_TIME = year_period(2000)
"""A report's time where only the measure of a label is asked for."""
_NUMBER = r"[−–+-]?\s?\d{1,3}(?:[ .]\d{3})*(?:,\d+)?(?:\s?(?:€|%|t€|k€|teur|eur|euroa|milj\. ?€|milj\. euroa|tuhatta euroa))?"
_TOLD = re.compile(rf":\s*({_NUMBER})(?=\s*(?:[;,.)]|$)|\s+[A-ZÅÄÖ])", re.IGNORECASE)
"""A value behind its label's colon."""
_SAID = re.compile(rf"([^\W\d].*?) ({_NUMBER})")
"""A label and its value with no colon between them."""
_BREAK = re.compile(r" [–—-] |[;,.:)] |\(")
"""What may stand before a label."""
_PARTS = re.compile(r"[;,] ")
_WORDS = re.compile(r"([A-ZÅÄÖ][a-zåäö]+(?: [a-zåäö]+){0,2}):\s+(\S.*)")
"""A label in front of words: "Lisätietoja: Työt ovat käynnissä."."""
_MARK = re.compile(r"(?:[•▪‣*o–-]|\d{1,2}[.)])\s+(?=[A-ZÅÄÖ\"”])")
_NAMED = re.compile(r"(?:[•▪–-] )?([A-ZÅÄÖ][^:.;]{3,90}?)(?:: (?=[a-zåäö])|(?:, | [–-] )(?=talousarvio|määräraha|budjet))")
"""The name of an investment before what is told of it."""
_LONGEST_LABEL = 45
_LONGEST_NAME = 120
_ITEMS = 2
"""Names with amounts that make a table, at the least."""


@dataclass
class _Item:
    """One name and what is told under labels of it: numbers, or words."""

    name: str
    places: list[Block]
    section: int | None
    facts: dict[str, tuple[str, Block]] = field(default_factory=dict)


@dataclass(frozen=True)
class _Piece:
    """A text taken apart: what stands before its first label, and its facts in order."""

    head: str
    facts: tuple[tuple[str, str], ...]


def told_tables(blocks: Sequence[Block], sections: Sequence[Section], tables: Sequence[Table]) -> list[Table]:
    """A table for every section of investments that tells them and draws no table of them."""
    regions: dict[int, list[Block]] = {}
    for block in blocks:
        region = _region(block.section, sections)
        if region is not None:
            regions.setdefault(region, []).append(block)
    out: list[Table] = []
    for region, own in regions.items():
        if any(block.table is not None for block in own):
            continue
        items = _items(own, region, sections)
        table = _table(len(tables) + len(out), items, sections[region], sections, own) if items else None
        if table is not None:
            out.append(table)
    return out


def _region(section: int | None, sections: Sequence[Section]) -> int | None:
    """The highest section above that is about investments."""
    found = None
    while section is not None:
        found = section if title_says(sections[section].title, "investments") else found
        section = sections[section].parent
    return found


def _items(blocks: Sequence[Block], region: int, sections: Sequence[Section]) -> list[_Item]:
    """The items of one section; [] where a text with amounts under labels has no name: a list with gaps would be added up wrong."""
    items: list[_Item] = []
    name: Block | None = None
    open_item = False
    for block in blocks:
        if block.kind not in ("heading", "paragraph", "list_item"):
            open_item = False
            continue
        piece = _taken_apart(plain_spaces(block.text))
        if not piece.facts:
            name, open_item = (block, False) if _can_name(block, region) else (None, False)
            continue
        numbers = any(parse_amount(text) is not None for _, text in piece.facts)
        if piece.head:
            items.append(_Item(_clean(piece.head), [block], block.section))
        elif name is not None and numbers:
            items.append(_Item(_clean(plain_spaces(name.text)), [name, block], _section_of(name, sections)))
        elif not open_item:
            if numbers:
                return []
            continue
        if items[-1].facts.keys() & {label for label, _ in piece.facts} or len({label for label, _ in piece.facts}) < len(piece.facts):
            return []  # two items read as one
        items[-1].facts.update({label: (text, block) for label, text in piece.facts})
        if block not in items[-1].places:
            items[-1].places.append(block)
        name, open_item = None, True
    return items


def _section_of(block: Block, sections: Sequence[Section]) -> int | None:
    """The section that an item stands in, where its name may be a heading with a section of its own."""
    return sections[block.section].parent if block.section is not None and _names_section(block, sections) else block.section


def _names_section(block: Block, sections: Sequence[Section]) -> bool:
    return block.kind == "heading" and block.section is not None and plain_spaces(sections[block.section].title) == plain_spaces(block.text)


def _can_name(block: Block, region: int) -> bool:
    text = plain_spaces(block.text)
    short = 0 < len(text) <= _LONGEST_NAME and not text.endswith((".", ":", ";")) and any(c.isalpha() for c in text)
    return short and not (block.kind == "heading" and block.section == region)


def _clean(name: str) -> str:
    match = _MARK.match(name)
    return (name[match.end() :] if match is not None else name).strip(" :–—-;,(.")


def _known(label: str) -> bool:
    """Whether a text can be the label of an amount: it names what is measured."""
    plain = label.strip()
    if not 0 < len(plain) <= _LONGEST_LABEL or not plain[0].isalpha():
        return False
    meaning = read_column(plain, _ANY_TIME)
    return meaning.known and (meaning.measure not in ("value", "actual") or re.match(r"tot|toteu|käyt|kertym", plain.lower()) is not None)


def _taken_apart(text: str) -> _Piece:
    """A text by its labels: those before a colon, else the parts behind its name that are each a label and a value."""
    head: str | None = None
    facts: list[tuple[str, str]] = []
    rest = text
    while (match := _TOLD.search(rest)) is not None:
        before = rest[: match.start()]
        starts = [0, *(m.end() for m in _BREAK.finditer(before))]
        start = next((n for n in reversed(starts) if _known(before[n:])), None)
        if start is None:
            return _Piece("", ())
        lead = before[:start]
        if head is None:
            head = lead
        else:
            facts += _words(lead)
        facts.append((_label(before[start:]), match[1].strip()))
        rest = rest[match.end() :].lstrip(" ;,.)")
    if facts:
        return _Piece(_clean(head or ""), (*facts, *_words(rest)))
    name, colon, tail = text.partition(": ")
    parts = [_SAID.fullmatch(part) for part in _PARTS.split(tail.strip(" ."))] if colon else []
    if len(parts) > 1 and all(part is not None and _known(part[1]) for part in parts):
        return _Piece(_clean(name), tuple((_label(part[1]), part[2].strip()) for part in parts if part is not None))
    return _Piece("", tuple(_words(text)))


def _words(text: str) -> list[tuple[str, str]]:
    match = _WORDS.fullmatch(text.strip(" ;,–"))
    return [(match[1], match[2])] if match is not None and not _known(match[1]) else []


def _label(text: str) -> str:
    label = plain_spaces(text).strip(" :")
    return label[:1].upper() + label[1:]


# ------------------------------------------------------------------------------------------------ the table


def _table(index: int, items: Sequence[_Item], region: Section, sections: Sequence[Section], blocks: Sequence[Block]) -> Table | None:
    """The items as rows under their labels; None where too few have the same ones."""
    labels: dict[str, str] = {}
    for item in items:
        for label in item.facts:
            labels.setdefault(label.lower(), label)
    whole = [item for item in items if sum(label.lower() in labels and parse_amount(text) is not None for label, (text, _) in item.facts.items()) > 1]
    common = [key for key in labels if 2 * sum(key in (label.lower() for label in item.facts) for item in items) >= len(items)]
    if len(whole) < _ITEMS or len(whole) < len(items) or len({item.name.lower() for item in items}) < len(items) or len(common) < _ITEMS:
        return None
    columns = [Column("", 0.0, 0.0), *(Column(labels[key], 0.0, 0.0, _is_numeric(key, items)) for key in labels)]
    rows = tuple(_row(item, list(labels), region, sections) for item in items)
    pages = tuple(sorted({block.page for item in items for block in item.places}))
    boxes = tuple((block.page, block.box) for item in items for block in item.places)
    note = next((note for block in blocks if block.kind == "paragraph" and (note := find_unit_note(block.text)) and len(block.text) < 160), "")
    return Table(index, "investments", region.title, region.index, pages, boxes, tuple(columns), rows, "", note, told=True)


def _is_numeric(key: str, items: Sequence[_Item]) -> bool:
    texts = [text for item in items for label, (text, _) in item.facts.items() if label.lower() == key]
    return all(parse_amount(text) is not None for text in texts)


def _row(item: _Item, keys: Sequence[str], region: Section, sections: Sequence[Section]) -> Row:
    facts = {label.lower(): fact for label, fact in item.facts.items()}
    first = item.places[0]
    name = Cell(item.name, first.page, first.box, (item.name,), (first.page,))
    cells = [_cell(*facts[key]) if key in facts else None for key in keys]
    groups: list[str] = []
    section = item.section
    while section is not None and section != region.index:
        groups.insert(0, without_number(plain_spaces(sections[section].title)))
        section = sections[section].parent
    kind = _kind(item.name)
    pages = tuple(dict.fromkeys(block.page for block in item.places))
    return Row(item.name, (name, *cells), kind, pages, 0, tuple(groups) if kind == "data" else ())


def _cell(text: str, block: Block) -> Cell:
    return Cell(text, block.page, block.box, (text,), (block.page,), False, parse_amount(text))


def _kind(name: str) -> RowKind:
    words = re.split(r"[\s,]+", name.lower())
    if any(word.startswith(row["stem"]) for row in read_table("row_words") for word in words):
        return "total" if words[0].startswith(tuple(row["stem"] for row in read_table("row_words"))) else "subtotal"
    return "data"


def in_told_table(block: Block, tables: Sequence[Table]) -> bool:
    """Whether a table holds what the block tells."""
    return any(table.told and (block.page, block.box) in table.boxes for table in tables)


# ------------------------------------------------------------------------------------------------ sentences


def of_investment(sentence: str) -> Iterator[Told]:
    """The numbers of "Satamalaituri: talousarvio 90 000 euroa, toteuma 3 000 euroa, käyttö 3,3 prosenttia."."""
    match = _NAMED.match(sentence)
    if match is None:
        return
    at, amount, planned = match.end(), False, False
    for numeral in find_numerals(sentence):
        if numeral.start < at:
            return
        between = sentence[at : numeral.start]
        if not plain(between, "") or numeral.unit not in ("EUR", "%") or not ends(sentence[numeral.stop :]):
            return
        item = measured(sentence, numeral, between, match[1], amount, planned)
        if item is None or (item.measure == "actual" and "actual" not in roles(between)):
            return
        yield replace(item, bare=False)
        at, amount, planned = numeral.stop, True, planned or item.measure == "budget"
