"""What threatens to come about: "uhkaavatko palvelujen ostot ylittyä", "onko ylittymisen vaaraa"."""

from retrieval.language.explain import Explained, Span
from retrieval.language.lexicon import sense_words
from retrieval.language.phrases import Concept
from retrieval.language.retagging import Spans, names_any, retagged
from retrieval.language.rules import given


@given(senses=("threatening",))
def _to_go_over(spans: Spans, explained: Explained) -> Spans:
    """ "Uhkaavatko ostot ylittyä": whether they will, where a row is to go over its budget and nothing else is left to explain."""
    at = [i for i in explained.open if i in explained.own and explained.tokens[i].any_keys & sense_words("threatening")]
    passing = any({"over", "under"} & set(s.tags) for s in spans)
    if len(at) != 1 or tuple(at) != explained.open or not passing or explained.has("why") or not names_any(spans, "subject"):
        return spans
    return tuple(sorted((*spans, Span(at[0], at[0] + 1, (Concept("tag", ("threatens",)),), 1.0)), key=lambda s: s.start))


@given(senses=("to_be_expected",))
def _on_its_way(spans: Spans, explained: Explained) -> Spans:
    """ "Onko ostoissa ylitys tulossa": what is to come, no income, where another row is named."""
    coming = [s for s in spans if s.has("subject") is not None and s.end - s.start == 1 and explained.tokens[s.start].low in sense_words("to_be_expected")]
    named = any(s.has("subject") is not None and s not in coming for s in spans)
    return tuple(retagged(s, "future") if s in coming else s for s in spans) if coming and named else spans


@given("kind:risk", senses=("looming",))
def _to_go_down(spans: Spans, explained: Explained) -> Spans:
    """ "Minkä alueen toimintakate uhkaa heikentyä": what is foretold, no risk of a list."""
    moves = [s.start for s in spans if {"up", "down"} & set(s.tags) and explained.tokens[s.end - 1].low.endswith(("a", "ä"))]
    looming = [s for s in spans if s.tags == ("kind:risk",) and explained.tokens[s.start].any_keys & sense_words("looming")]
    verbs = [s for s in looming if any(s.end <= at for at in moves)]
    return tuple(retagged(s, "measure:forecast") if s in verbs else s for s in spans)


RULES = (_to_go_over, _to_go_down, _on_its_way)
"""In order: each takes the spans and the question as it was explained, and gives the spans back."""
