"""Rows of their own for what holds internal items too: "Toimintakate, sis. sisäiset erät" below "Toimintakate"."""

from dataclasses import replace

from ingest.columns.bases import find_basis
from ingest.language.title_accounts import account_in
from retrieval.evidence.figure_bases import basis_asked
from retrieval.language.names import account_key
from retrieval.language.vocabulary import Vocabulary
from retrieval.query import Query


def of_own_row(query: Query, held: Vocabulary) -> Query:
    """The query for the row that says by its name what the question says of internal items, where the one unit asked about has such a row."""
    asked = basis_asked(query)
    if not asked or len(query.subjects) != 1 or len(query.units) > 1:
        return query
    (subject,), units = query.subjects, {name for unit in query.units for name in unit.names}
    units = set(held.municipalities) if units <= {"*municipality"} else units
    rows = [key for key, own in held.by_account.items() if key not in subject.names and find_basis(key) == asked and any(s.unit in units for s in own)]
    named = {key: found[0] for key in rows if (found := account_in(key)) is not None}
    own = [key for key, account in named.items() if account_key(account.name) in subject.names]
    return replace(query, subjects=(replace(subject, names=(own[0],)),)) if len(own) == 1 else query
