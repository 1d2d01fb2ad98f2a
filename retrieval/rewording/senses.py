"""Words of levels, shares, reasons and states whose sense the words beside them tell: "mihin summaan tarkistettiin", "mikä vei yli budjetin"."""

import itertools
from collections.abc import Sequence
from dataclasses import replace
from functools import cache

from ingest.data import read_table
from ingest.language.accounts import find_account
from ingest.language.numerals import unit_of_word
from ingest.language.voikko import readings
from retrieval.language.explain import Explained, Span
from retrieval.language.lexicon import defining_words, sense_words
from retrieval.language.phrases import Concept
from retrieval.language.retagging import BUDGETS, PLANS, Spans, bases_of, names_any, retagged, tagged_too, words_of
from retrieval.language.rules import given
from retrieval.rewording.rate_words import rates
from retrieval.rewording.row_attributes import attributes

_ENDS = ("sta", "stä")
_LEFT_BEHIND = ("measure:remaining", "planned", "kind:target", "than", "op:compare", "ask:when", *PLANS)
"""Tags of a question in which what is left or lags behind is held against something else than an earlier time."""


def _in_case(span: Span, explained: Explained, case: str) -> bool:
    """Whether the last word of a span may stand in a case."""
    return any(r.case == case for r in readings(explained.tokens[span.end - 1].low))


def _to_what(spans: Spans, explained: Explained) -> Spans:
    """ "Minkä suuruisiksi kulut muodostuvat", "millaiseksi kate nousi": the amount that it came to, not a part and not a change."""
    asks = [s for s in spans if set(s.tags) & {"ask:amount", "ask:which"} and "why" not in s.tags and explained.tokens[s.end - 1].low.endswith("ksi")]
    into = [s for s in spans if "ask:which" in s.tags and explained.tokens[s.start].low == "mihin"]  # "mihin toteumaprosenttiin"
    ends = {s.end for s in into}
    measured = {s.start for s in spans if s.start in ends and any(t.startswith("measure:") for t in s.tags) and _in_case(s, explained, "sisatulento")}
    asks += [s for s in into if s.end in measured]
    levels = asks or [s for s in spans if "level" in s.tags]
    if not levels:
        return spans
    rows = {i for s in spans if s.has("subject") is not None for i in range(s.start, s.end)}  # "vuorohoidon osuus"
    if any(explained.tokens[i].keys & sense_words("part") for i in explained.own if i not in rows):
        return spans
    spans = tuple(tagged_too(s, "ask:amount", "level") if s in asks else s for s in spans)
    return tuple(retagged(s, "trend") if set(s.tags) & {"op:share", "arise"} and bases_of(s, explained) & sense_words("coming_to_be") else s for s in spans)


@given("level")
def _amended_to(spans: Spans, explained: Explained) -> Spans:
    """ "Mihin summaan määräraha tarkistettiin": the budget as it was changed, not the change."""
    if not any("level" in s.tags for s in spans) or any("measure:amended_budget" in s.tags for s in spans):
        return spans
    return tuple(retagged(s, "measure:amended_budget") if "measure:budget_change" in s.tags else s for s in spans)


@given(words=("mihin",))
def _from_what_to_what(spans: Spans, explained: Explained) -> Spans:
    """ "Mistä mihin talousarvio muuttui", "budjetoitiin aluksi, ja mihin se muuttui": the budget as it was at first and as it is, not how much lies between."""
    tokens = explained.tokens
    moved = [s for s in spans if {"op:change", "measure:budget_change"} & set(s.tags)]
    plans = [s for s in spans if BUDGETS & set(s.tags)]
    asks = {tokens[s.start].low: s for s in spans if "ask:which" in s.tags and s.end - s.start == 1 and tokens[s.start].low in ("mistä", "mihin")}
    if len(moved) != 1 or "mihin" not in asks or len(plans) > 1 or not (plans or "measure:budget_change" in moved[0].tags):
        return spans
    if sum(s.period is not None for s in spans) > 1 or explained.has("measure:forecast", "measure:actual", "measure:closing"):
        return spans
    told = {asks["mihin"].start: ("measure:amended_budget", "ask:amount"), moved[0].start: ("filler",)}
    if "mistä" in asks:
        told |= {asks["mistä"].start: ("measure:budget", "ask:amount"), **{s.start: ("filler",) for s in plans}}
    elif plans and plans[0].start > asks["mihin"].start:
        told[plans[0].start] = ("filler",)
    return tuple(retagged(s, *told[s.start]) if s.start in told else s for s in spans)


@given("measure:amended_budget")
def _left_unamended(spans: Spans, explained: Explained) -> Spans:
    """ "Muutokset huomioimatta", "muutoksia huomioon ottamatta": the budget as it was at first."""
    return tuple(
        retagged(s, "measure:budget")
        if "measure:amended_budget" in s.tags and any(r.case == "vajanto" for t in words_of(s, explained) for r in readings(t.low))
        else s
        for s in spans
    )


@given(senses=("proposal",))
def _proposed(spans: Spans, explained: Explained) -> Spans:
    """ "Vuoden 2027 esityksessä": the proposal for that year's budget, not a performance."""
    ends = {s.end for s in spans if s.period is not None and s.period.spec.year is not None}
    found = [i for i in explained.open if i in ends and explained.tokens[i].keys & sense_words("proposal")]
    return _with_tag(spans, found, "measure:any_budget")


def _with_tag(spans: Spans, found: Sequence[int], tag: str) -> Spans:
    """The spans with some open words as words of the tag."""
    return tuple(sorted((*spans, *(Span(i, i + 1, (Concept("tag", (tag,)),), 1.0) for i in found)), key=lambda s: s.start)) if found else spans


def _months_of_early(spans: Spans, explained: Explained) -> Spans:
    """ "Alkuvuonna 2025 (1–6)": the months in brackets say which part of that year is meant."""
    early = [s for s in spans if s.period is not None and s.period.spec.kind == "early" and s.period.spec.year is not None]
    months = [s for s in spans if s.period is not None and s.period.spec.kind == "span" and s.period.spec.year is None and s.period.spec.first == 1]
    if len(early) != 1 or len(months) != 1 or early[0].period is None or months[0].period is None or months[0].start != early[0].end:
        return spans
    named = replace(months[0].period, spec=replace(months[0].period.spec, year=early[0].period.spec.year))
    return tuple(replace(s, start=early[0].start, period=named) if s is months[0] else s for s in spans if s is not early[0])


@given(senses=("served",))
def _which_service(spans: Spans, explained: Explained) -> Spans:
    """ "Minkä palvelun toteumaprosentti on suurin": one of the units; a service that nothing is said to be the most of is looked for in sentences."""
    if not any(set(s.tags) & {"largest", "smallest", "over", "under"} for s in spans):
        return spans
    ends = {s.end for s in spans if "ask:which" in s.tags}
    found = [i for i in explained.open if i in ends and explained.tokens[i].keys & sense_words("served")]
    return _with_tag(spans, found, "dim:unit")


@given(senses=("how",))
def _how_explained(spans: Spans, explained: Explained) -> Spans:
    """ "Mikä se on, miten se tilinpäätöksessä selitetään", "miten kate on laskettu": what a word means, not why something came about or how it went."""
    told = [s for s in spans if "why" in s.tags and explained.tokens[s.start].low.endswith(("etään", "etty", "ettiin"))]
    reckons = not explained.has("ask:amount", "ask:many") and explained.tokens[explained.first].low in sense_words("how")
    told += [s for s in spans if reckons and s.end == s.start + 1 and explained.tokens[s.start].low in sense_words("made_so")]
    asked = bool(told) and any(bases_of(s, explained) & sense_words("how") for s in spans)
    return tuple(retagged(s, "define") if s in told else s for s in spans) if asked else spans


@given(words=("mitä", "mitähän", "mitäs"))
def _told_by(spans: Spans, explained: Explained) -> Spans:
    """ "Mitä lainanhoitokate kuvaa": what the row before the verb means, not how much it is."""
    if explained.tokens[explained.first].low not in ("mitä", "mitähän", "mitäs"):
        return spans
    rows = {s.end for s in spans if s.has("subject") is not None} | _term_pointed_at(spans, explained)
    behind = [s for s in spans if s.start in rows and bases_of(s, explained) & defining_words()]
    verbs = [s for s in behind if any(r.finite for r in readings(explained.tokens[s.start].low))]
    return tuple(retagged(s, "define") if s in verbs else s for s in spans)


@given("measure:change")
def _amended_row(spans: Spans, explained: Explained) -> Spans:
    """ "Määrärahan muutos €": how the budget was changed."""
    for one, other in itertools.pairwise(spans):
        budget = "measure:any_budget" in one.tags and explained.tokens[one.end - 1].low.endswith("n")
        if budget and one.end == other.start and "measure:change" in other.tags and explained.tokens[other.start].low.startswith("muuto"):
            whole = replace(retagged(one, "measure:budget_change"), end=other.end)
            return tuple(whole if s is one else s for s in spans if s is not other)
    return spans


@given("op:without")
def _without_group(spans: Spans, explained: Explained) -> Spans:
    """ "Ilman konsernia": the municipality alone, where nothing is to be taken away."""
    for one, other in itertools.pairwise(spans):
        pair = (one, other) if "op:without" in one.tags else (other, one)
        if one.end != other.start or "op:without" not in pair[0].tags or "group" not in pair[1].tags or words_of(pair[0], explained)[0].low == "vähennetään":
            continue
        rest = [s for s in spans if s is not one and s is not other]
        if any("group" in s.tags for s in rest) or len([s for s in rest if s.has("subject")]) > 1:
            return spans
        whole = replace(retagged(one, "trend" if any("unit_kind:kunta" in s.tags for s in rest) else "unit_kind:kunta"), end=other.end)
        return tuple(whole if s is one else s for s in spans if s is not other)
    return spans


@given(senses=("making",))
def _made_to(spans: Spans, explained: Explained) -> Spans:
    """ "Mikä sai menot kasvamaan": what made them go so is their reason."""
    first = explained.tokens[explained.first].low if explained.first < len(explained.tokens) else ""
    if first not in sense_words("which"):
        return spans
    makes = [s for s in spans if s.end - s.start == 1 and bases_of(s, explained) & sense_words("making") and s.start <= explained.first + 2]
    so = any(r.kind == "teonsana" and r.case == "sisatulento" for t in explained.tokens for r in readings(t.low))
    return tuple(retagged(s, "why") if makes and s is makes[0] else s for s in spans) if so else spans


@given(senses=("driving",))
def _driven_over(spans: Spans, explained: Explained) -> Spans:
    """ "Mikä vei ostot yli budjetin": why, where a row is named and no part of it asked for."""
    first = explained.tokens[explained.first].low if explained.first < len(explained.tokens) else ""
    if first not in sense_words("which"):
        return spans
    drives = [s for s in spans if bases_of(s, explained) & sense_words("driving")]
    beyond = any(set(s.tags) & {"over", "under"} for s in spans) and any(set(s.tags) & PLANS for s in spans)
    if not drives or not beyond or not names_any(spans, "subject", "unit"):
        return spans
    if any(t.startswith(("dim:", "unit_kind:", "kind:")) or t in ("largest", "smallest", "top", "why") for s in spans for t in s.tags):
        return spans
    return tuple(retagged(s, "why") if s is drives[0] else s for s in spans)


@given("want:%")
def _part_of_all(spans: Spans, explained: Explained) -> Spans:
    """ "Montako prosenttia henkilöstömenoista meni hyvinvointipalveluihin": the part of the whole municipality's row that one unit has."""
    spent = [s for s in spans if "spend" in s.tags and not s.has("subject")]
    if not spent or not any("want:%" in s.tags for s in spans):
        return spans
    units = [s for s in spans if s.has("unit")]
    rows = [s for s in spans if s.has("subject")]
    if len(units) != 1 or len(rows) != 1:
        return spans
    if not _in_case(units[0], explained, "sisatulento") or not _in_case(rows[0], explained, "sisaeronto"):
        return spans
    if any(t.startswith(("measure:", "op:", "group")) or t in ("over", "under", "more", "less", "up", "down") for s in spans for t in s.tags):
        return spans
    return tuple(retagged(s, "spend", "op:share", "unit_kind:kunta") if s is spent[0] else s for s in spans)


@given(senses=("giving",))
def _from_whom(spans: Spans, explained: Explained) -> Spans:
    """ "Kuka rahat antaa?": who pays for what was told of before."""
    asks = [s for s in spans if explained.tokens[s.start].low in sense_words("from_whom")]
    if not asks:
        return spans
    gives = any(t.any_keys & sense_words("giving") for t in explained.tokens)
    money = any(set(s.tags) & {"money", "slot:total_funding"} for s in spans)
    if not gives or not money or names_any(spans, "subject", "unit", "record"):
        return spans
    if any(t.startswith(("kind:", "measure:", "op:", "slot:responsible", "slot:funder")) for s in spans for t in s.tags):
        return spans
    return tuple(retagged(s, "slot:funder") if s is asks[0] else s for s in spans if "slot:total_funding" not in s.tags)


@given(senses=("to_pay",))
def _left_to_pay(spans: Spans, explained: Explained) -> Spans:
    """ "Montako prosenttia hankkeesta jää kaupungin maksettavaksi", "omaan piikkiin": the municipality's own part of a project."""
    about = any("kind:project" in s.tags or "pronoun" in s.tags for s in spans)
    if not about:
        return spans
    pays = [s for s in spans if bases_of(s, explained) & sense_words("to_pay")]
    own = any("unit_kind:kunta" in s.tags or explained.tokens[s.start].keys & sense_words("own") for s in spans)
    asked = any(set(s.tags) & {"want:%", "want:EUR", "ask:amount", "op:share"} for s in spans)
    if not pays or not own or not asked or any("slot:own_share" in s.tags for s in spans):
        return spans
    told = tuple(retagged(s, "slot:own_share") if s is pays[0] else s for s in spans)
    return tuple(retagged(s, "trend") if "unit_kind:kunta" in s.tags and not s.has("municipality") else s for s in told)


@given(senses=("to_pay",))
def _what_is_left_to_pay(spans: Spans, explained: Explained) -> Spans:
    """ "Mitä palosta jäi omaan piikkiin": how much."""
    asks = [s for s in spans if s.tags[:1] == ("ask:which",) and explained.tokens[s.start].low == "mitä" and s.end - s.start == 1]
    if not asks:
        return spans
    pays = any(explained.tokens[i].keys & sense_words("to_pay") for i in explained.own)
    own = any(explained.tokens[i].keys & sense_words("own") for i in explained.own)
    return tuple(retagged(s, "ask:amount") if s in asks[:1] and pays and own else s for s in spans)


@given("kind:target", "kind:plan", words=("käydä",))
def _how_it_went(spans: Spans, explained: Explained) -> Spans:
    """ "Miten tavoitteen on käynyt": what its state is."""
    if not any(set(s.tags) & {"kind:target", "kind:plan"} for s in spans):
        return spans
    asks = any(explained.tokens[s.start].low in sense_words("how") for s in spans if "ask:which" in s.tags)
    went = [s for s in spans if "käydä" in bases_of(s, explained) and s.end - s.start == 1]
    if not asks or not went or any(t.startswith("slot:") or t == "why" for s in spans for t in s.tags):
        return spans
    return tuple(retagged(s, "slot:status") if s is went[0] else s for s in spans)


@given("slot:description", words=("kyse",))
def _which_they_are(spans: Spans, explained: Explained) -> Spans:
    """ "Mistä tavoitteista on kyse?": which they are, where several are meant."""
    about = [s for s in spans if any(t.startswith("kind:") for t in s.tags) and explained.tokens[s.end - 1].low.endswith(("ista", "istä"))]
    asks = any(explained.tokens[s.start].low in ("mistä", "mistäs") for s in spans if "ask:which" in s.tags)
    asked = [s for s in spans if "slot:description" in s.tags and "kyse" in bases_of(s, explained)]
    if not about or not asks or not asked or names_any(spans, "record", "subject", "unit"):
        return spans
    return tuple(retagged(s, "list", "pronoun") if s is asked[0] else s for s in spans)


@given("down", words=("laskea",))
def _asked_to_reckon(spans: Spans, explained: Explained) -> Spans:
    """ "Laskisitteko …": the reader is asked to reckon; nothing is said to fall."""

    def asked(span: Span) -> bool:
        verb = explained.tokens[span.start]
        if "down" not in span.tags or "laskea" not in verb.any_keys or span.end - span.start > 1:
            return False
        return bool(found := readings(verb.low)) and all(r.finite and r.person == "2" for r in found)

    return tuple(retagged(s, "compute") if asked(s) else s for s in spans)


@given("earn")
def _received(spans: Spans, explained: Explained) -> Spans:
    """ "Kunnan saamista valtionosuuksista": those that it received, not "saamiset" of a balance sheet."""
    found = list(spans)
    for at, (one, other) in enumerate(itertools.pairwise(spans)):
        alike = explained.tokens[one.end - 1].low.endswith(_ENDS) and explained.tokens[other.end - 1].low.endswith(_ENDS)
        if one.has("subject") and "earn" in one.tags and other.has("subject") and one.end == other.start and alike:
            found[at] = retagged(one, "earn")
    return tuple(found)


@given(senses=("moving_on",))
def _report_to_report(spans: Spans, explained: Explained) -> Spans:
    """ "Kun kesäkuun katsauksesta siirryttiin syyskuun katsaukseen": from one report to another."""
    moves = [i for i in explained.open if explained.tokens[i].keys & sense_words("moving_on")]
    words = [i for i in moves if explained.tokens[i].low.endswith(("ttiin", "taan", "tään"))]
    times = [s for s in spans if s.period is not None]
    if len(words) != 1 or len(times) != 2 or not any("report_word" in s.tags for s in spans):
        return spans
    return tuple(sorted((*spans, Span(words[0], words[0] + 1, (Concept("tag", ("trend",)),), 1.0)), key=lambda s: s.start))


def _people_counted(spans: Spans, explained: Explained) -> Spans:
    """ "Paljonko opettajia": how many, not how much money."""
    for s in spans:
        following = explained.tokens[s.end] if s.end < len(explained.tokens) else None
        asks = "ask:amount" in s.tags and s.end - s.start == 1 and explained.tokens[s.start].low.startswith("paljo")
        if not asks or following is None or not {*following.keys, *following.parts[-1:]} & people():
            continue
        if any(r.case == "osanto" and r.plural for r in readings(following.low)):
            return tuple(retagged(x, "ask:many") if x is s else x for x in spans)
    return spans


@cache
def people() -> frozenset[str]:
    """Words for people by base form: "opettaja"."""
    return frozenset(row["pattern"] for row in read_table("prose_units") if row["match"] == "lemma" and row["unit"] == "persons")


@given("want:%")
def _part_of_investments(spans: Spans, explained: Explained) -> Spans:
    """ "Montako prosenttia koulu haukkasi investointimenoista": the part that one row has of the other, which stands in the elative."""
    rows = [s for s in spans if s.has("subject")]
    spent = [s for s in spans if "spend" in s.tags and not s.has("subject")]
    if len(rows) != 2 or not spent or not any("want:%" in s.tags for s in spans):
        return spans
    if sum(_in_case(s, explained, "sisaeronto") for s in rows) != 1 or not any(s.has("record") for s in rows):
        return spans
    if any(t.startswith(("measure:", "op:", "slot:")) or t in ("over", "under", "more", "less", "up", "down") for s in spans for t in s.tags):
        return spans
    return tuple(retagged(s, "spend", "op:share") if s is spent[0] else s for s in spans)


@given("kind:project", senses=("giving",))
def _gives_money(spans: Spans, explained: Explained) -> Spans:
    """ "Mille hankkeille AVI antaa rahaa": those that a funder pays for."""
    kinds = [s for s in spans if "kind:project" in s.tags]
    money = [s for s in spans if "money" in s.tags]
    gives = any(t.any_keys & sense_words("giving") and any(r.finite and r.person != "1" for r in readings(t.low)) for t in explained.tokens)
    asks = any("ask:which" in s.tags for s in spans)
    if len(explained.open) != 1 or not explained.tokens[explained.open[0]].text[:1].isupper() or not (kinds and money and gives and asks):
        return spans
    if names_any(spans, "record", "subject") or any(t.startswith("slot:") for s in spans for t in s.tags):
        return spans
    return tuple(retagged(s, "slot:funder", "list") if s is money[0] else s for s in spans)


@given("kind:")
def _pieces(spans: Spans, explained: Explained) -> Spans:
    """ "Riskit kpl": how many there are."""
    found = list(spans)
    for at, (one, other) in enumerate(itertools.pairwise(spans)):
        counts = one.end == other.start and explained.tokens[other.start].low.rstrip(".") in sense_words("pieces")
        if counts and any(t.startswith("kind:") for t in one.tags) and not any(t.startswith("ask:") for s in spans for t in s.tags):
            found[at + 1] = retagged(other, "ask:many")
    return tuple(found)


@given("than")
def _more_than_budgeted(spans: Spans, explained: Explained) -> Spans:
    """ "Käyttikö lautakunta enemmän kuin sen määräraha oli": whether it went over its budget."""
    spent = any("spend" in s.tags for s in spans)
    more = [s for s in spans if set(s.tags) & {"more", "less"}]
    plans = [s for s in spans if set(s.tags) & BUDGETS]
    than = [s for s in spans if "than" in s.tags]
    if not spent or len(more) != 1 or len(plans) != 1 or len(than) != 1 or not more[0].start < than[0].start < plans[0].start or explained.open:
        return spans
    others = names_any(spans, "subject", "record") or any(s.has("number") and s.period is None for s in spans) or explained.has("ask:amount", "ask:many")
    if others or not names_any(spans, "unit") or sum(s.period is not None for s in spans) > 1:
        return spans
    side = "over" if "more" in more[0].tags else "under"
    kept = [s for s in spans if s is not than[0] and not ("pronoun" in s.tags and than[0].start < s.start < plans[0].start)]
    return tuple(retagged(s, side) if s is more[0] else s for s in kept)


def _term_pointed_at(spans: Spans, explained: Explained) -> set[int]:
    """Where a term that was told before ends, and what says nothing behind it: "mitä se oikeastaan kertoo?", "mitä tunnusluku kuvaa?"."""
    tokens = explained.tokens
    ends = {s.end for s in spans if "pronoun" in s.tags and tokens[s.start].low in sense_words("told_itself")}
    ends |= {i + 1 for i in explained.own if tokens[i].low in sense_words("term_itself")}
    for span in spans:  # in order
        if span.start in ends and span.tags and set(span.tags) <= {"filler"} and not bases_of(span, explained) & defining_words():
            ends.add(span.end)
    return ends


@given(senses=("defined",))
def _explained_term(spans: Spans, explained: Explained) -> Spans:
    """ "Miten suhteellinen velkaantuneisuus selitetään tilinpäätöksessä": what the term means."""
    first = explained.tokens[explained.first].low if explained.first < len(explained.tokens) else ""
    tells = [s for s in spans if s.end - s.start == 1 and explained.tokens[s.start].low in sense_words("defined")]
    moved = {"up", "down", "over", "under", "op:change", "measure:change", "measure:deviation", "more", "less"}
    if (
        first not in sense_words("how")
        or not tells
        or not names_any(spans, "subject")
        or names_any(spans, "unit", "record")
        or any(moved & set(s.tags) for s in spans)
    ):
        return spans
    return tuple(retagged(s, "define") if s is tells[0] else s for s in spans)


@given("measure:change", "measure:change_percent")
def _against_budget(spans: Spans, explained: Explained) -> Spans:
    """ "Muutos € vs. TA 2024": the difference from the budget, not the budget's from what came before it."""
    changes = [s for s in spans if set(s.tags) & {"measure:change", "measure:change_percent"}]
    if len(changes) != 1:
        return spans
    for one, other in itertools.pairwise(spans):
        budget = set(other.tags) & PLANS or (other.period is not None and other.period.measure in ("any_budget", "forecast"))
        earlier = [s for s in spans if s.period is not None and s is not other and s.start < other.start]
        outcome = all(s.period is not None and s.period.measure in ("closing", "actual") for s in earlier)
        if "versus" in one.tags and budget and outcome:
            unit = "want:%" if "measure:change_percent" in changes[0].tags else "want:EUR"
            return tuple(retagged(s, "op:difference", unit) if s is changes[0] else s for s in spans)
    return spans


@given(words=("vaikuttaa",))
def _seeming(spans: Spans, explained: Explained) -> Spans:
    """ "Vaikuttaa heikolta": seems so, which says nothing more than "on heikko"."""
    found = list(spans)
    for at in explained.open:
        if "vaikuttaa" not in explained.tokens[at].keys:
            continue
        following = explained.tokens[at + 1 : at + 4]
        if any(r.case == "ulkoeronto" and r.kind.endswith("laatusana") for t in following for r in readings(t.low)):
            found.append(Span(at, at + 1, (Concept("tag", ("trend",)),), 1.0))
    return tuple(sorted(found, key=lambda s: s.start))


@given(senses=("failing",))
def _fallen_on(spans: Spans, explained: Explained) -> Spans:
    """ "Mihin tavoite kaatui": why it was not reached."""
    first = explained.tokens[explained.first].low if explained.first < len(explained.tokens) else ""
    falls = any(t.any_keys & sense_words("failing") for t in explained.tokens)
    if first != "mihin" or not falls or not any(set(s.tags) & {"kind:target", "kind:plan", "kind:project"} for s in spans):
        return spans
    told = tuple(retagged(s, "why") if s.start == explained.first else s for s in spans)
    at = next((i for i in explained.open if explained.tokens[i].any_keys & sense_words("failing")), None)
    return told if at is None else tuple(sorted((*told, Span(at, at + 1, (Concept("tag", ("trend",)),), 1.0)), key=lambda s: s.start))


@given("spend")
def _spent_on(spans: Spans, explained: Explained) -> Spans:
    """ "Paljonko kulu tarvikkeisiin": the verb as it is spoken, where the row that it went into is named."""
    verbs = [s for s in spans if "spend" in s.tags and s.has("subject") is not None and s.end - s.start == 1]
    if not verbs or not any(s.has("subject") is not None and "spend" not in s.tags and _in_case(s, explained, "sisatulento") for s in spans):
        return spans
    return tuple(retagged(s, "spend") if s in verbs else s for s in spans)


@given(senses=("waiting",))
def _waited_for(spans: Spans, explained: Explained) -> Spans:
    """ "Kuinka kauan rakennuslupaa joutui odottamaan": the time that its handling takes, where the one row of such a time names it."""
    tokens = explained.tokens
    waits = [i for i in explained.own if tokens[i].any_keys & sense_words("waiting")]
    if len(waits) != 1 or not explained.has("ask:length", "ask:many", "want:days") or names_any(spans, "subject", "record"):
        return spans
    rows = [key for key in explained.vocabulary.by_account if any(word in key for word in sense_words("handling_time"))]
    things = {i: [k for k in rows if any(r.lemma in tokens[i].keys for w in k.split() for r in readings(w))] for i in explained.open}
    named = {i: keys for i, keys in things.items() if len(keys) == 1}
    light = {i for i in explained.open if tokens[i].any_keys & sense_words("having_to")} | set(waits)
    if len(named) != 1 or any(i not in named and i not in light for i in explained.open):
        return spans
    ((at, keys),) = named.items()
    said = [Span(i, i + 1, (Concept("tag", ("filler",)),), 1.0) for i in light]
    kept = [s for s in spans if not (s.start in light and s.end - s.start == 1)]
    mean = [retagged(s, "filler") if "op:mean" in s.tags and any("keskim" in k for k in keys) else s for s in kept]
    return tuple(sorted((*mean, *said, Span(at, at + 1, (Concept("subject", tuple(keys)),), 2.0)), key=lambda s: s.start))


@given(senses=("being_enough",))
def _cash_lasts(spans: Spans, explained: Explained) -> Spans:
    """ "Mikä on kassan riittävyys", "kuinka hyvin kassa riittää": so many days, where no table has a row of it; never the cash itself."""
    tokens = explained.tokens
    cash = [i for i in explained.own if tokens[i].keys & sense_words("cash_held")]
    lasts = [i for i in explained.own if tokens[i].any_keys & sense_words("being_enough")]
    if not cash or not lasts or names_any(spans, "subject") or lasts[0] < cash[0]:
        return spans
    held = next((s for s in spans if s.start <= lasts[0] < s.end), None)
    if held is not None:
        return tuple(
            tagged_too(s, "want:days", "lasts") if s is held and s.has("account_word") else retagged(s, "want:days", "lasts") if s is held else s for s in spans
        )
    return tuple(sorted((*spans, Span(lasts[0], lasts[0] + 1, (Concept("tag", ("want:days", "lasts")),), 1.0)), key=lambda s: s.start))


@given(senses=("lagging",), words=("jäädä",))
def _short_of_before(spans: Spans, explained: Explained) -> Spans:
    """ "Paljonko tuotot jäivät edellisvuoden vastaavasta ajasta", "jäikö jälkeen viime vuodesta", "jäi alle viime vuoden": less than they were."""
    if not any(t.low in sense_words("lagging") or "jäädä" in t.keys for t in explained.tokens):
        return spans
    tokens = explained.tokens
    counted = explained.has("ask:many") and explained.has("want:EUR", "want:%", "want:pp")
    asks = explained.has("ask:amount") or counted or tokens[explained.first].low.endswith(("kö", "ko"))
    others = explained.has("down", "less", "over", "why", *_LEFT_BEHIND) or any(s.has("number") is not None and s.period is None for s in spans)
    times = [s for s in spans if s.period is not None]
    own = [i for s in spans if s.period is None and not names_any((s,), "subject", "unit", "record") for i in range(s.start, s.end)]
    behind = [i for i in (*own, *explained.open) if tokens[i].low in sense_words("lagging")]
    near = {s.start - 1 for s in times} | {s.end for s in times} | {s.end + 1 for s in times}
    far = any(tokens[s.end - 1].low.endswith(_ENDS) for s in times) or any(i in near for i in behind)
    if not asks or others or not far or not names_any(spans, "subject"):
        return spans
    stays = [
        s for s in spans if s.start in own and any("jäädä" in tokens[i].keys for i in range(s.start, s.end)) and set(s.tags) <= {"trend", "filler", "under"}
    ]
    lags = stays or [s for s in spans if s.start in behind] or [Span(i, i + 1, (), 1.0) for i in behind]
    rest = [s for s in spans if s not in lags[:1]]
    said = [Span(i, i + 1, (Concept("tag", ("filler",)),), 1.0) for i in behind if i in explained.open and i != (lags[0].start if lags else -1)]
    told = [retagged(s, "filler") if s.start in behind and s.end - s.start == 1 else s for s in rest]
    return tuple(sorted((*told, *said, retagged(lags[0], "down")), key=lambda s: s.start)) if lags else spans


@given(senses=("part",))
def _part_of_another(spans: Spans, explained: Explained) -> Spans:
    """ "Yhteisöveron osuus verotuloista": a share of the row that follows, though "osuus" belongs to the first one's name too."""
    rows = [s for s in spans if s.has("subject") is not None]
    for one, other in itertools.pairwise(rows):
        between = [s for s in spans if one.end <= s.start < other.start]
        named = all(s.has("municipality") or s.has("unit") or s.tags == ("filler",) for s in between)
        if named and sense_words("part") & explained.tokens[one.end - 1].keys and _in_case(other, explained, "sisaeronto"):
            return tuple(tagged_too(s, "op:share") if s is one else s for s in spans)
    return spans


@given("ask:which", words=("vuosi",))
def _which_of_years(spans: Spans, explained: Explained) -> Spans:
    """ "Mikä neljästä vuodesta oli paras", "mikä vuosista": in which year."""
    asks = next((s for s in spans if "ask:which" in s.tags and s.start == explained.first), None)
    years = [s for s in spans if s.tags == ("filler",) and "vuosi" in explained.tokens[s.start].keys and _in_case(s, explained, "sisaeronto")]
    if asks is None or len(years) != 1 or any(s.period is not None for s in spans) or any(t.startswith("dim:") for s in spans for t in s.tags):
        return spans
    between = [s for s in spans if asks.end <= s.start < years[0].start]
    return tuple(retagged(s, "dim:year") if s is years[0] else s for s in spans) if all("numeral" in s.tags for s in between) else spans


@given(senses=("best",))
def _best_of(spans: Spans, explained: Explained) -> Spans:
    """ "Millä yhtiöllä on paras omavaraisuusaste": the largest, where one of several is asked for."""
    if not any(t.startswith("dim:") or t in ("which2", "unit_kind:lautakunta") for s in spans for t in s.tags):
        return spans
    return tuple(retagged(s, "largest") if s.tags == ("filler",) and bases_of(s, explained) & sense_words("best") else s for s in spans)


@given(senses=("result",))
def _into_loss(spans: Spans, explained: Explained) -> Spans:
    """ "Painui tappiolle", "kääntyi voitolle": what the result was; the verb says nothing more."""
    results = {s.start for s in spans if explained.tokens[s.start].low.endswith("lle") and bases_of(s, explained) & sense_words("result")}
    moved = [s for s in spans if s.end in results and s.end - s.start == 1 and s.start > explained.first and not names_any((s,), "subject", "unit")]
    return tuple(retagged(s, "filler") if s in moved and any(r.finite for r in readings(explained.tokens[s.start].low)) else s for s in spans)


def _in_units(spans: Spans, explained: Explained) -> Spans:
    """ "Kassan riittävyys päivinä", "kulutus kilowattitunteina": in which unit a number is asked."""
    found = list(spans)
    for at in explained.open:
        units = {unit_of_word(r.lemma) for r in readings(explained.tokens[at].low) if r.case == "olento" and r.plural} - {None}
        if len(units) == 1 and at > explained.first:
            found.append(Span(at, at + 1, (Concept("tag", (f"want:{units.pop()}",)),), 1.0))
    return tuple(sorted(found, key=lambda s: s.start))


@given("versus", "polar")
def _or_not_at_all(spans: Spans, explained: Explained) -> Spans:
    """ "Toteutunut osittain vai ei lainkaan", "kokonaan, osittain vai ei yhtään": one of the states that are named, not a number of nought nor yes or no."""
    states = sum(s.has("status") is not None for s in spans)
    choosing = [s for s in spans if "versus" in s.tags or (states > 1 and "polar" in s.tags and explained.tokens[s.start].low == "vai")]
    behind = {s.end for s in choosing} if states else set()
    spans = tuple(retagged(s, "versus") if s in choosing and s.end in behind else s for s in spans)
    return tuple(retagged(s, "filler") if s.start in behind and {"zero", "any"} & set(s.tags) else s for s in spans)


@given("slot:status")
def _rooms(spans: Spans, explained: Explained) -> Spans:
    """Rooms are no states: "milloin laajennuksen tilat valmistuvat", "millä kadulla uusitut tilat ovat", but "tavoitteiden tilat"."""
    asked = names_any(spans, "record", "status") or any(t.startswith("kind:") for s in spans for t in s.tags)
    if asked and not explained.has("ask:when"):
        return spans
    rooms = [s for s in spans if "slot:status" in s.tags and explained.text(s).lower() in sense_words("rooms")]
    rooms = [s for s in rooms if s.has("unit") is None or explained.has("ask:when")]  # "tot 3/2024 tilat" is of the unit that is called so
    return tuple(retagged(s, "filler") if s in rooms else s for s in spans)


def _granted_to(spans: Spans, explained: Explained) -> Spans:
    """The grants of those that a row is called by are that row: "paljonko avustuksia myönnetään kyläyhdistyksille", "liikuntaseurojen avustus"."""
    grants = [s for s in spans if (named := s.has("subject")) is not None and set(named.values) <= {"avustukset", "tuet ja avustukset"}]
    if len(grants) != 1 or any("joiner" in s.tags for s in spans):
        return spans
    held = explained.vocabulary.by_account
    for span in spans:
        named = span.has("subject")
        if named is None or span is grants[0] or len(named.values) != 1 or find_account(named.values[0]) is not None:
            continue
        rows = held.get(named.values[0], ())
        before = span.end == grants[0].start  # "liikuntaseurat saavat avustusta"
        given = _in_case(span, explained, "ulkotulento") or (before and (_in_case(span, explained, "omanto") or _in_case(span, explained, "nimento")))
        if given and rows and all(s.subject_kind == "account" and s.number_unit == "EUR" for s in rows):
            return tuple(retagged(s, "filler") if s is grants[0] else s for s in spans)
    return spans


@given("slot:responsible")
def _who_led(spans: Spans, explained: Explained) -> Spans:
    """ "Kuka veti koulutuksen": who held it, which is no one's duty that a target or a project prints."""
    held = any({*t.any_keys, *t.parts[-1:]} & sense_words("led_events") for t in explained.tokens)
    if not held or names_any(spans, "record") or any(t.startswith("kind:") for s in spans for t in s.tags):
        return spans
    return tuple(retagged(s, "ask:who") if "slot:responsible" in s.tags and bases_of(s, explained) & sense_words("leads_event") else s for s in spans)


RULES = (
    _rooms,
    _granted_to,
    rates,
    attributes,
    _in_units,
    _into_loss,
    _which_of_years,
    _best_of,
    _to_what,
    _amended_to,
    _from_what_to_what,
    _left_unamended,
    _which_service,
    _proposed,
    _months_of_early,
    _how_explained,
    _told_by,
    _amended_row,
    _without_group,
    _made_to,
    _driven_over,
    _part_of_all,
    _part_of_investments,
    _gives_money,
    _pieces,
    _more_than_budgeted,
    _explained_term,
    _against_budget,
    _from_whom,
    _left_to_pay,
    _what_is_left_to_pay,
    _how_it_went,
    _which_they_are,
    _asked_to_reckon,
    _received,
    _people_counted,
    _report_to_report,
    _seeming,
    _fallen_on,
    _spent_on,
    _waited_for,
    _cash_lasts,
    _short_of_before,
    _part_of_another,
    _who_led,
    _or_not_at_all,
)
"""In order: each takes the spans and the question as it was explained, and gives the spans back."""
