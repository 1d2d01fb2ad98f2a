"""What a follow-up asks of several numbers told before: which of them is the largest or kept its budget, by how much two of them differ, their sum."""

from collections.abc import Sequence
from dataclasses import replace

from ingest.stores.stored import StoredFigure
from retrieval.conversation.follow_ups import points, summed
from retrieval.evidence.figure_fits import BUDGETS
from retrieval.language.explain import Explained
from retrieval.language.lexicon import sense_words
from retrieval.language.names import subject_key
from retrieval.query import Place, Query


def among_told(query: Query, explained: Explained, previous: Sequence[StoredFigure], told: Sequence[StoredFigure], before: Query) -> Query:
    """The query of a question about numbers told before, marked so; else the query as it is. `told` are those of the turn before."""
    if {"among_told", "greater_first"} & set(query.extra) or query.yes_no is not None or query.limit is not None:
        return query
    if any(s.period is not None for s in explained.spans):
        return query
    named = any(s.has(kind) for s in explained.spans for kind in ("unit", "subject", "municipality", "record"))
    alike = summed(previous)
    apart = query.operation in ("change", "difference") and explained.has("more", "less") and explained.has("ask:amount", "ask:many")
    apart = apart and not any(t.startswith("measure:") for t in explained.tags) and not query.periods[1:]
    if apart and len(alike) > 1 and (named or before.operation != "change"):
        return _apart(query, explained, alike, named)
    if apart and named and explained.has("than") and len(told) == 1:
        return _from_told(query, explained, told[0], before)
    if named or explained.open or any(t.startswith("measure:") and t != "measure:any_budget" for t in explained.tags):
        return query
    those = not _some_of_them(query, explained) and (explained.has("which2") or points(explained, sense_words("those_told")))
    kept = explained.has("over", "under", "suffices") and explained.has("ask:which") and not explained.has("largest", "smallest")
    of_one = len(alike) < 2
    if of_one and (not previous or before.operation != "lookup" or query.operation != "rank"):
        return query
    if those and kept and query.operation in ("lookup", "deviation", "filter", "difference"):  # "kumpi noista pysyi budjetissaan?"
        marks = tuple(e for e in query.extra if e not in ("over", "under", "bare"))
        side = "under" if explained.has("under") else "over"
        denied = explained.has("suffices") is not query.negated
        return replace(query, operation="filter", measures=("any_budget",), words=(), negated=denied, extra=(*marks, side, "among_told"))
    towns = list(dict.fromkeys(path[0] for f in alike[-2:] if (path := f.figure.unit_path)))
    if query.operation in ("rank", "compare") and query.direction is not None and explained.has("which2") and len(towns) == 2:
        return replace(query, municipalities=tuple(towns), extra=tuple(e for e in query.extra if e != "bare"))  # "kummassa ne kasvoivat enemmän?"
    if those and query.operation == "rank" and query.dimension is None and query.direction is None:  # "mikä näistä on kallein?"
        return replace(query, words=(), extra=(*query.extra, "among_told"))
    if query.operation == "sum" and "bare" in query.extra:  # "nämä kaksi yhteensä"
        return replace(query, words=())
    return query


def beside_told(query: Query, own: Query, explained: Explained, before: Query) -> Query:
    """Whether another unit or municipality has more than the one told ("onko kirjastolla enemmän?"), or the one told more than that ("onko se parempi kuin
    kaupungin?"); `own` is the question's query without what it carries.
    """
    rest = own.subjects or own.periods or own.measures or own.words or own.limit or own.sources or explained.has("over", "under", "measure:any_budget")
    if own.yes_no not in ("more", "less") or rest or not explained.has("more", "less") or before.operation not in ("lookup", "change", "difference", "compare"):
        return query
    than = explained.has("than")
    whose = before.units[:1] if "than" in before.extra and before.yes_no is not None else before.units or (Place(("*municipality",)),)
    if than and len(own.units) == len(whose) == 1 and own.units[0].names != whose[0].names and not own.municipalities:
        return replace(query, units=(*whose, *own.units), direction=None)
    told = [u for u in before.units if not u.names[0].startswith("*") and u not in own.units]
    if len(own.units) == len(told) == 1 and not own.units[0].names[0].startswith("*") and own.units[0].names != told[0].names and not own.municipalities:
        return replace(query, units=(*own.units, *told), direction=None)
    towns = [m for m in before.municipalities if m not in own.municipalities]
    if len(own.municipalities) == len(towns) == 1 and not told and all(u.names[0].startswith("*") for u in own.units):
        return replace(query, municipalities=(*towns, *own.municipalities) if than else (*own.municipalities, *towns), direction=None)
    return query


def _some_of_them(query: Query, explained: Explained) -> bool:
    """Whether several of those told are asked for ("kaksi kalleinta näistä"), not one of so many ("mikä näistä kahdesta")."""
    ends = {s.end for s in explained.tagged("pronoun")}
    return query.count > 1 and not any(s.start in ends for s in explained.tagged("numeral"))


def _apart(query: Query, explained: Explained, alike: Sequence[StoredFigure], named: bool) -> Query:
    """By how much two numbers told differ: "paljonko suurempi?", "paljonko enemmän kouluun meni?" of one of the two."""
    one, other = alike[-2:]
    if subject_key(one.figure) == subject_key(other.figure) and one.figure.unit == other.figure.unit:
        return query
    rows = {n for place in query.subjects for n in place.names}
    units = {n for place in query.units for n in place.names}
    fresh = {kind for kind in ("unit", "subject", "municipality", "record") if any(s.has(kind) for s in explained.spans)}
    fitting = [f for f in (one, other) if subject_key(f.figure) in rows and ("unit" not in fresh or f.figure.unit in units)]
    if explained.open or (named and (len(fitting) != 1 or explained.has("than") or "municipality" in fresh)):
        return query
    marks = tuple(e for e in query.extra if e != "bare")
    return replace(query, operation="difference", direction=None, order=None, words=(), extra=(*marks, "bare", "greater_first", "among_told"))


def _from_told(query: Query, explained: Explained, told: StoredFigure, before: Query) -> Query:
    """By how much the number told differs from the same row of the unit named: "paljonko pienempi kuin kirjastossa?"."""
    fresh = [s for s in explained.spans if s.has("unit") or s.has("subject") or s.has("municipality")]
    if explained.open or len(fresh) != 1 or not fresh[0].has("unit") or len(query.units) != 1 or told.figure.unit in query.units[0].names:
        return query
    if told.figure.unit.startswith("*") or before.operation != "lookup":
        return query
    budget = (told.figure.measure,) if told.figure.measure in BUDGETS else before.measures
    units = (Place((told.figure.unit,), told.figure.unit), *query.units)
    return replace(query, operation="difference", units=units, measures=budget, direction=None, periods=before.periods, extra=(*query.extra, "greater_first"))
