"""What sentences tell of a clause: the reason of something, a number, a change, a fact, or whether something is so."""

import re
from dataclasses import replace

from ingest.language.tokens import words as words_of
from ingest.language.voikko import readings
from retrieval.answers.amounts_stated import of_amount
from retrieval.answers.called_so import called_so
from retrieval.answers.clause import Clause
from retrieval.answers.false_premises import says_it_went, went_otherwise
from retrieval.answers.said_claims import said_otherwise
from retrieval.conversation.follow_ups import way_told, went_way
from retrieval.evidence.draft import Draft
from retrieval.evidence.reasons import gives_own_reason, is_subject
from retrieval.evidence.record_choice import TARGETS
from retrieval.language import wording
from retrieval.language.explain import Explained, Span, explain
from retrieval.language.lexicon import sense_list, sense_words, total_side
from retrieval.language.names import account_key, row_side, subject_key
from retrieval.language.phrases import Concept
from retrieval.language.reading import Token, read
from retrieval.language.vocabulary_works import without_work
from retrieval.rewording.contexts import asks_number, asks_which
from retrieval.sentences.conditions_told import asks_consequence
from retrieval.sentences.number_fit import unit_told_in
from retrieval.sentences.told_changes import ToldChanges
from retrieval.tables.noted_causes import noted_cause
from retrieval.understanding.own_units import told_in_plan

_BY_NUMBER = ("lookup", "change", "change_percent", "share", "mean", "record_field", "records", "difference", "sum", "threshold")
"""Operations that a number of a sentence may answer."""
_HEADED = re.compile(r"(?:^|(?<=[.!?] ))([A-ZÅÄÖ][^:.!?]{2,80}): (?=[A-ZÅÄÖ])")
"""A name before what is said of it: "Kaupunginmuseo: Henkilöstökulut alittuvat"."""
_ROW_WORDS = 6
"""Words at the beginning of a sentence that may name the row that it tells of."""
_NEVER_TOLD = ("cause", "definition", "rank", "threshold", "filter", "compare", "series")
"""Operations that a sentence answers in another way, or that no single one can."""
_FUNDING = {"funder", "total_funding", "own_share", "cost_percent"}
"""Fields of a project that say who pays for it and how much."""
_PRINTED = {"actual", "closing"}
"""Measures that sentences tell; budgets, forecasts and shares of them stand in tables."""


# ----------------------------------------------------------------------------------------------- causes


def cause(clause: Clause) -> Draft:
    """The reason of something: as its record, a sentence, or a note under its table tells it."""
    said = of_amount(clause)
    if isinstance(said, Draft):
        return said
    clause = said or clause
    query, explained, texts = clause.query, clause.explained, clause.texts
    row = _of_work_told(clause)
    told = row.scope.records.reason(row.query, explained, texts.asked(row.query, explained), row.records)
    if told is not None:
        return _with_reason(told, clause)
    if len(clause.records) == 1 and len(explained.open) < 2 and not clause.names("subject", "unit"):
        return clause.or_refused(_why_over(clause))  # why of the project told, which its row does not say
    otherwise = went_otherwise(clause)
    way = (way_told(clause.previous) or went_way(query)) if query.follow_up else None
    for more in _words_of_told(clause, way):
        draft = texts.cause(query, explained, more)
        if draft is not None and not texts.goes_otherwise(draft, way) and not _is_of_another(draft, clause):
            return draft if otherwise is None or says_it_went(draft, query) else otherwise
    if otherwise is not None:
        return otherwise
    if query.follow_up and "pronoun" not in query.extra and _is_whole(clause):
        draft = texts.cause(replace(query, units=(), subjects=()), explained)
        if draft is not None:
            return draft
    named = _by_its_own_word(clause)
    draft = clause.texts.cause(named.query, named.explained) if named is not None else None
    if draft is not None:
        return draft
    draft = _by_indicator(clause)
    if draft is not None:
        return draft
    return clause.or_refused(noted_cause(query, explained, clause.scope.ledger, clause.previous))


def _with_reason(told: Draft, clause: Clause) -> Draft:
    """The sentence that gives the reason of a work whose row only tells how it stands, the work's whole title in it; else what the row tells."""
    works = [r.record for i in told.records if (r := clause.scope.vocabulary.records.get(i)) is not None and r.record.kind in ("investment", "project")]
    if len(works) != 1 or any(gives_own_reason(line) for line in told.lines):
        return told
    analyser = clause.texts.analyser
    named = [t for t in read(works[0].title, analyser).tokens if t.kind == "word"]
    draft = clause.texts.cause(clause.query, clause.explained, named)
    said = {key for line in draft.lines for t in read(line, analyser).tokens for key in t.keys} if draft is not None else set()
    return draft if draft is not None and all(said & t.keys for t in named) else told


def _is_of_another(draft: Draft, clause: Clause) -> bool:
    """Whether a reason is that of another work, row or unit than the one asked of."""
    return _is_of_another_work(draft, clause) or _is_of_another_row(draft, clause) or _is_of_another_unit(draft, clause)


def _is_of_another_unit(draft: Draft, clause: Clause) -> bool:
    """Whether the sentence that gives the reason names another unit before a colon: "Kaupunginmuseo: Henkilöstökulut alittuvat, koska …"."""
    names = {name for place in clause.query.units for name in place.names if not name.startswith("*")}
    held = clause.scope.vocabulary.units
    paths = [[unit.path for _, unit in held[match[1]]] for line in draft.lines for match in _HEADED.finditer(line) if match[1] in held]
    return bool(names and paths) and not any(names & set(path) for found in paths for path in found)


def _is_of_another_work(draft: Draft, clause: Clause) -> bool:
    """Whether the reason that a follow-up gets for the work just told names no word of its title: "koulukeskus" is no "keskuskeittiö"."""
    works = [f.figure for f in clause.previous[-1:] if f.figure.subject_kind in ("investment", "project")]
    if not works or not clause.query.follow_up or clause.explained.open or clause.names("subject", "record"):
        return False
    lemmas = clause.texts.analyser.lemmas
    said = {key for c in draft.citations for text in (c.quote, *c.section) for word in words_of(text) for key in (word.lower(), *lemmas(word.lower()))}
    named = (key for word in words_of(works[0].account) for key in (word.lower(), *lemmas(word.lower())))
    return said.isdisjoint(named)


def _is_of_another_row(draft: Draft, clause: Clause) -> bool:
    """Whether the reason given for a row of a statement begins with another one's name and has no word of its: "Ostetut palvelut ylittyvät, koska …"."""
    asked = [span for span in clause.explained.spans if span.has("subject") is not None and span.has("unit") is None]
    names = {name for place in clause.query.subjects for name in place.names}
    if len(asked) != 1 or not names or not draft.lines or not all(_is_kind(name, clause) for name in names):
        return False
    analyser, said = clause.texts.analyser, words_of(draft.lines[0])
    own = {key for token in clause.explained.tokens[asked[0].start : asked[0].end] for key in token.keys}
    if any(own & {word.lower(), *analyser.lemmas(word.lower())} for word in said):
        return False
    begun = explain(read(" ".join(said[:_ROW_WORDS]), analyser), clause.scope.vocabulary, analyser).spans[:1]
    told = {value for span in begun if span.start == 0 for concept in span.concepts if concept.kind == "subject" for value in concept.values}
    return bool(told) and told.isdisjoint(names) and all(_is_kind(name, clause) for name in told)


def _is_kind(name: str, clause: Clause) -> bool:
    """Whether a row is a kind of costs or income in a statement, not a sum of them."""
    held = clause.scope.vocabulary.by_account.get(name, ())
    return bool(held) and held[0].subject_kind == "account" and row_side(name) != "result" and total_side(name) is None


def _of_work_told(clause: Clause) -> Clause:
    """The clause for the row of the one work just told, where it names nothing itself: "mikä investointi ylittyi, ja mikä siihen on syynä?"."""
    works = {subject_key(f.figure): f for f in clause.previous if f.figure.subject_kind == "investment"}
    last = clause.previous[-1] if clause.previous else None
    if "bare" not in clause.query.extra or clause.explained.open or len(works) != 1 or last is None or subject_key(last.figure) not in works:
        return clause
    held = clause.scope.vocabulary.records
    ids = tuple(i for i, r in held.items() if r.report_id == last.report_id and r.record.kind == "investment" and account_key(r.record.title) in works)
    return replace(clause, query=replace(clause.query, records=ids, subjects=())) if ids and not clause.names("subject", "unit", "record") else clause


def _why_over(clause: Clause) -> Draft | None:
    """The reason that a sentence gives of what the one work told went over its estimate: "mikä hanke ylitti kustannusarvionsa? – Miksi?"."""
    if clause.explained.open or way_told(clause.previous) != "over":
        return None
    told = clause.previous[-1].figure
    more = read(f"{told.row_label or told.account} {wording.WENT['over']}", clause.texts.analyser).tokens
    draft = clause.texts.cause(replace(clause.query, record_kinds=()), clause.explained, more)
    return draft if draft is not None and not clause.texts.goes_otherwise(draft, "over") else None


def _by_its_own_word(clause: Clause) -> Clause | None:
    """The clause without whose a thing is, where the thing's own word names no other: "lainausautomaatti" of "kirjaston lainausautomaatti"."""
    query, explained, held = clause.query, clause.explained, clause.scope.vocabulary
    spans = [s for s in explained.spans if s.has("record") and s.end - s.start > 1]
    if len(spans) != 1 or query.follow_up or len(query.subjects) > 1:
        return None
    *owners, thing = explained.tokens[spans[0].start : spans[0].end]
    titles = {r.record.title for r in held.records.values() if thing.keys & clause.texts.fits.keys(r.record.title)}
    if len(thing.parts) < 2 or len(titles) != 1 or not all(any(r.case == "omanto" for r in readings(t.low)) for t in owners):
        return None
    at = spans[0].end - 1
    said = Span(spans[0].start, at, (Concept("tag", ("filler",)),), 1.0)
    bare = replace(explained, spans=tuple(said if s is spans[0] else s for s in explained.spans), open=tuple(sorted((*explained.open, at))))
    return replace(clause, query=replace(query, subjects=(), records=(), words=(*query.words, thing.text)), explained=bare)


def _by_indicator(clause: Clause) -> Draft | None:
    """The reason that a sentence of its section gives of the one target named by what measures it: "toimitusvarmuus" of "keskeytystavoite jäi toteutumatta"."""
    query, explained, held = clause.query, clause.explained, clause.scope.vocabulary.records
    targets = [r for i in query.records if (r := held.get(i)) is not None and r.record.kind in TARGETS]
    spans = [s for s in explained.spans if s.has("record")]
    if len(targets) != 1 or not query.statuses or explained.open or len({(s.start, s.end) for s in spans}) != 1:
        return None
    record = targets[0].record
    measured = record.fields.get("indicator", "").partition(",")[0]
    kept = tuple(s for s in explained.spans if s.end <= spans[0].start or s.start >= spans[0].end)
    bare = replace(explained, spans=kept)
    draft = clause.texts.cause(replace(query, records=(), record_kinds=()), bare, read(measured, clause.texts.analyser).tokens) if measured else None
    beside = draft is not None and any(c.report_id == targets[0].report_id and c.section[:-1] == record.section[:-1] for c in draft.citations)
    return draft if beside else None


def _words_of_told(clause: Clause, way: str | None) -> list[list[Token]]:
    """The words that a follow-up leaves out, in the ways to try: the row told and which way it went ("henkilöstökulut ylittyivät"); [[]] where it names one."""
    query, explained, accounts = clause.query, clause.explained, clause.scope.vocabulary.accounts
    if not query.follow_up or not query.subjects or clause.names("subject"):
        return [[]]
    named = query.subjects[0]
    went = wording.WENT[way] if way is not None and not query.statuses else ""  # "miksi laitteet viivästyivät" says itself what happened
    row = accounts.get(named.names[0], named.named)
    money = any(row_side(name) in ("income", "cost", "result") for name in named.names)  # why it is as it is does not say why it went so
    bare = (row,) if not went or not money else ()
    more = (f"{row} {went}", f"{named.named} {went}") if went else ()
    texts = dict.fromkeys((*more, *bare, *(() if went else (without_work(row),))))  # "uimahalli" for its renovation
    whole = bool(query.units) and set(named.names) == set(sense_list("all_costs"))
    over = (f"{sense_list('granted_money')[0]} {went}",) if went and whole and way in ("over", "under") else ()  # "määräraha ylittyi" of a unit's costs
    texts |= dict.fromkeys(over)
    work = bool(clause.previous) and clause.previous[-1].figure.subject_kind in ("investment", "project")
    texts |= dict.fromkeys((f"{row} {wording.LEFT_UNUSED}",) if work and went and way == "under" else ())
    says_itself: list[list[Token]] = [[]] if explained.has("positive", "negative") else []  # "mistä tappio johtui" says itself what happened
    return [*says_itself, *([t for t in read(text, clause.texts.analyser).tokens if t.low not in ("ja", "sekä")] for text in texts)]


def _is_whole(clause: Clause) -> bool:
    """Whether a question says by itself what it asks about: "miksi koulukuljetukset kallistuivat"."""
    own = [clause.explained.tokens[i] for i in clause.explained.open]
    return any(len(t.parts) > 1 and is_subject(t.low) for t in own) and not clause.names("unit")


# ----------------------------------------------------------------------------------------------- numbers and facts


def from_text(clause: Clause) -> Draft | None:
    """The number of a sentence, or the fact, that a clause asks for."""
    if not _asks_something(clause.explained):
        return None
    if asks_consequence(clause.explained):  # "mitä käy, jos avustusta ei tule" asks for no amount
        return clause.texts.consequence(clause.query, clause.explained)
    if _asks_which_place(clause) and len(clause.explained.open) < 2 and not clause.names("subject", "unit", "record"):
        return None  # "missä koulussa?" of what no word says
    clause = _as_granted(_in_plan(clause))
    query = clause.query
    if query.measures == ("remaining",) and not clause.names("subject", "unit", "record"):
        return _left_told(clause)
    if set(query.measures) - _PRINTED:
        return None
    if "pronoun" in query.extra and clause.previous and not clause.previous[-1].figure.sentence:  # "mitä se on prosentteina" of a table's figure
        return None
    counts = query.yes_no is None and query.operation in _BY_NUMBER and not _asks_which_place(clause)
    number = clause.texts.number(query, clause.explained) if counts else None
    if number is not None and _is_asked_for(clause, number):
        return number
    fact = clause.texts.fact(query, clause.explained) if _asks_fact(clause) else None
    if fact is not None and query.slots and set(query.slots) <= _FUNDING and not _speaks_of_funding(fact, clause):
        return None
    told = clause.texts.measured_in(fact, clause.explained) if fact is not None else None
    return told if told is not None and not _counts_those(clause, told) else fact


def _speaks_of_funding(fact: Draft, clause: Clause) -> bool:
    """Whether a sentence says who pays or how much: what a project does does not tell its "rahoittaja" or "kokonaisrahoitus"."""
    keys = frozenset().union(*(clause.texts.fits.keys(c.quote) for c in fact.citations))
    return bool(keys & sense_words("giving")) or any(key.startswith(sense_list("funding")) for key in keys)


def _left_told(clause: Clause) -> Draft | None:
    """What a sentence says, in the same word, to be left of something that no table has: "limiitistä oli käyttämättä 2,75 miljoonaa euroa"."""
    explained = clause.explained
    said = {explained.tokens[s.end - 1].low for s in explained.tagged("measure:remaining")}
    number = clause.texts.number(replace(clause.query, measures=()), explained) if clause.query.yes_no is None and clause.query.words else None
    if number is None or not _is_asked_for(clause, number):
        return None
    return number if all(said & {word.lower() for word in words_of(c.quote)} for c in number.citations) else None


def _asks_which_place(clause: Clause) -> bool:
    """Whether it is asked in which of a kind something is, not in how many: "missä koulussa"."""
    first = clause.explained.tokens[clause.explained.first].low
    return first in sense_words("where") and not clause.explained.has("ask:amount", "ask:many", "op:share", "want:%", "want:EUR", "largest", "smallest")


def _in_plan(clause: Clause) -> Clause:
    """The clause as sentences of a budget tell it."""
    return replace(clause, query=told_in_plan(clause.query, clause.explained, clause.texts.reports(clause.query), clause.scope.vocabulary))


def _as_granted(clause: Clause) -> Clause:
    """The clause with the name of additional money as a word that a sentence must say, where it was granted for what no row is: "lisämääräraha vaurioihin"."""
    query, explained = clause.query, clause.explained
    spans = [s for s in explained.tagged("measure:budget_change") if s.tags == ("measure:budget_change",)]
    at = [i for s in spans for i in range(s.start, s.end)]
    named = any(t.keys & sense_words("additional_money") for t in (explained.tokens[i] for i in at))
    if query.measures != ("budget_change",) or not named or not query.words or query.subjects or query.records:
        return clause
    opened = replace(explained, spans=tuple(s for s in explained.spans if s not in spans), open=tuple(sorted((*explained.open, *at))))
    return replace(clause, query=replace(query, measures=(), words=(*query.words, *(explained.tokens[i].text for i in at))), explained=opened)


def _is_asked_for(clause: Clause, number: Draft) -> bool:
    """Whether a number is of a unit named, and of the unit of the number told before where a follow-up asks for the same again: "entä perhepäivähoidossa?"."""
    if number.status == "answered" and (not clause.is_of_those_named(number) or _counts_those(clause, number)):
        return False
    again = clause.query.follow_up and not clause.explained.has("ask:amount", "ask:many", "ask:which")
    return not (again and clause.previous and any(v.unit != clause.previous[-1].figure.number_unit for v in number.values))


def _counts_those(clause: Clause, number: Draft) -> bool:
    """Whether it is asked which ones they are and the number only says how many: "mitkä päiväkodit …" of "yhdeksässä päiväkodissa"."""
    explained, ledger = clause.explained, clause.scope.ledger
    own = [explained.tokens[i] for i in explained.own]
    if len(own) < 2 or own[0].low not in sense_words("which_ones") or explained.has("ask:amount", "ask:many"):
        return False
    figures = [f.figure for i in number.figures if (f := ledger.figure(i)) is not None and f.figure.number_unit in ("count", "persons")]
    return any(own[1].keys & clause.texts.fits.keys(f"{f.account} {f.sentence}") for f in figures)


def _asks_fact(clause: Clause) -> bool:
    """Whether it asks who, when or which, not for a number in other words: "mitä se maksoi"."""
    query, explained = clause.query, clause.explained
    measured = query.measures and not (query.words and set(query.measures) <= _PRINTED)
    listed = query.operation == "records" and query.listed and query.words
    if query.yes_no is not None or measured or not (query.operation in ("lookup", "text", "record_field") or listed):
        return False
    if not explained.has("ask:who", "ask:when", "ask:which", "list", "dim:municipality"):
        return False
    amount = explained.has("ask:amount", "ask:many", "op:share", "want:%", "want:pp", "want:EUR", "cost_estimate", "lasts") or asks_number(explained)
    costs = explained.has("spend", "earn") and explained.tokens[explained.first].low == "mitä" and not asks_which(explained)
    return not amount and not costs and not any(unit_told_in(t) is not None for t in explained.tokens)


def _asks_something(explained: Explained) -> bool:
    """Whether a question says more than whose and when."""
    bare = ("ask:", "filler", "joiner", "measure:actual", "measure:closing", "trend", "unit_kind:", "pronoun", "entä", "report_word")
    told = (s for s in explained.spans if s.period is None and not s.has("unit") and not s.has("municipality") and not s.has("number"))
    return bool(explained.open) or any(not s.tags or any(not t.startswith(bare) for t in s.tags) for s in told)


def told_change(clause: Clause) -> Draft | None:
    """A change that a sentence tells, of those named."""
    changes = ToldChanges(clause.texts)
    told = changes.how_much(clause.query, clause.explained) or changes.whether(clause.query, clause.explained)
    return told if told is not None and clause.is_of_those_named(told) else None


# ----------------------------------------------------------------------------------------------- where no table or record tells it


def told_instead(clause: Clause) -> Draft | None:
    """What a sentence tells where no table or record does."""
    clause = _in_plan(clause)
    return _so_or_how_many(clause) or _which_things(clause) or _what_was_changed(clause) or _called_so(clause)


def _called_so(clause: Clause) -> Draft | None:
    """What the report calls by the words of the question."""
    run = called_so(clause)
    draft = clause.texts.quoted(run) if run is not None else None
    if draft is not None:
        draft.deeds |= {"rank"}
    return draft


def _so_or_how_many(clause: Clause) -> Draft | None:
    """Whether something is so, or how many there are."""
    query, explained, texts = clause.query, clause.explained, clause.texts
    if query.measures == ("remaining",) and any(t.low == "saamatta" for t in explained.tokens):  # "vuokria jäi saamatta" is a loss that a sentence may tell
        query = replace(query, measures=())
    if set(query.measures) - _PRINTED or query.operation in _NEVER_TOLD:
        return None
    if query.yes_no is not None and query.subjects and query.record_kinds:  # whether a row kept its aim is told by numbers
        return None
    if query.yes_no is not None:
        aimed = texts.came_about(query, explained, clause.scope.records.fields.state) if query.statuses else None
        claimed = aimed if aimed is not None else texts.claim(query, explained)
        return claimed if claimed is not None else said_otherwise(clause)
    if query.record_kinds or query.statuses or not explained.has("ask:many", "ask:which", "ask:amount"):  # what a target holds, its own row tells
        return None
    number = texts.number(query, explained, named=not explained.has("ask:many"))
    return number if number is not None and clause.is_of_those_named(number) else None


def _which_things(clause: Clause) -> Draft | None:
    """The things of a kind that are asked for, in a question that was taken for one of numbers: "mitä aineistoja … kehityksen …"."""
    query, explained = clause.query, clause.explained
    numbers = query.subjects or query.measures or query.yes_no is not None or explained.has("ask:amount", "ask:many")
    level = query.operation == "change" and not explained.has("up", "down", "more", "less", "trend", "moves")  # "sitovuustaso valtuustoon nähden"
    asks = explained.has("ask:which") if level else query.operation in ("series", "share") and asks_which(explained)
    if not asks or numbers or len(explained.open) < 2:
        return None
    return clause.texts.fact(query, explained)


def _what_was_changed(clause: Clause) -> Draft | None:
    """What was changed where no number is asked for: "mitä iskun jälkeen muutettiin kirjautumisessa"."""
    query, explained = clause.query, clause.explained
    numbers = query.subjects or query.measures or query.yes_no is not None or explained.has("ask:amount", "ask:many", "up", "down", "money")
    tokens = explained.tokens
    changed = tokens[explained.first].low == "mitä" and any(r.lemma == "muuttaa" and r.person == "4" for t in tokens for r in readings(t.low))
    if query.operation != "change" or numbers or not changed or len(explained.open) < 2:
        return None
    return clause.texts.fact(query, explained)
