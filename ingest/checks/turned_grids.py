"""Grids that the search for sums can walk in other directions: a table's columns as lines, and the units of a report as lines."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from ingest import messages
from ingest.amounts import plain_spaces
from ingest.checks.check_grid import Grid, Line, Stripe
from ingest.checks.sum_checks import SUMS_OF_ROUNDED, Sums, sum_trials
from ingest.checks.trial import Trial
from ingest.language.measure_units import is_for_each
from ingest.language.statement_words import account_of, known_terms, says_total
from ingest.model import Figure, Row

_LEAST_COLUMNS = 3
_LEAST_KEYS = 4


def column_sum_trials(grid: Grid) -> list[Trial]:
    """A column that is the sum of others ("Yhteensä"), tried in every row; only columns of one measure and period are added up.

    A row with one figure, such as a remark under the table, prints no total and misses none; one of rates and means has none.
    """
    groups: dict[tuple[str, str], list[Stripe]] = defaultdict(list)
    for stripe in grid.stripes:
        if stripe.additive:
            groups[("actual" if stripe.measure == "value" else stripe.measure, stripe.period.label)].append(stripe)
    out: list[Trial] = []
    for stripes in groups.values():
        if len(stripes) >= _LEAST_COLUMNS and len(grid.lines) >= 2:
            trials = [t for t in sum_trials(Sums(_turned(grid, stripes))) if isinstance(t.result, Figure) or len(t.terms) > 1]
            out.extend(replace(t, identity=messages.over_columns(t.identity)) for t in trials)
    return out


def _turned(grid: Grid, stripes: Sequence[Stripe]) -> Grid:
    lines = []
    added = [(n, line) for n, line in enumerate(grid.lines) if not is_for_each(line.label)]
    for stripe in stripes:
        cells = {n: f for n, line in added if (f := line.cells.get(stripe.at)) is not None and f.number_unit == stripe.number_unit}
        row = Row(stripe.label, (), "total" if says_total(stripe.label) else "data")
        lines.append(Line(stripe.at, row, plain_spaces(stripe.label), cells))
    first = stripes[0]
    across = tuple(Stripe(n, line.label, first.measure, first.period, first.number_unit) for n, line in enumerate(grid.lines))
    return Grid(grid.table, tuple(lines), across, grid.halves)


def unit_sum_trials(grids: Sequence[Grid]) -> list[Trial]:
    """A committee is the sum of its areas, the city that of its committees: found from the statements of the units, whatever tables print them."""
    found: dict[str, dict[tuple[str, str, str], Figure]] = defaultdict(dict)
    depth: dict[str, int] = {}
    halves: dict[str, Decimal] = {}
    for grid in grids:
        halves.update(grid.halves)
        for line in grid.lines:
            for figure in line.cells.values():
                account = account_of(figure.account)
                if (
                    account is None
                    or account.statement != "tuloslaskelma"
                    or figure.number_unit != "EUR"
                    or not all(account_of(g) or g in (figure.unit, *figure.unit_path) for g in line.row.groups)
                ):
                    continue
                key = (account.name, figure.measure, figure.period.label)
                before = found[figure.unit].setdefault(key, figure)
                if halves[figure.figure_id] < halves[before.figure_id]:
                    found[figure.unit][key] = figure
                depth.setdefault(figure.unit, len(figure.unit_path))
    keys = sorted({key for cells in found.values() for key in cells})
    if len(found) < _LEAST_COLUMNS or len(keys) < _LEAST_KEYS:
        return []
    at = {key: n for n, key in enumerate(keys)}
    lines = tuple(Line(n, Row(unit, (), indent=depth[unit]), unit, {at[k]: f for k, f in cells.items()}) for n, (unit, cells) in enumerate(found.items()))
    first = next(iter(next(iter(found.values())).values()))
    stripes = tuple(Stripe(n, " ".join(key), first.measure, first.period, "EUR") for key, n in at.items())
    trials = sum_trials(Sums(Grid(grids[0].table, lines, stripes, halves)))
    return [t for t in _whole(trials) if isinstance(t.result, Figure)]


def _loosened(trial: Trial) -> Trial:
    """A trial of a row that each unit sums up from rows of its own, whose rounding adds to that of the sums."""
    account = account_of(trial.terms[0].account)
    return replace(trial, tolerance=SUMS_OF_ROUNDED * trial.tolerance) if account is not None and known_terms(account.name) else trial


def _whole(trials: Sequence[Trial]) -> list[Trial]:
    """The trials in which no unit's figure is missing, of the sums that hold nearly always; each named by its account."""
    by_sum: dict[str, list[Trial]] = defaultdict(list)
    most: dict[str, int] = {}
    for trial in map(_loosened, trials):
        most[trial.identity] = max(most.get(trial.identity, 0), len(trial.terms))
        by_sum[trial.identity].append(trial)
    out: list[Trial] = []
    for identity, own in by_sum.items():
        whole = [t for t in own if len(t.terms) == most[identity]]
        held = sum(t.status != "error" for t in whole)
        if held >= _LEAST_KEYS and held >= 4 * (len(whole) - held):
            out.extend(replace(t, identity=f"{identity}: {plain_spaces(t.terms[0].account)}") for t in whole)
    return out
