"""The service over HTTP: CONTRACT.md's addresses over one Katsaus."""

from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from typing import Any

from fastapi import FastAPI, Response
from fastapi.responses import PlainTextResponse

from api import texts
from api.asking import Asking, add_asking
from api.care import add_care
from api.docs import describe, refusals
from api.guard import Guard, Keys, Limits
from api.jobs import JobQueue
from api.marking import Marking, add_marking
from api.material import add_figures, add_pages, add_reports, add_texts
from api.metrics import CONTENT_TYPE, Metrics
from api.pages import Pages
from api.problems import ProblemError, add_handlers
from api.rate import RateLimit
from api.schema import HealthOut, ReadyOut
from api.warming import Warming
from api.web_pages import add_web_pages
from retrieval.build import Katsaus
from retrieval.fingerprint import fingerprint

_MEGABYTE = 1_000_000
_FORM = 100_000
"""Bytes that a form takes beside the file in it."""
_TAG: list[Any] = ["Palvelun tila"]


def create_app(katsaus: Katsaus) -> FastAPI:
    """The app over a Katsaus, which it closes at its end. Raises SettingError when a key cannot be used."""
    settings = katsaus.settings
    keys = Keys(settings.administrator_key(), settings.readers_key())
    queue = JobQueue(katsaus, settings.report_pages)
    metrics = Metrics(lambda: len(katsaus.reports()), queue.waiting)
    pages = Pages(settings.reading_megabytes)
    warming = Warming(katsaus)

    @asynccontextmanager
    async def lifespan(app: FastAPI) -> AsyncIterator[None]:
        warming.start()
        if keys.writing:
            queue.start(warming.tried)
        yield
        warming.join()
        queue.stop()
        pages.close()
        katsaus.close()

    app = FastAPI(
        title=texts.SERVICE_TITLE,
        description=texts.SERVICE_ABOUT,
        openapi_tags=[{"name": name, "description": about} for name, about in texts.TAGS.items()],
        docs_url=None,
        redoc_url=None,
        redirect_slashes=False,
        telemetry={"tracing": False, "metrics": False, "logs": False, "operation_spans": False, "auto_configure": False},  # it would hold questions
        lifespan=lifespan,
    )
    limits = Limits(settings.upload_megabytes * _MEGABYTE + _FORM)
    app.add_middleware(Guard, keys=keys, limits=limits, rate=RateLimit(settings.rate_limit), metrics=metrics)
    add_handlers(app)
    add_asking(app, Asking(katsaus, metrics))
    add_marking(app, Marking(katsaus))
    add_figures(app, katsaus)
    add_texts(app, katsaus)
    add_reports(app, katsaus)
    add_pages(app, katsaus, pages)
    add_care(app, katsaus, queue)
    _add_state(app, katsaus, lambda: warming.done and (queue.opened or not keys.writing), metrics)
    add_web_pages(app, katsaus, keys.writing)
    describe(app)
    return app


def _add_state(app: FastAPI, katsaus: Katsaus, ready: Callable[[], bool], metrics: Metrics) -> None:
    @app.get("/healthz", response_model=HealthOut, tags=_TAG, summary="Onko palvelu käynnissä")
    async def healthz() -> Response:
        return Response(HealthOut().model_dump_json(), media_type="application/json")

    @app.get("/readyz", response_model=ReadyOut, responses=refusals(503), tags=_TAG, summary="Onko palvelu valmis vastaamaan")
    def readyz() -> Response:
        katsaus.store.state()
        if not ready():
            raise ProblemError(503, headers={"Retry-After": "2"})
        return Response(ReadyOut(versions=fingerprint(katsaus)).model_dump_json(), media_type="application/json")

    @app.get("/metrics", response_class=PlainTextResponse, tags=_TAG, summary="Mittarit Prometheukselle")
    def prometheus() -> Response:
        return Response(metrics.text(), media_type=CONTENT_TYPE)
