"""What an answer does and finds, as data/lexicon/word_duties.tsv names it."""

from collections.abc import Sequence

from ingest.model import Figure
from ingest.stores.stored import StoredFigure, StoredRecord
from retrieval.evidence.draft import Draft
from retrieval.evidence.figure_fits import BUDGETS, over_years
from retrieval.evidence.figure_parts import residents_rows
from retrieval.language import wording
from retrieval.language.names import row_side, subject_key
from retrieval.language.near_words import groups_of
from retrieval.query import Query
from retrieval.sentences.deeds_told import is_mean

_RANKS = ("rank", "threshold", "compare", "filter")
_BY_CALCULATION = {
    "difference": {"change"},
    "change_percent": {"change"},
    "share": {"share", "percent"},
    "ratio": {"unit:per", "ratio"},
    "mean": {"mean"},
    "rank": {"rank"},
    "sum": {"sum"},
}
"""What is done by a calculation."""
_OF_MEASURE = {
    "change": {"change"},
    "change_percent": {"change"},
    "budget_change": {"change"},
    "deviation": {"deviation", "phased"},
    "remaining": {"deviation"},
    "percent": {"percent"},
}
"""What is found by a figure of a measure."""
_OF_UNIT = {"%": {"percent"}, "kertaa": {"ratio"}}
"""What is told by a value of a unit."""


def deeds_of(draft: Draft, query: Query, figures: Sequence[StoredFigure], records: Sequence[StoredRecord]) -> set[str]:
    """What the answer does and finds."""
    told = {*draft.deeds, *_by_calculation(draft, query, figures), *_by_values(draft)}.union(*map(_by_figure, figures))
    if "change" in told:
        told |= {"told_change"} if all(f.figure.sentence or f.figure.measure != "actual" for f in figures) else set()
        told |= {"deviation"} if told & {"measure:budget", "measure:amended_budget", "measure:forecast"} else set()
    done = told | _by_records(query, records) | _by_query(query) | _by_picking(draft, query, records)
    return done | _by_both(query, done)


def _by_calculation(draft: Draft, query: Query, figures: Sequence[StoredFigure]) -> set[str]:
    """What is done by reckoning; what came about in a part of the year is a part of the whole, and where no per cent can be, the answer says so."""
    kind = draft.calculation.operation if draft.calculation is not None else ""
    done = {*_BY_CALCULATION.get(kind, ())}
    if kind in ("difference", "change_percent"):
        done |= {"share"} if query.operation == "lookup" else set()
        done |= {"unit:%"} if query.operation == "change_percent" else set()
    people = [f.figure.number_unit == "persons" or subject_key(f.figure) in residents_rows() for f in figures]
    units = {f"unit:{f.figure.number_unit}" for f in figures} - {"unit:EUR"}
    done |= units if kind == "change_percent" else set()  # "kilometrimäärän muutos-%"
    done |= {"unit:persons"} if kind == "change_percent" and people and all(people) else set()
    return done | ({"unit:per"} if kind == "mean" and draft.records else set())  # "keskimäärin hanketta kohti"


def _by_values(draft: Draft) -> set[str]:
    """What is done by telling values."""
    done = {"unit:per" if "/" in value.unit else f"unit:{value.unit}" for value in draft.values}
    done |= {deed for value in draft.values for deed in _OF_UNIT.get(value.unit, ())}
    done |= {"one"} if len(draft.values) == 1 else {"list"} if len(draft.values) > 1 else set()
    done |= {"amount"} if len(draft.values) == 1 and "/" not in draft.values[0].unit else set()  # no "yhteensä" for each of something
    return done | ({"claim"} if draft.lines and draft.lines[0].startswith(tuple(wording.YES_NO.values())) else set())


def _by_figure(stored: StoredFigure) -> set[str]:
    """What is found by a figure."""
    figure = stored.figure
    side = row_side(subject_key(figure))
    done = {f"measure:{figure.measure}", f"kind:{figure.subject_kind}", *_OF_MEASURE.get(figure.measure, ())}
    done |= {"measure:budget", "sum"} if figure.subject_kind == "investment" and figure.measure == "value" and over_years(figure.period) else set()  # of a plan
    done |= _by_sentence(stored) if figure.sentence else {"subject"}
    done |= {"unit:per"} if "/" in figure.number_unit else set()
    done |= {f"basis:{figure.basis}"} if figure.basis else set()
    done |= {"gross"} if side in ("cost", "income") else set()  # before the other side is taken off
    done |= {"sign"} if side == "result" else set()
    done |= {"one_month"} if (figure.period.start.year, figure.period.start.month) == (figure.period.end.year, figure.period.end.month) else set()
    return done | ({"phased"} if _is_of_months(figure) else set())


def _by_sentence(stored: StoredFigure) -> set[str]:
    """What is found by a figure of a sentence."""
    figure = stored.figure
    done = {"sign"}
    done |= {"lost"} if "lose" in groups_of(figure.account.lower().split()[-1:]) else set()
    return done | ({"mean"} if (figure.number_unit == "ratio" or is_mean(stored)) and figure.subject_kind != "risk" else set())


def _is_of_months(figure: Figure) -> bool:
    """Whether a figure is the months' own part of a budget."""
    return figure.measure in BUDGETS and figure.period.end.month < 12


def _by_records(query: Query, records: Sequence[StoredRecord]) -> set[str]:
    """What is found by records; several of them are what one report after another says of a target."""
    done = {f"kind:{record.record.kind}" for record in records}
    done |= {"record", "one", "whose"} if records else set()
    done |= {"list"} if len(records) > 1 or (records and query.counted) else set()
    done |= {"rank", "side"} if records and query.order else set()
    return done | ({"duration"} if records and "duration" in query.slots else set())


def _by_query(query: Query) -> set[str]:
    """What is done by answering what was asked, of whom and when."""
    done = {"whole"} if any(u.names[0] == "*municipality" for u in query.units) else set()  # "kunnan oma", not the group's
    done |= {"whose"} if any(not u.names[0].startswith("*") for u in query.units) else set()
    done |= {"resident"} if "resident" in query.extra else set()
    done |= {"share"} if "part_told" in query.extra else set()
    done |= {"parts"} if "parts_of_year" in query.extra else set()
    done |= {"side"} if "cost_percent" in query.slots else set()
    done |= {"list"} if query.operation in ("series", "compare") or query.listed else set()
    timed = query.dimension in ("year", "month", "quarter") or query.operation == "series" or (query.order is not None and len(query.periods) > 1)
    done |= {"when"} if timed else set()
    limited = query.operation == "threshold" or query.yes_no is not None or "against_budget" in query.extra
    return done | ({"limit"} if query.limit is not None and limited else set())


def _by_picking(draft: Draft, query: Query, records: Sequence[StoredRecord]) -> set[str]:
    """What is done by picking some of many."""
    operation = query.operation
    done = {"denied"} if operation in ("threshold", "filter") and query.negated else set()
    done |= {"company"} if query.dimension == "company" and operation in ("rank", "filter") and draft.figures else set()
    done |= {"rank", "side"} if operation in _RANKS else set()
    if operation in _RANKS or (query.order and records):
        done |= {"set"} if query.dimension == "unit" else set()
        done |= {"count"} if query.count > 1 else set()
    done |= {"set"} if operation == "records" else set()
    done |= {"count", "deviation", "zero", "change"} if operation == "filter" else set()
    done |= {"list"} if operation == "filter" and query.counted else set()
    reckoned = len(draft.calculation.operands) if draft.calculation is not None else 0
    done |= {"count"} if query.count > 1 and query.count in (len(draft.values), reckoned) else set()
    nth_record = {"nth2", "nth3"} & set(query.extra) and operation == "records" and query.order is not None and len(draft.records) == 1
    return done | ({"nth"} if len(draft.values) == 1 and (operation == "rank" or nth_record) else set())


def _by_both(query: Query, done: set[str]) -> set[str]:
    """What follows from what was asked and found together; what is realised of an investment, or told of a project in per cents, are its costs."""
    ratio = {"ratio"} if "indicator" in query.extra and "kind:indicator" in done and "percent" in done else set()  # "vuosikatteen suhde poistoihin"
    share = ("of_budget" in query.extra and "percent" in done) or ("without" in query.extra and "change" in done)
    costs = ("kind:investment" in done and done & {"measure:actual", "measure:closing"}) or ("kind:project" in done and "percent" in done)
    return ratio | ({"share"} if share else set()) | ({"side"} if costs else set())
