"""Wordings of questions about how much of a project's budget has been spent: "minkä hankkeiden budjetista on käytetty yli 80 prosenttia"."""

import re
from decimal import Decimal
from functools import cache

from ingest.data import read_table
from ingest.language.voikko import readings
from retrieval.evidence.works_in_state import state_keys
from retrieval.language.explain import Explained, Span
from retrieval.language.lexicon import sense_words
from retrieval.language.phrases import Concept
from retrieval.language.retagging import BUDGETS, Spans, bases_of, retagged, words_of
from retrieval.language.rules import given

_FROM = ("sta", "stä", "staan", "stään", "staansa", "stäänsä")


_PER_CENT = re.compile(r"(\d+(?:,\d+)?)\s?%")
_PAID = frozenset({"slot:funder", "slot:own_share", "slot:total_funding"})
"""What is asked of the money that others give to a project."""


@cache
def _projects() -> frozenset[str]:
    return frozenset(row["phrase"] for row in read_table("question_words") if row["tag"] == "kind:project")


@given("slot:total_funding", "kind:project")
def _built(spans: Spans, explained: Explained) -> Spans:
    """ "Minkä hankkeiden määrärahat ylittyivät": investments, where those alone have appropriations, or where the question says so beside.

    So is every project, where all that the reports call so are works of a table of theirs and nothing is asked of who pays for them; beside the
    name of such a work the word says nothing more.
    """
    held = explained.vocabulary
    budgets = [s for s in spans if "slot:total_funding" in s.tags and {"hanke", "budjetti"} <= bases_of(s, explained)]
    if budgets and held.projects_are_works:
        spans = tuple(retagged(s, "kind:investment", "measure:any_budget") if s in budgets else s for s in spans)
    projects = [s for s in spans if "kind:project" in s.tags and s.has("record") is None]
    if not projects:
        return spans
    kinds = {r.record.kind for r in held.records.values()}
    beside = any("kind:investment" in s.tags for s in spans if s not in projects)
    planned = any(set(s.tags) & BUDGETS for s in spans) and "project" not in kinds
    if beside or (planned and any(accounts[0].subject_kind == "investment" for accounts in held.by_account.values())):
        return tuple(retagged(s, "kind:investment") if s in projects else s for s in spans)
    ranked = any({"largest", "smallest"} & set(s.tags) for s in spans)  # by what each is estimated to cost, as works are
    paid = [s for s in spans if _PAID & set(s.tags) and not (ranked and "cost_estimate" in s.tags)]
    if not held.projects_are_works or paid:
        return spans
    named = any((c := s.has("subject")) is not None and set(c.values) & held.investments.keys() for s in spans)
    return tuple(retagged(s, "filler" if named else "kind:investment") if s in projects else s for s in spans)


@given("kind:investment", "kind:target", "kind:plan")
def _in_state(spans: Spans, explained: Explained) -> Spans:
    """ "Rakentamisvaiheessa olevat hankkeet": those whose printed state is "Rakentaminen"; "punaisella olevat tavoitteet"."""
    held = explained.vocabulary
    kinds = {tag for s in spans for tag in s.tags if tag.startswith("kind:")} if explained.open else set()
    states = held.work_states if "kind:investment" in kinds else held.target_states if kinds & {"kind:target", "kind:plan"} else {}
    told = [(i, named) for i in explained.open if (named := dict.fromkeys(states[key] for key in sorted(state_keys(explained.tokens[i])) if key in states))]
    return tuple(sorted((*spans, *(Span(i, i + 1, (Concept("status", tuple(named)),), 1.0) for i, named in told)), key=lambda s: s.start))


def _is_of_project(spans: Spans, explained: Explained) -> bool:
    held = explained.vocabulary.records
    named = any(held[i].record.kind == "project" for s in spans if (c := s.has("record")) is not None for i in c.values if i in held)
    return named or any("kind:project" in s.tags for s in spans)


def _has_been(span: Span, explained: Explained) -> bool:
    """Whether a verb of spending says that it has been done, not what a project takes: "on käytetty", "on mennyt", not "vie"."""
    return any(r.participle or r.lemma == "käyttää" for t in words_of(span, explained) for r in readings(t.low))


@given("spend")
def _spent_of_budget(spans: Spans, explained: Explained) -> Spans:
    """ "Hankkeiden budjetista on käytetty … prosenttia": the per cent of each project's costs, not the size of its budget."""
    if explained.vocabulary.projects_are_works:
        return spans
    spent = [s for s in spans if "spend" in s.tags and not any(t.startswith("slot:") for t in s.tags) and _has_been(s, explained)]
    slots = {t for s in spans for t in s.tags if t.startswith("slot:")}
    if len(spent) != 1 or not slots <= {"slot:total_funding"}:
        return spans
    plans = [s for s in spans if "slot:total_funding" in s.tags or BUDGETS & set(s.tags)]
    budgets = [s for s in plans if explained.tokens[s.end - 1].low.endswith(_FROM) or s.start == spent[0].end]  # "käytetty rahoitus"
    of_budget = [s for s in budgets if bases_of(s, explained) & _projects()]
    if not (of_budget or _is_of_project(spans, explained)) or (slots and not budgets) or not (budgets or any("want:%" in s.tags for s in spans)):
        return spans
    given = (retagged(s, "kind:project") if s in of_budget else retagged(s, "filler") if s in budgets else s for s in spans)
    return tuple(retagged(s, "slot:cost_percent") if s is spent[0] else s for s in given)


@given("slot:total_funding", words=("yhteinen",))
def _together(spans: Spans, explained: Explained) -> Spans:
    """ "Niiden yhteinen kokonaisbudjetti": the sum of what each has."""
    begins = {s.start for s in spans if "slot:total_funding" in s.tags}
    common = [i for i in explained.open if i + 1 in begins and "yhteinen" in explained.tokens[i].any_keys]
    return tuple(sorted((*spans, *(Span(i, i + 1, (Concept("tag", ("op:sum",)),), 1.0) for i in common)), key=lambda s: s.start)) if common else spans


@given(words=("jos",))
def _own_part_in_euros(spans: Spans, explained: Explained) -> Spans:
    """ "Jos kaupunki maksaa hankkeesta 35 prosenttia, paljonko se on euroina": its own part, where the project's row prints that per cent."""
    held = explained.vocabulary.records
    rows = [held[i].record for s in spans if (c := s.has("record")) is not None for i in c.values if i in held]
    numbers = [s for s in spans if s.has("number")]
    if explained.tokens[explained.first].low != "jos" or len(rows) != 1 or rows[0].kind != "project" or len(numbers) != 1:
        return spans
    rate = next((s for s in spans if s.start == numbers[0].end and "want:%" in s.tags), None)
    pays = [s for s in spans if "spend" in s.tags]
    payer = [s for s in spans if explained.tokens[s.start].low in sense_words("payer")]
    said, printed = numbers[0].has("number"), _PER_CENT.fullmatch(rows[0].fields.get("own_share", ""))
    same = said is not None and printed is not None and Decimal(said.values[0].replace(",", ".")) == Decimal(printed[1].replace(",", "."))
    if rate is None or len(pays) != 1 or len(payer) != 1 or not same or not explained.has("want:EUR"):
        return spans
    beside = [s for s in spans if s in (numbers[0], rate, payer[0]) or {"slot:total_funding", "pronoun"} & set(s.tags)]
    return tuple(retagged(s, "slot:own_share") if s is pays[0] else retagged(s, "filler") if s in beside else s for s in spans)


@given("slot:funder")
def _funds_coming(spans: Spans, explained: Explained) -> Spans:
    """ "Mistä rahoitus hankkeeseen ”…” tulee": from whom, not why, however far behind the verb stands."""
    if not any("slot:funder" in s.tags for s in spans) or not _is_of_project(spans, explained):
        return spans
    return tuple(retagged(s, "trend") if "why" in s.tags and bases_of(s, explained) & sense_words("coming_from") else s for s in spans)


@given("record", senses=("project_aim", "project_lasts"))
def _of_the_named(spans: Spans, explained: Explained) -> Spans:
    """ "Mikä on hankkeen … tarkoitus", "mihin vuoteen asti hanke … jatkuu": what the one project named does, and how long it lasts."""
    held = explained.vocabulary.records
    rows = {i for s in spans if (c := s.has("record")) is not None for i in c.values if i in held and held[i].record.kind == "project"}
    if not rows or any(t.startswith("slot:") for s in spans for t in s.tags):
        return spans
    asked = {"slot:description": explained.has("ask:which", "ask:what"), "slot:duration": explained.has("ask:when", "dim:year")}
    sets = {"slot:description": sense_words("project_aim"), "slot:duration": sense_words("project_lasts")}
    found = [(i, slot) for i in explained.open for slot, words in sets.items() if asked[slot] and explained.tokens[i].any_keys & words]
    told = (Span(i, i + 1, (Concept("tag", (slot,)),), 1.0) for i, slot in found)
    return tuple(sorted((*spans, *told), key=lambda s: s.start)) if len(found) == 1 else spans


FIRST = (_built, _in_state)
"""Before all other rules: what a project is, and what state a work is said to be in."""
RULES = (_spent_of_budget, _together, _own_part_in_euros, _funds_coming, _of_the_named)
"""Each takes the spans and the question as it was explained, and gives the spans back."""
