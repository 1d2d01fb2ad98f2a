"""Forms that say whose page it is: a small table of names and values ("Vastuualue | Varhaiskasvatus"), or lines of them ("Toimielin: Tekninen lautakunta",
"Yksikkö: Satamat"), is the heading of what follows it.
"""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache

from ingest.amounts import plain_spaces
from ingest.columns.record_columns import KINDS, is_card, role_of, untitled_roles
from ingest.data import read_table
from ingest.model import Block
from ingest.tables.table_parts import TableParts

_ROWS = 4
"""Rows of a form at the most."""
_HEADINGS = 3
"""Cells of a row that say different things of targets, risks or works, by which it is the headings of a table."""
_LINES = 2
"""Lines of a text that names a unit and what it is a part of, at the least."""
_NO_NAME = re.compile(r"[€|:]|\beuro|\.$|^(?:kaikki\b.*|.*\byhteensä)$", re.IGNORECASE)
"""What no name of a unit has ("Yksikkö | Tuhatta euroa"), or says that the form is of the whole of the unit over it: "Vastuualue | Kaikki yhteensä"."""
_WHOLE = re.compile(r"\b(?:kunta|kaupunki)$", re.IGNORECASE)


@dataclass(frozen=True)
class FormHead:
    """The unit that a form is about, and the names of those that it says it is a part of, from the top down."""

    unit: str
    over: tuple[str, ...] = ()


@cache
def _ranks() -> dict[str, int]:
    """Words for a unit's kind, and how far down units of it are: 0 what it is a part of, 1 a board or branch, 2 … parts of it."""
    return {row["word"]: int(row["rank"]) for row in read_table("form_words")}


@cache
def _ordered() -> frozenset[str]:
    """Words for units of one rank, of which the one printed later is a part of the one before it: "Toimiala", "Toimielin"."""
    return frozenset(row["word"] for row in read_table("form_words") if row["later"] == "part")


@cache
def form_words() -> frozenset[str]:
    """Words before the name of a unit."""
    return frozenset({*_ranks(), *(row["word"] for row in read_table("unit_prefixes"))})


@cache
def _named() -> re.Pattern[str]:
    words = "|".join(sorted(form_words(), key=len, reverse=True))
    return re.compile(rf"(?P<kind>{words})(?:\s*:|\b)\s*(?P<name>[A-ZÅÄÖ].*)?", re.IGNORECASE)


def form_head(whole: TableParts) -> FormHead | None:
    """What a form names, None where the table is none; of several units the one furthest down, the first of one rank."""
    rows = [list(row) for row in whole.first.header] + [[cell.text if cell else "" for cell in row.cells] for part in whole.parts for row in part.rows]
    cells = [cell for part in whole.parts for row in part.rows for cell in row.cells if cell is not None]
    if not 0 < len(rows) <= _ROWS or any(cell.amount is not None and not cell.amount.nil for cell in cells):
        return None
    lefts = [row[0] for row in rows if row]
    if is_card(lefts) or untitled_roles(lefts) is not None:  # a target says whose it is
        return None
    return _form(rows)


def _form(rows: Sequence[Sequence[str]]) -> FormHead | None:
    """What rows of names and values name, or None."""
    found: dict[tuple[int, int], str] = {}
    for y, row in enumerate(rows):
        if any(len({role_of(text, kind) for text in row} - {None}) >= _HEADINGS for kind in KINDS):  # "Vastuualue | Tavoite | Mittari" of a small table
            continue
        for at, text in enumerate(row):
            match = _named().fullmatch(text.strip())
            name = (match["name"] or (row[at + 1] if at + 1 < len(row) else "")).strip() if match is not None else ""
            if match is not None and name[:1].isupper() and not _NO_NAME.search(name):
                kind = match["kind"].lower()
                found.setdefault((_ranks().get(kind, 2), y * len(row) + at if kind in _ordered() else 0), name)
    lowest = max(found, default=(0, 0))
    return FormHead(found[lowest], tuple(found[rank] for rank in sorted(found) if rank < lowest and found[rank] != found[lowest])) if lowest[0] else None


@cache
def _labels() -> re.Pattern[str]:
    """Where a line "Yksikkö: Satamat" begins behind another one."""
    words = "|".join(form_words())
    return re.compile(rf"(?:^|\s+)(?=(?:{words})\s?:\s)", re.IGNORECASE)


def _lines_form(block: Block) -> FormHead | None:
    """What a text of nothing but lines of units names, each with another word for its kind before it; None for another text."""
    if block.kind not in ("heading", "paragraph") or ":" not in block.text:
        return None
    first, *lines = _labels().split(plain_spaces(block.text))
    kinds = {line.partition(":")[0].strip().lower() for line in lines}
    if first or len(lines) < _LINES or len(kinds) < len(lines) or not all(_named().fullmatch(line) and not _NO_NAME.search(_name(line)) for line in lines):
        return None
    return _form([[line] for line in lines])


def _name(line: str) -> str:
    return line.partition(":")[2]


def with_form_heads(blocks: Sequence[Block], wholes: Sequence[TableParts]) -> list[Block]:
    """The blocks with a heading before each form, under those of the units that it is a part of; headings that come under each form again stand below it."""
    forms = {
        n: form
        for n, block in enumerate(blocks)
        if (block.table is None or not wholes[block.table].lost)
        and (form := form_head(wholes[block.table]) if block.table is not None else _lines_form(block)) is not None
    }
    if not forms:
        return list(blocks)
    following = [next((b for k, b in enumerate(blocks[n + 1 :], n + 1) if b.kind == "heading" and k not in forms), None) for n in forms]
    level = min((b.level for b in following if b is not None), default=1)
    chains = _chains(list(forms.values()))
    deepest = max(map(len, chains.values()))
    often = Counter(b.text.lower() for b in blocks if b.kind == "heading")
    pages = {blocks[n].page for n in forms} if len(forms) == 1 else set()
    headed: list[str] = []
    out = []
    for n, block in enumerate(blocks):
        if n in forms:
            chain = [*chains[forms[n]], forms[n].unit]
            same = next((k for k, (a, b) in enumerate(zip(chain[:-1], headed, strict=False)) if a != b), min(len(chain) - 1, len(headed)))
            out += [replace(block, kind="heading", text=chain[k], level=level + k, table=None) for k in range(same, len(chain))]
            out += [block] if block.table is not None else []
            headed = chain
        elif block.kind == "heading" and block.level >= level and (often[block.text.lower()] > 1 or block.page in pages):
            out.append(replace(block, level=block.level + deepest + 1))
        else:
            headed = headed if block.kind != "heading" or block.level > level + deepest else []
            out.append(block)
    return out


def _chains(forms: Sequence[FormHead]) -> dict[FormHead, tuple[str, ...]]:
    """The units over that of each form, from the top down: those that the forms of these name, or else it itself; the municipality is over all."""
    own = {form.unit: form for form in reversed(forms)}

    def over(form: FormHead, seen: tuple[str, ...]) -> tuple[str, ...]:
        if not form.over:
            return ()
        parent = form.over[-1]
        known = own.get(parent)
        if known is not None and parent not in seen:
            return (*over(known, (*seen, parent)), parent)
        return tuple(name for name in form.over if not _WHOLE.search(name))

    return {form: over(form, (form.unit,)) for form in forms}
