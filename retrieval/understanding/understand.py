"""From explained words to a query: what is asked, of what, and what the question leaves to the conversation or to defaults."""

import itertools
import re
from collections.abc import Sequence
from dataclasses import replace

from ingest.language.voikko import Reading, readings
from retrieval.language.explain import Explained, Span, asks_leave
from retrieval.language.lexicon import sense_list, sense_words
from retrieval.language.names import account_key, name_words, row_side
from retrieval.language.phrases import JOINERS
from retrieval.language.reading import Token, folded
from retrieval.language.retagging import BUDGETS
from retrieval.query import Place, Query
from retrieval.understanding.asked_ways import SAYS_WAY, says_way
from retrieval.understanding.both_asked import asks_difference_too
from retrieval.understanding.budget_and_outcome import outcome_beside
from retrieval.understanding.budget_moved import budget_before, way_of_budget
from retrieval.understanding.earlier_time import of_the_year_before
from retrieval.understanding.multiples import unanswered
from retrieval.understanding.operations import operation_of
from retrieval.understanding.question_measures import asks_change, between_reports, exceeding, is_row, measures_of, of_budget, paired, realised, timed, times_of
from retrieval.understanding.question_places import headed, in_pairs, indicator, places, towns_of
from retrieval.understanding.question_wants import wants
from retrieval.understanding.row_sets import asked_rows, of_all_spending, of_residents, of_whole
from retrieval.understanding.school_grades import OF_GRADES, graded
from retrieval.understanding.unit_shares import of_unit, part_first

_NO_QUESTION = frozenset({"koko", "jotenko", "sisko", "verkko", "voisiko", "saisiko"})
"""Words in -ko that ask nothing, or only for leave to ask."""
_POLITE = re.compile(r"(?:isin|isit|isitte|isimme|tte|(?:oi|saa|rro|ysty)t)k[oö]$")
"""A verb that asks somebody to answer: "voisitko", "kertoisitteko", "osaatko"."""
_WHETHER = re.compile(r"k(?:o(?:han)?|ö(?:hän)?)$")
_OF_RISKS = frozenset({"class", "probability", "impact", "score"})
"""What only risks have."""
_MEASURED = frozenset({"want:EUR", "want:%", "want:pp"})
_TOLD = ("slot:funder", "slot:responsible", "slot:owner")
"""Facts of records that are told in words."""
_JOINING = ("ja", "sekä")
_ASKS = ("ask:amount", "ask:many", "ask:which", "ask:who", "ask:when", "why")

_DIMENSIONS = (
    "dim:year", "dim:month", "dim:municipality", "dim:cost", "dim:income", "dim:tax", "dim:investment", "dim:company", "dim:unit", "dim:account",
)  # fmt: skip
"""Tags of what something is told apart by, the one that counts first."""


def clauses(explained: Explained) -> list[Explained]:
    """The question cut where a new question word begins after "ja": "paljonko budjetoitiin ja paljonko käytettiin" gives two."""
    spans = explained.spans
    cuts = [explained.first]
    for before, span in itertools.pairwise(spans):
        first = explained.tokens[before.start]
        joined = "joiner" in before.tags and first.clause == explained.tokens[span.start].clause  # no "ja" of "ladut ja kentät: miksi …"
        joined = joined or first.low in sense_words("said_again")
        asks = any(t in _ASKS for t in span.tags) or explained.tokens[span.start].low in sense_words("whose_duty")  # "kuka vastaa"
        asks = asks or (joined and _asks_whether_too(explained.part(cuts[-1], before.start), span, explained))
        rest = explained.part(span.start, len(explained.tokens))
        closed = rest.has("measure:closing") and any(s.period is not None for s in rest.spans)  # "… ja mihin vuoden 2024 tilinpäätöksessä päädyttiin"
        outcome = explained.has("measure:forecast", "expects") and rest.has("final") and not closed  # one question of two figures
        by_how_much = joined and asks_difference_too(explained.part(cuts[-1], before.start), span, explained)
        another = asks and joined and span.start - cuts[-1] > 2 and not outcome
        if by_how_much or (another and not says_nothing(explained.part(cuts[-1], span.start), "want:")):
            cuts.append(span.start)
    last = explained.part(cuts[-1], len(explained.tokens))
    stated = len(cuts) == 2 and explained.tokens[cuts[1] - 1].low == "mutta" and not any(t in _ASKS for t in explained.part(cuts[0], cuts[1]).tags)
    if stated and says_nothing(last, "want:"):  # "… laski, mutta montako prosenttia?"
        cuts.pop()
    elif len(cuts) > 1 and says_nothing(last, *_units_said(explained, explained.part(cuts[-2], cuts[-1]))):  # "… ja paljonko?"
        named = explained.part(cuts[-2], cuts[-1])
        named_only = named.has("entä") and not any(t in _ASKS for t in named.tags)  # "entä lisätuen, ja paljonko siinä on rahaa?" after "kuka rahoittaa?"
        if not (last.has("ask:amount") and last.has("pronoun", "money") and (named.has(*_TOLD) or named_only)):  # "kuka rahoittaa ja kuinka paljon sitä on?"
            cuts.pop()
    elif len(cuts) > 1 and _asks_its_amount(explained.part(cuts[-2], cuts[-1]), last):
        cuts.pop()
    priced = len(cuts) > 1 and _asks_its_price(explained.part(cuts[-2], cuts[-1]), explained.part(cuts[-1], len(explained.tokens)))
    cuts += [] if priced else [len(explained.tokens)]
    joins = {s.end: s.start for s in spans if "joiner" in s.tags and explained.tokens[s.start].low in _JOINING}
    parts = [explained.part(a, joins.get(b, b)) for a, b in itertools.pairwise(cuts)]
    return [p for p in parts if p.spans or p.open] or [explained]


def _asks_whether_too(part: Explained, span: Span, explained: Explained) -> bool:
    """Whether behind "ja" a verb asks yes or no, where the clause before it asks how much or which: "paljonko auto maksoi, ja menikö yli"."""
    first = explained.tokens[span.start]
    whether = is_yes_no([first]) and any(r.finite for r in readings(first.low))
    return whether and part.has("ask:amount", "ask:many", "ask:which", "ask:when", "ask:who") and not is_yes_no(part.tokens[part.first : part.first + 1])


def says_again(part: Explained) -> bool:
    """Whether a clause asks in other words what the one before it asked: "… eli mikä oli lähtövaihtuvuus", "siis mikä"."""
    return part.first > 0 and part.tokens[part.first - 1].low in sense_words("said_again")


def says_nothing(part: Explained, *more: str) -> bool:
    """Whether a clause asks only how much or which (or in what, by the tags in `more`), of what another clause names."""
    empty = ("ask:", "filler", "joiner", "trend", "pronoun", "money", *more)
    return not part.open and all(s.tags and s.period is None and all(t.startswith(empty) for t in s.tags) for s in part.spans)


def _units_said(explained: Explained, part: Explained) -> tuple[str, ...]:
    """The tags of units that say nothing more behind a clause: in which two differ, "kumpi"; the euros by which what it asks for passed its budget."""
    passed = part.has("ask:which", "ask:many") and part.has("over", "under") and bool(BUDGETS & set(part.tags))
    return ("want:",) if explained.has("which2") else ("want:EUR",) if passed else ()


def _asks_its_amount(part: Explained, last: Explained) -> bool:
    """Whether a clause only asks how much the largest that the one before it asks for is: "mikä yhtiö teki suurimman tuloksen, ja mikä oli tuloksen määrä"."""
    rows = {key for s in part.spans if (c := s.has("subject")) is not None for key in c.values}
    again = [s for s in last.spans if (c := s.has("subject")) is not None and rows.intersection(c.values)]
    rest = replace(last, spans=tuple(s for s in last.spans if s not in again))
    return bool(again) and part.has("largest", "smallest") and says_nothing(rest, "result", "want:")


def _asks_its_price(part: Explained, last: Explained) -> bool:
    """Whether a clause only asks what the dearest that the one before it asks for costs: "mikä koulu on kallein oppilasta kohden, ja paljonko se maksaa"."""
    dearest = part.has("largest", "smallest") and any(part.tokens[i].any_keys & sense_words("priced") for i in part.own)
    costs = [i for i in last.own if last.tokens[i].any_keys & sense_words("costing")]
    rest = replace(last, spans=tuple(s for s in last.spans if not set(range(s.start, s.end)) & set(costs)), open=tuple(i for i in last.open if i not in costs))
    asks = last.has("pronoun") and (last.has("ask:amount") or last.tokens[last.first].low == "mitä")
    return dearest and asks and bool(costs) and says_nothing(rest, "want:EUR")


def _goes_on(explained: Explained) -> bool:
    """Whether the question begins as going on from another: "ja poistojen?"."""
    return explained.first == 0 and bool(explained.spans) and explained.spans[0].start == 0 and explained.tokens[0].low in ("ja", "sekä", "tai")


def _is_noun(base: str) -> bool:
    """Whether a base form ends in -ko and asks nothing by it: "verkko"."""
    return base.endswith(("ko", "kö")) and not any(r.finite for r in readings(base))


def _verb_readings(word: str) -> tuple[Reading, ...]:
    """The readings of a verb in -ko/-kö, also of one whose past tense is spoken without its i: "kasvoko", "nousko"."""
    return (*readings(word), *readings(f"{word[:-2]}i{word[-2:]}"))


def without_tail(explained: Explained) -> Explained:
    """A clause without what only asks again how much that is: "minkä koulun kustannus on suurin ja kuinka suuri se on"."""
    cuts = [s.end for s in explained.spans if "joiner" in s.tags and explained.text(s) in _JOINING and s.start > explained.first]
    last = explained.part(cuts[-1], explained.own[-1] + 1) if cuts and explained.own and cuts[-1] <= explained.own[-1] else None
    asks = last is not None and last.has("ask:amount", "ask:many", "ask:which") and says_nothing(last)
    return explained.part(explained.first, cuts[-1] - 1) if asks else explained


def is_yes_no(tokens: Sequence[Token]) -> bool:
    """Whether the question begins with a verb in -ko/-kö, or with "joko" before what may have come about: "joko kirjasto on auki"."""
    if len(tokens) > 1 and tokens[0].low == "joko":
        return True
    for token in tokens[:2]:
        if asks_leave(token):
            return False
        if token.low.endswith("ks") and len(token.low) > 4 and any(r.finite for end in ("ko", "kö") for r in readings(token.low[:-2] + end)):  # "riittääks"
            return True
        if (
            token.kind == "word"
            and "/" not in token.low  # "h/vko"
            and (
                (_WHETHER.search(token.low) is not None and not any(_is_noun(k) for k in token.keys if folded(k) != folded(token.low)))
                or token.low in ("onks", "oliks", "eiks")
            )
            and not token.low.startswith(("paljon", "montako", "mon"))
            and (not readings(token.low) or any(r.finite for r in _verb_readings(token.low)))  # "yksikkö" is no verb
        ):
            return token.low not in _NO_QUESTION and _POLITE.search(token.low) is None
    return False


def understand(explained: Explained) -> Query:
    """The query of one clause, its empty slots left empty."""
    query = Query(
        municipalities=towns_of(explained),
        words=tuple(explained.tokens[i].text for i in explained.open),
        follow_up=explained.has("entä", "pronoun", "meant") or _goes_on(explained),
        context=tuple(
            sorted(
                {
                    key
                    for token in (explained.tokens[i] for i in explained.own)
                    if token.kind == "word" and not token.quoted
                    for key in token.any_keys
                    if len(key) > 2
                }
            )
        ),
    )
    query = graded(headed(indicator(places(query, explained), explained), explained), explained)
    query = of_all_spending(of_residents(_received(query, explained), explained), explained)
    named = [s for s in explained.spans if (c := s.has("subject")) is not None and any(set(c.values) & set(p.names) for p in query.subjects)]
    town = any(s.has("municipality") and not s.has("unit") for s in explained.spans)
    if town and len(named) == 2 and len(query.subjects) == 1 and [u.names[0] for u in query.units] == ["*group"]:  # the town's against the group's
        query = replace(query, units=(Place(("*municipality",), query.municipalities[0] if query.municipalities else ""), *query.units))
    query = times_of(query, explained)
    query = between_reports(measures_of(query, explained), explained)
    query = wants(query, explained)
    query = outcome_beside(_records(query, explained), explained)
    query = asked_rows(_claims(query, explained), explained)
    query = exceeding(query, explained)
    query = of_the_year_before(query, explained)
    query = budget_before(query, explained)
    query = way_of_budget(timed(paired(realised(of_budget(query, explained), explained), explained), explained), explained)
    kinds = [explained.vocabulary.by_account[s.names[0]][0].subject_kind for s in query.subjects if s.names[0] in explained.vocabulary.by_account]
    if len(query.subjects) > 1 and any(k in ("investment", "project") for k in kinds):  # "irtaimen omaisuuden menot"
        titled = [s for s in query.subjects if explained.vocabulary.by_account.get(s.names[0], (None,))[0] is not None]
        totals = ("toimintakulut", "toimintatuotot", "investoinnit", "investointimenot")
        own = tuple(s for s in titled if explained.vocabulary.by_account[s.names[0]][0].subject_kind in ("investment", "project") and s.names[0] not in totals)
        general = [s for s in query.subjects if s.names[0] in totals]
        parted = query.wanted_unit == "%" and _is_part_of(own, general, explained)
        if general and own and not parted and not explained.has("op:share", "op:difference") and (len(own) == 1 or not explained.has("op:sum")):
            query = of_budget(replace(query, subjects=own), explained)
    two = len([u for u in query.units if not u.names[0].startswith("*")]) > 1 and query.yes_no is not None
    if two and explained.has("up", "down", "over", "under") and explained.has("more", "less") and explained.has("than"):  # whether one grew more than another
        query = replace(query, words=(*query.words, *(explained.text(s) for s in explained.tagged("up", "down", "over", "under"))))
    pair = [s for s in explained.spans if s.has("subject")]
    if len(query.subjects) == len(pair) == 2 and pair[0].end == pair[1].start and _is_whose(pair[0], explained):  # "lainakannan keskikorko"
        of_row = row_side(query.subjects[1].names[0]) and not row_side(query.subjects[0].names[0])
        unheld = of_row and not explained.has("why")  # "kaavoituksen toimintakate" where only works or texts are called so
        query = replace(query, subjects=query.subjects[1:], words=(*query.words, *(w for w in query.subjects[0].named.split() if unheld and w not in JOINERS)))
    elif len(query.subjects) > 2 and (heads := _of_those_before(pair, explained)):  # "esiopetuksen ja lukion toimintakate" of rows is no third row
        query = replace(query, words=(*query.words, *heads))
    apart = [s for s in explained.spans if s.period is not None and explained.tokens[s.end - 1].low == "vuodessa" and s.period.spec.back > 1]
    if apart and query.direction is None:  # "olivat kahdessa vuodessa" is no change
        query = replace(query, words=(*query.words, *(explained.text(s) for s in apart)))
    if query.records and explained.has("kind:project"):  # "hankkeen menojen toteuma" is the project's own
        query = replace(query, subjects=())
    asks = query.yes_no is not None or explained.open or any(t.startswith("ask:") for t in explained.tags)
    if len(explained.own) < 5 and not asks and not (query.periods or query.municipalities or query.sources) and (query.subjects or query.units):
        query = replace(query, extra=(*query.extra, "fragment"))  # "koneet ja kalusto?" goes on from what was asked before
    elif query.records and not asks and all(s.has("record") or {"kind:project", "kind:investment", "joiner", "entä"} & set(s.tags) for s in explained.spans):
        query = replace(query, extra=(*query.extra, "fragment"))  # "Toinen hanke -hanke?" too
    query = replace(query, operation=operation_of(query, explained))
    beside = [explained.text(more) for it, more in itertools.pairwise(explained.spans) if {"more", "less"} & set(more.tags) and _is_measure_of(it, explained)]
    if query.operation in ("filter", "change", "change_percent"):  # "tätä suuremmat" are held against what was told, not against another time
        query = replace(query, words=(*query.words, *beside))
    return unanswered(part_first(of_unit(of_whole(query, explained), explained), explained), explained)


def _is_measure_of(span: Span, explained: Explained) -> bool:
    """Whether a span is "tätä", "sitä": what a comparative behind it is more or less than."""
    token = explained.tokens[span.start]
    return bool(token.keys & sense_words("demonstrative")) and any(r.case == "osanto" and not r.plural for r in readings(token.low))


def _of_those_before(named: Sequence[Span], explained: Explained) -> list[str]:
    """The rows' names that say what is asked of the rows named right before them in the genitive."""
    return [explained.text(own) for before, own in itertools.pairwise(named) if before.end == own.start and _is_whose(before, explained)]


def _is_whose(span: Span, explained: Explained) -> bool:
    """Whether a row's name stands in the genitive, so that what follows is something of it."""
    cases = {r.case for r in readings(explained.tokens[span.end - 1].low)}
    return cases == {"omanto"}


def _is_part_of(own: Sequence[Place], general: Sequence[Place], explained: Explained) -> bool:
    """Whether an investment is told as a part of all: "koulukeskus vei … investointimenoista", not "koulukeskuksen investointimenoista"."""

    def stands(places: Sequence[Place], case: str) -> bool:
        named = {p.named for p in places}
        return any(explained.text(s) in named and any(r.case == case for r in readings(explained.tokens[s.end - 1].low)) for s in explained.spans)

    return len(own) == 1 and stands(general, "sisaeronto") and not stands(own, "omanto")


def _received(query: Query, explained: Explained) -> Query:
    """What was received is the income of a name, not the cost: "paljonko avustuksia saatiin" asks for "Tuet ja avustukset"."""
    received = [s for s in explained.tagged("earn") if not all(t.any_keys & sense_words("accrual") for t in explained.tokens[s.start : s.end])]
    if not received or explained.has("spend"):
        return query
    subjects = []
    for place in query.subjects:
        words = set(name_words(place.names[0]))
        income = [k for k in explained.vocabulary.by_account if row_side(k) == "income" and words < set(name_words(k))]
        subjects.append(replace(place, names=tuple(income)) if len(income) == 1 and all(row_side(n) == "cost" for n in place.names) else place)
    return replace(query, subjects=tuple(subjects))


def _is_outcome(span: Span, explained: Explained) -> bool:
    """Whether a word says that things came out, beside a word for how: "toteutuminen on merkitty osittaiseksi", "toteutuu … vain osittain"."""
    status = span.has("status")
    others = [s for s in explained.spans if s is not span and (c := s.has("status")) is not None and c.values != ("achieved",)]
    if status is None or status.values != ("achieved",) or span.end - span.start > 1 or len(others) != 1:
        return False
    first, last = sorted((span.start, others[0].start))
    listed = any(t.low in ("ja", "sekä", "tai", "vai") for t in explained.tokens[first:last])
    return not listed and not any({"entä", "versus"} & set(s.tags) for s in explained.spans)


def _of_anything(explained: Explained) -> bool:
    """Whether it is asked what has come about, of nothing that is named: "mitkä asiat ovat toteutuneet"."""
    come = any(t.any_keys & sense_words("come_about") for t in explained.tokens)
    plain = all(
        s.has("status") or s.has("unit") or s.has("municipality") or s.period or set(s.tags) <= {"ask:which", "filler", "list"} for s in explained.spans
    )
    return come and plain and explained.has("ask:which", "list") and not explained.has("why", "ask:when", "ask:who", "entä")


def _records(query: Query, explained: Explained) -> Query:
    kinds = tuple(dict.fromkeys(t.removeprefix("kind:") for s in explained.spans for t in s.tags if t.startswith("kind:")))
    records: list[str] = []
    slots: list[str] = []
    statuses: list[str] = []
    for span in explained.spans:
        named = span.has("record")
        if named is not None and is_row(span, explained):
            named = None
        if named is not None and not (span.end - span.start == 1 and any(t.startswith("kind:") for t in span.tags)):
            records += named.values
        if span.has("unit") is None or kinds or records:
            ordered = "slot:duration" in span.tags and "filler" in span.tags  # "suurimmasta alkaen"
            graded_row = OF_GRADES in query.extra and "slot:class" in span.tags  # "luokilla 1–6"
            slots += [tag.removeprefix("slot:") for tag in span.tags if tag.startswith("slot:") and not (ordered or graded_row)]
        status = span.has("status")
        if status is not None and not named and not _is_outcome(span, explained):
            statuses += status.values
    if "status" in slots and not records and len(query.subjects) == 1:  # a work called by a shorter or another name: "Harjun koulun remontin tilanne"
        works = set(query.subjects[0].names)
        records += [i for i, r in explained.vocabulary.records.items() if r.record.kind == "investment" and account_key(r.record.title) in works]
    done = any(explained.tokens[i].low in sense_words("measures_done") for i in explained.own)
    other = statuses or slots or records or explained.open or explained.has("not", "why")
    if kinds == ("target",) and done and not other:  # "montako toimenpidettä on tehty"
        statuses.append("achieved")
    if not kinds and statuses and not (records or slots or explained.open or query.subjects or query.measures or query.yes_no) and _of_anything(explained):
        kinds = ("target",)  # "mitä on jäänyt toteutumatta"
    more = bool(records or slots or explained.open or query.measures or query.yes_no) or explained.has("ask:amount", "want:EUR", "largest", "smallest", "not")
    in_state = explained.has("dim:investment") and not kinds and bool(statuses) and explained.has("ask:which", "ask:many", "list") and not more
    kinds = ("investment",) if in_state else kinds  # "mitä vesihuollon kohteita ei ole aloitettu"
    if kinds == ("project",) and slots and set(slots) <= _OF_RISKS:  # "mihin riskilajiin rakennushankkeiden viivästyminen kuuluu"
        kinds = ("risk",)
    off = {"forecast", "amended_budget"} & set(query.measures) or ("any_budget" in query.measures and explained.has("over", "under"))
    ranked = explained.has("largest", "smallest") and not (records or slots or statuses) and off
    kinds = ("investment",) if kinds == ("project",) and ranked else kinds  # "minkä hankkeen ennuste jää eniten alle muutetun talousarvion"
    general = [s for s in explained.spans if (c := s.has("account_word")) is not None and set(c.values) & {"Toimintakulut", "Toimintamenot"}]
    held = explained.vocabulary.records
    projects = any(held[r].record.kind == "project" for r in records if r in held)
    titles = {account_key(held[r].record.title) for r in records if r in held}
    asked = {n for p in query.subjects for n in p.names} - titles
    costs = asked <= {"menot", "toimintakulut"} and bool(asked or general)
    realised = bool(set(query.measures) & {"actual", "percent"})
    if ("project" in kinds or projects) and "cost_percent" not in slots and costs and realised:  # "hankkeiden menojen toteuma"
        slots.append("cost_percent")
        said = {explained.text(s) for s in general}  # a word for a row that the reports do not print
        query = replace(query, subjects=(), measures=(), words=tuple(w for w in query.words if w not in said))
    if projects and "percent" in query.measures and not slots:  # "menojen toteuma-%" of a project stands in its row
        slots.append("cost_percent")
    if "cost_percent" in slots:  # "joiden menoista on toteutunut yli puolet" tells no state
        statuses = []
    in_years = explained.has("dim:year") and (records or any(s.quote is not None for s in explained.spans)) and not explained.has("largest", "smallest")
    if (
        ("project" in kinds or projects) and not slots and (explained.has("ask:when") or in_years)
    ):  # "milloin hanke päättyy", "minä vuosina hanke … toteutetaan"
        slots.append("duration")
    timed = any(held[r].record.kind == "investment" and "schedule" in held[r].record.fields for r in records if r in held)
    if timed and not slots and statuses == ["achieved"] and explained.has("ask:when"):  # "milloin uimahalli valmistuu"
        slots, statuses = ["duration"], []
    quoted = any(s.quote is not None and s.has("status") is None for s in explained.spans)
    asks_one = (bool(records) or quoted) and bool(slots)  # "mitkä ovat hankkeen … kustannukset"
    listed = (
        (in_state and explained.has("ask:which"))
        or (explained.has("list") and not asks_one)
        or (bool(kinds) and not records and not asks_one and (any(t.keys & sense_words("which_several") for t in explained.tokens) or _asks_several(explained)))
    )
    return replace(
        query,
        record_kinds=kinds,
        records=tuple(dict.fromkeys(records)),
        slots=tuple(dict.fromkeys(slots)),
        statuses=tuple(dict.fromkeys(statuses)),
        negated=explained.has("not") or (explained.has("over", "under") and any(_denies_state(s, explained) for s in explained.spans)),
        listed=listed,
        counted=explained.has("ask:many") and not _counts_a_measure(explained),
    )


def _asks_several(explained: Explained) -> bool:
    """Whether "mitä" asks for records in the plural right behind it, "mitä hankkeita", or "mistä" for someone's own: "mistä hankkeista … vastaa"."""
    first = explained.tokens[explained.first].low
    case = "osanto" if first == "mitä" else "sisaeronto" if first == "mistä" and explained.has("slot:responsible") else None
    heads = [s for s in explained.spans if any(t.startswith("kind:") for t in s.tags) and s.start == explained.first + 1]
    return case is not None and any(r.plural and r.case == case for s in heads for r in readings(explained.tokens[s.end - 1].low))


def _denies_state(span: Span, explained: Explained) -> bool:
    """Whether a state is denied in two words: "eivät ole toteutuneet yli 30-prosenttisesti"."""
    return span.has("status") is not None and not explained.tokens[span.start].quoted and bool(explained.tokens[span.start].keys & sense_words("not"))


def _counts_a_measure(explained: Explained) -> bool:
    """Whether "montako" counts euros or per cent, which are a measure and no things, and nothing else is counted."""
    ends = {span.end for span in explained.tagged("ask:many")}
    return len([s for s in explained.spans if s.start in ends and _MEASURED & set(s.tags)]) >= len(ends) > 0


def _asks_whether(explained: Explained) -> bool:
    """Whether a verb in -ko/-kö further on asks yes or no and nothing else asks: "kiinnostaa, toiko heinä–syyskuu enemmän kuin vuotta aiemmin"."""
    begins = [t for t in (explained.tokens[i] for i in explained.own) if t.kind == "word"]
    for before, token in itertools.pairwise(begins):  # "haluaisin tietää, onko jokin …, ja mikä": the clause before asks and names nothing
        if token.clause != before.clause and is_yes_no([token]):
            ahead = [s for s in explained.spans if explained.tokens[s.start].clause < token.clause]
            if not any(s.has("subject") or any(t.startswith(("ask:", "why", "define")) for t in s.tags) for s in ahead):
                return True
    if explained.has("ask:amount", "ask:many", "ask:who", "ask:when", "why", "define"):
        return False
    return any(is_yes_no([token]) for token in (explained.tokens[i] for i in explained.own) if len(token.low) > 4)


def _asks_besides(explained: Explained) -> bool:
    """Whether a question that begins like a yes/no question asks how much in words of its own: "Osuiko ennuste: mitä ennustettiin ja mitä toteutui?"."""
    asking = [s for s in explained.tagged("ask:amount", "ask:many", "ask:when", "ask:which") if s.start > explained.first + 1]
    strong = [s for s in asking if "ask:which" not in s.tags]
    plain = [s for s in asking if explained.tokens[s.start].low in sense_words("which_or_what")]
    return bool(strong) or len(plain) > 1


def _claims(query: Query, explained: Explained) -> Query:
    yes_no = None
    choice = explained.has("versus") and explained.has("more", "less", "largest", "smallest")  # "oliko Nevasalmen vai Haapakosken suurempi"
    choice = choice or (explained.has("versus") and explained.has("positive") and explained.has("negative"))  # "voittoa vai tappiota"
    polar = is_yes_no([explained.tokens[i] for i in explained.own]) or explained.has("polar") or _asks_whether(explained)  # "… suurempi, kyllä vai ei?"
    if polar and not choice and not _asks_besides(explained):
        for tag in ("reaches", "suffices", "covers", "positive", "negative", "over", "under", "more", "less", "up", "down"):
            if explained.has(tag) or tag in query.extra:
                yes_no = "suffices" if tag == "covers" else tag
                break
        else:
            yes_no = "any"
    falls = any("compute" not in s.tags for s in explained.tagged("down"))
    direction = (
        None
        if explained.has("level")
        else "up"
        if explained.has("up")
        else "down"
        if falls
        else "any"
        if any(asks_change(explained, s) for s in explained.tagged("op:change"))
        else None
    )
    order = "largest" if explained.has("largest") else "smallest" if explained.has("smallest") else None
    if order is None and explained.has("top"):
        order = "largest"
    if order is None and (choice or explained.has("which2", "dim:municipality", "dim:year")) and explained.has("more", "less"):
        order = "largest" if explained.has("more") else "smallest"
    if direction is None and order is None and explained.has("more", "less") and not explained.has("level"):
        direction = "up" if explained.has("more") else "down"
    dimension = None
    for tag in filter(explained.has, _DIMENSIONS):
        if any(tag in s.tags and (tag != "dim:account" or "filler" not in s.tags) for s in explained.spans):  # "lautakunnan kohdalla" asks for no row
            dimension = {"dim:cost": "cost_account", "dim:income": "income_account"}.get(tag, tag.removeprefix("dim:"))
            break
    boards = [s.start for s in explained.tagged("unit_kind:lautakunta")]
    asked = any("ask:which" in s.tags and s.end in boards for s in explained.spans)  # "mikä lautakunta"
    asked |= any("ask:many" in s.tags and s.end in boards for s in explained.spans) and explained.has("over", "under")  # "montako lautakuntaa ylitti"
    if dimension is None and (order is not None or asked) and boards:
        dimension = "unit"
    rows = [i for s in explained.spans if s.has("subject") for i in range(s.start, s.end)]  # "suurin toimintakate (eniten nettomenoja)" says it too
    dear = any(explained.tokens[i].low.startswith("netto") for i in rows) or any(explained.tokens[i].low.startswith("kallei") for i in explained.own)
    dear |= any(s.named.lower().startswith("netto") for s in query.subjects)
    judged = any(explained.tokens[i].low.startswith(sense_list("best_or_worst")) for i in explained.own)  # "heikoin netto" is the furthest below nought
    netted = ("better",) if judged else ("netted",) if dear else ("by_size",) if explained.has("by_size") else ()
    extra = (*query.extra, *netted) if order is not None else query.extra
    if yes_no in ("up", "down") and explained.has("up") and falls and explained.has("versus"):  # "kasvoivatko vai vähenivätkö" is no yes or no
        yes_no, direction = None, "any"
    extra = (*extra, SAYS_WAY) if direction in ("up", "down") and says_way(explained) else extra
    extra = (*extra, "two_claims") if yes_no is not None and not explained.has("versus", "than") and _claims_both(explained) else extra
    extra = (*extra, "in_pairs") if len(query.municipalities) > 1 and in_pairs(explained) else extra
    return replace(query, yes_no=yes_no, direction=direction, order=order, dimension=dimension, extra=extra)


def _claims_both(explained: Explained) -> bool:
    """Whether two words of a question claim the opposite of each other, each of something else: "positiivinen … ja … negatiivinen"."""
    numbers = {
        s.start for s in explained.spans if (s.has("number") and s.period is None) or {"numeral", "want:%"} & set(s.tags)
    }  # "alittuivatko yli 5 prosentilla" claims one
    words = [s for s in explained.spans if s.has("subject") is None and s.end not in numbers]
    return any(
        any(one in s.tags and other not in s.tags for s in words) and any(other in s.tags and one not in s.tags for s in words)
        for one, other in (("positive", "negative"), ("over", "under"), ("more", "less"))
    )
