"""Whether an answer takes account of what its question denies: "mistä tappio ei johtunut" is not answered by what it came of."""

from ingest.language.tokens import words as words_of
from ingest.language.voikko import readings
from retrieval.evidence.draft import Draft
from retrieval.language.explain import Explained, Span
from retrieval.language.lexicon import sense_words
from retrieval.query import Query
from retrieval.sentences.deeds_said import NO, is_undone

_WHOSE = ("unit", "subject", "municipality")


def undenied(draft: Draft, query: Query, explained: Explained) -> list[str]:
    """The words that deny something in a question where sentences or records are told that deny nothing."""
    if query.yes_no is not None or query.statuses or draft.deeds & {"denied", "zero"} or (draft.figures and not draft.records):
        return []
    denying = [s for s in explained.tagged("not") if s.tags == ("not",) and _denies(s, explained)]
    own = frozenset(key for t in explained.tokens for key in (*t.keys, *t.roots))  # "eivät jääneet" is no "jäivät"
    said = (sense_words("not_coming") | sense_words("kept_from")) - own | NO
    enough = all if draft.records and len(draft.lines) > 1 else any
    told = not denying or enough(_says_no(line, said) for line in draft.lines)
    return [] if told else [explained.text(s) for s in denying]


def _denies(span: Span, explained: Explained) -> bool:
    """Whether a span denies what is asked: "ei konsernin" only says whose it is not, and "jos vettä ei voi käyttää" when it is so."""
    if explained.tokens[span.start].quoted:
        return False
    after = next((s for s in explained.spans if s.start == span.end), None)
    if after is not None and (any(after.has(kind) is not None for kind in _WHOSE) or "group" in after.tags):
        return False
    clause = explained.tokens[span.start].clause
    first = next(t for t in explained.tokens if t.clause == clause)
    return first.low not in sense_words("condition")


def _says_no(line: str, said: frozenset[str]) -> bool:
    """Whether something told denies, or says that a thing was left, put off or gone over."""
    return any(is_undone(word) or any(r.lemma in said for r in readings(word)) for word in (w.lower() for w in words_of(line)))
