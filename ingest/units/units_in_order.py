"""Where all headings of units stand alike: which unit is a part of which, by their order and their amounts.

A service area comes before its boards, a board before its areas; the parts never make more than the whole in any row that both print.
"""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace

from ingest.data import read_table
from ingest.language.accounts import find_account
from ingest.model import Document, Figure, OrganisationUnit
from ingest.units.closing_totals import closed_by_totals
from ingest.units.told_organisation import told_organisation
from ingest.units.unit_amounts import Amounts, amounts_by_unit, compared_rows, fit, row_of
from ingest.units.units import UnitRegistry

_MANY_ROWS = 4
"""Amounts in which parts make a whole, at the least, where nothing but their sums tells it."""
_LARGE = 100
"""How many units of its last digit such an amount is, at the least."""
_BOARD = "lautakunta"
_DEEPEST = 3
"""Names in the path of a unit that may be put under another."""


def nested(figures: Sequence[Figure], document: Document, registry: UnitRegistry) -> list[Figure]:
    """The figures with the paths of their units, put under each other where the report's own headings do not do it; `registry` is changed too.

    Where headings put boards and their areas alike under a service area, the areas come under their boards; last come those that sentences tell.
    """
    depth = max((len(unit.path) for unit in registry.units.values()), default=0)
    amounts = amounts_by_unit(figures)
    closed = closed_by_totals(figures, registry, amounts)
    for whole, part in closed:
        registry.plant(part.name, [whole.name], beside=True)
    if depth <= _DEEPEST:
        _nest(figures, registry, amounts, depth, {unit.name for pair in closed for unit in pair})
    told_organisation(document, registry)
    paths = {unit.name: unit.path for unit in registry.units.values()}
    return [replace(f, unit_path=paths[f.unit]) if len(paths.get(f.unit, ())) > 2 else f for f in figures]


def _nest(figures: Sequence[Figure], registry: UnitRegistry, amounts: dict[str, Amounts], depth: int, placed: set[str]) -> None:
    """Puts units under those whose headings stand before theirs; those `placed` by totals have their place."""
    for siblings in _in_order(figures, registry, depth):
        for above, unit in _pairs([unit for unit in siblings if unit.name not in placed], amounts, depth == 2):
            registry.plant(unit.name, [above.name], beside=True)
    for whole, unit in _elsewhere(_in_order(figures, registry, depth), amounts, registry):
        registry.plant(unit.name, [whole.name], proven=True)


def _in_order(figures: Sequence[Figure], registry: UnitRegistry, depth: int) -> list[list[OrganisationUnit]]:
    """The units of the lowest rank that have rows of accounts of their own, in reading order, those of one whole together."""
    rows: dict[tuple[int, str], set[str]] = defaultdict(set)
    compared = compared_rows(figures)
    for f in figures:
        if f.table is not None and (find_account(f.account) is not None or row_of(f.account) in compared):
            rows[f.table, f.unit].add(f.account)
    names = dict.fromkeys(unit for (_, unit), accounts in rows.items() if len(accounts) > 2)
    found = [registry.find(name) for name in names]
    out: dict[tuple[str, ...], list[OrganisationUnit]] = defaultdict(list)
    for unit in found:
        if unit is not None and len(unit.path) == depth and unit.kind not in ("kunta", "konserni", "yhteisö"):
            out[unit.path[:-1]].append(unit)
    return list(out.values())


def _pairs(order: Sequence[OrganisationUnit], amounts: dict[str, Amounts], highest: bool) -> list[tuple[OrganisationUnit, OrganisationUnit]]:
    """(whole, part) for each unit that stands behind one that it fits into; service areas are found among the `highest` units only."""
    tops = {n for n in range(len(order)) if highest and _is_top(n, order, amounts)}
    boards = {n for n, unit in enumerate(order) if unit.kind == _BOARD}
    out: list[tuple[OrganisationUnit, OrganisationUnit]] = []
    for heads, ends, parts in ((boards, boards | tops, False), (tops, tops, True)):
        for n in sorted(heads):
            last = next((k for k in range(n + 1, len(order)) if k in ends), len(order))
            inside = [order[k] for k in range(n + 1, last) if (k in boards) == parts]
            below = [] if parts else _summed(inside, amounts)  # areas before the units that make them
            inside = [unit for unit in inside if unit not in [part for _, part in below]]
            held, whole = [amounts[unit.name] for unit in inside], amounts[order[n].name]
            making = next((k for k in range(2, len(inside) + 1) if fit(held[:k], whole, True)), 0)
            if inside and (making or fit(held, whole)):
                out += [*((order[n], unit) for unit in inside[: making or None]), *below]
    return sorted(out, key=lambda pair: pair[0].kind == _BOARD) if boards else _summed(order, amounts)


def _summed(order: Sequence[OrganisationUnit], amounts: dict[str, Amounts]) -> list[tuple[OrganisationUnit, OrganisationUnit]]:
    """(whole, part) where no board stands among the units: those behind one that make exactly what it has, in many rows and in large amounts."""
    out: list[tuple[OrganisationUnit, OrganisationUnit]] = []
    taken: set[int] = set()
    for n, unit in enumerate(order):
        whole = amounts[unit.name]
        sure = len(whole) >= _MANY_ROWS and sum(abs(f.number) >= _LARGE * f.scale for f in whole.values()) >= _MANY_ROWS
        if n in taken or not sure:
            continue
        behind = [amounts[part.name] for part in order[n + 1 :]]
        size = next((k for k in range(2, len(behind) + 1) if fit(behind[:k], whole, True) and all(key in set().union(*behind[:k]) for key in whole)), 0)
        out += [(unit, part) for part in order[n + 1 : n + 1 + size]]
        taken |= set(range(n + 1, n + 1 + size))
    return out


def _elsewhere(
    groups: Sequence[Sequence[OrganisationUnit]], amounts: dict[str, Amounts], registry: UnitRegistry
) -> list[tuple[OrganisationUnit, OrganisationUnit]]:
    """(whole, part) for the units under a heading that they make more than, where together they make exactly one board that has no parts of its own."""
    units = tuple(dict.fromkeys(registry.units.values()))
    out: list[tuple[OrganisationUnit, OrganisationUnit]] = []
    for parts in groups:
        above = registry.find(parts[0].path[-2]) if len(parts[0].path) > 2 else None
        held = [amounts[part.name] for part in parts]
        if above is None or len(parts) < 2 or not amounts[above.name] or fit(held, amounts[above.name]):
            continue
        whole = [unit for unit in units if unit.kind == _BOARD and unit not in parts and amounts[unit.name] and fit(held, amounts[unit.name], True)]
        if len(whole) == 1 and not any(whole[0].name in unit.path[:-1] for unit in units):
            out += [(whole[0], part) for part in parts]
    return out


def _is_top(n: int, order: Sequence[OrganisationUnit], amounts: dict[str, Amounts]) -> bool:
    """Whether a unit is a whole service area right before a board that it holds: by its name, or because the boards behind it make its amounts."""
    unit, after = order[n], order[n + 1] if n + 1 < len(order) else None
    if unit.kind == _BOARD or after is None or after.kind != _BOARD or not fit([amounts[after.name]], amounts[unit.name]):
        return False
    boards = [amounts[other.name] for other in order[n + 1 :] if other.kind == _BOARD]
    return unit.name.lower().startswith(_areas()) or any(fit(boards[:k], amounts[unit.name], True) for k in range(2, len(boards) + 1))


def _areas() -> tuple[str, ...]:
    return tuple(word for row in read_table("unit_fields") for word in row["areas"].split())
