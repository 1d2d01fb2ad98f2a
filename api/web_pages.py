"""The web page: HTML in three languages, styles and scripts, all read once at the start, so that no address reaches the file system."""

import hashlib
import html
import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from fastapi import FastAPI, Query, Request, Response

from api import texts
from api.docs import answers
from api.schema import ExamplesOut
from api.web_theme import theme_css
from ingest.errors import SettingError
from retrieval.build import Katsaus
from retrieval.examples import example_questions
from retrieval.settings import Settings

FOLDER = Path(__file__).resolve().parent / "web"
LANGUAGES = ("fi", "sv", "en")
PAGES: Mapping[str, str] = {"/": "ask", "/luvut": "figures", "/raportit": "reports", "/saavutettavuus": "statement"}
"""Address → the page's name: that of its template, and the beginning of its texts' names."""
POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' blob:; connect-src 'self'; form-action 'self'; "
    "base-uri 'none'; frame-ancestors 'none'; require-trusted-types-for 'script'; trusted-types 'none'"
)
"""Nothing inline, nothing from elsewhere; and no text can become markup, since the browser refuses it. blob: holds pictures fetched with a key."""
_HEADERS = {"Content-Security-Policy": POLICY, "Cache-Control": "no-cache", "Permissions-Policy": "camera=(), microphone=(), geolocation=()"}
_TYPES = {
    ".css": "text/css; charset=utf-8",
    ".js": "text/javascript; charset=utf-8",
    ".json": "application/json",
    ".svg": "image/svg+xml",
    ".png": "image/png",
}
_LOGO = {".svg", ".png"}
_PLACEHOLDER = re.compile(r"\{\{([a-z_.]+)\}\}")
_COOKIE = "katsaus_kieli"
_YEAR_SECONDS = 365 * 24 * 3600


@dataclass(frozen=True)
class _File:
    """Something that is sent as it is."""

    content: bytes
    media_type: str
    tag: str


def add_web_pages(app: FastAPI, katsaus: Katsaus, writing: bool) -> None:
    """The pages and their files, and the questions to begin with. `writing`: whether reports may be sent in. Raises SettingError."""
    settings = katsaus.settings
    files = _static_files(settings)
    pages = {(address, language): _page(settings, writing, address, language) for address in PAGES for language in LANGUAGES}

    def page(request: Request) -> Response:
        asked = request.query_params.get("lang")
        language = next((one for one in (asked, request.cookies.get(_COOKIE)) if one in LANGUAGES), settings.page_language)
        sent = _sent(pages[request.url.path, language], request, {"Content-Language": language, "Vary": "Cookie"})
        if asked == language:
            sent.set_cookie(_COOKIE, language, max_age=_YEAR_SECONDS, httponly=True, samesite="lax")
        return sent

    def static(name: str, request: Request) -> Response:
        held = files.get(name)
        return _sent(held, request, {}) if held is not None else Response(texts.NO_FILE_HERE, 404, _HEADERS, "text/plain; charset=utf-8")

    for address in PAGES:
        app.add_api_route(address, page, methods=["GET", "HEAD"], include_in_schema=False, response_class=Response)
    app.add_api_route("/web/{name:path}", static, methods=["GET", "HEAD"], include_in_schema=False, response_class=Response)

    tag: list[Any] = ["Kysyminen"]

    @app.get("/v1/examples", response_model=ExamplesOut, responses=answers(422), tags=tag, summary="Kysymyksiä, joista voi aloittaa")
    def examples(limit: int = Query(default=4, ge=1, le=20, description=texts.parameter("limit"))) -> Response:
        return Response(ExamplesOut(questions=list(example_questions(katsaus, limit))).model_dump_json(), media_type="application/json")


def _sent(file: _File, request: Request, headers: Mapping[str, str]) -> Response:
    told = {**_HEADERS, **headers, "ETag": file.tag}
    if file.tag in request.headers.get("if-none-match", ""):
        return Response(status_code=304, headers=told)
    return Response(file.content, headers=told, media_type=file.media_type)


def _file(content: bytes, media_type: str) -> _File:
    return _File(content, media_type, f'"{hashlib.sha256(content).hexdigest()[:32]}"')


def _static_files(settings: Settings) -> dict[str, _File]:
    """Name under /web/ → file."""
    found = sorted((FOLDER / "static").iterdir())
    files = {path.name: _file(path.read_bytes(), _TYPES[path.suffix]) for path in found}
    files |= {f"texts/{language}.json": _file((FOLDER / "texts" / f"{language}.json").read_bytes(), _TYPES[".json"]) for language in LANGUAGES}
    files["theme.css"] = _file(theme_css(settings.page_colour).encode(), _TYPES[".css"])
    logo = settings.page_logo
    if logo is not None:
        if logo.suffix.lower() not in _LOGO:
            raise SettingError(texts.LOGO_TYPE.format(path=logo))
        try:
            files["logo"] = _file(logo.read_bytes(), _TYPES[logo.suffix.lower()])
        except OSError as error:
            raise SettingError(texts.LOGO_UNREADABLE.format(path=logo)) from error
    return files


def page_texts(language: str) -> dict[str, str]:
    """The texts of the page in a language, by name."""
    held: dict[str, str] = json.loads((FOLDER / "texts" / f"{language}.json").read_text(encoding="utf-8"))
    return held


def _page(settings: Settings, writing: bool, address: str, language: str) -> _File:
    """A page with everything filled in."""
    said, name = page_texts(language), PAGES[address]
    filled = {
        "page.language": language,
        "page.address": address,
        "page.name": settings.page_name,
        "page.municipality": settings.page_municipality,
        "page.title": said[f"{name}.title"],
        "page.script": name,
        "page.hours": f"{settings.conversation_hours:g}",
        "page.writing": "on" if writing else "off",
        "page.key": "on" if settings.readers_key() is not None else "off",
        "page.marking": "on" if settings.marking else "off",
        "page.longest": str(settings.question_characters),
        **{f"current.{other}": "page" if other == name else "false" for other in PAGES.values()},
        **{f"current.{other}": "true" if other == language else "false" for other in LANGUAGES},
        "statement.owner": settings.page_municipality or said["statement.fill_owner"],
        "statement.email": settings.accessibility_email or said["statement.fill_email"],
        "statement.reviewed": _day(settings, said),
        "statement.notes": settings.accessibility_notes or said["statement.fill_notes"],
    }
    body = _filled((FOLDER / f"{name}.html").read_text(encoding="utf-8"), said, filled)
    layout = (FOLDER / "layout.html").read_text(encoding="utf-8")
    before, after = layout.split("{{page.body}}")
    logo = '<img class="logo" src="/web/logo" alt="">' if settings.page_logo is not None else ""
    whole = _filled(before.replace("{{page.logo}}", logo), said, filled) + body + _filled(after, said, filled)
    return _file(whole.encode(), "text/html; charset=utf-8")


def _day(settings: Settings, said: Mapping[str, str]) -> str:
    day = settings.accessibility_date
    return f"{day.day}.{day.month}.{day.year}" if day is not None else said["statement.fill_date"]


def _filled(template: str, said: Mapping[str, str], filled: Mapping[str, str]) -> str:
    """A template with its {{names}} replaced by text, in which nothing is markup; raises KeyError for a name that is not there."""
    return _PLACEHOLDER.sub(lambda found: html.escape(filled[found[1]] if found[1] in filled else said[found[1]]), template)
