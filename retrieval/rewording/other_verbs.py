"""Verbs that a report may put in another word, as the rest of the question says what is meant: "lähti eläkkeelle" is "jäi eläkkeelle"."""

from ingest.language.voikko import readings
from retrieval.language.explain import Explained, Span
from retrieval.language.lexicon import sense_words
from retrieval.language.phrases import Concept
from retrieval.language.retagging import Spans, retagged


def _pensioned(spans: Spans, explained: Explained) -> Spans:
    """ "Montako lähti eläkkeelle": whether they left or stayed."""
    return _filling(spans, explained, sense_words("going_off")) if any(t.low in sense_words("into_pension") for t in explained.tokens) else spans


def _at_work(spans: Spans, explained: Explained) -> Spans:
    """ "Montako opettajaa oli töissä": of an occupation they need not be said to be at work."""
    counted = explained.has("ask:many") and any(explained.tokens[i].keys & _occupations(explained) for i in explained.open)
    return tuple(_filler(s.start, s.end) if counted and s.tags == ("works",) and s.has("unit") is None else s for s in spans)


def _occupations(explained: Explained) -> frozenset[str]:
    """The base forms of the question's words for those who have an occupation."""
    tails = tuple(sense_words("occupation_tail"))
    return frozenset(key for i in explained.open for key in explained.tokens[i].keys if key.endswith(tails))


def _threatens(spans: Spans, explained: Explained) -> Spans:
    """ "Uhkaavat ylittää": they are going over."""
    return _filling(spans, explained, sense_words("looming")) if any({"over", "under"} & set(s.tags) for s in spans) else spans


def _times_gone(spans: Spans, explained: Explained) -> Spans:
    """ "Montako kertaa uimahallissa käytiin": how many visits, of nobody named, and no factor by which one number is another."""
    verbs = [explained.tokens[i] for i in explained.own if explained.tokens[i].any_keys & sense_words("going_there")]
    goes = any(r.person == "4" for t in verbs for r in readings(t.low))
    if not goes or explained.has("more", "less", "than", "versus", "over", "under", "up", "down", "largest", "smallest"):
        return spans
    return tuple(retagged(s, "ask:many") if "ratio" in s.tags and explained.tokens[s.end - 1].low == "kertaa" else s for s in spans)


def _filling(spans: Spans, explained: Explained, verbs: frozenset[str]) -> Spans:
    """The spans with those of some verbs that nothing explains as fillers."""
    said = [i for i in explained.open if explained.tokens[i].any_keys & verbs]
    return tuple(sorted((*spans, *(_filler(i, i + 1) for i in said)), key=lambda s: s.start)) if said else spans


def _filler(start: int, end: int) -> Span:
    return Span(start, end, (Concept("tag", ("filler", "put_otherwise")),), 1.0)


RULES = (_pensioned, _at_work, _threatens, _times_gone)
"""In order: each takes the spans and the question as it was explained, and gives the spans back."""
