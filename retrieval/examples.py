"""Questions that someone new can begin with: each about a figure that the reports hold."""

from collections.abc import Iterator, Sequence

from ingest.data import read_table
from ingest.model import Report
from ingest.stores.stored import FigureQuery, StoredFigure, StoredReport
from retrieval.build import Katsaus
from retrieval.language import question_wording

_ROUNDS = 4


def example_questions(katsaus: Katsaus, most: int = 4) -> tuple[str, ...]:
    """At most so many questions, from the newest reports, another row of the statement in each."""
    names = [row["name"] for row in read_table("example_accounts")]
    questions: list[str] = []
    for stored in _newest(katsaus.reports()):
        if len(questions) == most or not names:
            break
        found = _best(katsaus, stored.report, names)
        if found is not None:
            names.remove(found.figure.account)
            questions.append(question_wording.example_question(found.figure, stored.report.municipality))
    return tuple(questions)


def _newest(reports: Sequence[StoredReport]) -> Iterator[StoredReport]:
    """Reports with a period, the latest first, and all over again, so that a few reports give several questions."""
    dated = sorted(((stored.report.period.end, number) for number, stored in enumerate(reports) if stored.report.period), reverse=True)
    for _ in range(_ROUNDS):
        yield from (reports[number] for _, number in dated)


def _best(katsaus: Katsaus, report: Report, names: Sequence[str]) -> StoredFigure | None:
    """The report's own figure for the first of the rows that it has, None when it has none that is sure."""
    query = FigureQuery(report_ids=(report.report_id,), units=(report.about,), accounts=tuple(names), measures=("actual",))
    sure = [
        found
        for found in katsaus.figures(query, limit=None)
        if found.figure.period == report.period and found.figure.doubt is None and not found.checks_failed and found.figure.account in names
    ]
    return min(sure, key=lambda found: names.index(found.figure.account), default=None)
