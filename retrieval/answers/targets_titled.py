"""A target that the question does not call one, by all that its title says: "onko rakennuslupien käsittelyaika saatu lyhyemmäksi", "kuka vastaa siitä, että
liikuntapaikat saadaan esteettömiksi"."""

from dataclasses import replace

from ingest.language.tokens import words as words_of
from ingest.language.voikko import readings
from ingest.stores.stored import StoredRecord
from retrieval.answers.clause import Clause
from retrieval.evidence.draft import Draft
from retrieval.language.explain import Span
from retrieval.language.kin import quality_of
from retrieval.language.lexicon import sense_words
from retrieval.language.near_words import groups_of, opposites
from retrieval.language.reading import Token
from retrieval.query import Query

_LIGHT = frozenset({"filler", "joiner", "pronoun", "slot:responsible", "ask:who", "kind:target", "polar"})
_BEGINS = frozenset({"begin", "start"})
"""Groups of verbs for beginning."""
_ASIDE = ("subjects", "records", "limit", "order", "negated", "counted", "listed", "periods", "sources", "dimension")
"""What is asked of something else."""


def titled_target(clause: Clause) -> tuple[Draft, Query] | None:
    """The state of the one target, or who is in charge of it, whose title says every word asked; None where none or several do."""
    query = clause.query
    claimed = query.yes_no in ("any", "up", "down") and set(query.statuses) <= {"achieved"} and not query.slots
    asks = claimed or (query.yes_no is None and query.slots == ("responsible",))
    if not asks or any(getattr(query, slot) for slot in _ASIDE) or set(query.measures) - {"actual"} or clause.previous or clause.records:
        return None
    words = _telling(clause)
    if len(words) < 2:
        return None
    ids = set(clause.texts.reports(query))
    held = [(i, r) for i, r in clause.scope.vocabulary.records.items() if r.record.kind == "target" and r.report_id in ids]
    own = [clause.explained.tokens[i] for i in clause.explained.own]
    to_end = any(t.low in sense_words("come_to_end") for t in own)
    found = [i for i, r in held if _says_all(clause, r, words) and not (to_end and _only_begins(r))]
    if len(found) != 1:
        return None
    asked = replace(query, operation="record_field", record_kinds=("target",), records=(found[0],), units=(), words=(), measures=(), direction=None, extra=())
    asked = replace(asked, follow_up=False, statuses=("achieved",) if claimed else (), yes_no="any" if claimed else None)
    draft = clause.scope.records.answer(asked, clause.explained)
    if draft is None:
        return None
    ended = [t for t in own if t.low in sense_words("come_to_end")]
    draft.names = (*draft.names, *(t.text for t in (*words, *ended)))  # its title says them all
    return draft, asked


def _telling(clause: Clause) -> list[Token]:
    """The words that say which target: without those that ask, and those that say no more than that it came about."""
    explained = clause.explained
    light = {i for s in explained.spans if _is_light(s) for i in range(s.start, s.end)}
    own = [explained.tokens[i] for i in explained.own if i not in light and explained.tokens[i].kind in ("word", "number")]
    return [t for t in own if not (t.any_keys & sense_words("brought_about") or t.low in sense_words("come_to_end") or t.keys & {"olla", "että"})]


def _is_light(span: Span) -> bool:
    if span.has("municipality") is not None or span.has("status") is not None:
        return True
    return bool(span.tags) and set(span.tags) <= _LIGHT and all(c.kind == "tag" for c in span.concepts)


def _deeds(stored: StoredRecord) -> frozenset[str]:
    """The groups of the verbs of a title."""
    return groups_of(r.lemma for word in words_of(stored.record.title) for r in readings(word.lower()) if r.finite)


def _only_begins(stored: StoredRecord) -> bool:
    return bool(_deeds(stored) & _BEGINS)


def _says_all(clause: Clause, stored: StoredRecord, words: list[Token]) -> bool:
    fields = clause.scope.records.fields
    keys = fields.keys(stored.record.title)
    qualities = {quality_of(key) for key in keys}
    deeds = _deeds(stored)
    for token in words:
        said = fields.covers(keys, token) or clause.texts.fits.covers(keys, token) or bool(token.keys & qualities)
        said = said or (_only_begins(stored) and token.low in sense_words("set_going"))
        turned = {other for group in groups_of(token.any_keys) if (other := opposites().get(group))}
        if not said or turned & deeds:  # "lisääntyneet" of what is to become less
            return False
    return True
