"""Among which municipalities a question is answered that names none."""

from ingest.stores.stored import Subject
from retrieval.evidence.figure_bases import basis_asked
from retrieval.evidence.figures import Ledger
from retrieval.query import PeriodSpec, Query

_TOWNS = 8
"""How many municipalities are looked at when a question names none."""


def near(ledger: Ledger, query: Query) -> Ledger:
    """The figures among which a query's are: of the part asked for and the municipalities named, else of some that have its row, enough to ask which."""
    return _of_towns(ledger, query).of_basis(basis_asked(query))


def _of_towns(ledger: Ledger, query: Query) -> Ledger:
    if query.municipalities:
        return ledger.for_towns(query.municipalities)
    held = ledger.vocabulary
    if len(held.municipalities) <= _TOWNS or not query.subjects:
        return ledger
    units = {n for u in query.units for n in u.names if not n.startswith("*")}
    subjects = [s for place in query.subjects for name in place.names for s in held.by_account.get(name, ()) if not units or s.unit in units]
    timely = {held.reports[s.report_id].municipality for s in subjects if any(_may_be_of(spec, s) for spec in query.periods)}
    towns = {held.reports[s.report_id].municipality for s in subjects}
    return ledger.for_towns(sorted(towns, key=lambda town: (town not in timely, town))[:_TOWNS])


def _may_be_of(spec: PeriodSpec, subject: Subject) -> bool:
    """Whether a row has a number that may be of the time asked for: the towns that have one are looked at before others."""
    return spec.year == subject.period.end.year and spec.last in (None, subject.period.end.month)
