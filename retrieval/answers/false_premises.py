"""Questions for the reason of what did not come about: "miksi verotulot vähenivät" where they grew."""

from dataclasses import replace

from ingest.language.tokens import words as words_of
from ingest.language.voikko import readings
from retrieval.answers.clause import Clause
from retrieval.calculation.company_results import other_side
from retrieval.evidence.draft import Draft
from retrieval.language.names import row_side, subject_key
from retrieval.language.near_words import near_words
from retrieval.query import Query
from retrieval.understanding.asked_ways import not_so

_TIMES = frozenset({"year", "span", "to_date", "month"})


def says_it_went(draft: Draft, query: Query) -> bool:
    """Whether sentences say in the past that something went the way that is asked: "kulut laskivat alkuvuonna, koska …"."""
    way = "grow" if query.direction == "up" else "shrink"
    past = [w for line in draft.lines for w in map(str.lower, words_of(line)) if w.endswith(("i", "ivat", "ivät"))]
    return any(r.finite and way in near_words().get(r.lemma, ()) for w in past for r in readings(w)[:1])


def went_otherwise(clause: Clause) -> Draft | None:
    """How a row went that its question says went the other way; None where it went so, or no table tells."""
    query, explained = clause.query, clause.explained
    if query.direction is None and query.operation == "cause" and len(query.subjects) == 1 and not (query.words or query.measures or query.follow_up):
        return _of_other_sign(clause)
    asks = query.direction in ("up", "down") and len(query.subjects) == 1 and not (query.words or query.measures or query.sources or query.follow_up)
    plain = not explained.open and not explained.has("over", "under", "suffices", "reaches", "covers", "measure:any_budget", "not", "versus", "than")
    if not asks or not plain or any(spec.kind not in _TIMES for spec in query.periods):
        return None
    asked = replace(query, operation="change")
    told = clause.figures.answer(asked)
    ids = [o.figure_id for o in told.calculation.operands if o.figure_id] if told.calculation is not None else []
    pair = [f for i in ids if (f := clause.scope.ledger.figure(i)) is not None]
    if told.status != "answered" or len(pair) != 2 or any(f.figure.table is None for f in pair):
        return None
    old, new = sorted(pair, key=lambda f: f.figure.period.end)
    alike = old.figure.measure == new.figure.measure or {old.figure.measure, new.figure.measure} <= {"actual", "closing"}
    otherwise = alike and not_so(asked, subject_key(new.figure), old.figure.number, new.figure.number) is not None
    return told if otherwise else None


def _of_other_sign(clause: Clause) -> Draft | None:
    """The result of which it is asked why it was a deficit or a loss, or the other way round, where it was not; None where it was or is no result."""
    if clause.explained.open or not any(row_side(name) == "result" for name in clause.query.subjects[0].names):
        return None
    told = clause.figures.answer(replace(clause.query, operation="lookup"))
    said = len(told.lines)
    other_side(told, clause.explained)  # which says so once more of the answer
    otherwise = len(told.lines) > said
    del told.lines[said:]
    return told if otherwise else None
