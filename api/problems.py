"""Errors as RFC 9457 problem documents with Finnish text; what an exception says of the inside never leaves the house."""

import logging
from collections.abc import Mapping, Sequence
from typing import Any

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse
from starlette.exceptions import HTTPException
from starlette.routing import Match, Route

from api import texts
from api.logs import fields
from ingest.errors import KatsausError, ReportError, StoreError, UnknownConversation, UnknownReport

MEDIA_TYPE = "application/problem+json"
_log = logging.getLogger("katsaus.http")


class ProblemError(Exception):
    """A request that is refused: `status`, and what is said of it; `errors` are (field, what is wrong)."""

    def __init__(self, status: int, detail: str | None = None, errors: Sequence[tuple[str, str]] = (), headers: Mapping[str, str] | None = None) -> None:
        super().__init__(detail or status)
        self.status = status
        self.detail = detail
        self.errors = errors
        self.headers = headers


def problem(status: int, detail: str | None = None, errors: Sequence[tuple[str, str]] = ()) -> dict[str, Any]:
    """A problem document; a status that has no text of its own gets that of its hundred."""
    title, usual = texts.PROBLEMS.get(status) or texts.PROBLEMS[400 if status < 500 else 500]
    body: dict[str, Any] = {"type": "about:blank", "title": title, "status": status, "detail": detail or usual}
    if errors:
        body["errors"] = [{"field": field, "detail": wrong} for field, wrong in errors]
    return body


def problem_of(error: KatsausError) -> dict[str, Any]:
    """What is told of one of our own errors."""
    if isinstance(error, ReportError):
        return problem(422, str(error))
    if isinstance(error, UnknownReport | UnknownConversation):
        return problem(404, str(error))
    if isinstance(error, StoreError):  # its text names files and addresses of the server
        return problem(503, texts.STORE_TROUBLE)
    return problem(500)


def respond(body: Mapping[str, Any], headers: Mapping[str, str] | None = None) -> JSONResponse:
    """A problem document as a response."""
    return JSONResponse(dict(body), int(body["status"]), dict(headers or {}), MEDIA_TYPE)


def add_handlers(app: FastAPI) -> None:
    """Has every error of the app answered with a problem document."""

    @app.exception_handler(ProblemError)
    async def refused(request: Request, error: ProblemError) -> JSONResponse:
        return respond(problem(error.status, error.detail, error.errors), error.headers)

    @app.exception_handler(KatsausError)
    async def ours(request: Request, error: KatsausError) -> JSONResponse:
        asked = request.path_params.get("report_id")
        body = problem(404, texts.NO_REPORT.format(report_id=asked)) if asked and isinstance(error, UnknownReport) else problem_of(error)
        if body["status"] >= 500:
            _log.error("%s", error, extra=fields(request=request.state.request_id))
        return respond(body, {"Retry-After": "5"} if body["status"] == 503 else None)

    @app.exception_handler(RequestValidationError)
    async def invalid(request: Request, error: RequestValidationError) -> JSONResponse:
        return respond(problem(422, errors=[_field_error(one) for one in error.errors()]))

    @app.exception_handler(HTTPException)
    async def http(request: Request, error: HTTPException) -> JSONResponse:
        return respond(problem(error.status_code), {"Allow": _allowed(app, request)} if error.status_code == 405 else error.headers)


def _allowed(app: FastAPI, request: Request) -> str:
    """All methods of an address: each route of it knows its own alone."""
    methods: set[str] = set()
    for route in app.routes:
        if isinstance(route, Route) and route.matches(request.scope)[0] is not Match.NONE:
            methods |= route.methods or set()
    return ", ".join(sorted(methods))


def _field_error(error: Mapping[str, Any]) -> tuple[str, str]:
    """(field, what is wrong) of one of pydantic's errors."""
    where = [str(part) for part in error["loc"] if not isinstance(part, int)]
    field = where[1] if len(where) > 1 else where[0]
    wrong = texts.FIELD_ERRORS.get(error["type"], texts.FIELD_WRONG)
    return field, wrong.format(**{name: str(value).replace(" or ", " tai ") for name, value in (error.get("ctx") or {}).items()})
