"""Whether the target set for a row of figures came about, where a table of targets tells it: "toteutuiko hukkavesitavoite"."""

import re
from collections.abc import Sequence
from dataclasses import replace

from ingest.language.tokens import words as words_of
from ingest.language.voikko import readings
from ingest.stores.stored import StoredRecord
from retrieval.answers.clause import Clause
from retrieval.calculation.figure_aims import Aim, aim_of
from retrieval.evidence.draft import Draft, figure_text
from retrieval.evidence.figure_parts import Refusal
from retrieval.evidence.record_choice import TARGETS
from retrieval.evidence.record_fields import RecordFields
from retrieval.language import wording
from retrieval.language.ahead import asks_past
from retrieval.language.explain import Explained
from retrieval.language.lexicon import sense_words
from retrieval.language.near_words import groups_of
from retrieval.language.reading import Token, read

_PARTS = re.compile(r"[;•]|,(?=\s)|\.\s|\s(?:ja|sekä)\s")
_SHORT = 2
"""Letters of words that say nothing of what is aimed at: "ja", "on"."""
_AIM = re.compile(r"(?P<aim>(?:[a-zåäö]+|[<>≤≥])\s*-?\d[\d \u00a0]*(?:,\d+)?)\s*(?P<unit>%?)", re.IGNORECASE)


def target_of_row(clause: Clause) -> Draft | None:
    """Kyllä or Ei by the one target that names the row: by its state, or by its own limit where it has several; None where there is none."""
    query, explained, records = clause.query, clause.explained, clause.scope.records
    asks = query.yes_no in ("any", "suffices", "reaches") and query.record_kinds == ("target",) and len(query.subjects) == 1
    if not asks or query.records or query.words or query.negated or query.limit or (query.follow_up and clause.records):
        return None
    words = [explained.tokens[i] for s in explained.spans if s.has("subject") for i in range(s.start, s.end)]
    pool = records.choice.in_scope(query, list(clause.scope.vocabulary.records.values()))
    named = [r for r in records.choice.of_units(query, records.choice.named(query, explained) or pool) if r.record.kind in TARGETS]
    rows = [read(name, records.fields.analyser).tokens for name in query.subjects[0].names]  # "toiminta" alone is no cash flow
    named = [r for r in named if any(_says(records.fields, _aimed(r), (*words, *row)) for row in rows)]
    if not named or not all(records.fields.same_title(named[0], r) for r in named[1:]):
        return None
    parts = [p for p in _PARTS.split(named[0].record.fields.get("indicator", "")) if _AIM.search(p)]
    if len(parts) < 2:
        return records.of_those(query, named, explained)
    own = [p for p in parts if _says(records.fields, p, words)]
    return _by_limit(clause, named[0], own[0]) if len(own) == 1 else None


def deed_of_target(clause: Clause) -> Draft | None:
    """Kyllä or Ei by the state of the one target whose title says all that is asked to have been done: "uudistettiinko perusnäyttely"."""
    query, explained, records = clause.query, clause.explained, clause.scope.records
    ruled_out = query.subjects or query.measures or query.records or query.record_kinds or query.slots or query.limit or query.negated or query.follow_up
    others = query.statuses or any(s.has("number") or s.period is not None for s in explained.spans) or explained.has("why", "not", "versus", "money", "spend")
    if query.yes_no not in ("any", "up", "down") or ruled_out or others or not _in_past(explained):
        return None
    light = [s for s in explained.spans if set(s.tags) <= {"filler", "joiner", "earn"} and not s.has("unit")]
    told = {i for s in explained.spans if s in light or s.has("municipality") for i in range(s.start, s.end)}
    words = [t for i in explained.own if i not in told and (t := explained.tokens[i]).kind == "word" and not t.any_keys & sense_words("managing")]
    deeds = [t for t in words if any(r.kind == "teonsana" or r.participle or r.lemma.endswith("minen") for r in readings(t.low))]
    if len(words) < 2 or not deeds:
        return None
    pool = records.choice.latest(query, records.choice.in_scope(replace(query, record_kinds=("target",)), list(clause.scope.vocabulary.records.values())))
    named = [r for r in pool if r.record.kind in TARGETS and _says(records.fields, r.record.title, words)]
    named = [r for r in named if _is_deed(deeds, r.record.title) and 2 * len(words) > len([w for w in words_of(r.record.title) if len(w) > _SHORT])]
    if not named or not all(records.fields.same_title(named[0], r) and r.report_id == named[0].report_id for r in named):
        return None
    draft = records.of_those(query, named, explained)
    if draft is not None:
        draft.deeds |= {"change", "claim"}
    return draft


def _is_deed(deeds: Sequence[Token], title: str) -> bool:
    """Whether all the deeds asked are what the verb of a title says, in the same or a near word."""
    verbs = {r.lemma for word in words_of(title) for r in readings(word.lower())[:1] if r.finite}
    return bool(verbs) and all(verbs & (t.keys | t.roots) or groups_of(verbs) & groups_of(t.keys | t.roots) for t in deeds)


def _in_past(explained: Explained) -> bool:
    """Whether it is asked if something came about: "uudistettiinko", "onko uudistettu"."""
    first = explained.tokens[explained.first].low
    done = first in sense_words("whether") and any(r.participle for i in explained.own for r in readings(explained.tokens[i].low))
    return done or asks_past([first.removesuffix("ko").removesuffix("kö")])


def _says(fields: RecordFields, text: str, words: Sequence[Token]) -> bool:
    """Whether a text holds all of the words."""
    keys = fields.keys(text)
    return all(fields.covers(keys, w) for w in words if w.kind == "word" and w.low not in ("ja", "sekä"))


def _aimed(stored: StoredRecord) -> str:
    """What a target's row says of what is aimed at."""
    return " ".join([stored.record.title, *(stored.record.fields.get(k, "") for k in ("goal", "action", "indicator"))])


def _by_limit(clause: Clause, stored: StoredRecord, part: str) -> Draft | None:
    """Whether what came about of the row keeps the limit that a part of the target's indicator sets."""
    found = _AIM.search(part)
    aim: Aim | None = aim_of(found["aim"]) if found is not None else None
    figures, query = clause.figures, clause.query
    try:
        actual = figures.found(figures.first_ask(replace(query, yes_no=None, operation="lookup", measures=("actual",)))).stored
    except Refusal:
        return None
    if found is None or aim is None or (found["unit"] == "%") is not (actual.figure.number_unit == "%"):
        return None
    draft = Draft(clause.scope.ledger)
    marks = f"{draft.cite_figure(actual)}{draft.cite_record(stored, part.strip())}"
    shown = wording.with_number(figures.label(actual), figure_text(actual))
    draft.lines.append(wording.verdict(aim.met(actual.figure.number), wording.against_aim(shown, f"{aim.text} {found['unit']}".strip()), marks))
    draft.figures, draft.records = [actual.figure.figure_id], [stored.record.record_id]
    draft.about.append(figures.label(actual))
    return draft
