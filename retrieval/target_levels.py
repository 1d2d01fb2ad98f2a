"""The level that a target aims at: "mikä on tavoitteen tavoitetaso vuodelle 2025" asks for the number told under "Tavoite 2025"."""

from ingest.stored import StoredFigure, StoredRecord
from retrieval.figures import Ledger
from retrieval.names import account_key
from retrieval.query import Query


def level_of(ledger: Ledger, stored: StoredRecord, query: Query) -> StoredFigure | None:
    """The one figure of the level that a target aims at, of the year named; None where its report tells none or several."""
    years = {p.year for p in query.periods if p.kind == "year"}
    found = [
        f
        for f in ledger.of_subject(account_key(stored.record.title.rstrip(" .")))
        if f.report_id == stored.report_id and f.figure.subject_kind == "target" and f.figure.measure == "budget" and f.figure.page in stored.record.pages
    ]
    dated = [f for f in found if not years or f.figure.period.end.year in years]
    return dated[0] if len(dated) == 1 else None


def of_another_year(ledger: Ledger, stored: StoredRecord, query: Query) -> bool:
    """Whether a target tells its level of a year, but not of the one asked."""
    return level_of(ledger, stored, query) is None and level_of(ledger, stored, Query()) is not None
