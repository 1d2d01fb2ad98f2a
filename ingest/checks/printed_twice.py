"""The same figure printed in several places of a report: the prints must agree within their rounding."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from functools import cache

from ingest import messages
from ingest.amounts import plain_spaces, scaled
from ingest.checks.check_grid import Grid
from ingest.checks.trial import Trial
from ingest.data import read_table
from ingest.language.number_words import number_words
from ingest.language.statement_words import account_of, plain_label, says_total
from ingest.model import Figure, Measure

ZERO = Decimal(0)
_LEVELS: frozenset[Measure] = frozenset({"actual", "closing", "budget", "amended_budget", "forecast"})
_NEAR = Decimal("0.02")
_LEAST = 1000
"""Numbers below this are too common for two of them to be the same figure by their name alone."""
PrintKey = tuple[str, str, str, str, str]
_Column = tuple[int | None, str, str]


@dataclass(frozen=True, slots=True)
class Print:
    """One place that prints a figure; `half` is half its last digit, `summed` whether the lines of its own table make it."""

    figure: Figure
    half: Decimal
    summed: bool


@cache
def _indicators() -> dict[str, str]:
    return {name: row["names"].split("|")[0] for row in read_table("same_indicators") for name in row["names"].split("|")}


def is_population(label: str) -> bool:
    """Whether a row tells the municipality's inhabitants."""
    return _indicators().get(_bare(label)) == "asukasmäärä"


def _bare(label: str) -> str:
    return plain_label(label).split(",")[0].split(" 31.12")[0].strip()


def print_key(figure: Figure) -> PrintKey | None:
    """What a figure is, so that the same figure elsewhere has the same key; None for what its name does not identify."""
    label = plain_label(figure.row_label or figure.account)
    measure = "actual" if figure.measure == "closing" else figure.measure
    indicator = _indicators().get(_bare(label))
    if indicator is not None:
        return "", indicator, measure, str(figure.period.end), "persons"
    account = account_of(label)
    if account is None and (says_total(label) or len(label) < 8 or label.startswith(("muut ", "muu "))):
        return None
    period = str(figure.period.end) if account is not None and account.statement == "tase" else f"{figure.period.start}/{figure.period.end}"
    group = "group" if "konserni" in figure.column_label.lower() else ""
    inner = "inner" if "sisäi" in " ".join((figure.column_label, *figure.groups, *figure.section[-1:])).lower() else ""
    return figure.unit + group + inner, account.name if account else label, measure, period, figure.number_unit


def prints(grids: Iterable[Grid], summed: frozenset[str]) -> dict[PrintKey, list[Print]]:
    """Every figure by its key, of those keys that several tables print; `summed` are ids of figures that a sum of their own table makes."""
    found: dict[PrintKey, list[Print]] = defaultdict(list)
    for grid in grids:
        own: dict[PrintKey, list[Figure]] = defaultdict(list)
        for line in grid.lines:
            for figure in line.cells.values():
                key = print_key(figure)
                if key is not None:
                    own[key].append(figure)
        for key, figures in own.items():
            if len(figures) == 1:
                found[key].append(Print(figures[0], grid.halves[figures[0].figure_id], figures[0].figure_id in summed))
    return {key: group for key, group in found.items() if len(group) > 1}


def repeat_trials(grids: Sequence[Grid], summed: frozenset[str]) -> list[Trial]:
    """Each further print of a figure against the print that most others agree with, the most exact of them.

    One that disagrees is told only when it stands nearly alone: two tables that differ in several rows tell of different things.
    """
    pairs: list[tuple[PrintKey, Print, Print, list[Print]]] = []
    agreed: Counter[_Column] = Counter()
    differed: Counter[_Column] = Counter()
    for key, group in prints(grids, summed).items():
        best = max(group, key=lambda p: (sum(_agree(p, q) for q in group), -p.half))
        for other in group:
            if other is not best:
                pairs.append((key, best, other, group))
                (agreed if _agree(best, other) else differed)[_column(other)] += bool(other.figure.number)
    return [
        _trial(best, other, group)
        for key, best, other, group in pairs
        if _agree(best, other) or (_is_slip(key, best, other) and (not key[0] or agreed[_column(other)] >= 2 * differed[_column(other)]))
    ]


def _column(one: Print) -> _Column:
    return one.figure.table, one.figure.measure, one.figure.period.label


def _is_slip(key: PrintKey, best: Print, other: Print) -> bool:
    """Whether a print that differs is likelier a slip than another thing of the same name."""
    size = max(abs(best.figure.number), abs(other.figure.number))
    return not other.summed and size >= _LEAST * (other.figure.scale if key[0] else 1) and _alike(best, other)


def _apart(a: Print, b: Print) -> Decimal:
    """The difference of the sizes: some tables print costs positive."""
    return abs(abs(a.figure.number) - abs(b.figure.number))


def _slack(a: Print, b: Print) -> Decimal:
    """What rounding explains; an amount may also be moved by one last digit so that its own table adds up, a count may not."""
    if a.half == b.half:
        return 2 * a.half if a.figure.number_unit == "EUR" else ZERO
    return a.half + b.half + max(a.half, b.half)


def _agree(a: Print, b: Print) -> bool:
    return _apart(a, b) <= _slack(a, b)


def _trial(best: Print, other: Print, group: Sequence[Print]) -> Trial:
    a, b = best.figure, other.figure
    turned = a.number and b.number and (a.number < 0) != (b.number < 0)
    number = -a.number if turned else a.number
    pages = sorted({p.figure.page for p in group if p is not other and _agree(best, p)})
    name = plain_spaces(b.row_label or b.account)
    identity = messages.same_elsewhere(name, b.period.label)
    hint = messages.printed_elsewhere(pages, number_words(a.number, a.number_unit))
    computed = number if other.half <= best.half else scaled((number / other.half / 2).quantize(Decimal(1), ROUND_HALF_UP), 2 * other.half)
    return Trial(identity, b, (a,), number, computed, _slack(best, other), "", hint)


def _alike(a: Print, b: Print) -> bool:
    """Whether two numbers that differ are so near that a slip is likelier than two things of one name."""
    if a.figure.measure not in _LEVELS or not a.figure.number or not b.figure.number:
        return False
    return _apart(a, b) <= _NEAR * max(abs(a.figure.number), abs(b.figure.number))
