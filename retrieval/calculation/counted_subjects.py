"""What changes where something is counted: the number of what a row names, or of what the heading of its column says is counted there."""

from ingest.columns.counted_headings import counted_noun
from ingest.model import Figure
from ingest.units.units import unit_kind
from retrieval.evidence.figure_parts import is_result
from retrieval.language import wording
from retrieval.language.inflection import genitive, is_plural, plural_genitive
from retrieval.language.lexicon import sense_words
from retrieval.language.names import subject_key

_COUNTS = frozenset({"persons", "count", "htv", "days", "hours"})


def subject_of(figure: Figure) -> wording.Subject:
    """How what a figure tells changes: as a result, a count, a rate or an amount."""
    if is_result(subject_key(figure)):
        return "result"
    return "count" if figure.number_unit in _COUNTS else "rate" if figure.number_unit == "%" else "amount"


def what_changes(name: str, figure: Figure) -> str:
    """What is said to grow or shrink of a figure's name: "Uimahallin kävijät" → "Uimahallin kävijöiden määrä".

    What has a title of its own: "Rantatien saneeraus" → "Rantatien saneerauksen euromäärä".
    A unit's row under "Lapsia": "Harjulan päiväkoti" → "Harjulan päiväkodin lasten määrä"; a unit's row of which that is not told: its number.
    """
    owner = genitive(name)
    if wording.is_titled(figure) and figure.number_unit == "EUR":
        return wording.sum_of(owner, name)
    if figure.number_unit not in _COUNTS or figure.sentence:
        return name
    if is_plural(name):
        return wording.number_of(owner) if owner else name
    counted = plural_genitive(counted_noun(figure.column_label) or "")
    if counted:
        return wording.number_of_things(owner, name, counted)
    row = figure.account.partition(",")[0].strip()
    place = unit_kind(row) is not None or row.lower().endswith(tuple(sense_words("named_house")))
    return wording.figure_of(owner, name) if place else name
