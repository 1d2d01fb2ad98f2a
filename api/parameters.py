"""What requests may ask in their addresses, and how it is read."""

import re
from collections.abc import Sequence
from typing import Annotated, Literal

from fastapi import Path, Query

from api import texts
from api.problems import ProblemError
from ingest.figure_store import MOST
from ingest.model import FindingStatus, Measure, RecordKind, RecordStatus

_PLACE = re.compile(r"\d{1,12}\.\d{1,9}")
_NUMBER = re.compile(r"\d{1,6}")
_LONGEST = 500

Unit = Annotated[tuple[str, ...], Query(description=texts.parameter("unit"), max_length=100)]
Account = Annotated[tuple[str, ...], Query(description=texts.parameter("account"), max_length=100)]
MeasureNames = Annotated[tuple[Measure | Literal[""], ...], Query(description=texts.parameter("measure"), max_length=100)]
PeriodText = Annotated[str, Query(description=texts.parameter("period"), max_length=_LONGEST, examples=["1–3/2025"])]
ReportIds = Annotated[tuple[str, ...], Query(description=texts.parameter("report_id"), max_length=1000)]
Words = Annotated[str, Query(description=texts.parameter("q"), max_length=_LONGEST)]
Sought = Annotated[str, Query(description=texts.parameter("search"), max_length=2000)]
Limit = Annotated[int, Query(description=texts.parameter("limit"), ge=1)]
Cursor = Annotated[str, Query(description=texts.parameter("cursor"), max_length=200)]
Format = Annotated[Literal["json", "csv", "xlsx", ""], Query(description=texts.parameter("format"))]
Kind = Annotated[RecordKind | Literal[""], Query(description=texts.parameter("kind"))]
Status = Annotated[FindingStatus | Literal[""], Query(description=texts.parameter("status"))]
RecordStatusName = Annotated[RecordStatus | Literal[""], Query(description=texts.parameter("record_status"))]
ReportId = Annotated[str, Path(description=texts.parameter("one_report"), max_length=200)]
JobId = Annotated[str, Path(description=texts.parameter("job_id"), max_length=100)]
PageNumber = Annotated[int, Path(description=texts.parameter("page"), ge=1, le=1_000_000)]


def cut(limit: int) -> int:
    """The rows of a page: more than 500 is 500."""
    return min(limit, MOST)


def given(values: Sequence[str]) -> tuple[str, ...]:
    """What was asked for, without empty values."""
    return tuple(value for value in values if value.strip())


def place(cursor: str) -> str | None:
    """The cursor of a list of stored rows, None for the first page; refuses others with 422."""
    return _cursor(cursor, _PLACE)


def rank(cursor: str) -> str | None:
    """The cursor of a list of search results, None for the first page; refuses others with 422."""
    return _cursor(cursor, _NUMBER)


def _cursor(cursor: str, form: re.Pattern[str]) -> str | None:
    if not cursor:
        return None
    if not form.fullmatch(cursor) or not cursor.isascii():
        raise ProblemError(422, errors=[("cursor", texts.UNKNOWN_CURSOR)])
    return cursor
