"""Figures → findings: which identities of the printed figures hold, which are rounding and which are errors."""

from collections.abc import Sequence

from ingest.balance_checks import balance_trials
from ingest.check_grid import make_grids
from ingest.finding_words import finding
from ingest.key_figure_checks import key_figure_trials
from ingest.model import Figure, Finding, OrganisationUnit, Table
from ingest.printed_twice import repeat_trials
from ingest.row_checks import proved_headings, row_trials
from ingest.sum_checks import sum_rules, sum_trials
from ingest.turned_grids import column_sum_trials, unit_sum_trials


def check(figures: Sequence[Figure], tables: Sequence[Table], units: Sequence[OrganisationUnit]) -> list[Finding]:
    """Every identity that the figures of a report take part in, tried."""
    grids = make_grids(figures, tables)
    proved = frozenset(rule.key for grid in grids for rule in sum_rules(grid))
    headings = proved_headings(grids)
    sums = [t for grid in grids for t in sum_trials(grid, proved)]
    summed = frozenset(t.result.figure_id for t in sums if isinstance(t.result, Figure) and t.status != "error")
    trials = [*(t for grid in grids for t in row_trials(grid, headings)), *sums, *(t for grid in grids for t in balance_trials(grid)), *key_figure_trials(grids), *(t for grid in grids for t in column_sum_trials(grid)), *unit_sum_trials(grids), *repeat_trials(grids, summed)]
    return [finding(t) for t in trials]
