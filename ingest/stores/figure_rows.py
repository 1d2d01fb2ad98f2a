"""The model as rows of the figure store's tables and back; no database here."""

import json
import unicodedata
import zlib
from collections.abc import Iterator, Sequence
from dataclasses import fields
from datetime import UTC, date, datetime
from decimal import Decimal
from functools import lru_cache
from sys import intern
from typing import TYPE_CHECKING, Any

from ingest.amounts import MINUSES, plain_spaces
from ingest.model import Box, Extraction, Figure, OrganisationUnit, Passage, Period, Place, Record, Report, Table
from ingest.stores.codec import dump_fields, dumps, load_fields, loads
from ingest.stores.stored import Embedding, Job, StoredFigure, StoredReport, Subject

if TYPE_CHECKING:  # numpy, which an exact lookup does without
    from ingest.stores.lexical_index import ReportTerms

_DASHES = str.maketrans(dict.fromkeys(MINUSES, "-"))


@lru_cache(16384)
def text_key(text: str) -> str:
    """The form in which names are compared: "TOT  1–3/2025 " → "tot 1-3/2025"."""
    return plain_spaces(unicodedata.normalize("NFC", text)).translate(_DASHES).casefold()


def period_key(label: str) -> str:
    """The form in which period labels are compared: "1 – 3 / 2025" → "1-3/2025"."""
    return text_key(label).replace(" ", "")


def storable_row(row: dict[str, Any]) -> dict[str, Any]:
    """Without what no database takes: NUL characters and halves of surrogate pairs."""
    return {name: _storable(value) if type(value) is str and not value.isprintable() else value for name, value in row.items()}


def _storable(text: str) -> str:
    return text.replace("\0", "").encode("utf-8", "replace").decode("utf-8")


def moment(seconds: float) -> datetime:
    return datetime.fromtimestamp(seconds, UTC)


def _json(values: Sequence[Any]) -> str:
    return json.dumps(values, ensure_ascii=False, separators=(",", ":")) if values else ""


@lru_cache(maxsize=65536)
def to_names(text: str) -> tuple[Any, ...]:
    """A list of names as a column holds it."""
    return tuple(json.loads(text)) if text else ()


@lru_cache(maxsize=4096)
def _period(start: date, end: date, label: str) -> Period:
    return Period(start, end, label)


def from_report(extraction: Extraction, now: float, terms: "ReportTerms | None") -> dict[str, Any]:
    counts = {name: len(getattr(extraction, name)) for name in ("units", "sections", "tables", "figures", "records", "passages", "findings")}
    counts["tables"] = sum(bool(table.rows) for table in extraction.tables)  # one that could not be read is none
    for record in extraction.records:
        counts[record.kind] = counts.get(record.kind, 0) + 1
    checks = dict.fromkeys(("holds", "rounding", "error", "repaired"), 0)
    for finding in extraction.findings:
        checks[finding.status] += 1
    report = extraction.report
    return {
        "report_id": report.report_id,
        "body": dumps(report),
        "counts": json.dumps(counts),
        "checks": json.dumps(checks),
        "warnings": _json(extraction.warnings),
        "sha256": report.sha256,
        "added": now,
        "term_lengths": terms.lengths if terms is not None else b"",
    }


def to_report(row: Any) -> StoredReport:
    return StoredReport(loads(Report, row.body), row.version, json.loads(row.counts), json.loads(row.checks), to_names(row.warnings), moment(row.added))


def from_unit(unit: OrganisationUnit) -> dict[str, Any]:
    return {"name_key": text_key(unit.name), "body": dumps(unit)}


def from_table(table: Table) -> dict[str, Any]:
    return {"kind": table.kind, "title": table.title, "page": min(table.pages, default=None), "body": zlib.compress(dumps(table).encode())}


_COLUMNS = (
    "figure_id",
    "unit",
    "account",
    "subject_kind",
    "measure",
    "basis",
    "number_unit",
    "text",
    "page",
    "printed_page",
    "row_label",
    "column_label",
    "sentence",
    "exact",
    "doubt",
    "repair",
)
"""Fields of a figure that a column holds as they are."""
_SHAPED = {"unit_path", "period", "number", "scale", "box", "section", "table", "row", "column", "groups", "footnotes"}
_MORE = tuple(f.name for f in fields(Figure) if f.name not in _SHAPED.union(_COLUMNS))
"""Fields that the table has no column for."""
_IN_ORDER = tuple(f.name for f in fields(Figure) if f.name not in _MORE)
"""The other fields, as `to_figure` has their values."""


def from_figures(extraction: Extraction) -> Iterator[dict[str, Any]]:
    passed: dict[str, list[str]] = {}
    failed: dict[str, list[str]] = {}
    places: dict[str, list[int]] = {}
    for position, finding in enumerate(extraction.findings):
        kept = failed if finding.status == "error" else passed
        for figure_id in dict.fromkeys(finding.figure_ids):
            kept.setdefault(figure_id, []).append(finding.identity)
            places.setdefault(figure_id, []).append(position)
    for figure in extraction.figures:
        found = places.get(figure.figure_id)
        yield _from_figure(figure, _json([passed.get(figure.figure_id, []), failed.get(figure.figure_id, []), found]) if found else "")


def _from_figure(f: Figure, checks: str) -> dict[str, Any]:
    names = [f.unit, *f.unit_path, f.account, f.row_label, f.column_label, *f.groups, *f.section, f.text, f.sentence, f.period.label]
    return {
        **{name: getattr(f, name) for name in _COLUMNS},
        "unit_key": text_key(f.unit),
        "unit_path": _json(f.unit_path),
        "account_key": text_key(f.account),
        "period_start": f.period.start,
        "period_end": f.period.end,
        "period_label": f.period.label,
        "period_key": period_key(f.period.label),
        "number": str(f.number),
        "scale": str(f.scale),
        "x0": f.box.x0,
        "top": f.box.top,
        "x1": f.box.x1,
        "bottom": f.box.bottom,
        "section": _json(f.section),
        "table_index": f.table,
        "row_index": f.row,
        "column_index": f.column,
        "groups": _json(f.groups),
        "footnotes": _json(f.footnotes),
        "more": dump_fields(f, _MORE),
        "checks": checks,
        "search_key": text_key(" ".join(dict.fromkeys(filter(None, names)))),
    }


def to_figure(report_id: str, row: Any) -> StoredFigure:
    """A figure of a row with `figure_queries.WHOLE_FIGURE`'s columns. An answer reads dozens: names would take twice as long as places."""
    (
        _, _, figure_id, unit, unit_path, account, subject_kind, measure, basis, start, end, period, number, number_unit, text, scale, page, printed_page,
        x0, top, x1, bottom, section, table, line, column, row_label, column_label, groups, footnotes, sentence, exact, doubt, repair, more, checks,
    ) = row  # fmt: skip
    values = (
        figure_id, unit, to_names(unit_path), account, subject_kind, measure, _period(start, end, period), Decimal(number), number_unit, text, Decimal(scale),
        page, Box(x0, top, x1, bottom), to_names(section), basis, printed_page, table, line, column, row_label, column_label, to_names(groups),
        to_names(footnotes), sentence, exact, doubt, repair,
    )  # fmt: skip
    figure: Figure = object.__new__(Figure)
    figure.__dict__.update(zip(_IN_ORDER, values, strict=True))  # a frozen class's own constructor takes three times as long
    if more:
        figure.__dict__.update(load_fields(Figure, more))
    if not checks:
        return StoredFigure(report_id, figure)
    passed, failed, findings = json.loads(checks)
    return StoredFigure(report_id, figure, tuple(passed), tuple(failed), tuple(findings))


def to_subject(report_id: str, row: Any) -> Subject:
    """A subject of a row with `figure_queries.SUBJECTS_OF`'s columns; names that reports share are kept once, of a thousand reports they take 85 MB."""
    values: Iterator[Any] = (intern(value) if type(value) is str else value for value in row)
    unit, unit_path, account, kind, measure, start, end, label, basis, number_unit = values
    return Subject(report_id, unit, to_names(unit_path), account, kind, measure, _period(start, end, label), basis, number_unit)


def from_record(record: Record) -> dict[str, Any]:
    names = [record.unit, *record.unit_path, record.title, *record.fields.values(), *record.section]
    return {
        "record_id": record.record_id,
        "kind": record.kind,
        "unit_key": text_key(record.unit),
        "status": record.status,
        "body": dumps(record),
        "search_key": text_key(" ".join(names)),
    }


_PASSAGE_COLUMNS = {"passage_id", "kind", "section", "pages", "places", "text", "search_text", "table"}
_PASSAGE_MORE = tuple(f.name for f in fields(Passage) if f.name not in _PASSAGE_COLUMNS)


def from_passage(passage: Passage) -> dict[str, Any]:
    places = [[place.page, place.box.x0, place.box.top, place.box.x1, place.box.bottom] for place in passage.places]
    return {
        "passage_id": passage.passage_id,
        "kind": passage.kind,
        "section": _json(passage.section),
        "pages": _json(passage.pages),
        "places": _json(places),
        "text": passage.text,
        "search_text": passage.search_text,
        "table_index": passage.table,
        "more": dump_fields(passage, _PASSAGE_MORE),
    }


def to_passage(row: Any) -> Passage:
    places = tuple(Place(page, Box(*box)) for page, *box in json.loads(row.places or "[]"))
    return Passage(
        row.passage_id,
        row.kind,
        to_names(row.section),
        to_names(row.pages),
        places,
        row.text,
        row.search_text,
        row.table_index,
        **load_fields(Passage, row.more),
    )


def to_job(row: Any) -> Job:
    error = json.loads(row.error) if row.error else None
    return Job(row.job_id, row.state, row.file_name, row.path, row.page, row.pages, row.report_id, error, moment(row.created))


def from_embedding(embedding: Embedding) -> dict[str, Any]:
    return {"model": embedding.model, "dimension": embedding.dimension, "rows": embedding.rows, "data": embedding.data}


def from_terms(terms: "ReportTerms") -> Iterator[dict[str, Any]]:
    return ({"term": posting.term, "numbers": posting.numbers, "counts": posting.counts} for posting in terms.postings)


def from_words(terms: "ReportTerms") -> Iterator[dict[str, Any]]:
    return ({"body": body} for body in terms.words)
