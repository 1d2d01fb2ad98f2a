"""The operations that gold questions ask for, reckoned here once more and apart from the program, to see whether operands give a result."""

from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import combinations, permutations

from eval.gold import GoldNumber
from eval.verdict import unit_family
from ingest.model import Figure


def reckoned(operation: str, values: Sequence[Decimal]) -> Decimal | None:
    """What an operation makes of its operands, the new or the part first; None for one that picks among them, and for a division by zero."""
    match operation:
        case "difference":
            return values[0] - values[1]
        case "sum":
            return sum(values, Decimal(0))
        case "mean":
            return sum(values, Decimal(0)) / len(values)
        case "share" if values[1]:
            return values[0] * 100 / values[1]
        case "change_percent" if values[1]:
            return values[0] * 100 / values[1] - 100
        case _:
            return None


def any_of(values: Sequence[Decimal]) -> Iterator[Decimal]:
    """The results of every operation on the values: another reading of a question asks for another one."""
    asked = [("sum", values), ("mean", values)]
    asked += [(name, pair) for name in ("difference", "share", "change_percent") for pair in permutations(values, 2)]
    return (made for operation, of in asked if (made := reckoned(operation, of)) is not None)


def near(due: GoldNumber, value: Decimal, loose: Decimal = Decimal("0.005")) -> bool:
    """Whether a value is the number due, within its tolerance or the rounding of two decimals; its size where the sign is free."""
    slack = max(due.tolerance, loose)
    return abs(value - due.number) <= slack or (due.sign_free and abs(abs(value) - abs(due.number)) <= slack)


def is_number(due: GoldNumber, number: Decimal, unit: str) -> bool:
    """Whether a printed number is the one due, in its unit."""
    if due.unit and not any(unit_family(name) == unit_family(unit) for name in (due.unit, *due.unit_ok)):
        return False
    return near(due, number, Decimal(0))


def follows(due: GoldNumber, figures: Sequence[tuple[str, Figure]]) -> bool:
    """Whether the number is made of printed ones, given as (report, figure), of a row, a column, one account or the like rows of several units."""
    family = unit_family(due.unit)
    if "/" in family and any(near(due, made) for made in _per_head([one for _, one in figures])):
        return True
    for group in _groups(figures):
        for made, unit in _made(group):
            alike = {family, unit_family(unit)} <= {"%", "pp"} or family in ("", unit_family(unit))
            if alike and near(due, made):
                return True
    return False


def _per_head(figures: Sequence[Figure]) -> Iterator[Decimal]:
    """Euros by a number of people: "€/asukas"."""
    heads = {one.number for one in figures if one.number_unit in ("count", "persons") and one.number > 1}
    return (one.number / head for one in figures if one.number_unit == "EUR" for head in heads)


def _groups(figures: Sequence[tuple[str, Figure]]) -> Iterator[list[Figure]]:
    """Figures that a question may reckon with: same unit of measure, and a row, a column or an account in common."""
    groups: dict[tuple[object, ...], list[Figure]] = {}
    for report, one in figures:
        keys: list[tuple[object, ...]] = [("account", one.unit, one.account), ("units", one.account, one.measure, one.period.label)]
        if one.table is not None:
            keys += [("row", report, one.table, one.row), ("column", report, one.table, one.column)]
        for key in keys:
            groups.setdefault((*key, one.number_unit), []).append(one)
    return (held for held in groups.values() if len(held) > 1)


def _made(group: Sequence[Figure]) -> Iterator[tuple[Decimal, str]]:
    """(result, its unit) of every operation on two of the figures, and of the sum and mean of all."""
    unit = group[0].number_unit
    values = [one.number for one in group]
    for operation in ("sum", "mean"):
        yield reckoned(operation, values) or Decimal(0), unit
    for pair in combinations(values, 2):
        for one, other in (pair, pair[::-1]):
            yield one - other, "pp" if unit == "%" else unit
            yield one + other, unit
            for operation in ("share", "change_percent"):
                made = reckoned(operation, (one, other))
                if made is not None:
                    yield made, "%"
