"""A follow-up written out as a question that stands alone: what it names put in its place in the question before, or the company that it points at."""

from collections.abc import Iterator
from itertools import pairwise

from ingest.language.voikko import readings
from retrieval.language import question_wording
from retrieval.language.explain import Explained, Span
from retrieval.language.inflection import COMPANY_FORMS, genitive, lowered
from retrieval.language.lexicon import sense_words
from retrieval.language.names import name_words
from retrieval.language.reading import Token
from retrieval.query import PeriodSpec, Query

_SAYS_NOTHING = ("entä", "joiner", "filler")
_NOUNS = frozenset({"nimisana", "nimisana_laatusana", "laatusana", "nimi", "paikannimi"})
_PLACED = ("unit", "municipality")
_LITTLE = ("ask:", "filler", "joiner", "entä")
"""Beginnings of tags of words that say nothing of what is asked about a thing: "paljonko se on?"."""
_FEW = 4
"""Words of a fragment that puts one name in the place of another."""
_NTH = frozenset({"nth2", "nth3"})
_POINTING = frozenset({"ask:which", "pronoun"})
"""Tags of words that point at the question before: "missä se on pienin?"."""
_ORDER = frozenset({"largest", "smallest"}) | _NTH


def restated(explained: Explained, before: Explained | None, query: Query, told: Query) -> str:
    """The follow-up as a question of its own, "" where it cannot be told; `before` is the question before it as one that stands alone, `told` its query."""
    parts = [s for s in explained.spans if not _says_nothing(s)]
    ordering = [s for s in parts if _orders(s)]
    if before is not None and ordering and not explained.open and all(s in ordering or set(s.tags) <= _POINTING for s in parts):
        return _in_order(explained, ordering, before)
    asks = any(t.startswith("ask:") for s in parts for t in s.tags) or any(s.has("tag") for s in parts)
    if not asks and before is not None:
        put = _put_in(explained, parts, before, query)
        return put and _in_town(put, before, query)
    if query.operation == "definition" and len(told.subjects) == 1 and not any(s.has("subject") for s in explained.spans):
        return question_wording.meaning(lowered(explained.vocabulary.accounts.get(told.subjects[0].names[0], told.subjects[0].named)))
    return _with_company(explained, query, told)


def renamed(explained: Explained, before: Explained, row: str) -> str:
    """The question before with the row of a table or the time that it names changed to that of a follow-up: "entä Niemen koulussa?"; "" where neither is."""
    said_by = [s for s in explained.spans if not _says_nothing(s)]
    own = [i for i in explained.own if i in explained.open or any(s.start <= i < s.end for s in said_by)]
    said = " ".join(explained.tokens[i].text for i in own)
    if not own or len(own) > _FEW or any(t.startswith("ask:") for s in said_by for t in s.tags):
        return ""
    times = [s for s in before.spans if s.period is not None]
    if len(times) == 1 and all(any(s.start <= i < s.end and s.period is not None for s in explained.spans) for i in own):
        return _replaced(before, times[0].start, times[0].end, said)
    words = name_words(row)
    named = [i for i in before.own if any(before.tokens[i].low == word or before.tokens[i].keys & _lemmas(word, before) for word in words)]
    return _replaced(before, named[0], named[-1] + 1, said) if named and named == list(range(named[0], named[-1] + 1)) else ""


def pointed(explained: Explained, name: str) -> str:
    """A follow-up with the name of the one thing told in the place of the word that points at it: "paljonko se maksaa yhteensä?"; "" where none does."""
    points = [s for s in explained.tagged("pronoun") if s.end - s.start == 1 and explained.tokens[s.start].low in sense_words("pointing_at_thing")]
    says = explained.open or any(s not in points and not (s.tags and all(t.startswith(_LITTLE) for t in s.tags)) for s in explained.spans)
    return _replaced(explained, points[0].start, points[0].end, name) if len(points) == 1 and name and says and not explained.has("why") else ""


def _lemmas(word: str, explained: Explained) -> frozenset[str]:
    analyser = explained.vocabulary.analyser
    return frozenset(analyser.lemmas(word)) if analyser is not None else frozenset({word})


def _put_in(explained: Explained, parts: list[Span], before: Explained, query: Query) -> str:
    """The question before with the one thing that a fragment names in its place: a time, a unit or a noun in the same case."""
    if len(parts) == 1 and not explained.open and parts[0].period is not None:
        times = [s for s in before.spans if s.period is not None]
        said = _time(query.periods)
        return _replaced(before, times[0].start, times[0].end, said) if len(times) == 1 and said else ""
    if len(parts) == 1 and not explained.open and any(parts[0].has(kind) for kind in _PLACED):
        kind = next(kind for kind in _PLACED if parts[0].has(kind))
        places = [s for s in before.spans if s.has(kind)]
        alike = len(places) == 1 and _case(before.tokens[places[0].end - 1]) & _case(explained.tokens[parts[0].end - 1])
        return _replaced(before, places[0].start, places[0].end, explained.text(parts[0])) if alike else ""
    own = sorted({*explained.open, *(i for s in parts for i in range(s.start, s.end))})
    if not own or len(own) > 3 or own != list(range(own[0], own[-1] + 1)) or any(s.period is not None for s in parts):
        return ""
    cases = _case(explained.tokens[own[-1]])
    nouns = [i for i in _nouns(before) if _case(before.tokens[i]) & cases]
    return _replaced(before, nouns[0], nouns[0] + 1, " ".join(explained.tokens[i].text for i in own)) if len(nouns) == 1 else ""


def _says_nothing(span: Span) -> bool:
    """Whether a span only leads to what is asked anew, "no mites", which asks for no kind of thing by itself."""
    return span.period is None and ("entä" in span.tags or (bool(span.tags) and all(t in _SAYS_NOTHING for t in span.tags)))


def _orders(span: Span) -> bool:
    """Whether a span says no more than which one in an order is meant: "toiseksi", "suurin"."""
    return bool(_ORDER & set(span.tags)) and set(span.tags) <= _ORDER | {"trend"} and span.period is None


def _in_order(explained: Explained, parts: list[Span], before: Explained) -> str:
    """The question before with another place in its order: "entä toiseksi suurin?", "entä pienin?"; "entä toiseksi?" keeps which end it begins from."""
    places = [s for s in before.spans if _orders(s)]
    if not places or any(a.end != b.start for a, b in pairwise(places)):
        return ""
    said = " ".join(map(explained.text, parts))
    ends = [s for s in places if not _NTH & set(s.tags)]
    if all(_NTH & set(s.tags) for s in parts):
        said = " ".join([said, *map(before.text, ends)])
    return _replaced(before, places[0].start, places[-1].end, said)


def _nouns(explained: Explained) -> Iterator[int]:
    """Positions of the nouns of a question that name neither a time nor a municipality."""
    taken = {i for s in explained.spans if s.period is not None or s.has("municipality") for i in range(s.start, s.end)}
    taken |= {i for s in explained.spans if any(t.startswith("ask:") for t in s.tags) for i in range(s.start, s.end)}
    return (i for i in explained.own if i not in taken and explained.tokens[i].kind == "word" and _case(explained.tokens[i]))


def _case(token: Token) -> frozenset[str]:
    """The cases that a noun may be in; none for another word."""
    found = readings(token.low)
    if any(r.finite for r in found):
        return frozenset()
    return frozenset(r.case for r in found if r.kind in _NOUNS and r.case)


def _time(periods: tuple[PeriodSpec, ...]) -> str:
    """A year, the months from one to another or the end of one in words; "" for another time."""
    spec = periods[0] if len(periods) == 1 else None
    if spec is None or spec.year is None or spec.day is not None:
        return ""
    if spec.kind == "year":
        return f"vuonna {spec.year}"
    if spec.kind == "to_date" and spec.last is not None:
        return question_wording.at_end_of(spec.year, spec.last)
    return f"{spec.first}–{spec.last}/{spec.year}" if spec.kind == "span" and spec.first and spec.last else ""


def _with_company(explained: Explained, query: Query, told: Query) -> str:
    """A question about the company spoken of before, with its name: "mikä oli yhtiön liikevaihto?"."""
    named = {n for u in told.units for n in u.names if COMPANY_FORMS & set(n.lower().split())}
    points = [s for s in explained.tagged("pronoun") if s.end - s.start == 1]
    if len(named) != 1 or len(points) != 1 or explained.has("measure:any_budget"):
        return ""
    name, low = next(iter(named)), explained.tokens[points[0].start].low
    owner = low in sense_words("of_company")
    said = genitive(name) if owner else name if low in sense_words("company_itself") else None
    if said is None:
        return ""
    text = _replaced(explained, points[0].start, points[0].end, said)
    time = "" if any(s.period is not None for s in explained.spans) else _time(query.periods)
    return f"{text.rstrip('?! .')} {time}?" if text and time else text


def _in_town(text: str, before: Explained, query: Query) -> str:
    """The question with its municipality where it names none."""
    if not text or len(query.municipalities) != 1 or any(s.has("municipality") or s.has("unit") for s in before.spans):
        return text
    return f"{text.rstrip('?! .')}, {query.municipalities[0]}?"


def _replaced(explained: Explained, start: int, end: int, said: str) -> str:
    """The question with other words in the place of some of its tokens; "" where the tokens are not all found in it as written."""
    text = explained.reading.text
    spots: list[tuple[int, int]] = []
    at = 0
    for token in explained.tokens:
        found = text.find(token.text, at)
        if found < 0:
            return ""
        spots.append((found, found + len(token.text)))
        at = found + len(token.text)
    begin = spots[explained.first][0]
    finish = spots[explained.own[-1]][1]
    return f"{text[begin : spots[start][0]]}{said}{text[spots[end - 1][1] : finish]}?"
