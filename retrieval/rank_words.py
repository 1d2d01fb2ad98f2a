"""Turns of speech that put things in order: "eniten jäljessä käyttöprosentilla mitattuna"."""

from retrieval.explain import Explained
from retrieval.lexicon import sense_words
from retrieval.retagging import Spans, bases_of, names_any, retagged

_TURNED = {"largest": "smallest", "smallest": "largest"}


def _furthest_behind(spans: Spans, explained: Explained) -> Spans:
    """ "Käyttöprosentilla mitattuna eniten jäljessä": the smallest per cent, where rows of figures are put in order by it."""
    if not explained.has("measure:percent") or not names_any(spans, "subject") or names_any(spans, "record"):
        return spans
    found = list(spans)
    for at in range(1, len(found)):
        order = next((tag for tag in _TURNED if tag in found[at - 1].tags), None)
        behind = found[at].end - found[at].start == 1 and bases_of(found[at], explained) & sense_words("behind_others")
        if order is not None and behind and found[at - 1].end == found[at].start:
            found[at - 1], found[at] = retagged(found[at - 1], _TURNED[order]), retagged(found[at], "filler")
    return tuple(found)


def _put_in_order(spans: Spans, explained: Explained) -> Spans:
    """ "Kun kululajit pannaan suuruusjärjestykseen": what is done to put them so is no spending."""
    if not explained.has("in_order"):
        return spans
    return tuple(retagged(s, "filler") if "spend" in s.tags and bases_of(s, explained) & sense_words("putting") else s for s in spans)


RULES = (_furthest_behind, _put_in_order)
"""In order: each takes the spans and the question as it was explained, and gives the spans back."""
