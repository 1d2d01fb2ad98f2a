"""Turns of speech that say with other words what the lexicon knows: "mitä koulu maksoi", "tekikö kunta voittoa", "talousarviota suuremmat"."""

import itertools
from dataclasses import replace

from ingest.language.voikko import readings
from retrieval.language.explain import Explained, Span
from retrieval.language.lexicon import sense_list, sense_words
from retrieval.language.names import account_key
from retrieval.language.phrases import Concept
from retrieval.language.reading import Token
from retrieval.language.retagging import BUDGETS, Spans, bases_of, names_any, retagged, tagged_too
from retrieval.language.rules import given

_MOVES = ("up", "down", "op:change", "op:difference", "op:compare", "op:series", "more", "less", "by_quarter", "versus", "each", "list")
_BUDGETED = BUDGETS | {"planned"}
_COMPARING = frozenset({"op:difference", "measure:deviation", "more", "less", "over", "under", "op:compare"})
_WITHIN = ("ssa", "ssä", "ssaan", "ssään", "ssansa", "ssänsä")


def _first(explained: Explained) -> Token | None:
    return explained.tokens[explained.first] if explained.first < len(explained.tokens) else None


def _months_through(spans: Spans, explained: Explained) -> Spans:
    """ "Tammikuusta syyskuuhun", "tammikuun ja syyskuun välillä": one time from the first month to the last, where nothing is said to change."""
    if sum(s.period is not None for s in spans) < 2 or explained.has(*_MOVES) or any(t.startswith(("slot:", "kind:")) for t in explained.tags):
        return spans
    for at, (one, other) in enumerate(itertools.pairwise(spans)):
        joined = "joiner" in other.tags and at + 3 < len(spans) and "from" in spans[at + 3].tags
        last = spans[at + 2] if joined else other
        if one.period is None or last.period is None or not one.period.spec.kind == last.period.spec.kind == "month":
            continue
        words = [t.low for t in explained.tokens[one.start : last.end]]
        through = joined or (one.end == last.start and any(w.endswith("kuusta") for w in words) and any(w.endswith("kuuhun") for w in words))
        first, until = one.period.spec, last.period.spec
        if not through or (first.last or 0) >= (until.last or 0) or (first.year and until.year and first.year != until.year):
            continue
        end = spans[at + 3].end if joined else last.end
        spec = replace(until, kind="span", year=until.year or first.year, first=first.last)
        found = replace(one.period, end=end, spec=spec)
        return (*spans[:at], replace(one, end=end, period=found), *(s for s in spans[at + 1 :] if s.start >= end))
    return spans


@given("not", senses=("nothing",))
def _nothing(spans: Spans, explained: Explained) -> Spans:
    """ "Mihin kohteisiin ei ole mennyt vielä euroakaan": where nothing has been spent."""
    if not any("not" in s.tags for s in spans) or not any({"spend", "earn"} & set(s.tags) for s in spans) or explained.has("ask:amount", "ask:many"):
        return spans
    return tuple(retagged(s, "zero") if explained.tokens[s.end - 1].low in sense_words("nothing") else s for s in spans)


@given("spend", senses=("costing",))
def _costing(spans: Spans, explained: Explained) -> Spans:
    """ "Mitä koulu maksoi": how much."""
    begins = _first(explained)
    costs = any(bases_of(s, explained) & sense_words("costing") for s in spans if "spend" in s.tags)
    if begins is None or begins.low not in ("mitä", "mitäs") or not costs or explained.open or not names_any(spans, "unit", "subject"):
        return spans
    return tuple(retagged(s, "ask:amount") if s.start == explained.first else s for s in spans)


@given("ask:which", senses=("price",))
def _pricing(spans: Spans, explained: Explained) -> Spans:
    """ "Mikä oli perusopetuksen hinta", "minkä hintainen": what a unit cost, where nothing else is named."""
    asks = [s for s in spans if "ask:which" in s.tags]
    priced = [s for s in spans if bases_of(s, explained) & sense_words("price")] if asks else []
    if (
        not priced
        or not asks
        or explained.open
        or not names_any(spans, "unit")
        or names_any(spans, "subject", "record")
        or explained.has("per", "ratio:resident")
    ):
        return spans
    return tuple(retagged(s, "spend") if s in priced else retagged(s, "ask:amount") if s is asks[0] else s for s in spans)


@given("positive", "negative")
def _made(spans: Spans, explained: Explained) -> Spans:
    """ "Tekikö kunta voittoa", "jäikö yhtiö tappiolle": the result of the year is asked for, where whose it is prints one."""
    signed = [s for s in spans if set(s.tags) & {"positive", "negative"}]
    if not signed or explained.open:
        return spans
    rows = explained.vocabulary.by_account
    held = tuple(key for key in map(account_key, sense_list("result_row")) if key in rows)
    units = {name for s in spans if (named := s.has("unit")) is not None for name in named.values}
    if units:
        held = tuple(key for key in held if any(subject.unit in units for subject in rows[key]))
    if not held or names_any(spans, "subject", "record"):
        return spans
    if explained.has("group", "result", "why", "measure:change", "dim:company", "largest", "smallest"):
        return spans
    whole = Concept("subject", held)
    return tuple(replace(s, concepts=(*s.concepts, whole)) if s is signed[0] else s for s in spans)


@given(senses=("coming_from",))
def _coming(spans: Spans, explained: Explained) -> Spans:
    """ "Mistä ylitys syntyi", "mistä satunnaiset tuotot syntyivät": why."""
    begins = _first(explained)
    moved = explained.has("over", "under", "up", "down", "measure:deviation") or sum(s.has("subject") is not None for s in spans) == 1
    if begins is None or begins.low != "mistä" or not moved or explained.has("why", "ask:amount", "ask:many"):
        return spans
    return tuple(retagged(s, "why") if bases_of(s, explained) & sense_words("coming_from") and s.end - s.start == 1 else s for s in spans)


@given("op:change")
def _with_changes(spans: Spans, explained: Explained) -> Spans:
    """ "TA 2025 + muutokset", "+muutos" as headings print it: the budget with its changes, its time between the two."""
    for at, span in enumerate(spans[1:-1], 1):
        before, behind = spans[at - 1], spans[at + 1]
        plus = explained.text(span) == "+" and before.end == span.start and span.end == behind.start
        if plus and "op:change" in behind.tags and before.period is not None and before.period.measure in ("budget", "any_budget"):
            changed = replace(before, period=replace(before.period, end=behind.end, measure="amended_budget"), end=behind.end)
            return (*spans[: at - 1], changed, *spans[at + 2 :])
    return spans


@given("dim:municipality")
def _whose_town(spans: Spans, explained: Explained) -> Spans:
    """ "Mitä kunnan kassan riittävyys kertoo", "montako kunnan työntekijää", "mitä kunta tekee riskille": the town's own, not which municipality."""
    begun = {s.start: explained.tokens[s.start].low for s in spans if "dim:municipality" in s.tags}
    owns = {s.start for s in spans if s.start in begun and {r.case for r in readings(explained.tokens[s.end - 1].low)} == {"omanto"}}
    many = tuple(s for s in spans if s.start in owns and "ask:many" in s.tags and {r.case for r in readings(explained.tokens[s.end - 2].low)} != {"omanto"})
    told = any(s.has("record") for s in spans) or any(t.startswith("slot:") for s in spans for t in s.tags)  # a deed that a record tells of
    does = {s.start for s in spans if told and s.start in begun and not _agree(explained.tokens[s.start].low, explained.tokens[s.end - 1].low)}
    asked = tuple(s for s in spans if s.start in owns | does and s.end - s.start == 2 and begun[s.start] in sense_words("which_or_what"))
    return tuple(retagged(s, "ask:many", "filler") if s in many else retagged(s, "ask:which", "filler") if s in asked else s for s in spans)


def _agree(one: str, other: str) -> bool:
    """Whether two words may be of one case: "mikä kunta", not "mitä kunta"."""
    return not {r.case for r in readings(one)}.isdisjoint(r.case for r in readings(other))


@given("dim:municipality")
def _why_of_town(spans: Spans, explained: Explained) -> Spans:
    """ "Miksi kunta korotti pääomaa?": why, not which municipality."""
    return tuple(retagged(s, "why") if s.tags == ("dim:municipality",) and explained.tokens[s.start].low in sense_words("why") else s for s in spans)


def _asks(span: Span, explained: Explained) -> bool:
    return explained.tokens[span.start].low.endswith(("ko", "kö", "ks"))


@given("over", words=("yli",))
def _goes_over(spans: Spans, explained: Explained) -> Spans:
    """ "Palveluissa menee budjetin yli", "meni yli": they pass it, where no number says by how much; the verb spends nothing."""
    over = [s for s in spans if "over" in s.tags and explained.tokens[s.end - 1].low == "yli"]
    numbers = {s.start for s in spans if s.has("number") is not None or "numeral" in s.tags}
    if len(over) != 1 or over[0].end in numbers:
        return spans
    goes = [s for s in spans if s.tags == ("spend",) and s.end - s.start == 1 and "mennä" in bases_of(s, explained) and not _asks(s, explained)]
    why = bool(goes) and any("why" in s.tags and s.start < over[0].start for s in spans)  # a report may say "ylitys" alone of what passed its budget
    budget = [s for s in spans if why and set(s.tags) & BUDGETS and over[0].start in (s.end, s.start - 1)]
    return tuple(retagged(s, "filler") if s in goes or s in budget else s for s in spans) if why or not explained.has("why") else spans


@given("ask:when", senses=("approved",))
def _when_approved(spans: Spans, explained: Explained) -> Spans:
    """ "Milloin valtuusto hyväksyi talousarvion": when that was done, not what was budgeted."""
    if not any("ask:when" in s.tags for s in spans) or names_any(spans, "subject", "record"):
        return spans
    found: list[Span] = []
    for span in spans:
        words = [explained.tokens[i] for i in range(span.start, span.end)]
        approved = bool(set(span.tags) & BUDGETS) and len(words) > 1 and any(t.any_keys & sense_words("approved") for t in words)
        apart = [replace(span, start=i, end=i + 1, concepts=(Concept("account_word", (explained.tokens[i].text,)),)) for i in range(span.start, span.end)]
        found += apart if approved else [span]
    return tuple(found)


@given(words=("saada",))
def _made_to_move(spans: Spans, explained: Explained) -> Spans:
    """ "Mikä sai menot kasvamaan": why."""
    begins, got, moved = spans[:1], spans[1:2], spans[-1:]
    if len(spans) < 4 or begins[0].start != explained.first or explained.tokens[begins[0].start].low not in sense_words("which"):
        return spans
    infinitive = explained.tokens[moved[0].end - 1].low.endswith(("maan", "mään")) and bool({"up", "down", "over", "under"} & set(moved[0].tags))
    if not infinitive or got[0].end - got[0].start != 1 or "saada" not in bases_of(got[0], explained):
        return spans
    return (retagged(begins[0], "why"), retagged(got[0], "filler"), *spans[2:])


@given(senses=("meaning", "reckoned", "presented"))
def _meaning(spans: Spans, explained: Explained) -> Spans:
    """ "Mitä suhteellinen velkaantuneisuus merkitsee", "miten se lasketaan": what it is."""
    begins = _first(explained)
    last = next((t for t in reversed(explained.tokens) if t.kind == "word"), None)
    if begins is None or last is None or any(s.period is not None for s in spans) or names_any(spans, "record"):
        return spans
    row = names_any(spans, "subject")
    means = row and begins.low == "mitä" and bool(last.any_keys & sense_words("meaning")) and any(r.finite and r.person == "3" for r in readings(last.low))
    verbs = sense_words("reckoned") if row or any(t.startswith("measure:") for s in spans for t in s.tags) else frozenset[str]()
    verbs |= frozenset() if any(t in ("ask:amount", "ask:many", "status") or t.startswith("kind:") for s in spans for t in s.tags) else sense_words("presented")
    counts = begins.low in sense_words("how") and any(t.low in verbs for t in explained.tokens)
    if not means and not counts:
        return spans
    told = [s for s in spans if explained.tokens[s.start] in (*((last,) if means else ()), *(t for t in explained.tokens if t.low in verbs))]
    return tuple(retagged(s, "define") if s in told else s for s in spans)


@given("more", "less")
def _beyond_plan(spans: Spans, explained: Explained) -> Spans:
    """ "Talousarviota suuremmat", "enemmän kuin oli budjetoitu": over the budget, where no two times are compared."""
    more = [s for s in spans if "more" in s.tags or "less" in s.tags]
    if len(more) != 1:
        return spans
    plans = [s for s in spans if set(s.tags) & _BUDGETED]
    if (
        explained.open
        or not names_any(spans, "subject")
        or len(plans) != 1
        or sum(s.period is not None for s in spans) > 1
        or explained.has("over", "under", "up", "down", "op:change")
    ):
        return spans
    plan, by = plans[0], more[0]
    than = next((s.start for s in spans if "than" in s.tags and by.start < s.start < plan.start), None)
    word = explained.tokens[plan.end - 1]
    measured = plan.end == by.start and any(r.case == "osanto" for r in readings(word.low))
    if (than is None and not measured) or (than is not None and _other_row(spans, than, plan.start)):
        return spans
    side = "over" if "more" in by.tags else "under"
    given = tuple(retagged(s, side) if s is by else retagged(s, "measure:any_budget") if s is plan and "planned" in s.tags else s for s in spans)
    return tuple(s for s in given if s.start != than)


def _other_row(spans: Spans, than: int, end: int) -> bool:
    """Whether another row than those before it stands behind "kuin": "ovatko tuotot suuremmat kuin kulut talousarviossa"."""
    rows = [(s.start, set(c.values)) for s in spans if (c := s.has("subject")) is not None]
    before = set[object]().union(*(values for at, values in rows if at < than))
    return any(than < at < end and not values & before for at, values in rows)


@given("measure:forecast", "expects")
def _against_forecast(spans: Spans, explained: Explained) -> Spans:
    """ "Poikkesivat ennusteesta", "ennustettua paremmin": what came about against what was forecast, where no two times are compared."""
    told = [s for s in spans if set(s.tags) & {"measure:forecast", "expects"} and any(t in ("measure:forecast", "expects") for t in s.tags)]
    if len(told) != 1:
        return spans
    compared = [s for s in spans if set(s.tags) & _COMPARING or explained.tokens[s.start].low.startswith(sense_list("better_or_worse"))]
    cases = {r.case for s in told for r in readings(explained.tokens[s.end - 1].low)}
    other = any(t.startswith("measure:") and t not in ("measure:forecast", "measure:deviation", "measure:actual") for t in explained.tags)
    beside = cases & {"osanto", "sisaeronto", "sisatulento"} or any("than" in s.tags and s.end == told[0].start for s in spans)
    passed = any(bases_of(s, explained) & sense_words("passing") for s in compared)
    behind = explained.tokens[told[0].end].low if told[0].end < len(explained.tokens) else ""
    beside = beside or (passed and "omanto" in cases and behind not in ("mukaan", "perusteella"))
    if not compared or not beside or other or explained.open or not names_any(spans, "subject"):
        return spans
    if sum(s.period is not None for s in spans) > 1 or explained.has("final", "report_word", "from", "each", "all_reports", "why", "op:series"):
        return spans
    asked = explained.has("ask:amount", "ask:many", "want:EUR", "ask:which")
    by = (
        "op:difference"
        if asked
        else "less"
        if set(compared[0].tags) & {"less", "under"} or explained.tokens[compared[0].start].low.startswith(sense_list("worse"))
        else "more"
    )
    outcome = () if explained.has("measure:actual") else ("measure:closing",)
    given = tuple(retagged(s, "measure:forecast", "final") if s is told[0] else retagged(s, by, *outcome) if s is compared[0] else s for s in spans)
    return tuple(s for s in given if "than" not in s.tags)


@given("pronoun")
def _with_its_budget(spans: Spans, explained: Explained) -> Spans:
    """ "Maksutuotot vuonna 2024 ja niiden talousarvio": what came about and what was budgeted."""
    if any(t.startswith("measure:") for s in spans[:-1] for t in s.tags) or not any(s.has("subject") for s in spans[:-3]):
        return spans
    joint, its, budget = spans[-3:]
    both = set(joint.tags) == {"joiner"} and "pronoun" in its.tags and bool(set(budget.tags) & _BUDGETED) and its.end == budget.start
    return (*spans[:-3], retagged(joint, "measure:actual"), retagged(its, "filler"), budget) if both else spans


@given("spend")
def _used_of_plan(spans: Spans, explained: Explained) -> Spans:
    """ "Paljonko budjetista on käytetty": what was spent, not the budget."""
    asked = explained.has("ask:amount", "want:EUR") and explained.has("spend")
    other = ("want:%", "want:pp", "op:share", "over", "under", "measure:remaining", "measure:deviation", "measure:percent", "op:difference", "more", "less")
    halves = any(t.endswith(("_share", "quarters", "thirds")) for t in explained.tags)
    plans = [s for s in spans if set(s.tags) & _BUDGETED]
    if not asked or len(plans) != 1 or halves or explained.has(*other, "op:compare", "planned", "versus", "ratio"):
        return spans
    word = explained.tokens[plans[0].end - 1].low
    verb = next((s for s in spans if "spend" in s.tags and s.start > plans[0].start), None)
    if not word.endswith(("sta", "stä", "staan", "stään", "stansa", "stänsä")) or verb is None:
        return spans
    return tuple(retagged(s, "measure:actual") if s is plans[0] else s for s in spans)


@given("versus")
def _either_way(spans: Spans, explained: Explained) -> Spans:
    """ "Parempi vai huonompi", "nousivatko vai laskivatko": whether the first of the two."""
    if not any("versus" in s.tags for s in spans):
        return spans
    for at in range(len(spans) - 2):
        one, between, other = spans[at : at + 3]
        ways = [bool({"more", "up"} & set(s.tags)) - bool({"less", "down"} & set(s.tags)) for s in (one, other)]
        if ways[0] * ways[1] < 0 and "versus" in between.tags and sum(s.has("subject") is not None for s in spans) == 1:
            return tuple(s for s in spans if s not in (between, other))
    return spans


@given("largest", "smallest")
def _grown_most(spans: Spans, explained: Explained) -> Spans:
    """ "Mikä kululaji kasvoi eniten vuonna 2024": grown since the year before, not the largest; since the year itself in "vuodesta 2024"."""
    dated = [s for s in spans if s.period is not None]
    if any(explained.tokens[at].low.endswith(("sta", "stä")) for s in dated for at in (s.start, s.end - 1)):
        return spans
    times = [s.period.spec for s in dated if s.period is not None]
    parts = any(t.startswith("dim:") for t in explained.tags) or explained.has("kind:investment", "unit_kind:lautakunta")
    if len(times) != 1 or times[0].kind not in ("year", "span", "to_date") or not parts or explained.has("over", "under", "measure:any_budget", "dim:year"):
        return spans
    ways = [s for s in spans if {"up", "down"} & set(s.tags) and "measure:budget_change" not in s.tags]
    orders = [s for s in spans if {"largest", "smallest"} & set(s.tags)]
    if len(orders) != 1 or len({t for s in ways for t in s.tags if t in ("up", "down")}) != 1:  # "kasvoi eniten, ja paljonko kasvu oli"
        return spans
    low = explained.tokens[orders[0].start].low
    if low not in ("eniten", "vähiten") and not (low.startswith(("suurin", "suurim")) and any(orders[0].end == way.start for way in ways)):
        return spans
    return tuple(retagged(s, *s.tags, "since_prior") if s is orders[0] else s for s in spans)


@given(senses=("keeping",))
def _kept_within(spans: Spans, explained: Explained) -> Spans:
    """ "Pystyttiinkö kulut pitämään budjetissa", "säilyivätkö ne talousarviossa": whether the budget sufficed."""
    within = any(set(s.tags) & _BUDGETED and explained.tokens[s.end - 1].low.endswith(_WITHIN) for s in spans)
    if not within or explained.has("over", "under", "suffices", "ask:amount", "ask:many", "why", "up", "down"):
        return spans
    return tuple(retagged(s, "suffices") if bases_of(s, explained) & sense_words("keeping") and s.end - s.start == 1 else s for s in spans)


@given("measure:deviation")
def _off_plan(spans: Spans, explained: Explained) -> Spans:
    """ "Poikkesivat talousarviosta" where no report prints deviations: the difference from the budget."""
    asked = [s for s in spans if "measure:deviation" in s.tags]
    if not asked:
        return spans
    towns = {m for s in spans if (c := s.has("municipality")) is not None for m in c.values}
    reports = {r.report_id for r in explained.vocabulary.reports_of(sorted(towns))}
    if any(s.measure == "deviation" and s.report_id in reports for s in explained.vocabulary.subjects):
        return spans
    if explained.has("measure:forecast") and explained.has("final", "measure:actual", "measure:closing"):  # "toteuman ja ennusteen välinen poikkeama"
        return tuple(retagged(s, "op:difference") if s in asked else s for s in spans)
    forecast = explained.has("measure:forecast")  # "TOT vs. ennuste, poikkeama"

    def told(span: Span) -> tuple[str, ...]:
        from_budget = any(t.low.startswith(sense_list("budget_said")) for t in explained.tokens[span.start : span.end])
        return ("op:difference",) if forecast and not from_budget else ("op:difference", "measure:any_budget")

    return tuple(retagged(s, *told(s)) if s in asked else s for s in spans)


@given("over", "under")
def _overrun(spans: Spans, explained: Explained) -> Spans:
    """ "Paljonko kuluissa oli ylitystä", "paljonko ne menivät yli": over the budget, where nothing else is said to be passed."""
    if not any(set(s.tags) & {"over", "under"} for s in spans):
        return spans
    going = {s.end for s in spans if s.end - s.start == 1 and bases_of(s, explained) & sense_words("going_past")}
    asked = [s for s in spans if set(s.tags) & {"over", "under"} and (bases_of(s, explained) & sense_words("overrun") or s.start in going)]
    numbers = any(s.has("number") for s in spans if s.period is None)
    others = any(t.startswith("measure:") for t in explained.tags) or numbers or explained.has("than", "why", "limit", "largest", "smallest")
    if not asked or others or not names_any(spans, "subject") or not explained.has("ask:amount", "ask:which", "ask:many"):
        return spans
    return tuple(retagged(s, *s.tags, "measure:any_budget") if s is asked[0] else s for s in spans)


@given("dim:")
def _weightiest(spans: Spans, explained: Explained) -> Spans:
    """ "Merkittävin kuluerä": the largest, where parts of an amount are asked for."""
    if not any(t.startswith("dim:") for t in explained.tags) or explained.has("kind:risk"):
        return spans
    return tuple(retagged(s, "largest") if explained.tokens[s.start].low.startswith(sense_list("weightiest")) else s for s in spans)


@given("kind:project")
def _funding(spans: Spans, explained: Explained) -> Spans:
    """ "Mikä on hankkeen … budjetti": what it has in all."""
    if (
        not any("kind:project" in s.tags for s in spans)
        or not names_any(spans, "record")
        or explained.has("measure:actual", "spend", "op:share", "over", "under")
    ):
        return spans
    return tuple(retagged(s, "slot:total_funding") if s.tags == ("measure:any_budget",) else s for s in spans)


@given(words=("tuotto",))
def _yield_of_tax(spans: Spans, explained: Explained) -> Spans:
    """ "Tuloveron tuotto": the tax itself."""
    taxes = [s for s in spans if (c := s.has("subject")) is not None and all("vero" in key for key in c.values)]
    if not taxes:
        return spans
    said = [s for s in spans if any(t.low.startswith("tuot") and "tuotto" in t.keys for t in explained.tokens[s.end - 1 : s.end]) and s.end - s.start == 1]
    return tuple(retagged(s, "filler") if s in said and any(t.end == s.start for t in taxes) else s for s in spans)


@given("at_time")
def _as_of(spans: Spans, explained: Explained) -> Spans:
    """ "Onko suunnitelma tehty, tilanne 30.6.": as of when it is asked, not which state something has."""
    asks = any(t.low.endswith(("ko", "kö")) for t in explained.tokens[:1])
    if not asks or not any("at_time" in s.tags and "slot:status" in s.tags for s in spans):
        return spans
    dated = {s.start for s in spans if s.period is not None}
    return tuple(retagged(s, "at_time", "filler") if "at_time" in s.tags and s.end in dated else s for s in spans)


@given(senses=("bought_things",))
def _bought(spans: Spans, explained: Explained) -> Spans:
    """ "Osti eniten palveluja": the row of what is bought, its noun apart from the verb."""
    nouns = [i for i in explained.open if explained.tokens[i].keys & sense_words("bought_things")]
    if len(nouns) != 1:
        return spans
    verbs = [s for s in spans if bases_of(s, explained) & sense_words("buying")]
    rows = tuple(dict.fromkeys(key for key in map(account_key, sense_list("bought_row")) if explained.vocabulary.by_account.get(key)))
    if len(verbs) != 1 or not rows or names_any(spans, "subject") or not explained.has("largest", "smallest", "more", "less"):
        return spans
    at = nouns[0]
    return tuple(sorted((*spans, Span(at, at + 1, (Concept("subject", rows, 1),), 2.3)), key=lambda s: s.start))


@given(words=("mitä", "mitäs"))
def _done_about(spans: Spans, explained: Explained) -> Spans:
    """ "Mitä asialle on tehty?", "mitä sille on tehty?": of a risk, what has been done about it; "mitä sille aiotaan tehdä?": what is to be done."""
    begins = _first(explained)
    plain = all({"filler", "pronoun", "ask:which", "entä", "planned"} & set(s.tags) for s in spans) and not explained.open
    if begins is None or begins.low not in ("mitä", "mitäs") or not plain:
        return spans
    slot = "slot:control" if any("planned" in s.tags for s in spans) else "slot:control_outcome"
    return tuple(retagged(s, slot) if "tehdä" in bases_of(s, explained) else retagged(s, "trend") if "planned" in s.tags else s for s in spans)


@given(words=("koska",))
def _at_what_time(spans: Spans, explained: Explained) -> Spans:
    """ "Koska hanke päättyy?": when, where no other word asks."""
    begins = _first(explained)
    if begins is None or begins.low != "koska" or any(t.startswith("ask:") or t in ("why", "define") for t in explained.tags):
        return spans
    return tuple(retagged(s, "ask:when") if s.start == explained.first else s for s in spans)


@given("dim:year")
def _in_which_year(spans: Spans, explained: Explained) -> Spans:
    """ "Minä vuonna ravit ajetaan?": when, of what no row of a table is."""
    years = [s for s in spans if "dim:year" in s.tags and s.start == explained.first]
    more = ("largest", "smallest", "over", "under", "more", "less", "up", "down", "versus", "op:change", "op:series", "limit")
    if not years or not explained.open or names_any(spans, "subject", "record") or explained.has(*more) or any(s.period is not None for s in spans):
        return spans
    return tuple(tagged_too(s, "ask:when") if s in years else s for s in spans)


@given(senses=("row_kind",))
def _what_it_is(spans: Spans, explained: Explained) -> Spans:
    """ "Miten tunnusluku ”Ateriat” kehittyi": what a row named right behind is, which says nothing more."""
    named = {s.start for s in spans if s.has("subject")}
    kinds = [i for i in explained.open if i + 1 in named and explained.tokens[i].any_keys & sense_words("row_kind")]
    return tuple(sorted((*spans, *(Span(i, i + 1, (Concept("tag", ("filler",), 1),), 1.0) for i in kinds)), key=lambda s: s.start)) if kinds else spans


@given(words=("muutettu",))
def _amended(spans: Spans, explained: Explained) -> Spans:
    """ "Nousi alkuperäisestä (lopulliseen) muutettuun talousarvioon": by how much the budget of the year was changed."""
    original = [s for s in spans if "measure:budget" in s.tags and _stands_in(s, explained, "sisaeronto")]
    after = [s for s in spans if original and s.start > original[0].start]
    changed = [s for s in after if "muutettu" in bases_of(s, explained) and any(_stands_at(explained.tokens[i], "sisatulento") for i in range(s.start, s.end))]
    if len(original) != 1 or not changed or explained.has("measure:forecast", "measure:actual", "measure:closing", "want:%", "op:share", "largest", "smallest"):
        return spans
    moves = {"up", "down", "op:change", "final"} | BUDGETS

    def told(span: Span) -> Span:
        return retagged(span, "measure:budget_change") if span is changed[0] else retagged(span, "filler") if moves & set(span.tags) else span

    return tuple(map(told, spans))


def _stands_in(span: Span, explained: Explained, case: str) -> bool:
    return any(_stands_at(explained.tokens[i], case) for i in range(span.start, span.end))


def _stands_at(token: Token, case: str) -> bool:
    return any(r.case == case for r in readings(token.low))


@given("positive", "negative")
def _as_budgeted(spans: Spans, explained: Explained) -> Spans:
    """ "Onko kate plussalla, niin kuin koko vuodelle on budjetoitu": what it is likened to says nothing of which number is asked."""
    claims = [s for s in spans if {"positive", "negative"} & set(s.tags)]
    if len(claims) != 1 or explained.has("more", "less", "over", "under", "versus", "op:compare", "op:difference", "ask:amount", "ask:many"):
        return spans
    begins = [i for i, t in enumerate(explained.tokens) if i > claims[0].start and (t.low in sense_words("likening") or _likens(explained, i))]
    if not begins or not any(s.has("subject") for s in spans if s.end <= begins[0]):
        return spans
    behind = [s for s in spans if s.start >= begins[0]]
    if any(s.has("subject") or s.has("unit") for s in behind) or not any(BUDGETS & set(s.tags) or "measure:forecast" in s.tags for s in behind):
        return spans
    return tuple(replace(retagged(s, "filler"), period=None) if s in behind else s for s in spans)


def _likens(explained: Explained, at: int) -> bool:
    return at > 0 and explained.tokens[at].low == "kuin" and explained.tokens[at - 1].low == "niin"


@given(words=("tase",))
def _in_balance(spans: Spans, explained: Explained) -> Spans:
    """ "Paljonko taseessa on ylijäämää": what has come together over the years, not the year's own; nothing where no report prints it."""
    sheets = [t for t in explained.tokens if "tase" in {*t.keys, *t.parts[-1:]}]  # "konsernitaseen" too
    if not sheets:
        return spans
    held = explained.vocabulary.by_account
    rows = tuple(key for key in map(account_key, sense_list("accumulated_row")) if any(s.number_unit == "EUR" for s in held.get(key, ())))
    bare = [s for s in spans if s.has("subject") and s.end - s.start == 1 and explained.tokens[s.start].low.startswith(sense_list("surplus_or_deficit"))]
    if not rows:
        return tuple(s for s in spans if s not in bare)
    return tuple(replace(s, concepts=(Concept("subject", rows),)) if s in bare else s for s in spans)


RULES = (
    _amended,
    _as_budgeted,
    _with_changes,
    _whose_town,
    _why_of_town,
    _months_through,
    _nothing,
    _costing,
    _pricing,
    _made,
    _coming,
    _goes_over,
    _when_approved,
    _made_to_move,
    _meaning,
    _against_forecast,
    _beyond_plan,
    _with_its_budget,
    _used_of_plan,
    _either_way,
    _grown_most,
    _kept_within,
    _off_plan,
    _overrun,
    _weightiest,
    _funding,
    _at_what_time,
    _in_which_year,
    _done_about,
    _as_of,
    _bought,
    _what_it_is,
    _yield_of_tax,
    _in_balance,
)
"""In order: each takes the spans and the question as it was explained, and gives the spans back."""
