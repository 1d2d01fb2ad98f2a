"""Headings that name units by what stands under them: a statement as those of their like hold, or a card of who is in charge and what the unit is for."""

import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence

from ingest.columns.bases import without_basis
from ingest.language.accounts import find_account
from ingest.model import Document, OrganisationUnit, Row, Section, Table
from ingest.pages.coded_rows import without_code
from ingest.units.unit_cards import is_unit_card

_BEFORE_NAME = re.compile(r"^(?:(?:taulukko|taul\.)\s*)?[\d.]*[.:]?\s+", re.IGNORECASE)
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
    stated: dict[int, Table] = {}
    carded: dict[int, Section] = {}
    for table in document.tables:
        if table.section is None:
            continue
        section = document.sections[table.section]
        accounts = [row.label for row in table.rows if find_account(without_code(row.label)) is not None]
        if table.kind == "figures" and len(accounts) > 1:
            over = section
            while over.parent is not None and not _names_itself(over, document.sections[over.parent], find, may_name):
                over = document.sections[over.parent]
            found.setdefault((over.level, tuple(_headed(table).values())), {}).setdefault(over.index, table)
            stated.setdefault(over.index, table)
        elif is_unit_card(table) and not any(map(is_part, section.path[:-1])):  # the card of the unit whose chapter it stands in
            carded[section.index] = section
    titles = Counter(section.title.lower() for section in carded.values())
    out = {n: section for n, section in carded.items() if titles[section.title.lower()] == 1}  # "Yksikön esittely" heads the card of each
    for own in found.values():
        known = {n for n in own if is_known(document.sections[n].title)}
        named = known | {n for n in own if may_name(document.sections[n].title)}
        like = len(known) >= max(2, 0.5 * len(own))
        out |= {n: document.sections[n] for n in (own if like else _apart({n: own[n] for n in named}, bool(known)))}
    margined = {n: document.sections[n] for n, table in stated.items() if margin_of(table) is not None}
    for level in {section.level for section in margined.values()}:  # beside units whose statements have other columns
        ranked = {n: section for n, section in margined.items() if section.level == level and any(is_part(a.title) for a in _above(document.sections, n))}
        known = {n for n, section in ranked.items() if is_part(section.title)}
        out |= ranked if len(known) >= max(2, 0.5 * len(ranked)) else {}
    for n, table in stated.items():
        above = next((a for a in _above(document.sections, n) if is_part(a.title)), None)
        if above is not None and above.index in stated and _has_other_margin(table, stated[above.index]):
            out[n] = document.sections[n]
    return [s for _, s in sorted(out.items()) if not is_known(s.title) and may_name(s.title) and without_basis(s.title).strip()]


def _names_itself(section: Section, above: Section, find: Callable[[str], OrganisationUnit | None], may_name: Callable[[str], bool]) -> bool:
    """Whether a heading may name a unit other than the heading above it does: neither "Talous" nor "Taulukko 3. Satamat, talous" under "Satamat"."""
    if (unit := find(section.title)) is not None:
        return unit is not find(above.title)
    name = _BEFORE_NAME.sub("", section.title)
    return may_name(name) and not name.lower().startswith(f"{_BEFORE_NAME.sub('', above.title).lower()},")


def _above(sections: Sequence[Section], at: int) -> Iterator[Section]:
    """The sections that one stands in, the nearest first."""
    parent = sections[at].parent
    while parent is not None:
        yield sections[parent]
        parent = sections[parent].parent


def _headed(table: Table) -> dict[int, str]:
    """The headings of the columns of numbers."""
    return {n: column.label for n, column in enumerate(table.columns) if column.numeric and column.label}


def _has_other_margin(table: Table, whole: Table) -> bool:
    """Whether a statement ends in another margin than that of the unit above, in most of the columns that both have."""
    heads = {_words(label): n for n, label in _headed(whole).items()}
    own, over = margin_of(table), margin_of(whole)
    if own is None or over is None:
        return False
    pairs = [(own.cells[n], over.cells[heads[_words(label)]]) for n, label in _headed(table).items() if _words(label) in heads and not label.endswith("%")]
    other = [a.text != b.text for a, b in pairs if a is not None and b is not None]
    return sum(other) > 0.5 * len(other)


def _words(label: str) -> tuple[str, ...]:
    """The words of a heading in any order: "Toteuma 1–9/2025" and "2025 Toteuma 1–9"."""
    return tuple(sorted(re.split(r"[ /]+", label)))


def margin_of(table: Table) -> Row | None:
    """The row that a statement ends in."""
    return next((row for row in table.rows if (account := find_account(without_code(row.label))) and account.name == MARGIN), None)


def _apart(own: dict[int, Table], beside: bool) -> set[int]:
    """The sections whose statements print other numbers of the same row, where there are several, or two and one `beside` a known unit's.

    None where two print the same.
    """
    rows = {n: row for n, table in own.items() if (row := margin_of(table)) is not None}
    printed = {tuple(cell.text for cell in row.cells[1:] if cell is not None) for row in rows.values()}
    return set(rows) if len(rows) >= (2 if beside else STATEMENTS) and len(printed) == len(rows) else set()
