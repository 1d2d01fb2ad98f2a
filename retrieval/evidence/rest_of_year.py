"""What came about by a time that no column prints, from a row that prints a longer time and what came about after it: January to June is 1–9 less 7–9."""

from collections.abc import Sequence

from ingest.stores.stored import StoredFigure
from retrieval.evidence.figure_asks import Ask


def longer_and_rest(ask: Ask, pool: Sequence[StoredFigure]) -> list[tuple[StoredFigure, StoredFigure]]:
    """(the longer time, what came about after the time asked for) of the rows that print both, in euros."""
    spec = ask.period
    if spec is None or spec.kind not in ("span", "to_date") or spec.year is None or not spec.last or spec.last == 12 or spec.day is not None:
        return []
    if (ask.measure or "actual") != "actual":
        return []
    own = [f for f in pool if f.figure.measure == "actual" and f.figure.number_unit == "EUR" and f.figure.table is not None]
    out = []
    for whole in own:
        time = whole.figure.period
        if (time.start.year, time.end.year, time.start.month) != (spec.year, spec.year, spec.first or 1) or time.end.month <= spec.last:
            continue
        for rest in own:
            same = (rest.report_id, rest.figure.table, rest.figure.row) == (whole.report_id, whole.figure.table, whole.figure.row)
            if same and rest.figure.period.end == time.end and rest.figure.period.start.month == spec.last + 1 and rest.figure.period.start.year == spec.year:
                out.append((whole, rest))
    return out
