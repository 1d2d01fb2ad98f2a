"""What is held: figures, records, passages, reports with their pages, files and checks."""

from typing import Annotated, Any

from fastapi import Depends, FastAPI, Query, Request, Response
from fastapi.responses import FileResponse, StreamingResponse
from pydantic import BaseModel

from api import texts
from api.docs import answers, file
from api.exports import CSV, XLSX, csv_rows, xlsx_file
from api.pages import PNG, Pages, parse_highlights
from api.parameters import (
    Cursor,
    Format,
    Highlights,
    Kind,
    Limit,
    PageNumber,
    PlaceCursor,
    RankCursor,
    RecordStatusName,
    ReportId,
    ReportIds,
    Sought,
    Status,
    Words,
    cut,
    figure_query,
    given,
    place,
    rank,
)
from api.problems import ProblemError
from api.schema import (
    FigureChoicesOut,
    FiguresOut,
    FindingsOut,
    PassagesOut,
    RecordsOut,
    ReportOut,
    ReportsOut,
    to_figure_choices,
    to_figures,
    to_findings,
    to_passages,
    to_records,
    to_report,
)
from ingest.errors import StoreError
from ingest.stores.stored import FigureQuery
from retrieval.build import Katsaus

_TAG: list[Any] = ["Aineisto"]
_JSON = "application/json"
_PDF = "application/pdf"
_DEFAULT = 50
AskedFigures = Annotated[FigureQuery, Depends(figure_query)]


def _sent(body: BaseModel) -> Response:
    """A body as JSON, without a second validation."""
    return Response(body.model_dump_json(), media_type=_JSON)


def add_figures(app: FastAPI, katsaus: Katsaus) -> None:
    """GET /v1/figures, as JSON and as files."""
    files = file(texts.FIGURES_ABOUT, CSV, XLSX)

    @app.get("/v1/figures", response_model=FiguresOut, responses=answers(422, ok={200: files}), tags=_TAG, summary="Raporttien luvut")
    def figures(query: AskedFigures, limit: Limit = _DEFAULT, cursor: PlaceCursor = "", format: Format = "json") -> Response:
        try:
            if format == "csv":
                rows = csv_rows(katsaus, query)
                return StreamingResponse(rows, media_type=f"{CSV}; charset=utf-8", headers=_attachment("katsaus-luvut.csv"))
            if format == "xlsx":
                return StreamingResponse(xlsx_file(katsaus, query), media_type=XLSX, headers=_attachment("katsaus-luvut.xlsx"))
            return _sent(to_figures(katsaus.figures(query, cut(limit), rank(cursor) if query.sort else place(cursor))))
        except ValueError as error:
            raise ProblemError(422, errors=[("period", texts.UNKNOWN_PERIOD)]) from error

    @app.get("/v1/figures/choices", response_model=FigureChoicesOut, responses=answers(422), tags=_TAG, summary="Mihin luvut voi rajata")
    def choices(query: AskedFigures) -> Response:
        try:
            return _sent(to_figure_choices(katsaus.figure_choices(query)))
        except ValueError as error:
            raise ProblemError(422, errors=[("period", texts.UNKNOWN_PERIOD)]) from error


def _attachment(name: str) -> dict[str, str]:
    return {"Content-Disposition": f'attachment; filename="{name}"', "Cache-Control": "no-store"}


def add_texts(app: FastAPI, katsaus: Katsaus) -> None:
    """GET /v1/records and /v1/passages."""

    @app.get("/v1/records", response_model=RecordsOut, responses=answers(422), tags=_TAG, summary="Tavoitteet, suunnitelmat, riskit, hankkeet ja investoinnit")
    def records(
        kind: Kind = None,
        report_id: ReportIds = (),
        q: Words = "",
        unit: Annotated[str, Query(description=texts.parameter("unit"), max_length=500)] = "",
        status: RecordStatusName = None,
        limit: Limit = _DEFAULT,
        cursor: PlaceCursor = "",
    ) -> Response:
        asked = given(report_id) or None
        return _sent(to_records(katsaus.records(kind, asked, q.strip() or None, cut(limit), place(cursor), unit.strip() or None, status)))

    @app.get("/v1/passages", response_model=PassagesOut, responses=answers(422), tags=_TAG, summary="Hae tekstikohtia")
    def passages(q: Sought = "", report_id: ReportIds = (), limit: Limit = _DEFAULT, cursor: RankCursor = "") -> Response:
        return _sent(to_passages(katsaus.passages(q, given(report_id) or None, cut(limit), rank(cursor))))


def add_reports(app: FastAPI, katsaus: Katsaus) -> None:
    """GET /v1/reports and what lies under each."""

    @app.get("/v1/reports", response_model=ReportsOut, responses=answers(422), tags=_TAG, summary="Raportit")
    def reports(limit: Limit = _DEFAULT, cursor: Cursor = "") -> Response:
        following = [stored for stored in katsaus.reports() if stored.report.report_id > cursor]
        shown = following[: cut(limit)]
        last = shown[-1].report.report_id if len(shown) < len(following) else None
        return _sent(ReportsOut(reports=[to_report(stored) for stored in shown], next_cursor=last))

    @app.get("/v1/reports/{report_id}", response_model=ReportOut, responses=answers(404, 422), tags=_TAG, summary="Yksi raportti")
    def report(report_id: ReportId) -> Response:
        return _sent(to_report(katsaus.report(report_id)))

    @app.get("/v1/reports/{report_id}/checks", response_model=FindingsOut, responses=answers(404, 422), tags=_TAG, summary="Täsmäävätkö raportin luvut")
    def checks(report_id: ReportId, status: Status = None, limit: Limit = _DEFAULT, cursor: PlaceCursor = "") -> Response:
        stored = katsaus.report(report_id)
        found = katsaus.findings(report_id, status, cut(limit), place(cursor))
        return _sent(to_findings(stored, found, found.next_cursor))

    @app.get(
        "/v1/reports/{report_id}/file",
        response_class=FileResponse,
        responses=answers(404, 422, ok={200: file(texts.FILE_ABOUT, _PDF)}),
        tags=_TAG,
        summary="Raportti PDF-tiedostona",
    )
    def pdf(report_id: ReportId) -> FileResponse:
        name = katsaus.report(report_id).report.file_name
        try:
            path = katsaus.file(report_id)
        except StoreError as error:
            raise ProblemError(404, texts.NO_FILE.format(report_id=report_id)) from error
        return FileResponse(path, media_type=_PDF, filename=name, content_disposition_type="inline", headers={"Cache-Control": "private, no-cache"})


def add_pages(app: FastAPI, katsaus: Katsaus, pages: Pages) -> None:
    """GET /v1/reports/{report_id}/pages/{page}: the picture of a page."""

    @app.get(
        "/v1/reports/{report_id}/pages/{page}",
        response_class=Response,
        responses=answers(404, 422, ok={200: file(texts.PAGE_ABOUT, PNG), 304: {"description": texts.SAME_ABOUT}}),
        tags=_TAG,
        summary="Sivun kuva",
    )
    def picture(
        report_id: ReportId,
        page: PageNumber,
        request: Request,
        highlight: Highlights = (),
        scale: Annotated[float, Query(description=texts.parameter("scale"), ge=0.25, le=4)] = 2.0,
    ) -> Response:
        try:
            marks = parse_highlights(given(highlight))
        except ValueError as error:
            raise ProblemError(422, errors=[("highlight", texts.UNKNOWN_HIGHLIGHT)]) from error
        report = katsaus.report(report_id).report
        if page > report.pages:
            raise ProblemError(404, texts.NO_PAGE.format(report_id=report_id, pages=report.pages, page=page))
        tag = pages.tag(report.sha256, page, scale, marks)
        headers = {"ETag": tag, "Cache-Control": "private, no-cache"}
        if tag in request.headers.get("if-none-match", ""):
            return Response(status_code=304, headers=headers)
        try:
            path = katsaus.file(report_id)
        except StoreError as error:
            raise ProblemError(404, texts.NO_FILE.format(report_id=report_id)) from error
        drawn = pages.png(path, report.sha256, page, scale, marks)
        if drawn is None:
            raise ProblemError(404, texts.NO_PICTURE.format(report_id=report_id, page=page))
        return Response(drawn, media_type=PNG, headers=headers)
