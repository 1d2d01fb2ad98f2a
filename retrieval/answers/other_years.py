"""A row's number of a year that its table does not print, which a sentence under it tells by the last word of its name: "Vuonna 2022 lainanhoitokate oli …"."""

from ingest.language.voikko import readings
from ingest.stores.stored import StoredFigure
from retrieval.answers.clause import Clause
from retrieval.evidence.draft import Draft
from retrieval.language.names import name_words


def told_of_another_year(clause: Clause) -> Draft | None:
    """The number that a sentence in the section of the table gives of the one row and the year named."""
    query, ledger = clause.query, clause.scope.ledger
    years = [p.year for p in query.periods if p.kind == "year"]
    whole = all(u.names[0].startswith("*") for u in query.units)
    if query.operation != "lookup" or len(query.subjects) != 1 or query.measures or not whole or len(years) != 1 or query.periods[1:]:
        return None
    held, towns = ledger.vocabulary, query.municipalities
    rows = [f for name in query.subjects[0].names for f in ledger.of_subject(name) if f.figure.table is not None]
    rows = [f for f in rows if not towns or ledger.report(f).municipality in towns]
    head = _head(query.subjects[0].names[0])
    if not rows or not head or any(name not in query.subjects[0].names and name_words(name)[-1:] == [head] for name in held.by_account if " " in name):
        return None
    told = [f for f in ledger.prose() if f.figure.account.lower() == head and f.figure.period.end.year == years[0] and any(_beside(f, row) for row in rows)]
    return clause.texts.told(told[0]) if len({f.figure.number for f in told}) == 1 else None


def _head(name: str) -> str:
    """The noun of a name that is called so with an adjective: "laskennallinen lainanhoitokate"; "" for another name."""
    *before, last = name_words(name)
    described = bool(before) and all(any(r.kind.endswith("laatusana") for r in readings(word)) for word in before)
    return last if described else ""


def _beside(told: StoredFigure, row: StoredFigure) -> bool:
    one, other = told.figure, row.figure
    return told.report_id == row.report_id and one.unit == other.unit and one.number_unit == other.number_unit and one.section == other.section
