"""Numbers that the records asked for must bear: "joiden omarahoitusosuus on 10 %", "todennäköisyys vähintään 3", "yli 50 000 euron hankkeet"."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from ingest.language.voikko import readings
from retrieval.language.explain import Explained, Span
from retrieval.language.lexicon import sense_words
from retrieval.query import Query
from retrieval.rewording.contexts import status_qualifiers
from retrieval.understanding.question_limits import Limit, numbers_told, share_of_whole, share_tags, spoken_number

RATINGS = ("probability", "impact", "score")
"""What only risks are given."""
_UNITS: dict[str, tuple[str | None, ...]] = {
    **dict.fromkeys(RATINGS, (None,)),
    "own_share": ("%", "EUR", None),
    "cost_percent": ("%", "EUR", None),
    "total_funding": ("EUR", None),
}
"""Units of measure in which a question may tell the number of a field."""
_REALISED = ("measure:actual", "measure:percent")
_JOINING = ("ja", "sekä", "että")
_COMPARED = ("more", "less", "over", "under", "at_least", "at_most", "up", "down")
_COUNTED = ("largest", "smallest", "top")
_BESIDE = ("filler", "estimated", "pronoun")
"""What may stand between the name of a rating and the number said in words: "todennäköisyydeksi on arvioitu kaksi"."""


@dataclass(frozen=True)
class Condition:
    """A field whose number must be the one told, or over or under it; `denied` where it must not."""

    slot: str
    limit: Limit
    denied: bool = False

    def is_met(self, amount: tuple[Decimal, str]) -> bool:
        """Whether a (number, unit) meets it."""
        number, told = amount[0], self.limit
        met = (told.side == "over" and number > told.number) or (told.side == "under" and number < told.number)
        return (met or (number == told.number and (told.inclusive or not told.side))) is not self.denied

    def can_judge(self, amount: tuple[Decimal, str]) -> bool:
        """Whether a (number, unit) is in the unit in which the question tells the number."""
        return self.limit.unit in (None, amount[1])


def conditions_of(query: Query, explained: Explained) -> tuple[Condition, ...] | None:
    """What the numbers of a question demand of each record; () where it has none, None where one of them demands nothing that a record tells."""
    whole = _whole_at(query, explained)
    numbered = any(s.has("number") or "numeral" in s.tags or "scale" in s.tags for s in explained.spans)
    if whole is None and not numbered and not explained.has(*share_tags()):
        return ()
    places = _places(query, explained)
    numbers = [(at, limit) for at, limit in numbers_told(explained) if not _names_count(explained, at, limit)]
    told = [(at, limit) for at, limit in numbers if _is_condition(explained, at, limit, places)]
    others = [limit for at, limit in numbers if (at, limit) not in told and limit.number > 1]
    share = share_of_whole(explained)
    if share is not None:
        side = share.side or ("under" if explained.has("under") else "over")
        told.append((next(s.start for s in explained.tagged(*share_tags())), replace(share, side=side)))
    elif explained.has(*share_tags()):
        return None
    if whole is not None:
        told.append((whole, Limit(Decimal(100), "%", "over", inclusive=True)))
    conditions: list[Condition] = []
    before = explained.first - 1
    for at, limit in sorted(told, key=lambda one: one[0]):
        slots = _slots_of(explained, places, before, at, limit) or _by_size(query, explained, limit)
        if not slots:
            return None
        conditions += [Condition(slot, limit) for slot in slots]
        before = at
    if conditions and others:
        return None
    if any(not c.limit.side for c in conditions) and explained.has(*_COMPARED):  # a side is said that is none of the number's
        return None
    return _denied(conditions, told, explained)


def without(query: Query, conditions: Sequence[Condition]) -> Query:
    """The query of the records that meet the conditions: what they must bear is not asked of them."""
    slots = {c.slot for c in conditions}
    kinds = query.record_kinds or (("risk",) if slots & set(RATINGS) else ("project",))
    return replace(query, record_kinds=kinds, slots=tuple(s for s in query.slots if s not in slots), limit=None, limit_unit=None)


def is_spent(explained: Explained) -> bool:
    """Whether a question asks what has been used, not what something costs."""
    return any(not explained.tokens[i].keys & sense_words("costing") for span in explained.tagged("spend") for i in range(span.start, span.end))


def asks_of_some(explained: Explained) -> bool:
    """Whether it is asked if there is any such record: "yhdenkään hankkeen", "onko hankkeita, joissa …"."""
    some = any(t.keys & sense_words("any_of_kind") or ("yksi" in t.keys and t.low.endswith("kään")) for t in explained.tokens)
    nouns = [explained.tokens[i] for s in explained.spans if any(t.startswith("kind:") for t in s.tags) for i in range(s.start, s.end)]
    return some or any(r.plural and r.case == "osanto" for t in nouns for r in readings(t.low))


def asks_of_all(explained: Explained) -> bool:
    """Whether it is asked if all records are such, not if all of the money is used."""
    money = {s.start for s in explained.tagged("money", "slot:total_funding")}
    return any(t.keys & sense_words("every_one") and at + 1 not in money for at, t in enumerate(explained.tokens))


def count_named(explained: Explained) -> int | None:
    """How many records the question says that there are: "mitkä kolme hanketta"; None where it does not."""
    named = [limit.number for at, limit in numbers_told(explained) if not limit.side and _kind_at(explained, at + 1) is not None]
    return int(named[0]) if named and named[0] > 1 else None


def _places(query: Query, explained: Explained) -> list[tuple[int, str]]:
    """(where a field that holds a number is named, which field), in order."""
    places = [(s.start, slot) for s in explained.spans for slot in _UNITS if f"slot:{slot}" in s.tags]
    projects = "project" in query.record_kinds or "cost_percent" in query.slots
    if projects:
        used = (*_REALISED, *(("spend",) if is_spent(explained) else ()))
        places += [(s.start, "cost_percent") for s in explained.spans if s.has("status") is not None or set(s.tags) & set(used)]
    return sorted(set(places))


def _whole_at(query: Query, explained: Explained) -> int | None:
    """Where it is said that all of the money has been used: "kaikki rahansa", "on käytetty kokonaan"."""
    if "project" not in query.record_kinds or not is_spent(explained):
        return None
    money = {s.start for s in explained.tagged("money", "slot:total_funding")}
    for at in explained.own:
        token = explained.tokens[at]
        if (token.keys & sense_words("all_of_it") and at + 1 in money) or status_qualifiers().get(token.low) == "whole":
            return at
    return None


def _slots_of(explained: Explained, places: Sequence[tuple[int, str]], before: int, at: int, limit: Limit) -> list[str]:
    """The fields that a number is told of: those named before it, else the first behind it; several only where they are joined."""
    fitting = [(spot, slot) for spot, slot in places if limit.unit in _UNITS[slot]]
    ahead = [(spot, slot) for spot, slot in fitting if before < spot < at]
    if not ahead:
        return [slot for spot, slot in fitting if spot > at][:1]
    joined = [ahead[-1]]
    for one in reversed(ahead[:-1]):
        if not any(t.low in _JOINING for t in explained.tokens[one[0] : joined[0][0]]):
            break
        joined.insert(0, one)
    return list(dict.fromkeys(slot for _, slot in joined))


def _by_size(query: Query, explained: Explained, limit: Limit) -> list[str]:
    """What a project costs in all, where euros alone are told: "yli 50 000 euron hankkeet"; not what it has used or got."""
    used = explained.has("earn") or is_spent(explained) or explained.has(*_REALISED)
    return ["total_funding"] if query.record_kinds == ("project",) and limit.unit == "EUR" and not used else []


def _names_count(explained: Explained, at: int, limit: Limit) -> bool:
    """Whether a number says how many records there are: "kolme suurinta", "viisi hanketta"."""
    return not limit.side and (_kind_at(explained, at + 1) is not None or any(s.start == at + 1 for s in explained.tagged(*_COUNTED)))


def _kind_at(explained: Explained, at: int) -> Span | None:
    return next((s for s in explained.spans if s.start == at and any(t.startswith("kind:") for t in s.tags)), None)


def _is_condition(explained: Explained, at: int, limit: Limit, places: Sequence[tuple[int, str]]) -> bool:
    """Whether a number said in words is one behind the name of a rating, or a limit; one in digits always is."""
    token = explained.tokens[at]
    if token.kind == "number" or limit.side or limit.unit is not None or spoken_number(token.low) is None:
        return True
    spots = [spot for spot, slot in places if spot < at and slot in RATINGS]
    between = [s for s in explained.spans if spots and spots[-1] < s.start < at]
    return bool(spots) and all(set(s.tags) & set(_BESIDE) for s in between)


def _denied(conditions: list[Condition], told: Sequence[tuple[int, Limit]], explained: Explained) -> tuple[Condition, ...] | None:
    """The conditions, the one that "ei" stands before turned round; None where it is not clear what is denied."""
    denials = explained.tagged("not")
    if not denials:
        return tuple(conditions)
    at = told[0][0] if told else 0
    if len(conditions) != 1 or len(denials) > 1 or explained.tokens[denials[0].start].clause != explained.tokens[at].clause or denials[0].start > at:
        return None
    return (replace(conditions[0], denied=True),)
