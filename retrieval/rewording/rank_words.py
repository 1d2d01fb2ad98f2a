"""Turns of speech that put things in order: "eniten jäljessä käyttöprosentilla mitattuna"."""

from ingest.language.voikko import readings
from retrieval.language.explain import Explained, Span
from retrieval.language.lexicon import sense_list, sense_words
from retrieval.language.names import row_side
from retrieval.language.retagging import Spans, bases_of, names_any, retagged, tagged_too
from retrieval.language.rules import given

_SIDES = {"dim:cost": "cost_side", "dim:income": "income_side"}
_TURNED = {"largest": "smallest", "smallest": "largest"}


@given("measure:percent", senses=("behind_others",))
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


@given("largest", "smallest")
def _which_of_side(spans: Spans, explained: Explained) -> Spans:
    """ "Minkä kulun toteuma-aste on korkein": which of the costs, where one is asked for; whose they are may stand between."""
    picks = any(set(s.tags) & {"largest", "smallest"} for s in spans)
    asks = [s for s in spans if "ask:which" in s.tags and s.end - s.start == 1]
    if not picks or len(asks) != 1:
        return spans
    behind = [s for s in spans if s.start >= asks[0].end and s.has("unit") is None and s.has("municipality") is None]
    noun = behind[0] if behind else None
    if noun is None or noun.end - noun.start > 1 or any(asks[0].end <= i < noun.start for i in explained.open):
        return spans
    forms = [[(r.case, r.plural) for r in readings(explained.tokens[s.start].low)] for s in (asks[0], noun)]
    side = next((tag for tag, sense in _SIDES.items() if bases_of(noun, explained) & sense_words(sense)), None)
    alike = {(case, False) for case, _ in forms[0]} & {*forms[1]}
    return tuple(retagged(s, side) if s is noun else s for s in spans) if side is not None and alike else spans


@given("in_order")
def _put_in_order(spans: Spans, explained: Explained) -> Spans:
    """ "Kun kululajit pannaan suuruusjärjestykseen": what is done to put them so is no spending."""
    if not explained.has("in_order"):
        return spans
    return tuple(retagged(s, "filler") if "spend" in s.tags and bases_of(s, explained) & sense_words("putting") else s for s in spans)


@given("largest", "smallest")
def _best_is_least(spans: Spans, explained: Explained) -> Spans:
    """ "Minä vuonna velkaantuneisuus oli paras": the smallest, of what had better be small."""
    rows = [s for s in spans if s.has("subject") is not None]
    least = bool(rows) and all(any(t.low.startswith(sense_list("better_small")) for t in explained.tokens[s.start : s.end]) for s in rows)
    judged = [s for s in spans if s.end - s.start <= 2 and explained.tokens[s.end - 1].low.startswith(sense_list("best_or_worst"))]
    if not least or not judged:
        return spans
    return tuple(next((retagged(s, _TURNED[t]) for t in s.tags if t in _TURNED), s) if s in judged else s for s in spans)


@given("over", "under")
def _better_or_worse(spans: Spans, explained: Explained) -> Spans:
    """ "Minkä yksikön kate jää eniten talousarviosta", "on talousarviota heikompi": worse with its sign, no smaller amount, where the row is a result."""
    rows = [c for s in spans if (c := s.has("subject")) is not None]
    if not rows or any(row_side(key) != "result" for c in rows for key in c.values):
        return spans

    def judged(span: Span) -> bool:
        word = explained.tokens[span.start]
        off = bool({"over", "under"} & set(span.tags)) and span.end - span.start == 1
        return off and (word.low.startswith(sense_list("better_or_worse")) or bool(word.any_keys & sense_words("staying_short")))

    return tuple(tagged_too(s, "better") if judged(s) else s for s in spans)


@given("which2", "versus")
def _better_of_two(spans: Spans, explained: Explained) -> Spans:
    """ "Kumman toimintakate on parempi": which is more, and no "ole hyvä"."""
    polite = [s for s in spans if "filler" in s.tags and s.end - s.start == 2 and explained.tokens[s.end - 1].low.startswith(sense_list("better_or_worse"))]
    if not polite or not explained.has("which2", "versus") or explained.has("more", "less", "largest", "smallest"):
        return spans
    return tuple(retagged(s, "more") if s is polite[0] else s for s in spans)


@given("dim:year")
def _better_time(spans: Spans, explained: Explained) -> Spans:
    """ "Kumpana vuonna tulos oli parempi": the larger with its sign, or the smaller of what had better be small."""
    if not explained.has("dim:year") or explained.has("than", "op:compare"):
        return spans
    rows = [s for s in spans if s.has("subject") is not None]
    words = {s: explained.tokens[s.end - 1].low for s in spans if s.end - s.start <= 2}
    held = [s for s, word in words.items() if word.startswith(sense_list("better_or_worse"))]
    if len(rows) != 1 or len(held) != 1:
        return spans
    small = any(t.low.startswith(sense_list("better_small")) for t in explained.tokens[rows[0].start : rows[0].end])
    way = "less" if words[held[0]].startswith(sense_list("worse")) is not small else "more"
    return tuple(retagged(s, way, "better") if s is held[0] else s for s in spans)


FIRST = (_which_of_side,)
"""The rules that go before those which look for a row."""
RULES = (_better_of_two, _best_is_least, _better_time, _furthest_behind, _put_in_order, _better_or_worse)
"""In order: each takes the spans and the question as it was explained, and gives the spans back."""
