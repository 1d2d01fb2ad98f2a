"""Tables of words → records: targets, rows of operating plans, risks, projects and investments."""

from ingest.model import Document, Figure, Record, Report
from ingest.record_columns import classify
from ingest.units import UnitRegistry

__all__ = ["classify", "read_records"]


def read_records(document: Document, report: Report, units: UnitRegistry, figures: list[Figure]) -> list[Record]:
    """The records of every table of words, in reading order."""
    return []
