"""What "tot. 2023" means where the reports tell of the whole year alone."""

from collections.abc import Sequence
from dataclasses import replace

from retrieval.language.explain import Explained
from retrieval.query import PeriodSpec


def whole_years(periods: Sequence[PeriodSpec], explained: Explained) -> list[PeriodSpec]:
    """The times with "tot. 2023" as the year itself, where reports tell of whole years around it alone."""
    actual = {s.period.spec for s in explained.spans if s.period is not None and s.period.measure == "actual" and s.period.spec.kind == "early"}
    if not actual:
        return list(periods)
    told = [r.period for r in explained.vocabulary.reports.values() if r.period is not None]

    def alone(year: int) -> bool:
        near = [p for p in told if p.end.year in (year, year + 1)]  # the next one's report tells of the year before
        return bool(near) and all((p.end.month, p.end.day) == (12, 31) for p in near)

    return [replace(p, kind="year") if p in actual and p.year is not None and alone(p.year) else p for p in periods]
