"""One PDF → everything that is kept of it; the only function the library calls."""

import hashlib
from pathlib import Path

from ingest.checks.checks import check
from ingest.figures.figures import table_figures
from ingest.figures.prose import prose_figures
from ingest.figures.told_accounts import told_accounts
from ingest.figures.told_projects import with_told_money
from ingest.figures.told_residents import told_residents
from ingest.language.finnish import unlisted
from ingest.language.tokens import words
from ingest.language.voikko import learn
from ingest.layout.describe import report_period, report_title, report_type
from ingest.layout.layout import read_document
from ingest.left_out import LeftOut
from ingest.model import Extraction, Report
from ingest.pages.pdf import Progress, read_pages
from ingest.pages.pdfium import read_outline
from ingest.records.records import read_records
from ingest.report_id import report_id_of
from ingest.stores.passages import make_passages
from ingest.units.genitive_headings import with_names_of_genitives
from ingest.units.shared_leads import without_shared_leads
from ingest.units.texts_of_tables import texts_of_tables
from ingest.units.units import read_units
from ingest.units.units_in_order import nested


def extract(path: Path, progress: Progress | None = None, left_out: LeftOut | None = None) -> Extraction:
    """Reads a report whole. `progress(page, pages)` is called as pages are done; `left_out` takes what fails. Raises the subclasses of ReportError."""
    left_out = left_out or LeftOut()
    pages = read_pages(path, progress)
    learn(unlisted(word for page in pages for word in words(" ".join(dict.fromkeys(word.text for word in page.words)))))
    document = with_names_of_genitives(without_shared_leads(read_document(pages, read_outline(path), left_out)))
    registry = read_units(document, [(t.corner, t.section) for t in document.tables if t.kind == "figures"], path.name)
    kind = report_type(document, path.name)
    period = report_period(document, kind, path.name)
    report = Report(
        report_id_of(path.name), path.name, hashlib.sha256(path.read_bytes()).hexdigest(),
        report_title(document, kind, registry.municipality, period, path.name),
        registry.municipality, kind, period, len(document.pages), registry.about,
    )  # fmt: skip
    figures = nested(table_figures(document, report, registry, left_out), document, registry)
    document = left_out.without_tables(document)
    told = told_accounts(prose_figures(document, report, registry, left_out), figures, document.tables, period)
    figures += told_residents(told, figures, registry.municipality)
    read = read_records(left_out.without_tables(document), report, registry, figures, left_out)
    records, figures = with_told_money(read, figures)
    document = left_out.without_tables(document)
    units = tuple(dict.fromkeys(registry.units.values()))
    figures, findings = check([f for f in figures if f.table not in left_out.tables], document.tables, document.pages)
    return Extraction(
        report,
        units,
        document.sections,
        document.tables,
        tuple(figures),
        tuple(records),
        tuple(make_passages(report, document, texts_of_tables(document, registry))),
        tuple(findings),
        (*document.warnings, *left_out.warnings),
    )
