"""Headings that name units by what stands under them: a statement as those of their like hold, or a card of who is in charge and what the unit is for."""

from collections import Counter
from collections.abc import Callable

from ingest.columns.bases import without_basis
from ingest.language.accounts import find_account
from ingest.model import Document, OrganisationUnit, Section, Table
from ingest.units.unit_cards import is_unit_card

STATEMENTS = 3
"""Statements of the same rows and columns with other numbers in each: so many are those of so many units."""
MARGIN = "Toimintakate"
"""The row that a unit's statement ends in, by its name of accounts.tsv."""


def stated_units(document: Document, find: Callable[[str], OrganisationUnit | None], may_name: Callable[[str], bool]) -> list[Section]:
    """The sections whose headings no word of theirs shows to be units; `find` gives those that one does, `may_name` leaves out statements and times."""

    def is_known(title: str) -> bool:
        return find(title) is not None

    def is_part(title: str) -> bool:
        unit = find(title)
        return unit is not None and unit.kind != "kunta"

    found: dict[tuple[object, ...], dict[int, Table]] = {}
    carded: dict[int, Section] = {}
    for table in document.tables:
        if table.section is None:
            continue
        section = document.sections[table.section]
        if section.parent is not None and not may_name(section.title) and find(section.title) is None:  # "Talouden toteutuminen" under the unit's name
            section = document.sections[section.parent]
        accounts = [row.label for row in table.rows if find_account(row.label) is not None]
        if table.kind == "figures" and len(accounts) > 1:
            found.setdefault((section.level, tuple(c.label for c in table.columns[1:])), {}).setdefault(section.index, table)
        elif is_unit_card(table) and not any(map(is_part, section.path[:-1])):  # the card of the unit whose chapter it stands in
            carded[section.index] = section
    titles = Counter(section.title.lower() for section in carded.values())
    out = {n: section for n, section in carded.items() if titles[section.title.lower()] == 1}  # "Yksikön esittely" heads the card of each
    for own in found.values():
        known = {n for n in own if is_known(document.sections[n].title)}
        named = known | {n for n in own if may_name(document.sections[n].title)}
        like = len(known) >= max(2, 0.5 * len(own))
        out |= {n: document.sections[n] for n in (own if like else _apart({n: own[n] for n in named}))}
    return [s for _, s in sorted(out.items()) if not is_known(s.title) and may_name(s.title) and without_basis(s.title).strip()]


def _apart(own: dict[int, Table]) -> set[int]:
    """The sections whose statements print other numbers of the same row, where there are several; none where two print the same."""
    rows = {n: row for n, table in own.items() for row in table.rows if (account := find_account(row.label)) is not None and account.name == MARGIN}
    printed = {tuple(cell.text for cell in row.cells[1:] if cell is not None) for row in rows.values()}
    return set(rows) if len(rows) >= STATEMENTS and len(printed) == len(rows) else set()
