"""What the note at a figure says of it: "mitä toteumasta puuttuu?", "miksi luku on ennakkotieto?", "paljonko siihen sisältyy sisäisiä vuokria?"."""

from ingest.language.sentences import sentences
from ingest.stores.stored import StoredFigure
from retrieval.calculation.figure_pool import named_units
from retrieval.evidence.draft import Draft
from retrieval.language import wording
from retrieval.language.explain import Explained
from retrieval.language.reading import Token
from retrieval.query import Query
from retrieval.sentences.text_answers import TextAnswers
from retrieval.tables.noted_causes import without_mark

_ASKS = ("ask:amount", "ask:which", "why")
_LIGHT = frozenset({"filler", "joiner", "measure:actual", "ask:which", "ask:amount", "ask:many", "why", "report_word"})
_MEASURES = frozenset({"actual", "closing", "remaining"})
"""Measures of a question about a note: what came about, and "puuttuu"."""
_OPERATIONS = frozenset({"lookup", "cause", "definition"})


def note_told(query: Query, explained: Explained, texts: TextAnswers) -> Draft | None:
    """The sentence of a figure's own note that holds every word that the question says beside the figure's name; None where no note does."""
    if query.operation not in _OPERATIONS or query.follow_up or query.yes_no is not None or not explained.has(*_ASKS):
        return None
    if len(named_units(query)) != 1 or len(query.subjects) != 1 or set(query.measures) - _MEASURES:
        return None
    asked = _beside_name(explained)
    if not asked:
        return None
    found = [(stored, note, said) for stored in _noted(query, texts) for note, said in _sentences(stored) if _holds(said, asked, texts)]
    if len({said for _, _, said in found}) != 1:
        return None
    stored, note, said = found[0]
    if explained.has("ask:amount"):
        return _amount(stored, said, texts)
    draft = Draft(texts.ledger)
    draft.lines.append(wording.noted_below(said, draft.cite_figure(stored, note)))
    draft.figures = [stored.figure.figure_id]
    draft.names = (said,)
    draft.deeds = frozenset({f"measure:{query.measures[0]}"} if query.measures else ())
    return draft


def _beside_name(explained: Explained) -> list[Token]:
    """The words that name neither the figure nor its time, and ask nothing by themselves."""
    kinds = ("unit", "subject", "municipality")
    named = [s for s in explained.spans if any(map(s.has, kinds)) or s.period is not None or (s.tags and set(s.tags) <= _LIGHT)]
    light = {i for s in named for i in range(s.start, s.end)}
    return [explained.tokens[i] for i in explained.own if i not in light and explained.tokens[i].kind == "word"]


def _noted(query: Query, texts: TextAnswers) -> list[StoredFigure]:
    """The figures asked about that bear a note, of the newest report that has them."""
    units, ledger = named_units(query)[0].names, texts.ledger
    years = {p.year for p in query.periods if p.year is not None}
    reports = texts.reports(query)
    found = [
        f
        for key in query.subjects[0].names
        for f in ledger.of_subject(key)
        if f.figure.unit in units and f.figure.footnotes and f.report_id in reports and (not years or f.figure.period.end.year in years)
    ]
    newest = max((f.figure.period.end for f in found), default=None)
    return [f for f in found if f.figure.period.end == newest]


def _sentences(stored: StoredFigure) -> list[tuple[str, str]]:
    return [(note, said) for note in stored.figure.footnotes for said in sentences(without_mark(note))]


def _holds(said: str, asked: list[Token], texts: TextAnswers) -> bool:
    keys = texts.fits.keys(said)
    return all(texts.fits.covers(keys, word) for word in asked)


def _amount(stored: StoredFigure, said: str, texts: TextAnswers) -> Draft | None:
    """The one number that the sentence of a note tells."""
    numbers = [f for f in texts.ledger.prose() if f.report_id == stored.report_id and without_mark(f.figure.sentence) == said]
    draft = texts.told(numbers[0]) if len(numbers) == 1 else None
    if draft is not None:
        draft.names = (*draft.names, said, stored.figure.unit, stored.figure.account)
    return draft
