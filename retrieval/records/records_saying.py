"""Which records' own rows say what a question asks: "minkä investoinnin aloitus on siirtynyt", "mikä investointi on valmis ja vastaanotettu"."""

from dataclasses import replace

from ingest.language.sentences import sentences
from ingest.language.tokens import words as words_of
from ingest.language.voikko import readings
from ingest.stores.stored import StoredRecord
from retrieval.evidence.draft import Draft
from retrieval.evidence.record_choice import TARGETS, RecordChoice
from retrieval.language import record_wording
from retrieval.language.explain import Explained, Span
from retrieval.language.lexicon import sense_words
from retrieval.language.reading import Token
from retrieval.query import Query

_TOLD = {"investment": "description", "project": "description", "target": "reached", "plan": "reached"}
_LIGHT = ("filler", "joiner", "ask:which", "list", "trend", "pronoun", "at_time")
_NEAR = 3
"""Words from the beginning within which the kind is named: "mikä Lehtorannan investointi"."""


def records_saying(query: Query, explained: Explained, choice: RecordChoice) -> Draft | None:
    """Each record of the kind whose row has a sentence with all that is asked, by its name; None where none has one or something else is asked."""
    kind = _kind(query, explained)
    asked = _asked(explained, kind) if kind is not None else []
    stands = [t for s in explained.spans if s.has("status") for t in explained.tokens[s.start : s.end]]
    if kind is None or not asked or (set(asked) <= set(stands) and (query.statuses != ("achieved",) or query.record_kinds[0] in TARGETS)):
        return None
    held = choice.ledger.vocabulary
    for kinds in (query.record_kinds, ("investment",) if query.record_kinds == ("project",) else ()):  # what is built is called a project too
        scoped = choice.in_scope(replace(query, record_kinds=kinds), list(held.records.values())) if kinds else []
        pool = choice.latest(query, choice.of_units(query, scoped))
        if len({held.reports[r.report_id].municipality for r in pool}) > 1:
            return None
        if set(asked) <= set(stands) and any(choice.fields.field(r, "status") for r in pool):  # a state of its own is printed
            return None
        draft = Draft(choice.ledger)
        for stored in pool:
            slot = _TOLD.get(stored.record.kind, "")
            text = next((t for t in sentences(choice.fields.field(stored, slot)) if slot and _says(choice, t, asked, stands, stored)), "")
            if text and stored.record.record_id not in draft.records:
                draft.lines.append(record_wording.said_of(stored.record.title, text, draft.cite_record(stored, choice.fields.quote(stored, slot, text))))
                draft.records.append(stored.record.record_id)
        if draft.records:
            return draft
    return None


def _kind(query: Query, explained: Explained) -> Span | None:
    """The words for the kind of records, of which it is asked which they are."""
    other = query.yes_no or query.order or query.limit or query.counted or query.negated or set(query.slots) - {"status", "duration"}
    named = [s for s in explained.spans if any(t.startswith("kind:") for t in s.tags)]
    whole = all(set(p.names) <= {"investoinnit", "investointimenot"} for p in query.subjects)
    itself = [
        s for s in explained.tagged("pronoun") if s.start and explained.tokens[s.start - 1].low == "että"
    ]  # "minkä tilanteeksi on kirjattu, että se on …"
    told = query.records or query.measures or (query.follow_up and itself != explained.tagged("pronoun"))
    if other or told or len(named) != 1 or not whole or len(query.record_kinds) != 1 or named[0].start > explained.first + _NEAR:
        return None
    if _asks_aim(named[0], explained):
        return None
    if "mikä" not in explained.tokens[explained.first].keys or explained.has("ask:amount", "ask:many", "ask:who", "ask:when", "define", "money", "not"):
        return None
    return named[0]


def _asks_aim(kind: Span, explained: Explained) -> bool:
    """Whether it is asked what is aimed at of something: "mikä on tapahtumapäivien tavoite"."""
    last = explained.own[-1] == kind.end - 1 and kind.start - 1 in explained.open
    return last and "kind:target" in kind.tags and any(r.case == "omanto" for r in readings(explained.tokens[kind.start - 1].low))


def _asked(explained: Explained, kind: Span | None) -> list[Token]:
    """The words that a row must hold."""
    said = {i for s in explained.spans if s is kind or s.has("municipality") or s.has("unit") or s.period for i in range(s.start, s.end)}
    light = [s for s in explained.spans if s.tags and not s.has("status") and ("why" in s.tags or all(t.startswith(_LIGHT) for t in s.tags))]
    said |= {i for s in light for i in range(s.start, s.end)}
    return [t for i in explained.own if i not in said and (t := explained.tokens[i]).kind == "word"]


def _says(choice: RecordChoice, text: str, asked: list[Token], stands: list[Token], stored: StoredRecord) -> bool:
    """Whether a sentence, or a part of it between commas, says all that is asked and denies nothing."""
    return any(_says_all(choice, part, asked, stands, stored) for part in (text, *text.split(", ")))


def _says_all(choice: RecordChoice, text: str, asked: list[Token], stands: list[Token], stored: StoredRecord) -> bool:
    """Whether words hold all that is asked, a state as what the work itself has come to: "valmistunut", not "valmistuminen loppuvuonna"."""
    fields, low = choice.fields, [word.lower() for word in words_of(text)]
    keys = fields.keys(text)
    if any(r.lemma == "ei" for word in low for r in readings(word)) or not all(fields.covers(keys, t) for t in asked):
        return False
    own = fields.keys(stored.record.title) | sense_words("work_itself")
    for state in stands:
        coming = state.low in sense_words("stage_coming")  # "valmistuvat" are not done yet
        words = ((n, word) for n, word in enumerate(low) if (word in sense_words("stage_coming")) is coming)
        at = next((n for n, word in words if fields.covers(fields.keys(word), state) and (word == state.low or _is_state(word))), None)
        does = [word for word in low[:at] if any(r.kind == "nimisana" and r.case == "nimento" for r in readings(word)[:1])]
        if at is None or not all(fields.keys(word) & own or any(fields.covers(fields.keys(word), t) for t in asked) for word in does):
            return False
    return True


def _is_state(word: str) -> bool:
    return any(r.finite or r.participle or r.kind == "laatusana" for r in readings(word)[:1])
