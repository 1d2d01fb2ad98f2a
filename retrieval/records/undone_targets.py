"""Targets of which it is asked why they do not come about, in the words of the target: "miksei sairauspoissaoloja ole saatu vähenemään"."""

from collections.abc import Sequence

from ingest.language.voikko import readings
from ingest.stores.stored import StoredRecord
from retrieval.evidence.record_choice import TARGETS, RecordChoice
from retrieval.language.explain import Explained
from retrieval.language.lexicon import sense_words
from retrieval.language.near_words import groups_of
from retrieval.language.reading import Token, read
from retrieval.query import Query

_UNDONE = frozenset({"not_achieved", "partly", "not_started"})


def undone(query: Query, explained: Explained, choice: RecordChoice) -> list[StoredRecord]:
    """The one target not come about whose title says what the question denies; [] for none or several."""
    tokens = [explained.tokens[i] for i in explained.own]
    denied = any(t.low.startswith("miksei") or t.keys & sense_words("not") for t in tokens)
    if query.operation != "cause" or not denied or query.subjects or query.follow_up or any(s.has("number") for s in explained.spans):
        return []
    words = [explained.tokens[at] for at in explained.own if _tells(at, explained)]
    pool = choice.latest(query, choice.in_scope(query, list(choice.ledger.vocabulary.records.values())))
    pool = [r for r in pool if r.record.kind in TARGETS and choice.fields.state_of(r)[1] in _UNDONE]
    found = [r for r in pool if _says(read(r.record.title, choice.fields.analyser).tokens, words)]
    return found if len({r.record.title for r in found}) == 1 else []


def _tells(at: int, explained: Explained) -> bool:
    """Whether a word tells what is asked about: neither the words for why and not nor a verb that helps another."""
    token = explained.tokens[at]
    span = next((s for s in explained.spans if s.start <= at < s.end), None)
    light = span is not None and (span.period is not None or span.has("municipality") is not None or {"why", "not"} & set(span.tags))
    return token.kind == "word" and not light and not token.any_keys & (sense_words("not") | sense_words("helping"))


def _says(title: Sequence[Token], words: Sequence[Token]) -> bool:
    """Whether a title holds every word that tells, and its verb and first noun are among them."""
    verbs = [t for t in title if any(r.finite for r in readings(t.low))]
    nouns = [t for t in title if t not in verbs and t.kind == "word"]
    told = [any(_alike(t, w) for t in title) for w in words]
    whole = bool(verbs) and all(any(_alike(v, w) for w in words) for v in verbs)
    heads = [t for t in nouns if any(r.case in ("nimento", "osanto") for r in readings(t.low))]
    return bool(words) and all(told) and whole and bool(heads) and any(_alike(heads[0], w) for w in words)


def _alike(one: Token, other: Token) -> bool:
    """Whether two words have a base form or a verb that they come of in common, or say nearly the same."""
    mine, others = one.keys | one.roots, other.keys | other.roots
    return bool(mine & others or groups_of(mine) & groups_of(others))
