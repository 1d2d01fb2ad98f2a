"""One unit beside all that its report is about: "montako prosenttia koko palvelualueen avustuksista oli lautakunnan", "pienempi kuin koko palvelualueen"."""

from dataclasses import replace

from ingest.language.voikko import readings
from retrieval.language.explain import Explained
from retrieval.language.lexicon import sense_words
from retrieval.language.vocabulary import Vocabulary
from retrieval.query import Place, Query


def of_the_whole(query: Query, explained: Explained, held: Vocabulary) -> Query:
    """The query for what one unit is of its report's whole, where a question names that so."""
    return _of_town(_of_area(query, explained, held), explained)


def _of_town(query: Query, explained: Explained) -> Query:
    """The share of a unit in a row of the town's, whose name says of what: "montako prosenttia kaupungin vakinaisesta henkilöstöstä oli sivistystoimessa"."""
    asks = query.operation == "lookup" and query.wanted_unit == "%" and explained.has("ask:many", "ask:amount") and query.yes_no is None
    plain = len(query.units) == 1 and len(query.subjects) == 1 and not (query.measures or query.words or query.order or query.dimension or query.direction)
    if not asks or not plain or query.units[0].names[0].startswith("*") or query.periods[1:] or explained.has("than", "up", "down", "more", "less"):
        return query
    rows = [s for s in explained.spans if s.has("subject") is not None]
    if len(rows) != 1 or not any(r.case == "sisaeronto" for r in readings(explained.tokens[rows[0].end - 1].low)):
        return query
    town = [s for s in explained.spans if s.end == rows[0].start and (s.has("municipality") is not None or "unit_kind:kunta" in s.tags)]
    if not town:
        return query
    return replace(query, operation="share", units=(query.units[0], Place(("*municipality",), explained.text(town[0]))))


def _of_area(query: Query, explained: Explained, held: Vocabulary) -> Query:
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
    if wholes & set(query.units[0].names):  # the area itself, said once more: "elinvoimapalveluiden … koko palvelualueella"
        return replace(query, dimension=None, extra=(*query.extra, f"acting:{explained.text(spans[0])}"))
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
