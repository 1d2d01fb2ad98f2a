"""The reports that are held: the one place where they come, are replaced and go."""

from ingest.report_id import report_id_of

__all__ = ["report_id_of"]
