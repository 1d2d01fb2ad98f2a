"""Which count of the staff a number is, where the report prints several: with those employed with support, those with a post for good, person-years."""

from collections.abc import Iterator

from ingest.language.voikko import readings
from ingest.stores.stored import StoredFigure
from retrieval.evidence.draft import Draft, figure_text
from retrieval.language import wording
from retrieval.language.explain import Explained
from retrieval.language.inflection import lowered
from retrieval.language.lexicon import sense_list
from retrieval.language.names import shown_name, subject_key
from retrieval.query import Query
from retrieval.understanding.staff import PERSONS, counts_staff, is_all_staff, is_staff_row

_MOST = 3
_DONE = ("nut", "nyt", "neet", "ttu", "tty")
"""Ends of the participles that say what was done."""


def tell_readings(draft: Draft, query: Query, explained: Explained) -> None:
    """Says in place of the one count of the staff told what it holds, and which other counts the report prints for the same time."""
    if draft.status != "answered" or query.operation != "lookup" or query.yes_no is not None or len(draft.figures) != 1 or len(draft.values) != 1:
        return
    stored = draft.ledger.figure(draft.figures[0])
    if stored is None or stored.figure.number_unit not in PERSONS or not counts_staff(stored) or _names_reading(explained):
        return
    notes = [n for n in stored.figure.footnotes if n in draft.caveats]
    if notes:
        draft.lines.append(wording.count_holds(notes[0]))
        draft.caveats.remove(notes[0])
    for other in _elsewhere(draft, stored):
        draft.lines.append(wording.printed_elsewhere(figure_text(other), other.figure.page, draft.cite_figure(other)))
        draft.caveat(wording.places_differ([stored.figure.page, other.figure.page]))
    told = [wording.cited(f"{lowered(shown_name(f.figure.account))} {figure_text(f)}", draft.cite_figure(f)) for f in list(_others(draft, stored))[:_MOST]]
    if told:
        draft.lines.append(wording.other_counts(told))


def employs(sentence: str, number: str) -> bool:
    """Whether a sentence says of people whom it counts that they work there: "palveluksessa oli 144 henkilöä", not what 144 of the staff did."""
    before, _, after = sentence.lower().partition(number.lower())
    counted, *rest = after.split() or [""]
    stems = sense_list("at_work")
    if any(word.startswith(stems) for word in (*before.split(), *rest)):
        return True
    words = [word.strip(".,;:") for word in (*before.split(), counted, *rest)]
    return counted.startswith(stems) and "olla" in {r.lemma for w in words for r in readings(w)} and not any(w.endswith(_DONE) for w in words)


def _names_reading(explained: Explained) -> bool:
    return any(explained.tokens[i].low.startswith(sense_list("staff_reading")) for i in explained.own)


def _elsewhere(draft: Draft, stored: StoredFigure) -> Iterator[StoredFigure]:
    """The first number of all who work in the same unit at the same time that another table of the report prints otherwise."""
    figure, ledger = stored.figure, draft.ledger
    if not is_all_staff(stored):
        return
    for key in sorted(key for key in ledger.vocabulary.by_account if key != subject_key(figure)):
        for other in ledger.of_subject(key) if is_staff_row(key) else ():
            one = other.figure
            same = (one.unit, one.period.end, one.number_unit, other.report_id) == (figure.unit, figure.period.end, figure.number_unit, stored.report_id)
            if same and one.table not in (None, figure.table) and one.measure in ("actual", "closing") and one.number != figure.number and is_all_staff(other):
                yield other
                return


def _others(draft: Draft, stored: StoredFigure) -> Iterator[StoredFigure]:
    """The other counts of the same staff at the same time, one of each name."""
    figure, ledger = stored.figure, draft.ledger
    keys = [key for key in ledger.vocabulary.by_account if any(word.startswith(sense_list("staff_reading")) for word in key.split()[:2])]
    for key in sorted(keys):
        for other in ledger.of_subject(key):
            one = other.figure
            same = one.unit == figure.unit and one.period.end == figure.period.end and one.table is not None and other.report_id == stored.report_id
            counts = one.number_unit in (*PERSONS, "htv") and one.measure in ("actual", "closing") and one.number != figure.number
            if same and counts and key != subject_key(figure):
                yield other
                break
