"""Clauses and words that only say how what is asked is reckoned: "kun aiempi kertymä vähennetään", "kuin budjetti lupasi", "jos siihen ei enää käytetä"."""

from dataclasses import replace
from itertools import groupby

from ingest.language.voikko import readings
from retrieval.language.explain import Explained, Span
from retrieval.language.lexicon import sense_list, sense_words
from retrieval.language.names import account_key, row_side
from retrieval.language.period_words import Found
from retrieval.language.phrases import Concept
from retrieval.language.retagging import BUDGETS, Spans, names_any, retagged, tagged_too
from retrieval.language.rules import given
from retrieval.query import PeriodSpec
from retrieval.rewording.money_left import stayed_away

_NEAR = 4
"""Words from the beginning within which it is asked in which report."""


_DECEMBER = 12
_LIKENED = ("filler", "kind:target", "planned", "joiner", "than", "unit_kind", "measure:any_budget")
"""Tags of the words with which it is said what a deed is likened to."""


def _said(start: int, end: int) -> Span:
    return Span(start, end, (Concept("tag", ("filler",)),), 1.0)


@given(senses=("come_together",))
def _own_part(spans: Spans, explained: Explained) -> Spans:
    """Of months in the middle of a year: what came about in them alone, however that is told to be reckoned."""
    parts = [s.period.spec for s in spans if s.period is not None and s.period.spec.first not in (None, 1) and s.period.spec.kind in ("span", "month")]
    if not parts or not names_any(spans, "subject"):
        return spans
    found = list(spans)
    for _, group in groupby(explained.own, key=lambda i: explained.tokens[i].clause):
        places = [i for i in group if explained.tokens[i].kind == "word"]
        keys = [explained.tokens[i].any_keys for i in places]
        told = keys and all(k & sense_words("reckoned_apart") for k in keys) and any(k & sense_words("come_together") for k in keys)
        if told and not any(s.start < places[0] < s.end for s in found):
            found = [s for s in found if not places[0] <= s.start <= places[-1]]
            found += [_said(i, i + 1) for i in places]
    return tuple(sorted(found, key=lambda s: s.start))


@given(*BUDGETS, senses=("plan_says",))
def _as_planned(spans: Spans, explained: Explained) -> Spans:
    """ "Kuin muutettu talousarvio lupasi": what a budget says is what it budgets."""
    if not names_any(spans, "subject"):
        return spans
    ends = {s.end for s in spans if set(s.tags) & BUDGETS}
    says = [i for i in ends & set(explained.open) if explained.tokens[i].any_keys & sense_words("plan_says")]
    verbs = [i for i in says if any(r.finite for r in readings(explained.tokens[i].low))]
    return tuple(sorted((*spans, *(_said(i, i + 1) for i in verbs)), key=lambda s: s.start)) if verbs else spans


@given(senses=("taking_away",))
def _taken_out(spans: Spans, explained: Explained) -> Spans:
    """ "Kun palvelualueen kuluista otetaan lautakunta pois, paljonko jää muille": the whole without the part."""
    tokens = explained.tokens
    left = [i for i in explained.own if "jäädä" in tokens[i].keys]
    begins = [i for i in explained.own if tokens[i].low in sense_words("conditional")]
    if not left or not begins or sum(s.has("unit") is not None for s in spans) < 2:
        return spans
    own = [i for i in explained.own if tokens[i].clause == tokens[begins[0]].clause]
    verbs = [i for i in own if tokens[i].any_keys & sense_words("taking_away") and any(r.finite for r in readings(tokens[i].low))]
    out = [i for i in explained.open if i in own and tokens[i].low == "pois"]
    if len(verbs) != 1 or len(out) != 1 or tokens[left[0]].clause == tokens[begins[0]].clause:
        return spans
    said = {verbs[0], out[0], begins[0], left[0], *(i for i in explained.open if i > left[0] and tokens[i].low in sense_words("the_others"))}
    kept = [s for s in spans if not said.intersection(range(s.start, s.end))]
    without = Span(verbs[0], verbs[0] + 1, (Concept("tag", ("op:without",)),), 1.0)
    return tuple(sorted((*kept, without, *(_said(i, i + 1) for i in said if i != verbs[0])), key=lambda s: s.start))


@given(senses=("outside",))
def _left_outside(spans: Spans, explained: Explained) -> Spans:
    """ "Paljonko palvelualueen kuluista jää lautakunnan ulkopuolelle": the whole without the part."""
    tokens = explained.tokens
    outside = [i for i in explained.open if tokens[i].low in sense_words("outside")]
    owners = [s for s in spans if s.has("unit") is not None]
    if len(outside) != 1 or len(owners) != 2 or owners[-1].end != outside[0] or not names_any(spans, "subject"):
        return spans
    kept = [_said(s.start, s.end) if "jäädä" in tokens[s.start].keys else s for s in spans]
    return tuple(sorted((*kept, Span(outside[0], outside[0] + 1, (Concept("tag", ("op:without",)),), 1.0)), key=lambda s: s.start))


@given("measure:remaining", senses=("plan_met",))
def _so_that_met(spans: Spans, explained: Explained) -> Spans:
    """ "Paljonko tuottoja pitäisi vielä kertyä, jotta käyttösuunnitelma täyttyy": what is left of the plan."""
    tokens = explained.tokens
    begins = [i for i in explained.own if tokens[i].low in sense_words("so_that")]
    own = [s for s in spans if begins and tokens[s.start].clause == tokens[begins[0]].clause and s.start > begins[0]]
    plans = [s for s in own if set(s.tags) & (BUDGETS | {"kind:plan", "kind:target"})]
    left = any("measure:remaining" in s.tags and s not in own for s in spans)
    if not left or len(plans) != 1 or not names_any(spans, "subject") or not any(tokens[i].any_keys & sense_words("plan_met") for i in explained.own):
        return spans
    return tuple(_said(s.start, s.end) if s in own else s for s in spans)


@given("zero")
def _no_more_spent(spans: Spans, explained: Explained) -> Spans:
    """ "Jos kohteeseen ei laiteta enää euroakaan, paljonko jää käyttämättä": what is left now."""
    tokens = explained.tokens
    begins = [i for i in explained.own if tokens[i].low in sense_words("conditional")]
    clause = tokens[begins[0]].clause if begins else -1
    own = [s for s in spans if tokens[s.start].clause == clause]
    denied = [s for s in own if "not" in s.tags]
    nothing = [s for s in own if "zero" in s.tags]
    left = any("measure:remaining" in s.tags and tokens[s.start].clause != clause for s in spans)
    if len(denied) != 1 or not nothing or not left or not any("spend" in s.tags for s in own) or not names_any(tuple(own), "subject"):
        return spans
    return tuple(_said(s.start, s.end) if s in denied or s in nothing else s for s in spans)


@given("spend", senses=("all_of_it",))
def _all_to_be_spent(spans: Spans, explained: Explained) -> Spans:
    """ "Jos kohteeseen käytetään koko varattu summa, paljonko siihen menee vielä?": what is left, not the whole budget."""
    tokens = explained.tokens
    begins = [i for i in explained.own if tokens[i].low in sense_words("conditional")]
    clause = tokens[begins[0]].clause if begins else -1
    own, other = ([s for s in spans if (tokens[s.start].clause == clause) is inside] for inside in (True, False))
    plans = [s for s in own if set(s.tags) & BUDGETS]
    spent = all(any("spend" in s.tags for s in side) for side in (own, other))
    still = any(tokens[i].low in sense_words("still") for i in explained.own if tokens[i].clause != clause)
    whole = any(tokens[i].any_keys & sense_words("all_of_it") for i in explained.own if tokens[i].clause == clause)
    if len(plans) != 1 or not (spent and still and whole) or any(set(s.tags) & BUDGETS for s in other) or not names_any(tuple(own), "subject"):
        return spans
    return tuple(retagged(s, "measure:remaining") if s is plans[0] else _said(s.start, s.end) if "spend" in s.tags else s for s in spans)


@given("measure:actual", words=("mukaan", "perusteella"))
def _by_outcome_of_month(spans: Spans, explained: Explained) -> Spans:
    """ "Maaliskuun 2024 toteuman mukaan": by what had come about by the end of the month."""
    found = list(spans)
    for at, (time, outcome, by) in enumerate(zip(spans, spans[1:], spans[2:], strict=False)):
        month = time.period is not None and time.period.spec.kind == "month" and explained.tokens[time.start].low.endswith("kuun")
        if month and "measure:actual" in outcome.tags and explained.tokens[by.start].low in ("mukaan", "perusteella") and time.period is not None:
            found[at] = replace(time, period=replace(time.period, spec=replace(time.period.spec, kind="to_date", first=1)))
    return tuple(found)


@given("report_word", words=("missä",))
def _in_which_report(spans: Spans, explained: Explained) -> Spans:
    """ "Missä vuoden raportissa talousarviota oli korotettu": the change as each of the reports tells it."""
    first = explained.tokens[explained.first].low if explained.first < len(explained.tokens) else ""
    changed = any("measure:budget_change" in s.tags for s in spans) and not any({"largest", "smallest", "all_reports"} & set(s.tags) for s in spans)
    if first != "missä" or not changed or not names_any(spans, "subject"):
        return spans
    reports = [s for s in spans if "report_word" in s.tags and explained.tokens[s.start].low.endswith("ssa") and s.start < explained.first + _NEAR]
    return tuple(tagged_too(s, "all_reports", "in_report") if s in reports[:1] else s for s in spans)


@given(senses=("bought_or_built",))
def _bought_of_kind(spans: Spans, explained: Explained) -> Spans:
    """ "Mitkä irtaimen omaisuuden hankinnat saivat muutoksissa lisää rahaa": which of the works, and how their budgets were changed."""
    rows = [s for s in spans if (c := s.has("subject")) is not None and any(key in explained.vocabulary.investments for key in c.values)]
    things = {s.end for s in rows} & {i for i in explained.open if explained.tokens[i].any_keys & sense_words("bought_or_built")}
    first = explained.tokens[explained.first].keys if explained.first < len(explained.tokens) else frozenset()
    if len(rows) != 1 or not things or "mikä" not in first or not any("measure:budget_change" in s.tags for s in spans):
        return spans
    kind = [Span(i, i + 1, (Concept("tag", ("dim:investment",)),), 1.0) for i in things]
    told = [_said(s.start, s.end) if s.tags == ("op:change",) and explained.tokens[s.start].low.endswith("ssa") else s for s in spans]
    return tuple(sorted((*told, *kind), key=lambda s: s.start))


@given(senses=("each_of_told",))
def _each_of_them(spans: Spans, explained: Explained) -> Spans:
    """ "Mitkä saivat lisää rahaa, ja paljonko kumpikin?": how much each of those that are told."""
    *_, amount, each = spans if len(spans) > 3 else (None, None)
    if amount is None or each is None or "ask:amount" not in amount.tags or not any("joiner" in s.tags and s.end == amount.start for s in spans):
        return spans
    last = each.end == len(explained.tokens) and each.start == amount.end and explained.tokens[each.start].low in sense_words("each_of_told")
    return (*spans[:-1], retagged(each, "filler")) if last else spans


@given(senses=("promised",))
def _as_promised(spans: Spans, explained: Explained) -> Spans:
    """ "Uusittiinko perehdytys niin kuin tavoitteissa oli luvattu": what a deed is likened to says nothing of what is asked."""
    tokens = explained.tokens
    begins = [i for i in explained.own if tokens[i].low in sense_words("likening") or (tokens[i].low == "kuin" and i and tokens[i - 1].low == "niin")]
    asks = tokens[explained.first].low.endswith(("ko", "kö"))
    if not asks or not begins or begins[0] <= explained.first + 1:
        return spans
    tail = range(begins[0], explained.own.stop)
    promised = [i for i in tail if tokens[i].any_keys & sense_words("promised")]
    light = [s for s in spans if s.start in tail and not any(i in promised for i in range(s.start, s.end))]
    plain = all(
        s.tags and all(t.startswith(("filler", "kind:target", "planned", "joiner", "than", "unit_kind", "measure:any_budget")) for t in s.tags) for s in light
    )
    if len(promised) != 1 or not plain or any(i in tail and i not in promised for i in explained.open):
        return spans
    return (*(s for s in spans if s.end <= begins[0]), *(_said(i, i + 1) for i in tail if tokens[i].kind == "word"))


@given("positive", "negative", senses=("was_then",))
def _though_it_was(spans: Spans, explained: Explained) -> Spans:
    """ "Kääntyykö kate plussalle, kun se tilinpäätöksessä 2021 oli miinuksella": what was before says nothing of what is asked."""
    tokens = explained.tokens
    if not tokens[explained.first].low.endswith(("ko", "kö")):
        return spans
    begins = [i for i in explained.own if i and tokens[i].low in sense_words("though") and tokens[i].clause != tokens[i - 1].clause]
    tail = [s for s in spans if begins and s.start >= begins[0]]
    was = any(tokens[i].low in sense_words("was_then") for i in (range(begins[0], explained.own.stop) if begins else ()))
    signed = [[s for s in part if {"positive", "negative"} & set(s.tags)] for part in (tail, [s for s in spans if s not in tail])]
    if len(begins) != 1 or not was or not all(signed) or names_any(tuple(tail), "subject", "unit", "record"):
        return spans
    if any(i >= begins[0] for i in explained.open) or not any("pronoun" in s.tags for s in tail):
        return spans
    return (*(s for s in spans if s not in tail), *(_said(s.start, s.end) for s in tail))


@given(senses=("customer",))
def _from_customers(spans: Spans, explained: Explained) -> Spans:
    """ "Paljonko asiakkailta on kertynyt maksutuottoja": from whom income comes that only they pay."""
    rows = [s for s in spans if (c := s.has("subject")) is not None and set(c.values) & {account_key(row) for row in sense_list("paid_by_customers")}]
    said = [i for i in explained.open if explained.tokens[i].any_keys & sense_words("customer") and explained.tokens[i].low.endswith(("lta", "ltä"))]
    return tuple(sorted((*spans, *(_said(i, i + 1) for i in said)), key=lambda s: s.start)) if rows and explained.has("earn", "ask:amount") else spans


@given(senses=("room", "to_spend"))
def _still_to_spend(spans: Spans, explained: Explained) -> Spans:
    """ "Paljonko on vielä varaa törsätä", "on enää panna": what is left, neither the whole budget nor what was spent."""
    tokens = explained.tokens
    if not any(tokens[i].low in sense_words("still") for i in explained.own):
        return spans
    other = explained.has("planned", "expects", "measure:forecast", "measure:actual", "measure:remaining", "want:%", "not", "why", "over", "under")
    room = [i for i in explained.own if tokens[i].low in sense_words("room")]
    spends = [i for i in explained.own if tokens[i].low in sense_words("to_spend")]
    if other or not (room or spends) or not explained.has("ask:amount", "want:EUR") or not names_any(spans, "subject"):
        return spans
    said = {*room, *spends}
    kept = [s for s in spans if not said & set(range(s.start, s.end))]
    left = min(said)
    return tuple(
        sorted((*kept, *(_said(i, i + 1) for i in said - {left}), Span(left, left + 1, (Concept("tag", ("measure:remaining",)),), 2.0)), key=lambda s: s.start)
    )


@given(senses=("gathering",))
def _left_undone(spans: Spans, explained: Explained) -> Spans:
    """ "Paljonko maksutuotoista on keräämättä", "tarvikkeista ostamatta": what is left, never what was gathered or spent."""
    if not names_any(spans, "subject") or not explained.has("ask:amount", "ask:many", "want:EUR") or explained.has("why") or stayed_away(explained):
        return spans
    undone = [
        i
        for i in explained.own
        if explained.tokens[i].keys & sense_words("gathering") and any(r.kind == "teonsana" and r.case == "vajanto" for r in readings(explained.tokens[i].low))
    ]
    if len(undone) != 1:
        return spans
    kept = tuple(s for s in spans if not s.start <= undone[0] < s.end)
    return tuple(sorted((*kept, Span(undone[0], undone[0] + 1, (Concept("tag", ("measure:remaining",)),), 2.0)), key=lambda s: s.start))


@given(senses=("now",))
def _then_and_now(spans: Spans, explained: Explained) -> Spans:
    """ "Paljonko tuotot olivat viime vuonna, ja paljonko ne ovat nyt": of then and of the newest report; a budget at first, and as it is."""
    now = [s for s in spans if s.tags == ("filler",) and explained.tokens[s.start].low in sense_words("now")]
    if len(now) != 1 or now[0].end != len(explained.tokens) or explained.has("up", "down", "more", "less", "op:change", "op:compare"):
        return spans
    before = [s for s in spans if s.end <= now[0].start and ("entä" in s.tags or any(t.startswith("ask:") for t in s.tags)) and s.start > explained.first]
    then = [s for s in spans if before and s.end <= before[-1].start]
    rest = [s for s in spans if before and before[-1].end <= s.start < now[0].start]
    light = all(set(s.tags) <= {"filler", "pronoun"} and s.period is None for s in rest) and bool(before)
    if not light or not (names_any(tuple(then), "subject") or any("population" in s.tags for s in then)):
        return spans
    if any(s.period is not None and s.period.spec.kind in ("prior", "year", "to_date") for s in then) and not any(set(s.tags) & BUDGETS for s in then):
        period = Found(now[0].start, now[0].end, PeriodSpec("latest"))
        return tuple(replace(s, concepts=(Concept("period", ()),), period=period) if s is now[0] else s for s in spans)
    first = any(explained.tokens[s.start].low in sense_words("at_first") for s in then) and any(set(s.tags) & BUDGETS for s in then)
    return tuple(retagged(s, "measure:amended_budget") if s is now[0] else s for s in spans) if first else spans


@given(senses=("costs_spared",))
def _saved(spans: Spans, explained: Explained) -> Spans:
    """ "Paljonko menoista säästyy ennusteen mukaan", "säästyi": how far they stay under the budget of a whole year, never the costs themselves."""
    saves = [s for s in spans if s.end - s.start == 1 and explained.tokens[s.start].any_keys & sense_words("costs_spared")]
    if len(saves) != 1:
        return spans
    others = {"under", "over", "measure:remaining", "why", "ask:which", "kind:target", "list", "largest"}
    other = any(others & set(s.tags) for s in spans if s not in saves)
    beside = {s.end for s in spans if set(s.tags) & BUDGETS}
    compared = [s for s in spans if "op:compare" in s.tags and s.start in beside]  # "säästyy budjettiin verrattuna"
    other |= (bool(beside) or explained.has("op:compare", "since_prior")) and not compared
    times = [s.period.spec.kind for s in spans if s.period is not None]
    rows = [key for s in spans if (c := s.has("subject")) is not None for key in c.values]  # what a means saves is its own number
    if other or not rows or any(row_side(key) != "cost" for key in rows) or not explained.has("ask:amount", "ask:many", "want:EUR"):
        return spans
    if "prior" in times or len(times) > 1:
        return tuple(retagged(s, "down") if s is saves[0] else s for s in spans)
    towns = {m for s in spans if (c := s.has("municipality")) is not None for m in c.values}
    ends = [r.period.end for r in explained.vocabulary.reports_of(sorted(towns)) if r.period is not None]
    whole = explained.has("measure:forecast") or (bool(ends) and max(ends).month == _DECEMBER and not {"span", "to_date", "month"} & set(times))
    told = (("under",) if compared else ("under", "measure:any_budget")) if whole else ("saved",)
    return tuple(retagged(s, *told) if s is saves[0] else retagged(s, "filler") if s in compared and whole else s for s in spans)


@given("down", senses=("dwindling",))
def _dwindled(spans: Spans, explained: Explained) -> Spans:
    """ "Kuinka pitkälle prosentteina varattu raha on huvennut": how much of it has been used."""
    gone = [s for s in spans if "down" in s.tags and s.end - s.start == 1 and explained.tokens[s.start].any_keys & sense_words("dwindling")]
    if len(gone) != 1:
        return spans
    plans = any(set(s.tags) & BUDGETS for s in spans) and not explained.has("measure:forecast", "than", "op:compare", "measure:budget_change")
    into = any(s.has("subject") and any(r.case == "sisatulento" for r in readings(explained.tokens[s.end - 1].low)) for s in spans)  # "ostoihin hupenee"
    if not (plans or into) or not explained.has("want:%", "ask:amount", "ask:many", "want:EUR"):
        return spans
    far = [s for s in spans if "slot:status" in s.tags and explained.has("want:%")]
    return tuple(retagged(s, "spend") if s is gone[0] else retagged(s, "ask:amount") if s in far else s for s in spans)


RULES = (
    _as_promised,
    _though_it_was,
    _from_customers,
    _left_undone,
    _saved,
    _then_and_now,
    _still_to_spend,
    _dwindled,
    _own_part,
    _as_planned,
    _taken_out,
    _left_outside,
    _so_that_met,
    _no_more_spent,
    _all_to_be_spent,
    _by_outcome_of_month,
    _in_which_report,
    _bought_of_kind,
    _each_of_them,
)
"""In order: each takes the spans and the question as it was explained, and gives the spans back."""
