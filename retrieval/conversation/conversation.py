"""What a conversation keeps of its turns, and whether a question goes on from the one before."""

from collections.abc import Sequence
from dataclasses import dataclass

from retrieval.language.vocabulary import Vocabulary
from retrieval.query import Query

COUNTED_BEFORE = "counted_before"
"""Marks a query for the names of the records that the turn before counted."""


@dataclass(frozen=True)
class Turn:
    """What a conversation keeps of a turn: the query with its defaults, the figures and records it gave."""

    query: Query
    figures: tuple[str, ...] = ()
    records: tuple[str, ...] = ()
    status: str = "answered"
    quotes: tuple[str, ...] = ()
    """The sentences that gave a cause."""
    choices: tuple[str, ...] = ()
    """The questions that it offered, where it asked back."""
    lost: tuple[str, ...] = ()
    """The words that kept it from an answer."""
    said: str = ""
    """Its question as one that stands alone; "" where that is not known."""


def gone_on_from(turns: Sequence[Turn]) -> Sequence[Turn]:
    """The turns without a last "why?" that had no answer and named nothing: what is asked next goes on from what it asked about."""
    if len(turns) < 2 or turns[-1].status != "not_found" or turns[-1].query.operation != "cause":
        return turns
    query, before = turns[-1].query, turns[-2].query
    named = query.records or query.subjects != before.subjects or query.units != before.units or set(query.words) - set(before.words)
    return turns if named or turns[-2].status != "answered" else turns[:-1]


def town_told(turn: Turn, vocabulary: Vocabulary) -> str | None:
    """The one municipality that a turn told of, None where it told of none or of several."""
    told = {vocabulary.reports[i].municipality for i in (key.split(":")[0] for key in (*turn.figures, *turn.records)) if i in vocabulary.reports}
    towns = set(turn.query.municipalities) or told
    return towns.pop() if turn.status == "answered" and len(towns) == 1 and towns <= set(vocabulary.municipalities) else None


def stands_alone(own: Query, carried: Query, before: Query, vocabulary: Vocabulary) -> bool:
    """Whether a question says itself whose it asks of and what, by its `own` query, with what is carried on put aside: "entä Koelan vuosikate?" after a unit's
    costs, not "entä Koelan kulut?"; "mikä oli musiikkiopiston toimintakate?" where one other municipality alone has it."""
    if "pronoun" in own.extra or not (own.subjects or own.words or own.records or own.record_kinds):
        return False
    rows, told = ({name for place in query.subjects for name in place.names} for query in (own, before))
    if "entä" in own.extra and rows & told:  # the same of another town's unit
        return False
    if own.municipalities and own.municipalities == carried.municipalities:
        return True
    named = [name for unit in own.units for name in unit.names if not name.startswith("*")]
    towns = {vocabulary.reports[report_id].municipality for name in named for report_id, _ in vocabulary.units.get(name, ()) if report_id in vocabulary.reports}
    return not {"entä", "fragment"} & set(own.extra) and len(towns) == 1 and not towns & set(carried.municipalities)


def carries(query: Query, before: Query | None) -> bool:
    """Whether a question goes on from the one before: it says so, or it names too little to stand alone."""
    if before is None:
        return False
    if query.follow_up or "fragment" in query.extra:
        return True
    if query.operation == "cause" and len(query.words) > 1 and before.operation in ("records", "record_field"):  # "miksi ryhmiä vähennetään?" after targets
        return False
    if lists_the_counted(query, before):
        return True
    if query.operation in ("records", "record_field"):
        general = query.listed or query.counted or query.order or query.limit or query.statuses or query.units or query.municipalities or query.periods
        told = before.operation in ("records", "record_field") and set(query.record_kinds) <= set(before.record_kinds) and bool(query.slots) and not general
        aim = query.record_kinds == ("target",) and not general and before.operation not in ("records", "record_field")  # "mikä oli tavoite?" of a number
        return not (query.records or query.words) and (not query.record_kinds or told or aim)  # "milloin hanke päättyy?" of the one told before
    if query.operation == "change" and not (query.units or query.municipalities or query.periods or query.sources) and before.subjects:
        return True  # "paljonko enemmän satamaan on käytetty?"
    return not query.subjects or (not query.units and bool(before.units) and not query.municipalities)


def lists_the_counted(query: Query, before: Query) -> bool:
    """Whether a question names nothing but the kind of what was just counted: "mitkä tavoitteet?" after how many have come about."""
    own = (query.records, query.words, query.units, query.municipalities, query.periods, query.sources, query.statuses, query.slots, query.order, query.limit)
    alike = query.operation == before.operation == "records" and bool(query.record_kinds) and set(query.record_kinds) <= set(before.record_kinds)
    return alike and query.listed and before.counted and not query.counted and not any(own)
