"""Units that a table sums up below them: "Kunnanhallitus yhteensä" after the areas of the board, whose amounts theirs make."""

from collections import defaultdict
from collections.abc import Sequence

from ingest.language.accounts import without_total
from ingest.model import Figure, OrganisationUnit
from ingest.units.unit_amounts import Amounts, fit
from ingest.units.units import UnitRegistry


def closed_by_totals(figures: Sequence[Figure], registry: UnitRegistry, amounts: dict[str, Amounts]) -> list[tuple[OrganisationUnit, OrganisationUnit]]:
    """(whole, part) for the units that stand in a table before the total of the unit that they are parts of, and make its amounts."""
    out: list[tuple[OrganisationUnit, OrganisationUnit]] = []
    for order in _orders(figures).values():
        open_: list[OrganisationUnit] = []
        for name, is_total in order.items():
            unit = registry.find(name)
            if unit is None or unit.name == registry.own.name:
                continue
            held = [amounts[part.name] for part in open_] if is_total else []
            first = next((n for n in reversed(range(len(held))) if fit(held[n:], amounts[name], True)), None)
            if first is not None:
                out += [(unit, part) for part in open_[first:]]
                del open_[first:]
            open_.append(unit)
    return out


def _orders(figures: Sequence[Figure]) -> dict[int, dict[str, bool]]:
    """Table → its units in reading order, and whether what names each there is a total."""
    out: dict[int, dict[str, bool]] = defaultdict(dict)
    for f in figures:
        label = f.groups[-1] if f.groups else f.row_label
        if f.table is not None:
            out[f.table].setdefault(f.unit, without_total(label) != label)
    return out
