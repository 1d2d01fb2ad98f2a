"""Yes/no questions to which a sentence says no in another way: what is still to come has not been done, and what is not needed need not be drawn up."""

import re
from collections.abc import Callable, Sequence
from datetime import date

from ingest.language.tokens import words as words_of
from ingest.language.voikko import readings
from retrieval.answers.clause import Clause
from retrieval.evidence.asked_words import AskedWord
from retrieval.evidence.draft import Draft
from retrieval.evidence.stretches import Said, Stretch, title_over
from retrieval.language import wording
from retrieval.language.ahead import is_ahead, is_past
from retrieval.language.lexicon import sense_words
from retrieval.language.near_words import groups_of
from retrieval.language.reading import Token
from retrieval.query import Query
from retrieval.sentences.deeds_said import NO
from retrieval.sentences.text_answers import TextAnswers

_NAMED = 0.85
"""How surely a row must say whose a thing is."""
_CLAUSE = re.compile(r"[,;:]\s")
_MADE_NOUN = re.compile(r"mi(?:nen|s[et])")
_COMING = frozenset({"finish", "open", "begin", "start", "opening_hours"})
"""Groups of verbs for what comes about on a day."""


def said_otherwise(clause: Clause) -> Draft | None:
    """Ei with the one sentence that says so; None where none does."""
    query = clause.query
    if query.yes_no is None or query.negated or query.limit is not None or query.order is not None or set(query.measures) - {"closing", "actual"}:
        return None
    return _not_needed(clause) or _not_yet(clause) or _going_on(clause)


def come_to_be(clause: Clause) -> Draft | None:
    """Ei where what is asked for as finished or in use is still to come; what was spent on it says nothing of that."""
    query, explained = clause.query, clause.explained
    asks = query.yes_no == "any" and not (query.negated or query.limit or query.order or set(query.measures) - {"closing", "actual"})
    told = _not_yet(clause) if asks else None
    in_use = any(explained.tokens[i].low in sense_words("state_come_to") for i in explained.own)
    in_use = in_use and bool(query.subjects) and query.operation == "lookup" and not explained.has("money", "measure:any_budget")
    return clause.or_refused(told) if asks and in_use else told


# ----------------------------------------------------------------------------------------------- what is not needed


def _not_needed(clause: Clause) -> Draft | None:
    """ "Pitääkö laatia toimenpideohjelma" where "erillistä toimenpideohjelmaa ei tarvita"."""
    own = _words(clause)
    if not own or not own[0].keys & sense_words("needing") or "isik" in own[0].low:  # "pitäisikö" asks for advice
        return None
    deeds = [t for t in own[1:] if _is_infinitive(t.low) and not t.keys & sense_words("needing")]
    things = [t for t in own[1:] if t not in deeds]
    if not things or any(not t.any_keys & sense_words("drawing_up_deeds") for t in deeds):
        return None
    draft = _denied(clause, lambda stretch, said: _says_unneeded(clause.texts, said, things))
    if draft is not None:
        draft.deeds |= {"needed"}
    return draft


def _is_infinitive(word: str) -> bool:
    """Whether a word says what is to be done: "laatia", "lomauttamaan"; "kattamiseksi" says what for."""
    return any(r.kind == "teonsana" and not r.participle for r in readings(word)[:1]) and _MADE_NOUN.search(word) is None


def _says_unneeded(texts: TextAnswers, said: Said, things: Sequence[Token]) -> bool:
    for part in _CLAUSE.split(said.text):
        lemmas = {r.lemma for word in words_of(part) for r in readings(word.lower())}
        if NO & lemmas and lemmas & sense_words("needing") and _holds(texts, part, things):
            return True
    return False


# ----------------------------------------------------------------------------------------------- what is still to come


def _not_yet(clause: Clause) -> Draft | None:
    """ "Valmistuiko väylä vuonna 2024" where "väylä valmistuu kesäkuussa 2025"; "onko auto jo liikenteessä" where it comes there in December."""
    query, own = clause.query, _words(clause)
    if query.yes_no != "any" or set(query.record_kinds) - {"project", "investment"}:
        return None
    state = [t for t in own if groups_of(t.any_keys) & _COMING or t.low in sense_words("state_come_to")]
    things = [t for t in own if t not in state and not t.keys & (sense_words("new_thing") | sense_words("coming_into"))]
    if len(state) != 1 or not things:
        return None
    return _denied(clause, lambda stretch, said: _says_ahead(clause, stretch, said, state[0], things))


def _says_ahead(clause: Clause, stretch: Stretch, said: Said, state: Token, things: Sequence[Token]) -> bool:
    texts = clause.texts
    period = texts.ledger.vocabulary.reports[stretch.report_id].period
    until = _until(clause.query, period.end if period is not None else None)
    named = _holds(texts, said.text, things) or _titled(texts, title_over(stretch, _at(stretch, said)), said, things)
    if until is None or not named:
        return False
    groups = groups_of(state.any_keys) & _COMING
    for part in _CLAUSE.split(said.text):
        lemmas = {r.lemma for word in words_of(part) for r in readings(word.lower())}
        comes = bool(lemmas & state.any_keys or groups & groups_of(lemmas))
        if comes and is_ahead(part, until) and not is_past(part, state.any_keys, groups) and not lemmas & sense_words("condition"):
            return True
    return False


def _at(stretch: Stretch, said: Said) -> int:
    return next(n for n, one in enumerate(stretch.said) if one is said)


def _titled(texts: TextAnswers, title: str, said: Said, things: Sequence[Token]) -> bool:
    """Whether the title over a sentence names the thing in fewer words: "Rantatien väylä" for "Rantatien kevyen liikenteen väylä"."""
    named = words_of(title)
    first = things[0].keys & {lemma for word in named[:1] for lemma in texts.analyser.lemmas(word)}
    known = frozenset(key for t in things for key in t.any_keys)
    return len(named) > 1 and bool(first) and all(known & {*texts.analyser.lemmas(word), word.lower()} for word in named)


def _until(query: Query, end: date | None) -> date | None:
    """The day up to which it is asked: the end of the year named, else of the report; no later than the report tells."""
    years = {spec.year for spec in query.periods if spec.year is not None}
    if len(years) > 1 or end is None:
        return None
    year = next(iter(years), end.year)
    return None if year > end.year else end if year == end.year else date(year, 12, 31)


# ----------------------------------------------------------------------------------------------- what still goes on


def _going_on(clause: Clause) -> Draft | None:
    """ "Onko kysely saatu päätökseen" where "kysely on meneillään"."""
    query, explained = clause.query, clause.explained
    if query.yes_no != "any" or set(query.statuses) - {"achieved"} or query.order is not None:
        return None
    ends = {i for s in explained.spans if s.has("status") for i in range(s.start, s.end)}
    own = _words(clause)
    over = [t for t in own if t in [explained.tokens[i] for i in ends] or t.low in sense_words("brought_to_end")]
    things = [t for t in own if t not in over]
    if not any(t.low in sense_words("brought_to_end") for t in over) or len(things) < 2:
        return None
    draft = _denied(clause, lambda stretch, said: _says_going_on(clause.texts, stretch, said, things))
    if draft is not None:
        draft.names = (*draft.names, *(t.text for t in things))  # its sentence or its row says them all
    return draft


def _says_going_on(texts: TextAnswers, stretch: Stretch, said: Said, things: Sequence[Token]) -> bool:
    """Whether a sentence says that something is still going on, and names it; its row may say whose it is."""
    forms = {word.lower() for word in words_of(said.text)}
    lemmas = forms | {r.lemma for word in forms for r in readings(word)}
    keys = texts.fits.keys(said.text)
    around = [AskedWord(t, 1.0, name=True) for t in things if not texts.fits.covers(keys, t)]
    own = len(things) - len(around)
    named = own > 1 and all(stretch.row and word.met(stretch.around) >= _NAMED for word in around)
    return named and bool(lemmas & sense_words("still_going_on")) and not NO & lemmas


# ----------------------------------------------------------------------------------------------- both


def _words(clause: Clause) -> list[Token]:
    """The question's telling words, without the municipality, the time and what frames the rest."""
    explained = clause.explained
    named = [s for s in explained.spans if s.has("municipality") or s.period is not None or (s.tags == ("filler",) and s.start != explained.first)]
    light = {i for s in named for i in range(s.start, s.end)}
    own = [explained.tokens[i] for i in explained.own if i not in light and explained.tokens[i].kind == "word"]
    return [t for t in own if t.low not in ("ja", "sekä", "onko", "ovatko", "onks", "oliko", "olivatko", "joko")]


def _holds(texts: TextAnswers, text: str, things: Sequence[Token]) -> bool:
    keys = texts.fits.keys(text)
    return all(texts.fits.covers(keys, t) for t in things)


def _denied(clause: Clause, says: Callable[[Stretch, Said], bool]) -> Draft | None:
    """The draft that says no with the one sentence that does; None for none, or for several that say different things."""
    texts = clause.texts
    told: dict[str, tuple[Stretch, Said]] = {}
    for stretch in texts.told_of(clause.query, clause.explained):
        for said in stretch.said[stretch.first : stretch.last]:
            if says(stretch, said):
                told.setdefault(said.text, (stretch, said))
    if len(told) != 1:
        return None
    stretch, said = next(iter(told.values()))
    draft = Draft(texts.ledger)
    report = texts.ledger.vocabulary.reports[stretch.report_id]
    mark = draft.cite(stretch.report_id, report.title, said.place.page, said.place.box, stretch.section, said.text)
    title = title_over(stretch, _at(stretch, said))
    line = wording.cited(said.text, mark)
    draft.lines.append(wording.granted(False, wording.said_of(title, line) if title else line))
    draft.names = (title,) if title else ()
    return draft
