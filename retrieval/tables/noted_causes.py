"""Why two times differ where a note under their table says it: that they cannot be compared, or why the number marked is what it is."""

import re
from collections.abc import Sequence

from ingest.language.tokens import words as words_of
from ingest.stores.stored import StoredFigure
from retrieval.evidence.draft import Draft
from retrieval.evidence.figures import Ledger
from retrieval.evidence.reasons import reason_words
from retrieval.language import wording
from retrieval.language.explain import Explained
from retrieval.query import Query

_MARK = re.compile(r"^(?:\*+|[¹²³⁴⁵]|\d\)|[a-d]\))\s*")


def without_mark(note: str) -> str:
    """A note without the mark before it."""
    return _MARK.sub("", note)


def noted_cause(query: Query, explained: Explained, ledger: Ledger, previous: Sequence[StoredFigure]) -> Draft | None:
    """What the note says that both figures of the turn before bear; None where the question names anything itself or no note speaks of comparing."""
    if not query.follow_up:
        return _noted_change(query, explained, ledger)
    named = explained.open or any(s.has(kind) for s in explained.spans for kind in ("subject", "unit", "record"))
    years = {f.figure.period.end.year for f in previous}
    rows = {(f.report_id, f.figure.table, f.figure.row) for f in previous}
    if named or len(years) < 2 or len(rows) != 1:
        return None
    newest = max(previous, key=lambda f: f.figure.period.end)
    shared = [n for n in newest.figure.footnotes if "vertail" in n.lower() and all(n in f.figure.footnotes for f in previous)]
    if not shared:
        return None
    draft = Draft(ledger)
    note = without_mark(shared[0])
    mark = draft.cite_figure(newest, shared[0])
    draft.lines.append(wording.noted_below(note, mark))
    draft.figures = [f.figure.figure_id for f in previous]
    draft.deeds = frozenset({"difference", "change"})  # the one that was told
    return draft


def _noted_change(query: Query, explained: Explained, ledger: Ledger) -> Draft | None:
    """The reason that a note gives at the newest number of the one row named, where the row went from the number before it as the question says."""
    if explained.open or query.words or query.direction not in ("up", "down") or len(query.subjects) != 1 or len(query.units) > 1 or query.negated:
        return None
    units = {n for u in query.units for n in u.names if not n.startswith("*")}
    rows = [f for key in query.subjects[0].names for f in ledger.of_subject(key) if f.figure.table is not None and f.figure.measure in ("actual", "closing")]
    rows = sorted((f for f in rows if not units or f.figure.unit in units), key=lambda f: f.figure.period.end)
    if len(rows) < 2 or len({(f.report_id, f.figure.table, f.figure.row) for f in rows}) != 1:
        return None
    before, newest = rows[-2:]
    grew = newest.figure.number > before.figure.number
    alike = newest.figure.number != before.figure.number and _length(newest) == _length(before)
    years = {p.year for p in query.periods} - {None}
    notes = [n for n in newest.figure.footnotes if n not in before.figure.footnotes and _gives_reason(n)]
    if not alike or grew != (query.direction == "up") or years - {newest.figure.period.end.year} or len(notes) != 1:
        return None
    draft = Draft(ledger)
    draft.lines.append(wording.noted_below(without_mark(notes[0]), draft.cite_figure(newest, notes[0])))
    draft.figures = [before.figure.figure_id, newest.figure.figure_id]
    draft.deeds = frozenset({"change"})
    return draft


def _length(stored: StoredFigure) -> tuple[int, int]:
    period = stored.figure.period
    return period.start.month, period.end.month


def _gives_reason(note: str) -> bool:
    """Whether a note says by its words that something is the reason: "suljettuna remontin vuoksi"."""
    return not {word.lower() for word in words_of(note)}.isdisjoint(reason_words("strong"))
