"""What requests may ask in their addresses, and how it is read."""

import re
from collections.abc import Sequence
from typing import Annotated, Literal

from fastapi import Path, Query
from pydantic import BeforeValidator

from api import texts
from api.problems import ProblemError
from ingest.model import FindingStatus, Measure, RecordKind, RecordStatus
from ingest.stores.figure_queries import MOST
from ingest.stores.stored import FigureOrder, FigureQuery

_PLACE = re.compile(r"[0-9]{1,12}\.[0-9]{1,9}")
_NUMBER = re.compile(r"[0-9]{1,6}")
_COORDINATE = r"-?[0-9]{1,5}(\.[0-9]{1,6})?"
_MANY = 50
_LONGEST = 500


def _without_empty(values: Sequence[str]) -> list[str]:
    return [value for value in values if value]


def _none_if_empty(value: str | None) -> str | None:
    return value or None


Unit = Annotated[tuple[str, ...], Query(description=texts.parameter("unit"), max_length=_MANY)]
Account = Annotated[tuple[str, ...], Query(description=texts.parameter("account"), max_length=_MANY)]
MeasureNames = Annotated[tuple[Measure, ...], BeforeValidator(_without_empty), Query(description=texts.parameter("measure"), max_length=_MANY)]
PeriodText = Annotated[str, Query(description=texts.parameter("period"), max_length=_LONGEST, examples=["1–3/2025"])]
ReportIds = Annotated[tuple[str, ...], Query(description=texts.parameter("report_id"), max_length=_MANY)]
FigureIds = Annotated[tuple[str, ...], Query(description=texts.parameter("figure_id"), max_length=100)]
Sort = Annotated[FigureOrder | None, Query(description=texts.parameter("sort"))]
Words = Annotated[str, Query(description=texts.parameter("q"), max_length=_LONGEST)]
Sought = Annotated[str, Query(description=texts.parameter("search"), max_length=2000)]
Limit = Annotated[int, Query(description=texts.parameter("limit"), ge=1)]
Cursor = Annotated[str, Query(description=texts.parameter("cursor"), max_length=200)]
PlaceCursor = Annotated[str, Query(description=texts.parameter("cursor"), json_schema_extra={"pattern": f"^({_PLACE.pattern})?$"})]
RankCursor = Annotated[str, Query(description=texts.parameter("cursor"), json_schema_extra={"pattern": f"^({_NUMBER.pattern})?$"})]
Highlights = Annotated[
    tuple[str, ...],
    Query(
        description=texts.parameter("highlight"),
        max_length=_MANY,
        examples=[["57,210.5,120,222"]],
        json_schema_extra={"items": {"type": "string", "pattern": f"^{_COORDINATE}(,{_COORDINATE}){{3}}$"}},
    ),
]
Format = Annotated[Literal["json", "csv", "xlsx"], BeforeValidator(lambda value: value or "json"), Query(description=texts.parameter("format"))]
Kind = Annotated[RecordKind | None, BeforeValidator(_none_if_empty), Query(description=texts.parameter("kind"))]
Status = Annotated[FindingStatus | None, BeforeValidator(_none_if_empty), Query(description=texts.parameter("status"))]
RecordStatusName = Annotated[RecordStatus | None, BeforeValidator(_none_if_empty), Query(description=texts.parameter("record_status"))]
ReportId = Annotated[str, Path(description=texts.parameter("one_report"), max_length=200)]
JobId = Annotated[str, Path(description=texts.parameter("job_id"), max_length=100)]
PageNumber = Annotated[int, Path(description=texts.parameter("page"), ge=1, le=1_000_000)]


def cut(limit: int) -> int:
    """The rows of a page: more than 500 is 500."""
    return min(limit, MOST)


def given(values: Sequence[str]) -> tuple[str, ...]:
    """What was asked for, without empty values."""
    return tuple(value for value in values if value.strip())


def figure_query(
    unit: Unit = (),
    account: Account = (),
    measure: MeasureNames = (),
    period: PeriodText = "",
    report_id: ReportIds = (),
    q: Words = "",
    figure_id: FigureIds = (),
    sort: Sort = None,
) -> FigureQuery:
    """Which figures are asked for, and in what order."""
    return FigureQuery(
        report_ids=given(report_id) or None,
        units=given(unit),
        accounts=given(account),
        measures=measure,
        period=period.strip() or None,
        q=q.strip() or None,
        figure_ids=given(figure_id),
        sort=sort,
    )


def place(cursor: str) -> str | None:
    """The cursor of a list of stored rows, None for the first page; refuses others with 422."""
    return _cursor(cursor, _PLACE)


def rank(cursor: str) -> str | None:
    """The cursor of a list of search results, None for the first page; refuses others with 422."""
    return _cursor(cursor, _NUMBER)


def _cursor(cursor: str, form: re.Pattern[str]) -> str | None:
    if not cursor:
        return None
    if not form.fullmatch(cursor):
        raise ProblemError(422, errors=[("cursor", texts.UNKNOWN_CURSOR)])
    return cursor
