"""Whether an answer from sentences is of what a follow-up carries on from the question before."""

from collections.abc import Sequence

from ingest.language.finnish import Analyser
from ingest.stores.stored import StoredFigure
from ingest.units.units import unit_kind
from retrieval.answers.accounted import evidence_of
from retrieval.conversation.conversation import Turn
from retrieval.evidence.draft import Draft
from retrieval.evidence.figures import Ledger
from retrieval.language.explain import Explained
from retrieval.language.names import name_words
from retrieval.language.reading import word_token
from retrieval.query import Query
from retrieval.sentences.text_answers import TextAnswers

_WHEN = frozenset({"entä", "filler", "joiner"})
"""Tags of the words beside the time in a follow-up that names nothing else."""


def is_of_carried(draft: Draft, query: Query, explained: Explained, before: Query, ledger: Ledger, texts: TextAnswers) -> bool:
    """Whether an answer from sentences is of the unit or the name that a question carries on from the one before."""
    prose = [f for i in draft.figures if (f := ledger.figure(i)) is not None and f.figure.sentence]
    told = draft.status != "answered" or draft.records or (draft.figures and not prose) or query.operation in ("cause", "definition")
    if told or any(s.has("unit") for s in explained.spans):
        return True
    evidence = evidence_of(draft, query, explained, ledger, texts)
    whose = [place for place in query.units if place in before.units and not place.names[0].startswith("*")]
    silent = [f for f in prose if not _speaks_of_body(f, texts.analyser)]  # their chapter tells whose they are
    units = {unit for f in silent for unit in (f.figure.unit, *f.figure.unit_path)}
    said = frozenset().union(*(texts.fits.keys(f.figure.sentence) for f in prose)) if prose and not silent else evidence.keys
    if whose and not any(units & set(p.names) or _names_all(said, p.named, texts.analyser) for p in whose):
        return False
    names = [w for w in query.words if w in before.words and w[:1].isupper()]
    return not names or any(_names_all(evidence.keys, w, texts.analyser) for w in names)


def leaves_rate(draft: Draft, query: Query, explained: Explained, told: Sequence[StoredFigure]) -> bool:
    """Whether a follow-up that only points at what was told for each of something is answered by what is told of all: "missä se on pienin?" of €/oppilas."""
    reckoned = len(told) == 2 and len({f.figure.number_unit for f in told}) == 2
    rates = reckoned or (bool(told) and all("/" in f.figure.number_unit for f in told))
    named = explained.open or any(s.has("subject") or s.has("unit") for s in explained.spans)
    points = query.operation in ("lookup", "rank") and not named
    figures = [f for i in draft.figures if (f := draft.ledger.figure(i)) is not None]
    whole = bool(figures) and draft.calculation is None and not any("/" in f.figure.number_unit for f in figures)
    return rates and points and draft.status == "answered" and whole


def whose_was_lost(draft: Draft, query: Query, explained: Explained, before: Turn, ledger: Ledger, texts: TextAnswers) -> tuple[str, ...]:
    """The words that kept the question before from an answer where it named a row but no unit that is known, and what goes on from it names none either:
    what they mean is whose row it is, and the answer is not of that. () where they stand in what the answer rests on.
    """
    asked, named = before.query, {concept.kind for span in explained.spans for concept in span.concepts}
    goes_on = before.status == "not_found" and draft.status == "answered" and bool(asked.subjects) and not asked.units
    if not goes_on or "entä" not in query.extra or query.units or query.records or named & {"unit", "record", "municipality"}:
        return ()
    evidence = evidence_of(draft, query, explained, ledger, texts)
    return tuple(word for word in before.lost if evidence.keys.isdisjoint(texts.analyser.keys(word)))


def leaves_unit(draft: Draft, query: Query, explained: Explained, told: Sequence[StoredFigure]) -> bool:
    """Whether a follow-up that only names another time is answered in another unit than what was told: "entä vuotta aiemmin?" of pupils by euros for each."""
    units = {f.figure.number_unit for f in told}
    only_when = query.operation == "lookup" and not explained.open and all(s.period is not None or set(s.tags) <= _WHEN for s in explained.spans)
    figures = [f.figure for i in draft.figures if (f := draft.ledger.figure(i)) is not None]
    return only_when and draft.status == "answered" and len(units) == 1 and bool(figures) and units.isdisjoint(f.number_unit for f in figures)


def _speaks_of_body(stored: StoredFigure, analyser: Analyser) -> bool:
    """Whether a sentence names a body itself, so that the chapter does not tell whose its number is."""
    lemmas = {lemma for word in name_words(stored.figure.sentence) for lemma in analyser.lemmas(word)}
    return any(unit_kind(lemma) in ("toimielin", "lautakunta") for lemma in lemmas)


def _names_all(keys: frozenset[str], name: str, analyser: Analyser) -> bool:
    """Whether base forms hold all words of a name, but for its legal form."""
    words = [word_token(word, analyser) for word in name_words(name)]
    return all(bool(t.any_keys & keys) for t in words if len(t.low) > 2 and not t.low.startswith("oy"))
