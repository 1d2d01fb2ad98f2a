"""Changes to the budget that a question does not say the row of: "paljonko talousarviomuutokset ovat yhteensä", where tables tell them of one row alone."""

from dataclasses import replace

from retrieval.evidence.figures import Ledger
from retrieval.language.explain import Explained
from retrieval.query import Place, Query


def of_changed_row(query: Query, explained: Explained, ledger: Ledger) -> Query:
    """The query by the one row of the statement that the changes of the unit, or of the only municipality, are told of; unchanged where none or several are."""
    asks = query.operation in ("lookup", "sum") and query.measures == ("budget_change",) and query.yes_no is None and not query.order
    if not asks or query.subjects or query.words or query.records or query.follow_up or explained.open or len(query.units) > 1:
        return query
    towns = query.municipalities or tuple(ledger.vocabulary.municipalities)
    names = {n for u in query.units for n in u.names} or set(towns if len(towns) == 1 else ())
    rows = [key for key, subjects in ledger.vocabulary.by_account.items() if any(s.unit in names and s.subject_kind == "account" for s in subjects)]
    told = [k for k in rows if any(f.figure.measure == "budget_change" and f.figure.unit in names and f.figure.table is not None for f in ledger.of_subject(k))]
    if len(told) != 1:
        return query
    return replace(query, operation="lookup", subjects=(Place((told[0],), ledger.vocabulary.accounts.get(told[0], told[0])),))
