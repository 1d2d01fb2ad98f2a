"""Whether sentences that answer tell of the year asked: "miksi öljyä kului 2023" is not answered by what made its use grow from 2023."""

import re

from retrieval.evidence.draft import Draft
from retrieval.evidence.figures import Ledger
from retrieval.language.explain import Explained
from retrieval.query import Query

_BESIDE = re.compile(r"\bvuo(?:desta|teen)\s(?:19|20)\d\d\b|\b(?:kuin|ennen)\svuo(?:nna|tta)\s(?:19|20)\d\d\b", re.IGNORECASE)
"""A year that what is told is compared with, or begins or ends in."""


def untold_years(draft: Draft, query: Query, explained: Explained, ledger: Ledger) -> list[str]:
    """The times of a question in years that no report told of ends in and no sentence told speaks of."""
    reports = ledger.vocabulary.reports
    ends = {p.end.year for c in draft.citations if c.report_id in reports and (p := reports[c.report_id].period) is not None}
    asked = [s for s in explained.spans if s.period is not None and s.period.spec.year is not None]
    years = {s.period.spec.year for s in asked if s.period is not None}
    if not ends or draft.records or query.yes_no is not None or years & ends or _BESIDE.search(explained.reading.text):
        return []
    told = _BESIDE.sub(" ", " ".join(draft.lines))
    return [explained.text(s) for s in asked if s.period is not None and str(s.period.spec.year) not in told]
