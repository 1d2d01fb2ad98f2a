"""Figures as files: CSV for programs, Excel for people; numbers stay numbers, and no cell is taken for a formula."""

import csv
import io
import re
from collections.abc import Iterator, Mapping
from datetime import date
from decimal import Decimal
from tempfile import TemporaryFile
from typing import Any

from api import texts
from api.schema import exact
from ingest.stores.figure_queries import MOST
from ingest.stores.stored import FigureQuery, Listing, StoredFigure
from retrieval.build import Katsaus

CSV = "text/csv"
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"

Value = str | int | Decimal | date | None

_RISKY = ("=", "+", "-", "@", "\t", "\r", "\n")
_NUMBER = re.compile(r"[+-]?\s?\d[\d\s.,]*(?:\s?[%€])?")
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
_LONGEST_CELL = 32_000  # Excel takes 32 767 characters
_PIECE = 1 << 16
_LIST = "; "


def harmless(text: str) -> str:
    """A text that no spreadsheet runs as a formula: "=1+1" → "'=1+1"; numbers stay as they are: "-4 875 072"."""
    return f"'{text}" if text.startswith(_RISKY) and not _NUMBER.fullmatch(text) else text


def _row(stored: StoredFigure, titles: Mapping[str, str]) -> dict[str, Value]:
    """A figure as cells; the keys are those of texts.EXPORT_HEADINGS."""
    figure = stored.figure
    return {
        "report_title": titles.get(stored.report_id, stored.report_id),
        "unit": figure.unit,
        "unit_path": " / ".join(figure.unit_path),
        "account": figure.account,
        "subject_kind": figure.subject_kind,
        "measure": figure.measure,
        "basis": figure.basis,
        "period": figure.period.label,
        "period_start": figure.period.start,
        "period_end": figure.period.end,
        "number": figure.number,
        "number_unit": figure.number_unit,
        "text": figure.text,
        "scale": figure.scale,
        "page": figure.page,
        "printed_page": figure.printed_page,
        "section": " / ".join(figure.section),
        "row_label": figure.row_label,
        "column_label": figure.column_label,
        "footnotes": _LIST.join(figure.footnotes),
        "sentence": figure.sentence,
        "checks_passed": _LIST.join(stored.checks_passed),
        "checks_failed": _LIST.join(stored.checks_failed),
        "doubt": figure.doubt,
        "repair": figure.repair,
        "report_id": stored.report_id,
        "table_id": stored.table_id,
        "figure_id": figure.figure_id,
    }


def _rows(katsaus: Katsaus, first: Listing[StoredFigure], query: FigureQuery) -> Iterator[dict[str, Value]]:
    titles = {stored.report.report_id: stored.report.title for stored in katsaus.reports()}
    page = first
    while True:
        yield from (_row(stored, titles) for stored in page)
        if page.next_cursor is None:
            return
        page = katsaus.figures(query, MOST, page.next_cursor)


def csv_rows(katsaus: Katsaus, query: FigureQuery) -> Iterator[bytes]:
    """All that fits as CSV in pieces: UTF-8 with a mark, commas, decimal points, field names as headings. Raises ValueError at once."""
    return _csv(_rows(katsaus, katsaus.figures(query, MOST), query))


def _csv(rows: Iterator[dict[str, Value]]) -> Iterator[bytes]:
    held = io.StringIO(newline="")
    writer = csv.writer(held)
    held.write("\ufeff")  # Excel takes the file for the system's own code page without it
    writer.writerow(texts.EXPORT_HEADINGS)
    for row in rows:
        writer.writerow(_csv_cell(value) for value in row.values())
        if held.tell() > _PIECE:
            yield held.getvalue().encode("utf-8", "replace")
            held.seek(0)
            held.truncate()
    yield held.getvalue().encode("utf-8", "replace")


def _csv_cell(value: Value) -> str:
    if value is None:
        return ""
    if isinstance(value, Decimal):
        return exact(value)
    return harmless(value) if isinstance(value, str) else str(value)


def xlsx_file(katsaus: Katsaus, query: FigureQuery) -> Iterator[bytes]:
    """All that fits as an Excel file in pieces. Raises ValueError at once."""
    # openpyxl: 0.2 s that nothing else in the service needs
    from openpyxl import Workbook
    from openpyxl.cell import WriteOnlyCell
    from openpyxl.styles import Font
    from openpyxl.utils import get_column_letter

    rows = _rows(katsaus, katsaus.figures(query, MOST), query)
    book = Workbook(write_only=True)
    sheet = book.create_sheet(texts.EXPORT_SHEET)
    sheet.freeze_panes = "A2"
    for number, heading in enumerate(texts.EXPORT_HEADINGS.values(), 1):
        sheet.column_dimensions[get_column_letter(number)].width = max(12, len(heading) + 2)
    headings = [WriteOnlyCell(sheet, heading) for heading in texts.EXPORT_HEADINGS.values()]
    for cell in headings:
        cell.font = Font(bold=True)
    sheet.append(headings)
    for row in rows:
        cells = []
        for value in row.values():
            cell = WriteOnlyCell(sheet, _xlsx_value(value))
            if isinstance(value, Decimal):
                cell.number_format = _format(value)
            elif isinstance(value, date):
                cell.number_format = "d.m.yyyy"
            cells.append(cell)
        sheet.append(cells)
    return _saved(book)


def _xlsx_value(value: Value) -> Value:
    return _CONTROL.sub("", harmless(value))[:_LONGEST_CELL] if isinstance(value, str) else value


def _format(number: Decimal) -> str:
    """Excel's format that shows the number's own decimals: Decimal("23.18") → "#,##0.00"."""
    exponent = number.as_tuple().exponent
    decimals = -exponent if isinstance(exponent, int) and exponent < 0 else 0
    return "#,##0" + ("." + "0" * min(decimals, 20) if decimals else "")


def _saved(book: Any) -> Iterator[bytes]:
    with TemporaryFile() as file:
        book.save(file)
        file.seek(0)
        while piece := file.read(_PIECE):
            yield piece
