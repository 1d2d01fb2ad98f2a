"""Words of plans, parts and limits in the sense that the words beside them give: "laskettu budjettiin", "on määrä jakaa", "muualta kuin"."""

import itertools
import re
from dataclasses import replace

from ingest.language.voikko import readings
from retrieval.language.explain import Explained, Span
from retrieval.language.lexicon import sense_list, sense_words
from retrieval.language.names import row_side
from retrieval.language.phrases import Concept
from retrieval.language.reading import Token
from retrieval.language.retagging import BUDGETS, PLANS, Spans, names_any, retagged, tagged_too, words_of
from retrieval.language.rules import given

_YEARS = re.compile(r"20\d\d-20\d\d")
_ROWS = frozenset({"dim:account", "dim:cost", "dim:income", "dim:tax", "dim:unit"})
"""What asks for rows that have a budget each."""
_TIMED_PLANS = PLANS | {"planned", "expects", "estimated", "measure:actual", "measure:closing"}


def _in_case(token: Token, case: str) -> bool:
    return any(r.case == case for r in readings(token.corrected or token.low))


@given("down", senses=("put_in",))
def _reckoned_in(spans: Spans, explained: Explained) -> Spans:
    """ "Paljonko poistoja on laskettu tämän vuoden budjettiin": put into the budget, not lowered."""
    into = [s for s in spans if set(s.tags) & PLANS and _in_case(explained.tokens[s.end - 1], "sisatulento")]
    if not into:
        return spans
    return tuple(retagged(s, "filler") if "down" in s.tags and explained.tokens[s.start].low in sense_words("put_in") else s for s in spans)


@given(senses=("reckoning_on",))
def _reckons_on(spans: Spans, explained: Explained) -> Spans:
    """ "Paljonko veroa kunta laskee saavansa", "budjetissa lasketaan kertyvän": what it expects to get, nothing that falls."""
    tokens = explained.tokens
    verbs = sense_words("reckoning_on")
    if not any(t.any_keys & verbs for t in tokens):
        return spans

    def reckons(span: Span) -> bool:
        verb = tokens[span.end - 1]
        said = verb.any_keys & verbs and not any(r.case not in ("", "nimento") for r in readings(verb.low))
        behind = [i for i in range(span.end, min(span.end + 5, len(tokens))) if tokens[i].clause == verb.clause]
        passive = any(r.person == "4" or r.participle for r in readings(verb.low))
        return bool(said) and any(_will(i, explained, passive) for i in behind)

    def told(span: Span) -> Span:
        plan = [s for s in (replace(span, end=span.end - 1),) if s.end > s.start and tokens[s.start].low.startswith(sense_list("budget_said"))]
        return retagged(span, "measure:any_budget" if plan else "expects")

    light = [s for s in spans if "expects" not in s.tags and not names_any((s,), "subject", "unit") and s.period is None]
    held = tuple(told(s) if s in light and reckons(s) else s for s in spans)
    said = [i for i in explained.open if reckons(Span(i, i + 1, (), 0))]
    return tuple(sorted((*held, *(Span(i, i + 1, (Concept("tag", ("expects",)),), 1.0) for i in said)), key=lambda s: s.start))


@given("estimated")
def _estimated_for(spans: Spans, explained: Explained) -> Spans:
    """ "Tuottoja on arvioitu vuodeksi 2025": budgeted for that year."""
    years = [s for s in spans if s.period is not None and any(_in_case(explained.tokens[s.start], case) for case in ("tulento", "ulkotulento"))]
    rows = [name for s in spans if (c := s.has("subject")) is not None for name in c.values]
    if len(years) != 1 or not rows or not all(row_side(name) in ("income", "cost") for name in rows):
        return spans
    return tuple(retagged(s, "expects") if s.tags == ("estimated",) and s.end == years[0].start else s for s in spans)


@given("than")
def _than_was_spent(spans: Spans, explained: Explained) -> Spans:
    """ "Enemmän kuin niihin käytettiin vuonna 2024", of a budget: what came about in that year, no other budget."""
    than = next((s.start for s in spans if "than" in s.tags), None)
    dated = [s for s in spans if s.period is not None]
    if than is None or len(dated) != 2 or not dated[0].start < than < dated[1].start or not explained.has("more", "less"):
        return spans
    plans = [s for s in spans if set(s.tags) & PLANS]
    other = any(t.startswith("measure:") for s in spans if s not in plans for t in s.tags)
    if not plans or plans[-1].start > than or other:
        return spans
    return tuple(retagged(s, "measure:actual") if s.start > than and {"spend", "earn"} & set(s.tags) else s for s in spans)


def _will(at: int, explained: Explained, passive: bool) -> bool:
    """Whether a word says that something is or will be, as what is thought: "saavansa", "kertyvän", no "saatavan tuen" behind a verb that is not passive."""
    low = explained.tokens[at].low
    behind = explained.tokens[at + 1 : at + 2]
    owned = any(r.case == "omanto" and r.kind == "nimisana" for t in behind for r in readings(t.low))
    return low.endswith(("vansa", "vänsä", "vamme", "vämme")) or (
        low.endswith(("van", "vän")) and _in_case(explained.tokens[at], "omanto") and (passive or not owned)
    )


@given("expects")
def _expected_against_budget(spans: Spans, explained: Explained) -> Spans:
    """ "Kulujen odotetaan kasvavan talousarvioon nähden", "nousevan budjetoidusta": the forecast beside the budget, not beside the year before."""
    tokens = explained.tokens
    expects = [s for s in spans if "expects" in s.tags]
    if len(expects) != 1:
        return spans
    tags = {tag for s in spans for tag in s.tags}
    moved = {"up", "down", "over", "under", "more", "less"} & tags
    plans = [s for s in spans if "budget_relative" in s.tags]
    passed = bool({"over", "under"} & tags)  # "arvioidaan jäävän budjetin alle"
    plans += [s for s in spans if BUDGETS & set(s.tags) and (passed or _in_case(tokens[s.end - 1], "sisaeronto"))]
    beside = [s for s in spans if BUDGETS & set(s.tags) and any("op:compare" in o.tags and o.start == s.end for o in spans)]
    if not moved or len({s.start for s in (*plans, *beside)}) != 1 or explained.has("measure:forecast", "measure:actual", "measure:closing"):
        return spans
    if any(s.period is not None and _in_case(tokens[s.end - 1], "sisaeronto") for s in spans):
        return spans
    compared = tuple(retagged(s, "measure:any_budget", "op:compare") if s in plans and "budget_relative" in s.tags else s for s in spans)
    compared = tuple(tagged_too(s, "op:compare") if s in plans and not passed else s for s in compared)
    return tuple(retagged(s, "measure:forecast") if s is expects[0] else s for s in compared)


def _plan_altered(spans: Spans, explained: Explained) -> Spans:
    """ "Millä summalla tuloveron arviota on leikattu", "määrärahaa nipistettiin": how the budget was changed in the year, no fall from the year before."""
    tokens = explained.tokens
    plans = [s for s in spans if (set(s.tags) & BUDGETS or tokens[s.start].low.startswith(sense_list("estimate"))) and "measure:forecast" not in s.tags]
    if not plans:
        return spans
    plans = [s for s in plans if any(_in_case(t, case) for t in words_of(s, explained) for case in ("osanto", "sisaeronto", "nimento", "sisatulento"))]
    other = {
        "than",
        "versus",
        "over",
        "under",
        "measure:actual",
        "measure:closing",
        "measure:forecast",
        "op:series",
        "op:compare",
        "largest",
        "smallest",
        "why",
    }
    times = [s for s in spans if s.period is not None]
    since = any(_in_case(tokens[i], "sisaeronto") for s in times for i in range(s.start, s.end))
    if len(plans) != 1 or other & explained.tags or since or len(times) > 1:
        return spans
    moves = {s.start for s in spans if {"moves", "up", "down"} & set(s.tags) and s.end - s.start == 1}
    asks = tokens[explained.first].low.endswith(("ko", "kö"))  # "onko talousarvio laskettu oikein"
    asides = {s.start for s in spans if asks and "filler" in s.tags}
    alters = [i for i in explained.own if i >= plans[0].end and i not in asides and _is_altered(tokens[i], i in moves)]
    if len(alters) != 1 or any("measure:budget_change" in s.tags for s in spans):
        return spans
    verb = Span(alters[0], alters[0] + 1, (Concept("tag", ("measure:budget_change",)),), 2.0)
    rest = [s for s in spans if not s.start <= verb.start < s.end and not ("expects" in s.tags and s is plans[0]) and not ({"up", "down"} & set(s.tags))]
    plan = [retagged(plans[0], "filler")] if plans[0] not in rest else []
    whole = [retagged(s, "filler") if s is plans[0] else s for s in rest]
    return tuple(sorted((*whole, *plan, verb), key=lambda s: s.start))


@given("measure:forecast")
def _forecast_altered(spans: Spans, explained: Explained) -> Spans:
    """ "Millä summalla ennustetta on laskettu": how a forecast was changed since the one before it, which is no change from the year before."""
    plans = [s for s in spans if "measure:forecast" in s.tags and any(_in_case(t, "osanto") for t in words_of(s, explained))]
    if len(plans) != 1 or any(s.period is not None for s in spans) or explained.has("than", "versus", "op:compare", "over", "under", *BUDGETS):
        return spans
    return tuple(retagged(s, "reforecast") if s.start >= plans[0].end and s.end - s.start == 1 and _is_altered(explained.tokens[s.start]) else s for s in spans)


def _is_altered(token: Token, moves: bool = False) -> bool:
    """Whether a verb, which may be known to move an amount, says that somebody changed one: "leikattiin", "on karsittu"."""
    return (moves or bool(token.any_keys & sense_words("altering"))) and any(
        r.person == "4" or (r.participle and r.case == "nimento") for r in readings(token.low)
    )


@given("measure:any_budget")
def _at_first(spans: Spans, explained: Explained) -> Spans:
    """ "Talousarvio oli aluksi … ja paljonko muutosten jälkeen": the budget as it was before its changes."""
    plans = [s for s in spans if "measure:any_budget" in s.tags]
    after = [s for s in spans if "measure:amended_budget" in s.tags]
    both = len(after) == 1 and len(plans) == 1 and plans[0].end <= after[0].start
    joined = both and any("joiner" in s.tags and plans[0].end <= s.start < after[0].start for s in spans)
    first = [s for s in spans if s.tags == ("filler",) and explained.tokens[s.start].low in sense_words("at_first")]
    if len(plans) != 1 or not (joined or first):
        return spans
    return tuple(retagged(s, "measure:budget") if s is plans[0] else s for s in spans)


@given(senses=("is_to", "intends"))
def _is_to(spans: Spans, explained: Explained) -> Spans:
    """ "Paljonko avustuksia on määrä jakaa", "on tarkoitus käyttää", "aikoo käyttää": what is budgeted for a year, where no other plan is named."""
    if any(set(s.tags) & _TIMED_PLANS and "planned" not in s.tags for s in spans) or explained.has("than", "over", "under", "why", "kind:target", "kind:plan"):
        return spans
    tokens = explained.tokens
    amount = explained.has("ask:amount", "ask:many", "want:EUR") or (explained.has("spend") and tokens[explained.first].low == "mitä")
    asked = amount and (explained.has("invest", "pronoun") or any(s.has("subject") for s in spans))
    year = [s.period.spec for s in spans if s.period is not None]
    through = not year and any(_YEARS.fullmatch(tokens[i].low) for i in explained.own)  # "vuosina 2026–2028"
    if not asked or not (through or (len(year) == 1 and year[0].kind == "year")):
        return spans
    for at in explained.own:
        token = tokens[at]
        means = token.low in sense_words("is_to") and at and "olla" in {k for t in tokens[max(0, at - 3) : at] for k in t.any_keys}
        intends = bool(token.keys & sense_words("intends")) and any(r.finite for r in readings(token.low))
        if (means or intends) and any(_is_infinitive(t) for t in tokens[at + 1 : at + 6]):
            plan = Span(at, at + 1, (Concept("tag", ("measure:any_budget",)),), 2.0)
            return tuple(sorted((*(s for s in spans if not s.start <= at < s.end), plan), key=lambda s: s.start))
    return spans


def _is_infinitive(token: Token) -> bool:
    return token.low in token.keys and any(r.kind == "teonsana" and not r.finite for r in readings(token.low))


@given("than", senses=("elsewhere",))
def _other_than(spans: Spans, explained: Explained) -> Spans:
    """ "Muualta kuin lautakunnalta", "muissa lautakunnissa kuin teknisessä": without it."""
    found = list(spans)
    for span in spans:
        if "than" not in span.tags:
            continue
        others = [at for at in range(max(0, span.start - 3), span.start) if explained.tokens[at].low in sense_words("elsewhere")]
        if not others or others[-1] not in explained.own:
            continue
        merged = Span(others[-1], span.end, (Concept("tag", ("op:without",)),), 3.0)
        inside = [s for s in found if s.start < merged.end and s.end > merged.start]
        if all(s is span or not (s.has("subject") or s.has("record") or s.period) for s in inside):
            found = [s for s in found if s not in inside] + [merged]
    return tuple(sorted(found, key=lambda s: s.start))


@given("spend")
def _using(spans: Spans, explained: Explained) -> Spans:
    """ "Varhaiskasvatusta käyttävistä lapsista": who uses it, nothing that is spent."""
    found = list(spans)
    for n, span in enumerate(spans):
        if span.tags != ("spend",) or span.end - span.start != 1 or span.end >= len(explained.tokens):
            continue
        uses = {r.case for r in readings(explained.tokens[span.start].low) if r.participle and r.lemma.endswith(("vä", "va"))}
        if uses and any(r.kind == "nimisana" and r.case in uses for r in readings(explained.tokens[span.end].low)):
            found[n] = retagged(span, "filler")
    return tuple(found)


@given("at_most")
def _at_most(spans: Spans, explained: Explained) -> Spans:
    """ "Korkeintaan": a limit, no largest one."""
    return tuple(retagged(s, "at_most") if {"at_most", "largest"} <= set(s.tags) else s for s in spans)


@given("than")
def _more_than_a_part(spans: Spans, explained: Explained) -> Spans:
    """ "Enemmän kuin neljäsosa": over a part of the whole."""
    for more, than, part in zip(spans, spans[1:], spans[2:], strict=False):
        way = {"more", "less"} & set(more.tags)
        if way and "than" in than.tags and any(t.endswith(("_share", "_quarters", "_thirds")) for t in part.tags):
            side = replace(retagged(more, "over" if "more" in way else "under"), end=than.end)
            return tuple(side if s is more else s for s in spans if s is not than)
    return spans


@given(senses=("how_well",))
def _against_its_budget(spans: Spans, explained: Explained) -> Spans:
    """ "Toteutunut heikoimmin budjettiin verrattuna": by the part of its own budget that each has come to."""
    orders = [s for s in spans if set(s.tags) & {"largest", "smallest"} and explained.tokens[s.start].low in sense_words("how_well")]
    came = any("measure:actual" in s.tags for s in spans)
    among = any(s.has("subject") is not None and explained.tokens[s.end - 1].low.endswith(("ista", "istä")) for s in spans)  # "toimintatuotoista"
    if not orders or not came or not (among or any(t.startswith("dim:") for t in explained.tags)):
        return spans
    for plan, by in itertools.pairwise(spans):
        pair = (plan, by) if "op:compare" in by.tags else (by, plan)
        plain = len(words_of(pair[0], explained)) == 1 or "measure:amended_budget" in pair[0].tags  # the per cent printed is not of the original budget
        if plain and set(pair[0].tags) & BUDGETS and "op:compare" in pair[1].tags:
            whole = Span(plan.start, by.end, (Concept("tag", ("budget_relative",)),), 3.0)
            return tuple(whole if s is plan else s for s in spans if s is not by)
    return spans


@given(senses=("how_well",))
def _gone_furthest(spans: Spans, explained: Explained) -> Spans:
    """ "Mikä kululaji on edennyt pisimmälle": by the part of its own budget that each row has come to."""
    orders = [s for s in spans if set(s.tags) & {"largest", "smallest"} and explained.tokens[s.end - 1].low in sense_words("how_well")]
    going = [s for s in spans if explained.tokens[s.end - 1].any_keys & sense_words("getting_on")]
    among = {t for t in explained.tags if t.startswith("dim:")}
    if len(orders) != 1 or len(going) != 1 or not among or not among <= _ROWS:
        return spans
    order = next(tag for tag in orders[0].tags if tag in ("largest", "smallest"))
    return tuple(retagged(s, "measure:percent") if s is going[0] else retagged(s, order) if s is orders[0] else s for s in spans)


@given("want:%")
def _is_of_budget(spans: Spans, explained: Explained) -> Spans:
    """ "Montako prosenttia se on muutetusta talousarviosta": the per cent realised, where nothing else is said of it."""
    if explained.open:
        return spans
    counted = any("ask:many" in one.tags and "want:%" in other.tags for one, other in itertools.pairwise(spans))
    if not counted:
        return spans
    budgets = [s for s in spans if {"measure:amended_budget", "measure:any_budget"} & set(s.tags) and explained.tokens[s.end - 1].low.endswith(("sta", "stä"))]
    said = {t for s in spans if s not in budgets for t in s.tags} - {"ask:many", "want:%", "filler", "pronoun", "joiner", "entä"}
    owned = any(s.end == b.start and (s.has("unit") or s.has("municipality") or s.has("subject")) for s in spans for b in budgets)  # "kaupungin talousarviosta"
    several = any(sum(s.has(kind) is not None for s in spans) > 1 for kind in ("subject", "unit"))  # a part of another's budget
    if len(budgets) != 1 or said or owned or several:
        return spans
    return tuple(retagged(s, "measure:percent") if s is budgets[0] else s for s in spans)


@given("op:share", senses=("part_used",))
def _part_used(spans: Spans, explained: Explained) -> Spans:
    """ "Kumpi on käyttänyt kuluistaan suuremman osan", "kulujen käytetty prosenttiosuus": the per cent of its own budget, where one row is named."""
    rows = [s for s in spans if s.has("subject") is not None]
    parts = [s for s in spans if "op:share" in s.tags and "rank_share" not in s.tags and explained.tokens[s.end - 1].keys & sense_words("part_used")]
    used = [s for s in spans if {"spend", "earn"} & set(s.tags)]
    plans = [s for s in spans if set(s.tags) & BUDGETS]
    if len(rows) != 1 or len(parts) != 1 or len(used) != 1 or len(plans) > 1 or explained.open:
        return spans
    part = parts[0]
    between = explained.has("which2") and any(_in_case(explained.tokens[s.end - 1], "sisaeronto") for s in (*rows, *plans))
    participle = any(r.participle for t in words_of(used[0], explained) for r in readings(t.low))
    of_row = participle and used[0].end == part.start and any(_in_case(explained.tokens[rows[0].end - 1], case) for case in ("omanto", "sisaeronto"))
    words = {explained.tokens[i].low[:5] for i in range(max(0, part.start - 1), part.end)}
    sides = {"more": sense_list("more_of"), "less": sense_list("less_of")}
    way = [side for side, begins in sides.items() if any(word.startswith(begins) for word in words)]
    if not (len(way) == 1 if between else of_row and not way):
        return spans
    told = tuple(retagged(s, *way, "measure:percent") if s is part else s for s in spans)
    return tuple(retagged(s, "filler") if s in plans else s for s in told)


@given("covers")
def _own_income(spans: Spans, explained: Explained) -> Spans:
    """ "Menoista katettiin omilla tuloilla": the income of the unit whose costs they are."""
    if not explained.has("covers"):
        return spans
    income = {s.start for s in spans if (c := s.has("subject")) is not None and all(row_side(key) == "income" for key in c.values)}
    return tuple(retagged(s, "filler") if s.tags == ("own",) and s.end in income else s for s in spans)


@given(senses=("said_again",))
def _row_said_again(spans: Spans, explained: Explained) -> Spans:
    """ "Kuluista on väkeä, siis henkilöstökuluja": the row named behind is what the word before it means, where both stand in one case."""
    rows = {s.start: s for s in spans if s.has("subject") is not None}
    for at in explained.own:
        row = rows.get(at + 1)
        if explained.tokens[at].low not in sense_words("said_again") or row is None or at - 1 not in explained.own:
            continue
        word, said = explained.tokens[at - 1], next((s for s in spans if s.end == at), None)
        cases = {r.case for r in readings(word.low)} & {r.case for r in readings(explained.tokens[row.end - 1].low)} - {""}
        plain = said is None or (said.end - said.start == 1 and all(c.kind == "tag" for c in said.concepts))
        if cases and plain and word.kind == "word":
            again = Span(at - 1, at, (Concept("tag", ("filler",)),), 1.0)
            return tuple(sorted((*(s for s in spans if s is not said), again), key=lambda s: s.start))
    return spans


@given("measure:remaining")
def _debt_left(spans: Spans, explained: Explained) -> Spans:
    """ "Paljonko lainaa on jäljellä": the debt itself, nothing left of a budget."""
    left = [s for s in spans if s.tags == ("measure:remaining",)]
    if len(left) != 1:
        return spans
    owed = any(explained.tokens[i].keys & sense_words("owed") for i in explained.own)
    budget = any(BUDGETS & set(s.tags) or "spend" in s.tags for s in spans)
    return tuple(retagged(s, "filler") if s in left else s for s in spans) if owed and not budget else spans


RULES = (
    _using,
    _debt_left,
    _reckons_on,
    _estimated_for,
    _than_was_spent,
    _expected_against_budget,
    _plan_altered,
    _forecast_altered,
    _at_first,
    _at_most,
    _reckoned_in,
    _is_to,
    _other_than,
    _more_than_a_part,
    _against_its_budget,
    _gone_furthest,
    _is_of_budget,
    _part_used,
    _own_income,
    _row_said_again,
)
"""In order: each takes the spans and the question as it was explained, and gives the spans back."""
