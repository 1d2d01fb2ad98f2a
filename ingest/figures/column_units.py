"""Tables whose columns are headed by units, over rows of accounts: whose each column is."""

import re
from collections.abc import Mapping, Sequence
from decimal import Decimal

from ingest.amounts import plain_spaces
from ingest.columns.bases import column_bases
from ingest.columns.columns import read_column, year_period
from ingest.language.accounts import find_account
from ingest.language.money_words import is_of_money
from ingest.model import OrganisationUnit, Row, Table
from ingest.units.unit_rows import is_whole
from ingest.units.units import UnitRegistry

_ANY_TIME = year_period(2000)
"""A report's time where only the measure of a heading is asked for."""
_CUT = re.compile(r"[a-zåäö]{2,6}\.")
"""A word cut short behind a measure: "TA 2025 muut.", "TA alkup."."""
_JOINING = ("ja", "sekä", "tai")
_ADDING = 0.6
"""The share of a table's rows in which the parts add up to the whole, at the least."""


def column_units(table: Table, registry: UnitRegistry, owner: OrganisationUnit, tables: Sequence[Table] = ()) -> tuple[OrganisationUnit | None, ...]:
    """The unit that each heading names, when two columns or more name different ones; a heading without one has None.

    Names that no other place of the report tells are units of `owner` where their columns add up to those of a sum beside them,
    in the table or in another of the `tables` with the same headings: per cents add up to nothing.
    """
    labels = [column.label for column in table.columns]
    alike = (t for t in tables if t is not table and [c.label for c in t.columns[1:]] == labels[1:])
    parts = _adding_up(table, owner, registry) or next((p for t in alike if (p := _adding_up(t, owner, registry))), {})
    found = [_named(without_measure(label), registry) for label in labels]
    for name, columns in parts.items():
        unit = _named(name, registry) or registry.add_under(name, owner)
        if owner.name == registry.own.name != registry.municipality:  # the sums of the table tell that it is a part of what the report is about
            registry.plant(unit.name, [owner.name])
        for c in columns:
            found[c] = unit
    if len({unit.name for unit in found if unit is not None}) > 1:
        return tuple(found)
    return _one_over_all(table, registry) or (None,) * len(labels)


def _one_over_all(table: Table, registry: UnitRegistry) -> tuple[OrganisationUnit | None, ...]:
    """The one unit that a heading in the middle of all columns of numbers names, before the measures of those it stands over; () where there is none."""
    numeric = [n for n, column in enumerate(table.columns) if column.numeric]
    names = [without_measure(table.columns[n].label) for n in numeric]
    bare = [plain_spaces(table.columns[n].label).strip(" %*") for n in numeric]
    named = [k for k, name in enumerate(names) if name != bare[k] and registry.heading(name) is not None and not is_whole(name)]
    middle = bool(named) and len(numeric) > 1 and named == list(range(named[0], len(numeric) - named[0]))
    if not middle or len({names[k] for k in named}) > 1 or not all(_is_measure(text) for k, text in enumerate(bare) if k not in named):
        return ()
    unit = registry.heading(names[named[0]])
    return tuple(unit if n in numeric else None for n in range(len(table.columns)))


def _named(name: str, registry: UnitRegistry) -> OrganisationUnit | None:
    return None if is_whole(name) else registry.heading(name) or registry.begun(name)


def without_measure(label: str) -> str:
    """A heading without the measure behind a name: "Vapaa-aika TOT" → "Vapaa-aika"."""
    words = plain_spaces(label).split()
    return " ".join(words[: _name_ends(words)]).strip(" %*")


def _name_ends(words: Sequence[str]) -> int:
    """How many words stand before those of a measure or time at the end: 2 of "Vapaa-aika yhteensä TA 26", 1 of "Perusopetus TA 2025 muut."."""
    end = len(words)
    before = next((k for k in range(end - 1, max(0, end - 3), -1) if read_column(words[k - 1], _ANY_TIME).known), end) if words else end
    if before < end and _CUT.fullmatch(words[-1]) and read_column(" ".join(words[before - 1 :]), _ANY_TIME).known:
        end = before
    while (
        end > 1
        and not words[end - 1].lower().startswith("yht")
        and words[end - 2].lower() not in _JOINING
        and (any(c.isdigit() for c in words[end - 1]) or words[end - 1] in ("%", "€") or read_column(words[end - 1], _ANY_TIME).known)
    ):
        end -= 1
    return end


def _adding_up(table: Table, owner: OrganisationUnit, registry: UnitRegistry) -> Mapping[str, list[int]]:
    """Name → its columns, for names that stand over the same measures as a sum of all of them, or over none as it does; {} where they do not add up to it.

    Where most rows are no accounts of a statement, all of them are units that the report tells elsewhere.
    """
    groups: dict[str, dict[str, int]] = {}
    for c, column in enumerate(table.columns):
        words = plain_spaces(column.label).split()
        name = without_measure(column.label)
        if column.numeric and name:
            groups.setdefault(name, {})[" ".join(words[_name_ends(words) :])] = c
    whole = next((n for n in groups if is_whole(n) or n.lower().endswith((" yhteensä", " yht.")) or n.lower() == owner.name.lower()), None)
    parts = {name: columns for name, columns in groups.items() if name != whole and whole is not None and columns.keys() == groups[whole].keys()}
    known = sum(find_account(row.label) is not None or is_of_money(row.label) for row in table.rows)
    bare = whole is not None and groups[whole].keys() == {""}
    told = 2 * known >= len(table.rows) or all(_named(name, registry) is not None for name in parts)
    if whole is None or len(parts) < 2 or not told or not all(_can_name(name, bare) for name in parts):
        return {}
    if bare and (len(parts) < len(groups) - 1 or all(map(_is_measure, parts)) or any(column_bases(list(parts), [None] * len(parts)))):
        return {}
    measure = next((m for m in groups[whole] if "%" not in m), None)
    rows = [row for row in table.rows if measure is not None and _number(row, groups[whole][measure]) is not None]
    added = sum(_adds(row, [columns[measure] for columns in parts.values()], groups[whole][measure]) for row in rows if measure is not None)
    return {name: list(columns.values()) for name, columns in parts.items()} if len(rows) > 1 and added >= _ADDING * len(rows) else {}


def _can_name(name: str, bare: bool = False) -> bool:
    """Whether a heading can name a unit: no time, measure or account; where no heading has a measure, "Maankäyttö" is none."""
    meant = read_column(name, _ANY_TIME)
    known = meant.known and not (bare and meant.measure == "actual" and meant.period == _ANY_TIME)
    return not any(c.isdigit() for c in name) and not known and find_account(name) is None


def _is_measure(name: str) -> bool:
    return read_column(name, _ANY_TIME).known


def _number(row: Row, column: int) -> Decimal | None:
    cell = row.cells[column]
    return cell.amount.number if cell is not None and cell.amount is not None else None


def _adds(row: Row, parts: Sequence[int], whole: int) -> bool:
    """Whether the parts of a row add up to its sum, but for rounding; what is empty is nothing."""
    total = _number(row, whole)
    if total is None:
        return False
    step = Decimal(1).scaleb(int(total.as_tuple().exponent))
    return abs(sum((_number(row, c) or Decimal(0) for c in parts), Decimal(0)) - total) <= step * len(parts) / 2
