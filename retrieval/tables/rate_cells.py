"""A rate in a table whose corner says what its rows are of: "Päiviä / henkilötyövuosi" under "Sairauspoissaolot"."""

from collections.abc import Sequence
from dataclasses import replace

from retrieval.evidence.draft import Draft
from retrieval.language.explain import Explained
from retrieval.query import Query
from retrieval.tables.table_cells import TableCells

_TAG = "rate:"


def rate_in_table(query: Query, explained: Explained, cells: TableCells, ids: Sequence[str]) -> Draft | None:
    """The number of the one row that is printed in the rate asked for, under the words that nothing else explains; None where there is none."""
    spans = [(s, t.removeprefix(_TAG)) for s in explained.spans for t in s.tags if t.startswith(_TAG)]
    if len(spans) != 1 or not (explained.open or query.subjects) or query.operation not in ("lookup", "per_resident", "mean") or query.yes_no is not None:
        return None
    span, unit = spans[0]
    base = next((t.text for t in explained.tokens[span.start : span.end] if t.low != "per"), "").rpartition("/")[2]  # "pv/henkilö"
    words = (*(explained.tokens[i].text for i in explained.open), base)
    told = cells.answer(replace(query, words=words, operation="lookup", wanted_unit=None, counted=False, measures=()), explained, ids)
    figures = [cells.ledger.figure(i) for i in told.figures] if told is not None else []
    return told if len(figures) == 1 and figures[0] is not None and figures[0].figure.number_unit == unit else None
