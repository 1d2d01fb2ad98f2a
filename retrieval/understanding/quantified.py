"""Whether something holds of every unit of a rank, or of any: "onko kaikilla vastuualueilla toimintakate negatiivinen", "onko mikään ylittämässä"."""

from dataclasses import replace

from ingest.language.voikko import readings
from retrieval.evidence.figure_fits import BUDGETS
from retrieval.language.explain import Explained, Span
from retrieval.language.lexicon import sense_words
from retrieval.query import Query

EVERY, SOME = "of_every", "of_some"
"""Marks of a query that asks of all the units of a rank, and of one that asks whether any of them is so."""
_ASKED = ("lookup", "filter", "change", "deviation", "series")
_DIMENSIONS = {
    "dim:unit": "unit",
    "unit_kind:lautakunta": "unit",
    "dim:company": "company",
    "dim:investment": "investment",
    "kind:investment": "investment",
    "dim:cost": "cost_account",
    "dim:income": "income_account",
    "dim:municipality": None,
    "unit_kind:kunta": None,
}
"""Tags of words for parts, and the dimension in which they are looked through; None for what is not."""


def of_every_unit(query: Query, explained: Explained) -> Query:
    """The query of the units, companies, works or kinds of costs one by one, where a word before them says that all of them are meant, or any; what cannot
    be looked through so is left with a word that nothing explains.
    """
    bodies = [s for s in explained.tagged("pronoun") if explained.tokens[s.end - 1].keys & sense_words("company_told")]
    ranks = [s for s in (*explained.tagged(*_DIMENSIONS), *bodies) if _quantity(s, explained)]
    again = query.operation == "lookup" and "entä" in query.extra and not any(s.has("unit") for s in explained.spans)
    if again and query.yes_no is None and ranks and query.units:  # "entä kaikki vastuualueet?" after one of them
        return replace(query, words=(*query.words, *(explained.text(s) for s in ranks)))
    if query.yes_no is None or query.operation not in _ASKED or not ranks:
        return query
    marks = {_quantity(s, explained) for s in ranks}
    picked = query.operation == "filter" and query.dimension != "unit" and marks == {SOME}
    if picked:
        return query
    dimension = "company" if bodies else next((name for tag, name in _DIMENSIONS.items() if any(tag in s.tags for s in ranks)), None)
    measured = query.yes_no in ("over", "under", "suffices") and (
        query.limit is not None or not set(query.measures) - {"actual", "closing", "forecast", *BUDGETS}
    )
    told = query.yes_no in ("positive", "negative", "up", "down") and query.limit is None
    rows = len(query.subjects) == 1 or (dimension not in ("unit", "company") and len(query.subjects) < 2)
    plain = rows and not (query.words or query.records or query.slots or query.statuses or query.municipalities[1:])
    units = tuple(u for u in query.units if u.names[0] != "*lautakunta")
    if len(marks) != 1 or dimension is None or not (measured or told) or not plain or len(units) > 1 or len(query.periods) > 1:
        return replace(query, words=(*query.words, *(explained.text(s) for s in ranks)))
    side = (query.yes_no,) if query.yes_no in ("over", "under") and query.yes_no not in query.extra else ("under",) if query.yes_no == "suffices" else ()
    measures = ("percent",) if query.limit_unit == "%" else query.measures
    extra = (*query.extra, *side, *marks)
    return replace(query, operation="filter", dimension=dimension, units=units, measures=measures, wanted_unit=None, extra=extra)


def _quantity(span: Span, explained: Explained) -> str:
    """EVERY or SOME by the word before a rank, between which stands at most whose units they are; "" without one."""
    at = span.start - 1
    while at in explained.own and any(s.start <= at < s.end and (s.has("unit") or s.has("municipality")) for s in explained.spans):
        at -= 1
    if at not in explained.own:
        return ""
    token = explained.tokens[at]
    one, other = ({r.case for r in readings(t.low)} for t in (token, explained.tokens[span.end - 1]))
    if one and other and not one & other:  # "kaikki lautakunnan menot"
        return ""
    return EVERY if token.any_keys & sense_words("every_one") else SOME if token.low in sense_words("any_one") else ""


def quantified(query: Query) -> bool:
    """Whether it is asked of the units of a rank one by one."""
    return bool({EVERY, SOME} & set(query.extra))
