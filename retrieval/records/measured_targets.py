"""What the measure of a target came to, in the year asked for or in its report's own: "mikä oli mittarin arvo vuonna 2023"."""

from collections.abc import Sequence

from ingest.language.numerals import find_numerals
from ingest.stores.stored import StoredFigure, StoredRecord
from retrieval.evidence.draft import Draft
from retrieval.evidence.figures import Ledger
from retrieval.evidence.record_fields import RecordFields, slot_name
from retrieval.language import record_wording, wording
from retrieval.query import Query

SLOTS = frozenset({"measured", "reached"})
"""Fields that a number of a year may tell."""


def measured_in(ledger: Ledger, stored: StoredRecord, years: set[int]) -> list[StoredFigure]:
    """The numbers of a record that were measured in the years, or without any those measured last, none of them aimed at."""
    figures = [f for i in stored.record.figure_ids if (f := ledger.figure(i)) is not None]
    told = [f for f in figures if f.figure.measure not in ("budget", "forecast") and _alone(f)]
    last = {max(f.figure.period.end.year for f in told)} if told else set[int]()
    return [f for f in told if f.figure.period.end.year in (years or last)]


def _alone(stored: StoredFigure) -> bool:
    """Whether its cell or fact tells no other number, and begins with it: "4 oppilasta"."""
    return stored.figure.sentence.startswith(stored.figure.text) and len(find_numerals(stored.figure.sentence)) == 1


def measured(ledger: Ledger, fields: RecordFields, found: Sequence[StoredRecord], query: Query) -> Draft | None:
    """The draft of the one number measured; None where the records tell none, or several."""
    years = {p.year for p in query.periods if p.kind == "year" and p.year is not None}
    if any(p.kind != "year" for p in query.periods) or len(years) > 1:
        return None
    figures = {(f.figure.number, f.figure.number_unit, f.figure.period): f for r in found for f in measured_in(ledger, r, years)}
    if len(figures) != 1:
        return None
    stored = next(iter(figures.values()))
    holder = next(r for r in found if stored.figure.figure_id in r.record.figure_ids)
    draft = Draft(ledger)
    label = record_wording.at_time(slot_name(holder, "measured"), stored.figure.period.label)
    mark = draft.cite_record(holder, fields.quote(holder, "indicator"))
    draft.lines.append(wording.lookup(draft.figure_value(stored, label), label, mark))
    draft.records = [r.record.record_id for r in found]
    return draft
