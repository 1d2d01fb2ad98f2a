"""Money that is still there: "vieläkö yhdyskuntatekniikalla on rahaa aineisiin" asks what is left of a budget."""

from dataclasses import replace

from retrieval.language.explain import Explained, Span
from retrieval.language.lexicon import sense_list, sense_words
from retrieval.language.names import account_key
from retrieval.language.phrases import Concept
from retrieval.language.retagging import BUDGETS, Spans, names_any, retagged
from retrieval.language.rules import given

_MOVED = BUDGETS | {"spend", "earn", "measure:remaining", "measure:forecast", "planned", "up", "down"}
"""What else may be said of money."""


def things_left(explained: Explained) -> Explained:
    """The question with "jäljellä" as a word like others where things are counted that no table has: "montako tilaa on jäljellä" asks no budget."""
    left = [
        s for s in explained.spans if s.tags == ("measure:remaining",) and s.end - s.start == 1 and explained.tokens[s.start].low in sense_words("still_left")
    ]
    if len(left) != 1 or not explained.has("ask:many") or not explained.open or explained.has("money", "want:EUR", "want:%", "spend", *BUDGETS):
        return explained
    if names_any(explained.spans, "subject", "record"):
        return explained
    return replace(explained, spans=tuple(s for s in explained.spans if s is not left[0]), open=tuple(sorted((*explained.open, left[0].start))))


def stayed_away(explained: Explained) -> bool:
    """Whether a question says that something was lost, not what is left of a budget: "on jäänyt saamatta", "jäi keräämättä"."""
    own = [explained.tokens[i] for i in explained.own]
    stayed = any("jäädä" in t.keys | t.roots and (t.low.startswith("jäi") or t.low in ("jäänyt", "jääneet")) for t in own)
    asks = explained.has("ask:amount", "ask:many", "want:EUR")
    return asks and stayed and not any(t.any_keys & sense_words("still_there") for t in own) and not explained.has(*BUDGETS, "measure:forecast")


def never_got(explained: Explained) -> Explained:
    """The question with "saamatta" as a word like others where it says what was lost: "paljonko vuokria on jäänyt saamatta"."""
    left = [
        s for s in explained.spans if "measure:remaining" in s.tags and s.end - s.start == 1 and explained.tokens[s.start].low in sense_words("not_got_yet")
    ]
    if len(left) != 1 or not stayed_away(explained):
        return explained
    return replace(explained, spans=tuple(s for s in explained.spans if s is not left[0]), open=tuple(sorted((*explained.open, left[0].start))))


@given("money")
def _still_there(spans: Spans, explained: Explained) -> Spans:
    """ "Vieläkö tilapalveluilla on rahaa palkkoihin": what is left, where the money is somebody's and nothing else is said of it."""
    money = [s for s in spans if s.tags == ("money",)]
    if len(money) != 1:
        return spans
    still = any((explained.tokens[i].keys | {explained.tokens[i].low}) & sense_words("still_there") for i in explained.own)
    there = any("olla" in explained.tokens[i].keys for i in explained.own)
    if not (still and there and names_any(spans, "subject")) or any(_MOVED & set(s.tags) for s in spans):
        return spans
    return tuple(retagged(s, "measure:remaining") if s is money[0] else s for s in spans)


@given("measure:remaining")
def _left_by_forecast(spans: Spans, explained: Explained) -> Spans:
    """ "Jääkö kuluihin varattua rahaa käyttämättä ennusteen mukaan", "paljonko jää": how far the forecast of what is spent stays under the budget."""
    left = [s for s in spans if "measure:remaining" in s.tags]
    if not left:
        return spans
    stays = [t for t in (explained.tokens[i] for i in explained.own) if "jäädä" in t.any_keys]
    asks = len(stays) == 1 and (explained.has("ask:amount") or stays[0].low.endswith(("kö", "ko")))
    told = [s for s in spans if s.tags == ("money",) or BUDGETS & set(s.tags) or s in left[:-1]]  # "jää rahaa" is one of them
    if not (asks and told) or not explained.has("measure:forecast") or explained.has("ask:many", "ask:which", "over", "under", "not") or explained.open:
        return spans
    costs = tuple(key for key in map(account_key, sense_list("all_costs")) if key in explained.vocabulary.by_account)
    row = () if names_any(spans, "subject") or not names_any(spans, "unit") else costs[:1]

    def said(span: Span) -> Span:
        if span is left[-1]:
            return retagged(span, "under")
        if span is told[0] and row:
            return replace(span, concepts=(Concept("subject", row),))
        return retagged(span, "filler") if span in told else span

    return tuple(map(said, spans))


RULES = (_still_there, _left_by_forecast)
"""In order: each takes the spans and the question as it was explained, and gives the spans back."""
