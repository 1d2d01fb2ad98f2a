"""What an investment's own row gives as its reason: "mitä uimahallin perusteluissa sanotaan", where a column is headed "Perustelu"."""

from dataclasses import replace

from retrieval.evidence.figures import Ledger
from retrieval.language.explain import Explained
from retrieval.language.lexicon import sense_words
from retrieval.query import Query


def of_given_reason(query: Query, explained: Explained, ledger: Ledger) -> Query:
    """The query by the description of the one investment named, where its words ask for the reasons given and its table has a column of them."""
    if query.operation != "cause" or len(query.records) != 1 or query.words or query.units:
        return query
    stored = ledger.vocabulary.records.get(query.records[0])
    asked = any(t.keys & sense_words("given_reason") for t in explained.tokens)
    if stored is None or stored.record.kind != "investment" or not asked or not stored.record.fields.get("description"):
        return query
    table = ledger.store.table(stored.report_id, stored.record.table) if stored.record.table is not None else None
    if table is None or not any("perustel" in column.label.lower() for column in table.columns):
        return query
    return replace(query, operation="record_field", subjects=(), slots=("reason",), record_kinds=("investment",), direction=None)
