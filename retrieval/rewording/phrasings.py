"""Other wordings of common questions: "miten säästöä on saatu" asks why, "pinnaa noussut" is per cent, "tavoitteita …, kpl" counts."""

import itertools
from collections.abc import Sequence
from dataclasses import replace

from ingest.language.voikko import readings
from ingest.stores.stored import Subject
from retrieval.language.explain import Explained, Span
from retrieval.language.lexicon import sense_words, total_side
from retrieval.language.names import row_side
from retrieval.language.phrases import Concept
from retrieval.language.retagging import BUDGETS, Spans, bases_of, names_any, retagged, tagged_too
from retrieval.language.rules import given

_MOVED = frozenset({"up", "down", "over", "under"})
_KINDS = ("kind:",)
"""The sum of all rows of a side → the side."""
_MOST = {"largest": "more", "smallest": "less"}
"""Superlatives, and the comparatives of the same adjectives."""
_CHANGED = ("up", "down", "more", "less", "op:change", "op:series", "op:compare", "op:difference", "op:share")


def _first(explained: Explained) -> str:
    return explained.tokens[explained.first].low if explained.first < len(explained.tokens) else ""


@given(senses=("bringing_about", "saving"))
def _brought_about(spans: Spans, explained: Explained) -> Spans:
    """ "Miten menoissa on saatu säästöä", "miten kulut saatiin laskemaan": by what means, which is its reason, not how much."""
    if _first(explained) not in sense_words("how") or explained.has("ask:amount", "ask:many", "why", "define", "op:change", "op:series", "op:compare"):
        return spans
    moved = [s for s in spans if set(s.tags) & _MOVED and s.start > explained.first]
    means = any(bases_of(s, explained) & sense_words("bringing_about") for s in spans) or any(bases_of(s, explained) & sense_words("saving") for s in moved)
    asks = [s for s in spans if s.start == explained.first and s.end == s.start + 1]
    if not moved or not means or not asks or not names_any(spans, "subject", "unit"):
        return spans
    arisen = [s for s in spans if "arise" in s.tags and s not in moved and bases_of(s, explained) & sense_words("bringing_about")]
    return tuple(retagged(s, "why") if s is asks[0] else retagged(s, "trend") if s in arisen else s for s in spans)


def _prior_said_again(spans: Spans, explained: Explained) -> Spans:
    """ "Ero edellisvuoteen (1–6/2023 vs. 1–6/2022)": the two times alone, of which the earlier is the year before."""
    priors = [s for s in spans if s.period is not None and s.period.spec.kind == "prior" and s.period.spec.year is None]
    others = [s.period.spec for s in spans if s.period is not None and s not in priors]
    if len(priors) != 1 or len(others) != 2 or any(p.year is None for p in others):
        return spans
    one, other = others
    alike = (one.kind, one.first, one.last) == (other.kind, other.first, other.last)
    back = priors[0].period.spec.back if priors[0].period is not None else 0
    return tuple(s for s in spans if s is not priors[0]) if alike and abs((one.year or 0) - (other.year or 0)) == back else spans


@given("measure:percent", senses=("points",))
def _points_of_change(spans: Spans, explained: Explained) -> Spans:
    """ "Montako pinnaa tuotot nousivat", "montako pinnaa menoista on palkkoja": in per cent, not how great a part of the budget."""
    moved = any(set(s.tags) & {"up", "down", "more", "less", "op:change"} for s in spans)
    rows = [s for s in spans if s.has("subject") is not None]
    parted = len(rows) == 2 and sum(any(r.case == "sisaeronto" for r in readings(explained.tokens[s.end - 1].low)) for s in rows) == 1
    if not (moved or parted) or any(set(s.tags) & BUDGETS for s in spans):
        return spans
    return tuple(retagged(s, "want:%") if bases_of(s, explained) & sense_words("points") and "measure:percent" in s.tags else s for s in spans)


@given("kind:")
def _counted_at_end(spans: Spans, explained: Explained) -> Spans:
    """ "Tavoitteita tilassa ”…”, kpl", "lkm toteutuneet tavoitteet": how many there are."""
    if not any(t.startswith(_KINDS) for s in spans for t in s.tags) or any(t.startswith("ask:") for s in spans for t in s.tags):
        return spans
    ends = {s.end for s in spans if s.has("number")}
    return tuple(
        retagged(s, "ask:many") if s.start not in ends and s.end - s.start == 1 and explained.tokens[s.start].low.rstrip(".") in sense_words("pieces") else s
        for s in spans
    )


_PASSIVE = "4"
"""The person of a passive verb as the dictionary reads it."""


@given(senses=("council", "approved"))
def _of_council(spans: Spans, explained: Explained) -> Spans:
    """ "Valtuusto alun perin budjetoi", "valtuuston hyväksymä talousarvio", "valtuusto teki muutoksen": who decides on a budget, which says nothing more."""
    if not any(set(s.tags) & {*BUDGETS, "planned", "measure:budget_change"} or (s.period is not None and s.period.measure == "any_budget") for s in spans):
        return spans
    found: list[Span] = list(spans)
    for at in explained.open:
        word = explained.tokens[at]
        owns = any(s.start == at + 1 and s.has("subject") for s in spans)  # "valtuuston muut menot" are its own
        decides = any(r.case == "nimento" or (r.case == "omanto" and not owns) for r in readings(word.low))
        if decides and not word.quoted and word.any_keys & sense_words("council"):
            found.append(Span(at, at + 1, (Concept("tag", ("trend",)),), 1.0))
            if at + 1 in explained.open and explained.tokens[at + 1].any_keys & sense_words("approved"):
                found.append(Span(at + 1, at + 2, (Concept("tag", ("trend",)),), 1.0))
        elif word.any_keys & sense_words("approved") and any(r.finite and r.person == _PASSIVE for r in readings(word.low)) and names_any(spans, "subject"):
            found.append(Span(at, at + 1, (Concept("tag", ("trend",)),), 1.0))  # "kate, joka hyväksyttiin talousarviossa"
    return tuple(sorted(found, key=lambda s: s.start))


@given(senses=("proposing",))
def _proposed(spans: Spans, explained: Explained) -> Spans:
    """ "Huoltoon ehdotetaan rahaa", "menot kasvavat ehdotuksessa": the budget of a report that is a budget, where a row is named."""
    said = [i for i in explained.open if explained.tokens[i].any_keys & sense_words("proposing") and not explained.tokens[i].quoted]
    budgets = any(r.type == "talousarvio" for r in explained.vocabulary.reports.values()) if said else False
    if not budgets or not names_any(spans, "subject") or explained.has("why"):
        return spans
    told = any(BUDGETS & set(s.tags) for s in spans)
    spoken = [Span(i, i + 1, (Concept("tag", ("trend" if told or n else "measure:any_budget",)),), 1.0) for n, i in enumerate(said)]
    return tuple(sorted((*spans, *spoken), key=lambda s: s.start))


@given("spend")
def _spent_on_row(spans: Spans, explained: Explained) -> Spans:
    """ "Mihin yksikköön kului eniten palkkoja": a verb for spending is no row of costs beside a row that is named."""
    verbs = [s for s in spans if {"spend"} & set(s.tags) and s.has("subject") and s.end - s.start == 1]
    verbs = [s for s in verbs if (read := readings(explained.tokens[s.start].low)) and all(r.finite for r in read)]
    rows = [s for s in spans if s.has("subject") is not None and s not in verbs]
    return tuple(retagged(s, "spend") if s in verbs and rows else s for s in spans)


def _income_from_row(spans: Spans, explained: Explained) -> Spans:
    """ "Hissilipuista saadaan tuloja", "huoltoon meni menoja": in the partitive, all income or costs behind a row in another case is that row's own."""
    rows = [s for s in spans if (c := s.has("subject")) is not None and not s.tags and total_side(c.values[0]) is None]
    cases = {r.case for s in rows for r in readings(explained.tokens[s.end - 1].low)}
    if len(rows) != 1 or not cases & {"sisaeronto", "sisatulento"}:
        return spans

    def is_whole(span: Span) -> bool:
        named = span.has("subject")
        behind = named is not None and span.end - span.start == 1 and span.start >= rows[0].end
        partitive = behind and any(r.case == "osanto" for r in readings(explained.tokens[span.start].low))
        return partitive and named is not None and named.values[0] in sense_words("all_costs_row") | sense_words("all_income")

    return tuple(retagged(s, "trend") if is_whole(s) else s for s in spans)


@given(senses=("doing",))
def _done_for_risk(spans: Spans, explained: Explained) -> Spans:
    """ "Mitä riskin varalta on tehty", "mitä riskille on tehty": how it has been controlled."""
    held = explained.vocabulary.records
    titled = any(held[i].record.kind == "risk" for s in spans if (c := s.has("record")) is not None for i in c.values if i in held)
    against_it = titled and any(explained.tokens[i].low in sense_words("against") for i in explained.open)  # "mitä kyberhyökkäysten varalta tehdään"
    if not (against_it or any("kind:risk" in s.tags for s in spans)) or any(t.startswith("slot:") for s in spans for t in s.tags):
        return spans
    if _first(explained) not in ("mitä", "mitäs", "miten", "kuinka") or explained.has("why", "ask:amount", "ask:many"):
        return spans
    against = [i for i in explained.open if explained.tokens[i].low in sense_words("against")]
    done = [s for s in spans if s.end - s.start == 1 and bases_of(s, explained) & sense_words("doing")]
    if not done:
        return spans
    slot = "slot:control_outcome" if explained.tokens[done[0].start].low in sense_words("done") else "slot:control"
    given = [retagged(s, slot) if s is done[0] else s for s in spans]
    given += [Span(at, at + 1, (Concept("tag", ("trend",)),), 1.0) for at in against]
    return tuple(sorted(given, key=lambda s: s.start))


@given("want:%", senses=("use",))
def _percent_used(spans: Spans, explained: Explained) -> Spans:
    """ "Kulut alle 40 % käyttö": the per cent used."""
    found: list[Span] = list(spans)
    for one in spans:
        at = one.end
        if "want:%" in one.tags and at in explained.open and explained.tokens[at].any_keys & sense_words("use"):
            found.append(Span(at, at + 1, (Concept("tag", ("measure:percent",)),), 1.0))
    return tuple(sorted(found, key=lambda s: s.start))


@given("want:%")
def _at_per_cent(spans: Spans, explained: Explained) -> Spans:
    """ "Monessako prosentissa ostopalvelut ovat": how much of the row's budget has come about."""
    asked = [two for one, two in itertools.pairwise(spans) if {"ask:many", "ask:which"} & set(one.tags) and one.end == two.start and two.tags == ("want:%",)]
    inside = [s for s in asked if any(r.case == "sisaolento" for r in readings(explained.tokens[s.end - 1].low))]
    if len(inside) != 1 or not names_any(spans, "subject") or any(t.startswith(("measure:", "op:")) for s in spans for t in s.tags):
        return spans
    return tuple(retagged(s, "want:%", "measure:percent") if s is inside[0] else s for s in spans)


@given("ask:who")
def _who_went_over(spans: Spans, explained: Explained) -> Spans:
    """ "Ketkä ylittivät menobudjettinsa", "kenen menot alittuivat": which units, of a cost, an income or a budget."""
    who = [s for s in spans if "ask:who" in s.tags]
    if len(who) != 1:
        return spans
    went = [s for s in spans if set(s.tags) & {"over", "under"}]
    rows = [c.values for s in spans if (c := s.has("subject")) is not None]
    sided = bool(rows) and all(row_side(key) in ("cost", "income") for values in rows for key in values)
    budget = not rows and any(set(s.tags) & BUDGETS for s in spans)
    if len(went) != 1 or not (sided or budget) or explained.open or names_any(spans, "unit", "record"):
        return spans
    bare = not any(t.startswith("measure:") or t in ("largest", "smallest") for s in spans for t in s.tags)
    told = {who[0]: retagged(who[0], "ask:which", "dim:unit"), went[0]: tagged_too(went[0], *(("measure:any_budget",) if bare else ()))}
    return tuple(told.get(s, s) for s in spans)


@given("over", "under")
def _over_without_verb(spans: Spans, explained: Explained) -> Spans:
    """ "Kulut alle 40 %", where nothing asks otherwise: which kinds of cost or income are under it; of one row whether it is: "palvelujen ostot yli 40 %".

    The sum of a side is one row where the question is one and names it as the report does or by a measure: "toimintakulut: toteuma yli 57 %?".
    """
    limits = [one for one, other in itertools.pairwise(spans) if set(one.tags) & {"over", "under"} and other.has("number") is not None]
    if not limits:
        return spans
    asks = any(t.startswith(("ask:", "dim:", "op:", "kind:", "slot:")) for s in spans for t in s.tags)
    finite = any(r.finite for s in spans for t in explained.tokens[s.start : s.end] for r in readings(t.low)[:1])
    if asks or finite or _first(explained) in sense_words("whether") or not explained.has("want:%") or not names_any(spans, "unit"):
        return spans
    sides = {"toimintakulut": "dim:cost", "toimintatuotot": "dim:income"}
    rows = [s for s in spans if s.has("subject") is not None and s.has("unit") is None]
    named = {key for s in rows if (c := s.has("subject")) is not None for key in c.values[:1]}
    if len(named) != 1 or explained.open:
        return spans
    side = sides.get(next(iter(named)))
    measured = any(t.startswith("measure:") for s in spans for t in s.tags)
    printed = any(explained.text(s).lower() in sides for s in rows)
    if side is None or (explained.reading.marks[-1:] == ("?",) and (measured or printed)):
        return tuple(tagged_too(s, "polar") if s is limits[0] else s for s in spans)
    return tuple(retagged(s, side) if s is rows[0] else s for s in spans)


@given(senses=("use_rate",))
def _use_of_row(spans: Spans, explained: Explained) -> Spans:
    """ "Henkilöstökulujen käyttöaste": of a row's budget the per cent used; of rooms or anything else the word is a number of its own."""
    held = explained.vocabulary.by_account
    said = [at for at in explained.open if explained.tokens[at].any_keys & sense_words("use_rate")]
    ends = set()
    for span in spans if said else ():
        subject = span.has("subject")
        rows = () if subject is None or span.has("unit") is not None else subject.values
        account = bool(rows) and all(held[key][0].subject_kind == "investment" or _has_use(key, held[key]) for key in rows if key in held)
        if account or set(span.tags) & {*BUDGETS, "dim:cost", "dim:income", "dim:account"}:
            ends.add((span.end, bool(set(span.tags) & BUDGETS)))
    found, budgets = list(spans), set()
    for at in said:
        whole = next((budget for end, budget in ends if end == at), None)
        if whole is not None:
            found.append(Span(at, at + 1, (Concept("tag", ("measure:percent",)),), 2.0))
            budgets |= {at} if whole else set()
    return tuple(sorted((retagged(s, "filler") if s.end in budgets else s for s in found), key=lambda s: s.start))


def _has_use(key: str, subjects: Sequence[Subject]) -> bool:
    """Whether a row is one of which a budget is used: a cost or income by its name, or one whose table prints how much of its budget is used."""
    return subjects[0].subject_kind == "account" and (row_side(key) in ("cost", "income") or any(s.measure == "percent" for s in subjects))


@given(senses=("cost_noun",))
def _costs_of(spans: Spans, explained: Explained) -> Spans:
    """ "Talvikunnossapidon kustannukset", "mikä oli kurssien hinta": what something that no table names has cost."""
    if explained.has("ask:amount", "ask:many", "why", "define", "ask:who", "ask:when", "over", "under", "largest", "smallest", *_CHANGED):
        return spans
    if (
        any("list" in s.tags and s.start != explained.first for s in spans)
        or names_any(spans, "record", "status")
        or any(t.startswith(("measure:", "kind:", "slot:", "dim:")) for s in spans for t in s.tags)
    ):
        return spans
    nouns = [s for s in spans if s.end - s.start == 1 and bases_of(s, explained) & sense_words("cost_noun") and _in_nominative(s, explained)]
    owned = [s for s in nouns if s.start - 1 in explained.open and any(r.case == "omanto" for r in readings(explained.tokens[s.start - 1].low))]
    asks = [s for s in spans if {"ask:which", "list"} & set(s.tags)]  # "mitkä ovat selvityksen kustannukset"
    if len(owned) != 1 or (asks and asks[0].start != explained.first):
        return spans
    if any(s.has("subject") for s in spans if s is not owned[0]):
        return spans
    rest = [retagged(s, "ask:amount") if s in asks[:1] else s for s in spans]
    return tuple(retagged(s, "spend", "want:EUR", *(() if asks else ("ask:amount",))) if s.start == owned[0].start else s for s in rest)


def _in_nominative(span: Span, explained: Explained) -> bool:
    return any(r.case == "nimento" for r in readings(explained.tokens[span.start].low))


@given("measure:budget_change", senses=("raising",))
def _raised(spans: Spans, explained: Explained) -> Spans:
    """ "Paljonko vesimaksuja korotettiin": how much what no table names rose, not how a budget was changed."""
    if not explained.open or names_any(spans, "subject", "unit") or any(set(s.tags) & {*BUDGETS, "planned"} for s in spans):
        return spans
    return tuple(
        retagged(s, "up", "moves") if "measure:budget_change" in s.tags and bases_of(s, explained) & sense_words("raising") and s.end - s.start == 1 else s
        for s in spans
    )


@given(senses=("at_disposal",))
def _at_disposal(spans: Spans, explained: Explained) -> Spans:
    """ "Paljonko on enää käytettävissä" is what is left, "paljonko on käytettävissä vuonna 2024" the budget; neither is what was spent."""
    at = [s for s in spans if "spend" in s.tags and explained.tokens[s.start].low in sense_words("at_disposal")]
    if len(at) != 1 or any(t.startswith("measure:") for s in spans for t in s.tags):
        return spans
    still = any(t.low in sense_words("still") for t in explained.tokens)
    return tuple(retagged(s, "measure:remaining" if still else "measure:any_budget") if s is at[0] else s for s in spans)


@given(senses=("whole",))
def _whole_year_before(spans: Spans, explained: Explained) -> Spans:
    """ "Koko viime vuonna", "viime vuonna kokonaisuudessaan": the whole year, where the newest report tells a part of the one after it."""
    times = [s for s in spans if s.period is not None]
    if len(times) != 1 or (period := times[0].period) is None or period.spec.kind != "prior" or period.spec.year is not None or period.spec.back != 1:
        return spans
    said = [
        s
        for s in spans
        if s.end - s.start == 1 and explained.tokens[s.start].low in sense_words("whole") and (s.end == times[0].start or s.start == times[0].end)
    ]
    towns = {m for s in spans if (c := s.has("municipality")) is not None for m in c.values}
    ends = [r.period.end for r in explained.vocabulary.reports_of(sorted(towns)) if r.period is not None]
    if not said or not ends or max(ends).month == 12:
        return spans
    year = replace(period, spec=replace(period.spec, kind="year", year=max(ends).year - 1))
    return tuple(replace(s, period=year) if s is times[0] else s for s in spans if s not in said)


@given("largest", "smallest", senses=("coming_to_be",))
def _largest_part(spans: Spans, explained: Explained) -> Spans:
    """ "Mikä erä muodosti suurimman osan kuluista": the largest; the verb says nothing more."""
    if not explained.has("largest", "smallest") or not any(t.startswith("dim:") for t in explained.tags):
        return spans
    return tuple(
        retagged(s, "trend")
        if set(s.tags) & {"op:share", "arise"} and not set(s.tags) & {"largest", "smallest"} and bases_of(s, explained) & sense_words("coming_to_be")
        else s
        for s in spans
    )


_AT_ITS_MOST = ("mmillaan", "mmillään")
"""Ends of words that say that something was at its largest or smallest in the course of time."""


def _when_largest(spans: Spans, explained: Explained) -> Spans:
    """ "Milloin velkaantuneisuus oli suurimmillaan": in which year."""
    spans = tuple(retagged(s, "attribute") if "filler" in s.tags and explained.tokens[s.end - 1].low.endswith(_AT_ITS_MOST) else s for s in spans)
    if not explained.has("largest", "smallest") or not names_any(spans, "subject") or names_any(spans, "record"):
        return spans
    most = [s for s in spans if {"largest", "smallest"} & set(s.tags) and explained.tokens[s.end - 1].low.endswith(_AT_ITS_MOST)]
    asks = [s for s in spans if s.start == explained.first and set(s.tags) & {"ask:amount", "ask:many", "ask:which"}]
    if most and asks and not any(t.startswith("dim:") for s in spans for t in s.tags):  # "paljonko verotulot olivat alimmillaan"
        return tuple(retagged(s, "dim:year", "ask:which") if s is asks[0] else s for s in spans)
    if _first(explained) != "milloin":
        return spans
    return tuple(retagged(s, "dim:year", "ask:which") if "ask:when" in s.tags and s.start == explained.first else s for s in spans)


def _for_each_of(spans: Spans, explained: Explained) -> Spans:
    """ "Nettokustannus €/lapsi", "lasta kohti": for each of what the row named is reckoned for."""
    if not explained.open:
        return spans
    units = {unit for s in spans if (c := s.has("subject")) is not None for key in c.values for unit in explained.vocabulary.number_units(key)}
    each = {unit.partition("/")[2].strip().lower() for unit in units if "/" in unit} - {""}
    found: list[Span] = list(spans)
    for at in explained.open if each else ():
        told = bool(explained.tokens[at].any_keys & each)
        before = any("per" in s.tags and s.end == at for s in spans)
        behind = at + 1 < len(explained.tokens) and explained.tokens[at + 1].low in sense_words("for_each")
        if told and (before or behind):
            found = [s for s in found if s.start != at + 1 or not behind]
            found.append(Span(at, at + 1 + behind, (Concept("tag", ("per",)),), 1.0))
    return tuple(sorted(found, key=lambda s: s.start))


@given(senses=("corresponding",))
def _corresponding(spans: Spans, explained: Explained) -> Spans:
    """ "Erosivat Nevasalmen vastaavista": from the same row of another, not the row "Vastaavaa" of a balance sheet."""
    rows = [s for s in spans if s.has("subject") is not None]
    other = [s for s in rows if s.end - s.start == 1 and explained.tokens[s.start].low in sense_words("corresponding")]
    return tuple(retagged(s, "filler") if s in other else s for s in spans) if len(rows) > len(other) else spans


@given(senses=("corresponding",))
def _over_another(spans: Spans, explained: Explained) -> Spans:
    """ "Ylittivätkö Haapakosken kulut Nevasalmen vastaavat": more than another's same row, not over a budget."""
    limits = [s for s in spans if {"over", "under"} & set(s.tags)]
    if len(limits) != 1:
        return spans
    whose = [s for s in spans if s.has("municipality") is not None or s.has("unit") is not None]
    same = [i for i, token in enumerate(explained.tokens) if token.low in sense_words("corresponding")]
    if len(whose) != 2 or len(same) != 1 or whose[1].end != same[0] or any(set(s.tags) & BUDGETS for s in spans):
        return spans
    way = "more" if "over" in limits[0].tags else "less"
    return tuple(retagged(s, way, "than") if s is limits[0] else s for s in spans)


@given("pronoun", senses=("plural_money",))
def _of_what_was_told(spans: Spans, explained: Explained) -> Spans:
    """ "Montako euroa siitä on syyskuun menoa": a part of what was told, which "menoa" names no row of its own beside."""
    if not explained.has("pronoun") or not explained.has("want:EUR", "ask:amount"):
        return spans
    side = [s for s in spans if s.has("subject") is not None and s.end - s.start == 1 and bases_of(s, explained) & sense_words("plural_money")]
    side = [s for s in side if any(r.case == "osanto" and not r.plural for r in readings(explained.tokens[s.start].low))]
    rows = [s for s in spans if s.has("subject") is not None]
    return tuple(retagged(s, "filler") if s in side else s for s in spans) if len(rows) == len(side) == 1 else spans


@given(senses=("ending_in",))
def _ended_in(spans: Spans, explained: Explained) -> Spans:
    """ "Mihin ennustettiin päätyvän ja mihin ne päätyivät?": the outcome beside the forecast."""
    forecast = [s for s in spans if set(s.tags) & {"measure:forecast", "expects"}]
    joined = [s.start for s in spans if "joiner" in s.tags]
    if not forecast or not joined or explained.has("final"):
        return spans

    def ended(span: Span) -> bool:
        token = explained.tokens[span.start]
        after = span.start > max(joined) > forecast[0].start and span.end - span.start == 1
        return after and bool(token.any_keys & sense_words("ending_in")) and any(r.finite for r in readings(token.low))

    return tuple(retagged(s, "final") if ended(s) else s for s in spans)


@given("op:change", senses=("turnover",))
def _turned_over(spans: Spans, explained: Explained) -> Spans:
    """ "Vaihtui … eli mikä oli vaihtuvuus": the verb of the row named, not how that row changed."""
    named = any({*t.any_keys, *t.parts} & sense_words("turnover") for t in explained.tokens)
    return tuple(retagged(s, "trend") if named and "op:change" in s.tags and bases_of(s, explained) & sense_words("turning_over") else s for s in spans)


@given(senses=("kind_of_row",))
def _kind_before_name(spans: Spans, explained: Explained) -> Spans:
    """ "Kuinka paljon tunnusluku ”Hävikki” muuttui": right before the name of a row the word for what it is says nothing more."""
    rows = {s.start for s in spans if s.has("subject") is not None and s.has("unit") is None}
    said = [i for i in explained.open if i + 1 in rows and explained.tokens[i].any_keys & sense_words("kind_of_row")]
    if explained.has("define", "why") or not said:
        return spans
    return tuple(sorted((*spans, *(Span(i, i + 1, (Concept("tag", ("filler",)),), 1.0) for i in said)), key=lambda s: s.start))


@given("than")
def _mistyped_degree(spans: Spans, explained: Explained) -> Spans:
    """ "Kuinka paljon suurmmat menot olivat kuin koulun": behind "kuinka paljon" and before "kuin" a mistyped word is no superlative."""
    than = [s for s in spans if "than" in s.tags]
    slips = [s for s in spans if s.end == s.start + 1 and set(s.tags) & _MOST.keys() and explained.tokens[s.start].corrected is not None]
    if len(than) != 1 or len(slips) != 1 or not slips[0].start < than[0].start or not explained.has("ask:amount"):
        return spans
    meant = next(_MOST[tag] for tag in slips[0].tags if tag in _MOST)
    return tuple(retagged(s, meant, "trend") if s is slips[0] else s for s in spans)


@given(senses=("row_sum",))
def _sum_of_row(spans: Spans, explained: Explained) -> Spans:
    """ "Verotulojen loppusumma": right behind a row in the genitive the word for a sum is no row of its own."""
    found = list(spans)
    for at, (row, span) in enumerate(itertools.pairwise(spans), 1):
        behind = row.end == span.start and row.has("subject") is not None and bool(bases_of(span, explained) & sense_words("row_sum"))
        if behind and any(r.case == "omanto" for r in readings(explained.tokens[row.end - 1].low)[:1]):
            found[at] = retagged(span, "filler")
    return tuple(found)


@given(words=("jos",))
def _if_as_planned(spans: Spans, explained: Explained) -> Spans:
    """ "Jos verot toteutuvat niin kuin ennustetaan, paljonko niitä saadaan": the forecast, or the budget, not what came about."""
    first = explained.tokens[explained.first]
    if first.low != "jos" or not names_any(spans, "subject"):
        return spans
    clause = [s for s in spans if explained.tokens[s.start].clause == first.clause]
    plans = [s for s in clause if set(s.tags) & {*BUDGETS, "measure:forecast"}]
    comes = [s for s in clause if "measure:actual" in s.tags and bases_of(s, explained) & sense_words("coming_about_as") and s.end - s.start == 1]
    if len(plans) != 1 or len(comes) != 1 or comes[0].start > plans[0].start or any("not" in s.tags for s in spans):
        return spans
    light = [s for s in clause if "than" in s.tags] + [s for s in spans if "pronoun" in s.tags and s not in clause]
    return tuple(retagged(s, "trend") if s is comes[0] else retagged(s, "filler") if s in light else s for s in spans)


def _costs_of_row(spans: Spans, explained: Explained) -> Spans:
    """ "Aineiden, tarvikkeiden ja tavaroiden kulut": right behind a row of costs in the genitive "kulut" says nothing more.

    So it does behind an account that the reports call by a name of their own: "kemikaalien ja aineiden menot".
    """
    found = list(spans)
    for at, (row, span) in enumerate(itertools.pairwise(spans), 1):
        one = row.has("subject")
        if one is None or row.end != span.start:
            continue
        named = [name for c in (span.has("subject"), span.has("account_word")) if c is not None for name in c.values]
        if set(named) & set(one.values):
            continue
        side = next((side for name in named if (side := total_side(name.lower())) is not None), None)
        genitive = any(r.case == "omanto" for r in readings(explained.tokens[row.end - 1].low))
        if side and genitive and row.has("unit") is None and all(_may_be_of(key, side, explained) for key in one.values):
            found[at] = retagged(span, "filler")
    return tuple(found)


def _may_be_of(key: str, side: str, explained: Explained) -> bool:
    """Whether a row is on a side of its statement: by its name, or as an account of the report's own, whose place in its table tells it at the end."""
    held = explained.vocabulary.by_account.get(key, ())
    own = row_side(key) is None and bool(held) and all(s.subject_kind == "account" and s.number_unit in ("EUR", "%") for s in held)
    return total_side(key) is None and (row_side(key) == side or own)


@given(senses=("coming_from",))
def _where_from(spans: Spans, explained: Explained) -> Spans:
    """ "Tulot hyppäsivät – mistä se tuli?": what made a row move, where that stands in a clause of its own."""
    if len(spans) < 4 or explained.has("why") or not any(set(s.tags) & _MOVED for s in spans[:-3]) or not names_any(spans[:-3], "subject"):
        return spans
    asks, it, came = spans[-3:]
    words = [explained.tokens[s.start] for s in (asks, it, came)]
    whole = asks.end == it.start and it.end == came.start and came.end == len(explained.tokens) and words[0].clause != explained.tokens[asks.start - 1].clause
    if not whole or words[0].low != "mistä" or "pronoun" not in it.tags or not words[2].keys & sense_words("coming_from"):
        return spans
    return (*spans[:-3], retagged(asks, "why"), retagged(it, "filler"), retagged(came, "trend"))


RULES = (
    _where_from,
    _kind_before_name,
    _sum_of_row,
    _costs_of_row,
    _if_as_planned,
    _mistyped_degree,
    _brought_about,
    _prior_said_again,
    _points_of_change,
    _counted_at_end,
    _of_council,
    _proposed,
    _spent_on_row,
    _income_from_row,
    _done_for_risk,
    _percent_used,
    _at_per_cent,
    _who_went_over,
    _over_without_verb,
    _use_of_row,
    _costs_of,
    _corresponding,
    _over_another,
    _of_what_was_told,
    _ended_in,
    _for_each_of,
    _at_disposal,
    _whole_year_before,
    _largest_part,
    _when_largest,
    _raised,
    _turned_over,
)
"""In order: each takes the spans and the question as it was explained, and gives the spans back."""
