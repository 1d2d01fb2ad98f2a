"""One unit's part of a row of all: "montako prosenttia kaikista tuotoista tuli liiketiloista"."""

from collections.abc import Sequence
from dataclasses import replace

from ingest.language.voikko import readings
from retrieval.evidence.figures import Ledger
from retrieval.language.explain import Explained
from retrieval.language.lexicon import sense_words
from retrieval.language.retagging import BUDGETS
from retrieval.query import Place, Query


def as_part_of_all(query: Query, explained: Explained, ledger: Ledger) -> Query:
    """The query by the share that one unit has of what its whole has, where the whole is not named.

    "Kaikista tuotoista", or a unit that a row comes from: "tuotoista tuli liiketiloista". Of "liiketilojen tuotoista" the unit is the whole.
    """
    asks = query.operation == "share" or (query.operation == "lookup" and query.wanted_unit == "%")
    plain = query.yes_no is None and query.limit is None and not set(query.measures) - {"percent", "actual", "closing", "any_budget"}
    if not asks or not plain or len(query.subjects) != 1 or len(query.units) != 1 or len(query.units[0].names) != 1 or query.periods[1:]:
        return query
    rows = [s for s in explained.spans if s.has("subject") is not None and s.has("unit") is None]
    unit = next((s for s in explained.spans if (c := s.has("unit")) is not None and set(query.units[0].names) <= set(c.values)), None)
    if len(rows) != 1 or unit is None or unit.end == rows[0].start or not _has_case(rows[0].end, "sisaeronto", explained):
        return query
    planned = {i for s in explained.tagged(*BUDGETS) for i in range(s.start, s.end)}  # "kaikista budjetoiduista tuotoista"
    before = next((i for i in range(rows[0].start - 1, -1, -1) if i not in planned), None)
    all_of_it = before is not None and explained.tokens[before].keys & sense_words("all_of_it")
    comes_from = explained.has("earn") and not explained.has(*BUDGETS) and _has_case(unit.end, "sisaeronto", explained)
    whole = _over(query.units[0].names[0], query.subjects[0].names, ledger) if all_of_it or comes_from else None
    measures = ("any_budget",) if explained.has(*BUDGETS) else ()
    return replace(query, operation="share", measures=measures, wanted_unit="%", units=(*query.units, Place((whole,), whole))) if whole else query


def _has_case(end: int, case: str, explained: Explained) -> bool:
    """Whether the word before a position is in a case."""
    return any(r.case == case for r in readings(explained.tokens[end - 1].low))


def _over(name: str, row: Sequence[str], ledger: Ledger) -> str | None:
    """The highest unit over the one of that name that its one report prints the row of."""
    held = ledger.vocabulary.units.get(name, ())
    printed = {(s.report_id, s.unit) for key in row for s in ledger.vocabulary.by_account.get(key, ()) if s.subject_kind == "account"}
    wholes = {next((over for over in unit.path[:-1] if (report_id, over) in printed), None) for report_id, unit in held}
    return next(iter(wholes)) if len(wholes) == 1 else None
