"""Figures → findings: which identities of the printed figures hold, which are rounding and which are errors."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from ingest import messages
from ingest.checks.balance_checks import balance_trials
from ingest.checks.check_grid import Grid, make_grids
from ingest.checks.finding_words import doubt_words, finding, follow_words, repair_findings
from ingest.checks.key_figure_checks import key_figure_trials
from ingest.checks.printed_twice import repeat_trials
from ingest.checks.repair import repair
from ingest.checks.row_checks import column_tallies, proved_headings, row_trials
from ingest.checks.sum_checks import Sums, sum_trials
from ingest.checks.trial import Trial
from ingest.checks.turned_grids import column_sum_trials, unit_sum_trials
from ingest.checks.twin_tables import twin_doubts
from ingest.model import Figure, Finding, Page, Table


def check(figures: Sequence[Figure], tables: Sequence[Table], pages: Sequence[Page]) -> tuple[list[Figure], list[Finding]]:
    """(the figures, mended where one reading is proved and marked where one is in doubt; every identity that they take part in, tried)."""
    kept, repairs = repair(figures, tables, pages)
    trials = sorted(_trials(make_grids(kept, tables)), key=lambda t: t.result.page)
    doubts: dict[str, str] = {}
    wrong = {t.result.figure_id: t.result for t in trials if t.status == "error" and isinstance(t.result, Figure)}
    for n, trial in enumerate(trials):
        if trial.status == "error" and isinstance(trial.result, Figure):
            doubts.setdefault(trial.result.figure_id, doubt_words(trial))
            follows = next((t for t in trial.terms if t.figure_id in wrong), None)
            if follows is not None and not trial.hint:
                trials[n] = replace(trial, hint=follow_words(follows))
    doubts = twin_doubts(kept, tables) | doubts
    graver = {f.figure_id for f in kept if f.figure_id in doubts and f.doubt in (None, messages.SCALE_UNKNOWN)}
    kept = [replace(f, doubt=doubts[f.figure_id]) if f.figure_id in graver else f for f in kept]
    return kept, [*repair_findings(repairs), *map(finding, trials)]


def _trials(grids: Sequence[Grid]) -> Iterator[Trial]:
    tallies = [column_tallies(grid) for grid in grids]
    headings = proved_headings(zip(grids, tallies, strict=True))
    sums = [Sums(grid) for grid in grids]
    proved = frozenset(rule.key for found in sums for rule in found.rules)
    summed: set[str] = set()
    for grid, tally, found in zip(grids, tallies, sums, strict=True):
        yield from row_trials(grid, headings, tally)
        for trial in sum_trials(found.with_proof(proved)):
            if isinstance(trial.result, Figure) and trial.status != "error":
                summed.add(trial.result.figure_id)
            yield trial
        yield from column_sum_trials(grid)
        yield from balance_trials(grid)
    yield from key_figure_trials(grids)
    yield from unit_sum_trials(grids)
    yield from repeat_trials(grids, frozenset(summed))
