"""What our own code fails to read of a report is left out, with a warning, so that the rest is there: a part of a page, a table, a text's numbers.

Errors that mean that the whole file cannot be read (KatsausError), that the system refuses (OSError, MemoryError) or that a process is lost go on.
"""

import logging
from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import ParamSpec, TypeVar

from ingest import messages
from ingest.amounts import plain_spaces
from ingest.model import Box, Column, Document, Table

_log = logging.getLogger("katsaus.ingest")
_SLIPS = (ArithmeticError, AttributeError, LookupError, StopIteration, TypeError, ValueError)
"""What code raises that meets something it was not made for."""
Given = ParamSpec("Given")
Made = TypeVar("Made")


class LeftOut:
    """What is left out of one report: the warnings of it, the sections that it may be of, and the indexes of tables that were read before."""

    def __init__(self) -> None:
        self.warnings: list[str] = []
        self.sections: set[int | None] = set()
        self.tables: set[int] = set()
        self._error: Exception | None = None

    def tried(self, warning: str, work: Callable[Given, Made], *given: Given.args, **named: Given.kwargs) -> Made | None:
        """What `work` makes of what it is given; None, with the warning, where it fails."""
        try:
            return work(*given, **named)
        except _SLIPS as error:
            self._error = error
            self.tell(warning)
            _log.warning("left out of a report: %s", warning, exc_info=True)
            return None

    def tell(self, warning: str) -> None:
        """Adds a warning, once."""
        if warning not in self.warnings:
            self.warnings.append(warning)

    def fail(self) -> None:
        """Raises the last error again: nothing is left of the report."""
        if self._error is not None:
            raise self._error

    def tried_table(self, table: Table, work: Callable[Given, Made], *given: Given.args, **named: Given.kwargs) -> Made | None:
        """What `work` makes of a table; None where it fails, and the table is left out."""
        made = self.tried(messages.table_left_out(table.pages, plain_spaces(table.title)), work, *given, **named)
        if made is None:
            self.tables.add(table.index)
            self.sections.add(table.section)
        return made

    def without_tables(self, document: Document) -> Document:
        """The document with no rows in the tables that are left out: those behind them keep their numbers."""
        if not self.tables:
            return document
        tables = tuple(no_table(t.index, t.section, t.boxes) if t.index in self.tables else t for t in document.tables)
        return replace(document, tables=tables, holed=frozenset(self.sections))


def no_table(index: int, section: int | None, boxes: Sequence[tuple[int, Box]]) -> Table:
    """What stands for a table that was left out."""
    return Table(index, "words", "", section, tuple(sorted({page for page, _ in boxes})), tuple(boxes), (Column("", 0.0, 0.0),), ())
