"""Turns of speech: "miksi luvuksi", "32 prosentin raja meni rikki", "ei ole käytetty euroakaan", "edennyt pisimmälle", "ei ole kertynyt odotetusti"."""

from dataclasses import replace
from itertools import pairwise

from ingest.language.voikko import readings
from retrieval.language.explain import Explained, Span
from retrieval.language.lexicon import sense_words
from retrieval.language.phrases import Concept
from retrieval.language.retagging import BUDGETS, Spans, bases_of, names_any, retagged, words_of
from retrieval.language.rules import given

_UNSPENT = {"measure:remaining", "spend"}


def _in_case(explained: Explained, at: int, *cases: str) -> bool:
    return any(r.case in cases for r in readings(explained.tokens[at].low))


@given("why", senses=("number_noun",))
def _what_into(spans: Spans, explained: Explained) -> Spans:
    """ "Miksi luvuksi todennäköisyys on arvioitu": which number, not why."""
    asks = [s for s in spans if "why" in s.tags and s.end < len(explained.tokens)]
    number = [s for s in asks if explained.tokens[s.end].any_keys & sense_words("number_noun") and _in_case(explained, s.end, "tulento")]
    return tuple(retagged(s, "ask:which") if s in number else s for s in spans)


@given("than", words=("kun",))
def _when_seen(spans: Spans, explained: Explained) -> Spans:
    """ "…, kun katsotaan tammi–kesäkuuta", "…, kun muutokset ovat mukana": a clause of its own, no "kuin"."""
    tokens = explained.tokens
    compared = {s.end for s in spans if {"more", "less"} & set(s.tags)}
    begins = [s for s in spans if "than" in s.tags and tokens[s.start].low == "kun" and s.start and tokens[s.start].clause != tokens[s.start - 1].clause]
    return tuple(retagged(s, "filler") if s in begins and s.start not in compared else s for s in spans)


@given("not")
def _nothing_spent(spans: Spans, explained: Explained) -> Spans:
    """ "Mihin investointiin ei ole vielä käytetty euroakaan", "ei ole käytetty rahaa": of which nothing has been spent, not what is left."""
    tokens = explained.tokens
    denied = [s for s in spans if "not" in s.tags]
    if len(denied) != 1:
        return spans
    part = any(t.keys & sense_words("every_one") for t in tokens)  # "kaikkia rahojaan"
    nothing = [s for s in spans if "zero" in s.tags or (s.tags == ("money",) and _in_case(explained, s.start, "osanto") and not part)]
    spent = [s for s in spans if _UNSPENT & set(s.tags) and any(t.any_keys & sense_words("money_going") for t in words_of(s, explained))]
    which = explained.first < len(tokens) and "mikä" in tokens[explained.first].keys
    which = which and (names_any(spans, "subject") or any(t.startswith("kind:") for t in explained.tags))
    if len(nothing) != 1 or len(spent) != 1 or not which or explained.has("ask:amount", "why") or spent[0].start < denied[0].start:
        return spans
    return tuple(retagged(s, "spend") if s in spent else retagged(s, "zero") if s in nothing else s for s in spans)


@given(senses=("broken_limit",))
def _limit_broken(spans: Spans, explained: Explained) -> Spans:
    """ "Menikö 32 prosentin raja rikki": whether it was passed."""
    limits = [s for s in spans if any("raja" in t.keys for t in words_of(s, explained))]
    broken = [i for i in explained.open if explained.tokens[i].low in sense_words("broken_limit")]
    if len(broken) != 1 or not limits or not any(s.has("number") for s in spans):
        return spans
    return tuple(sorted((*spans, Span(broken[0], broken[0] + 1, (Concept("tag", ("over",)),), 2.0)), key=lambda s: s.start))


@given("largest", "smallest")
def _furthest_in_budget(spans: Spans, explained: Explained) -> Spans:
    """ "Mikä kululaji on edennyt budjetissaan pisimmälle", "toteutunut budjetistaan eniten": by the per cent of its own budget."""
    ranked = any({"largest", "smallest"} & set(s.tags) for s in spans) and any(t.startswith("dim:") for t in explained.tags)
    if not ranked:
        return spans
    own = [s for s in spans if set(s.tags) & BUDGETS and s.end - s.start == 1 and any(r.possessive for r in readings(explained.tokens[s.start].low))]
    going = [s for s in spans if s.has("status") is not None and bases_of(s, explained) & sense_words("going_on_far")]
    if explained.has("over", "under") or not (own or (going and explained.has("rank_share"))):
        return spans
    return tuple(retagged(s, "budget_relative") if s in own[:1] else retagged(s, "measure:actual") if s in going else s for s in spans)


@given(senses=("as_hoped",))
def _not_as_hoped(spans: Spans, explained: Explained) -> Spans:
    """ "Miksi maksutuotot eivät ole kertyneet odotetusti": why they are under what was budgeted, where it is income that came in."""
    denied = [s for s in spans if "not" in s.tags]
    hoped = [s for s in spans if explained.tokens[s.start].low in sense_words("as_hoped") and s.end - s.start == 1]
    if len(denied) != 1 or len(hoped) != 1 or not explained.has("why") or not any("earn" in s.tags for s in spans) or hoped[0].start < denied[0].start:
        return spans
    return tuple(retagged(s, "under") if s in hoped else retagged(s, "filler") if s in denied else s for s in spans)


@given("op:share")
def _share_used(spans: Spans, explained: Explained) -> Spans:
    """ "Kuinka iso osa puhtauspalvelujen toimintakuluista oli jo käytetty": the per cent of their budget, where nothing is named that it was used for."""
    parts = [s for s in spans if "op:share" in s.tags]
    if len(parts) != 1:
        return spans
    rows = [s for s in spans if s.has("subject") is not None]
    used = [s for s in spans if "spend" in s.tags and any(r.participle and r.lemma.endswith(("tu", "ty")) for r in readings(explained.tokens[s.end - 1].low))]
    light = {"filler", "ask:amount", "ask:which"}
    others = [s for s in spans if s not in (*parts, *rows, *used) and s.period is None and not (s.tags and set(s.tags) <= light)]
    whose = all((s.has("unit") is not None or s.has("municipality") is not None) and s.start < rows[0].start for s in others) if rows else False
    alone = len(rows) == len(used) == 1 and parts[0].start < rows[0].start < used[0].start and not explained.open
    if not alone or not whose or not _in_case(explained, rows[0].end - 1, "sisaeronto"):
        return spans
    return tuple(retagged(s, "measure:percent") if s in parts else s for s in spans)


@given("period", senses=("that_is",))
def _that_is_to_say(spans: Spans, explained: Explained) -> Spans:
    """ "Viime vuonna eli 1–6/2024": one time, which the second name tells exactly."""
    said = [s for s in spans if s.end - s.start == 1 and explained.tokens[s.start].low in sense_words("that_is")]
    timed = [s for s in spans if s.period is not None]
    first = [s for one in said for s in timed if s.end == one.start and any(t.start == one.end for t in timed)]
    vague = [s for s in first if s.period is not None and s.period.spec.kind in ("prior", "year", "latest", "within", "whole_year")]
    return tuple(replace(retagged(s, "filler"), period=None) if s in vague else retagged(s, "filler") if vague and s in said else s for s in spans)


@given(words=("eli",))
def _same_said_again(spans: Spans, explained: Explained) -> Spans:
    """ "Arvioitu vakavimmaksi eli saanut suurimman riskiluvun": what stands behind "eli" says by what it is the largest."""
    if all(t.low != "eli" for t in explained.tokens):
        return spans
    for before, joiner in pairwise(spans):
        after = [s for s in spans if s.start >= joiner.end]
        order = {"largest", "smallest"} & set(before.tags)
        again = order and any(order & set(s.tags) for s in after) and any(t.startswith("slot:") for s in after for t in s.tags)
        if explained.tokens[joiner.start].low == "eli" and again:
            return tuple(retagged(s, "filler") if s in (before, joiner) else s for s in spans)
    return spans


@given("measure:closing")
def _forecast_and_accounts(spans: Spans, explained: Explained) -> Spans:
    """ "Ennuste on vuoden 2021 tilinpäätöstä parempi", "ennuste on suurempi kuin tilinpäätös 2021": how far they are from each other."""
    told = [s for s in spans if {"measure:forecast", "measure:closing"} & set(s.tags)]
    kinds = [t for s in told for t in s.tags if t in ("measure:forecast", "measure:closing")]
    if sorted(kinds) != ["measure:closing", "measure:forecast"]:
        return spans
    better = [s for s in spans if "ask:amount" not in s.tags and any(t.any_keys & sense_words("held_against") for t in words_of(s, explained))]
    rows = [s for s in spans if s.has("subject") is not None]
    if len(better) != 1 or len(rows) != 1 or not explained.has("ask:amount"):
        return spans
    way = {"more", "less"} & set(better[0].tags) or {"more" if bases_of(better[0], explained) & sense_words("held_as_better") else "less"}
    return tuple(retagged(s, "op:difference", *way) if s in better else s for s in spans)


@given(senses=("number_of_things",))
def _number_of_things(spans: Spans, explained: Explained) -> Spans:
    """ "Mikä on järjestettyjen koulukerhojen määrä": how many there are of what no row counts."""
    if not explained.open:
        return spans
    tokens = explained.tokens
    own = [i for i in explained.own if tokens[i].kind == "word"]
    counted = [i for i in explained.open if i + 1 in own and tokens[i + 1].low in sense_words("number_of_things") and _is_many(explained, i)]
    asks = [s for s in spans if s.start == explained.first and "ask:which" in s.tags]
    after = {i for i in own if counted and i > counted[0] + 1} - {i for s in spans if s.period is not None for i in range(s.start, s.end)}
    told = bool(after) or any(t.startswith(("measure:", "want:", "kind:", "slot:", "dim:", "rate:")) for t in explained.tags)
    if len(own) < 3 or "olla" not in tokens[own[1]].keys or len(counted) != 1 or not asks or told or names_any(spans, "subject", "record", "status"):
        return spans
    return tuple(retagged(s, "ask:many") if s is asks[0] else s for s in spans)


def _is_many(explained: Explained, at: int) -> bool:
    token = explained.tokens[at]
    return any(r.case == "omanto" and r.plural for r in readings(token.low)) and not token.any_keys & sense_words("plural_money")


@given("planned", "plan_over")
def _over_foreseen(spans: Spans, explained: Explained) -> Spans:
    """ "Paljonko avustusta saatiin yli ennakoidun", "yli odotusten": more than was foreseen, where no row is named."""
    for over, foreseen in pairwise(spans):
        beside = "over" in over.tags and over.end == foreseen.start and explained.tokens[over.start].low in sense_words("over_of")
        if beside and "planned" in foreseen.tags and _in_case(explained, foreseen.start, "omanto") and not names_any(spans, "subject", "record"):
            return tuple(retagged(s, "more") if s is over else s for s in spans)
    planned = [s for s in spans if s.tags == ("plan_over",)]  # "suunniteltua enemmän"
    if len(planned) == 1 and explained.has("ask:amount") and explained.open and not names_any(spans, "subject", "record"):
        return tuple(retagged(s, "planned", "more") if s in planned else s for s in spans)
    return spans


@given(senses=("lasting_on",))
def _cash_lasts(spans: Spans, explained: Explained) -> Spans:
    """ "Montako päivää kassa riittää": for how many days the cash lasts, which the verb says no more of."""
    tokens = explained.tokens
    cash = any(i in explained.open and tokens[i].keys & sense_words("cash_noun") for i in explained.own)
    lasts = [s for s in spans if s.end - s.start == 1 and tokens[s.start].keys & sense_words("lasting_on")]
    lasts += [Span(i, i + 1, (Concept("tag", ("filler",)),), 1.0) for i in explained.open if tokens[i].keys & sense_words("lasting_on")]
    days = any(tokens[i].keys & sense_words("day_noun") for i in explained.own)
    if not cash or len(lasts) != 1 or not days or not explained.has("ask:many", "ask:amount"):
        return spans
    kept = tuple(s for s in spans if s.start != lasts[0].start)
    return tuple(sorted((*kept, retagged(lasts[0], "filler")), key=lambda s: s.start))


@given(senses=("at_disposal",))
def _all_at_disposal(spans: Spans, explained: Explained) -> Spans:
    """ "Paljonko hankkeella on rahaa käytettävissään kaikkiaan": its funding in all, no budget of a year."""
    money = {s.end for s in spans if "money" in s.tags}
    at_hand = [s for s in spans if set(s.tags) & BUDGETS and s.start in money and explained.tokens[s.start].low in sense_words("at_disposal")]
    whole = any("op:sum" in s.tags for s in spans) and explained.has("kind:project") and names_any(spans, "record")
    return tuple(retagged(s, "filler") if s in at_hand else s for s in spans) if whole and len(at_hand) == 1 and explained.has("ask:amount") else spans


@given("measure:remaining")
def _left_by_forecast(spans: Spans, explained: Explained) -> Spans:
    """ "Paljonko jää säästöön ennusteen mukaan": how far the forecast is under the budget, not what has not been spent yet."""
    left = [s for s in spans if s.tags == ("measure:remaining",)]
    if len(left) != 1 or not explained.has("measure:forecast") or not explained.has("ask:amount") or not names_any(spans, "subject"):
        return spans
    return tuple(retagged(s, "under") if s in left else s for s in spans)


@given(senses=("faring",))
def _fares(spans: Spans, explained: Explained) -> Spans:
    """ "Millä vastuualueella menee huonoiten": how somebody fares, which no row of costs tells."""
    how = [s for s in spans if s.end - s.start == 1 and explained.tokens[s.start].low in sense_words("faring") and {"largest", "smallest"} & set(s.tags)]
    goes = any("spend" in s.tags and "mennä" in bases_of(s, explained) for s in spans)
    if len(how) != 1 or not goes or names_any(spans, "subject", "record") or explained.has("money", "ask:amount"):
        return spans
    return tuple(retagged(s, "fares") if s in how else s for s in spans)


@given("over", "under", senses=("too_much",))
def _too_little_budgeted(spans: Spans, explained: Explained) -> Spans:
    """ "Onko henkilöstökuluihin budjetoitu liian vähän": whether the forecast goes over the budget; "liikaa": whether it stays under it."""
    planned = [s for s in spans if set(s.tags) & BUDGETS and any(r.participle for r in readings(explained.tokens[s.end - 1].low))]
    side = [s for s in spans if {"over", "under"} & set(s.tags) and any(t.low in sense_words("too_much") for t in words_of(s, explained))]
    if len(planned) != 1 or len(side) != 1 or not names_any(spans, "subject"):
        return spans
    return tuple(retagged(s, "over" if "under" in s.tags else "under", "threatens") if s in side else s for s in spans)


@given("entä")
def _amended_one(spans: Spans, explained: Explained) -> Spans:
    """ "Entä muutettu?" after a number of the budget: the budget as it was changed, not by how much."""
    changed = [s for s in spans if "op:change" in s.tags and s.end - s.start == 1 and explained.tokens[s.start].low.startswith(("muutettu", "muutetu"))]
    alone = all(s in changed or set(s.tags) <= {"entä", "filler", "joiner"} for s in spans) and not explained.open
    return tuple(retagged(s, "measure:amended_budget") if s in changed else s for s in spans) if explained.has("entä") and alone else spans


RULES = (
    _what_into,
    _that_is_to_say,
    _when_seen,
    _nothing_spent,
    _limit_broken,
    _furthest_in_budget,
    _not_as_hoped,
    _share_used,
    _same_said_again,
    _forecast_and_accounts,
    _number_of_things,
    _over_foreseen,
    _cash_lasts,
    _all_at_disposal,
    _left_by_forecast,
    _fares,
    _too_little_budgeted,
    _amended_one,
)
"""In order: each takes the spans and the question as it was explained, and gives the spans back."""
