"""One unit beside all that its report is about: "montako prosenttia koko palvelualueen avustuksista oli lautakunnan", "pienempi kuin koko palvelualueen"."""

from dataclasses import replace

from retrieval.explain import Explained
from retrieval.lexicon import sense_words
from retrieval.query import Place, Query
from retrieval.vocabulary import Vocabulary


def of_the_whole(query: Query, explained: Explained, held: Vocabulary) -> Query:
    """The query for the share, or the difference of two rates, where a question names one unit and, in place of another, the whole area or all boards."""
    spans = explained.tagged("dim:unit")
    apart = query.operation in ("change", "difference") and query.wanted_unit == "pp" and explained.has("than")
    asks = (query.operation in ("lookup", "share") and (query.wanted_unit == "%" or explained.has("op:share"))) or apart
    asks = asks and query.order is None
    if not asks or query.dimension != "unit" or len(spans) != 1 or len(query.units) != 1 or len(query.subjects) != 1 or query.periods[1:]:
        return query
    before = explained.tokens[spans[0].start - 1] if spans[0].start else None
    if before is None or not before.any_keys & sense_words("all_of_it") or explained.has("ask:which"):
        return query
    ids = {report_id for name in query.units[0].names for report_id, _ in held.units.get(name, ())}
    reports = [held.reports[i] for i in ids if not query.municipalities or held.reports[i].municipality in query.municipalities]
    wholes = {"*municipality" if r.about == r.municipality else r.about for r in reports}
    towns = {r.municipality for r in reports}
    if len(wholes) != 1 or len(towns) != 1 or query.units[0].names[0].startswith("*"):
        return query
    named = explained.text(spans[0])
    whole = Place(tuple(wholes), named)
    extra = tuple(e for e in query.extra if not e.startswith("kind:"))
    if apart:
        extra = tuple(e for e in extra if e != "compared_to")
        return replace(
            query, operation="difference", units=(query.units[0], whole), municipalities=tuple(towns), dimension=None, extra=(*extra, f"acting:{named}")
        )
    return replace(
        query, operation="share", units=(whole, query.units[0]), municipalities=tuple(towns), dimension=None, extra=(*extra, f"acting:{named}"), wanted_unit="%"
    )
