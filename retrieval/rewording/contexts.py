"""Words whose sense the rest of the question tells: "jäi talousarviosta" is under it, "mikä nosti kuluja" asks why."""

from dataclasses import replace
from functools import cache
from itertools import pairwise

from ingest.data import read_table
from ingest.language.voikko import readings
from retrieval.evidence.figure_parts import residents_rows
from retrieval.language.explain import Explained, Span
from retrieval.language.lexicon import sense_list, sense_words
from retrieval.language.names import account_key, row_side
from retrieval.language.phrases import JOINERS, Concept
from retrieval.language.retagging import BUDGETS, PLANS, Spans, bases_of, retagged
from retrieval.language.rules import Rules, given
from retrieval.rewording import (
    amount_senses,
    asides,
    cash_moves,
    company_words,
    each_costs,
    earned_and_spent,
    idioms,
    internal_items,
    loan_moves,
    money_left,
    other_verbs,
    per_resident,
    phrasings,
    project_phrasings,
    quality_asked,
    rank_words,
    rate_costs,
    record_phrasings,
    results_before,
    said_sides,
    senses,
    set_against,
    spoken_turns,
    tax_rates,
    threats,
    unit_places,
)
from retrieval.understanding import multiples

_BEHIND = PLANS | {"planned", "kind:target"}
"""What an amount may stay behind."""
_FROM = ("sta", "stä", "staan", "stään", "staansa", "stäänsä")


_GOING_ON = ("va", "vä", "van", "vän", "vat", "vät")
"""How verbs end that say what is doing something: "jäävän"."""
_OF_OTHERS = (
    *project_phrasings.FIRST,
    *rank_words.FIRST,
    *asides.RULES,
    *unit_places.RULES,
    *threats.RULES,
    *spoken_turns.RULES,
    *each_costs.RULES,
    *per_resident.RULES,
    *multiples.RULES,
    *earned_and_spent.RULES,
    *loan_moves.RULES,
    *cash_moves.RULES,
    *results_before.RULES,
    *amount_senses.RULES,
    *money_left.RULES,
    *idioms.RULES,
    *senses.RULES,
    *rate_costs.RULES,
    *phrasings.RULES,
    *record_phrasings.RULES,
    *project_phrasings.RULES,
    *internal_items.RULES,
    *company_words.RULES,
    *said_sides.RULES,
    *quality_asked.RULES,
    *rank_words.RULES,
    *tax_rates.RULES,
    *other_verbs.RULES,
    *set_against.RULES,
)
"""The rules of the other files, in order."""


def in_context(explained: Explained) -> Explained:
    """The question with the tags that the words around a word give it."""
    explained = each_costs.priced_things(money_left.never_got(money_left.things_left(unit_places.with_whole_area(explained))))
    spans = RULES.applied(explained)
    kept = tuple(i for i in explained.open if not any(s.start <= i < s.end for s in spans))
    return explained if spans == explained.spans else replace(explained, spans=spans, open=kept)


@given(*_BEHIND, senses=("staying_behind",), words=("jäädä",))
def _falling_short(spans: Spans, explained: Explained) -> Spans:
    """ "Jäi (kauas) talousarviosta", "jäädä alle": what stays behind a plan is under it."""
    plans = [s for s in spans if _BEHIND.intersection(s.tags) and explained.tokens[s.end - 1].low.endswith(_FROM)]
    if not plans or any(set(s.tags) & {"measure:remaining", "over", "under"} for s in spans):
        return spans
    first = [explained.tokens[s.start] for s in spans]
    behind = sense_words("staying_behind")
    ends = {s.end for s in spans if s.end - s.start == 1 and "jäädä" in explained.tokens[s.start].any_keys}
    ends |= {at + 1 for at in ends if explained.tokens[at : at + 1] and explained.tokens[at].low in sense_words("how_far_behind")}
    said = [i for i in explained.own if i in ends and explained.tokens[i].low in sense_words("left_behind")]  # "jäädä (eniten) jälkeen"
    spans = tuple(s for s in spans if not (s.start in said and s.end - s.start == 1))
    spans = tuple(sorted((*spans, *(Span(i, i + 1, (Concept("tag", ("filler",)),), 1.0) for i in said)), key=lambda s: s.start))
    first = [explained.tokens[s.start] for s in spans]
    stays = [bool(t.keys & behind or (t.any_keys & behind and t.low.endswith(_GOING_ON))) for t in first]  # "jäävän", not "toteutumatta jääneistä"
    return tuple(retagged(s, "under") if stay and s.end - s.start == 1 else s for s, stay in zip(spans, stays, strict=True))


@given(words=("netto", "nettona"))
def _net_of(spans: Spans, explained: Explained) -> Spans:
    """ "Rahoitustuotot ja -kulut netto": behind a row, "netto" is no row of its own; one side alone has no net."""
    found = list(spans)
    said = [(at, s) for at, s in enumerate(spans) if set(s.tags) != {"filler"}]
    for (_, before), (at, span) in pairwise(said):  # "olivat" may stand between
        row = before.has("subject")
        if (
            row is not None
            and all(i not in explained.open for i in range(before.end, span.start))
            and span.has("subject") is not None
            and explained.tokens[span.start].low in ("netto", "nettona")
        ):
            found[at] = retagged(span, "filler" if row_side(row.values[0]) == "result" else "net")
    return tuple(found)


@given("op:sum")
def _each_whole(spans: Spans, explained: Explained) -> Spans:
    """ "Verotulot yhteensä ja valtionosuudet": behind a row that another follows, "yhteensä" is that row's own sum and adds nothing to the other."""
    summed = [n for n, span in enumerate(spans) if "op:sum" in span.tags and explained.tokens[span.start].low in sense_words("in_all")]
    rows = [n for n in summed if n and spans[n - 1].has("subject") and spans[n - 1].end == spans[n].start]
    own = [n for n in rows if n + 2 < len(spans) and "joiner" in spans[n + 1].tags and spans[n + 2].has("subject")]
    if not own or rows != summed or any(n not in own and n - 3 not in own for n in summed):
        return spans
    return tuple(replace(span, end=spans[n + 1].end) if n + 1 in summed else span for n, span in enumerate(spans) if n not in summed)


@given("kind:plan", senses=("use_plan",))
def _use_plan(spans: Spans, explained: Explained) -> Spans:
    """ "Tilakustannusten käyttösuunnitelma", "prosenttia käyttösuunnitelmasta": of money, the plan for its use is its budget."""
    plans = [s for s in spans if "kind:plan" in s.tags and explained.tokens[s.start].any_keys & sense_words("use_plan") and s.end - s.start == 1]
    if not plans:
        return spans
    money = any((row := s.has("subject")) is not None and any(_is_money(key, explained) for key in row.values) for s in spans)
    if not (money or explained.has("want:%", "dim:income", "dim:cost", "dim:account")) or explained.has("kind:target", "over", "under", "why"):
        return spans
    budgets = any(set(s.tags) & BUDGETS for s in spans)
    return tuple(retagged(s, "filler" if budgets else "measure:any_budget") if s in plans else s for s in spans)


def _is_money(key: str, explained: Explained) -> bool:
    return any(subject.number_unit == "EUR" and subject.subject_kind == "account" for subject in explained.vocabulary.by_account.get(key, ()))


@given(senses=("which",))
def _asked_why(spans: Spans, explained: Explained) -> Spans:
    """ "Mikä on nostanut ostopalveluiden laskua": what moves an amount is its reason, when no part of it is asked for."""
    tokens = explained.tokens
    asks = tokens[0].low in sense_words("which") if tokens else False
    if not asks or any(t.startswith(("dim:", "unit_kind:")) or t in ("largest", "smallest", "top", "why") for s in spans for t in s.tags):
        return spans
    named = any(s.has("subject") for s in spans)
    moving = [s for s in spans if "moves" in s.tags or bases_of(s, explained) & sense_words("eating")]
    return tuple(retagged(s, "why") if moving and s is moving[0] else s for s in spans) if named else spans


@given("why", senses=("usual",))
def _usual_reason(spans: Spans, explained: Explained) -> Spans:
    """ "Mikä oli poissaolojen tavallisin syy": the reason that is given."""
    asks = {s.start for s in spans if "why" in s.tags and bases_of(s, explained) & sense_words("reason_noun")}
    found = [i for i in explained.open if i + 1 in asks and explained.tokens[i].any_keys & sense_words("usual")]
    return tuple(sorted((*spans, *(Span(i, i + 1, (Concept("tag", ("trend",)),), 1.0) for i in found)), key=lambda s: s.start)) if found else spans


@given(senses=("for_each",), words=("per",))
def _per_inhabitant(spans: Spans, explained: Explained) -> Spans:
    """ "Tuulijokista kohti": for each who lives in the municipality."""
    tokens = explained.tokens
    misread = [s.start for s in spans if s.has("municipality") and s.end - s.start == 1 and "lai" in tokens[s.start].low[4:]]
    ahead = {at for at in (*explained.open, *misread) if at > 0 and tokens[at - 1].low == "per"}  # "per koelalainen"
    each = [at for at in (*explained.open, *misread) if at in ahead or (at + 1 < len(tokens) and tokens[at + 1].low in sense_words("for_each"))]
    if not each:
        return spans
    found: list[Span] = list(spans)
    names = {name.split()[0].lower(): name for name in explained.vocabulary.municipalities}
    for at in each:
        town = next((full for first, full in names.items() if len(first) > 4 and tokens[at].low.startswith(first[:-2])), None)
        if town is not None:
            first, end = (at - 1, at + 1) if at in ahead else (at, at + 2)
            found = [s for s in found if not (s.start < end and s.end > first)]
            found.append(Span(first, end, (Concept("tag", ("ratio:resident",)), Concept("municipality", (town,))), 3.0))
    return tuple(sorted(found, key=lambda s: s.start))


@given(words=("asua",))
def _dwelling(spans: Spans, explained: Explained) -> Spans:
    """ "Montako ihmistä kunnassa asui": the number of those who live there, when nothing else is counted."""
    counted = explained.has("ask:many", "ask:amount") and not explained.open
    if not counted or any(s.has("subject") or s.has("record") or s.has("unit") for s in spans):
        return spans
    held = tuple(key for key in residents_rows() if key in explained.vocabulary.by_account)
    dwells = [s for s in spans if "asua" in explained.tokens[s.start].any_keys]
    if not held:  # then no row of people is known to be of them
        return tuple(s for s in spans if s not in dwells)
    return tuple(replace(s, concepts=(Concept("subject", held),)) if s in dwells else s for s in spans)


@given("population")
def _residents_more_named(spans: Spans, explained: Explained) -> Spans:
    """ "Asukasluku" of the only row that counts people and says more behind that name: "Asukasluku, kunnan oma arvio"."""
    if any(s.has("subject") or s.has("record") for s in spans) or not explained.has("ask:which", "ask:many", "ask:amount"):
        return spans
    starts = tuple(f"{key}," for key in residents_rows())
    rows = explained.vocabulary.by_account
    held = [key for key in rows if key.startswith(starts) and all(s.number_unit == "persons" for s in rows[key])]
    if len(held) != 1:
        return spans
    return tuple(replace(s, concepts=(Concept("subject", (held[0],)), *s.concepts)) if "population" in s.tags else s for s in spans)


@given("population", senses=("born", "dead"))
def _residents_who(spans: Spans, explained: Explained) -> Spans:
    """ "Moniko asukas kuoli", "montako asukasta syntyi": those of whom it is asked what came of them, not how many live there."""
    counted = {s.end for s in spans if "ask:many" in s.tags}
    if not counted:
        return spans
    counted |= {s.end for s in spans if s.has("municipality") and s.start in counted}
    came = sense_words("born") | sense_words("dead")
    went = any(t.any_keys & came for t in (explained.tokens[i] for i in explained.own))
    return tuple(retagged(s, "want:persons") if went and "population" in s.tags and s.start in counted else s for s in spans)


@given(senses=("born",))
def _born(spans: Spans, explained: Explained) -> Spans:
    """ "Montako lasta kunnassa syntyi": those who were born, where a row counts them and nothing else is counted."""
    born = [s for s in spans if s.end - s.start == 1 and explained.tokens[s.start].any_keys & sense_words("born")]
    if len(born) != 1 or not explained.has("ask:many", "ask:amount"):
        return spans
    held = tuple(key for key in map(account_key, sense_list("born_row")) if key in explained.vocabulary.by_account)
    children = {i for i in explained.open if explained.tokens[i].any_keys & (sense_words("child") | sense_words("people"))}
    if not held or set(explained.open) - children:
        return spans
    if any(s.has("subject") or s.has("record") or s.has("unit") for s in spans):
        return spans
    said = [Span(i, i + 1, (Concept("tag", ("filler",)),), 1.0) for i in children]
    row = Concept("subject", held)
    return tuple(sorted((*said, *(replace(s, concepts=(row,)) if s in born else s for s in spans)), key=lambda s: s.start))


@given(senses=("adding",))
def _adding(spans: Spans, explained: Explained) -> Spans:
    """ "Kun henkilöstökuluihin lisätään avustukset": the two are added up."""
    adding = [s for s in spans if explained.tokens[s.start].low in sense_words("adding")]
    for kind in ("subject", "unit") if adding else ():
        named = [s for s in spans if s.has(kind)]
        to = [s for s in named if any(r.case == "sisatulento" for r in readings(explained.tokens[s.end - 1].low))]
        if len(named) > 1 and to:
            return tuple(retagged(s, "op:sum") if s in adding else s for s in spans)
    return spans


@given(senses=("from_whom",), words=("mistä",))
def _financing(spans: Spans, explained: Explained) -> Spans:
    """ "Keneltä rahat hankkeeseen tulevat": who pays for it."""
    whom = [s for s in spans if explained.tokens[s.start].low in sense_words("from_whom") or explained.tokens[s.start].low == "mistä"]
    if not whom:
        return spans
    projects = any(explained.vocabulary.records[i].record.kind == "project" for s in spans if (c := s.has("record")) for i in c.values)
    pays = explained.has("money", "slot:total_funding") or sense_words("costing") & {key for t in explained.tokens for key in t.any_keys}
    if not pays or not (projects or explained.has("kind:project")) or explained.has("slot:funder", "slot:responsible"):
        return spans
    purse = [i for i in explained.open if explained.tokens[i].keys & sense_words("purse")]  # "kenen kukkarosta"
    spans = tuple(sorted((*spans, *(Span(i, i + 1, (Concept("tag", ("filler",)),), 1.0) for i in purse)), key=lambda s: s.start))
    both = explained.has("ask:amount")  # "paljonko rahoitusta on, ja keneltä se tulee"
    return tuple(retagged(s, "slot:funder") if s is whom[0] else s for s in spans if both or "slot:total_funding" not in s.tags)


@given(senses=("by_way_of",))
def _by_way_of(spans: Spans, explained: Explained) -> Spans:
    """ "Avustuksista kulki lautakunnan kautta": what goes by way of a unit is that unit's."""
    ways = [t for s in spans if s.tags == ("filler",) and (t := explained.tokens[s.start]).low in sense_words("by_way_of")]
    going = [i for i in explained.open if ways and explained.tokens[i].any_keys & sense_words("going_by")]
    return tuple(sorted((*spans, *(Span(i, i + 1, (Concept("tag", ("filler",)),), 1.0) for i in going)), key=lambda s: s.start))


@given("arise")
def _those_counted(spans: Spans, explained: Explained) -> Spans:
    """ "Montako syntynyttä?": those that are counted, by no other noun."""
    asks = {s.end for s in spans if "ask:many" in s.tags}
    return tuple(
        retagged(s, "those_counted")
        if "arise" in s.tags and s.start in asks and any(r.participle or r.kind in ("laatusana", "nimisana") for r in readings(explained.tokens[s.start].low))
        else s
        for s in spans
    )


@given("arise")
def _arising(spans: Spans, explained: Explained) -> Spans:
    """ "Paljonko kuluja syntyi": how much there was, not a part of anything."""
    if not any("arise" in s.tags for s in spans):
        return spans
    parts = explained.has("ask:which", "want:%") or sum(bool(s.has("subject") or s.has("unit")) for s in spans) > 2
    return spans if parts else tuple(retagged(s, "arise") if {"op:share", "arise"} <= set(s.tags) else s for s in spans)


@given("measure:budget_change")
def _amending(spans: Spans, explained: Explained) -> Spans:
    """ "Talousarviomuutoksin tarkistettu": how the budget was changed, not what it came to."""
    amended = [s for s in spans if "measure:amended_budget" in s.tags and s.end - s.start == 1 and explained.tokens[s.start].roots]
    if not explained.has("measure:budget_change") or explained.has("joiner"):
        return spans
    return tuple(retagged(s, "trend") if s in amended else s for s in spans)


@given("status")
def _qualifying(spans: Spans, explained: Explained) -> Spans:
    """ "Osin toteutettu", "eivät ole vielä täysin toteutuneet": the state that the words beside another make of it."""
    found: list[Span] = []
    rest = [t.low for t in explained.tokens[-2:]]
    if len(rest) == 2 and rest[0] in sense_words("which") and rest[1] in ("ei", "eivät"):  # "… ja mitkä eivät?": all with their states
        return tuple(retagged(s, "trend") if s.has("status") else s for s in spans if s.end < len(explained.tokens))
    for span in spans:
        state = span.has("status")
        if state is not None and state.values[0] in ("achieved", "on_track", "not_achieved", "partly"):
            beside = explained.tokens[max(0, span.start - 4) : span.end + 2]  # "eivät toteutuneet täysin" is one state
            clause = [status_qualifiers().get(t.low) for t in beside if t.clause == explained.tokens[span.start].clause]
            said = {kind for before, kind in pairwise((None, *clause)) if (before, kind) != ("whole", "part")}  # "kaikilta osin"
            states = ("partly", "not_achieved") if {"whole", "not"} <= said else ("not_achieved",) if "not" in said else ("partly",) if "part" in said else ()
            near = explained.tokens[max(0, span.start - 4) : span.end + 3]  # "jäi kokonaan tai osittain toteutumatta", "osittain ja mitkä kokonaan"
            either = {"whole", "part"} <= {status_qualifiers().get(t.low) for t in near} and any(t.low in {*JOINERS, "tai"} for t in near)
            if state.values[0] in ("not_achieved", "partly"):
                undone = any(r.case == "vajanto" for t in explained.tokens[span.start : span.end] for r in readings(t.low))
                both = either or (len(states) == 2 and state.values[0] == "not_achieved")
                states = () if not both else ("partly", "not_achieved") if undone or "not" in said else ("partly", "achieved")
            if states and state.values[0] == "on_track" and "not" in said:
                states = ("delayed",)
            if states:
                span = replace(span, concepts=(Concept("status", states, 2),))
        found.append(span)
    return tuple(found)


@given(senses=("costing",))
def _pricing(spans: Spans, explained: Explained) -> Spans:
    """ "Mitä selvitys maksaa": how much."""
    tokens = explained.tokens
    costs = any(t.any_keys & sense_words("costing") and any(r.finite or r.lemma in t.any_keys for r in readings(t.low)) for t in tokens)
    asks = explained.first < len(tokens) and tokens[explained.first].low in ("mitä", "mitäs", "mitähän")
    return tuple(retagged(s, "ask:amount") if s.start == explained.first and s.end == s.start + 1 else s for s in spans) if costs and asks else spans


@given(senses=("meaning_form",))
def _explaining(spans: Spans, explained: Explained) -> Spans:
    """ "Selittäkää, mitä vuosikate kuvaa", "mitä tunnusluku vuosikate kertoo": what it means, not why or how much."""
    tokens = explained.tokens
    verbs = sense_words("meaning_form")
    begins = explained.first < len(tokens) and tokens[explained.first].low == "mitä"
    if begins and any(t.keys & sense_words("term") for t in tokens) and any(s.has("subject") for s in spans):
        return tuple(retagged(s, "define") if tokens[s.start].low in verbs and s.end == s.start + 1 else s for s in spans)
    asks = [s for s in spans if "why" in s.tags and "selittää" in tokens[s.start].any_keys and s.end < len(tokens) and tokens[s.end].low == "mitä"]
    means = any(t.low in verbs for t in tokens)
    return tuple(retagged(s, "define") if s in asks else s for s in spans) if asks and means else spans


@given("entä")
def _asked_again(spans: Spans, explained: Explained) -> Spans:
    """ "Paljonko ennakoitua enemmän saatiin 2023, ja entä 2024": the same of two times, not how it changed between them."""
    again = [s for s in spans if "entä" in s.tags and s.start > explained.first]
    if not again or sum(s.period is not None for s in spans) < 2 or not explained.has("ask:amount", "ask:many"):
        return spans
    ends = {s.end for s in spans if "planned" in s.tags}
    than_planned = [s for s in spans if set(s.tags) & {"more", "less"} and s.start in ends]
    return tuple(retagged(s, "trend") if s in than_planned else retagged(s, "each") if s in again else s for s in spans)


@cache
def status_qualifiers() -> dict[str, str]:
    """Word beside a state → what it does to it: part, whole or not."""
    return {row["word"]: row["kind"] for row in read_table("status_qualifiers")}


@given("up", "down")
def _moving(spans: Spans, explained: Explained) -> Spans:
    """ "Kuinka suuri vähennys oli": one that moved, not the row "Vähennykset", which is meant in the plural only."""

    def sense(span: Span) -> Span:
        row = span.has("subject") is not None and bool({"up", "down"} & set(span.tags))
        if not row or span.end - span.start != 1:
            return span
        plural = any(r.plural for r in readings(explained.tokens[span.start].low))
        return replace(span, concepts=tuple(c for c in span.concepts if (c.kind == "tag") != plural))

    return tuple(map(sense, spans))


def _with_parts(spans: Spans, explained: Explained) -> Spans:
    """ "Henkilöstökulut sivukuluineen": a row that is a part of another one named comes along with it."""
    if not any(explained.tokens[s.start].low.endswith("ineen") for s in spans):
        return spans
    terms = {account_key(row["total"]): {account_key(t) for t in row["terms"].split("|")} for row in read_table("statement_sums")}
    held = {name for s in spans if (c := s.has("subject")) is not None for name in c.values}

    def comes_along(span: Span) -> bool:
        part = span.has("subject")
        alone = span.end - span.start == 1 and explained.tokens[span.start].low.endswith("ineen")
        return part is not None and alone and any(set(part.values) & terms.get(name, set()) for name in held)

    return tuple(retagged(s, "filler") if comes_along(s) else s for s in spans)


_RULES = (
    _net_of,
    _each_whole,
    _use_plan,
    _falling_short,
    _asked_why,
    _usual_reason,
    _per_inhabitant,
    _with_parts,
    _moving,
    _dwelling,
    _residents_who,
    _residents_more_named,
    _born,
    _adding,
    _financing,
    _arising,
    _amending,
    _qualifying,
    _pricing,
    _explaining,
    _asked_again,
    _by_way_of,
    _those_counted,
)
"""In order: each takes the spans and the question as it was explained, and gives the spans back."""
RULES = Rules((*_RULES, *_OF_OTHERS))
"""All of them: those of this file, then those of the others."""


@cache
def number_nouns() -> dict[str, str]:
    """End of a noun that asks for a number → the units of measure asked for, parted by |, "" where they are not sure."""
    return {row["tail"]: row["unit"] for row in read_table("number_nouns")}


def asks_number(explained: Explained) -> bool:
    """Whether "mikä" asks for a number, by a noun in its base form, which the verb speaks of: "mikä oli tuloveroprosentti"."""
    tokens = explained.tokens
    if any(tokens[i].low.startswith(("mones", "monent", "monenn")) for i in explained.own):  # "kuinka mones kaupunki oli"
        return True
    first = next((i for i in explained.own if tokens[i].low in ("mikä", "mikäs", "mitkä")), None)
    rows = {i for s in explained.spans if s.has("subject") for i in range(s.start, s.end)}
    nouns = [tokens[i] for i in (*explained.open, *rows) if first is not None and i > first and tokens[i].low in tokens[i].keys]
    return _is_of_row(explained) or any(key.endswith(tuple(number_nouns())) for token in nouns for key in token.keys)


def _is_of_row(explained: Explained) -> bool:
    """Whether "mikä on" is asked of nothing but a row of figures, which has its name in the nominative: "mikä oli Koelan kaupungin vuosikate"."""
    own = [i for i in explained.own if explained.tokens[i].kind == "word"]
    if len(own) < 3 or explained.tokens[own[0]].low not in sense_words("which") or "olla" not in explained.tokens[own[1]].keys:
        return False
    kinds = {s.subject_kind for span in explained.spans if (c := span.has("subject")) for key in c.values for s in explained.vocabulary.by_account.get(key, ())}
    named = [s for s in explained.spans if s.has("subject") or s.has("account_word")]
    rows = [s for s in named if any(r.case == "nimento" for r in readings(explained.tokens[s.end - 1].low))]
    return bool(rows) and kinds <= {"account", "indicator", "personnel"}


def asks_why_first(explained: Explained) -> bool:
    """Whether a question begins with why, before it names a share: "miksi osa kouluista jäi pois"."""
    why, share = explained.tagged("why"), explained.tagged("op:share")
    return bool(why and share) and why[0].start < share[0].start


def asks_what(explained: Explained) -> bool:
    """Whether a question asks no more than what a thing is: "mikä on hukkavesi?"."""
    places = [i for i in explained.own if explained.tokens[i].kind == "word"]
    own = [explained.tokens[i] for i in places]
    asked = len(own) > 2 and own[0].low in sense_words("which_or_what") and own[1].low in ("on", "ovat") and set(places[2:]) <= set(explained.open)
    return asked and all(any(r.case == "nimento" for r in readings(t.low)) or not readings(t.low) for t in own[2:])


def asks_which(explained: Explained) -> bool:
    """Whether "mitä" asks which of a kind: "mitä ohjelmaa"."""
    after = explained.tokens[explained.first + 1] if explained.first + 1 < len(explained.tokens) else None
    return after is not None and explained.first + 1 in explained.open and any(r.kind == "nimisana" and r.case == "osanto" for r in readings(after.low)[:1])


def asks_amount(explained: Explained) -> bool:
    """Whether an amount of money is asked for."""
    return explained.has("ask:amount", "spend", "money", "want:EUR") or any(t.startswith("measure:") for t in explained.tags)


def asks_money_spent(explained: Explained) -> bool:
    """Whether it is asked how much was spent, which no share of a budget tells: "paljonko tiloihin meni"."""
    return explained.has("ask:amount") and explained.has("spend") and not explained.has("want:%", "measure:percent", "op:share")


def asks_cost(explained: Explained) -> bool:
    """Whether a follow-up asks what something cost without naming it or a time."""
    named = any(s.has("subject") or s.has("unit") or s.has("record") or s.period is not None for s in explained.spans) or bool(explained.open)
    return (explained.has("spend") or asks_price(explained)) and not named and not explained.has("want:%", "want:pp", "why")


def asks_price(explained: Explained) -> bool:
    """Whether a clause asks at what price something came: "minkä hintaiseksi se tuli", "mitä se maksoi"."""
    return any(explained.tokens[i].any_keys & (sense_words("costing") | sense_words("price")) for i in explained.own)
