"""Numbers in sentences → figures."""

from ingest.model import Document, Figure, Report
from ingest.units import UnitRegistry


def prose_figures(document: Document, report: Report, units: UnitRegistry) -> list[Figure]:
    """The numbers of paragraphs and of cells of words, in reading order."""
    return []
