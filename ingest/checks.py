"""Figures → findings: which identities of the printed figures hold, which are rounding and which are errors."""

from collections import defaultdict
from collections.abc import Sequence

from ingest.finding_words import finding
from ingest.model import Figure, Finding, OrganisationUnit, Table
from ingest.row_checks import row_findings


def check(figures: Sequence[Figure], tables: Sequence[Table], units: Sequence[OrganisationUnit]) -> list[Finding]:
    """Every identity that the figures of a report take part in, tried."""
    by_table: dict[int, list[Figure]] = defaultdict(list)
    for figure in figures:
        if figure.table is not None and figure.row is not None:
            by_table[figure.table].append(figure)
    tried = [t for own in by_table.values() for t in row_findings(own)]
    return [finding(t) for t in tried]
