"""A budget column headed "TA muut." or "TAM": the change to the budget, or the budget after the changes; its numbers tell which."""

import re
from collections.abc import Sequence
from dataclasses import replace

from ingest.amounts import plain_spaces
from ingest.columns import ColumnMeaning
from ingest.model import Table

_CUT = re.compile(r"\bmuut\.?(?:\s|$)|\btam\b")
_AS_LARGE = 0.5
"""What most changes are smaller than, as a part of the budget that they change."""


def amended_where_cut(table: Table, meanings: Sequence[ColumnMeaning | None]) -> tuple[ColumnMeaning | None, ...]:
    """The meanings where a change whose heading is cut ("TA 2025 muut.", "TAM 2025") is the amended budget, unless a much larger budget stands beside it."""
    out = list(meanings)
    for n, meaning in enumerate(meanings):
        if meaning is None or meaning.measure != "budget_change" or not _CUT.search(plain_spaces(table.columns[n].label).lower()):
            continue
        beside = {m.measure: k for k, m in enumerate(meanings) if m is not None and m.period == meaning.period and k != n}
        if "amended_budget" not in beside and ("budget" not in beside or _is_as_large(table, n, beside["budget"])):
            out[n] = replace(meaning, measure="amended_budget")
    return tuple(out)


def _is_as_large(table: Table, change: int, budget: int) -> bool:
    """Whether the numbers of a column are mostly about as large as those of the budget beside it."""
    sizes = []
    for row in table.rows:
        own, other = row.cells[change], row.cells[budget]
        if own is not None and other is not None and own.amount is not None and other.amount is not None and other.amount.number:
            sizes.append(abs(own.amount.number / other.amount.number))
    return bool(sizes) and sorted(sizes)[len(sizes) // 2] > _AS_LARGE
