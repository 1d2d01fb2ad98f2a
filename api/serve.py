"""The service as a process: uvicorn over the app, until it is told to end."""

import uvicorn

from api.app import create_app
from retrieval.build import build
from retrieval.settings import Settings

_CLOSING_SECONDS = 10


def serve(settings: Settings) -> None:
    """Serves on settings.host and port until a signal ends it. Raises SettingError, StoreError and StoreFull before it begins."""
    app = create_app(build(settings))
    uvicorn.run(
        app,
        host=settings.host,
        port=settings.port,
        log_level="warning",
        access_log=False,
        server_header=False,
        timeout_graceful_shutdown=_CLOSING_SECONDS,
    )
