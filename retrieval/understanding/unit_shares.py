"""One unit's part of a row of the whole, asked for in per cent: "montako prosenttia palvelualueen avustuksista oli lautakunnan"."""

from dataclasses import replace

from ingest.language.voikko import readings
from retrieval.language.explain import Explained, Span
from retrieval.language.retagging import BUDGETS
from retrieval.query import Place, Query

_WHOSE = frozenset({"omanto", "ulkoolento"})
"""Cases in which the unit stands that has a part: "lautakunnan", "lautakunnalla"."""


def of_unit(query: Query, explained: Explained) -> Query:
    """The query for the share of the unit named in the whole; the query itself where it asks anything else."""
    plain = query.operation == "lookup" and query.wanted_unit == "%" and query.yes_no is None and query.order is None and not (query.words or query.slots)
    if not plain or len(query.subjects) != 1 or len(query.units) != 1 or query.units[0].names[0].startswith("*") or explained.has("spend", "measure:actual"):
        return query
    rows = [s for s in explained.spans if s.has("subject") and "sisaeronto" in _cases(s, explained)]
    units = [s for s in explained.spans if s.has("unit") and _WHOSE & _cases(s, explained)]
    kinds = explained.tagged("dim:unit", "unit_kind:kunta")
    if len(rows) != 1 or len(units) != 1 or rows[0].start > units[0].start or "percent" in query.measures or any(k.start > rows[0].start for k in kinds):
        return query
    whole = _whole(query, explained)
    if whole is None or whole.names[0] in query.units[0].names:
        return query
    return replace(query, operation="share", units=(whole, query.units[0]), wanted_unit=None, dimension=None)


def part_first(query: Query, explained: Explained) -> Query:
    """The query with the unit last whose row is the whole: "kuinka suuri osa palvelualueen kuluista on tilapalvelujen"."""
    if query.operation != "share" or len(query.units) != 2 or len(query.subjects) != 1:
        return query
    rows = [s for s in explained.spans if (s.has("subject") or BUDGETS & set(s.tags)) and "sisaeronto" in _cases(s, explained)]
    named = [s for s in explained.spans if s.has("unit")]
    before = [s for s in named if rows and s.end <= rows[0].start]
    behind = len(rows) == len(before) == len(named) - 1 == 1
    return replace(query, units=query.units[::-1]) if behind else query


def _cases(span: Span, explained: Explained) -> set[str]:
    return {r.case for r in readings(explained.tokens[span.end - 1].low)}


def _whole(query: Query, explained: Explained) -> Place | None:
    """What the part is of: the municipality named, or what the reports are about."""
    reports = explained.vocabulary.reports.values()
    about = {(r.about, r.municipality) for r in reports if not query.municipalities or r.municipality in query.municipalities}
    if len(about) != 1:
        return Place(("*municipality",), query.municipalities[0], query.municipalities[0]) if len(query.municipalities) == 1 else None
    name, town = next(iter(about))
    return Place(("*municipality",), town, town) if name == town or explained.has("unit_kind:kunta") else Place((name,), name, town)
