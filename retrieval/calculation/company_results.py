"""Which companies or municipalities made a gain or a loss, and which the largest: their rows of a result, where tables print them."""

from dataclasses import replace

from ingest.data import read_table
from retrieval.evidence.draft import Draft
from retrieval.language import wording
from retrieval.language.explain import Explained
from retrieval.language.lexicon import sense_list
from retrieval.language.names import account_key, row_side, subject_key
from retrieval.language.retagging import PLANS
from retrieval.language.vocabulary import Vocabulary
from retrieval.query import Place, Query
from retrieval.understanding.each_unit import EACH_UNIT

_COMPANY = "yhteisö"
LOSS, GAIN = "loss", "gain"
"""What a query's companies, units or years are picked by, among its `extra`."""
_OTHERWISE = frozenset({LOSS, GAIN, "over", "under", "better", "netted", "by_size", "budget_relative"})
"""Marks of a query whose order is already told, or is that of something else than its numbers."""
_FROM = ("sta", "stä")


def of_companies(query: Query, explained: Explained, held: Vocabulary) -> Query:
    """The query about the results of companies that asks for those with a gain or a loss: "mitkä yhtiöt tekivät tappiota", "suurin tappio"."""
    signs = explained.tagged("positive", "negative")
    result = len(query.subjects) == 1 and all(row_side(name) == "result" for name in query.subjects[0].names)
    towns = query.dimension == "municipality" and not query.municipalities
    picks = (towns or query.dimension == "unit") and query.operation in ("lookup", "filter") and query.yes_no is None and query.limit is None
    if picks and result and (side := side_named(query, explained)):  # "missä kunnissa tulos oli negatiivinen", "mikä yksikkö teki alijäämää"
        return replace(query, operation="filter", extra=(*(tag for tag in query.extra if tag != EACH_UNIT), side))
    if query.dimension != "company" or query.subjects or query.words or len(signs) != 1 or query.measures:
        return query
    rows = tuple(key for key in map(account_key, sense_list("result_row")) if len(_companies(key, held)) > 1)
    if not rows:
        return query
    lost = "negative" in signs[0].tags
    query = replace(query, subjects=(Place(rows, explained.text(signs[0])),), extra=(*query.extra, LOSS if lost else GAIN))
    if query.order is not None:
        return replace(query, operation="rank", order=_order_of(query.order, lost))
    return replace(query, operation="filter")


def side_named(query: Query, explained: Explained) -> str:
    """LOSS or GAIN by a word that says which, or by what a result is called: "alijäämä"; "" where neither or both are said."""
    tags = {tag for s in explained.tagged("positive", "negative") for tag in s.tags if tag in ("positive", "negative")}
    words = [word for place in query.subjects for word in place.named.lower().split()]
    signs = {row["sign"] for row in read_table("result_words") for word in words if word.startswith(row["stem"])}
    sides = {"positive": "+", "negative": "-"}
    said = {sides[tag] for tag in tags} or signs
    return LOSS if said == {"-"} else GAIN if said == {"+"} else ""


def of_those_told(query: Query, explained: Explained, before: Query) -> Query:
    """The query for the largest (or smallest) loss or gain of the companies told: "mikä niistä suurimman?" after "mitkä yhtiöt tekivät tappiota?"."""
    told = {LOSS, GAIN} & set(before.extra)
    said = explained.tagged("positive", "negative")
    lost = "negative" in said[0].tags if said else LOSS in told  # "entä suurimman tappion?" after the largest gain
    picks = query.operation == "rank" and query.dimension == "company" and query.subjects == before.subjects and query.order is not None
    if not picks or len(told) != 1 or len(said) > 1 or before.operation not in ("filter", "rank") or told & set(query.extra):
        return query
    order = _order_of(query.order, lost) if explained.has("largest", "smallest") else query.order
    return replace(query, order=order, extra=(*query.extra, LOSS if lost else GAIN))


def _order_of(order: str | None, lost: bool) -> str | None:
    """The order of the results themselves: the largest loss is the smallest result."""
    return {"largest": "smallest", "smallest": "largest"}.get(order or "", order) if lost else order


def on_one_side(query: Query, explained: Explained) -> Query:
    """The query that ranks what is below nought alone, or above it.

    "Eniten miinuksella" and "negatiivisin" are the furthest below nought, "vähiten miinuksella" the nearest to it.
    """
    signs = explained.tagged("positive", "negative")
    side = side_named(query, explained)
    plain = query.operation == "rank" and query.direction is None and query.limit is None and not _OTHERWISE & set(query.extra)
    off = any(PLANS & set(s.tags) and explained.tokens[s.end - 1].low.endswith(_FROM) for s in explained.spans)  # "miinuksella budjetista"
    apart = "deviation" in query.measures  # how large one is, its sign does not tell
    results = bool(query.subjects) and all(row_side(name) == "result" for place in query.subjects for name in place.names)
    if not plain or off or not side or not (apart or results):
        return query
    lost = side == LOSS
    far = not explained.has("smallest") if lost else explained.has("largest")
    far |= any({"largest", "smallest"} & set(s.tags) for s in signs)  # "negatiivisin"
    return replace(query, order="largest" if far == (apart or not lost) else "smallest", extra=(*query.extra, LOSS if lost else GAIN))


def gain_or_loss(draft: Draft, explained: Explained) -> None:
    """Says of the one number told whether it is a gain or a loss, in place, where the question asks which: "voittoa vai tappiota, ja minkä verran"."""
    either = explained.has("positive") and explained.has("negative") and explained.has("versus")
    if either and draft.status == "answered" and len(draft.values) == 1 and draft.values[0].unit == "EUR" and draft.values[0].number:
        draft.lines.append(wording.gain(draft.values[0].number > 0))


def other_side(draft: Draft, explained: Explained) -> None:
    """Says of the one result told that it is a gain or a surplus, in place, where the question calls it a loss or a deficit, and the other way round."""
    figure = draft.ledger.figure(draft.figures[0]) if draft.status == "answered" and len(draft.figures) == 1 and len(draft.values) == 1 else None
    if figure is None or figure.figure.sentence or draft.values[0].unit != "EUR" or not draft.values[0].number:
        return
    said = {sign for token in explained.tokens for sign in _signs(token.low)} - {"?"}
    account = figure.figure.account.lower().replace("yli-/", "ylijäämä ").replace("/", " ").replace("(", " ").replace("-", " ")
    named = {sign for word in account.split() for sign in _signs(word)} - {"?"}
    gain = draft.values[0].number > 0
    if said != {"-" if gain else "+"} or named == said or (len(named) < 2 and row_side(subject_key(figure.figure)) != "result"):
        return
    deficit = any(token.low.startswith(sense_list("surplus_or_deficit")) for token in explained.tokens)
    draft.lines.append(wording.surplus(gain) if deficit else wording.gain(gain))


def _signs(word: str) -> set[str]:
    """The signs that a word says a result has."""
    return {row["sign"] for row in read_table("result_words") if word.startswith(row["stem"])}


def _companies(key: str, held: Vocabulary) -> set[str]:
    """The companies that a row is printed of."""
    units = {s.unit for s in held.by_account.get(key, ())}
    return {unit for unit in units if any(told.kind == _COMPANY for _, told in held.units.get(unit, ()))}
