"""Other wordings of questions about targets, risks, projects and investments: "kuka hoitaa tavoitetta", "miten riskiä pyritään pienentämään"."""

import itertools
import re
from collections.abc import Sequence
from dataclasses import replace

from ingest.language.statuses import read_status
from ingest.language.voikko import readings
from ingest.units.units import plain_title
from retrieval.evidence.work_stages import stage_of
from retrieval.language.explain import GOING_ON, Explained, Span
from retrieval.language.lexicon import sense_words
from retrieval.language.names import name_words
from retrieval.language.phrases import Concept
from retrieval.language.retagging import Spans, bases_of, names_any, retagged
from retrieval.language.rules import given

_RATED = frozenset({"slot:probability", "slot:impact", "slot:score"})
"""What a risk is rated by."""
_TOLD_OF = _RATED | {"slot:control", "slot:responsible", "slot:schedule", "slot:class"}
"""What is told in words or in a mark of a risk or an aim."""
_MEASURING = ("measure:", "want:", "slot:", "op:share", "op:mean", "money", "spend", "earn", "over", "under", "up", "down", "more", "less")
"""Tags of words that ask for an amount."""
_DOING = re.compile(r"mi(?:nen|sen|seen|sest[aä]|sess[aä]|st[aä])$")
"""How nouns end that say what comes about: "viivästyminen", "viivästymiseen"."""
_PLANNED = frozenset({"planned", "plan_over", "expects", "future", "estimated"})


def _first(explained: Explained) -> str:
    return explained.tokens[explained.first].low if explained.first < len(explained.tokens) else ""


def _of_kind(spans: Spans, *kinds: str) -> bool:
    return any(f"kind:{kind}" in s.tags for s in spans for kind in kinds)


def _named_of(spans: Spans, explained: Explained, kind: str) -> bool:
    """Whether a record of the kind is named by its title."""
    held = explained.vocabulary.records
    return any(held[i].record.kind == kind for s in spans if (c := s.has("record")) is not None for i in c.values if i in held)


@given("status")
def _risk_of_state(spans: Spans, explained: Explained) -> Spans:
    """ "Riskin rakennushankkeiden viivästyminen todennäköisyys": a word for a state that a risk is named by is no state of a risk."""
    states = [s for s in spans if s.has("status") and s.end - s.start == 1 and _DOING.search(explained.tokens[s.start].low)]
    if len(states) != 1 or not any(t in ("kind:risk", "slot:control_outcome", *_TOLD_OF) for s in spans for t in s.tags):
        return spans
    at = states[0].start - 1
    covering = [s for s in spans if s.start <= at < s.end]
    if at < explained.first or any(s.end - s.start > 1 for s in covering):
        return spans
    doing = explained.tokens[at + 1]
    pair = [explained.tokens[at].keys, {*doing.keys, _DOING.sub("minen", doing.low)}]
    held, base_forms = explained.vocabulary.records, explained.vocabulary.base_forms
    begun = {i: name_words(r.record.title)[:2] for i, r in held.items() if r.record.kind == "risk"}
    named = tuple(i for i, words in begun.items() if len(words) == 2 and all(base_forms((word,)) & keys for word, keys in zip(words, pair, strict=True)))
    if not named:
        return spans
    risk = Span(at, at + 2, (Concept("record", named, 2),), states[0].weight)
    return tuple(sorted((*(s for s in spans if s not in (*covering, *states)), risk), key=lambda s: s.start))


@given("kind:", senses=("how_many",))
def _number_of_them(spans: Spans, explained: Explained) -> Spans:
    """ "Tavoitteiden määrä", "mikä on riskien lukumäärä": how many there are."""
    if any(t.startswith(("ask:", "slot:")) and t != "ask:which" for s in spans for t in s.tags):
        return spans
    ends = {s.end for s in spans if any(t in ("kind:target", "kind:risk", "kind:project") for t in s.tags) and explained.tokens[s.end - 1].low.endswith("en")}
    counted = [s for s in spans if s.start in ends and s.end - s.start == 1 and bases_of(s, explained) & sense_words("how_many")]
    if len(counted) != 1:
        return spans
    asks = [s for s in spans if "ask:which" in s.tags]
    return tuple(retagged(s, "ask:many") if s is counted[0] else retagged(s, "filler") if s in asks else s for s in spans)


@given("kind:")
def _how_much_of_them(spans: Spans, explained: Explained) -> Spans:
    """ "Paljonko tavoitteita on yhteensä": how many there are, where nothing is measured of them."""
    of_state = names_any(spans, "status")  # "joiden tila on ”Toteutuu”"
    if any(t.startswith(_MEASURING) and not (of_state and t == "slot:status") for s in spans for t in s.tags) or names_any(spans, "subject", "record"):
        return spans
    things = [s for s in spans if {"kind:target", "kind:risk", "kind:project", "kind:plan"} & set(s.tags)]
    several = [s for s in things if any(r.plural and r.case == "osanto" for r in readings(explained.tokens[s.end - 1].low))]
    asks = [s for s in spans if "ask:amount" in s.tags]
    if len(things) != 1 or several != things or len(asks) != 1:
        return spans
    return tuple(retagged(s, "ask:many") if s is asks[0] else s for s in spans)


@given("kind:target")
def _unit_of_aim(spans: Spans, explained: Explained) -> Spans:
    """ "Mikä on tavoite vuonna 2026, montako kohdetta": what the aim is told in, not how many aims there are."""
    if not spans or "ask:which" not in spans[0].tags or not _of_kind(spans[:-2], "target") or not set(spans[-1].tags) <= {"dim:investment"}:
        return spans
    asks, things = spans[-2:]
    behind = set(asks.tags) == {"ask:many"} and asks.end == things.start and not any(i >= things.end for i in explained.open)
    return (*spans[:-2], retagged(asks, "filler"), retagged(things, "filler")) if behind else spans


@given("slot:")
def _in_the_budget(spans: Spans, explained: Explained) -> Spans:
    """ "Millaiseksi riskin todennäköisyys on arvioitu talousarviossa": the report that tells it, no amount of money."""
    told = [t for s in spans for t in s.tags if t.startswith("slot:")]
    if not told:
        return spans
    named = any(_named_of(spans, explained, kind) for kind in ("risk", "target", "plan")) or _of_kind(spans, "risk", "target", "plan")
    known = named and set(told) <= _TOLD_OF and not any(s.has("subject") for s in spans)
    who = set(told) == {"slot:responsible"} and not explained.has("ask:amount", "ask:many")  # no money is asked for
    if not (known or who):
        return spans
    plans = [s for s in spans if set(s.tags) == {"measure:any_budget"} and s.end - s.start == 1]
    inside = [s for s in plans if any(r.case == "sisaolento" for r in readings(explained.tokens[s.start].low))]
    levels = [s for s in spans if "level" in s.tags and set(told) <= _RATED]  # "millaiseksi": how large, in a word
    return tuple(retagged(s, "filler") if s in inside else retagged(s, "ask:which") if s in levels else s for s in spans)


@given(senses=("assessment",))
def _assessed(spans: Spans, explained: Explained) -> Spans:
    """ "Tavoite ”…”: arvio", "mikä on arvio tavoitteesta": how it is said to come out."""
    named = _named_of(spans, explained, "target") or _named_of(spans, explained, "plan")
    if not named or any(t.startswith(("slot:", "measure:", "why")) for s in spans for t in s.tags):
        return spans
    told = [s for s in spans if "estimated" in s.tags and s.end - s.start == 1 and explained.tokens[s.start].low in sense_words("assessment")]
    return tuple(retagged(s, "slot:status") if s in told else s for s in spans)


@given(senses=("being_in_charge",))
def _in_charge(spans: Spans, explained: Explained) -> Spans:
    """ "Kenelle tavoite kuuluu", "kuka hoitaa tavoitetta": who is responsible for it."""
    if _first(explained) not in sense_words("whose_duty") or not _of_kind(spans, "target", "plan", "project", "risk"):
        return spans
    if any(t.startswith("slot:") for s in spans for t in s.tags):
        return spans
    verbs = [s for s in spans if s.end - s.start == 1 and bases_of(s, explained) & sense_words("being_in_charge")]
    return tuple(retagged(s, "slot:responsible") if s is verbs[-1] else s for s in spans) if verbs else spans


@given("slot:responsible")
def _answers_to(spans: Spans, explained: Explained) -> Spans:
    """ "Missä ajassa ilmoituksiin pitää vastata": one answers to what stands in the illative, and is in charge of what stands in the elative."""
    told = [s for s in spans if "slot:responsible" in s.tags and s.end - s.start == 1 and "vastata" in explained.tokens[s.start].keys]
    if not told or any("ask:who" in s.tags for s in spans):
        return spans
    cases = {r.case for t in explained.tokens for r in readings(t.low)[:1] if r.kind == "nimisana"}
    if "sisatulento" not in cases or "sisaeronto" in cases:
        return spans
    return tuple(retagged(s, "filler") if s in told else s for s in spans)


@given("kind:risk")
def _of_what_kind(spans: Spans, explained: Explained) -> Spans:
    """ "Millainen riski on väestön väheneminen": its class."""
    for asks, risk in itertools.pairwise(spans):
        kind = explained.tokens[asks.start].low in sense_words("of_what_kind") and asks.end - asks.start == 1 and "ask:which" in asks.tags
        if kind and "kind:risk" in risk.tags and not any(r.plural for r in readings(explained.tokens[risk.start].low)):
            return tuple(retagged(s, "slot:class") if s is asks else s for s in spans)
    return spans


@given(senses=("following",))
def _followed_by(spans: Spans, explained: Explained) -> Spans:
    """ "Millä tunnusluvulla tavoitetta seurataan": its indicator."""
    if not _of_kind(spans, "target", "plan") or any(t.startswith("slot:") for s in spans for t in s.tags):
        return spans
    if not any(t.any_keys & sense_words("following") for t in explained.tokens):
        return spans
    told = [i for s in spans for i in range(s.start, s.end) if explained.tokens[i].any_keys & sense_words("indicator")]
    return tuple(retagged(s, "slot:indicator") if told and s.start <= told[0] < s.end else s for s in spans)


@given("kind:risk")
def _made_smaller(spans: Spans, explained: Explained) -> Spans:
    """ "Miten riskiä pyritään pienentämään", "mitä toimia on suunniteltu": how it is to be controlled, not how an amount fell."""
    if not _of_kind(spans, "risk") or any(set(s.tags) & {"slot:probability", "slot:impact", "slot:score", "slot:class"} for s in spans):
        return spans
    asks = _first(explained) in sense_words("how_or_what")
    found = list(spans)
    if asks and not any(t.startswith("slot:") for s in spans for t in s.tags):
        found = [retagged(s, "slot:control") if bases_of(s, explained) & sense_words("reducing") and s.end - s.start == 1 else s for s in spans]
    if not any(t.startswith("slot:control") for s in found for t in s.tags):
        return spans
    planned = [s for s in found if set(s.tags) & _PLANNED and not any(t.startswith("slot:") for t in s.tags)]
    given = (retagged(s, "trend") if s in planned else s for s in found)
    return tuple(retagged(s, "slot:control") if planned and "slot:control_outcome" in s.tags else s for s in given)


@given(senses=("risk_points",))
def _points_of_risk(spans: Spans, explained: Explained) -> Spans:
    """ "Minkälaiset pisteet todennäköisyydelle on annettu", "montako pistettä vaikutus sai": what stands there, whose unit is points."""
    slots = {t for s in spans for t in s.tags if t.startswith("slot:")}
    points = [i for i in explained.open if explained.tokens[i].any_keys & sense_words("risk_points")]
    if not (_of_kind(spans, "risk") or _named_of(spans, explained, "risk")) or not points or not slots <= _RATED:
        return spans
    if not slots:  # "riskit, joilla on vähintään 12 pistettä": their score
        asks = {s.end for s in spans if "ask:many" in s.tags}
        told = (retagged(s, "ask:which") if s.end in asks & set(points) else retagged(s, "filler") if "earn" in s.tags else s for s in spans)
        return tuple(sorted((*told, *(Span(i, i + 1, (Concept("tag", ("slot:score",)),), 1.0) for i in points)), key=lambda s: s.start))
    counted = {i for i in points if any("ask:many" in s.tags and s.end == i for s in spans)}
    given = (retagged(s, "ask:which") if s.end in counted else retagged(s, "filler") if "earn" in s.tags and s.end - s.start == 1 else s for s in spans)
    return _with(tuple(given), points)


@given("kind:target", words=("toimenpide",))
def _measures_of_risk(spans: Spans, explained: Explained) -> Spans:
    """ "Riskin toimenpiteet": what is done to control it, not the aims of a plan."""
    of_risk = _named_of(spans, explained, "risk") and not _named_of(spans, explained, "target") and not _named_of(spans, explained, "plan")
    if not (of_risk or _of_kind(spans, "risk")) or any(t.startswith("slot:") for s in spans for t in s.tags):
        return spans
    return tuple(retagged(s, "slot:control") if "kind:target" in s.tags and "toimenpide" in bases_of(s, explained) else s for s in spans)


@given("kind:risk", "slot:control_outcome")
def _met_so_far(spans: Spans, explained: Explained) -> Spans:
    """ "Mitä riskin hallitsemiseksi on tehty", "hallintakeinot ovat onnistuneet": what came of it; "miten riskiin varaudutaan": how it is to be met."""
    slots = {t for s in spans for t in s.tags if t.startswith("slot:")}
    if not _of_kind(spans, "risk") and "slot:control_outcome" not in slots:
        return spans
    if slots == {"slot:control"}:
        done = [s for s in spans if explained.tokens[s.end - 1].low in sense_words("met")]
        opened = [i for i in explained.open if explained.tokens[i].low in sense_words("met")]
        if done or opened:
            given = tuple(retagged(s, "slot:control_outcome") if "slot:control" in s.tags else s for s in spans)
            return _with(given, opened)
        means = [i for i in explained.open if explained.tokens[i].any_keys & sense_words("means")]
        return _with(spans, means)
    if "slot:control_outcome" in slots <= {"slot:control", "slot:control_outcome"}:
        ahead = [s for s in spans if "slot:control_outcome" in s.tags and any(t.low in sense_words("being_met") for t in explained.tokens[s.start : s.end])]
        for_it = [i for i in explained.open if explained.tokens[i].any_keys & sense_words("reducing") and explained.tokens[i].low.endswith("seksi")]
        return _with(tuple(retagged(s, "slot:control") if s in ahead else s for s in spans), for_it)  # "mitä tehdään velan hillitsemiseksi"
    return spans


@given("slot:control", senses=("trying",))
def _tried_to_meet(spans: Spans, explained: Explained) -> Spans:
    """ "Miten riskiä yritetään hallita": how it is met, which is no plan beside it."""
    if not any("slot:control" in s.tags for s in spans) or not (_named_of(spans, explained, "risk") or _of_kind(spans, "risk")):
        return spans
    return tuple(retagged(s, "trend") if s.tags == ("planned",) and bases_of(s, explained) & sense_words("trying") else s for s in spans)


@given("slot:target_level")
def _level_then(spans: Spans, explained: Explained) -> Spans:
    """ "Tilanne 31.8.2024 ja tavoitetaso": the level reached by then beside the one aimed at, not the state in a word."""
    if not any("slot:target_level" in s.tags for s in spans):
        return spans
    dated = {s.start for s in spans if s.period is not None and s.period.spec.kind in ("to_date", "year")}
    stands = [s for s in spans if "slot:status" in s.tags and "at_time" in s.tags and s.end in dated]
    return tuple(retagged(s, "slot:reached") if s in stands else s for s in spans)


@given(senses=("how",))
def _responded_to(spans: Spans, explained: Explained) -> Spans:
    """ "Miten väestön vähenemiseen vastataan": how it is met, not who answers for it."""
    if _first(explained) not in sense_words("how"):
        return spans
    noted = [i for i in explained.own if explained.tokens[i].low in sense_words("taken_note")]
    if noted and _named_of(spans, explained, "risk"):  # "miten väestön väheneminen otetaan huomioon"
        asks = Span(noted[0], noted[0] + 1, (Concept("tag", ("slot:control",)),), 1.0)
        return tuple(sorted((*(s for s in spans if not s.start <= noted[0] < s.end), asks), key=lambda s: s.start))
    into = {i for i in explained.own if any(r.case == "sisatulento" for r in readings(explained.tokens[i].low))}
    verbs = [s for s in spans if "slot:responsible" in s.tags and s.end - s.start == 1 and bases_of(s, explained) & sense_words("responding")]
    return tuple(retagged(s, "slot:control") if s in verbs and into & {s.start - 1, s.start - 2} else s for s in spans)


def _with(spans: Spans, opened: Sequence[int]) -> Spans:
    """The spans with some open words as words that say nothing more."""
    return tuple(sorted((*spans, *(Span(at, at + 1, (Concept("tag", ("trend",)),), 1.0) for at in opened)), key=lambda s: s.start))


@given(senses=("money_aimed",))
def _money_aimed(spans: Spans, explained: Explained) -> Spans:
    """ "Toimenpiteen ”…” säästötavoite": the level aimed at of the one whose title is quoted."""
    if not any(s.quote is not None and s.has("record") is not None for s in spans):
        return spans
    found = [i for i in explained.open if explained.tokens[i].keys & sense_words("money_aimed")]
    return tuple(sorted((*spans, *(Span(i, i + 1, (Concept("tag", ("slot:target_level",)),), 1.0) for i in found)), key=lambda s: s.start))


@given("kind:target", "kind:plan")
def _what_came_about(spans: Spans, explained: Explained) -> Spans:
    """ "Mitä tavoitteen ”…” eteen on tehty", "mikä on sen toteuma": what its report says came about."""
    named = any(s.quote is not None and not s.has("status") for s in spans) or _named_of(spans, explained, "target") or _named_of(spans, explained, "plan")
    asks = _first(explained) in ("mitä", "mikä", *sense_words("how"))
    if not named or not asks or not _of_kind(spans, "target", "plan") or any(t.startswith(("slot:", "why")) for s in spans for t in s.tags):
        return spans
    if any(s.has("status") and s.quote is None for s in spans):
        return spans
    judged = [s for s in spans if s.end - s.start == 1 and explained.tokens[s.start].low in sense_words("judged")]
    if judged and _first(explained) in sense_words("how"):  # "miten tavoite ”…” arvioitiin"
        return tuple(retagged(s, "slot:status") if s is judged[0] else s for s in spans)
    words = [s for s in spans if s.end - s.start == 1 and explained.tokens[s.start].low in sense_words("came_about")]
    opened = [i for i in explained.open if explained.tokens[i].low in sense_words("came_about")]
    if words:
        return _with(tuple(retagged(s, "slot:reached") if s is words[-1] else s for s in spans), opened)
    told = tuple(Span(at, at + 1, (Concept("tag", ("slot:reached",)),), 1.0) for at in opened[:1])
    return tuple(sorted((*spans, *told), key=lambda s: s.start)) if opened[:1] == opened else spans


def _state_quoted(spans: Spans, explained: Explained) -> Spans:
    """ "Tavoitteet, joiden tila on ”Toteutuu osin”": a state as the report prints it, or what stands right behind the word for it, is no title."""
    if not any(s.quote is not None for s in spans):
        return spans
    printed = {plain_title(record.record.fields.get("status", "")) for record in explained.vocabulary.records.values()} - {""}
    named = explained.vocabulary.target_states
    out = list(spans)
    for n, span in enumerate(spans):
        if span.quote is None or span.has("status") is not None or span.has("record") is not None:
            continue
        before = next((s for s in reversed(spans[:n]) if "filler" not in s.tags), None)
        state = read_status(span.quote) if plain_title(span.quote) in printed else None
        meant = {named[key] for key in explained.vocabulary.base_forms((span.quote,)) if key in named} if len(span.quote.split()) == 1 else set()
        if state is None and len(meant) == 1:
            out[n] = replace(span, concepts=(*span.concepts, Concept("status", tuple(meant))))
        elif state is not None or (before is not None and "slot:status" in before.tags):
            told = state.status if state is not None else "unknown"  # one that the reports do not print
            out[n] = replace(span, concepts=(*span.concepts, Concept("status", (told,))))
    return tuple(out)


@given(senses=("indicator",))
def _called_so(spans: Spans, explained: Explained) -> Spans:
    """ "Tunnusluku ”Valmistetut ateriat”": what a row is called whose name stands in quotation marks."""
    named = {s.start for s in spans if s.quote is not None and s.has("subject") is not None}
    return _with(spans, [i for i in explained.open if i + 1 in named and explained.tokens[i].any_keys & sense_words("indicator")])


@given("slot:duration")
def _on_schedule(spans: Spans, explained: Explained) -> Spans:
    """ "Onko leikkipuisto aikataulussa": how it is going, not how long it takes."""
    if not (_named_of(spans, explained, "investment") or _named_of(spans, explained, "project")):
        return spans
    within = ("ssa", "ssaan", "ssansa", "ssä")
    return tuple(
        retagged(s, "slot:status") if "slot:duration" in s.tags and explained.tokens[s.end - 1].low.endswith(within) and s.end - s.start == 1 else s
        for s in spans
    )


@given("op:share", words=("kuulua",))
def _how_is_it(spans: Spans, explained: Explained) -> Spans:
    """ "Mitä leikkipuistolle kuuluu": how it is going."""
    if _first(explained) != "mitä" or not any(s.has("record") for s in spans) or any(t.startswith("slot:") for s in spans for t in s.tags):
        return spans
    given = any(explained.tokens[s.end - 1].low.endswith("lle") for s in spans if s.has("record"))
    verbs = [s for s in spans if "op:share" in s.tags and "kuulua" in bases_of(s, explained)]
    return tuple(retagged(s, "slot:status") if s in verbs else s for s in spans) if given and len(verbs) == 1 else spans


@given(words=("miltä",))
def _what_it_looks_like(spans: Spans, explained: Explained) -> Spans:
    """ "Miltä leikkipuisto näyttää": how a work or a project is going."""
    if _first(explained) != "miltä" or any(t.startswith(("slot:", "measure:", "status")) for s in spans for t in s.tags):
        return spans
    held = explained.vocabulary.by_account
    works = [
        s for s in spans if (c := s.has("subject")) is not None and all(held[k][0].subject_kind in ("investment", "project") for k in c.values if k in held)
    ]
    named = len(works) == 1 or any(s.has("record") for s in spans)
    seems = [s for s in spans if s.tags == ("filler",) and explained.tokens[s.start].keys & sense_words("looking_like")]
    return tuple(retagged(s, "slot:status") if s in seems else s for s in spans) if named and len(seems) == 1 and not explained.open else spans


@given("kind:investment")
def _whole_budget(spans: Spans, explained: Explained) -> Spans:
    """ "Investointien kokonaisbudjetti": what is budgeted for them in all, not the funding of one."""
    general = [s for s in spans if "kind:investment" in s.tags and s.has("subject") is not None]
    if not general or any(s.has("record") for s in spans):
        return spans
    return tuple(
        retagged(s, "measure:any_budget") if "slot:total_funding" in s.tags and explained.tokens[s.start].low.startswith("kokonaisbudje") else s for s in spans
    )


@given("kind:target")
def _gets_there(spans: Spans, explained: Explained) -> Spans:
    """ "Päästiinkö tavoitteena olleeseen määrään", "saatiinko vuotovesi tavoitteen mukaiseksi": whether a target came about."""
    at = explained.first
    first = explained.tokens[at]
    if not _of_kind(spans, "target") or any(s.has("status") for s in spans):
        return spans
    if any(s.tags == ("not",) for s in spans):  # "miksi yhtiö ei yltänyt tavoitteeseensa"
        verbs = [i for i in explained.own if explained.tokens[i].any_keys & (sense_words("getting_there") | {"yltää"})]
        missed = tuple(Span(i, i + 1, (Concept("status", ("not_achieved",), 2),), 2.0) for i in verbs)
        return tuple(sorted((*(s for s in spans if s.start not in verbs), *missed), key=lambda s: s.start)) if len(missed) == 1 else spans
    if not first.low.endswith(("ko", "kö", "ks")):
        return spans
    going = [i for i in explained.open if explained.tokens[i].low.endswith(GOING_ON) and explained.tokens[i].any_keys & sense_words("getting_there")]
    if "olla" in first.keys and len(going) == 1:  # "ollaanko pääsemässä tavoitteeseen"
        return tuple(sorted((*spans, Span(going[0], going[0] + 1, (Concept("status", ("achieved",), 2),), 2.0)), key=lambda s: s.start))
    there = [
        i
        for i in explained.open
        if any(r.participle for r in readings(explained.tokens[i].low)) and explained.tokens[i].any_keys & sense_words("getting_there")
    ]
    if first.low.startswith("on") and len(there) == 1:  # "onko tavoitteeseen päästy"
        return tuple(sorted((*spans, Span(there[0], there[0] + 1, (Concept("status", ("achieved",), 2),), 2.0)), key=lambda s: s.start))
    aimed = {s.end for s in spans if "kind:target" in s.tags}
    as_aimed = any("mukainen" in explained.tokens[i].keys for i in aimed if i < len(explained.tokens))
    comes = first.keys & sense_words("getting_there") or (as_aimed and first.keys & sense_words("coming_to_be_so"))
    own = next((s for s in spans if s.start == at), None)
    if not comes or (own is not None and (own.end - own.start > 1 or any(not s.startswith(("earn", "filler", "reaches", "trend")) for s in own.tags))):
        return spans
    told = Span(at, at + 1, (Concept("status", ("achieved",), 2),), 2.0)
    return tuple(sorted((*(s for s in spans if s is not own), told), key=lambda s: s.start))


@given("kind:project", senses=("project_over",))
def _ended(spans: Spans, explained: Explained) -> Spans:
    """ "Montako hanketta on päättynyt": those that are ready, as the state of a project says it."""
    if not _of_kind(spans, "project") or any(s.has("status") or any(t.startswith("slot:") for t in s.tags) for s in spans):
        return spans
    over = [i for i in explained.open if explained.tokens[i].keys & sense_words("project_over")]
    ended = tuple(Span(i, i + 1, (Concept("status", ("achieved",)),), 2.0) for i in over)
    return tuple(sorted((*spans, *ended), key=lambda s: s.start))


@given("slot:probability")
def _product_of_ratings(spans: Spans, explained: Explained) -> Spans:
    """ "Riskiluku eli todennäköisyyden ja vaikutuksen tulo": the score of a risk, told once."""
    if not any("slot:probability" in s.tags for s in spans):
        return spans
    for n, (one, other, word) in enumerate(zip(spans, spans[1:], spans[2:], strict=False)):
        last = explained.tokens[word.end - 1]
        ratings = {*one.tags, *other.tags} & _RATED
        if ratings >= {"slot:probability", "slot:impact"} and word.end - word.start == 1 and last.low == "tulo":
            kept = [s for s in spans[:n] if "slot:score" not in s.tags]
            return (*kept, replace(retagged(one, "slot:score"), end=word.end), *spans[n + 3 :])
    apart = [s for s in spans if "joiner" not in s.tags or not _joins_ratings(s, spans)]
    return _product_of_ratings(tuple(apart), explained) if len(apart) < len(spans) else spans


def _joins_ratings(span: Span, spans: Spans) -> bool:
    """Whether a word stands between the probability and the impact of a risk."""
    beside = [s for s in spans if s.end == span.start or s.start == span.end]
    return {t for s in beside for t in s.tags} >= {"slot:probability", "slot:impact"}


@given(senses=("term",))
def _tells_named_indicator(spans: Spans, explained: Explained) -> Spans:
    """ "Tunnusluku ”Kesätyöhakemukset”": the word before the name says only of what kind it is."""
    begins = {s.start for s in spans if s.quote is not None and s.has("subject") is not None}
    told = [i for i in explained.open if i + 1 in begins and explained.tokens[i].any_keys & sense_words("term")]
    said = [Span(i, i + 1, (Concept("tag", ("filler",)),), 1.0) for i in told]
    return tuple(sorted((*spans, *said), key=lambda s: s.start)) if said else spans


def _stages() -> dict[str, frozenset[str]]:
    """Tag of a stage of a work → the words that ask whether it is at it."""
    stages = {"work:begun": sense_words("stage_begun"), "work:going": sense_words("stage_going")}
    return {**stages, "work:done": sense_words("stage_done"), "work:waiting": sense_words("stage_waiting")}


@given("record")
def _stage_of_work(spans: Spans, explained: Explained) -> Spans:
    """ "Onko kunnostus jo päässyt alkuun", "joko työt ovat valmiit": whether a work named has begun, goes on or is done."""
    tokens = explained.tokens
    asks = _first(explained).endswith(("ko", "kö"))
    other = explained.has("not", "ask:amount", "ask:many", "ask:when", "why", "over", "under", "more", "less", "money", "spend", "report_word")
    works = [explained.vocabulary.records[i].record for s in spans if (c := s.has("record")) is not None for i in c.values]
    told = bool(works) and all(stage_of(work) is not None for work in works) and len({work.title for work in works}) == 1
    if not asks or other or not told or any(s.period is not None for s in spans):
        return spans
    named = {i for s in spans if s.has("record") is not None for i in range(s.start, s.end)}
    found = {i: tag for i in explained.own if i not in named for tag, words in _stages().items() if tokens[i].any_keys & words}
    for at in explained.own[1:]:
        stage = "work:begun" if tokens[at].low in sense_words("off_the_ground") else "work:done" if tokens[at].low in sense_words("got_done") else ""
        brought = next((i for i in (at - 1, at - 2) if i in explained.own and tokens[i].any_keys & sense_words("bringing")), None)
        found |= {at: stage, brought: stage} if stage and brought is not None else {}
    if len(set(found.values())) != 1 or any(i not in found for i in explained.open):
        return spans
    kept = [s for s in spans if not set(found) & set(range(s.start, s.end))]
    return tuple(sorted((*kept, *(Span(i, i + 1, (Concept("tag", (tag,)),), 1.0) for i, tag in found.items())), key=lambda s: s.start))


@given(senses=("seeing_to",))
def _has_to_see_to(spans: Spans, explained: Explained) -> Spans:
    """ "Kenen tehtävä on huolehtia, että …": whose duty it is; the verb says nothing more."""
    duty = [s for s in spans if "slot:responsible" in s.tags]
    ends = range(duty[0].end, duty[0].end + 4) if duty else range(0)
    sees = [i for i in explained.open if i in ends and explained.tokens[i].keys & sense_words("seeing_to")]
    return tuple(sorted((*spans, *(Span(i, i + 1, (Concept("tag", ("filler",)),), 1.0) for i in sees)), key=lambda s: s.start))


@given(words=("ettei", "etteivät"))
def _that_it_does_not(spans: Spans, explained: Explained) -> Spans:
    """ "Kenen vastuulla on, ettei lainakanta kasva": the one target or risk whose title says so, "Lainakanta ei kasva"."""
    at = next((i for i in explained.own if explained.tokens[i].low in ("ettei", "etteivät")), None)
    if at is None or not explained.has("slot:responsible"):
        return spans
    behind = [i for i in explained.own if i > at]
    said = sorted([explained.tokens[at].low.removeprefix("ett"), *(explained.tokens[i].low for i in behind)])
    ids = tuple(i for i, stored in explained.vocabulary.records.items() if sorted(name_words(stored.record.title)) == said)
    if len(ids) != 1 or behind != list(range(at + 1, at + 1 + len(behind))):
        return spans
    kept = [s for s in spans if s.end <= at]
    told = Span(at, at + 1, (Concept("tag", ("filler",)),), 1.0), Span(at + 1, behind[-1] + 1, (Concept("record", ids),), 2.0)
    return (*kept, *told)


RULES = (
    _risk_of_state,
    _that_it_does_not,
    _has_to_see_to,
    _stage_of_work,
    _unit_of_aim,
    _in_the_budget,
    _gets_there,
    _ended,
    _product_of_ratings,
    _tells_named_indicator,
    _number_of_them,
    _how_much_of_them,
    _assessed,
    _in_charge,
    _answers_to,
    _of_what_kind,
    _followed_by,
    _made_smaller,
    _points_of_risk,
    _measures_of_risk,
    _level_then,
    _responded_to,
    _met_so_far,
    _tried_to_meet,
    _money_aimed,
    _what_came_about,
    _state_quoted,
    _called_so,
    _on_schedule,
    _how_is_it,
    _what_it_looks_like,
    _whole_budget,
)
"""In order: each takes the spans and the question as it was explained, and gives the spans back."""
