"""Parts of a total that a table prints: what was internal or external ("kuinka suuri osa ostoista oli sisäisiä"), and one company's of all of them."""

from dataclasses import replace

from retrieval.calculation.calculate import share_percent
from retrieval.calculation.figure_pool import Pool
from retrieval.calculation.figure_sums import Sums
from retrieval.evidence.draft import Draft
from retrieval.evidence.figure_asks import Found
from retrieval.language import wording
from retrieval.language.names import subject_key
from retrieval.query import Query


def share_of_part(answers: Sums, query: Query) -> Draft | None:
    """The part in per cent of the total beside it; None where the question asks nothing such or no row prints both."""
    asked = query.operation == "share" or (query.operation == "lookup" and query.wanted_unit == "%" and set(query.measures) <= {"actual", "closing"})
    one = len({p.names for p in query.subjects}) == 1 and len(query.units) < 2 and len(query.periods) < 2
    if answers.ledger.basis not in ("external", "internal") or not asked or not one or query.yes_no is not None:
        return None
    outcome = answers.outcome_of(replace(query, operation="lookup", wanted_unit=None, subjects=query.subjects[:1]))
    if not isinstance(outcome, Found) or outcome.minus is not None:
        return None
    part = outcome.stored
    beside = {f.figure.basis: f for f in answers.ledger.row(part) if (f.figure.measure, f.figure.period) == (part.figure.measure, part.figure.period)}
    whole = beside.get("external_and_internal") or (beside.get(None) if len(beside) == 2 else None)  # "josta sisäiset" beside the whole
    if whole is not None and abs(part.figure.number) > abs(whole.figure.number):  # parts that take off from each other are no shares
        return Draft(answers.ledger, "not_found", [wording.no_share()])
    percent = share_percent(abs(part.figure.number), abs(whole.figure.number)) if whole is not None else None
    return answers.in_percent(part, whole, percent, "share", wording.share_of) if whole is not None and percent is not None else None


def share_of_companies(answers: Pool, query: Query) -> Draft | None:
    """One company's row in per cent of the total that its table prints of all companies; None where the question asks nothing such or no total is printed."""
    asked = query.operation == "share" and query.dimension == "company" and query.yes_no is None
    if not asked or len(query.subjects) != 1 or len(query.units) != 1 or not answers.is_company(query.units[0].names[0]):
        return None
    alone = replace(query, operation="lookup", wanted_unit=None, dimension=None)
    outcome = answers.outcome_of(alone)
    if not isinstance(outcome, Found) or outcome.minus is not None or outcome.figure.number_unit == "%":
        return None
    part, key = outcome.figure, subject_key(outcome.figure)
    totals = [
        f
        for f in answers.ledger.of_subject(key)
        if (f.report_id, f.figure.table, f.figure.period, f.figure.measure) == (outcome.stored.report_id, part.table, part.period, part.measure)
        and f.figure.row_label.lower().rstrip(".").endswith(("yhteensä", "yht"))
    ]
    if len(totals) != 1 or part.number * totals[0].figure.number < 0 or abs(part.number) > abs(totals[0].figure.number):
        return None
    percent = share_percent(part.number, totals[0].figure.number)
    return answers.in_percent(outcome.stored, totals[0], percent, "share", wording.share_of) if percent is not None else None
