"""Whose the texts between tables are, where one section holds tables of several units and only the tables say whose they are.

A text that stands beside the rows of one table is of the unit whose name stands over those rows.
"""

import re
from collections.abc import Mapping, Sequence
from itertools import groupby, pairwise

from ingest.amounts import plain_spaces
from ingest.model import Block, Box, Document, OrganisationUnit, Table
from ingest.units.units import UnitRegistry, corner_name

_TEXTS = ("paragraph", "list_item")
_NAMED = re.compile(r"([A-ZÅÄÖ][^:.!?]{2,59}):\s+\S")
"""A name, and what is told of it."""
_LEAST = 2
"""Units whose tables one section holds, at the least."""
_BETWEEN = re.compile(r"\s*[/›>]\s*")
"""What parts the names in a line that says where in the organisation something stands."""
_HIGHER = 0.8
"""A text begins no further above the first of its rows than this (of its font size)."""
_RIGHT_UNDER = 1.0
"""A text that begins this near below a table (of its font size) is told of it."""
_NEARER = 0.7
"""What stands nearer to a table than to another is this share of the other's distance away, at the most."""


def texts_of_tables(document: Document, registry: UnitRegistry) -> dict[int, OrganisationUnit]:
    """The units of texts by the positions of their blocks: of the rows beside them, of the table right above them, or of the one right below, as the section
    shows.
    """
    beside = _beside_rows(document, registry)
    found: dict[int, OrganisationUnit] = {}
    for _, run in groupby(enumerate(document.blocks), key=lambda placed: placed[1].section):
        whole = [(n, block) for n, block in run if block.kind == "table" or (block.kind in _TEXTS and not _is_place(block, registry))]
        owners = {n: _owner(document, block.table, registry) for n, block in whole if block.kind == "table" and block.table is not None}
        if len({owner.name for owner in owners.values() if owner is not None}) < _LEAST or not all(owners.values()):
            continue
        named = {n: unit for n, block in whole if block.kind in _TEXTS and (unit := _begins_with(block, registry)) is not None}
        below = _named_below(whole, owners, named) if named else _texts_below([block for _, block in whole])
        owner: OrganisationUnit | None = None
        for n, block in () if below is None else whole if below else reversed(whole):
            owner = named.get(n) or owners.get(n, owner)
            if block.kind in _TEXTS and owner is not None:
                found[n] = owner
    return found | beside


def _beside_rows(document: Document, registry: UnitRegistry) -> dict[int, OrganisationUnit]:
    """The units of texts that stand right or left of a table: of the group whose rows stand level with where the text begins."""
    parts: dict[int, list[tuple[Box, Table]]] = {}
    for table in document.tables:
        if table.kind == "figures" and any(row.groups for row in table.rows):
            for page, box in table.boxes:
                parts.setdefault(page, []).append((box, table))
    found = {}
    for n, block in enumerate(document.blocks):
        for box, table in parts.get(block.page, ()) if block.kind in _TEXTS else ():
            level = box.top < block.box.middle[1] < box.bottom
            if level and not _crosses(table, block) and (owner := _level_with(table, block, registry)) is not None:
                found[n] = owner
    return found


def _begins_with(block: Block, registry: UnitRegistry) -> OrganisationUnit | None:
    """The unit that a text names first: "Perusopetus: Oppilaita oli 1 204."."""
    match = _NAMED.match(plain_spaces(block.text))
    return registry.find(match[1]) if match is not None else None


def _named_below(blocks: Sequence[tuple[int, Block]], owners: Mapping[int, OrganisationUnit | None], named: Mapping[int, OrganisationUnit]) -> bool | None:
    """Whether texts that begin with a unit's name stand below its table: each is of the nearest one above; None where one is not."""
    above: OrganisationUnit | None = None
    for n, _ in blocks:
        above = owners.get(n, above)
        if n in named and (above is None or named[n].name != above.name):
            return None
    return True


def _crosses(table: Table, block: Block) -> bool:
    """Whether numbers of a table stand where a text does, so that it stands over or under them."""
    numbers = (cell for row in table.rows for cell in row.cells if cell is not None and cell.amount is not None and cell.page == block.page)
    return any(cell.box.x0 < block.box.x1 and block.box.x0 < cell.box.x1 for cell in numbers)


def _level_with(table: Table, block: Block, registry: UnitRegistry) -> OrganisationUnit | None:
    """The unit whose rows a text begins beside."""
    names: Sequence[str] = ()
    for row in table.rows:
        top = min((cell.box.top for cell in row.cells if cell is not None and cell.page == block.page), default=None)
        if top is not None and top <= block.box.top + _HIGHER * block.size:
            names = (*row.groups, row.label) if row.kind == "group" else row.groups
    return next((unit for name in reversed(names) if (unit := registry.find(name)) is not None), None)


def _is_place(block: Block, registry: UnitRegistry) -> bool:
    """Whether a line only says where in the organisation the table below it stands: "Hyvinvointipalvelut / Kasvatus- ja opetuslautakunta"."""
    return all(registry.find(name) is not None for name in _BETWEEN.split(block.text.strip()))


def _texts_below(blocks: Sequence[Block]) -> bool | None:
    """Whether texts stand below their tables: each between two stands nearer to the upper one, or there is none before the first table but one behind the
    last; None where that cannot be told.
    """
    first, last = blocks[0].kind != "table", blocks[-1].kind != "table"
    runs = [list(run) for _, run in groupby(blocks, key=lambda block: block.kind == "table")]
    between = [run for run in runs[1 if first else 0 : -1 if last else None] if run[0].kind != "table"]
    above = {id(b): a for a, b in pairwise(blocks)}
    below = {id(a): b for a, b in pairwise(blocks)}
    sides = {
        _nearer(run[0].box.top - over.box.bottom, under.box.top - run[-1].box.bottom)
        for run in between
        if (over := above[id(run[0])]).page == (under := below[id(run[-1])]).page == run[0].page
    } | {
        True  # right under a table, and the next one stands on another page
        for run in between
        if (over := above[id(run[0])]).page == run[0].page != below[id(run[-1])].page and 0 <= run[0].box.top - over.box.bottom < _RIGHT_UNDER * run[0].size
    }
    if sides - {None}:
        return sides.pop() if len(sides) == 1 else None
    return last if first != last else None


def _nearer(over: float, under: float) -> bool | None:
    """Whether the table above is surely the nearer one, by how far it and the one below are; None where neither is.

    One that is less than nothing away stands in another column of the page.
    """
    if (over < 0) != (under < 0):
        return under < 0
    return True if over < _NEARER * under else False if under < _NEARER * over else None


def _owner(document: Document, index: int, registry: UnitRegistry) -> OrganisationUnit | None:
    """The unit that the corner of a table of figures names, or its own title, which is no heading."""
    table = document.tables[index]
    headed = table.section is not None and document.sections[table.section].title == table.title
    names = (corner_name(table.corner), "" if headed else table.title) if table.kind == "figures" else ()
    first = table.rows[0] if table.rows and table.rows[0].kind == "group" and not any(row.kind == "group" for row in table.rows[1:]) else None
    return next((unit for name in (*names, first.label if first else "") if name and (unit := registry.find(name)) is not None), None)
