"""Rows and the total that they go into: which of them went the way that is asked ("mitkä menot vähenivät"), and how much of one is in it."""

from dataclasses import replace

from ingest.language.voikko import readings
from retrieval.evidence.figure_parts import MAIN_ROWS, residents_rows
from retrieval.language.explain import Explained
from retrieval.language.lexicon import sense_words
from retrieval.language.names import row_side
from retrieval.query import Query

_WHOLE = frozenset({"sisatulento", "sisaeronto"})
"""The cases in which a whole stands: "toimintakuluihin sisältyy", "toimintakuluista on"."""
_IN_ALL = ("kokonaistulot", "kokonaismenot")
"""The rows that sum up all that came in and was paid, running costs, investments and loans together."""
_DIMENSIONS = {"cost": "cost_account", "income": "income_account"}


def asked_rows(query: Query, explained: Explained) -> Query:
    """The query of the parts of a total where the question asks in the plural which of them grew or shrank, or passed their budget or a limit."""
    plain = query.yes_no is None and query.order is None and query.dimension is None
    moved = plain and (query.direction in ("up", "down") or explained.has("over", "under"))
    total = len(query.subjects) == 1 and all(n in MAIN_ROWS for n in query.subjects[0].names)
    if not (moved and total and _asks_rows(explained)) or explained.has("ask:amount", "ask:many", "op:share"):
        return query
    dimension = _DIMENSIONS.get(row_side(query.subjects[0].names[0]) or "")
    return query if dimension is None else replace(query, dimension=dimension, subjects=())


def _asks_rows(explained: Explained) -> bool:
    """Whether "mitkä" stands before the row's name with at most whose it is between them, or "minkä" right before it in the genitive: "minkä kulujen"."""
    rows = [s for s in explained.spans if s.has("subject")]
    owned = {s.start for s in rows if any(r.plural and r.case == "omanto" for r in readings(explained.tokens[s.end - 1].low))}
    which = explained.tagged("ask:which")
    asking = [s for s in which if s.end in owned or explained.tokens[s.end - 1].low in sense_words("which_several")]
    if len(asking) != 1 or len(rows) != 1 or rows[0].start < asking[0].end:
        return False
    between = [s for s in explained.spans if asking[0].end <= s.start < rows[0].start]
    return all(s.has("municipality") or s.has("unit") for s in between) and not any(asking[0].end <= i < rows[0].start for i in explained.open)


def of_whole(query: Query, explained: Explained) -> Query:
    """The query of the part alone where a question asks how much of it is in a whole: "paljonko toimintakuluihin sisältyy henkilöstökuluja"."""
    plain = query.operation == "lookup" and query.yes_no is None and query.wanted_unit is None and query.order is None
    shares = any("op:share" in s.tags and "filler" not in s.tags for s in explained.spans)
    if not plain or shares or len(query.subjects) != 2 or len(query.units) > 1 or len(query.periods) > 1 or not explained.has("ask:amount"):
        return query
    cases = [{r.case for r in readings(place.named.lower().split()[-1])} if place.named else set[str]() for place in query.subjects]
    parts = [i for i, found in enumerate(cases) if "osanto" in found and not found & _WHOLE]
    wholes = [i for i, found in enumerate(cases) if found & _WHOLE]
    if len(parts) != 1 or len(wholes) != 1:
        return query
    part, whole = query.subjects[parts[0]], query.subjects[wholes[0]]
    side = row_side(part.names[0])
    if side is None or side != row_side(whole.names[0]):
        return query
    extra = tuple(e for e in query.extra if e != "op:share")
    return replace(query, operation="lookup", subjects=(part,), extra=(*extra, f"row:{whole.named}"))


def of_all_spending(query: Query, explained: Explained) -> Query:
    """The query without the running costs that "kokonaismenot" was taken for, where investments are said to be a part of them or the report sums up all."""
    held = explained.vocabulary
    towns = query.municipalities
    printed = [s for key in _IN_ALL for s in held.by_account.get(key, ()) if not towns or held.reports[s.report_id].municipality in towns]
    invested = explained.has("kind:investment", "invest")
    taken = [
        place
        for place in query.subjects
        if (printed or invested)
        and not set(place.names) & set(_IN_ALL)
        and any(r.lemma in sense_words("all_spending") for word in place.named.lower().split() for r in readings(word))
    ]
    rest = tuple(place for place in query.subjects if place not in taken)
    return replace(query, subjects=rest, words=(*query.words, *(place.named for place in taken))) if taken else query


def of_residents(query: Query, explained: Explained) -> Query:
    """The query with every row that prints how many residents there are, where it names one of them: each municipality has a name of its own for it."""
    rows = residents_rows()
    if len(query.subjects) != 1 or not set(query.subjects[0].names) <= set(rows):
        return query
    place = query.subjects[0]
    names = tuple(dict.fromkeys((*place.names, *(row for row in rows if explained.vocabulary.by_account.get(row)))))
    return query if names == place.names else replace(query, subjects=(replace(place, names=names),), extra=(*query.extra, f"row:{place.named}"))
