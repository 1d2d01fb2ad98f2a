"""How /openapi.json tells of errors and files."""

from typing import Any

from fastapi import FastAPI
from fastapi.openapi.utils import get_openapi
from pydantic.json_schema import models_json_schema

from api import texts
from api.problems import MEDIA_TYPE, problem
from api.schema import Problem

Responses = dict[int | str, dict[str, Any]]
_REFERENCE = "#/components/schemas/{model}"
_EVERYWHERE = (400, 401, 403, 413, 429, 500, 503)
"""Statuses that any address under /v1 may answer with."""


def answers(*statuses: int, ok: Responses | None = None) -> Responses:
    """The responses of an address: `ok` and the errors it may give beside those that all may."""
    return {**(ok or {}), **refusals(*statuses, *_EVERYWHERE)}


def refusals(*statuses: int) -> Responses:
    """The errors that an address may give."""
    return {status: _problem(status) for status in sorted(set(statuses))}


def file(description: str, *media_types: str) -> dict[str, Any]:
    """A response that is a file."""
    return {"description": description, "content": {media_type: {"schema": {"type": "string", "format": "binary"}} for media_type in media_types}}


def _problem(status: int) -> dict[str, Any]:
    example = problem(status, errors=[("question", texts.QUESTION_EMPTY)] if status == 422 else ())
    return {"description": example["title"], "content": {MEDIA_TYPE: {"schema": {"$ref": _REFERENCE.format(model="Problem")}, "example": example}}}


def describe(app: FastAPI) -> None:
    """Has /openapi.json hold the schema of problem documents, which no address gives when all goes well."""

    def openapi() -> dict[str, Any]:
        if app.openapi_schema is None:
            made = get_openapi(title=app.title, version=app.version, description=app.description, routes=app.routes, tags=app.openapi_tags)
            _, held = models_json_schema([(Problem, "serialization")], ref_template=_REFERENCE)
            components = made.setdefault("components", {})
            components.setdefault("schemas", {}).update(held["$defs"])
            components["securitySchemes"] = {"key": {"type": "http", "scheme": "bearer", "description": texts.KEY_ABOUT}}
            app.openapi_schema = made
        return app.openapi_schema

    app.openapi = openapi  # type: ignore[method-assign]  # FastAPI's documented way
