"""Asks whose parts are meant where several municipalities have such: "mikä investointi ylitti määrärahan" of more than one town's investments."""

from collections.abc import Iterator

from ingest.stores.stored import StoredFigure
from retrieval.answers.clause import Clause
from retrieval.calculation.figure_pool import named_units
from retrieval.evidence.draft import Draft
from retrieval.evidence.figure_fits import period_fits
from retrieval.evidence.figures import Ledger
from retrieval.language import question_wording
from retrieval.query import Query

_CHOOSING = ("rank", "threshold", "filter")
_TOLD = frozenset({"pronoun", "bare", "among_told"})
"""Marks of what is chosen among the figures told before."""


def which_town_of_parts(clause: Clause) -> Draft | None:
    """A question back where parts of no named municipality are chosen among and several have such parts; each report prints them in its own way."""
    query, ledger = clause.query, clause.scope.ledger
    if query.operation not in _CHOOSING or query.words or query.municipalities or named_units(query) or _TOLD & set(query.extra) or query.records:
        return None
    towns = sorted({ledger.report(f).municipality for f in _parts(query, ledger) if _is_of_time(f, query)})
    if len(towns) < 2:
        return None
    draft = Draft(ledger, "clarify")
    draft.lines.append(question_wording.which_town_of_records())
    draft.suggestions += [question_wording.of_town(town, clause.explained.reading.text) for town in towns[:6]]
    draft.lines += [question_wording.choice(s) for s in draft.suggestions]
    return draft


def _parts(query: Query, ledger: Ledger) -> Iterator[StoredFigure]:
    """The figures of the investments, or of the row of the units, that are chosen among."""
    held = ledger.vocabulary
    if query.dimension == "investment" or (query.dimension is None and "investment" in query.record_kinds):
        for key, subjects in held.by_account.items():
            if any(s.subject_kind == "investment" for s in subjects):
                yield from (f for f in ledger.of_subject(key) if f.figure.subject_kind == "investment")
    elif query.dimension == "unit":
        keys = {name for place in query.subjects[:1] for name in place.names}
        yield from (f for key in keys for f in ledger.of_subject(key) if _is_area(f.figure.unit, ledger))


def _is_area(unit: str, ledger: Ledger) -> bool:
    """Whether a unit is a part of a municipality, no company or group."""
    kinds = {u.kind for _, u in ledger.vocabulary.units.get(unit, ())}
    return unit not in ledger.vocabulary.municipalities and bool(kinds) and not kinds & {"yhteisö", "konserni"}


def _is_of_time(stored: StoredFigure, query: Query) -> bool:
    """Whether a figure is of the time that the question names, by whatever measure."""
    return all(period_fits(spec, stored.figure, stored.figure.measure) for spec in query.periods[:1])
