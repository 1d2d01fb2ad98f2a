"""Why two times differ where a note under their table says that they cannot be compared: "mistä noin iso ero johtuu?"."""

import re
from collections.abc import Sequence

from ingest.stored import StoredFigure
from retrieval import wording
from retrieval.draft import Draft
from retrieval.explain import Explained
from retrieval.figures import Ledger
from retrieval.query import Query

_MARK = re.compile(r"^(?:\*+|[¹²³⁴⁵]|\d\)|[a-d]\))\s*")


def without_mark(note: str) -> str:
    """A note without the mark before it."""
    return _MARK.sub("", note)


def noted_cause(query: Query, explained: Explained, ledger: Ledger, previous: Sequence[StoredFigure]) -> Draft | None:
    """What the note says that both figures of the turn before bear; None where the question names anything itself or no note speaks of comparing."""
    named = explained.open or any(s.has(kind) for s in explained.spans for kind in ("subject", "unit", "record"))
    years = {f.figure.period.end.year for f in previous}
    rows = {(f.report_id, f.figure.table, f.figure.row) for f in previous}
    if named or not query.follow_up or len(years) < 2 or len(rows) != 1:
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
