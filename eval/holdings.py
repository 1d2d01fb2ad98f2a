"""What the stored reports hold, as the lint of gold questions looks at it."""

from collections.abc import Set
from functools import cache
from pathlib import Path

from eval.lint import Held
from ingest.pages.pdfium import page_text
from ingest.stores.stored import FigureQuery
from retrieval.build import Katsaus


def held_of(katsaus: Katsaus, cited: Set[str]) -> Held:
    """The pages of all reports, and figures and words of those that are cited, by file name without its ending. Raises StoreError."""
    reports = {Path(one.report.file_name).stem: one.report for one in katsaus.reports()}
    figures = {
        stem: [stored.figure for stored in katsaus.figures(FigureQuery(report_ids=(reports[stem].report_id,)), limit=None)]
        for stem in sorted(cited & reports.keys())
    }

    @cache
    def words(report: str, page: int) -> str:
        return page_text(katsaus.file(reports[report].report_id), page) if report in reports else ""

    return Held({stem: report.pages for stem, report in reports.items()}, figures, words)
